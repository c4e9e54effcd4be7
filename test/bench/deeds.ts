import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { ENTER, SUBMIT, DECIDE_ROWS, DECIDE_SEASON } from '../e2e/rating-operations.js';
import { allSubmitted } from '../e2e/season-operations.js';

/** Sends one request; answers its data, and adds the time it took to the deed's. */
export type Ask = <T>(query: string, variables?: object) => Promise<T>;

/** Work that changes records, done by one client: put back and done again, round after round. */
export interface Deed {
  readonly name: string;
  readonly what: string;
  readonly username: string;
  /** Longest median of all its requests together, in milliseconds. */
  readonly longestMedian: number;
  /** As the owner of the tables: brings the records to where it begins. */
  prepare(owner: pg.Client): Promise<void>;
  /** Answers how many rows were done. What is asked to know the season is no part of it. */
  run(ask: Ask, season: Season, today: string): Promise<number>;
}

export interface MeasuredDeed {
  readonly deed: Deed;
  readonly rows: number;
  readonly median: number;
  readonly longest: number;
}

const ROUNDS = 7;
const SEASON = `SELECT n.id FROM rating_season n JOIN organization_period p ON p.organization_id = n.organization_id AND p.name = 'Đảng bộ phường Mộc Châu' AND p.valid_through IS NULL
  ORDER BY n.year DESC LIMIT 1`;
const BEGIN = `
  UPDATE rating_entry SET decided_level = NULL, decided_on = NULL, version = 1 WHERE decided_level IS NOT NULL AND NOT decided_above AND sheet_id IN (SELECT id FROM rating_sheet WHERE season_id IN (${SEASON}));
  UPDATE workflow_item SET stage = 'DRAFTING', version = 1, waits_at_id = NULL WHERE id IN (SELECT id FROM rating_sheet WHERE season_id IN (${SEASON}))`;
/** The whole ward is one body's to decide, and nobody who decides stands on a sheet: as many rows as there can be. */
const ONE_ROSTER = `
  UPDATE rating_sheet s SET decider_id = n.organization_id FROM rating_season n WHERE n.id = s.season_id AND n.id IN (${SEASON}) AND s.organization_id <> n.organization_id;
  UPDATE rating_entry e SET member_id = (SELECT m.id FROM member m WHERE NOT EXISTS (SELECT FROM rating_entry o WHERE o.sheet_id = e.sheet_id AND o.member_id = m.id) LIMIT 1)
  FROM member m JOIN account a ON a.person_id = m.person_id AND a.username = 'thuongvu.moc-chau'
  WHERE e.member_id = m.id AND e.sheet_id IN (SELECT id FROM rating_sheet WHERE season_id IN (${SEASON}))`;
/** So many rows that there are this many to decide: members of elsewhere on the ward's sheets. */
const filledUp = (rows: number): string => `
  INSERT INTO rating_entry (id, sheet_id, member_id, pool_id)
  SELECT gen_random_uuid(), sheet.id, m.id, sheet.pool_id
  FROM (SELECT s.id, min(e.pool_id::text)::uuid AS pool_id FROM rating_sheet s JOIN rating_entry e ON e.sheet_id = s.id AND e.member_id IS NOT NULL WHERE s.season_id IN (${SEASON}) GROUP BY s.id) AS sheet
  CROSS JOIN LATERAL (SELECT m.id FROM member m WHERE NOT EXISTS (SELECT FROM rating_entry o WHERE o.sheet_id = sheet.id AND o.member_id = m.id) ORDER BY m.id LIMIT 60) AS m
  LIMIT GREATEST(${rows} - (SELECT count(*) FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id IN (${SEASON}) AND e.excuse IS NULL AND NOT e.decided_above), 0)`;

const ROWS = '{ ratingSeasons { id progress { version } sheets { entries { id version excuse decidedAbove } } } }';
const WAITING = '{ waitingRatingSheets { id state { version } organization { electorate { fullMembers elsewhere } } entries { id excuse } } }';
const OVERRIDES = ['POOL_CAP_EXCEEDED', 'RATING_RESTRICTED'].map((rule) => ({ rule, reason: 'Đã xem xét' }));

interface Season {
  readonly id: string;
  readonly progress: { readonly version: number } | null;
  readonly sheets: readonly { readonly entries: readonly { readonly id: string; readonly version: number; readonly excuse: string | null; readonly decidedAbove: boolean }[] }[];
}

interface Waiting {
  readonly waitingRatingSheets: readonly {
    readonly id: string;
    readonly state: { readonly version: number };
    readonly organization: { readonly electorate: { readonly fullMembers: number; readonly elsewhere: number } };
    readonly entries: readonly { readonly id: string; readonly excuse: string | null }[];
  }[];
}

