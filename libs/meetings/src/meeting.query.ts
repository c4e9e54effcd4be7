import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { MeetingKind } from '#enums';
import type { PlainDate } from '#kernel';
import type { MeetingCell } from './meeting-notice.rules.js';
import type { Attendance, MeetingDay } from './meeting.rules.js';

export interface MeetingRow extends Attendance {
  readonly id: string;
  readonly organizationId: string;
  readonly heldOn: string;
  readonly kind: MeetingKind;
  readonly subject: string;
  readonly minutesNumber: string | null;
  readonly voidReason: string | null;
  readonly version: number;
}

const COLUMNS = `id, organization_id AS "organizationId", held_on AS "heldOn", kind, present, absent_excused AS "absentExcused",
  absent_unexcused AS "absentUnexcused", subject, minutes_number AS "minutesNumber", void_reason AS "voidReason", version`;
const LIST = `
  SELECT ${COLUMNS} FROM cell_meeting
  WHERE organization_id = $1 AND held_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
  ORDER BY held_on, kind, voided_at NULLS FIRST, id`;
const BY_ID = `SELECT ${COLUMNS} FROM cell_meeting WHERE id = $1`;
const DAY = `
  SELECT
    EXISTS (SELECT FROM organization_period p WHERE p.organization_id = $1 AND p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')}) AS "isCell",
    (SELECT count(*)::int FROM membership m WHERE m.organization_id = $1 AND ${inForce('m', '$2::date')}) AS members,
    EXISTS (SELECT FROM cell_meeting g WHERE g.organization_id = $1 AND g.held_on = $2::date AND g.kind = $3::meeting_kind AND g.voided_at IS NULL
      AND g.id IS DISTINCT FROM $4::uuid) AS taken`;
const KEPT = `
  SELECT o.id, o.founded_on AS "foundedOn", (
    SELECT g.held_on FROM cell_meeting g WHERE g.organization_id = o.id AND g.kind = 'REGULAR' AND g.voided_at IS NULL ORDER BY g.held_on DESC LIMIT 1) AS "lastOn"
  FROM organization o JOIN organization_period p ON p.organization_id = o.id AND ${inForce('p', '$1::date')}
  WHERE o.id IN (SELECT chibo_organizations('meeting_record')) AND p.kind IN ('CELL', 'BASE_CELL') ORDER BY o.id`;

/** Reads meetings, and what they are held against. */
@Injectable()
export class MeetingQuery {
  /** A cell's meetings of a year, the earliest first, voided ones included. */
  async list(ctx: Ctx, organizationId: string, year: number): Promise<MeetingRow[]> {
    return ctx.db.sql.many(LIST, [organizationId, year]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<MeetingRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** How an organisation stood on the day of a meeting; a meeting that is corrected does not stand in its own way. */
  async day(ctx: Ctx, organizationId: string, heldOn: PlainDate, kind: MeetingKind, ownId: string | null): Promise<MeetingDay> {
    return ctx.db.sql.one(DAY, [organizationId, heldOn.toString(), kind, ownId]);
  }

  /** The cells of today whose meetings the actor writes up. */
  async kept(ctx: Ctx): Promise<MeetingCell[]> {
    return ctx.db.sql.many(KEPT, [ctx.today.toString()]);
  }
}
