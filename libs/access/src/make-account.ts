import type { WriteCtx } from '#database';
import { orThrow, refuse } from '#kernel';
import { accessRefusals } from './access.refusals.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { usernameVerdict } from './account.rules.js';
import { hashPassword, oneTimePassword } from './credentials.js';

export interface CreatedAccount {
  readonly account: AccountRow;
  /** Shown this once. */
  readonly oneTimePassword: string;
}

export interface AccountToMake {
  readonly username: string;
  readonly personId: string | null;
}

/**
 * Makes an account with a one-time password.
 * @throws DomainError USERNAME_MALFORMED, USERNAME_TAKEN, PERSON_UNKNOWN or PERSON_HAS_ACCOUNT
 */
export async function makeAccount(ctx: WriteCtx, accounts: AccountRepository, { username, personId }: AccountToMake): Promise<CreatedAccount> {
  const kept = orThrow(usernameVerdict(username, ['input', 'username']));
  if (await accounts.usernameTaken(ctx, kept)) throw refuse(accessRefusals.USERNAME_TAKEN, {}, ['input', 'username']);
  const password = oneTimePassword();
  const made = await accounts.create(ctx, { username: kept, personId, passwordHash: await hashPassword(password) });
  if (typeof made === 'string') throw refuse(accessRefusals[made], {}, ['input', made === 'USERNAME_TAKEN' ? 'username' : 'personId']);
  ctx.touched.push({ kind: 'account', id: made.id, action: 'CREATED' });
  return { account: made, oneTimePassword: password };
}

/** What the operator makes from the command line, as the owner of the database: the first account of an installation. */
export async function makeAccountAsOperator(ctx: WriteCtx, { administrator, ...account }: AccountToMake & { readonly administrator: boolean }): Promise<CreatedAccount> {
  const accounts = new AccountRepository();
  const created = await makeAccount(ctx, accounts, account);
  if (administrator) await accounts.grant(ctx, created.account.id, 'ADMINISTRATOR');
  return created;
}
