import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import { CursorCodec, DomainError, finding, kernelRefusals, makePage, readPageArgs, refuse, type Finding, type Page, type PageArgs, type PlainDate } from '#kernel';
import { MetricQuery, MetricTable, readingOf, type CountRow, type FactRow, type Metric, type Period, type Reading, type Tree } from '#metrics';
import { percentOf, type Fraction } from './progress.rules.js';
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
  readonly tree: Tree;
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
    const { organizationId, period, structure, metric, reading } = question;
    const tree = await this.loader.tree(loaders, ctx, organizationId, structure === 'TODAY' ? ctx.today : period.through);
    const { whole, parts } = await this.figures.counts(ctx, reading, tree, period);
    return { ...question, tree, counts: whole, parts, value: valueOf(metric, whole) };
  }

  /** The same by another reading. */
  async byReading(ctx: Ctx, figure: Figure, reading: Reading): Promise<Figure> {
    const { whole, parts } = await this.figures.counts(ctx, reading, figure.tree, figure.period);
    return { ...figure, reading, counts: whole, parts, value: valueOf(figure.metric, whole) };
  }

  /** One page of the list behind a figure, in a stable order. */
  async facts(ctx: Ctx, figure: Figure, args: PageArgs & { readonly countedOnly: boolean }): Promise<FactPage> {
    const { metric, reading, tree, period, organizationId, structure } = figure;
    const { countedOnly } = args;
    const query = ['facts', metric.key, reading.key, organizationId, structure, period.from.toString(), period.through.toString(), countedOnly];
    const request = readPageArgs(args, query, this.cursors);
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
