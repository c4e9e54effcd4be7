import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { PlainDate } from '#kernel';
import { endedUnits, namedMembers, namedUnits, type Operation, type Situation, type Term, type UnitState } from './operation.rules.js';
import type { HeldPost, Stay } from './placement.rules.js';

// As they stand on their latest period, also one that is still to come; in the scope of the right only.
const UNITS = `
  SELECT o.id, o.version, o.founded_on AS "foundedOn", o.ended_on AS "endedOn", p.name, p.kind, p.sector, p.parent_id AS "parentId", p.valid_from AS "standsFrom",
    COALESCE(p.parent_id IN (SELECT chibo_organizations('organization_reorganize')), false) AS governed
  FROM organization o
  JOIN LATERAL (SELECT * FROM organization_period p WHERE p.organization_id = o.id ORDER BY p.valid_from DESC LIMIT 1) p ON true
  WHERE (o.id = ANY ($1::uuid[]) OR p.parent_id = ANY ($1::uuid[]) OR o.id IN (
      SELECT s.organization_id FROM membership s WHERE s.member_id = ANY ($2::uuid[]) AND s.kind = 'PRIMARY' AND (s.valid_through IS NULL OR s.valid_through >= $3::date)))
    AND o.id IN (SELECT chibo_organizations('organization_reorganize'))
  ORDER BY p.name COLLATE "vi-x-icu", o.id`;

const ABOVE = `
  WITH RECURSIVE above AS (
    SELECT s.id AS under, s.id FROM unnest($1::uuid[]) AS s (id)
    UNION
    SELECT above.under, p.parent_id FROM above
    JOIN LATERAL (SELECT parent_id FROM organization_period p WHERE p.organization_id = above.id ORDER BY p.valid_from DESC LIMIT 1) p ON p.parent_id IS NOT NULL)
  SELECT under, array_agg(id) AS ids FROM above GROUP BY under`;

const STAYS = `
  SELECT s.id, s.member_id AS "memberId", m.person_id AS "personId", s.kind, s.organization_id AS "organizationId", s.valid_from AS "validFrom",
    s.valid_through AS "validThrough",
    EXISTS (SELECT FROM member_status_period t WHERE t.member_id = s.member_id AND t.status = 'FULL' AND t.valid_from <= $3::date
      AND (t.valid_through IS NULL OR t.valid_through >= $3::date)) AS full
  FROM membership s JOIN member m ON m.id = s.member_id
  WHERE (s.valid_through IS NULL OR s.valid_through >= $3::date) AND s.member_id IN (
    SELECT c.member_id FROM membership c
    WHERE (c.organization_id = ANY ($1::uuid[]) OR c.member_id = ANY ($2::uuid[])) AND (c.valid_through IS NULL OR c.valid_through >= $3::date))
  ORDER BY s.id`;

const REACHING = `organization_id = ANY ($1::uuid[]) AND (valid_through IS NULL OR valid_through >= $2::date)`;
const POSTS = `
  SELECT id, person_id AS "personId", kind, organization_id AS "organizationId", committee_id AS "committeeId", valid_from AS "validFrom", valid_through AS "validThrough"
  FROM post WHERE ${REACHING} ORDER BY id`;
const TERMS = `SELECT id, organization_id AS "organizationId", valid_from AS "validFrom", valid_through AS "validThrough" FROM committee WHERE ${REACHING}`;
const LATER = `
  SELECT organization_id AS "organizationId", count(*)::integer AS records FROM cell_meeting
  WHERE organization_id = ANY ($1::uuid[]) AND held_on >= $2::date AND voided_at IS NULL GROUP BY organization_id`;
const OPEN_WORK = `SELECT sheets, admissions, cases FROM chibo_work_in($1::uuid[])`;

/** Reads what an operation finds. */
@Injectable()
export class SituationQuery {
  async read(ctx: Ctx, operation: Operation, effectiveOn: PlainDate): Promise<Situation> {
    const day = effectiveOn.toString();
    const named = namedUnits(operation);
    const members = namedMembers(operation);
    const ended = endedUnits(operation);
    const units = await ctx.db.sql.many<UnitState>(UNITS, [named, members, day]);
    const cells = units.flatMap(({ id, kind }) => (kind === 'CELL' || kind === 'BASE_CELL' ? [id] : []));
    const above = await ctx.db.sql.many<{ readonly under: string; readonly ids: readonly string[] }>(ABOVE, [named]);
    return {
      units: new Map(units.map((unit) => [unit.id, unit])),
      above: new Map(above.map(({ under, ids }) => [under, ids])),
      stays: await ctx.db.sql.many<Stay>(STAYS, [cells, members, day]),
      posts: await ctx.db.sql.many<HeldPost>(POSTS, [[...new Set([...cells, ...ended])], day]),
      terms: await ctx.db.sql.many<Term>(TERMS, [ended, day]),
      later: await ctx.db.sql.many(LATER, [ended, day]),
      openWork: await ctx.db.sql.one(OPEN_WORK, [ended]),
    };
  }
}
