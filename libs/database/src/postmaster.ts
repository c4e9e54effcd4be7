import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { isRunning, processesIn, signal, waitForEnd, worksIn } from './processes.js';
import { CHILD_ENVIRONMENT, identity, type ServerUser } from './server-user.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart } from './startup-error.js';

/** How to start PostgreSQL's main process on a data folder. */
export interface PostmasterOptions {
  readonly program: string;
  readonly serverFolder: string;
  readonly logFile: string;
  readonly user: ServerUser | undefined;
  readonly superuser: string;
  readonly password: string;
  /** For tests: nothing is made durable. */
  readonly fast: boolean;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // No statements and no values in the log: they hold personal data. Errors reach the program anyway.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  lc_messages: 'C',
};
const FAST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

const READY_WITHIN = 120_000; // recovery after a crash may take a while
const STOP_WITHIN = 20_000;
const MEMORY_FREE_WITHIN = 30_000;

export interface Postmaster {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
}

/**
 * Starts PostgreSQL and waits until it answers.
 * @param wantedPort the port a server that died had; a free one otherwise
 */
export async function startPostmaster(options: PostmasterOptions, wantedPort?: number): Promise<Postmaster> {
  await stopRunning(options.serverFolder);
  const deadline = Date.now() + MEMORY_FREE_WITHIN;
  for (;;) {
    const port = wantedPort ?? (await freePort());
    const child = await launch(options, port);
    if (await answers(child, port, options)) return { process: child, pid: child.pid ?? 0, port };
    const log = await readFile(options.logFile, 'utf8').catch(() => '');
    // After a kill -9 the last of the old server's processes may not be gone yet.
    const memoryInUse = /shared memory block .* is still in use/.test(log);
    const portTaken = wantedPort === undefined && /could not (bind|create any TCP)/.test(log);
    if ((memoryInUse || portTaken) && Date.now() < deadline) {
      if (memoryInUse) await endLeftovers(options.serverFolder);
      continue;
    }
    throw cannotStart(refusals.SERVER_FAILED, { reason: /(?:FATAL|PANIC):\s*(.+)/.exec(log)?.[1]?.trim() ?? `exit ${child.exitCode ?? 'timeout'}` });
  }
}

/** Stops a server as gently as it lets itself be stopped. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, patience] of [['SIGINT', STOP_WITHIN], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    signal(pid, name);
    if (await waitForEnd(pid, patience)) return;
  }
}

/** The port of the server that runs on a data folder; undefined when none does. */
export async function runningPort(serverFolder: string): Promise<number | undefined> {
  return (await running(serverFolder))?.port;
}

/** Ends a server that outlived the program that started it, and what it left behind. */
async function stopRunning(serverFolder: string): Promise<void> {
  const orphan = await running(serverFolder);
  if (orphan) await stopPostmaster(orphan.pid);
  else await endLeftovers(serverFolder);
  // PostgreSQL would take any living process that happens to have the old id for the server.
  await rm(join(serverFolder, 'postmaster.pid'), { force: true });
}

async function running(serverFolder: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(serverFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const ours = pid > 0 && (await isRunning(pid)) && (await worksIn(pid, serverFolder));
  return ours ? { pid, port } : undefined;
}

/** Processes of a server whose main process is gone have nothing left to do, but may not know it yet. */
export async function endLeftovers(serverFolder: string): Promise<void> {
  const pids = await processesIn(serverFolder);
  for (const pid of pids) signal(pid, 'SIGQUIT');
  const ended = await Promise.all(pids.map((pid) => waitForEnd(pid, 2_000)));
  for (const [index, pid] of pids.entries()) if (!ended[index]) signal(pid, 'SIGKILL');
}

async function launch(options: PostmasterOptions, port: number): Promise<ChildProcess> {
  const settings = { ...SETTINGS, ...(options.fast ? FAST_SETTINGS : {}), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await rm(options.logFile, { force: true }); // it may belong to another user
  const log = await open(options.logFile, 'a', 0o600);
  try {
    // Detached: a Ctrl-C in the terminal reaches only us, and we stop the server after its last client.
    return spawn(options.program, ['-D', options.serverFolder, ...args], {
      cwd: '/',
      env: CHILD_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...identity(options.user),
    }).on('error', () => undefined);
  } finally {
    await log.close();
  }
}

async function answers(child: ChildProcess, port: number, options: PostmasterOptions): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: options.superuser, password: options.password, database: 'postgres', ssl: false });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      if (Date.now() > deadline) {
        await stopPostmaster(child.pid);
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system names no free port.');
  return address.port;
}
