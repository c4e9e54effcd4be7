import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { terminal } from './console.js';

export function registerAccess(generate: Command): void {
  generate
    .command('access')
    .description('write the page that says who may do what')
    .action(async () => {
      const { ACCESS_PAGE, appAccessPage } = await import('../../api/src/app-schema.js');
      await mkdir(dirname(ACCESS_PAGE), { recursive: true });
      await writeFile(ACCESS_PAGE, await appAccessPage());
      terminal.out('docs/access.md');
    });
}
