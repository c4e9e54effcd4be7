import type pg from 'pg';
import { REPORTS } from '#demo/figures';
import { PARAMETER_NAMES } from '#regulations';
import { connect, refusalOf } from '../setup/client.js';
import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { SCENARIOS, type DemoUsers } from './mutations/index.js';
import { END_LOCAL_RULE, ENTER_NOTICE, NOTICE_2027, OWN_END, OWN_VALUE, SET_LOCAL_RULE, type LocalRule } from './rule-operations.js';

interface Value {
  readonly valueVi: string;
  readonly severity: string;
  readonly local: boolean;
  readonly document: string;
}

interface Override {
  readonly code: string;
  readonly message: string | null;
  readonly document: string | null;
  readonly reason: string;
  readonly title: string;
  readonly author: { readonly fullName: string } | null;
}

const BOOK = 'query ($on: PlainDate, $of: UUID) { regulations(on: $on, organizationId: $of) { parameter about mayBeLocal inForce { valueVi severity local document documentDate article } } }';
const HISTORY = 'query ($parameter: String!, $of: UUID) { regulationHistory(parameter: $parameter, organizationId: $of) { valueVi validFrom validThrough document local conflicting { valueVi } chosen } }';
const DEADLINE = 'query ($of: UUID!, $from: PlainDate!, $days: Int!) { workingDayDeadline(organizationId: $of, from: $from, workingDays: $days) { day certain missingYears reasonVi } }';
const RULES = '{ localRules { id value isSuperseded version } }';
const OVERRIDES = `query ($filter: OverrideFilterInput, $first: Int, $after: String) {
  overrides(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { code message document reason decisionNumber title author { fullName } organization { id } } } }
}`;
const CAPS = '{ ratingSeasons { year sheets { cap { mode } } } }';

