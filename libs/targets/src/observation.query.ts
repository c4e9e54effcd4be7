import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Comparator } from '#enums';

export interface ObservationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly measure: string;
  readonly wordingVi: string;
  readonly value: number | null;
  readonly note: string | null;
  readonly comparator: Comparator;
  readonly unit: string;
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly sourceDocument: string;
  readonly sourceLine: number | null;
  readonly recordedAt: Date;
  readonly correctsId: string | null;
}

const OBSERVATIONS = `
  SELECT o.id, o.organization_id AS "organizationId", o.measure, o.wording_vi AS "wordingVi", o.value::float8 AS value, o.note, o.comparator, o.unit,
    o.period_from AS "periodFrom", o.period_through AS "periodThrough", o.source_document AS "sourceDocument", o.source_line AS "sourceLine",
    o.recorded_at AS "recordedAt", o.corrects_id AS "correctsId"
  FROM observation o
  WHERE ($1::uuid IS NULL OR o.organization_id = $1) AND ($2 OR NOT EXISTS (SELECT FROM observation c WHERE c.corrects_id = o.id))
  ORDER BY o.organization_id, o.period_from, o.source_document, o.source_line, o.measure, o.recorded_at, o.id`;

/** Reads printed figures. */
@Injectable()
export class ObservationQuery {
  /** Those in scope, document by document in the order of its lines; those corrected since only when asked for. */
  async list(ctx: Ctx, organizationId: string | null, corrected: boolean): Promise<ObservationRow[]> {
    return ctx.db.sql.many(OBSERVATIONS, [organizationId, corrected]);
  }
}
