import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { AccessNamesQuery } from './access-names.query.js';
import { DelegationModel } from './delegation.model.js';
import { GrantModel } from './grant.model.js';
import { HatModel } from './hat.model.js';
import { ROLE_NAMES } from './role-names.js';

/** Names beside the ids of given roles, so that a page can show them without asking again. */
@Resolver(() => GrantModel)
export class GrantNamesResolver {
  constructor(private readonly names: AccessNamesQuery) {}

  @ResolveField(() => String, { description: 'What the role is called, in Vietnamese.' })
  @Allow('access.read')
  roleTitle(@Parent() { role }: GrantModel): string {
    return ROLE_NAMES[role].title;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who holds it: the full name; the user name for ADMINISTRATOR.' })
  @Allow('access.read')
  async holderName(@Parent() { id }: GrantModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofGrant(loaders, ctx, id))?.holder ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation today; null for ADMINISTRATOR.' })
  @Allow('access.read')
  async organizationName(@Parent() { id }: GrantModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofGrant(loaders, ctx, id))?.organization ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who gave it; null for the operator of the installation.' })
  @Allow('access.read')
  async grantedByName(@Parent() { id }: GrantModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofGrant(loaders, ctx, id))?.grantedBy ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who approved it.' })
  @Allow('access.read')
  async approvedByName(@Parent() { id }: GrantModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofGrant(loaders, ctx, id))?.approvedBy ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who ended it.' })
  @Allow('access.read')
  async endedByName(@Parent() { id }: GrantModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofGrant(loaders, ctx, id))?.endedBy ?? null;
  }
}

@Resolver(() => DelegationModel)
export class DelegationNamesResolver {
  constructor(private readonly names: AccessNamesQuery) {}

  @ResolveField(() => String, { nullable: true, description: 'Full name of the person who lends.' })
  @Allow('access.read')
  async delegatorName(@Parent() { id }: DelegationModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofDelegation(loaders, ctx, id))?.delegator ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Full name of the person who may act.' })
  @Allow('access.read')
  async delegateName(@Parent() { id }: DelegationModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofDelegation(loaders, ctx, id))?.delegate ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation today.' })
  @Allow('access.read')
  async organizationName(@Parent() { id }: DelegationModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.names.ofDelegation(loaders, ctx, id))?.organization ?? null;
  }
}

@Resolver(() => HatModel)
export class HatNamesResolver {
  constructor(private readonly names: AccessNamesQuery) {}

  @ResolveField(() => String, { nullable: true, description: 'What the role is called, in Vietnamese; null for a delegation.' })
  @Allow('session.own')
  roleTitle(@Parent() { role }: HatModel): string | null {
    return role && ROLE_NAMES[role].title;
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation today, if it may be known; null for ADMINISTRATOR.' })
  @Allow('session.own')
  async organizationName(@Parent() { organizationId, basis, basisId }: HatModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    if (basis === 'DELEGATION') return (await this.names.ofDelegation(loaders, ctx, basisId))?.organization ?? null;
    return organizationId && this.names.ofOrganization(loaders, ctx, organizationId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Full name of the person in whose place one acts; null but for a delegation.' })
  @Allow('session.own')
  async delegatorName(@Parent() { basis, basisId }: HatModel, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return basis === 'DELEGATION' ? ((await this.names.ofDelegation(loaders, ctx, basisId))?.delegator ?? null) : null;
  }
}
