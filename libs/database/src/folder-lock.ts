import { link, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UNFINISHED, writeWhole } from './files.js';
import { eventually, identityOf, isRunning } from './processes.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, codeOf } from './startup-error.js';

/** Who holds a data folder. The identity tells the process from a later one with the same id. */
interface Holder {
  readonly pid: number;
  readonly identity: string;
  readonly stopping: boolean;
}

/** A program that lost its npm notices within half a second; one that stops needs a few seconds more. */
const PATIENCE = 1_500;
const PATIENCE_WHILE_STOPPING = 30_000;

/** The right to use a data folder: one living process at a time, and a dead one holds nothing. */
export class FolderLock {
  private constructor(
    private readonly path: string,
    private readonly holder: Holder,
  ) {}

  /** @throws StartupError DATA_IN_USE when another process holds the folder */
  static async acquire(path: string): Promise<FolderLock> {
    const holder = { pid: process.pid, identity: (await identityOf(process.pid)) ?? '', stopping: false };
    const mine = join(dirname(path), `${UNFINISHED}lock.${process.pid}`);
    await writeFile(mine, JSON.stringify(holder), { mode: 0o644 });
    try {
      while (!(await linked(mine, path))) {
        if (await livingHolder(path)) throw cannotStart(refusals.DATA_IN_USE);
        await discardStale(path);
      }
      await sweep(dirname(path));
      return new FolderLock(path, holder);
    } finally {
      await rm(mine, { force: true });
    }
  }

  /** Whether a living process holds the folder, and goes on holding it: one that is stopping is waited for. */
  static async isHeld(path: string): Promise<boolean> {
    let holder = await livingHolder(path);
    const free = async (): Promise<boolean> => !(holder = await livingHolder(path)) || holder.stopping;
    if (holder && !holder.stopping) await eventually(free, PATIENCE);
    if (holder?.stopping) await eventually(async () => !(holder = await livingHolder(path)), PATIENCE_WHILE_STOPPING);
    return holder !== undefined;
  }

  /** Tells whoever wants the folder next that waiting is worth while. */
  async announceStop(): Promise<void> {
    await writeWhole(this.path, JSON.stringify({ ...this.holder, stopping: true }), 0o644);
  }

  async release(): Promise<void> {
    const holder = await read(this.path);
    if (holder?.pid === this.holder.pid && holder.identity === this.holder.identity) await rm(this.path, { force: true });
  }
}

/** Takes away what processes that were killed left unfinished in a folder. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(UNFINISHED) ? /\.(\d+)$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !(await isRunning(Number(pid)))) await rm(join(folder, name), { force: true });
  }
}

async function linked(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function livingHolder(path: string): Promise<Holder | undefined> {
  const holder = await read(path);
  return holder && (await identityOf(holder.pid)) === holder.identity ? holder : undefined;
}

async function read(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Takes a dead process's lock away. Between reading and removing, another start may have put its own in
 * place: what was removed is looked at again, and given back when it lives.
 */
async function discardStale(path: string): Promise<void> {
  const aside = join(dirname(path), `${UNFINISHED}stale.${process.pid}`);
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (await livingHolder(aside)) await link(aside, path);
  await unlink(aside);
}
