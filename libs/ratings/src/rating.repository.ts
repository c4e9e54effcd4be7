import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { Session } from './conditions.rules.js';
import type { DecidedRow, RowFromAbove } from './decision.rules.js';
import type { SeasonRow, SubjectRow } from './rating.query.js';
import type { GivenRating, RatingExcuse } from './rating.rules.js';

export interface NewSheet extends Pick<SubjectRow, 'deciderId'> {
  readonly id: string;
  readonly organizationId: string;
}

export interface NewEntry {
  readonly id: string;
  readonly sheetId: string;
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
  readonly decidedAbove: boolean;
}

const CREATE_SEASON = `
  INSERT INTO rating_season (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on)
  VALUES ($1, $2, $3, $4::date, $5::date, $6::date) ON CONFLICT DO NOTHING`;
const CREATE_SHEETS = `
  INSERT INTO rating_sheet (id, season_id, year, organization_id, decider_id)
  SELECT id, $1, $2, organization_id, decider_id FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS made (id, organization_id, decider_id) ON CONFLICT DO NOTHING`;
const CREATE_ENTRIES = `
  INSERT INTO rating_entry (id, sheet_id, member_id, excuse, decided_above)
  SELECT id, sheet_id, member_id, excuse::rating_excuse, above
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::boolean[]) AS made (id, sheet_id, member_id, excuse, above)`;
// An organisation is never ill.
const PROPOSE = `
  UPDATE rating_entry e SET proposed_level = g.level::rating_level, votes_for = g.votes_for, votes_against = g.votes_against, votes_absent = g.votes_absent,
    ballot_excellent = g.ballot_excellent, ballot_good = g.ballot_good, ballot_completed = g.ballot_completed, ballot_not_completed = g.ballot_not_completed,
    secret_ballot = $15::boolean, session_days = $16::numeric, sick_months = CASE WHEN e.member_id IS NOT NULL THEN g.sick_months END, tasks = g.tasks, tasks_done = g.tasks_done, tasks_on_time = g.tasks_on_time, tasks_above = g.tasks_above
  FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::int[], $17::int[])
    AS g (id, level, votes_for, votes_against, votes_absent, ballot_excellent, ballot_good, ballot_completed, ballot_not_completed, tasks, tasks_done, tasks_on_time, tasks_above, sick_months)
  WHERE e.id = g.id AND e.sheet_id = $1 AND e.decided_level IS NULL`;
const DECIDE = `
  UPDATE rating_entry e SET decided_level = g.level::rating_level, decided_on = $3::date, version = e.version + 1
  FROM unnest($1::uuid[], $2::text[]) AS g (id, level) WHERE e.id = g.id AND e.excuse IS NULL AND NOT e.decided_above AND e.decided_level IS NULL`;
const ENTER_FROM_ABOVE = `
  UPDATE rating_entry e SET decided_level = g.level::rating_level, deciding_body = $4, document_number = $5, document_on = $6::date, version = e.version + 1
  FROM unnest($1::uuid[], $2::int[], $3::text[]) AS g (id, version, level) WHERE e.id = g.id AND e.version = g.version AND e.decided_above`;

/** A document of another body. */
export interface ForeignDocument {
  readonly decidingBody: string;
  readonly documentNumber: string;
  readonly decidedOn: PlainDate;
}

/** Writes seasons, sheets and ratings, whole sets in one statement each. */
@Injectable()
export class RatingRepository {
  /** False when the organisation already has a season of that year. */
  async createSeason(ctx: WriteCtx, season: SeasonRow): Promise<boolean> {
    const { id, organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn } = season;
    return (await ctx.db.sql.run(CREATE_SEASON, [id, organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn])) === 1;
  }

  /** Answers how many got none, since they have one of that year already. */
  async createSheets(ctx: WriteCtx, { id, year }: SeasonRow, sheets: readonly NewSheet[]): Promise<number> {
    const [ids, organizations, deciders] = [sheets.map((sheet) => sheet.id), sheets.map(({ organizationId }) => organizationId), sheets.map(({ deciderId }) => deciderId)];
    const made = await ctx.db.sql.run(CREATE_SHEETS, [id, year, ids, organizations, deciders]);
    return sheets.length - made;
  }

  async createEntries(ctx: WriteCtx, entries: readonly NewEntry[]): Promise<void> {
    await ctx.db.sql.run(CREATE_ENTRIES, [
      entries.map(({ id }) => id),
      entries.map(({ sheetId }) => sheetId),
      entries.map(({ memberId }) => memberId),
      entries.map(({ excuse }) => excuse),
      entries.map(({ decidedAbove }) => decidedAbove),
    ]);
  }

  /** Keeps what the cell proposes, and how it came to it. */
  async propose(ctx: Ctx, sheetId: string, given: readonly GivenRating[], { secretBallot, sessionDays }: Session): Promise<void> {
    await ctx.db.sql.run(PROPOSE, [
      sheetId,
      given.map(({ entryId }) => entryId),
      given.map(({ level }) => level),
      given.map(({ votesFor }) => votesFor),
      given.map(({ votesAgainst }) => votesAgainst),
      given.map(({ votesAbsent }) => votesAbsent),
      given.map(({ ballot }) => ballot?.excellent ?? null),
      given.map(({ ballot }) => ballot?.good ?? null),
      given.map(({ ballot }) => ballot?.completed ?? null),
      given.map(({ ballot }) => ballot?.notCompleted ?? null),
      given.map(({ tasks }) => tasks?.all ?? null),
      given.map(({ tasks }) => tasks?.done ?? null),
      given.map(({ tasks }) => tasks?.onTime ?? null),
      given.map(({ tasks }) => tasks?.above ?? null),
      secretBallot ?? null,
      sessionDays ?? null,
      given.map(({ sickMonths }) => sickMonths ?? null),
    ]);
  }

  /** Enters what a body above decided; false when one of the rows has been changed meanwhile. */
  async enterFromAbove(ctx: WriteCtx, rows: readonly RowFromAbove[], { decidingBody, documentNumber, decidedOn }: ForeignDocument): Promise<boolean> {
    const values = [rows.map(({ entryId }) => entryId), rows.map(({ version }) => version), rows.map(({ level }) => level), decidingBody, documentNumber, decidedOn.toString()];
    return (await ctx.db.sql.run(ENTER_FROM_ABOVE, values)) === rows.length;
  }

  /** Decides rows that are not decided yet; not those that are excused or decided above. */
  async decide(ctx: Ctx, rows: readonly DecidedRow[], decidedOn: PlainDate): Promise<void> {
    const decided = await ctx.db.sql.run(DECIDE, [rows.map(({ entryId }) => entryId), rows.map(({ after }) => after), decidedOn.toString()]);
    if (decided !== rows.length) throw new Error('The rows of a sheet that is locked stay as they were.');
  }
}
