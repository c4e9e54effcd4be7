import { BODY_OF_CONDUCTOR } from '#inspection';
import type { StageTable } from '#workflow';

export type DisciplineStage = 'PREPARING' | 'PUT_TO_CELL' | 'AWAITING_INSPECTION_COMMITTEE' | 'AWAITING_STANDING_COMMITTEE' | 'DECIDED' | 'DROPPED';
export type DisciplineAction =
  | 'PUT_TO_CELL'
  | 'VOTE'
  | 'NOT_CARRIED'
  | 'SUBMIT_TO_INSPECTION_COMMITTEE'
  | 'SUBMIT_TO_STANDING_COMMITTEE'
  | 'DECIDE'
  | 'RETURN'
  | 'WITHDRAW'
  | 'DROP';

const { CELL, INSPECTION_COMMITTEE } = BODY_OF_CONDUCTOR;
export const STANDING_COMMITTEE = { vi: 'Ban Thường vụ', en: 'the standing committee' };
const AWAITING = ['AWAITING_INSPECTION_COMMITTEE', 'AWAITING_STANDING_COMMITTEE'] as const;

/**
 * How a measure comes to be decided: the cell votes on it, or a body above the cell decides (QĐ 21-QĐ/TW, by training
 * material). No source names a last day for any of it.
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
    DECIDED: { vi: 'Đã quyết định', en: 'decided' },
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
    DECIDE: { vi: 'quyết định', en: 'decide', from: AWAITING, to: 'DECIDED', right: 'discipline.decide', requires: ['decisionNumber', 'decidedOn'], body: INSPECTION_COMMITTEE },
    RETURN: { vi: 'trả lại', en: 'return', from: AWAITING, to: 'PREPARING', right: 'discipline.decide', requires: ['remark'], body: INSPECTION_COMMITTEE, sendsBack: true },
    WITHDRAW: { vi: 'rút lại', en: 'withdraw', from: ['PUT_TO_CELL', ...AWAITING], to: 'PREPARING', right: 'discipline.propose', requires: ['remark'], body: INSPECTION_COMMITTEE },
    DROP: { vi: 'dừng', en: 'drop', from: ['PREPARING'], to: 'DROPPED', right: 'discipline.propose', requires: ['remark'], body: INSPECTION_COMMITTEE },
  },
} as const satisfies StageTable<DisciplineStage, DisciplineAction>;
