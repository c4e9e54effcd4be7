import type { StageTable } from '#workflow';

/** Who holds a post is decided elsewhere and put on record here: nothing waits, the log and the overrides stay. */
export const STAFFING = {
  kind: 'staffing',
  vi: 'Chức vụ, cấp ủy',
  en: 'posts and committees',
  initial: 'RECORDED',
  stages: { RECORDED: { vi: 'Đã ghi nhận', en: 'on record' } },
  actions: {},
} as const satisfies StageTable<'RECORDED', never>;
