import type { Command } from 'commander';
import { writeMigration } from './generate.command.js';

export function registerMetrics(generate: Command): void {
  generate
    .command('metrics')
    .description('write the migration that brings the database’s counting function to what the *.metrics.ts declare')
    .action(async () => {
      const [{ appMetrics }, { countingFunction }] = await Promise.all([import('../../api/src/app-schema.js'), import('#metrics')]);
      await writeMigration('metrics', `-- Written from the metrics as they are declared, by \`npm run cli -- generate metrics\`.\n\n${countingFunction(await appMetrics())}`);
    });
}
