import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import type { CaseKind } from './case.rules.js';
import { courseRefusals } from './case-course.refusals.js';

/** The steps of a case, in order. */
export type CaseStep =
  | 'DECISION'
  | 'PLAN'
  | 'TEAM'
  | 'NOTICE'
  | 'SELF_REPORT'
  | 'VERIFICATION'
  | 'MEETING'
  | 'CONCLUSION'
  | 'ANNOUNCEMENT'
  | 'FOLLOW_UP'
  | 'ARCHIVE';
/** The steps that are entered as such; the others are the decision, team, start and conclusion of the case, and what becomes of its recommendations. */
export type EnteredStep = 'PLAN' | 'SELF_REPORT' | 'VERIFICATION' | 'MEETING' | 'ANNOUNCEMENT' | 'ARCHIVE';

interface Step {
  readonly vi: string;
  readonly en: string;
  readonly by: 'TEAM' | 'OFFICERS';
}

export const CASE_STEPS: Readonly<Record<CaseStep, Step>> = {
  DECISION: { vi: 'Quyết định', en: 'decision', by: 'OFFICERS' },
  PLAN: { vi: 'Kế hoạch', en: 'plan', by: 'TEAM' },
  TEAM: { vi: 'Tổ công tác', en: 'team', by: 'OFFICERS' },
  NOTICE: { vi: 'Thông báo, triển khai', en: 'notice to the subjects', by: 'TEAM' },
  SELF_REPORT: { vi: 'Báo cáo tự kiểm tra, giải trình', en: 'self-report', by: 'TEAM' },
  VERIFICATION: { vi: 'Thẩm tra, xác minh', en: 'verification', by: 'TEAM' },
  MEETING: { vi: 'Hội nghị với đối tượng', en: 'meeting', by: 'TEAM' },
  CONCLUSION: { vi: 'Kết luận', en: 'conclusion', by: 'OFFICERS' },
  ANNOUNCEMENT: { vi: 'Công bố kết luận', en: 'announcement', by: 'OFFICERS' },
  FOLLOW_UP: { vi: 'Theo dõi thực hiện kiến nghị', en: 'follow-up', by: 'OFFICERS' },
  ARCHIVE: { vi: 'Lưu hồ sơ', en: 'archive', by: 'OFFICERS' },
};

/** The steps of a kind of case: those it must have, and those it may have. */
export interface CaseCourse {
  readonly required: readonly CaseStep[];
  readonly optional: readonly CaseStep[];
}

const WHOLE: CaseCourse = {
  required: ['DECISION', 'PLAN', 'TEAM', 'NOTICE', 'SELF_REPORT', 'VERIFICATION', 'MEETING', 'CONCLUSION', 'ANNOUNCEMENT', 'ARCHIVE'],
  optional: ['FOLLOW_UP'],
};

/**
 * Which steps each kind has (bước nào bắt buộc: theo hiểu biết chung, chưa đối chiếu điều khoản). No source gives a
 * national last day for any of them: each case has those its own plan sets.
 */
export const CASE_COURSES: Readonly<Record<CaseKind, CaseCourse>> = {
  INSPECTION: WHOLE,
  VIOLATION_SIGNS_INSPECTION: WHOLE,
  WORK_INSPECTION: WHOLE,
  FINANCE_INSPECTION: WHOLE,
  DENUNCIATION: WHOLE,
  THEMATIC_SUPERVISION: {
    required: ['DECISION', 'PLAN', 'TEAM', 'NOTICE', 'SELF_REPORT', 'MEETING', 'CONCLUSION', 'ANNOUNCEMENT', 'ARCHIVE'],
    optional: ['VERIFICATION', 'FOLLOW_UP'],
  },
  REGULAR_SUPERVISION: { required: ['DECISION', 'TEAM', 'NOTICE', 'CONCLUSION', 'ARCHIVE'], optional: ['PLAN', 'MEETING', 'ANNOUNCEMENT', 'FOLLOW_UP'] },
  DISCIPLINE: {
    required: ['DECISION', 'TEAM', 'NOTICE', 'SELF_REPORT', 'MEETING', 'CONCLUSION', 'ANNOUNCEMENT', 'ARCHIVE'],
    optional: ['PLAN', 'VERIFICATION', 'FOLLOW_UP'],
  },
};

/** Supervision observes and reminds: it finds no violations, and no measure follows from it. */
export function isSupervision(kind: CaseKind): boolean {
  return kind === 'THEMATIC_SUPERVISION' || kind === 'REGULAR_SUPERVISION';
}

/** What must be on record before an action may be done; of every other action nothing. */
const BEFORE: Readonly<Record<string, readonly CaseStep[]>> = {
  START: ['PLAN'],
  REPORT: ['SELF_REPORT', 'VERIFICATION', 'MEETING'],
  ARCHIVE: ['ANNOUNCEMENT'],
};

