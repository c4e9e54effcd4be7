import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { EXIT_DECISION, leave, RECORD_EXIT, rollOf, type OnRoll } from './movement-operations.js';
import { named, type Named } from './reorganization-operations.js';
import * as op from './transfer-operations.js';
import { taken, type TransferShown } from './transfer-operations.js';

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
let naSuong: Named;
let doiThong: Named;
let plain: readonly OnRoll[];

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];
const refused = async (client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<string[]> => codes(await client.refusal(document, { input }));
const rows = async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> => (await owner.query<T>(text, [...values])).rows;
const next = ({ id, version }: TransferShown): { transferId: string; version: number } => ({ transferId: id, version });
const proposed = (member: OnRoll, input: Readonly<Record<string, unknown>> = {}): Promise<TransferShown> =>
  taken(users.secretary, op.PROPOSE_TRANSFER, { memberId: member.id, type: 'PERMANENT', reason: 'Chuyển nơi cư trú', ...input });
const sent = async (member: OnRoll, input: Readonly<Record<string, unknown>> = {}): Promise<TransferShown> => {
  const transfer = await proposed(member, input);
  const within = input['place'] === undefined ? { destinationId: doiThong.id } : {};
  return taken(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, ...within });
};
const worklist = async (client: Client): Promise<string[]> => (await client.ask<{ worklist: { id: string }[] }>('{ worklist { id } }')).worklist.map(({ id }) => id);
const isOnRoll = async (cell: Named, member: { readonly id: string }, asOf: string): Promise<boolean> => (await rollOf(users.office, cell.id, asOf)).some(({ id }) => id === member.id);
const line = async (organization: Named, kind: string): Promise<number> => {
  const document = 'query ($id: UUID!) { movementBalance(organizationId: $id, from: "2026-11-01", through: "2026-11-21") { balanced lines { kind count } } }';
  const { movementBalance } = await users.office.ask<{ movementBalance: { balanced: boolean; lines: { kind: string; count: number }[] } }>(document, { id: organization.id });
  expect(movementBalance.balanced).toBe(true);
  return movementBalance.lines.find((each) => each.kind === kind)?.count ?? 0;
};

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([who, name]) => [who, await api.login(name)] as const))) as typeof users;
  naSuong = await named(users.office, 'Chi bộ bản Nà Sương');
  doiThong = await named(users.office, (await users.otherSecretary.ask<{ organizations: { edges: { node: { name: string; kind: string } }[] } }>('{ organizations { edges { node { name kind } } } }')).organizations.edges.map(({ node }) => node).find(({ kind }) => kind.endsWith('CELL'))?.name ?? '');
  const guests = await rows<{ member_id: string }>(`SELECT member_id FROM membership WHERE kind = 'TEMPORARY' AND valid_through IS NULL`);
  const overlaid = await rows<{ member_id: string }>('SELECT member_id FROM member_overlay');
  const own = await rows<{ id: string }>('SELECT m.id FROM member m JOIN account a ON a.person_id = m.person_id');
  const busy = new Set([...guests.map(({ member_id: id }) => id), ...overlaid.map(({ member_id: id }) => id), ...own.map(({ id }) => id)]);
  plain = (await rollOf(users.office, naSuong.id)).filter(({ id, status, person }) => status === 'FULL' && person.posts.length === 0 && !busy.has(id));
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

function somebody(place: number): OnRoll {
  const found = plain[place];
  if (!found) throw new Error('The cell is too small.');
  return found;
}

