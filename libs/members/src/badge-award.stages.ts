import type { StageTable } from '#workflow';

/** Badges are decided by a level above and put on record here: nothing waits, the log and the overrides stay. */
export const BADGE_AWARD = {
  kind: 'badge',
  vi: 'Huy hiệu Đảng',
  en: 'badges',
  initial: 'RECORDED',
  stages: { RECORDED: { vi: 'Đã ghi nhận', en: 'on record' } },
  actions: {},
} as const satisfies StageTable<'RECORDED', never>;
