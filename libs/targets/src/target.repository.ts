import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import type { AdoptedResolution } from './adopt-resolution.rules.js';
import type { AmendmentRow } from './target.query.js';

const AMEND = `
  INSERT INTO measure_amendment (id, measure_id, effective_on, comparator, threshold, text, decision_number, decided_on, person_id)
  VALUES ($1, $2, $3::date, $4::comparator, $5::numeric, $6, $7, $8::date, chibo_person()) ON CONFLICT (measure_id, effective_on) DO NOTHING`;

const ADOPT = `
  INSERT INTO resolution (id, organization_id, title, term_from, term_through, source, percent_decimals)
  VALUES ($1, $2, $3, $4::date, $5::date, $6, $7) ON CONFLICT DO NOTHING`;
const TARGETS = `
  INSERT INTO target (id, resolution_id, target_group, number, text, line)
  SELECT id, $1, "group", number, text, line
  FROM jsonb_to_recordset($2::jsonb) AS t (id uuid, "group" target_group, number smallint, text text, line int)`;
const MEASURES = `
  INSERT INTO measure (id, target_id, place, key, kind, comparator, threshold, unit, cadence, cadence_stated, judged_on, text, reading)
  SELECT id, "targetId", place, key, kind, comparator, threshold, unit, cadence, "cadenceStated", "judgedOn", text, reading
  FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, "targetId" uuid, place smallint, key text, kind measure_kind, comparator comparator, threshold numeric,
    unit text, cadence cadence, "cadenceStated" boolean, "judgedOn" date, text text, reading text)`;

/** A resolution as it is put on record. */
export interface ResolutionRecord extends AdoptedResolution {
  readonly organizationId: string;
  readonly title: string;
  readonly source: string;
  readonly percentDecimals: number;
}

/** Writes resolutions, and what changes of them. */
@Injectable()
export class TargetRepository {
  /** All targets in one statement, and all measures in another; false when the organisation has a resolution at that time. */
  async adopt(ctx: WriteCtx, id: string, { organizationId, title, termFrom, termThrough, source, percentDecimals, targets }: ResolutionRecord): Promise<boolean> {
    const adopted = await ctx.db.sql.run(ADOPT, [id, organizationId, title, termFrom.toString(), termThrough.toString(), source, percentDecimals]);
    if (adopted === 0) return false;
    const identified = targets.map((target) => ({ ...target, id: newId() }));
    await ctx.db.sql.run(TARGETS, [id, JSON.stringify(identified.map(({ id: targetId, group, number, text, line }) => ({ id: targetId, group, number, text, line })))]);
    const measures = identified.flatMap((target) => target.measures.map((measure, index) => ({ ...measure, id: newId(), targetId: target.id, place: index + 1 })));
    await ctx.db.sql.run(MEASURES, [JSON.stringify(measures)]);
    return true;
  }

  /** False when the measure has an amendment of that day already. */
  async amend(ctx: WriteCtx, id: string, row: AmendmentRow & { readonly measureId: string }): Promise<boolean> {
    const { measureId, effectiveOn, comparator, threshold, text, decisionNumber, decidedOn } = row;
    return (await ctx.db.sql.run(AMEND, [id, measureId, effectiveOn, comparator, threshold, text, decisionNumber, decidedOn])) === 1;
  }
}
