import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import type { Rated } from './cap.rules.js';
import type { PoolRow } from './pool.query.js';
import { PoolRosterQuery, type AboveRow, type RosterRow } from './pool-roster.query.js';
import type { PoolCount } from './pool.rules.js';
import { PoolService, type CapOf } from './pool.service.js';
import { RatingLoader } from './rating.loader.js';
import type { SeasonRow } from './rating.query.js';

/** A pool at every stage of its season. */
export interface SeasonPool extends Pick<PoolRow, 'id' | 'organizationId' | 'subject'> {
  /** Everybody there is to rate; who is good or better is not known of them. */
  readonly roster: Rated;
  readonly decided: Rated;
  /** What is decided, and of the others what the cells propose. */
  readonly proposed: Rated;
}

const ROSTERS = {};
const ABOVE = {};

/** The pools of a season, for whoever holds something against them: as far as the actor's scope reaches. */
@Injectable()
export class SeasonPools {
  constructor(
    private readonly loader: RatingLoader,
    private readonly pools: PoolService,
    private readonly rosters: PoolRosterQuery,
  ) {}

  async of(loaders: LoaderCache, ctx: Ctx, season: SeasonRow): Promise<SeasonPool[]> {
    const pools = await this.loader.pools(loaders, ctx, season.id);
    return Promise.all(pools.map((pool) => this.counted(loaders, ctx, pool)));
  }

  /** How many there are to rate in a pool. */
  async roster(loaders: LoaderCache, ctx: Ctx, poolId: string): Promise<number> {
    const loader = loaders.of(ROSTERS, () => rowsLoader((ids) => this.rosters.rosters(ctx, ids), (row: RosterRow) => [row.poolId]));
    return (await loader.load(poolId))[0]?.roster ?? 0;
  }

  /** How many members of a season are in none of its pools, since a body above decides on them. */
  async decidedAbove(loaders: LoaderCache, ctx: Ctx, seasonId: string): Promise<number> {
    const loader = loaders.of(ABOVE, () => rowsLoader((ids) => this.rosters.above(ctx, ids), (row: AboveRow) => [row.seasonId]));
    return (await loader.load(seasonId))[0]?.members ?? 0;
  }

  /** The caps of a season. */
  async caps(ctx: Ctx, { organizationId, cutOffOn }: SeasonRow): Promise<CapOf> {
    return this.pools.caps(ctx, { ownerId: organizationId, cutOffOn });
  }

  private async counted(loaders: LoaderCache, ctx: Ctx, pool: PoolRow): Promise<SeasonPool> {
    const { id, organizationId, subject } = pool;
    const [proposed, roster] = await Promise.all([this.loader.proposed(loaders, ctx, id), this.roster(loaders, ctx, id)]);
    return { id, organizationId, subject, roster: { rated: roster, goodOrBetter: 0, excellent: 0 }, decided: rated(pool), proposed: rated(proposed ?? { rated: 0, good: 0, excellent: 0 }) };
  }
}

function rated({ rated: all, good, excellent }: PoolCount): Rated {
  return { rated: all, goodOrBetter: good + excellent, excellent };
}