describe('a permanent transfer between two cells of the ward', () => {
  it('goes from the proposal over the letter to the receipt, and both ends see the same case, and no more of the other', async () => {
    const member = somebody(0);
    const transfer = await proposed(member);
    expect(transfer).toMatchObject({ direction: 'WITHIN', stage: 'PROPOSED', organizationName: naSuong.name, destinationName: null, member: { id: member.id } });
    // Before there is a letter, only the sending side knows.
    for (const client of [users.otherSecretary, users.vanSonStanding, users.member]) expect(codes(await client.refusal(op.ONE_TRANSFER, { id: transfer.id }))).toEqual(['NOT_FOUND']);
    expect([await worklist(users.office), await worklist(users.otherSecretary)].map((list) => list.includes(transfer.id))).toEqual([true, false]);
    expect(await refused(users.secretary, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, destinationId: doiThong.id })).toEqual(['FORBIDDEN']);
    expect(await refused(users.vanSonStanding, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, destinationId: doiThong.id })).toEqual(['NOT_FOUND']);
    expect(await refused(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER })).toEqual(['DESTINATION_MISSING']);
    expect(await refused(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, destinationId: naSuong.id })).toEqual(['DESTINATION_IS_OWN']);
    const issued = await taken(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, destinationId: doiThong.id });
    expect(issued).toMatchObject({ stage: 'SENT', version: 2, destinationName: doiThong.name, overdue: false });

    const { transfer: theirs } = await users.otherSecretary.ask<{ transfer: TransferShown }>(op.ONE_TRANSFER, { id: transfer.id });
    expect(theirs).toEqual({ ...issued, clearance: null, organization: null, member: null, log: issued.log.slice(1) });
    expect(theirs).toMatchObject({ fullName: member.person.fullName, organizationName: naSuong.name, destination: { name: doiThong.name } });
    expect(codes(await users.otherSecretary.refusal('query ($id: UUID!) { member(id: $id) { id } }', { id: member.id }))).toEqual(['NOT_FOUND']);
    expect(await worklist(users.otherSecretary)).toContain(transfer.id);

    const receipt = { ...next(issued), receivedOn: '2026-11-16' };
    expect(await refused(users.secretary, op.RECEIVE_TRANSFER, receipt)).toEqual(['NOT_FOUND']);
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...receipt, version: 1 })).toEqual(['VERSION_STALE']);
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...receipt, receivedOn: '2026-11-09' })).toEqual(['DATES_OUT_OF_ORDER']);
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...receipt, receivedOn: '2026-11-22' })).toEqual(['DATE_IN_FUTURE']);
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...receipt, organizationId: naSuong.id })).toEqual(['NOT_FOUND']);
    const rehearsed = await users.otherSecretary.ask<{ receiveTransfer: { transfer: null } }>(op.RECEIVE_TRANSFER, { input: { ...receipt, validateOnly: true } });
    expect(rehearsed.receiveTransfer.transfer).toBeNull();
    const received = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, receipt);
    expect(received).toMatchObject({ stage: 'RECEIVED', closedOn: '2026-11-21', member: { id: member.id } });
    expect(received.log.map(({ action }) => action)).toEqual(['ISSUE', 'RECEIVE']);
    expect(await Promise.all([isOnRoll(naSuong, member, '2026-11-15'), isOnRoll(naSuong, member, '2026-11-16'), isOnRoll(doiThong, member, '2026-11-15'), isOnRoll(doiThong, member, '2026-11-16')])).toEqual([true, false, false, true]);
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(received), receivedOn: '2026-11-17' })).toEqual(['STAGE_WRONG']);
    expect([await line(naSuong, 'TRANSFERRED_OUT'), await line(doiThong, 'TRANSFERRED_IN')]).toEqual([1, 1]);
    const audited = await rows<{ operation: string }>('SELECT e.operation FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id WHERE s.subject_id = $1 AND s.action = $2', [transfer.id, 'CHANGED']);
    expect(audited.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['issueTransfer', 'receiveTransfer']));
  });

  it('is returned, proposed again, refused, sent anew, and recalled, each with the reason; only then may another begin', async () => {
    const member = somebody(1);
    const transfer = await proposed(member);
    expect(await refused(users.secretary, op.PROPOSE_TRANSFER, { memberId: member.id, type: 'PERMANENT', reason: 'Lần nữa' })).toEqual(['CASE_UNDER_WAY']);
    expect(await refused(users.office, RECORD_EXIT, { ...EXIT_DECISION, memberId: member.id, version: member.version, kind: 'RESIGNED', grounds: 'Đơn', effectiveOn: '2026-11-21' })).toContain('TRANSFER_UNDER_WAY');
    const returned = await taken(users.standing, op.RETURN_TRANSFER, { ...next(transfer), remark: 'Thiếu đơn' });
    expect(await worklist(users.secretary)).toContain(transfer.id);
    expect(await refused(users.secretary, op.RESUBMIT_TRANSFER, { ...next(returned), type: 'TEMPORARY', reason: 'Đi học' })).toEqual(['STAY_END_MISSING']);
    const again = await taken(users.secretary, op.RESUBMIT_TRANSFER, { ...next(returned), type: 'PERMANENT', reason: 'Chuyển nơi cư trú, có đơn' });
    const issued = await taken(users.office, op.ISSUE_TRANSFER, { ...next(again), ...op.LETTER, destinationId: doiThong.id });
    expect(await refused(users.secretary, op.WITHDRAW_TRANSFER, { ...next(issued), remark: 'Thôi' })).toEqual(['STAGE_WRONG']);
    const sentBack = await taken(users.otherSecretary, op.REFUSE_TRANSFER, { ...next(issued), remark: 'Không cư trú ở đây' });
    expect(sentBack).toMatchObject({ stage: 'REFUSED', dueOn: null });
    expect(await worklist(users.office)).toContain(transfer.id);
    const anew = await taken(users.office, op.ISSUE_TRANSFER, { ...next(sentBack), ...op.LETTER, decisionNumber: '16-GT/ĐU' });
    const recalled = await taken(users.office, op.RECALL_TRANSFER, { ...next(anew), remark: 'Đảng viên ở lại' });
    expect(recalled.log.map(({ action, remark, body }) => [action, remark, ...(action === 'REFUSE' ? [body] : [])])).toEqual([
      ['PROPOSE', 'Chuyển nơi cư trú'], ['RETURN', 'Thiếu đơn'], ['RESUBMIT', 'Chuyển nơi cư trú, có đơn'], ['ISSUE', null], ['REFUSE', 'Không cư trú ở đây', doiThong.name], ['ISSUE', null], ['RECALL', 'Đảng viên ở lại'],
    ]);
    // The receiving end reads from its own letter on.
    const { transfer: seen } = await users.otherSecretary.ask<{ transfer: TransferShown }>(op.ONE_TRANSFER, { id: transfer.id });
    expect(seen.log.map(({ action }) => action)).toEqual(['ISSUE', 'RECALL']);
    const second = await proposed(member);
    expect(await taken(users.secretary, op.WITHDRAW_TRANSFER, { ...next(second), remark: 'Nhầm' })).toMatchObject({ stage: 'WITHDRAWN', closedOn: '2026-11-21' });
    expect(await isOnRoll(naSuong, member, '2026-11-21')).toBe(true);
  });

  it('one at a time, also of two that are sent at once, and held by the database', async () => {
    const member = somebody(2);
    const input = { memberId: member.id, type: 'PERMANENT', reason: 'Cùng lúc' };
    const answers = await Promise.all([users.secretary.send(op.PROPOSE_TRANSFER, { input }), users.office.send(op.PROPOSE_TRANSFER, { input })]);
    expect(answers.map(({ errors }) => errors?.map(codes).flat() ?? []).sort()).toEqual([[], ['CASE_UNDER_WAY']]);
    await expect(
      owner.query(`INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ($1, 'admission', $2, 'PREPARING', '2026-11-21')`, ['01999999-0000-7000-8000-000000000001', naSuong.id])
        .then(() => owner.query(`INSERT INTO admission (id, organization_id, person_id, applied_on) VALUES ($1, $2, $3, '2026-11-20')`, ['01999999-0000-7000-8000-000000000001', naSuong.id, member.person.id])),
    ).rejects.toThrow('exclusive_case_pkey');
  });

  it('that never arrived is overdue at both ends', async () => {
    const transfer = await sent(somebody(3));
    await owner.query(`UPDATE workflow_item SET due_on = '2026-11-20' WHERE id = $1`, [transfer.id]);
    for (const client of [users.standing, users.office, users.otherSecretary]) expect(await worklist(client)).toContain(transfer.id);
    expect(await worklist(users.vanSonStanding)).not.toContain(transfer.id);
    for (const client of [users.secretary, users.otherSecretary]) {
      const { transfers } = await client.ask<{ transfers: object }>(op.TRANSFERS, { filter: { overdue: true } });
      expect(transfers).toEqual({ totalCount: 1, edges: [{ node: { id: transfer.id, stage: 'SENT', overdue: true } }] });
    }
    const late = { ...next(transfer), receivedOn: '2026-11-16' };
    await owner.query(`UPDATE member_transfer SET letter_on = '2026-08-03', letter_valid_through = '2026-09-11' WHERE id = $1`, [transfer.id]);
    const error = await users.otherSecretary.refusal(op.RECEIVE_TRANSFER, { input: late });
    expect(error.message).toContain('LETTER_EXPIRED, TRANSFER_LATE');
    const overrides = ['LETTER_EXPIRED', 'TRANSFER_LATE'].map((rule) => ({ rule, reason: 'Ốm nặng, có giấy viện' }));
    expect(await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...late, overrides })).toMatchObject({ stage: 'RECEIVED' });
    const [kept] = await rows<{ message: string }>(`SELECT message FROM rule_override WHERE item_id = $1 AND code = 'TRANSFER_LATE'`, [transfer.id]);
    expect(kept?.message).toMatch(/30 ngày làm việc.*60 ngày làm việc/);
  });
});

