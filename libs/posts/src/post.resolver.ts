import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, type Dated, type LoaderCache } from '#graphql';
import { messageOf, type PlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { AppointPostInput, ElectCommitteeInput, EndPostInput } from './post.input.js';
import { CellFindingModel, EndingTermModel, StaffingPayload } from './post.model.js';
import type { EndingTerm } from './post.query.js';
import { PostService, type CellFinding, type Staffed } from './post.service.js';

interface Payload {
  readonly staffed: Staffed | null;
}

const WHO = 'For the standing committee and the party office of what the organisation stands under; nobody records a post of their own.';

@Resolver(() => StaffingPayload)
export class StaffingResolver {
  constructor(
    private readonly posts: PostService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Mutation(() => StaffingPayload, {
    description: `Puts an appointment on record; civil servants and heads of villages, street groups and fronts also in the own organisation. ${WHO} Refuses with NOT_FOUND, POST_FROM_ABOVE, OWN_POST, POST_KIND_OF_COMMITTEE, POST_TAKEN, POST_HELD, POST_OUTSIDE_ORGANIZATION, DATES_OUT_OF_ORDER, DATE_IN_FUTURE; warns of CELL_CANNOT_VOTE, CELL_WITHOUT_COMMITTEE, NOT_FULL_MEMBER, RESTRICTED.`,
  })
  @Allow('post.appoint')
  async appointPost(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The appointment.' }) input: AppointPostInput): Promise<Payload> {
    return shown(input, await this.posts.appoint(ctx, input));
  }

  @Mutation(() => StaffingPayload, {
    description: `Puts on record the last day of a post. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, POST_FROM_ABOVE, OWN_POST, POST_ENDED, LAST_DAY_BEFORE_FIRST, DATE_IN_FUTURE.`,
  })
  @Allow('post.appoint')
  async endPost(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The post, and its last day.' }) input: EndPostInput): Promise<Payload> {
    return shown(input, await this.posts.end(ctx, input));
  }

  @Mutation(() => StaffingPayload, {
    description: `Puts a committee on record for a term, with its secretary, deputies or heads; re-election is a new term. ${WHO} Refuses with NOT_FOUND, POST_FROM_ABOVE, OWN_POST, COMMITTEE_KIND_UNFIT, COMMITTEE_LATER, POST_TAKEN, MEMBER_TWICE_ELECTED, HEAD_NOT_ELECTED, POST_OUTSIDE_ORGANIZATION, DATES_OUT_OF_ORDER, DATE_IN_FUTURE; warns of NOT_FULL_MEMBER, RESTRICTED, CELL_CANNOT_VOTE, COMMITTEE_SIZE, STANDING_OVER_SHARE, INSPECTION_COMMITTEE_UNKNOWN.`,
  })
  @Allow('post.appoint')
  async electCommittee(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The committee.' }) input: ElectCommitteeInput): Promise<Payload> {
    return shown(input, await this.posts.elect(ctx, input));
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the first or last day recorded; null with `validateOnly`.' })
  @Allow('post.appoint')
  async organization(@Parent() { staffed }: Payload, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return staffed && this.organizations.byId(loaders, ctx, { id: staffed.organizationId, asOf: staffed.day });
  }
}

@Resolver(() => EndingTermModel)
export class EndingTermResolver {
  constructor(
    private readonly posts: PostService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [EndingTermModel], { description: 'Terms of committees and posts in scope that end from today through a day, the nearest first.' })
  @Allow('member.read')
  async termsEnding(
    @CurrentCtx() ctx: Ctx,
    @Args('before', { type: () => PlainDateScalar, nullable: true, description: 'The last day looked at; half a year from today unless said.' }) before: PlainDate | null,
  ): Promise<EndingTerm[]> {
    return this.posts.ending(ctx, before ?? ctx.today.add({ months: 6 }));
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of today.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId }: EndingTerm, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who holds the post; null for a committee.' })
  @Allow('member.read')
  async person(@Parent() { personId }: EndingTerm, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = personId === null ? null : await this.members.person(loaders, ctx, personId);
    if (person) ctx.touched.push({ kind: 'person', id: person.personId, action: 'READ' });
    return person && { ...person, asOf: ctx.today };
  }
}

@Resolver(() => CellFindingModel)
export class CellFindingResolver {
  constructor(
    private readonly posts: PostService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [CellFindingModel], { description: 'Cells in scope that are too small to vote validly, or large enough for a committee and without one.' })
  @Allow('member.read')
  async cellFindings(
    @CurrentCtx() ctx: Ctx,
    @Args('asOf', { type: () => PlainDateScalar, nullable: true, description: 'The day; today unless said.' }) asOf: PlainDate | null,
  ): Promise<(CellFindingModel & CellFinding)[]> {
    const found = await this.posts.cellFindings(ctx, asOf ?? ctx.today);
    return found.map((each) => ({ ...each, code: each.finding.refusal.code, message: messageOf(each.finding, ctx.language) }));
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId, asOf }: CellFinding, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }
}

function shown({ validateOnly }: { readonly validateOnly: boolean }, staffed: Staffed): Payload {
  return { staffed: validateOnly ? null : staffed };
}
