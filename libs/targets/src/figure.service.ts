import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import { CursorCodec, DomainError, earlier, finding, kernelRefusals, later, makePage, readPageArgs, refuse, storedDay, Temporal, type Finding, type Page, type PageArgs, type PlainDate } from '#kernel';
import { MetricQuery, MetricTable, readingOf, type CountRow, type FactRow, type Metric, type Period, type Reading } from '#metrics';
import { OrganizationLoader } from '#organizations';
import { percentOf, yearsOf, type Fraction } from './progress.rules.js';
import { TargetLoader } from './target.loader.js';
import { targetRefusals } from './target.refusals.js';

/** In which structure a figure is asked for. */
export type Structure = 'TODAY' | 'AS_IT_WAS';

export interface FigureQuestion {
  readonly organizationId: string;
  readonly period: Period;
  readonly structure: Structure;
  readonly metric: Metric;
  readonly reading: Reading;
}

/** A figure, and all that is needed to open it further. */
export interface Figure extends FigureQuestion {
  readonly counts: CountRow;
  readonly parts: readonly CountRow[];
  /** Undefined of a share of nothing. */
  readonly value: Fraction | undefined;
}

export interface FigureArgs {
  readonly metric: string;
  readonly organizationId: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
  readonly structure?: Structure | null;
  readonly reading?: string | null;
}

export type Fact = FactRow & { readonly figure: Figure };

/** A page of the list behind a figure, with the question it answers. */
export interface FactPage extends Page<Fact> {
  readonly figure: Figure;
  readonly countedOnly: boolean;
}

/** Works figures out of the records, and opens them down to the list behind them. */
@Injectable()
export class FigureService {
  constructor(
    private readonly metrics: MetricTable,
    private readonly figures: MetricQuery,
    private readonly loader: TargetLoader,
    private readonly organizations: OrganizationLoader,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * A figure of an organisation over a period.
   * @throws DomainError NOT_FOUND, METRIC_UNKNOWN, READING_UNKNOWN, DATES_OUT_OF_ORDER
   */
  async ask(loaders: LoaderCache, ctx: Ctx, { from, through, ...args }: FigureArgs): Promise<Figure> {
    if (!(await this.loader.reaches(loaders, ctx, args.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    }
    const findings: Finding[] = [];
    const metric = this.metrics.find(args.metric);
    if (!metric) findings.push(finding(targetRefusals.METRIC_UNKNOWN, { metric: args.metric, known: keysOf(this.metrics.all()) }, ['metric']));
    const reading = metric && readingOf(metric, args.reading);
    if (metric && !reading) findings.push(readingUnknown(metric, args.reading));
    if (through.toString() < from.toString()) findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'through', earlier: 'from' }, ['through']));
    const [first, ...rest] = findings;
    if (first) throw new DomainError([first, ...rest]);
    if (!metric || !reading) throw new Error('A metric or a reading that is missing has been refused.');
    return this.of(loaders, ctx, { ...args, period: { from, through }, structure: args.structure ?? 'TODAY', metric, reading });
  }

  async of(loaders: LoaderCache, ctx: Ctx, question: FigureQuestion): Promise<Figure> {
    const { structure, metric, period } = question;
    const asOf = structure === 'TODAY' ? null : period.through;
    const { whole, parts } = await this.loader.counts(loaders, ctx, { ...question, asOf });
    return { ...question, counts: whole, parts, value: valueOf(metric, whole) };
  }

  /** The same by every other reading. */
  async byOtherReadings(loaders: LoaderCache, ctx: Ctx, figure: Figure): Promise<Figure[]> {
    const others = figure.metric.readings.filter((reading) => reading !== figure.reading);
    return Promise.all(others.map((reading) => this.of(loaders, ctx, { ...figure, reading })));
  }

  /** The same in each calendar year of the period, the earliest first. */
  async byYear(loaders: LoaderCache, ctx: Ctx, figure: Figure): Promise<Figure[]> {
    const { from, through } = figure.period;
    const years = yearsOf(from, through).map((year) => ({
      from: later(from, Temporal.PlainDate.from({ year, month: 1, day: 1 })),
      through: earlier(through, Temporal.PlainDate.from({ year, month: 12, day: 31 })),
    }));
    return Promise.all(years.map((period) => this.of(loaders, ctx, { ...figure, period })));
  }

  /** The same of each organisation that it came from, as it was, for as much of the period as that one lived. */
  async byPredecessor(loaders: LoaderCache, ctx: Ctx, figure: Figure): Promise<Figure[]> {
    const { organizationId, period } = figure;
    const lineage = await this.organizations.lineage(loaders, ctx, organizationId);
    const before = lineage.flatMap(({ predecessorId, successorId, effectiveOn }) => {
      const through = earlier(period.through, storedDay(effectiveOn).subtract({ days: 1 }));
      return successorId === organizationId && Temporal.PlainDate.compare(period.from, through) <= 0 ? [{ organizationId: predecessorId, through }] : [];
    });
    return Promise.all(before.map((part) => this.of(loaders, ctx, { ...figure, organizationId: part.organizationId, period: { from: period.from, through: part.through }, structure: 'AS_IT_WAS' })));
  }

  /** One page of the list behind a figure, in a stable order. */
  async facts(loaders: LoaderCache, ctx: Ctx, figure: Figure, args: PageArgs & { readonly countedOnly: boolean }): Promise<FactPage> {
    const { metric, reading, period, organizationId, structure } = figure;
    const { countedOnly } = args;
    const query = ['facts', metric.key, reading.key, organizationId, structure, period.from.toString(), period.through.toString(), countedOnly];
    const request = readPageArgs(args, query, this.cursors);
    const tree = await this.loader.tree(loaders, ctx, organizationId, structure === 'TODAY' ? ctx.today : period.through);
    const rows = await this.figures.facts(ctx, reading, tree, period, countedOnly, request);
    const page = makePage(rows.map((row) => ({ ...row, figure })), request, query, ({ factId }) => [factId], this.cursors);
    return { ...page, figure, countedOnly };
  }
}

/** A share of nothing has no value; a count has one even when nothing counts yet. */
export function valueOf({ form }: Metric, { numerator, denominator }: CountRow): Fraction | undefined {
  return form === 'COUNT' ? { numerator: BigInt(numerator), denominator: 1n } : percentOf(numerator, denominator);
}

export function readingUnknown({ readings }: Metric, reading: string | null | undefined): Finding {
  return finding(targetRefusals.READING_UNKNOWN, { reading: reading ?? '', known: keysOf(readings) }, ['reading']);
}

function keysOf(items: readonly { readonly key: string }[]): string {
  return items.map(({ key }) => key).join(', ');
}
