import type { BothLanguages, StageTable } from '#workflow';
import type { EnteredStep } from './case-course.rules.js';
import { BODY_OF_CONDUCTOR, type CaseKind } from './case.rules.js';

export type CaseStage = 'OPENED' | 'UNDER_WAY' | 'REPORTED' | 'CONCLUDED' | 'ANNOUNCED' | 'ARCHIVED' | 'DROPPED';
export type CaseAction = 'START' | 'REPORT' | 'RETURN' | 'CONCLUDE' | 'DROP' | 'RECORD_OUTCOME' | 'FOLLOW_UP' | 'WITHDRAW_OUTCOME' | 'MARK' | EnteredStep;
export type CaseTable = StageTable<CaseStage, CaseAction>;

const TEAM = { vi: 'Tổ công tác', en: 'the team' };
const COMMITTEE = BODY_OF_CONDUCTOR.INSPECTION_COMMITTEE;

const OUTCOME = { vi: 'ghi khuyết điểm, vi phạm và kiến nghị', en: 'record findings and recommendations' };
const FOLLOW_UP = { vi: 'ghi kết quả thực hiện kiến nghị', en: 'record what became of a recommendation' };
const WITHDRAW = { vi: 'rút khuyết điểm, vi phạm, kiến nghị ghi nhầm', en: 'withdraw findings and recommendations recorded by mistake' };

/** What a kind of case calls its steps. */
interface Words {
  readonly vi: string;
  readonly en: string;
  /** The paper with which it starts. */
  readonly start: BothLanguages;
  readonly underWay: BothLanguages;
  readonly conclude: BothLanguages;
}

/**
 * The way of a case: decided on and opened; its plan made known to the subjects; looked into; reported; concluded;
 * announced; its file archived. Which steps it must have on the way says the course of its kind. No source names a last
 * day for any of it, so that the only deadlines are those the decision and the plan set.
 */
function table(kind: string, { vi, en, start, underWay, conclude }: Words): CaseTable {
  return {
    kind: `case-${kind}`,
    vi,
    en,
    initial: 'OPENED',
    auditedAs: 'inspection_case',
    stages: {
      OPENED: { vi: 'Đã có quyết định', en: 'decided on', waitsFor: 'case.conduct', byName: true },
      UNDER_WAY: { ...underWay, waitsFor: 'case.conduct', byName: true },
      REPORTED: { vi: 'Đã báo cáo, chờ kết luận', en: 'reported, waiting for the conclusion', waitsFor: 'case.conclude' },
      // What is late waits for the officers; what nobody set a day for, as in older records, for nobody.
      CONCLUDED: { vi: 'Đã kết luận', en: 'concluded', escalatesTo: 'case.conclude' },
      ANNOUNCED: { vi: 'Đã công bố kết luận', en: 'announced', escalatesTo: 'case.conclude' },
      ARCHIVED: { vi: 'Đã lưu hồ sơ', en: 'archived' },
      DROPPED: { vi: 'Đã dừng', en: 'dropped' },
    },
    actions: {
      START: { ...start, from: ['OPENED'], to: 'UNDER_WAY', right: 'case.conduct', requires: ['decisionNumber', 'decidedOn'], body: TEAM },
      REPORT: { vi: 'báo cáo kết quả', en: 'report', from: ['UNDER_WAY'], to: 'REPORTED', right: 'case.conduct', requires: ['decidedOn'], body: TEAM },
      RETURN: { vi: 'trả lại', en: 'return', from: ['REPORTED'], to: 'UNDER_WAY', right: 'case.conclude', requires: ['remark'], body: COMMITTEE, sendsBack: true },
      CONCLUDE: { ...conclude, from: ['REPORTED'], to: 'CONCLUDED', right: 'case.conclude', requires: ['decisionNumber', 'decidedOn'], body: COMMITTEE },
      DROP: { vi: 'dừng', en: 'drop', from: ['OPENED', 'UNDER_WAY', 'REPORTED'], to: 'DROPPED', right: 'case.conclude', requires: ['remark'], body: COMMITTEE },
      MARK: { vi: 'ghi độ mật', en: 'mark', from: ['OPENED', 'UNDER_WAY', 'REPORTED'], right: 'case.conclude', requires: ['decisionNumber', 'decidedOn'], body: COMMITTEE },
      PLAN: { vi: 'ghi kế hoạch', en: 'enter the plan', from: ['OPENED', 'UNDER_WAY'], right: 'case.conduct', requires: ['decisionNumber', 'decidedOn'], body: TEAM },
      SELF_REPORT: { vi: 'ghi báo cáo tự kiểm tra, giải trình', en: 'enter the self-reports', from: ['UNDER_WAY'], right: 'case.conduct', requires: ['decidedOn'], body: TEAM },
      VERIFICATION: { vi: 'ghi việc thẩm tra, xác minh', en: 'enter the verification', from: ['UNDER_WAY'], right: 'case.conduct', requires: ['decidedOn'], body: TEAM },
      MEETING: { vi: 'ghi hội nghị', en: 'enter the meeting', from: ['UNDER_WAY'], right: 'case.conduct', requires: ['decidedOn'], body: TEAM },
      ANNOUNCEMENT: { vi: 'công bố kết luận', en: 'announce the conclusion', from: ['CONCLUDED'], to: 'ANNOUNCED', right: 'case.conclude', requires: ['decidedOn'], body: COMMITTEE },
      ARCHIVE: { vi: 'lưu hồ sơ', en: 'archive the file', from: ['CONCLUDED', 'ANNOUNCED'], to: 'ARCHIVED', right: 'case.conclude', requires: ['decidedOn'], body: COMMITTEE },
      RECORD_OUTCOME: { ...OUTCOME, from: ['CONCLUDED', 'ANNOUNCED'], right: 'case.conclude', requires: [], body: COMMITTEE },
      FOLLOW_UP: { ...FOLLOW_UP, from: ['CONCLUDED', 'ANNOUNCED'], right: 'case.conclude', requires: [], body: COMMITTEE },
      WITHDRAW_OUTCOME: { ...WITHDRAW, from: ['CONCLUDED', 'ANNOUNCED'], right: 'case.conclude', requires: ['remark'], body: COMMITTEE },
    },
  };
}

