import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { AnnulSuspensionInput, EndSuspensionInput, ExtendSuspensionInput, MemberSuspensionsArgs, SuspendMemberInput } from './suspension.input.js';
import { MemberSuspensionConnection, MemberSuspensionModel, MemberSuspensionPayload } from './suspension.model.js';
import type { SuspensionRow } from './suspension.query.js';
import { SuspensionService, type SuspensionPage } from './suspension.service.js';

interface Payload {
  readonly suspension: SuspensionRow | null;
}

const WHO = 'For the standing committee and the party office of what the cell stands under; nobody does it for oneself or a declared relative.';

@Resolver(() => MemberSuspensionModel)
export class SuspensionResolver {
  constructor(
    private readonly suspensions: SuspensionService,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => MemberSuspensionConnection, { description: 'The suspensions in an organisation and all below it, the latest first. Refuses with NOT_FOUND. Recorded in the audit.' })
  @Allow('suspension.record')
  async memberSuspensions(@CurrentCtx() ctx: Ctx, @Args() args: MemberSuspensionsArgs): Promise<SuspensionPage> {
    return this.suspensions.list(ctx, args);
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member as of today, if in scope.' })
  @Allow('suspension.record')
  async member(@Parent() { memberId }: SuspensionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @Mutation(() => MemberSuspensionPayload, {
    description: `Puts on record that a member is suspended from activities: neither voting nor rated in that time. ${WHO} Refuses with NOT_FOUND, SUSPENDS_ON_SELF, SUSPENDED_ALREADY, SUSPENDED_BEFORE_DECISION, DATES_OUT_OF_ORDER, DATE_IN_FUTURE; warns of SUSPENSION_TOO_LONG.`,
  })
  @Allow('suspension.record')
  async suspendMember(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The suspension.' }) input: SuspendMemberInput): Promise<Payload> {
    return answer(input, await this.suspensions.suspend(ctx, input));
  }

  @Mutation(() => MemberSuspensionPayload, {
    description: `Puts on record that a suspension is extended. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, EXTENSION_NOT_LATER, EXTENDED_INTO_ANOTHER, EXTENDED_AFTER_END, DATE_IN_FUTURE; warns of EXTENSION_TOO_LONG, EXTENDED_TOO_OFTEN.`,
  })
  @Allow('suspension.record')
  async extendSuspension(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The extension.' }) input: ExtendSuspensionInput): Promise<Payload> {
    return answer(input, await this.suspensions.extend(ctx, input));
  }

  @Mutation(() => MemberSuspensionPayload, {
    description: `Puts on record that a suspension ends before its last day. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, ENDED_OUTSIDE, DATE_IN_FUTURE.`,
  })
  @Allow('suspension.record')
  async endSuspension(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The end.' }) input: EndSuspensionInput): Promise<Payload> {
    return answer(input, await this.suspensions.end(ctx, input));
  }

  @Mutation(() => MemberSuspensionPayload, {
    description: `Puts on record that a suspension, also one that is over, is annulled: it excuses from nothing any more, and stays on record as annulled. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE.`,
  })
  @Allow('suspension.record')
  async annulSuspension(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The annulment.' }) input: AnnulSuspensionInput): Promise<Payload> {
    return answer(input, await this.suspensions.annul(ctx, input));
  }
}

function answer({ validateOnly }: { readonly validateOnly: boolean }, suspension: SuspensionRow): Payload {
  return { suspension: validateOnly ? null : suspension };
}

@Resolver(() => MemberSuspensionConnection)
export class MemberSuspensionConnectionResolver {
  constructor(private readonly suspensions: SuspensionService) {}

  @ResolveField(() => Int, { description: 'How many suspensions there are on all pages.' })
  @Allow('suspension.record')
  async totalCount(@Parent() { organizationId }: SuspensionPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.suspensions.count(ctx, organizationId);
  }
}
