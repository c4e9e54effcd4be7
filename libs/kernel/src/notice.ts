import type { PlainDate } from './dates.js';
import type { Finding } from './verdict.js';

/** How pressing something is that comes up on a day, the least first. */
export const URGENCIES = ['IN_SIGHT', 'NEAR', 'DUE', 'OVERDUE'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** From how many days before on something is in sight, and near. */
export interface Ahead {
  readonly inSight: number;
  readonly near: number;
}

/** Something that comes up or was sent back, for the holders of a post to know: made when it is asked for, never stored. */
export interface Notice {
  /** Of the record it is about. */
  readonly id: string;
  /** What the record is, as the stage engine or the schema calls it. */
  readonly record: string;
  readonly organizationId: string;
  readonly personId: string | null;
  readonly urgency: Urgency;
  /** Day on which it comes, or came, up. */
  readonly fallsOn: string;
  /** Last day to see to it; null when there is none. */
  readonly dueOn: string | null;
  /** In words, with the rule it comes from. */
  readonly told: Finding;
}

/** How pressing it is on a day; undefined while it is too far off to be told. */
export function urgencyOf(today: PlainDate, fallsOn: PlainDate, dueOn: PlainDate, { inSight, near }: Ahead): Urgency | undefined {
  if (today.toString() > dueOn.toString()) return 'OVERDUE';
  const left = daysUntil(today, fallsOn);
  if (left <= 0) return 'DUE';
  if (left <= near) return 'NEAR';
  return left <= inSight ? 'IN_SIGHT' : undefined;
}

/** Days from one to another; negative when that has passed. */
export function daysUntil(today: PlainDate, day: PlainDate): number {
  return today.until(day, { largestUnit: 'days' }).days;
}

/** The most pressing first, then by the day. */
export function byUrgency(a: Notice, b: Notice): number {
  const pressing = URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency);
  return pressing !== 0 ? pressing : keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf({ dueOn, fallsOn, id }: Notice): string {
  return `${dueOn ?? fallsOn} ${id}`;
}
