import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Ctx, Scope } from '#database';
import { FieldGuard } from '#graphql';
import { kernelRefusals, refuse } from '#kernel';
import { AccessQuery } from './access.query.js';
import { accessFields, accessPolicy } from './access.policy.js';
import { accessRefusals } from './access.refusals.js';
import { hashToken } from './credentials.js';
import { groupPolicy } from './field-groups.js';
import { common, PolicyTable, unite } from './policy.js';
import { delegatedTo, hatsOf, rolesOf, wear, type Delegated, type StandingRow, type Worn } from './standing.rules.js';

/** What every session may do, also one whose posts have ended; before its password is changed, nothing else. */
const EVERY_SESSION: Scope = new Map([['session.own', []]]);
/** What whoever acts for another may do besides: see the delegation. */
const EVERY_DELEGATE: Scope = new Map([['access.read', []]]);

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
    this.policies.register({ ...accessPolicy, ...groupPolicy }, accessFields);
  }

  /**
   * The context of the session's owner, with the scope of the posts, grants, memberships and delegations in force today
   * set on the transaction; undefined when the token belongs to no live session.
   * @param declared the one hat to act in, if the request declares one
   * @throws DomainError HAT_NOT_HELD
   */
  async enter<C extends Ctx>(ctx: C, token: string, declared: string | null): Promise<C | undefined> {
    const session = await this.query.session(ctx, hashToken(token));
    if (!session) return undefined;
    const held = session.must_change_password ? { hats: [], delegated: [] } : this.held(session);
    const worn = declared === null ? held : wear(held, declared);
    if (!worn) throw refuse(accessRefusals.HAT_NOT_HELD);
    const isNobody = worn.hats.length === 0 && worn.delegated.length === 0;
    const entered = {
      ...ctx,
      actor: {
        accountId: session.account_id,
        personId: session.person_id,
        memberId: session.member_id,
        sessionId: session.session_id,
        mustChangePassword: session.must_change_password,
      },
      hat: isNobody ? null : this.nameOf(worn, declared),
      scope: unite(EVERY_SESSION, this.policies.scopeOf(worn.hats), ...worn.delegated.flatMap((each) => [EVERY_DELEGATE, this.policies.delegatedScope(each)])),
    };
    // Whoever has no role, or has not changed the password handed out, is nobody to the policies that go by name.
    const [personId, memberId] = isNobody ? [null, null] : [session.person_id, session.member_id];
    this.query.setScope(entered, { accountId: session.account_id, personId, memberId }, entered.scope);
    return entered;
  }

  /** What somebody may act in today: the own roles, and the delegations that give anything. */
  held(standing: StandingRow): Worn {
    const delegated = delegatedTo(standing).filter((each) => this.policies.delegatedScope(each).size > 0);
    return { hats: hatsOf(standing), delegated };
  }

  /** All that the actor may act in today. */
  async ownHats(ctx: Ctx): Promise<Worn> {
    const standing = ctx.actor.accountId === null || ctx.actor.mustChangePassword ? undefined : await this.query.standing(ctx, ctx.actor.accountId, null);
    return standing ? this.held(standing) : { hats: [], delegated: [] };
  }

  /** What the actor, in the hat declared, may do in their own right, not by delegation. */
  async ownScope(ctx: Ctx): Promise<Scope> {
    return common(this.policies.scopeOf((await this.ownHats(ctx)).hats), ctx.scope);
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

  override opener(type: string, field: string): string | null | undefined {
    return this.policies.opener(type, field);
  }

  /** Whether a right of the actor reaches an organisation. */
  async reaches(ctx: Ctx, right: string, organizationId: string): Promise<boolean> {
    return ctx.scope.has(right) && this.query.reaches(ctx, right, organizationId);
  }

  /** How the audit names what the actor acts in: the roles; then for whom, never by a name. */
  private nameOf({ hats, delegated }: Worn, declared: string | null): string {
    const roles = declared === null ? rolesOf(hats) : rolesOf(hats).filter((role) => role === declared);
    return [...(roles.length > 0 ? [roles.join(' ')] : []), ...delegated.map((each) => this.nameOfDelegated(each))].join(', ');
  }

  private nameOfDelegated(each: Delegated): string {
    const rights = [...this.policies.delegatedScope(each).keys()];
    const roles = rolesOf(each.hats).filter((role) => rights.some((right) => this.policies.get(right)?.roles[role] !== undefined));
    return `${roles.join(' ')} thay ${each.delegatorId}`;
  }
}
