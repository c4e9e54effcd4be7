import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, PageArguments } from '#graphql';
import type { Page } from '#kernel';
import { ApproveGrantInput, EndGrantInput, GrantRoleInput } from './grant.input.js';
import { GrantConnection, GrantPayload } from './grant.model.js';
import type { GrantRow } from './grant.query.js';
import { GrantService } from './grant.service.js';

@Resolver()
export class GrantResolver {
  constructor(private readonly grants: GrantService) {}

  @Query(() => GrantConnection, {
    name: 'grants',
    description: 'Roles given without a post: one’s own, and for those who may give roles those given in their scope, also when they have ended.',
  })
  @Allow('access.read')
  async grantList(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<GrantRow>> {
    return this.grants.list(ctx, args);
  }

  @Mutation(() => GrantPayload, {
    description:
      'Gives a role to somebody without a post. For the standing committee, of roles whose every right the giver has at least as far; for administrators, of their own role. ADMINISTRATOR, STANDING_COMMITTEE and INSPECTION_OFFICER work only once a second person has approved. Refuses with GRANT_SHAPE_WRONG, NOT_FOUND, ACCOUNT_DISABLED, or with FORBIDDEN_TO_GRANT, GRANT_TO_SELF, PERSON_WITHOUT_ACCOUNT, PERIOD_FROM_PAST, DATES_OUT_OF_ORDER, all at once.',
  })
  @Allow('access.grant')
  async grantRole(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The role, for whom, where and until when.' }) input: GrantRoleInput): Promise<GrantPayload> {
    return { grant: (await this.grants.grant(ctx, input)) ?? null };
  }

  @Mutation(() => GrantPayload, {
    description:
      'Approves, as the second person, a role that somebody else gave to another. Refuses with NOT_FOUND, VERSION_STALE, or with APPROVER_NOT_SECOND, GRANT_NEEDS_NO_APPROVAL, GRANT_APPROVED, GRANT_ENDED, all at once.',
  })
  @Allow('access.grant')
  async approveGrant(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The given role to approve.' }) input: ApproveGrantInput): Promise<GrantPayload> {
    return { grant: await this.grants.approve(ctx, input) };
  }

  @Mutation(() => GrantPayload, {
    description: 'Ends a given role at once. For those who may give roles there. Refuses with NOT_FOUND, VERSION_STALE, GRANT_ENDED or LAST_ADMINISTRATOR.',
  })
  @Allow('access.grant')
  async endGrant(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The given role to end.' }) input: EndGrantInput): Promise<GrantPayload> {
    return { grant: await this.grants.end(ctx, input) };
  }
}

@Resolver(() => GrantConnection)
export class GrantConnectionResolver {
  constructor(private readonly grants: GrantService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  @Allow('access.read')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.grants.count(ctx);
  }
}
