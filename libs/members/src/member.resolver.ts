import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerCan, ViewerModel } from '#access';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PartialDateScalar, type Dated, type LoaderCache } from '#graphql';
import { EducationLevel, PoliticalTheoryLevel } from '#enums';
import { PartialDate, type PlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import type { Electorate } from '#regulations';
import { PostModel } from './committee.model.js';
import type { PostRow } from './committee.query.js';
import { MembersArgs, RecordArgs } from './member.input.js';
import { MemberLoader } from './member.loader.js';
import { ContactModel, ElectorateModel, EthnicGroupModel, MemberConnection, MemberModel, MembershipModel, MemberStatusPeriodModel, PersonModel } from './member.model.js';
import type { ContactRow, MemberRow, MembershipRow, PersonRow, StatusRow } from './member.query.js';
import { MemberService, type MemberPage } from './member.service.js';

type Member = Dated<MemberRow>;
type Person = Dated<PersonRow>;

@Resolver(() => MemberModel)
export class MemberResolver {
  constructor(
    private readonly members: MemberService,
    private readonly loader: MemberLoader,
    private readonly organizations: OrganizationLoader,
    private readonly viewerRights: ViewerCan,
  ) {}

  @Query(() => MemberConnection, {
    name: 'members',
    description:
      'Members in scope on a day: a cell’s roll, or a search by name. Secretaries see their unit, the ward’s bodies the ward, members themselves. Every member shown is recorded in the audit.',
  })
  @Allow('member.read')
  async memberList(@CurrentCtx() ctx: Ctx, @Args() args: MembersArgs): Promise<MemberPage> {
    return this.members.list(ctx, args);
  }

  @Query(() => MemberModel, {
    description: 'One member as of a day. Refuses with NOT_FOUND what does not exist or is out of scope. Recorded in the audit.',
  })
  @Allow('member.read')
  async member(@CurrentCtx() ctx: Ctx, @Args() { id, asOf }: RecordArgs): Promise<Member> {
    return this.members.get(ctx, id, asOf);
  }

  @Query(() => [EthnicGroupModel], { description: 'The State’s list of 54 ethnic groups, by code.' })
  @Allow('session.own')
  async ethnicGroups(@CurrentCtx() ctx: Ctx): Promise<readonly EthnicGroupModel[]> {
    return this.members.ethnicGroups(ctx);
  }

  @ResolveField(() => PersonModel, { description: 'The person.' })
  @Allow('member.read')
  person(@Parent() member: Member): Person {
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Where the primary membership was on the day, if that is in scope.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId, asOf }: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return organizationId === null ? null : this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }

  @ResolveField(() => [MembershipModel], { description: 'All memberships in organisations in scope, the earliest first.' })
  @Allow('member.read')
  async memberships(@Parent() { id, asOf }: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MembershipRow>[]> {
    return (await this.loader.memberships(loaders, ctx, id)).map((row) => ({ ...row, asOf }));
  }

  @ResolveField(() => [String], { description: 'Names of the rights one has on this member today, so that a page knows which buttons to show.' })
  @Allow('member.read')
  async viewerCan(@Parent() { id }: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string[]> {
    return this.viewerRights.onMember(loaders, ctx, id);
  }

  @ResolveField(() => [MemberStatusPeriodModel], { description: 'All legal states, the earliest first.' })
  @Allow('member.read')
  async statuses(@Parent() { id }: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly StatusRow[]> {
    return this.loader.statuses(loaders, ctx, id);
  }
}

@Resolver(() => MemberConnection)
export class MemberConnectionResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Int, { description: 'How many members the filter finds in all pages.' })
  @Allow('member.read')
  async totalCount(@Parent() { args }: MemberPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.members.count(ctx, args);
  }
}

@Resolver(() => MembershipModel)
export class MembershipResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the day asked for.' })
  @Allow('member.read')
  async organization(
    @Parent() { organizationId, asOf }: Dated<MembershipRow>,
    @CurrentCtx() ctx: Ctx,
    @CurrentLoaders() loaders: LoaderCache,
  ): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }
}

@Resolver(() => PersonModel)
export class PersonResolver {
  constructor(
    private readonly loader: MemberLoader,
    private readonly viewerRights: ViewerCan,
  ) {}

