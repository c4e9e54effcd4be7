import { finding, type Finding, type Refusal } from '#kernel';
import type { InForce, RuleBook, Share } from '#regulations';
import { RATING_LEVELS, type RatingLevel } from './levels.rules.js';
import { ratingRefusals } from './rating.refusals.js';

/** Who besides the cell's vote says something of a row; the collective after the cell, of its own leaders. */
export const RATERS = ['SELF', 'PARTY_GROUP', 'RESIDENCE', 'WORKPLACE', 'UNION', 'COLLECTIVE'] as const;
export type Rater = (typeof RATERS)[number];
export type CellRater = Exclude<Rater, 'COLLECTIVE'>;

/** The rungs on which a level is given, in the order of the ladder. */
export const RUNGS = ['SELF', 'PARTY_GROUP', 'CELL', 'RESIDENCE', 'WORKPLACE', 'UNION', 'COLLECTIVE', 'DECISION'] as const;
export type Rung = (typeof RUNGS)[number];

/** What somebody says of a row. */
export interface GivenOpinion {
  readonly level?: RatingLevel | null;
  /** Of 100 points. */
  readonly score?: number | null;
  readonly body?: string | null;
  readonly remark?: string | null;
}

/** How many voted for each level. */
export interface Ballot {
  readonly excellent: number;
  readonly good: number;
  readonly completed: number;
  readonly notCompleted: number;
}

/** The tasks of the year: how many there were, were done, were done on time, and went beyond what was asked. */
export interface Tasks {
  readonly all: number;
  readonly done: number;
  readonly onTime: number;
  readonly above: number;
}

/** What rules find: refusals where the value is hard, warnings where it is not. */
export interface LadderFindings {
  readonly refusals: Finding[];
  readonly warnings: Finding[];
}

const POINTS = ['rating.excellent-from-points', 'rating.good-from-points', 'rating.completed-from-points'] as const;

/** The level to which so many points lead; undefined before a document set the points. */
export function levelOfScore(score: number, book: RuleBook): { readonly level: RatingLevel; readonly by: InForce<number> } | undefined {
  const marks = POINTS.map((name) => book.get(name));
  for (const [index, mark] of marks.entries()) {
    const level = RATING_LEVELS[index];
    if (!mark || !level) return undefined;
    if (score >= mark.value) return { level, by: mark };
  }
  const [last] = marks.slice(-1);
  return last && { level: 'NOT_COMPLETED', by: last };
}

/** The opinion with the level to which its score leads, where it gives none itself. */
export function withLevel<O extends GivenOpinion>(opinion: O, book: RuleBook): O & { readonly level: RatingLevel | null } {
  const level = opinion.level ?? (opinion.score == null ? null : (levelOfScore(opinion.score, book)?.level ?? null));
  return { ...opinion, level };
}

/** What is wrong with an opinion: it says nothing, or its level is not the one to which its score leads. */
export function opinionFindings({ level, score, remark }: GivenOpinion, book: RuleBook, path: readonly string[]): LadderFindings {
  if (level == null && score == null && remark == null) return { refusals: [finding(ratingRefusals.OPINION_EMPTY, {}, path)], warnings: [] };
  const led = score == null ? undefined : levelOfScore(score, book);
  if (!led || level == null || led.level === level) return { refusals: [], warnings: [] };
  return graded(led.by, ratingRefusals.SCORE_NOT_OF_LEVEL, { score: score ?? 0, scored: WORDS[led.level], given: WORDS[level] }, [...path, 'level']);
}

/** Whether the votes by level fit the vote on the level proposed. */
export function ballotFindings(ballot: Ballot, { level, votesFor, votesAgainst }: { level: RatingLevel; votesFor: number; votesAgainst: number }, path: readonly string[]): Finding[] {
  const counted = ballotOf(ballot);
  const sum = RATING_LEVELS.reduce((total, each) => total + counted[each], 0);
  if (counted[level] === votesFor && sum <= votesFor + votesAgainst) return [];
  return [finding(ratingRefusals.BALLOT_WRONG, { own: counted[level], votesFor, sum, cast: votesFor + votesAgainst }, path)];
}

