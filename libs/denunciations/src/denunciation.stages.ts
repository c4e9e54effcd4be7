import { BODY_OF_CONDUCTOR } from '#inspection';
import type { StageTable } from '#workflow';

export type DenunciationStage = 'RECEIVED' | 'UNDER_WAY' | 'CONCLUDED' | 'KEPT';
export type DenunciationAction = 'TAKE_UP' | 'CONCLUDE' | 'KEEP';

const COMMITTEE = BODY_OF_CONDUCTOR.INSPECTION_COMMITTEE;

/** The way of a letter: received; looked into in a case, which has its own stages; concluded, or kept without being processed. */
export const DENUNCIATION = {
  kind: 'denunciation',
  vi: 'Đơn tố cáo',
  en: 'denunciation',
  initial: 'RECEIVED',
  auditedAs: 'denunciation',
  stages: {
    RECEIVED: { vi: 'Đã nhận', en: 'received', waitsFor: 'case.oversee' },
    UNDER_WAY: { vi: 'Đang giải quyết', en: 'being looked into', waitsFor: 'case.oversee' },
    CONCLUDED: { vi: 'Đã kết luận', en: 'concluded' },
    KEPT: { vi: 'Lưu, không giải quyết', en: 'kept, not processed' },
  },
  actions: {
    TAKE_UP: { vi: 'thụ lý', en: 'take up', from: ['RECEIVED'], to: 'UNDER_WAY', right: 'denunciation.direct', requires: ['decisionNumber', 'decidedOn'], body: COMMITTEE },
    CONCLUDE: { vi: 'kết luận', en: 'conclude', from: ['UNDER_WAY'], to: 'CONCLUDED', right: 'denunciation.direct', requires: ['decisionNumber', 'decidedOn'], body: COMMITTEE },
    KEEP: { vi: 'lưu, không giải quyết', en: 'keep without processing', from: ['RECEIVED'], to: 'KEPT', right: 'denunciation.direct', requires: ['remark'], body: COMMITTEE },
  },
} as const satisfies StageTable<DenunciationStage, DenunciationAction>;
