import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { ME } from '../e2e/account-operations.js';
import { Client } from '../e2e/client.js';
import { AccountLife } from './account-life.js';
import { halfDone } from './half-done.js';
import { Installation, type Victim } from './installation.js';

const ROUNDS = process.env['CHIBO_TEST_FULL'] === '1' ? 20 : 1;
const SEED = 20_261_121;
const CLIENTS = 8;
/** They write nothing; but whatever a kill breaks off in the middle must not bring the program down. */
const READERS = 2;
const VICTIMS: readonly (readonly Victim[])[] = [['program'], ['database'], ['program', 'database'], ['database']];

const moments = fc.sample(fc.noBias(fc.integer({ min: 0, max: 400 })), { seed: SEED, numRuns: ROUNDS });
const rounds = moments.map((moment, index) => {
  const victims = VICTIMS[index % VICTIMS.length] ?? [];
  return { round: index + 1, victims, whom: victims.join(' and '), moment };
});

const installation = new Installation();
let administrator: string;
/** All that was begun in any round: what one kill spared, the next must not take. */
const begun: AccountLife[] = [];

const times = <T>(count: number, work: () => Promise<T>): Promise<T>[] => Array.from({ length: count }, work);

/** Clients make and open accounts until a kill cuts them off; answers what each of them began. */
async function writeUntilKilled(victims: readonly Victim[], moment: number): Promise<AccountLife[][]> {
  const cut = new AbortController();
  const killed = (): boolean => cut.signal.aborted;
  let acknowledged = (): void => undefined;
  const first = new Promise<void>((resolve) => (acknowledged = resolve));
  const work = async (): Promise<AccountLife[]> => {
    const lives: AccountLife[] = [];
    while (!killed()) {
      const life = new AccountLife(administrator);
      lives.push(life);
      while (!killed() && !life.complete) {
        if (await life.advance(installation.url)) acknowledged();
        else if (!killed()) throw new Error('A request failed before anything was killed.');
      }
    }
    return lives;
  };
  const read = async (): Promise<void> => {
    const client = new Client(installation.url, administrator);
    while (!killed()) {
      await client.ask(ME).catch((error: unknown) => {
        if (!killed()) throw error;
      });
    }
  };
  const [clients, readers] = [Promise.all(times(CLIENTS, work)), Promise.all(times(READERS, read))];
  await Promise.race([first, clients, readers]);
  await sleep(moment);
  cut.abort();
  await installation.kill(victims);
  await readers;
  return clients;
}

/** The accounts that are there, by user name. */
async function accounts(): Promise<Map<string, string>> {
  const { rows } = await installation.inDatabase((client) =>
    client.query<{ username: string; id: string }>('SELECT username, id FROM account WHERE id NOT IN (SELECT account_id FROM access_grant)'),
  );
  return new Map(rows.map(({ username, id }) => [username, id]));
}

/** Looks before it repeats anything: repeating would mend what was lost. */
async function expectKept(life: AccountLife): Promise<void> {
  const { url } = installation;
  expect(await life.whoseSessions(url)).toEqual(life.tokens.map(() => life.username));
  if (life.passwordChanged) await expectPasswordChanged(life);
  const { then, now } = await life.repeat(url);
  expect(now).toEqual(then);
}

/** What was cut off is asked again under the same key, and has one effect whether or not it had it the first time. */
async function expectCompleted(life: AccountLife): Promise<void> {
  if (life.complete) return;
  await life.finish(installation.url);
  const { then, now } = await life.repeat(installation.url);
  expect(now).toEqual(then);
  await expectPasswordChanged(life);
}

async function expectPasswordChanged(life: AccountLife): Promise<void> {
  expect(await life.loginRefusal(installation.url, life.password)).toBeUndefined();
  expect(await life.loginRefusal(installation.url, life.oneTimePassword)).toBe('LOGIN_FAILED');
}

beforeAll(async () => {
  await installation.make();
  administrator = await installation.makeAdministrator();
}, 120_000);
afterAll(() => installation.remove(), 60_000);

describe(`kill -9 in the middle of writes, then start, loses no acknowledged write (${ROUNDS} rounds)`, () => {
  it.each(rounds)('round $round: $whom, $moment ms after the first answer', async ({ victims, moment }) => {
    const clients = await writeUntilKilled(victims, moment);
    await installation.recover();

    begun.push(...clients.flat());
    const made = begun.flatMap(({ account }) => account ?? []);
    const kept = await accounts();
    expect(made.map(({ username }) => kept.get(username))).toEqual(made.map(({ id }) => id));
    expect(await installation.inDatabase(halfDone)).toEqual([]);

    // Side by side as they were written, so that no more requests come at once than then.
    await Promise.all(
      clients.map(async (lives) => {
        for (const life of lives) await expectKept(life);
        for (const life of lives) await expectCompleted(life);
      }),
    );
    const all = await accounts();
    expect([...all.keys()].sort()).toEqual(begun.map(({ username }) => username).sort());
    expect(await installation.inDatabase(halfDone)).toEqual([]);
  }, 120_000);
});
