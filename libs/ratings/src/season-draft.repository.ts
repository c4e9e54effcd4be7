import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { SeasonDates } from './season.rules.js';

export interface DraftDates extends SeasonDates {
  readonly id: string;
  readonly decidedAbove: readonly string[];
}

export interface NewDraft extends DraftDates {
  readonly organizationId: string;
  readonly year: number;
}

const PREPARE = `
  INSERT INTO rating_season_draft (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on, decided_above)
  VALUES ($1, $2, $3, $4::date, $5::date, $6::date, $7::uuid[]) ON CONFLICT DO NOTHING`;
const CHANGE = `UPDATE rating_season_draft SET cut_off_on = $2::date, cell_deadline_on = $3::date, decision_deadline_on = $4::date, decided_above = $5::uuid[] WHERE id = $1`;
const END = `UPDATE rating_season_draft SET ended_on = $2::date WHERE id = $1`;

/** Writes seasons that are being prepared. */
@Injectable()
export class SeasonDraftRepository {
  /** False when one of the same year is being prepared already. */
  async prepare(ctx: WriteCtx, { id, organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn, decidedAbove }: NewDraft): Promise<boolean> {
    return (await ctx.db.sql.run(PREPARE, [id, organizationId, year, cutOffOn.toString(), cellDeadlineOn.toString(), decisionDeadlineOn.toString(), decidedAbove])) === 1;
  }

  async change(ctx: WriteCtx, { id, cutOffOn, cellDeadlineOn, decisionDeadlineOn, decidedAbove }: DraftDates): Promise<void> {
    await ctx.db.sql.run(CHANGE, [id, cutOffOn.toString(), cellDeadlineOn.toString(), decisionDeadlineOn.toString(), decidedAbove]);
  }

  async end(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(END, [id, ctx.today.toString()]);
  }
}
