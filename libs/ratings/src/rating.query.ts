import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { StandingRow } from './bulk.rules.js';
import type { Ballot, Tasks } from './ladder.rules.js';
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
  /** The organisation whose committee decides it; null when a body above does, outside what is recorded here. */
  readonly deciderId: string | null;
  /** Whether it is of a committee, which rates itself as a collective. */
  readonly collective: boolean;
  /** Whether the deciding organisation has a standing committee; the whole committee decides where there is none. */
  readonly byStandingCommittee: boolean;
}

/** Who is rated in a season besides members, and the organisation that decides on them and on their members. */
export interface SubjectRow {
  readonly id: string;
  /** With members of its own; others are committees, which are rated as collectives. */
  readonly isCell: boolean;
  readonly deciderId: string | null;
  /** First day on which it is on record. */
  readonly foundedOn: string;
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
  /** Counts how often its result was set. */
  readonly version: number;
  /** A body above the organisation of the season decides it. */
  readonly decidedAbove: boolean;
  readonly decidingBody: string | null;
  readonly documentNumber: string | null;
  readonly documentOn: string | null;
  /** How many voted for each level, where that was counted. */
  readonly ballot: Ballot | null;
  readonly tasks: Tasks | null;
  readonly secretBallot: boolean | null;
  readonly sessionDays: number | null;
  readonly sickMonths: number | null;
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
const SHEET = `s.id, s.season_id AS "seasonId", s.organization_id AS "organizationId", n.organization_id AS "ownerId", n.cut_off_on AS "cutOffOn",
  s.decider_id AS "deciderId", EXISTS (SELECT FROM organization_period p WHERE p.organization_id = s.organization_id
    AND p.kind NOT IN ('CELL', 'BASE_CELL') AND ${inForce('p', 'n.cut_off_on')}) AS collective,
  EXISTS (SELECT FROM committee c WHERE c.organization_id = s.decider_id AND c.kind = 'STANDING' AND ${inForce('c', 'n.cut_off_on')}) AS "byStandingCommittee"`;
export const ENTRY = `e.id, e.sheet_id AS "sheetId", e.member_id AS "memberId", e.excuse, e.proposed_level AS "proposedLevel", e.votes_for AS "votesFor",
  e.votes_against AS "votesAgainst", e.votes_absent AS "votesAbsent", e.decided_level AS "decidedLevel", e.pool_id AS "poolId", e.version,
  e.decided_above AS "decidedAbove", e.deciding_body AS "decidingBody", e.document_number AS "documentNumber", e.document_on AS "documentOn",
  e.secret_ballot AS "secretBallot", e.session_days::float8 AS "sessionDays", e.sick_months AS "sickMonths",
  CASE WHEN e.ballot_good IS NOT NULL THEN json_build_object('excellent', e.ballot_excellent, 'good', e.ballot_good, 'completed', e.ballot_completed, 'notCompleted', e.ballot_not_completed) END AS ballot,
  CASE WHEN e.tasks IS NOT NULL THEN json_build_object('all', e.tasks, 'done', e.tasks_done, 'onTime', e.tasks_on_time, 'above', e.tasks_above) END AS tasks`;

const SEASONS = `SELECT ${SEASON} FROM rating_season WHERE $1::uuid IS NULL OR organization_id = $1 ORDER BY year DESC, id`;
const SEASONS_BY_ID = `SELECT ${SEASON} FROM rating_season WHERE id = ANY ($1::uuid[])`;
const SHEETS_BY_ID = `SELECT ${SHEET} FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id WHERE s.id = ANY ($1::uuid[])`;
const SHEETS_OF = `SELECT ${SHEET} FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id WHERE s.season_id = ANY ($1::uuid[]) ORDER BY s.id`;
// The cell itself first, then its members in the order of Vietnamese given names.
const ENTRIES = `
  SELECT ${ENTRY} FROM rating_entry e LEFT JOIN member m ON m.id = e.member_id LEFT JOIN person p ON p.id = m.person_id
  WHERE e.sheet_id = ANY ($1::uuid[])
  ORDER BY e.sheet_id, e.member_id IS NOT NULL, p.given_name, p.family_name, e.id`;
const STANDING_ROWS = `
  SELECT e.id, e.sheet_id AS "sheetId", e.member_id AS "memberId", e.excuse, e.pool_id AS "poolId", e.version, e.proposed_level AS "proposedLevel",
    e.decided_level AS "decidedLevel", e.decided_above AS "decidedAbove"
  FROM rating_entry e WHERE e.sheet_id = ANY ($1::uuid[])`;
const ENTRIES_BY_ID = `SELECT ${ENTRY} FROM rating_entry e WHERE e.id = ANY ($1::uuid[])`;
const DECIDABLE = `SELECT s.id FROM rating_sheet s WHERE s.id = ANY ($1::uuid[]) AND s.id IN (SELECT chibo_decidable_rating_sheets()) ORDER BY s.id`;
const RESULTS = `
  SELECT e.member_id AS "memberId", n.year, e.decided_level AS level
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE e.member_id = ANY ($1::uuid[]) AND e.decided_level IS NOT NULL ORDER BY n.year`;
const RATES_RELATIVES = `
  SELECT EXISTS (SELECT FROM rating_entry e WHERE e.sheet_id = $1 AND e.excuse IS NULL AND e.member_id IN (SELECT chibo_relative_members())) AS yes`;
// Members and organisations are decided by the committee they stand directly under; one within a base organisation has no such power.
// On a ward a body above decides, with a document of its own, whether it is on record here or not.
const SUBJECTS = `
  WITH RECURSIVE tree (id, kind, decider) AS (
    SELECT $1::uuid, p.kind, CASE WHEN p.kind <> 'WARD_COMMITTEE' THEN p.parent_id END FROM (SELECT) AS asked LEFT JOIN organization_period p ON p.organization_id = $1 AND ${inForce('p', '$2::date')}
    UNION ALL
    SELECT p.organization_id, p.kind, CASE tree.kind WHEN 'DIVISION_COMMITTEE' THEN tree.decider ELSE tree.id END
    FROM tree JOIN organization_period p ON p.parent_id = tree.id AND ${inForce('p', '$2::date')})
  SELECT id, kind IN ('CELL', 'BASE_CELL') AS "isCell", decider AS "deciderId", (SELECT min(p.valid_from) FROM organization_period p WHERE p.organization_id = tree.id) AS "foundedOn" FROM tree
  WHERE kind IN ('CELL', 'BASE_CELL', 'WARD_COMMITTEE', 'BASE_COMMITTEE', 'SUBORDINATE_COMMITTEE') ORDER BY id`;
const RELATIVES = `SELECT chibo_relative_members() AS id`;
const STANDING_MEMBERS = `
  SELECT DISTINCT m.id FROM post t JOIN committee c ON c.id = t.committee_id JOIN member m ON m.person_id = t.person_id
  WHERE c.organization_id = $1 AND c.kind = 'STANDING' AND ${inForce('t', '$2::date')}`;
const SEATS = `
  SELECT count(DISTINCT t.person_id)::int AS seats FROM post t JOIN committee c ON c.id = t.committee_id
  WHERE c.organization_id = $1 AND c.kind = 'EXECUTIVE' AND ${inForce('t', '$2::date')}`;
const overlaid = (kind: string): string =>
  `EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.id AND v.kind = '${kind}' AND ${inForce('v', '$2::date')})`;
/** When somebody was admitted, as it counts on a day: whoever was admitted again is a new member again. */
export const admittedBy = (member: string, day: string): string =>
  `COALESCE((SELECT max(r.ceremony_on) FROM member_readmission r WHERE r.member_id = ${member}.id AND r.ceremony_on <= ${day}), ${member}.admission_ceremony_on)`;
// The last stay in the cell counts. Guests who have left again are no longer on the roster.
const ROLL = `
  SELECT ms.organization_id AS "organizationId", m.id AS "memberId", ${admittedBy('m', '$2::date')} AS "admissionCeremonyOn", ms.belonging,
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

  /** The rows of sheets as a decision sees them, in no order. */
  async standingRows(ctx: Ctx, sheetIds: readonly string[]): Promise<StandingRow[]> {
    return ctx.db.sql.many(STANDING_ROWS, [sheetIds]);
  }

  async entriesByIds(ctx: Ctx, ids: readonly string[]): Promise<EntryRow[]> {
    return ctx.db.sql.many(ENTRIES_BY_ID, [ids]);
  }

  /** Of these sheets those that the actor decides, as somebody of the organisation that does. */
  async decidable(ctx: Ctx, sheetIds: readonly string[]): Promise<Set<string>> {
    return new Set((await ctx.db.sql.many<{ id: string }>(DECIDABLE, [sheetIds])).map(({ id }) => id));
  }

  /** Whether a declared relative of the actor is rated on a sheet. */
  async ratesRelatives(ctx: Ctx, sheetId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(RATES_RELATIVES, [sheetId])).yes;
  }

  /** The declared relatives of the actor who are members. */
  async relatives(ctx: Ctx): Promise<Set<string>> {
    return new Set((await ctx.db.sql.many<{ id: string }>(RELATIVES)).map(({ id }) => id));
  }

  /** Decided levels by member and year, the earliest first. */
  async results(ctx: Ctx, memberIds: readonly string[]): Promise<ResultRow[]> {
    return ctx.db.sql.many(RESULTS, [memberIds]);
  }

  /** The cells of an organisation and the committees of itself and under it, on a day, each with who decides. */
  async subjects(ctx: Ctx, organizationId: string, day: PlainDate): Promise<SubjectRow[]> {
    return ctx.db.sql.many(SUBJECTS, [organizationId, day.toString()]);
  }

  /** The members of an organisation's standing committee on a day. */
  async standingMembers(ctx: Ctx, organizationId: string, day: PlainDate): Promise<string[]> {
    return (await ctx.db.sql.many<{ id: string }>(STANDING_MEMBERS, [organizationId, day.toString()])).map(({ id }) => id);
  }

  /** How many sit on an organisation's committee on a day. */
  async seats(ctx: Ctx, organizationId: string, day: PlainDate): Promise<number> {
    return (await ctx.db.sql.one<{ seats: number }>(SEATS, [organizationId, day.toString()])).seats;
  }

  /** Who belonged to these cells in the year up to a day, and how. */
  async roll(ctx: Ctx, organizationIds: readonly string[], day: PlainDate): Promise<RollRow[]> {
    return ctx.db.sql.many(ROLL, [organizationIds, day.toString()]);
  }
}