export function ballotOf({ excellent, good, completed, notCompleted }: Ballot): Readonly<Record<RatingLevel, number>> {
  return { EXCELLENT: excellent, GOOD: good, COMPLETED: completed, NOT_COMPLETED: notCompleted };
}

/** What the tasks of the year say against a level: by the rule book all done, so many on time, so many beyond what was asked. */
export function taskFindings(level: RatingLevel, tasks: Tasks, book: RuleBook, path: readonly string[]): LadderFindings {
  const { all, done, onTime, above } = tasks;
  if (all === 0 || done > all || onTime > done || above > done) return { refusals: [finding(ratingRefusals.TASKS_WRONG, { all, done, onTime, above }, path)], warnings: [] };
  const found: LadderFindings[] = [];
  const demand = (rule: InForce<Share> | undefined, met: (share: Share) => boolean, what: string): void => {
    if (rule && !met(rule.value)) found.push(graded(rule, ratingRefusals.CONDITION_NOT_MET, { level: WORDS[level], what, all, done, onTime, above }, path));
  };
  const [excellent, good] = [level === 'EXCELLENT', level === 'GOOD'];
  const completedLate = book.get('rating.completed-late-at-most');
  if (excellent || good) demand(book.get('rating.good-on-time'), (share) => isAtLeast(onTime, all, share), 'đúng hạn');
  if (excellent) demand(book.get('rating.excellent-above-requirement'), (share) => isAtLeast(above, all, share), 'vượt yêu cầu');
  if (level === 'COMPLETED') demand(completedLate, (share) => done === all && (all - onTime) * share.denominator <= share.numerator * all, 'hoàn thành, chậm hạn trong mức cho phép');
  const fails = book.get('rating.fails-on');
  if (level !== 'NOT_COMPLETED' && 2 * done < all && fails?.value.includes('UNDER_HALF_OF_TASKS')) {
    found.push(graded(fails, ratingRefusals.TASKS_UNDER_HALF, { done, all }, path));
  }
  return merged(found);
}

/** On whom what bears on a row is: on who is rated, as a member or as a civil servant, or on one of those who led a collective, or on a unit below it. */
export type RestrictionGround = 'MEMBER' | 'CIVIL_SERVANT' | 'ORGANIZATION' | 'LEADER' | 'UNIT';

/** A decided disciplinary measure, or a failed rating as a civil servant, that bears on a row: what it is only for whoever may read it. */
export interface Restriction {
  readonly entryId: string;
  readonly ground: RestrictionGround;
  /** The first year in which a measure on the same violation took effect. */
  readonly firstYear: number;
  readonly form: string | null;
  /** Of the decision on the measure, or of the document with the rating. */
  readonly decisionNumber: string | null;
}

/** The restrictions that count in a year: one violation counts in one year only, where the rule book says so. */
export function restrictionsOf(restrictions: readonly Restriction[], year: number, book: RuleBook): readonly Restriction[] {
  const once = book.get('rating.violation-counts-once')?.value ?? true;
  return restrictions.filter(({ firstYear, ground }) => (!once || firstYear === year) && counts(ground, book));
}

function counts(ground: RestrictionGround, book: RuleBook): boolean {
  if (ground === 'LEADER' || ground === 'UNIT') return book.get('rating.excellent-undisciplined')?.value.includes(ground) ?? false;
  return book.get('rating.fails-on')?.value.includes(ground === 'CIVIL_SERVANT' ? 'CIVIL_SERVICE_RATING_FAILED' : 'DISCIPLINED') ?? false;
}

