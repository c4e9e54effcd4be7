import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { IdentityNumberCodec, type NumberKind } from '#members';
import type { MergedPair } from './merge.rules.js';

const LOCK = `SELECT chibo_lock_merged($1, $2)`;
const MERGE = `SELECT chibo_merge_persons($1, $2, $3) AS done`;
const UNDO = `SELECT chibo_undo_merger($1)`;
const MOVED_NUMBERS = `SELECT kind, sealed, sealed_for_id AS "sealedForId", person_id AS "personId" FROM chibo_moved_numbers($1)`;
const SEAL_MOVED = `SELECT chibo_seal_moved_number($1, $2, $3, $4)`;

interface MovedNumber {
  readonly kind: NumberKind;
  readonly sealed: Buffer;
  readonly sealedForId: string;
  readonly personId: string;
}

/** Writes mergers. The database moves the rows itself: many lie where the office writes nothing, some where it sees nothing. */
@Injectable()
export class MergeRepository {
  constructor(private readonly numbers: IdentityNumberCodec) {}

  /** Keeps others from merging either until the transaction ends. */
  async lock(ctx: WriteCtx, { keepId, mergeId }: MergedPair): Promise<void> {
    await ctx.db.sql.run(LOCK, [keepId, mergeId]);
  }

  /** Makes two records one; its workflow item is there already. False where something cannot lie in one record. */
  async merge(ctx: WriteCtx, id: string, { keepId, mergeId }: MergedPair): Promise<boolean> {
    const { done } = await ctx.db.sql.one<{ done: boolean }>(MERGE, [id, keepId, mergeId]);
    if (done) await this.sealAnew(ctx, id);
    return done;
  }

  async undo(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(UNDO, [id]);
    await this.sealAnew(ctx, id);
  }

  /** A number opens only for the person it was sealed for: what moved is sealed for whose it is now. */
  private async sealAnew({ db: { sql } }: WriteCtx, id: string): Promise<void> {
    const moved = await sql.many<MovedNumber>(MOVED_NUMBERS, [id]);
    if (moved.length === 0) return;
    const seal = await this.numbers.sealing(sql);
    for (const { kind, sealed, sealedForId, personId } of moved) {
      const anew = seal({ personId, kind, number: await this.numbers.open(sql, sealedForId, kind, sealed) });
      await sql.run(SEAL_MOVED, [id, kind, anew.sealed, anew.dataKeyId]);
    }
  }
}
