import type { StageTable } from '#workflow';

/** Opened and settled by the database: whoever enters a person is not told that there is another. */
export const DUPLICATE = {
  kind: 'duplicate',
  vi: 'Nghi trùng hồ sơ',
  en: 'suspicion that somebody is on record twice',
  initial: 'OPEN',
  stages: {
    OPEN: { vi: 'Cần đối chiếu', en: 'to be compared', waitsFor: 'duplicate.settle' },
    SETTLED: { vi: 'Đã xác định là hai người', en: 'two people' },
    MERGED: { vi: 'Đã gộp thành một hồ sơ', en: 'merged into one record' },
  },
  actions: {},
} as const satisfies StageTable<'OPEN' | 'SETTLED' | 'MERGED', never>;
