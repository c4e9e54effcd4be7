import { Temporal, type Finding } from '#kernel';
import { CASE_COURSES, CASE_STEPS, courseOf, isSupervision, missingSteps, nextDue, stepVerdict, type EnteredStep } from './case-course.rules.js';
import type { CaseKind } from './case.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const KINDS = Object.keys(CASE_COURSES) as CaseKind[];
const STAGE = { vi: 'Đang kiểm tra', en: 'being inspected' };
const told = (findings: readonly Finding[]): unknown[] => findings.map(({ refusal: { code }, params }) => [code, params.stepVi]);
const verdict = (kind: CaseKind, step: EnteredStep, days: readonly { step: keyof typeof CASE_STEPS; dueOn: string }[] = [], open = 0): string[] => {
  const found = stepVerdict({ step, doneOn: day('2026-10-06'), days: days.map(({ step: each, dueOn }) => ({ step: each, dueOn: day(dueOn) })) }, kind, STAGE, open);
  return found.ok ? [] : found.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`);
};

it.each(KINDS)('%s begins with a decision and a team, ends in a conclusion that is put into the archive, and has no step twice', (kind) => {
  const { required, optional } = CASE_COURSES[kind];
  expect(required).toEqual(expect.arrayContaining(['DECISION', 'TEAM', 'NOTICE', 'CONCLUSION', 'ARCHIVE']));
  expect(new Set([...required, ...optional]).size).toBe(required.length + optional.length);
});

it.each([
  ['INSPECTION', 'START', ['PLAN']],
  ['DISCIPLINE', 'START', []],
  ['REGULAR_SUPERVISION', 'START', []],
  ['VIOLATION_SIGNS_INSPECTION', 'REPORT', ['SELF_REPORT', 'VERIFICATION', 'MEETING']],
  ['FINANCE_INSPECTION', 'REPORT', ['SELF_REPORT', 'VERIFICATION', 'MEETING']],
  ['THEMATIC_SUPERVISION', 'REPORT', ['SELF_REPORT', 'MEETING']],
  ['DISCIPLINE', 'REPORT', ['SELF_REPORT', 'MEETING']],
  ['REGULAR_SUPERVISION', 'REPORT', []],
  ['INSPECTION', 'ARCHIVE', ['ANNOUNCEMENT']],
  ['INSPECTION', 'DROP', []],
] as const)('a case of %s is not taken through %s without %j, each named with the stage', (kind, action, steps) => {
  expect(told(missingSteps(kind, action, new Set(), STAGE))).toEqual(steps.map((step) => ['STEP_MISSING', CASE_STEPS[step].vi]));
  expect(missingSteps(kind, action, new Set(steps), STAGE)).toEqual([]);
});

it('a step is one of the kind’s course; days are the plan’s, each once and after it', () => {
  expect(verdict('REGULAR_SUPERVISION', 'SELF_REPORT')).toEqual(['STEP_NOT_OF_KIND input.step']);
  expect(verdict('INSPECTION', 'MEETING', [{ step: 'CONCLUSION', dueOn: '2026-11-01' }])).toEqual(['DAYS_ARE_OF_PLAN input.days']);
  expect(verdict('REGULAR_SUPERVISION', 'PLAN', [{ step: 'VERIFICATION', dueOn: '2026-10-05' }, { step: 'CONCLUSION', dueOn: '2026-11-01' }, { step: 'CONCLUSION', dueOn: '2026-11-02' }])).toEqual([
    'STEP_NOT_OF_KIND input.days.0.step',
    'PLANNED_BEFORE_PLAN input.days.0.dueOn',
    'STEP_PLANNED_TWICE input.days.2.step',
  ]);
  expect(verdict('INSPECTION', 'ARCHIVE', [], 2)).toEqual(['RECOMMENDATIONS_OPEN input.step']);
  expect(verdict('INSPECTION', 'ARCHIVE')).toEqual([]);
});

it('what is due next is the earliest day of what is not done, the decision’s own among them', () => {
  const planned = [{ step: 'MEETING' as const, dueOn: '2026-11-05' }, { step: 'SELF_REPORT' as const, dueOn: '2026-10-20' }];
  expect(nextDue({ doneOn: {}, planned, concludeBy: '2026-11-10' })).toEqual({ step: 'SELF_REPORT', dueOn: '2026-10-20' });
  expect(nextDue({ doneOn: { SELF_REPORT: '2026-10-19', MEETING: '2026-11-04' }, planned, concludeBy: '2026-11-10' })).toEqual({ step: 'CONCLUSION', dueOn: '2026-11-10' });
  expect(nextDue({ doneOn: { CONCLUSION: '2026-11-09' }, planned: [], concludeBy: '2026-11-10' })).toBeUndefined();
});

it('the course tells what is there and what is not, in order', () => {
  const course = courseOf({ kind: 'REGULAR_SUPERVISION', doneOn: { DECISION: '2026-10-05', TEAM: '2026-10-05' }, planned: [{ step: 'MEETING', dueOn: '2026-10-30' }], concludeBy: '2026-11-10' });
  expect(course.map(({ step, required, doneOn, dueOn }) => [step, required, doneOn, dueOn])).toEqual([
    ['DECISION', true, '2026-10-05', null],
    ['PLAN', false, null, null],
    ['TEAM', true, '2026-10-05', null],
    ['NOTICE', true, null, null],
    ['MEETING', false, null, '2026-10-30'],
    ['CONCLUSION', true, null, '2026-11-10'],
    ['ANNOUNCEMENT', false, null, null],
    ['FOLLOW_UP', false, null, null],
    ['ARCHIVE', true, null, null],
  ]);
  expect(KINDS.filter(isSupervision)).toEqual(['THEMATIC_SUPERVISION', 'REGULAR_SUPERVISION']);
});
