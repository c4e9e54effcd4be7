import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CaseCourseQuery, type PlannedRow, type StartRow, type StepRow } from './case-course.query.js';
import type { CaseProgress, CaseStep } from './case-course.rules.js';
import type { CaseRow } from './case.query.js';

/** How far cases have come in the courses of their kinds. */
@Injectable()
export class CaseCourses {
  constructor(private readonly query: CaseCourseQuery) {}

  async of(ctx: Ctx, found: CaseRow): Promise<CaseProgress> {
    const ids = [found.id];
    return progressOf(found, { entered: await this.query.entered(ctx, ids), planned: await this.query.planned(ctx, ids), started: await this.query.started(ctx, ids) });
  }
}

/** What is on record of one case. */
export interface CourseRows {
  readonly entered: readonly StepRow[];
  readonly planned: readonly PlannedRow[];
  readonly started: readonly StartRow[];
}

export function progressOf({ kind, decidedOn, dueOn, concludedOn }: CaseRow, { entered, planned, started }: CourseRows): CaseProgress {
  const dated: readonly (readonly [CaseStep, string | null | undefined])[] = [
    ['DECISION', decidedOn],
    ['TEAM', decidedOn],
    ['NOTICE', started[0]?.startedOn],
    ['CONCLUSION', concludedOn],
    ...entered.map(({ step, doneOn }) => [step, doneOn] as const),
    // Nothing is followed up any more once the file is archived.
    ['FOLLOW_UP', entered.find(({ step }) => step === 'ARCHIVE')?.doneOn],
  ];
  return { kind, doneOn: Object.fromEntries(dated.filter(([, day]) => day != null)), planned, concludeBy: dueOn };
}
