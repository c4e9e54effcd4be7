import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';

/** Where a member is now, and where the member ever was, as far as the actor may know. */
export interface MemberPlaces {
  readonly id: string;
  readonly personId: string;
  readonly now: readonly string[];
  readonly ever: readonly string[];
}

export interface ExplainedOrganization {
  readonly path: string;
  readonly name: string;
  readonly seen: boolean;
}

const ORGANIZATIONS = `SELECT id, path::text AS path FROM organization WHERE id = ANY ($1::uuid[])`;
const MEMBERS = `
  SELECT m.id, m.person_id AS "personId", COALESCE(array_agg(o.path::text) FILTER (WHERE o.id IS NOT NULL), '{}') AS ever,
    COALESCE(array_agg(o.path::text) FILTER (WHERE o.id IS NOT NULL AND ${inForce('s', '$2::date')}), '{}') AS now
  FROM member m LEFT JOIN membership s ON s.member_id = m.id LEFT JOIN organization o ON o.id = s.organization_id
  WHERE m.id = ANY ($1::uuid[]) GROUP BY m.id`;
const PERSONS = `
  SELECT m.person_id AS id, o.path::text AS path FROM member m JOIN membership s ON s.member_id = m.id JOIN organization o ON o.id = s.organization_id WHERE m.person_id = ANY ($1::uuid[])
  UNION SELECT p.person_id, o.path::text FROM post p JOIN organization o ON o.id = p.organization_id WHERE p.person_id = ANY ($1::uuid[])
  UNION SELECT a.person_id, o.path::text FROM admission a JOIN organization o ON o.id = a.organization_id WHERE a.person_id = ANY ($1::uuid[])`;
const NAMES = `
  SELECT asked.id, o.name FROM unnest($1::uuid[]) AS asked (id), LATERAL chibo_explained_organization(asked.id, '{}', $2) o`;
const EXPLAINED = `SELECT * FROM chibo_explained_organization($1, $2::text[]::ltree[], $3)`;

/** Where records stand in the tree, to be held against how far rights reach. */
@Injectable()
export class PlaceQuery {
  async organizations(ctx: Ctx, ids: readonly string[]): Promise<{ readonly id: string; readonly path: string }[]> {
    return ctx.db.sql.many(ORGANIZATIONS, [ids]);
  }

  async members(ctx: Ctx, ids: readonly string[]): Promise<MemberPlaces[]> {
    return ctx.db.sql.many(MEMBERS, [ids, ctx.today.toString()]);
  }

  /** Every place where a person belongs or belonged, holds or held a post, or applied for membership, as far as the actor may know. */
  async persons(ctx: Ctx, ids: readonly string[]): Promise<{ readonly id: string; readonly path: string }[]> {
    return ctx.db.sql.many(PERSONS, [ids]);
  }

  /**
   * An organisation that rights are asked about: one the actor may know of, or any for who manages accounts.
   * @param seenFrom paths of somebody's scope, to say whether that person may know its name
   */
  async explained(ctx: Ctx, id: string, seenFrom: readonly string[]): Promise<ExplainedOrganization | undefined> {
    return ctx.db.sql.maybe<ExplainedOrganization>(EXPLAINED, [id, seenFrom, ctx.today.toString()]);
  }

  /** The names of organisations, of those that `explained` tells of. */
  async names(ctx: Ctx, ids: readonly string[]): Promise<{ readonly id: string; readonly name: string }[]> {
    return ids.length === 0 ? [] : ctx.db.sql.many(NAMES, [ids, ctx.today.toString()]);
  }
}
