import { ARCHIVED, CONCLUDE, COURSE, FOLLOW_UP, RECORD_OUTCOME, REPORT, START, STEP, WITH_OUTCOME, WORK, type CaseWithOutcome } from './case-operations.js';
import { at, CANARY, clients, closeStage, concluded, enter, logged, openStage, wardCase } from './case-stage.js';

interface Course {
  readonly state: { readonly stage: string; readonly dueOn: string | null };
  readonly course: readonly { readonly step: string; readonly required: boolean; readonly doneOn: string | null; readonly dueOn: string | null }[];
  readonly steps: readonly { readonly step: string; readonly documentNumber: string | null; readonly content: string | null }[];
}

beforeAll(openStage);
afterAll(closeStage);

const courseOf = async (id: string): Promise<Course> => (await clients.inspection.ask<{ inspectionCase: Course }>(COURSE, { id })).inspectionCase;
const refusalOf = async (who: keyof typeof clients, document: string, id: string, change: object) => (await clients[who].refusal(document, { input: { ...(await at(id)), ...change } })).extensions;
const NOTICES = '{ notices { id code record } }';
const PLAN = { step: 'PLAN', decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-06' };
const NOTICE = { decisionNumber: '04-TB/UBKTĐU', decidedOn: '2026-10-07' };

describe('an inspection on signs of violation', () => {
  let id: string;

  it('is not started without its plan: the refusal names stage and step', async () => {
    ({ id } = await logged(clients.inspection, wardCase({ dueOn: '2026-12-15' })));
    expect(await refusalOf('teamMember', START, id, NOTICE)).toMatchObject({ code: 'STEP_MISSING', params: { stageVi: 'Đã có quyết định', stepVi: 'Kế hoạch' }, path: ['input', 'caseId'] });
  });

  it('has a plan that sets days of its own, by the team alone; the next of them is due, ahead and overdue', async () => {
    const days = [{ step: 'SELF_REPORT', dueOn: '2026-11-24' }, { step: 'MEETING', dueOn: '2026-11-20' }];
    expect((await refusalOf('outsider', STEP, id, PLAN)).code).toMatch(/NOT_FOUND/);
    expect((await refusalOf('teamMember', STEP, id, { ...PLAN, decisionNumber: null })).code).toBe('ENTRY_MISSING');
    expect((await refusalOf('teamMember', STEP, id, { ...PLAN, days: [{ step: 'MEETING', dueOn: '2026-10-05' }] })).code).toBe('PLANNED_BEFORE_PLAN');
    expect((await clients.teamMember.refusal(STEP, { input: { caseId: id, version: 9, ...PLAN } })).extensions.code).toBe('VERSION_STALE');
    await clients.teamMember.ask(STEP, { input: { ...(await at(id)), ...PLAN, days } });
    await clients.teamMember.ask(START, { input: { ...(await at(id)), ...NOTICE } });
    expect((await courseOf(id)).state).toEqual({ stage: 'UNDER_WAY', dueOn: '2026-11-20' });
    const told = async (): Promise<string[]> => (await clients.teamMember.ask<{ notices: { id: string; code: string }[] }>(NOTICES)).notices.filter((notice) => notice.id === id).map(({ code }) => code);
    expect(await told()).toEqual(['CASE_STEP_OVERDUE']);
    await enter(clients.teamMember, id, '2026-11-19', 'MEETING');
    expect(await told()).toEqual(['CASE_STEP_DUE']);
    expect((await courseOf(id)).state.dueOn).toBe('2026-11-24');
  });

  it('is not reported without self-report and verification, both named at once', async () => {
    const { refusals } = await refusalOf('teamMember', REPORT, id, { decidedOn: '2026-11-20' });
    expect(refusals?.map(({ code, messages }) => [code, messages.vi])).toEqual([
      ['STEP_MISSING', expect.stringContaining('“Báo cáo tự kiểm tra, giải trình”')],
      ['STEP_MISSING', expect.stringContaining('“Thẩm tra, xác minh”')],
    ]);
    expect((await refusalOf('teamMember', STEP, id, { step: 'VERIFICATION', decidedOn: '2026-10-06' })).code).toBe('STEP_OUT_OF_ORDER');
    await clients.teamMember.ask(STEP, { input: { ...(await at(id)), step: 'VERIFICATION', decidedOn: '2026-11-10', content: CANARY } });
    await enter(clients.rollMember, id, '2026-11-10', 'SELF_REPORT');
    await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-20' } });
    expect((await courseOf(id)).state).toEqual({ stage: 'REPORTED', dueOn: '2026-12-15' });
  });

  it('is concluded and announced by its officers, and archived once nothing is left of its recommendations', async () => {
    const archived = async (): Promise<number> => (await clients.inspection.ask<{ inspectionCases: { totalCount: number } }>(ARCHIVED)).inspectionCases.totalCount;
    const before = await archived();
    await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-20', conclusion: CANARY } });
    const { subjects } = (await clients.inspection.ask<{ inspectionCase: CaseWithOutcome }>(WITH_OUTCOME, { id })).inspectionCase;
    const recommendations = [{ subjectId: subjects[0]?.id, content: CANARY, dueOn: '2026-12-20' }];
    const { recordCaseOutcome } = await clients.inspection.ask<{ recordCaseOutcome: { case: CaseWithOutcome } }>(RECORD_OUTCOME, { input: { ...(await at(id)), recommendations } });
    expect((await refusalOf('teamMember', STEP, id, { step: 'ANNOUNCEMENT', decidedOn: '2026-11-20' })).code).toBe('FORBIDDEN');
    const { refusals } = await refusalOf('inspection', STEP, id, { step: 'ARCHIVE', decidedOn: '2026-11-21' });
    expect(refusals?.map(({ code }) => code)).toEqual(['RECOMMENDATIONS_OPEN', 'STEP_MISSING']);
    await enter(clients.deputyChair, id, '2026-11-21', 'ANNOUNCEMENT');
    const recommendationId = recordCaseOutcome.case.recommendations[0]?.id;
    await clients.inspection.ask(FOLLOW_UP, { input: { ...(await at(id)), recommendationId, doneOn: '2026-11-21', doneWith: 'Báo cáo 12-BC/CB' } });
    await enter(clients.inspection, id, '2026-11-21', 'ARCHIVE');
    const { state, course, steps } = await courseOf(id);
    expect(state).toEqual({ stage: 'ARCHIVED', dueOn: null });
    expect(course.filter(({ doneOn }) => doneOn === null)).toEqual([]);
    expect(steps.find(({ step }) => step === 'VERIFICATION')?.content).toBe(CANARY);
    expect((await refusalOf('inspection', RECORD_OUTCOME, id, { recommendations })).code).toBe('STAGE_WRONG');
    expect(await archived()).toBe(before + 1);
  });
});

it('regular supervision has a short course of its own, and no self-report; it reminds, and finds no violation', async () => {
  const { id } = await logged(clients.inspection, wardCase({ kind: 'REGULAR_SUPERVISION', dueOn: null }));
  expect((await courseOf(id)).course.filter(({ required }) => required).map(({ step }) => step)).toEqual(['DECISION', 'TEAM', 'NOTICE', 'CONCLUSION', 'ARCHIVE']);
  await clients.teamMember.ask(START, { input: { ...(await at(id)), ...NOTICE } });
  expect(await refusalOf('teamMember', STEP, id, { step: 'SELF_REPORT', decidedOn: '2026-10-08' })).toMatchObject({ code: 'STEP_NOT_OF_KIND', path: ['input', 'step'] });
  await clients.teamMember.ask(REPORT, { input: { ...(await at(id)), decidedOn: '2026-11-01' } });
  await clients.inspection.ask(CONCLUDE, { input: { ...(await at(id)), conclusionNumber: '09-TB/UBKTĐU', concludedOn: '2026-11-06', conclusion: CANARY } });
  expect((await refusalOf('inspection', RECORD_OUTCOME, id, { findings: [{ field: 'PARTY_LINE', content: CANARY }] })).code).toBe('SUPERVISION_FINDS_NO_VIOLATION');
  await enter(clients.inspection, id, '2026-11-20', 'ARCHIVE');
});

it('what is concluded, with no day set for the rest, waits for nobody', async () => {
  const id = await concluded();
  const { worklist } = await clients.inspection.ask<{ worklist: { id: string }[] }>(WORK);
  expect(worklist.map((item) => item.id)).not.toContain(id);
});
