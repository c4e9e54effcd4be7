import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { mostWithin, type InForce, type RuleBook, type Share } from '#regulations';
import { duesRefusals } from './dues.refusals.js';

/** What a member's dues are reckoned from. */
export const DUES_BASES = {
  INSURED_WAGE: { vi: 'Tiền lương tháng trước làm căn cứ đóng bảo hiểm xã hội bắt buộc', en: 'last month’s wage on which compulsory social insurance is paid', share: 'dues.insured-share' },
  BENEFIT: { vi: 'Trợ cấp ốm đau, thai sản', en: 'benefit in sickness or maternity', share: 'dues.benefit-share' },
  PENSION: { vi: 'Lương hưu', en: 'pension', share: 'dues.pension-share' },
  STUDENT: { vi: 'Học sinh, sinh viên: mức cố định', en: 'pupil or student: a fixed amount', share: null },
  MINIMUM_WAGE_OF_WORKING_AGE: { vi: 'Lương tối thiểu vùng, người trong tuổi lao động', en: 'regional minimum wage, of somebody below the age of retirement', share: 'dues.others-before-retirement' },
  MINIMUM_WAGE_AFTER_RETIREMENT: { vi: 'Lương tối thiểu vùng, người ngoài tuổi lao động', en: 'regional minimum wage, of somebody past the age of retirement', share: 'dues.others-after-retirement' },
  SOCIAL_PENSION: { vi: 'Trợ cấp xã hội: được miễn', en: 'social pension: exempt', share: null },
} as const;
export type DuesBasis = keyof typeof DUES_BASES;

export const DUES_RELIEFS = {
  SPECIAL_HARDSHIP: { vi: 'Miễn: hoàn cảnh đặc biệt khó khăn, có đề nghị', en: 'exempt on request: special hardship' },
  WAIVER: { vi: 'Miễn có thời hạn: hoàn cảnh khó khăn', en: 'waived for some months: hardship' },
  REDUCTION: { vi: 'Giảm có thời hạn: hoàn cảnh khó khăn', en: 'reduced for some months: hardship' },
} as const;
export type DuesReliefKind = keyof typeof DUES_RELIEFS;

export const DUES_EXEMPTIONS = {
  PROBATIONARY: { vi: 'Đảng viên dự bị, khi không phải đóng như đảng viên chính thức', en: 'on probation, where the book does not have them pay as full members' },
  SENIORITY: { vi: 'Đủ tuổi đảng được miễn', en: 'seniority' },
  SOCIAL_PENSION: { vi: 'Hưởng trợ cấp xã hội', en: 'social pension' },
  SPECIAL_HARDSHIP: { vi: 'Hoàn cảnh đặc biệt khó khăn, có đề nghị', en: 'special hardship, on request' },
  WAIVER: { vi: 'Được miễn có thời hạn', en: 'waived for some months' },
} as const;
export type DuesExemption = keyof typeof DUES_EXEMPTIONS;

/** That a member in hardship pays less, or nothing. */
export interface DuesRelief {
  readonly kind: DuesReliefKind;
  /** Of a reduction: by how many per cent. */
  readonly percent?: number | null;
  /** Of a waiver and a reduction: any day of the first month, and how many months. */
  readonly from?: PlainDate | null;
  readonly months?: number | null;
}

/** What somebody's dues of a month rest on, as it is on the first day of that month. */
export interface DuesFacts {
  readonly month: PlainDate;
  readonly basis: DuesBasis;
  /** What the share is taken of, in đồng. */
  readonly amountDong?: number | null;
  readonly relief?: DuesRelief | null;
  /** Null when the person was no member then. */
  readonly status: 'PROBATIONARY' | 'FULL' | null;
  /** Whole years; null for whoever is on probation. */
  readonly seniorityYears: number | null;
  readonly officialCellId: string | null;
  /** Where the member is active for a time. */
  readonly temporaryCellId: string | null;
}

export interface DuesOwed {
  /** First day of the month. */
  readonly month: PlainDate;
  /** In đồng, what is less than one left out. */
  readonly owedDong: number;
  /** Before relief and exemption. */
  readonly fullDong: number;
  readonly exemption: DuesExemption | null;
  /** What the amount follows from: a share, or a fixed amount; null for whoever is exempt. */
  readonly rate: InForce<Share | number> | null;
  /** The cell to which they are paid; null where no cell is on record. */
  readonly payAtId: string | null;
}

/**
 * What a member owes for a month by the book of its first day. Refuses with DUES_OF_NO_MEMBER, DUES_BASE_MISSING, DUES_BASE_POINTLESS,
 * DUES_RELIEF_INCOMPLETE, PARAMETER_NOT_IN_FORCE; by the severity in the book DUES_REDUCTION_UNKNOWN, DUES_RELIEF_LONG.
 */
