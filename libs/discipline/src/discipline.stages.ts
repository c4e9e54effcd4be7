import { BODY_OF_CONDUCTOR } from '#inspection';
import type { StageTable } from '#workflow';

export type DisciplineStage =
  | 'PREPARING'
  | 'PUT_TO_CELL'
  | 'AWAITING_INSPECTION_COMMITTEE'
  | 'AWAITING_STANDING_COMMITTEE'
  | 'AWAITING_PARTY_COMMITTEE'
  | 'AWAITING_SUPERIOR'
  | 'DECIDED'
  | 'ANNOUNCED'
  | 'DROPPED';
export type DisciplineAction =
  | 'PUT_TO_CELL'
  | 'VOTE'
  | 'PROPOSE_FORM'
  | 'NOT_CARRIED'
  | 'SUBMIT_TO_INSPECTION_COMMITTEE'
  | 'SUBMIT_TO_STANDING_COMMITTEE'
  | 'SUBMIT_TO_PARTY_COMMITTEE'
  | 'SUBMIT_TO_SUPERIOR'
  | 'DECIDE'
  | 'ANNOUNCE'
  | 'RETURN'
  | 'WITHDRAW'
  | 'DROP';

const { CELL, INSPECTION_COMMITTEE } = BODY_OF_CONDUCTOR;
export const STANDING_COMMITTEE = { vi: 'Ban Thường vụ', en: 'the standing committee' };
export const PARTY_COMMITTEE = { vi: 'Cấp ủy', en: 'the party committee' };
export const SUPERIOR = { vi: 'Cấp trên của đảng bộ phường', en: 'the body above the ward' };
const AWAITING = ['AWAITING_INSPECTION_COMMITTEE', 'AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE', 'AWAITING_SUPERIOR'] as const;

/**
 * How a measure comes to be decided: the cell votes on it, or a body above the cell decides, on what the cell proposed
 * where it may only propose (QĐ 21-QĐ/TW, by training material). No source names a last day before the decision.
 */
export const DISCIPLINE = {
  kind: 'discipline',
  vi: 'Hồ sơ xem xét kỷ luật đảng viên',
  en: 'discipline of a member',
  initial: 'PREPARING',
  auditedAs: 'discipline_case',
  stages: {
    PREPARING: { vi: 'Đang chuẩn bị', en: 'being prepared', waitsFor: 'discipline.propose' },
    PUT_TO_CELL: { vi: 'Chờ chi bộ biểu quyết', en: 'waiting for the vote of the cell', waitsFor: 'discipline.vote' },
    AWAITING_INSPECTION_COMMITTEE: { vi: 'Chờ Ủy ban Kiểm tra quyết định', en: 'waiting for the inspection committee', waitsFor: 'case.oversee' },
    AWAITING_STANDING_COMMITTEE: { vi: 'Chờ Ban Thường vụ quyết định', en: 'waiting for the standing committee', waitsFor: 'discipline.settle' },
    AWAITING_PARTY_COMMITTEE: { vi: 'Chờ cấp ủy quyết định', en: 'waiting for the party committee', waitsFor: 'discipline.settle' },
    AWAITING_SUPERIOR: { vi: 'Chờ cấp trên của đảng bộ phường quyết định', en: 'waiting for the body above the ward', waitsFor: 'discipline.propose' },
    DECIDED: { vi: 'Đã quyết định', en: 'decided' },
    ANNOUNCED: { vi: 'Đã công bố quyết định', en: 'announced' },
    DROPPED: { vi: 'Đã dừng, không kỷ luật', en: 'dropped, no measure' },
  },
  actions: {
    PUT_TO_CELL: { vi: 'đưa ra chi bộ', en: 'put to the cell', from: ['PREPARING'], to: 'PUT_TO_CELL', right: 'discipline.propose', requires: [], body: INSPECTION_COMMITTEE },
    VOTE: {
      vi: 'biểu quyết thông qua',
      en: 'carry by vote',
      from: ['PUT_TO_CELL'],
      to: 'DECIDED',
      right: 'discipline.vote',
      requires: ['votes', 'decisionNumber', 'decidedOn'],
      voteShare: 'voting.discipline',
      body: CELL,
    },
    PROPOSE_FORM: {
      vi: 'biểu quyết đề nghị hình thức do cấp trên quyết định',
      en: 'carry a proposal to a body above',
      from: ['PUT_TO_CELL'],
      to: 'PREPARING',
      right: 'discipline.vote',
      requires: ['votes', 'decidedOn'],
      body: CELL,
    },
    NOT_CARRIED: {
      vi: 'biểu quyết không thông qua',
      en: 'not carry by vote',
      from: ['PUT_TO_CELL'],
      to: 'PREPARING',
      right: 'discipline.vote',
      requires: ['votes', 'remark', 'decidedOn'],
      voteShare: 'voting.discipline',
      body: CELL,
    },
    SUBMIT_TO_INSPECTION_COMMITTEE: {
      vi: 'trình Ủy ban Kiểm tra',
      en: 'submit to the inspection committee',
      from: ['PREPARING'],
      to: 'AWAITING_INSPECTION_COMMITTEE',
      right: 'discipline.propose',
      requires: [],
      body: INSPECTION_COMMITTEE,
    },
    SUBMIT_TO_STANDING_COMMITTEE: {
      vi: 'trình Ban Thường vụ',
      en: 'submit to the standing committee',
      from: ['PREPARING'],
      to: 'AWAITING_STANDING_COMMITTEE',
      right: 'discipline.propose',
      requires: [],
      body: INSPECTION_COMMITTEE,
    },
    SUBMIT_TO_PARTY_COMMITTEE: { vi: 'trình cấp ủy', en: 'submit to the party committee', from: ['PREPARING'], to: 'AWAITING_PARTY_COMMITTEE', right: 'discipline.propose', requires: [], body: INSPECTION_COMMITTEE },
    SUBMIT_TO_SUPERIOR: { vi: 'trình cấp trên của đảng bộ phường', en: 'submit to the body above the ward', from: ['PREPARING'], to: 'AWAITING_SUPERIOR', right: 'discipline.propose', requires: [], body: INSPECTION_COMMITTEE },
    ANNOUNCE: { vi: 'công bố quyết định', en: 'announce', from: ['DECIDED'], to: 'ANNOUNCED', right: 'discipline.propose', requires: ['decidedOn'], body: INSPECTION_COMMITTEE },
    DECIDE: { vi: 'quyết định', en: 'decide', from: AWAITING, to: 'DECIDED', right: 'discipline.decide', requires: ['decisionNumber', 'decidedOn'], body: INSPECTION_COMMITTEE },
    RETURN: { vi: 'trả lại', en: 'return', from: AWAITING, to: 'PREPARING', right: 'discipline.decide', requires: ['remark'], body: INSPECTION_COMMITTEE, sendsBack: true },
    WITHDRAW: { vi: 'rút lại', en: 'withdraw', from: ['PUT_TO_CELL', ...AWAITING], to: 'PREPARING', right: 'discipline.propose', requires: ['remark'], body: INSPECTION_COMMITTEE },
    DROP: { vi: 'dừng', en: 'drop', from: ['PREPARING'], to: 'DROPPED', right: 'discipline.propose', requires: ['remark'], body: INSPECTION_COMMITTEE },
  },
} as const satisfies StageTable<DisciplineStage, DisciplineAction>;
