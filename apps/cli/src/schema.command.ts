import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { terminal } from './console.js';

export function registerSchema(generate: Command): void {
  generate
    .command('schema')
    .description('write the GraphQL schema as clients see it')
    .action(async () => {
      const { printAppSchema, SCHEMA_FILE } = await import('../../api/src/app-schema.js');
      await writeFile(SCHEMA_FILE, await printAppSchema());
      terminal.out('apps/api/src/graphql/schema.graphql');
    });
}
