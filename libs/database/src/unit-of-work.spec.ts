import { withClient } from './external-database.js';
import { SystemClock } from './clock.js';
import { isPassing } from './passing-failure.js';
import { UnitOfWork } from './unit-of-work.js';
import type { Ctx } from './ctx.js';
import { FailingStatement } from '../../../test/faults/failing-statement.js';
import { freshDatabase, type TestDatabase } from '../../../test/setup/database.js';

const SEED = { requestId: '00000000-0000-7000-8000-000000000000', language: 'vi' } as const;
const BACKEND = 'SELECT pg_backend_pid() AS pid';

let database: TestDatabase;
let unitOfWork: UnitOfWork;

/** Ends the connection of a transaction from outside, and waits until it has been noticed. */
async function cutOff(ctx: Ctx): Promise<void> {
  const { pid } = await ctx.db.sql.one<{ pid: number }>(BACKEND);
  await withClient(database.superUrl, 'TEST', (client) => client.query('SELECT pg_terminate_backend($1, 5000)', [pid]));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(async () => {
  database = await freshDatabase();
  unitOfWork = new UnitOfWork({ url: database.appUrl, max: 1, connectTimeout: 2_000, statementTimeout: 2_000 }, new SystemClock(), () => undefined);
});
afterEach(async () => {
  await unitOfWork.close();
  await database.drop();
});

describe('a connection that is lost in the middle of a transaction', () => {
  it.each(['read', 'run'] as const)('fails %s and nothing else', async (kind) => {
    const broken = unitOfWork[kind](SEED, async (ctx) => {
      await cutOff(ctx);
      return ctx.db.sql.one(BACKEND);
    });
    await expect(broken).rejects.toThrow();
    await expect(unitOfWork.ping()).resolves.toBeUndefined();
  });

  it.each(['read', 'run'] as const)('lets no %s succeed that has nothing left to do but commit', async (kind) => {
    await expect(unitOfWork[kind](SEED, cutOff)).rejects.toThrow();
  });
});

describe('when no connection becomes free in time', () => {
  it.each(['read', 'run'] as const)('%s is refused with BUSY, and those that hold one go on', async (kind) => {
    let free = (): void => undefined;
    const held = new Promise<void>((resolve) => { free = resolve; });
    const holder = unitOfWork.read(SEED, async (ctx) => {
      await held;
      return ctx.db.sql.one(BACKEND);
    });
    await expect(unitOfWork[kind](SEED, () => Promise.resolve())).rejects.toMatchObject({ refusals: [{ refusal: { code: 'BUSY' } }] });
    free();
    await expect(holder).resolves.toMatchObject({ pid: expect.any(Number) as number });
    await expect(unitOfWork[kind](SEED, (ctx: Ctx) => ctx.db.sql.one(BACKEND))).resolves.toBeDefined();
  });
});

describe('a statement that fails', () => {
  const statement = new FailingStatement();
  const write = (): Promise<unknown> => unitOfWork.run(SEED, async (ctx) => ctx.db.sql.one(BACKEND));

  beforeEach(() => { statement.install(); });
  afterEach(() => { statement.remove(); });

  it.each([['BEGIN', 0], ['a query', 1], ['COMMIT', 2]])('fails its transaction and gives the only connection back: %s', async (_, place) => {
    expect(await statement.statementsOf(write)).toEqual(['BEGIN', BACKEND, 'COMMIT']);
    await expect(statement.during(place, write)).rejects.toThrow();
    await expect(write()).resolves.toBeDefined();
  });

  it('fails its transaction also when the work makes nothing of it', async () => {
    const careless = unitOfWork.run(SEED, async (ctx) => {
      await ctx.db.sql.one('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toThrow();
  });
});

describe('what the database cannot do at the moment', () => {
  const failureOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

  it('is told from what it can never do: a statement that takes too long, by hand-written SQL and by Prisma', async () => {
    expect(isPassing(await failureOf(unitOfWork.read(SEED, (ctx) => ctx.db.sql.one('SELECT pg_sleep(10)'))))).toBe(true);
    expect(isPassing(await failureOf(unitOfWork.run(SEED, (ctx) => ctx.db.prisma.$queryRaw`SELECT pg_sleep(10)::text`)))).toBe(true);
    expect(isPassing(await failureOf(unitOfWork.run(SEED, (ctx) => ctx.db.prisma.$queryRaw`SELECT 1 / 0`)))).toBe(false);
    expect(isPassing(await failureOf(unitOfWork.read(SEED, (ctx) => ctx.db.sql.one('SELECT 1 / 0'))))).toBe(false);
  });

  it('and so is a deadlock, of which one of the two fails', async () => {
    const other = new UnitOfWork({ url: database.appUrl, max: 1, connectTimeout: 2_000, statementTimeout: 10_000 }, new SystemClock(), () => undefined);
    const lock = (ctx: Ctx, key: number): Promise<unknown> => ctx.db.sql.one('SELECT pg_advisory_xact_lock($1)::text', [key]);
    let waiting = 2;
    let both = (): void => undefined;
    const bothHold = new Promise<void>((resolve) => { both = resolve; });
    const crossing = (own: number, next: number) => async (ctx: Ctx): Promise<void> => {
      await lock(ctx, own);
      if (--waiting === 0) both();
      await bothHold;
      await lock(ctx, next);
    };
    const first = unitOfWork.read(SEED, crossing(1, 2));
    const second = other.read(SEED, crossing(2, 1));
    const failures = (await Promise.all([failureOf(first), failureOf(second)])).filter((failure) => failure !== undefined);
    expect(failures.map(isPassing)).toEqual([true]);
    await other.close();
  });
});
