import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, type Dated, type LoaderCache } from '#graphql';
import { storedDay, type PlainDate } from '#kernel';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { ExitListService, type ExitPage } from './exit-list.service.js';
import { MemberExitsArgs, RecordExitInput, RestoreMemberInput } from './exit.input.js';
import { ExitPayload, MemberExitConnection, MemberExitModel } from './exit.model.js';
import type { ExitRow } from './exit.query.js';
import { ExitService } from './exit.service.js';
import { RestoreMember } from './restore-member.js';

interface Payload {
  readonly exit: ExitRow | null;
}

const WHO = 'For the standing committee and the party office of what the cell stands under; nobody does it for oneself.';

@Resolver(() => MemberExitModel)
export class ExitResolver {
  constructor(
    private readonly exits: ExitService,
    private readonly listing: ExitListService,
    private readonly restoring: RestoreMember,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
    private readonly items: WorkflowRepository,
  ) {}

  @Query(() => MemberExitConnection, { description: 'The exits from an organisation and all below it, the latest first, restored ones too. Refuses with NOT_FOUND.' })
  @Allow('member.read')
  async memberExits(@CurrentCtx() ctx: Ctx, @Args() args: MemberExitsArgs): Promise<ExitPage> {
    return this.listing.list(ctx, args);
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'Who left, as of the last day before.' })
  @Allow('member.read')
  async member(@Parent() { memberId, effectiveOn }: ExitRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: storedDay(effectiveOn).subtract({ days: 1 }) });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell that was left, as of the last day before.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId, effectiveOn }: ExitRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: storedDay(effectiveOn).subtract({ days: 1 }) });
  }

  @ResolveField(() => PlainDateScalar, { nullable: true, description: 'Of a removal from the roll: last day on which the member may complain, by the rule book of the decision’s day; null of other exits, and where it sets none.' })
  @Allow('member.read')
  async complaintBy(@Parent() exit: ExitRow, @CurrentCtx() ctx: Ctx): Promise<PlainDate | null> {
    return this.exits.complaintBy(ctx, exit);
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'When it was put on record, and taken back, with the votes.' })
  @Allow('member.read')
  async log(@Parent() { id }: ExitRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }

  @Mutation(() => ExitPayload, {
    description: `Puts on record that a member leaves: transferred out, removed from the roll, expelled, resigned or dead. Status, memberships and party posts end on the day before; with a death all posts. Memberships, and posts of the dead or still ahead, that begin only later are taken away. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, OWN_EXIT, CONFLICT_OF_INTEREST, TRANSFER_UNDER_WAY, ALREADY_OUT, EXIT_OF_GUEST, EXIT_BEFORE_BEGIN, EXIT_KIND_UNFIT, EXIT_DETAIL_MISSING, EXIT_DETAIL_POINTLESS, POSTS_BEGIN_LATER, POSTS_OUT_OF_REACH, DATE_IN_FUTURE, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; warns of EXIT_VOTE_MISSING, VOTE_NOT_CARRIED, VOTES_MISSING, PROBATIONARY_EXPELLED, REMOVAL_MONTHS_FEW, HELP_NOT_ON_RECORD, REMOVAL_HELP_SHORT, FAILING_YEARS_NOT_ON_RECORD, POSTS_END_TOO, ADMISSION_ENDS_TOO, RATING_OPEN.`,
  })
  @Allow('exit.record')
  async recordExit(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The exit.' }) input: RecordExitInput): Promise<Payload> {
    const exit = await this.exits.record(ctx, input);
    return { exit: input.validateOnly ? null : exit };
  }

  @Mutation(() => ExitPayload, {
    description: `Takes an exit back that was wrong or annulled: status and a primary membership begin anew, the admission of a member on probation goes on where it stood; posts and other memberships do not come back. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_EXIT, CONFLICT_OF_INTEREST, MEMBER_IN_FORCE, RESTORE_CASE_OPEN, RESTORED_BEFORE_EXIT, RESTORE_CELL_GONE, DATE_IN_FUTURE; warns of MEMBERSHIPS_NOT_BACK.`,
  })
  @Allow('exit.record')
  async restoreMember(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The exit, and the restoration.' }) input: RestoreMemberInput): Promise<Payload> {
    const exit = await this.restoring.restore(ctx, input);
    return { exit: input.validateOnly ? null : exit };
  }
}

@Resolver(() => MemberExitConnection)
export class MemberExitConnectionResolver {
  constructor(private readonly exits: ExitListService) {}

  @ResolveField(() => Int, { description: 'How many exits there are on all pages.' })
  @Allow('member.read')
  async totalCount(@Parent() { organizationId }: ExitPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.exits.count(ctx, organizationId);
  }
}
