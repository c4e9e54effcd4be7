import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';

/** How many rows share a pool, rated yet or not: the excused share none. */
export interface RosterRow {
  readonly poolId: string;
  readonly roster: number;
}

/** How many members of a season's rosters a body above decides on: they share no pool of it. */
export interface AboveRow {
  readonly seasonId: string;
  readonly members: number;
}

const ABOVE = `
  SELECT s.season_id AS "seasonId", count(*)::int AS members FROM rating_sheet s JOIN rating_entry e ON e.sheet_id = s.id
  WHERE s.season_id = ANY ($1::uuid[]) AND e.decided_above AND e.member_id IS NOT NULL AND e.excuse IS NULL GROUP BY s.season_id`;
const ROSTERS = `SELECT e.pool_id AS "poolId", count(*)::int AS roster FROM rating_entry e WHERE e.pool_id = ANY ($1::uuid[]) GROUP BY e.pool_id`;

/** Counts whom there is to rate in pools. */
@Injectable()
export class PoolRosterQuery {
  async rosters(ctx: Ctx, poolIds: readonly string[]): Promise<RosterRow[]> {
    return ctx.db.sql.many(ROSTERS, [poolIds]);
  }

  async above(ctx: Ctx, seasonIds: readonly string[]): Promise<AboveRow[]> {
    return ctx.db.sql.many(ABOVE, [seasonIds]);
  }
}
