import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { newId } from '#kernel';
import { Prisma, type GrantRole, type SessionTransport } from '#prisma-client';

const UNIQUE_VIOLATION = 'P2002';
const FOREIGN_KEY_VIOLATION = 'P2003';

const ACCOUNT_FIELDS = {
  id: true,
  username: true,
  mustChangePassword: true,
  disabledAt: true,
  createdAt: true,
  version: true,
} as const;

/** An account as others may see it: never its password hash, never the person behind it. */
export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly mustChangePassword: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface NewAccount {
  readonly username: string;
  readonly passwordHash: string;
  readonly personId: string | null;
}

export interface NewSession {
  readonly accountId: string;
  readonly tokenHash: Buffer;
  readonly transport: SessionTransport;
  readonly hours: number;
}

const ACCOUNT_COLUMNS = `id, username, must_change_password AS "mustChangePassword", disabled_at AS "disabledAt", created_at AS "createdAt", version`;
const ONE_ACCOUNT = `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE id = $1`;
const ACCOUNTS = `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE $1::text IS NULL OR username > $1 ORDER BY username LIMIT $2`;
const ACCOUNTS_BACKWARDS = `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE $1::text IS NULL OR username < $1 ORDER BY username DESC LIMIT $2`;
const COUNT_ACCOUNTS = `SELECT count(*)::int AS count FROM account`;
// The database's clock decides how long a session lives, so that no machine's wrong clock can lengthen it.
const OPEN_SESSION = `
  INSERT INTO session (id, account_id, token_hash, transport, expires_at)
  VALUES ($1, $2, $3, $4::session_transport, now() + make_interval(hours => $5)) RETURNING expires_at AS "expiresAt"`;
const END_SESSIONS = `
  UPDATE session SET revoked_at = $3
  WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now() AND id IS DISTINCT FROM $2::uuid`;

/** Accounts and sessions; row-level security shows one's own, or all to those who manage them. */
@Injectable()
export class AccountRepository {
  async findInScope(ctx: Ctx, id: string): Promise<AccountRow | undefined> {
    return ctx.db.sql.maybe<AccountRow>(ONE_ACCOUNT, [id]);
  }

  async list(ctx: Ctx, page: { after: string | null; limit: number; backwards: boolean }): Promise<AccountRow[]> {
    return ctx.db.sql.many<AccountRow>(page.backwards ? ACCOUNTS_BACKWARDS : ACCOUNTS, [page.after, page.limit]);
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT_ACCOUNTS)).count;
  }

  async usernameTaken(ctx: WriteCtx, username: string): Promise<boolean> {
    return (await ctx.db.prisma.account.count({ where: { username } })) > 0;
  }

  async personHasAccount(ctx: WriteCtx, personId: string): Promise<boolean> {
    return (await ctx.db.prisma.account.count({ where: { personId } })) > 0;
  }

  /** The new account, or what stood in its way. */
  async create(ctx: WriteCtx, account: NewAccount): Promise<AccountRow | 'USERNAME_TAKEN' | 'PERSON_HAS_ACCOUNT' | 'PERSON_UNKNOWN'> {
    try {
      return await ctx.db.prisma.account.create({ data: { ...account, mustChangePassword: true }, select: ACCOUNT_FIELDS });
    } catch (error) {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
      if (error.code === FOREIGN_KEY_VIOLATION) return 'PERSON_UNKNOWN';
      if (error.code !== UNIQUE_VIOLATION) throw error;
      return JSON.stringify(error.meta).includes('person') ? 'PERSON_HAS_ACCOUNT' : 'USERNAME_TAKEN';
    }
  }

  async grant(ctx: WriteCtx, accountId: string, role: GrantRole): Promise<void> {
    await ctx.db.prisma.accessGrant.create({ data: { accountId, role, validFrom: new Date(ctx.today.toString()) }, select: { id: true } });
  }

  /** Changes the account at that version; undefined when it is no longer at that version. */
  async changePassword(ctx: WriteCtx, id: string, version: number, passwordHash: string): Promise<AccountRow | undefined> {
    return this.change(ctx, id, version, { passwordHash, mustChangePassword: false, passwordChangedAt: now(ctx) });
  }

  /** Disables the account at that version; undefined when it is no longer at that version. */
  async disable(ctx: WriteCtx, id: string, version: number): Promise<AccountRow | undefined> {
    return this.change(ctx, id, version, { disabledAt: now(ctx) });
  }

  /** Opens a session; answers when it expires. */
  async openSession(ctx: WriteCtx, { accountId, tokenHash, transport, hours }: NewSession): Promise<Date> {
    const opened = await ctx.db.sql.one<{ expiresAt: Date }>(OPEN_SESSION, [newId(), accountId, tokenHash, transport, hours]);
    return opened.expiresAt;
  }

  async endSession(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.prisma.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now(ctx) } });
  }

  /** Ends the live sessions of an account, but for one that may be kept; answers how many. */
  async endSessionsOf(ctx: WriteCtx, accountId: string, keep: string | null): Promise<number> {
    return ctx.db.sql.run(END_SESSIONS, [accountId, keep, now(ctx)]);
  }

  private async change(
    ctx: WriteCtx,
    id: string,
    version: number,
    data: { passwordHash?: string; mustChangePassword?: boolean; passwordChangedAt?: Date; disabledAt?: Date },
  ): Promise<AccountRow | undefined> {
    const [changed] = await ctx.db.prisma.account.updateManyAndReturn({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
      select: ACCOUNT_FIELDS,
    });
    return changed;
  }
}

function now(ctx: Ctx): Date {
  return new Date(ctx.now.epochMilliseconds);
}
