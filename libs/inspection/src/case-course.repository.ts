import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import type { StepToEnter } from './case-course.rules.js';

export interface NewStep extends StepToEnter {
  readonly documentNumber: string | null;
  readonly content: string | null;
}

const ENTER = 'INSERT INTO case_step_entry (id, case_id, step, done_on, document_number, content) VALUES ($1, $2, $3::case_step, $4::date, $5, $6)';
const PLAN = `
  INSERT INTO case_planned_day (entry_id, case_id, step, due_on)
  SELECT $1, $2, step, due_on FROM unnest($3::case_step[], $4::date[]) AS planned (step, due_on)`;

/** Writes what is entered of the course of cases; nothing of it is changed later. */
@Injectable()
export class CaseCourseRepository {
  async enter(ctx: WriteCtx, caseId: string, { step, doneOn, documentNumber, content, days }: NewStep): Promise<void> {
    const id = newId();
    await ctx.db.sql.run(ENTER, [id, caseId, step, doneOn.toString(), documentNumber, content]);
    if (days.length > 0) await ctx.db.sql.run(PLAN, [id, caseId, days.map((day) => day.step), days.map(({ dueOn }) => dueOn.toString())]);
  }
}
