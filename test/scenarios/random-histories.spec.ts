import fc from 'fast-check';
import pg from 'pg';
import { Sql, type Ctx } from '#database';
import { parsePlainDate, type PlainDate } from '#kernel';
import { BalanceQuery, differenceOf, isBalanced, type Counted } from '#movements';
import { MetricQuery, readingName, type Metric, type Reading } from '#metrics';
import { appMetrics } from '../../apps/api/src/app-schema.js';
import { addDays } from '../../prisma/demo/days.js';
import { insert } from '../../prisma/demo/load.js';
import { drawHistory, isReorganized, subtreeOf, type History } from '../builders/history.js';
import { freshDatabase, type TestDatabase } from '../setup/database.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const HISTORIES = FULL ? 60 : 3;
const BALANCES = FULL ? 1_000 : 4;
const SEED = 20_261_121;
const TIMEOUT = 1_800_000;
const TODAY = day('2026-11-21');
const FROM = day('2021-01-01');
const DAYS = ['2022-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-11-21'].map(day);
const STRUCTURES = ['TODAY', 'AS_IT_WAS'] as const;
const RIGHTS = ['organization_read', 'member_read', 'rating_read', 'target_read', 'meeting_read', 'training_read'];
/** Each table after those it refers to. */
const TABLES = [
  'organization', 'organizationPeriod', 'organizationLineage', 'person', 'member', 'memberStatusPeriod', 'membership', 'committee', 'post', 'workflowItem', 'ratingSeason', 'ratingSheet',
  'ratingEntry', 'cellMeeting', 'trainingCourse', 'trainingAttendance', 'massOrganization', 'recordedRating',
] as const;
const EVERYTHING = { size: 100_000, limit: 100_000, backwards: false, key: undefined };

interface Asked {
  readonly node: string;
  readonly on: PlainDate;
  readonly structure: (typeof STRUCTURES)[number];
}

