import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOGIN } from '../e2e/account-operations.js';
import { Client } from '../e2e/client.js';
import { Installation } from './installation.js';

const installation = new Installation();
const WAITING = 'SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted';
const REQUESTS = 3;

/** Asks until the answer is yes. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error('It does not come about.');
    await sleep(10);
  }
}

/** An attempt to log in is answered only after it was audited. */
async function attempt(): Promise<string | undefined> {
  const input = { username: 'nobody', password: 'khong dung mat khau', transport: 'BEARER' };
  const { errors } = await new Client(installation.url).send(LOGIN, { input });
  return errors?.[0]?.extensions.code;
}

beforeAll(() => installation.make(), 120_000);
afterAll(() => installation.remove(), 60_000);

it('is alive but not ready while its database is away, and ready again after', async () => {
  expect([await installation.status('healthz'), await installation.status('readyz')]).toEqual([200, 200]);
  await installation.kill(['database']);
  expect([await installation.status('healthz'), await installation.status('readyz')]).toEqual([200, 503]);
  await installation.recover();
}, 60_000);

describe('told to stop', () => {
  it('answers the requests it has, takes no more, and ends its database and itself', async () => {
    const { answers, ended } = await installation.inDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query('LOCK TABLE audit_entry IN EXCLUSIVE MODE');
      const answers = Promise.all(Array.from({ length: REQUESTS }, attempt));
      await until(async () => (await client.query<{ waiting: number }>(WAITING)).rows[0]?.waiting === REQUESTS);
      const ended = installation.stop('SIGTERM');
      await until(async () => (await installation.status('healthz')) !== 200);
      await client.query('ROLLBACK');
      return { answers, ended };
    });
    expect(await answers).toEqual(Array.from({ length: REQUESTS }, () => 'LOGIN_FAILED'));
    expect(await ended).toMatchObject({ code: 0, databaseRuns: false });
    for (const left of ['chibo.lock', 'postgres/postmaster.pid']) await expect(access(join(installation.dataDir, left))).rejects.toThrow();
  }, 60_000);

  it('ends as it should also while its database is away', async () => {
    await installation.start();
    await installation.kill(['database']);
    expect(await installation.stop('SIGINT')).toMatchObject({ code: 0, databaseRuns: false });
  }, 60_000);
});
