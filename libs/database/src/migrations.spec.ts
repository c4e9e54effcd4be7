import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankDatabase, freshDatabase, type TestDatabase } from '../../../test/setup/database.js';
import { withClient } from './external-database.js';
import { migrate } from './migrations.js';
import { differenceFromSchema } from './schema-engine.js';

const FIRST = `CREATE TABLE counted (n int);
CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$;
INSERT INTO counted VALUES (two()); -- no line end after this`;

let database: TestDatabase;
let folder: string;

async function add(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'migration.sql'), script);
}

function query(text: string): Promise<Record<string, unknown>[]> {
  return withClient(database.ownerUrl, 'TEST', async (client) => (await client.query<Record<string, unknown>>(text)).rows);
}

const migrateFolder = (): Promise<string[]> => migrate(database.ownerUrl, 'DATABASE_URL', folder);

beforeEach(async () => {
  database = await blankDatabase();
  folder = await mkdtemp(join(tmpdir(), 'chibo-migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('migrate', () => {
  it('applies each migration once, function bodies included', async () => {
    await add('1_first', FIRST);
    expect(await migrateFolder()).toEqual(['1_first']);
    await add('2_second', 'INSERT INTO counted SELECT two();');
    expect(await migrateFolder()).toEqual(['2_second']);
    expect(await migrateFolder()).toEqual([]);
    expect(await query('SELECT n FROM counted')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('applies it once when several programs start together', async () => {
    await add('1_first', FIRST);
    const applied = await Promise.all([migrateFolder(), migrateFolder(), migrateFolder()]);
    expect(applied.flat()).toEqual(['1_first']);
  });

  it('leaves nothing of a migration that fails, says why in one line, and tries again at the next start', async () => {
    await add('1_first', FIRST);
    await add('2_wrong', 'CREATE TABLE half (n int);\nSELECT 1/0;');
    await expect(migrateFolder()).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringMatching(/^[^\n]*2_wrong[^\n]*division by zero[^\n]*$/) as unknown });
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    await writeFile(join(folder, '2_wrong', 'migration.sql'), 'CREATE TABLE half (n int);');
    expect(await migrateFolder()).toEqual(['2_wrong']);
  });

  it('converges when it was killed before a migration was committed', async () => {
    await add('1_first', FIRST);
    await migrateFolder();
    await query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '2_second')`);
    await add('2_second', 'CREATE TABLE other (n int);');
    expect(await migrateFolder()).toEqual(['2_second']);
    expect(await migrateFolder()).toEqual([]);
  });

  it('converges when it was killed after a migration was committed and before that was noted', async () => {
    await add('1_first', FIRST);
    await migrateFolder();
    await query(`UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0`);
    expect(await migrateFolder()).toEqual([]);
    expect(await query('SELECT count(*)::int AS n FROM counted')).toEqual([{ n: 1 }]);
    expect(await query('SELECT count(*)::int AS n FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')).toEqual([{ n: 1 }]);
  });

  it('refuses a database that knows more migrations than the program', async () => {
    await add('1_first', FIRST);
    await add('2_second', 'SELECT 1;');
    await migrateFolder();
    await rm(join(folder, '2_second'), { recursive: true });
    await expect(migrateFolder()).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
  });
});

describe('the migrations of the program', () => {
  it('make what the schema says', async () => {
    const migrated = await freshDatabase();
    expect(await differenceFromSchema(migrated.ownerUrl)).toBe('');
    await migrated.drop();
  });
});