/** Rows that are given a level though a measure of the year or a failed rating as a civil servant makes them fail, or a measure bars a collective from it; which of them, and on whom, is never told here. */
export function restrictedFindings(
  given: readonly { readonly entryId: string; readonly level: RatingLevel; readonly path: readonly string[] }[],
  restrictions: readonly Restriction[],
  book: RuleBook,
): LadderFindings {
  const [fails, undisciplined] = [book.get('rating.fails-on'), book.get('rating.excellent-undisciplined')];
  const grounds = new Map<string, RestrictionGround[]>();
  for (const { entryId, ground } of restrictions) grounds.set(entryId, [...(grounds.get(entryId) ?? []), ground]);
  return merged(
    given.flatMap(({ entryId, level, path }) => {
      const found = grounds.get(entryId) ?? [];
      // What the measure is stands beside the row, for whoever may read it: an override of this is read by more people.
      if (fails && level !== 'NOT_COMPLETED' && found.some((ground) => ground !== 'LEADER' && ground !== 'UNIT')) return [graded(fails, ratingRefusals.RATING_RESTRICTED, { entryId }, path)];
      if (undisciplined && level === 'EXCELLENT' && found.length > 0) return [graded(undisciplined, ratingRefusals.COLLECTIVE_RESTRICTED, { entryId }, path)];
      return [];
    }),
  );
}

/** Two rungs whose levels are two or more apart. */
export interface Disagreement {
  readonly one: Rung;
  readonly other: Rung;
}

export function disagreementsOf(levels: readonly { readonly rung: Rung; readonly level: RatingLevel | null }[]): Disagreement[] {
  const given = levels.flatMap(({ rung, level }) => (level === null ? [] : [{ rung, rank: RATING_LEVELS.indexOf(level) }]));
  return given.flatMap(({ rung, rank }, index) => given.slice(index + 1).flatMap((other) => (Math.abs(other.rank - rank) >= 2 ? [{ one: rung, other: other.rung }] : [])));
}

/** What bears on a row, in Vietnamese, with the numbers of the decisions or documents; null for whoever may only know that there is something. */
export function measureInWords(restrictions: readonly Restriction[]): string | null {
  const told = restrictions.flatMap(({ form, decisionNumber, ground }) => (form === null ? [] : [`${ON_WHOM[ground]}${FORMS[form] ?? form}, ${ground === 'CIVIL_SERVANT' ? 'văn bản' : 'quyết định'} số ${decisionNumber ?? ''}`]));
  return told.length === 0 ? null : [...new Set(told)].join('; ');
}

const WORDS: Readonly<Record<RatingLevel, string>> = {
  EXCELLENT: 'hoàn thành xuất sắc',
  GOOD: 'hoàn thành tốt',
  COMPLETED: 'hoàn thành',
  NOT_COMPLETED: 'không hoàn thành',
};
const ON_WHOM: Readonly<Record<RestrictionGround, string>> = { MEMBER: '', CIVIL_SERVANT: '', ORGANIZATION: '', LEADER: 'thành viên lãnh đạo bị ', UNIT: 'đơn vị trực thuộc bị ' };
const FORMS: Readonly<Record<string, string>> = { REPRIMAND: 'khiển trách', WARNING: 'cảnh cáo', REMOVAL_FROM_OFFICE: 'cách chức', EXPULSION: 'khai trừ', DISSOLUTION: 'giải tán', CIVIL_SERVICE_RATING_FAILED: 'xếp loại cán bộ, công chức không hoàn thành nhiệm vụ' };

function isAtLeast(part: number, whole: number, { numerator, denominator }: Share): boolean {
  return part * denominator >= numerator * whole;
}

export function graded(by: InForce<unknown>, refusal: Refusal, params: Readonly<Record<string, string | number>>, path: readonly string[]): LadderFindings {
  const found = finding({ ...refusal, rule: by.rule }, params, path);
  return by.severity === 'HARD' ? { refusals: [found], warnings: [] } : { refusals: [], warnings: [found] };
}

export function merged(found: readonly LadderFindings[]): LadderFindings {
  return { refusals: found.flatMap(({ refusals }) => refusals), warnings: found.flatMap(({ warnings }) => warnings) };
}
