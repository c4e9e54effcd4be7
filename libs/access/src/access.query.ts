import { Injectable } from '@nestjs/common';
import type { Ctx, Scope } from '#database';
import { HERE } from './reach.rules.js';
import type { StandingRow } from './standing.rules.js';

interface Holder extends StandingRow {
  readonly account_id: string;
  readonly person_id: string | null;
  readonly member_id: string | null;
  readonly must_change_password: boolean;
}

export interface SessionRow extends Holder {
  readonly session_id: string;
}

/** What the rights of an account rest on. */
export interface HolderRow extends Holder {
  readonly disabled: boolean;
}

/** Whoever acts, as the policies know them that go by name. */
export interface NamedActor {
  readonly accountId: string;
  readonly personId: string | null;
  readonly memberId: string | null;
}

export interface LoginRow {
  readonly account_id: string;
  readonly password_hash: string;
  readonly disabled: boolean;
}

const SESSION_ACTOR = `SELECT * FROM chibo_session_actor($1, $2)`;
const LOGIN_ACCOUNT = `SELECT * FROM chibo_login_account($1)`;
const SET_ACCOUNT = `SELECT set_config('chibo.account', $1, true), set_config('chibo.person', '', true), set_config('chibo.member', '', true)`;
const SET_SCOPE = `SELECT set_config('chibo.' || name, value, true) FROM unnest($1::text[], $2::text[]) AS setting (name, value)`;
const STANDING = `SELECT * FROM chibo_standing($1, $2, $3)`;
const REACHES = `SELECT $1::uuid IN (SELECT chibo_organizations($2)) AS within`;

/** Reads accounts, sessions and what rights rest on, by SQL of its own, below all features. */
@Injectable()
export class AccessQuery {
  /** The live session with this token hash, and all that its person's rights rest on today. */
  async session(ctx: Ctx, tokenHash: Buffer): Promise<SessionRow | undefined> {
    return ctx.db.sql.maybe<SessionRow>(SESSION_ACTOR, [tokenHash, ctx.today.toString()]);
  }

  /**
   * What somebody's rights rest on today, by account or by person: one's own, that of one's own people for who may give
   * them roles, that of every account for who manages accounts.
   */
  async standing(ctx: Ctx, accountId: string | null, personId: string | null): Promise<HolderRow | undefined> {
    return ctx.db.sql.maybe<HolderRow>(STANDING, [accountId, personId, ctx.today.toString()]);
  }

  /** The account of a user name, for checking its password. */
  async loginAccount(ctx: Ctx, username: string): Promise<LoginRow | undefined> {
    return ctx.db.sql.maybe<LoginRow>(LOGIN_ACCOUNT, [username]);
  }

  /** Names an account that has no rights yet to the database, for the rest of the transaction. */
  async setAccount(ctx: Ctx, accountId: string): Promise<void> {
    await ctx.db.sql.run(SET_ACCOUNT, [accountId]);
  }

  /** Whether the scope of a right holds an organisation. */
  async reaches(ctx: Ctx, right: string, organizationId: string): Promise<boolean> {
    const { within } = await ctx.db.sql.one<{ within: boolean }>(REACHES, [organizationId, settingOf(right)]);
    return within;
  }

  /** Names the actor to the database, and tells it how far the actor's rights reach, for the rest of the transaction. */
  setScope(ctx: Ctx, actor: NamedActor, scope: Scope): void {
    const rights = [...scope].flatMap(([right, paths]) => {
      const name = settingOf(right);
      const here = paths.filter((path) => path.startsWith(HERE)).map((path) => path.slice(HERE.length));
      return [
        [name, arrayText(paths.filter((path) => !path.startsWith(HERE)))],
        [`${name}_here`, arrayText(here)],
      ] as const;
    });
    const settings = [['account', actor.accountId], ['person', actor.personId ?? ''], ['member', actor.memberId ?? ''], ...rights] as const;
    ctx.db.sql.send(SET_SCOPE, [settings.map(([name]) => name), settings.map(([, value]) => value)]);
  }
}

/** What the database calls a right. */
function settingOf(right: string): string {
  return right.replace('.', '_');
}

/** Paths as PostgreSQL writes an array; nothing at all for none. */
function arrayText(paths: readonly string[]): string {
  return paths.length > 0 ? `{${paths.map((path) => `"${path}"`).join(',')}}` : '';
}
