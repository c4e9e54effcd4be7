import { CASE_GROUPS, FOLLOW_UP, OF_FIELDS, RECORD_OUTCOME, WITH_OUTCOME, WITHDRAW_OUTCOME, type CaseWithOutcome } from './case-operations.js';
import { at, CANARY, cast, clients, closeStage, concluded, logged, openBareStage, wardCase, type Who } from './case-stage.js';

const NOTICES = '{ notices { id code record } }';
const CONTENT = `${CANARY}: thu sai`;

beforeAll(openBareStage);

afterAll(closeStage);

const outcomeOf = async (id: string): Promise<CaseWithOutcome> => (await clients.inspection.ask<{ inspectionCase: CaseWithOutcome }>(WITH_OUTCOME, { id })).inspectionCase;

describe('what a case found and recommends', () => {
  let id: string;
  let subjectId: string | undefined;
  const findings = [{ field: 'LAND_AND_FINANCE', content: CONTENT }, { field: 'OTHER', otherName: 'Quản lý nhà ở', content: CONTENT }];
  const recommendation = (dueOn: string) => ({ subjectId, content: CONTENT, dueOn });

  beforeAll(async () => {
    id = await concluded();
    subjectId = (await outcomeOf(id)).subjects[0]?.id;
  });

  it('is recorded of a concluded case only, by those who lead it, on the present version', async () => {
    const open = await logged(clients.inspection, wardCase());
    expect((await clients.inspection.refusal(RECORD_OUTCOME, { input: { ...(await at(open.id)), findings } })).extensions.code).toBe('STAGE_WRONG');
    expect((await clients.teamMember.refusal(RECORD_OUTCOME, { input: { ...(await at(id)), findings } })).extensions.code).toBe('FORBIDDEN');
    for (const who of ['standing', 'secretary', 'outsider'] as const) {
      const refused = await clients[who].refusal(RECORD_OUTCOME, { input: { ...(await at(id)), findings } });
      expect([who, refused.extensions.code]).toEqual([who, expect.stringMatching(/NOT_FOUND|FORBIDDEN/)]);
    }
    expect((await clients.inspection.refusal(RECORD_OUTCOME, { input: { caseId: id, version: 1, findings } })).extensions.code).toBe('VERSION_STALE');
  });

  it('is refused with everything that is wrong, at once, each by its place', async () => {
    const input = { ...(await at(id)), findings: [{ ...findings[0], otherName: 'Đất' }, { ...findings[1], otherName: null }], recommendations: [{ ...recommendation('2026-11-05'), subjectId: id }] };
    const { extensions } = await clients.inspection.refusal(RECORD_OUTCOME, { input });
    expect(extensions.refusals?.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'VIOLATION_FIELD_NAMED_TWICE input.findings.0.otherName',
      'VIOLATION_FIELD_UNNAMED input.findings.1.otherName',
      'ADDRESSEE_NOT_SUBJECT input.recommendations.0.subjectId',
      'BEFORE_CONCLUSION input.recommendations.0.dueOn',
    ]);
    const unnamed = { ...input, findings: [{ ...findings[1], otherName: '  ' }], recommendations: [] };
    expect((await clients.inspection.refusal(RECORD_OUTCOME, { input: unnamed })).extensions).toMatchObject({ code: 'INVALID_VALUE', path: ['input', 'findings', '0', 'otherName'] });
    expect((await clients.inspection.refusal(RECORD_OUTCOME, { input: await at(id) })).extensions.code).toBe('OUTCOME_EMPTY');
  });

  it('is shown with the case, to its readers and nobody else, and the list finds the case by it', async () => {
    const input = { ...(await at(id)), findings, recommendations: [recommendation('2026-12-20'), recommendation('2026-11-15')] };
    await clients.inspection.ask(RECORD_OUTCOME, { input: { ...input, validateOnly: true } });
    expect((await outcomeOf(id)).findings).toEqual([]);
    const { recordCaseOutcome } = await clients.inspection.ask<{ recordCaseOutcome: { case: CaseWithOutcome } }>(RECORD_OUTCOME, { input });
    expect(recordCaseOutcome.case.findings.map(({ field, otherName }) => [field, otherName])).toEqual([['LAND_AND_FINANCE', null], ['OTHER', 'Quản lý nhà ở']]);
    expect(recordCaseOutcome.case.recommendations.map(({ dueOn, overdue, addressee }) => [dueOn, overdue, addressee?.name])).toEqual([
      ['2026-11-15', true, cast.people.subject.fullName],
      ['2026-12-20', false, cast.people.subject.fullName],
    ]);
    const finders: Who[] = [];
    for (const [who, client] of Object.entries(clients) as [Who, (typeof clients)[Who]][]) {
      const one = await client.send(WITH_OUTCOME, { id });
      const listed = await client.send<{ inspectionCases: { totalCount: number; edges: { node: { id: string } }[] } }>(OF_FIELDS, { fields: ['OTHER'] });
      const found = listed.data?.inspectionCases.edges.some(({ node }) => node.id === id) ?? false;
      expect([who, found, JSON.stringify([one, listed.data]).includes(CANARY), listed.data?.inspectionCases.totalCount ?? 0]).toEqual([who, one.errors === undefined, found, found ? 1 : 0]);
      if (found) finders.push(who);
    }
    expect(finders.sort()).toEqual(['deputyChair', 'inspection', 'rollMember', 'teamMember']);
    expect(await clients.inspection.ask(OF_FIELDS, { fields: ['PARTY_LINE'] })).toMatchObject({ inspectionCases: { totalCount: 0 } });
  });

  it('is counted with the cases of the list, each figure as long as its own', async () => {
    interface Group { readonly kind: string | null; readonly stage: string | null; readonly field: string | null; readonly organizationId: string | null; readonly year: number | null; readonly cases: number }
    const grouped = async (by: string[], filter: object = {}) =>
      (await clients.inspection.ask<{ inspectionCases: { totalCount: number; groups: readonly Group[] } }>(CASE_GROUPS, { by, filter })).inspectionCases;
    const { groups } = await grouped(['FIELD', 'KIND']);
    expect(groups.map(({ field, cases }) => [field, cases])).toEqual(expect.arrayContaining([['LAND_AND_FINANCE', 1], ['OTHER', 1]]));
    for (const { field, kind, cases } of groups) expect((await grouped(['YEAR'], { kinds: [kind], ...(field === null ? { hasFindings: false } : { fields: [field] }) })).totalCount).toBe(cases);
    const year = { decidedFrom: '2026-01-01', decidedThrough: '2026-12-31' };
    const { totalCount, groups: ofYear } = await grouped(['STAGE', 'ORGANIZATION'], year);
    expect(ofYear.reduce((sum, { cases }) => sum + cases, 0)).toBe(totalCount);
    for (const { stage, organizationId, cases } of ofYear) expect((await grouped(['YEAR'], { ...year, stages: [stage], organizationId, itselfOnly: true })).groups).toEqual([expect.objectContaining({ year: 2026, cases })]);
    expect((await grouped(['FIELD'], { fields: ['OTHER'] })).groups).toEqual([expect.objectContaining({ field: 'OTHER', cases: 1 })]);
    const { inspectionCases } = await clients.outsider.ask<{ inspectionCases: { groups: readonly Group[] } }>(CASE_GROUPS, { by: ['FIELD'], filter: { hasFindings: true } });
    expect(inspectionCases.groups).toEqual([]);
  });

  it('may be a recommendation alone', async () => {
    const other = await concluded();
    const recommendations = [{ subjectId: (await outcomeOf(other)).subjects[0]?.id, content: CONTENT, dueOn: '2026-12-20' }];
    await clients.inspection.ask(RECORD_OUTCOME, { input: { ...(await at(other)), recommendations } });
    expect(await outcomeOf(other)).toMatchObject({ findings: [], recommendations: [{ dueOn: '2026-12-20' }] });
  });

  it('is told when it is due, to those who lead the case, until it is done', async () => {
    const told = async (): Promise<readonly string[]> => {
      const whom: string[] = [];
      for (const [who, client] of Object.entries(clients)) {
        const { notices } = (await client.send<{ notices: { code: string; record: string }[] }>(NOTICES)).data ?? { notices: [] };
        whom.push(...notices.filter(({ record }) => record === 'case_recommendation').map(({ code }) => `${who} ${code}`));
      }
      return whom.sort();
    };
    expect(await told()).toEqual(['deputyChair RECOMMENDATION_OVERDUE', 'inspection RECOMMENDATION_OVERDUE']);
    const late = (await outcomeOf(id)).recommendations[0]?.id;
    const done = { recommendationId: late, doneOn: '2026-11-20', doneWith: 'Báo cáo 12-BC/CB' };
    const refused = async (client: (typeof clients)[Who], change: object) => (await client.refusal(FOLLOW_UP, { input: { ...(await at(id)), ...done, ...change } })).extensions;
    expect((await refused(clients.teamMember, {})).code).toBe('FORBIDDEN');
    expect(await refused(clients.inspection, { recommendationId: id })).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'recommendationId'] });
    expect((await refused(clients.inspection, { doneOn: '2026-11-05' })).code).toBe('BEFORE_CONCLUSION');
    expect(await refused(clients.inspection, { doneOn: '2026-11-22' })).toMatchObject({ code: 'DATE_IN_FUTURE', path: ['input', 'doneOn'] });
    await clients.deputyChair.ask(FOLLOW_UP, { input: { ...(await at(id)), ...done } });
    expect((await outcomeOf(id)).recommendations[0]).toMatchObject({ doneOn: '2026-11-20', doneWith: 'Báo cáo 12-BC/CB', overdue: false });
    expect((await refused(clients.inspection, {})).code).toBe('RECOMMENDATION_DONE');
    expect(await told()).toEqual([]);
  });

  it('is withdrawn where it was recorded by mistake: it stays to be read, counts nowhere and is waited for by nobody', async () => {
    const { findings: found, recommendations } = await outcomeOf(id);
    const [done, open] = recommendations;
    const other = found.find(({ field }) => field === 'OTHER')?.id;
    const withdrawal = { findingIds: [other], recommendationIds: [open?.id], remark: 'Ghi nhầm vụ việc' };
    const refused = async (client: (typeof clients)[Who], change: object) => (await client.refusal(WITHDRAW_OUTCOME, { input: { ...(await at(id)), ...withdrawal, ...change } })).extensions;
    expect((await refused(clients.teamMember, {})).code).toBe('FORBIDDEN');
    expect((await refused(clients.standing, {})).code).toMatch(/NOT_FOUND|FORBIDDEN/);
    expect((await refused(clients.inspection, { version: 1 })).code).toBe('VERSION_STALE');
    expect(await refused(clients.inspection, { findingIds: [], recommendationIds: [] })).toMatchObject({ code: 'OUTCOME_EMPTY', path: ['input', 'findingIds'] });
    expect(await refused(clients.inspection, { remark: ' ' })).toMatchObject({ code: 'INVALID_VALUE', path: ['input', 'remark'] });
    expect(await refused(clients.inspection, { recommendationIds: [done?.id] })).toMatchObject({ code: 'RECOMMENDATION_DONE', path: ['input', 'recommendationIds', '0'] });
    await clients.deputyChair.ask(WITHDRAW_OUTCOME, { input: { ...(await at(id)), ...withdrawal } });
    const after = await outcomeOf(id);
    expect(after.findings.map(({ field, withdrawnOn }) => [field, withdrawnOn])).toEqual([['LAND_AND_FINANCE', null], ['OTHER', '2026-11-21']]);
    expect(after.recommendations.map(({ withdrawnOn, overdue }) => [withdrawnOn, overdue])).toEqual([[null, false], ['2026-11-21', false]]);
    expect(await clients.inspection.ask(OF_FIELDS, { fields: ['OTHER'] })).toMatchObject({ inspectionCases: { totalCount: 0 } });
    expect((await clients.inspection.ask<{ inspectionCases: { groups: readonly { field: string | null }[] } }>(CASE_GROUPS, { by: ['FIELD'], filter: { hasFindings: true } })).inspectionCases.groups.map(({ field }) => field)).toEqual(['LAND_AND_FINANCE']);
    expect(await refused(clients.inspection, { recommendationIds: [] })).toMatchObject({ code: 'OUTCOME_WITHDRAWN', path: ['input', 'findingIds', '0'] });
    const late = { recommendationId: open?.id, doneOn: '2026-11-20', doneWith: 'Báo cáo 13-BC/CB' };
    expect(await clients.inspection.refusal(FOLLOW_UP, { input: { ...(await at(id)), ...late } })).toMatchObject({ extensions: { code: 'OUTCOME_WITHDRAWN', path: ['input', 'recommendationId'] } });
    const log = (await clients.inspection.ask<{ inspectionCase: { log: { action: string; remark: string | null }[] } }>('query ($id: UUID!) { inspectionCase(id: $id) { log { action remark } } }', { id })).inspectionCase.log;
    expect(log.filter(({ remark }) => remark === 'Ghi nhầm vụ việc')).toHaveLength(1);
  });
});
