import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import { CursorCodec, makePage, parsePlainDate, readPageArgs, refuse, Temporal, type Page, type PageArgs, type PlainDate } from '#kernel';
import { MetricQuery, MetricTable, readingOf, type CountRow, type FactRow, type Metric, type Period, type Reading, type Tree } from '#metrics';
import { percentOf, statusOf, worstYear, yearsOf, type Fraction, type Judged, type ProgressStatus, type Threshold } from './progress.rules.js';
import { TargetLoader } from './target.loader.js';
import type { AmendmentRow, MeasureRow } from './target.query.js';
import { targetRefusals } from './target.refusals.js';

/** In which structure a figure is asked for. */
export type Structure = 'TODAY' | 'AS_IT_WAS';

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
  readonly metric: Metric | undefined;
  readonly reading: Reading | undefined;
  readonly organizationId: string;
  readonly asOf: PlainDate;
  readonly year: number | null;
  readonly period: Period & Judged;
  readonly tree: Tree;
  readonly counts: CountRow | undefined;
  readonly parts: readonly CountRow[];
  readonly value: Fraction | undefined;
  readonly threshold: Threshold;
  readonly status: ProgressStatus;
  /** Whether it is a count that only grows over its period. */
  readonly growing: boolean;
}

/** A page of the list behind a figure, with the question it answers. */
export interface FactPage extends Page<FactRow & { readonly progress: Progress }> {
  readonly progress: Progress;
  readonly countedOnly: boolean;
}

