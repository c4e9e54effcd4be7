import type { StageTable } from '#workflow';

export type TransferStage = 'PROPOSED' | 'RETURNED' | 'SENT' | 'SENT_OUT' | 'REFUSED' | 'STAYING' | 'RECEIVED' | 'ENDED' | 'WITHDRAWN';
export type TransferAction = 'RESUBMIT' | 'ISSUE' | 'ISSUE_OUT' | 'RETURN' | 'WITHDRAW' | 'RECALL' | 'RECEIVE' | 'TAKE_FOR_A_TIME' | 'CONFIRM' | 'CONFIRM_FOR_A_TIME' | 'REFUSE' | 'REFUSE_OUT' | 'END_STAY';

const CELL = { right: 'transfer.propose', body: { vi: 'Chi bộ', en: 'the cell' } };
const ISSUER = { right: 'transfer.issue', body: { vi: 'Đảng ủy nơi chuyển đi', en: 'the committee that sends' } };
const RECEIVER = { right: 'transfer.receive', body: { vi: 'Nơi chuyển đến', en: 'the receiving side' } };
/** What the other end says, when it is outside the system, is put on record by those who sent the letter. */
const OUTSIDE = { right: 'transfer.issue', body: { vi: 'Nơi chuyển đến (ngoài hệ thống)', en: 'the receiving side, outside the system' } };

/** From the proposal to the receipt; of a temporary transfer to the return. Both ends see the same case from the letter on. */
export const TRANSFER = {
  kind: 'transfer',
  auditedAs: 'transfer',
  vi: 'Hồ sơ chuyển sinh hoạt đảng',
  en: 'transfer',
  initial: 'PROPOSED',
  stages: {
    PROPOSED: { vi: 'Chờ cấp giấy giới thiệu', en: 'waiting for the letter of introduction', waitsFor: 'transfer.issue' },
    RETURNED: { vi: 'Đã trả lại để bổ sung', en: 'returned to be completed', waitsFor: 'transfer.propose' },
    SENT: { vi: 'Chờ nơi đến tiếp nhận', en: 'waiting for the receiving side', waitsFor: 'transfer.receive', lateAtHome: 'transfer.issue' },
    SENT_OUT: { vi: 'Chờ nơi đến (ngoài hệ thống) báo tiếp nhận', en: 'waiting for word from outside the system', waitsFor: 'transfer.issue' },
    REFUSED: { vi: 'Nơi đến không tiếp nhận', en: 'refused by the receiving side', waitsFor: 'transfer.issue' },
    STAYING: { vi: 'Đang sinh hoạt tạm thời', en: 'staying for a time', waitsFor: 'transfer.receive', lateAtHome: 'transfer.issue' },
    RECEIVED: { vi: 'Đã tiếp nhận', en: 'received' },
    ENDED: { vi: 'Đã hết sinh hoạt tạm thời', en: 'the stay has ended' },
    WITHDRAWN: { vi: 'Đã rút', en: 'withdrawn' },
  },
  actions: {
    RESUBMIT: { ...CELL, vi: 'đề nghị lại', en: 'propose again', from: ['RETURNED'], to: 'PROPOSED', requires: [] },
    ISSUE: { ...ISSUER, vi: 'cấp giấy giới thiệu', en: 'issue the letter', from: ['PROPOSED', 'REFUSED'], to: 'SENT', requires: ['decisionNumber', 'decidedOn'], deadline: 'transfer.within' },
    ISSUE_OUT: { ...ISSUER, vi: 'cấp giấy giới thiệu', en: 'issue the letter', from: ['PROPOSED', 'REFUSED'], to: 'SENT_OUT', requires: ['decisionNumber', 'decidedOn'], deadline: 'transfer.within' },
    RETURN: { ...ISSUER, vi: 'trả lại', en: 'return', from: ['PROPOSED'], to: 'RETURNED', requires: ['remark'], sendsBack: true },
    WITHDRAW: { ...CELL, vi: 'rút đề nghị', en: 'withdraw the proposal', from: ['PROPOSED', 'RETURNED'], to: 'WITHDRAWN', requires: ['remark'] },
    RECALL: { ...ISSUER, vi: 'thu hồi giấy giới thiệu', en: 'recall the letter', from: ['SENT', 'SENT_OUT', 'REFUSED'], to: 'WITHDRAWN', requires: ['remark'] },
    RECEIVE: { ...RECEIVER, vi: 'tiếp nhận', en: 'receive', from: ['SENT'], to: 'RECEIVED', requires: [] },
    TAKE_FOR_A_TIME: { ...RECEIVER, vi: 'tiếp nhận', en: 'receive', from: ['SENT'], to: 'STAYING', requires: [] },
    CONFIRM: { ...OUTSIDE, vi: 'tiếp nhận', en: 'receive', from: ['SENT_OUT'], to: 'RECEIVED', requires: [] },
    CONFIRM_FOR_A_TIME: { ...OUTSIDE, vi: 'tiếp nhận', en: 'receive', from: ['SENT_OUT'], to: 'STAYING', requires: [] },
    REFUSE: { ...RECEIVER, vi: 'không tiếp nhận', en: 'refuse', from: ['SENT'], to: 'REFUSED', requires: ['remark'], sendsBack: true },
    REFUSE_OUT: { ...OUTSIDE, vi: 'không tiếp nhận', en: 'refuse', from: ['SENT_OUT'], to: 'REFUSED', requires: ['remark'], sendsBack: true },
    END_STAY: { ...RECEIVER, vi: 'ghi hết sinh hoạt tạm thời', en: 'end the stay', from: ['STAYING'], to: 'ENDED', requires: [] },
  },
} as const satisfies StageTable<TransferStage, TransferAction>;
