import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, wordPattern, type Ctx, type SortColumn } from '#database';
import type { OnDay } from '#graphql';
import { searchWords, type PageRequest, type PlainDate } from '#kernel';
import type { LineageKind, OrganizationKind, OrganizationSector } from '#enums';

/** An organisation as it was on a day, or, when it did not exist then, as it was nearest to that day. */
export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly sector: OrganizationSector | null;
  readonly parentId: string | null;
  readonly foundedOn: string;
  readonly endedOn: string | null;
  /** Whether it existed on the day asked for. */
  readonly active: boolean;
  readonly version: number;
}

export interface DecisionRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly title: string;
  readonly basis: string | null;
  readonly synthetic: boolean;
}

export interface PeriodRow {
  readonly organizationId: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly sector: OrganizationSector | null;
  readonly parentId: string | null;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly decision: DecisionRow | null;
}

export interface LineageRow {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly kind: LineageKind;
  readonly effectiveOn: string;
  readonly decision: DecisionRow | null;
}

export interface OrganizationFilter {
  readonly kinds?: readonly OrganizationKind[] | null;
  readonly sectors?: readonly OrganizationSector[] | null;
  /** Directly under this organisation. */
  readonly parentId?: string | null;
  /** Anywhere under this organisation. */
  readonly underId?: string | null;
  /** Words of the name, without accents, in any order. */
  readonly name?: string | null;
}

const columnsOn = (day: string): string => `o.id, p.name, p.kind, p.sector, p.parent_id AS "parentId",
  o.founded_on AS "foundedOn", o.ended_on AS "endedOn", o.version, p.during @> ${day} AS active`;
const COLUMNS = columnsOn('$1::date');
const DECISION = `CASE WHEN d.id IS NULL THEN NULL ELSE json_build_object('id', d.id, 'number', d.number, 'issuedOn', d.issued_on,
  'issuedBy', d.issued_by, 'title', d.title, 'basis', d.basis, 'synthetic', d.synthetic) END AS decision`;

/** Periods `p` in the order of their nearness to a day, the one that holds on it first. */
const nearestTo = (day: string): string => `p.during @> ${day} DESC, p.valid_from <= ${day} DESC, abs(p.valid_from - ${day})`;

/** The period of an organisation that holds on a day, or the one nearest to it, as a lateral table `p`. */
const nearestPeriod = (organizationId: string, day: string): string => `
  LATERAL (
    SELECT * FROM organization_period p WHERE p.organization_id = ${organizationId}
    ORDER BY ${nearestTo(day)} LIMIT 1) p`;

// For many days at once: each period of an organisation stood under its parent as that was on another day.
const ON_DAYS = `
  SELECT DISTINCT ON (o.id, asked.day) asked.day, ${columnsOn('asked.day')}
  FROM unnest($1::date[], $2::uuid[]) AS asked (day, id)
  JOIN organization o ON o.id = asked.id
  JOIN organization_period p ON p.organization_id = o.id
  ORDER BY o.id, asked.day, ${nearestTo('asked.day')}`;

const CHILDREN = `
  SELECT ${COLUMNS}
  FROM organization_period p JOIN organization o ON o.id = p.organization_id
  WHERE p.parent_id = ANY ($2::uuid[]) AND p.during @> $1::date
  ORDER BY p.name COLLATE "vi-x-icu", o.id`;

const ANCESTORS = `
  WITH RECURSIVE above AS (
    SELECT s.id AS organization_id, s.id AS at, 0 AS height FROM unnest($2::uuid[]) AS s (id)
    UNION ALL
    SELECT above.organization_id, p.parent_id, above.height + 1
    FROM above CROSS JOIN ${nearestPeriod('above.at', '$1::date')}
    WHERE p.parent_id IS NOT NULL)
  SELECT above.organization_id AS "descendantId", ${COLUMNS}
  FROM above
  JOIN organization o ON o.id = above.at
  CROSS JOIN ${nearestPeriod('o.id', '$1::date')}
  WHERE above.height > 0
  ORDER BY above.height DESC`;

const PERIODS = `
  SELECT p.organization_id AS "organizationId", p.name, p.kind, p.sector, p.parent_id AS "parentId",
    p.valid_from AS "validFrom", p.valid_through AS "validThrough", ${DECISION}
  FROM organization_period p LEFT JOIN decision d ON d.id = p.decision_id
  WHERE p.organization_id = ANY ($1::uuid[])
  ORDER BY p.valid_from`;

