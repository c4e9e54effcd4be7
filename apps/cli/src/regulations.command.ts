import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { terminal } from './console.js';

export function registerRegulations(generate: Command): void {
  generate
    .command('regulations')
    .description('write the page that says what the rule book holds, for a clerk')
    .action(async () => {
      const [{ REGULATIONS_PAGE }, { Regulations, regulationsPage }] = await Promise.all([import('../../api/src/app-schema.js'), import('#regulations')]);
      await mkdir(dirname(REGULATIONS_PAGE), { recursive: true });
      await writeFile(REGULATIONS_PAGE, regulationsPage(Regulations.load()));
      terminal.out('docs/regulations.md');
    });
}
