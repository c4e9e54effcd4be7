import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRunning, withClient } from '#database';
import { freshDatabase, type TestDatabase } from '../setup/database.js';
import { COMMANDS, RunningProgram, serverOf, type Ended } from './running-program.js';

type Settings = Record<string, string>;

const KEY = randomBytes(32).toString('base64');
/** A data folder that a command has made, and no start has seen. */
let made: string;
let parent: string;
let started: RunningProgram[];

const dataDir = (): string => join(parent, 'data');
const embedded = (more: Settings = {}): Settings => ({ CHIBO_DATA: dataDir(), CHIBO_PORT: '0', ...more });

function run(settings: Settings, ...args: string[]): RunningProgram {
  const program = RunningProgram.start(COMMANDS, args, settings);
  started.push(program);
  return program;
}

const start = (settings: Settings = embedded(), ...args: string[]): RunningProgram => run(settings, 'start', ...args);

/** Making a data folder takes as long as everything else; most tests are not about that, and begin with a copy. */
async function copyMade(): Promise<void> {
  await promisify(execFile)('cp', ['-a', made, dataDir()]); // with its owners: the server insists on its own
}

/** What stands in the data folder; as root, in a checkout that others cannot enter, PostgreSQL's programs are copied there too. */
async function inDataDir(): Promise<string[]> {
  return (await readdir(dataDir())).filter((name) => name !== 'binaries').sort();
}

async function postmaster(): Promise<number> {
  return (await serverOf(dataDir())).pid;
}

async function healthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then((response) => response.ok, () => false);
}

async function waitUntilHealthy(url: string, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await healthy(url))) {
    if (Date.now() > deadline) throw new Error('The program does not recover.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A refusal is one line that names the setting and none of the values, and leaves nothing running. */
async function expectRefusal(ended: Ended, names: string, values: readonly string[] = []): Promise<void> {
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(/^chibo: [^\n]+ \/ [^\n]+\n$/);
  expect(ended.err).toContain(names);
  for (const value of values) expect(ended.err).not.toContain(value);
  await expect(access(join(dataDir(), 'chibo.lock'))).rejects.toThrow();
  await expect(access(join(dataDir(), 'postgres', 'postmaster.pid'))).rejects.toThrow();
}

beforeAll(async () => {
  made = join(tmpdir(), `chibo-startup-${randomUUID()}`);
  const { code, err } = await RunningProgram.start(COMMANDS, ['migrate'], { CHIBO_DATA: made }).end();
  if (code !== 0) throw new Error(err);
}, 60_000);
afterAll(async () => {
  await rm(made, { recursive: true, force: true });
});

beforeEach(async () => {
  parent = join(tmpdir(), `chibo-startup-${randomUUID()}`);
  await mkdir(parent);
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((program) => program.stop('SIGTERM')));
  await rm(parent, { recursive: true, force: true });
});

describe('a first start', () => {
  it('makes everything, loads the demo data, and ends at Ctrl-C with nothing left', async () => {
    const program = start();
    expect(await healthy(await program.url())).toBe(true);
    const server = await postmaster();
    const asked = Date.now();
    const { code, out, err } = await program.stop('SIGINT');
    expect(Date.now() - asked).toBeLessThan(8_000); // the engine's own timers hold nothing up
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Dữ liệu mẫu');
    expect(await isRunning(server)).toBe(false);
    expect(await inDataDir()).toEqual(['chibo.json', 'keys', 'postgres', 'postgres.log']);
  });

  it('without demo data stays without it', async () => {
    await copyMade();
    const program = start(embedded(), '--empty');
    await program.url();
    expect((await program.stop('SIGTERM')).out).not.toContain('Dữ liệu mẫu');
    const again = start();
    await again.url();
    expect(again.said).not.toContain('Dữ liệu mẫu');
  });
});

describe('a later start', () => {
  it('keeps data and key after the program was killed', async () => {
    await copyMade();
    const program = start();
    await program.url();
    const [orphan, key] = [await postmaster(), await readFile(join(dataDir(), 'keys', 'master.key'), 'utf8')];
    await program.stop('SIGKILL');
    expect(await isRunning(orphan)).toBe(true);
    const again = start();
    expect(await healthy(await again.url())).toBe(true);
    expect(await isRunning(orphan)).toBe(false);
    expect(await readFile(join(dataDir(), 'keys', 'master.key'), 'utf8')).toBe(key);
  });

  it('works after program and database were killed together', async () => {
    await copyMade();
    const program = start();
    await program.url();
    process.kill(await postmaster(), 'SIGKILL');
    await program.stop('SIGKILL');
    expect(await healthy(await start().url())).toBe(true);
  });

  it('works after the first was killed at any point', async () => {
    for (const milliseconds of [400, 700, 1_100, 1_500, 2_000]) {
      const program = start();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await program.stop('SIGKILL');
    }
    const last = start();
    expect(await healthy(await last.url())).toBe(true);
    expect(await inDataDir()).toEqual(['chibo.json', 'chibo.lock', 'keys', 'postgres', 'postgres.log']);
  }, 60_000);
});

describe('a running program', () => {
  it('answers again within ten seconds after its database was killed', async () => {
    await copyMade();
    const program = start();
    const url = await program.url();
    const old = await postmaster();
    process.kill(old, 'SIGKILL');
    await waitUntilHealthy(url, 10_000);
    const restarted = await postmaster();
    expect(restarted).not.toBe(old);
    await program.stop('SIGTERM');
    expect(await isRunning(restarted)).toBe(false);
  });

  it('lends its database to a command, and a command starts one when none runs', async () => {
    await copyMade();
    const migrate = (): Promise<Ended> => run(embedded(), 'migrate').end();
    expect(await migrate()).toMatchObject({ code: 0, err: '' });
    await expect(access(join(dataDir(), 'postgres', 'postmaster.pid'))).rejects.toThrow();
    const program = start();
    const url = await program.url();
    expect(await migrate()).toMatchObject({ code: 0, err: '' });
    expect(await healthy(url)).toBe(true);
  });
});

describe('start refuses', () => {
  it('settings that are unknown or malformed, with code 1, and a command line it does not know, with code 2', async () => {
    const [unknown, malformed, misused] = [start(embedded({ CHIBO_PROT: 'qqq' })), start(embedded({ CHIBO_PORT: 'qqq' })), start(embedded(), '--unknown')];
    await expectRefusal(await unknown.end(), 'CHIBO_PROT', ['qqq']);
    await expectRefusal(await malformed.end(), 'CHIBO_PORT', ['qqq']);
    expect(await misused.end()).toMatchObject({ code: 2, out: '' });
    await expect(access(dataDir())).rejects.toThrow();
  });

  it('a port in use, before it makes or starts anything', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);
    await expectRefusal(await start(embedded({ CHIBO_PORT: port })).end(), 'CHIBO_PORT', [port]);
    await expect(access(dataDir())).rejects.toThrow();
    other.close();
  });

  it('an address that is not of this machine', async () => {
    await expectRefusal(await start(embedded({ CHIBO_HOST: '192.0.2.1' })).end(), 'CHIBO_HOST', ['192.0.2.1']);
  });

  it('a folder of somebody else, and a file', async () => {
    await mkdir(dataDir());
    await writeFile(join(dataDir(), 'thesis.doc'), '');
    await expectRefusal(await start().end(), 'CHIBO_DATA', [parent]);
    expect(await readdir(dataDir())).toEqual(['thesis.doc']);
    await expectRefusal(await start(embedded({ CHIBO_DATA: join(dataDir(), 'thesis.doc') })).end(), 'CHIBO_DATA', [parent]);
  });

  it('a folder on which it already runs, and lets the first run on', async () => {
    await copyMade();
    const url = await start().url();
    const second = await start().end();
    expect(second).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^chibo: [^\n]*CHIBO_DATA[^\n]*\n$/) as unknown });
    expect(await healthy(url)).toBe(true);
  });

  it('a folder without its key or with another, and makes no new one', async () => {
    await copyMade();
    const keyFile = join(dataDir(), 'keys', 'master.key');
    await writeFile(keyFile, KEY);
    await expectRefusal(await start().end(), 'keys/master.key', [KEY]);
    await writeFile(keyFile, 'qqq');
    await expectRefusal(await start().end(), 'keys/master.key', ['qqq']);
    await rm(keyFile);
    await expectRefusal(await start().end(), 'keys/master.key');
    await expectRefusal(await start(embedded({ CHIBO_KEY: KEY })).end(), 'CHIBO_KEY', [KEY]);
    await expect(access(keyFile)).rejects.toThrow();
  });
});

