import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { TrainingQuery, type AttendanceRow } from './training.query.js';

const ATTENDANCE = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class TrainingLoader {
  constructor(private readonly training: TrainingQuery) {}

  async attendance(loaders: LoaderCache, ctx: Ctx, courseId: string): Promise<readonly AttendanceRow[]> {
    return loaders.of(ATTENDANCE, () => rowsLoader((ids) => this.training.attendance(ctx, ids), (row: AttendanceRow) => [row.courseId])).load(courseId);
  }
}
