import { accepted, DomainError, finding, refused, type Finding, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { sessionFindings, sickFindings, type Session } from './conditions.rules.js';
import { ballotFindings, merged, opinionFindings, restrictedFindings, taskFindings, type LadderFindings, type Restriction } from './ladder.rules.js';
import { ratingRefusals } from './rating.refusals.js';
import type { GivenRating } from './rating.rules.js';

/** What bears on rows beside the votes. */
export interface Bearing {
  /** Rows whose members have entered their self-assessment in person. */
  readonly selfAssessed: ReadonlySet<string>;
  readonly restrictions: readonly Restriction[];
}

/** What rules say of the rows given, beside their votes: the meeting, votes by level, the year's tasks and illness, opinions, measures of the year. */
export function ladderVerdict({ entries, ...session }: Session & { readonly entries: readonly GivenRating[] }, collective: boolean, { selfAssessed, restrictions }: Bearing, book: RuleBook): Verdict<null> {
  const pathOf = (index: number): readonly string[] => ['input', 'entries', String(index)];
  const found = merged([
    sessionFindings(session, collective, book),
    ...entries.map((rating, index) => rowFindings(rating, pathOf(index), selfAssessed, book)),
    restrictedFindings(entries.map(({ entryId, level }, index) => ({ entryId, level, path: [...pathOf(index), 'level'] })), restrictions, book),
  ]);
  return verdictOf(found);
}

export function verdictOf({ refusals, warnings }: LadderFindings): Verdict<null> {
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

function rowFindings(rating: GivenRating, path: readonly string[], selfAssessed: ReadonlySet<string>, book: RuleBook): LadderFindings {
  const { level, ballot, tasks, sickMonths, opinions } = rating;
  const found = [
    { refusals: ballot ? ballotFindings(ballot, rating, [...path, 'ballot']) : [], warnings: [] },
    ...(tasks ? [taskFindings(level, tasks, book, [...path, 'tasks'])] : []),
    sickFindings(level, sickMonths, book, [...path, 'sickMonths']),
  ];
  const seen = new Set<string>();
  for (const [index, opinion] of (opinions ?? []).entries()) {
    const at = [...path, 'opinions', String(index)];
    const key = `${opinion.rater} ${opinion.body ?? ''}`;
    const own: Finding[] = seen.has(key) ? [finding(ratingRefusals.OPINION_TWICE, {}, at)] : [];
    seen.add(key);
    if (opinion.rater === 'SELF' && selfAssessed.has(rating.entryId)) own.push(finding(ratingRefusals.SELF_ASSESSED, {}, at));
    found.push({ refusals: own, warnings: [] }, opinionFindings(opinion, book, at));
  }
  return merged(found);
}

/** Both verdicts as one: the value of the first, when neither refuses. */
export function joined<T>(first: Verdict<T>, second: Verdict<unknown>): Verdict<T> {
  const warnings = [...first.warnings, ...second.warnings];
  const refusals = [...(first.ok ? [] : first.refusals), ...(second.ok ? [] : second.refusals)];
  return first.ok && refusals.length === 0 ? accepted(first.value, warnings) : refused(refusals, warnings);
}

/** @throws DomainError with all of them, when there are any */
export function throwAll(findings: readonly Finding[]): void {
  const [first, ...rest] = findings;
  if (first) throw new DomainError([first, ...rest]);
}
