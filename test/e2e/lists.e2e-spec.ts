import type pg from 'pg';
import { newId } from '#kernel';
import { connect } from '../setup/client.js';
import { REFERENCE_DATE } from '../setup/reference.js';
import { type Client, TestApi, USERS } from './api.js';
import { DemoOracle, type OnRoll } from './demo-oracle.js';

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

type Arguments = Readonly<Record<string, unknown>>;

const LIST = `query ($asOf: PlainDate, $filter: MemberFilter, $sort: MemberSort, $descending: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
  list: members(asOf: $asOf, filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }
  }
}`;

const WARD = 'Đảng bộ phường Mộc Châu';
const CELL = 'Chi bộ bản Nà Sương';
const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const EVERY_DAY = ['2024-06-01', '2025-03-15', '2025-06-30', '2025-07-01', REFERENCE_DATE];
/** In the short form the last day of the old wards, before a merger, and today. */
const DAYS = FULL ? EVERY_DAY : ['2025-06-30', REFERENCE_DATE];

type Order = (a: OnRoll, b: OnRoll) => number;

const vietnamese = new Intl.Collator('vi');
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId: Order = (a, b) => byText(a.member.id, b.member.id);

/** Family and middle names, then the given name, as Vietnamese write them. */
function namesOf({ person }: OnRoll): { family: string; given: string } {
  const words = person.fullName.split(' ');
  return { given: words.at(-1) ?? '', family: words.slice(0, -1).join(' ') };
}

const ORDERS: Readonly<Record<string, Order>> = {
  NAME: (a, b) => vietnamese.compare(namesOf(a).given, namesOf(b).given) || vietnamese.compare(namesOf(a).family, namesOf(b).family) || byId(a, b),
  SENIORITY: (a, b) => byText(a.member.admissionDecidedOn, b.member.admissionDecidedOn) || byId(a, b),
  BIRTH_DATE: (a, b) => byText(a.person.birthOn, b.person.birthOn) || byId(a, b),
};

