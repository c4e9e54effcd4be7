import pg from 'pg';
import { COMMITTED, engineInput, migrationsFolder, readMigrations, withSchemaEngine, type Migration, type SchemaEngine } from './schema-engine.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, StartupError } from './startup-error.js';

/** Two programs that start together take turns; the number has no other meaning. */
const MIGRATION_LOCK = 4_812_377_001;

/** A migration that began and neither ended nor was taken back. */
interface Unfinished {
  readonly name: string;
  readonly committed: boolean;
}

/** How a database and the program's migrations stand to each other. */
export interface MigrationState {
  /** To be applied, oldest first. */
  readonly pending: readonly string[];
  /** Applied by a newer program. */
  readonly unknown: readonly string[];
  readonly unfinished: readonly Unfinished[];
}

/**
 * Brings a database up to date with Prisma's own engine. Each migration is one transaction, so a start that
 * was broken off is simply done again.
 * @param setting what to name when it fails
 * @returns the names of the migrations applied
 * @throws StartupError DATABASE_NEWER or MIGRATION_FAILED
 */
export async function migrate(url: string, setting = 'DATABASE_URL', folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const state = await stateOf(client, migrations);
    refuseUnknown(state, setting);
    if (state.pending.length === 0 && state.unfinished.length === 0) return [];
    return await withSchemaEngine(url, migrations, (engine) => apply(engine, state, folder, migrations));
  } catch (error) {
    throw await asFailure(error, setting, client, migrations);
  } finally {
    await client.end();
  }
}

/** Compares a database with the program's migrations, and changes nothing. */
export async function migrationState(client: pg.ClientBase, folder = migrationsFolder): Promise<MigrationState> {
  return stateOf(client, await readMigrations(folder));
}

/** @throws StartupError DATABASE_NEWER */
export function refuseUnknown(state: MigrationState, setting: string): void {
  const [migration] = state.unknown;
  if (migration !== undefined) throw cannotStart(refusals.DATABASE_NEWER, { setting, migration });
}

async function apply(engine: SchemaEngine, state: MigrationState, folder: string, migrations: readonly Migration[]): Promise<string[]> {
  const input = engineInput(folder, migrations);
  for (const { name, committed } of state.unfinished) {
    if (committed) await engine.markMigrationApplied({ ...input, migrationName: name });
    else await engine.markMigrationRolledBack({ migrationName: name });
  }
  const { appliedMigrationNames } = await engine.applyMigrations(input);
  return appliedMigrationNames;
}

async function stateOf(client: pg.ClientBase, migrations: readonly Migration[]): Promise<MigrationState> {
  const rows = await readHistory(client);
  const known = new Set(migrations.map(({ name }) => name));
  const finished = new Set(rows.filter((row) => row.finished).map((row) => row.name));
  return {
    pending: migrations.map(({ name }) => name).filter((name) => !finished.has(name)),
    unknown: [...new Set(rows.map((row) => row.name))].filter((name) => !known.has(name)),
    unfinished: rows.filter((row) => !row.finished),
  };
}

async function readHistory(client: pg.ClientBase): Promise<(Unfinished & { readonly finished: boolean })[]> {
  const table = await client.query<{ exists: boolean }>(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`);
  if (!table.rows[0]?.exists) return [];
  const { rows } = await client.query<Unfinished & { finished: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished, coalesce(logs = $1, false) AS committed
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    [COMMITTED],
  );
  return rows;
}

/** The engine explains at length, over many lines; the database's own message is what helps. */
async function asFailure(error: unknown, setting: string, client: pg.ClientBase, migrations: readonly Migration[]): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof StartupError || error instanceof pg.DatabaseError) return error;
  const state = await stateOf(client, migrations).catch(() => undefined);
  const reason = /(?:message: "|ERROR: )([^"\n]+)/.exec(error.message)?.[1] ?? error.message.split('\n')[0] ?? error.name;
  return cannotStart(refusals.MIGRATION_FAILED, { setting, migration: state?.unfinished[0]?.name ?? '?', reason });
}
