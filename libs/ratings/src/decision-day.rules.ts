import { finding, kernelRefusals, type Finding, type PlainDate } from '#kernel';
import { ratingRefusals } from './rating.refusals.js';

const DAY = ['input', 'decidedOn'];

/** What is decided before the cut-off is no decision on those who were on the rosters then. */
export function decisionDayFindings(decidedOn: PlainDate, cutOffOn: string): Finding[] {
  return decidedOn.toString() < cutOffOn ? [finding(ratingRefusals.DECIDED_BEFORE_CUT_OFF, { decidedOn: decidedOn.toString(), cutOffOn }, DAY)] : [];
}

/** An amendment comes no earlier than what it amends, and not ahead. */
export function amendmentDayFindings(decidedOn: PlainDate, { cutOffOn, lastDecidedOn }: { readonly cutOffOn: string; readonly lastDecidedOn: string | null }, today: PlainDate): Finding[] {
  const day = decidedOn.toString();
  if (day > today.toString()) return [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, DAY)];
  if (lastDecidedOn !== null && day < lastDecidedOn) return [finding(ratingRefusals.AMENDED_BEFORE_DECISION, { decidedOn: day, lastDecidedOn }, DAY)];
  return decisionDayFindings(decidedOn, cutOffOn);
}
