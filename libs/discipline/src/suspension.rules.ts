import { accepted, finding, kernelRefusals, refused, storedDay, urgencyOf, type Finding, type Notice, type PlainDate, type Verdict } from '#kernel';
import type { ParameterOfKind, RuleBook } from '#regulations';
import { all, weighed } from './discipline.rules.js';
import { suspensionNotices, suspensionRefusals } from './suspension.refusals.js';

/** A suspension as it is to be put on record. */
export interface Suspension {
  readonly decidedOn: PlainDate;
  readonly validFrom: PlainDate;
  readonly validThrough: PlainDate;
}

/** Who is suspended. */
export interface Suspended {
  readonly isActorOrRelative: boolean;
  /** Whether a suspension lies over the time. */
  readonly isSuspended: boolean;
  /** The member's suspensions, the annulled ones left out. */
  readonly suspensions: readonly Days[];
}

/** From one day through another. */
export interface Days {
  readonly validFrom: string;
  readonly validThrough: string;
}

/** A suspension that runs. */
export interface RunningSuspension {
  readonly validFrom: string;
  readonly firstThrough: string;
  readonly validThrough: string;
  readonly extensions: number;
}

/** Whether a suspension may be put on record. */
export function suspendVerdict({ decidedOn, validFrom, validThrough }: Suspension, { isActorOrRelative, isSuspended, suspensions }: Suspended, book: RuleBook, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  if (isActorOrRelative) refusals.push(finding(suspensionRefusals.SUSPENDS_ON_SELF));
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, at('decidedOn')));
  if (validFrom.toString() < decidedOn.toString()) refusals.push(finding(suspensionRefusals.SUSPENDED_BEFORE_DECISION, { decidedOn: decidedOn.toString() }, at('validFrom')));
  if (validThrough.toString() < validFrom.toString()) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'validThrough', earlier: 'validFrom' }, at('validThrough')));
  if (isSuspended) refusals.push(finding(suspensionRefusals.SUSPENDED_ALREADY, {}, at('validFrom')));
  const days = daysTogether({ validFrom: validFrom.toString(), validThrough: validThrough.toString() }, suspensions);
  return all(verdictOf(refusals), within('member.suspension-days', days, (most) => [suspensionRefusals.SUSPENSION_TOO_LONG, { days, most }], book));
}

/** An extension, and the first day of the member's next suspension, if there is one. */
export interface Extension {
  readonly decidedOn: PlainDate;
  readonly through: PlainDate;
  readonly nextFrom: string | null;
}

/** Whether it may be extended through another day. */
export function extendVerdict({ decidedOn, through, nextFrom }: Extension, { validThrough, extensions: times }: RunningSuspension, book: RuleBook): Verdict<null> {
  const refusals: Finding[] = [];
  if (through.toString() <= validThrough) refusals.push(finding(suspensionRefusals.EXTENSION_NOT_LATER, { validThrough }, at('validThrough')));
  if (decidedOn.toString() > validThrough) refusals.push(finding(suspensionRefusals.EXTENDED_AFTER_END, { validThrough }, at('decidedOn')));
  if (nextFrom !== null && through.toString() >= nextFrom) refusals.push(finding(suspensionRefusals.EXTENDED_INTO_ANOTHER, { validFrom: nextFrom }, at('validThrough')));
  const days = daysOf(storedDay(validThrough), through) - 1;
  return all(
    verdictOf(refusals),
    within('member.suspension-extension-days', days, (most) => [suspensionRefusals.EXTENSION_TOO_LONG, { days, most }], book),
    within('member.suspension-extensions', times + 1, (most) => [suspensionRefusals.EXTENDED_TOO_OFTEN, { times, most }], book),
  );
}

/** Whether it may end on a day, before its last one. */
export function endSuspensionVerdict(endedOn: PlainDate, { validFrom, validThrough }: RunningSuspension, today: PlainDate): Verdict<null> {
  const day = endedOn.toString();
  const isInside = day > validFrom && day <= validThrough && day <= today.toString();
  return isInside ? accepted(null) : refused([finding(suspensionRefusals.ENDED_OUTSIDE, { validFrom, validThrough }, at('endedOn'))]);
}

/** From how many days before its last day on the end of a suspension is told. */
const AHEAD = { inSight: 14, near: 5 };

/** What is to be told of a suspension; it ends by itself, so that nothing is told once it is over. */
export function suspensionNotice({ id, organizationId, validThrough }: { readonly id: string; readonly organizationId: string; readonly validThrough: string }, today: PlainDate): Notice | undefined {
  const last = storedDay(validThrough);
  const urgency = urgencyOf(today, last, last, AHEAD);
  if (!urgency || urgency === 'OVERDUE') return undefined;
  return { id, record: 'suspension', organizationId, personId: null, urgency, fallsOn: validThrough, dueOn: validThrough, told: finding(suspensionNotices.SUSPENSION_ENDS, { validThrough }) };
}

function within(name: ParameterOfKind<'days'> | ParameterOfKind<'times'>, given: number, found: (most: number) => readonly [Finding['refusal'], Finding['params']], book: RuleBook): Verdict<null> {
  const most = book.get(name);
  return most && given > most.value ? weighed(most, ...found(most.value), at('validThrough')) : accepted(null);
}

/** How many days a suspension lasts with those that it joins on to, before and after: another one the next day is no new start. */
function daysTogether({ validFrom, validThrough }: Days, others: readonly Days[]): number {
  const joined = others.find((other) => other.validFrom <= next(validThrough) && validFrom <= next(other.validThrough));
  if (!joined) return daysOf(storedDay(validFrom), storedDay(validThrough));
  const [from] = [validFrom, joined.validFrom].sort();
  const [through] = [validThrough, joined.validThrough].sort().reverse();
  return daysTogether({ validFrom: from ?? validFrom, validThrough: through ?? validThrough }, others.filter((other) => other !== joined));
}

function next(day: string): string {
  return storedDay(day).add({ days: 1 }).toString();
}

/** How many days there are from one through another. */
function daysOf(from: PlainDate, through: PlainDate): number {
  return from.until(through, { largestUnit: 'days' }).days + 1;
}

function verdictOf(refusals: readonly Finding[]): Verdict<null> {
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

function at(field: string): string[] {
  return ['input', field];
}
