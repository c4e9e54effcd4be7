import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Secrecy } from '#inspection';
import type { PlainDate } from '#kernel';
import type { DisciplineForm } from '#regulations';
import type { ComplaintWay } from './complaint.query.js';
import type { Handler, Outcome } from './complaint.rules.js';

export interface NewComplaint {
  readonly id: string;
  /** One of the two: what it is against. */
  readonly disciplineId: string | null;
  readonly exitId: string | null;
  readonly organizationId: string;
  readonly handledBy: Handler;
  readonly previousId: string | null;
  readonly receivedOn: PlainDate;
  readonly way: ComplaintWay;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  readonly content: string | null;
}

export interface Settlement {
  readonly outcome: Outcome;
  readonly form: DisciplineForm | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly reason: string | null;
  readonly isFinal: boolean;
}

const CREATE = `
  INSERT INTO complaint (id, discipline_id, organization_id, handled_by, previous_id, received_on, way, content, secrecy, kept_at, exit_id)
  VALUES ($1, $2, $3, $4::discipline_body, $5, $6::date, $7::complaint_way, $8, $9::secrecy, $10, $11) ON CONFLICT DO NOTHING`;
const SETTLE = `
  UPDATE complaint SET outcome = $2::complaint_outcome, form = $3::discipline_form, decision_number = $4, decided_on = $5::date, reason = $6, is_final = $7, closed_on = $5::date
  WHERE id = $1`;
const WITHDRAW = 'UPDATE complaint SET closed_on = $2::date WHERE id = $1';

/** Writes complaints. That a measure does not lapse while one is open, the database sees to. */
@Injectable()
export class ComplaintRepository {
  /** False when one against the same measure or removal is open. */
  async create(ctx: WriteCtx, { id, disciplineId, exitId, organizationId, handledBy, previousId, receivedOn, way, content, secrecy, keptAt }: NewComplaint): Promise<boolean> {
    return (await ctx.db.sql.run(CREATE, [id, disciplineId, organizationId, handledBy, previousId, receivedOn.toString(), way, content, secrecy, keptAt, exitId])) === 1;
  }

  async settle(ctx: WriteCtx, id: string, { outcome, form, decisionNumber, decidedOn, reason, isFinal }: Settlement): Promise<void> {
    await ctx.db.sql.run(SETTLE, [id, outcome, form, decisionNumber, decidedOn.toString(), reason, isFinal]);
  }

  async withdraw(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(WITHDRAW, [id, ctx.today.toString()]);
  }
}
