import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, MemberModel, PersonModel, type MemberRow, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { PlannedMoveModel, PlannedOrganizationModel, PlannedPostModel } from './reorganization.model.js';

@Resolver(() => PlannedOrganizationModel)
export class PlannedOrganizationResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation as it stands on the day before; null when it is founded.' })
  @Allow('organization.reorganize')
  async organization(@Parent() { id, asOf, founded }: PlannedOrganizationModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return founded ? null : this.organizations.byId(loaders, ctx, { id, asOf });
  }
}

@Resolver(() => PlannedMoveModel)
export class PlannedMoveResolver {
  constructor(
    private readonly members: MemberLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => MemberModel, { nullable: true, description: 'Whose membership it is.' })
  @Allow('member.read')
  async member(@Parent() { memberId, asOf }: PlannedMoveModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell where it ends.' })
  @Allow('organization.reorganize')
  async from(@Parent() { fromId, asOf }: PlannedMoveModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: fromId, asOf });
  }
}

@Resolver(() => PlannedPostModel)
export class PlannedPostResolver {
  constructor(
    private readonly members: MemberLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who holds it.' })
  @Allow('member.read')
  async person(@Parent() { personId, asOf }: PlannedPostModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, personId);
    if (!person) return null;
    ctx.touched.push({ kind: 'person', id: personId, action: 'READ' });
    return { ...person, asOf };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Where it is held.' })
  @Allow('organization.reorganize')
  async from(@Parent() { fromId, asOf }: PlannedPostModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: fromId, asOf });
  }
}
