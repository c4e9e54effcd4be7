import type { StageTable } from '#workflow';

export type SuspensionStage = 'IN_FORCE' | 'ENDED' | 'ANNULLED';
export type SuspensionAction = 'EXTEND' | 'END' | 'ANNUL';

const BODY = { vi: 'Cấp có thẩm quyền', en: 'the competent body' };

/** A suspension is decided elsewhere and put on record here; on its last day it is over by itself. */
export const SUSPENSION = {
  kind: 'suspension',
  vi: 'Đình chỉ sinh hoạt đảng',
  en: 'suspension from activities',
  initial: 'IN_FORCE',
  auditedAs: 'member_suspension',
  stages: {
    IN_FORCE: { vi: 'Đã có quyết định', en: 'decided' },
    ENDED: { vi: 'Đã kết thúc trước hạn', en: 'ended early' },
    ANNULLED: { vi: 'Đã hủy bỏ', en: 'annulled' },
  },
  actions: {
    EXTEND: { vi: 'gia hạn', en: 'extend', from: ['IN_FORCE'], to: 'IN_FORCE', right: 'suspension.record', requires: ['decisionNumber', 'decidedOn'], body: BODY },
    END: { vi: 'kết thúc trước hạn', en: 'end early', from: ['IN_FORCE'], to: 'ENDED', right: 'suspension.record', requires: ['decisionNumber', 'decidedOn'], body: BODY },
    ANNUL: { vi: 'hủy bỏ', en: 'annul', from: ['IN_FORCE', 'ENDED'], to: 'ANNULLED', right: 'suspension.record', requires: ['decisionNumber', 'decidedOn', 'remark'], body: BODY },
  },
} as const satisfies StageTable<SuspensionStage, SuspensionAction>;
