import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { NoticeDayKind } from './holiday-notice.rules.js';

export interface NoticeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly documentOn: string;
  readonly authorId: string | null;
  readonly recordedAt: Date;
  readonly isSuperseded: boolean;
  readonly supersedesId: string | null;
  readonly days: readonly { readonly day: string; readonly kind: NoticeDayKind; readonly name: string }[];
}

const NOTICE = `n.id, n.organization_id AS "organizationId", n.year, n.document_number AS "documentNumber", n.document_on AS "documentOn",
  n.author_id AS "authorId", n.recorded_at AS "recordedAt", n.superseded_at IS NOT NULL AS "isSuperseded", n.supersedes_id AS "supersedesId",
  COALESCE((SELECT json_agg(json_build_object('day', d.day, 'kind', d.kind, 'name', d.name) ORDER BY d.day) FROM holiday_notice_day d WHERE d.notice_id = n.id), '[]') AS days`;
const LIST = `SELECT ${NOTICE} FROM holiday_notice n WHERE $1::uuid IS NULL OR n.organization_id = $1 ORDER BY n.organization_id, n.year DESC, n.recorded_at DESC, n.id`;
const STANDING = `SELECT id FROM holiday_notice WHERE organization_id = $1 AND year = $2 AND superseded_at IS NULL FOR UPDATE`;

/** Reads the State's notices as wards entered them. */
@Injectable()
export class HolidayNoticeQuery {
  async list(ctx: Ctx, organizationId: string | null): Promise<NoticeRow[]> {
    return ctx.db.sql.many(LIST, [organizationId]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<NoticeRow | undefined> {
    return ctx.db.sql.maybe(`SELECT ${NOTICE} FROM holiday_notice n WHERE n.id = $1`, [id]);
  }

  /** The notice of a year in force, locked until the transaction ends. */
  async standing(ctx: Ctx, organizationId: string, year: number): Promise<string | null> {
    return (await ctx.db.sql.maybe<{ id: string }>(STANDING, [organizationId, year]))?.id ?? null;
  }
}
