import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { MergedPair } from './merge.rules.js';

const LOCK = `SELECT chibo_lock_merged($1, $2)`;
const MERGE = `SELECT chibo_merge_persons($1, $2, $3) AS done`;
const UNDO = `SELECT chibo_undo_merger($1)`;

/** Writes mergers. The database moves the rows itself: many lie where the office writes nothing, some where it sees nothing. */
@Injectable()
export class MergeRepository {
  /** Keeps others from merging either until the transaction ends. */
  async lock(ctx: WriteCtx, { keepId, mergeId }: MergedPair): Promise<void> {
    await ctx.db.sql.run(LOCK, [keepId, mergeId]);
  }

  /** Makes two records one; its workflow item is there already. False where something cannot lie in one record. */
  async merge(ctx: WriteCtx, id: string, { keepId, mergeId }: MergedPair): Promise<boolean> {
    return (await ctx.db.sql.one<{ done: boolean }>(MERGE, [id, keepId, mergeId])).done;
  }

  async undo(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(UNDO, [id]);
  }
}
