import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { CommitteeKind, PostKind } from '#enums';
import type { Nominee, Seat } from './post.rules.js';

export interface PostToEnd {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly kind: PostKind;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly version: number;
}

/** A term of office that ends, of a committee or of a post outside any. */
export interface EndingTerm {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string | null;
  readonly committeeKind: CommitteeKind | null;
  readonly postKind: PostKind | null;
  readonly termName: string | null;
  readonly validThrough: string;
}

/** A cell as it stands on a day. */
export interface CellState {
  readonly id: string;
  readonly fullMembers: number;
  readonly hasCellCommittee: boolean;
}

const SCOPED = `IN (SELECT chibo_organizations('post_appoint'))`;
const FULL_MEMBERS = (cell: string, day: string): string => `
  (SELECT count(*)::integer FROM membership s JOIN member_status_period t ON t.member_id = s.member_id AND t.status = 'FULL' AND ${inForce('t', day)}
   WHERE s.organization_id = ${cell} AND s.kind = 'PRIMARY' AND ${inForce('s', day)})`;
const HAS_COMMITTEE = (cell: string, day: string): string => `EXISTS (SELECT FROM committee c WHERE c.organization_id = ${cell} AND c.kind = 'CELL' AND ${inForce('c', day)})`;

const SEAT = `
  SELECT p.name, p.kind, p.kind IN ('CELL', 'BASE_CELL') AS "isCell", o.founded_on AS "foundedOn", o.ended_on AS "endedOn",
    COALESCE(p.parent_id ${SCOPED}, false) AS governed, ${FULL_MEMBERS('o.id', '$2::date')} AS "fullMembers", ${HAS_COMMITTEE('o.id', '$2::date')} AS "hasCellCommittee",
    (SELECT count(DISTINCT t.person_id)::integer FROM post t JOIN committee c ON c.id = t.committee_id
     WHERE c.organization_id = o.id AND c.kind = 'EXECUTIVE' AND ${inForce('t', '$2::date')}) AS executive
  FROM organization o
  JOIN LATERAL (SELECT * FROM organization_period p WHERE p.organization_id = o.id ORDER BY p.valid_from <= $2::date DESC, abs(p.valid_from - $2::date) LIMIT 1) p ON true
  WHERE o.id = $1 AND o.id ${SCOPED}`;
const NOMINEES = `
  SELECT p.id AS "personId", EXISTS (SELECT FROM member m JOIN member_status_period t ON t.member_id = m.id
    WHERE m.person_id = p.id AND t.status = 'FULL' AND ${inForce('t', '$2::date')}) AS full
  FROM person p WHERE p.id = ANY ($1::uuid[])`;
const OVERLAPS = `t.valid_from <= COALESCE($4::date, 'infinity') AND COALESCE(t.valid_through, 'infinity') >= $3::date`;
const CLASH = `
  SELECT EXISTS (SELECT FROM post t WHERE t.organization_id = $1 AND t.kind = $2::post_kind AND t.kind = 'SECRETARY' AND ${OVERLAPS}) AS taken,
    EXISTS (SELECT FROM post t WHERE t.organization_id = $1 AND t.kind = $2::post_kind AND t.person_id = $5 AND t.committee_id IS NULL AND ${OVERLAPS}) AS held`;
const POST = `
  SELECT id, person_id AS "personId", organization_id AS "organizationId", kind, valid_from AS "validFrom", valid_through AS "validThrough", version
  FROM post WHERE id = $1 AND organization_id ${SCOPED}`;
// Of a head who goes on, or whose term ends with the committee's, the post is ended with it.
const STANDING = `
  SELECT (SELECT max(valid_from)::text FROM committee c WHERE c.organization_id = $1 AND c.kind = $2::committee_kind
      AND (c.valid_through IS NULL OR c.valid_through >= $3::date)) AS since,
    EXISTS (SELECT FROM post t WHERE $2 IN ('CELL', 'EXECUTIVE') AND $4::boolean AND t.organization_id = $1 AND t.kind = 'SECRETARY' AND t.valid_from >= $3::date) AS "headTaken"`;
const ENDING = `
  SELECT c.id, c.organization_id AS "organizationId", NULL::uuid AS "personId", c.kind AS "committeeKind", NULL::post_kind AS "postKind", c.term_name AS "termName",
    c.valid_through AS "validThrough"
  FROM committee c WHERE c.valid_through BETWEEN $1::date AND $2::date AND c.organization_id IN (SELECT chibo_organizations('member_read'))
  UNION ALL
  SELECT t.id, t.organization_id, t.person_id, NULL, t.kind, NULL, t.valid_through
  FROM post t WHERE t.committee_id IS NULL AND t.valid_through BETWEEN $1::date AND $2::date AND t.organization_id IN (SELECT chibo_organizations('member_read'))
  ORDER BY "validThrough", id`;
const CELLS = `
  SELECT p.organization_id AS id, ${FULL_MEMBERS('p.organization_id', '$1::date')} AS "fullMembers", ${HAS_COMMITTEE('p.organization_id', '$1::date')} AS "hasCellCommittee"
  FROM organization_period p
  WHERE p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$1::date')} AND p.organization_id IN (SELECT chibo_organizations('member_read'))
  ORDER BY p.name COLLATE "vi-x-icu", p.organization_id`;

/** Reads what appointments and elections are held against. */
@Injectable()
export class PostQuery {
  /** The organisation on a day, in the scope of the right. */
  async seat(ctx: Ctx, organizationId: string, day: PlainDate): Promise<Seat | undefined> {
    return ctx.db.sql.maybe(SEAT, [organizationId, day.toString()]);
  }

  /** Those of the people who are in sight. */
  async nominees(ctx: Ctx, personIds: readonly string[], day: PlainDate): Promise<Nominee[]> {
    return ctx.db.sql.many(NOMINEES, [personIds, day.toString()]);
  }

  /** Whether the post has another holder in that time, or this very one. */
  async clash(ctx: Ctx, post: { organizationId: string; kind: string; validFrom: PlainDate; validThrough?: PlainDate | null; personId: string }): Promise<{ taken: boolean; held: boolean }> {
    return ctx.db.sql.one(CLASH, [post.organizationId, post.kind, post.validFrom.toString(), post.validThrough?.toString() ?? null, post.personId]);
  }

  async post(ctx: Ctx, id: string): Promise<PostToEnd | undefined> {
    return ctx.db.sql.maybe(POST, [id]);
  }

  /** Since when a committee of the kind serves that reaches the day, and whether a head is appointed from the day on. */
  async standing(ctx: Ctx, organizationId: string, kind: CommitteeKind, day: PlainDate, withHead: boolean): Promise<{ since: string | null; headTaken: boolean }> {
    return ctx.db.sql.one(STANDING, [organizationId, kind, day.toString(), withHead]);
  }

  /** Terms that end from one day through another, the nearest first. */
  async ending(ctx: Ctx, from: PlainDate, through: PlainDate): Promise<EndingTerm[]> {
    return ctx.db.sql.many(ENDING, [from.toString(), through.toString()]);
  }

  /** The cells in scope as they stand. */
  async cells(ctx: Ctx, day: PlainDate): Promise<CellState[]> {
    return ctx.db.sql.many(CELLS, [day.toString()]);
  }
}
