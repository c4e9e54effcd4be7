import type { Command } from 'commander';
import { terminal } from './console.js';
import { withDatabase } from './with-database.js';

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('fill an empty database with the demo data of both wards; it is marked as such for good')
    .action(async () => {
      const { fillWithDemo } = await import('./demo.js');
      await withDatabase(fillWithDemo);
      terminal.out('Đã nạp dữ liệu mẫu của hai phường. / The demo data of both wards is in.');
    });
}