  @ResolveField(() => PartialDateScalar, { description: 'Birth date, as far as it is known.' })
  @Allow('member.read')
  birthDate(@Parent() { birthOn, birthPrecision }: Person): PartialDate {
    return PartialDate.stored(birthOn, birthPrecision);
  }

  @ResolveField(() => EthnicGroupModel, { description: 'Ethnic group.' })
  @Allow('member.read')
  ethnicGroup(@Parent() { ethnicGroupCode, ethnicGroupName }: Person): EthnicGroupModel {
    return { code: ethnicGroupCode, nameVi: ethnicGroupName };
  }

  @ResolveField(() => EducationLevel, { nullable: true, description: 'Highest level of education; null where it is out of scope.' })
  @Allow('education.read')
  education(@Parent() person: Person, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<EducationLevel | null> | EducationLevel {
    return this.schooling(person, ctx, loaders, person.education);
  }

  @ResolveField(() => PoliticalTheoryLevel, { nullable: true, description: 'Level of political theory; null where it is out of scope.' })
  @Allow('education.read')
  politicalTheory(@Parent() person: Person, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<PoliticalTheoryLevel | null> | PoliticalTheoryLevel {
    return this.schooling(person, ctx, loaders, person.politicalTheory);
  }

  @ResolveField(() => ContactModel, {
    nullable: true,
    description: 'How to reach the person: for the secretary of the present unit, the party office and the person; null for others in whose scope the person once was.',
  })
  @Allow('contact.read')
  async contact(@Parent() { personId }: Person, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<ContactRow | null> {
    return this.loader.contact(loaders, ctx, personId);
  }

  @ResolveField(() => [PostModel], { description: 'All posts held in organisations in scope, the earliest first.' })
  @Allow('member.read')
  async posts(@Parent() { personId, asOf }: Person, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PostRow>[]> {
    return (await this.loader.postsOfPerson(loaders, ctx, personId)).map((row) => ({ ...row, asOf }));
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The party record; null when the person is not a member, or it is out of scope.' })
  @Allow('member.read')
  async member(@Parent() { personId, asOf }: Person, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Member | null> {
    const member = await this.loader.ofPerson(loaders, ctx, { id: personId, asOf });
    if (member) ctx.touched.push({ kind: 'member', id: member.id, action: 'READ' });
    return member;
  }

  /** Stands in the same row as the name, so row-level security alone would show it to whoever reads that. */
  private schooling<T>({ personId }: Person, ctx: Ctx, loaders: LoaderCache, value: T): Promise<T | null> | T {
    if (this.viewerRights.goesWithRecord(ctx, 'education.read')) return value;
    return this.viewerRights.onPerson(loaders, ctx, 'education.read', personId).then((reaches) => (reaches ? value : null));
  }
}

/** What this feature adds to who is logged in. */
@Resolver(() => ViewerModel)
export class ViewerPersonResolver {
  constructor(private readonly loader: MemberLoader) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'The person behind the account, with posts and party record; null for an account that only manages accounts.' })
  @Allow('session.own')
  async person(@CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Person | null> {
    if (ctx.actor.personId === null) return null;
    const person = await this.loader.person(loaders, ctx, ctx.actor.personId);
    return person && { ...person, asOf: ctx.today };
  }
}

/** What this feature adds to an organisation. */
@Resolver(() => OrganizationModel)
export class OrganizationMembersResolver {
  constructor(private readonly loader: MemberLoader) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Members on the day, all organisations below included, each counted once at the primary membership; null where the roll is out of scope.',
  })
  @Allow('member.read')
  async memberCount(@Parent() { id, asOf }: OnDayRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<number | null> {
    return this.loader.count(loaders, ctx, { id, asOf });
  }

  @ResolveField(() => ElectorateModel, {
    nullable: true,
    description: 'Who of its own members counts in a vote on the day (QĐ 294-QĐ/TW, điểm 9.3.2); null where the roll is out of scope.',
  })
  @Allow('member.read')
  async electorate(@Parent() { id, asOf }: OnDayRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Electorate | null> {
    return this.loader.electorate(loaders, ctx, { id, asOf });
  }

  @ResolveField(() => [PostModel], { description: 'Posts held in it on the day, those on its committees included.' })
  @Allow('member.read')
  async posts(@Parent() { id, asOf }: OnDayRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Dated<PostRow>[]> {
    return this.loader.postsIn(loaders, ctx, { id, asOf });
  }
}

interface OnDayRow {
  readonly id: string;
  readonly asOf: PlainDate;
}
