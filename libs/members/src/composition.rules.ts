import { storedDay, wholeYears, type PlainDate } from '#kernel';

/** What a body's composition is counted by. */
export interface CompositionPerson {
  readonly birthOn: string;
  readonly gender: string;
  readonly ethnicGroupCode: string;
  readonly ethnicGroupName: string;
  readonly education: string;
  readonly politicalTheory: string;
}

/** A part of a body: how many of how many. */
export interface Share {
  readonly count: number;
  readonly total: number;
}

export interface ValueShare extends Share {
  readonly value: string;
}

/** Age in whole years on a day; of a date known only in part, the age the earliest possible birth gives. */
export function ageOn(birthOn: string, day: PlainDate): number {
  return wholeYears(storedDay(birthOn), day);
}

/** How many people have each value of a property, the most frequent first. */
export function sharesBy(people: readonly CompositionPerson[], valueOf: (person: CompositionPerson) => string): ValueShare[] {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(valueOf(person), (counts.get(valueOf(person)) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, total: people.length }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** How many people are at most so many whole years old on a day. */
export function agedAtMost(people: readonly CompositionPerson[], age: number, day: PlainDate): Share {
  return { count: people.filter(({ birthOn }) => ageOn(birthOn, day) <= age).length, total: people.length };
}

/** The share in per cent, unrounded; undefined of nothing. */
export function percentOf({ count, total }: Share): number | undefined {
  return total === 0 ? undefined : (count * 100) / total;
}

/** The share as reports print it: rounded half up, decimal comma, per-cent sign, e.g. "13,6%". */
export function percentText(share: Share, decimals: number): string | undefined {
  if (share.total === 0) return undefined;
  // Whole-number arithmetic, so that half is half.
  const scale = 10 ** decimals;
  const rounded = Math.floor((share.count * 100 * scale * 2 + share.total) / (share.total * 2));
  return `${(rounded / scale).toFixed(decimals).replace('.', ',')}%`;
}
