import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest } from '#kernel';

/** How many there are, and how many of them stand where: whoever is in none of these has not begun. */
export interface StepCounts {
  readonly total: number;
  readonly entered: number;
  readonly submitted: number;
  readonly returned: number;
  readonly decided: number;
}

/** How far the sheets of one organisation and all below it have come. */
export interface OrganizationProgressRow {
  readonly organizationId: string;
  readonly name: string;
  /** The sheets of the organisation that was asked for itself. */
  readonly itself: boolean;
  readonly sheets: StepCounts;
  /** Rows to be rated. */
  readonly rows: StepCounts;
  readonly excused: number;
}

const STEPS = ['entered', 'submitted', 'returned', 'decided'] as const;
const SORT: readonly SortColumn[] = [
  { sql: 'summed.name', type: 'text' },
  { sql: 'summed."organizationId"', type: 'uuid' },
];
const countsOf = (total: string, prefix: string): string =>
  `json_build_object('total', ${total}, ${STEPS.map((step) => `'${step}', COALESCE(sum(sheet.${prefix}_${step}), 0)`).join(', ')})`;
// One statement however many sheets: each is placed under the child to which it belongs, at the cut-off. A sheet is returned as
// long as its last move was the return; whatever is entered of it then counts as returned.
const SUMMED = (season: string, organization: string): string => `
  WITH RECURSIVE season AS (SELECT n.id, n.cut_off_on FROM rating_season n WHERE n.id = ${season}),
  tree (id, direct) AS (
    SELECT ${organization}, ${organization}
    UNION ALL
    SELECT p.organization_id, CASE WHEN tree.id = ${organization} THEN p.organization_id ELSE tree.direct END
    FROM tree CROSS JOIN season JOIN organization_period p ON p.parent_id = tree.id AND ${inForce('p', 'season.cut_off_on')}),
  placed AS (
    SELECT s.id, tree.direct, CASE
      WHEN i.stage = 'DRAFTING' AND (SELECT l.action FROM workflow_log l WHERE l.item_id = s.id AND l.from_stage IS DISTINCT FROM l.to_stage ORDER BY l.sequence DESC LIMIT 1) = 'RETURN' THEN 'RETURNED'
      ELSE i.stage END AS stage
    FROM tree JOIN rating_sheet s ON s.organization_id = tree.id AND s.season_id = ${season} JOIN workflow_item i ON i.id = s.id
    WHERE s.organization_id IN (SELECT chibo_organizations('rating_read'))),
  sheet AS (
    SELECT placed.id, placed.direct,
      (placed.stage = 'DRAFTING' AND count(e.proposed_level) > 0)::int AS sheets_entered, (placed.stage IN ('SUBMITTED', 'ABOVE'))::int AS sheets_submitted,
      (placed.stage = 'RETURNED')::int AS sheets_returned, (placed.stage = 'DECIDED')::int AS sheets_decided,
      count(*) FILTER (WHERE e.excuse IS NULL) AS to_rate, count(*) FILTER (WHERE e.excuse IS NOT NULL) AS excused,
      count(*) FILTER (WHERE e.decided_level IS NOT NULL) AS rows_decided,
      count(*) FILTER (WHERE e.decided_level IS NULL AND e.proposed_level IS NOT NULL AND placed.stage = 'DRAFTING') AS rows_entered,
      count(*) FILTER (WHERE e.decided_level IS NULL AND e.proposed_level IS NOT NULL AND placed.stage = 'RETURNED') AS rows_returned,
      count(*) FILTER (WHERE e.decided_level IS NULL AND e.proposed_level IS NOT NULL AND placed.stage NOT IN ('DRAFTING', 'RETURNED')) AS rows_submitted
    FROM placed JOIN rating_entry e ON e.sheet_id = placed.id GROUP BY placed.id, placed.direct, placed.stage),
  summed AS (
    SELECT sheet.direct AS "organizationId", (SELECT p.name FROM organization_period p, season WHERE p.organization_id = sheet.direct AND ${inForce('p', 'season.cut_off_on')}) AS name,
      sheet.direct = ${organization} AS itself, ${countsOf('count(*)', 'sheets')} AS sheets, ${countsOf('sum(sheet.to_rate)', 'rows')} AS rows, sum(sheet.excused)::int AS excused
    FROM sheet GROUP BY sheet.direct)`;

/** Sums the progress of a season up the tree. */
@Injectable()
export class SeasonProgressQuery {
  /** One page of an organisation's children with sheets in the season, itself among them, by name. */
  async list(ctx: Ctx, seasonId: string, organizationId: string, page: PageRequest): Promise<OrganizationProgressRow[]> {
    const params = new SqlParams();
    const summed = SUMMED(params.add(seasonId, 'uuid'), params.add(organizationId, 'uuid'));
    const { where, orderBy, limit } = keyset(SORT, false, page, params);
    return ctx.db.sql.many(`${summed} SELECT * FROM summed WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ name, organizationId }: OrganizationProgressRow): CursorKey {
    return [name, organizationId];
  }
}
