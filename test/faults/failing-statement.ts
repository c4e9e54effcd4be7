import pg from 'pg';
import { APP_ROLE } from '#database';

/** What a failing statement is made to say: no client may ever read it. */
export const SABOTAGE = 'sabotaged by the test';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** Failures that can meet any statement at any time; all but the first say that it may be tried again. */
const CONDITIONS = ['disk_full', 'query_canceled', 'deadlock_detected', 'serialization_failure'];
const conditionAt = (place: number): string => CONDITIONS[(place + 1) % CONDITIONS.length] ?? '';

/** Whether the statement at this place, when the database has it fail, may be tried again. */
export function mayBeTriedAgain(place: number): boolean {
  return conditionAt(place) !== CONDITIONS[0];
}

const failure = (condition: string): string => `DO $$ BEGIN RAISE EXCEPTION '${SABOTAGE}' USING ERRCODE = '${condition}'; END $$`;

/**
 * What fails: the database, so that the transaction is broken there too; or the driver before the statement is sent,
 * so that the database would gladly commit all the others.
 */
export type Failure = 'DATABASE' | 'DRIVER';

interface Watch {
  /** Which statement is to fail, the first being 0; none when undefined. */
  readonly failing: number | undefined;
  readonly failure: Failure;
  /** The connection of the transaction that is watched. */
  connection: pg.Client | undefined;
  readonly statements: string[];
}

/** Watches the server's statements below Prisma and hand-written SQL alike, and has one of them fail. */
export class FailingStatement {
  private watch: Watch | undefined;
  private readonly genuine = Reflect.get(pg.Client.prototype, 'query') as Query;

  /** To be called before the server opens its first connection. */
  install(): void {
    const { genuine } = this;
    const changed = (client: pg.Client, args: unknown[]): unknown[] | undefined => this.changed(client, args);
    Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...args: unknown[]): unknown {
      const sent = changed(this, args);
      return sent ? genuine.apply(this, sent) : Promise.reject(new Error(SABOTAGE));
    });
  }

  remove(): void {
    Reflect.set(pg.Client.prototype, 'query', this.genuine);
  }

  /** The statements, from BEGIN to COMMIT, of the only transaction that writes while the work is done. */
  async statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
    return (await this.watching(undefined, work)).statements;
  }

  /** Does the work while one statement of its transaction fails. */
  async during<T>(failing: number, work: () => Promise<T>, failure: Failure = 'DATABASE'): Promise<T> {
    const { value, statements } = await this.watching(failing, work, failure);
    if (statements.length <= failing) throw new Error(`Statement ${failing} never came.`);
    return value;
  }

  private async watching<T>(failing: number | undefined, work: () => Promise<T>, failure: Failure = 'DATABASE'): Promise<{ value: T; statements: readonly string[] }> {
    const watch: Watch = { failing, failure, connection: undefined, statements: [] };
    this.watch = watch;
    try {
      return { value: await work(), statements: watch.statements };
    } finally {
      this.watch = undefined;
    }
  }

  /** The arguments with which the statement is really sent; undefined when it is not. */
  private changed(client: pg.Client, args: unknown[]): unknown[] | undefined {
    const { watch } = this;
    const [statement] = args;
    if (!watch || client.user !== APP_ROLE) return args;
    const text = typeof statement === 'string' ? statement : (statement as pg.QueryConfig).text;
    // A transaction that only reads begins with its isolation level.
    if (text === 'BEGIN') {
      if (watch.connection) throw new Error('A request has one transaction that writes, not two.');
      watch.connection = client;
    }
    if (client !== watch.connection || isOver(watch.statements)) return args;
    const fails = watch.failing === watch.statements.push(text) - 1;
    if (!fails) return args;
    if (watch.failure === 'DRIVER') return undefined;
    const sabotaged = failure(conditionAt(watch.statements.length - 1));
    // A transaction whose COMMIT fails is over.
    return [text === 'COMMIT' ? `ROLLBACK; ${sabotaged}` : sabotaged];
  }
}

/** A connection is used again at once: what comes after the end of the transaction is another's. */
function isOver(statements: readonly string[]): boolean {
  return /^(COMMIT|ROLLBACK)$/.test(statements.at(-1) ?? '');
}
