import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { TrainingTopic } from '#enums';
import type { PlainDate } from '#kernel';
import type { Attendee } from './training.rules.js';

/** A course as it is put on record. */
export interface CourseRecord {
  readonly organizationId: string;
  readonly title: string;
  readonly topic: TrainingTopic;
  readonly heldFrom: PlainDate;
  readonly heldThrough: PlainDate;
  readonly documentNumber?: string | null;
}

const CREATE = `
  INSERT INTO training_course (id, organization_id, title, topic, held_from, held_through, document_number)
  VALUES ($1, $2, $3, $4::training_topic, $5::date, $6::date, $7) ON CONFLICT DO NOTHING`;
const LOCK = `SELECT version, voided_at IS NOT NULL AS voided FROM training_course WHERE id = $1 FOR UPDATE`;
const TOUCH = `UPDATE training_course SET version = version + 1 WHERE id = $1`;
const VOID = `UPDATE training_course SET voided_at = $2, void_reason = $3, version = version + 1 WHERE id = $1`;
const ATTEND = `
  INSERT INTO training_attendance (course_id, person_id, completed)
  SELECT $1, person_id, completed FROM unnest($2::uuid[], $3::boolean[]) AS attended (person_id, completed)
  ON CONFLICT (course_id, person_id) DO UPDATE SET completed = EXCLUDED.completed`;

/** Writes courses and attendance, whole sets in one statement. */
@Injectable()
export class TrainingRepository {
  /** False when the organisation has a course of that title and first day. */
  async create(ctx: WriteCtx, id: string, { organizationId, title, topic, heldFrom, heldThrough, documentNumber }: CourseRecord): Promise<boolean> {
    return (await ctx.db.sql.run(CREATE, [id, organizationId, title, topic, heldFrom.toString(), heldThrough.toString(), documentNumber ?? null])) === 1;
  }

  /** A course that the actor may change, locked until the transaction ends. */
  async lock(ctx: Ctx, id: string): Promise<{ readonly version: number; readonly voided: boolean } | undefined> {
    return ctx.db.sql.maybe(LOCK, [id]);
  }

  /** Enters who attended a locked course; who was entered before and is not named stays. */
  async attend(ctx: WriteCtx, courseId: string, attendees: readonly Attendee[]): Promise<void> {
    await ctx.db.sql.run(ATTEND, [courseId, attendees.map(({ personId }) => personId), attendees.map(({ completed }) => completed)]);
    await ctx.db.sql.run(TOUCH, [courseId]);
  }

  /** Of a locked course. */
  async void(ctx: WriteCtx, courseId: string, reason: string): Promise<void> {
    await ctx.db.sql.run(VOID, [courseId, ctx.now.toString(), reason]);
  }
}
