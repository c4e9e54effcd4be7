import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, UuidScalar } from '#graphql';
import { answerView, EnterRatingsPayload } from './bulk.model.js';
import { DecisionService } from './decision.service.js';
import { DecideRatingsInput, EnterRatingsInput, OpenRatingSeasonInput, SendBackRatingsInput, SubmitRatingsInput } from './rating.input.js';
import { RatingSeasonModel, RatingSeasonPayload, RatingSheetModel, RatingSheetPayload } from './rating.model.js';
import type { SeasonRow, SheetRowWithSeason } from './rating.query.js';
import { SeasonService } from './season.service.js';
import { SheetService } from './sheet.service.js';

interface SheetPayload {
  readonly sheet: SheetRowWithSeason;
}

@Resolver()
export class RatingResolver {
  constructor(
    private readonly seasons: SeasonService,
    private readonly sheets: SheetService,
    private readonly decisions: DecisionService,
  ) {}

  @Query(() => [RatingSeasonModel], { description: 'The rating seasons in scope, the latest first.' })
  @Allow('rating.read')
  async ratingSeasons(
    @CurrentCtx() ctx: Ctx,
    @Args('organizationId', { type: () => UuidScalar, nullable: true, description: 'Only those of this organisation.' }) organizationId: string | null,
  ): Promise<SeasonRow[]> {
    return this.seasons.list(ctx, organizationId);
  }

  @Query(() => RatingSeasonModel, { description: 'One rating season. Refuses with NOT_FOUND what does not exist or is out of scope.' })
  @Allow('rating.read')
  async ratingSeason(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the season.' }) id: string): Promise<SeasonRow> {
    return this.seasons.get(ctx, id);
  }

  @Query(() => RatingSheetModel, { description: 'One rating sheet. Refuses with NOT_FOUND what does not exist or is out of scope.' })
  @Allow('rating.read')
  async ratingSheet(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the sheet.' }) id: string): Promise<SheetRowWithSeason> {
    return this.sheets.get(ctx, id);
  }

  @Query(() => [RatingSheetModel], {
    description: 'The sheets that wait for the actor’s post, the most urgent first: a secretary’s own to submit, and those that the own organisation decides.',
  })
  @Allow('rating.read')
  async waitingRatingSheets(@CurrentCtx() ctx: Ctx): Promise<SheetRowWithSeason[]> {
    return this.sheets.waiting(ctx);
  }

  @Mutation(() => RatingSeasonPayload, {
    description:
      'Opens the yearly rating season: freezes every cell’s roster at the cut-off, with who is excused and why, gives each cell and each committee, the own included, its sheet, and says who decides it: the organisation it stands directly under, and a body above for the own committee, the members of its standing committee and those named. For the standing committee and the party office. Refuses with NOT_FOUND, CUT_OFF_IN_FUTURE, CUT_OFF_OUTSIDE_YEAR, DATES_OUT_OF_ORDER, ROSTER_EMPTY, NOT_RATED_HERE, SEASON_EXISTS or SEASON_OVERLAPS; warns of DEADLINE_LATE.',
  })
  @Allow('rating.open')
  async openRatingSeason(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The season to open.' }) input: OpenRatingSeasonInput): Promise<{ season: SeasonRow | null }> {
    const season = await this.seasons.open(ctx, input);
    return { season: input.validateOnly ? null : season };
  }

  @Mutation(() => EnterRatingsPayload, {
    description:
      'Enters levels with their votes on a sheet, one row or all: all or nothing, or each row for itself, as asked. For the cell’s secretary, relatives or not: it is the cell that votes, and the secretary writes it down. Refuses with NOT_FOUND, STAGE_WRONG, VERSION_STALE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, ENTRY_DECIDED, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; warns of VOTES_MISSING, VOTE_NOT_CARRIED, and of what the rule book says of the meeting and the year (BALLOT_NOT_SECRET, SESSION_TOO_SHORT, SICK_BELOW_GOOD).',
  })
  @Allow('rating.submit')
  async enterRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What to enter.' }) input: EnterRatingsInput): Promise<SheetPayload & Pick<EnterRatingsPayload, 'rows'>> {
    const { sheet, answers } = await this.sheets.enter(ctx, input);
    return { sheet, rows: answers.map((answer) => answerView(answer, ctx.language)) };
  }

  @Mutation(() => RatingSheetPayload, {
    description:
      'Submits a complete sheet to the organisation that decides it; that of the own committee to the body above, for the party office to enter what it decides. For the secretary of the cell or the committee. Refuses with NOT_FOUND, STAGE_WRONG, VERSION_STALE, SHEET_INCOMPLETE; warns of CAP_EXCEEDED.',
  })
  @Allow('rating.submit')
  async submitRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The sheet to submit.' }) input: SubmitRatingsInput): Promise<SheetPayload> {
    return { sheet: await this.sheets.submit(ctx, input) };
  }

  @Mutation(() => RatingSheetPayload, {
    description: 'Takes a submitted sheet back, with the reason. For the cell’s secretary. Refuses with NOT_FOUND, STAGE_WRONG, VERSION_STALE or ROWS_DECIDED.',
  })
  @Allow('rating.submit')
  async withdrawRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The sheet, and why.' }) input: SendBackRatingsInput): Promise<SheetPayload> {
    return { sheet: await this.sheets.withdraw(ctx, input) };
  }

  @Mutation(() => RatingSheetPayload, {
    description:
      'Returns a submitted sheet, with the reason. For the organisation that decides it, but for those who stand on it or have a declared relative there. Refuses with NOT_FOUND, VERSION_STALE, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, STAGE_WRONG or ROWS_DECIDED.',
  })
  @Allow('rating.decide')
  async returnRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The sheet, and why.' }) input: SendBackRatingsInput): Promise<SheetPayload> {
    return { sheet: await this.sheets.returnToCell(ctx, input) };
  }

  @Mutation(() => RatingSheetPayload, {
    description:
      'Decides a submitted sheet: every row as the cell proposes, but for those named. For the organisation that decides it, by its standing committee or its secretary; nobody decides on a sheet on which they or a declared relative stand: another of them does. Refuses with NOT_FOUND, STAGE_WRONG, VERSION_STALE, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, ENTRY_DECIDED_ABOVE, ENTRY_DECIDED, DATE_IN_FUTURE, DECIDED_BEFORE_CUT_OFF; with POOL_CAP_EXCEEDED as decideRatingSeason: what is decided of its pool so far counts.',
  })
  @Allow('rating.decide')
  async decideRatings(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: DecideRatingsInput): Promise<SheetPayload> {
    return { sheet: await this.decisions.decideSheet(ctx, input) };
  }
}
