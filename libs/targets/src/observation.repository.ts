import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Comparator } from '#enums';

/** An observation as it is put on record. */
export interface ObservationRecord {
  readonly organizationId: string;
  readonly measure: string;
  readonly wordingVi: string;
  /** A decimal number as text. */
  readonly value: string | null;
  readonly note: string | null;
  readonly comparator: Comparator;
  readonly unit: string;
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly sourceDocument: string;
  readonly sourceLine: number | null;
  readonly correctsId: string | null;
}

const APPEND = `
  INSERT INTO observation (id, organization_id, measure, wording_vi, value, note, comparator, unit, period_from, period_through, source_document, source_line, corrects_id, author_id)
  VALUES ($1, $2, $3, $4, $5::numeric, $6, $7::comparator, $8, $9::date, $10::date, $11, $12, $13, chibo_person()) ON CONFLICT DO NOTHING`;

/** Writes observations; never over one that is there. */
@Injectable()
export class ObservationRepository {
  /** False when somebody else has just entered or corrected the same. */
  async append(ctx: WriteCtx, id: string, record: ObservationRecord): Promise<boolean> {
    const { organizationId, measure, wordingVi, value, note, comparator, unit, periodFrom, periodThrough, sourceDocument, sourceLine, correctsId } = record;
    const values = [id, organizationId, measure, wordingVi, value, note, comparator, unit, periodFrom, periodThrough, sourceDocument, sourceLine, correctsId];
    return (await ctx.db.sql.run(APPEND, values)) === 1;
  }
}
