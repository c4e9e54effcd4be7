import { FIGURES } from '#demo/figures';
import { type Client, TestApi, USERS } from './api.js';
import { COUNTS, TERM_WORK } from './case-operations.js';
import { COMPLAINTS, ONE_COMPLAINT, type Complaint } from './complaint-operations.js';
import { DemoOracle } from './demo-oracle.js';
import { DENUNCIATIONS, REVEAL_DENOUNCER, type Denunciation } from './denunciation-operations.js';
import { PROGRAMMES, type Programme } from './programme-operations.js';
import { STATE_NOTICES } from './state-notice-operations.js';

interface Counted {
  readonly disciplineWithheld: boolean;
  readonly counts: readonly { readonly kind: string; readonly conductedBy: string; readonly cases: number; readonly organizations: number; readonly members: number }[];
  readonly measures: readonly { readonly form: string; readonly measures: number }[] | null;
}
interface TermWork {
  readonly organizationMeasures: readonly { readonly form: string; readonly measures: number }[] | null;
  readonly programmes: readonly object[];
  readonly printed: readonly { readonly measure: string; readonly value: number; readonly sourceLine: number }[];
}
interface Admission {
  readonly decidedOn: string | null;
  readonly recognizedOn: string | null;
  readonly organization: { readonly id: string };
}
type Unit = 'cases' | 'organizations' | 'members';

const LIST = `query ($after: String) {
  admissions(first: 100, after: $after) { pageInfo { endCursor hasNextPage } edges { node { decidedOn recognizedOn organization { id } } } }
}`;
const THROUGH = FIGURES.mocChau.predecessorsAsOf;
const TERM = { from: '2020-07-01', through: THROUGH };

