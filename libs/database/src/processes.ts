import { execFile } from 'node:child_process';
import { readFile, readlink, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from './startup-error.js';

const run = promisify(execFile);
const LINUX = process.platform === 'linux';

/**
 * What tells a process from a later one with the same id: its start time. Undefined when there is no such
 * process, or it has ended and only waits to be collected.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  if (!LINUX) return startTimeFromPs(pid);
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may itself hold spaces and parentheses; the fields that count follow it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields?.[0], fields?.[19]];
  return state === 'Z' || state === 'X' ? undefined : startTime;
}

export async function isRunning(pid: number): Promise<boolean> {
  return (await identityOf(pid)) !== undefined;
}

/** The id of a process's parent; undefined where the system does not tell. */
export async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number.isInteger(parent) ? parent : undefined;
}

/** Whether a process works in a folder, as every process of a PostgreSQL server does in its data folder. */
export async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!LINUX) return (await ps(pid, 'command=')).includes(folder);
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;
}

/** Ids of all processes that work in a folder. Empty where the system does not tell. */
export async function processesIn(folder: string): Promise<number[]> {
  const names = LINUX ? await readdir('/proc') : [];
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const inside = await Promise.all(pids.map((pid) => worksIn(pid, folder)));
  return pids.filter((_, index) => inside[index]);
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Waits until a process has ended; answers whether it did in time. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  return eventually(async () => !(await isRunning(pid)), milliseconds);
}

/** Asks again until the answer is yes or the time is over. */
export async function eventually(ask: () => Promise<boolean>, milliseconds: number, pause = 50): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    if (await ask()) return true;
    if (Date.now() >= deadline) return false;
    await sleep(pause);
  }
}

async function startTimeFromPs(pid: number): Promise<string | undefined> {
  const [state, ...time] = (await ps(pid, 'state=,lstart=')).split(/\s+/);
  return state === undefined || state === '' || state.startsWith('Z') ? undefined : time.join(' ');
}

async function ps(pid: number, columns: string): Promise<string> {
  const { stdout } = await run('ps', ['-o', columns, '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}
