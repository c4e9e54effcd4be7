import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PoolBefore, PoolCount } from './pool.rules.js';
import { ENTRY, type EntryRow } from './rating.query.js';

export interface PoolRow extends PoolBefore {
  readonly seasonId: string;
  readonly organizationId: string;
}

/** What the pool would be if what is proposed were decided. */
export interface ProposedRow extends PoolCount {
  readonly poolId: string;
}

export const POOL = `l.id, l.season_id AS "seasonId", l.organization_id AS "organizationId", l.subject, l.rated, l.good, l.excellent, p.name`;
export const NAMED_POOLS = `rating_pool l JOIN rating_season n ON n.id = l.season_id
  JOIN organization_period p ON p.organization_id = l.organization_id AND ${inForce('p', 'n.cut_off_on')}`;
const OF_SEASONS = `SELECT ${POOL} FROM ${NAMED_POOLS} WHERE l.season_id = ANY ($1::uuid[]) ORDER BY l.subject, p.name, l.id`;
const LEVEL = `COALESCE(e.decided_level, e.proposed_level)`;
const PROPOSED = `
  SELECT e.pool_id AS "poolId", count(*)::int AS rated, (count(*) FILTER (WHERE ${LEVEL} = 'GOOD'))::int AS good,
    (count(*) FILTER (WHERE ${LEVEL} = 'EXCELLENT'))::int AS excellent
  FROM rating_entry e WHERE e.pool_id = ANY ($1::uuid[]) AND ${LEVEL} IS NOT NULL GROUP BY e.pool_id`;
// Those with the greater share of votes first.
const HOLDERS = `
  SELECT ${ENTRY} FROM rating_entry e LEFT JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
  WHERE e.pool_id = ANY ($1::uuid[]) AND ${LEVEL} = 'EXCELLENT'
  ORDER BY e.pool_id, e.votes_for::numeric / NULLIF(e.votes_for + e.votes_against + e.votes_absent, 0) DESC NULLS LAST, p.given_name, p.family_name, e.id`;

/** The pools that share a cap on "excellent", and what is decided and proposed in them. */
@Injectable()
export class PoolQuery {
  async ofSeasons(ctx: Ctx, seasonIds: readonly string[]): Promise<PoolRow[]> {
    return ctx.db.sql.many(OF_SEASONS, [seasonIds]);
  }

  async proposed(ctx: Ctx, poolIds: readonly string[]): Promise<ProposedRow[]> {
    return ctx.db.sql.many(PROPOSED, [poolIds]);
  }

  /** Who is excellent in pools, decided or, before that, proposed. */
  async holders(ctx: Ctx, poolIds: readonly string[]): Promise<EntryRow[]> {
    return ctx.db.sql.many(HOLDERS, [poolIds]);
  }
}

