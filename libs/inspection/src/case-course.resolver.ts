import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { RecordCaseStepInput } from './case-course.input.js';
import { CaseCourseLoader } from './case-course.loader.js';
import { CaseCourseStepModel, CaseStepEntryModel } from './case-course.model.js';
import type { StepRow } from './case-course.query.js';
import { courseOf, type CourseStep } from './case-course.rules.js';
import { progressOf } from './case-courses.js';
import { InspectionCaseModel, InspectionCasePayload } from './case.model.js';
import type { CaseRow } from './case.query.js';
import { RecordCaseStep } from './record-case-step.js';

@Resolver(() => InspectionCaseModel)
export class CaseCourseResolver {
  constructor(
    private readonly recording: RecordCaseStep,
    private readonly loader: CaseCourseLoader,
  ) {}

  @ResolveField(() => [CaseCourseStepModel], { description: 'The steps that a case of its kind has, in order, each with the day it was done, or is to be.' })
  @Allow('case.read')
  async course(@Parent() found: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly CourseStep[]> {
    return courseOf(progressOf(found, await this.loader.rows(loaders, ctx, found.id)));
  }

  @ResolveField(() => [CaseStepEntryModel], { description: 'What was entered of its steps, by step, the earliest first.' })
  @Allow('case.read')
  async steps(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly StepRow[]> {
    return (await this.loader.rows(loaders, ctx, id)).entered;
  }

  @Mutation(() => InspectionCasePayload, {
    description:
      'Enters a step of a case: plan, self-reports, verification and meeting, for its team; announcement and archive, for its officers or the secretary of the cell. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, DATE_IN_FUTURE, STEP_NOT_OF_KIND, STEP_MISSING, STEP_PLANNED_TWICE, PLANNED_BEFORE_PLAN, DAYS_ARE_OF_PLAN, RECOMMENDATIONS_OPEN, STEP_OUT_OF_ORDER, CONCLUDED_BEFORE_DECISION, SECRET_TAKES_NO_CONTENT.',
  })
  @Allow('case.conduct')
  async recordCaseStep(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The step.' }) input: RecordCaseStepInput): Promise<{ readonly case: CaseRow | null }> {
    return { case: await this.recording.record(ctx, input) };
  }
}
