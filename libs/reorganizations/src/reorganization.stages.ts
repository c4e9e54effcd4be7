import type { StageTable } from '#workflow';

export type ReorganizationStage = 'IN_FORCE' | 'UNDONE';

/** An operation is decided elsewhere and put on record here; the only step after that takes it back whole. */
export const REORGANIZATION = {
  kind: 'reorganization',
  vi: 'Sắp xếp tổ chức',
  en: 'reorganisation',
  initial: 'IN_FORCE',
  stages: {
    IN_FORCE: { vi: 'Đã ghi nhận', en: 'on record' },
    UNDONE: { vi: 'Đã hủy bỏ', en: 'undone' },
  },
  actions: {
    UNDO: {
      vi: 'hủy bỏ việc sắp xếp',
      en: 'undo the reorganisation',
      right: 'organization.reorganize',
      body: { vi: 'Văn phòng Đảng ủy', en: 'the party office' },
      from: ['IN_FORCE'],
      to: 'UNDONE',
      requires: ['remark'],
    },
  },
} as const satisfies StageTable<ReorganizationStage, 'UNDO'>;
