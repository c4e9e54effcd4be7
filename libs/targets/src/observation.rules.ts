import { finding, kernelRefusals, type Finding, type PlainDate } from '#kernel';
import { observationRefusals } from './observation.refusals.js';
import { fractionOf, type Cadence, type Comparator, type Fraction } from './progress.rules.js';

/** Days of a period, as text: they compare like the days themselves. */
interface Days {
  readonly from: string;
  readonly through: string;
}

/** What of a reported measure decides which observations are its values. */
export interface Reported {
  readonly cadence: Cadence;
  readonly judgedOn: string | null;
  readonly termFrom: string;
  readonly termThrough: string;
}

/** What of an observation decides whether it is a value. */
export interface Observed {
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly comparator: Comparator;
  /** A decimal number as text; null when the document does not state it. */
  readonly decimal: string | null;
}

/**
 * Where the period of an observation must lie to be a value of a measure: of a yearly one in the calendar year, or in
 * any of the years the term touches; of another in the term, or up to the day it is judged when that is later.
 */
export function fittingDays({ cadence, judgedOn, termFrom, termThrough }: Reported, year: number | null): Days {
  if (cadence !== 'ANNUAL') return { from: termFrom, through: judgedOn !== null && judgedOn > termThrough ? judgedOn : termThrough };
  const [first, last] = year === null ? [termFrom.slice(0, 4), termThrough.slice(0, 4)] : [String(year), String(year)];
  return { from: `${first}-01-01`, through: `${last}-12-31` };
}

/**
 * The observation that is a measure's value on a day, of those that were not corrected since, in the order in which they
 * were recorded: of those that lie where they must and end by that day, the one that ends last, then the one recorded
 * last. One whose document does not state the figure gives way to any that does; one that only says more than or less
 * than so much is no value.
 */
export function valueOn<O extends Observed>(observations: readonly O[], measure: Reported, year: number | null, asOf: PlainDate): O | undefined {
  const { from, through } = fittingDays(measure, year);
  const day = asOf.toString();
  const fitting = observations.filter((each) => each.comparator === 'EQ' && each.periodFrom >= from && each.periodThrough <= through && each.periodThrough <= day);
  const stated = fitting.filter(({ decimal }) => decimal !== null);
  return (stated.length > 0 ? stated : fitting).reduce<O | undefined>((best, each) => (best && best.periodThrough > each.periodThrough ? best : each), undefined);
}

export function observedValue(observation: Observed | undefined): Fraction | undefined {
  return observation?.decimal == null ? undefined : fractionOf(observation.decimal);
}

/** Whether the reported values of a measure only grow over the term, and so have a pace to keep. */
export function growsOverTerm({ cadence }: Pick<Reported, 'cadence'>, comparator: Comparator): boolean {
  return cadence === 'TERM_TOTAL' && (comparator === 'GTE' || comparator === 'GT');
}

/** An observation of a measure as it is entered. */
export interface NewObservation {
  readonly periodFrom: PlainDate;
  readonly periodThrough: PlainDate;
  readonly value?: string | null;
  readonly note?: string | null;
}

/** All that is wrong with the period of an observation of a reported measure. */
export function periodFindings(measure: Reported, { periodFrom, periodThrough }: NewObservation, today: PlainDate): Finding[] {
  const [from, through] = [periodFrom.toString(), periodThrough.toString()];
  const future = through > today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'periodThrough' }, ['input', 'periodThrough'])] : [];
  if (through < from) return [finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'periodThrough', earlier: 'periodFrom' }, ['input', 'periodThrough']), ...future];
  return [...future, ...placeFindings(measure, periodFrom, periodThrough)];
}

function placeFindings(measure: Reported, periodFrom: PlainDate, periodThrough: PlainDate): Finding[] {
  const days = fittingDays(measure, null);
  const outside = [
    ...(periodFrom.toString() < days.from ? ['periodFrom'] : []),
    ...(periodThrough.toString() > days.through ? ['periodThrough'] : []),
  ].map((field) => finding(observationRefusals.OBSERVED_OUTSIDE_TERM, { ...days }, ['input', field]));
  if (measure.cadence !== 'ANNUAL' || periodFrom.year === periodThrough.year) return outside;
  return [...outside, finding(observationRefusals.OBSERVED_ACROSS_YEARS, { from: periodFrom.year, through: periodThrough.year }, ['input', 'periodThrough'])];
}

/** A figure that is not stated needs a note that says so. */
export function statedFindings({ value, note }: Pick<NewObservation, 'value' | 'note'>): Finding[] {
  return value == null && note == null ? [finding(observationRefusals.OBSERVATION_NEEDS_NOTE, {}, ['input', 'note'])] : [];
}
