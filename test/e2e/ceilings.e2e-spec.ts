import { REPORTS } from '#demo/figures';
import pg from 'pg';
import { Client, TestApi, USERS } from './api.js';
import { ApiHere } from './api-here.js';
import { DemoOracle, inForce } from './demo-oracle.js';

interface Pool {
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly rated: number;
  readonly goodOrBetter: number;
  readonly allowed: number;
  readonly formula: string;
}

interface Limit {
  readonly mode: string;
  readonly inForce: boolean;
  readonly allowed: number;
  readonly shown: string;
  readonly formula: string;
  readonly canBeMet: boolean;
  readonly pools: readonly Pool[];
}

interface Beside {
  readonly basis: string;
  readonly poolBy: string | null;
  readonly inForce: boolean;
  readonly poolCount: number;
  readonly rated: number;
  readonly goodOrBetter: number;
  readonly excellent: number | null;
  readonly whole: number;
  readonly needed: number;
  readonly neededShown: string;
  readonly limits: readonly Limit[];
}

interface Ceiling {
  readonly rule: string;
  readonly mode: string;
  readonly poolBy: string;
  readonly statement: string | null;
  readonly sources: readonly { readonly what: string; readonly document: string; readonly grade: string }[];
  readonly bases: readonly Beside[];
}

interface Year {
  readonly year: number;
  readonly ceiling: Ceiling | null;
}

interface Measure {
  readonly key: string;
  readonly progress: Year | null;
  readonly years: readonly Year[];
}

const CEILING = `ceiling { rule mode poolBy statement sources { what document grade } bases {
  basis poolBy inForce poolCount rated goodOrBetter excellent whole needed neededShown
  limits { mode inForce allowed shown formula canBeMet pools { organization { id name } rated goodOrBetter allowed formula } }
} }`;
const resolutions = (asked: string): string => `query ($asOf: PlainDate, $of: UUID) { resolutions { targets { measures {
  key progress(asOf: $asOf, organizationId: $of) { year status ${asked} } years(asOf: $asOf, organizationId: $of) { year status ${asked} }
} } } }`;
const ORGANIZATIONS = 'base-organizations-rated-excellent';
const MEMBERS = 'members-rated-excellent';

