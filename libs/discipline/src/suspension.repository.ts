import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';

export interface NewSuspension {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly reason: string;
  readonly validFrom: PlainDate;
  readonly validThrough: PlainDate;
}

const RECORD = `
  INSERT INTO member_suspension (id, member_id, organization_id, reason, valid_from, first_through, valid_through) VALUES ($1, $2, $3, $4, $5::date, $6::date, $6::date)`;
const EXTEND = 'UPDATE member_suspension SET valid_through = $2::date, extensions = extensions + 1 WHERE id = $1';
const END = 'UPDATE member_suspension SET ended_on = $2::date WHERE id = $1';
const ANNUL = 'UPDATE member_suspension SET annulled_on = $2::date WHERE id = $1';

/** Writes suspensions; the overlay that others read follows by itself. */
@Injectable()
export class SuspensionRepository {
  async record(ctx: WriteCtx, { id, memberId, organizationId, reason, validFrom, validThrough }: NewSuspension): Promise<void> {
    await ctx.db.sql.run(RECORD, [id, memberId, organizationId, reason, validFrom.toString(), validThrough.toString()]);
  }

  async extend(ctx: WriteCtx, id: string, validThrough: PlainDate): Promise<void> {
    await ctx.db.sql.run(EXTEND, [id, validThrough.toString()]);
  }

  /** `endedOn`: the first day on which it is over. */
  async end(ctx: WriteCtx, id: string, endedOn: PlainDate): Promise<void> {
    await ctx.db.sql.run(END, [id, endedOn.toString()]);
  }

  /** Its overlay goes with it. */
  async annul(ctx: WriteCtx, id: string, day: PlainDate): Promise<void> {
    await ctx.db.sql.run(ANNUL, [id, day.toString()]);
  }
}
