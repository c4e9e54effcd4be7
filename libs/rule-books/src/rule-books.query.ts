import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';

export interface LocalValueRow {
  readonly parameter: string;
  readonly value: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly documentNumber: string;
  readonly documentOn: string;
  readonly article: string | null;
}

export interface NoticeRow {
  readonly year: number;
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

// Of what an organisation and those above it set, the nearest comes first.
const LOCAL_VALUES = `
  SELECT l.parameter, l.value, l.valid_from AS "validFrom", l.valid_through AS "validThrough", l.document_number AS "documentNumber",
    l.document_on AS "documentOn", l.article
  FROM organization o JOIN organization w ON w.path @> o.path JOIN local_rule l ON l.organization_id = w.id AND l.superseded_at IS NULL
  WHERE o.id = $1 ORDER BY nlevel(w.path) DESC, l.valid_from`;
const NOTICES = `
  SELECT DISTINCT ON (n.year) n.year,
    ARRAY(SELECT d.day::text FROM holiday_notice_day d WHERE d.notice_id = n.id AND d.kind <> 'SWAPPED_WORKED') AS off,
    ARRAY(SELECT d.day::text FROM holiday_notice_day d WHERE d.notice_id = n.id AND d.kind = 'SWAPPED_WORKED') AS worked
  FROM organization o JOIN organization w ON w.path @> o.path JOIN holiday_notice n ON n.organization_id = w.id AND n.superseded_at IS NULL
  WHERE o.id = $1 ORDER BY n.year, nlevel(w.path) DESC`;

/** Reads what a ward adds to the national rule book. */
@Injectable()
export class RuleBookQuery {
  async localValues(ctx: Ctx, organizationId: string): Promise<LocalValueRow[]> {
    return ctx.db.sql.many(LOCAL_VALUES, [organizationId]);
  }

  async notices(ctx: Ctx, organizationId: string): Promise<NoticeRow[]> {
    return ctx.db.sql.many(NOTICES, [organizationId]);
  }
}
