import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '#kernel';
import { terminal } from './console.js';
import { withDatabase } from './with-database.js';

interface UserOptions {
  readonly administrator?: boolean;
  readonly person?: string;
}

export function registerUser(program: Command): void {
  program
    .command('user')
    .description('accounts')
    .command('create')
    .argument('<username>', 'user name: a–z, 0–9, dot, hyphen, underscore')
    .option('--administrator', 'may manage accounts; sees no member data')
    .option('--person <id>', 'the person whose posts give the account its rights', personId)
    .description('make an account; its one-time password is shown this once')
    .action(async (username: string, { administrator = false, person }: UserOptions) => {
      const { createUser } = await import('./create-user.js');
      const password = await withDatabase((database) => createUser(database, { username, administrator, personId: person ?? null }));
      terminal.out(`Tài khoản / Account:            ${username.trim().toLowerCase()}`);
      terminal.out(`Mật khẩu một lần / One-time password: ${password}`);
      terminal.out('Chỉ hiện lần này; phải đổi khi đăng nhập lần đầu. / Shown this once; it must be changed at the first log-in.');
    });
}

function personId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('phải là UUID / must be a UUID.');
  return text;
}
