import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { TrainingTopic } from '#enums';

export interface CourseRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly topic: TrainingTopic;
  readonly heldFrom: string;
  readonly heldThrough: string;
  readonly documentNumber: string | null;
  readonly voidReason: string | null;
  readonly version: number;
}

export interface AttendanceRow {
  readonly courseId: string;
  readonly personId: string;
  readonly completed: boolean;
}

const COURSE = `id, organization_id AS "organizationId", title, topic, held_from AS "heldFrom", held_through AS "heldThrough",
  document_number AS "documentNumber", void_reason AS "voidReason", version`;
const LIST = `
  SELECT ${COURSE} FROM training_course
  WHERE organization_id = $1 AND held_through BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
  ORDER BY held_from, title, voided_at NULLS FIRST, id`;
const BY_ID = `SELECT ${COURSE} FROM training_course WHERE id = $1`;
const ATTENDANCE = `
  SELECT a.course_id AS "courseId", a.person_id AS "personId", a.completed FROM training_attendance a JOIN person p ON p.id = a.person_id
  WHERE a.course_id = ANY ($1::uuid[]) ORDER BY a.course_id, p.given_name, p.family_name, p.id`;
const KNOWN = `SELECT id FROM person WHERE id = ANY ($1::uuid[])`;

/** Reads courses, and who of those in scope attended them. */
@Injectable()
export class TrainingQuery {
  /** An organisation's courses that ended in a year, the earliest first, voided ones included. */
  async list(ctx: Ctx, organizationId: string, year: number): Promise<CourseRow[]> {
    return ctx.db.sql.many(LIST, [organizationId, year]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<CourseRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** By course, then by given name. */
  async attendance(ctx: Ctx, courseIds: readonly string[]): Promise<AttendanceRow[]> {
    return ctx.db.sql.many(ATTENDANCE, [courseIds]);
  }

  /** Those of these people whom the actor may know. */
  async known(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await ctx.db.sql.many<{ id: string }>(KNOWN, [personIds])).map(({ id }) => id));
  }
}