async function submittedSeason(owner: pg.Client, excellent: number): Promise<void> {
  await owner.query(BEGIN);
  const { rows: [season] } = await owner.query<{ id: string }>(SEASON);
  if (!season) throw new Error('The demo has a season.');
  for (const statement of allSubmitted(season.id, excellent)) await owner.query(statement);
}

export const DEEDS: readonly Deed[] = [
  {
    name: 'cell',
    what: 'a cell of 28 finished by its secretary (sheet read, levels of all entered, submitted: 3 requests)',
    username: 'bithu.doi-thong',
    longestMedian: 300,
    prepare: async (owner: pg.Client): Promise<void> => {
      await owner.query(BEGIN);
      await owner.query(`DELETE FROM rating_entry e WHERE e.sheet_id IN (SELECT s.id FROM rating_sheet s JOIN organization_period p ON p.organization_id = s.organization_id
        WHERE s.season_id IN (${SEASON}) AND p.name = 'Chi bộ tổ dân phố Đồi Thông') AND e.member_id IS NOT NULL AND e.id NOT IN (
          SELECT o.id FROM rating_entry o WHERE o.sheet_id = e.sheet_id AND o.member_id IS NOT NULL ORDER BY o.excuse NULLS FIRST, o.id LIMIT 28)`);
    },
    run: async (ask: Ask): Promise<number> => {
      const [sheet] = (await ask<Waiting>(WAITING)).waitingRatingSheets;
      if (!sheet) throw new Error('A sheet waits for the secretary.');
      const { fullMembers, elsewhere } = sheet.organization.electorate;
      const entries = sheet.entries.filter(({ excuse }) => excuse === null).map(({ id }) => ({ entryId: id, level: 'GOOD', votesFor: fullMembers - elsewhere, votesAgainst: 0, votesAbsent: 0 }));
      const { enterRatings } = await ask<{ enterRatings: { sheet: { state: { version: number } } } }>(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries } });
      await ask(SUBMIT, { input: { sheetId: sheet.id, version: enterRatings.sheet.state.version } });
      return entries.length;
    },
  },
  {
    name: 'ward',
    what: 'the ward’s whole roster decided as proposed (one mutation)',
    username: 'thuongvu.moc-chau',
    longestMedian: 300,
    prepare: async (owner: pg.Client): Promise<void> => {
      await owner.query(ONE_ROSTER);
      await owner.query(filledUp(1_173));
      await submittedSeason(owner, 6);
    },
    run: async (ask: Ask, season: Season, today: string): Promise<number> => {
      const input = { seasonId: season.id, version: season.progress?.version, decisionNumber: '12-QĐ/ĐU', decidedOn: today, overrides: OVERRIDES };
      await ask(DECIDE_SEASON, { input });
      return rowsOf(season).length;
    },
  },
  {
    name: 'rows',
    what: '2,000 rows decided one by one, each answered for itself (one mutation)',
    username: 'thuongvu.moc-chau',
    longestMedian: 1_000,
    prepare: async (owner: pg.Client): Promise<void> => {
      await owner.query(ONE_ROSTER);
      await owner.query(filledUp(2_000));
      await submittedSeason(owner, 2);
    },
    run: async (ask: Ask, season: Season, today: string): Promise<number> => {
      const rows = rowsOf(season).slice(0, 2_000).map(({ id, version }, place) => ({ entryId: id, version, level: place % 12 === 0 ? 'EXCELLENT' : 'GOOD' }));
      const input = { seasonId: season.id, rows, mode: 'PER_ROW', decisionNumber: '12-QĐ/ĐU', decidedOn: today };
      const { decideRatingRows } = await ask<{ decideRatingRows: { decided: number; rows: readonly object[] } }>(DECIDE_ROWS, { input });
      if (decideRatingRows.decided < 1_800) throw new Error(`Only ${decideRatingRows.decided} rows were decided.`);
      return decideRatingRows.rows.length;
    },
  },
];

function rowsOf({ sheets }: Season): { id: string; version: number }[] {
  return sheets.flatMap(({ entries }) => entries.filter(({ excuse, decidedAbove }) => excuse === null && !decidedAbove));
}

/** Does a deed so many rounds after one to warm up; only its own requests are timed. */
export async function measureDeed(deed: Deed, owner: pg.Client, ask: Ask, today: string): Promise<MeasuredDeed> {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    await deed.prepare(owner);
    const [season] = (await ask<{ ratingSeasons: readonly Season[] }>(ROWS)).ratingSeasons;
    if (!season) throw new Error('The demo has a season.');
    let took = 0;
    rows = await deed.run(async (query, variables) => {
      const begin = performance.now();
      try {
        return await ask(query, variables);
      } finally {
        took += performance.now() - begin;
      }
    }, season, today);
    if (round > 0) times.push(took);
  }
  times.sort((a, b) => a - b);
  return { deed, rows, median: times[Math.floor(times.length / 2)] ?? NaN, longest: times.at(-1) ?? NaN };
}
