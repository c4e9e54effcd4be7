import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart } from './startup-error.js';

/** A user of the system other than the one we run as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const USER_NAME = 'postgres';

/** Nothing of our own environment reaches the programs we start; their messages are in English. */
export const CHILD_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The user that PostgreSQL runs as: undefined for ourselves, and another when we are root, which it refuses.
 * @param serverFolder a database that exists already keeps the owner it has
 */
export function serverUser(serverFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = statSync(serverFolder, { throwIfNoEntry: false });
  if (folder && folder.uid !== 0) return { name: nameOf(folder.uid), uid: folder.uid, gid: folder.gid };
  return lookUp(USER_NAME) ?? make(USER_NAME);
}

/** Whether the user may do something with a path, asked of the system itself, as that user. */
export function userMay(user: ServerUser | undefined, test: '-x' | '-r' | '-w', path: string): boolean {
  return runAs(user, '/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path]).status === 0;
}

/** Runs a program to its end as the user. */
export function runAs(user: ServerUser | undefined, program: string, args: readonly string[]): { status: number | null; stderr: string } {
  return spawnSync(program, args, { cwd: '/', env: CHILD_ENVIRONMENT, encoding: 'utf8', ...identity(user) });
}

/** The options that make a child process run as the user. */
export function identity(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

function make(name: string): ServerUser {
  // Systems without useradd have a user for exactly this kind of need, "nobody".
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { env: CHILD_ENVIRONMENT, stdio: 'ignore' });
  const user = lookUp(name) ?? lookUp('nobody');
  if (!user) throw cannotStart(refusals.SERVER_USER_MISSING);
  return user;
}

function lookUp(name: string): ServerUser | undefined {
  const [uid, gid] = [id('-u', name), id('-g', name)];
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { name, uid, gid };
}

function id(option: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [option, name], { env: CHILD_ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

function nameOf(uid: number): string {
  try {
    return execFileSync('id', ['-un', String(uid)], { env: CHILD_ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return String(uid);
  }
}
