import { finding, storedDay, urgencyOf, type Notice, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';
import { transferNotices } from './transfer.refusals.js';

/** A letter is valid for some six weeks. */
export const LETTERS_AHEAD = { inSight: 14, near: 7 };

/** A letter of introduction that was not received yet. */
export interface OpenLetter {
  readonly id: string;
  /** The end that is told. */
  readonly organizationId: string;
  readonly personId: string;
  readonly number: string;
  readonly validThrough: string;
}

/** What is to be told of a letter on a day; undefined while there is time. `book`: of the day of the letter. */
export function letterNotice({ id, organizationId, personId, number, validThrough }: OpenLetter, today: PlainDate, book: RuleBook): Notice | undefined {
  const through = storedDay(validThrough);
  const urgency = urgencyOf(today, through, through, LETTERS_AHEAD);
  if (!urgency) return undefined;
  const rule = book.get('transfer.letter-within')?.rule;
  const words = urgency === 'OVERDUE' ? transferNotices.LETTER_RAN_OUT : transferNotices.LETTER_RUNS_OUT;
  const told = finding({ ...words, ...(rule && { rule }) }, { number, through: validThrough });
  return { id, record: 'transfer', organizationId, personId, urgency, fallsOn: validThrough, dueOn: validThrough, told };
}
