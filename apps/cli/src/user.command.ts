import { InvalidArgumentError, type Command } from 'commander';
import { makeAccountAsOperator } from '#access';
import { AuditRepository } from '#audit';
import { SystemClock, UnitOfWork, type Database } from '#database';
import { isId, newId } from '#kernel';
import { terminal } from './console.js';
import { withDatabase } from './with-database.js';

interface UserOptions {
  readonly administrator?: boolean;
  readonly person?: string;
}

const OPERATION = 'cli user create';

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
      const password = await withDatabase((database) => create(database, { username, administrator, personId: person ?? null }));
      terminal.out(`Tài khoản / Account:            ${username.trim().toLowerCase()}`);
      terminal.out(`Mật khẩu một lần / One-time password: ${password}`);
      terminal.out('Chỉ hiện lần này; phải đổi khi đăng nhập lần đầu. / Shown this once; it must be changed at the first log-in.');
    });
}

function personId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('phải là UUID / must be a UUID.');
  return text;
}

/** Runs as the owner of the database, who stands outside all scopes; the audit says it was the command line. */
async function create(database: Database, account: Parameters<typeof makeAccountAsOperator>[1]): Promise<string> {
  const pool = { url: database.ownerUrl, max: 1, connectTimeout: 5_000, statementTimeout: 10_000 };
  const unitOfWork = new UnitOfWork(pool, new SystemClock(), () => undefined);
  try {
    return await unitOfWork.run({ requestId: newId(), language: 'vi' }, async (ctx) => {
      const { oneTimePassword } = await makeAccountAsOperator(ctx, account);
      await new AuditRepository().append(ctx, { operation: OPERATION, outcome: 'DONE', detail: { administrator: account.administrator } });
      return oneTimePassword;
    });
  } finally {
    await unitOfWork.close();
  }
}
