import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import { inWhole, type CapSubject } from './cap.rules.js';
import { NAMED_POOLS, POOL, type PoolRow } from './pool.query.js';
import type { PoolCap } from './pool.rules.js';
import type { RatingLevel } from './rating.rules.js';

/** A decided row that is amended. */
export interface AmendedRow {
  readonly entryId: string;
  readonly version: number;
  readonly before: RatingLevel;
  readonly after: RatingLevel;
}

/** The decision by which rows are amended. */
export interface AmendmentDecision {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly reason: string;
}

// In one order, so that no two decisions wait for each other.
const LOCK = `
  SELECT ${POOL} FROM ${NAMED_POOLS} WHERE l.id IN (SELECT e.pool_id FROM rating_entry e WHERE e.id = ANY ($1::uuid[])) ORDER BY l.id FOR UPDATE OF l`;
const SET_CAP = `
  UPDATE rating_pool SET mode = $2::rating_cap_mode, cap_left = $3, cap_right = $4, cap_slack = $5, hard = $6
  WHERE id = ANY ($1::uuid[])
    AND (mode::text, cap_left, cap_right, cap_slack, hard) IS DISTINCT FROM ($2::text, $3::int, $4::int, $5::int, $6::boolean)`;

// An amendment has a day of its own.
const SET_LEVELS = `
  UPDATE rating_entry e SET decided_level = g.level::rating_level, decided_on = CASE WHEN e.decided_level IS NULL THEN $4::date ELSE e.decided_on END, version = e.version + 1
  FROM unnest($1::uuid[], $2::int[], $3::text[]) AS g (id, version, level) WHERE e.id = g.id AND e.version = g.version`;
const COUNT_AMENDMENT = `SELECT chibo_next_rating_amendment($1) AS amended`;
const RECORD_AMENDMENT = `
  INSERT INTO rating_amendment (id, season_id, number, entry_id, before, after, decision_number, decided_on, reason, author_id)
  SELECT id, $1, $2, entry_id, before::rating_level, after::rating_level, $3, $4::date, $5, chibo_person()
  FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[]) AS amended (id, entry_id, before, after)`;
const CLOSE = `UPDATE rating_season SET closed_on = $2::date, closing_number = $3 WHERE id = $1 AND closed_on IS NULL`;

/** Writes what is decided of pools and seasons. */
@Injectable()
export class PoolRepository {
  /** The pools of these rows, locked until the transaction ends: what they hold cannot change under the decision. */
  async lock(ctx: WriteCtx, entryIds: readonly string[]): Promise<PoolRow[]> {
    return ctx.db.sql.many(LOCK, [entryIds]);
  }

  /** Divides the rows of a season into the pools of its cut-off. */
  async draw(ctx: WriteCtx, seasonId: string, by: string): Promise<void> {
    await ctx.db.sql.run(`SELECT chibo_draw_rating_pools($1, $2)`, [seasonId, by]);
  }

  /** Tells the database by which cap these pools are decided. */
  async setCap(ctx: WriteCtx, pools: readonly PoolRow[], capOf: (subject: CapSubject) => PoolCap | undefined): Promise<void> {
    for (const subject of ['MEMBERS', 'BASE_ORGANIZATIONS'] as const) {
      const ids = pools.filter((pool) => pool.subject === subject).map(({ id }) => id);
      const cap = capOf(subject);
      if (ids.length === 0 || !cap) continue;
      const { left, right, slack } = inWhole(cap);
      await ctx.db.sql.run(SET_CAP, [ids, cap.mode, left, right, slack, cap.hard]);
    }
  }

  /** Gives rows their levels, by a decision of a day; false when one of them has been changed meanwhile. */
  async setLevels(ctx: WriteCtx, rows: readonly Omit<AmendedRow, 'before'>[], decidedOn: PlainDate): Promise<boolean> {
    const values = [rows.map(({ entryId }) => entryId), rows.map(({ version }) => version), rows.map(({ after }) => after), decidedOn.toString()];
    return (await ctx.db.sql.run(SET_LEVELS, values)) === rows.length;
  }

  /** Changes decided rows, as one amendment of the season; false when one of them has been changed meanwhile. */
  async amend(ctx: WriteCtx, seasonId: string, rows: readonly AmendedRow[], decision: AmendmentDecision): Promise<boolean> {
    if (!(await this.setLevels(ctx, rows, decision.decidedOn))) return false;
    await this.recordAmendment(ctx, seasonId, rows, decision);
    return true;
  }

  /** Keeps what was before, as one numbered amendment of the season. */
  async recordAmendment(ctx: WriteCtx, seasonId: string, rows: readonly AmendedRow[], { decisionNumber, decidedOn, reason }: AmendmentDecision): Promise<void> {
    const { amended } = await ctx.db.sql.one<{ amended: number }>(COUNT_AMENDMENT, [seasonId]);
    const [entries, before, after] = [rows.map(({ entryId }) => entryId), rows.map((row) => row.before), rows.map((row) => row.after)];
    await ctx.db.sql.run(RECORD_AMENDMENT, [seasonId, amended, decisionNumber, decidedOn.toString(), reason, rows.map(() => newId()), entries, before, after]);
  }

  /** False when it was closed before. */
  async close(ctx: Ctx, seasonId: string, closedOn: PlainDate, decisionNumber: string): Promise<boolean> {
    return (await ctx.db.sql.run(CLOSE, [seasonId, closedOn.toString(), decisionNumber])) === 1;
  }
}
