import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import type { Page } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { RatingLoader } from './rating.loader.js';
import { RatingSeasonPayload } from './rating.model.js';
import type { SeasonRow } from './rating.query.js';
import { ChangeRatingSeasonDraftInput, DiscardRatingSeasonDraftInput, OpenPreparedRatingSeasonInput, PrepareRatingSeasonInput } from './season-draft.input.js';
import { RatingSeasonDraftConnection, RatingSeasonDraftModel, RatingSeasonDraftPayload, RatingSeasonDraftsArgs } from './season-draft.model.js';
import type { SeasonDraftRow } from './season-draft.query.js';
import { SeasonDraftService } from './season-draft.service.js';

interface DraftPayload {
  readonly draft: SeasonDraftRow | null;
}

@Resolver(() => RatingSeasonDraftModel)
export class SeasonDraftResolver {
  constructor(
    private readonly drafts: SeasonDraftService,
    private readonly loader: RatingLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => RatingSeasonDraftModel, { description: 'One season that is being prepared; the work list names those that wait. Refuses with NOT_FOUND what does not exist or is out of scope.' })
  @Allow('rating.open')
  async ratingSeasonDraft(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the draft.' }) id: string): Promise<SeasonDraftRow> {
    const draft = await this.drafts.get(ctx, id);
    ctx.touched.push({ kind: 'rating_season_draft', id, action: 'READ' });
    return draft;
  }

  @Query(() => RatingSeasonDraftConnection, { description: 'The seasons in scope that were prepared and neither opened nor discarded, the latest year first. For those who may open them.' })
  @Allow('rating.open')
  async ratingSeasonDrafts(@CurrentCtx() ctx: Ctx, @Args() args: RatingSeasonDraftsArgs): Promise<Page<SeasonDraftRow>> {
    return this.drafts.list(ctx, args);
  }

  @Mutation(() => RatingSeasonDraftPayload, {
    description:
      'Prepares a rating season without freezing rosters; it stands in the work list of those who may open it. For the standing committee and the party office. Refuses with NOT_FOUND, CUT_OFF_OUTSIDE_YEAR, DATES_OUT_OF_ORDER, SEASON_EXISTS or SEASON_DRAFT_EXISTS.',
  })
  @Allow('rating.open')
  async prepareRatingSeason(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The season to prepare.' }) input: PrepareRatingSeasonInput): Promise<DraftPayload> {
    const draft = await this.drafts.prepare(ctx, input);
    return { draft: input.validateOnly ? null : draft };
  }

  @Mutation(() => RatingSeasonDraftPayload, {
    description:
      'Changes the dates of a draft, and who is decided above. For the standing committee and the party office. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, CUT_OFF_OUTSIDE_YEAR or DATES_OUT_OF_ORDER.',
  })
  @Allow('rating.open')
  async changeRatingSeasonDraft(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The change.' }) input: ChangeRatingSeasonDraftInput): Promise<DraftPayload> {
    const draft = await this.drafts.change(ctx, input);
    return { draft: input.validateOnly ? null : draft };
  }

  @Mutation(() => RatingSeasonDraftPayload, {
    description: 'Discards a draft, which stays on record. For the standing committee and the party office. Refuses with NOT_FOUND, VERSION_STALE or STAGE_WRONG.',
  })
  @Allow('rating.open')
  async discardRatingSeasonDraft(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The draft.' }) input: DiscardRatingSeasonDraftInput): Promise<DraftPayload> {
    const draft = await this.drafts.discard(ctx, input);
    return { draft: input.validateOnly ? null : draft };
  }

  @Mutation(() => RatingSeasonPayload, {
    description:
      'Opens a season as it was prepared: freezes the rosters and gives the sheets, as `openRatingSeason`. For the standing committee and the party office. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, CUT_OFF_IN_FUTURE, ROSTER_EMPTY, NOT_RATED_HERE, SEASON_EXISTS or SEASON_OVERLAPS; warns of DEADLINE_LATE.',
  })
  @Allow('rating.open')
  async openPreparedRatingSeason(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The draft.' }) input: OpenPreparedRatingSeasonInput): Promise<{ season: SeasonRow | null }> {
    const season = await this.drafts.open(ctx, input);
    return { season: input.validateOnly ? null : season };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose season it is to be, as of today.' })
  @Allow('rating.open')
  async organization(@Parent() { organizationId }: SeasonDraftRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order.' })
  @Allow('rating.open')
  async log(@Parent() { id }: SeasonDraftRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }
}
