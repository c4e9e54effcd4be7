import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { AmendmentRow } from './target.query.js';

const AMEND = `
  INSERT INTO measure_amendment (id, measure_id, effective_on, comparator, threshold, text, decision_number, decided_on, person_id)
  VALUES ($1, $2, $3::date, $4::comparator, $5::numeric, $6, $7, $8::date, chibo_person()) ON CONFLICT (measure_id, effective_on) DO NOTHING`;

/** Writes what changes of a resolution. */
@Injectable()
export class TargetRepository {
  /** False when the measure has an amendment of that day already. */
  async amend(ctx: WriteCtx, id: string, row: AmendmentRow): Promise<boolean> {
    const { measureId, effectiveOn, comparator, threshold, text, decisionNumber, decidedOn } = row;
    return (await ctx.db.sql.run(AMEND, [id, measureId, effectiveOn, comparator, threshold, text, decisionNumber, decidedOn])) === 1;
  }
}
