import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { differenceFromSchema, migrationsFolder, readMigrations } from '#database';
import { terminal } from './console.js';
import { withDatabase } from './with-database.js';

/** Commands for developers; each writes files that are committed. Answers the group, for more of them. */
export function registerGenerate(program: Command): Command {
  const generate = program.command('generate').description('write files that follow from others');
  generate
    .command('migration')
    .description('write the migration that takes the database to what prisma/schema says')
    .argument('<name>', 'what it does, e.g. add_training', asMigrationName)
    .action((name: string) => withDatabase(({ ownerUrl }) => generateMigration(name, ownerUrl)));
  return generate;
}

async function generateMigration(name: string, url: string): Promise<void> {
  const script = await differenceFromSchema(url);
  if (script === '') {
    terminal.out('không có gì thay đổi / nothing has changed');
    return;
  }
  await writeMigration(name, `${script}\n`);
}

/** Writes a migration that follows all others, and says where. */
export async function writeMigration(name: string, script: string): Promise<void> {
  const now = BigInt(new Date().toISOString().replace(/\D/g, '').slice(0, 14));
  const last = (await readMigrations(migrationsFolder)).map((migration) => BigInt(migration.name.slice(0, 14))).at(-1) ?? 0n;
  const folder = `${now > last ? now : last + 1n}_${name}`;
  await mkdir(join(migrationsFolder, folder));
  await writeFile(join(migrationsFolder, folder, 'migration.sql'), script);
  terminal.out(`prisma/migrations/${folder}/migration.sql`);
}

function asMigrationName(text: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(text)) return text;
  throw new InvalidArgumentError('It must be lower-case letters, digits and underscores.');
}
