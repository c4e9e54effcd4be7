import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { accessRefusals as refusals } from './access.refusals.js';
import { within } from './reach.rules.js';

/** The longest time for which rights are lent, both ends included. */
export const DELEGATION_DAYS_MAX = 90;

const NEVER = ['access.grant', 'access.delegate', 'account.manage', 'session.own'];

/** Whoever may give, hand on or carry away what others may not does it in person. */
export function isDelegable(right: string): boolean {
  return !NEVER.includes(right) && !right.endsWith('.export');
}

export interface Period {
  readonly from: PlainDate;
  readonly through: PlainDate | null;
}

/** Rights are given from today on at the earliest, and not backwards. */
export function periodFindings({ from, through }: Period, today: PlainDate): Finding[] {
  const findings: Finding[] = [];
  if (from.toString() < today.toString()) findings.push(finding(refusals.PERIOD_FROM_PAST, { from: from.toString(), today: today.toString() }, ['input', 'from']));
  if (through && through.toString() < from.toString()) findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'from', later: 'through' }, ['input', 'through']));
  return findings;
}

export interface DelegationRequest extends Period {
  readonly through: PlainDate;
  readonly delegateId: string;
  readonly rights: readonly string[];
}

export interface Delegator {
  readonly personId: string;
  /** What the delegator holds of their own, not by delegation. */
  readonly scope: ReadonlyMap<string, readonly string[]>;
  /** Rights that those to be lent need and that are not among them. */
  readonly missing: readonly string[];
}

/** Whether rights may be lent at a place: some of one's own, with what they need, to another, for a time. */
export function delegationVerdict<R extends DelegationRequest>(request: R, delegator: Delegator, place: string, today: PlainDate): Verdict<R> {
  const { from, through, rights, delegateId } = request;
  const findings = periodFindings(request, today);
  const days = from.until(through).days + 1;
  if (days > DELEGATION_DAYS_MAX) {
    findings.push(finding(refusals.DELEGATION_TOO_LONG, { max: DELEGATION_DAYS_MAX, days, from: from.toString(), through: through.toString() }, ['input', 'through']));
  }
  if (delegateId === delegator.personId) findings.push(finding(refusals.DELEGATION_TO_SELF, {}, ['input', 'personId']));
  const personal = rights.filter((right) => !isDelegable(right));
  if (personal.length > 0) findings.push(finding(refusals.RIGHT_NOT_DELEGABLE, { rights: personal.join(', ') }, ['input', 'rights']));
  const lacking = rights.filter((right) => isDelegable(right) && within(delegator.scope.get(right) ?? [], place).length === 0);
  if (lacking.length > 0) findings.push(finding(refusals.RIGHT_NOT_HELD, { rights: lacking.join(', ') }, ['input', 'rights']));
  if (delegator.missing.length > 0) findings.push(finding(refusals.RIGHTS_NEED_OTHERS, { rights: delegator.missing.join(', ') }, ['input', 'rights']));
  return findings.length > 0 ? refused(findings) : accepted(request);
}