describe('the records of the predecessors’ term', () => {
  const oracle = new DemoOracle();
  let api: TestApi;

  beforeAll(async () => {
    api = await TestApi.start();
  });

  afterAll(() => api.close());

  it.each([USERS.standing, USERS.inspection])('count up to what the report prints, each in its own unit, asked by %s', async (user) => {
    const client = await api.login(user);
    for (const figures of FIGURES.mocChau.predecessors) {
      const { caseCounts } = await client.ask<{ caseCounts: Counted }>(COUNTS, { id: oracle.organization(figures.nameVi, THROUGH), ...TERM });
      const sum = (unit: Unit, fits: (row: Counted['counts'][number]) => boolean): number => caseCounts.counts.filter(fits).reduce((total, row) => total + row[unit], 0);
      const inspects = ({ kind }: { kind: string }): boolean => kind !== 'THEMATIC_SUPERVISION';
      const byCell = ({ conductedBy }: { conductedBy: string }): boolean => conductedBy === 'CELL';
      expect([figures.nameVi, sum('members', byCell)]).toEqual([figures.nameVi, figures.membersInspectedOrSupervisedByCells]);
      if (figures.inspectionRounds !== undefined) expect(sum('cases', (row) => inspects(row) && !byCell(row))).toBe(figures.inspectionRounds);
      if (figures.inspectionAndSupervisionRounds !== undefined) expect(sum('cases', (row) => !byCell(row))).toBe(figures.inspectionAndSupervisionRounds);
      if (figures.subjectsInspectedByCommitteeAndCells !== undefined) {
        expect(sum('members', inspects) + sum('organizations', inspects)).toBe(figures.subjectsInspectedByCommitteeAndCells);
      }
      expect(caseCounts.disciplineWithheld).toBe(false);
      expect(caseCounts.measures).toEqual([{ form: 'REPRIMAND', measures: figures.membersDisciplined.reprimand }, { form: 'WARNING', measures: 0 }, { form: 'REMOVAL_FROM_OFFICE', measures: 0 }, { form: 'EXPULSION', measures: 0 }]);
    }
  });

  it.each([USERS.standing, USERS.inspection])('have what the report prints beside them, with its line, asked by %s', async (user) => {
    const client = await api.login(user);
    for (const figures of FIGURES.mocChau.predecessors) {
      const { caseCounts } = await client.ask<{ caseCounts: TermWork }>(TERM_WORK, { id: oracle.organization(figures.nameVi, THROUGH), ...TERM });
      const printed = new Map(caseCounts.printed.map(({ measure, value }) => [measure, value]));
      expect([printed.get('members-inspected-or-supervised-by-cells'), printed.get('members-reprimanded')]).toEqual([figures.membersInspectedOrSupervisedByCells, figures.membersDisciplined.reprimand]);
      expect(caseCounts.organizationMeasures).toEqual(['REPRIMAND', 'WARNING', 'DISSOLUTION'].map((form) => ({ form, measures: 0 })));
      expect(caseCounts.programmes).toEqual([]);
    }
    const ward = oracle.organization('Đảng bộ phường Mộc Châu', '2026-11-21');
    const { caseCounts } = await client.ask<{ caseCounts: TermWork }>(TERM_WORK, { id: ward, ...TERM });
    expect(caseCounts.printed.filter(({ measure }) => measure === 'members-reprimanded').map(({ value }) => value).sort()).toEqual(FIGURES.mocChau.predecessors.map(({ membersDisciplined }) => membersDisciplined.reprimand).sort());
    expect(caseCounts.printed.every(({ sourceLine }) => sourceLine > 0)).toBe(true);
  });

  it('admit and recognise as many as the report prints', async () => {
    const admissions = await all(await api.login(USERS.standing));
    const inTerm = (day: string | null): boolean => day !== null && day >= TERM.from && day <= TERM.through;
    for (const { nameVi, admitted, recognizedAsFullMembers } of FIGURES.mocChau.predecessors) {
      const cells = new Set(oracle.rows.organizationPeriod.filter(({ parentId }) => parentId === oracle.organization(nameVi, THROUGH)).map(({ organizationId }) => organizationId));
      const own = admissions.filter(({ organization }) => cells.has(organization.id));
      expect([nameVi, own.filter(({ decidedOn }) => inTerm(decidedOn)).length]).toEqual([nameVi, admitted]);
      if (typeof recognizedAsFullMembers === 'number') expect(own.filter(({ recognizedOn }) => inTerm(recognizedOn))).toHaveLength(recognizedAsFullMembers);
    }
  });

  async function all(client: Client): Promise<Admission[]> {
    const found: Admission[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { admissions }: { admissions: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; edges: { node: Admission }[] } } = await client.ask(LIST, { after });
      found.push(...admissions.edges.map(({ node }) => node));
      ({ endCursor: after, hasNextPage: more } = admissions.pageInfo);
    }
    return found;
  }
});

