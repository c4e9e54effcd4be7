import { Args, Float, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { CommitteeCompositionModel, CommitteeModel, PostModel, ShareModel } from './committee.model.js';
import type { CommitteeRow, PostRow } from './committee.query.js';
import { agedAtMost, percentOf, percentText, sharesBy, type Share } from './composition.rules.js';
import { AgeArgs, DecimalsArgs, RecordArgs } from './member.input.js';
import { MemberLoader } from './member.loader.js';
import { PersonModel } from './member.model.js';
import type { PersonRow } from './member.query.js';
import { MemberService } from './member.service.js';

interface Composition {
  readonly people: readonly PersonRow[];
  readonly asOf: PlainDate;
  readonly size: number;
  readonly byGender: readonly unknown[];
  readonly byEthnicGroup: readonly unknown[];
  readonly byEducation: readonly unknown[];
  readonly byPoliticalTheory: readonly unknown[];
}

function compositionOf(people: readonly PersonRow[], asOf: PlainDate): Composition {
  const names = new Map(people.map((person) => [person.ethnicGroupCode, person.ethnicGroupName]));
  return {
    people,
    asOf,
    size: people.length,
    byGender: sharesBy(people, (person) => person.gender).map(({ value, ...share }) => ({ gender: value, share })),
    byEthnicGroup: sharesBy(people, (person) => person.ethnicGroupCode).map(({ value, ...share }) => ({
      ethnicGroup: { code: value, nameVi: names.get(value) },
      share,
    })),
    byEducation: sharesBy(people, (person) => person.education).map(({ value, ...share }) => ({ education: value, share })),
    byPoliticalTheory: sharesBy(people, (person) => person.politicalTheory).map(({ value, ...share }) => ({ politicalTheory: value, share })),
  };
}

@Resolver(() => CommitteeModel)
export class CommitteeResolver {
  constructor(
    private readonly members: MemberService,
    private readonly loader: MemberLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => CommitteeModel, {
    description: 'One committee with its members and composition as of a day. Refuses with NOT_FOUND what does not exist or is out of scope.',
  })
  @Allow('member.read')
  async committee(@CurrentCtx() ctx: Ctx, @Args() { id, asOf }: RecordArgs): Promise<Dated<CommitteeRow>> {
    return this.members.committee(ctx, id, asOf);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation that elected it.' })
  @Allow('organization.read')
  async organization(
    @Parent() { organizationId, asOf }: Dated<CommitteeRow>,
    @CurrentCtx() ctx: Ctx,
    @CurrentLoaders() loaders: LoaderCache,
  ): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }

  @ResolveField(() => [PostModel], { description: 'The posts held in it on the day, by the holder’s given name.' })
  @Allow('member.read')
  async posts(@Parent() { id, asOf }: Dated<CommitteeRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Dated<PostRow>[]> {
    return this.loader.postsOfCommittee(loaders, ctx, { id, asOf });
  }

  @ResolveField(() => CommitteeCompositionModel, { description: 'By gender, age, ethnic group, education and political theory on the day.' })
  @Allow('member.read')
  async composition(@Parent() { id, asOf }: Dated<CommitteeRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Composition> {
    return compositionOf(await this.loader.peopleOfCommittee(loaders, ctx, { id, asOf }), asOf);
  }
}

@Resolver(() => CommitteeCompositionModel)
export class CommitteeCompositionResolver {
  @ResolveField(() => ShareModel, { description: 'Those at most so old, in whole years on the day.' })
  @Allow('member.read')
  agedAtMost(@Parent() { people, asOf }: Composition, @Args() { age }: AgeArgs): Share {
    return agedAtMost(people, age, asOf);
  }
}

@Resolver(() => ShareModel)
export class ShareResolver {
  @ResolveField(() => Float, { nullable: true, description: 'In per cent, unrounded; null of an empty body.' })
  @Allow('member.read')
  percent(@Parent() share: Share): number | null {
    return percentOf(share) ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'In per cent as reports print it, rounded half up, e.g. “13,6%”; null of an empty body.' })
  @Allow('member.read')
  percentText(@Parent() share: Share, @Args() { decimals }: DecimalsArgs): string | null {
    return percentText(share, decimals ?? 1) ?? null;
  }
}

@Resolver(() => PostModel)
export class PostResolver {
  constructor(
    private readonly loader: MemberLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who holds it.' })
  @Allow('member.read')
  async person(@Parent() { personId, asOf }: Dated<PostRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.loader.person(loaders, ctx, personId);
    if (!person) return null;
    ctx.touched.push({ kind: 'person', id: personId, action: 'READ' });
    return { ...person, asOf };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Where it is held.' })
  @Allow('member.read')
  async organization(
    @Parent() { organizationId, asOf }: Dated<PostRow>,
    @CurrentCtx() ctx: Ctx,
    @CurrentLoaders() loaders: LoaderCache,
  ): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }
}

/** The committees of an organisation. */
@Resolver(() => OrganizationModel)
export class OrganizationCommitteesResolver {
  constructor(private readonly loader: MemberLoader) {}

  @ResolveField(() => [CommitteeModel], { description: 'The committees it had on the day.' })
  @Allow('member.read')
  async committees(@Parent() { id, asOf }: Dated<OrganizationRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Dated<CommitteeRow>[]> {
    return this.loader.committeesOf(loaders, ctx, { id, asOf });
  }
}
