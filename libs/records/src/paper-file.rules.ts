import { accepted, finding, kernelRefusals, refused, storedDay, urgencyOf, type Finding, type Notice, type PlainDate, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { paperFileNotices, paperFileRefusals } from './paper-file.refusals.js';

/** The papers of a member's file. */
export const PAPERS = {
  APPLICATION: { vi: 'Đơn xin vào Đảng', en: 'the application' },
  LIFE_HISTORY: { vi: 'Lý lịch của người xin vào Đảng', en: 'the life history' },
  COURSE_CERTIFICATE: { vi: 'Giấy chứng nhận bồi dưỡng nhận thức về Đảng', en: 'the certificate of the course on the Party' },
  INTRODUCTION: { vi: 'Giấy giới thiệu người vào Đảng', en: 'the introduction by members' },
  MASS_ORGANIZATION_OPINION: { vi: 'Nghị quyết, ý kiến của đoàn thể', en: 'what the youth union or a trade union says' },
  OPINIONS_SUMMARY: { vi: 'Tổng hợp ý kiến nhận xét', en: 'the summary of opinions' },
  CELL_RESOLUTION: { vi: 'Nghị quyết của chi bộ', en: 'the cell’s resolution' },
  DIVISION_REPORT: { vi: 'Báo cáo của đảng ủy bộ phận', en: 'the report of the division' },
  BASE_RESOLUTION: { vi: 'Nghị quyết của đảng ủy cơ sở', en: 'the resolution of the base committee' },
  ADMISSION_DECISION: { vi: 'Quyết định kết nạp', en: 'the admission decision' },
  PROBATION_REVIEW: { vi: 'Bản tự kiểm điểm của đảng viên dự bị', en: 'the self-review on probation' },
  GUIDE_REMARKS: { vi: 'Nhận xét của đảng viên giúp đỡ', en: 'the remarks of the member who guided' },
  RECOGNITION_PAPERS: { vi: 'Giấy tờ xét công nhận chính thức', en: 'papers on the recognition' },
  RECOGNITION_DECISION: { vi: 'Quyết định công nhận chính thức', en: 'the recognition decision' },
  RECORD_SHEET: { vi: 'Phiếu đảng viên (mẫu 2-HSĐV)', en: 'the record sheet' },
  OTHER: { vi: 'Giấy tờ khác', en: 'other papers' },
} as const;
export type PaperKind = keyof typeof PAPERS;

/** A paper that the file was found to hold. */
export interface Paper {
  readonly kind: PaperKind;
  readonly documentOn?: PlainDate | null;
  readonly copies: number;
}

/** What was found on a day. */
export interface FoundFile {
  readonly checkedOn: PlainDate;
  readonly documents: readonly Paper[];
}

/** Whether what was found may be recorded, after the last check. Refuses with DATE_IN_FUTURE, DATES_OUT_OF_ORDER, PAPER_TWICE. */
export function checkVerdict({ checkedOn, documents }: FoundFile, lastCheckedOn: string | null, today: PlainDate): Verdict<null> {
  const day = checkedOn.toString();
  const path = ['input', 'checkedOn'];
  const refusals: Finding[] = [];
  if (day > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'checkedOn' }, path));
  if (lastCheckedOn !== null && day < lastCheckedOn) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'checkedOn', earlier: 'lastCheckedOn' }, path));
  documents.forEach(({ kind, documentOn }, index) => {
    const at = ['input', 'documents', String(index)];
    if (documents.findIndex((each) => each.kind === kind) !== index) refusals.push(finding(paperFileRefusals.PAPER_TWICE, {}, [...at, 'kind']));
    if (documentOn && documentOn.toString() > day) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'checkedOn', earlier: 'documentOn' }, [...at, 'documentOn']));
  });
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/**
 * The day by which a file is to be held against the roll again: after the last check, or, of one never checked, after the member began
 * here and the rule came into force. Undefined before any document said how often.
 */
export function nextCheck(lastCheckedOn: string | null, begunOn: string, book: RuleBook): PlainDate | undefined {
  const every = book.get('member.file-check-every');
  if (!every || every.value.unit === 'WORKING_DAYS') return undefined;
  const since = lastCheckedOn ?? (begunOn > every.rule.date ? begunOn : every.rule.date);
  return storedDay(since).add({ [every.value.unit.toLowerCase()]: every.value.amount });
}

/** A check takes some weeks for a whole cell. */
const AHEAD = { inSight: 30, near: 14 };

/** Members of a cell of whom the last check, or the beginning there, is of the same day. */
export interface FilesOfCell {
  readonly organizationId: string;
  readonly lastCheckedOn: string | null;
  readonly begunOn: string;
  readonly members: number;
}

/** What is to be told of the files of one cell on the day of the book: by the one that is due first, with how many are. */
export function fileNotice(organizationId: string, files: readonly FilesOfCell[], book: RuleBook): Notice | undefined {
  const every = book.get('member.file-check-every');
  const due = files.flatMap(({ lastCheckedOn, begunOn, members }) => {
    const by = nextCheck(lastCheckedOn, begunOn, book);
    const urgency = by && urgencyOf(book.date, by, by, AHEAD);
    return by && urgency ? [{ by: by.toString(), urgency, members }] : [];
  });
  const first = due.reduce<(typeof due)[number] | undefined>((best, each) => (best && best.by <= each.by ? best : each), undefined);
  if (!first || !every) return undefined;
  const members = due.reduce((sum, each) => sum + each.members, 0);
  const words = first.urgency === 'OVERDUE' ? paperFileNotices.FILE_CHECK_OVERDUE : paperFileNotices.FILE_CHECK_DUE;
  const told = finding({ ...words, rule: every.rule }, { by: first.by, members });
  return { id: organizationId, record: 'organization', organizationId, personId: null, urgency: first.urgency, fallsOn: first.by, dueOn: first.by, told };
}
