import { Injectable } from '@nestjs/common';
import type { CommitteeKind, PostKind } from '#enums';
import type { Ctx } from '#database';
import type { CursorKey, PageRequest } from '#kernel';

/** One look at a member's record, or change of it, by somebody else. */
export interface RecordReadRow {
  /** The request in which it happened: unlike the number of the audit's entry it does not tell how much else goes on. */
  readonly id: string;
  readonly at: Date;
  /** The GraphQL fields asked for. */
  readonly operation: string;
  readonly changed: boolean;
  readonly readerName: string | null;
  /** The roles in which the reader acted. */
  readonly hat: string | null;
  /** What a whole number was shown for. */
  readonly purpose: string | null;
}

/** A post or a grant in force at or above an organisation of a member. */
export interface HolderRow {
  readonly fullName: string;
  /** Null: bound to no place. */
  readonly organizationName: string | null;
  /** How deep in the tree the place stands. */
  readonly depth: number | null;
  /** Whether the member belongs or belonged to the place itself, not below it only. */
  readonly within: boolean | null;
  readonly postKind: PostKind | null;
  readonly committeeKind: CommitteeKind | null;
  /** The role of a grant; null of a post. */
  readonly granted: string | null;
}

const DISCLOSED = 'SELECT $1::uuid IN (SELECT chibo_disclosed_members()) AS yes';
const READS = `
  SELECT id, at, operation, changed, reader_name AS "readerName", hat, purpose FROM chibo_record_reads($1, $2::uuid, $3::boolean, $4::integer)`;
const COUNT = 'SELECT chibo_record_read_count($1) AS count';
const HOLDERS = `
  SELECT full_name AS "fullName", organization_name AS "organizationName", depth, within, post_kind AS "postKind", committee_kind AS "committeeKind", granted
  FROM chibo_record_holders($1, $2::date)`;

/** Asks the database who saw what. It answers of those members only of whom the actor may be told. */
@Injectable()
export class DisclosureQuery {
  /** Whether the actor may be told of a member. */
  async tells(ctx: Ctx, memberId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(DISCLOSED, [memberId])).yes;
  }

  /** One page, the latest first. */
  async reads(ctx: Ctx, memberId: string, { key, backwards, limit }: PageRequest): Promise<RecordReadRow[]> {
    return ctx.db.sql.many(READS, [memberId, key?.[0] ?? null, backwards, limit]);
  }

  keyOf({ id }: RecordReadRow): CursorKey {
    return [id];
  }

  async count(ctx: Ctx, memberId: string): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT, [memberId])).count;
  }

  async holders(ctx: Ctx, memberId: string): Promise<HolderRow[]> {
    return ctx.db.sql.many(HOLDERS, [memberId, ctx.today.toString()]);
  }
}
