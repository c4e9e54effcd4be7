import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import { DomainError, earlier, refuse, storedDay, Temporal, type PlainDate } from '#kernel';
import { MetricTable, readingOf, type Metric, type Period } from '#metrics';
import { FigureService, readingUnknown, type Figure, type Structure } from './figure.service.js';
import type { ExactObservation } from './observation.query.js';
import { growsOverTerm, observedValue, valueOn } from './observation.rules.js';
import { statusOf, worstYear, yearsOf, type Fraction, type Judged, type ProgressStatus, type Threshold } from './progress.rules.js';
import { TargetLoader } from './target.loader.js';
import type { MeasureRow } from './target.query.js';
import { targetRefusals } from './target.refusals.js';

export interface ProgressArgs {
  readonly asOf?: PlainDate | null;
  /** Whose share of it; the resolution's own organisation unless said. */
  readonly organizationId?: string | null;
  /** Of a yearly measure: which year; unless said, the one the term shows. */
  readonly year?: number | null;
  readonly structure?: Structure | null;
  readonly reading?: string | null;
}

/** How a measure stands, and all that is needed to open it further. */
export interface Progress {
  readonly measure: MeasureRow;
  /** None of a reported measure, and none before the period begins. */
  readonly figure: Figure | undefined;
  /** The figure that was entered, of a reported measure. */
  readonly observation: ExactObservation | undefined;
  /** Whether the actor may open the figure; otherwise only the number is told. */
  readonly opens: boolean;
  readonly asOf: PlainDate;
  readonly year: number | null;
  readonly period: Period & Judged;
  readonly value: Fraction | undefined;
  readonly threshold: Threshold;
  readonly status: ProgressStatus;
  /** Whether it is a count that only grows over its period. */
  readonly growing: boolean;
  /** The day up to which a growing value counts, and so keeps its pace: what was reported does not know of later days. */
  readonly pacedOn: PlainDate;
}

/** Works out how measures stand. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly metrics: MetricTable,
    private readonly figures: FigureService,
    private readonly loader: TargetLoader,
  ) {}

  /**
   * How a measure stands; null where the actor may not know. In today's structure the numbers of a resolution's own
   * organisation are told to all who may read it.
   * @throws DomainError READING_UNKNOWN, YEAR_OUTSIDE_TERM, YEAR_POINTLESS
   */
  async of(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<Progress | null> {
    check(measure, this.metricOf(measure), args);
    if (!(await this.mayKnow(loaders, ctx, measure, args))) return null;
    if (measure.cadence !== 'ANNUAL' || args.year != null) return this.measured(loaders, ctx, measure, args, args.year ?? null);
    const years = await this.yearly(loaders, ctx, measure, args);
    const threshold = thresholdOn(measure, args.asOf ?? ctx.today);
    return worstYear(years, threshold) ?? years.at(-1) ?? null;
  }

  /** Each year of a yearly measure up to the day, the earliest first; none of others, or out of scope. */
  async years(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<readonly Progress[]> {
    check(measure, this.metricOf(measure), args);
    if (measure.cadence !== 'ANNUAL') return [];
    if (!(await this.mayKnow(loaders, ctx, measure, args))) return [];
    return this.yearly(loaders, ctx, measure, args);
  }

  private async mayKnow(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, { organizationId, structure }: ProgressArgs): Promise<boolean> {
    const own = (organizationId ?? measure.organizationId) === measure.organizationId && structure !== 'AS_IT_WAS';
    return own || this.opens(loaders, ctx, measure, organizationId ?? measure.organizationId);
  }

  private async opens(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, organizationId: string): Promise<boolean> {
    return organizationId === measure.organizationId ? measure.opens : this.loader.reaches(loaders, ctx, organizationId);
  }

  private metricOf({ kind, key }: MeasureRow): Metric | undefined {
    return kind === 'COMPUTED' ? this.metrics.find(key) : undefined;
  }

  private async yearly(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<(Progress & { readonly year: number })[]> {
    const asOf = args.asOf ?? ctx.today;
    const years = yearsOf(storedDay(measure.termFrom), storedDay(measure.termThrough)).filter((year) => year <= asOf.year);
    return Promise.all(years.map(async (year) => ({ ...(await this.measured(loaders, ctx, measure, args, year)), year })));
  }

  private async measured(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs, year: number | null): Promise<Progress> {
    const asOf = args.asOf ?? ctx.today;
    const organizationId = args.organizationId ?? measure.organizationId;
    const metric = this.metricOf(measure);
    const reading = metric && readingOf(metric, args.reading ?? measure.reading);
    const period = periodOf(measure, year, asOf);
    const begun = period.from.toString() <= period.through.toString();
    const question = metric && reading && begun ? { organizationId, period, structure: args.structure ?? 'TODAY', metric, reading } : undefined;
    const figure = question && (await this.figures.of(loaders, ctx, question));
    const opens = await this.opens(loaders, ctx, measure, organizationId);
    const threshold = thresholdOn(measure, asOf);
    const observation = organizationId === measure.organizationId ? await this.observation(loaders, ctx, measure, year, asOf) : undefined;
    const growing = measure.kind === 'REPORTED' ? growsOverTerm(measure, threshold.comparator) : metric?.form === 'COUNT' && metric.period === 'EVENTS';
    const value = figure?.value ?? observedValue(observation);
    const pacedOn = observation && asOf.toString() <= period.judgedOn.toString() ? storedDay(observation.periodThrough) : asOf;
    return { measure, figure, observation, opens, asOf, year, period, value, threshold, status: statusOf(value, threshold, period, pacedOn, growing), growing, pacedOn };
  }

  /** The figure that was entered for a reported measure, and is its value on a day. */
  private async observation(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, year: number | null, asOf: PlainDate): Promise<ExactObservation | undefined> {
    if (measure.kind !== 'REPORTED') return undefined;
    return valueOn(await this.loader.observed(loaders, ctx, measure.organizationId, measure.key), measure, year, asOf);
  }
}

/** What a measure is held against on a day, amendments up to then included. */
export function thresholdOn(measure: MeasureRow, asOf: PlainDate): Threshold {
  const { comparator, threshold } = measure.amendments.findLast(({ effectiveOn }) => effectiveOn <= asOf.toString()) ?? measure;
  return { comparator, value: threshold };
}

function periodOf(measure: MeasureRow, year: number | null, asOf: PlainDate): Period & Judged {
  const termFrom = storedDay(measure.termFrom);
  if (year === null) {
    const judgedOn = storedDay(measure.judgedOn ?? measure.termThrough);
    return { from: termFrom, through: earlier(asOf, judgedOn), judgedOn };
  }
  const judgedOn = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return { from: from.toString() < termFrom.toString() ? termFrom : from, through: earlier(asOf, judgedOn), judgedOn };
}

function check(measure: MeasureRow, metric: Metric | undefined, { year, reading }: ProgressArgs): void {
  if (reading != null && metric && !readingOf(metric, reading)) throw new DomainError([readingUnknown(metric, reading)]);
  if (year == null) return;
  if (measure.cadence !== 'ANNUAL') throw refuse(targetRefusals.YEAR_POINTLESS, { key: measure.key }, ['year']);
  const years = yearsOf(storedDay(measure.termFrom), storedDay(measure.termThrough));
  if (years.includes(year)) return;
  throw refuse(targetRefusals.YEAR_OUTSIDE_TERM, { year, from: years[0] ?? year, through: years.at(-1) ?? year }, ['year']);
}
