import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { MetricTable, readingOf, type Metric, type Reading } from '#metrics';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { MetricModel, MetricReadingModel } from './figure.model.js';
import { MeasureArguments, ProgressArguments, ProgressModel } from './progress.model.js';
import { ProgressService, type Progress } from './progress.service.js';
import { AmendMeasureInput, MeasurePayload } from './target.input.js';
import { TargetLoader } from './target.loader.js';
import { MeasureAmendmentModel, MeasureModel, ResolutionModel, TargetModel } from './target.model.js';
import type { AmendmentRow, MeasureRow, ResolutionRow, TargetRow } from './target.query.js';
import { TargetService } from './target.service.js';

@Resolver(() => ResolutionModel)
export class ResolutionResolver {
  constructor(
    private readonly resolutionsOf: TargetService,
    private readonly loader: TargetLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [ResolutionModel], {
    description: 'The congress resolutions of the organisations the actor may know, those above the own cell included, the latest term first.',
  })
  @Allow('organization.read')
  async resolutions(
    @CurrentCtx() ctx: Ctx,
    @Args('organizationId', { type: () => UuidScalar, nullable: true, description: 'Only those of this organisation.' }) organizationId: string | null,
  ): Promise<ResolutionRow[]> {
    return this.resolutionsOf.list(ctx, organizationId);
  }

  @Query(() => ResolutionModel, { description: 'One resolution. Refuses with NOT_FOUND what does not exist or may not be known.' })
  @Allow('organization.read')
  async resolution(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the resolution.' }) id: string): Promise<ResolutionRow> {
    return this.resolutionsOf.get(ctx, id);
  }

  @Mutation(() => MeasurePayload, {
    description:
      'Changes a measure in mid-term, from a day on, by a decision; what held before stays on record. For the standing committee and the party office of its organisation. Refuses with NOT_FOUND, AMENDED_OUTSIDE_TERM, DATE_IN_FUTURE or AMENDED_ALREADY.',
  })
  @Allow('target.set')
  async amendMeasure(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The change.' }) input: AmendMeasureInput): Promise<{ measure: MeasureRow }> {
    return { measure: await this.resolutionsOf.amend(ctx, input) };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Whose resolution it is, as of today.' })
  @Allow('organization.read')
  async organization(@Parent() { organizationId }: ResolutionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => [TargetModel], { description: 'Its targets, in the order of the document.' })
  @Allow('organization.read')
  async targets(@Parent() { id }: ResolutionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly TargetRow[]> {
    return this.loader.ofResolution(loaders, ctx, id);
  }
}

@Resolver(() => TargetModel)
export class TargetResolver {
  @ResolveField(() => [MeasureModel], { description: 'Its measurable parts, in the order of the wording.' })
  @Allow('organization.read')
  measures(@Parent() { measures }: TargetRow): readonly MeasureRow[] {
    return measures;
  }
}

@Resolver(() => MeasureModel)
export class MeasureResolver {
  constructor(
    private readonly progresses: ProgressService,
    private readonly metrics: MetricTable,
  ) {}

  @ResolveField(() => [MeasureAmendmentModel], { description: 'Its changes in mid-term, the earliest first.' })
  @Allow('organization.read')
  amendments(@Parent() { amendments }: MeasureRow): readonly AmendmentRow[] {
    return amendments;
  }

  @ResolveField(() => MetricModel, { nullable: true, description: 'What it counts; null of a reported measure.' })
  @Allow('organization.read')
  metric(@Parent() { key, kind }: MeasureRow): Metric | null {
    return kind === 'COMPUTED' ? (this.metrics.find(key) ?? null) : null;
  }

  @ResolveField(() => MetricReadingModel, { nullable: true, description: 'By which reading of its wording it is counted, as the resolution chose; null of a reported measure.' })
  @Allow('organization.read')
  reading(@Parent() measure: MeasureRow): Reading | null {
    const metric = this.metric(measure);
    return (metric && readingOf(metric, measure.reading)) ?? null;
  }

  @ResolveField(() => ProgressModel, {
    nullable: true,
    description:
      'How it stands on a day. Whoever may read the resolution is told the number of its own organisation in today’s structure; of others null where the actor sees no figures of them. Refuses with READING_UNKNOWN, YEAR_OUTSIDE_TERM or YEAR_POINTLESS.',
  })
  @Allow('target.count')
  async progress(@Parent() measure: MeasureRow, @Args() args: ProgressArguments, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Progress | null> {
    return this.progresses.of(loaders, ctx, measure, args);
  }

  @ResolveField(() => [ProgressModel], { description: 'Of a yearly measure each year up to the day, the earliest first; of others none.' })
  @Allow('target.count')
  async years(@Parent() measure: MeasureRow, @Args() args: MeasureArguments, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Progress[]> {
    return this.progresses.years(loaders, ctx, measure, args);
  }
}
