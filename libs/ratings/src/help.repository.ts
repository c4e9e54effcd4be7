import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { MemberHelpResult } from '#enums';
import type { PlainDate } from '#kernel';

export interface NewHelp {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly year: number;
  readonly helpers: string;
  readonly startedOn: PlainDate;
  readonly through: PlainDate;
}

const OPEN = `INSERT INTO member_help (id, member_id, organization_id, year, helpers, started_on, through) VALUES ($1, $2, $3, $4, $5, $6::date, $7::date) ON CONFLICT DO NOTHING`;
const END = `UPDATE member_help SET result = $2::member_help_result, ended_on = $3::date WHERE id = $1`;

/** Writes helps after failing years. */
@Injectable()
export class HelpRepository {
  /** False when somebody else has just put the same on record. */
  async open(ctx: WriteCtx, { id, memberId, organizationId, year, helpers, startedOn, through }: NewHelp): Promise<boolean> {
    return (await ctx.db.sql.run(OPEN, [id, memberId, organizationId, year, helpers, startedOn.toString(), through.toString()])) === 1;
  }

  async end(ctx: WriteCtx, id: string, result: MemberHelpResult, endedOn: PlainDate): Promise<void> {
    await ctx.db.sql.run(END, [id, result, endedOn.toString()]);
  }
}
