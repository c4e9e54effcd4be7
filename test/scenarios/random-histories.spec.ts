import fc from 'fast-check';
import pg from 'pg';
import { Sql, type Ctx, type WriteCtx } from '#database';
import { parsePlainDate, type PlainDate } from '#kernel';
import { BalanceQuery, differenceOf, isBalanced, type Counted } from '#movements';
import { MemberQuery } from '#members';
import { MetricQuery, readingName, type Metric, type Reading } from '#metrics';
import { OrganizationQuery } from '#organizations';
import { namedUnits } from '#reorganizations';
import { appMetrics } from '../../apps/api/src/app-schema.js';
import { addDays, earlier } from '../../prisma/demo/days.js';
import { insert } from '../../prisma/demo/load.js';
import { Random } from '../../prisma/demo/random.js';
import { drawHistory, isReorganized, subtreeOf, type History } from '../builders/history.js';
import { drawOperations, reorganize } from '../builders/reorganize.js';
import { freshDatabase, type TestDatabase } from '../setup/database.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const HISTORIES = FULL ? 60 : 3;
const BALANCES = FULL ? 1_000 : 4;
const ROLLS = FULL ? 1_000 : 4;
const REORGANIZATIONS = FULL ? 1_000 : 4;
const SEED = 20_261_121;
const TIMEOUT = 10_800_000;
const TODAY = day('2026-11-21');
const FROM = day('2021-01-01');
const DAYS = ['2022-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-11-21'].map(day);
const STRUCTURES = ['TODAY', 'AS_IT_WAS'] as const;
const RIGHTS = ['organization_read', 'member_read', 'rating_read', 'target_read', 'meeting_read', 'training_read', 'organization_reorganize'];
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
  async function within(history: History, work: (ctx: WriteCtx) => Promise<void>): Promise<void> {
    await client.query('BEGIN');
    try {
      for (const table of TABLES) await insert(client, table, history.rows[table] ?? []);
      await insert(client, 'memberTransfer', history.transfers);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('SELECT refresh_organization_paths($1)', [TODAY.toString()]);
      await client.query('SET LOCAL ROLE chibo_app');
      for (const right of RIGHTS) await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{${history.root.replaceAll('-', '')}}`]);
      await work({ db: { sql: new Sql(client) }, today: TODAY, touched: [] } as unknown as WriteCtx);
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

  it('and every roll: the database takes a primary membership exactly where it overlaps no other of the member', async () => {
    const answers = { taken: 0, refused: 0 };
    const property = fc.asyncProperty(fc.nat(), async (seed) => {
      const history = drawHistory(seed);
      const random = new Random(`rolls/${seed}`);
      await within(history, async () => {
        await client.query('RESET ROLE');
        const memberships = history.rows.membership ?? [];
        for (const { id: memberId, cells } of history.members) {
          const from = addDays(FROM.toString(), random.int(0, 2_200));
          const through = random.chance(0.3) ? null : addDays(from, random.int(0, 300));
          const others = cells.filter((cell) => !overlap(cell, { from, through })).length;
          // Of what lives all the time, so that nothing else is in the way.
          const added = await accepts(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) VALUES (gen_random_uuid(), $1, $2, 'PRIMARY', $3, $4)`, [memberId, history.root, from, through]);
          expect([seed, memberId, from, through, added]).toEqual([seed, memberId, from, through, others === cells.length]);
          // One that is on record is stretched or shortened.
          const [stretched] = memberships.filter((each) => each.memberId === memberId);
          if (!stretched) continue;
          const ended = history.rows.organization?.find(({ id }) => id === stretched.organizationId)?.endedOn ?? null;
          const drawn = addDays(stretched.validFrom, random.int(0, 1_500));
          const until = ended === null ? drawn : earlier(drawn, ended);
          const free = cells.slice(1).every((cell) => !overlap(cell, { from: stretched.validFrom, through: until }));
          const moved = await accepts('UPDATE membership SET valid_through = $2 WHERE id = $1', [stretched.id, until]);
          expect([seed, stretched.id, until, moved]).toEqual([seed, stretched.id, until, free]);
          for (const is of [added, moved]) answers[is ? 'taken' : 'refused'] += 1;
        }
      });
    });
    await fc.assert(property, { seed: SEED + 3, numRuns: ROLLS, endOnFailure: true });
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(ROLLS * 4);
  }, TIMEOUT);

  it('and every reorganisation: the days before it are told as they were, and nobody is in two cells or in none by it', async () => {
    let carriedOut = 0;
    const property = fc.asyncProperty(fc.nat(), async (seed) => {
      const history = drawHistory(seed);
      await within(history, async (ctx) => {
        for (const drawn of drawOperations(history, seed)) {
          const eve = drawn.effectiveOn.subtract({ days: 1 });
          const days = [...DAYS.filter((on) => on.toString() < eve.toString()).slice(-1), eve];
          const measured = [history.root, ...namedUnits(drawn.operation)];
          const before = await told(ctx, history, days, measured);
          const [tree, rolled] = [await structure(ctx, drawn.effectiveOn), await onRoll(drawn.effectiveOn)];
          await client.query('SET CONSTRAINTS ALL DEFERRED');
          const isCarriedOut = await reorganize(ctx, drawn);
          await client.query('SET CONSTRAINTS ALL IMMEDIATE');
          if (!isCarriedOut) continue;
          carriedOut += 1;
          expect([seed, drawn.operation, await told(ctx, history, days, measured)]).toEqual([seed, drawn.operation, before]);
          expect(await structure(ctx, drawn.effectiveOn)).not.toEqual(tree);
          // Members by the cells of a day: each once, and all who were there.
          expect(await onRoll(drawn.effectiveOn)).toEqual(rolled);
          return;
        }
      });
    });
    await fc.assert(property, { seed: SEED + 4, numRuns: REORGANIZATIONS, endOnFailure: true });
    expect(carriedOut).toBeGreaterThan(REORGANIZATIONS / 2);
  }, TIMEOUT);

  /** The tree on a day; what is told of an organisation's whole life (its end, its version) is not of the day. */
  async function structure(ctx: Ctx, on: PlainDate): Promise<unknown> {
    const organizations = await new OrganizationQuery().list(ctx, on, {}, EVERYTHING);
    return organizations.map(({ id, name, kind, sector, parentId, foundedOn, active }) => ({ id, name, kind, sector, parentId, foundedOn, active }));
  }

  /** Everybody with a cell on a day, as often as they have one. */
  async function onRoll(on: PlainDate): Promise<string[]> {
    const { rows } = await client.query<{ id: string }>(`SELECT member_id AS id FROM membership WHERE kind = 'PRIMARY' AND during @> $1::date ORDER BY member_id`, [on.toString()]);
    return rows.map(({ id }) => id);
  }

  /** All that days are told by: the tree, at every node the roll, the counts and the movements, and every metric of some. */
  async function told(ctx: Ctx, { nodes }: History, days: readonly PlainDate[], measured: readonly string[]): Promise<unknown[]> {
    const organizations = new OrganizationQuery();
    const members = new MemberQuery(undefined as never);
    const answers: unknown[] = [];
    for (const on of days) {
      const above = await organizations.ancestors(ctx, on, nodes);
      answers.push(await structure(ctx, on), inOrder(above.filter(({ active }) => active).map(({ descendantId, id, name, parentId }) => [descendantId, id, name, parentId])));
      answers.push(inOrder(await members.counts(ctx, on, nodes)));
      for (const organizationId of nodes) {
        const roll = await members.list(ctx, on, { organizationId, includeBelow: true }, { sort: 'NAME', descending: false }, EVERYTHING);
        answers.push(roll.map(({ id, status, organizationId: cell }) => [id, status, cell]));
        answers.push(inOrder(await new BalanceQuery().counts(ctx, { organizationId, from: FROM, through: on })));
        if (measured.includes(organizationId)) answers.push(await query.counts(ctx, organizationId, on, readings.map((each) => ({ ...each, period: { from: FROM, through: on } }))));
      }
    }
    return answers;
  }

  /** Whether the database takes a statement; what it does is taken back. */
  async function accepts(text: string, values: readonly unknown[]): Promise<boolean> {
    await client.query('SAVEPOINT tried');
    try {
      await client.query(text, [...values]);
      return true;
    } catch (error) {
      // An exclusion constraint: two rows in the way of each other.
      expect(error).toMatchObject({ code: '23P01' });
      return false;
    } finally {
      await client.query('ROLLBACK TO SAVEPOINT tried');
    }
  }
});

/** Of answers whose order says nothing. */
function inOrder(answers: readonly object[]): string[] {
  return answers.map((each) => JSON.stringify(each)).sort();
}

interface Period {
  readonly from: string;
  readonly through: string | null;
}

function overlap(one: Period, other: Period): boolean {
  return (one.through === null || one.through >= other.from) && (other.through === null || other.through >= one.from);
}

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