describe('floors and ceilings', () => {
  const oracle = new DemoOracle();
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  const statements: string[] = [];
  let api: TestApi;
  let standing: Client;
  let secretary: Client;
  let vanSon: Client;

  beforeAll(async () => {
    const send = original?.value as (this: pg.Client, ...args: unknown[]) => unknown;
    const noting = function (this: pg.Client, ...args: unknown[]): unknown {
      const [first] = args;
      statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return send.apply(this, args);
    };
    Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: noting });
    api = await TestApi.start(new ApiHere());
    standing = await api.login(USERS.standing);
    secretary = await api.login(USERS.secretary);
    vanSon = await api.login(USERS.vanSonStanding);
  });
  afterAll(async () => {
    if (original) Object.defineProperty(pg.Client.prototype, 'query', original);
    await api.close();
  });

  async function measures(client: Client, variables: Readonly<Record<string, unknown>> = {}, asked = CEILING): Promise<readonly Measure[]> {
    const answer = await client.ask<{ resolutions: { targets: { measures: Measure[] }[] }[] }>(resolutions(asked), variables);
    return answer.resolutions.flatMap(({ targets }) => targets.flatMap((target) => target.measures));
  }

  async function measure(client: Client, key: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Measure> {
    const found = (await measures(client, variables)).find((each) => each.key === key);
    if (!found) throw new Error(`There is no measure ${key}.`);
    return found;
  }

  function known<T>(value: T | null | undefined): T {
    if (value === null || value === undefined) throw new Error('Something was expected.');
    return value;
  }

  const ceilingOf = async (client: Client, key: string, year: number, variables: Readonly<Record<string, unknown>> = {}): Promise<Ceiling> =>
    known((await measure(client, key, variables)).years.find((each) => each.year === year)?.ceiling);
  const besides = ({ bases }: Ceiling, basis: string, poolBy: string | null): Beside => known(bases.find((each) => each.basis === basis && each.poolBy === poolBy));
  const strict = ({ limits }: Beside): Limit => known(limits.find(({ mode }) => mode === 'STRICT'));

  /** By trying: the most of so many good or better that are within a fifth of the base. */
  function mostOf({ rated, goodOrBetter }: Pool, mode: string): number {
    const base = (excellent: number): number => (mode === 'STRICT' ? goodOrBetter - excellent : mode === 'ALL' ? rated : goodOrBetter);
    let most = 0;
    for (let excellent = 0; excellent <= goodOrBetter; excellent += 1) if (excellent * 5 <= base(excellent)) most = excellent;
    return most;
  }

  describe('of Mộc Châu’s 20 % of base organisations', () => {
    it('say that they collide in every mode, with the arithmetic: 4 of 17 are needed, 2 or 3 allowed', async () => {
      const ceiling = await ceilingOf(standing, ORGANIZATIONS, 2025);
      const { limits, ...all } = besides(ceiling, 'ALL_GOOD', null);
      expect(all).toEqual({ basis: 'ALL_GOOD', poolBy: null, inForce: true, poolCount: 1, rated: 17, goodOrBetter: 17, excellent: null, whole: 17, needed: 4, neededShown: '24' });
      expect(limits.map(({ mode, inForce: own, allowed, canBeMet, formula }) => [mode, own, allowed, canBeMet, formula])).toEqual([
        ['STRICT', true, 2, false, 'Tối đa 2: 5 × 2 = 10 ≤ 17 − 2 = 15; nếu 3 thì 5 × 3 = 15 > 17 − 3 = 14'],
        ['INCLUSIVE', false, 3, false, 'Tối đa 3: 5 × 3 = 15 ≤ 17; nếu 4 thì 5 × 4 = 20 > 17'],
        ['ALL', false, 3, false, 'Tối đa 3: 5 × 3 = 15 ≤ 17; nếu 4 thì 5 × 4 = 20 > 17'],
      ]);
      expect(ceiling.statement).toBe(
        'Không thể đạt trong giới hạn tỷ lệ xuất sắc, dù tất cả đều hoàn thành tốt trở lên: cần 4/17 (23,5%), tối đa 2/17 (11,8%); ' +
          'tính cách khác cũng không đạt: tối đa 3/17 (17,6%) nếu tính trên số hoàn thành tốt trở lên, 3/17 (17,6%) nếu tính trên số được xếp loại.',
      );
    });

    it('count the organisations there are: one more since the cooperative has a cell, and still out of reach', async () => {
      const all = besides(await ceilingOf(standing, ORGANIZATIONS, 2026), 'ALL_GOOD', null);
      expect([all.whole, all.needed, ...all.limits.map(({ allowed }) => allowed)]).toEqual([18, 4, 3, 3, 3]);
      expect(all.limits.some(({ canBeMet }) => canBeMet)).toBe(false);
    });

    it('show what was decided beside it, as the figure counts it', async () => {
      const decided = besides(await ceilingOf(standing, ORGANIZATIONS, 2025), 'DECIDED', null);
      const { progress } = (await measures(standing, {}, 'figure { numerator denominator }')).find(({ key }) => key === ORGANIZATIONS) as unknown as { progress: { figure: object } };
      expect(progress.figure).toEqual({ numerator: decided.excellent, denominator: decided.rated });
      expect(decided.limits.map(({ allowed }) => allowed)).toEqual(['STRICT', 'INCLUSIVE', 'ALL'].map((mode) => mostOf(known(decided.limits[0]?.pools[0]), mode)));
    });

    it('name the sources of the cap, and that they are not sure', async () => {
      const { sources, rule } = await ceilingOf(standing, ORGANIZATIONS, 2025);
      expect(rule).toBe('không quá 20% số hoàn thành tốt, không làm tròn lên');
      expect(sources.map(({ what, document, grade }) => [what, document, grade])).toEqual([
        ['Tỷ lệ', '21-HD/BTCTW', 'C'],
        ['Số dùng để tính', '124-QĐ/TW', 'C'],
        ['Làm tròn', '21-HD/BTCTW', 'C'],
        ['Nhóm tính tỷ lệ', '21-HD/BTCTW', 'B'],
      ]);
    });
  });

  describe('of Vân Sơn’s 15 % of members', () => {
    const COUNTED = { asOf: REPORTS.vanSon.asOf };

    it('say that 95 % good or better in 28 near-equal pools of 1,011 leave 143 under STRICT, where 152 are needed', async () => {
      const ceiling = await ceilingOf(vanSon, MEMBERS, 2025, COUNTED);
      const evenly = besides(ceiling, 'SPREAD_EVENLY', 'DIRECT_ORGANIZATION');
      expect([evenly.poolCount, evenly.rated, evenly.needed, evenly.neededShown]).toEqual([28, 1011, 152, '15,03']);
      expect(strict(evenly)).toMatchObject({ allowed: 143, shown: '14,1', canBeMet: false, formula: '28 nhóm: 3 nhóm × 6 + 25 nhóm × 5 = 143' });
      expect(ceiling.statement).toContain('cần 152/1.011 (15,03%), tối đa 143/1.011 (14,1%) trong 28 nhóm');
    });

    it('say that one pool of all would do, and as the rule in force pools them too', async () => {
      const ceiling = await ceilingOf(vanSon, MEMBERS, 2025, COUNTED);
      expect(strict(besides(ceiling, 'SPREAD_EVENLY', 'WHOLE'))).toMatchObject({ allowed: 160, shown: '15,8', canBeMet: true });
      expect(ceiling.poolBy).toBe('BASE_ORGANIZATION');
      expect(ceiling.statement).toMatch(/^Có thể đạt khi tính theo từng tổ chức cơ sở đảng; nhưng nếu tính theo từng tổ chức trực thuộc thì không thể đạt/);
    });

    it('count whoever the rosters of the season hold, on the day they were frozen', async () => {
      const planned = besides(await ceilingOf(vanSon, MEMBERS, 2026, { asOf: '2026-11-20' }), 'PLANNED', 'WHOLE');
      const ward = oracle.organization(REPORTS.vanSon.ward.nameVi);
      const season = known(oracle.rows.ratingSeason.find(({ organizationId, year }) => organizationId === ward && year === 2026));
      const sheets = new Set(oracle.rows.ratingSheet.filter(({ seasonId }) => seasonId === season.id).map(({ id }) => id));
      const rostered = oracle.rows.ratingEntry.filter(({ sheetId, memberId, excuse }) => sheets.has(sheetId) && memberId !== null && excuse === null).length;
      expect([planned.rated, planned.goodOrBetter]).toEqual([rostered, Math.ceil((rostered * 95) / 100)]);
    });
  });

  describe.each([
    ['BASE_ORGANIZATION', (id: string, day: string) => baseOf(id, day)],
    ['DIRECT_ORGANIZATION', (id: string, day: string) => directOf(id, day)],
    ['WHOLE', () => oracle.organization(REPORTS.mocChau.ward.nameVi)],
  ] as const)('pooled by %s', (poolBy, poolOf) => {
    it('add up what was decided in each pool, by each mode, without rounding up', async () => {
      const decided = besides(await ceilingOf(standing, MEMBERS, 2025), 'DECIDED', poolBy);
      const ward = oracle.organization(REPORTS.mocChau.ward.nameVi);
      const season = known(oracle.rows.ratingSeason.find(({ organizationId, year }) => organizationId === ward && year === 2025));
      const expected = new Map<string, [number, number]>();
      let excellent = 0;
      for (const sheet of oracle.rows.ratingSheet.filter(({ seasonId }) => seasonId === season.id)) {
        const levels = oracle.rows.ratingEntry.flatMap(({ sheetId, memberId, decidedLevel, decidedAbove }) => (sheetId === sheet.id && memberId !== null && !decidedAbove && decidedLevel ? [decidedLevel] : []));
        if (levels.length === 0) continue;
        const pool = poolOf(sheet.organizationId, season.cutOffOn);
        const [rated, good] = expected.get(pool) ?? [0, 0];
        expected.set(pool, [rated + levels.length, good + levels.filter((level) => level === 'EXCELLENT' || level === 'GOOD').length]);
        excellent += levels.filter((level) => level === 'EXCELLENT').length;
      }
      expect(decided.excellent).toBe(excellent);
      for (const { mode, pools, allowed, canBeMet } of decided.limits) {
        expect(pools.map(({ organization, rated, goodOrBetter }) => [organization?.id, rated, goodOrBetter]).sort()).toEqual([...expected].map(([id, counts]) => [id, ...counts]).sort());
        expect(pools.map((pool) => pool.allowed)).toEqual(pools.map((pool) => mostOf(pool, mode)));
        expect(allowed).toBe(pools.reduce((sum, pool) => sum + pool.allowed, 0));
        expect(canBeMet).toBe(allowed * 100 >= 15 * decided.rated);
      }
    });
  });

  it('follow the reading of the wording: of those good or better, fewer are needed', async () => {
    // All other measures refuse a reading that they do not have.
    const asked = `{ resolutions { targets { measures { key progress(reading: "of-good-or-better", year: 2025) { year ${CEILING} } } } } }`;
    const { data } = await standing.send<{ resolutions: { targets: { measures: Measure[] }[] }[] }>(asked);
    const found = data?.resolutions.flatMap(({ targets }) => targets.flatMap((target) => target.measures)).find(({ key }) => key === MEMBERS);
    const ofGood = besides(known(found?.progress?.ceiling), 'DECIDED', 'WHOLE');
    const ofRated = besides(await ceilingOf(standing, MEMBERS, 2025), 'DECIDED', 'WHOLE');
    expect([ofRated.whole, ofGood.whole]).toEqual([ofRated.rated, ofRated.goodOrBetter]);
    expect(ofGood.needed).toBe(Math.ceil((ofRated.goodOrBetter * 15) / 100));
  });

  it('are there only of what the cap limits, and of the whole that has the target', async () => {
    const limited = (await measures(standing)).filter(({ progress, years }) => [progress, ...years].some((each) => each?.ceiling)).map(({ key }) => key);
    expect(limited.sort()).toEqual([ORGANIZATIONS, MEMBERS]);
    const cell = oracle.organization('Chi bộ bản Nà Sương');
    const own = await measure(secretary, MEMBERS, { of: cell });
    expect([own.progress?.year, own.progress?.ceiling]).toEqual([2025, null]);
    // The ward's number is told to its cells, and not what it is made of.
    const told = await measure(secretary, MEMBERS);
    expect([told.progress?.year, told.progress?.ceiling]).toEqual([2025, null]);
  });

  it('cost two statements a year, however many measures they limit', async () => {
    const taken = async (asked: string): Promise<number> => {
      statements.length = 0;
      await measures(standing, {}, asked);
      return statements.length;
    };
    const without = await taken('formula');
    // Both years, with the thresholds of the measures beside them, which all measures share; and what the ward set and entered, once.
    expect((await taken('formula ceiling { statement bases { limits { allowed formula pools { allowed } } } }')) - without).toBe(4 + 2);
  });

  /** The base organisation that a cell is or belongs to, else the ward. */
  function baseOf(id: string, day: string): string {
    const period = known(oracle.period(id, day));
    if (['BASE_CELL', 'BASE_COMMITTEE', 'WARD_COMMITTEE'].includes(period.kind)) return id;
    return baseOf(known(period.parentId), day);
  }

  function directOf(id: string, day: string): string {
    const parent = known(oracle.rows.organizationPeriod.find((each) => each.organizationId === id && inForce(each, day))?.parentId);
    return parent === oracle.organization(REPORTS.mocChau.ward.nameVi) ? id : directOf(parent, day);
  }
});
