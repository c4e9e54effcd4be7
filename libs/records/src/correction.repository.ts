import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Change, FieldVerdict } from './correction.rules.js';
import { recordField } from './record-field.rules.js';

export interface NewCorrection {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  /** Written straight away. */
  readonly direct: boolean;
}

const CREATE = `INSERT INTO correction (id, member_id, organization_id, direct, settled_at) VALUES ($1, $2, $3, $4, CASE WHEN $4 THEN now()::timestamptz(3) END)`;
const ADD_CHANGES = `
  INSERT INTO correction_change (correction_id, round, field, field_group, seen, value, reason, document, accepted)
  SELECT $1, $2, field, field_group::record_field_group, seen, value, reason, document, $3::boolean
  FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) AS given (field, field_group, seen, value, reason, document)`;
const NEXT_ROUND = `UPDATE correction SET round = $2 WHERE id = $1`;
const JUDGE = `
  UPDATE correction_change h SET accepted = given.accepted, verdict_reason = given.reason
  FROM unnest($3::text[], $4::boolean[], $5::text[]) AS given (field, accepted, reason)
  WHERE h.correction_id = $1 AND h.round = $2 AND h.field = given.field`;
const SETTLE = `UPDATE correction SET settled_at = now()::timestamptz(3) WHERE id = $1`;

/** Writes corrections. What was put forward and what was said of it is never changed afterwards. */
@Injectable()
export class CorrectionRepository {
  async create(ctx: WriteCtx, { id, memberId, organizationId, direct }: NewCorrection, changes: readonly Change[]): Promise<void> {
    await ctx.db.sql.run(CREATE, [id, memberId, organizationId, direct]);
    await this.addChanges(ctx, id, 1, changes, direct || null);
  }

  /** Puts a proposal forward again, with other changes; those before stay on record. */
  async resubmit(ctx: WriteCtx, id: string, round: number, changes: readonly Change[]): Promise<void> {
    await ctx.db.sql.run(NEXT_ROUND, [id, round]);
    await this.addChanges(ctx, id, round, changes, null);
  }

  /** What the office says of each field; from then on the correction is settled. */
  async settle(ctx: WriteCtx, id: string, round: number, verdicts: readonly FieldVerdict[]): Promise<void> {
    await ctx.db.sql.run(JUDGE, [id, round, verdicts.map(({ field }) => field), verdicts.map(({ accepted }) => accepted), verdicts.map(({ reason }) => reason ?? null)]);
    await ctx.db.sql.run(SETTLE, [id]);
  }

  private async addChanges(ctx: WriteCtx, id: string, round: number, changes: readonly Change[], accepted: true | null): Promise<void> {
    await ctx.db.sql.run(ADD_CHANGES, [
      id,
      round,
      accepted,
      changes.map(({ field }) => field),
      changes.map(({ field }) => recordField(field).group),
      changes.map(({ seen }) => seen),
      changes.map(({ value }) => value),
      changes.map(({ reason }) => reason),
      changes.map(({ document }) => document),
    ]);
  }
}
