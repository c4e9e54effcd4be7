import { Temporal } from '#kernel';

/** A calendar day as `YYYY-MM-DD`: days compare as texts. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

// Days are counted on the UTC time line, where all are equally long; the generator does it 20,000 times.
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export function addYears(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
}

/** Whole years of age on a day. */
export function ageOn(birthOn: Day, day: Day): number {
  return Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4)) - (day.slice(5) < birthOn.slice(5) ? 1 : 0);
}

export function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

/** The first days of the months after `from`, as long as they are not after `through`. */
export function* monthsAfter(from: Day, through: Day): Generator<Day> {
  const start = Temporal.PlainDate.from(from).with({ day: 1 });
  for (let count = 1; ; count += 1) {
    const month = start.add({ months: count }).toString();
    if (month > through) return;
    yield month;
  }
}

/** A row in force from one day through another; open while there is no last day. */
export interface Period {
  readonly validFrom: Day;
  validThrough: Day | null;
}
