import type pg from 'pg';
import { connect } from '../setup/client.js';
import { RECORD_BADGE, RECORD_FILE_CHECK, WITHDRAW_BADGE } from './record-operations.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';

const BADGES = `
  query ($organizationId: UUID!, $asOf: PlainDate, $rounds: Int, $first: Int, $after: String, $last: Int, $before: String) {
    badgeCandidates(organizationId: $organizationId, asOf: $asOf, rounds: $rounds, first: $first, after: $after, last: $last, before: $before) {
      totalCount tally { round years count } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { id years round reachedOn member { id admissionDecidedOn organization { name } partySeniority { years countedFrom daysOutside } } } } } }`;
const SENIORITY = `query ($id: UUID!, $asOf: PlainDate) { member(id: $id, asOf: $asOf) { seniorityYears probationThrough partySeniority { years months days countedFrom daysOutside } } }`;

/** Who reaches a badge after a day and by another, straight from the tables: nobody of the demo data has left and come back. */
const DUE = `
  SELECT m.id, y.years, (m.admission_decided_on + make_interval(years => y.years))::date::text AS reached_on
  FROM membership ms
  JOIN organization o ON o.id = ms.organization_id AND o.path <@ (SELECT path FROM organization WHERE id = $1)
  JOIN member m ON m.id = ms.member_id
  JOIN member_status_period st ON st.member_id = m.id AND st.status = 'FULL' AND st.during @> date '2026-11-21'
  CROSS JOIN unnest(ARRAY[30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95]) AS y (years)
  WHERE ms.kind = 'PRIMARY' AND ms.during @> date '2026-11-21'
    AND m.admission_decided_on + make_interval(years => y.years) > $2::date AND m.admission_decided_on + make_interval(years => y.years) <= $3::date
  ORDER BY m.id`;

const ROLL = `SELECT m.id FROM membership ms JOIN member m ON m.id = ms.member_id JOIN member_status_period st ON st.member_id = m.id AND st.status = 'FULL' AND st.during @> date '2026-11-21'
  WHERE ms.organization_id = $1 AND ms.kind = 'PRIMARY' AND ms.during @> date '2026-11-21' AND EXISTS (SELECT FROM identity_number n WHERE n.person_id = m.person_id AND n.kind = 'CARD') ORDER BY m.id`;
const COMPLETENESS = `query ($organizationId: UUID!) { recordCompleteness(organizationId: $organizationId) { organization { id name } members complete missing { item count } } }`;
const MISSING = `query ($id: UUID!) { member(id: $id) { id missing } }`;

interface Completeness {
  readonly organization: { readonly id: string };
  readonly members: number;
  readonly complete: number;
  readonly missing: readonly { readonly item: string; readonly count: number }[];
}
interface Candidate {
  readonly id: string;
  readonly years: number;
  readonly round: string;
  readonly reachedOn: string;
  readonly member: { readonly admissionDecidedOn: string; readonly partySeniority: { readonly years: number; readonly daysOutside: number } | null };
}
interface Badges {
  readonly totalCount: number;
  readonly tally: readonly { readonly round: string; readonly years: number; readonly count: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Candidate }[];
}

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
const ids = new Map<string, string>();

const coded = ({ extensions }: ApiError): string[] => (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, ...path].join('.'));
const organization = (name: string): string => ids.get(name) ?? name;
const WARD = 'Đảng bộ phường Mộc Châu';
const NA_SUONG = 'Chi bộ bản Nà Sương';
const DOI_THONG = 'Chi bộ tổ dân phố Đồi Thông';
const ROUNDS = [
  ['2026-11-07', '2027-02-03'],
  ['2027-02-03', '2027-05-19'],
] as const;

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.superUrl);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([name, username]) => [name, await api.login(username)]))) as typeof users;
  const { rows } = await owner.query<{ id: string; name: string }>(`SELECT organization_id AS id, name FROM organization_period WHERE during @> date '2026-11-21'`);
  for (const { id, name } of rows) ids.set(name, id);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

async function badges(client: Client, variables: Readonly<Record<string, unknown>>): Promise<Badges> {
  return (await client.ask<{ badgeCandidates: Badges }>(BADGES, variables)).badgeCandidates;
}

