import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MetricQuery, readingName, type CountQuestion, type Counts, type Tree } from '#metrics';
import { ObservationQuery, type ExactObservation } from './observation.query.js';
import { TargetQuery, type MeasureRow, type TargetRow } from './target.query.js';

const TARGETS = {};
const MEASURES = {};
const OBSERVATIONS = {};
const TREES = {};
const REACHED = {};
const COUNTS = {};

/** What is to be counted of which organisation. */
export interface OrganizationQuestion extends CountQuestion {
  readonly organizationId: string;
  /** The day whose structure counts; null: today's. */
  readonly asOf: PlainDate | null;
}

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class TargetLoader {
  constructor(
    private readonly targets: TargetQuery,
    private readonly metrics: MetricQuery,
    private readonly observations: ObservationQuery,
    private readonly access: AccessService,
  ) {}

  async ofResolution(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly TargetRow[]> {
    const targets = await loaders.of(TARGETS, () => rowsLoader((ids) => this.targets.targets(ctx, ids), (row: TargetRow) => [row.resolutionId])).load(id);
    for (const { id: targetId, measures } of targets) this.measuresOf(loaders, ctx).prime(targetId, measures);
    return targets;
  }

  async measures(loaders: LoaderCache, ctx: Ctx, targetId: string): Promise<readonly MeasureRow[]> {
    return this.measuresOf(loaders, ctx).load(targetId);
  }

  private measuresOf(loaders: LoaderCache, ctx: Ctx): DataLoader<string, readonly MeasureRow[]> {
    return loaders.of(MEASURES, () => rowsLoader((ids) => this.targets.measures(ctx, ids), (row: MeasureRow) => [row.targetId]));
  }

  /** What was observed of a measure at an organisation and not corrected since, in the order in which it was recorded: all measures of an organisation are read at once. */
  async observed(loaders: LoaderCache, ctx: Ctx, organizationId: string, key: string): Promise<readonly ExactObservation[]> {
    const loader = loaders.of(OBSERVATIONS, () => rowsLoader((ids) => this.observations.holding(ctx, ids), (row: ExactObservation) => [row.organizationId]));
    return (await loader.load(organizationId)).filter(({ measure }) => measure === key);
  }

  /** The organisations under one as the tree stood on a day: read once a request, for all measures. */
  async tree(loaders: LoaderCache, ctx: Ctx, organizationId: string, day: PlainDate): Promise<Tree> {
    return once(loaders, TREES, `${organizationId} ${day.toString()}`, () => this.metrics.tree(ctx, organizationId, day));
  }

  /** Counts: all that a request asks of one organisation in one statement. */
  async counts(loaders: LoaderCache, ctx: Ctx, question: OrganizationQuestion): Promise<Counts> {
    const loader = loaders.of(COUNTS, () => new DataLoader((asked: readonly OrganizationQuestion[]) => this.countAll(ctx, asked), { cacheKeyFn: nameOf }));
    return loader.load(question);
  }

  /** Whether the actor sees figures of an organisation. */
  async reaches(loaders: LoaderCache, ctx: Ctx, organizationId: string): Promise<boolean> {
    return once(loaders, REACHED, organizationId, () => this.access.reaches(ctx, 'target.read', organizationId));
  }

  private async countAll(ctx: Ctx, asked: readonly OrganizationQuestion[]): Promise<Counts[]> {
    const alike = new Map<string, OrganizationQuestion[]>();
    for (const question of asked) alike.set(placeOf(question), [...(alike.get(placeOf(question)) ?? []), question]);
    const found = new Map<OrganizationQuestion, Counts>();
    for (const questions of alike.values()) {
      const [first] = questions;
      const counts = first ? await this.metrics.counts(ctx, first.organizationId, first.asOf, questions) : [];
      questions.forEach((question, index) => {
        const own = counts[index];
        if (own) found.set(question, own);
      });
    }
    return asked.map((question) => {
      const counts = found.get(question);
      if (!counts) throw new Error('Every question has an answer.');
      return counts;
    });
  }
}

function placeOf({ organizationId, asOf }: OrganizationQuestion): string {
  return `${organizationId} ${asOf?.toString() ?? ''}`;
}

function nameOf(question: OrganizationQuestion): string {
  const { metric, reading, period } = question;
  return [placeOf(question), readingName(metric, reading), period.from.toString(), period.through.toString()].join(' ');
}

/** Reads what a request needs many times only once. */
export async function once<T>(loaders: LoaderCache, kind: object, key: string, read: () => Promise<T>): Promise<T> {
  const known = loaders.of(kind, () => new Map<string, Promise<T>>());
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
