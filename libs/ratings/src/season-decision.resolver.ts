import { Args, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate, type PlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { AmendmentService } from './amendment.service.js';
import { answerView, DecideRatingRowsPayload } from './bulk.model.js';
import { BulkService, type BulkDecided } from './bulk.service.js';
import { capInWords, type CapRule } from './cap.rules.js';
import { ClosingService } from './closing.service.js';
import type { AmendmentRow, ProgressRow } from './decision.query.js';
import { DecisionService, type DecidedSeason } from './decision.service.js';
import { PoolService } from './pool.service.js';
import { FromAboveService } from './from-above.service.js';
import { slotsOf, type PoolCount } from './pool.rules.js';
import type { PoolRow } from './pool.query.js';
import { SeasonPools } from './season-pools.js';
import { RatingLoader } from './rating.loader.js';
import { RatingEntryModel, RatingSeasonModel } from './rating.model.js';
import type { EntryRow, SeasonRow } from './rating.query.js';
import { AmendRatingsInput, CloseRatingSeasonInput, DecideRatingRowsInput, DecideRatingSeasonInput, RecordRatingsFromAboveInput } from './season-decision.input.js';
import {
  ChangedRatingSeasonPayload,
  DecideRatingSeasonPayload,
  RatingAmendmentModel,
  RatingPoolCountModel,
  RatingPoolModel,
  RatingProgressModel,
  type SeasonStage,
} from './season-decision.model.js';

/** A pool with the season whose caps hold in it. */
type PoolOf = PoolRow & { readonly season: SeasonRow };
type Entry = EntryRow & { readonly asOf: PlainDate };

@Resolver()
export class SeasonDecisionResolver {
  constructor(
    private readonly decisions: DecisionService,
    private readonly bulk: BulkService,
    private readonly closings: ClosingService,
    private readonly amendments: AmendmentService,
    private readonly fromAbove: FromAboveService,
  ) {}

  @Mutation(() => DecideRatingSeasonPayload, {
    description:
      'Decides every submitted sheet of a season that the actor’s organisation decides as the cells propose, but for the rows named: all or nothing, each pool held against its cap as a whole. For its standing committee, or its secretary; sheets on which the actor or a declared relative stands are left to another member of it. Refuses with NOT_FOUND, VERSION_STALE, SEASON_CLOSED, SHEETS_OPEN, NOTHING_TO_DECIDE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, ENTRY_DECIDED_ABOVE, ENTRY_DECIDED, DATE_IN_FUTURE, DECIDED_BEFORE_CUT_OFF; with POOL_CAP_EXCEEDED where the ward has entered the document that sets the cap, and warns of it where it has not.',
  })
  @Allow('rating.decide')
  async decideRatingSeason(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: DecideRatingSeasonInput): Promise<DecidedSeason> {
    return this.decisions.decideSeason(ctx, input);
  }

  @Mutation(() => DecideRatingRowsPayload, {
    description:
      'Decides rows of submitted sheets one by one, up to 2,000, and changes rows decided before (an amendment, with its reason): all or nothing, or each for itself, as asked. A sheet whose last row is decided is decided with it. Each row is refused with NOT_FOUND, ENTRY_TWICE, VERSION_STALE, ENTRY_EXCUSED, ENTRY_DECIDED_ABOVE, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, SHEET_NOT_SUBMITTED, AMENDS_NOTHING, REASON_MISSING, AMENDED_BEFORE_DECISION; RATING_RESTRICTED and POOL_CAP_EXCEEDED as decideRatingSeason. All are refused with NOT_FOUND, DATE_IN_FUTURE, DECIDED_BEFORE_CUT_OFF.',
  })
  @Allow('rating.decide')
  async decideRatingRows(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The rows.' }) input: DecideRatingRowsInput): Promise<Omit<BulkDecided, 'answers'> & Pick<DecideRatingRowsPayload, 'rows'>> {
    const { answers, ...result } = await this.bulk.decide(ctx, input);
    return { ...result, rows: answers.map((answer) => answerView(answer, ctx.language)) };
  }

  @Mutation(() => ChangedRatingSeasonPayload, {
    description:
      'Closes a season in which everybody on the rosters is rated or excused. For the standing committee. Refuses with NOT_FOUND, VERSION_STALE, SEASON_CLOSED, SEASON_INCOMPLETE, CLOSED_BEFORE_CUT_OFF, DATE_IN_FUTURE.',
  })
  @Allow('rating.close')
  async closeRatingSeason(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The season to close.' }) input: CloseRatingSeasonInput): Promise<{ season: SeasonRow }> {
    return { season: await this.closings.close(ctx, input) };
  }

  @Mutation(() => ChangedRatingSeasonPayload, {
    description:
      'Changes decided results by a decision of its own, numbered in the season, before or after it is closed. For the organisation that decided, but for those who stand on the sheet or have a declared relative there. Refuses with NOT_FOUND, VERSION_STALE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_DECIDED_ABOVE, ENTRY_NOT_DECIDED, AMENDS_NOTHING, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, DATE_IN_FUTURE, AMENDED_BEFORE_DECISION, DECIDED_BEFORE_CUT_OFF; POOL_CAP_EXCEEDED and RATING_RESTRICTED as decideRatingSeason.',
  })
  @Allow('rating.decide')
  async amendRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The amendment.' }) input: AmendRatingsInput): Promise<{ season: SeasonRow }> {
    return { season: await this.amendments.amend(ctx, input) };
  }

  @Mutation(() => ChangedRatingSeasonPayload, {
    description:
      'Enters the results of members, and of the committee itself, on whom a body above decides, with its document: all or nothing; the committee’s sheet is decided with it. A change of what was entered before is an amendment of the season and says why. For the party office of the organisation whose season it is. Refuses with NOT_FOUND, VERSION_STALE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_DECIDED_HERE, ENTRY_NOT_PROPOSED, RESULT_OF_SELF, CONFLICT_OF_INTEREST, AMENDS_NOTHING, REASON_MISSING, DATE_IN_FUTURE, AMENDED_BEFORE_DECISION or DECIDED_BEFORE_CUT_OFF; STAGE_WRONG while the committee has not submitted its sheet.',
  })
  @Allow('rating.record')
  async recordRatingsFromAbove(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The results.' }) input: RecordRatingsFromAboveInput): Promise<{ season: SeasonRow }> {
    return { season: await this.fromAbove.enter(ctx, input) };
  }
}

