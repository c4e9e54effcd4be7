import { accepted, finding, refused, storedDay, type PlainDate, type RuleReference, type Verdict } from '#kernel';
import type { DecidingBody, DisciplineForm, DisciplineSubject, Duration, RuleBook, TIME_BAR_EXCEPTIONS } from '#regulations';
import { disciplineRefusals } from './discipline.refusals.js';
import { BODIES, FORMS, isBelow, weighed } from './discipline.rules.js';

export type TimeBarException = (typeof TIME_BAR_EXCEPTIONS)[number];

/** A violation, and what else of the same subject there is to know. */
export interface Violation {
  readonly subject: DisciplineSubject;
  /** Last day of it; null in older records. */
  readonly violatedOn: string | null;
  readonly exception: TimeBarException | null;
  /** Days of later violations of the same subject for which a measure stands. */
  readonly laterOn: readonly string[];
}

/** Last day on which a form may be decided for a violation; null: without limit. */
export function lastDayFor(form: DisciplineForm, { subject, violatedOn, exception, laterOn }: Violation, book: RuleBook): PlainDate | null {
  const bars = book.get(subject === 'ORGANIZATION' ? 'discipline.organization-time-bars' : 'discipline.time-bars');
  const years = bars?.value.find((each) => each.form === form)?.years ?? null;
  const isNever = exception !== null && (book.get('discipline.never-time-barred')?.value.includes(exception) ?? false);
  if (years === null || violatedOn === null || isNever) return null;
  let last = storedDay(violatedOn).add({ years });
  // A new violation within the time starts it anew.
  for (const day of [...laterOn].sort()) if (day > violatedOn && day <= last.toString()) last = storedDay(day).add({ years });
  return last;
}

/** Whether it is too late, on a day, for a form; the last day is the one of the same date, so many years on. */
export function timeBarVerdict(form: DisciplineForm, violation: Violation, decidedOn: PlainDate, book: RuleBook, field = 'form'): Verdict<null> {
  const last = lastDayFor(form, violation, book);
  const bars = book.get(violation.subject === 'ORGANIZATION' ? 'discipline.organization-time-bars' : 'discipline.time-bars');
  if (!bars || last === null || decidedOn.toString() <= last.toString()) return accepted(null);
  return weighed(bars, disciplineRefusals.TIME_BARRED, { formVi: FORMS[form].vi, formEn: FORMS[form].en, last: last.toString() }, ['input', field]);
}

/** The days of a decision. */
export interface DecisionDays {
  /** The vote of a cell was announced, or others signed. */
  readonly decidedOn: PlainDate;
  /** The paper was signed, where that is another day. */
  readonly signedOn?: PlainDate | null;
  readonly announcedOn?: PlainDate | null;
}

/** From what day on a decision is in effect. Before any document said so, from the day it was decided. */
export function effectiveOn(by: DecidingBody, { decidedOn, signedOn, announcedOn }: DecisionDays, book: RuleBook): PlainDate {
  if (by === 'CELL') return book.get('discipline.cell-decision-from')?.value === 'SIGNED' ? (signedOn ?? decidedOn) : decidedOn;
  return book.get('discipline.decision-from')?.value === 'VOTE_ANNOUNCED' ? (announcedOn ?? decidedOn) : decidedOn;
}

/** By when a decision is to be handed out, of a cell in writing, or announced; with the parameter that says so. */
export function announceBy(by: DecidingBody, decidedOn: PlainDate, book: RuleBook): { readonly day: PlainDate; readonly rule: RuleReference } | undefined {
  const within = book.get(by === 'CELL' ? 'discipline.written-within' : 'discipline.announced-within');
  return within && { day: decidedOn.add({ days: within.value }), rule: within.rule };
}

/** Whether a decision was announced on a day that can be, and in time. */
export function announcedVerdict(by: DecidingBody, decidedOn: PlainDate, announcedOn: PlainDate, book: RuleBook): Verdict<null> {
  const path = ['input', 'announcedOn'];
  if (announcedOn.toString() < decidedOn.toString()) return refused([finding(disciplineRefusals.ANNOUNCED_OUT_OF_ORDER, { decidedOn: decidedOn.toString() }, path)]);
  const within = book.get(by === 'CELL' ? 'discipline.written-within' : 'discipline.announced-within');
  const last = announceBy(by, decidedOn, book)?.day.toString();
  return within && last !== undefined && announcedOn.toString() > last ? weighed(within, disciplineRefusals.ANNOUNCED_LATE, { last }, path) : accepted(null);
}

/** First day on which a measure counts no more by itself; null where it does not lapse. */
export function lapsesOn(form: DisciplineForm, from: PlainDate, book: RuleBook): PlainDate | null {
  const after = book.get('discipline.lapses-after');
  return after && book.get('discipline.lapses')?.value.includes(form) ? later(from, after.value) : null;
}

function later(day: PlainDate, { amount, unit }: Duration): PlainDate {
  return unit === 'WORKING_DAYS' ? day.add({ days: amount }) : day.add({ [unit.toLowerCase()]: amount });
}

export type RevisionKind = 'CORRECTED' | 'ANNULLED' | 'LIFTED';

/** What is decided on a measure later. */
export interface Revision {
  readonly kind: RevisionKind;
  readonly form: DisciplineForm | null;
  readonly by: DecidingBody;
  readonly decidedOn: PlainDate;
}

/** The measure as it stands. */
export interface Standing {
  readonly form: DisciplineForm | null;
  readonly decidedBy: DecidingBody | null;
  /** Day of the latest decision on it. */
  readonly latestOn: string | null;
  /** What ended it, if anything did. */
  readonly ended: 'ANNULLED' | 'LIFTED' | null;
  /** Last day of its effect; null where there is none. */
  readonly lastsThrough: string | null;
}

/**
 * Whether a measure may be corrected, annulled or lifted: by the body that decided it or one above, in order of days. What
 * lapsed is lifted no more; what lapsed or was lifted can be annulled still.
 */
export function reviseVerdict({ kind, form, by, decidedOn }: Revision, { form: present, decidedBy, latestOn, ended, lastsThrough }: Standing, today: PlainDate): Verdict<null> {
  if (present === null || decidedBy === null || latestOn === null) return refused([finding(disciplineRefusals.MEASURE_NOT_DECIDED)]);
  const refusals = [];
  const day = decidedOn.toString();
  if (ended === 'ANNULLED' || (ended === 'LIFTED' && kind !== 'ANNULLED')) refusals.push(finding(disciplineRefusals.MEASURE_ENDED));
  else if (kind === 'LIFTED' && lastsThrough !== null && day > lastsThrough) refusals.push(finding(disciplineRefusals.MEASURE_LAPSED, { lastsThrough }, ['input', 'decidedOn']));
  if ((kind === 'CORRECTED') !== (form !== null)) refusals.push(finding(disciplineRefusals.FORM_OF_CORRECTION, {}, ['input', 'form']));
  if (form === present) refusals.push(finding(disciplineRefusals.FORM_UNCHANGED, { formVi: FORMS[present].vi, formEn: FORMS[present].en }, ['input', 'form']));
  if (isBelow(by, decidedBy)) refusals.push(finding(disciplineRefusals.REVISED_FROM_BELOW, { bodyVi: BODIES[decidedBy].vi, bodyEn: BODIES[decidedBy].en }, ['input', 'by']));
  if (day < latestOn || day > today.toString()) refusals.push(finding(disciplineRefusals.REVISED_OUT_OF_ORDER, { latestOn }, ['input', 'decidedOn']));
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}
