import { REPORTS } from '#demo/figures';
import { newId } from '#kernel';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';

interface Figure {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly parts: readonly { readonly numerator: number; readonly denominator: number; readonly organization: { readonly id: string } | null }[];
  readonly facts: { readonly totalCount: number; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly edges: readonly { readonly node: { readonly counted: boolean } }[] };
}

interface Progress {
  readonly year: number | null;
  readonly status: string;
  readonly shown: string | null;
  readonly value: number | null;
  readonly gap: number | null;
  readonly threshold: string;
  readonly formula: string;
  readonly forecast: { readonly value: number } | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly figure: { readonly numerator: number; readonly denominator: number | null } | null;
}

interface Measure {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  readonly progress: Progress | null;
  readonly years: readonly Progress[];
  readonly amendments: readonly { readonly effectiveOn: string; readonly threshold: string }[];
}

const PROGRESS = 'year status shown value gap threshold formula forecast { value } numerator denominator figure { numerator denominator }';
const RESOLUTIONS = `query ($asOf: PlainDate, $of: UUID, $structure: Structure) {
  resolutions { id title organization { name } targets { number group text measures {
    id key kind text amendments { effectiveOn threshold }
    progress(asOf: $asOf, organizationId: $of, structure: $structure) { ${PROGRESS} } years(asOf: $asOf, organizationId: $of) { ${PROGRESS} }
  } } }
}`;
const FIGURE = `query ($metric: String!, $of: UUID!, $from: PlainDate!, $through: PlainDate!, $structure: Structure, $reading: String, $after: String, $counted: Boolean!) {
  figure(metric: $metric, organizationId: $of, from: $from, through: $through, structure: $structure, reading: $reading) {
    numerator denominator value parts { numerator denominator organization { id } }
    facts(first: 100, after: $after, countedOnly: $counted) { totalCount pageInfo { hasNextPage endCursor } edges { node { counted } } }
  }
}`;
const AMEND = 'mutation ($input: AmendMeasureInput!) { amendMeasure(input: $input) { measure { id } } }';

