import type { PlainDate } from '#kernel';
import type { InForce, RuleBook } from '#regulations';
import { graded, merged, type LadderFindings } from './ladder.rules.js';
import type { RatingLevel } from './levels.rules.js';
import { ratingRefusals } from './rating.refusals.js';

/** The last days that a season sets. */
export interface Deadlines {
  readonly year: number;
  readonly cellDeadlineOn: PlainDate;
  readonly decisionDeadlineOn: PlainDate;
}

const NOTHING: LadderFindings = { refusals: [], warnings: [] };

/** Whether the cells, and then the base, are done by the days that the rule book names for every year. */
export function deadlineFindings({ year, cellDeadlineOn, decisionDeadlineOn }: Deadlines, book: RuleBook): LadderFindings {
  const late = (deadline: PlainDate, rule: InForce<readonly string[]> | undefined, field: string): LadderFindings => {
    const latest = rule?.value.map((monthDay) => `${year}-${monthDay}`).sort().at(-1);
    if (!rule || latest === undefined || deadline.toString() <= latest) return NOTHING;
    return graded(rule, ratingRefusals.DEADLINE_LATE, { deadline: deadline.toString(), latest }, ['input', field]);
  };
  return merged([late(cellDeadlineOn, book.get('rating.cell-deadline'), 'cellDeadlineOn'), late(decisionDeadlineOn, book.get('rating.base-deadline'), 'decisionDeadlineOn')]);
}

/** Whether an organisation founded on a day is too new at the cut-off to be rated; before a document said so, none is. */
export function isNewOrganization(foundedOn: PlainDate, cutOff: PlainDate, book: RuleBook): boolean {
  const months = book.get('rating.organization-new-months');
  return months !== undefined && foundedOn.add({ months: months.value }).toString() > cutOff.toString();
}

/** How the meeting went in which the levels were given, as far as it was said. */
export interface Session {
  /** Whether the vote was by secret ballot. */
  readonly secretBallot?: boolean | null;
  /** How many days a collective sat. */
  readonly sessionDays?: number | null;
}

/** What the rule book asks of the meeting: a secret ballot, and of a collective so many days. */
export function sessionFindings({ secretBallot, sessionDays }: Session, collective: boolean, book: RuleBook): LadderFindings {
  const [secret, days] = [book.get('rating.secret-ballot'), book.get('rating.collective-session-days')];
  return merged([
    secret?.value === true && secretBallot === false ? graded(secret, ratingRefusals.BALLOT_NOT_SECRET, {}, ['input', 'secretBallot']) : NOTHING,
    days && collective && sessionDays != null && sessionDays < days.value ? graded(days, ratingRefusals.SESSION_TOO_SHORT, { sessionDays, least: days.value }, ['input', 'sessionDays']) : NOTHING,
  ]);
}

/** Whoever was ill for so many months of the year is not rated good or better. */
export function sickFindings(level: RatingLevel, sickMonths: number | null | undefined, book: RuleBook, path: readonly string[]): LadderFindings {
  const months = book.get('rating.sick-months-below-good');
  if (!months || sickMonths == null || sickMonths < months.value || (level !== 'EXCELLENT' && level !== 'GOOD')) return NOTHING;
  return graded(months, ratingRefusals.SICK_BELOW_GOOD, { sickMonths, months: months.value }, path);
}
