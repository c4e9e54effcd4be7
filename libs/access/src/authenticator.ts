import { Injectable } from '@nestjs/common';
import passport from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Ctx } from '#database';
import { AccessQuery } from './access.query.js';
import { AccessService } from './access.service.js';
import { verifyPassword } from './credentials.js';

interface PasswordRequest {
  readonly body: { readonly username: string; readonly password: string };
  readonly ctx: Ctx;
}

interface SessionRequest {
  readonly token: string;
  readonly hat: string | null;
  readonly ctx: Ctx;
}

/**
 * Passport with chibo's two strategies: user name and password, and session token. They run inside the
 * request's transaction instead of as middleware before it, so that the session is looked up on the same
 * connection and snapshot as all it gives access to.
 */
@Injectable()
export class Authenticator {
  // An instance of its own: passport's shared one would mix the strategies of several applications in a process.
  private readonly passport = new passport.Passport();

  constructor(
    private readonly query: AccessQuery,
    private readonly access: AccessService,
  ) {
    this.passport.use(
      'password',
      new LocalStrategy({ passReqToCallback: true, session: false }, (request, username, password, done) => {
        this.accountOf((request as unknown as PasswordRequest).ctx, username, password).then((id) => {
          done(null, id ?? false);
        }, done);
      }),
    );
    this.passport.use(
      'session',
      new CustomStrategy((request, done) => {
        const { ctx, token, hat } = request as unknown as SessionRequest;
        this.access.enter(ctx, token, hat).then((entered) => {
          done(null, entered);
        }, done);
      }),
    );
  }

  /** The id of the account with this user name and password; undefined when there is none or it is disabled. */
  async password(ctx: Ctx, username: string, password: string): Promise<string | undefined> {
    return this.authenticate<string>('password', { body: { username, password }, ctx } satisfies PasswordRequest);
  }

  /**
   * The context of the owner of a session token; undefined when the session does not live.
   * @param hat the one hat to act in, if one is declared
   * @throws DomainError HAT_NOT_HELD
   */
  async session<C extends Ctx>(ctx: C, token: string, hat: string | null): Promise<C | undefined> {
    return this.authenticate<C>('session', { token, hat, ctx } satisfies SessionRequest);
  }

  private async accountOf(ctx: Ctx, username: string, password: string): Promise<string | undefined> {
    const account = await this.query.loginAccount(ctx, username);
    const matches = await verifyPassword(account?.password_hash, password);
    return account && matches && !account.disabled ? account.account_id : undefined;
  }

  private authenticate<T>(strategy: 'password' | 'session', request: object): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const answered = (error: unknown, user: unknown): void => {
        if (error) reject(error instanceof Error ? error : new Error('Authentication failed.', { cause: error }));
        else resolve(user ? (user as T) : undefined);
      };
      const middleware = this.passport.authenticate(strategy, { session: false }, answered) as (
        request: object,
        response: object,
        next: (error: unknown) => void,
      ) => void;
      middleware(request, {}, reject);
    });
  }
}