describe('a temporary transfer', () => {
  it('keeps the member on the official roll, counts them nowhere else, and ends with the return or an exit', async () => {
    const member = somebody(4);
    const transfer = await sent(member, { type: 'TEMPORARY', plannedThrough: '2027-06-30' });
    const staying = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-12' });
    expect(staying).toMatchObject({ stage: 'STAYING', dueOn: '2027-06-30', closedOn: null });
    expect([await isOnRoll(naSuong, member, '2026-11-21'), await isOnRoll(doiThong, member, '2026-11-21')]).toEqual([true, false]);
    const guests = 'query ($id: UUID!) { members(filter: { organizationId: $id, membership: TEMPORARY }) { edges { node { id } } } }';
    const hosted = async (): Promise<string[]> => (await users.otherSecretary.ask<{ members: { edges: { node: { id: string } }[] } }>(guests, { id: doiThong.id })).members.edges.map(({ node }) => node.id);
    expect(await hosted()).toContain(member.id);
    expect(await refused(users.secretary, op.PROPOSE_TRANSFER, { memberId: member.id, type: 'PERMANENT', reason: 'Luôn' })).toEqual(['CASE_UNDER_WAY']);
    expect(await refused(users.secretary, op.END_TEMPORARY_TRANSFER, { ...next(staying), endedOn: '2026-11-11' })).toEqual(['STAY_OUT_OF_TIME']);
    expect(await taken(users.secretary, op.END_TEMPORARY_TRANSFER, { ...next(staying), endedOn: '2026-11-20' })).toMatchObject({ stage: 'ENDED', endedOn: '2026-11-20' });
    expect(await hosted()).not.toContain(member.id);

    const other = somebody(5);
    const second = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(await sent(other, { type: 'TEMPORARY', plannedThrough: '2027-06-30' })), receivedOn: '2026-11-12' });
    const [{ version } = { version: 0 }] = await rows<{ version: number }>('SELECT version FROM member WHERE id = $1', [other.id]);
    await leave(users.office, { id: other.id, version }, { kind: 'DIED', overrides: [{ rule: 'RATING_OPEN', reason: 'Chi bộ đã biết' }] });
    const { transfer: ended } = await users.secretary.ask<{ transfer: TransferShown }>(op.ONE_TRANSFER, { id: second.id });
    expect(ended).toMatchObject({ stage: 'ENDED', endedOn: '2026-11-20', log: [{ action: 'PROPOSE' }, { action: 'ISSUE' }, { action: 'TAKE_FOR_A_TIME' }, { action: 'LEAVE' }] });
  });

  it('out of the system leaves the member out of the base of votes', async () => {
    const electorate = async (): Promise<unknown> => (await users.secretary.ask<{ organization: { electorate: object } }>('query ($id: UUID!) { organization(id: $id) { electorate { fullMembers elsewhere } } }', { id: naSuong.id })).organization.electorate;
    const before = (await electorate()) as { fullMembers: number; elsewhere: number };
    const transfer = await sent(somebody(6), { type: 'TEMPORARY', plannedThrough: '2027-06-30', place: 'Đảng bộ Trường Đại học Tây Bắc' });
    expect(transfer).toMatchObject({ direction: 'OUT', stage: 'SENT_OUT', destinationName: null });
    expect(await refused(users.secretary, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-12' })).toEqual(['NOT_FOUND']);
    await taken(users.office, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-12' });
    expect(await electorate()).toEqual({ fullMembers: before.fullMembers, elsewhere: before.elsewhere + 1 });
  });
});

describe('across the border of the system', () => {
  it('who goes out is on no list from the receipt on, and comes back as the same member', async () => {
    const member = somebody(7);
    const transfer = await sent(member, { place: 'Đảng bộ phường Chiềng Sinh' });
    const gone = await taken(users.office, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-13' });
    expect(gone).toMatchObject({ stage: 'RECEIVED', status: 'FULL' });
    expect([await isOnRoll(naSuong, member, '2026-11-12'), await isOnRoll(naSuong, member, '2026-11-13')]).toEqual([true, false]);
    const [ended] = await rows<{ end_reason: string }>('SELECT end_reason FROM member_status_period WHERE member_id = $1 ORDER BY valid_from DESC LIMIT 1', [member.id]);
    expect(ended?.end_reason).toBe('TRANSFERRED_OUT');
    const [record] = await rows<{ decided: string; ceremony: string; recognized: string }>('SELECT admission_decided_on::text AS decided, admission_ceremony_on::text AS ceremony, recognized_on::text AS recognized FROM member WHERE id = $1', [member.id]);
    const back = { ...op.FROM_OUTSIDE, person: undefined, personId: member.person.id, organizationId: doiThong.id, letterOn: '2026-11-14', receivedOn: '2026-11-18', admissionDecidedOn: record?.decided, admissionCeremonyOn: record?.ceremony, recognizedOn: record?.recognized };
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...back, admissionDecidedOn: '1930-02-03' })).toEqual(['RECORD_DIFFERS']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...back, recognizedOn: null, admissionDecisionNumber: '1' })).toEqual(['RECORD_DIFFERS']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...back, letterOn: '2026-11-10', receivedOn: '2026-11-12' })).toEqual(['RECEIVED_BEFORE_LEAVING']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...back, personId: somebody(8).person.id })).toEqual(expect.arrayContaining(['ALREADY_ON_ROLL']));
    const before = await line(doiThong, 'TRANSFERRED_IN');
    const atOnce = await Promise.all([users.office, users.standing].map((client) => client.send(op.RECORD_TRANSFER_IN, { input: back })));
    const arrived = `SELECT s.organization_id AS cell, i.stage FROM member_transfer t JOIN workflow_item i ON i.id = t.id JOIN member m ON m.person_id = t.person_id JOIN membership s ON s.member_id = m.id AND s.valid_through IS NULL WHERE m.id = $1 AND t.direction = 'IN'`;
    expect([atOnce.map(({ errors }) => errors?.flatMap(codes) ?? []).sort(), await rows(arrived, [member.id])]).toEqual([[[], ['ALREADY_ON_ROLL']], [{ cell: doiThong.id, stage: 'RECEIVED' }]]);
    expect(await line(doiThong, 'TRANSFERRED_IN')).toBe(before + 1);
  });

  it('who comes in is entered with person, party record and status, by the office and the standing committee only', async () => {
    const input = { ...op.FROM_OUTSIDE, organizationId: naSuong.id };
    expect(await refused(users.secretary, op.RECORD_TRANSFER_IN, input)).toEqual(['FORBIDDEN']);
    expect(await refused(users.vanSonStanding, op.RECORD_TRANSFER_IN, input)).toEqual(['NOT_FOUND']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...input, personId: naSuong.id })).toEqual(['PERSON_AMBIGUOUS']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...input, person: { ...input.person, ethnicGroup: '99' }, recognizedOn: '2011-01-01', plannedThrough: '2027-01-01' })).toEqual(['STAY_END_POINTLESS', 'DATES_OUT_OF_ORDER', 'ETHNIC_GROUP_NOT_LISTED']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...input, person: { ...input.person, birthDate: '2012-05-19' } })).toEqual(['BORN_AFTER_ADMISSION']);
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, { ...input, validThrough: '2026-11-01', overrides: [{ rule: 'LETTER_EXPIRED', reason: 'Có giấy viện' }] })).toEqual(['DATES_OUT_OF_ORDER']);
    const before = await line(naSuong, 'TRANSFERRED_IN');
    const transfer = await taken(users.standing, op.RECORD_TRANSFER_IN, input);
    expect(transfer).toMatchObject({ direction: 'IN', stage: 'RECEIVED', fullName: 'Cầm Văn Chuyển Đến', status: 'FULL', organizationName: naSuong.name });
    const arrived = (await rollOf(users.secretary, naSuong.id)).find(({ id }) => id === transfer.member?.id);
    expect(arrived).toMatchObject({ status: 'FULL', person: { fullName: 'Cầm Văn Chuyển Đến' } });
    expect(await line(naSuong, 'TRANSFERRED_IN')).toBe(before + 1);
  });

  it('who may be on record is named before being entered; who is out of sight, to the party office', async () => {
    const input = { ...op.FROM_OUTSIDE, organizationId: naSuong.id, person: { ...op.FROM_OUTSIDE.person, fullName: 'Cam Van Chuyen Den' } };
    const told = ({ extensions }: ApiError): unknown[] => [extensions.refusals?.map(({ code }) => code), extensions.warnings?.map(({ code, path, messages }) => [code, path.join('.'), messages.vi.includes('Cầm Văn Chuyển Đến')])];
    const warned = [['POSSIBLE_DUPLICATE', 'input.person', true]];
    expect(told(await users.office.refusal(op.RECORD_TRANSFER_IN, { input }))).toEqual([['WARNINGS_OPEN'], warned]);
    expect(told(await users.office.refusal(op.RECORD_TRANSFER_IN, { input: { ...input, person: { ...input.person, ethnicGroup: '99' } } }))).toEqual([['ETHNIC_GROUP_NOT_LISTED'], warned]);
    const transfer = await taken(users.office, op.RECORD_TRANSFER_IN, { ...input, overrides: [{ rule: 'POSSIBLE_DUPLICATE', reason: 'Khác quê quán' }] });
    expect(await rows(`SELECT reason FROM rule_override WHERE item_id = $1 AND code = 'POSSIBLE_DUPLICATE'`, [transfer.id])).toEqual([{ reason: 'Khác quê quán' }]);
    const [foreign] = await rows<{ id: string; name: string; born: string }>(
      `SELECT p.id, p.full_name AS name, left(p.birth_on::text, CASE p.birth_precision WHEN 'DAY' THEN 10 WHEN 'MONTH' THEN 7 ELSE 4 END) AS born FROM person p JOIN account a ON a.person_id = p.id WHERE a.username = $1`,
      [USERS.vanSonStanding],
    );
    const entered = await taken(users.standing, op.RECORD_TRANSFER_IN, { ...input, person: { ...input.person, fullName: foreign?.name, birthDate: foreign?.born } });
    const suspected = `SELECT d.other_id AS other FROM duplicate_suspicion d JOIN member m ON m.person_id = d.person_id WHERE m.id = $1`;
    expect(await rows(suspected, [entered.member?.id])).toEqual([{ other: foreign?.id }]);
  });

  it('who comes in on probation is recognised here, and who moves on probation where they moved', async () => {
    const input = { ...op.FROM_OUTSIDE, organizationId: naSuong.id, person: { ...op.FROM_OUTSIDE.person, fullName: 'Cầm Thị Dự Bị' }, admissionDecidedOn: '2026-02-03', admissionCeremonyOn: '2026-02-10', recognizedOn: null };
    expect(await refused(users.office, op.RECORD_TRANSFER_IN, input)).toEqual(['ADMISSION_NUMBER_MISSING']);
    const transfer = await taken(users.office, op.RECORD_TRANSFER_IN, { ...input, admissionDecisionNumber: '12-QĐ/ĐU' });
    const admission = 'query ($id: UUID!) { member(id: $id) { version admission { id ceremonyOn organization { name } state { stage dueOn version } } } }';
    type Shown = { member: { version: number; admission: { id: string; organization: { name: string }; state: { stage: string; version: number } } } };
    const { member } = await users.secretary.ask<Shown>(admission, { id: transfer.member?.id });
    expect(member.admission).toMatchObject({ organization: { name: naSuong.name }, ceremonyOn: '2026-02-10', state: { stage: 'PROBATION', dueOn: '2027-03-24' } });
    const issued = await sent({ id: transfer.member?.id ?? '' } as OnRoll);
    const REVIEW = 'mutation ($input: VoteAdmissionInput!) { voteFullRecognition(input: $input) { admission { id } } }';
    const vote = { admissionId: member.admission.id, version: member.admission.state.version, decisionNumber: '3-NQ/CB', decidedOn: '2026-11-20', votes: { votesFor: 9, votesAgainst: 0, votesAbsent: 0 } };
    expect(await refused(users.secretary, REVIEW, vote)).toContain('TRANSFER_FIRST');
    await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(issued), receivedOn: '2026-11-16' });
    const moved = await users.otherSecretary.ask<Shown>(admission, { id: transfer.member?.id });
    expect(moved.member.admission).toMatchObject({ id: member.admission.id, organization: { name: doiThong.name }, state: { stage: 'PROBATION' } });
  });
});

