import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';

/** How far a season has come. */
export interface ProgressRow {
  readonly seasonId: string;
  /** Counts every change of the season and its sheets. */
  readonly version: number;
  readonly sheets: number;
  readonly submitted: number;
  readonly decided: number;
  /** Everybody on the rosters, and the cells themselves. */
  readonly roster: number;
  readonly excused: number;
  readonly proposed: number;
  readonly rated: number;
}

export interface AmendmentRow {
  readonly id: string;
  readonly seasonId: string;
  readonly number: number;
  readonly entryId: string;
  readonly sheetId: string;
  readonly memberId: string | null;
  readonly before: string;
  readonly after: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly reason: string;
  readonly authorId: string | null;
}

/** A cell whose rows are not all rated or excused. */
export interface OpenCellRow {
  readonly name: string;
  readonly missing: number;
}

// For whoever sees ratings above the cells: counts of one cell, or of one's own row, would pass for those of the season.
const PROGRESS = `
  SELECT n.id AS "seasonId", (1 + n.amended + (n.closed_on IS NOT NULL)::int + COALESCE(sheet.versions, 0))::int AS version,
    COALESCE(sheet.sheets, 0)::int AS sheets, COALESCE(sheet.submitted, 0)::int AS submitted, COALESCE(sheet.decided, 0)::int AS decided,
    COALESCE(entry.roster, 0)::int AS roster, COALESCE(entry.excused, 0)::int AS excused, COALESCE(entry.proposed, 0)::int AS proposed,
    COALESCE(entry.rated, 0)::int AS rated
  FROM rating_season n
  LEFT JOIN (
    SELECT s.season_id, sum(i.version) AS versions, count(*) AS sheets, count(*) FILTER (WHERE i.stage IN ('SUBMITTED', 'ABOVE')) AS submitted,
      count(*) FILTER (WHERE i.stage = 'DECIDED') AS decided
    FROM rating_sheet s JOIN workflow_item i ON i.id = s.id WHERE s.season_id = ANY ($1::uuid[]) GROUP BY s.season_id) AS sheet ON sheet.season_id = n.id
  LEFT JOIN (
    SELECT s.season_id, count(*) AS roster, count(*) FILTER (WHERE e.excuse IS NOT NULL) AS excused,
      count(*) FILTER (WHERE e.proposed_level IS NOT NULL) AS proposed, count(*) FILTER (WHERE e.decided_level IS NOT NULL) AS rated
    FROM rating_sheet s JOIN rating_entry e ON e.sheet_id = s.id WHERE s.season_id = ANY ($1::uuid[]) GROUP BY s.season_id) AS entry ON entry.season_id = n.id
  WHERE n.id = ANY ($1::uuid[])
    AND EXISTS (SELECT FROM organization_period p WHERE p.kind NOT IN ('CELL', 'BASE_CELL') AND p.organization_id IN (SELECT chibo_organizations('rating_read')))`;
const NAME = `(SELECT p.name FROM organization_period p JOIN rating_season n ON n.id = s.season_id
  WHERE p.organization_id = s.organization_id AND ${inForce('p', 'n.cut_off_on')})`;
const OPEN_CELLS = `
  SELECT ${NAME} AS name, count(*)::int AS missing
  FROM rating_sheet s JOIN rating_entry e ON e.sheet_id = s.id
  WHERE s.season_id = $1 AND e.excuse IS NULL AND e.decided_level IS NULL GROUP BY s.id ORDER BY name, s.id`;
const NAMES = `SELECT ${NAME} AS name FROM rating_sheet s WHERE s.id = ANY ($1::uuid[]) ORDER BY name, s.id`;
const AMENDMENTS = `
  SELECT a.id, a.season_id AS "seasonId", a.number, a.entry_id AS "entryId", e.sheet_id AS "sheetId", e.member_id AS "memberId", a.before, a.after,
    a.decision_number AS "decisionNumber", a.decided_on AS "decidedOn", a.reason, a.author_id AS "authorId"
  FROM rating_amendment a JOIN rating_entry e ON e.id = a.entry_id`;
