import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Secrecy } from '#inspection';
import { newId, type PlainDate } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import type { Hearing } from './discipline.rules.js';
import type { RevisionKind, TimeBarException } from './effect.rules.js';

export interface NewDiscipline {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string | null;
  readonly organizationId: string | null;
  readonly cellId: string | null;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  readonly violation: string | null;
  readonly violatedOn: PlainDate;
  readonly timeBarException: TimeBarException | null;
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
  readonly effectiveOn: PlainDate;
  readonly lapsesOn: PlainDate | null;
  readonly hearing: Hearing | null;
  readonly heardOn: PlainDate | null;
  /** The posts it takes away. */
  readonly postIds: readonly string[];
}

export interface NewRevision {
  readonly kind: RevisionKind;
  readonly form: DisciplineForm | null;
  readonly by: DecidingBody;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly reason: string | null;
  readonly lapsesOn: PlainDate | null;
}

const CREATE = `
  INSERT INTO discipline_case (id, inspection_case_id, member_id, organization_id, cell_id, violation, violated_on, time_bar_exception, in_assigned_task,
    proposal_number, proposed_on, proposed_form, secrecy, kept_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8::time_bar_exception, $9, $10, $11::date, $12::discipline_form, $13::secrecy, $14) ON CONFLICT DO NOTHING`;
// The vote of another cell is not that of the cell asked now.
const PUT = `
  UPDATE discipline_case SET cell_id = $2, official_cell_id = $3, cell_voted_on = CASE WHEN cell_id = $2 THEN cell_voted_on END,
    cell_voted_form = CASE WHEN cell_id = $2 THEN cell_voted_form END, cell_vote_carried = CASE WHEN cell_id = $2 THEN cell_vote_carried END
  WHERE id = $1`;
const TAKE_BACK = 'UPDATE discipline_case SET official_cell_id = NULL WHERE id = $1';
const CHOOSE_POSTS = 'INSERT INTO discipline_post (discipline_id, post_id) SELECT $1, id FROM unnest($2::uuid[]) AS chosen (id)';
const DECIDE = `
  UPDATE discipline_case
  SET decided_form = $2::discipline_form, decided_by = $3::discipline_body, decision_number = $4, decided_on = $5::date, effective_on = $6::date,
    lapses_on = $7::date, hearing = $8::discipline_hearing, heard_on = $9::date, closed_on = $5::date
  WHERE id = $1`;
const NOTE_CELL_VOTE = `
  UPDATE discipline_case SET cell_voted_on = $2::date, cell_voted_form = $3::discipline_form, cell_vote_carried = $4,
    official_cell_id = CASE WHEN $4 THEN official_cell_id END
  WHERE id = $1`;
const ANNOUNCE = 'UPDATE discipline_case SET announced_on = $2::date WHERE id = $1';
const CLOSE = 'UPDATE discipline_case SET closed_on = $2::date WHERE id = $1';
const REVISE = `
  INSERT INTO discipline_revision (id, discipline_id, kind, form, decided_by, decision_number, decided_on, reason, lapses_on)
  VALUES ($1, $2, $3::discipline_revision_kind, $4::discipline_form, $5::discipline_body, $6, $7::date, $8, $9::date)`;

/** Writes measures. What follows from a decision, or from one on it later, the database writes by itself. */
@Injectable()
export class DisciplineRepository {
  /** False when a measure for that violation is open or decided. */
  async create(ctx: WriteCtx, made: NewDiscipline): Promise<boolean> {
    const { id, caseId, memberId, organizationId, cellId, secrecy, keptAt, violation, violatedOn, timeBarException, inAssignedTask, proposalNumber, proposedOn, form } = made;
    const what = [violation, violatedOn.toString(), timeBarException, inAssignedTask];
    return (await ctx.db.sql.run(CREATE, [id, caseId, memberId, organizationId, cellId, ...what, proposalNumber, proposedOn.toString(), form, secrecy, keptAt])) === 1;
  }

  /** Notes the cell that votes, and, where that is the one of temporary activities, the official one, which is told. */
  async putTo(ctx: WriteCtx, id: string, cellId: string, officialCellId: string | null): Promise<void> {
    await ctx.db.sql.run(PUT, [id, cellId, officialCellId]);
  }

  /** The official cell of one that is put to no cell any more is told of nothing. */
  async takeBack(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(TAKE_BACK, [id]);
  }

  /** Notes how the cell voted on a form that it does not decide, or voted down. */
  async noteCellVote(ctx: WriteCtx, id: string, { form, carried, decidedOn }: { readonly form: DisciplineForm; readonly carried: boolean; readonly decidedOn: PlainDate }): Promise<void> {
    await ctx.db.sql.run(NOTE_CELL_VOTE, [id, decidedOn.toString(), form, carried]);
  }

  async decide(ctx: WriteCtx, id: string, decision: Decision): Promise<void> {
    const { form, by, number, decidedOn, effectiveOn, lapsesOn, hearing, heardOn, postIds } = decision;
    if (postIds.length > 0) await ctx.db.sql.run(CHOOSE_POSTS, [id, postIds]);
    const days = [decidedOn.toString(), effectiveOn.toString(), lapsesOn?.toString() ?? null];
    await ctx.db.sql.run(DECIDE, [id, form, by, number, ...days, hearing, heardOn?.toString() ?? null]);
  }

  async announce(ctx: WriteCtx, id: string, day: PlainDate): Promise<void> {
    await ctx.db.sql.run(ANNOUNCE, [id, day.toString()]);
  }

  /** Answers the id of the revision. */
  async revise(ctx: WriteCtx, id: string, { kind, form, by, decisionNumber, decidedOn, reason, lapsesOn }: NewRevision): Promise<string> {
    const revisionId = newId();
    await ctx.db.sql.run(REVISE, [revisionId, id, kind, form, by, decisionNumber, decidedOn.toString(), reason, lapsesOn?.toString() ?? null]);
    return revisionId;
  }

  /** Ends it without a measure. */
  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }
}
