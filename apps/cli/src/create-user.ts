import { makeAccountAsOperator } from '#access';
import { AuditRepository } from '#audit';
import { SystemClock, UnitOfWork, type Database } from '#database';
import { newId } from '#kernel';

const OPERATION = 'cli user create';

/**
 * Makes an account; answers its one-time password. It runs as the owner of the database, who stands outside
 * all scopes; the audit says it was the command line.
 */
export async function createUser(database: Database, account: Parameters<typeof makeAccountAsOperator>[1]): Promise<string> {
  const pool = { url: database.ownerUrl, max: 1, connectTimeout: 5_000, statementTimeout: 10_000 };
  const unitOfWork = new UnitOfWork(pool, new SystemClock(), () => undefined);
  try {
    return await unitOfWork.run({ requestId: newId(), language: 'vi' }, async (ctx) => {
      const { oneTimePassword } = await makeAccountAsOperator(ctx, account);
      new AuditRepository().append(ctx, { operation: OPERATION, outcome: 'DONE', detail: { administrator: account.administrator } });
      return oneTimePassword;
    });
  } finally {
    await unitOfWork.close();
  }
}
