import { later, storedDay, type PlainDate } from '#kernel';
import { endOfProbation, type RuleBook } from '#regulations';

/** The dates of a member's admission, as they are stored. */
export interface AdmissionDates {
  readonly admissionDecidedOn: string;
  readonly admissionCeremonyOn: string;
  /** Null while probationary. */
  readonly recognizedOn: string | null;
}

/** A later admission of somebody who had left. */
export interface Readmission {
  readonly decidedOn: string;
  readonly ceremonyOn: string;
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

/** What the book says of seniority on a day, read once for many members. */
export interface SeniorityRules {
  readonly asOf: PlainDate;
  readonly from: 'ADMISSION_DECISION' | 'CEREMONY' | 'RECOGNITION';
  readonly leavesOutTimeOutside: boolean;
}

/** For days before the first document on record it is counted as that document says, so that it never falls with the book. */
export function seniorityRules(book: RuleBook): SeniorityRules {
  const from = book.get('member.seniority-from')?.value ?? 'ADMISSION_DECISION';
  return { asOf: book.date, from, leavesOutTimeOutside: book.get('member.seniority-leaves-out-time-outside')?.value ?? true };
}

/** From when seniority is counted; undefined for whoever is not a full member on the day. */
export function seniorityCounted(dates: AdmissionDates, statuses: readonly StatusSpan[], { asOf, from, leavesOutTimeOutside }: SeniorityRules): Pick<Seniority, 'countedFrom' | 'daysOutside'> | undefined {
  const day = asOf.toString();
  const begun = firstDay(dates, from);
  if (begun === null || !statuses.some((each) => each.status === 'FULL' && covers(each, day))) return undefined;
  const daysOutside = leavesOutTimeOutside ? timeOutside(statuses, begun, day) : 0;
  return { countedFrom: daysOutside === 0 ? begun : begun.add({ days: daysOutside }), daysOutside };
}

/** Party seniority on a day; undefined for whoever is not a full member on that day. */
export function partySeniority(dates: AdmissionDates, statuses: readonly StatusSpan[], rules: SeniorityRules): Seniority | undefined {
  const counted = seniorityCounted(dates, statuses, rules);
  if (!counted) return undefined;
  const { years, months, days } = counted.countedFrom.until(later(counted.countedFrom, rules.asOf), { largestUnit: 'years' });
  return { years, months, days, ...counted };
}

/** Last day of the probation after the last admission; undefined for whoever is not on probation on the day of the book. */
export function probationThrough({ admissionDecidedOn, admissionCeremonyOn }: AdmissionDates, readmissions: readonly Readmission[], statuses: readonly StatusSpan[], book: RuleBook): PlainDate | undefined {
  const day = book.date.toString();
  const again = readmissions.findLast(({ decidedOn }) => decidedOn <= day);
  const begun = { decidedOn: storedDay(again?.decidedOn ?? admissionDecidedOn), ceremonyOn: storedDay(again?.ceremonyOn ?? admissionCeremonyOn), readmits: again !== undefined };
  const onProbation = statuses.some((each) => each.status === 'PROBATIONARY' && covers(each, day));
  return onProbation ? endOfProbation(begun, book)?.subtract({ days: 1 }) : undefined;
}

function firstDay({ admissionDecidedOn, admissionCeremonyOn, recognizedOn }: AdmissionDates, from: SeniorityRules['from']): PlainDate | null {
  switch (from) {
    case 'ADMISSION_DECISION':
      return storedDay(admissionDecidedOn);
    case 'CEREMONY':
      return storedDay(admissionCeremonyOn);
    case 'RECOGNITION':
      return recognizedOn === null ? null : storedDay(recognizedOn);
  }
}

/** Days after somebody left the Party and before they were in it again. */
function timeOutside(statuses: readonly StatusSpan[], from: PlainDate, day: string): number {
  const begun = statuses.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return begun.reduce((days, { validThrough, endReason }, index) => {
    const back = begun[index + 1];
    if (!back || validThrough === null || endReason === null || !LEAVING.includes(endReason)) return days;
    const left = later(storedDay(validThrough).add({ days: 1 }), from);
    return days + Math.max(0, left.until(storedDay(back.validFrom)).days);
  }, 0);
}

function covers({ validFrom, validThrough }: StatusSpan, day: string): boolean {
  return validFrom <= day && (validThrough === null || validThrough >= day);
}
