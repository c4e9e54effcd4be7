import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import type { CaseConductor, CaseToLog } from './case.rules.js';
import type { Secrecy } from './secrecy.rules.js';

export interface NewCase extends CaseToLog {
  readonly organizationId: string;
  readonly decisionNumber: string;
  readonly secrecy: Secrecy;
  readonly keptAt?: string | null;
  readonly content?: string | null;
  readonly programmeLineId?: string | null;
}

export interface Conclusion {
  readonly number: string;
  readonly concludedOn: PlainDate;
  /** Null of a marked case. */
  readonly text: string | null;
}

const CREATE = `
  INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content, period_from, period_through, due_on, programme_line_id, secrecy, kept_at)
  VALUES ($1, $2, $3::case_conductor, $4::case_kind, $5, $6::date, $7, $8::date, $9::date, $10::date, $11, $12::secrecy, $13)`;
const CREATE_SUBJECTS = `
  INSERT INTO inspection_case_subject (id, case_id, organization_id, member_id)
  SELECT id, $1, organization_id, member_id FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS made (id, organization_id, member_id)`;
const CREATE_TEAM = `
  INSERT INTO inspection_case_team (case_id, person_id, is_lead)
  SELECT $1, person_id, is_lead FROM unnest($2::uuid[], $3::boolean[]) AS made (person_id, is_lead)`;
const CONCLUDE = `UPDATE inspection_case SET conclusion_number = $2, concluded_on = $3::date, conclusion = $4, closed_on = $3::date WHERE id = $1`;
const MARK = 'UPDATE inspection_case SET secrecy = $2::secrecy, kept_at = COALESCE($3, kept_at) WHERE id = $1';
const CLOSE = `UPDATE inspection_case SET closed_on = $2::date WHERE id = $1`;

/** Writes cases. */
@Injectable()
export class CaseRepository {
  /** The case with subjects and team; its workflow item must be there already. */
  async create(ctx: WriteCtx, id: string, conductor: CaseConductor, made: NewCase): Promise<void> {
    const text = (date?: PlainDate | null): string | null => date?.toString() ?? null;
    const { organizationId, kind, decisionNumber, decidedOn, secrecy, keptAt, content, periodFrom, periodThrough, dueOn, programmeLineId, subjects, team } = made;
    const days = [text(periodFrom), text(periodThrough), text(dueOn)];
    await ctx.db.sql.run(CREATE, [id, organizationId, conductor, kind, decisionNumber, text(decidedOn), content ?? null, ...days, programmeLineId ?? null, secrecy, keptAt ?? null]);
    await ctx.db.sql.run(CREATE_SUBJECTS, [
      id,
      subjects.map(() => newId()),
      subjects.map((subject) => subject.organizationId ?? null),
      subjects.map(({ memberId }) => memberId ?? null),
    ]);
    await ctx.db.sql.run(CREATE_TEAM, [id, team.map(({ personId }) => personId), team.map(({ isLead }) => isLead)]);
  }

  async conclude(ctx: WriteCtx, id: string, { number, concludedOn, text }: Conclusion): Promise<void> {
    await ctx.db.sql.run(CONCLUDE, [id, number, concludedOn.toString(), text]);
  }

  async mark(ctx: WriteCtx, id: string, secrecy: Secrecy, keptAt: string | null): Promise<void> {
    await ctx.db.sql.run(MARK, [id, secrecy, keptAt]);
  }

  /** Ends a case without a conclusion. */
  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }
}
