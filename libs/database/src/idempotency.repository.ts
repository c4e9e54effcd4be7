import type { Ctx } from './ctx.js';
import type { Sealer } from './sealer.js';

const PURGE = `DELETE FROM idempotency_record WHERE account_id = $1 AND created_at < now() - interval '30 days'`;
// A twin that runs at the same moment waits here until the first has committed or rolled back.
const CLAIM = `INSERT INTO idempotency_record (account_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const FIND = `SELECT request_hash AS "requestHash", response FROM idempotency_record WHERE account_id = $1 AND key = $2`;
const RELEASE = `DELETE FROM idempotency_record WHERE account_id = $1 AND key = $2`;
const STORE = `UPDATE idempotency_record SET response = $3 WHERE account_id = $1 AND key = $2`;

interface StoredAnswer {
  readonly requestHash: Buffer;
  readonly response: Buffer | null;
}

/** What became of a key: it is new, it was used for this very request, or for another one. */
export type Claim = { readonly state: 'NEW' } | { readonly state: 'REPEATED'; readonly response: string } | { readonly state: 'REUSED' };

/** Remembers, per account and key, what a mutation answered, in the mutation's own transaction. */
export class IdempotencyRepository {
  constructor(private readonly sealer: Sealer) {}

  /** Claims a key for a request, or finds what the request answered the first time. */
  async claim(ctx: Ctx, accountId: string, key: string, requestHash: Buffer): Promise<Claim> {
    await ctx.db.sql.run(PURGE, [accountId]);
    if ((await ctx.db.sql.run(CLAIM, [accountId, key, requestHash])) === 1) return { state: 'NEW' };
    const stored = await ctx.db.sql.one<StoredAnswer>(FIND, [accountId, key]);
    if (!stored.requestHash.equals(requestHash) || stored.response === null) return { state: 'REUSED' };
    return { state: 'REPEATED', response: this.sealer.open(stored.response, place(accountId, key)) };
  }

  /** Gives a key back, as if it had not been claimed. */
  async release(ctx: Ctx, accountId: string, key: string): Promise<void> {
    await ctx.db.sql.run(RELEASE, [accountId, key]);
  }

  async store(ctx: Ctx, accountId: string, key: string, response: string): Promise<void> {
    await ctx.db.sql.run(STORE, [accountId, key, this.sealer.seal(response, place(accountId, key))]);
  }
}

function place(accountId: string, key: string): string {
  return `idempotency_record.response ${accountId} ${key}`;
}
