import type { StageTable } from '#workflow';

export type MergeStage = 'IN_FORCE' | 'UNDONE';

/** A merger is done in one step; the only step after that takes it apart again. */
export const PERSON_MERGE = {
  kind: 'person-merge',
  vi: 'Gộp hồ sơ',
  en: 'merger of records',
  initial: 'IN_FORCE',
  stages: {
    IN_FORCE: { vi: 'Đã gộp', en: 'merged' },
    UNDONE: { vi: 'Đã tách lại', en: 'undone' },
  },
  actions: {
    UNDO: {
      vi: 'tách lại hồ sơ đã gộp',
      en: 'undo the merger',
      right: 'duplicate.settle',
      body: { vi: 'Văn phòng Đảng ủy', en: 'the party office' },
      from: ['IN_FORCE'],
      to: 'UNDONE',
      requires: ['remark'],
    },
  },
} as const satisfies StageTable<MergeStage, 'UNDO'>;
