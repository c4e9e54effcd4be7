import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { NoticeDayKind } from './holiday-notice.rules.js';

export interface NewNotice {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly documentOn: PlainDate;
  readonly supersedesId?: string | null;
  readonly days: readonly { readonly day: PlainDate; readonly kind: NoticeDayKind; readonly name: string }[];
}

const SUPERSEDE = `UPDATE holiday_notice SET superseded_at = now() WHERE id = $1 AND superseded_at IS NULL`;
const APPEND = `
  INSERT INTO holiday_notice (id, organization_id, year, document_number, document_on, supersedes_id) VALUES ($1, $2, $3, $4, $5::date, $6) ON CONFLICT DO NOTHING`;
const DAYS = `
  INSERT INTO holiday_notice_day (notice_id, day, kind, name)
  SELECT $1, day, kind, name FROM unnest($2::date[], $3::notice_day_kind[], $4::text[]) AS given (day, kind, name)`;

/** Writes notices; never over one that is there. */
@Injectable()
export class HolidayNoticeRepository {
  /** False when somebody else has just entered the year's notice. */
  async append(ctx: WriteCtx, { id, organizationId, year, documentNumber, documentOn, supersedesId = null, days }: NewNotice): Promise<boolean> {
    if (supersedesId !== null) await ctx.db.sql.run(SUPERSEDE, [supersedesId]);
    if ((await ctx.db.sql.run(APPEND, [id, organizationId, year, documentNumber, documentOn.toString(), supersedesId])) !== 1) return false;
    await ctx.db.sql.run(DAYS, [id, days.map(({ day }) => day.toString()), days.map(({ kind }) => kind), days.map(({ name }) => name)]);
    return true;
  }
}
