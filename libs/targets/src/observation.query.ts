import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Comparator } from '#enums';
import type { PlainDate } from '#kernel';

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
  readonly authorId: string | null;
}

/** With its exact value as text, to be compared. */
export type ExactObservation = ObservationRow & { readonly decimal: string | null };

const OBSERVATION = `o.id, o.organization_id AS "organizationId", o.measure, o.wording_vi AS "wordingVi", o.value::float8 AS value, o.note, o.comparator, o.unit,
  o.period_from AS "periodFrom", o.period_through AS "periodThrough", o.source_document AS "sourceDocument", o.source_line AS "sourceLine",
  o.recorded_at AS "recordedAt", o.corrects_id AS "correctsId", o.author_id AS "authorId"`;
const HOLDS = `NOT EXISTS (SELECT FROM observation c WHERE c.corrects_id = o.id)`;
const OBSERVATIONS = `
  SELECT ${OBSERVATION} FROM observation o
  WHERE ($1::uuid IS NULL OR o.organization_id = $1) AND ($2 OR ${HOLDS})
  ORDER BY o.organization_id, o.period_from, o.source_document, o.source_line, o.measure, o.recorded_at, o.id`;
const PRINTED = `
  WITH RECURSIVE origin AS (
    SELECT $1::uuid AS id
    UNION SELECT l.predecessor_id FROM organization_lineage l JOIN origin ON origin.id = l.successor_id WHERE l.kind = 'MERGED_INTO')
  SELECT ${OBSERVATION} FROM observation o JOIN origin ON origin.id = o.organization_id
  WHERE o.measure = ANY ($2) AND o.period_from <= $4::date AND o.period_through >= $3::date AND ${HOLDS}
  ORDER BY o.source_document, o.source_line, o.measure, o.organization_id, o.id`;
const HOLDING = `
  SELECT ${OBSERVATION}, o.value::text AS decimal FROM chibo_reported($1::uuid[]) AS o ORDER BY o.organization_id, o.recorded_at, o.id`;
const BY_ID = `SELECT ${OBSERVATION}, NOT ${HOLDS} AS "isCorrected" FROM observation o WHERE o.id = $1`;
const IS_OBSERVED = `
  SELECT EXISTS (SELECT FROM observation o WHERE o.organization_id = $1 AND o.measure = $2 AND o.period_from = $3::date AND o.period_through = $4::date AND ${HOLDS}) AS "isObserved"`;

/** Reads printed figures. */
@Injectable()
export class ObservationQuery {
  /** Those in scope, document by document in the order of its lines; those corrected since only when asked for. */
  async list(ctx: Ctx, organizationId: string | null, corrected: boolean): Promise<ObservationRow[]> {
    return ctx.db.sql.many(OBSERVATIONS, [organizationId, corrected]);
  }

  /**
   * What was entered for reported measures of these organisations and not corrected since, in the order in which it was
   * recorded: for all who may read the resolution, who are told the numbers only.
   */
  async holding(ctx: Ctx, organizationIds: readonly string[]): Promise<ExactObservation[]> {
    return ctx.db.sql.many(HOLDING, [organizationIds]);
  }

  /** Those of some measures, of an organisation and of what was merged into it, whose time overlaps the days. */
  async printed(ctx: Ctx, asked: { organizationId: string; measures: readonly string[]; from: PlainDate; through: PlainDate }): Promise<ObservationRow[]> {
    const { organizationId, measures, from, through } = asked;
    return ctx.db.sql.many(PRINTED, [organizationId, measures, from.toString(), through.toString()]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<(ObservationRow & { readonly isCorrected: boolean }) | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** Whether there is one of exactly that period that was not corrected since. */
  async isObserved(ctx: Ctx, organizationId: string, measure: string, from: PlainDate, through: PlainDate): Promise<boolean> {
    const { isObserved } = await ctx.db.sql.one<{ isObserved: boolean }>(IS_OBSERVED, [organizationId, measure, from.toString(), through.toString()]);
    return isObserved;
  }
}
