import fc from 'fast-check';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const SEED = 20_261_121;
const TIMEOUT = 300_000;
const DAYS = ['2024-12-31', '2025-06-30', '2025-12-31', '2026-05-15', '2026-11-21'] as const;
const FROM: Readonly<Record<(typeof DAYS)[number], string>> = {
  '2024-12-31': '2020-07-01', '2025-06-30': '2025-01-01', '2025-12-31': '2025-07-01', '2026-05-15': '2026-01-01', '2026-11-21': '2025-07-01',
};

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly counted: boolean } }[];
}

interface Answer {
  readonly figure: {
    readonly numerator: number;
    readonly denominator: number | null;
    readonly parts: readonly { readonly numerator: number; readonly denominator: number; readonly organization: { readonly id: string } | null }[];
    readonly facts: Connection;
    readonly counted: Connection;
  };
}

const PAGE = 'totalCount pageInfo { hasNextPage endCursor } edges { node { counted } }';
const FIGURE = `query ($metric: String!, $organizationId: UUID!, $from: PlainDate!, $through: PlainDate!, $structure: Structure!, $reading: String!, $after: String, $afterCounted: String) {
  figure(metric: $metric, organizationId: $organizationId, from: $from, through: $through, structure: $structure, reading: $reading) {
    numerator denominator parts { numerator denominator organization { id } }
    facts(first: 100, after: $after) { ${PAGE} } counted: facts(first: 100, after: $afterCounted, countedOnly: true) { ${PAGE} }
  }
}`;

interface Metric {
  readonly key: string;
  readonly denominator: string | null;
  readonly readings: readonly { readonly key: string }[];
}

interface Question {
  readonly organizationId: string;
  readonly through: (typeof DAYS)[number];
  readonly structure: 'TODAY' | 'AS_IT_WAS';
}

describe('every metric', () => {
  const oracle = new DemoOracle();
  let api: TestApi;
  let client: Client;
  let metrics: readonly Metric[];

  beforeAll(async () => {
    api = await TestApi.start();
    client = await api.login(USERS.standing);
    metrics = (await client.ask<{ metrics: Metric[] }>('{ metrics { key denominator readings { key } } }')).metrics;
  });

  afterAll(() => api.close());

  /** How many rows the list has in all its pages, and how many of them count. */
  async function listed(list: 'facts' | 'counted', variables: Readonly<Record<string, unknown>>, first: Answer['figure']): Promise<{ rows: number; counted: number }> {
    let { edges, pageInfo } = first[list];
    const all = [...edges];
    while (pageInfo.hasNextPage) {
      const after = { [list === 'facts' ? 'after' : 'afterCounted']: pageInfo.endCursor };
      ({ edges, pageInfo } = (await client.ask<Answer>(FIGURE, { ...variables, ...after })).figure[list]);
      all.push(...edges);
    }
    return { rows: all.length, counted: all.filter(({ node }) => node.counted).length };
  }

  async function check({ organizationId, through, structure }: Question): Promise<number> {
    let rows = 0;
    for (const { key: metric, readings } of metrics) {
      for (const { key: reading } of readings) {
        const variables = { metric, reading, organizationId, from: FROM[through], through, structure };
        const { figure } = await client.ask<Answer>(FIGURE, variables);
        const whole = await listed('facts', variables, figure);
        const counted = await listed('counted', variables, figure);
        const told = { metric, reading, numerator: figure.numerator, denominator: figure.denominator ?? whole.rows, totals: [figure.facts.totalCount, figure.counted.totalCount] };
        expect(told).toEqual({ metric, reading, numerator: counted.rows, denominator: whole.rows, totals: [whole.rows, counted.rows] });
        expect([metric, counted.counted, whole.counted]).toEqual([metric, counted.rows, counted.rows]);
        rows += whole.rows;
      }
    }
    return rows;
  }

  it('the facts of cells, of training and of recorded ratings are among them', () => {
    expect(metrics.map(({ key }) => key)).toEqual(expect.arrayContaining([
      'cells-keeping-regular-meetings', 'grassroots-leaders-trained', 'civil-servants-trained-digital-skills',
      'mass-organizations-rated-good-or-better', 'civil-servants-rated-good-or-better',
    ]));
  });

  it('is the length of its list, numerator and denominator, at any node, on any day, in both structures', async () => {
    const nodes = [...oracle.answersFor(oracle.organization('Đảng bộ phường Mộc Châu'))];
    const places = [oracle.organization('Đảng bộ phường Mộc Châu'), oracle.organization('Đảng bộ xã Chiềng Hắc', '2025-06-30'), oracle.organization('Chi bộ bản Nà Sương')];
    const question = fc.record({
      organizationId: fc.oneof(fc.constantFrom(...places), fc.constantFrom(...nodes)),
      through: fc.constantFrom(...DAYS),
      structure: fc.constantFrom('TODAY' as const, 'AS_IT_WAS' as const),
    });
    let rows = 0;
    const property = fc.asyncProperty(question, async (asked) => {
      rows += await check(asked);
    });
    await fc.assert(property, { seed: SEED, numRuns: FULL ? 200 : 8, endOnFailure: true });
    expect(rows).toBeGreaterThan(500);
  }, TIMEOUT);
});
