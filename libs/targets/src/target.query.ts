import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Cadence, Comparator, MeasureKind, TargetGroup } from '#enums';
import type { PlainDate } from '#kernel';

export interface ResolutionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly termFrom: string;
  readonly termThrough: string;
  readonly source: string;
  readonly percentDecimals: number;
}

export interface TargetRow {
  readonly id: string;
  readonly resolutionId: string;
  readonly group: TargetGroup;
  readonly number: number;
  readonly text: string;
  readonly line: number | null;
  /** In the order of the wording. */
  readonly measures: readonly MeasureRow[];
}

/** A measure, with what of its resolution its progress rests on. */
export interface MeasureRow {
  readonly id: string;
  readonly targetId: string;
  readonly key: string;
  readonly kind: MeasureKind;
  readonly comparator: Comparator;
  /** A decimal number as text. */
  readonly threshold: string;
  readonly unit: string;
  readonly cadence: Cadence;
  readonly cadenceStated: boolean;
  readonly judgedOn: string | null;
  readonly text: string;
  /** Of a computed measure: the reading that the resolution chose; null: the metric's own choice. */
  readonly reading: string | null;
  readonly organizationId: string;
  readonly termFrom: string;
  readonly termThrough: string;
  readonly percentDecimals: number;
  /** Its changes in mid-term, the earliest first. */
  readonly amendments: readonly AmendmentRow[];
  /** Whether the actor may open the figures of the resolution's organisation down to the list. */
  readonly opens: boolean;
}

export interface AmendmentRow {
  readonly effectiveOn: string;
  readonly comparator: Comparator;
  readonly threshold: string;
  readonly text: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

const RESOLUTION = `id, organization_id AS "organizationId", title, term_from AS "termFrom", term_through AS "termThrough", source,
  percent_decimals AS "percentDecimals"`;
const RESOLUTIONS = `SELECT ${RESOLUTION} FROM resolution WHERE $1::uuid IS NULL OR organization_id = $1 ORDER BY term_from DESC, title, id`;
const RESOLUTIONS_BY_ID = `SELECT ${RESOLUTION} FROM resolution WHERE id = ANY ($1::uuid[])`;
const RESOLUTIONS_DURING = `
  SELECT ${RESOLUTION} FROM resolution WHERE organization_id = $1 AND during && daterange($2::date, $3::date, '[]') ORDER BY term_from`;
const MEASURE = `m.id, m.target_id AS "targetId", m.key, m.kind, m.comparator, m.threshold::text AS threshold, m.unit, m.cadence,
  m.cadence_stated AS "cadenceStated", m.judged_on AS "judgedOn", m.text, m.reading, r.organization_id AS "organizationId",
  r.term_from AS "termFrom", r.term_through AS "termThrough", r.percent_decimals AS "percentDecimals",
  COALESCE(a.amendments, '[]') AS amendments, r.organization_id IN (SELECT chibo_organizations('target_read')) AS opens`;
const AMENDED = `LEFT JOIN (
    SELECT measure_id, json_agg(json_build_object('effectiveOn', effective_on, 'comparator', comparator, 'threshold', threshold::text, 'text', text,
      'decisionNumber', decision_number, 'decidedOn', decided_on) ORDER BY effective_on) AS amendments
    FROM measure_amendment GROUP BY measure_id) AS a ON a.measure_id = m.id`;
const OF_MEASURE = `FROM measure m JOIN target t ON t.id = m.target_id JOIN resolution r ON r.id = t.resolution_id ${AMENDED}`;
const MEASURES = `SELECT ${MEASURE} ${OF_MEASURE} WHERE m.target_id = ANY ($1::uuid[]) ORDER BY m.target_id, m.place`;
const MEASURES_BY_ID = `SELECT ${MEASURE} ${OF_MEASURE} WHERE m.id = ANY ($1::uuid[])`;
// Targets and measures are read at once: nearly everybody who asks for the ones asks for the others.
const TARGETS = `
  SELECT t.id AS "ofTarget", t.resolution_id AS "resolutionId", t.target_group AS "group", t.number, t.text AS "targetText", t.line, ${MEASURE}
  FROM target t JOIN resolution r ON r.id = t.resolution_id LEFT JOIN measure m ON m.target_id = t.id ${AMENDED}
  WHERE t.resolution_id = ANY ($1::uuid[]) ORDER BY t.resolution_id, t.target_group, t.number, m.place`;

type WithMeasure = Omit<TargetRow, 'id' | 'text' | 'measures'> & { readonly ofTarget: string; readonly targetText: string } & (MeasureRow | (Omit<MeasureRow, 'id'> & { readonly id: null }));

/** Reads resolutions, their targets and measures. */
@Injectable()
export class TargetQuery {
  /** The resolutions the actor may read, the latest term first; of one organisation, when it is named. */
  async resolutions(ctx: Ctx, organizationId: string | null): Promise<ResolutionRow[]> {
    return ctx.db.sql.many(RESOLUTIONS, [organizationId]);
  }

  async resolutionsInScope(ctx: Ctx, ids: readonly string[]): Promise<ResolutionRow[]> {
    return ctx.db.sql.many(RESOLUTIONS_BY_ID, [ids]);
  }

  /** The resolutions of an organisation whose terms have a day in common with that time. */
  async resolutionsDuring(ctx: Ctx, organizationId: string, from: PlainDate, through: PlainDate): Promise<ResolutionRow[]> {
    return ctx.db.sql.many(RESOLUTIONS_DURING, [organizationId, from.toString(), through.toString()]);
  }

  /** The targets of resolutions in the order of the documents, each with its measures. */
  async targets(ctx: Ctx, resolutionIds: readonly string[]): Promise<TargetRow[]> {
    const rows = await ctx.db.sql.many<WithMeasure>(TARGETS, [resolutionIds]);
    const targets = new Map<string, TargetRow & { measures: MeasureRow[] }>();
    for (const { ofTarget: id, resolutionId, group, number, targetText: text, line, ...measure } of rows) {
      const target = targets.get(id) ?? { id, resolutionId, group, number, text, line, measures: [] };
      if (measure.id !== null) target.measures.push(measure);
      targets.set(id, target);
    }
    return [...targets.values()];
  }

  async measures(ctx: Ctx, targetIds: readonly string[]): Promise<MeasureRow[]> {
    return ctx.db.sql.many(MEASURES, [targetIds]);
  }

  async measuresInScope(ctx: Ctx, ids: readonly string[]): Promise<MeasureRow[]> {
    return ctx.db.sql.many(MEASURES_BY_ID, [ids]);
  }
}
