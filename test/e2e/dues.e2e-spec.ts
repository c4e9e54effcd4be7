import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { RECORD_DUES, VOID_DUES } from './fact-operations.js';
import { EXIT_DECISION, RECORD_EXIT } from './movement-operations.js';

interface Owed {
  readonly owedDong: number;
  readonly fullDong: number;
  readonly exemption: string | null;
  readonly rate: string | null;
  readonly rule: string | null;
  readonly keptDong: number | null;
  readonly payAt: { readonly name: string } | null;
}

interface Payment {
  readonly id: string;
  readonly version: number;
}

const OWED = `query ($memberId: UUID!, $month: PlainDate!, $basis: DuesBasis!, $amountDong: Int, $relief: DuesReliefInput) {
  duesOwed(memberId: $memberId, month: $month, basis: $basis, amountDong: $amountDong, relief: $relief) { month owedDong fullDong exemption rate rule keptDong warnings payAt { name } } }`;
const LIST = 'query ($filter: DuesPaymentFilterInput, $first: Int, $after: String) { duesPayments(filter: $filter, first: $first, after: $after) { totalCount totalDong pageInfo { hasNextPage endCursor } edges { node { month amountDong receipt voidReason member { id } organization { name } } } } }';
const CELL = 'Chi bộ bản Nà Sương';

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<'secretary' | 'otherSecretary' | 'office' | 'standing' | 'member', Client>>;
let cell: string;
let own: string;
let other: string;

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];
const list = async (client: Client, variables: Readonly<Record<string, unknown>> = {}) =>
  (await client.ask<{ duesPayments: { totalCount: number; totalDong: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: Readonly<Record<string, unknown>> }[] } }>(LIST, { filter: { organizationId: cell }, ...variables })).duesPayments;
const owed = async (client: Client, memberId: string, more: Readonly<Record<string, unknown>> = {}): Promise<Owed> =>
  (await client.ask<{ duesOwed: Owed }>(OWED, { memberId, month: '2026-11-21', basis: 'INSURED_WAGE', amountDong: 6_000_000, ...more })).duesOwed;
const input = (lines: readonly (readonly [memberId: string, month: string])[], paidOn = '2026-11-20') => ({ organizationId: cell, paidOn, receipt: 'Phiếu thu số 11', lines: lines.map(([memberId, month]) => ({ memberId, month, amountDong: 60_000 })) });
const refused = async (client: Client, document: string, given: unknown): Promise<string[]> => codes(await client.refusal(document, { input: given }));

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  const clients = await Promise.all(['secretary', 'otherSecretary', 'office', 'standing', 'member'].map(async (user) => [user, await api.login(USERS[user as keyof typeof users])]));
  users = Object.fromEntries(clients) as typeof users;
  cell = new DemoOracle().organization(CELL);
  own = (await users.member.ask<{ me: { person: { member: { id: string } } } }>('{ me { person { member { id } } } }')).me.person.member.id;
  const { rows } = await owner.query<{ id: string }>(
    `SELECT m.id FROM member m JOIN membership s ON s.member_id = m.id AND s.organization_id = $1 AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
     WHERE m.id <> $2 AND m.recognized_on BETWEEN '1990-01-01' AND '2020-01-01' AND NOT EXISTS (SELECT FROM post t WHERE t.person_id = m.person_id) ORDER BY m.id LIMIT 1`,
    [cell, own],
  );
  other = rows[0]?.id ?? '';
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

