import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { duesRefusals } from './dues.refusals.js';

/** A month of a member that is to be put on record as paid, and how it stands. */
export interface MonthPaid {
  readonly memberId: string;
  /** First day of the month. */
  readonly month: PlainDate;
  readonly isKnown: boolean;
  /** Of whoever puts them on record. */
  readonly isActor: boolean;
  readonly isHere: boolean;
  readonly isPaid: boolean;
}

/** Whether a list of dues may be put on record, all or none. Refuses with DATE_IN_FUTURE, NOT_FOUND, OWN_DUES, DUES_NOT_HERE, DUES_PAID. */
export function paymentVerdict(lines: readonly MonthPaid[], paidOn: PlainDate, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = paidOn.toString() > today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'paidOn' }, ['input', 'paidOn'])] : [];
  const seen = new Set<string>();
  lines.forEach(({ memberId, month, isKnown, isActor, isHere, isPaid }, index) => {
    const at = (field: string): string[] => ['input', 'lines', String(index), field];
    const key = `${memberId} ${month.toString()}`;
    const inWords = `${month.month}/${month.year}`;
    if (!isKnown) refusals.push(finding(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, at('memberId')));
    else if (isActor) refusals.push(finding(duesRefusals.OWN_DUES, {}, at('memberId')));
    else if (!isHere) refusals.push(finding(duesRefusals.DUES_NOT_HERE, { month: inWords }, at('month')));
    else if (isPaid || seen.has(key)) refusals.push(finding(duesRefusals.DUES_PAID, { month: inWords }, at('month')));
    seen.add(key);
  });
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}
