import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, PageArguments } from '#graphql';
import type { Page } from '#kernel';
import { DelegateRightsInput, EndDelegationInput } from './delegation.input.js';
import { DelegationConnection, DelegationPayload } from './delegation.model.js';
import type { DelegationRow } from './delegation.query.js';
import { DelegationService } from './delegation.service.js';

@Resolver()
export class DelegationResolver {
  constructor(private readonly delegations: DelegationService) {}

  @Query(() => DelegationConnection, { name: 'delegations', description: 'The delegations one has made or received, also when they have ended.' })
  @Allow('access.read')
  async delegationList(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<DelegationRow>> {
    return this.delegations.list(ctx, args);
  }

  @Mutation(() => DelegationPayload, {
    description:
      'Lends another person some of one’s own rights at an organisation, for at most 90 days. They hold only as long as one has them oneself, and cannot be lent on; what they need to be of use is lent with them. For everybody who holds a post. Refuses with RIGHT_UNKNOWN, NOT_FOUND, or with RIGHT_NOT_HELD, RIGHTS_NEED_OTHERS, RIGHT_NOT_DELEGABLE, DELEGATION_TO_SELF, DELEGATION_TOO_LONG, PERIOD_FROM_PAST, DATES_OUT_OF_ORDER, all at once.',
  })
  @Allow('access.delegate')
  async delegateRights(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Which rights, to whom, where and until when.' }) input: DelegateRightsInput): Promise<DelegationPayload> {
    return { delegation: (await this.delegations.delegate(ctx, input)) ?? null };
  }

  @Mutation(() => DelegationPayload, {
    description: 'Ends a delegation at once. For the two whom it concerns. Refuses with NOT_FOUND, VERSION_STALE or DELEGATION_ENDED.',
  })
  @Allow('access.read')
  async endDelegation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The delegation to end.' }) input: EndDelegationInput): Promise<DelegationPayload> {
    return { delegation: await this.delegations.end(ctx, input) };
  }
}

@Resolver(() => DelegationConnection)
export class DelegationConnectionResolver {
  constructor(private readonly delegations: DelegationService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  @Allow('access.read')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.delegations.count(ctx);
  }
}