it('what a member owes follows from the book, and from where the member is active', async () => {
  const rate = { rate: '1%', rule: '01-QĐ/TW (2026-02-03), chưa đối chiếu điều khoản' };
  expect(await owed(users.member, own)).toEqual({ month: '2026-11-01', owedDong: 60_000, fullDong: 60_000, exemption: null, ...rate, keptDong: 42_000, warnings: [], payAt: { name: CELL } });
  expect(await owed(users.secretary, own, { relief: { kind: 'REDUCTION', percent: 50, from: '2026-11-05', months: 2 } })).toMatchObject({ owedDong: 30_000, keptDong: 21_000 });
  expect(codes(await users.otherSecretary.refusal(OWED, { memberId: own, month: '2026-11-21', basis: 'STUDENT' }))).toEqual(['NOT_FOUND']);
  expect(codes(await users.office.refusal(OWED, { memberId: own, month: '2026-11-21', basis: 'PENSION', relief: { kind: 'WAIVER', from: '2026-11-01', months: 18 } }))).toEqual(['DUES_BASE_MISSING', 'DUES_RELIEF_LONG']);
  expect(codes(await users.office.refusal(OWED, { memberId: own, month: '2026-01-21', basis: 'STUDENT' }))).toEqual(['PARAMETER_NOT_IN_FORCE']);
  // A guest elsewhere pays there: the own secretary is not told where.
  await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'TEMPORARY', '2026-09-01')`, [other, new DemoOracle().organization('Chi bộ tổ dân phố Đồi Thông')]);
  expect([await owed(users.secretary, other), await owed(users.otherSecretary, other), await owed(users.office, other)].map(({ payAt, keptDong }) => [payAt?.name, keptDong])).toEqual([
    [undefined, null],
    ['Chi bộ tổ dân phố Đồi Thông', 42_000],
    ['Chi bộ tổ dân phố Đồi Thông', 42_000],
  ]);
});

it('which months were paid is recorded by the cell, all or none, once a month', async () => {
  expect(await refused(users.otherSecretary, RECORD_DUES, input([[other, '2026-10-05']]))).toEqual(['NOT_FOUND']);
  expect(await refused(users.office, RECORD_DUES, input([[other, '2026-10-05']]))).toEqual(['FORBIDDEN']);
  expect(await refused(users.secretary, RECORD_DUES, input([[other, '2026-10-05'], [other, '2026-10-06'], [own, '1950-01-01'], [cell, '2026-10-05']], '2026-11-22'))).toEqual(['DATE_IN_FUTURE', 'DUES_PAID', 'DUES_NOT_HERE', 'NOT_FOUND']);
  expect((await list(users.secretary)).totalCount).toBe(0);

  const months = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-15`);
  const { recordDues } = await users.secretary.ask<{ recordDues: { payments: Payment[] } }>(RECORD_DUES, { input: input([...months.map((month) => [other, month] as const), [own, '2026-10-01']]) });
  expect(recordDues.payments).toHaveLength(11);
  expect(await refused(users.secretary, RECORD_DUES, input([[other, '2026-10-31']]))).toEqual(['DUES_PAID']);
  expect(await list(users.office)).toMatchObject({ totalCount: 11, totalDong: 660_000 });

  const first = await list(users.secretary, { filter: { memberId: other, year: 2026 }, first: 6 });
  const rest = await list(users.secretary, { filter: { memberId: other, year: 2026 }, first: 6, after: first.pageInfo.endCursor });
  expect([...first.edges, ...rest.edges].map(({ node }) => node['month'])).toEqual(months.map((month) => month.replace(/15$/, '01')).reverse());
  expect(rest.pageInfo.hasNextPage).toBe(false);
});

it('what somebody paid is told to the cell, the office and oneself', async () => {
  expect((await list(users.member, { filter: null })).edges.map(({ node }) => node)).toEqual([{ month: '2026-10-01', amountDong: 60_000, receipt: 'Phiếu thu số 11', voidReason: null, member: { id: own }, organization: { name: CELL } }]);
  expect((await list(users.otherSecretary, { filter: null })).totalCount).toBe(0);
  // The standing committee's own dues alone.
  expect((await list(users.standing, { filter: null })).totalCount).toBe(0);
});