/** Works out how measures stand, from the records. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly metrics: MetricTable,
    private readonly figures: MetricQuery,
    private readonly loader: TargetLoader,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * How a measure stands; null where the actor sees no figures of the organisation.
   * @throws DomainError READING_UNKNOWN, YEAR_OUTSIDE_TERM, YEAR_POINTLESS
   */
  async of(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<Progress | null> {
    check(measure, this.metrics.find(measure.key), args);
    const organizationId = args.organizationId ?? measure.organizationId;
    if (!(await this.loader.reaches(loaders, ctx, organizationId))) return null;
    if (measure.cadence !== 'ANNUAL') return this.measured(loaders, ctx, measure, args, null);
    if (args.year != null) return this.measured(loaders, ctx, measure, args, args.year);
    const years = await this.yearly(loaders, ctx, measure, args);
    const threshold = await this.threshold(loaders, ctx, measure, args.asOf ?? ctx.today);
    const shown = worstYear(years.flatMap((each) => (each.year === null ? [] : { ...each, year: each.year })), threshold);
    return shown ?? years.at(-1) ?? null;
  }

  /** Each year of a yearly measure up to the day, the earliest first; none of others, or out of scope. */
  async years(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<readonly Progress[]> {
    check(measure, this.metrics.find(measure.key), args);
    if (measure.cadence !== 'ANNUAL') return [];
    if (!(await this.loader.reaches(loaders, ctx, args.organizationId ?? measure.organizationId))) return [];
    return this.yearly(loaders, ctx, measure, args);
  }

  /** One page of the list behind a figure, in a stable order. What is shown goes into the audit. */
  async facts(ctx: Ctx, progress: Progress, args: PageArgs & { readonly countedOnly: boolean }): Promise<FactPage> {
    const { measure, reading, tree, period, organizationId, asOf } = progress;
    const query = ['facts', measure.id, reading?.key, organizationId, asOf.toString(), period.from.toString(), args.countedOnly];
    const request = readPageArgs(args, query, this.cursors);
    const rows = reading ? await this.figures.facts(ctx, reading, tree, period, args.countedOnly, request) : [];
    const page = makePage(rows.map((row) => ({ ...row, progress })), request, query, ({ factId }) => [factId], this.cursors);
    return { ...page, progress, countedOnly: args.countedOnly };
  }

  /** The same figure by the other readings that the wording allows. */
  async byReading(ctx: Ctx, { metric, tree, period }: Progress, reading: Reading): Promise<{ readonly counts: CountRow; readonly value: Fraction | undefined } | null> {
    if (!metric) return null;
    const { whole } = await this.figures.counts(ctx, reading, tree, period);
    return { counts: whole, value: valueOf(metric, whole) };
  }

  private async yearly(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs): Promise<Progress[]> {
    const asOf = args.asOf ?? ctx.today;
    const years = yearsOf(dayOf(measure.termFrom), dayOf(measure.termThrough)).filter((year) => year <= asOf.year);
    const found: Progress[] = [];
    // One after the other: a request has one connection.
    for (const year of years) found.push(await this.measured(loaders, ctx, measure, args, year));
    return found;
  }

  private async measured(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, args: ProgressArgs, year: number | null): Promise<Progress> {
    const asOf = args.asOf ?? ctx.today;
    const organizationId = args.organizationId ?? measure.organizationId;
    const metric = this.metrics.find(measure.key);
    const reading = metric && readingOf(metric, args.reading);
    const period = periodOf(measure, year, asOf);
    const structureOn = args.structure === 'AS_IT_WAS' ? period.through : ctx.today;
    const tree = await this.loader.tree(loaders, ctx, organizationId, structureOn);
    const begun = period.from.toString() <= period.through.toString();
    const counted = reading && begun ? await this.figures.counts(ctx, reading, tree, period) : undefined;
    const value = metric && counted ? valueOf(metric, counted.whole) : undefined;
    const threshold = await this.threshold(loaders, ctx, measure, asOf);
    const growing = metric?.form === 'COUNT' && metric.period === 'EVENTS';
    return {
      measure,
      metric,
      reading,
      organizationId,
      asOf,
      year,
      period,
      tree,
      counts: counted?.whole,
      parts: counted?.parts ?? [],
      value,
      threshold,
      status: statusOf(value, threshold, period, asOf, growing),
      growing,
    };
  }

  /** What a measure was held against on a day, amendments up to then included. */
  private async threshold(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, asOf: PlainDate): Promise<Threshold> {
    const amendments = await this.loader.amendments(loaders, ctx, measure.id);
    const inForce = amendments.findLast((each: AmendmentRow) => each.effectiveOn <= asOf.toString());
    return { comparator: (inForce ?? measure).comparator, value: (inForce ?? measure).threshold };
  }
}

/** A share of nothing has no value; a count has one even when nothing counts yet. */
export function valueOf({ form }: Metric, { numerator, denominator }: CountRow): Fraction | undefined {
  return form === 'COUNT' ? { numerator: BigInt(numerator), denominator: 1n } : percentOf(numerator, denominator);
}

function periodOf(measure: MeasureRow, year: number | null, asOf: PlainDate): Period & Judged {
  const termFrom = dayOf(measure.termFrom);
  if (year === null) {
    const judgedOn = dayOf(measure.judgedOn ?? measure.termThrough);
    return { from: termFrom, through: earlier(asOf, judgedOn), judgedOn };
  }
  const judgedOn = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return { from: from.toString() < termFrom.toString() ? termFrom : from, through: earlier(asOf, judgedOn), judgedOn };
}

function check(measure: MeasureRow, metric: Metric | undefined, { year, reading }: ProgressArgs): void {
  if (reading != null && (!metric || !readingOf(metric, reading))) {
    const known = metric?.readings.map(({ key }) => key).join(', ') ?? '–';
    throw refuse(targetRefusals.READING_UNKNOWN, { reading, known }, ['reading']);
  }
  if (year == null) return;
  if (measure.cadence !== 'ANNUAL') throw refuse(targetRefusals.YEAR_POINTLESS, { key: measure.key }, ['year']);
  const years = yearsOf(dayOf(measure.termFrom), dayOf(measure.termThrough));
  if (!years.includes(year)) {
    throw refuse(targetRefusals.YEAR_OUTSIDE_TERM, { year, from: years[0] ?? year, through: years.at(-1) ?? year }, ['year']);
  }
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a.toString() <= b.toString() ? a : b;
}

export function dayOf(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error('A stored day must be a date.');
  return date;
}
