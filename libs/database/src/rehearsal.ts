import type { WriteCtx } from './ctx.js';

/**
 * Runs a mutation's work, or with `validateOnly` rehearses it: everything is done, so that the verdict of the
 * database's own constraints is in the answer too, and then taken back.
 */
export async function rehearsable<T>(ctx: WriteCtx, validateOnly: boolean, work: () => Promise<T>): Promise<T> {
  if (!validateOnly) return work();
  ctx.rehearsal.done = true;
  const touchedBefore = ctx.touched.length;
  await ctx.db.sql.run('SAVEPOINT rehearsal');
  try {
    const value = await work();
    // What the database would only check at the commit, it checks now.
    await ctx.db.sql.run('SET CONSTRAINTS ALL IMMEDIATE');
    return value;
  } finally {
    await ctx.db.sql.run('ROLLBACK TO SAVEPOINT rehearsal');
    ctx.touched.length = touchedBefore;
  }
}