describe('over random histories of wards, every metric', () => {
  const query = new MetricQuery();
  let readings: readonly { readonly metric: Metric; readonly reading: Reading }[];
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    readings = (await appMetrics()).flatMap((metric) => metric.readings.map((reading) => ({ metric, reading })));
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.superUrl, types: { getTypeParser: textDates } });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Runs with a history in the database, as the server for somebody who sees all of it; nothing of it stays. */
  async function within(history: History, work: (ctx: Ctx) => Promise<void>): Promise<void> {
    await client.query('BEGIN');
    try {
      for (const table of TABLES) await insert(client, table, history.rows[table] ?? []);
      await insert(client, 'memberTransfer', history.transfers);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('SELECT refresh_organization_paths($1)', [TODAY.toString()]);
      await client.query('SET LOCAL ROLE chibo_app');
      for (const right of RIGHTS) await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{${history.root.replaceAll('-', '')}}`]);
      await work({ db: { sql: new Sql(client) }, today: TODAY } as unknown as Ctx);
    } finally {
      await client.query('ROLLBACK');
    }
  }

  /** Holds every number at one node on one day against its list; answers how many rows there were. */
  async function check(ctx: Ctx, { node, on, structure }: Asked): Promise<number> {
    const period = { from: FROM, through: on };
    const counts = await query.counts(ctx, node, structure === 'TODAY' ? null : on, readings.map((each) => ({ ...each, period })));
    const tree = await query.tree(ctx, node, structure === 'TODAY' ? TODAY : on);
    let rows = 0;
    for (const [index, { metric, reading }] of readings.entries()) {
      const told = counts[index];
      const listed = await query.facts(ctx, reading, tree, period, false, EVERYTHING);
      const counted = listed.filter((fact) => fact.counted);
      const name = [readingName(metric, reading), node, on.toString(), structure];
      expect([...name, told?.whole.numerator, told?.whole.denominator]).toEqual([...name, counted.length, listed.length]);
      if (structure === 'TODAY') expect([...name, await query.facts(ctx, reading, tree, period, true, EVERYTHING)]).toEqual([...name, counted]);
      rows += listed.length;
    }
    return rows;
  }

  it('is the length of its list at every node, on five days, in one structure or the other', async () => {
    let rows = 0;
    const property = fc.asyncProperty(fc.nat(), async (seed) => {
      const history = drawHistory(seed);
      await within(history, async (ctx) => {
        for (const [place, node] of history.nodes.entries()) {
          for (const [index, on] of DAYS.entries()) rows += await check(ctx, { node, on, structure: STRUCTURES[(place + index) % 2] ?? 'TODAY' });
        }
      });
    });
    await fc.assert(property, { seed: SEED, numRuns: HISTORIES, endOnFailure: true });
    expect(rows).toBeGreaterThan(HISTORIES * 500);
  }, TIMEOUT);

  it('counts an admission in the cell of that day, whatever became of the cell', async () => {
    const admitted = readings.find(({ metric, reading }) => readingName(metric, reading) === 'members-admitted/by-decision');
    if (!admitted) throw new Error('There is no such metric.');
    let counted = 0;
    const property = fc.asyncProperty(fc.nat(), async (seed) => {
      const history = drawHistory(seed);
      await within(history, async (ctx) => {
        for (const node of history.nodes) {
          const period = { from: FROM, through: TODAY };
          const [asItWas] = await query.counts(ctx, node, TODAY, [{ ...admitted, period }]);
          const under = subtreeOf(history, node, TODAY.toString());
          const expected = history.members.filter(({ admittedOn, cells }) => {
            const first = cells.find(({ from, through }) => from <= admittedOn && (through === null || through >= admittedOn));
            return admittedOn >= FROM.toString() && admittedOn <= TODAY.toString() && first !== undefined && under.has(first.id);
          }).length;
          expect([node, asItWas?.whole.numerator]).toEqual([node, expected]);
          counted += expected;
        }
      });
    });
    await fc.assert(property, { seed: SEED + 1, numRuns: HISTORIES * 4, endOnFailure: true });
    expect(counted).toBeGreaterThan(HISTORIES * 20);
  }, TIMEOUT);

  it('and every movement balance: it balances at every node over every period, and says what happened', async () => {
    const balances = new BalanceQuery();
    let moved = 0;
    const property = fc.asyncProperty(fc.nat(), async (seed) => {
      const history = drawHistory(seed);
      const onRoll = (node: string, on: string): number => {
        const under = subtreeOf(history, node, on);
        return history.members.filter(({ cells }) => cells.some(({ id, from, through }) => under.has(id) && from <= on && (through === null || through >= on))).length;
      };
      await within(history, async (ctx) => {
        for (const node of history.nodes) {
          for (const [index, through] of DAYS.entries()) {
            const from = (DAYS[index - 1] ?? FROM).add({ days: 1 });
            const rows = await balances.counts(ctx, { organizationId: node, from, through });
            const counted: Counted = Object.fromEntries(rows.map(({ line, count }) => [line, count]));
            const [first, last, eve] = [from.toString(), through.toString(), from.subtract({ days: 1 }).toString()];
            const name = [seed, node, first, last];
            const inPeriod = (on: string): boolean => on >= first && on <= last;
            const left = history.members.flatMap((member) => member.left).filter(({ on, cell }) => inPeriod(on) && subtreeOf(history, node, addDays(on, -1)).has(cell));
            const admitted = history.members.filter(({ admittedOn, cells: [cell] }) => cell?.from === admittedOn && inPeriod(admittedOn) && subtreeOf(history, node, admittedOn).has(cell.id));
            expect([...name, isBalanced(counted), differenceOf(counted)]).toEqual([...name, true, 0]);
            expect([...name, counted.OPENING ?? 0, counted.CLOSING ?? 0]).toEqual([...name, onRoll(node, eve), onRoll(node, last)]);
            expect([...name, counted.ADMITTED ?? 0]).toEqual([...name, admitted.length]);
            for (const reason of ['REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'DIED'] as const) {
              expect([...name, reason, counted[reason] ?? 0]).toEqual([...name, reason, left.filter((each) => each.reason === reason).length]);
            }
            expect([...name, 'in', counted.TRANSFERRED_IN ?? 0]).toEqual([...name, 'in', transfersOf(history, node, first, last).filter((each) => each === 'IN').length]);
            expect([...name, 'out', counted.TRANSFERRED_OUT ?? 0]).toEqual([...name, 'out', transfersOf(history, node, first, last).filter((each) => each === 'OUT').length]);
            moved += rows.filter(({ line }) => line !== 'OPENING' && line !== 'CLOSING').reduce((sum, { count }) => sum + count, 0);
          }
        }
      });
    });
    await fc.assert(property, { seed: SEED + 2, numRuns: BALANCES, endOnFailure: true });
    expect(moved).toBeGreaterThan(BALANCES * 20);
  }, TIMEOUT);
});

/** Whoever came to a node from elsewhere, or went elsewhere, within a period: by a transfer on record, or since the tree did not move them. */
function transfersOf(history: History, node: string, first: string, last: string): ('IN' | 'OUT')[] {
  const isIn = (cell: string | undefined, on: string): boolean => cell !== undefined && subtreeOf(history, node, on).has(cell);
  return history.members.flatMap(({ personId, admittedOn, cells, left }) =>
    cells.flatMap((cell, index): ('IN' | 'OUT')[] => {
      const on = cell.from;
      if (on < first || on > last) return [];
      const before = cells[index - 1];
      const came = before?.through === addDays(on, -1) ? before.id : undefined;
      const isRecorded = history.transfers.some((each) => each.personId === personId && each.receivedOn === on);
      const [was, is] = [isIn(came, addDays(on, -1)), isIn(cell.id, on)];
      if (came !== undefined) return was === is || (!isRecorded && isReorganized(history, came, cell.id, on)) ? [] : [is ? 'IN' : 'OUT'];
      const comesBack = before !== undefined && !isRecorded && left.some(({ reason }) => reason !== 'TRANSFERRED_OUT');
      return is && !comesBack && (before !== undefined || on !== admittedOn) ? ['IN'] : [];
    }).concat(left.flatMap(({ reason, on, cell }): 'OUT'[] => (reason === 'TRANSFERRED_OUT' && on >= first && on <= last && isIn(cell, addDays(on, -1)) ? ['OUT'] : []))),
  );
}

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`${text} is no date.`);
  return date;
}

const textDates: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === pg.types.builtins.DATE ? (value: string) => value : (pg.types.getTypeParser(oid, format) as (value: string | Buffer) => unknown);
