import type { StageTable } from '#workflow';

/** Badges are decided by a level above and put on record here: nothing waits, the log and the overrides stay. One recorded by mistake is withdrawn. */
export const BADGE_AWARD = {
  kind: 'badge',
  vi: 'Huy hiệu Đảng',
  en: 'badges',
  initial: 'RECORDED',
  stages: { RECORDED: { vi: 'Đã ghi nhận', en: 'on record' }, WITHDRAWN: { vi: 'Đã rút vì ghi nhầm', en: 'withdrawn as a mistake' } },
  actions: {
    WITHDRAW: {
      vi: 'rút Huy hiệu ghi nhầm',
      en: 'withdraw a badge recorded by mistake',
      right: 'badge.record',
      body: { vi: 'Văn phòng Đảng ủy', en: 'the party office' },
      from: ['RECORDED'],
      to: 'WITHDRAWN',
      requires: ['remark'],
    },
  },
} as const satisfies StageTable<'RECORDED' | 'WITHDRAWN', 'WITHDRAW'>;
