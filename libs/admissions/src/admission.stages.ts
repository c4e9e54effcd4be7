import type { StageTable } from '#workflow';

export type AdmissionStage =
  | 'PREPARING'
  | 'AWAITING_DECISION'
  | 'AWAITING_CEREMONY'
  | 'PROBATION'
  | 'AWAITING_RECOGNITION'
  | 'RECOGNIZED'
  | 'ABANDONED'
  | 'REJECTED'
  | 'LEFT';
export type AdmissionAction =
  | 'CHANGE'
  | 'PREPARE'
  | 'VOTE'
  | 'WITHDRAW'
  | 'RETURN'
  | 'ABANDON'
  | 'REJECT'
  | 'DECIDE'
  | 'HOLD_CEREMONY'
  | 'REVIEW_VOTE'
  | 'WITHDRAW_REVIEW'
  | 'RETURN_REVIEW'
  | 'RECOGNIZE'
  | 'READ'
  | 'REPLACE_INTRODUCER';

const CELL = { right: 'admission.propose', body: { vi: 'Chi bộ', en: 'the cell' } };
const STANDING_COMMITTEE = { right: 'admission.decide', body: { vi: 'Ban Thường vụ', en: 'the standing committee' } };

/**
 * From a candidate's application to recognition as a full member (QĐ 208-QĐ/TW: the cell votes, the ward's standing
 * committee decides; before it the delegated base committee). The cell's vote puts it before the standing committee.
 */
export const ADMISSION = {
  kind: 'admission',
  vi: 'Hồ sơ kết nạp',
  en: 'admission',
  initial: 'PREPARING',
  stages: {
    PREPARING: { vi: 'Chi bộ đang chuẩn bị', en: 'the cell is preparing', waitsFor: 'admission.propose' },
    AWAITING_DECISION: { vi: 'Chờ Ban Thường vụ quyết định kết nạp', en: 'waiting for the admission decision', waitsFor: 'admission.decide' },
    AWAITING_CEREMONY: { vi: 'Chờ tổ chức lễ kết nạp', en: 'waiting for the ceremony', waitsFor: 'admission.propose' },
    PROBATION: { vi: 'Đang trong thời gian dự bị', en: 'on probation', waitsFor: 'admission.propose' },
    AWAITING_RECOGNITION: { vi: 'Chờ Ban Thường vụ công nhận chính thức', en: 'waiting for the recognition', waitsFor: 'admission.decide' },
    RECOGNIZED: { vi: 'Đã công nhận đảng viên chính thức', en: 'recognised as a full member' },
    ABANDONED: { vi: 'Chi bộ không tiếp tục xét', en: 'given up by the cell' },
    REJECTED: { vi: 'Ban Thường vụ không kết nạp', en: 'rejected by the standing committee' },
    // Set by the exit of the member, and taken back by the restoration.
    LEFT: { vi: 'Kết thúc: đảng viên dự bị không còn trong danh sách', en: 'ended: the probationary member has left' },
  },
  actions: {
    CHANGE: { ...CELL, vi: 'sửa hồ sơ', en: 'change the file', from: ['PREPARING'], to: 'PREPARING', requires: [] },
    PREPARE: { ...CELL, vi: 'ghi thẩm tra, xác minh, lấy ý kiến', en: 'record the verification and the opinions', from: ['PREPARING'], to: 'PREPARING', requires: [] },
    VOTE: {
      ...CELL,
      vi: 'biểu quyết kết nạp',
      en: 'vote on the admission',
      from: ['PREPARING'],
      to: 'AWAITING_DECISION',
      requires: ['decisionNumber', 'decidedOn', 'votes'],
      voteShare: 'admission.vote-share',
    },
    WITHDRAW: { ...CELL, vi: 'rút lại', en: 'withdraw', from: ['AWAITING_DECISION'], to: 'PREPARING', requires: ['remark'] },
    RETURN: { ...STANDING_COMMITTEE, vi: 'trả lại', en: 'return', from: ['AWAITING_DECISION'], to: 'PREPARING', requires: ['remark'], sendsBack: true },
    ABANDON: { ...CELL, vi: 'thôi xét kết nạp', en: 'give up', from: ['PREPARING'], to: 'ABANDONED', requires: ['remark'] },
    REJECT: { ...STANDING_COMMITTEE, vi: 'không kết nạp', en: 'reject', from: ['AWAITING_DECISION'], to: 'REJECTED', requires: ['remark'] },
    DECIDE: {
      ...STANDING_COMMITTEE,
      vi: 'quyết định kết nạp',
      en: 'decide the admission',
      from: ['AWAITING_DECISION'],
      to: 'AWAITING_CEREMONY',
      requires: ['decisionNumber', 'decidedOn'],
      deadline: 'admission.ceremony-within',
    },
    HOLD_CEREMONY: {
      ...CELL,
      vi: 'tổ chức lễ kết nạp',
      en: 'hold the ceremony',
      from: ['AWAITING_CEREMONY'],
      to: 'PROBATION',
      requires: [],
      // Counted from the end of probation.
      deadline: 'admission.review-within',
    },
    REVIEW_VOTE: {
      ...CELL,
      vi: 'biểu quyết công nhận chính thức',
      en: 'vote on the recognition',
      from: ['PROBATION'],
      to: 'AWAITING_RECOGNITION',
      requires: ['decisionNumber', 'decidedOn', 'votes'],
      voteShare: 'admission.vote-share',
    },
    WITHDRAW_REVIEW: { ...CELL, vi: 'rút lại', en: 'withdraw', from: ['AWAITING_RECOGNITION'], to: 'PROBATION', requires: ['remark'], deadline: 'admission.review-within' },
    RETURN_REVIEW: {
      ...STANDING_COMMITTEE,
      vi: 'trả lại',
      en: 'return',
      from: ['AWAITING_RECOGNITION'],
      to: 'PROBATION',
      requires: ['remark'],
      deadline: 'admission.review-within',
      sendsBack: true,
    },
    RECOGNIZE: {
      ...STANDING_COMMITTEE,
      vi: 'công nhận đảng viên chính thức',
      en: 'recognise as a full member',
      from: ['AWAITING_RECOGNITION'],
      to: 'RECOGNIZED',
      requires: ['decisionNumber', 'decidedOn'],
    },
    REPLACE_INTRODUCER: { ...CELL, vi: 'thay người giới thiệu, theo dõi, giúp đỡ', en: 'replace an introducer', from: ['AWAITING_CEREMONY', 'PROBATION'], requires: ['decidedOn', 'remark'] },
    READ: { ...CELL, vi: 'đọc quyết định công nhận', en: 'read out the recognition', from: ['RECOGNIZED'], to: 'RECOGNIZED', requires: [] },
  },
} as const satisfies StageTable<AdmissionStage, AdmissionAction>;
