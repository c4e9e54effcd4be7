import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { CaseCourseQuery, type PlannedRow, type StartRow, type StepRow } from './case-course.query.js';
import type { CourseRows } from './case-courses.js';

const ENTERED = {};
const PLANNED = {};
const STARTED = {};

/** What is on record of the courses of cases: one statement a request for each kind of row, however long the list. */
@Injectable()
export class CaseCourseLoader {
  constructor(private readonly query: CaseCourseQuery) {}

  async rows(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<CourseRows> {
    const [entered, planned, started] = await Promise.all([
      loaders.of(ENTERED, () => rowsLoader((ids) => this.query.entered(ctx, ids), (row: StepRow) => [row.caseId])).load(caseId),
      loaders.of(PLANNED, () => rowsLoader((ids) => this.query.planned(ctx, ids), (row: PlannedRow) => [row.caseId])).load(caseId),
      loaders.of(STARTED, () => rowsLoader((ids) => this.query.started(ctx, ids), (row: StartRow) => [row.caseId])).load(caseId),
    ]);
    return { entered, planned, started };
  }
}
