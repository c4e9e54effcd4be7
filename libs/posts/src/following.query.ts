import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { FollowingGround } from './following.rules.js';

/** That somebody follows a cell on a day: while assigned, and while holding the seat. */
export interface FollowingRow {
  readonly id: string;
  readonly postId: string;
  readonly personId: string;
  readonly fullName: string;
  readonly organizationId: string;
  readonly validFrom: string;
  /** Last day of the assignment, or of the seat where that ends first. */
  readonly validThrough: string | null;
  readonly version: number;
}

export interface FollowingToEnd {
  readonly id: string;
  readonly organizationId: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly version: number;
}

const FOLLOWINGS = `
  SELECT id, post_id AS "postId", person_id AS "personId", full_name AS "fullName", organization_id AS "organizationId", valid_from AS "validFrom", valid_through AS "validThrough", version
  FROM chibo_cell_followings($1::date)`;
const OF_CELLS = `${FOLLOWINGS} WHERE organization_id = ANY ($2::uuid[]) ORDER BY valid_from, id`;
const OF_PERSONS = `${FOLLOWINGS} WHERE person_id = ANY ($2::uuid[]) ORDER BY valid_from, id`;
// The seat and the cell must both be in sight; the cell's path is that of today, its kind that of the first day.
const GROUND = `
  SELECT c.kind AS "committeeKind", t.valid_from AS "postFrom", t.valid_through AS "postThrough",
    EXISTS (SELECT FROM organization_period p WHERE p.organization_id = o.id AND p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$3::date')}) AS "isCell",
    o.path <@ home.path AND o.id <> home.id AS "isBelow",
    EXISTS (SELECT FROM cell_following f WHERE f.post_id = t.id AND f.organization_id = o.id AND f.during && daterange($3::date, $4::date, '[]')) AS follows
  FROM post t JOIN organization home ON home.id = t.organization_id LEFT JOIN committee c ON c.id = t.committee_id CROSS JOIN organization o
  WHERE t.id = $1 AND o.id = $2`;
const REACHES = `SELECT $1::uuid IN (SELECT chibo_staffed_organizations()) AS yes`;
const KNOWN = `SELECT EXISTS (SELECT FROM post WHERE id = $1) AS yes`;
const ONE = `
  SELECT id, organization_id AS "organizationId", valid_from AS "validFrom", valid_through AS "validThrough", version
  FROM cell_following WHERE id = $1 AND organization_id IN (SELECT chibo_staffed_organizations()) FOR UPDATE`;

/** Reads who follows which cells. The database tells it to whoever reads the roll of the cell, and to the follower. */
@Injectable()
export class FollowingQuery {
  async ofCells(ctx: Ctx, day: PlainDate, ids: readonly string[]): Promise<FollowingRow[]> {
    return ctx.db.sql.many(OF_CELLS, [day.toString(), ids]);
  }

  async ofPersons(ctx: Ctx, day: PlainDate, ids: readonly string[]): Promise<FollowingRow[]> {
    return ctx.db.sql.many(OF_PERSONS, [day.toString(), ids]);
  }

  async ground(ctx: Ctx, { postId, organizationId, validFrom, validThrough }: { postId: string; organizationId: string; validFrom: PlainDate; validThrough?: PlainDate | null }): Promise<FollowingGround | undefined> {
    return ctx.db.sql.maybe(GROUND, [postId, organizationId, validFrom.toString(), validThrough?.toString() ?? null]);
  }

  /** Whether the actor puts on record what concerns an organisation. */
  async reaches(ctx: Ctx, organizationId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(REACHES, [organizationId])).yes;
  }

  async knows(ctx: Ctx, postId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(KNOWN, [postId])).yes;
  }

  /** The following, locked, in the scope of the right. */
  async toEnd(ctx: Ctx, id: string): Promise<FollowingToEnd | undefined> {
    return ctx.db.sql.maybe(ONE, [id]);
  }
}
