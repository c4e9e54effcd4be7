import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

type Row = Record<string, unknown>;

const statementNames = new Map<string, string>();

/** Hand-written SQL on one connection, as named prepared statements: a text is planned once a connection. */
export class Sql {
  private readonly sent: Promise<unknown>[] = [];

  constructor(private readonly client: ClientBase) {}

  /** All rows of a query. Dates come as `YYYY-MM-DD` texts. */
  async many<T extends object>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    const result = await this.client.query<Row>({ name: nameOf(text), text, values: [...params] });
    return result.rows as T[];
  }

  /** The only row; undefined when there is none. */
  async maybe<T extends object>(text: string, params: readonly unknown[] = []): Promise<T | undefined> {
    const rows = await this.many<T>(text, params);
    if (rows.length > 1) throw new Error('A query for one row found several.');
    return rows[0];
  }

  /** The only row of a query that always has one. */
  async one<T extends object>(text: string, params: readonly unknown[] = []): Promise<T> {
    const row = await this.maybe<T>(text, params);
    if (!row) throw new Error('A query for one row found none.');
    return row;
  }

  /**
   * Sends a statement whose answer nobody needs, without waiting for it. What is asked for next runs after it, and in a
   * transaction nothing runs once it has failed; `settled` tells why.
   */
  send(text: string, params: readonly unknown[] = []): void {
    const answered = this.run(text, params);
    answered.catch(() => undefined);
    this.sent.push(answered);
  }

  /** When all that was sent has been answered. @throws why the first of it failed */
  async settled(): Promise<void> {
    for (const answered of this.sent) await answered;
  }

  /** Runs a statement; answers how many rows it wrote. */
  async run(text: string, params: readonly unknown[] = []): Promise<number> {
    const result = await this.client.query({ name: nameOf(text), text, values: [...params] });
    return result.rowCount ?? 0;
  }
}

function nameOf(text: string): string {
  let name = statementNames.get(text);
  if (!name) {
    name = `q_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    statementNames.set(text, name);
  }
  return name;
}