const LINEAGE = `
  SELECT l.predecessor_id AS "predecessorId", l.successor_id AS "successorId", l.kind, l.effective_on AS "effectiveOn", ${DECISION}
  FROM organization_lineage l LEFT JOIN decision d ON d.id = l.decision_id
  WHERE l.predecessor_id = ANY ($1::uuid[]) OR l.successor_id = ANY ($1::uuid[])
  ORDER BY l.effective_on, l.predecessor_id`;

/** The subtree of a parameter's organisation on the day, itself excluded, as a table expression. */
const SUBTREE = (root: string, asOf: string): string => `
  WITH RECURSIVE below AS (
    SELECT p.organization_id AS id FROM organization_period p WHERE p.parent_id = ${root} AND p.during @> ${asOf}
    UNION ALL
    SELECT p.organization_id FROM organization_period p JOIN below ON p.parent_id = below.id WHERE p.during @> ${asOf})
  SELECT id FROM below`;

const SORT: readonly SortColumn[] = [
  { sql: 'p.name COLLATE "vi-x-icu"', type: 'text' },
  { sql: 'o.id', type: 'uuid' },
];

/** Reads the tree of organisations as of a day. Row-level security keeps it to what the actor may know. */
@Injectable()
export class OrganizationQuery {
  /** One page of the organisations that existed on the day, by name. */
  async list(ctx: Ctx, asOf: PlainDate, filter: OrganizationFilter, page: PageRequest): Promise<OrganizationRow[]> {
    const params = new SqlParams();
    const from = listed(asOf, filter, params);
    const { where, orderBy, limit } = keyset(SORT, false, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${from} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  async count(ctx: Ctx, asOf: PlainDate, filter: OrganizationFilter): Promise<number> {
    const params = new SqlParams();
    const from = listed(asOf, filter, params);
    const row = await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count ${from}`, params.values);
    return row.count;
  }

  /** Organisations, each as it was on the day for which it is asked. */
  async findInScope(ctx: Ctx, asked: readonly OnDay[]): Promise<(OrganizationRow & { readonly day: string })[]> {
    return ctx.db.sql.many(ON_DAYS, [asked.map(({ asOf }) => asOf.toString()), asked.map(({ id }) => id)]);
  }

  /** The organisations directly under each of these on the day, by name. */
  async children(ctx: Ctx, asOf: PlainDate, parentIds: readonly string[]): Promise<OrganizationRow[]> {
    return ctx.db.sql.many(CHILDREN, [asOf.toString(), parentIds]);
  }

  /** The organisations above each of these on the day, the topmost first. */
  async ancestors(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<(OrganizationRow & { readonly descendantId: string })[]> {
    return ctx.db.sql.many(ANCESTORS, [asOf.toString(), ids]);
  }

  async periods(ctx: Ctx, ids: readonly string[]): Promise<PeriodRow[]> {
    return ctx.db.sql.many(PERIODS, [ids]);
  }

  /** Lets take effect what was decided for today: paths of organisations, and what goes with members who are elsewhere now; answers how many records changed. */
  async beginDay(ctx: Ctx): Promise<number> {
    const { changed } = await ctx.db.sql.one<{ changed: number }>('SELECT begin_day($1) AS changed', [ctx.today.toString()]);
    return changed;
  }

  /** Rows in which any of these came out of, or went into, another organisation. */
  async lineage(ctx: Ctx, ids: readonly string[]): Promise<LineageRow[]> {
    return ctx.db.sql.many(LINEAGE, [ids]);
  }
}

function listed(asOf: PlainDate, filter: OrganizationFilter, params: SqlParams): string {
  const day = params.add(asOf.toString(), 'date');
  const conditions = [`p.during @> ${day}`];
  if (filter.kinds?.length) conditions.push(`p.kind = ANY (${params.add(filter.kinds, 'organization_kind[]')})`);
  if (filter.sectors?.length) conditions.push(`p.sector = ANY (${params.add(filter.sectors, 'organization_sector[]')})`);
  if (filter.parentId != null) conditions.push(`p.parent_id = ${params.add(filter.parentId, 'uuid')}`);
  if (filter.underId != null) conditions.push(`o.id IN (${SUBTREE(params.add(filter.underId, 'uuid'), day)})`);
  for (const word of searchWords(filter.name ?? '')) conditions.push(`p.search_name LIKE ${params.add(wordPattern(word), 'text')}`);
  return `FROM organization o JOIN organization_period p ON p.organization_id = o.id WHERE ${conditions.join(' AND ')}`;
}
