import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { GrantRow } from './grant.query.js';

export type NewGrant = Pick<GrantRow, 'id' | 'accountId' | 'personId' | 'role' | 'organizationId' | 'reach' | 'validFrom' | 'validThrough' | 'reason' | 'needsApproval'>;

const GIVE = `
  INSERT INTO access_grant (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through, reason, needs_approval, granted_by)
  VALUES ($1, $2, $3, $4::grant_role, $5, $6::grant_reach, $7::date, $8::date, $9, $10, chibo_account())`;
const APPROVE = `
  UPDATE access_grant SET approved_by = chibo_account(), approved_at = $3, version = version + 1
  WHERE id = $1 AND version = $2`;
const END = `
  UPDATE access_grant SET ended_by = chibo_account(), ended_at = $3, end_reason = $4, version = version + 1
  WHERE id = $1 AND version = $2`;

/** Writes grants: given once, approved once, ended once. */
@Injectable()
export class GrantRepository {
  async give(ctx: WriteCtx, grant: NewGrant): Promise<void> {
    const { id, accountId, personId, role, organizationId, reach, validFrom, validThrough, reason, needsApproval } = grant;
    await ctx.db.sql.run(GIVE, [id, accountId, personId, role, organizationId, reach, validFrom, validThrough, reason, needsApproval]);
  }

  /** False when it is no longer at that version. */
  async approve(ctx: WriteCtx, id: string, version: number): Promise<boolean> {
    return (await ctx.db.sql.run(APPROVE, [id, version, ctx.now.toString()])) === 1;
  }

  /** False when it is no longer at that version. */
  async end(ctx: WriteCtx, id: string, version: number, reason: string): Promise<boolean> {
    return (await ctx.db.sql.run(END, [id, version, ctx.now.toString(), reason])) === 1;
  }
}
