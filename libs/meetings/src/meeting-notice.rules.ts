import { finding, storedDay, urgencyOf, type Notice, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';
import { meetingNotices } from './meeting.refusals.js';

/** A cell with the day of its last regular meeting; of one that has none on record, the day it was founded. */
export interface MeetingCell {
  readonly id: string;
  readonly lastOn: string | null;
  readonly foundedOn: string;
}

/** Told on the last day itself, and after it: before, the cell still has its days. */
const AHEAD = { inSight: 0, near: 0 };

/**
 * Last day for a cell's next regular meeting; undefined where the book does not say how often it meets. Months are those of
 * the calendar: whoever met in one meets on any day of the next.
 */
export function nextMeetingBy({ lastOn, foundedOn }: Omit<MeetingCell, 'id'>, book: RuleBook): PlainDate | undefined {
  const every = book.get('organization.meeting-every')?.value;
  if (!every) return undefined;
  const since = storedDay(lastOn ?? foundedOn);
  const { amount, unit } = every;
  if (unit === 'WORKING_DAYS') return book.calendar.after(since, amount).day;
  const next = since.add({ [unit.toLowerCase()]: amount });
  return unit === 'MONTHS' ? next.with({ day: next.daysInMonth }) : next;
}

/** What a cell's officers are to know of its meetings on the day of the book. */
export function meetingNotice(cell: MeetingCell, book: RuleBook): Notice | undefined {
  const by = nextMeetingBy(cell, book);
  const urgency = by && urgencyOf(book.date, by, by, AHEAD);
  if (!by || !urgency) return undefined;
  const rule = book.get('organization.meeting-every')?.rule;
  const due = by.toString();
  const refusal = cell.lastOn === null ? meetingNotices.MEETING_NEVER_HELD : meetingNotices.MEETING_MISSED;
  const told = finding({ ...refusal, ...(rule && { rule }) }, { since: cell.lastOn ?? cell.foundedOn, due });
  return { id: cell.id, record: 'organization', organizationId: cell.id, personId: null, urgency, fallsOn: due, dueOn: due, told };
}
