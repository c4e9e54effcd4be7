import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Ctx, Scope } from '#database';
import { FieldGuard } from '#graphql';
import { kernelRefusals, refuse } from '#kernel';
import { AccessQuery, type SessionRow } from './access.query.js';
import { accessPolicy } from './access.policy.js';
import { accessRefusals } from './access.refusals.js';
import { hashToken } from './credentials.js';
import { PolicyTable } from './policy.js';
import { rolesOfPost, type HeldRole } from './role.rules.js';

/** What every session may do, also one whose posts have ended; before its password is changed, nothing else. */
const EVERY_SESSION: Scope = new Map([['session.own', []]]);

/** Recognises who acts, and checks what they may do. */
@Injectable()
export class AccessService extends FieldGuard implements OnModuleInit {
  constructor(
    private readonly query: AccessQuery,
    private readonly policies: PolicyTable,
  ) {
    super();
  }

  onModuleInit(): void {
    this.policies.register(accessPolicy);
  }

  /**
   * The context of the session's owner, with the scope of the posts, grants and memberships in force today
   * set on the transaction; undefined when the token belongs to no live session.
   */
  async enter<C extends Ctx>(ctx: C, token: string): Promise<C | undefined> {
    const session = await this.query.session(ctx, hashToken(token));
    if (!session) return undefined;
    const held = session.must_change_password ? [] : heldRoles(session);
    const hat = [...new Set(held.map(({ role }) => role))].join(' ');
    const entered = {
      ...ctx,
      actor: {
        accountId: session.account_id,
        personId: session.person_id,
        memberId: session.member_id,
        sessionId: session.session_id,
        mustChangePassword: session.must_change_password,
      },
      hat: hat === '' ? null : hat,
      scope: new Map([...EVERY_SESSION, ...this.policies.scopeOf(held)]),
    };
    // Whoever has no role, or has not changed the password handed out, is nobody to the policies that go by name.
    const [personId, memberId] = held.length > 0 ? [session.person_id, session.member_id] : [null, null];
    await this.query.setScope(entered, { accountId: session.account_id, personId, memberId }, entered.scope);
    return entered;
  }

  /**
   * Refuses when the actor does not have the right at all. Which records it reaches is decided where they
   * are read.
   * @throws DomainError UNAUTHENTICATED, PASSWORD_CHANGE_REQUIRED or FORBIDDEN
   */
  override check(right: string, ctx: Ctx): void {
    if (!this.policies.has(right)) throw new Error(`No policy declares the right ${right}.`);
    if (ctx.scope.has(right)) return;
    if (ctx.actor.accountId === null) throw refuse(kernelRefusals.UNAUTHENTICATED);
    if (ctx.actor.mustChangePassword) throw refuse(accessRefusals.PASSWORD_CHANGE_REQUIRED);
    throw refuse(kernelRefusals.FORBIDDEN);
  }

  /** Whether a right of the actor reaches an organisation. */
  async reaches(ctx: Ctx, right: string, organizationId: string): Promise<boolean> {
    return ctx.scope.has(right) && this.query.reaches(ctx, right, organizationId);
  }
}

function heldRoles(session: SessionRow): HeldRole[] {
  const fromPosts = session.posts.flatMap((post) => rolesOfPost(post).map((role) => ({ role, path: post.path })));
  const fromGrants = session.grants.map(({ role, path }) => ({ role, path }));
  const asMember = session.member_id === null ? [] : session.home_paths.map((path) => ({ role: 'MEMBER' as const, path }));
  return [...fromPosts, ...fromGrants, ...asMember];
}
