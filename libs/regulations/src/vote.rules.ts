import { finding, type Finding } from '#kernel';
import type { VoteShare } from './parameters.js';
import type { InForce } from './regulations.js';
import { carries } from './values.js';
import { voteRefusals } from './vote.refusals.js';

/** Who of a cell counts when it votes on a day. */
export interface Electorate {
  readonly fullMembers: number;
  /** Full members officially sent to be active elsewhere for a time: they vote there. */
  readonly elsewhere: number;
  /** The other full members who are exempt from activities. */
  readonly exempt: number;
}

/** A cell's vote. */
export interface Vote {
  readonly votesFor: number;
  readonly votesAgainst: number;
  /** Absent though they count in the base. */
  readonly votesAbsent: number;
  /** Exempt members who were absent: they do not count in the base. */
  readonly exemptAbsent: number;
}

export interface VoteFindings {
  readonly refusals: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * How many votes a resolution is counted against: all full members, less those temporarily elsewhere, less the
 * exempt who were absent (QĐ 294-QĐ/TW, điểm 9.3.2; repealed, its successor was not seen).
 */
export function baseOf({ fullMembers, elsewhere }: Electorate, { exemptAbsent }: Pick<Vote, 'exemptAbsent'>): number {
  return fullMembers - elsewhere - exemptAbsent;
}

/** Whether the votes for it carry, of the base that the share is a part of. */
export function hasCarried(vote: Vote, electorate: Electorate, share: VoteShare): boolean {
  return carries(vote.votesFor, countedAgainst(share, electorate, vote), share);
}

function countedAgainst({ ofAllFullMembers }: VoteShare, electorate: Electorate, vote: Vote): number {
  return ofAllFullMembers ? electorate.fullMembers : baseOf(electorate, vote);
}

/**
 * What is wrong with a vote. Refuses VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; warns of VOTES_MISSING and,
 * by the severity of the share, refuses or warns of VOTE_NOT_CARRIED. Without a share in force, none is checked.
 */
export function voteFindings(vote: Vote, electorate: Electorate, share: InForce<VoteShare> | undefined, path: readonly string[]): VoteFindings {
  const { votesFor, votesAgainst, votesAbsent, exemptAbsent } = vote;
  const { fullMembers, elsewhere, exempt } = electorate;
  const votes = votesFor + votesAgainst + votesAbsent;
  const base = baseOf(electorate, vote);
  const numbers = { votes, base, fullMembers, elsewhere, exemptAbsent };
  if (exemptAbsent > exempt) return { refusals: [finding(voteRefusals.EXEMPT_ABSENT_TOO_MANY, { exemptAbsent, exempt }, path)], warnings: [] };
  if (votesFor + votesAgainst === 0) return { refusals: [finding(voteRefusals.VOTES_NONE, {}, path)], warnings: [] };
  if (votes > base) return { refusals: [finding(voteRefusals.VOTES_TOO_MANY, numbers, path)], warnings: [] };
  const warnings = votes < base ? [finding(voteRefusals.VOTES_MISSING, numbers, path)] : [];
  if (!share || hasCarried(vote, electorate, share.value)) return { refusals: [], warnings };
  const { vi: shareVi, en: shareEn } = inWords(share.value);
  const found = finding({ ...voteRefusals.VOTE_NOT_CARRIED, rule: share.rule }, { votesFor, base: countedAgainst(share.value, electorate, vote), shareVi, shareEn }, path);
  return share.severity === 'HARD' ? { refusals: [found], warnings } : { refusals: [], warnings: [...warnings, found] };
}

function inWords({ numerator, denominator, inclusive, ofAllFullMembers }: VoteShare): { vi: string; en: string } {
  const share = `${numerator}/${denominator}`;
  const { vi, en } = inclusive ? { vi: `ít nhất ${share}`, en: `at least ${share}` } : { vi: `trên ${share}`, en: `more than ${share}` };
  return ofAllFullMembers ? { vi: `${vi} tổng số đảng viên chính thức`, en: `${en} of all full members` } : { vi, en };
}
