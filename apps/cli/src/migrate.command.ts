import type { Command } from 'commander';
import { terminal } from './console.js';
import type { StartParts } from './start.js';
import { withDatabase } from './with-database.js';

export function registerMigrate(program: Command, parts: Pick<StartParts, 'sealPlainNumbers'>): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(() =>
      withDatabase(async (database) => {
        const { migrated } = database;
        await parts.sealPlainNumbers(database);
        for (const name of migrated) terminal.out(`đã áp dụng / applied: ${name}`);
        if (migrated.length === 0) terminal.out('cơ sở dữ liệu đã mới nhất / the database is up to date');
      }),
    );
}
