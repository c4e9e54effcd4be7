import type { StageTable } from '#workflow';

export type HelpStage = 'UNDER_WAY' | 'ENDED';

const CELL = { vi: 'Chi bộ', en: 'the cell' };

/** The help of a cell after a failing year, from its begin to the cell's vote on the result. */
export const MEMBER_HELP = {
  kind: 'member-help',
  vi: 'Việc giúp đỡ đảng viên không hoàn thành nhiệm vụ',
  en: 'help after a failing year',
  initial: 'UNDER_WAY',
  auditedAs: 'member_help',
  stages: {
    UNDER_WAY: { vi: 'Chi bộ đang giúp đỡ', en: 'the cell is helping', waitsFor: 'rating.submit' },
    ENDED: { vi: 'Đã có kết quả', en: 'ended with a result' },
  },
  actions: {
    END: { vi: 'ghi kết quả giúp đỡ', en: 'end the help', from: ['UNDER_WAY'], to: 'ENDED', right: 'rating.submit', requires: ['decidedOn', 'votes'], body: CELL },
  },
} as const satisfies StageTable<HelpStage, 'END'>;
