import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { Belonging, RatingExcuse, RatingLevel } from './rating.rules.js';

export interface SeasonRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly cutOffOn: string;
  readonly cellDeadlineOn: string;
  readonly decisionDeadlineOn: string;
  /** Null while it is open. */
  readonly closedOn: string | null;
  readonly closingNumber: string | null;
  /** How many amendments there are. */
  readonly amended: number;
}

export interface SheetRowWithSeason {
  readonly id: string;
  readonly seasonId: string;
  readonly organizationId: string;
  /** Whose season it is. */
  readonly ownerId: string;
  readonly cutOffOn: string;
}

export interface EntryRow {
  readonly id: string;
  readonly sheetId: string;
  /** Null: the row of the cell itself. */
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
  readonly proposedLevel: RatingLevel | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbsent: number | null;
  readonly decidedLevel: RatingLevel | null;
  readonly poolId: string | null;
  /** Counts the amendments. */
  readonly version: number;
}

export interface ResultRow {
  readonly memberId: string;
  readonly year: number;
  readonly level: RatingLevel;
}

/** Somebody who belonged to a cell in the year up to the cut-off. */
export interface RollRow {
  readonly belonging: Belonging;
  readonly organizationId: string;
  readonly memberId: string;
  readonly admissionCeremonyOn: string;
  readonly exempt: boolean;
  readonly suspended: boolean;
}

const SEASON = `id, organization_id AS "organizationId", year, cut_off_on AS "cutOffOn", cell_deadline_on AS "cellDeadlineOn",
  decision_deadline_on AS "decisionDeadlineOn", closed_on AS "closedOn", closing_number AS "closingNumber", amended`;
const SHEET = `s.id, s.season_id AS "seasonId", s.organization_id AS "organizationId", n.organization_id AS "ownerId", n.cut_off_on AS "cutOffOn"`;
export const ENTRY = `e.id, e.sheet_id AS "sheetId", e.member_id AS "memberId", e.excuse, e.proposed_level AS "proposedLevel", e.votes_for AS "votesFor",
  e.votes_against AS "votesAgainst", e.votes_absent AS "votesAbsent", e.decided_level AS "decidedLevel", e.pool_id AS "poolId", e.version`;

const SEASONS = `SELECT ${SEASON} FROM rating_season WHERE $1::uuid IS NULL OR organization_id = $1 ORDER BY year DESC, id`;
const SEASONS_BY_ID = `SELECT ${SEASON} FROM rating_season WHERE id = ANY ($1::uuid[])`;
const SHEETS_BY_ID = `SELECT ${SHEET} FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id WHERE s.id = ANY ($1::uuid[])`;
const SHEETS_OF = `SELECT ${SHEET} FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id WHERE s.season_id = ANY ($1::uuid[]) ORDER BY s.id`;
// The cell itself first, then its members in the order of Vietnamese given names.
const ENTRIES = `
  SELECT ${ENTRY} FROM rating_entry e LEFT JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
  WHERE e.sheet_id = ANY ($1::uuid[])
  ORDER BY e.sheet_id, e.member_id IS NOT NULL, p.given_name, p.family_name, e.id`;
const RESULTS = `
  SELECT e.member_id AS "memberId", n.year, e.decided_level AS level
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE e.member_id = ANY ($1::uuid[]) AND e.decided_level IS NOT NULL ORDER BY n.year`;
const RATES_RELATIVES = `
  SELECT EXISTS (SELECT FROM rating_entry e WHERE e.sheet_id = $1 AND e.excuse IS NULL AND e.member_id IN (SELECT chibo_relative_members())) AS yes`;
const CELLS = `
  WITH RECURSIVE unit AS (
    SELECT $1::uuid AS id
    UNION ALL
    SELECT p.organization_id FROM organization_period p JOIN unit ON p.parent_id = unit.id WHERE ${inForce('p', '$2::date')})
  SELECT p.organization_id AS id FROM unit JOIN organization_period p ON p.organization_id = unit.id
  WHERE p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')} ORDER BY p.organization_id`;
const overlaid = (kind: string): string =>
  `EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.id AND v.kind = '${kind}' AND ${inForce('v', '$2::date')})`;
// The last stay in the cell counts. Guests who have left again are no longer on the roster.
const ROLL = `
  SELECT ms.organization_id AS "organizationId", m.id AS "memberId", m.admission_ceremony_on AS "admissionCeremonyOn", ms.belonging,
    ${overlaid('ACTIVITY_EXEMPTION')} AS exempt, ${overlaid('SUSPENSION')} AS suspended
  FROM (
    SELECT DISTINCT ON (organization_id, member_id) organization_id, member_id,
      CASE WHEN NOT (${inForce('stay', '$2::date')}) THEN 'GONE' WHEN kind = 'TEMPORARY' THEN 'GUEST' ELSE 'OWN' END AS belonging
    FROM membership stay
    WHERE organization_id = ANY ($1::uuid[]) AND valid_from <= $2::date
      AND (${inForce('stay', '$2::date')} OR (kind = 'PRIMARY' AND valid_through >= date_trunc('year', $2::date)::date))
    ORDER BY organization_id, member_id, valid_from DESC
  ) AS ms JOIN member m ON m.id = ms.member_id
  ORDER BY m.id`;

/** Reads seasons, sheets and the rosters they are made of. */
@Injectable()
export class RatingQuery {
  async seasons(ctx: Ctx, organizationId: string | null): Promise<SeasonRow[]> {
    return ctx.db.sql.many(SEASONS, [organizationId]);
  }

  async seasonsInScope(ctx: Ctx, ids: readonly string[]): Promise<SeasonRow[]> {
    return ctx.db.sql.many(SEASONS_BY_ID, [ids]);
  }

  async sheetsInScope(ctx: Ctx, ids: readonly string[]): Promise<SheetRowWithSeason[]> {
    return ctx.db.sql.many(SHEETS_BY_ID, [ids]);
  }

  async sheetsOf(ctx: Ctx, seasonIds: readonly string[]): Promise<SheetRowWithSeason[]> {
    return ctx.db.sql.many(SHEETS_OF, [seasonIds]);
  }

  async entries(ctx: Ctx, sheetIds: readonly string[]): Promise<EntryRow[]> {
    return ctx.db.sql.many(ENTRIES, [sheetIds]);
  }

  /** Whether a declared relative of the actor is rated on a sheet. */
  async ratesRelatives(ctx: Ctx, sheetId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(RATES_RELATIVES, [sheetId])).yes;
  }

  /** Decided levels by member and year, the earliest first. */
  async results(ctx: Ctx, memberIds: readonly string[]): Promise<ResultRow[]> {
    return ctx.db.sql.many(RESULTS, [memberIds]);
  }

  /** The cells of an organisation, itself included, on a day. */
  async cells(ctx: Ctx, organizationId: string, day: PlainDate): Promise<string[]> {
    return (await ctx.db.sql.many<{ id: string }>(CELLS, [organizationId, day.toString()])).map(({ id }) => id);
  }

  /** Who belonged to these cells in the year up to a day, and how. */
  async roll(ctx: Ctx, organizationIds: readonly string[], day: PlainDate): Promise<RollRow[]> {
    return ctx.db.sql.many(ROLL, [organizationIds, day.toString()]);
  }
}
