import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import {
  DomainError,
  finding,
  kernelRefusals,
  makePage,
  readPageArgs,
  refuse,
  CursorCodec,
  type Finding,
  type Page,
  type PageArgs,
} from '#kernel';
import { AccessQuery } from './access.query.js';
import { accessRefusals } from './access.refusals.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { passwordVerdict } from './account.rules.js';
import { Authenticator } from './authenticator.js';
import { hashPassword, hashToken, newToken, verifyPassword } from './credentials.js';
import { GrantQuery } from './grant.query.js';
import { makeAccount, type CreatedAccount } from './make-account.js';

/** A working day; whoever leaves the page open overnight logs in again. */
const SESSION_HOURS = 12;

export interface Login {
  readonly username: string;
  readonly password: string;
  readonly transport: 'COOKIE' | 'BEARER';
}

export interface OpenedSession {
  readonly account: AccountRow;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Accounts and sessions: log in and out, change the password, and, for administrators, manage accounts. */
@Injectable()
export class AccountService {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly query: AccessQuery,
    private readonly accounts: AccountRepository,
    private readonly grants: GrantQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError LOGIN_FAILED, the same whatever was wrong */
  async login(ctx: WriteCtx, { username, password, transport }: Login): Promise<OpenedSession> {
    const accountId = await this.authenticator.password(ctx, username.trim().toLowerCase(), password);
    if (accountId === undefined) throw refuse(accessRefusals.LOGIN_FAILED);
    await this.query.setAccount(ctx, accountId);
    const token = newToken();
    const expiresAt = await this.accounts.openSession(ctx, { accountId, tokenHash: hashToken(token), transport, hours: SESSION_HOURS });
    ctx.touched.push({ kind: 'account', id: accountId, action: 'READ' });
    return { account: await this.find(ctx, accountId), token, expiresAt };
  }

  /** Ends the session the request came with. */
  async logout(ctx: WriteCtx): Promise<void> {
    if (ctx.actor.sessionId !== null) await this.accounts.endSession(ctx, ctx.actor.sessionId);
  }

  /** The actor's own account. */
  async own(ctx: Ctx): Promise<AccountRow> {
    return this.find(ctx, ownId(ctx));
  }

  /**
   * Changes the actor's password and ends the actor's other sessions.
   * @throws DomainError CURRENT_PASSWORD_WRONG and what `passwordVerdict` finds, all at once; VERSION_STALE
   */
  async changePassword(ctx: WriteCtx, input: { currentPassword: string; newPassword: string; version: number; validateOnly: boolean }): Promise<AccountRow> {
    const account = await this.own(ctx);
    const credentials = await this.query.loginAccount(ctx, account.username);
    const findings: Finding[] = [];
    if (!(await verifyPassword(credentials?.password_hash, input.currentPassword))) {
      findings.push(finding(accessRefusals.CURRENT_PASSWORD_WRONG, {}, ['input', 'currentPassword']));
    }
    const verdict = passwordVerdict(
      { username: account.username, password: input.newPassword, current: input.currentPassword },
      ['input', 'newPassword'],
    );
    if (!verdict.ok) findings.push(...verdict.refusals);
    throwAll(findings);
    checkVersion(account, input.version);
    const passwordHash = await hashPassword(input.newPassword);
    const after = await rehearsable(ctx, input.validateOnly, async () => {
      const changed = await this.accounts.changePassword(ctx, account.id, input.version, passwordHash);
      await this.accounts.endSessionsOf(ctx, account.id, ctx.actor.sessionId);
      return this.changed(ctx, changed, account, input.version);
    });
    return input.validateOnly ? account : after;
  }

  /** A page of all accounts, by user name. */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<AccountRow>> {
    const query = 'accounts';
    const request = readPageArgs(args, query, this.cursors);
    const after = request.key?.[0];
    const rows = await this.accounts.list(ctx, { after: after == null ? null : String(after), limit: request.limit, backwards: request.backwards });
    return makePage(rows, request, query, (row) => [row.username], this.cursors);
  }

  async count(ctx: Ctx): Promise<number> {
    return this.accounts.count(ctx);
  }

  /**
   * Makes an account whose password must be changed at the first log-in; undefined with `validateOnly`.
   * @throws DomainError what `makeAccount` refuses
   */
  async create(ctx: WriteCtx, input: { username: string; personId?: string | null; validateOnly: boolean }): Promise<CreatedAccount | undefined> {
    const created = await rehearsable(ctx, input.validateOnly, () =>
      makeAccount(ctx, this.accounts, { username: input.username, personId: input.personId ?? null }),
    );
    return input.validateOnly ? undefined : created;
  }

  /**
   * Disables an account and ends its sessions; it takes effect with the account's next request.
   * @throws DomainError NOT_FOUND, ACCOUNT_OWN, VERSION_STALE, ACCOUNT_DISABLED or LAST_ADMINISTRATOR
   */
  async disable(ctx: WriteCtx, input: { id: string; version: number; validateOnly: boolean }): Promise<AccountRow> {
    const account = await this.find(ctx, input.id);
    if (account.id === ctx.actor.accountId) throw refuse(accessRefusals.ACCOUNT_OWN, {}, ['input', 'id']);
    checkVersion(account, input.version);
    if (account.disabledAt) throw refuse(accessRefusals.ACCOUNT_DISABLED, {}, ['input', 'id']);
    // Two administrators may be disabling each other at this moment.
    if ((await this.grants.administratorsBeside(ctx, { accountId: account.id })) === 0) throw refuse(accessRefusals.LAST_ADMINISTRATOR, {}, ['input', 'id']);
    const after = await rehearsable(ctx, input.validateOnly, async () => {
      const changed = await this.accounts.disable(ctx, account.id, input.version);
      await this.accounts.endSessionsOf(ctx, account.id, null);
      return this.changed(ctx, changed, account, input.version);
    });
    return input.validateOnly ? account : after;
  }

  /** Ends all sessions of an account, the one it is asked in included; answers how many were live. */
  async endSessions(ctx: WriteCtx, input: { id: string; validateOnly: boolean }): Promise<number> {
    const account = await this.find(ctx, input.id);
    return rehearsable(ctx, input.validateOnly, () => {
      ctx.touched.push({ kind: 'account', id: account.id, action: 'CHANGED' });
      return this.accounts.endSessionsOf(ctx, account.id, null);
    });
  }

  private async find(ctx: Ctx, id: string): Promise<AccountRow> {
    const account = await this.accounts.findInScope(ctx, id);
    if (!account) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tài khoản', whatEn: 'account' }, ['input', 'id']);
    return account;
  }

  private changed(ctx: WriteCtx, changed: AccountRow | undefined, before: AccountRow, version: number): AccountRow {
    if (!changed) throw refuse(kernelRefusals.VERSION_STALE, { current: before.version + 1, given: version }, ['input', 'version']);
    ctx.touched.push({ kind: 'account', id: changed.id, action: 'CHANGED' });
    return changed;
  }
}

function ownId(ctx: Ctx): string {
  if (ctx.actor.accountId === null) throw refuse(kernelRefusals.UNAUTHENTICATED);
  return ctx.actor.accountId;
}

function checkVersion(account: AccountRow, version: number): void {
  if (account.version !== version) {
    throw refuse(kernelRefusals.VERSION_STALE, { current: account.version, given: version }, ['input', 'version']);
  }
}

function throwAll([first, ...rest]: readonly Finding[]): void {
  if (first) throw new DomainError([first, ...rest]);
}
