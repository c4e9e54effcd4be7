/** What the rows of a metric are. */
export type MetricSubject = 'MEMBER' | 'ORGANIZATION' | 'PERSON' | 'MASS_ORGANIZATION';

/** Over what a metric is asked for: what happened in a period, how things stand on its last day, or calendar years. */
export type MetricPeriod = 'EVENTS' | 'STATE' | 'YEARS';

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** That a share is of those rated "excellent", whom the regulation allows only so many: a floor under it may be out of reach. */
export interface Capped {
  readonly among: 'MEMBERS' | 'BASE_ORGANIZATIONS';
  /** Of whom it is a share. */
  readonly of: 'RATED' | 'GOOD_OR_BETTER';
  /** Key of the metric that counts those good or better, whose own floor says how many there will be at least. */
  readonly goodOrBetter?: string;
}

/** One way to read what is to be counted, where the wording of a target leaves it open. */
export interface Reading extends BothLanguages {
  readonly key: string;
  /**
   * A query over `$1` and `$2`, the first and the last day of the period, with a row for everybody and everything in
   * the denominator: `fact_id` (what is counted, once), `subject_id` (whom or what it is about: of one year's ratings
   * the same as the fact, over several years not), `organization_id` (where it counts) and `counted` (whether it is in
   * the numerator). Each fact is one row, unless the reading says otherwise.
   */
  readonly rows: string;
  /** Whether one fact may have several rows: it counts in several organisations, `counted` alike in each, and once in all. */
  readonly several?: true;
  readonly capped?: Capped;
}

/** A figure, declared once: the number, the list behind it and its description all come from here. */
export interface Metric extends BothLanguages {
  /** Stable name, e.g. `members-admitted`; measures refer to it. */
  readonly key: string;
  readonly subject: MetricSubject;
  readonly period: MetricPeriod;
  /** A count has a numerator only; a share is told in per cent of its denominator. */
  readonly form: 'COUNT' | 'SHARE';
  /** Who or what is in the numerator. */
  readonly numerator: BothLanguages;
  /** Who or what is in the denominator; of a count, nothing. */
  readonly denominator?: BothLanguages;
  /** The chosen reading first, then the others that the wording allows. */
  readonly readings: readonly [Reading, ...Reading[]];
}
