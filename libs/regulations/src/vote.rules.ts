import { finding, type Finding } from '#kernel';
import { LEFT_OUT, type LeftOut, type ParameterOfKind, type VoteShare } from './parameters.js';
import type { InForce, RuleBook } from './regulations.js';
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

/** What a vote is counted by. */
export interface VoteRule {
  /** Without one, whether it carried is not checked. */
  readonly share: InForce<VoteShare> | undefined;
  /** Who is not in the base. */
  readonly leavesOut: readonly LeftOut[];
}

/**
 * How the book counts a vote that needs the share of this name, if any. For a day before any document known here said
 * who is left out of the base, both are, as ever since.
 */
export function voteRule(book: RuleBook, share: ParameterOfKind<'voteShare'> | undefined): VoteRule {
  return { share: share && book.get(share), leavesOut: book.get('voting.base-leaves-out')?.value ?? LEFT_OUT };
}

/** How many votes a resolution is counted against. */
export function baseOf(electorate: Electorate, vote: Pick<Vote, 'exemptAbsent'>, leavesOut: readonly LeftOut[]): number {
  const { elsewhere, exemptAbsent } = leftOut(electorate, vote, leavesOut);
  return electorate.fullMembers - elsewhere - exemptAbsent;
}

function leftOut({ elsewhere }: Electorate, { exemptAbsent }: Pick<Vote, 'exemptAbsent'>, leavesOut: readonly LeftOut[]): { elsewhere: number; exemptAbsent: number } {
  return { elsewhere: leavesOut.includes('ELSEWHERE') ? elsewhere : 0, exemptAbsent: leavesOut.includes('EXEMPT_ABSENT') ? exemptAbsent : 0 };
}

/** Whether the votes for it carry, of the base that the share is a part of; undefined where no share is in force. */
export function hasCarried(vote: Vote, electorate: Electorate, { share, leavesOut }: VoteRule): boolean | undefined {
  return share && carries(vote.votesFor, countedAgainst(share.value, electorate, vote, leavesOut), share.value);
}

function countedAgainst({ ofAllFullMembers }: VoteShare, electorate: Electorate, vote: Vote, leavesOut: readonly LeftOut[]): number {
  return ofAllFullMembers ? electorate.fullMembers : baseOf(electorate, vote, leavesOut);
}

/**
 * What is wrong with a vote. Refuses VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; warns of VOTES_MISSING and,
 * by the severity of the share, refuses or warns of VOTE_NOT_CARRIED. Without a share in force, none is checked.
 */
export function voteFindings(vote: Vote, electorate: Electorate, rule: VoteRule, path: readonly string[]): VoteFindings {
  const { votesFor, votesAgainst, votesAbsent, exemptAbsent } = vote;
  const { fullMembers, exempt } = electorate;
  const votes = votesFor + votesAgainst + votesAbsent;
  const base = baseOf(electorate, vote, rule.leavesOut);
  const numbers = { votes, base, fullMembers, ...leftOut(electorate, vote, rule.leavesOut) };
  if (exemptAbsent > exempt) return { refusals: [finding(voteRefusals.EXEMPT_ABSENT_TOO_MANY, { exemptAbsent, exempt }, path)], warnings: [] };
  if (votesFor + votesAgainst === 0) return { refusals: [finding(voteRefusals.VOTES_NONE, {}, path)], warnings: [] };
  if (votes > base) return { refusals: [finding(voteRefusals.VOTES_TOO_MANY, numbers, path)], warnings: [] };
  const warnings = votes < base ? [finding(voteRefusals.VOTES_MISSING, numbers, path)] : [];
  const { share } = rule;
  if (!share || hasCarried(vote, electorate, rule) !== false) return { refusals: [], warnings };
  const { vi: shareVi, en: shareEn } = inWords(share.value);
  const counted = countedAgainst(share.value, electorate, vote, rule.leavesOut);
  const found = finding({ ...voteRefusals.VOTE_NOT_CARRIED, rule: share.rule }, { votesFor, base: counted, shareVi, shareEn }, path);
  return share.severity === 'HARD' ? { refusals: [found], warnings } : { refusals: [], warnings: [...warnings, found] };
}

function inWords({ numerator, denominator, inclusive, ofAllFullMembers }: VoteShare): { vi: string; en: string } {
  const share = `${numerator}/${denominator}`;
  const { vi, en } = inclusive ? { vi: `ít nhất ${share}`, en: `at least ${share}` } : { vi: `trên ${share}`, en: `more than ${share}` };
  return ofAllFullMembers ? { vi: `${vi} tổng số đảng viên chính thức`, en: `${en} of all full members` } : { vi, en };
}
