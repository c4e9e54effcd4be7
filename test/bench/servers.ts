import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '#database';

const READY_WITHIN = 120_000; // the demo data are made first

/** A server under measurement, as a process of its own. */
export interface MeasuredServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts chibo as it was built, as `npm start` does; its log goes to a file, as an operator's would. */
export async function startChibo(dataDir: string, logFile: string): Promise<MeasuredServer> {
  const log = await open(logFile, 'w');
  const env = { PATH: process.env['PATH'], CHIBO_DATA: dataDir, CHIBO_PORT: '0' };
  const main = join(packageRoot, 'dist', 'apps', 'cli', 'src', 'main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=32', main, 'start'], { env, stdio: ['ignore', log.fd, 'inherit'] });
  await log.close();
  const stop = (): Promise<void> => end(child, () => void child.kill('SIGTERM'));
  const deadline = Date.now() + READY_WITHIN;
  for (;;) {
    await sleep(50);
    const url = /(http:\S+)\/graphql/.exec(await readFile(logFile, 'utf8'))?.[1];
    if (url !== undefined) return { url, stop };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error('chibo does not start.');
    }
  }
}

/** Starts the bare server on chibo's database. */
export async function startBaseline(database: { readonly appUrl: string; readonly ownerUrl: string }): Promise<MeasuredServer> {
  const { appUrl, ownerUrl } = database;
  const env = { PATH: process.env['PATH'], BENCH_DATABASE: JSON.stringify({ appUrl, ownerUrl }) };
  const args = ['--conditions=source', '--import', './test/setup/typescript.mjs', './test/bench/baseline.ts'];
  const child = spawn(process.execPath, args, { cwd: packageRoot, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The baseline does not start.'))),
  ])) as [string];
  const stop = (): Promise<void> => end(child, () => void child.stdin.end());
  return { url, stop };
}

async function end(child: ChildProcess, tell: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  tell();
  await exited;
}
