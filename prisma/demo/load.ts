import { defineRefusals, refuse } from '#kernel';
import { DEMO_PASSWORD } from './password.js';
import type { DemoData, DenunciationRow, IdentityNumberRow, ProgrammeLineRow } from './rows.js';

/** One connection, as the owner of the database: a `pg` client is one. */
export interface DemoConnection {
  query(text: string, values?: unknown[]): Promise<{ readonly rowCount: number | null }>;
}

const demoRefusals = defineRefusals({
  DATABASE_NOT_EMPTY: {
    vi: 'dữ liệu mẫu chỉ nạp được vào cơ sở dữ liệu chưa có tổ chức nào',
    en: 'demo data goes only into a database without organisations',
  },
});

/** Makes the hash under which a password is kept. */
export type PasswordHash = (password: string) => Promise<string>;

/** Seals numbers with the installation's key, as rows of their table. */
export type NumberSeal = (rows: readonly IdentityNumberRow[]) => Promise<object[]>;

/** Seals who denounces with the installation's key: each letter's two columns, in their order. */
export type DenouncerSeal = (letters: readonly Pick<DenunciationRow, 'id' | 'denouncer'>[]) => Promise<object[]>;

export interface DemoSecrets {
  readonly hash: PasswordHash;
  readonly seal: NumberSeal;
  readonly sealDenouncers: DenouncerSeal;
}

/**
 * Writes the demo data in one transaction and marks the installation as holding it.
 * @throws when the database holds organisations already, or when any constraint refuses a row
 */
export async function loadDemo(connection: DemoConnection, data: DemoData, { hash, seal, sealDenouncers }: DemoSecrets): Promise<void> {
  const accounts = await withHashes(data, hash);
  await connection.query('BEGIN');
  try {
    await mark(connection, data);
    const identityNumber = await seal(data.rows.identityNumber);
    const denunciation = await sealed(data.rows.denunciation, sealDenouncers);
    // A case is tied to a line while that is open: what was done of it, or when it was dropped, is written after the cases.
    const programmeLine = data.rows.programmeLine.map((line) => ({ ...line, doneOn: null, doneRounds: null, doneSubjects: null, closedOn: null }));
    const tables = { ...data.rows, account: accounts, identityNumber, denunciation, programmeLine };
    for (const [table, rows] of Object.entries(tables)) await insert(connection, table, rows);
    await closeLines(connection, data.rows.programmeLine);
    // As the rule book says for each of their years.
    await connection.query(`SELECT draw_rating_pools(id, 'BASE_ORGANIZATION') FROM rating_season`);
    // So that the first lists are planned well, without waiting for PostgreSQL to count by itself.
    await connection.query(`ANALYZE ${Object.keys(data.rows).map(snakeCase).join(', ')}`);
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

/** The one row of the installation, if nothing but it is there. */
async function mark(connection: DemoConnection, { seed, referenceDate }: DemoData): Promise<void> {
  const { rowCount } = await connection.query(
    `UPDATE installation SET demo_seed = $1, demo_reference_date = $2
     WHERE demo_seed IS NULL AND NOT EXISTS (SELECT FROM organization)`,
    [seed, referenceDate],
  );
  if (rowCount !== 1) throw refuse(demoRefusals.DATABASE_NOT_EMPTY);
}

/** All rows of a table in one statement; the row type of the table converts their values. */
export async function insert(connection: DemoConnection, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const name = snakeCase(table);
  const names = new Map([...new Set(rows.flatMap((row) => Object.keys(row)))].map((key) => [key, snakeCase(key)]));
  const columns = [...names.values()].join(', ');
  const records = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [names.get(key) ?? key, value as unknown])));
  await connection.query(`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1)`, [JSON.stringify(records)]);
}

async function sealed(letters: readonly DenunciationRow[], seal: DenouncerSeal): Promise<object[]> {
  const secrets = await seal(letters);
  return letters.map(({ denouncer, ...letter }, index) => ({ ...letter, ...secrets[index], anonymous: denouncer === null }));
}

async function closeLines(connection: DemoConnection, lines: readonly ProgrammeLineRow[]): Promise<void> {
  const closed = lines.map(({ id, doneOn, doneRounds, doneSubjects, closedOn }) => ({ id, done_on: doneOn, done_rounds: doneRounds, done_subjects: doneSubjects, closed_on: closedOn }));
  await connection.query(
    `UPDATE programme_line l SET done_on = c.done_on, done_rounds = c.done_rounds, done_subjects = c.done_subjects, closed_on = c.closed_on
     FROM json_populate_recordset(NULL::programme_line, $1) c WHERE c.id = l.id AND c.closed_on IS NOT NULL`,
    [JSON.stringify(closed)],
  );
}

async function withHashes({ rows, referenceDate }: DemoData, hash: PasswordHash): Promise<object[]> {
  const at = `${referenceDate}T00:00:00+07:00`;
  return Promise.all(
    rows.account.map(async (account) => ({
      ...account,
      passwordHash: await hash(DEMO_PASSWORD),
      mustChangePassword: false,
      passwordChangedAt: at,
      createdAt: at,
    })),
  );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

