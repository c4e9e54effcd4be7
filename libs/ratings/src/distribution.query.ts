import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { RatedRow } from './distribution.rules.js';

// Of the sheets that the actor reads as a whole: one's own row would pass for the cell. The year before counts by organisation
// in the same way, wherever the subject of the row was rated then.
const RATED = `
  SELECT e.id AS "entryId", s.season_id AS "seasonId", s.organization_id AS "organizationId", e.member_id IS NOT NULL AS "isMember", e.decided_level AS level, false AS "isBefore"
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
  WHERE s.season_id = ANY ($1::uuid[]) AND e.decided_level IS NOT NULL AND s.organization_id IN (SELECT chibo_organizations('rating_read'))
  UNION ALL
  SELECT e.id, now.season_id, s.organization_id, e.member_id IS NOT NULL, e.decided_level, true
  FROM rating_sheet now JOIN rating_sheet s ON s.organization_id = now.organization_id AND s.year = now.year - 1 JOIN rating_entry e ON e.sheet_id = s.id
  WHERE now.season_id = ANY ($1::uuid[]) AND e.decided_level IS NOT NULL AND s.organization_id IN (SELECT chibo_organizations('rating_read'))`;
const BEFORE = `
  SELECT e.id AS "entryId", b.decided_level AS level
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
  JOIN rating_sheet t ON t.year = s.year - 1
  JOIN rating_entry b ON b.sheet_id = t.id AND (b.member_id = e.member_id OR b.member_id IS NULL AND e.member_id IS NULL AND t.organization_id = s.organization_id)
  WHERE e.id = ANY ($1::uuid[]) AND b.decided_level IS NOT NULL`;

/** The level of a row's subject in the year before. */
export interface BeforeRow {
  readonly entryId: string;
  readonly level: RatedRow['level'];
}

/** Reads what was decided, to be counted and compared with the year before. */
@Injectable()
export class DistributionQuery {
  async rated(ctx: Ctx, seasonIds: readonly string[]): Promise<(RatedRow & { readonly seasonId: string })[]> {
    return ctx.db.sql.many(RATED, [seasonIds]);
  }

  async before(ctx: Ctx, entryIds: readonly string[]): Promise<BeforeRow[]> {
    return ctx.db.sql.many(BEFORE, [entryIds]);
  }
}
