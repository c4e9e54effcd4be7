import { later, storedDay, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';

/** The dates of a member's admission, as they are stored. */
export interface AdmissionDates {
  readonly admissionDecidedOn: string;
  readonly admissionCeremonyOn: string;
  /** Null while probationary. */
  readonly recognizedOn: string | null;
}

/** A legal state, from one day through another. */
export interface StatusSpan {
  readonly status: 'PROBATIONARY' | 'FULL';
  readonly validFrom: string;
  /** Null while in force. */
  readonly validThrough: string | null;
  readonly endReason: string | null;
}

/** How long somebody has been in the Party, as it is counted. */
export interface Seniority {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  /** The day from which it is counted, put off by the time outside the Party. */
  readonly countedFrom: PlainDate;
  /** Days outside the Party that are left out. */
  readonly daysOutside: number;
}

/** How a state ends when the member leaves the Party; a transfer only leaves the ward. */
const LEAVING = ['REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED'];

/**
 * Party seniority on the day of the book; undefined for whoever is not a full member on that day. For days before the
 * first document on record it is counted as that document says, so that it never falls with the book.
 */
export function partySeniority(dates: AdmissionDates, statuses: readonly StatusSpan[], book: RuleBook): Seniority | undefined {
  const asOf = book.date;
  if (!statuses.some((each) => each.status === 'FULL' && covers(each, asOf))) return undefined;
  const begun = firstDay(dates, book);
  if (begun === null) return undefined;
  const leavesOut = book.get('member.seniority-leaves-out-time-outside')?.value ?? true;
  const daysOutside = leavesOut ? timeOutside(statuses, begun, asOf) : 0;
  const countedFrom = begun.add({ days: daysOutside });
  const { years, months, days } = countedFrom.until(later(countedFrom, asOf), { largestUnit: 'years' });
  return { years, months, days, countedFrom, daysOutside };
}

/** Last day of probation, counted from the ceremony; undefined for whoever is not on probation on the day of the book. */
export function probationThrough({ admissionCeremonyOn }: AdmissionDates, statuses: readonly StatusSpan[], book: RuleBook): PlainDate | undefined {
  const months = book.get('admission.probation-months')?.value;
  const onProbation = statuses.some((each) => each.status === 'PROBATIONARY' && covers(each, book.date));
  return months === undefined || !onProbation ? undefined : storedDay(admissionCeremonyOn).add({ months }).subtract({ days: 1 });
}

function firstDay({ admissionDecidedOn, admissionCeremonyOn, recognizedOn }: AdmissionDates, book: RuleBook): PlainDate | null {
  switch (book.get('member.seniority-from')?.value ?? 'ADMISSION_DECISION') {
    case 'ADMISSION_DECISION':
      return storedDay(admissionDecidedOn);
    case 'CEREMONY':
      return storedDay(admissionCeremonyOn);
    case 'RECOGNITION':
      return recognizedOn === null ? null : storedDay(recognizedOn);
  }
}

/** Days after somebody left the Party and before they were in it again. */
function timeOutside(statuses: readonly StatusSpan[], from: PlainDate, asOf: PlainDate): number {
  const begun = statuses.filter(({ validFrom }) => validFrom <= asOf.toString()).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return begun.reduce((days, { validThrough, endReason }, index) => {
    const back = begun[index + 1];
    if (!back || validThrough === null || endReason === null || !LEAVING.includes(endReason)) return days;
    const left = later(storedDay(validThrough).add({ days: 1 }), from);
    return days + Math.max(0, left.until(storedDay(back.validFrom)).days);
  }, 0);
}

function covers({ validFrom, validThrough }: StatusSpan, day: PlainDate): boolean {
  return validFrom <= day.toString() && (validThrough === null || validThrough >= day.toString());
}