export function duesOwed(facts: DuesFacts, book: RuleBook): Verdict<DuesOwed> {
  const { month, basis, amountDong, relief, status } = facts;
  const found: Record<'refusals' | 'warnings', Finding[]> = { refusals: [], warnings: [] };
  const needed = DUES_BASES[basis].share !== null;
  if (status === null) found.refusals.push(finding(duesRefusals.DUES_OF_NO_MEMBER, { day: month.toString() }, ['memberId']));
  if (needed && amountDong == null) found.refusals.push(finding(duesRefusals.DUES_BASE_MISSING, {}, ['amountDong']));
  if (!needed && amountDong != null) found.refusals.push(finding(duesRefusals.DUES_BASE_POINTLESS, {}, ['amountDong']));
  if (relief) weighRelief(relief, book, found);
  if (found.refusals.length > 0) return refused(found.refusals, found.warnings);
  const rate = rateOf(basis, book);
  // In whole đồng: no source says how to round, so nobody is asked for more than the share.
  const fullDong = rate === null ? 0 : typeof rate.value === 'number' ? rate.value : mostWithin(amountDong ?? 0, rate.value);
  const exemption = exemptionOf(facts, book);
  const cut = exemption === null && relief?.kind === 'REDUCTION' && isWithin(relief, month) ? (relief.percent ?? 0) : 0;
  const owedDong = exemption === null ? mostWithin(fullDong, { numerator: 100 - cut, denominator: 100 }) : 0;
  return accepted({ month, owedDong, fullDong, exemption, rate: exemption === null ? rate : null, payAtId: payAt(facts, book) }, found.warnings);
}

/** What a cell may keep of dues, in đồng; undefined where the book says nothing of cells of the kind. */
export function keptByCell(dong: number, sector: string | null, book: RuleBook): number | undefined {
  const share = sector === 'VILLAGE' || sector === 'STREET_GROUP' ? book.get('dues.village-cell-keeps') : undefined;
  return share && mostWithin(dong, share.value);
}

function rateOf(basis: DuesBasis, book: RuleBook): InForce<Share | number> | null {
  const { share } = DUES_BASES[basis];
  if (share !== null) return book.required(share);
  return basis === 'STUDENT' ? book.required('dues.student-dong') : null;
}

/** Months before the first text on record of it: whoever is on probation pays, as nothing exempts them. */
function exemptionOf({ month, status, basis, seniorityYears, relief }: DuesFacts, book: RuleBook): DuesExemption | null {
  if (status === 'PROBATIONARY' && book.get('member.probationary-dues')?.value === false) return 'PROBATIONARY';
  if (seniorityYears !== null && seniorityYears >= book.required('dues.exempt-seniority').value) return 'SENIORITY';
  if (basis === 'SOCIAL_PENSION') return 'SOCIAL_PENSION';
  if (relief?.kind === 'SPECIAL_HARDSHIP') return 'SPECIAL_HARDSHIP';
  return relief?.kind === 'WAIVER' && isWithin(relief, month) ? 'WAIVER' : null;
}

/** Where the book does not say it for the day, a member who is active elsewhere for a time pays where they belong. */
function payAt({ officialCellId, temporaryCellId }: DuesFacts, book: RuleBook): string | null {
  return temporaryCellId !== null && book.get('transfer.temporary-dues-at')?.value === 'TEMPORARY' ? temporaryCellId : officialCellId;
}

function weighRelief({ kind, percent, from, months }: DuesRelief, book: RuleBook, found: Record<'refusals' | 'warnings', Finding[]>): void {
  const forSomeMonths = kind !== 'SPECIAL_HARDSHIP';
  const isWhole = (from != null) === forSomeMonths && (months != null) === forSomeMonths && (percent != null) === (kind === 'REDUCTION');
  if (!isWhole) found.refusals.push(finding(duesRefusals.DUES_RELIEF_INCOMPLETE, {}, ['relief', 'kind']));
  const by = ({ severity, rule }: InForce<unknown>, { refusal, params, path }: Finding): void => {
    found[severity === 'HARD' ? 'refusals' : 'warnings'].push(finding({ ...refusal, rule }, params, path));
  };
  const cuts = book.get('dues.reductions');
  if (kind === 'REDUCTION' && percent != null && cuts && !cuts.value.some(({ numerator, denominator }) => numerator * 100 === percent * denominator)) {
    by(cuts, finding(duesRefusals.DUES_REDUCTION_UNKNOWN, { percent, known: cuts.value.map(({ numerator, denominator }) => `${(numerator * 100) / denominator}%`).join(', ') }, ['relief', 'percent']));
  }
  const most = book.get('dues.reduction-months');
  if (forSomeMonths && months != null && most && months > most.value) by(most, finding(duesRefusals.DUES_RELIEF_LONG, { months, most: most.value }, ['relief', 'months']));
}

function isWithin({ from, months }: DuesRelief, month: PlainDate): boolean {
  const first = from?.with({ day: 1 });
  if (!first || months == null) return false;
  return first.toString() <= month.toString() && month.toString() < first.add({ months }).toString();
}
