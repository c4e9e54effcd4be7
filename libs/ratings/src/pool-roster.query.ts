import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';

/** How many rows share a pool, rated yet or not: the excused share none. */
export interface RosterRow {
  readonly poolId: string;
  readonly roster: number;
}

const ROSTERS = `SELECT e.pool_id AS "poolId", count(*)::int AS roster FROM rating_entry e WHERE e.pool_id = ANY ($1::uuid[]) GROUP BY e.pool_id`;

/** Counts whom there is to rate in pools. */
@Injectable()
export class PoolRosterQuery {
  async rosters(ctx: Ctx, poolIds: readonly string[]): Promise<RosterRow[]> {
    return ctx.db.sql.many(ROSTERS, [poolIds]);
  }
}
