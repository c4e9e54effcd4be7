import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import type { Page } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { RatingOrganizationProgressConnection, RatingOrganizationProgressModel, RatingProgressArgs } from './season-progress.model.js';
import { SeasonProgressService, type OrganizationProgress } from './season-progress.service.js';

@Resolver(() => RatingOrganizationProgressModel)
export class OrganizationProgressResolver {
  constructor(
    private readonly progress: SeasonProgressService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => RatingOrganizationProgressConnection, {
    description: 'How far a season has come, summed up the tree: the organisations directly below one, by name, each with all below it; its own sheets are told as its own. For whoever sees the ratings of all of it. Refuses with NOT_FOUND.',
  })
  @Allow('rating.read')
  async ratingProgress(@CurrentCtx() ctx: Ctx, @Args() args: RatingProgressArgs): Promise<Page<OrganizationProgress>> {
    return this.progress.list(ctx, args);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the cut-off.' })
  @Allow('rating.read')
  async organization(@Parent() { organizationId, asOf }: OrganizationProgress, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }
}