describe('targets', () => {
  const oracle = new DemoOracle();
  const called = (name: string): string => oracle.rows.organizationPeriod.find((each) => each.name === name)?.organizationId ?? '';
  const ward = called(REPORTS.mocChau.ward.nameVi);
  const cell = called('Chi bộ bản Nà Sương');
  const neighbour = called('Chi bộ tổ dân phố Đồi Thông');
  let api: TestApi;
  let standing: Client;
  let secretary: Client;
  let vanSon: Client;
  let member: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    standing = await api.login(USERS.standing);
    secretary = await api.login(USERS.secretary);
    vanSon = await api.login(USERS.vanSonStanding);
    member = await api.login(USERS.member);
  });
  afterAll(() => api.close());

  async function measures(client: Client, variables: Readonly<Record<string, unknown>> = {}): Promise<readonly Measure[]> {
    const { resolutions } = await client.ask<{ resolutions: { targets: { measures: Measure[] }[] }[] }>(RESOLUTIONS, variables);
    expect(resolutions).toHaveLength(1);
    return resolutions.flatMap(({ targets }) => targets.flatMap((target) => target.measures));
  }

  async function measure(client: Client, key: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Measure> {
    const found = (await measures(client, variables)).find((each) => each.key === key);
    if (!found) throw new Error(`There is no measure ${key}.`);
    return found;
  }

  const ask = async (client: Client, variables: Readonly<Record<string, unknown>>): Promise<Figure> => (await client.ask<{ figure: Figure }>(FIGURE, { counted: false, ...variables })).figure;

  describe('a resolution', () => {
    it('stands in its exact wording, with all its measures', async () => {
      const printed = REPORTS.mocChau.targets.flatMap((target) => target.measures.map(({ key, textVi }) => [key, textVi]));
      expect((await measures(standing)).map(({ key, text }) => [key, text]).sort()).toEqual(printed.sort());
    });

    it('is read in the cells too, which are told how the ward stands in numbers only, and can open their own', async () => {
      const ofWard = (await measure(standing, 'members-rated-good-or-better')).progress;
      const told = (await measure(secretary, 'members-rated-good-or-better')).progress;
      expect(told).toEqual({ ...ofWard, figure: null });
      expect(told).toMatchObject({ numerator: ofWard?.figure?.numerator, denominator: expect.any(Number) as number });
      expect((await measure(secretary, 'members-admitted', { structure: 'AS_IT_WAS' })).progress).toBeNull();
      expect((await measure(secretary, 'members-admitted', { of: neighbour })).progress).toBeNull();
      expect((await measure(member, 'members-rated-good-or-better')).progress).toEqual(told);
      expect((await measure(member, 'members-rated-good-or-better', { of: cell })).progress).toBeNull();
      const own = await measure(secretary, 'members-rated-good-or-better', { of: cell });
      expect(own.progress).toMatchObject({ year: 2025, figure: { numerator: expect.any(Number) as number } });
      expect((await vanSon.refusal(FIGURE, { metric: 'members-admitted', of: ward, from: '2025-07-01', through: '2026-11-21', counted: false })).extensions.code).toBe('NOT_FOUND');
    });
  });

  describe('how a measure stands', () => {
    it('of a count in the term: in pace, with the arithmetic and a forecast', async () => {
      const { progress } = await measure(standing, 'members-admitted');
      const admitted = oracle.rows.member.filter(
        ({ id, admissionDecidedOn: on }) => on >= '2025-07-01' && oracle.rows.membership.some((stay) => stay.memberId === id && stay.validFrom <= on && oracle.answersFor(ward).has(stay.organizationId)),
      ).length;
      expect(progress).toMatchObject({ value: admitted, threshold: '40', gap: 40 - admitted, figure: { numerator: admitted } });
      expect(progress?.status).toBe(admitted * 1826 >= 40 * 509 ? 'ON_TRACK' : 'AT_RISK');
      expect(progress?.formula).toContain('40 × 509/1826 ngày');
      expect(progress?.forecast?.value).toBeCloseTo((admitted * 1826) / 509, 6);
    });

    it('of a yearly share: each year, and for the term the worst closed one', async () => {
      const { progress, years } = await measure(standing, 'members-rated-excellent');
      expect(years.map(({ year, status }) => [year, status])).toEqual([[2025, 'MISSED'], [2026, 'NOT_MEASURED']]);
      expect(progress).toEqual(years[0]);
    });

    it('before the term began and of what is not measured: NOT_MEASURED', async () => {
      expect((await measure(standing, 'members-rated-excellent', { asOf: '2025-08-01' })).progress?.status).toBe('NOT_MEASURED');
      expect((await measure(standing, 'clean-water')).progress).toMatchObject({ status: 'NOT_MEASURED', value: null, formula: 'Chưa có số liệu' });
    });
  });

  describe('a figure', () => {
    const DAYS = ['2021-06-30', '2023-12-31', '2025-06-30', '2025-12-31', '2026-11-21'];
    const nodes = ['Đảng bộ phường Mộc Châu', 'Đảng bộ xã Chiềng Hắc', 'Đảng bộ phường Mường Sang', 'Chi bộ bản Nà Sương', 'Đảng bộ Bệnh viện Đa khoa khu vực Mộc Châu'].map(called);

    it('is as long as its list, numerator and denominator, at every node, on past days and in both structures', async () => {
      const { metrics } = await standing.ask<{ metrics: { key: string; denominator: string | null; readings: { key: string }[] }[] }>('{ metrics { key denominator readings { key } } }');
      expect(metrics.length).toBeGreaterThanOrEqual(8);
      let counted = 0;
      for (const { key, denominator, readings } of metrics) {
        for (const [index, of] of nodes.entries()) {
          const through = DAYS[(index + key.length) % DAYS.length];
          const question = { metric: key, of, from: '2020-07-01', through, structure: index % 2 === 0 ? 'TODAY' : 'AS_IT_WAS', reading: readings[index % readings.length]?.key };
          for (const only of [false, true]) {
            const rows: boolean[] = [];
            let figure: Figure;
            let after: string | null = null;
            do {
              figure = await ask(standing, { ...question, counted: only, after });
              rows.push(...figure.facts.edges.map(({ node }) => node.counted));
              after = figure.facts.pageInfo.endCursor;
            } while (figure.facts.pageInfo.hasNextPage && rows.length < 400);
            const expected = only || denominator === null ? figure.numerator : (figure.denominator ?? 0);
            expect([key, of, figure.facts.totalCount]).toEqual([key, of, expected]);
            if (!figure.facts.pageInfo.hasNextPage) expect([key, of, rows.length, rows.filter(Boolean).length]).toEqual([key, of, expected, figure.numerator]);
            counted += figure.numerator;
          }
        }
      }
      expect(counted).toBeGreaterThan(100);
    }, 120_000);

    it('of a predecessor counts as it was; under today’s structure its cells count in the ward', async () => {
      const [, chiengHac] = nodes;
      const term = { metric: 'members-admitted', from: '2020-07-01', through: REPORTS.mocChau.predecessorsAsOf };
      expect((await ask(standing, { ...term, of: chiengHac, structure: 'AS_IT_WAS' })).numerator).toBe(58);
      expect((await ask(standing, { ...term, of: chiengHac, structure: 'TODAY' })).numerator).toBe(0);
      expect((await ask(standing, { ...term, of: ward, structure: 'TODAY' })).numerator).toBeGreaterThanOrEqual(58 + 15 + 15);
    });

    it('by year adds up to the whole, and by predecessor to what each counted itself', async () => {
      interface Part { readonly from: string; readonly through: string; readonly numerator: number; readonly organization: { readonly name: string } | null }
      const split = `query ($metric: String!, $of: UUID!, $from: PlainDate!, $through: PlainDate!) { figure(metric: $metric, organizationId: $of, from: $from, through: $through) {
        numerator byYear { from through numerator organization { name } } byPredecessor { from through numerator organization { name } } } }`;
      const variables = { metric: 'members-admitted', of: ward, from: '2020-07-01', through: '2026-11-21' } as const;
      const { figure } = await standing.ask<{ figure: { numerator: number; byYear: Part[]; byPredecessor: Part[] } }>(split, variables);
      expect(figure.byYear.map(({ from, through }) => [from, through])).toEqual([
        ['2020-07-01', '2020-12-31'], ...[2021, 2022, 2023, 2024, 2025].map((year) => [`${year}-01-01`, `${year}-12-31`]), ['2026-01-01', '2026-11-21'],
      ]);
      expect(figure.byYear.reduce((sum, part) => sum + part.numerator, 0)).toBe(figure.numerator);
      // What moved here without being a predecessor of the ward counts in the whole only.
      const before = figure.byPredecessor.map((part) => [part.organization?.name, part.numerator]).sort();
      expect(before).toEqual([['Đảng bộ phường Mường Sang', 15], ['Đảng bộ phường Mộc Lỵ', 15], ['Đảng bộ xã Chiềng Hắc', 58]]);
      expect(figure.byPredecessor.every(({ through }) => through === '2025-06-30')).toBe(true);
      const since = await standing.ask<{ figure: { byPredecessor: Part[] } }>(split, { ...variables, from: '2025-07-01' });
      expect(since.figure.byPredecessor).toEqual([]);
    });

    it('adds up from its parts', async () => {
      const { numerator, parts } = await ask(standing, { metric: 'members-admitted', of: ward, from: '2025-07-01', through: '2026-11-21' });
      expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBe(numerator);
    });

    it('is refused for what there is not, with all that is wrong', async () => {
      const { extensions } = await standing.refusal(FIGURE, { metric: 'members-admitted', of: ward, from: '2026-01-01', through: '2025-01-01', reading: 'by-luck', counted: false });
      expect(extensions.refusals?.map(({ code }) => code)).toEqual(['READING_UNKNOWN', 'DATES_OUT_OF_ORDER']);
      expect((await standing.refusal(FIGURE, { metric: 'no-such', of: ward, from: '2025-01-01', through: '2026-01-01', counted: false })).extensions.code).toBe('METRIC_UNKNOWN');
      const year = 'query ($year: Int!) { resolutions { targets { measures { progress(year: $year) { status } } } } }';
      expect((await standing.send(year, { year: 2026 })).errors?.[0]?.extensions.code).toBe('YEAR_POINTLESS');
    });
  });

  describe('an amendment', () => {
    const amendment = async (change: object = {}) => ({
      input: { measureId: (await measure(standing, 'members-admitted')).id, effectiveOn: '2026-01-01', comparator: 'GTE', threshold: '45', text: 'Kết nạp 45 đảng viên', decisionNumber: '12-QĐ/ĐU', decidedOn: '2025-12-20', ...change },
    });

    it('is refused to a cell, to another ward, and with every date that is wrong', async () => {
      expect((await secretary.refusal(AMEND, await amendment())).extensions.code).toBe('FORBIDDEN');
      expect((await vanSon.refusal(AMEND, await amendment())).extensions.code).toBe('NOT_FOUND');
      expect((await standing.refusal(AMEND, await amendment({ measureId: newId() }))).extensions.code).toBe('NOT_FOUND');
      const { extensions } = await standing.refusal(AMEND, await amendment({ effectiveOn: '2031-01-01', decidedOn: '2027-01-01' }));
      expect(extensions.refusals?.map(({ code }) => code)).toEqual(['AMENDED_OUTSIDE_TERM', 'DATE_IN_FUTURE']);
      expect((await standing.refusal(AMEND, await amendment({ threshold: 'nhiều' }))).extensions.code).toBe('INVALID_VALUE');
    });

    it('holds from its day on, and not before', async () => {
      await standing.ask(AMEND, await amendment());
      expect((await measure(standing, 'members-admitted')).progress?.threshold).toBe('45');
      expect((await measure(standing, 'members-admitted', { asOf: '2025-12-31' })).progress?.threshold).toBe('40');
      expect((await standing.refusal(AMEND, await amendment())).extensions.code).toBe('AMENDED_ALREADY');
    });
  });
});
