import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { RATING_EXCUSES, voteFindings, voteRule, type Electorate, type RuleBook } from '#regulations';
import { capInForce, mostOf, type CapRule } from './cap.rules.js';
import type { Ballot, CellRater, GivenOpinion, Tasks } from './ladder.rules.js';
import type { Session } from './conditions.rules.js';
import type { RatingLevel } from './levels.rules.js';
import { ratingRefusals } from './rating.refusals.js';

export { RATING_LEVELS, type RatingLevel } from './levels.rules.js';
export type RatingExcuse = 'NEW_MEMBER' | 'EXEMPT' | 'SUSPENDED' | 'RATED_ELSEWHERE' | 'GONE' | 'NEW_ORGANIZATION';

/** How somebody belongs to a cell at the cut-off. */
export type Belonging = 'OWN' | 'GUEST' | 'GONE';

/** What decides whether somebody who belonged to a cell in the year is rated there. */
export interface RollMember {
  readonly belonging: Belonging;
  readonly admissionCeremonyOn: PlainDate;
  readonly exempt: boolean;
  readonly suspended: boolean;
}

/**
 * Why a member on the roster is not rated; undefined for those who are. Before any document said who is excused, the
 * exempt and the suspended are, who take no part in the cell's year, and guests are rated at their own cell; before one
 * set the waiting months of new members, nobody is excused as new.
 */
export function excuseOf(member: RollMember, cutOff: PlainDate, book: RuleBook): RatingExcuse | undefined {
  if (member.belonging === 'GONE') return 'GONE';
  const ratedAt = book.get('rating.guests-rated-at')?.value ?? 'OFFICIAL';
  if (member.belonging === 'GUEST' && ratedAt === 'OFFICIAL') return 'RATED_ELSEWHERE';
  const excused = book.get('rating.excused')?.value ?? RATING_EXCUSES;
  if (member.exempt && excused.includes('EXEMPT')) return 'EXEMPT';
  if (member.suspended && excused.includes('SUSPENDED')) return 'SUSPENDED';
  const months = book.get('rating.new-member-months');
  const isNew = months !== undefined && excused.includes('NEW_MEMBER') && member.admissionCeremonyOn.add({ months: months.value }).toString() > cutOff.toString();
  return isNew ? 'NEW_MEMBER' : undefined;
}

/** A row of a sheet, as far as the rules look at it. */
export interface SheetRow {
  readonly id: string;
  readonly excuse: RatingExcuse | null;
  readonly proposedLevel: RatingLevel | null;
  /** Set while the sheet is with the cell only of whoever a body above has decided on. */
  readonly decidedLevel: RatingLevel | null;
}

/** A level the cell gives, with its vote. */
export interface GivenRating {
  readonly entryId: string;
  readonly level: RatingLevel;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbsent: number;
  readonly ballot?: Ballot | null;
  readonly tasks?: Tasks | null;
  /** For how many months of the year the member was ill. */
  readonly sickMonths?: number | null;
  readonly opinions?: readonly (GivenOpinion & { readonly rater: CellRater })[] | null;
}

/** What the cell voted in its meeting. */
export interface CellVote extends Session {
  readonly entries: readonly GivenRating[];
  /** Exempt members who were absent. */
  readonly exemptAbsent: number;
}

/**
 * Whether these ratings may be entered on a sheet: rows that are on it, once each, not excused, not decided yet, with
 * votes the cell can have. Warns of votes that are missing and of a level whose vote did not carry.
 */
