import type { PlainDate } from '#kernel';

const SATURDAY = 6;

/**
 * The day so many working days after another: Mondays to Fridays. Public holidays are not in the calendar yet, so
 * that a deadline over one comes out early, never late.
 */
export function workingDaysAfter(day: PlainDate, count: number): PlainDate {
  let end = day;
  for (let left = count; left > 0; ) {
    end = end.add({ days: 1 });
    if (end.dayOfWeek < SATURDAY) left -= 1;
  }
  return end;
}
