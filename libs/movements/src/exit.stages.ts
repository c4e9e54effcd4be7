import type { StageTable } from '#workflow';

export type ExitStage = 'RECORDED' | 'RESTORED';

/** Who leaves is decided elsewhere and put on record here; the only step after that takes it back. */
export const EXIT = {
  kind: 'exit',
  vi: 'Việc ra khỏi danh sách đảng viên',
  en: 'exit of a member',
  initial: 'RECORDED',
  stages: {
    RECORDED: { vi: 'Đã ghi nhận', en: 'on record' },
    RESTORED: { vi: 'Đã khôi phục', en: 'restored' },
  },
  actions: {
    RESTORE: {
      vi: 'khôi phục đảng viên',
      en: 'restore the member',
      right: 'exit.record',
      body: { vi: 'Ban Thường vụ', en: 'the standing committee' },
      from: ['RECORDED'],
      to: 'RESTORED',
      requires: ['decisionNumber', 'decidedOn'],
    },
  },
} as const satisfies StageTable<ExitStage, 'RESTORE'>;
