import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { accepted, kernelRefusals, refuse, refused, type Finding, type PlainDate } from '#kernel';
import { stageOf, WorkflowService } from '#workflow';
import { CaseCourseRepository } from './case-course.repository.js';
import { CASE_STEPS, missingSteps, nextDue, stepVerdict, type CaseProgress, type EnteredStep, type PlannedDay } from './case-course.rules.js';
import { CaseCourses } from './case-courses.js';
import { CaseOutcomeQuery } from './case-outcome.query.js';
import type { CaseRow } from './case.query.js';
import { BODY_OF_CONDUCTOR, sinceDecision, sinceLatestStep } from './case.rules.js';
import { CaseService, type CaseChange } from './case.service.js';
import { CASE_TABLES } from './case.stages.js';
import { contentFindings } from './secrecy.rules.js';

export interface CaseStepToRecord extends CaseChange {
  readonly step: EnteredStep;
  readonly decisionNumber?: string | null;
  readonly decidedOn: PlainDate;
  readonly content?: string | null;
  readonly days: readonly PlannedDay[];
}

/** Enters the steps of a case as its kind has them: plan, self-reports, verification and meeting by the team; announcement and archive by its officers. */
@Injectable()
export class RecordCaseStep {
  constructor(
    private readonly cases: CaseService,
    private readonly courses: CaseCourses,
    private readonly outcomes: CaseOutcomeQuery,
    private readonly writes: CaseCourseRepository,
    private readonly steps: WorkflowService,
  ) {}

  /**
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, STEP_NOT_OF_KIND,
   *   STEP_MISSING, STEP_PLANNED_TWICE, PLANNED_BEFORE_PLAN, DAYS_ARE_OF_PLAN, RECOMMENDATIONS_OPEN, STEP_OUT_OF_ORDER,
   *   CONCLUDED_BEFORE_DECISION, SECRET_TAKES_NO_CONTENT
   */
  async record(ctx: WriteCtx, input: CaseStepToRecord): Promise<CaseRow> {
    const { caseId, version, validateOnly, step, decisionNumber = null, decidedOn, content = null, days } = input;
    const found = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    if (!(CASE_STEPS[step].by === 'OFFICERS' ? found.led : found.conducted)) throw refuse(kernelRefusals.FORBIDDEN);
    const table = CASE_TABLES[found.kind];
    const item = await this.steps.open(ctx, table, caseId, version, ['input', 'caseId']);
    const progress = await this.courses.of(ctx, found);
    const open = (await this.outcomes.recommendations(ctx, [caseId])).filter(({ doneOn, withdrawnOn }) => doneOn === null && withdrawnOn === null).length;
    const verdict = stepVerdict({ step, doneOn: decidedOn, days }, found.kind, table, open);
    const findings = [
      ...(verdict.ok ? [] : verdict.refusals),
      ...missingSteps(found.kind, step, new Set(Object.keys(progress.doneOn)), stageOf(table, item.stage)),
      ...inOrder(step, decidedOn, found, progress),
      ...contentFindings(found.secrecy, { content }),
    ];
    const next = nextDue({ ...progress, doneOn: { ...progress.doneOn, [step]: decidedOn.toString() }, planned: step === 'PLAN' ? days.map((day) => ({ step: day.step, dueOn: day.dueOn.toString() })) : progress.planned });
    const taken = {
      action: step,
      entries: { decisionNumber, decidedOn },
      verdict: findings.length > 0 ? refused(findings) : accepted(null),
      overrides: [],
      dueOn: step === 'ARCHIVE' ? null : (next?.dueOn ?? null),
      body: BODY_OF_CONDUCTOR[found.conductedBy],
      validateOnly,
    } as const;
    await this.steps.take(ctx, table, item, taken, async () => {
      await this.writes.enter(ctx, caseId, { step, doneOn: decidedOn, documentNumber: decisionNumber, content, days });
      ctx.touched.push({ kind: 'inspection_case', id: caseId, action: 'CHANGED' });
    });
    return this.cases.get(ctx, caseId);
  }
}

/** Each step after the one it rests on; what the team does in between may be entered in any order. */
function inOrder(step: EnteredStep, day: PlainDate, { decidedOn, concludedOn }: CaseRow, { doneOn }: CaseProgress): Finding[] {
  if (step === 'PLAN') return sinceDecision(decidedOn, day, 'decidedOn');
  const after = step === 'ARCHIVE' ? (doneOn.ANNOUNCEMENT ?? concludedOn) : step === 'ANNOUNCEMENT' ? concludedOn : (doneOn.NOTICE ?? null);
  return sinceLatestStep(after, day, 'decidedOn');
}
