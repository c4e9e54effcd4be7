import { finding, storedDay, urgencyOf, type Notice } from '#kernel';
import { endOfProbation, type RuleBook } from '#regulations';
import { admissionNotices } from './admission.refusals.js';
import { readBy, readingAsked } from './preparation.rules.js';

/** The cell prepares the review two months ahead; a month before, papers must be under way. */
const AHEAD = { inSight: 60, near: 30 };

/** Somebody on probation of whose recognition the cell has to vote. */
export interface Probation {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly decidedOn: string;
  readonly ceremonyOn: string;
  /** Whether the member was one before. */
  readonly readmits: boolean;
  /** Last day of the review, as it was set with the ceremony. */
  readonly dueOn: string | null;
}

/** What is to be told of a recognition on the day of the book; undefined while it is far off, or before any document set a probation. */
export function recognitionNotice({ id, organizationId, personId, decidedOn, ceremonyOn, readmits, dueOn }: Probation, book: RuleBook): Notice | undefined {
  const end = endOfProbation({ decidedOn: storedDay(decidedOn), ceremonyOn: storedDay(ceremonyOn), readmits }, book);
  const within = book.get('admission.review-within');
  if (!end || !within) return undefined;
  const by = dueOn === null ? book.calendar.after(end, within.value).day : storedDay(dueOn);
  const urgency = urgencyOf(book.date, end, by, AHEAD);
  if (!urgency) return undefined;
  const [fallsOn, last] = [end.toString(), by.toString()];
  const words = urgency === 'OVERDUE' ? admissionNotices.RECOGNITION_OVERDUE : admissionNotices.RECOGNITION_DUE;
  const told = finding({ ...words, rule: within.rule }, { end: fallsOn, by: last, days: within.value });
  return { id, record: 'admission', organizationId, personId, urgency, fallsOn, dueOn: last, told };
}

/** An introducer who has left the cell of somebody not yet recognised. */
export interface IntroducerGone {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly place: number;
  /** The last day in the cell. */
  readonly leftOn: string;
}

/** What is to be told of it; no source sets a day by which another is named. Undefined where the book asks for no introducers. */
export function introducerNotice({ id, organizationId, personId, place, leftOn }: IntroducerGone, book: RuleBook): Notice | undefined {
  const asked = book.get('admission.introducers');
  if (!asked) return undefined;
  const told = finding({ ...admissionNotices.INTRODUCER_GONE, rule: asked.rule }, { place, day: leftOn });
  return { id, record: 'admission', organizationId, personId, urgency: 'DUE', fallsOn: leftOn, dueOn: null, told };
}

/** A recognition that is not recorded as read out. */
export interface Unread {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly decidedOn: string;
}

/** What is to be told of it on the day of the book; undefined where the book does not ask for it. */
export function unreadNotice({ id, organizationId, personId, decidedOn }: Unread, book: RuleBook): Notice | undefined {
  const asked = readingAsked(book);
  if (!asked) return undefined;
  const by = readBy(storedDay(decidedOn)).toString();
  const told = finding({ ...admissionNotices.RECOGNITION_UNREAD, rule: asked.rule }, { day: decidedOn, by });
  return { id, record: 'admission', organizationId, personId, urgency: by < book.date.toString() ? 'OVERDUE' : 'DUE', fallsOn: decidedOn, dueOn: by, told };
}
