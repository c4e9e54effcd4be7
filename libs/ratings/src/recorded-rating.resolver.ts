import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate, type PlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { RecordedRatingsArgs, RecordRatingResultInput } from './recorded-rating.input.js';
import { MassOrganizationLoader } from './recorded-rating.loader.js';
import { MassOrganizationModel, RecordedRatingModel, RecordedRatingPayload } from './recorded-rating.model.js';
import type { MassOrganizationRow, RecordedRatingRow } from './recorded-rating.query.js';
import { RecordedRatingService } from './recorded-rating.service.js';

@Resolver(() => RecordedRatingModel)
export class RecordedRatingResolver {
  constructor(
    private readonly results: RecordedRatingService,
    private readonly massOrganizations: MassOrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [MassOrganizationModel], { name: 'massOrganizations', description: 'The mass organisations beside an organisation on a day.' })
  @Allow('organization.read')
  async bodies(
    @CurrentCtx() ctx: Ctx,
    @Args('organizationId', { type: () => UuidScalar, description: 'The organisation, usually the ward.' }) organizationId: string,
    @Args('asOf', { type: () => PlainDateScalar, nullable: true, description: 'The day; today unless said.' }) asOf: PlainDate | null,
  ): Promise<MassOrganizationRow[]> {
    return this.results.massOrganizations(ctx, organizationId, asOf);
  }

  @Query(() => [RecordedRatingModel], {
    description: 'The recorded ratings of a year of an organisation’s mass organisations and civil servants; civil servants who see no others see their own.',
  })
  @Allow('rating.read')
  async recordedRatings(@CurrentCtx() ctx: Ctx, @Args() { organizationId, year, corrected }: RecordedRatingsArgs): Promise<RecordedRatingRow[]> {
    return this.results.list(ctx, organizationId, year, corrected);
  }

  @ResolveField(() => MassOrganizationModel, { nullable: true, description: 'The mass organisation, if it is of one.' })
  @Allow('rating.read')
  async massOrganization(@Parent() { massOrganizationId }: RecordedRatingRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<MassOrganizationRow | null> {
    return massOrganizationId === null ? null : this.massOrganizations.byId(loaders, ctx, massOrganizationId);
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'The civil servant, if it is of one, as of the day of the decision.' })
  @Allow('rating.read')
  async person(@Parent() { personId, decidedOn }: RecordedRatingRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const asOf = parsePlainDate(decidedOn);
    if (!asOf) throw new Error('A stored day must be a date.');
    const person = personId === null ? null : await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf };
  }

  @Mutation(() => RecordedRatingPayload, {
    description:
      'Records the rating of a year of a mass organisation or a civil servant as another body decided it, or corrects the one on record by a new one. For the party office. Refuses with NOT_FOUND, RESULT_SUBJECT_NOT_ONE, RESULT_SUBJECT_UNKNOWN, RESULT_OF_SELF, CONFLICT_OF_INTEREST, RESULT_DECIDED_IN_FUTURE, RESULT_DECIDED_BEFORE_YEAR, RESULT_EXISTS or RESULT_NOT_CURRENT.',
  })
  @Allow('rating.record')
  async recordRatingResult(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The result.' }) input: RecordRatingResultInput): Promise<{ result: RecordedRatingRow | null }> {
    return { result: await this.results.record(ctx, input) };
  }
}
