import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { FollowUpRecommendationInput, RecordCaseOutcomeInput, WithdrawCaseOutcomeInput } from './case-outcome.input.js';
import { CaseFindingModel, CaseRecommendationModel } from './case-outcome.model.js';
import type { FindingRow, RecommendationRow } from './case-outcome.query.js';
import { CaseOutcomeService } from './case-outcome.service.js';
import { CaseLoader } from './case.loader.js';
import { CaseSubjectModel, InspectionCaseModel, InspectionCasePayload } from './case.model.js';
import type { CaseRow, SubjectRow } from './case.query.js';

interface CasePayload {
  readonly case: CaseRow | null;
}

@Resolver(() => InspectionCaseModel)
export class CaseOutcomeResolver {
  constructor(
    private readonly outcomes: CaseOutcomeService,
    private readonly loader: CaseLoader,
  ) {}

  @ResolveField(() => [CaseFindingModel], { description: 'What it found, by field.' })
  @Allow('case.read')
  async findings(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly FindingRow[]> {
    return this.loader.findings(loaders, ctx, id);
  }

  @ResolveField(() => [CaseRecommendationModel], { description: 'What it recommends, the earliest due first.' })
  @Allow('case.read')
  async recommendations(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly RecommendationRow[]> {
    return this.loader.recommendations(loaders, ctx, id);
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Records what a concluded case found, by field of violation, and what it recommends to its subjects. For the officers of the inspection committee, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, SECRET_TAKES_NO_CONTENT, SUPERVISION_FINDS_NO_VIOLATION, OUTCOME_EMPTY, VIOLATION_FIELD_UNNAMED, VIOLATION_FIELD_NAMED_TWICE, ADDRESSEE_NOT_SUBJECT, BEFORE_CONCLUSION.',
  })
  @Allow('case.conclude')
  async recordCaseOutcome(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What was found and is recommended.' }) input: RecordCaseOutcomeInput): Promise<CasePayload> {
    return { case: await this.outcomes.record(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Records that a recommendation was done, and with what. For the officers of the inspection committee, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, OUTCOME_WITHDRAWN, RECOMMENDATION_DONE, BEFORE_CONCLUSION, DATE_IN_FUTURE.',
  })
  @Allow('case.conclude')
  async followUpRecommendation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The recommendation.' }) input: FollowUpRecommendationInput): Promise<CasePayload> {
    return { case: await this.outcomes.followUp(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Withdraws findings and recommendations that were recorded by mistake: they stay to be read with the day, the reason in the log, and count nowhere. For the officers of the inspection committee, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, OUTCOME_EMPTY, OUTCOME_WITHDRAWN, RECOMMENDATION_DONE.',
  })
  @Allow('case.conclude')
  async withdrawCaseOutcome(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What is withdrawn, and why.' }) input: WithdrawCaseOutcomeInput): Promise<CasePayload> {
    return { case: await this.outcomes.withdraw(ctx, input) };
  }
}

@Resolver(() => CaseRecommendationModel)
export class CaseRecommendationResolver {
  constructor(private readonly loader: CaseLoader) {}

  @ResolveField(() => CaseSubjectModel, { nullable: true, description: 'The subject of the case to whom it is addressed.' })
  @Allow('case.read')
  async addressee(@Parent() { caseId, subjectId }: RecommendationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SubjectRow | null> {
    return (await this.loader.subjects(loaders, ctx, caseId)).find(({ id }) => id === subjectId) ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether its last day has passed, and it is neither done nor withdrawn.' })
  @Allow('case.read')
  overdue(@Parent() { dueOn, doneOn, withdrawnOn }: RecommendationRow, @CurrentCtx() ctx: Ctx): boolean {
    return doneOn === null && withdrawnOn === null && dueOn < ctx.today.toString();
  }
}
