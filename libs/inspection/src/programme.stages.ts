import type { BothLanguages, StageTable } from '#workflow';
import type { ProgrammeBody } from './programme.rules.js';

export type LineStage = 'PLANNED' | 'UNDER_WAY' | 'DONE' | 'DROPPED' | 'WITHDRAWN';
export type LineAction = 'START' | 'COMPLETE' | 'DROP' | 'WITHDRAW';

/** Whose programmes there are. */
export const PROGRAMME_BODIES: Readonly<Record<ProgrammeBody, BothLanguages>> = {
  PARTY_COMMITTEE: { vi: 'Cấp ủy', en: 'the party committee' },
  STANDING_COMMITTEE: { vi: 'Ban Thường vụ', en: 'the standing committee' },
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', en: 'the inspection committee' },
  CELL: { vi: 'Chi bộ', en: 'the cell' },
};
const BODY = { vi: 'Cơ quan có chương trình', en: 'the body whose programme it is' };

/** What becomes of a line of a programme. When it is due its quarter says, or the programme's last day. */
export const PROGRAMME_LINE = {
  kind: 'programme-line',
  vi: 'Nội dung chương trình kiểm tra, giám sát',
  en: 'line of an inspection programme',
  initial: 'PLANNED',
  auditedAs: 'programme_line',
  stages: {
    PLANNED: { vi: 'Đã đưa vào chương trình', en: 'planned' },
    UNDER_WAY: { vi: 'Đang thực hiện', en: 'under way' },
    DONE: { vi: 'Đã hoàn thành', en: 'done' },
    DROPPED: { vi: 'Không thực hiện', en: 'dropped' },
    WITHDRAWN: { vi: 'Đã rút do nhập nhầm', en: 'entered by mistake and withdrawn' },
  },
  actions: {
    START: { vi: 'bắt đầu thực hiện', en: 'start', from: ['PLANNED'], to: 'UNDER_WAY', right: 'programme.keep', requires: ['decidedOn'], body: BODY },
    COMPLETE: { vi: 'hoàn thành', en: 'complete', from: ['PLANNED', 'UNDER_WAY'], to: 'DONE', right: 'programme.keep', requires: ['decidedOn'], body: BODY },
    DROP: { vi: 'đưa ra khỏi chương trình', en: 'drop', from: ['PLANNED', 'UNDER_WAY'], to: 'DROPPED', right: 'programme.keep', requires: ['remark'], body: BODY },
    WITHDRAW: { vi: 'rút nội dung nhập nhầm', en: 'withdraw', from: ['PLANNED', 'UNDER_WAY'], to: 'WITHDRAWN', right: 'programme.keep', requires: ['remark'], body: BODY },
  },
} as const satisfies StageTable<LineStage, LineAction>;
