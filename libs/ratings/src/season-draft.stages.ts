import type { StageTable } from '#workflow';

export type SeasonDraftStage = 'DRAFT' | 'OPENED' | 'DISCARDED';
export type SeasonDraftAction = 'CHANGE' | 'OPEN' | 'DISCARD';

/** In whose name a season is prepared and opened. */
export const PREPARER = { vi: 'Đảng ủy', en: 'the committee' };

/** A season before it is opened: what happens from then on is said by its sheets. */
export const RATING_SEASON_DRAFT = {
  kind: 'rating-season',
  vi: 'Dự thảo đợt đánh giá, xếp loại',
  en: 'draft of a rating season',
  initial: 'DRAFT',
  auditedAs: 'rating_season_draft',
  stages: {
    DRAFT: { vi: 'Đang chuẩn bị', en: 'being prepared', waitsFor: 'rating.open' },
    OPENED: { vi: 'Đã mở đợt', en: 'opened' },
    DISCARDED: { vi: 'Đã bỏ', en: 'discarded' },
  },
  actions: {
    CHANGE: { vi: 'sửa dự thảo', en: 'change the draft', from: ['DRAFT'], to: 'DRAFT', right: 'rating.open', requires: [], body: PREPARER },
    OPEN: { vi: 'mở đợt', en: 'open the season', from: ['DRAFT'], to: 'OPENED', right: 'rating.open', requires: [], body: PREPARER },
    DISCARD: { vi: 'bỏ dự thảo', en: 'discard the draft', from: ['DRAFT'], to: 'DISCARDED', right: 'rating.open', requires: ['remark'], body: PREPARER },
  },
} as const satisfies StageTable<SeasonDraftStage, SeasonDraftAction>;
