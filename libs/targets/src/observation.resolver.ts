import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { CorrectObservationInput, ObservationPayload, RecordObservationInput } from './observation.input.js';
import { ObservationModel } from './observation.model.js';
import type { ObservationRow } from './observation.query.js';
import { ObservationService } from './observation.service.js';

@Resolver(() => ObservationModel)
export class ObservationResolver {
  constructor(
    private readonly service: ObservationService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
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

  @Mutation(() => ObservationPayload, {
    description:
      'Enters a figure that a document reports for a measure of the resolution. For the standing committee and the party office of its organisation. Refuses with NOT_FOUND, MEASURE_COMPUTED, DATES_OUT_OF_ORDER, DATE_IN_FUTURE, OBSERVED_OUTSIDE_TERM, OBSERVED_ACROSS_YEARS, OBSERVED_ALREADY or OBSERVATION_NEEDS_NOTE.',
  })
  @Allow('target.report')
  async recordObservation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The figure.' }) input: RecordObservationInput): Promise<{ observation: ObservationRow | null }> {
    return { observation: await this.service.record(ctx, input) };
  }

  @Mutation(() => ObservationPayload, {
    description:
      'Corrects a figure by a new one of the same measure and period; the old one stays readable. For the standing committee and the party office of its organisation. Refuses with NOT_FOUND, OBSERVATION_CORRECTED or OBSERVATION_NEEDS_NOTE.',
  })
  @Allow('target.report')
  async correctObservation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The figure.' }) input: CorrectObservationInput): Promise<{ observation: ObservationRow | null }> {
    return { observation: await this.service.correct(ctx, input) };
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

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who entered it, as of today; null of what was taken over, and where the actor may not know the person.' })
  @Allow('target.read')
  async author(@Parent() { authorId }: ObservationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = authorId === null ? null : await this.members.person(loaders, ctx, authorId);
    return person && { ...person, asOf: ctx.today };
  }
}
