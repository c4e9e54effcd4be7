import { Args, Field, InputType, Int, Mutation, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsDefined, IsInt, IsOptional, IsUUID } from 'class-validator';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, datedLoader, PlainDateScalar, UuidScalar, ValidateOnlyField, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { DecidedInput } from '#workflow';
import { FollowingQuery, type FollowingRow } from './following.query.js';
import { FollowingService, type FollowedCell } from './following.service.js';

const OF_CELLS = {};
const OF_PERSONS = {};
const WHO = 'For the standing committee and the party office of what the cell stands under.';

@ObjectType('CellFollowing', { description: 'That a member of a party committee follows a cell below it.' })
class CellFollowingModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Who follows it.' })
  readonly fullName!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day: of the assignment, or of the seat where that ends first; null while no end is set.' })
  readonly validThrough!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when ending it.' })
  readonly version!: number;
}

@InputType({ description: 'A member of a committee, and the cell to follow.' })
export class AssignFollowerInput extends DecidedInput {
  @Field(() => UuidScalar, { description: 'Id of the post: a seat on an executive committee above the cell.' })
  @IsUUID()
  readonly postId!: string;

  @Field(() => UuidScalar, { description: 'Id of the cell.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly validFrom!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; none while no end is set. It ends with the post in any case.' })
  @IsOptional()
  readonly validThrough?: PlainDate | null;
}

@InputType({ description: 'A following that ends.' })
export class EndFollowingInput {
  @Field(() => UuidScalar, { description: 'Id of the following.' })
  @IsUUID()
  readonly followingId!: string;

  @Field(() => Int, { description: 'Version of the following.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  @IsDefined()
  readonly lastDay!: PlainDate;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@ObjectType('FollowingPayload', { description: 'The cell after a change of who follows it; null with `validateOnly`.' })
class FollowingPayload {
  @Field(() => OrganizationModel, { nullable: true, description: 'The cell, as of the first or last day recorded.' })
  readonly organization!: OrganizationModel | null;
}

@Resolver(() => CellFollowingModel)
export class CellFollowingResolver {
  constructor(
    private readonly followings: FollowingService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Mutation(() => FollowingPayload, {
    description: `Puts on record that a member of an executive committee follows a cell below it. ${WHO} Refuses with NOT_FOUND, FOLLOWER_NOT_OF_COMMITTEE, FOLLOWER_OUT_OF_TERM, FOLLOWED_NOT_A_CELL, FOLLOWED_NOT_BELOW, FOLLOWED_ALREADY, DATES_OUT_OF_ORDER, DATE_IN_FUTURE.`,
  })
  @Allow('post.appoint')
  async assignFollower(@CurrentCtx() ctx: WriteCtx, @CurrentLoaders() loaders: LoaderCache, @Args('input', { description: 'The assignment.' }) input: AssignFollowerInput): Promise<{ organization: Dated<OrganizationRow> | null }> {
    return this.shown(ctx, loaders, input.validateOnly, await this.followings.assign(ctx, input));
  }

  @Mutation(() => FollowingPayload, { description: `Puts on record the last day on which somebody follows a cell. ${WHO} Refuses with NOT_FOUND, VERSION_STALE, FOLLOWING_ENDED, LAST_DAY_BEFORE_FIRST.` })
  @Allow('post.appoint')
  async endFollowing(@CurrentCtx() ctx: WriteCtx, @CurrentLoaders() loaders: LoaderCache, @Args('input', { description: 'The following, and its last day.' }) input: EndFollowingInput): Promise<{ organization: Dated<OrganizationRow> | null }> {
    return this.shown(ctx, loaders, input.validateOnly, await this.followings.end(ctx, input));
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who follows it, as a person; null where out of scope.' })
  @Allow('member.read')
  async person(@Parent() { personId, asOf }: Dated<FollowingRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell, as of the day.' })
  @Allow('organization.read')
  async organization(@Parent() { organizationId, asOf }: Dated<FollowingRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }

  private async shown(ctx: Ctx, loaders: LoaderCache, validateOnly: boolean, { organizationId, day }: FollowedCell): Promise<{ organization: Dated<OrganizationRow> | null }> {
    return { organization: validateOnly ? null : await this.organizations.byId(loaders, ctx, { id: organizationId, asOf: day }) };
  }
}

@Resolver(() => OrganizationModel)
export class OrganizationFollowersResolver {
  constructor(private readonly followings: FollowingQuery) {}

  @ResolveField(() => [CellFollowingModel], { description: 'Cấp ủy viên phụ trách, theo dõi: who of the committees above follows this cell on the day; told to those who read its roll.' })
  @Allow('member.read')
  async followers(@Parent() { id, asOf }: Dated<OrganizationRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Dated<FollowingRow>[]> {
    const fetch = (day: PlainDate, ids: readonly string[]): Promise<FollowingRow[]> => this.followings.ofCells(ctx, day, ids);
    return loaders.of(OF_CELLS, () => datedLoader(fetch, (row) => row.organizationId)).load({ id, asOf });
  }
}

@Resolver(() => PersonModel)
export class FollowedCellsResolver {
  constructor(private readonly followings: FollowingQuery) {}

  @ResolveField(() => [CellFollowingModel], { description: 'The cells that this person follows on the day, of those whose roll the actor reads; one’s own all.' })
  @Allow('member.read')
  async followedCells(@Parent() { personId, asOf }: Dated<PersonRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Dated<FollowingRow>[]> {
    const fetch = (day: PlainDate, ids: readonly string[]): Promise<FollowingRow[]> => this.followings.ofPersons(ctx, day, ids);
    return loaders.of(OF_PERSONS, () => datedLoader(fetch, (row) => row.personId)).load({ id: personId, asOf });
  }
}
