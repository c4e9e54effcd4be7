import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { DecidingBody } from '#regulations';
import type { DisciplineForm } from './discipline.rules.js';

export interface NewDiscipline {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly cellId: string;
  readonly violation: string;
  readonly inAssignedTask: boolean;
  readonly proposalNumber: string;
  readonly proposedOn: PlainDate;
  readonly form: DisciplineForm;
}

export interface Decision {
  readonly form: DisciplineForm;
  readonly by: DecidingBody;
  readonly number: string;
  readonly decidedOn: PlainDate;
}

const CREATE = `
  INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, in_assigned_task, proposal_number, proposed_on, proposed_form)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9::discipline_form) ON CONFLICT DO NOTHING`;
const PUT = 'UPDATE discipline_case SET cell_id = $2 WHERE id = $1';
// It takes effect on the day it is decided: of a cell, when the vote is announced; of others, when it is signed.
const DECIDE = `
  UPDATE discipline_case
  SET decided_form = $2::discipline_form, decided_by = $3::discipline_body, decision_number = $4, decided_on = $5::date, effective_on = $5::date, closed_on = $5::date
  WHERE id = $1`;
const CLOSE = 'UPDATE discipline_case SET closed_on = $2::date WHERE id = $1';

/** Writes measures. */
@Injectable()
export class DisciplineRepository {
  /** False when a measure for that violation is open or decided. */
  async create(ctx: WriteCtx, made: NewDiscipline): Promise<boolean> {
    const { id, caseId, memberId, cellId, violation, inAssignedTask, proposalNumber, proposedOn, form } = made;
    return (await ctx.db.sql.run(CREATE, [id, caseId, memberId, cellId, violation, inAssignedTask, proposalNumber, proposedOn.toString(), form])) === 1;
  }

  /** Notes the cell that votes: the member's at that time. */
  async putTo(ctx: WriteCtx, id: string, cellId: string): Promise<void> {
    await ctx.db.sql.run(PUT, [id, cellId]);
  }

  async decide(ctx: WriteCtx, id: string, { form, by, number, decidedOn }: Decision): Promise<void> {
    await ctx.db.sql.run(DECIDE, [id, form, by, number, decidedOn.toString()]);
  }

  /** Ends it without a measure. */
  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }
}
