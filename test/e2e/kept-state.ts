import type { Inspector } from './inspector.js';

/** How many rows each table has that it had not, and had that it has not; a changed row is one of each. */
export type Changes = Readonly<Record<string, { readonly appeared: number; readonly vanished: number }>>;

interface Table {
  readonly name: string;
  /** What can be written of it. */
  readonly columns: string;
  /** That `t` and `k` are the same record. */
  readonly same: string;
}

/** Nobody's business but the audit's: it grows with whatever is tried, and nothing is ever taken from it. */
const AUDIT = ['audit_entry', 'audit_subject'];

const TABLES = `
  SELECT relname AS name, (
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns, (
    SELECT COALESCE(string_agg(format('t.%1$I = k.%1$I', attname), ' AND '), 'the table has no primary key') FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = c.oid AND i.indisprimary) AS same
  FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' AND relname <> ALL ($1::text[])`;

// Every statement that writes says so, whoever sends it, also where triggers are set aside: looking through all tables
// for what has changed would take most of the time of the tests.
const WATCH = `
  CREATE SCHEMA kept;
  CREATE TABLE kept.touched (id bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL);
  CREATE FUNCTION kept.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO kept.touched (name) VALUES (TG_TABLE_NAME);
    RETURN NULL;
  END $$`;
const watch = (table: string): string => `
  CREATE TRIGGER kept_touch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION kept.touch();
  ALTER TABLE ${table} ENABLE ALWAYS TRIGGER kept_touch`;

/**
 * The contents of a test database but for the audit, kept to be compared with later and to be put back: far quicker
 * than another database and another API. Whoever keeps, compares or puts back must be the only one at work.
 */
export class KeptState {
  /** The number of the first transaction after it was kept, and of the first note of a table that was touched then. */
  private since = { transaction: '0', touch: '0' };

  private constructor(
    private readonly inspector: Inspector,
    /** Schema the copies go into. */
    private readonly name: string,
    private readonly tables: readonly Table[],
  ) {}

  /** Keeps what the database holds now. */
  static async of(inspector: Inspector, name: string): Promise<KeptState> {
    const tables = await inspector.rows<Table>(TABLES, [AUDIT]);
    if (!(await inspector.value<boolean>(`SELECT to_regclass('kept.touched') IS NOT NULL`))) {
      await inspector.run([WATCH, ...tables.map((table) => watch(table.name))]);
    }
    await inspector.run([`CREATE SCHEMA ${name}`, ...tables.map((table) => `CREATE TABLE ${name}.${table.name} AS TABLE ${table.name}`)]);
    const kept = new KeptState(inspector, name, tables);
    await kept.begin();
    return kept;
  }

  /** Keeps what the database holds now, in place of what was kept before. */
  async keep(): Promise<void> {
    const copies = (await this.touched()).map(({ name }) => `DROP TABLE ${this.name}.${name}; CREATE TABLE ${this.name}.${name} AS TABLE ${name}`);
    await this.inspector.run(copies);
    await this.begin();
  }

  /** Puts back what was kept. */
  async restore(): Promise<void> {
    const refills = (await this.touched()).map(
      ({ name, columns, same }) => `
        DELETE FROM ${name} WHERE ${this.isNew('xmin')};
        INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
        SELECT ${columns} FROM ${this.name}.${name} k WHERE NOT EXISTS (SELECT FROM ${name} t WHERE ${same})`,
    );
    // Without the triggers and foreign keys, which would have their say on every step of the way.
    await this.inspector.run(['SET LOCAL session_replication_role = replica', ...refills]);
    await this.begin();
  }

  /** What has changed since it was kept. */
  async changes(): Promise<Changes> {
    const parts = (await this.touched()).map(({ name, same }) => {
      const now = `SELECT t::text FROM ${name} t WHERE ${this.isNew('t.xmin')}`;
      const then = `SELECT k::text FROM ${this.name}.${name} k WHERE NOT EXISTS (SELECT FROM ${name} t WHERE ${same} AND NOT ${this.isNew('t.xmin')})`;
      const count = (some: string, others: string): string => `(SELECT count(*)::int FROM (${some} EXCEPT ALL ${others}) AS difference)`;
      return `SELECT '${name}' AS name, ${count(now, then)} AS appeared, ${count(then, now)} AS vanished`;
    });
    if (parts.length === 0) return {};
    const rows = await this.inspector.rows<{ name: string; appeared: number; vanished: number }>(parts.join(' UNION ALL '));
    return Object.fromEntries(rows.flatMap(({ name, appeared, vanished }) => (appeared + vanished > 0 ? [[name, { appeared, vanished }]] : [])));
  }

  private async touched(): Promise<readonly Table[]> {
    const rows = await this.inspector.rows<{ name: string }>('SELECT DISTINCT name FROM kept.touched WHERE id >= $1', [this.since.touch]);
    const names = new Set(rows.map(({ name }) => name));
    return this.tables.filter(({ name }) => names.has(name));
  }

  private async begin(): Promise<void> {
    const [since] = await this.inspector.rows<typeof this.since>(
      'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS transaction, (SELECT COALESCE(max(id), 0) + 1 FROM kept.touched)::text AS touch',
    );
    if (since) this.since = since;
  }

  /** Whether a row was written since; the server is too young for numbers of transactions to come round. */
  private isNew(xmin: string): string {
    return `${xmin}::text::bigint >= ${this.since.transaction}`;
  }
}
