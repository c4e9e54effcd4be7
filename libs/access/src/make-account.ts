import type { WriteCtx } from '#database';
import { accepted, finding, orThrow, refuse, refused, type Finding, type Verdict } from '#kernel';
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

const USERNAME = ['input', 'username'];
const PERSON = ['input', 'personId'];

/**
 * Makes an account with a one-time password.
 * @throws DomainError USERNAME_MALFORMED or USERNAME_TAKEN, PERSON_HAS_ACCOUNT, both at once; PERSON_UNKNOWN
 */
export async function makeAccount(ctx: WriteCtx, accounts: AccountRepository, account: AccountToMake): Promise<CreatedAccount> {
  const { username, personId } = orThrow(await verdictOn(ctx, accounts, account));
  const password = oneTimePassword();
  const made = await accounts.create(ctx, { username, personId, passwordHash: await hashPassword(password) });
  if (typeof made === 'string') throw refuse(accessRefusals[made], {}, made === 'USERNAME_TAKEN' ? USERNAME : PERSON);
  ctx.touched.push({ kind: 'account', id: made.id, action: 'CREATED' });
  return { account: made, oneTimePassword: password };
}

/** All that can be known before the account is written; that a person does not exist, only the database knows. */
async function verdictOn(ctx: WriteCtx, accounts: AccountRepository, { username, personId }: AccountToMake): Promise<Verdict<AccountToMake>> {
  const named = usernameVerdict(username, USERNAME);
  const findings: Finding[] = named.ok ? [] : [...named.refusals];
  if (named.ok && (await accounts.usernameTaken(ctx, named.value))) findings.push(finding(accessRefusals.USERNAME_TAKEN, {}, USERNAME));
  if (personId !== null && (await accounts.personHasAccount(ctx, personId))) findings.push(finding(accessRefusals.PERSON_HAS_ACCOUNT, {}, PERSON));
  return named.ok && findings.length === 0 ? accepted({ username: named.value, personId }) : refused(findings);
}

/** What the operator makes from the command line, as the owner of the database: the first account of an installation. */
export async function makeAccountAsOperator(ctx: WriteCtx, { administrator, ...account }: AccountToMake & { readonly administrator: boolean }): Promise<CreatedAccount> {
  const accounts = new AccountRepository();
  const created = await makeAccount(ctx, accounts, account);
  if (administrator) await accounts.grant(ctx, created.account.id, 'ADMINISTRATOR');
  return created;
}
