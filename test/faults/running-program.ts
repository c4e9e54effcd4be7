import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** How a program that ended has ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The operator's program, as a process of its own. */
export class RunningProgram {
  private out = '';
  private err = '';
  private readonly ended: Promise<unknown>;

  private constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.ended = once(process, 'close');
  }

  /** @param settings its whole environment, besides PATH */
  static start(args: readonly string[], settings: Readonly<Record<string, string>>): RunningProgram {
    const options = ['--conditions=source', '--no-warnings', '--import', join(ROOT, 'test/setup/typescript.mjs'), join(ROOT, 'test/faults/program.ts')];
    const env = { PATH: process.env['PATH'], ...settings };
    return new RunningProgram(spawn(process.execPath, [...options, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Waits until it greets; answers where it serves. */
  async url(): Promise<string> {
    const deadline = Date.now() + 25_000;
    for (;;) {
      const url = /(http:\S+)\/graphql/.exec(this.out)?.[1];
      if (url !== undefined) return url;
      if (this.process.exitCode !== null || this.process.signalCode !== null || Date.now() > deadline) throw new Error(`The program does not serve: ${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get said(): string {
    return this.out + this.err;
  }

  async end(): Promise<Ended> {
    await this.ended;
    return { code: this.process.exitCode, out: this.out, err: this.err };
  }

  async stop(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal);
    return this.end();
  }
}

/** The main process of the embedded server of a data folder. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
