import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { differenceFromSchema, migrationsFolder } from '#database';
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
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), `${script}\n`);
  terminal.out(`prisma/migrations/${timestamp}_${name}/migration.sql`);
}

function asMigrationName(text: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(text)) return text;
  throw new InvalidArgumentError('It must be lower-case letters, digits and underscores.');
}
