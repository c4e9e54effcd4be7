import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { dayOf, DomainError, kernelRefusals, refuse } from '#kernel';
import { PrismaClient } from '#prisma-client';
import { ANONYMOUS, NO_SCOPE, type Ctx, type RequestSeed, type WriteCtx } from './ctx.js';
import type { Clock } from './clock.js';
import { JoinedWrites } from './joined-writes.js';
import { Sql } from './sql.js';

/** Thrown inside a unit of work: everything is rolled back, and the unit of work answers `value`. */
export class RolledBack<T> extends Error {
  constructor(readonly value: T) {
    super('The unit of work was rolled back on purpose.');
  }
}

export interface PoolSettings {
  readonly url: string;
  /** Most connections at once. */
  readonly max: number;
  /** How long a request waits for a free connection, in milliseconds. */
  readonly connectTimeout: number;
  /** How long one statement may run, in milliseconds. */
  readonly statementTimeout: number;
}

const TRANSACTION_TIMEOUT = 30_000;
/** So that it is the pool that says why there is no connection, and not Prisma, which knows less. */
const LATER_THAN_POOL = 2_000;

/**
 * Opens the one transaction of a request and closes it: committed when the work returns, rolled back when
 * it throws. Nothing outside this library sees the pool.
 */
export class UnitOfWork {
  private readonly pool: HandingPool;
  private readonly prisma: PrismaClient;
  private writing = 0;

  constructor(
    settings: PoolSettings,
    private readonly clock: Clock,
    onError: (error: Error) => void,
  ) {
    this.pool = new HandingPool({
      connectionString: settings.url,
      max: settings.max,
      connectionTimeoutMillis: settings.connectTimeout,
      statement_timeout: settings.statementTimeout,
      idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT,
      types: { getTypeParser },
      // A statement is sent without waiting for the answers to those before it; PostgreSQL runs them in order.
      pipeline: true,
      stream: () => new JoinedWrites(),
    });
    this.pool.on('error', onError);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { onConnectionError: onError }) });
  }

  /** A transaction for reading (and for the audit of the reading), on one snapshot of the data. @throws DomainError BUSY when no connection becomes free in time */
  async read<T>(seed: RequestSeed, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const sql = new Sql(client);
    let broken: Error | undefined;
    try {
      return await whole(sql, async () => {
        sql.send('BEGIN ISOLATION LEVEL REPEATABLE READ');
        const value = await work({ ...this.base(seed), db: { sql } });
        sql.send('COMMIT');
        return value;
      });
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
      if (error instanceof RolledBack) return error.value as T;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A transaction for writing: Prisma and hand-written SQL on the same connection. @throws DomainError BUSY as above */
  async run<T>(seed: RequestSeed, work: (ctx: WriteCtx) => Promise<T>): Promise<T> {
    const handed: Handed = { client: undefined, busy: undefined };
    this.writing++;
    try {
      return await handedClient.run(handed, () =>
        this.prisma.$transaction(
          (prisma) => {
            if (!handed.client) throw new Error('The transaction was opened without its connection.');
            const sql = new Sql(handed.client);
            return whole(sql, () => work({ ...this.base(seed), db: { sql, prisma }, rehearsal: { done: false } }));
          },
          { timeout: TRANSACTION_TIMEOUT, maxWait: (this.pool.options.connectionTimeoutMillis ?? 0) + LATER_THAN_POOL },
        ),
      );
    } catch (error) {
      if (error instanceof RolledBack) return error.value as T;
      throw handed.busy ?? error;
    } finally {
      // As long as it is enabled, every promise of the process is followed, also where nobody writes.
      if (--this.writing === 0) handedClient.disable();
    }
  }

  /** Whether the database answers. */
  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  private base(seed: RequestSeed): Omit<Ctx, 'db'> {
    const now = this.clock.now();
    return { ...seed, actor: ANONYMOUS, hat: null, scope: NO_SCOPE, now, today: dayOf(now), touched: [] };
  }
}

interface Handed {
  client: pg.PoolClient | undefined;
  /** Why there is none; Prisma would wrap it. */
  busy: Error | undefined;
}

/** What pg-pool says when no connection became free in time. */
const NONE_FREE = 'timeout exceeded when trying to connect';

const handedClient = new AsyncLocalStorage<Handed>();

/**
 * A pool that hands the connection of Prisma's transaction on to whoever opened it. By itself, Prisma keeps
 * that connection to itself, and SQL on the pool would run on another one, outside the transaction.
 */
class HandingPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    this.on('connect', (client) => {
      refuseFailedCommit(client);
      // The pool listens only to idle connections. One that is lost in the middle of a transaction fails the
      // transaction's next query; unheard, it would take the whole program with it.
      client.on('error', () => undefined);
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void): void;
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): Promise<pg.PoolClient> | void {
    if (callback) {
      super.connect(callback);
      return;
    }
    const handed = handedClient.getStore();
    return super.connect().then(
      (client) => {
        if (handed) handed.client = client;
        return client;
      },
      (error: unknown) => {
        const reason = error instanceof Error && error.message === NONE_FREE ? refuse(kernelRefusals.BUSY) : error;
        if (handed && reason instanceof DomainError) handed.busy = reason;
        throw reason;
      },
    );
  }
}

/** Does the work and waits for what it only sent. Of several failures, a sent statement's is told: it made those after it fail. */
async function whole<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  let value: T;
  try {
    value = await work();
  } catch (error) {
    await sql.settled();
    throw error;
  }
  await sql.settled();
  return value;
}

function refuseFailedCommit(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const checked = (...args: unknown[]): unknown => {
    const result = query(...args);
    return result instanceof Promise ? result.then((answer) => failUnlessCommitted(args[0], answer as pg.QueryResult)) : result;
  };
  client.query = checked as typeof client.query;
}

/**
 * PostgreSQL answers the COMMIT of a transaction in which a statement failed with ROLLBACK, and no error. Whoever
 * passed over that failure would report as done what was not.
 */
function failUnlessCommitted(statement: unknown, answer: pg.QueryResult): pg.QueryResult {
  const text = typeof statement === 'string' ? statement : (statement as pg.QueryConfig).text;
  if (text === 'COMMIT' && answer.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed: a failed statement was passed over.');
  return answer;
}

/** Calendar dates stay texts: a JavaScript Date would move them by the time zone. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) => {
  if (oid === pg.types.builtins.DATE && format !== 'binary') return (value: string) => value;
  return pg.types.getTypeParser(oid, format) as (value: string | Buffer) => unknown;
};
