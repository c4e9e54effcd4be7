import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { ObservationModel } from './observation.model.js';
import type { ObservationRow } from './observation.query.js';
import { ObservationService } from './observation.service.js';

@Resolver(() => ObservationModel)
export class ObservationResolver {
  constructor(
    private readonly service: ObservationService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [ObservationModel], {
    description: 'The printed figures in scope, those of predecessors too, document by document in the order of its lines.',
  })
  @Allow('target.read')
  async observations(
    @CurrentCtx() ctx: Ctx,
    @Args('organizationId', { type: () => UuidScalar, nullable: true, description: 'Only those of this organisation.' }) organizationId: string | null,
    @Args('corrected', { type: () => Boolean, nullable: true, description: 'Also those that were corrected since.' }) corrected: boolean | null,
  ): Promise<ObservationRow[]> {
    return this.service.list(ctx, organizationId, corrected ?? false);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation it is about, as of the last day.' })
  @Allow('target.read')
  async organization(
    @Parent() { organizationId, periodThrough }: ObservationRow,
    @CurrentCtx() ctx: Ctx,
    @CurrentLoaders() loaders: LoaderCache,
  ): Promise<Dated<OrganizationRow> | null> {
    const asOf = parsePlainDate(periodThrough);
    if (!asOf) throw new Error('A stored day must be a date.');
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }
}
