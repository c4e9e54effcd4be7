import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testServer } from '../setup/database.js';

/** The program as it is installed. */
export const WHOLE = 'apps/cli/src/main.js';
/** Its commands alone, around an API and demo data that only say that they were reached. */
export const COMMANDS = 'test/faults/program.js';

const READY_WITHIN = 60_000; // on a busy machine; it usually takes three seconds

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

  private constructor(private readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.ended = once(process, 'close');
  }

  /**
   * @param main what to run of the program as it was built for this run
   * @param settings its whole environment, besides PATH
   */
  static start(main: string, args: readonly string[], settings: Readonly<Record<string, string>>): RunningProgram {
    const env = { PATH: process.env['PATH'], ...settings };
    const { programFolder } = testServer();
    return new RunningProgram(spawn(process.execPath, [join(programFolder, 'dist', main), ...args], { cwd: programFolder, env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Waits until it greets; answers where it serves. */
  async url(): Promise<string> {
    const deadline = Date.now() + READY_WITHIN;
    for (;;) {
      const url = /(http:\S+)\/graphql/.exec(this.out)?.[1];
      if (url !== undefined) return url;
      if (!this.runs || Date.now() > deadline) throw new Error(`The program does not serve: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get runs(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
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

/** The main process of the embedded server of a data folder, and where it listens. */
export async function serverOf(dataDir: string): Promise<{ readonly pid: number; readonly port: number }> {
  const lines = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}
