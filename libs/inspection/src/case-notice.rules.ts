import { finding, storedDay, urgencyOf, type Notice, type PlainDate } from '#kernel';
import { CASE_STEPS, type CaseStep } from './case-course.rules.js';
import { caseNotices } from './case.refusals.js';

/** Cases run for weeks, not months. */
export const CASES_AHEAD = { inSight: 14, near: 5 };

/** An open case with a last day. */
export interface DueCase {
  readonly id: string;
  readonly organizationId: string;
  readonly decisionNumber: string;
  readonly dueOn: string;
  /** What the plan has done by then; none where only the decision sets the day. */
  readonly step?: CaseStep | null;
}

/** What is to be told of a case on a day; undefined while its last day is far off. */
export function caseNotice({ id, organizationId, decisionNumber: number, dueOn, step }: DueCase, today: PlainDate): Notice | undefined {
  const last = storedDay(dueOn);
  const urgency = urgencyOf(today, last, last, CASES_AHEAD);
  const late = urgency === 'OVERDUE';
  const told = step
    ? finding(late ? caseNotices.CASE_STEP_OVERDUE : caseNotices.CASE_STEP_DUE, { number, last: dueOn, stepVi: CASE_STEPS[step].vi, stepEn: CASE_STEPS[step].en })
    : finding(late ? caseNotices.CASE_OVERDUE : caseNotices.CASE_DUE, { number, last: dueOn });
  return urgency && { id, record: 'inspection_case', organizationId, personId: null, urgency, fallsOn: dueOn, dueOn, told };
}

/** A recommendation of a concluded case that is not done yet. */
export interface DueRecommendation {
  readonly id: string;
  readonly caseId: string;
  readonly organizationId: string;
  readonly conclusionNumber: string;
  readonly dueOn: string;
}

/** What is to be told of a recommendation on a day; undefined while its last day is far off. */
export function recommendationNotice({ id, organizationId, conclusionNumber: number, dueOn }: DueRecommendation, today: PlainDate): Notice | undefined {
  const last = storedDay(dueOn);
  const urgency = urgencyOf(today, last, last, CASES_AHEAD);
  const told = finding(urgency === 'OVERDUE' ? caseNotices.RECOMMENDATION_OVERDUE : caseNotices.RECOMMENDATION_DUE, { number, last: dueOn });
  return urgency && { id, record: 'case_recommendation', organizationId, personId: null, urgency, fallsOn: dueOn, dueOn, told };
}
