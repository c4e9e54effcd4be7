import type { WriteCtx } from '#database';

const TREE = `hashtextextended('chibo.reorganization', 0)`;
const CHANGE = `SELECT pg_advisory_xact_lock(${TREE})`;
const HOLD = `SELECT pg_advisory_xact_lock_shared(${TREE})`;

/** Nobody else changes the tree, or rests on it, until the transaction ends. */
export async function lockTree(ctx: WriteCtx): Promise<void> {
  await ctx.db.sql.run(CHANGE);
}

/** Nobody changes the tree until the transaction ends: before any other lock, as those do who change it. */
export async function holdTree(ctx: WriteCtx): Promise<void> {
  await ctx.db.sql.run(HOLD);
}
