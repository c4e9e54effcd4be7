import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { DataFolder } from './data-folder.js';
import { writeWhole } from './files.js';
import { FolderLock } from './folder-lock.js';
import { endLeftovers, runningPort, startPostmaster, stopPostmaster, type Postmaster, type PostmasterOptions } from './postmaster.js';
import { serverBinaries, type ServerBinaries } from './server-binaries.js';
import { CHILD_ENVIRONMENT, identity, serverUser, type ServerUser } from './server-user.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, StartupError } from './startup-error.js';

const run = promisify(execFile);

export const DATABASE = 'chibo';
export const OWNER_ROLE = 'chibo_owner';
export const APP_ROLE = 'chibo_app';
const SUPER_ROLE = 'chibo_super';

/** How to reach the database in each of its roles. */
export interface DatabaseUrls {
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export interface EmbeddedServer extends DatabaseUrls {
  readonly folder: DataFolder;
  /** Tells a next start that this one is about to end. */
  announceStop(): Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** For tests: nothing is made durable. */
  readonly fast?: boolean;
  readonly log?: (line: string) => void;
}

type Passwords = Readonly<Record<'super' | 'owner' | 'app', string>>;

/**
 * Starts the embedded PostgreSQL on a data folder, with the database and its two roles; makes all of it at
 * the first start. While it runs, a server that dies is started again.
 * @throws StartupError
 */
export async function startEmbedded({ dataDir, fast = false, log = () => undefined }: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = await DataFolder.open(dataDir);
  const lock = await FolderLock.acquire(folder.lockFile);
  try {
    const user = serverUser(folder.serverFolder);
    const binaries = await serverBinaries(folder, user);
    const passwords = await readPasswords(folder);
    if (!existsSync(folder.serverFolder)) await initialize(folder, binaries, user, passwords.super, fast);
    const keeper = await ServerKeeper.start(
      { program: binaries.postgres, serverFolder: folder.serverFolder, logFile: folder.logFile, user, superuser: SUPER_ROLE, password: passwords.super, fast },
      log,
    );
    const stop = async (): Promise<void> => {
      await keeper.stop();
      await lock.release();
    };
    try {
      await makeDatabase(urlOf(keeper.port, SUPER_ROLE, passwords.super, 'postgres'), passwords);
    } catch (error) {
      await keeper.stop();
      throw error;
    }
    return { folder, ...urlsOf(keeper.port, passwords), announceStop: () => lock.announceStop(), stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** How to reach the server that another process of ours runs on the folder; undefined when none does. */
export async function findRunning(dataDir: string): Promise<(DatabaseUrls & { readonly folder: DataFolder }) | undefined> {
  const folder = await DataFolder.open(dataDir);
  const port = await runningPort(folder.serverFolder);
  return port === undefined ? undefined : { folder, ...urlsOf(port, await readPasswords(folder)) };
}

/** Keeps one server running until it is told to stop. */
class ServerKeeper {
  private stopping = false;
  private readonly stopSignal = new AbortController();
  private restarted: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: PostmasterOptions,
    private readonly log: (line: string) => void,
    private current: Postmaster,
  ) {
    this.watch();
  }

  static async start(options: PostmasterOptions, log: (line: string) => void): Promise<ServerKeeper> {
    return new ServerKeeper(options, log, await startPostmaster(options));
  }

  get port(): number {
    return this.current.port;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.stopSignal.abort();
    await this.restarted;
    if (this.current.process.exitCode === null && this.current.process.signalCode === null) await stopPostmaster(this.current.pid);
  }

  private watch(): void {
    this.current.process.once('exit', () => {
      if (!this.stopping) this.restarted = this.restart();
    });
  }

  /** On the same port, so that the pools find it again. */
  private async restart(): Promise<void> {
    this.log('PostgreSQL đã dừng đột ngột, đang chạy lại / PostgreSQL ended unexpectedly, starting it again');
    while (!this.stopping) {
      try {
        this.current = await startPostmaster(this.options, this.current.port);
        this.watch();
        this.log('PostgreSQL đã chạy lại / PostgreSQL runs again');
        return;
      } catch (error) {
        this.log(error instanceof StartupError ? error.message : String(error));
        await sleep(2_000, undefined, { signal: this.stopSignal.signal }).catch(() => undefined);
      }
    }
  }
}

/** Makes the server's folder under another name first: one that is there under its own name is whole. */
async function initialize(folder: DataFolder, binaries: ServerBinaries, user: ServerUser | undefined, password: string, fast: boolean): Promise<void> {
  await discardUnfinished(folder);
  const fresh = await mkdtemp(join(folder.path, 'postgres.new-'));
  const [cluster, passwordFile] = [join(fresh, 'cluster'), join(fresh, 'password')];
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [fresh, cluster, passwordFile]) await chown(path, user.uid, user.gid);
  const args = ['--pgdata', cluster, '--username', SUPER_ROLE, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-instructions'];
  // Not a child of the terminal's process group: a Ctrl-C does not break it off half way.
  const options = { cwd: '/', env: CHILD_ENVIRONMENT, detached: true, ...identity(user) };
  await run(binaries.initdb, fast ? [...args, '--no-sync'] : args, options).catch((error: unknown) => {
    const stderr = (error as { stderr?: string }).stderr ?? '';
    throw cannotStart(refusals.SERVER_FAILED, { reason: stderr.trim().split('\n').at(-1) ?? 'initdb' });
  });
  await rename(cluster, folder.serverFolder);
  await rm(fresh, { recursive: true });
}

/** When an earlier start was killed, its initdb may still be at work. */
async function discardUnfinished(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.path)) {
    if (!name.startsWith('postgres.new-')) continue;
    await endLeftovers(join(folder.path, name, 'cluster'));
    await rm(join(folder.path, name), { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  }
}

async function readPasswords(folder: DataFolder): Promise<Passwords> {
  if (existsSync(folder.passwordsFile)) return JSON.parse(await readFile(folder.passwordsFile, 'utf8')) as Passwords;
  if (existsSync(folder.serverFolder)) throw cannotStart(refusals.KEY_MISSING, { setting: 'CHIBO_DATA (keys/database.json)' });
  const password = (): string => randomBytes(24).toString('base64url');
  const passwords = { super: password(), owner: password(), app: password() };
  await writeWhole(folder.passwordsFile, `${JSON.stringify(passwords, null, 2)}\n`, 0o600);
  return passwords;
}

/** Every statement may find its work done: an earlier start may have ended at any point. */
async function makeDatabase(superUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client(superUrl);
  await client.connect();
  try {
    const ROLES = [[OWNER_ROLE, passwords.owner], [APP_ROLE, passwords.app]] as const;
    for (const [role, password] of ROLES) {
      const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${client.escapeLiteral(password)}`);
    }
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

function urlsOf(port: number, passwords: Passwords): DatabaseUrls {
  return {
    superUrl: urlOf(port, SUPER_ROLE, passwords.super, DATABASE),
    ownerUrl: urlOf(port, OWNER_ROLE, passwords.owner, DATABASE),
    appUrl: urlOf(port, APP_ROLE, passwords.app, DATABASE),
  };
}

function urlOf(port: number, role: string, password: string, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}