it('months on record as paid speak against a removal for want of dues', async () => {
  const { member } = await users.office.ask<{ member: { version: number } }>('query ($id: UUID!) { member(id: $id) { version } }', { id: other });
  const removal = { ...EXIT_DECISION, memberId: other, version: member.version, kind: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY', grounds: 'Sổ đảng phí', effectiveOn: '2026-11-21', votes: { votesFor: 16, votesAgainst: 1, votesAbsent: 0 }, validateOnly: true };
  const told = async (unpaidMonths: number): Promise<string> => JSON.stringify((await users.standing.send(RECORD_EXIT, { input: { ...removal, unpaidMonths } })).errors ?? []);
  expect([(await told(3)).includes('UNPAID_MONTHS_PAID'), (await told(2)).includes('UNPAID_MONTHS_PAID')]).toEqual([true, false]);
});

it('what was entered by mistake is voided with the reason, and the month is free again', async () => {
  const { rows } = await owner.query<Payment>(`SELECT id, version FROM dues_payment WHERE member_id = $1`, [own]);
  const [payment] = rows;
  const voiding = { paymentId: payment?.id, version: payment?.version, reason: 'Ghi nhầm người' };
  expect(await refused(users.otherSecretary, VOID_DUES, voiding)).toEqual(['NOT_FOUND']);
  expect(await refused(users.secretary, VOID_DUES, { ...voiding, version: 9 })).toEqual(['VERSION_STALE']);
  expect((await users.secretary.ask<{ voidDues: { payments: object[] } }>(VOID_DUES, { input: voiding })).voidDues.payments).toEqual([{ id: payment?.id, month: '2026-10-01', voidReason: 'Ghi nhầm người', version: 2 }]);
  expect(await refused(users.secretary, VOID_DUES, voiding)).toEqual(['VERSION_STALE']);
  expect(await refused(users.secretary, VOID_DUES, { ...voiding, version: 2 })).toEqual(['DUES_VOIDED']);
  await users.secretary.ask(RECORD_DUES, { input: input([[own, '2026-10-01']]) });
  expect(await list(users.member, { filter: null })).toMatchObject({ totalCount: 1, totalDong: 60_000 });
});

it('nobody records or voids dues of their own; the deputy does it for the secretary', async () => {
  const mine = (await users.secretary.ask<{ me: { person: { member: { id: string } } } }>('{ me { person { member { id } } } }')).me.person.member.id;
  expect(await refused(users.secretary, RECORD_DUES, input([[other, '2026-11-01'], [mine, '2026-10-01']]))).toEqual(['OWN_DUES']);
  expect((await list(users.secretary, { filter: { memberId: mine } })).totalCount).toBe(0);
  await owner.query(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) SELECT gen_random_uuid(), person_id, $2, 'DEPUTY_SECRETARY', '2026-01-01' FROM member WHERE id = $1`, [own, cell]);
  const deputy = await api.login(USERS.member);
  const { recordDues } = await deputy.ask<{ recordDues: { payments: Payment[] } }>(RECORD_DUES, { input: input([[mine, '2026-10-01']]) });
  const [payment] = recordDues.payments;
  const voiding = { paymentId: payment?.id, version: payment?.version, reason: 'Ghi nhầm người' };
  expect(await refused(users.secretary, VOID_DUES, voiding)).toEqual(['OWN_DUES']);
  expect((await list(users.secretary, { filter: { memberId: mine } })).totalDong).toBe(60_000);
  expect((await deputy.ask<{ voidDues: { payments: object[] } }>(VOID_DUES, { input: voiding })).voidDues.payments).toMatchObject([{ voidReason: 'Ghi nhầm người' }]);
});

it('the database takes no dues from whoever pays them, whatever the program says', async () => {
  const client = await connect(api.database.superUrl);
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ path: string }>('SELECT path::text AS path FROM organization WHERE id = $1', [cell]);
    await client.query('SET LOCAL ROLE chibo_app');
    for (const right of ['dues_read', 'dues_record']) await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{${rows[0]?.path}}`]);
    await client.query('SELECT set_config($1, $2, true)', ['chibo.member', own]);
    const takes = async (sql: string, values: readonly string[]): Promise<string> => {
      await client.query('SAVEPOINT tried');
      const said = await client.query(sql, [...values]).then(({ rowCount }) => String(rowCount), (error: unknown) => String((error as { code?: string }).code));
      await client.query('ROLLBACK TO SAVEPOINT tried');
      return said;
    };
    const record = `INSERT INTO dues_payment (id, member_id, organization_id, month, amount_dong, paid_on, receipt) VALUES (gen_random_uuid(), $1, $2, '2026-11-01', 60000, '2026-11-20', 'Phiếu')`;
    const voided = `UPDATE dues_payment SET voided_at = now(), void_reason = 'nhầm' WHERE member_id = $1 AND month = '2026-10-01' AND voided_at IS NULL`;
    expect([await takes(record, [own, cell]), await takes(record, [other, cell]), await takes(voided, [own]), await takes(voided, [other])]).toEqual(['42501', '1', '42501', '1']);
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
});
