import { Temporal, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';

/** A day on which badges are given, and the round before it. */
export interface BadgeRound {
  readonly on: PlainDate;
  readonly previous: PlainDate;
}

/** What the book says of badges on a day. */
export interface BadgeRules {
  readonly rounds: readonly BadgeRound[];
  /** Years of seniority at which a badge is given. */
  readonly years: readonly number[];
  readonly exemptReceive: boolean;
}

/** A badge that somebody reaches after one round and by the next. */
export interface BadgeDue {
  readonly round: PlainDate;
  readonly years: number;
  /** The day on which the seniority is reached. */
  readonly reachedOn: PlainDate;
}

/** The rounds from the day of the book on, and the badges; undefined before any document named both. */
export function badgeRules(book: RuleBook, count: number): BadgeRules | undefined {
  const days = book.get('member.badge-rounds')?.value;
  const years = book.get('member.badge-years')?.value;
  // Whoever is exempt stays a member: without a document that says otherwise the badge is theirs.
  const exemptReceive = book.get('member.exempt-receives-badges')?.value ?? true;
  return days && years && { rounds: roundsFrom(book.date, days, count), years, exemptReceive };
}

/**
 * The badge that somebody reaches by one of the rounds: of several by one round the highest, of several rounds the first.
 * @param countedFrom the day from which seniority is counted
 */
export function badgeDue(countedFrom: PlainDate, { rounds, years }: BadgeRules): BadgeDue | undefined {
  for (const { on, previous } of rounds) {
    // By the year alone most badges fall away.
    const near = years.filter((each) => countedFrom.year + each >= previous.year && countedFrom.year + each <= on.year);
    const reached = near.map((each) => ({ years: each, reachedOn: countedFrom.add({ years: each }), round: on }));
    const due = reached.filter(({ reachedOn }) => isAfter(reachedOn, previous) && !isAfter(reachedOn, on));
    const highest = due.reduce<BadgeDue | undefined>((best, each) => (best && best.years > each.years ? best : each), undefined);
    if (highest) return highest;
  }
  return undefined;
}

/** The latest day of the admission decision with which somebody can reach a badge by the last round. */
export function latestAdmission({ rounds, years }: BadgeRules): PlainDate | undefined {
  return rounds.at(-1)?.on.subtract({ years: Math.min(...years) });
}

function roundsFrom(day: PlainDate, monthDays: readonly string[], count: number): BadgeRound[] {
  const years = [day.year - 1, day.year, ...Array.from({ length: Math.ceil(count / monthDays.length) }, (_, index) => day.year + 1 + index)];
  const days = years.flatMap((year) => monthDays.map((monthDay) => Temporal.PlainDate.from(`${year}-${monthDay}`))).sort((a, b) => Temporal.PlainDate.compare(a, b));
  const next = days.findIndex((each) => !isAfter(day, each));
  return days.slice(next, next + count).flatMap((on, index) => {
    const previous = days[next + index - 1];
    return previous ? [{ on, previous }] : [];
  });
}

function isAfter(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
