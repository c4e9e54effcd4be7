import type { Command } from 'commander';
import type { Flags } from '#database';
import { terminal } from './console.js';
import { start, type StartParts } from './start.js';
import { configure } from './with-database.js';

export function registerStart(program: Command, parts: StartParts): void {
  program
    .command('start')
    .description('run the database and the API until Ctrl-C')
    .option('--empty', 'make no demo data at the first start')
    .option('--development', 'show more: the GraphQL page and details of errors')
    .action(async (flags: Flags) => {
      await start(configure(flags), parts, terminal);
    });
}
