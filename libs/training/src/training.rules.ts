import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { trainingRefusals } from './training.refusals.js';

/** Somebody who attended a course. */
export interface Attendee {
  readonly personId: string;
  readonly completed: boolean;
}

/** Whether a course may be put on record: once it is over. */
export function courseVerdict<C extends { readonly heldFrom: PlainDate; readonly heldThrough: PlainDate }>(course: C, today: PlainDate): Verdict<C> {
  const heldFrom = course.heldFrom.toString();
  const heldThrough = course.heldThrough.toString();
  const refusals: Finding[] = [];
  if (heldThrough < heldFrom) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'heldThrough', earlier: 'heldFrom' }, ['input', 'heldThrough']));
  if (heldThrough > today.toString()) refusals.push(finding(trainingRefusals.COURSE_NOT_OVER, { heldThrough }, ['input', 'heldThrough']));
  return refusals.length > 0 ? refused(refusals) : accepted(course);
}

/** Whether these people may be entered: each known, and once. */
export function attendanceVerdict(attendees: readonly Attendee[], known: ReadonlySet<string>): Verdict<readonly Attendee[]> {
  const refusals: Finding[] = [];
  const seen = new Set<string>();
  attendees.forEach(({ personId }, index) => {
    const path = ['input', 'attendees', String(index), 'personId'];
    if (!known.has(personId)) refusals.push(finding(trainingRefusals.ATTENDEE_UNKNOWN, {}, path));
    if (seen.has(personId)) refusals.push(finding(trainingRefusals.ATTENDEE_TWICE, {}, path));
    seen.add(personId);
  });
  return refusals.length > 0 ? refused(refusals) : accepted(attendees);
}
