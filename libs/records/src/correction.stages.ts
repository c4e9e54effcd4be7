import type { StageTable } from '#workflow';

export type CorrectionStage = 'AT_CELL' | 'AT_OFFICE' | 'RETURNED' | 'DECIDED' | 'WITHDRAWN' | 'WRITTEN' | 'LEFT';
export const CORRECTION_STAGES = ['AT_CELL', 'AT_OFFICE', 'RETURNED', 'DECIDED', 'WITHDRAWN', 'WRITTEN', 'LEFT'] as const satisfies readonly CorrectionStage[];

const cell = { vi: 'Bí thư chi bộ', en: 'the cell’s secretary' };
const office = { vi: 'Văn phòng Đảng ủy', en: 'the party office' };
const member = { vi: 'Đảng viên', en: 'the member' };

/** The member proposes, the cell's secretary checks, the party office decides field by field; overdue, the next above is shown it too. */
export const CORRECTION = {
  kind: 'correction',
  vi: 'Đề nghị đính chính hồ sơ',
  en: 'correction of a record',
  initial: 'AT_CELL',
  stages: {
    AT_CELL: { vi: 'Chờ chi bộ xác nhận', en: 'with the cell', waitsFor: 'correction.check', escalatesTo: 'correction.decide' },
    AT_OFFICE: { vi: 'Chờ Văn phòng Đảng ủy quyết định', en: 'with the party office', waitsFor: 'correction.decide', escalatesTo: 'correction.oversee' },
    RETURNED: { vi: 'Đã trả lại đảng viên', en: 'returned to the member', waitsFor: 'correction.propose', byAuthor: true },
    DECIDED: { vi: 'Đã quyết định', en: 'decided' },
    WITHDRAWN: { vi: 'Đã rút', en: 'withdrawn' },
    WRITTEN: { vi: 'Đã sửa thẳng', en: 'written without a proposal' },
    // The database takes it there with the end of the last status, however that comes.
    LEFT: { vi: 'Đã khép lại vì đảng viên ra khỏi danh sách', en: 'closed, since the member left' },
  },
  actions: {
    CHECK: { vi: 'xác nhận đề nghị', en: 'confirm the proposal', right: 'correction.check', body: cell, from: ['AT_CELL'], to: 'AT_OFFICE', requires: [], deadline: 'correction.answer-within' },
    RETURN: { vi: 'trả lại đề nghị', en: 'return the proposal', right: 'correction.check', body: cell, from: ['AT_CELL'], to: 'RETURNED', requires: ['remark'], sendsBack: true },
    RESUBMIT: { vi: 'gửi lại đề nghị', en: 'put the proposal forward again', right: 'correction.propose', body: member, from: ['RETURNED'], to: 'AT_CELL', requires: [], deadline: 'correction.answer-within' },
    WITHDRAW: { vi: 'rút đề nghị', en: 'withdraw the proposal', right: 'correction.propose', body: member, from: ['AT_CELL', 'AT_OFFICE', 'RETURNED'], to: 'WITHDRAWN', requires: [] },
    DECIDE: { vi: 'quyết định đề nghị', en: 'decide the proposal', right: 'correction.decide', body: office, from: ['AT_CELL', 'AT_OFFICE'], to: 'DECIDED', requires: [] },
  },
} as const satisfies StageTable<CorrectionStage, 'CHECK' | 'RETURN' | 'RESUBMIT' | 'WITHDRAW' | 'DECIDE'>;

export type CorrectionAction = keyof typeof CORRECTION.actions;
