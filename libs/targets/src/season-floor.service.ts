import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import { earlier, storedDay, Temporal } from '#kernel';
import { MetricTable, readingOf } from '#metrics';
import { SeasonPools, type SeasonPool, type SeasonRow } from '#ratings';
import { isFloor } from './ceiling.rules.js';
import { CeilingService, type Ceiling } from './ceiling.service.js';
import { thresholdOn } from './progress.service.js';
import { seasonFloor } from './season-floor.js';
import { once, TargetLoader } from './target.loader.js';
import { TargetQuery, type MeasureRow, type ResolutionRow } from './target.query.js';

/** A target for those rated "excellent" beside the cap of a season. */
export interface SeasonFloor {
  readonly measureId: string;
  readonly key: string;
  readonly text: string;
  readonly ceiling: Ceiling;
  /** Members whom the target counts and no pool here does. */
  readonly decidedAbove: number;
}

const RESOLUTIONS = {};

/** Holds the targets of a season's organisation against the caps of its pools. */
@Injectable()
export class SeasonFloorService {
  constructor(
    private readonly pools: SeasonPools,
    private readonly ceilings: CeilingService,
    private readonly targets: TargetQuery,
    private readonly loader: TargetLoader,
    private readonly metrics: MetricTable,
    private readonly access: AccessService,
  ) {}

  /** Over all pools; none for whoever does not see the whole season, whose part would pass for it. */
  async ofSeason(loaders: LoaderCache, ctx: Ctx, season: SeasonRow): Promise<SeasonFloor[]> {
    if (!(await this.access.reaches(ctx, 'rating.read', season.organizationId))) return [];
    const above = await this.pools.decidedAbove(loaders, ctx, season.id);
    return this.floors(loaders, ctx, season, await this.pools.of(loaders, ctx, season), above);
  }

  /** As if a pool had to reach the targets by itself. */
  async ofPool(loaders: LoaderCache, ctx: Ctx, season: SeasonRow, poolId: string): Promise<SeasonFloor[]> {
    const pools = await this.pools.of(loaders, ctx, season);
    return this.floors(loaders, ctx, season, pools.filter(({ id }) => id === poolId), 0);
  }

  private async floors(loaders: LoaderCache, ctx: Ctx, season: SeasonRow, pools: readonly SeasonPool[], above: number): Promise<SeasonFloor[]> {
    const capOf = await this.pools.caps(ctx, season);
    const day = earlier(ctx.today, Temporal.PlainDate.from({ year: season.year, month: 12, day: 31 }));
    const floors: SeasonFloor[] = [];
    for (const measure of await this.measures(loaders, ctx, season)) {
      const metric = this.metrics.find(measure.key);
      const capped = metric && readingOf(metric, measure.reading)?.capped;
      const cap = capped && capOf(capped.among)?.source;
      const threshold = thresholdOn(measure, day);
      if (!cap || !isFloor(threshold) || !pools.some(({ subject }) => subject === capped.among)) continue;
      const goodOrBetter = await this.ceilings.goodOrBetter(loaders, ctx, measure, capped, day);
      const terms = { cap, capped, threshold, goodOrBetter, decimals: measure.percentDecimals, year: season.year, day: storedDay(season.cutOffOn) };
      floors.push({ measureId: measure.id, key: measure.key, text: measure.text, ceiling: seasonFloor(pools, terms), decidedAbove: capped.among === 'MEMBERS' ? above : 0 });
    }
    return floors;
  }

  /** The yearly computed measures of the resolution in force at the end of the season's year. */
  private async measures(loaders: LoaderCache, ctx: Ctx, { organizationId, year }: SeasonRow): Promise<readonly MeasureRow[]> {
    const end = Temporal.PlainDate.from({ year, month: 12, day: 31 });
    const read = (): Promise<ResolutionRow[]> => this.targets.resolutionsDuring(ctx, organizationId, end, end);
    const [resolution] = await once(loaders, RESOLUTIONS, `${organizationId} ${year}`, read);
    const targets = resolution ? await this.loader.ofResolution(loaders, ctx, resolution.id) : [];
    return targets.flatMap(({ measures }) => measures).filter(({ kind, cadence }) => kind === 'COMPUTED' && cadence === 'ANNUAL');
  }
}
