import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';

/** A written decision as it is put on record. */
export interface NewDecision {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly decidedBy: string;
  readonly decisionTitle: string;
  readonly basis?: string | null;
}

const RECORD = `INSERT INTO decision (id, number, issued_on, issued_by, title, basis, synthetic) VALUES ($1, $2, $3::date, $4, $5, $6, false)`;

/** Writes decisions. The database takes them from whoever may put something on record that rests on one. */
@Injectable()
export class DecisionRepository {
  /** Answers the decision's id. */
  async record(ctx: WriteCtx, { decisionNumber, decidedOn, decidedBy, decisionTitle, basis }: NewDecision): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(RECORD, [id, decisionNumber, decidedOn.toString(), decidedBy, decisionTitle, basis ?? null]);
    return id;
  }
}