describe('the rule book', () => {
  const oracle = new DemoOracle();
  const ward = oracle.organization(REPORTS.mocChau.ward.nameVi);
  const cell = oracle.organization('Chi bộ bản Nà Sương');
  let api: TestApi;
  let owner: pg.Client;
  let users: DemoUsers;

  beforeAll(async () => {
    api = await TestApi.start();
    owner = await connect(api.database.ownerUrl);
    const entries = await Promise.all(Object.entries(USERS).map(async ([name, user]) => [name, await api.login(user)] as const));
    users = Object.fromEntries(entries) as Record<keyof typeof USERS, Client>;
  });

  afterAll(async () => {
    await owner.end();
    await api.close();
  });

  async function capMode(client: Client, on: string, of: string | null = cell): Promise<Value | null> {
    const { regulations } = await client.ask<{ regulations: { parameter: string; inForce: Value | null }[] }>(BOOK, { on, of });
    return regulations.find(({ parameter }) => parameter === 'rating.cap-mode')?.inForce ?? null;
  }
  async function codesOf(client: Client, document: string, input: object): Promise<string[]> {
    const { extensions } = await client.refusal(document, { input });
    return (extensions.refusals ?? [{ code: extensions.code, path: [] }]).map(({ code, path }) => `${code} ${path.join('.')}`.trim());
  }
  const set = async (change: object = {}, client = users.office): Promise<LocalRule> =>
    (await client.ask<{ setLocalRule: { localRule: LocalRule } }>(SET_LOCAL_RULE, { input: { organizationId: ward, ...OWN_VALUE, ...change } })).setLocalRule.localRule;

  it('is shown whole for any day, and a parameter with its history, to everybody who is logged in', async () => {
    const { regulations } = await users.member.ask<{ regulations: { parameter: string; inForce: Value | null }[] }>(BOOK, {});
    expect(regulations.map(({ parameter }) => parameter)).toEqual(PARAMETER_NAMES);
    expect(await capMode(users.member, '2026-11-21', null)).toMatchObject({ valueVi: 'số hoàn thành tốt', severity: 'WARNING', local: false, document: '124-QĐ/TW' });
    expect(await capMode(users.member, '2019-10-17')).toBeNull();
    const { regulationHistory } = await users.secretary.ask<{ regulationHistory: object[] }>(HISTORY, { parameter: 'transfer.within' });
    expect(regulationHistory).toMatchObject([{ valueVi: '30 ngày làm việc', conflicting: [{ valueVi: '60 ngày làm việc' }] }]);
    expect((await users.secretary.refusal(HISTORY, { parameter: 'rating.colour' })).extensions.code).toBe('NOT_FOUND');
    expect((await users.vanSonStanding.refusal(BOOK, { of: cell })).extensions.code).toBe('NOT_FOUND');
  });

  describe('a ward’s own value', () => {
    it('holds in the ward from its day on, for its cells and for their sheets, and nowhere else', async () => {
      expect(await users.office.ask(SET_LOCAL_RULE, { input: { organizationId: ward, ...OWN_VALUE, validateOnly: true } })).toEqual({ setLocalRule: { localRule: null } });
      expect(await capMode(users.secretary, '2026-11-21')).toMatchObject({ local: false });
      const written = await set();
      expect(written).toMatchObject({ valueVi: 'số hoàn thành tốt trở lên', version: 1, isSuperseded: false });
      expect(written.author?.fullName).toMatch(/\S/);
      expect(await capMode(users.secretary, '2026-11-21')).toMatchObject({ valueVi: 'số hoàn thành tốt trở lên', severity: 'HARD', local: true, document: '07-HD/ĐU' });
      expect(await capMode(users.secretary, '2025-12-31')).toMatchObject({ local: false });
      const { ratingSeasons } = await users.standing.ask<{ ratingSeasons: { year: number; sheets: { cap: { mode: string } | null }[] }[] }>(CAPS);
      const modes = (year: number) => new Set(ratingSeasons.filter((season) => season.year === year).flatMap(({ sheets }) => sheets.map(({ cap }) => cap?.mode)));
      expect([modes(2026), modes(2025)]).toEqual([new Set(['INCLUSIVE']), new Set(['STRICT'])]);
      expect(await users.vanSonStanding.ask(RULES)).toEqual({ localRules: [] });
      expect(await capMode(users.vanSonStanding, '2026-11-21', null)).toMatchObject({ local: false });
    });

    it('is set by the standing committee and the party office of the ward only', async () => {
      const input = { organizationId: ward, ...OWN_VALUE };
      for (const client of [users.secretary, users.member, users.administrator]) expect(await codesOf(client, SET_LOCAL_RULE, input)).toEqual(['FORBIDDEN']);
      expect(await codesOf(users.vanSonStanding, SET_LOCAL_RULE, input)).toEqual(['NOT_FOUND input.organizationId']);
      expect(await codesOf(users.office, SET_LOCAL_RULE, { ...input, value: 'SOME', parameter: 'rating.cap-share' })).toEqual(['LOCAL_VALUE_INVALID input.value']);
      expect(await codesOf(users.office, SET_LOCAL_RULE, { ...input, supersedesId: ward })).toEqual(['NOT_FOUND input.supersedesId']);
    });

    it('is never overwritten: it ends by a document, or another takes its place', async () => {
      expect(await codesOf(users.office, SET_LOCAL_RULE, { organizationId: ward, ...OWN_VALUE, validFrom: '2026-06-01' })).toEqual(['LOCAL_RULE_OVERLAPS input.validFrom']);
      const first = (await users.office.ask<{ localRules: LocalRule[] }>(RULES)).localRules[0];
      const second = await set({ value: 'ALL', supersedesId: first?.id }, users.standing);
      expect(second.supersedesId).toBe(first?.id);
      expect(await capMode(users.secretary, '2026-11-21')).toMatchObject({ valueVi: 'số được xếp loại' });
      expect(await codesOf(users.office, SET_LOCAL_RULE, { organizationId: ward, ...OWN_VALUE, supersedesId: first?.id })).toEqual(['LOCAL_RULE_REPLACED input.supersedesId', 'LOCAL_RULE_OVERLAPS input.validFrom']);

      const end = { localRuleId: second.id, version: 1, ...OWN_END };
      expect(await codesOf(users.vanSonStanding, END_LOCAL_RULE, end)).toEqual(['NOT_FOUND input.localRuleId']);
      expect(await codesOf(users.office, END_LOCAL_RULE, { ...end, version: 7 })).toEqual(['VERSION_STALE input.version']);
      const { endLocalRule } = await users.office.ask<{ endLocalRule: { localRule: LocalRule } }>(END_LOCAL_RULE, { input: end });
      expect(endLocalRule.localRule).toMatchObject({ validThrough: '2026-12-31', endDocumentNumber: '09-HD/ĐU', version: 2 });
      expect(await codesOf(users.office, END_LOCAL_RULE, end)).toEqual(['VERSION_STALE input.version']);
      expect(await capMode(users.secretary, '2027-01-01')).toMatchObject({ local: false });
      const { regulationHistory } = await users.secretary.ask<{ regulationHistory: Value[] }>(HISTORY, { parameter: 'rating.cap-mode', of: cell });
      expect(regulationHistory.map(({ local }) => local)).toEqual([true, false, false]);
      expect((await users.office.ask<{ localRules: LocalRule[] }>(RULES)).localRules.map(({ isSuperseded }) => isSuperseded)).toEqual([true, false]);
    });

    it('stands alone in its days, whoever writes', async () => {
      const again = `INSERT INTO local_rule (id, organization_id, parameter, value, valid_from, document_number, document_on)
        SELECT gen_random_uuid(), organization_id, parameter, value, valid_from, document_number, document_on FROM local_rule WHERE superseded_at IS NULL LIMIT 1`;
      expect(await refusalOf(owner, again, [])).toBe('23P01');
    });
  });

  describe('working days', () => {
    const deadline = async (from: string, days: number, client = users.secretary) => (await client.ask<{ workingDayDeadline: object }>(DEADLINE, { of: cell, from, days })).workingDayDeadline;

    it('follow the notices: Monday 27/4/2026 is off, for 26/4 is a Sunday', async () => {
      expect(await deadline('2026-04-24', 1)).toEqual({ day: '2026-04-28', certain: true, missingYears: [], reasonVi: null });
      expect((await users.vanSonStanding.refusal(DEADLINE, { of: cell, from: '2026-04-24', days: 1 })).extensions.code).toBe('NOT_FOUND');
    });

    it('are uncertain in a year without a notice, until the ward enters it; it may be replaced, not entered twice', async () => {
      expect(await deadline('2026-12-24', 3)).toMatchObject({ day: '2026-12-29', certain: true });
      expect(await deadline('2026-12-30', 2)).toMatchObject({ day: '2027-01-01', certain: false, missingYears: [2027] });
      const input = { organizationId: ward, ...NOTICE_2027 };
      expect(await codesOf(users.secretary, ENTER_NOTICE, input)).toEqual(['FORBIDDEN']);
      expect(await codesOf(users.vanSonStanding, ENTER_NOTICE, input)).toEqual(['NOT_FOUND input.organizationId']);
      const { enterHolidayNotice } = await users.office.ask<{ enterHolidayNotice: { notice: { id: string; days: object[] } } }>(ENTER_NOTICE, { input });
      expect(enterHolidayNotice.notice.days).toHaveLength(NOTICE_2027.days.length);
      expect(await deadline('2026-12-24', 3)).toMatchObject({ day: '2026-12-28' });
      expect(await deadline('2026-12-30', 2)).toMatchObject({ day: '2027-01-05', certain: true });
      expect(await codesOf(users.standing, ENTER_NOTICE, input)).toEqual(['NOTICE_EXISTS input.year']);
      expect(await codesOf(users.standing, ENTER_NOTICE, { ...input, supersedesId: ward })).toEqual(['NOTICE_REPLACED input.supersedesId']);
      await users.standing.ask(ENTER_NOTICE, { input: { ...input, days: NOTICE_2027.days.filter(({ kind }) => kind === 'HOLIDAY'), supersedesId: enterHolidayNotice.notice.id } });
      expect(await deadline('2026-12-30', 2)).toMatchObject({ day: '2027-01-04' });
    });
  });

  describe('overridden warnings', () => {
    const list = async (client: Client, variables: Readonly<Record<string, unknown>> = {}) =>
      (await client.ask<{ overrides: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: Override }[] } }>(OVERRIDES, variables)).overrides;

    it('are listed for the standing committee with what they said, the provision, reason and author', async () => {
      const attempt = await SCENARIOS.find(({ mutation }) => mutation === 'enterRatings')?.prepare(users, api);
      await attempt?.client.ask(attempt.document, attempt.variables);
      const [latest] = (await list(users.standing, { first: 1 })).edges;
      expect(latest?.node).toMatchObject({ code: 'VOTE_NOT_CARRIED', document: '208-QĐ/TW', reason: 'Biên bản họp số 11', title: 'Phiếu đánh giá, xếp loại của chi bộ' });
      expect([latest?.node.message, latest?.node.author?.fullName]).toEqual([expect.stringContaining('phiếu tán thành'), expect.stringMatching(/\S/)]);
    });

    it('narrow to an organisation, a code, an author and days, page by page', async () => {
      const all = (await list(users.standing, { first: 100 })).edges.map(({ node }) => node.code);
      const short = (await list(users.standing, { first: 100, filter: { code: 'INTRODUCER_TOO_SHORT', through: '2026-11-20' } })).edges;
      expect(short).toHaveLength(all.filter((code) => code === 'INTRODUCER_TOO_SHORT').length);
      expect(short.length).toBeGreaterThan(1);
      const first = await list(users.standing, { first: 1, filter: { code: 'INTRODUCER_TOO_SHORT' } });
      const second = await list(users.standing, { first: 1, after: first.pageInfo.endCursor, filter: { code: 'INTRODUCER_TOO_SHORT' } });
      expect([...first.edges, ...second.edges].map(({ node }) => node)).toEqual(short.slice(0, 2).map(({ node }) => node));
      expect((await list(users.standing, { filter: { from: '2099-01-01' } })).edges).toEqual([]);
      expect((await list(users.standing, { filter: { organizationId: cell, code: 'VOTE_NOT_CARRIED' } })).edges).toHaveLength(1);
      expect((await list(users.standing, { filter: { authorId: cell } })).edges).toEqual([]);
    });

    it('are for nobody else, and each ward sees its own', async () => {
      for (const client of [users.secretary, users.office, users.member, users.administrator]) {
        expect((await client.refusal(OVERRIDES)).extensions.code).toBe('FORBIDDEN');
      }
      expect((await list(users.vanSonStanding, { filter: { organizationId: ward } })).edges).toEqual([]);
      expect((await list(users.vanSonStanding, { first: 100 })).edges.map(({ node }) => node.code)).not.toContain('VOTE_NOT_CARRIED');
    });
  });
});