/** Whole years between two days, as people count them. */
function years(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

function matches(name: string, words: string): boolean {
  return words.split(/\s+/).filter(Boolean).every((word) => plain(name).split(' ').some((each) => each.startsWith(plain(word))));
}

describe('lists of members', () => {
  const oracle = new DemoOracle();
  const ward = oracle.organization(WARD);
  const scope = oracle.answersFor(ward);
  let api: TestApi;
  let client: Client;
  let owner: pg.Client;

  beforeAll(async () => {
    api = await TestApi.start();
    client = await api.login(USERS.standing);
    owner = await connect(api.database.ownerUrl);
  });

  afterAll(async () => {
    await owner.end();
    await api.close();
  });

  const page = async (args: Arguments): Promise<Connection> => (await client.ask<{ list: Connection }>(LIST, args)).list;
  const ids = (connections: readonly Connection[]): string[] => connections.flatMap(({ edges }) => edges.map(({ node }) => node.id));

  async function forwards(args: Arguments, first: number): Promise<Connection[]> {
    const pages = [await page({ ...args, first })];
    for (let last = pages[0]; last?.pageInfo.hasNextPage; last = pages.at(-1)) pages.push(await page({ ...args, first, after: last.pageInfo.endCursor }));
    return pages;
  }

  /** From the end to the beginning; answered in the order of the list. */
  async function backwards(args: Arguments, size: number): Promise<Connection[]> {
    const pages = [await page({ ...args, last: size })];
    for (let first = pages[0]; first?.pageInfo.hasPreviousPage; first = pages[0]) pages.unshift(await page({ ...args, last: size, before: first.pageInfo.startCursor }));
    return pages;
  }

  /** What the list must show: the roll of the ward on the day, as far as a condition says, in an order. */
  function expected(day: string, holds: (each: OnRoll) => boolean = () => true, order: Order = ORDERS['NAME'] ?? byId): string[] {
    return oracle.roll(day).filter((each) => scope.has(each.organizationId) && holds(each)).sort(order).map(({ member }) => member.id);
  }

  async function expectList(args: Arguments, wanted: readonly string[]): Promise<void> {
    const pages = await forwards(args, 100);
    expect(ids(pages)).toEqual(wanted);
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([wanted.length]));
  }

  describe('page by page', () => {
    const inCells = new Set([CELL, 'Chi bộ tổ dân phố Đồi Thông', 'Chi bộ bản Ta Niết'].slice(0, FULL ? 3 : 1).map((name) => oracle.organization(name)));
    const ordered = Object.entries(ORDERS).flatMap(([sort, order]) => [
      { sort, descending: false, order },
      { sort, descending: true, order: (a: OnRoll, b: OnRoll) => order(b, a) },
    ]);

    // In the short form every sixth order: the ward is long, and the cell below is walked in all of them.
    const wardOrders = ordered.filter((_, index) => FULL || index % 12 === 0);
    it.each(wardOrders)('the ward by $sort, descending: $descending, every member once, in both directions', async ({ sort, descending, order }) => {
      const wanted = expected(REFERENCE_DATE, undefined, order);
      expect(wanted.length).toBeGreaterThan(1_000);
      expect(ids(await forwards({ sort, descending }, 93))).toEqual(wanted);
      expect(ids(await backwards({ sort, descending }, 93))).toEqual(wanted);
    });

    it.each(ordered)('a cell by $sort, descending: $descending, seven at a time', async ({ sort, descending, order }) => {
      for (const cell of inCells) {
        const args = { sort, descending, filter: { organizationId: cell } };
        const wanted = expected(REFERENCE_DATE, ({ organizationId }) => organizationId === cell, order);
        const pages = await forwards(args, 7);
        expect(ids(pages)).toEqual(wanted);
        expect(pages.map(({ edges }) => edges.length).slice(0, -1)).toEqual(Array(pages.length - 1).fill(7));
        expect(ids(await backwards(args, 7))).toEqual(wanted);
        expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, index) => index > 0));
      }
    });

    it('from any row, forwards and backwards, there is what stands beside it', async () => {
      const all = await forwards({ filter: { organizationId: oracle.organization(CELL) } }, 100);
      const edges = all.flatMap((each) => each.edges);
      for (const [index, { cursor }] of edges.entries()) {
        const args = { filter: { organizationId: oracle.organization(CELL) } };
        expect(ids([await page({ ...args, first: 2, after: cursor })])).toEqual(edges.slice(index + 1, index + 3).map(({ node }) => node.id));
        expect(ids([await page({ ...args, last: 2, before: cursor })])).toEqual(edges.slice(Math.max(0, index - 2), index).map(({ node }) => node.id));
      }
    });

    it('a cursor belongs to its list: another sort, filter or day refuses it', async () => {
      const after = (await page({ first: 1 })).pageInfo.endCursor;
      for (const other of [{ sort: 'SENIORITY' }, { descending: true }, { asOf: '2025-06-30' }, { filter: { gender: 'MALE' } }]) {
        expect((await client.refusal(LIST, { first: 1, after, ...other })).extensions.code).toBe('CURSOR_INVALID');
      }
    });
  });

  describe('filters', () => {
    const hospital = oracle.organization('Đảng bộ Bệnh viện Đa khoa khu vực Mộc Châu');
    const below = oracle.under(hospital);
    const people = oracle.roll().filter(({ organizationId }) => scope.has(organizationId));
    const admissionYears = [...new Set(people.map(({ member }) => member.admissionDecidedOn.slice(0, 4)))].sort();
    const someYears = [...admissionYears.slice(0, 2), ...admissionYears.slice(-4), '1900'];

    it('an organisation with and without what stands below', async () => {
      expect(below.size).toBe(5);
      await expectList({ filter: { organizationId: hospital } }, expected(REFERENCE_DATE, ({ organizationId }) => below.has(organizationId)));
      await expectList({ filter: { organizationId: hospital, includeBelow: false } }, []);
      await expectList({ filter: { organizationId: ward } }, expected(REFERENCE_DATE));
    });

    it.each([['PROBATIONARY'], ['FULL'], ['FULL', 'PROBATIONARY']])('status %s %s', async (...statuses) => {
      await expectList({ filter: { statuses } }, expected(REFERENCE_DATE, ({ status }) => statuses.includes(status)));
    });

    it.each(['FEMALE', 'MALE'])('gender %s', async (gender) => {
      await expectList({ filter: { gender } }, expected(REFERENCE_DATE, ({ person }) => person.gender === gender));
    });

    it.each([[['01']], [['03', '08']], [['09', '02', '06']], [['54']]])('ethnic groups %j', async (ethnicGroups) => {
      await expectList({ filter: { ethnicGroups } }, expected(REFERENCE_DATE, ({ person }) => ethnicGroups.includes(person.ethnicGroupCode)));
    });

    it.each([
      [null, 30],
      [31, 40],
      [40, 40],
      [61, null],
      [0, 150],
      [100, null],
    ])('aged from %s to %s', async (ageFrom, ageTo) => {
      const holds = ({ person }: OnRoll): boolean => {
        const age = years(person.birthOn, REFERENCE_DATE);
        return (ageFrom ?? 0) <= age && age <= (ageTo ?? 200);
      };
      await expectList({ filter: { ageFrom, ageTo } }, expected(REFERENCE_DATE, holds));
    });

    it.each(someYears)('admitted in %s', async (year) => {
      await expectList({ filter: { admissionYear: Number(year) } }, expected(REFERENCE_DATE, ({ member }) => member.admissionDecidedOn.startsWith(year)));
    });

    it.each(['Nguyễn', 'nguyen', 'NGUYỄN', 'ngu', 'đ', 'dinh', 'Đình', 'thị hoa', 'hoa thi', '  hoa   THỊ ', 'van lo', 'u', 'ơ', 'Nguyễn'.normalize('NFD'), 'guyễn', '%', '_', 'a%', '\\', 'xyz', 'lò văn lò'])(
      'name %j, with or without accents, in any order, from the start of words',
      async (name) => {
        await expectList({ filter: { name } }, expected(REFERENCE_DATE, ({ person }) => matches(person.fullName, name)));
      },
    );

    it('the names searched for are there to be found', () => {
      for (const name of ['nguyen', 'dinh', 'hoa thi', 'van lo', 'ơ']) expect(people.filter(({ person }) => matches(person.fullName, name)).length).toBeGreaterThan(1);
    });

    it('temporary members where they take part, counted elsewhere', async () => {
      const guests = oracle.roll(REFERENCE_DATE, 'TEMPORARY').filter(({ organizationId }) => scope.has(organizationId)).sort(ORDERS['NAME']);
      expect(guests.length).toBeGreaterThan(0);
      await expectList({ filter: { membership: 'TEMPORARY' } }, guests.map(({ member }) => member.id));
    });

    it('all at once', async () => {
      const filter = { organizationId: ward, statuses: ['FULL'], gender: 'FEMALE', ethnicGroups: ['01', '03'], ageFrom: 30, ageTo: 60, name: 'thi' };
      const holds = ({ person, status }: OnRoll): boolean =>
        status === 'FULL' && person.gender === 'FEMALE' && ['01', '03'].includes(person.ethnicGroupCode) && years(person.birthOn, REFERENCE_DATE) >= 30 && years(person.birthOn, REFERENCE_DATE) <= 60 && matches(person.fullName, 'thi');
      expect(expected(REFERENCE_DATE, holds).length).toBeGreaterThan(10);
      await expectList({ filter }, expected(REFERENCE_DATE, holds));
    });
  });

  describe('as of a day', () => {
    it.each(DAYS)('%s: the whole roll, by status, and of one cell', async (asOf) => {
      const cell = oracle.organization(CELL, asOf);
      await expectList({ asOf }, expected(asOf));
      await expectList({ asOf, filter: { statuses: ['PROBATIONARY'] } }, expected(asOf, ({ status }) => status === 'PROBATIONARY'));
      await expectList({ asOf, filter: { organizationId: cell } }, expected(asOf, ({ organizationId }) => organizationId === cell));
      await expectList({ asOf, filter: { ageTo: 35 } }, expected(asOf, ({ person }) => years(person.birthOn, asOf) <= 35));
    });

    it.each(DAYS)('%s: those under the ward and under a predecessor, as the tree stood', async (asOf) => {
      for (const root of [ward, oracle.organization('Đảng bộ xã Chiềng Hắc', '2025-06-30')]) {
        const under = oracle.under(root, asOf);
        await expectList({ asOf, filter: { organizationId: root } }, expected(asOf, ({ organizationId }) => under.has(organizationId)));
      }
    });

    it('a transfer takes effect on its day', async () => {
      const moves = oracle.rows.membership.flatMap((after) =>
        oracle.rows.membership.flatMap((before) =>
          before.memberId === after.memberId && before.kind === 'PRIMARY' && after.kind === 'PRIMARY' && before.validThrough !== null && before.validThrough < after.validFrom && scope.has(before.organizationId) && scope.has(after.organizationId)
            ? [{ before, after }]
            : [],
        ),
      );
      expect(moves.length).toBeGreaterThan(5);
      const place = async (id: string, asOf: string): Promise<unknown> => {
        const { member } = await client.ask<{ member: { organization: { id: string } | null } }>(
          'query ($id: UUID!, $asOf: PlainDate) { member(id: $id, asOf: $asOf) { organization { id } } }',
          { id, asOf },
        );
        return member.organization?.id;
      };
      for (const { before, after } of moves.slice(-5)) {
        expect(await place(after.memberId, before.validThrough ?? '')).toBe(before.organizationId);
        expect(await place(after.memberId, after.validFrom)).toBe(after.organizationId);
      }
    });
  });

  describe('while others write', () => {
    const cell = oracle.organization(CELL);
    const filter = { organizationId: cell };

    async function enrol(fullName: string): Promise<string> {
      const [personId, memberId] = [newId(), newId()];
      await owner.query(`INSERT INTO person (id, full_name, birth_on, gender, ethnic_group_code, education) VALUES ($1, $2, '1990-01-01', 'MALE', '03', 'COLLEGE')`, [personId, fullName]);
      await owner.query(`INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on) VALUES ($1, $2, '2026-11-01', '2026-11-05')`, [memberId, personId]);
      await owner.query(`INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES ($1, $2, 'PROBATIONARY', '2026-11-01')`, [newId(), memberId]);
      await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES ($1, $2, $3, 'PRIMARY', '2026-11-01')`, [newId(), memberId, cell]);
      return memberId;
    }

    it('a page goes on where the one before it ended', async () => {
      const before = ids(await forwards({ filter }, 100));
      const first = await page({ filter, first: 7 });
      const last = await page({ filter, last: 7 });
      const early = await enrol('A A A');
      const late = await enrol('Vừ A Ỹ');
      const next = await page({ filter, first: 7, after: first.pageInfo.endCursor });
      expect(ids([next])).toEqual(before.slice(7, 14));
      expect(next.totalCount).toBe(before.length + 2);
      expect(ids([await page({ filter, last: 7, before: last.pageInfo.startCursor })])).toEqual(before.slice(-14, -7));
      expect(ids(await forwards({ filter }, 7))).toEqual([early, ...before, late]);
    });
  });
});
