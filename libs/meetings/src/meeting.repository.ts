import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { MeetingKind } from '#enums';
import type { PlainDate } from '#kernel';
import type { Attendance } from './meeting.rules.js';

/** A meeting as the cell writes it up. */
export interface MeetingRecord extends Attendance {
  readonly heldOn: PlainDate;
  readonly kind: MeetingKind;
  readonly subject: string;
  readonly minutesNumber?: string | null;
}

const CREATE = `
  INSERT INTO cell_meeting (id, organization_id, held_on, kind, present, absent_excused, absent_unexcused, subject, minutes_number)
  VALUES ($1, $2, $3::date, $4::meeting_kind, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`;
const LOCK = `SELECT organization_id AS "organizationId", version, voided_at IS NOT NULL AS voided FROM cell_meeting WHERE id = $1 FOR UPDATE`;
const CORRECT = `
  UPDATE cell_meeting SET held_on = $2::date, kind = $3::meeting_kind, present = $4, absent_excused = $5, absent_unexcused = $6, subject = $7,
    minutes_number = $8, version = version + 1
  WHERE id = $1`;
const VOID = `UPDATE cell_meeting SET voided_at = $2, void_reason = $3, version = version + 1 WHERE id = $1`;

const valuesOf = ({ heldOn, kind, present, absentExcused, absentUnexcused, subject, minutesNumber }: MeetingRecord): readonly unknown[] =>
  [heldOn.toString(), kind, present, absentExcused, absentUnexcused, subject, minutesNumber ?? null];

/** Writes meetings. */
@Injectable()
export class MeetingRepository {
  /** A meeting that the actor may change, locked until the transaction ends. */
  async lock(ctx: Ctx, id: string): Promise<{ readonly organizationId: string; readonly version: number; readonly voided: boolean } | undefined> {
    return ctx.db.sql.maybe(LOCK, [id]);
  }

  /** False when somebody else has just recorded one of that day and kind. */
  async create(ctx: WriteCtx, id: string, organizationId: string, meeting: MeetingRecord): Promise<boolean> {
    return (await ctx.db.sql.run(CREATE, [id, organizationId, ...valuesOf(meeting)])) === 1;
  }

  /** Of a locked meeting. */
  async correct(ctx: WriteCtx, id: string, meeting: MeetingRecord): Promise<void> {
    await ctx.db.sql.run(CORRECT, [id, ...valuesOf(meeting)]);
  }

  /** Of a locked meeting. */
  async void(ctx: WriteCtx, id: string, reason: string): Promise<void> {
    await ctx.db.sql.run(VOID, [id, ctx.now.toString(), reason]);
  }
}
