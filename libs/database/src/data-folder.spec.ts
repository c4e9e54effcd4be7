import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DataFolder } from './data-folder.js';
import { FolderLock } from './folder-lock.js';
import { identityOf } from './processes.js';

let parent: string;
const path = (): string => join(parent, 'data');

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'chibo-folder-'));
  await chmod(parent, 0o711); // as root, the database's own user must get in
});
afterEach(() => rm(parent, { recursive: true }));

describe('DataFolder', () => {
  it('makes a folder that says what it is, with keys for its owner alone', async () => {
    const folder = await DataFolder.open(path());
    expect(JSON.parse(await readFile(folder.markerFile, 'utf8'))).toMatchObject({ format: 1 });
    expect((await stat(folder.keysFolder)).mode & 0o777).toBe(0o700);
  });

  it('remembers whether demo data is wanted', async () => {
    const folder = await DataFolder.open(path());
    expect(folder.demo).toBeUndefined();
    await folder.decideDemo(false);
    expect((await DataFolder.open(path())).demo).toBe(false);
  });

  it('takes a folder in which an earlier start wrote nothing whole', async () => {
    await mkdir(path());
    await writeFile(join(path(), '.chibo-chibo.json.1'), '');
    await expect(DataFolder.open(path())).resolves.toBeInstanceOf(DataFolder);
  });

  it('refuses a folder of somebody else, and leaves it as it is', async () => {
    await mkdir(path());
    await writeFile(join(path(), 'thesis.doc'), '');
    await expect(DataFolder.open(path())).rejects.toMatchObject({ code: 'DATA_FOREIGN' });
    expect(await readdir(path())).toEqual(['thesis.doc']);
  });

  it.each([['not JSON', 'DATA_FOREIGN'], ['{}', 'DATA_FOREIGN'], ['null', 'DATA_FOREIGN'], ['{"format":2,"createdAt":""}', 'DATA_NEWER']])('refuses the marker %s', async (marker, code) => {
    await mkdir(path());
    await writeFile(join(path(), 'chibo.json'), marker);
    await expect(DataFolder.open(path())).rejects.toMatchObject({ code });
  });

  it('refuses a file in place of a folder', async () => {
    await writeFile(path(), '');
    await expect(DataFolder.open(path())).rejects.toMatchObject({ code: 'DATA_UNUSABLE' });
  });

  it('refuses the data of another PostgreSQL', async () => {
    const folder = await DataFolder.open(path());
    await mkdir(folder.serverFolder);
    await writeFile(join(folder.serverFolder, 'PG_VERSION'), '17\n');
    await expect(DataFolder.open(path())).rejects.toMatchObject({ code: 'DATA_OTHER_POSTGRESQL' });
  });
});

describe('FolderLock', () => {
  const lockFile = (): string => join(parent, 'chibo.lock');

  it('is held by one process until it is given back', async () => {
    const lock = await FolderLock.acquire(lockFile());
    await expect(FolderLock.acquire(lockFile())).rejects.toMatchObject({ code: 'DATA_IN_USE' });
    expect(await FolderLock.isHeld(lockFile())).toBe(true);
    await lock.release();
    expect(await FolderLock.isHeld(lockFile())).toBe(false);
    await (await FolderLock.acquire(lockFile())).release();
    expect(await readdir(parent)).toEqual([]);
  });

  it('is held by nobody when its process is dead, or its id belongs to another process', async () => {
    const child = spawn('sleep', ['60']);
    const identity = await identityOf(child.pid ?? 0);
    await writeFile(lockFile(), JSON.stringify({ pid: child.pid, identity, stopping: false }));
    await expect(FolderLock.acquire(lockFile())).rejects.toMatchObject({ code: 'DATA_IN_USE' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await FolderLock.acquire(lockFile())).release();
    await writeFile(lockFile(), JSON.stringify({ pid: process.pid, identity: 'long ago', stopping: false }));
    await (await FolderLock.acquire(lockFile())).release();
  });

  it('takes away what a killed process left unfinished, and nothing of a living one', async () => {
    const child = spawn('sleep', ['60']);
    const unfinished = (pid: number | undefined): string => `.chibo-lock.${pid ?? 0}`;
    await writeFile(join(parent, unfinished(child.pid)), '');
    const lock = await FolderLock.acquire(lockFile());
    expect(await readdir(parent)).toEqual([unfinished(child.pid), 'chibo.lock']);
    await lock.release();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await FolderLock.acquire(lockFile())).release();
    expect(await readdir(parent)).toEqual([]);
  });

  it('waits for a holder that is stopping', async () => {
    const lock = await FolderLock.acquire(lockFile());
    await lock.announceStop();
    const held = FolderLock.isHeld(lockFile());
    setTimeout(() => void lock.release(), 300);
    expect(await held).toBe(false);
  });
});
