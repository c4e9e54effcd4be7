import type { StageTable } from '#workflow';

export type SheetStage = 'DRAFTING' | 'SUBMITTED' | 'ABOVE' | 'DECIDED';
export type SheetAction = 'SUBMIT' | 'SUBMIT_ABOVE' | 'WITHDRAW' | 'RETURN' | 'DECIDE' | 'ENTER_ABOVE';

const CELL = { vi: 'Chi bộ', en: 'the cell' };
const STANDING_COMMITTEE = { vi: 'Ban Thường vụ', en: 'the standing committee' };
/** Where there is no standing committee, the committee itself decides. */
export const COMMITTEE = { vi: 'Đảng ủy', en: 'the committee' };

/**
 * How a cell's rating sheet comes to be decided (QĐ 366-QĐ/TW, HD 43-HD/BTCTW: the cell votes, the superior's standing committee decides),
 * and that of the committee whose season it is, which waits for a body that is not on record here.
 */
export const RATING_SHEET = {
  kind: 'rating-sheet',
  vi: 'Phiếu đánh giá, xếp loại của chi bộ',
  en: 'rating sheet of a cell',
  initial: 'DRAFTING',
  stages: {
    DRAFTING: { vi: 'Chi bộ đang đánh giá', en: 'the cell is rating', waitsFor: 'rating.submit' },
    SUBMITTED: { vi: 'Chờ Ban Thường vụ quyết định', en: 'waiting for the standing committee', waitsFor: 'rating.decide' },
    ABOVE: { vi: 'Chờ cấp trên quyết định', en: 'waiting for the decision of the body above', waitsFor: 'rating.record' },
    DECIDED: { vi: 'Đã quyết định', en: 'decided' },
  },
  actions: {
    SUBMIT: { vi: 'gửi kết quả', en: 'submit', from: ['DRAFTING'], to: 'SUBMITTED', right: 'rating.submit', requires: [], body: CELL },
    SUBMIT_ABOVE: { vi: 'gửi kết quả lên cấp trên', en: 'submit to the body above', from: ['DRAFTING'], to: 'ABOVE', right: 'rating.submit', requires: [], body: COMMITTEE },
    WITHDRAW: { vi: 'rút lại', en: 'withdraw', from: ['SUBMITTED', 'ABOVE'], to: 'DRAFTING', right: 'rating.submit', requires: ['remark'], body: CELL },
    RETURN: { vi: 'trả lại', en: 'return', from: ['SUBMITTED'], to: 'DRAFTING', right: 'rating.decide', requires: ['remark'], body: STANDING_COMMITTEE, sendsBack: true },
    DECIDE: {
      vi: 'quyết định',
      en: 'decide',
      from: ['SUBMITTED'],
      to: 'DECIDED',
      right: 'rating.decide',
      requires: ['decisionNumber', 'decidedOn'],
      body: STANDING_COMMITTEE,
    },
    ENTER_ABOVE: {
      vi: 'nhập kết quả cấp trên quyết định',
      en: 'enter the decision of the body above',
      from: ['ABOVE'],
      to: 'DECIDED',
      right: 'rating.record',
      requires: ['decisionNumber', 'decidedOn'],
      body: { vi: 'Cấp trên', en: 'the body above' },
    },
  },
} as const satisfies StageTable<SheetStage, SheetAction>;
