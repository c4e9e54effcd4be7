import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlResultSet } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { packageRoot } from './package-root.js';

export type SchemaEngine = wasm.SchemaEngine;

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly script: string;
}

export const migrationsFolder = join(packageRoot, 'prisma', 'migrations');
export const schemaFolder = join(packageRoot, 'prisma', 'schema');

const NO_FILTER = { externalTables: [], externalEnums: [] };
const WASM_IMPORTS = './schema_engine_bg.js';

/** Runs some work with Prisma's own engine, connected to a database. */
export async function withSchemaEngine<T>(url: string, migrations: readonly Migration[], work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await loadEngine();
  const factory = new WholeScripts(url, new Set(migrations.map((each) => each.script)));
  const engine = await wasm.SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.dispose();
  }
}

/** What must be done to a database so that it is as the schema says: an SQL script, empty when it is. */
export async function differenceFromSchema(url: string): Promise<string> {
  const files = await readSchema();
  return withSchemaEngine(url, [], async (engine) => {
    const from = { tag: 'schemaDatasource' as const, files, configDir: schemaFolder };
    const to = { tag: 'schemaDatamodel' as const, files };
    const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters: NO_FILTER });
    return exitCode === 0 ? '' : (stdout ?? '').trim();
  });
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(names.map(async (name) => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') })));
}

/** The migrations as the engine takes them. */
export function engineInput(folder: string, migrations: readonly Migration[]): Parameters<SchemaEngine['applyMigrations']>[0] {
  return {
    migrationsList: {
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, script }) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } } })),
    },
    filters: NO_FILTER,
  };
}

/** Written by a migration's own transaction, so it tells whether one that was broken off was committed. */
export const COMMITTED = 'committed';

/** Prisma's adapter, made to send a script in one piece. */
class WholeScripts extends PrismaPg {
  private readonly adapters: { dispose(): Promise<void> }[] = [];

  constructor(
    url: string,
    private readonly migrationScripts: ReadonlySet<string>,
  ) {
    super({ connectionString: url, max: 1 }); // the engine's advisory lock belongs to its connection
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    // The adapter itself splits at every semicolon, also inside function bodies. One text without
    // parameters runs as one transaction.
    adapter.executeScript = async (script) => {
      const sql = this.migrationScripts.has(script) ? `${script}\n;${MARK_COMMITTED}` : script;
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    adapter.queryRaw = async (query) => withCharacters(await queryRaw({ ...query, sql: query.sql.replace(CHARACTER_VALUES, '$1::text$2') }));
    this.adapters.push(adapter);
    return adapter;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.adapters.map((adapter) => adapter.dispose()));
  }
}

/**
 * The adapter does not know PostgreSQL's one-byte type "char", in which the catalogue keeps the kinds of
 * constraints: it gets them as texts, and the engine is told that they are characters.
 */
const CHARACTER_VALUES = /\b(constr\.contype|con\.confdeltype|con\.confupdtype)( AS|,)/g;
const CHARACTER_COLUMNS = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

function withCharacters(result: SqlResultSet): SqlResultSet {
  const columnTypes = result.columnTypes.map((type, index) => (CHARACTER_COLUMNS.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type));
  return { ...result, columnTypes };
}

const MARK_COMMITTED = `UPDATE "_prisma_migrations" SET "logs" = '${COMMITTED}' WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`;

let loading: Promise<void> | undefined;

/** The package's own loader imports its .wasm file as a module, which Node does not do by itself. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(entry.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { [WASM_IMPORTS]: engineImports() });
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports['__wbindgen_start'] as () => void)();
  })();
  return loading;
}

/** The engine never clears the timer of its lock; by itself it would hold an ended program open for ten seconds. */
function engineImports(): WebAssembly.ModuleImports {
  const unheld = (callback: () => void, milliseconds: number): NodeJS.Timeout => setTimeout(callback, milliseconds).unref();
  const imports = Object.entries(wasm).map(([name, value]) => [name, name.startsWith('__wbg_setTimeout_') ? unheld : value] as const);
  return Object.fromEntries(imports);
}

async function readSchema(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(names.map(async (name) => ({ path: join(schemaFolder, name), content: await readFile(join(schemaFolder, name), 'utf8') })));
}