describe('what the inspection committee of Mộc Châu finds in the demo', () => {
  const oracle = new DemoOracle();
  const ward = oracle.organization(FIGURES.mocChau.ward.nameVi, '2026-11-21');
  let api: TestApi;
  let inspection: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    inspection = await api.login(USERS.inspection);
  });

  afterAll(() => api.close());

  it('its programme of the year, with what is done of it', async () => {
    const { inspectionProgrammes } = await inspection.ask<{ inspectionProgrammes: { edges: { node: Programme & { body: string } }[] } }>(PROGRAMMES, { id: ward, year: 2026 });
    const own = inspectionProgrammes.edges.map(({ node }) => node).find(({ body }) => body === 'INSPECTION_COMMITTEE');
    expect(own?.completion).toMatchObject({ done: 6, planned: 9 });
    expect(own?.completion.percent).toBeCloseTo(66.67, 2);
    expect(own?.lines.find(({ state }) => state.stage === 'DROPPED')).toMatchObject({ log: [{ action: 'PLAN' }, { action: 'DROP', remark: 'Trùng nội dung với cuộc giám sát của cấp trên.' }] });
  });

  it('a case in course, with the step it waits for, and a recommendation that is overdue', async () => {
    const COURSES = `query ($filter: CaseFilterInput) { inspectionCases(first: 100, filter: $filter) { edges { node {
      kind team { isLead } state { stage dueOn } course { step doneOn dueOn } recommendations { overdue } findings { field } } } } }`;
    interface Found { readonly kind: string; readonly state: { readonly stage: string; readonly dueOn: string }; readonly team: readonly object[]; readonly course: readonly { readonly step: string; readonly doneOn: string | null; readonly dueOn: string | null }[]; readonly recommendations: readonly { readonly overdue: boolean }[]; readonly findings: readonly object[] }
    const all = async (filter: object): Promise<Found[]> => (await inspection.ask<{ inspectionCases: { edges: { node: Found }[] } }>(COURSES, { filter })).inspectionCases.edges.map(({ node }) => node);
    const [open] = await all({ organizationId: ward, stages: ['UNDER_WAY'] });
    expect(open).toMatchObject({ kind: 'VIOLATION_SIGNS_INSPECTION', state: { dueOn: '2026-11-24' } });
    expect(open?.team.length).toBeGreaterThan(1);
    expect(open?.course.filter(({ doneOn }) => doneOn !== null).map(({ step }) => step)).toEqual(['DECISION', 'PLAN', 'TEAM', 'NOTICE']);
    expect(open?.course.find(({ step }) => step === 'SELF_REPORT')).toEqual({ step: 'SELF_REPORT', doneOn: null, dueOn: '2026-11-24' });
    const followed = await all({ organizationId: ward, hasFindings: true });
    expect(followed.length).toBeGreaterThan(0);
    const { notices } = await inspection.ask<{ notices: { code: string }[] }>('{ notices { code } }');
    expect(notices.filter(({ code }) => code === 'RECOMMENDATION_OVERDUE').length).toBeGreaterThan(0);
  });

  it('complaints, letters and notices, settled and open; of the letters it is told who wrote them for a purpose only', async () => {
    const { complaints } = await inspection.ask<{ complaints: { edges: { node: { id: string } }[] } }>(COMPLAINTS);
    const shown = await Promise.all(complaints.edges.map(async ({ node }) => (await inspection.ask<{ complaint: Complaint }>(ONE_COMPLAINT, { id: node.id })).complaint));
    expect(shown.map(({ handledBy, stage, dueOn }) => [handledBy, stage, dueOn])).toEqual(expect.arrayContaining([['INSPECTION_COMMITTEE', 'SETTLED', null], ['STANDING_COMMITTEE', 'AWAITING_STANDING_COMMITTEE', '2026-12-08']]));
    const { denunciations } = await inspection.ask<{ denunciations: { edges: { node: Denunciation & { caseId: string | null; anonymous: boolean } }[] } }>(DENUNCIATIONS);
    expect(denunciations.edges.map(({ node }) => [node.stage, node.anonymous, node.caseId !== null])).toEqual([['UNDER_WAY', false, true], ['KEPT', true, false], ['CONCLUDED', false, true]]);
    const taken = denunciations.edges.find(({ node }) => node.stage === 'UNDER_WAY')?.node.id;
    const { revealDenouncer } = await inspection.ask<{ revealDenouncer: { denouncer: { name: string } } }>(REVEAL_DENOUNCER, { input: { denunciationId: taken, purpose: 'Xác minh nội dung tố cáo' } });
    expect(revealDenouncer.denouncer.name).toContain('dữ liệu mẫu');
    const { stateNotices } = await inspection.ask<{ stateNotices: { edges: { node: { stage: string; dueOn: string | null } }[] } }>(STATE_NOTICES);
    expect(stateNotices.edges.map(({ node }) => [node.stage, node.dueOn])).toEqual([['RECEIVED', '2026-11-25'], ['FILED', null]]);
  });

  it('nothing of which the secretary of a cell is told', async () => {
    const secretary = await api.login(USERS.secretary);
    expect((await secretary.ask<{ complaints: { edges: object[] } }>(COMPLAINTS)).complaints.edges).toEqual([]);
    expect((await secretary.ask<{ denunciations: { edges: object[] } }>(DENUNCIATIONS)).denunciations.edges).toEqual([]);
  });
});
