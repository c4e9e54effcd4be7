import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { parsePlainDate } from '#kernel';
import { RuleBooks } from '#rule-books';
import { disagreementsOf, measureInWords, restrictionsOf, RUNGS, type Disagreement, type Rung } from './ladder.rules.js';
import { AssessMyselfInput, EnterCollectiveOpinionsInput } from './opinion.input.js';
import { RatingDisagreementModel, RatingRestrictionModel, RatingStepModel, RatingTasksModel } from './opinion.model.js';
import type { OpinionRow } from './opinion.query.js';
import { OpinionService } from './opinion.service.js';
import { RatingLoader } from './rating.loader.js';
import { RatingEntryModel, RatingSheetPayload } from './rating.model.js';
import type { EntryRow, SheetRowWithSeason } from './rating.query.js';

@Resolver()
export class LadderMutationResolver {
  constructor(private readonly opinions: OpinionService) {}

  @Mutation(() => RatingSheetPayload, {
    description:
      'Enters the actor’s own self-assessment, as often as they like while the sheet is with the cell: the latest holds, and nobody enters it instead. For members, of themselves. Refuses with NOT_FOUND, ASSESSMENT_CLOSED, OPINION_EMPTY or SCORE_NOT_OF_LEVEL.',
  })
  @Allow('rating.assess')
  async assessMyself(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The self-assessment.' }) input: AssessMyselfInput): Promise<{ sheet: SheetRowWithSeason }> {
    return { sheet: await this.opinions.assess(ctx, input) };
  }

  @Mutation(() => RatingSheetPayload, {
    description:
      'Enters what leadership collectives say of their leaders on a submitted sheet, after their cell: all or nothing. For the organisation that decides the sheet, but for those who stand on it or have a declared relative there. Refuses with NOT_FOUND, VERSION_STALE, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, STAGE_WRONG, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, COLLECTIVE_BEFORE_CELL, OPINION_EMPTY or SCORE_NOT_OF_LEVEL.',
  })
  @Allow('rating.decide')
  async enterCollectiveOpinions(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The opinions.' }) input: EnterCollectiveOpinionsInput): Promise<{ sheet: SheetRowWithSeason }> {
    return { sheet: await this.opinions.enterCollective(ctx, input) };
  }
}

/** What the ladder adds to a row. */
@Resolver(() => RatingEntryModel)
export class LadderResolver {
  constructor(
    private readonly loader: RatingLoader,
    private readonly books: RuleBooks,
  ) {}

  @ResolveField(() => [RatingStepModel], { description: 'What was said of it side by side: self-assessment, party group, the cell’s vote, other bodies, the leadership collective, the decision; only the rungs there are.' })
  @Allow('rating.read')
  async ladder(@Parent() entry: EntryRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<RatingStepModel[]> {
    return ladderOf(entry, await this.loader.opinions(loaders, ctx, entry.id));
  }

  @ResolveField(() => [RatingDisagreementModel], { description: 'Rungs whose levels are two or more apart.' })
  @Allow('rating.read')
  async disagreements(@Parent() entry: EntryRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Disagreement[]> {
    return disagreementsOf(ladderOf(entry, await this.loader.opinions(loaders, ctx, entry.id)));
  }

  @ResolveField(() => RatingTasksModel, { nullable: true, description: 'The tasks of the year, where they were entered.' })
  @Allow('rating.read')
  tasks(@Parent() { tasks }: EntryRow): EntryRow['tasks'] {
    return tasks;
  }

  @ResolveField(() => RatingRestrictionModel, { nullable: true, description: 'What makes the row fail (disciplinary measures of the year, a failed rating as a civil servant) or bars a collective from “excellent” (measures on those who lead it, on units below it); null when there is nothing.' })
  @Allow('rating.read')
  async restriction(@Parent() entry: EntryRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<RatingRestrictionModel | null> {
    const found = (await this.loader.restrictions(loaders, ctx, entry.sheetId)).filter(({ entryId }) => entryId === entry.id);
    const sheet = found.length === 0 ? undefined : await this.loader.sheet(loaders, ctx, entry.sheetId);
    const cutOff = sheet && parsePlainDate(sheet.cutOffOn);
    if (!sheet || !cutOff) return null;
    const book = await this.books.on(ctx, cutOff, sheet.organizationId);
    const counted = restrictionsOf(found, cutOff.year, book);
    return counted.length > 0 ? { measure: measureInWords(counted) } : null;
  }
}

function ladderOf(entry: EntryRow, opinions: readonly OpinionRow[]): RatingStepModel[] {
  const none = { score: null, body: null, remark: null, ballot: null, votesFor: null, votesBase: null, inPerson: false };
  const steps: RatingStepModel[] = opinions.map(({ rater, level, score, body, remark, inPerson }) => ({ ...none, rung: rater, level, score, body, remark, inPerson }));
  const { proposedLevel, votesFor, votesAgainst, votesAbsent, ballot, decidedLevel, decidingBody } = entry;
  if (proposedLevel !== null) {
    steps.push({ ...none, rung: 'CELL', level: proposedLevel, ballot, votesFor, votesBase: (votesFor ?? 0) + (votesAgainst ?? 0) + (votesAbsent ?? 0) });
  }
  if (decidedLevel !== null) steps.push({ ...none, rung: 'DECISION', level: decidedLevel, body: decidingBody });
  const place = ({ rung }: { readonly rung: Rung }): number => RUNGS.indexOf(rung);
  return steps.sort((one, other) => place(one) - place(other));
}
