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
}

export interface AmendmentRow {
  readonly measureId: string;
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
const TARGETS = `
  SELECT id, resolution_id AS "resolutionId", target_group AS "group", number, text, line FROM target
  WHERE resolution_id = ANY ($1::uuid[]) ORDER BY target_group, number`;
const MEASURE = `
  SELECT m.id, m.target_id AS "targetId", m.key, m.kind, m.comparator, m.threshold::text AS threshold, m.unit, m.cadence,
    m.cadence_stated AS "cadenceStated", m.judged_on AS "judgedOn", m.text, m.reading, r.organization_id AS "organizationId",
    r.term_from AS "termFrom", r.term_through AS "termThrough", r.percent_decimals AS "percentDecimals"
  FROM measure m JOIN target t ON t.id = m.target_id JOIN resolution r ON r.id = t.resolution_id`;
const MEASURES = `${MEASURE} WHERE m.target_id = ANY ($1::uuid[]) ORDER BY m.target_id, m.place`;
const MEASURES_BY_ID = `${MEASURE} WHERE m.id = ANY ($1::uuid[])`;
const AMENDMENTS = `
  SELECT measure_id AS "measureId", effective_on AS "effectiveOn", comparator, threshold::text AS threshold, text,
    decision_number AS "decisionNumber", decided_on AS "decidedOn"
  FROM measure_amendment WHERE measure_id = ANY ($1::uuid[]) ORDER BY measure_id, effective_on`;

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

  async targets(ctx: Ctx, resolutionIds: readonly string[]): Promise<TargetRow[]> {
    return ctx.db.sql.many(TARGETS, [resolutionIds]);
  }

  async measures(ctx: Ctx, targetIds: readonly string[]): Promise<MeasureRow[]> {
    return ctx.db.sql.many(MEASURES, [targetIds]);
  }

  async measuresInScope(ctx: Ctx, ids: readonly string[]): Promise<MeasureRow[]> {
    return ctx.db.sql.many(MEASURES_BY_ID, [ids]);
  }

  async amendments(ctx: Ctx, measureIds: readonly string[]): Promise<AmendmentRow[]> {
    return ctx.db.sql.many(AMENDMENTS, [measureIds]);
  }
}
