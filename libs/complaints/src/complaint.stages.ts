import type { StageTable } from '#workflow';
import { HANDLERS, type Handler } from './complaint.rules.js';

export type ComplaintStage = `AWAITING_${Handler}` | 'SETTLED' | 'WITHDRAWN';
export type ComplaintAction = 'SETTLE' | 'WITHDRAW';

export const COMPLAINANT = { vi: 'Người khiếu nại', en: 'the complainant' };
const AWAITING = ['AWAITING_INSPECTION_COMMITTEE', 'AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE', 'AWAITING_SUPERIOR'] as const;

/** The way of a complaint through one level; the next one up is a complaint of its own. */
export const COMPLAINT = {
  kind: 'complaint',
  vi: 'Khiếu nại kỷ luật đảng',
  en: 'complaint against discipline',
  initial: 'AWAITING_INSPECTION_COMMITTEE',
  auditedAs: 'complaint',
  stages: {
    AWAITING_INSPECTION_COMMITTEE: { vi: 'Chờ Ủy ban Kiểm tra giải quyết', en: 'waiting for the inspection committee', waitsFor: 'case.oversee' },
    AWAITING_STANDING_COMMITTEE: { vi: 'Chờ Ban Thường vụ giải quyết', en: 'waiting for the standing committee', waitsFor: 'discipline.settle' },
    AWAITING_PARTY_COMMITTEE: { vi: 'Chờ cấp ủy giải quyết', en: 'waiting for the party committee', waitsFor: 'discipline.settle' },
    AWAITING_SUPERIOR: { vi: 'Chờ cấp trên của đảng bộ phường giải quyết', en: 'waiting for the body above the ward', waitsFor: 'case.oversee' },
    SETTLED: { vi: 'Đã giải quyết', en: 'settled' },
    WITHDRAWN: { vi: 'Đã rút khiếu nại', en: 'withdrawn' },
  },
  actions: {
    SETTLE: { vi: 'giải quyết', en: 'settle', from: AWAITING, to: 'SETTLED', right: 'complaint.settle', requires: ['decisionNumber', 'decidedOn', 'remark'], body: HANDLERS.INSPECTION_COMMITTEE },
    // Nobody has to say why: a reason asked for would be pressure.
    WITHDRAW: { vi: 'rút khiếu nại', en: 'withdraw', from: AWAITING, to: 'WITHDRAWN', right: 'complaint.file', requires: [], body: COMPLAINANT },
  },
} as const satisfies StageTable<ComplaintStage, ComplaintAction>;

/** The right that makes somebody one of the body; what is decided above the ward, the officers of the inspection committee put on record. */
export const RIGHT_OF: Readonly<Record<Handler, string>> = {
  INSPECTION_COMMITTEE: 'case.oversee',
  STANDING_COMMITTEE: 'discipline.settle',
  PARTY_COMMITTEE: 'discipline.settle',
  SUPERIOR: 'case.oversee',
};
