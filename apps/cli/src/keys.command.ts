import type { Command } from 'commander';
import { terminal } from './console.js';
import { withDatabase } from './with-database.js';

export function registerKeys(program: Command): void {
  program
    .command('keys')
    .description('the keys that numbers are sealed with')
    .command('rotate')
    .description('let a new data key take over and seal all numbers again, while the server runs; broken off, it goes on when called again')
    .action(async () => {
      const { rotateKeys } = await import('./keys.js');
      const { changed, resealed } = await withDatabase(rotateKeys);
      terminal.out(changed ? 'Đã dùng khóa dữ liệu mới. / A new data key has taken over.' : 'Đã làm nốt lần đổi khóa bị dở dang. / An earlier change of keys was brought to its end.');
      terminal.out(`Số đã mã hóa lại / numbers sealed again: ${resealed}`);
    });
}
