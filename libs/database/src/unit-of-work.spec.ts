import { withClient } from './external-database.js';
import { SystemClock } from './clock.js';
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
