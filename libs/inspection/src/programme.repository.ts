import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { LineDone, LineToPlan, ProgrammeBody, ProgrammePeriod } from './programme.rules.js';

export interface NewProgramme extends ProgrammePeriod {
  readonly organizationId: string;
  readonly body: ProgrammeBody;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

export interface NewLine extends LineToPlan {
  readonly content: string;
  readonly plannedRounds?: number | null;
  readonly plannedSubjects?: number | null;
}

/** The decision that added a line later. */
export interface Addition {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

const CREATE = `
  INSERT INTO inspection_programme (id, organization_id, body, year, period_from, period_through, decision_number, decided_on)
  VALUES ($1, $2, $3::programme_body, $4, $5::date, $6::date, $7, $8::date)`;
const CREATE_LINE = `
  INSERT INTO programme_line (id, programme_id, kind, content, subject_organization_id, subject_member_id, subject_group, lead_id, quarter, planned_rounds, planned_subjects,
    decision_number, decided_on)
  VALUES ($1, $2, $3::programme_line_kind, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::date)`;
const COMPLETE = 'UPDATE programme_line SET done_on = $2::date, done_rounds = $3, done_subjects = $4, closed_on = $2::date WHERE id = $1';
const CLOSE = 'UPDATE programme_line SET closed_on = $2::date WHERE id = $1';

/** Writes programmes and their lines. */
@Injectable()
export class ProgrammeRepository {
  async create(ctx: WriteCtx, id: string, { organizationId, body, year, periodFrom, periodThrough, decisionNumber, decidedOn }: NewProgramme): Promise<void> {
    await ctx.db.sql.run(CREATE, [id, organizationId, body, year ?? null, periodFrom.toString(), periodThrough.toString(), decisionNumber, decidedOn.toString()]);
  }

  /** A line; its workflow item must be there already. */
  async addLine(ctx: WriteCtx, id: string, programmeId: string, line: NewLine, addition: Addition | null): Promise<void> {
    const { kind, content, organizationId, memberId, group, leadId, quarter, plannedRounds, plannedSubjects } = line;
    const planned = [quarter ?? null, plannedRounds ?? null, plannedSubjects ?? null];
    const added = [addition?.decisionNumber ?? null, addition?.decidedOn.toString() ?? null];
    await ctx.db.sql.run(CREATE_LINE, [id, programmeId, kind, content, organizationId ?? null, memberId ?? null, group ?? null, leadId ?? null, ...planned, ...added]);
  }

  async complete(ctx: WriteCtx, id: string, { decidedOn, rounds, subjects }: LineDone): Promise<void> {
    await ctx.db.sql.run(COMPLETE, [id, decidedOn.toString(), rounds ?? null, subjects ?? null]);
  }

  /** Of a line of which nothing was done: dropped or withdrawn. */
  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }
}
