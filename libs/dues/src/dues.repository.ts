import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { PlainDate } from '#kernel';

export interface PaymentToRecord {
  readonly memberId: string;
  readonly month: PlainDate;
  readonly amountDong: number;
}

const CREATE = `
  INSERT INTO dues_payment (id, organization_id, paid_on, receipt, member_id, month, amount_dong)
  SELECT line.id, $1, $2::date, $3, line.member_id, line.month, line.amount_dong
  FROM unnest($4::uuid[], $5::uuid[], $6::date[], $7::int[]) AS line (id, member_id, month, amount_dong) ON CONFLICT DO NOTHING`;
const LOCK = `SELECT version, voided_at IS NOT NULL AS voided, COALESCE(member_id = (SELECT chibo_member()), false) AS "isActor" FROM dues_payment WHERE id = $1 FOR UPDATE`;
const VOID = `UPDATE dues_payment SET voided_at = $2, void_reason = $3, version = version + 1 WHERE id = $1`;

/** Writes dues. */
@Injectable()
export class DuesRepository {
  /** How many were written: fewer when somebody else has just recorded one of them. */
  async create(ctx: WriteCtx, ids: readonly string[], { organizationId, paidOn, receipt, lines }: { readonly organizationId: string; readonly paidOn: PlainDate; readonly receipt: string; readonly lines: readonly PaymentToRecord[] }): Promise<number> {
    return ctx.db.sql.run(CREATE, [
      organizationId,
      paidOn.toString(),
      receipt,
      ids,
      lines.map(({ memberId }) => memberId),
      lines.map(({ month }) => month.toString()),
      lines.map(({ amountDong }) => amountDong),
    ]);
  }

  /** Dues that the actor may change, locked until the transaction ends. */
  async lock(ctx: Ctx, id: string): Promise<{ readonly version: number; readonly voided: boolean; readonly isActor: boolean } | undefined> {
    return ctx.db.sql.maybe(LOCK, [id]);
  }

  /** Of locked ones. */
  async void(ctx: WriteCtx, id: string, reason: string): Promise<void> {
    await ctx.db.sql.run(VOID, [id, ctx.now.toString(), reason]);
  }
}