const PLAN = { vi: 'triển khai kế hoạch', en: 'make the plan known' };
const CONCLUDE = { vi: 'kết luận', en: 'conclude' };
const SUPERVISING = { vi: 'Đang giám sát', en: 'being supervised' };
const GIVE_NOTICE = { vi: 'thông báo kết quả giám sát', en: 'give notice of the result' };
const INSPECTING = { vi: 'Đang kiểm tra', en: 'being inspected' };

/** Inspection concludes on faults; supervision observes and reminds, so its end is called a notice. */
export const CASE_TABLES: Readonly<Record<CaseKind, CaseTable>> = {
  INSPECTION: table('inspection', { vi: 'Kiểm tra chấp hành', en: 'inspection', start: PLAN, underWay: INSPECTING, conclude: CONCLUDE }),
  VIOLATION_SIGNS_INSPECTION: table('violation-signs', {
    vi: 'Kiểm tra khi có dấu hiệu vi phạm',
    en: 'inspection on signs of violation',
    start: PLAN,
    underWay: INSPECTING,
    conclude: CONCLUDE,
  }),
  THEMATIC_SUPERVISION: table('thematic-supervision', {
    vi: 'Giám sát chuyên đề',
    en: 'thematic supervision',
    start: PLAN,
    underWay: SUPERVISING,
    conclude: GIVE_NOTICE,
  }),
  WORK_INSPECTION: table('work', {
    vi: 'Kiểm tra nhiệm vụ kiểm tra, giám sát và thi hành kỷ luật',
    en: 'inspection of the work of inspection and discipline',
    start: PLAN,
    underWay: INSPECTING,
    conclude: CONCLUDE,
  }),
  FINANCE_INSPECTION: table('finance', { vi: 'Kiểm tra tài chính đảng', en: 'inspection of party finance', start: PLAN, underWay: INSPECTING, conclude: CONCLUDE }),
  REGULAR_SUPERVISION: table('regular-supervision', {
    vi: 'Giám sát thường xuyên',
    en: 'regular supervision',
    start: { vi: 'bắt đầu giám sát', en: 'begin' },
    underWay: SUPERVISING,
    conclude: GIVE_NOTICE,
  }),
  DENUNCIATION: table('denunciation', {
    vi: 'Giải quyết tố cáo',
    en: 'settling of a denunciation',
    start: PLAN,
    underWay: { vi: 'Đang giải quyết', en: 'being looked into' },
    conclude: CONCLUDE,
  }),
  DISCIPLINE: table('discipline', {
    vi: 'Xem xét thi hành kỷ luật',
    en: 'review of discipline',
    start: { vi: 'thông báo cho đối tượng', en: 'notify the subjects' },
    underWay: { vi: 'Đang xem xét', en: 'being reviewed' },
    conclude: CONCLUDE,
  }),
};
