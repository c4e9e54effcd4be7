import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerCan } from '#access';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate, type PlainDate } from '#kernel';
import { OrganizationArgs, OrganizationsArgs } from './organization.input.js';
import { OrganizationLoader } from './organization.loader.js';
import { OrganizationConnection, OrganizationLineageModel, OrganizationModel, OrganizationPeriodModel } from './organization.model.js';
import type { OrganizationRow, PeriodRow } from './organization.query.js';
import { OrganizationService, type OrganizationPage } from './organization.service.js';

type Row = Dated<OrganizationRow>;

@Resolver(() => OrganizationModel)
export class OrganizationResolver {
  constructor(
    private readonly organizations: OrganizationService,
    private readonly loader: OrganizationLoader,
    private readonly viewerRights: ViewerCan,
  ) {}

  @Query(() => OrganizationConnection, {
    name: 'organizations',
    description: 'Party organisations that existed on the day, by name: those in scope and what they stand or stood under. For everybody who holds a post or is a member.',
  })
  @Allow('organization.read')
  async organizationList(@CurrentCtx() ctx: Ctx, @Args() args: OrganizationsArgs): Promise<OrganizationPage> {
    return this.organizations.list(ctx, args);
  }

  @Query(() => OrganizationModel, {
    description: 'One party organisation as of a day. Refuses with NOT_FOUND what does not exist or is out of scope.',
  })
  @Allow('organization.read')
  async organization(@CurrentCtx() ctx: Ctx, @Args() { id, asOf }: OrganizationArgs): Promise<Row> {
    return this.organizations.get(ctx, id, asOf);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation it stands under; null at the top.' })
  @Allow('organization.read')
  async parent(@Parent() { parentId, asOf }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Row | null> {
    return parentId === null ? null : this.loader.byId(loaders, ctx, { id: parentId, asOf });
  }

  @ResolveField(() => [OrganizationModel], { description: 'The organisations directly under it that are in scope, by name.' })
  @Allow('organization.read')
  async children(@Parent() { id, asOf }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Row[]> {
    return this.loader.children(loaders, ctx, { id, asOf });
  }

  @ResolveField(() => [OrganizationModel], { description: 'The organisations above it, the topmost first.' })
  @Allow('organization.read')
  async ancestors(@Parent() { id, asOf }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Row[]> {
    return this.loader.ancestors(loaders, ctx, { id, asOf });
  }

  @ResolveField(() => [String], { description: 'Names of the rights one has on it today, so that a page knows which buttons to show.' })
  @Allow('organization.read')
  async viewerCan(@Parent() { id }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string[]> {
    return this.viewerRights.onOrganization(loaders, ctx, id);
  }

  @ResolveField(() => [OrganizationPeriodModel], { description: 'All that it has been: names, kinds, sectors and parents, the earliest first.' })
  @Allow('organization.read')
  async periods(@Parent() { id }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly PeriodRow[]> {
    return this.loader.periods(loaders, ctx, id);
  }

  @ResolveField(() => [OrganizationLineageModel], { description: 'Where it came from and what became of it.' })
  @Allow('organization.read')
  async lineage(@Parent() { id, asOf }: Row, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LineageOnDay[]> {
    const rows = await this.loader.lineage(loaders, ctx, id);
    return rows.map((row) => ({ ...row, asOf }));
  }
}

@Resolver(() => OrganizationConnection)
export class OrganizationConnectionResolver {
  constructor(private readonly organizations: OrganizationService) {}

  @ResolveField(() => Int, { description: 'How many organisations the filter finds in all pages.' })
  @Allow('organization.read')
  async totalCount(@Parent() { args }: OrganizationPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.organizations.count(ctx, args);
  }
}

@Resolver(() => OrganizationPeriodModel)
export class OrganizationPeriodResolver {
  constructor(private readonly loader: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation it stood under, as that was on the first day.' })
  @Allow('organization.read')
  async parent(@Parent() { parentId, validFrom }: PeriodRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Row | null> {
    const asOf = parsePlainDate(validFrom);
    return parentId === null || !asOf ? null : this.loader.byId(loaders, ctx, { id: parentId, asOf });
  }
}

interface LineageOnDay {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly asOf: PlainDate;
}

@Resolver(() => OrganizationLineageModel)
export class OrganizationLineageResolver {
  constructor(private readonly loader: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The earlier organisation.' })
  @Allow('organization.read')
  async predecessor(@Parent() { predecessorId, asOf }: LineageOnDay, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Row | null> {
    return this.loader.byId(loaders, ctx, { id: predecessorId, asOf });
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The later organisation.' })
  @Allow('organization.read')
  async successor(@Parent() { successorId, asOf }: LineageOnDay, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Row | null> {
    return this.loader.byId(loaders, ctx, { id: successorId, asOf });
  }
}
