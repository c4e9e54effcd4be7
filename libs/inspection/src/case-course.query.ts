import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { CaseStep, EnteredStep } from './case-course.rules.js';

export interface StepRow {
  readonly id: string;
  readonly caseId: string;
  readonly step: EnteredStep;
  readonly doneOn: string;
  readonly documentNumber: string | null;
  readonly content: string | null;
}

export interface PlannedRow {
  readonly caseId: string;
  readonly step: CaseStep;
  readonly dueOn: string;
}

export interface StartRow {
  readonly caseId: string;
  readonly startedOn: string;
}

const ENTERED = `
  SELECT id, case_id AS "caseId", step, done_on AS "doneOn", document_number AS "documentNumber", content
  FROM case_step_entry WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, step, id`;
// What an earlier plan set is over with the next one.
const PLANNED = `
  SELECT p.case_id AS "caseId", p.step, p.due_on AS "dueOn" FROM case_planned_day p
  JOIN (SELECT DISTINCT ON (case_id) id FROM case_step_entry WHERE case_id = ANY ($1::uuid[]) AND step = 'PLAN' ORDER BY case_id, id DESC) latest ON latest.id = p.entry_id
  ORDER BY p.case_id, p.due_on, p.step`;
const STARTED = `SELECT item_id AS "caseId", min(decided_on) AS "startedOn" FROM workflow_log WHERE item_id = ANY ($1::uuid[]) AND action = 'START' GROUP BY item_id`;

/** Reads what is entered of the course of cases. Row-level security keeps it to the cases the actor needs to know. */
@Injectable()
export class CaseCourseQuery {
  /** By step, the earliest entered first. */
  async entered(ctx: Ctx, caseIds: readonly string[]): Promise<StepRow[]> {
    return ctx.db.sql.many(ENTERED, [caseIds]);
  }

  /** The days that the latest plan sets. */
  async planned(ctx: Ctx, caseIds: readonly string[]): Promise<PlannedRow[]> {
    return ctx.db.sql.many(PLANNED, [caseIds]);
  }

  async started(ctx: Ctx, caseIds: readonly string[]): Promise<StartRow[]> {
    return ctx.db.sql.many(STARTED, [caseIds]);
  }
}
