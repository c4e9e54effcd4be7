import { accepted, finding, kernelRefusals, refused, storedDay, urgencyOf, type Finding, type Notice, type PlainDate, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { contentFindings, isMarked, markedFindings, type Secrecy } from './secrecy.rules.js';
import { stateNoticeNotices, stateNoticeRefusals } from './state-notice.refusals.js';

export type StateNoticeMatter = 'PROSECUTION' | 'DETENTION' | 'PRISON_SENTENCE' | 'OTHER_SENTENCE' | 'STATE_DISCIPLINE';

/** There are days for it, not weeks: it is told from the day it is received. */
export const STATE_NOTICES_AHEAD = { inSight: 31, near: 3 };

/** An open notice with a last day. */
export interface DueStateNotice {
  readonly id: string;
  readonly organizationId: string;
  readonly receivedOn: string;
  readonly dueOn: string;
}

/** The last day to settle a notice received on the day of the book; null where the book sets none. */
export function settleBy(book: RuleBook): PlainDate | null {
  const days = book.get('inspection.state-notice-days');
  return days ? book.date.add({ days: days.value }) : null;
}

/** What a notice is to be known by. */
export interface ReceivedNotice {
  readonly documentNumber: string;
  readonly issuedOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly secrecy: Secrecy;
  readonly keptAt?: string | null;
  readonly content?: string | null;
}

/** Whether a notice may be put on record: on a member known to the committee, in order of days, once, and of a marked one without its content. */
export function receiveVerdict({ documentNumber, issuedOn, receivedOn, content, ...mark }: ReceivedNotice, { isKnown, isOnRecord }: { readonly isKnown: boolean; readonly isOnRecord: boolean }, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  if (!isKnown) refusals.push(finding(stateNoticeRefusals.NOTICE_MEMBER_UNKNOWN, {}, ['input', 'memberId']));
  if (receivedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'receivedOn' }, ['input', 'receivedOn']));
  if (receivedOn.toString() < issuedOn.toString()) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'receivedOn', earlier: 'issuedOn' }, ['input', 'receivedOn']));
  if (isOnRecord) refusals.push(finding(stateNoticeRefusals.NOTICE_ON_RECORD, { documentNumber, issuedOn: issuedOn.toString() }, ['input', 'documentNumber']));
  return verdictOf([...refusals, ...markedFindings(mark, { content }, ['content'])]);
}

/** What a notice is to be settled by. */
export interface Settlement {
  /** Null where no case is named. */
  readonly isCaseOnMember: boolean | null;
  readonly reason: string | null;
  /** Of the paper that says the reason of a marked notice. */
  readonly decisionNumber: string | null;
}

/** Whether that settles a notice: a case on the member, or a reason why there is none; of a marked notice the number of the paper that says it. */
export function settleVerdict({ isCaseOnMember, reason, decisionNumber }: Settlement, secrecy: Secrecy): Verdict<null> {
  const refusals = contentFindings(secrecy, { reason });
  const hasReason = isMarked(secrecy) ? decisionNumber !== null : reason !== null;
  if (refusals.length === 0 && (isCaseOnMember !== null) === hasReason) refusals.push(finding(stateNoticeRefusals.NOTICE_SETTLED_BY_ONE, {}, ['input']));
  if (isCaseOnMember === false) refusals.push(finding(stateNoticeRefusals.NOTICE_CASE_NOT_ON_MEMBER, {}, ['input', 'caseId']));
  return verdictOf(refusals);
}

/** Whether a case may be concluded without having been looked into: all its subjects are sent to prison, and the rule book says that they are expelled for it. */
export function sentenceVerdict(areSentenced: boolean, book: RuleBook): Verdict<null> {
  const rule = book.get('discipline.expelled-on-prison-sentence');
  return verdictOf(rule?.value === true && areSentenced ? [] : [finding({ ...stateNoticeRefusals.NO_PRISON_SENTENCE, ...(rule && { rule: rule.rule }) }, {}, ['input', 'caseId'])]);
}

/** What is to be told of an open notice on a day. */
export function stateNoticeNotice({ id, organizationId, receivedOn, dueOn }: DueStateNotice, today: PlainDate): Notice | undefined {
  const last = storedDay(dueOn);
  const urgency = urgencyOf(today, last, last, STATE_NOTICES_AHEAD);
  const told = finding(urgency === 'OVERDUE' ? stateNoticeNotices.STATE_NOTICE_OVERDUE : stateNoticeNotices.STATE_NOTICE_DUE, { receivedOn, last: dueOn });
  return urgency && { id, record: 'state_notice', organizationId, personId: null, urgency, fallsOn: dueOn, dueOn, told };
}

function verdictOf(refusals: readonly Finding[]): Verdict<null> {
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}
