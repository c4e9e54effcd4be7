import pg from 'pg';
import type { TestDatabase } from '../setup/database.js';

/** What every table holds: number of rows and a fingerprint of their contents. */
export type Contents = Readonly<Record<string, string>>;

export interface AuditEntry {
  readonly account: string | null;
  readonly hat: string | null;
  readonly operation: string;
  readonly outcome: string;
  readonly detail: { readonly codes?: readonly string[]; readonly validateOnly?: boolean } | null;
  readonly subjects: readonly { readonly kind: string; readonly id: string; readonly action: string }[];
}

const AUDIT_OF = `
  SELECT a.username AS account, e.hat, e.operation, e.outcome, e.detail, (
    SELECT COALESCE(json_agg(json_build_object('kind', s.subject_kind, 'id', s.subject_id, 'action', s.action)), '[]')
    FROM audit_subject s WHERE s.entry_id = e.id) AS subjects
  FROM audit_entry e LEFT JOIN account a ON a.id = e.account_id
  WHERE e.request_id = $1 ORDER BY e.id`;

// For every table, the expression for what it holds. Hashing rows as they are is several times quicker than hashing
// their text; but paths have no hash before PostgreSQL 17.
const HELD = `
  SELECT table_name AS name, format(
    $$count(*) || ' ' || COALESCE(sum(hash_record_extended(ROW(%s), 0)::numeric), 0)$$,
    string_agg(quote_ident(column_name) || CASE udt_name WHEN 'ltree' THEN '::text' ELSE '' END, ', ' ORDER BY ordinal_position)) AS held
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public') AND table_name <> '_prisma_migrations'
  GROUP BY table_name ORDER BY table_name`;

/** Looks into a test's database past the API, as its superuser. */
export class Inspector {
  private held: readonly { readonly name: string; readonly held: string }[] | undefined;

  private constructor(private readonly client: pg.Client) {}

  static async open(database: TestDatabase): Promise<Inspector> {
    const client = new pg.Client({ connectionString: database.superUrl });
    await client.connect();
    return new Inspector(client);
  }

  async rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query(sql, [...params])).rows as T[];
  }

  /** The only value of a query for one. */
  async value<T>(sql: string, params: readonly unknown[] = []): Promise<T> {
    const [row] = await this.rows<Record<string, T>>(sql, params);
    const [value] = Object.values(row ?? {});
    if (value === undefined) throw new Error('The query answered nothing.');
    return value;
  }

  /** Statements without parameters, all or none of them. */
  async run(statements: readonly string[]): Promise<void> {
    await this.client.query(statements.join(';\n'));
  }

  /** Everything in the database, to be compared with what it holds later. */
  async contents({ except = [] }: { except?: readonly string[] } = {}): Promise<Contents> {
    this.held ??= await this.rows(HELD);
    const parts = this.held.filter(({ name }) => !except.includes(name)).map(({ name, held }) => `SELECT '${name}' AS name, ${held} AS held FROM "${name}"`);
    const rows = await this.rows<{ name: string; held: string }>(parts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
  }

  /** The tables in whose text any of some secrets stands, readable or in the hexadecimal form of its bytes. */
  async tablesHolding(...secrets: readonly string[]): Promise<string[]> {
    const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('hex')]);
    const parts = (await this.tables()).map((table) => `SELECT '${table}' AS name FROM "${table}" t WHERE t::text LIKE ANY ($1)`);
    const rows = await this.rows<{ name: string }>(parts.join(' UNION '), [forms.map((form) => `%${form}%`)]);
    return rows.map(({ name }) => name);
  }

  /** The audit entries of a request. */
  async auditOf(requestId: string | null): Promise<AuditEntry[]> {
    return this.rows<AuditEntry>(AUDIT_OF, [requestId]);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async tables(): Promise<string[]> {
    const rows = await this.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`);
    return rows.map(({ name }) => name);
  }
}