describe('what is in the way of a letter', () => {
  it('is not a case, of which whoever issues letters is told nothing: for every letter it is said who was asked, and only the sending end reads it', async () => {
    const [suspect, innocent] = [somebody(9), somebody(10)];
    const issue = (transfer: TransferShown, more: object = {}): Promise<TransferShown> => taken(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, destinationId: doiThong.id, ...more });
    const [made] = await rows<{ id: string }>(
      `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) SELECT gen_random_uuid(), 'case-inspection', id, 'OPENED', '2026-11-20' FROM organization
       WHERE id = (SELECT organization_id FROM organization_period WHERE name = 'Đảng bộ phường Mộc Châu' AND valid_through IS NULL) RETURNING id`,
    );
    await owner.query('BEGIN');
    await owner.query(
      `INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content)
       SELECT id, organization_id, 'INSPECTION_COMMITTEE', 'INSPECTION', '1-QĐ', '2026-11-20', 'nội dung' FROM workflow_item WHERE id = $1`,
      [made?.id],
    );
    await owner.query('INSERT INTO inspection_case_subject (id, case_id, member_id) VALUES (gen_random_uuid(), $1, $2)', [made?.id, suspect.id]);
    await owner.query(`INSERT INTO inspection_case_team (case_id, person_id, is_lead) SELECT $1, a.person_id, true FROM account a WHERE a.username = $2`, [made?.id, USERS.inspection]);
    await owner.query('COMMIT');
    const [one, other] = [await proposed(suspect), await proposed(innocent)];
    expect(codes(await users.office.refusal(op.ISSUE_TRANSFER, { input: { ...next(one), ...op.LETTER, clearance: ' ', destinationId: doiThong.id } }))).toEqual(['INVALID_VALUE']);
    const shown = ({ stage, dueOn, version, log }: TransferShown): unknown => ({ stage, dueOn, version, log: log.map(({ action }) => action) });
    expect(shown(await issue(one))).toEqual(shown(await issue(other)));
    const reads = async (client: Client): Promise<unknown> => (await client.ask<{ transfer: { clearance: string | null } }>('query ($id: UUID!) { transfer(id: $id) { clearance } }', { id: one.id })).transfer.clearance;
    expect([await reads(users.secretary), await reads(users.otherSecretary)]).toEqual([op.LETTER.clearance, null]);
  });

  it('is a suspension, or a post that goes on', async () => {
    const issue = async (member: OnRoll): Promise<ApiError> => users.office.refusal(op.ISSUE_TRANSFER, { input: { ...next(await proposed(member)), ...op.LETTER, destinationId: doiThong.id } });
    await owner.query(`INSERT INTO member_overlay (id, member_id, kind, valid_from) VALUES (gen_random_uuid(), $1, 'SUSPENSION', '2026-11-01')`, [somebody(11).id]);
    expect((await issue(somebody(11))).extensions.warnings?.map(({ code }) => code)).toEqual(['MEMBER_SUSPENDED']);
    await owner.query(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'VILLAGE_HEAD', '2026-01-01')`, [somebody(12).person.id, naSuong.id]);
    expect((await issue(somebody(12))).extensions.warnings?.map(({ code }) => code)).toEqual(['POSTS_STAY']);
  });

  it('and nobody acts on the own transfer, or a relative’s', async () => {
    const { me } = await users.secretary.ask<{ me: { person: { member: { id: string } } } }>('{ me { person { member { id } } } }');
    expect(await refused(users.secretary, op.PROPOSE_TRANSFER, { memberId: me.person.member.id, type: 'PERMANENT', reason: 'Tôi đi' })).toEqual(['OWN_TRANSFER']);
    const relative = somebody(14);
    await owner.query(
      `INSERT INTO person_relation (id, kind, person_id, other_id, declared_on, declared_by_id) SELECT gen_random_uuid(), 'SIBLING', a.person_id, $2, '2026-11-01', a.person_id FROM account a WHERE a.username = $1`,
      [USERS.secretary, relative.person.id],
    );
    expect(await refused(users.secretary, op.PROPOSE_TRANSFER, { memberId: relative.id, type: 'PERMANENT', reason: 'Em tôi đi' })).toEqual(['CONFLICT_OF_INTEREST']);
    const theirs = await taken(users.office, op.PROPOSE_TRANSFER, { memberId: relative.id, type: 'PERMANENT', reason: 'Theo đơn' });
    expect(await refused(users.secretary, op.WITHDRAW_TRANSFER, { ...next(theirs), remark: 'Thôi' })).toEqual(['CONFLICT_OF_INTEREST']);
    const mine = await taken(users.office, op.PROPOSE_TRANSFER, { memberId: me.person.member.id, type: 'PERMANENT', reason: 'Theo đơn' });
    expect(await refused(users.secretary, op.WITHDRAW_TRANSFER, { ...next(mine), remark: 'Thôi' })).toContain('OWN_TRANSFER');
  });
});

describe('on a roll that changes by itself', () => {
  const memberships = async (memberId: string): Promise<unknown[]> =>
    (await rows<{ row: string[] }>(`SELECT ARRAY[kind::text, organization_id::text, valid_from::text, valid_through::text] AS row FROM membership WHERE member_id = $1 AND (valid_through IS NULL OR valid_through >= '2026-11-01') ORDER BY valid_from`, [memberId])).map(({ row }) => row);
  /** As a merger leaves them: the membership goes on elsewhere from a day on. */
  const goesOn = async (memberId: string, kind: string, elsewhere: string, from: string): Promise<void> => {
    const text = `WITH going AS (SELECT * FROM membership WHERE member_id = $1 AND kind = $2::membership_kind AND (valid_through IS NULL OR valid_through >= $4::date)),
      ended AS (UPDATE membership m SET valid_through = $4::date - 1 FROM going WHERE m.id = going.id RETURNING m.id)
      INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) SELECT gen_random_uuid(), $1, $3, $2::membership_kind, $4::date, going.valid_through FROM going, ended`;
    const client = await connect(api.database.superUrl);
    await client.query('SET session_replication_role = replica');
    await client.query(text, [memberId, kind, elsewhere, from]);
    await client.end();
  };
  let lun: Named;
  let local: readonly OnRoll[];
  const here = (place: number): OnRoll => local[place] ?? somebody(99);
  const sentFromHere = async (member: OnRoll, input: Readonly<Record<string, unknown>> = {}): Promise<TransferShown> => {
    const transfer = await taken(users.office, op.PROPOSE_TRANSFER, { memberId: member.id, type: 'PERMANENT', reason: 'Chuyển nơi cư trú', ...input });
    return taken(users.office, op.ISSUE_TRANSFER, { ...next(transfer), ...op.LETTER, ...(input['place'] === undefined && { destinationId: doiThong.id }) });
  };

  beforeAll(async () => {
    lun = await named(users.office, 'Chi bộ bản Lùn');
    local = (await rollOf(users.office, lun.id)).filter(({ status, person }) => status === 'FULL' && person.posts.length === 0);
  });

  it('somebody whose cell is to be merged moves before that, and is nowhere else after', async () => {
    const member = here(0);
    await goesOn(member.id, 'PRIMARY', naSuong.id, '2026-12-15');
    const received = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(await sentFromHere(member)), receivedOn: '2026-11-16' });
    expect(received.stage).toBe('RECEIVED');
    expect(await memberships(member.id)).toEqual([['PRIMARY', lun.id, expect.any(String), '2026-11-15'], ['PRIMARY', doiThong.id, '2026-11-16', null]]);
  });

  it('a stay that ended before the hosting cell was merged is over after it too', async () => {
    const member = here(1);
    const staying = await taken(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(await sentFromHere(member, { type: 'TEMPORARY', plannedThrough: '2026-12-31' })), receivedOn: '2026-11-12' });
    await goesOn(member.id, 'TEMPORARY', naSuong.id, '2026-11-20');
    await taken(users.otherSecretary, op.END_TEMPORARY_TRANSFER, { ...next(staying), endedOn: '2026-11-18' });
    expect((await memberships(member.id)).slice(1)).toEqual([['TEMPORARY', doiThong.id, '2026-11-12', '2026-11-18']]);
    // Nobody is received where they still were, nor where they belong.
    const again = await sentFromHere(member, { type: 'TEMPORARY', plannedThrough: '2026-12-31' });
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(again), receivedOn: '2026-11-18' })).toEqual(['STAYED_THERE']);
    await goesOn(member.id, 'PRIMARY', doiThong.id, '2026-11-20');
    expect(await refused(users.otherSecretary, op.RECEIVE_TRANSFER, { ...next(again), receivedOn: '2026-11-19' })).toEqual(['DESTINATION_IS_OWN']);
  });

  it('whoever leaves the system leaves the posts of the Party, and is not received before the present status began', async () => {
    const member = here(2);
    await owner.query(
      `INSERT INTO post (id, person_id, organization_id, kind, valid_from) SELECT gen_random_uuid(), $1, organization_id, 'PARTY_OFFICE_OFFICER', '2026-01-01' FROM organization_period WHERE name = 'Đảng bộ phường Mộc Châu' AND valid_through IS NULL`,
      [member.person.id],
    );
    const transfer = await sentFromHere(member, { place: 'Đảng bộ phường Chiềng Sinh' });
    const client = await connect(api.database.superUrl);
    await client.query('SET session_replication_role = replica');
    await client.query(`UPDATE member_status_period SET valid_from = '2026-11-14' WHERE member_id = $1 AND valid_through IS NULL`, [member.id]);
    await client.end();
    expect(await refused(users.office, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-14' })).toEqual(['RECEIVED_BEFORE_BEGIN']);
    await taken(users.office, op.RECEIVE_TRANSFER, { ...next(transfer), receivedOn: '2026-11-16' });
    expect(await rows(`SELECT valid_through::text AS through FROM post WHERE person_id = $1 AND kind = 'PARTY_OFFICE_OFFICER'`, [member.person.id])).toEqual([{ through: '2026-11-15' }]);
  });
});

describe('a cell whose end is being decided at the same moment', () => {
  it('takes nobody in: whoever comes second waits, and is told', async () => {
    const founder = await connect(api.database.superUrl);
    const transfer = await sent(somebody(13));
    const proposal = {
      organizationId: doiThong.id, appliedOn: '2026-11-01', introducers: [{ organizationName: 'Đoàn Thanh niên' }, { organizationName: 'Công đoàn' }],
      candidate: { fullName: 'Lò Thị Mới', birthDate: '2000-03', gender: 'FEMALE', ethnicGroup: '03', education: 'UPPER_SECONDARY' },
    };
    const PROPOSE = 'mutation ($input: ProposeAdmissionInput!) { proposeAdmission(input: $input) { admission { id } } }';
    await founder.query('BEGIN');
    await founder.query('SET LOCAL session_replication_role = replica');
    await founder.query(`SELECT pg_advisory_xact_lock(hashtextextended('chibo.reorganization', 0))`);
    await founder.query(`UPDATE organization SET ended_on = '2027-03-31' WHERE id = $1`, [doiThong.id]);
    const answers = [users.otherSecretary.send(PROPOSE, { input: proposal }), users.otherSecretary.send(op.RECEIVE_TRANSFER, { input: { ...next(transfer), receivedOn: '2026-11-16' } })];
    const waiting = async (): Promise<number> => (await rows(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).length;
    for (let left = 100; left > 0 && (await waiting()) < 2; left -= 1) await new Promise((done) => setTimeout(done, 50));
    expect(await waiting()).toBe(2);
    await founder.query('COMMIT');
    await founder.end();
    const told = (await Promise.all(answers)).map(({ errors }) => errors?.flatMap(codes));
    expect(told).toEqual([expect.arrayContaining(['CELL_ENDING']), ['DESTINATION_NOT_A_CELL']]);
  });
});
