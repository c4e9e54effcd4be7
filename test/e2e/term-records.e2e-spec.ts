import { FIGURES } from '#demo/figures';
import { type Client, TestApi, USERS } from './api.js';
import { COUNTS, TERM_WORK } from './case-operations.js';
import { DemoOracle } from './demo-oracle.js';

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