describe('start on an external database', () => {
  let database: TestDatabase;
  const external = (more: Settings = {}): Settings => ({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    CHIBO_KEY: KEY,
    CHIBO_PORT: '0',
    ...more,
  });
  const changed = (url: string, change: Partial<Pick<URL, 'password' | 'pathname'>>): string => Object.assign(new URL(url), change).href;

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(started.map((program) => program.stop('SIGTERM')));
    await database.drop();
  });

  it('serves it, without demo data, and leaves it running', async () => {
    const program = start(external());
    expect(await healthy(await program.url())).toBe(true);
    const { code, out, err } = await program.stop('SIGTERM');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('Dữ liệu mẫu');
    await withClient(database.ownerUrl, 'TEST', (client) => client.query('SELECT 1'));
  });

  it('refuses a wrong address, another key and no key', async () => {
    const wrongPassword = changed(database.ownerUrl, { password: 'wrong-password' });
    await expectRefusal(await start(external({ DATABASE_URL: wrongPassword })).end(), 'DATABASE_URL', ['wrong-password', KEY]);
    const wrongName = changed(database.appUrl, { pathname: '/nothing_here' });
    await expectRefusal(await start(external({ DATABASE_APP_URL: wrongName })).end(), 'DATABASE_APP_URL', ['nothing_here', KEY]);
    await expectRefusal(await start(external({ DATABASE_URL: 'qqq' })).end(), 'DATABASE_URL', ['qqq', KEY]);
    const first = start(external());
    await first.url();
    await first.stop('SIGTERM');
    const other = randomBytes(32).toString('base64');
    await expectRefusal(await start(external({ CHIBO_KEY: other })).end(), 'CHIBO_KEY', [other]);
    const { DATABASE_URL, DATABASE_APP_URL } = external();
    await expectRefusal(await start({ DATABASE_URL, DATABASE_APP_URL } as Settings).end(), 'CHIBO_KEY_FILE');
  });

  it('refuses a database that is newer than the program', async () => {
    await withClient(database.ownerUrl, 'TEST', (client) =>
      client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101000000_later', now())`),
    );
    await expectRefusal(await start(external()).end(), 'DATABASE_URL', [KEY]);
  });
});
