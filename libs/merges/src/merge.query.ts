import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest } from '#kernel';
import type { MergedPair, MergeGround } from './merge.rules.js';

/** A merger on record. */
export interface MergerRow {
  readonly id: string;
  readonly keepId: string;
  readonly mergeId: string;
  readonly recordedAt: Date;
  readonly undoneAt: Date | null;
  readonly version: number;
  /** What the merged record was called. */
  readonly mergedName: string;
  /** How many rows moved, by table. */
  readonly movedByTable: Readonly<Record<string, number>>;
}

export interface MovingRow {
  readonly table: string;
  readonly records: number;
}

const GROUND = `SELECT chibo_merge_ground($1, $2) AS ground`;
const HOME = `SELECT chibo_merge_home($1) AS id`;
const PREVIEW = `SELECT table_name AS "table", records FROM chibo_merge_preview($1, $2)`;
// Ids are given in the order of time.
const SORT: readonly SortColumn[] = [{ sql: 'm.id', type: 'uuid' }];
/** Those of a page, which is chosen before anything is counted of them. */
const mergers = (page: string, orderBy = 'm.id'): string => `
  SELECT m.id, m.keep_id AS "keepId", m.merge_id AS "mergeId", m.recorded_at AS "recordedAt", m.undone_at AS "undoneAt", i.version, c.merged_name AS "mergedName", c.moved AS "movedByTable"
  FROM person_merge m JOIN workflow_item i ON i.id = m.id JOIN chibo_merger_contents(ARRAY(SELECT m.id FROM person_merge m WHERE ${page})) c ON c.merger_id = m.id
  ORDER BY ${orderBy}`;
const COUNT = 'SELECT count(*)::int AS count FROM person_merge';
const STANDS_ON = `SELECT table_name AS "table" FROM chibo_stands_on_merger($1)`;
const OF_RELATIVE = `SELECT EXISTS (SELECT FROM chibo_relatives() AS near (id) WHERE near.id = ANY ($1::uuid[])) AS yes`;
const MEMBERS = `SELECT id FROM member WHERE person_id = ANY ($1::uuid[])`;

/** Reads what merging two records would meet, and the mergers on record, in scope. */
@Injectable()
export class MergeQuery {
  async ground(ctx: Ctx, { keepId, mergeId }: MergedPair): Promise<MergeGround> {
    return (await ctx.db.sql.one<{ ground: MergeGround }>(GROUND, [keepId, mergeId])).ground;
  }

  /** The organisation whose office answers for a person. */
  async home(ctx: Ctx, personId: string): Promise<string | null> {
    return (await ctx.db.sql.one<{ id: string | null }>(HOME, [personId])).id;
  }

  /** How many rows of each table would move; cases only for whoever leads them. */
  async moving(ctx: Ctx, { keepId, mergeId }: MergedPair): Promise<MovingRow[]> {
    return ctx.db.sql.many(PREVIEW, [keepId, mergeId]);
  }

  /** The latest first. */
  async list(ctx: Ctx, page: PageRequest): Promise<MergerRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(mergers(`${where} ORDER BY ${orderBy} LIMIT ${limit}`, orderBy), params.values);
  }

  keyOf({ id }: MergerRow): CursorKey {
    return [id];
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  async findInScope(ctx: Ctx, id: string): Promise<MergerRow | undefined> {
    return ctx.db.sql.maybe(mergers('m.id = $1'), [id]);
  }

  /** The tables in which something stands on a merger. */
  async standsOn(ctx: Ctx, id: string): Promise<readonly string[]> {
    return (await ctx.db.sql.many<{ table: string }>(STANDS_ON, [id])).map(({ table }) => table);
  }

  async areRelatives(ctx: Ctx, personIds: readonly string[]): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(OF_RELATIVE, [personIds])).yes;
  }

  /** The party records of these people, in scope. */
  async memberIds(ctx: Ctx, personIds: readonly string[]): Promise<readonly string[]> {
    return (await ctx.db.sql.many<{ id: string }>(MEMBERS, [personIds])).map(({ id }) => id);
  }
}
