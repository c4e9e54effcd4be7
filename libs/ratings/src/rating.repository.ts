import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { SeasonRow } from './rating.query.js';
import type { GivenRating, RatingExcuse, RatingLevel } from './rating.rules.js';

export interface NewSheet {
  readonly id: string;
  readonly organizationId: string;
}

export interface NewEntry {
  readonly id: string;
  readonly sheetId: string;
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
}

const CREATE_SEASON = `
  INSERT INTO rating_season (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on)
  VALUES ($1, $2, $3, $4::date, $5::date, $6::date) ON CONFLICT DO NOTHING`;
const CREATE_SHEETS = `
  INSERT INTO rating_sheet (id, season_id, year, organization_id)
  SELECT id, $1, $2, organization_id FROM unnest($3::uuid[], $4::uuid[]) AS made (id, organization_id) ON CONFLICT DO NOTHING`;
const CREATE_ENTRIES = `
  INSERT INTO rating_entry (id, sheet_id, member_id, excuse)
  SELECT id, sheet_id, member_id, excuse::rating_excuse FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS made (id, sheet_id, member_id, excuse)`;
const PROPOSE = `
  UPDATE rating_entry e SET proposed_level = g.level::rating_level, votes_for = g.votes_for, votes_against = g.votes_against, votes_absent = g.votes_absent
  FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[]) AS g (id, level, votes_for, votes_against, votes_absent)
  WHERE e.id = g.id AND e.sheet_id = $1`;
const DECIDE = `
  UPDATE rating_entry e SET decided_level = COALESCE(g.level::rating_level, e.proposed_level)
  FROM rating_entry own LEFT JOIN unnest($2::uuid[], $3::text[]) AS g (id, level) ON g.id = own.id
  WHERE own.id = e.id AND e.sheet_id = ANY ($1::uuid[]) AND e.excuse IS NULL`;

/** Writes seasons, sheets and ratings, whole sets in one statement each. */
@Injectable()
export class RatingRepository {
  /** False when the organisation already has a season of that year. */
  async createSeason(ctx: WriteCtx, season: SeasonRow): Promise<boolean> {
    const { id, organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn } = season;
    return (await ctx.db.sql.run(CREATE_SEASON, [id, organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn])) === 1;
  }

  /** Answers how many cells got none, since they have one of that year already. */
  async createSheets(ctx: WriteCtx, { id, year }: SeasonRow, sheets: readonly NewSheet[]): Promise<number> {
    const made = await ctx.db.sql.run(CREATE_SHEETS, [id, year, sheets.map((sheet) => sheet.id), sheets.map(({ organizationId }) => organizationId)]);
    return sheets.length - made;
  }

  async createEntries(ctx: WriteCtx, entries: readonly NewEntry[]): Promise<void> {
    await ctx.db.sql.run(CREATE_ENTRIES, [
      entries.map(({ id }) => id),
      entries.map(({ sheetId }) => sheetId),
      entries.map(({ memberId }) => memberId),
      entries.map(({ excuse }) => excuse),
    ]);
  }

  /** Keeps what the cell proposes. */
  async propose(ctx: Ctx, sheetId: string, given: readonly GivenRating[]): Promise<void> {
    await ctx.db.sql.run(PROPOSE, [
      sheetId,
      given.map(({ entryId }) => entryId),
      given.map(({ level }) => level),
      given.map(({ votesFor }) => votesFor),
      given.map(({ votesAgainst }) => votesAgainst),
      given.map(({ votesAbsent }) => votesAbsent),
    ]);
  }

  /** Decides every row of these sheets as proposed, but for those named. */
  async decide(ctx: Ctx, sheetIds: readonly string[], except: readonly { entryId: string; level: RatingLevel }[]): Promise<void> {
    await ctx.db.sql.run(DECIDE, [sheetIds, except.map(({ entryId }) => entryId), except.map(({ level }) => level)]);
  }
}
