import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

declare global {
  var chiboTestServer: ChildProcess | undefined;
}

/**
 * Starts the database server of this run. Its program runs as a process of its own, since Jest does not
 * resolve the packages' own imports here.
 */
export default async function globalSetup(): Promise<void> {
  const args = ['--conditions=source', '--import', './test/setup/typescript.mjs', './test/setup/server.ts'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
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
