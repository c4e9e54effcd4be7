import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { denunciationRefusals } from './denunciation.refusals.js';

export type DenunciationOutcome = 'FALSE' | 'UNFOUNDED' | 'TRUE_WITH_FAULTS' | 'TRUE_WITH_VIOLATIONS';

/** A letter as it is to be put on record. */
export interface Letter {
  readonly memberId: string | null;
  /** In place of a member. */
  readonly accusedId: string | null;
  readonly anonymous: boolean;
  readonly hasDenouncer: boolean;
  readonly receivedOn: PlainDate;
}

/** Whether a letter is whole: one accused, and a denouncer unless it is anonymous. */
export function letterVerdict({ memberId, accusedId, anonymous, hasDenouncer, receivedOn }: Letter, isKnown: boolean, today: PlainDate, inWords: readonly Finding[] = []): Verdict<null> {
  const refusals: Finding[] = [...inWords];
  if ((memberId === null) === (accusedId === null)) refusals.push(finding(denunciationRefusals.ACCUSED_NOT_ONE, {}, ['input']));
  else if (!isKnown) refusals.push(finding(denunciationRefusals.ACCUSED_UNKNOWN, {}, ['input', memberId === null ? 'accusedId' : 'memberId']));
  if (anonymous === hasDenouncer) refusals.push(finding(denunciationRefusals.DENOUNCER_OR_ANONYMOUS, {}, ['input', 'denouncerName']));
  if (receivedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'receivedOn' }, ['input', 'receivedOn']));
  return verdictOf(refusals);
}

/** The case in which a denunciation is to be looked into. */
export interface CaseOfDenunciation {
  readonly isOnAccused: boolean;
  readonly kind: string;
}

/**
 * Whether a denunciation is taken up in a case. An anonymous one is recorded and not processed, or, by a decision of the
 * entitled body, looked into as a sign of violation.
 */
export function takeUpVerdict(on: PlainDate, { receivedOn, anonymous }: { readonly receivedOn: string; readonly anonymous: boolean }, { isOnAccused, kind }: CaseOfDenunciation, book: RuleBook): Verdict<null> {
  const refusals: Finding[] = [];
  if (on.toString() < receivedOn) refusals.push(finding(denunciationRefusals.TAKEN_UP_BEFORE_RECEIPT, { receivedOn }, ['input', 'decidedOn']));
  if (!isOnAccused) refusals.push(finding(denunciationRefusals.CASE_NOT_ON_ACCUSED, {}, ['input', 'caseId']));
  const provision = book.get('inspection.anonymous-letters');
  if (!anonymous || !provision || provision.value || kind === 'VIOLATION_SIGNS_INSPECTION') return verdictOf(refusals);
  const found = finding({ ...denunciationRefusals.ANONYMOUS_NOT_PROCESSED, rule: provision.rule }, {}, ['input', 'caseId']);
  return provision.severity === 'HARD' ? refused([...refusals, found]) : verdictOf(refusals, [found]);
}

/** Whether it may be concluded: after the case was, and in order of days. */
export function concludeVerdict(on: PlainDate, { takenUpOn, caseConcludedOn }: { readonly takenUpOn: string | null; readonly caseConcludedOn: string | null }, inWords: readonly Finding[] = []): Verdict<null> {
  const refusals: Finding[] = [...inWords];
  if (takenUpOn !== null && on.toString() < takenUpOn) refusals.push(finding(denunciationRefusals.CONCLUDED_BEFORE_TAKEN_UP, { takenUpOn }, ['input', 'concludedOn']));
  if (takenUpOn !== null && caseConcludedOn === null) refusals.push(finding(denunciationRefusals.DENUNCIATION_CASE_OPEN, {}, ['input', 'denunciationId']));
  return verdictOf(refusals);
}

export function verdictOf(refusals: readonly Finding[], warnings: readonly Finding[] = []): Verdict<null> {
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