describe('badges of the coming rounds', () => {
  it('are those of whoever reaches the years after one round and by the next, no one’s else', async () => {
    const found = await badges(users.office, { organizationId: organization(WARD), first: 100 });
    const expected = await Promise.all(ROUNDS.map(async ([after, by]) => (await owner.query<{ id: string; years: number; reached_on: string }>(DUE, [organization(WARD), after, by])).rows.map((row) => [row.id, row.years, by, row.reached_on])));
    expect(found.edges.map(({ node }) => [node.id, node.years, node.round, node.reachedOn]).sort()).toEqual(expected.flat().sort());
    expect(found.totalCount).toBeGreaterThan(5);
    expect(found.tally.reduce((sum, { count }) => sum + count, 0)).toBe(found.totalCount);
    const order = found.edges.map(({ node }) => `${node.round} ${999 - node.years}`);
    expect(order).toEqual([...order].sort());
  });

  it('go on from page to page, forwards and backwards', async () => {
    const of = { organizationId: organization(WARD), rounds: 2 };
    const whole = (await badges(users.office, { ...of, first: 100 })).edges.map(({ node }) => node.id);
    const pages: string[] = [];
    for (let page = await badges(users.office, { ...of, first: 9 }); ; page = await badges(users.office, { ...of, first: 9, after: page.pageInfo.endCursor })) {
      pages.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(pages).toEqual(whole);
    expect((await badges(users.office, { ...of, last: 4 })).edges.map(({ node }) => node.id)).toEqual(whole.slice(-4));
  });

  it('are listed by whoever sees the roll there, and every member listed is in the audit', async () => {
    for (const who of ['member', 'otherSecretary', 'vanSonStanding'] as const) {
      expect([who, coded(await users[who].refusal(BADGES, { organizationId: organization(NA_SUONG) }))]).toEqual([who, ['NOT_FOUND.organizationId']]);
    }
    expect(coded(await users.secretary.refusal(BADGES, { organizationId: organization(WARD) }))).toEqual(['NOT_FOUND.organizationId']);
    const answer = await badges(users.otherSecretary, { organizationId: organization(DOI_THONG), rounds: 8 });
    const { rows } = await owner.query<{ id: string }>(
      `SELECT s.subject_id AS id FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id JOIN account a ON a.id = e.account_id
       WHERE a.username = $1 AND s.subject_kind = 'member' AND e.operation LIKE '%badgeCandidates%'`,
      [USERS.otherSecretary],
    );
    expect(answer.edges.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(answer.edges.map(({ node }) => node.id)));
  });

  it('cannot be listed for a day before the rules on record', async () => {
    const error = await users.office.refusal(BADGES, { organizationId: organization(WARD), asOf: '2026-05-18' });
    expect(coded(error)).toEqual(['BADGES_UNKNOWN.asOf']);
    expect(error.message).toContain('18/05/2026');
    expect(coded(await users.office.refusal(BADGES, { organizationId: organization(WARD), rounds: 9 }))).toEqual(['INVALID_VALUE.rounds']);
  });

  it('come later for whoever was outside the Party for a time', async () => {
    const [first] = (await badges(users.office, { organizationId: organization(WARD) })).edges;
    if (!first) throw new Error('Nobody reaches a badge.');
    const { id, years } = first.node;
    const before = (await users.office.ask<{ member: { partySeniority: object } }>(SENIORITY, { id })).member;
    expect(before).toMatchObject({ seniorityYears: years - 1, probationThrough: null, partySeniority: { years: years - 1, countedFrom: first.node.member.admissionDecidedOn, daysOutside: 0 } });
    await owner.query(`UPDATE member_status_period SET valid_through = '2009-12-31', end_reason = 'EXPELLED' WHERE member_id = $1 AND status = 'FULL'`, [id]);
    await owner.query(`INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES (gen_random_uuid(), $1, 'FULL', '2011-01-01')`, [id]);
    const { member } = await users.office.ask<{ member: object }>(SENIORITY, { id });
    expect(member).toMatchObject({ seniorityYears: years - 2, partySeniority: { years: years - 2, daysOutside: 365 } });
    expect((await users.office.ask<{ member: object }>(SENIORITY, { id, asOf: '2010-06-01' })).member).toEqual({ seniorityYears: null, probationThrough: null, partySeniority: null });
    expect((await badges(users.office, { organizationId: organization(WARD), first: 100 })).edges.map(({ node }) => node.id)).not.toContain(id);
  });
});

describe('what members’ records miss', () => {
  const completeness = async (client: Client, id: string): Promise<readonly Completeness[]> => (await client.ask<{ recordCompleteness: readonly Completeness[] }>(COMPLETENESS, { organizationId: id })).recordCompleteness;
  const countOf = (of: Completeness | undefined, item: string): number => of?.missing.find((each) => each.item === item)?.count ?? 0;
  const missing = async (client: Client, id: string): Promise<unknown> => (await client.ask<{ member: { missing: unknown } }>(MISSING, { id })).member.missing;

  it('is told item by item, and counted for the organisation and those directly below it', async () => {
    const cell = organization(NA_SUONG);
    const { rows } = await owner.query<{ id: string }>(ROLL, [cell]);
    const [one, two] = rows.map(({ id }) => id);
    if (one === undefined || two === undefined) throw new Error('The cell has too few full members.');
    const [before] = await completeness(users.secretary, cell);
    await owner.query('DELETE FROM person_contact WHERE person_id = (SELECT person_id FROM member WHERE id = $1)', [one]);
    await owner.query(`UPDATE person SET birth_precision = 'YEAR', birth_on = date_trunc('year', birth_on) WHERE id = (SELECT person_id FROM member WHERE id = $1)`, [one]);
    await owner.query(`UPDATE identity_number SET digits = 7 WHERE kind = 'CARD' AND person_id = (SELECT person_id FROM member WHERE id = $1)`, [two]);
    const [after, ...below] = await completeness(users.secretary, cell);
    expect(below).toEqual([]);
    expect(after?.members).toBe(before?.members);
    expect(countOf(after, 'CARD_NUMBER_DIGITS')).toBe(countOf(before, 'CARD_NUMBER_DIGITS') + 1);
    expect(countOf(after, 'PHONE')).toBeGreaterThan(0);
    expect(await missing(users.secretary, one)).toEqual(['BIRTH_DATE', 'PHONE', 'ADDRESS']);
    expect(await missing(users.office, two)).toContain('CARD_NUMBER_DIGITS');
    const [ward, ...units] = await completeness(users.office, organization(WARD));
    expect(units.find((unit) => unit.organization.id === cell)).toEqual(after);
    expect(units.reduce((sum, { members }) => sum + members, 0)).toBe(ward?.members);
    const { organization: counted } = await users.office.ask<{ organization: { memberCount: number } }>('query ($id: UUID!) { organization(id: $id) { memberCount } }', { id: organization(WARD) });
    expect(ward?.members).toBe(counted.memberCount);
  });

  it('is not told where one may not know how to reach people', async () => {
    const { rows } = await owner.query<{ id: string }>(ROLL, [organization(DOI_THONG)]);
    const id = rows[0]?.id ?? '';
    for (const who of ['inspection', 'secretary', 'member', 'vanSonStanding'] as const) expect([who, coded(await users[who].refusal(COMPLETENESS, { organizationId: organization(DOI_THONG) }))]).toEqual([who, ['NOT_FOUND.organizationId']]);
    expect(await missing(users.inspection, id)).toBeNull();
    expect(coded(await users.administrator.refusal(COMPLETENESS, { organizationId: organization(WARD) }))).toEqual(['FORBIDDEN']);
    expect(coded(await users.secretary.refusal(MISSING, { id }))).toEqual(['NOT_FOUND.id']);
    const { me } = await users.member.ask<{ me: { person: { member: { id: string; missing: unknown } } } }>('{ me { person { member { id missing } } } }');
    expect(me.person.member.missing).toEqual(expect.any(Array));
  });
});

describe('a paper file', () => {
  const FILE = `query ($id: UUID!, $asOf: PlainDate) { member(id: $id, asOf: $asOf) { missing paperFile { checkedOn keptAt remark documents { kind documentOn copies } missing dueOn version checkedBy { id } } } }`;
  const NOTICES = '{ notices { id record urgency fallsOn message organization { id } } }';
  const papers = ['APPLICATION', 'LIFE_HISTORY', 'ADMISSION_DECISION'].map((kind) => ({ kind, documentOn: '2010-05-19', copies: 1 }));
  let id: string;
  const found = (change: object = {}): { input: object } => ({ input: { memberId: id, version: 0, checkedOn: '2026-11-20', keptAt: 'Tủ 2, hộp 14', documents: papers, ...change } });

  beforeAll(async () => {
    id = (await owner.query<{ id: string }>(ROLL, [organization(NA_SUONG)])).rows[2]?.id ?? '';
  });

  it('is checked by the party office, of present members of its ward', async () => {
    for (const who of ['secretary', 'standing', 'inspection', 'member', 'vanSonStanding', 'administrator'] as const) expect([who, coded(await users[who].refusal(RECORD_FILE_CHECK, found()))]).toEqual([who, ['FORBIDDEN']]);
    const elsewhere = (await owner.query<{ id: string }>(ROLL, [organization('Chi bộ tổ dân phố Đồi Chè')])).rows[0]?.id;
    expect(coded(await users.office.refusal(RECORD_FILE_CHECK, found({ memberId: elsewhere })))).toEqual(['NOT_FOUND.input.memberId']);
    expect(coded(await users.office.refusal(RECORD_FILE_CHECK, found({ version: 1 })))).toEqual(['VERSION_STALE.input.version']);
    expect(coded(await users.office.refusal(RECORD_FILE_CHECK, found({ checkedOn: '2026-11-22', documents: [...papers, papers[0]] })))).toEqual(['DATE_IN_FUTURE.input.checkedOn', 'PAPER_TWICE.input.documents.3.kind']);
  });

  it('shows what it was found to hold, what is missing, where it is and until when that stands; before, nothing', async () => {
    const { member: before } = await users.secretary.ask<{ member: { missing: string[] } }>(FILE, { id });
    expect(before).toMatchObject({ paperFile: { checkedOn: null, keptAt: null, documents: [], missing: [], dueOn: '2027-07-26', version: 0, checkedBy: null } });
    await users.office.ask(RECORD_FILE_CHECK, found({ validateOnly: true }));
    await users.office.ask(RECORD_FILE_CHECK, found({ remark: 'Thiếu phiếu đảng viên' }));
    const { member } = await users.secretary.ask<{ member: { missing: string[] } }>(FILE, { id });
    const missing = ['RECOGNITION_DECISION', 'RECORD_SHEET'];
    expect(member).toMatchObject({ paperFile: { checkedOn: '2026-11-20', keptAt: 'Tủ 2, hộp 14', remark: 'Thiếu phiếu đảng viên', documents: papers, missing, dueOn: '2027-11-20', version: 1 } });
    expect(member.missing).toEqual([...before.missing, 'FILE_DOCUMENTS']);
    expect((await users.secretary.ask<{ member: object }>(FILE, { id, asOf: '2026-11-19' })).member).toMatchObject({ paperFile: { checkedOn: null, version: 0 } });
    await users.office.ask(RECORD_FILE_CHECK, found({ version: 1, checkedOn: '2026-11-21', documents: [...papers, ...missing.map((kind) => ({ kind }))] }));
    expect((await users.secretary.ask<{ member: object }>(FILE, { id })).member).toMatchObject({ missing: before.missing, paperFile: { missing: [], version: 2 } });
  });

  it('that is due is told to the office, by cell', async () => {
    const cell = organization(NA_SUONG);
    const told = async (who: 'office' | 'secretary') => (await users[who].ask<{ notices: { id: string; record: string; urgency: string }[] }>(NOTICES)).notices.filter(({ record }) => record === 'organization');
    expect(await told('office')).toEqual([]);
    await owner.query(`INSERT INTO file_check (id, member_id, checked_on, kept_at) SELECT gen_random_uuid(), m.id, '2025-11-19', 'Tủ 1' FROM member m WHERE m.id = ANY ($1::uuid[])`, [
      (await owner.query<{ id: string }>(ROLL, [cell])).rows.slice(0, 2).map((row) => row.id),
    ]);
    expect(await told('office')).toMatchObject([{ id: cell, urgency: 'OVERDUE', fallsOn: '2026-11-19' }]);
    expect(await told('secretary')).toEqual([]);
  });
});

describe('a badge that was given', () => {
  const decided = { decisionNumber: '12-QĐ/TU', decidedOn: '2026-11-10', decidedBy: 'Ban Thường vụ Tỉnh ủy' };

  it('is recorded by the party office, and whoever has it is not on the list any more', async () => {
    const ward = organization(WARD);
    const before = (await users.office.ask<{ badgeCandidates: Badges }>(BADGES, { organizationId: ward, first: 100 })).badgeCandidates;
    const first = before.edges[0]?.node;
    if (!first) throw new Error('Nobody of the demo data reaches a badge.');
    const input = { memberId: first.id, years: first.years, givenOn: first.round, ...decided };
    for (const who of ['secretary', 'standing', 'inspection', 'member'] as const) expect([who, coded(await users[who].refusal(RECORD_BADGE, { input }))]).toEqual([who, ['FORBIDDEN']]);
    const elsewhere = (await owner.query<{ id: string }>(ROLL, [organization('Chi bộ tổ dân phố Đồi Chè')])).rows[0]?.id;
    expect(coded(await users.office.refusal(RECORD_BADGE, { input: { ...input, memberId: elsewhere } }))).toEqual(['NOT_FOUND.input.memberId']);
    const posthumous = async (): Promise<string[]> => coded(await users.office.refusal(RECORD_BADGE, { input: { ...input, ground: 'POSTHUMOUS' } }));
    expect(await posthumous()).toEqual(['BADGE_POSTHUMOUS_UNFIT.input.ground']);
    // A death that was taken back is none.
    const period = `UPDATE member_status_period SET valid_through = $2, end_reason = $3 WHERE member_id = $1 AND id = (SELECT id FROM member_status_period WHERE member_id = $1 AND valid_from < '2026-10-01' ORDER BY valid_from DESC LIMIT 1)`;
    await owner.query(period, [first.id, '2026-10-31', 'DIED']);
    await owner.query(`INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES (gen_random_uuid(), $1, 'FULL', '2026-11-01')`, [first.id]);
    expect(await posthumous()).toEqual(['BADGE_POSTHUMOUS_UNFIT.input.ground']);
    await owner.query(`DELETE FROM member_status_period WHERE member_id = $1 AND valid_from = '2026-11-01'`, [first.id]);
    await owner.query(period, [first.id, null, null]);
    const early = await users.office.refusal(RECORD_BADGE, { input: { ...input, years: 95 } });
    expect([coded(early), early.extensions.warnings?.map(({ code }) => code)]).toEqual([['WARNINGS_OPEN.input.overrides'], ['BADGE_NOT_REACHED']]);
    await users.office.ask(RECORD_BADGE, { input: { ...input, validateOnly: true } });
    const { recordBadge } = await users.office.ask<{ recordBadge: { member: { badges: { id: string }[] } } }>(RECORD_BADGE, { input });
    expect(recordBadge.member).toEqual({ id: first.id, badges: [{ id: recordBadge.member.badges[0]?.id, version: 1, years: first.years, ground: 'ON_TIME', givenOn: first.round, decisionNumber: '12-QĐ/TU', decidedBy: 'Ban Thường vụ Tỉnh ủy' }] });
    expect(coded(await users.office.refusal(RECORD_BADGE, { input }))).toEqual(['BADGE_GIVEN.input.years']);
    const after = (await users.office.ask<{ badgeCandidates: Badges }>(BADGES, { organizationId: ward, first: 100 })).badgeCandidates;
    expect(after.totalCount).toBe(before.totalCount - 1);
    expect(after.edges.map(({ node }) => node.id)).not.toContain(first.id);
    const { member } = await users.office.ask<{ member: { badges: object[] } }>('query ($id: UUID!, $asOf: PlainDate) { member(id: $id, asOf: $asOf) { badges { years } } }', { id: first.id, asOf: '2026-11-09' });
    expect(member.badges).toEqual([]);

    // Recorded by mistake it is withdrawn, once and with the reason, and may be recorded anew.
    const mistaken = { badgeId: recordBadge.member.badges[0]?.id, version: 1, remark: 'Ghi nhầm người' };
    expect(coded(await users.standing.refusal(WITHDRAW_BADGE, { input: mistaken }))).toEqual(['FORBIDDEN']);
    expect(coded(await users.vanSonStanding.refusal(WITHDRAW_BADGE, { input: mistaken }))).toEqual(['FORBIDDEN']);
    expect(coded(await users.office.refusal(WITHDRAW_BADGE, { input: { ...mistaken, badgeId: first.id } }))).toEqual(['NOT_FOUND.input.badgeId']);
    expect(coded(await users.office.refusal(WITHDRAW_BADGE, { input: { ...mistaken, version: 2 } }))).toEqual(['VERSION_STALE.input.version']);
    await expect(owner.query(`UPDATE member_badge SET years = 40 WHERE id = $1`, [mistaken.badgeId])).rejects.toThrow('append-only');
    const { withdrawBadge } = await users.office.ask<{ withdrawBadge: { member: object } }>(WITHDRAW_BADGE, { input: mistaken });
    expect(withdrawBadge.member).toEqual({ id: first.id, badges: [] });
    expect(coded(await users.office.refusal(WITHDRAW_BADGE, { input: { ...mistaken, version: 2 } }))).toEqual(['STAGE_WRONG']);
    await expect(owner.query(`UPDATE member_badge SET withdrawn_on = NULL WHERE id = $1`, [mistaken.badgeId])).rejects.toThrow('append-only');
    const { rows } = await owner.query<{ remark: string }>(`SELECT remark FROM workflow_log WHERE item_id = $1 AND action = 'WITHDRAW'`, [mistaken.badgeId]);
    expect(rows).toEqual([{ remark: 'Ghi nhầm người' }]);
    expect((await users.office.ask<{ badgeCandidates: Badges }>(BADGES, { organizationId: ward, first: 100 })).badgeCandidates.totalCount).toBe(before.totalCount);
    await users.office.ask(RECORD_BADGE, { input });
  });
});
