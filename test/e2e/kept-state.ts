import type { Contents, Inspector } from './inspector.js';

/** How many rows each table has that it had not, and had that it has not; a changed row is one of each. */
export type Changes = Readonly<Record<string, { readonly appeared: number; readonly vanished: number }>>;

/** Nobody's business but the audit's: it grows with whatever is tried, and nothing is ever taken from it. */
const AUDIT = ['audit_entry', 'audit_subject'];

const COLUMNS = `
  SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
  FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name`;

/**
 * The contents of a test database but for the audit, kept to be compared with later and to be put back: far quicker
 * than another database and another API.
 */
export class KeptState {
  private kept: Contents = {};

  constructor(
    private readonly inspector: Inspector,
    /** Schema the copies go into. */
    private readonly name: string,
  ) {}

  /** Keeps what the database holds now, in place of what was kept before. */
  async keep(): Promise<void> {
    const now = await this.contents();
    const copies = differing(now, this.kept).map((table) => `DROP TABLE IF EXISTS ${this.name}.${table}; CREATE TABLE ${this.name}.${table} AS TABLE ${table}`);
    await this.inspector.run([`CREATE SCHEMA IF NOT EXISTS ${this.name}`, ...copies]);
    this.kept = now;
  }

  /** Puts back what was kept. */
  async restore(): Promise<void> {
    const tables = differing(await this.contents(), this.kept);
    const columns = new Map((await this.inspector.rows<{ name: string; columns: string }>(COLUMNS)).map((each) => [each.name, each.columns]));
    const refills = tables.map((table) => {
      const list = columns.get(table) ?? '';
      return `DELETE FROM ${table}; INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ${this.name}.${table}`;
    });
    // Without the triggers and foreign keys, which would have their say on every step of the way.
    await this.inspector.run(['SET LOCAL session_replication_role = replica', ...refills]);
  }

  /** What has changed since it was kept. */
  async changes(): Promise<Changes> {
    const tables = differing(await this.contents(), this.kept);
    if (tables.length === 0) return {};
    const parts = tables.map((table) => {
      const [now, then] = [`SELECT t::text FROM ${table} t`, `SELECT t::text FROM ${this.name}.${table} t`];
      const count = (some: string, others: string): string => `(SELECT count(*)::int FROM (${some} EXCEPT ALL ${others}) AS difference)`;
      return `SELECT '${table}' AS name, ${count(now, then)} AS appeared, ${count(then, now)} AS vanished`;
    });
    const rows = await this.inspector.rows<{ name: string; appeared: number; vanished: number }>(parts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, appeared, vanished }) => [name, { appeared, vanished }]));
  }

  private contents(): Promise<Contents> {
    return this.inspector.contents({ except: AUDIT });
  }
}

function differing(now: Contents, then: Contents): string[] {
  return Object.keys(now).filter((table) => now[table] !== then[table]);
}
