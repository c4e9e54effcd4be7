import type { StageTable } from '#workflow';
import { BODY_OF_CONDUCTOR } from './case.rules.js';

export type StateNoticeStage = 'RECEIVED' | 'FOLLOWED' | 'FILED';
export type StateNoticeAction = 'FOLLOW' | 'FILE';

const COMMITTEE = BODY_OF_CONDUCTOR.INSPECTION_COMMITTEE;

/** The way of a notice from a State body or court: received; followed by a case, which has its own stages, or filed with the reason why nothing follows. */
export const STATE_NOTICE = {
  kind: 'state-notice',
  vi: 'Thông báo của cơ quan nhà nước, Tòa án',
  en: 'notice from a State body or court',
  initial: 'RECEIVED',
  auditedAs: 'state_notice',
  stages: {
    RECEIVED: { vi: 'Đã nhận, chờ xử lý', en: 'received', waitsFor: 'case.oversee' },
    FOLLOWED: { vi: 'Đã lập vụ việc', en: 'followed by a case' },
    FILED: { vi: 'Lưu, có lý do', en: 'filed with a reason' },
  },
  actions: {
    FOLLOW: { vi: 'gắn với vụ việc', en: 'tie to a case', from: ['RECEIVED'], to: 'FOLLOWED', right: 'case.oversee', requires: [], body: COMMITTEE },
    FILE: { vi: 'lưu', en: 'file', from: ['RECEIVED'], to: 'FILED', right: 'case.oversee', requires: [], body: COMMITTEE },
  },
} as const satisfies StageTable<StateNoticeStage, StateNoticeAction>;
