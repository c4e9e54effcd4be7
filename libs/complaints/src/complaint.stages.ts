import type { StageTable } from '#workflow';
import { HANDLERS, type Against, type Handler } from './complaint.rules.js';

export type ComplaintStage = `AWAITING_${Handler}` | 'AWAITING_SUPERIOR_ON_REMOVAL' | 'SETTLED' | 'WITHDRAWN';
export type ComplaintAction = 'SETTLE' | 'WITHDRAW';

export const COMPLAINANT = { vi: 'Người khiếu nại', en: 'the complainant' };
const AWAITING = ['AWAITING_INSPECTION_COMMITTEE', 'AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE', 'AWAITING_SUPERIOR', 'AWAITING_SUPERIOR_ON_REMOVAL'] as const;

/** The way of a complaint through one level; the next one up is a complaint of its own. */
export const COMPLAINT = {
  kind: 'complaint',
  vi: 'Khiếu nại kỷ luật, xóa tên',
  en: 'complaint against discipline or removal',
  initial: 'AWAITING_INSPECTION_COMMITTEE',
  auditedAs: 'complaint',
  stages: {
    AWAITING_INSPECTION_COMMITTEE: { vi: 'Chờ Ủy ban Kiểm tra giải quyết', en: 'waiting for the inspection committee', waitsFor: 'case.oversee' },
    AWAITING_STANDING_COMMITTEE: { vi: 'Chờ Ban Thường vụ giải quyết', en: 'waiting for the standing committee', waitsFor: 'discipline.settle' },
    AWAITING_PARTY_COMMITTEE: { vi: 'Chờ cấp ủy giải quyết', en: 'waiting for the party committee', waitsFor: 'discipline.settle' },
    AWAITING_SUPERIOR: { vi: 'Chờ cấp trên của đảng bộ phường giải quyết', en: 'waiting for the body above the ward', waitsFor: 'case.oversee' },
    AWAITING_SUPERIOR_ON_REMOVAL: { vi: 'Chờ cấp trên của đảng bộ phường giải quyết khiếu nại về xóa tên', en: 'waiting for the body above the ward, on a removal from the roll', waitsFor: 'discipline.settle' },
    SETTLED: { vi: 'Đã giải quyết', en: 'settled' },
    WITHDRAWN: { vi: 'Đã rút khiếu nại', en: 'withdrawn' },
  },
  actions: {
    SETTLE: { vi: 'giải quyết', en: 'settle', from: AWAITING, to: 'SETTLED', right: 'complaint.settle', requires: ['decisionNumber', 'decidedOn', 'remark'], body: HANDLERS.INSPECTION_COMMITTEE },
    // Nobody has to say why: a reason asked for would be pressure.
    WITHDRAW: { vi: 'rút khiếu nại', en: 'withdraw', from: AWAITING, to: 'WITHDRAWN', right: 'complaint.file', requires: [], body: COMPLAINANT },
  },
} as const satisfies StageTable<ComplaintStage, ComplaintAction>;

/** Where a complaint stands that a level is to handle. */
export function stageBefore(handler: Handler, against: Against): ComplaintStage {
  return against === 'REMOVAL' && handler === 'SUPERIOR' ? 'AWAITING_SUPERIOR_ON_REMOVAL' : `AWAITING_${handler}`;
}

/**
 * The right that makes somebody one of the body. What is decided above the ward, the officers of the inspection committee
 * put on record; of a removal the standing committee, which has the member back where it is annulled.
 */
export function rightOf(handler: Handler, against: Against): string {
  return handler === 'STANDING_COMMITTEE' || handler === 'PARTY_COMMITTEE' || against === 'REMOVAL' ? 'discipline.settle' : 'case.oversee';
}
