import { finding, kernelRefusals, type PlainDate } from '#kernel';
import { admissionRefusals } from './admission.refusals.js';
import { Findings, introducerStands, type Standings } from './admission.rules.js';

/** Somebody who is to guide a probationary member in the place of another. */
export interface Replacement {
  /** The place of the one who is replaced. */
  readonly place: number;
  readonly memberId: string;
  readonly guidedSince: PlainDate;
  /** Day on which the cell decided so. */
  readonly decidedOn: PlainDate;
}

/** An introducer on record, with the day on which they were replaced. */
export interface Placed {
  readonly place: number;
  /** Null: an organisation. */
  readonly memberId: string | null;
  readonly replacedOn: string | null;
}

/**
 * Whether one introducer may take the place of another after the admission was decided on `admittedOn`: somebody who
 * introduces now, by a full member of that day who never did. How long they have been there is not asked of a replacement.
 * Refuses with INTRODUCER_NOT_THERE, INTRODUCER_TWICE, DATES_OUT_OF_ORDER, NOT_FOUND, INTRODUCER_NOT_FULL.
 */
export function replacementFindings({ place, memberId, guidedSince, decidedOn }: Replacement, introducers: readonly Placed[], admittedOn: PlainDate, standings: Standings): Findings {
  const found = new Findings();
  if (!introducers.some((each) => each.place === place && each.replacedOn === null)) found.refuse(finding(admissionRefusals.INTRODUCER_NOT_THERE, { place }, ['input', 'place']));
  if (introducers.some((each) => each.memberId === memberId)) found.refuse(finding(admissionRefusals.INTRODUCER_TWICE, {}, ['input', 'memberId']));
  if (decidedOn.toString() < admittedOn.toString()) found.refuse(outOfOrder('decidedOn', 'admissionDecidedOn'));
  if (decidedOn.toString() < guidedSince.toString()) found.refuse(outOfOrder('decidedOn', 'guidedSince'));
  found.refuse(...introducerStands(memberId, standings, decidedOn, ['input', 'memberId']));
  return found;
}

function outOfOrder(later: string, earlier: string): ReturnType<typeof finding> {
  return finding(kernelRefusals.DATES_OUT_OF_ORDER, { later, earlier }, ['input', later]);
}
