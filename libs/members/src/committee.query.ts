import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { CommitteeKind, PostKind } from '#enums';
import { PERSON_COLUMNS, type PersonRow } from './member.query.js';

export interface CommitteeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: CommitteeKind;
  readonly termName: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

export interface PostRow {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly committeeId: string | null;
  readonly committeeKind: CommitteeKind | null;
  readonly kind: PostKind;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly version: number;
}

const COMMITTEE = `id, organization_id AS "organizationId", kind, term_name AS "termName", valid_from AS "validFrom", valid_through AS "validThrough"`;
const POST = `t.id, t.person_id AS "personId", t.organization_id AS "organizationId", t.committee_id AS "committeeId", c.kind AS "committeeKind",
  t.kind, t.valid_from AS "validFrom", t.valid_through AS "validThrough", t.version`;
const POSTS = `FROM post t LEFT JOIN committee c ON c.id = t.committee_id`;

const COMMITTEES_BY_ID = `SELECT ${COMMITTEE} FROM committee WHERE id = ANY ($1::uuid[])`;
const COMMITTEES_OF = `SELECT ${COMMITTEE} FROM committee WHERE organization_id = ANY ($2::uuid[]) AND during @> $1::date ORDER BY kind`;
const POSTS_OF_PERSONS = `SELECT ${POST} ${POSTS} WHERE t.person_id = ANY ($1::uuid[]) ORDER BY t.valid_from, t.kind`;
const POSTS_IN = `SELECT ${POST} ${POSTS} WHERE t.organization_id = ANY ($2::uuid[]) AND t.during @> $1::date ORDER BY t.kind, t.valid_from, t.id`;
const COMMITTEE_POSTS = `
  SELECT ${POST} ${POSTS} JOIN person p ON p.id = t.person_id
  WHERE t.committee_id = ANY ($2::uuid[]) AND t.during @> $1::date
  ORDER BY t.kind, p.given_name, p.family_name`;
const COMMITTEE_PEOPLE = `
  SELECT DISTINCT ON (t.committee_id, p.id) t.committee_id AS "committeeId", ${PERSON_COLUMNS}
  FROM post t JOIN person p ON p.id = t.person_id JOIN ethnic_group e ON e.code = p.ethnic_group_code
  WHERE t.committee_id = ANY ($2::uuid[]) AND t.during @> $1::date`;

/** Reads committees and posts as of a day, in scope. */
@Injectable()
export class CommitteeQuery {
  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<CommitteeRow[]> {
    return ctx.db.sql.many(COMMITTEES_BY_ID, [ids]);
  }

  /** The committees these organisations had on the day. */
  async ofOrganizations(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<CommitteeRow[]> {
    return ctx.db.sql.many(COMMITTEES_OF, [asOf.toString(), ids]);
  }

  /** All posts these persons have held. */
  async postsOfPersons(ctx: Ctx, ids: readonly string[]): Promise<PostRow[]> {
    return ctx.db.sql.many(POSTS_OF_PERSONS, [ids]);
  }

  /** The posts held in these organisations on the day. */
  async postsIn(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<PostRow[]> {
    return ctx.db.sql.many(POSTS_IN, [asOf.toString(), ids]);
  }

  /** The posts held in these committees on the day, by the holder's given name. */
  async postsOfCommittees(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<PostRow[]> {
    return ctx.db.sql.many(COMMITTEE_POSTS, [asOf.toString(), ids]);
  }

  /** The people of these committees on the day, each once whatever posts they hold. */
  async people(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<(PersonRow & { readonly committeeId: string })[]> {
    return ctx.db.sql.many(COMMITTEE_PEOPLE, [asOf.toString(), ids]);
  }
}
