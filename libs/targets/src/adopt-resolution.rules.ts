import { finding, type Finding, type PlainDate } from '#kernel';
import { adoptionRefusals } from './adopt-resolution.refusals.js';
import { compare, fractionOf, type Cadence, type Comparator } from './progress.rules.js';
import { targetRefusals } from './target.refusals.js';

/** A measure as a congress adopted it. */
export interface AdoptedMeasure {
  readonly key: string;
  readonly kind: 'COMPUTED' | 'REPORTED';
  readonly comparator: Comparator;
  /** A decimal number as text. */
  readonly threshold: string;
  readonly unit: string;
  readonly cadence: Cadence;
  readonly cadenceStated: boolean;
  readonly judgedOn?: PlainDate | null;
  readonly text: string;
  readonly reading?: string | null;
}

export interface AdoptedTarget {
  readonly group: 'ECONOMIC' | 'SOCIAL' | 'SECURITY' | 'PARTY_BUILDING';
  readonly number: number;
  readonly text: string;
  readonly line?: number | null;
  readonly measures: readonly AdoptedMeasure[];
}

export interface AdoptedResolution {
  readonly termFrom: PlainDate;
  readonly termThrough: PlainDate;
  readonly targets: readonly AdoptedTarget[];
}

/** What of a figure that can be computed decides how a measure may refer to it. */
export interface KnownMetric {
  readonly key: string;
  readonly form: 'COUNT' | 'SHARE';
  readonly readings: readonly { readonly key: string }[];
}

/** All that is wrong with a resolution, in the order of its text. */
export function adoptionFindings({ termFrom, termThrough, targets }: AdoptedResolution, metrics: readonly KnownMetric[]): Finding[] {
  const from = termFrom.toString();
  const known = new Map(metrics.map((metric) => [metric.key, metric]));
  const numbers = new Set<string>();
  const keys = new Set<string>();
  const findings: Finding[] = [];
  if (termThrough.toString() <= from) findings.push(finding(adoptionRefusals.TERM_ENDS_TOO_EARLY, { from }, ['input', 'termThrough']));
  if (targets.length === 0) findings.push(finding(adoptionRefusals.RESOLUTION_WITHOUT_TARGETS, {}, ['input', 'targets']));
  targets.forEach(({ group, number, measures }, index) => {
    const path = ['input', 'targets', String(index)];
    if (isSecond(numbers, `${group} ${number}`)) findings.push(finding(adoptionRefusals.TARGET_NUMBER_TWICE, { number }, [...path, 'number']));
    if (measures.length === 0) findings.push(finding(adoptionRefusals.TARGET_WITHOUT_MEASURES, { number }, [...path, 'measures']));
    measures.forEach((measure, place) => {
      const at = [...path, 'measures', String(place)];
      if (isSecond(keys, measure.key)) findings.push(finding(adoptionRefusals.MEASURE_KEY_TWICE, { key: measure.key }, [...at, 'key']));
      findings.push(...metricFindings(measure, known, at), ...judgingFindings(measure, from, `${termThrough.year}-12-31`, at));
    });
  });
  return findings;
}

function isSecond(seen: Set<string>, value: string): boolean {
  const found = seen.has(value);
  seen.add(value);
  return found;
}

function metricFindings({ key, kind, reading, threshold }: AdoptedMeasure, known: ReadonlyMap<string, KnownMetric>, path: readonly string[]): Finding[] {
  if (kind === 'REPORTED') return reading == null ? [] : [finding(adoptionRefusals.READING_OF_REPORTED, {}, [...path, 'reading'])];
  const metric = known.get(key);
  if (!metric) return [finding(targetRefusals.METRIC_UNKNOWN, { metric: key, known: [...known.keys()].join(', ') }, [...path, 'key'])];
  const findings: Finding[] = [];
  const readings = metric.readings.map((each) => each.key);
  if (reading != null && !readings.includes(reading)) findings.push(finding(targetRefusals.READING_UNKNOWN, { reading, known: readings.join(', ') }, [...path, 'reading']));
  const value = fractionOf(threshold);
  const isShare = compare(value, fractionOf('0')) >= 0 && compare(value, fractionOf('100')) <= 0;
  if (metric.form === 'SHARE' && !isShare) findings.push(finding(adoptionRefusals.THRESHOLD_NO_SHARE, { threshold }, [...path, 'threshold']));
  return findings;
}

/** A measure is judged within the term, or by the end of the year in which the term ends. */
function judgingFindings({ cadence, judgedOn }: AdoptedMeasure, after: string, through: string, path: readonly string[]): Finding[] {
  const at = [...path, 'judgedOn'];
  if (judgedOn == null) return cadence === 'ANNUAL' ? [] : [finding(adoptionRefusals.JUDGED_ON_MISSING, {}, at)];
  const day = judgedOn.toString();
  return day > after && day <= through ? [] : [finding(adoptionRefusals.JUDGED_ON_OUTSIDE, { after, through }, at)];
}
