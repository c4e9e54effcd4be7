import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx } from '#database';
import type { PageRequest, PlainDate } from '#kernel';
import type { Reading } from './metric.js';

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

const PLACED = `unnest($3::uuid[], $4::uuid[]) AS node (id, child)`;
const countsOf = (rows: string): string => `
  SELECT node.child AS "childId", GROUPING(node.child) AS whole,
    count(DISTINCT fact.fact_id) FILTER (WHERE fact.counted)::int AS numerator, count(DISTINCT fact.fact_id)::int AS denominator
  FROM ${PLACED} JOIN (${rows}) AS fact ON fact.organization_id = node.id
  GROUP BY GROUPING SETS ((), (node.child))`;
// A fact that counts in several organisations is one row, in the first of them.
const factsOf = (rows: string): string => `
  SELECT DISTINCT ON (fact.fact_id) fact.fact_id AS "factId", fact.subject_id AS "subjectId", fact.organization_id AS "organizationId", fact.counted
  FROM ${PLACED} JOIN (${rows}) AS fact ON fact.organization_id = node.id
  ORDER BY fact.fact_id, fact.organization_id`;

/** Works figures out of the records, as far as the actor's scope reaches. */
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

  /** The whole first, then each direct child under which anything counts, or what belongs to the organisation itself. */
  async counts(ctx: Ctx, { rows }: Reading, tree: Tree, period: Period): Promise<{ readonly whole: CountRow; readonly parts: readonly CountRow[] }> {
    const found = await ctx.db.sql.many<CountRow & { whole: number }>(countsOf(rows), paramsOf(tree, period));
    const whole = found.find((row) => row.whole === 1) ?? { childId: null, numerator: 0, denominator: 0 };
    return { whole, parts: found.filter((row) => row.whole === 0) };
  }

  /** One page of the list behind a number: all of the denominator, or only the numerator. */
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
