import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { DelegationRow } from './delegation.query.js';

export type NewDelegation = Omit<DelegationRow, 'delegatorId' | 'endedAt' | 'endedById' | 'version'>;

const GIVE = `
  INSERT INTO delegation (id, delegator_id, delegate_id, rights, organization_id, valid_from, valid_through, reason)
  VALUES ($1, chibo_person(), $2, $3, $4, $5::date, $6::date, $7)`;
const END = `UPDATE delegation SET ended_by_id = chibo_person(), ended_at = $3, version = version + 1 WHERE id = $1 AND version = $2`;

/** Writes delegations: made once, ended once. */
@Injectable()
export class DelegationRepository {
  async give(ctx: WriteCtx, { id, delegateId, rights, organizationId, validFrom, validThrough, reason }: NewDelegation): Promise<void> {
    await ctx.db.sql.run(GIVE, [id, delegateId, rights, organizationId, validFrom, validThrough, reason]);
  }

  /** False when it is no longer at that version. */
  async end(ctx: WriteCtx, id: string, version: number): Promise<boolean> {
    return (await ctx.db.sql.run(END, [id, version, ctx.now.toString()])) === 1;
  }
}
