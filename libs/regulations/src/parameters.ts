import type { Share, VoteShare } from './values.js';

/** What kind of value each parameter of the rule book has; the book must hold exactly these. */
export const PARAMETERS = {
  'rating.new-member-months': 'integer',
  'rating.cap-share': 'share',
  'rating.cap-mode': 'capMode',
  'voting.ordinary-resolution': 'voteShare',
} as const;

export type ParameterName = keyof typeof PARAMETERS;

export const CAP_MODES = ['STRICT', 'INCLUSIVE', 'ALL'] as const;
export type CapMode = (typeof CAP_MODES)[number];

interface Values {
  integer: number;
  share: Share;
  voteShare: VoteShare;
  capMode: CapMode;
}

export type ParameterValue<N extends ParameterName> = Values[(typeof PARAMETERS)[N]];
export type ValueKind = keyof Values;
export type AnyValue = Values[ValueKind];
