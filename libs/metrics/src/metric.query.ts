import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx } from '#database';
import type { PageRequest, PlainDate } from '#kernel';
import { readingName } from './counting-function.js';
import type { Metric, Reading } from './metric.js';

/** The organisations a figure is made of, each with the direct child of the asked one that it lies under. */
export interface Tree {
  readonly ids: readonly string[];
  /** Null for the organisation itself. */
  readonly children: readonly (string | null)[];
}

export interface Period {
  readonly from: PlainDate;
  readonly through: PlainDate;
}

/** How many there are under one child; `childId` null: in all. */
export interface CountRow {
  readonly childId: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

export interface FactRow {
  readonly factId: string;
  readonly subjectId: string;
  readonly organizationId: string;
  readonly counted: boolean;
}

// Ids are the labels of a path, without hyphens.
const TREE_TODAY = `
  SELECT o.id, CASE WHEN o.id = top.id THEN NULL ELSE subltree(o.path, nlevel(top.path), nlevel(top.path) + 1)::text::uuid END AS child
  FROM organization top JOIN organization o ON o.path <@ top.path
  WHERE top.id = $1`;
// As it was: under its parent of that day, or, once it had been merged away, under what took it over.
const TREE_ON = `
  WITH RECURSIVE parent AS MATERIALIZED (SELECT * FROM organization_parents($2::date)),
  tree AS (
    SELECT $1::uuid AS id, NULL::uuid AS child
    UNION ALL
    SELECT parent.id, COALESCE(tree.child, parent.id) FROM tree JOIN parent ON parent.parent_id = tree.id)
  SELECT id, child FROM tree`;

const NOTHING: CountRow = { childId: null, numerator: 0, denominator: 0 };

const PLACED = `unnest($3::uuid[], $4::uuid[]) AS node (id, child)`;
const COUNTS = `
  SELECT question, child AS "childId", whole, numerator, denominator
  FROM chibo_figures($1, $2::date, $3::text[], $4::date[], $5::date[]) ORDER BY question, whole DESC, child`;
// A fact that counts in several organisations is one row, in the first of them.
const factsOf = (rows: string): string => `
  SELECT DISTINCT ON (fact.fact_id) fact.fact_id AS "factId", fact.subject_id AS "subjectId", fact.organization_id AS "organizationId", fact.counted
  FROM ${PLACED} JOIN (${rows}) AS fact ON fact.organization_id = node.id
  ORDER BY fact.fact_id, fact.organization_id`;

/** What is to be counted, and over which days. */
export interface CountQuestion {
  readonly metric: Metric;
  readonly reading: Reading;
  readonly period: Period;
}

/** The whole, and each direct child under which anything counts, or what belongs to the organisation itself. */
export interface Counts {
  readonly whole: CountRow;
  readonly parts: readonly CountRow[];
}

/** Works figures out of the records. */
@Injectable()
export class MetricQuery {
  /** The organisations under one, itself included, as the tree stood on a day. */
  async tree(ctx: Ctx, organizationId: string, day: PlainDate): Promise<Tree> {
    const rows =
      day.toString() === ctx.today.toString()
        ? await ctx.db.sql.many<{ id: string; child: string | null }>(TREE_TODAY, [organizationId])
        : await ctx.db.sql.many<{ id: string; child: string | null }>(TREE_ON, [organizationId, day.toString()]);
    return { ids: rows.map(({ id }) => id), children: rows.map(({ child }) => child) };
  }

  /**
   * Counts for one organisation, all questions in one statement; nothing where the actor may not know the numbers.
   * @param asOf the day whose structure counts; null: today's
   */
  async counts(ctx: Ctx, organizationId: string, asOf: PlainDate | null, questions: readonly CountQuestion[]): Promise<Counts[]> {
    const rows = await ctx.db.sql.many<CountRow & { readonly question: number; readonly whole: number }>(COUNTS, [
      organizationId,
      asOf?.toString() ?? null,
      questions.map(({ metric, reading }) => readingName(metric, reading)),
      questions.map(({ period }) => period.from.toString()),
      questions.map(({ period }) => period.through.toString()),
    ]);
    return questions.map((_, index) => {
      const own = rows.filter(({ question }) => question === index + 1);
      return { whole: own.find(({ whole }) => whole === 1) ?? NOTHING, parts: own.filter(({ whole }) => whole === 0) };
    });
  }

  /** One page of the list behind a number, as far as the actor's scope reaches: all of the denominator, or only the numerator. */
  async facts(ctx: Ctx, { rows }: Reading, tree: Tree, period: Period, countedOnly: boolean, page: PageRequest): Promise<FactRow[]> {
    const params = new SqlParams();
    params.values.push(...paramsOf(tree, period));
    const { where, orderBy, limit } = keyset([{ sql: '"factId"', type: 'uuid' }], false, page, params);
    return ctx.db.sql.many<FactRow>(
      `SELECT * FROM (${factsOf(rows)}) AS listed WHERE ${where}${countedOnly ? ' AND counted' : ''} ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    );
  }
}

function paramsOf({ ids, children }: Tree, { from, through }: Period): unknown[] {
  return [from.toString(), through.toString(), ids, children];
}
