import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isRunning, loadConfig, openDatabase, withClient } from '#database';
import { CHANGE_PASSWORD, LOGIN, type Account } from '../e2e/account-operations.js';
import { Client } from '../e2e/client.js';
import { RunningProgram, serverOf, WHOLE, type Ended } from './running-program.js';

export type Victim = 'program' | 'database';

/** What is promised of a program whose database was killed. */
const RECOVERS_WITHIN = 10_000;

/** The whole program, as a process of its own, on a data folder of its own in which everything is made durable. */
export class Installation {
  readonly dataDir = join(tmpdir(), `chibo-faults-${randomUUID()}`);
  url = '';
  private program: RunningProgram | undefined;
  private ownerUrl = '';
  private postmaster = 0;

  /** Starts on a new folder, without demo data. */
  async make(): Promise<void> {
    await this.start();
    const database = await openDatabase(loadConfig({ CHIBO_DATA: this.dataDir }), { shared: true });
    this.ownerUrl = database.ownerUrl;
  }

  /** Makes an administrator, as an operator does; answers a session of it. */
  async makeAdministrator(): Promise<string> {
    const { out } = await this.run('user', 'create', 'quantri', '--administrator').end();
    const oneTimePassword = /One-time password: (\S+)/.exec(out)?.[1] ?? '';
    const { login } = await new Client(this.url).ask<{ login: { token: string; account: Account } }>(LOGIN, {
      input: { username: 'quantri', password: oneTimePassword, transport: 'BEARER' },
    });
    const input = { currentPassword: oneTimePassword, newPassword: 'mot cau rat dai de thu', version: login.account.version };
    await new Client(this.url, login.token).ask(CHANGE_PASSWORD, { input });
    return login.token;
  }

  async start(): Promise<void> {
    this.program = this.run('start', '--empty');
    this.url = await this.program.url();
    this.postmaster = (await serverOf(this.dataDir)).pid;
  }

  async kill(victims: readonly Victim[]): Promise<void> {
    if (victims.includes('database')) process.kill(this.postmaster, 'SIGKILL');
    if (!victims.includes('program')) return;
    await this.program?.stop('SIGKILL');
    this.program = undefined;
  }

  /** Starts the program again if it was killed; otherwise it must find its way back by itself, and soon. */
  async recover(): Promise<void> {
    if (!this.program) {
      await this.start();
      return;
    }
    const deadline = Date.now() + RECOVERS_WITHIN;
    const killed = this.postmaster;
    while (this.postmaster === killed || (await this.status('readyz')) !== 200) {
      if (!this.program.runs || Date.now() > deadline) throw new Error(`The program does not recover. ${this.program.said}`);
      await sleep(20);
      // While it starts, the server's file is missing, or half written.
      this.postmaster = (await serverOf(this.dataDir).catch(() => undefined))?.pid || killed;
    }
  }

  /** The HTTP status with which a path is answered; 0 when it is not. */
  async status(path: string): Promise<number> {
    return fetch(`${this.url}/${path}`).then((response) => response.status, () => 0);
  }

  /** Works on the database directly, as its owner, who sees all. */
  async inDatabase<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const { port } = await serverOf(this.dataDir);
    return withClient(Object.assign(new URL(this.ownerUrl), { port }).href, 'CHIBO_DATA', work);
  }

  /** Tells the program to stop; answers how it ended, and whether its database ended with it. */
  async stop(signal: NodeJS.Signals): Promise<Ended & { readonly databaseRuns: boolean }> {
    if (!this.program) throw new Error('The program does not run.');
    const ended = await this.program.stop(signal);
    this.program = undefined;
    const { pid } = await serverOf(this.dataDir).catch(() => ({ pid: this.postmaster }));
    return { ...ended, databaseRuns: await isRunning(pid) };
  }

  async remove(): Promise<void> {
    await this.program?.stop('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private run(...args: string[]): RunningProgram {
    return RunningProgram.start(WHOLE, args, { CHIBO_DATA: this.dataDir, CHIBO_PORT: '0', CHIBO_LOG_LEVEL: 'error' });
  }
}
