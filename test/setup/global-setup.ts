import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

declare global {
  var chiboTestServer: ChildProcess | undefined;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** What the processes beside the tests run: the program, and what serves the tests. */
const SOURCES = ['apps', 'libs', 'prisma/demo', 'test/setup', 'test/faults/program.ts'];
/** What the program finds beside its code. */
const BESIDE = ['node_modules', 'prisma'];

/**
 * Builds the program once for the whole run, and starts the database server. Both are for processes of their own: one
 * starts from a build in half the time it takes from the sources, and Jest does not resolve the packages' own imports here.
 */
export default async function globalSetup(): Promise<void> {
  const program = await buildProgram();
  const child = spawn(process.execPath, ['--enable-source-maps', join(program, 'dist', 'test', 'setup', 'server.js'), program], { stdio: ['pipe', 'pipe', 'inherit'] });
  globalThis.chiboTestServer = child;
  const lines = createInterface({ input: child.stdout });
  const exited = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The test database does not start (exit code ${code ?? 'none'}).`));
    });
  });
  const first = new Promise<string>((resolve) => lines.once('line', resolve));
  process.env['CHIBO_TEST_SERVER'] = await Promise.race([first, exited]);
  exited.catch(() => undefined); // from here on it ends when it is told to
}

/** The program as `npm run build` makes it, in a folder of its own. */
async function buildProgram(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chibo-build-'));
  const swc = join(ROOT, 'node_modules', '.bin', 'swc');
  await promisify(execFile)(swc, [...SOURCES, '--out-dir', join(folder, 'dist'), '--copy-files', '--quiet'], { cwd: ROOT });
  await copyFile(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of BESIDE) await symlink(join(ROOT, name), join(folder, name));
  return folder;
}