/** What is missing for an action: the required steps that no entry is there of, each with the stage at which the case stands. */
export function missingSteps(kind: CaseKind, action: string, entered: ReadonlySet<string>, stage: { readonly vi: string; readonly en: string }): Finding[] {
  const missing = (BEFORE[action] ?? []).filter((step) => CASE_COURSES[kind].required.includes(step) && !entered.has(step));
  return missing.map((step) => finding(courseRefusals.STEP_MISSING, { stepVi: CASE_STEPS[step].vi, stepEn: CASE_STEPS[step].en, stageVi: stage.vi, stageEn: stage.en }, ['input', 'caseId']));
}

/** The day by which a plan has a step done. */
export interface PlannedDay {
  readonly step: CaseStep;
  readonly dueOn: PlainDate;
}

/** A step as it is to be entered. */
export interface StepToEnter {
  readonly step: EnteredStep;
  readonly doneOn: PlainDate;
  /** Of a plan: by when the steps after it are to be done. */
  readonly days: readonly PlannedDay[];
}

/** Whether a step may be entered of a kind of case: one of its course, and with planned days only where it is the plan. */
export function stepVerdict({ step, doneOn, days }: StepToEnter, kind: CaseKind, kindWords: { readonly vi: string; readonly en: string }, openRecommendations: number): Verdict<null> {
  const { required, optional } = CASE_COURSES[kind];
  const course = [...required, ...optional];
  const foreign = (each: CaseStep, path: readonly string[]): Finding[] =>
    course.includes(each) ? [] : [finding(courseRefusals.STEP_NOT_OF_KIND, { stepVi: CASE_STEPS[each].vi, stepEn: CASE_STEPS[each].en, kindVi: kindWords.vi, kindEn: kindWords.en }, path)];
  const seen = new Set<CaseStep>();
  const planned = days.flatMap(({ step: each, dueOn }, index) => {
    const path = ['input', 'days', String(index)];
    const twice = seen.has(each);
    seen.add(each);
    return [
      ...foreign(each, [...path, 'step']),
      ...(twice ? [finding(courseRefusals.STEP_PLANNED_TWICE, { stepVi: CASE_STEPS[each].vi, stepEn: CASE_STEPS[each].en }, [...path, 'step'])] : []),
      ...(dueOn.toString() < doneOn.toString() ? [finding(courseRefusals.PLANNED_BEFORE_PLAN, { plannedOn: doneOn.toString() }, [...path, 'dueOn'])] : []),
    ];
  });
  const findings = [
    ...foreign(step, ['input', 'step']),
    ...(step !== 'PLAN' && days.length > 0 ? [finding(courseRefusals.DAYS_ARE_OF_PLAN, {}, ['input', 'days'])] : planned),
    ...(step === 'ARCHIVE' && openRecommendations > 0 ? [finding(courseRefusals.RECOMMENDATIONS_OPEN, { recommendations: openRecommendations }, ['input', 'step'])] : []),
  ];
  return findings.length > 0 ? refused(findings) : accepted(null);
}

/** What of a course is done: each step with its day, null where it is not. */
export interface CaseProgress {
  readonly kind: CaseKind;
  readonly doneOn: Readonly<Partial<Record<CaseStep, string>>>;
  /** By the latest plan. */
  readonly planned: readonly { readonly step: CaseStep; readonly dueOn: string }[];
  /** Day by which the decision has it concluded. */
  readonly concludeBy: string | null;
}

/** The next day by which something of a case is to be done, and what; undefined where no day is set. */
export function nextDue({ doneOn, planned, concludeBy }: Omit<CaseProgress, 'kind'>): { readonly step: CaseStep; readonly dueOn: string } | undefined {
  const byDecision = concludeBy === null ? [] : [{ step: 'CONCLUSION' as const, dueOn: concludeBy }];
  const open = [...planned, ...byDecision].filter(({ step }) => doneOn[step] === undefined);
  return open.sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
}

/** The whole course of a case, in order. */
export interface CourseStep {
  readonly step: CaseStep;
  readonly required: boolean;
  readonly doneOn: string | null;
  readonly dueOn: string | null;
}

export function courseOf({ kind, doneOn, planned, concludeBy }: CaseProgress): readonly CourseStep[] {
  const { required, optional } = CASE_COURSES[kind];
  const steps = (Object.keys(CASE_STEPS) as CaseStep[]).filter((step) => required.includes(step) || optional.includes(step));
  return steps.map((step) => ({
    step,
    required: required.includes(step),
    doneOn: doneOn[step] ?? null,
    dueOn: planned.find((day) => day.step === step)?.dueOn ?? (step === 'CONCLUSION' ? concludeBy : null),
  }));
}
