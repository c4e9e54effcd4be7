import { newId } from '#kernel';
import type { TestApi } from './api.js';
import type { Client } from './client.js';

const ACCOUNT = 'account { id username mustChangePassword disabledAt version }';

export const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { token expiresAt ${ACCOUNT} } }`;
export const LOGOUT = 'mutation { logout { loggedOut } }';
export const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${ACCOUNT} } }`;
export const CREATE_ACCOUNT = `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { oneTimePassword ${ACCOUNT} } }`;
export const DISABLE_ACCOUNT = `mutation ($input: DisableAccountInput!) { disableAccount(input: $input) { ${ACCOUNT} } }`;
export const END_SESSIONS = 'mutation ($input: EndSessionsInput!) { endSessions(input: $input) { ended } }';
export const ME = `{ me { roles rights ${ACCOUNT} } }`;

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
  readonly disabledAt: string | null;
  readonly version: number;
}

export interface Created {
  readonly createAccount: { readonly account: Account; readonly oneTimePassword: string };
}

export interface Viewer {
  readonly me: { readonly roles: readonly string[]; readonly rights: readonly string[]; readonly account: Account };
}

/** An account whose owner chose a password and is logged in. */
export interface OpenAccount extends Account {
  readonly password: string;
  readonly client: Client;
}

/** A user name nobody has. */
export function freshUsername(): string {
  return `thu.${newId().slice(-12)}`;
}

/** Makes an account as an administrator; its password is still the one that was handed out. */
export async function createAccount(administrator: Client, personId: string | null = null): Promise<Created['createAccount']> {
  return (await administrator.ask<Created>(CREATE_ACCOUNT, { input: { username: freshUsername(), personId } })).createAccount;
}

/** Makes an account and takes it through its first log-in. */
export async function openAccount(api: TestApi, administrator: Client, personId: string | null = null): Promise<OpenAccount> {
  const { account, oneTimePassword } = await createAccount(administrator, personId);
  const client = await api.login(account.username, oneTimePassword);
  const password = `mot cau rat dai ${newId()}`;
  const changed = await client.ask<{ changePassword: { account: Account } }>(CHANGE_PASSWORD, {
    input: { currentPassword: oneTimePassword, newPassword: password, version: account.version },
  });
  return { ...changed.changePassword.account, password, client };
}

/** Whether a client's session is still good. */
export async function isLoggedIn(client: Client): Promise<boolean> {
  const { errors } = await client.send(ME);
  const code = errors?.[0]?.extensions.code;
  if (code !== undefined && code !== 'UNAUTHENTICATED') throw new Error(`Unexpectedly refused: ${code}`);
  return code === undefined;
}