/** What deciding adds to a season. */
@Resolver(() => RatingSeasonModel)
export class SeasonProgressResolver {
  constructor(private readonly loader: RatingLoader) {}

  @ResolveField(() => RatingProgressModel, { nullable: true, description: 'How far it has come, over the sheets in scope; null for whoever sees no more of it than a cell’s.' })
  @Allow('rating.read')
  async progress(@Parent() { id, closedOn, amended }: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<(ProgressRow & { stage: SeasonStage }) | null> {
    const found = await this.loader.progress(loaders, ctx, id);
    if (!found) return null;
    const open = found.decided > 0 ? 'DECIDING' : 'OPEN';
    return { ...found, stage: closedOn === null ? open : amended > 0 ? 'AMENDED' : 'CLOSED' };
  }

  @ResolveField(() => [RatingPoolModel], { description: 'The pools that share a cap on “excellent”, in scope.' })
  @Allow('rating.read')
  async pools(@Parent() season: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly PoolOf[]> {
    return (await this.loader.pools(loaders, ctx, season.id)).map((pool) => ({ ...pool, season }));
  }

  @ResolveField(() => [RatingAmendmentModel], { description: 'What was changed after it was decided, the latest first.' })
  @Allow('rating.read')
  async amendments(@Parent() { id, cutOffOn }: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly (AmendmentRow & { cutOffOn: string })[]> {
    return (await this.loader.amendments(loaders, ctx, id)).map((row) => ({ ...row, cutOffOn }));
  }
}

@Resolver(() => RatingPoolModel)
export class RatingPoolResolver {
  constructor(
    private readonly loader: RatingLoader,
    private readonly pools: PoolService,
    private readonly seasonPools: SeasonPools,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => Int, { description: 'How many there are to rate in it; the excused and whoever is decided above are in none.' })
  @Allow('rating.read')
  async roster(@Parent() { id }: PoolOf, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<number> {
    return this.seasonPools.roster(loaders, ctx, id);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation after which it is called, as of the cut-off.' })
  @Allow('rating.read')
  async organization(@Parent() { organizationId, season }: PoolOf, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: dayOf(season.cutOffOn) });
  }

  @ResolveField(() => String, { nullable: true, description: 'What the cap says, in Vietnamese; null when no document sets one.' })
  @Allow('rating.read')
  async rule(@Parent() pool: PoolOf, @CurrentCtx() ctx: Ctx): Promise<string | null> {
    const cap = await this.capOf(ctx, pool);
    return cap ? capInWords(cap) : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether nobody goes over the cap: the ward has entered the document that sets it.' })
  @Allow('rating.read')
  async hard(@Parent() pool: PoolOf, @CurrentCtx() ctx: Ctx): Promise<boolean> {
    return (await this.capOf(ctx, pool))?.hard ?? false;
  }

  @ResolveField(() => RatingPoolCountModel, { description: 'What is decided.' })
  @Allow('rating.read')
  async decided(@Parent() pool: PoolOf, @CurrentCtx() ctx: Ctx): Promise<RatingPoolCountModel> {
    return counted(pool, await this.capOf(ctx, pool));
  }

  @ResolveField(() => RatingPoolCountModel, { description: 'What is decided, and of the others what the cells propose.' })
  @Allow('rating.read')
  async proposed(@Parent() pool: PoolOf, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<RatingPoolCountModel> {
    const found = await this.loader.proposed(loaders, ctx, pool.id);
    return counted(found ?? { rated: 0, good: 0, excellent: 0 }, await this.capOf(ctx, pool));
  }

  @ResolveField(() => [RatingEntryModel], {
    description: 'Who is excellent, decided or proposed: those with the greater share of votes first, in which order slots go when there are too few.',
  })
  @Allow('rating.read')
  async holders(@Parent() { id, season }: PoolOf, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Entry[]> {
    const asOf = dayOf(season.cutOffOn);
    return (await this.loader.holders(loaders, ctx, id)).map((row) => ({ ...row, asOf }));
  }

  private async capOf(ctx: Ctx, { subject, season }: PoolOf): Promise<(CapRule & { readonly hard: boolean }) | undefined> {
    return (await this.pools.caps(ctx, { ownerId: season.organizationId, cutOffOn: season.cutOffOn }))(subject);
  }
}

@Resolver(() => RatingAmendmentModel)
export class RatingAmendmentResolver {
  constructor(private readonly loader: RatingLoader) {}

  @ResolveField(() => RatingEntryModel, { nullable: true, description: 'The row.' })
  @Allow('rating.read')
  async entry(@Parent() { entryId, sheetId, cutOffOn }: AmendmentRow & { readonly cutOffOn: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Entry | null> {
    const row = (await this.loader.entries(loaders, ctx, sheetId)).find(({ id }) => id === entryId);
    return row ? { ...row, asOf: dayOf(cutOffOn) } : null;
  }
}

function counted({ rated, good, excellent }: PoolCount, cap: CapRule | undefined): RatingPoolCountModel {
  const slots = cap && slotsOf({ rated, good, excellent }, cap);
  return { rated, good, excellent, allowed: slots?.allowed ?? null, left: slots?.left ?? null, formula: slots?.formula ?? null };
}

function dayOf(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error('A stored day must be a date.');
  return date;
}