export function enterVerdict({ entries, exemptAbsent }: CellVote, rows: readonly SheetRow[], electorate: Electorate, book: RuleBook): Verdict<readonly GivenRating[]> {
  const refusals: Finding[] = [];
  const warnings: Finding[] = [];
  const seen = new Set<string>();
  const rule = voteRule(book, 'voting.ordinary-resolution');
  entries.forEach((rating, index) => {
    const path = ['input', 'entries', String(index)];
    const row = rows.find(({ id }) => id === rating.entryId);
    if (!row) refusals.push(finding(ratingRefusals.ENTRY_UNKNOWN, {}, [...path, 'entryId']));
    if (row?.excuse) refusals.push(finding(ratingRefusals.ENTRY_EXCUSED, {}, [...path, 'entryId']));
    if (row?.decidedLevel) refusals.push(finding(ratingRefusals.ENTRY_DECIDED, {}, [...path, 'entryId']));
    if (seen.has(rating.entryId)) refusals.push(finding(ratingRefusals.ENTRY_TWICE, {}, [...path, 'entryId']));
    seen.add(rating.entryId);
    const vote = voteFindings({ ...rating, exemptAbsent }, electorate, rule, path);
    refusals.push(...vote.refusals);
    warnings.push(...vote.warnings);
  });
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(entries, warnings);
}

/** Whether the sheet is of a collective on which a body above decides. */
export function isDecidedAbove(rows: readonly { readonly memberId: string | null; readonly decidedAbove: boolean }[]): boolean {
  return rows.some(({ memberId, decidedAbove }) => memberId === null && decidedAbove);
}

/** The rows that stand in the way of submitting: neither rated nor excused. */
export function missingRows<R extends SheetRow>(rows: readonly R[]): readonly R[] {
  return rows.filter(({ excuse, proposedLevel }) => excuse === null && proposedLevel === null);
}

/** Whether a submitted sheet may go back to the cell: not once the organisation that decides it has decided rows of it. */
export function goesBackVerdict(rows: readonly (SheetRow & { readonly decidedAbove: boolean })[]): Verdict<null> {
  const decided = rows.filter(({ decidedLevel, decidedAbove }) => decidedLevel !== null && !decidedAbove).length;
  return decided > 0 ? refused([finding(ratingRefusals.ROWS_DECIDED, { decided })]) : accepted(null);
}

/** Whether a sheet may be submitted: everybody rated or excused; warns when "excellent" is over the cap. */
export function submitVerdict(rows: readonly SheetRow[], memberLevels: readonly RatingLevel[], book: RuleBook): Verdict<null> {
  const missing = missingRows(rows).length;
  const warnings = capFindings(memberLevels, book);
  if (missing > 0) return refused([finding(ratingRefusals.SHEET_INCOMPLETE, { missing, roster: rows.length })], warnings);
  return accepted(null, warnings);
}

/** The cap on "excellent", with the numbers it rests on. */
export interface Cap extends CapRule {
  readonly excellent: number;
  /** What the cap is a part of. */
  readonly base: number;
  readonly allowed: number;
}

/**
 * The cap for a set of rated members as they are; undefined when no document sets one. STRICT: X ≤ s·T;
 * INCLUSIVE: X ≤ s·(X+T); ALL: X ≤ s·rated (X rated excellent, T exactly good).
 */
export function capOf(levels: readonly RatingLevel[], book: RuleBook): Cap | undefined {
  const inForce = capInForce(book, 'MEMBERS');
  if (!inForce) return undefined;
  const rule: CapRule = { mode: inForce.mode.value, share: inForce.share.value, rounding: inForce.rounding.value };
  const excellent = levels.filter((level) => level === 'EXCELLENT').length;
  const good = levels.filter((level) => level === 'GOOD').length;
  const base = { STRICT: good, INCLUSIVE: excellent + good, ALL: levels.length }[rule.mode];
  return { ...rule, excellent, base, allowed: mostOf(base, rule) };
}

export function capFindings(levels: readonly RatingLevel[], book: RuleBook): Finding[] {
  const cap = capOf(levels, book);
  if (!cap || cap.excellent <= cap.allowed) return [];
  const { excellent, allowed, base, mode, share } = cap;
  const rule = book.get('rating.cap-share')?.rule;
  const refusal = rule ? { ...ratingRefusals.CAP_EXCEEDED, rule } : ratingRefusals.CAP_EXCEEDED;
  return [finding(refusal, { excellent, allowed, base, mode, percent: (share.numerator * 100) / share.denominator })];
}
