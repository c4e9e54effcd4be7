import { finding, kernelRefusals, type Finding, type PlainDate } from '#kernel';
import { ratingRefusals } from './rating.refusals.js';

export interface SeasonDates {
  readonly cutOffOn: PlainDate;
  readonly cellDeadlineOn: PlainDate;
  readonly decisionDeadlineOn: PlainDate;
}

/** What is wrong with the dates of a season that is to be opened: rosters are frozen from the cut-off on, never before. */
export function openingFindings(season: SeasonDates & { readonly year: number }, today: PlainDate): Finding[] {
  const cutOffOn = season.cutOffOn.toString();
  const early = cutOffOn > today.toString() ? [finding(ratingRefusals.CUT_OFF_IN_FUTURE, { cutOffOn }, ['input', 'cutOffOn'])] : [];
  return [...early, ...draftFindings(season)];
}

/** The same of one that is prepared, whose cut-off may lie ahead. */
export function draftFindings({ year, cutOffOn, cellDeadlineOn, decisionDeadlineOn }: SeasonDates & { readonly year: number }): Finding[] {
  const findings: Finding[] = [];
  if (cutOffOn.year !== year) findings.push(finding(ratingRefusals.CUT_OFF_OUTSIDE_YEAR, { year }, ['input', 'cutOffOn']));
  if (cellDeadlineOn.toString() < cutOffOn.toString()) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'cellDeadlineOn', earlier: 'cutOffOn' }, ['input', 'cellDeadlineOn']));
  }
  if (decisionDeadlineOn.toString() < cellDeadlineOn.toString()) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'decisionDeadlineOn', earlier: 'cellDeadlineOn' }, ['input', 'decisionDeadlineOn']));
  }
  return findings;
}

/** Findings on what a draft holds, pointed at the draft: its opening gives none of these fields. */
export function pointedAtDraft(findings: readonly Finding[]): Finding[] {
  return findings.map((each) => (each.path[1] === 'overrides' ? each : { ...each, path: ['input', 'draftId'] }));
}
