import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, UuidScalar } from '#graphql';
import { CaseCountsArgs, CaseReasonInput, CasesArgs, ConcludeCaseInput, LogCaseInput, MarkCaseInput, ReportCaseInput, StartCaseInput } from './case.input.js';
import { CaseCountsModel, InspectionCaseConnection, InspectionCaseModel, InspectionCasePayload } from './case.model.js';
import type { CaseRow } from './case.query.js';
import { CaseService, type CaseCounts, type CasePage } from './case.service.js';
import { LogCase } from './log-case.js';
import { ConcludeOnSentence } from './conclude-on-sentence.js';
import { MarkCase } from './mark-case.js';

interface CasePayload {
  readonly case: CaseRow | null;
}

@Resolver()
export class CaseResolver {
  constructor(
    private readonly cases: CaseService,
    private readonly logging: LogCase,
    private readonly marking: MarkCase,
    private readonly sentences: ConcludeOnSentence,
  ) {}

  @Query(() => InspectionCaseConnection, {
    description:
      'The cases the actor needs to know, the latest decisions first: as member of the team, officer of the inspection committee that conducts them, secretary of the cell that does, or member of the body they are put to. Nobody sees a case about themselves, and no superior does. Every case shown is recorded in the audit.',
  })
  @Allow('case.read')
  async inspectionCases(@CurrentCtx() ctx: Ctx, @Args() args: CasesArgs): Promise<CasePage> {
    return this.cases.list(ctx, args);
  }

  @Query(() => InspectionCaseModel, { description: 'One case. Refuses with NOT_FOUND what does not exist or is not for the actor to know. Recorded in the audit.' })
  @Allow('case.read')
  async inspectionCase(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the case.' }) id: string): Promise<CaseRow> {
    return this.cases.get(ctx, id);
  }

  @Query(() => CaseCountsModel, {
    description:
      'How many cases were concluded, in numbers only, counted where their body stood on the day. For the standing committee, the inspection committee, the party office and secretaries, of their organisation and below. Refuses with NOT_FOUND or DATES_OUT_OF_ORDER.',
  })
  @Allow('case.count')
  async caseCounts(@CurrentCtx() ctx: Ctx, @Args() { organizationId, from, through }: CaseCountsArgs): Promise<CaseCounts> {
    return this.cases.counted(ctx, { organizationId, from, through });
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Logs a case of the inspection committee, or of a cell on its own members. Refuses with NOT_FOUND, SUBJECT_NOT_ONE, SUBJECT_TWICE, SUBJECT_UNKNOWN, SUBJECT_IS_SELF, TEAM_TWICE, TEAM_LEAD_NOT_ONE, TEAM_UNKNOWN, TEAM_IS_SUBJECT, CONFLICT_OF_INTEREST (a relative of a subject neither logs the case nor is on its team), LOGGED_BY_OUTSIDER, CASE_DATE_IN_FUTURE, DATES_OUT_OF_ORDER, SECRET_TAKES_NO_CONTENT (what is marked Mật or above takes number, day and where it is kept only), SECRET_KEPT_AT_MISSING, CONTENT_MISSING, LINE_NOT_OF_CASE; warns of BODY_OPENS_NO_INSPECTION, CELL_CHECKS_MANAGED_ABOVE.',
  })
  @Allow('case.log')
  async logCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The case.' }) input: LogCaseInput): Promise<CasePayload> {
    const id = await this.logging.log(ctx, input);
    return { case: input.validateOnly ? null : await this.cases.get(ctx, id) };
  }

  @Mutation(() => InspectionCasePayload, {
    description: 'Starts a case: the plan was made known to the subjects. For its team. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, CONCLUDED_BEFORE_DECISION, STEP_MISSING.',
  })
  @Allow('case.conduct')
  async startCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The case.' }) input: StartCaseInput): Promise<CasePayload> {
    return { case: await this.cases.start(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description: 'Reports a case to those who conclude it. For its team. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, CONCLUDED_BEFORE_DECISION, STEP_OUT_OF_ORDER, STEP_MISSING, SECRET_TAKES_NO_CONTENT.',
  })
  @Allow('case.conduct')
  async reportCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The case.' }) input: ReportCaseInput): Promise<CasePayload> {
    return { case: await this.cases.report(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description: 'Sends a reported case back to its team, with the reason. For the officers, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, SECRET_TAKES_NO_CONTENT.',
  })
  @Allow('case.conclude')
  async returnCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The case, and why.' }) input: CaseReasonInput): Promise<CasePayload> {
    return { case: await this.cases.sendBack(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Concludes a reported case. For the officers of the inspection committee, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, CONCLUDED_BEFORE_DECISION, STEP_OUT_OF_ORDER, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING.',
  })
  @Allow('case.conclude')
  async concludeCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The conclusion.' }) input: ConcludeCaseInput): Promise<CasePayload> {
    return { case: await this.cases.conclude(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Concludes a case on its decision alone, where all its subjects are sent to prison by notices that it was opened on (`receiveStateNotice`, `settleStateNotice`): then the measure is expulsion, without an inspection procedure (QĐ 21-QĐ/TW; article: chưa đối chiếu). For the officers of the inspection committee. Refuses with NOT_FOUND, FORBIDDEN, NO_PRISON_SENTENCE, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, CONCLUDED_BEFORE_DECISION, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING.',
  })
  @Allow('case.conclude')
  async concludeCaseOnSentence(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The conclusion.' }) input: ConcludeCaseInput): Promise<CasePayload> {
    return { case: await this.sentences.conclude(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Marks an open case, raises its mark or takes it off, by a paper. What holds content is not marked: content on record cannot be removed. For the officers, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, MARK_UNCHANGED, SECRET_CONTENT_ON_RECORD, SECRET_KEPT_AT_MISSING.',
  })
  @Allow('case.conclude')
  async markCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The mark.' }) input: MarkCaseInput): Promise<CasePayload> {
    return { case: await this.marking.mark(ctx, input) };
  }

  @Mutation(() => InspectionCasePayload, {
    description: 'Ends a case without a conclusion, with the reason. For the officers, or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, SECRET_TAKES_NO_CONTENT.',
  })
  @Allow('case.conclude')
  async dropCase(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The case, and why.' }) input: CaseReasonInput): Promise<CasePayload> {
    return { case: await this.cases.drop(ctx, input) };
  }
}