const CONFLICTING = `SELECT chibo_conflicting_rating_sheets() AS id`;
// Rows of one sheet may be decided on several days. Of those decided before their own day was kept the last on the sheet holds.
const DECISION_DAYS = `
  SELECT e.id, COALESCE(e.decided_on, (SELECT max(l.decided_on) FROM workflow_log l WHERE l.item_id = e.sheet_id AND l.action = 'DECIDE')) AS on_day
  FROM rating_entry e WHERE e.id = ANY ($1::uuid[]) AND e.decided_level IS NOT NULL
  UNION ALL SELECT a.entry_id, a.decided_on FROM rating_amendment a WHERE a.entry_id = ANY ($1::uuid[])`;
const LAST_DECIDED = `SELECT max(made.on_day)::text AS day FROM (${DECISION_DAYS}) AS made`;
const LAST_DECIDED_OF = `SELECT made.id, max(made.on_day)::text AS day FROM (${DECISION_DAYS}) AS made WHERE made.on_day IS NOT NULL GROUP BY made.id`;
const SHEETS_OF_ENTRIES = `SELECT DISTINCT s.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE e.id = ANY ($1::uuid[]) AND s.season_id = $2`;

/** Reads what the deciding body needs to know of a season. */
@Injectable()
export class DecisionQuery {
  /** Of the seasons of which the actor sees more than a cell's. */
  async progress(ctx: Ctx, seasonIds: readonly string[]): Promise<ProgressRow[]> {
    return ctx.db.sql.many(PROGRESS, [seasonIds]);
  }

  /** The cells with rows neither rated nor excused, by name. */
  async openCells(ctx: Ctx, seasonId: string): Promise<OpenCellRow[]> {
    return ctx.db.sql.many(OPEN_CELLS, [seasonId]);
  }

  /** The names of those whose sheets these are. */
  async names(ctx: Ctx, sheetIds: readonly string[]): Promise<string[]> {
    return (await ctx.db.sql.many<{ name: string }>(NAMES, [sheetIds])).map(({ name }) => name);
  }

  /** The amendments of seasons, the latest first. */
  async amendments(ctx: Ctx, seasonIds: readonly string[]): Promise<AmendmentRow[]> {
    return ctx.db.sql.many(`${AMENDMENTS} WHERE a.season_id = ANY ($1::uuid[]) ORDER BY a.season_id, a.number DESC, a.id`, [seasonIds]);
  }

  /** The sheets on which the actor or a declared relative of the actor is rated: somebody else decides them. */
  async conflicting(ctx: Ctx): Promise<Set<string>> {
    return new Set((await ctx.db.sql.many<{ id: string }>(CONFLICTING)).map(({ id }) => id));
  }

  /** The day of the last decision or amendment on any of these rows; null when there is none. */
  async lastDecidedOn(ctx: Ctx, entryIds: readonly string[]): Promise<string | null> {
    return (await ctx.db.sql.one<{ day: string | null }>(LAST_DECIDED, [entryIds])).day;
  }

  /** The same for each row of which there is one. */
  async lastDecidedOnOf(ctx: Ctx, entryIds: readonly string[]): Promise<Map<string, string>> {
    return new Map((await ctx.db.sql.many<{ id: string; day: string }>(LAST_DECIDED_OF, [entryIds])).map(({ id, day }) => [id, day]));
  }

  /** The sheets of a season on which these rows stand. */
  async sheetsOfEntries(ctx: Ctx, seasonId: string, entryIds: readonly string[]): Promise<string[]> {
    return (await ctx.db.sql.many<{ id: string }>(SHEETS_OF_ENTRIES, [entryIds, seasonId])).map(({ id }) => id);
  }
}
