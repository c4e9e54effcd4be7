import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Rater, Restriction } from './ladder.rules.js';
import type { RatingLevel } from './rating.rules.js';

/** What a rater says of a row: the latest holds. */
export interface OpinionRow {
  readonly id: string;
  readonly entryId: string;
  readonly rater: Rater;
  readonly level: RatingLevel | null;
  readonly score: number | null;
  readonly body: string | null;
  readonly remark: string | null;
  /** Whether the member entered it in person. */
  readonly inPerson: boolean;
}

const OPINIONS = `
  SELECT DISTINCT ON (o.entry_id, o.rater, o.body) o.id, o.entry_id AS "entryId", o.rater, o.level, o.score::float8 AS score, o.body, o.remark,
    o.rater = 'SELF' AND EXISTS (SELECT FROM rating_entry e JOIN member m ON m.id = e.member_id WHERE e.id = o.entry_id AND m.person_id = o.author_id) AS "inPerson"
  FROM rating_opinion o WHERE o.entry_id = ANY ($1::uuid[]) ORDER BY o.entry_id, o.rater, o.body, o.recorded_at DESC, o.id DESC`;
const OWN_ROWS = `SELECT chibo_own_rating_rows() AS id`;
const RESTRICTIONS = `
  SELECT r.entry_id AS "entryId", e.sheet_id AS "sheetId", r.ground, r.first_year AS "firstYear", r.form, r.decision_number AS "decisionNumber"
  FROM (
    SELECT entry_id, 'MEMBER' AS ground, first_year, form::text, decision_number FROM chibo_rating_restrictions($1::uuid[])
    UNION ALL SELECT entry_id, ground, first_year, form::text, decision_number FROM chibo_collective_restrictions($1::uuid[])
    UNION ALL SELECT entry_id, 'CIVIL_SERVANT', year, CASE WHEN told THEN 'CIVIL_SERVICE_RATING_FAILED' END, document_number FROM chibo_failed_civil_servants($1::uuid[])) AS r
  JOIN rating_entry e ON e.id = r.entry_id ORDER BY r.entry_id, r.ground, r.decision_number`;

/** Reads what is said of rows besides the cell's vote, and what bears on them. */
@Injectable()
export class OpinionQuery {
  /** The latest of every rater, by row. */
  async ofEntries(ctx: Ctx, entryIds: readonly string[]): Promise<OpinionRow[]> {
    return ctx.db.sql.many(OPINIONS, [entryIds]);
  }

  /** The actor's own rows on sheets that are still with the cell. */
  async ownRows(ctx: Ctx): Promise<Set<string>> {
    return new Set((await ctx.db.sql.many<{ id: string }>(OWN_ROWS)).map(({ id }) => id));
  }

  /** Measures and failed ratings as a civil servant that bear on rows of these sheets; what they are only for whoever may read them. */
  async restrictions(ctx: Ctx, sheetIds: readonly string[]): Promise<(Restriction & { readonly sheetId: string })[]> {
    return ctx.db.sql.many(RESTRICTIONS, [sheetIds]);
  }
}
