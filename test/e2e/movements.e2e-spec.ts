import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { EXIT_DECISION, leave, RECORD_EXIT, RESTORE, rollOf, type ExitShown, type OnRoll } from './movement-operations.js';
import { DECLARE } from './relation-operations.js';
import { MERGE, named, reorganize, UNDO, type Named } from './reorganization-operations.js';
import * as moves from './transfer-operations.js';

const RATED = { rule: 'RATING_OPEN', reason: 'Chi bộ đã biết' };
const RESIGNED = { kind: 'RESIGNED', grounds: 'Đơn xin ra khỏi Đảng', effectiveOn: '2026-11-21' };

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
let naSuong: Named;
let roll: readonly OnRoll[];

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];
const refused = async (client: Client, { id, version }: Pick<OnRoll, 'id' | 'version'>, input: Readonly<Record<string, unknown>> = {}): Promise<string[]> =>
  codes(await client.refusal(RECORD_EXIT, { input: { ...EXIT_DECISION, memberId: id, version, ...RESIGNED, ...input } }));
const rows = async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> => (await owner.query<T>(text, [...values])).rows;

/** Somebody of the cell who holds or does not hold a post, by place. */
function somebody(place: number, withPost = false): OnRoll {
  const found = roll.filter(({ status, person }) => status === 'FULL' && person.posts.some(({ validThrough }) => validThrough === null) === withPost && !person.fullName.includes('Đôi'))[place];
  if (!found) throw new Error('The cell is too small.');
  return found;
}

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([who, name]) => [who, await api.login(name)] as const))) as typeof users;
  naSuong = await named(users.office, 'Chi bộ bản Nà Sương');
  roll = await rollOf(users.office, naSuong.id);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

interface Balance {
  readonly balanced: boolean;
  readonly difference: number;
  readonly lines: readonly { readonly kind: string; readonly count: number; readonly members?: { readonly pageInfo: { readonly hasNextPage: boolean }; readonly edges: readonly { readonly node: { readonly member: { readonly id: string } | null; readonly organization: { readonly name: string } | null } }[] } }[];
}
const LISTED = 'members(first: 100) { pageInfo { hasNextPage } edges { node { onDay member { id } organization { name } } } }';
const balanceOf = async (client: Client, organizationId: string, from: string, through: string, selection = ''): Promise<Balance> => {
  const document = `query ($id: UUID!, $from: PlainDate!, $through: PlainDate!) { movementBalance(organizationId: $id, from: $from, through: $through) { balanced difference organization { name } lines { kind count ${selection} } } }`;
  return (await client.ask<{ movementBalance: Balance }>(document, { id: organizationId, from, through })).movementBalance;
};
const on = ({ lines }: Balance, kind: string): number => lines.find((line) => line.kind === kind)?.count ?? 0;

describe('the movement balance', () => {
  it.each([['office', 'Đảng bộ phường Mộc Châu'], ['vanSonStanding', 'Đảng bộ phường Vân Sơn']] as const)('of %s balances for 2026, each line with its list', async (who, name) => {
    const { id } = await named(users[who], name);
    const year = await balanceOf(users[who], id, '2026-01-01', '2026-11-21', LISTED);
    expect(year).toMatchObject({ balanced: true, difference: 0 });
    for (const { kind, count, members } of year.lines) {
      if (members?.pageInfo.hasNextPage === false) expect([kind, members.edges.filter(({ node }) => node.member !== null && node.organization !== null).length]).toEqual([kind, count]);
      else expect([kind, count > 100]).toEqual([kind, true]);
    }
    const { members } = await users[who].ask<{ members: { totalCount: number } }>('query ($id: UUID!) { members(filter: { organizationId: $id }) { totalCount } }', { id });
    expect(on(year, 'CLOSING')).toBe(members.totalCount);
    expect(on(year, 'ADMITTED') + on(year, 'DIED') + on(year, 'TRANSFERRED_OUT')).toBeGreaterThan(5);
    // The ward itself came out of the reorganisation of 2025.
    const founding = await balanceOf(users[who], id, '2025-07-01', '2025-07-01');
    expect([founding.balanced, on(founding, 'OPENING'), on(founding, 'REORGANIZED_IN') > 500]).toEqual([true, 0, true]);
  });

  it('is for whoever reads the whole roll, and its days lie in order', async () => {
    const ask = 'query ($id: UUID!, $from: PlainDate!, $through: PlainDate!) { movementBalance(organizationId: $id, from: $from, through: $through) { balanced } }';
    const period = { from: '2026-01-01', through: '2026-11-21' };
    expect(codes(await users.member.refusal(ask, { id: naSuong.id, ...period }))).toEqual(['NOT_FOUND']);
    expect(codes(await users.otherSecretary.refusal(ask, { id: naSuong.id, ...period }))).toEqual(['NOT_FOUND']);
    expect(codes(await users.secretary.refusal(ask, { id: naSuong.id, from: '2026-11-21', through: '2026-01-01' }))).toEqual(['DATES_OUT_OF_ORDER']);
    expect(await balanceOf(users.secretary, naSuong.id, period.from, period.through)).toMatchObject({ balanced: true });
  });

  it('names the rows at fault: a membership that ends without a reason, a status that ends alone', async () => {
    const [gone, stays] = [somebody(4), somebody(5)];
    await owner.query(`UPDATE membership SET valid_through = '2026-11-15' WHERE member_id = $1 AND valid_through IS NULL`, [gone.id]);
    await owner.query(`UPDATE member_status_period SET valid_through = '2026-11-15', end_reason = 'DIED' WHERE member_id = $1 AND valid_through IS NULL`, [stays.id]);
    const november = await balanceOf(users.secretary, naSuong.id, '2026-11-01', '2026-11-21', LISTED);
    expect(november).toMatchObject({ balanced: false, difference: -1 });
    const listed = (kind: string): unknown => november.lines.find((line) => line.kind === kind)?.members?.edges.map(({ node }) => node.member?.id);
    expect([listed('UNEXPLAINED_OUT'), listed('WITHOUT_STATUS'), listed('UNEXPLAINED_IN')]).toEqual([[gone.id], [stays.id], []]);
    await owner.query(`UPDATE membership SET valid_through = NULL WHERE member_id = $1 AND valid_through = '2026-11-15'`, [gone.id]);
    await owner.query(`UPDATE member_status_period SET valid_through = NULL, end_reason = NULL WHERE member_id = $1 AND valid_through = '2026-11-15'`, [stays.id]);
  });
});

describe('who puts exits on record', () => {
  it('the office and the standing committee of what the cell stands under, not the cell itself, and nobody their own', async () => {
    const member = somebody(0);
    for (const client of [users.secretary, users.otherSecretary, users.member]) expect(await refused(client, member)).toEqual(['FORBIDDEN']);
    expect(await refused(users.vanSonStanding, member)).toEqual(['NOT_FOUND']);
    const { me } = await users.office.ask<{ me: { person: { member: { id: string; version: number } } } }>('{ me { person { member { id version } } } }');
    expect(await refused(users.office, me.person.member)).toContain('OWN_EXIT');
    expect(codes(await users.secretary.refusal(RESTORE, { input: { ...EXIT_DECISION, exitId: naSuong.id, version: 1, restoredOn: '2026-11-21' } }))).toEqual(['FORBIDDEN']);
  });
});

describe('a member who leaves', () => {
  it('is refused with all that is wrong at once, a stale version alone', async () => {
    const member = somebody(0);
    expect(await refused(users.office, { ...member, version: 9 }, { kind: 'REMOVED_FROM_ROLL' })).toEqual(['VERSION_STALE']);
    expect(await refused(users.office, member, { kind: 'REMOVED_FROM_ROLL', destination: 'Nơi khác', effectiveOn: '2026-11-22' })).toEqual(['EXIT_DETAIL_MISSING', 'EXIT_DETAIL_POINTLESS', 'DATE_IN_FUTURE']);
    const error = await users.office.refusal(RECORD_EXIT, { input: { ...EXIT_DECISION, memberId: somebody(0, true).id, version: 1, ...RESIGNED } });
    expect(codes(error)).toEqual(['WARNINGS_OPEN']);
    expect(error.message).toContain('POSTS_END_TOO');
  });

  it('is removed from the roll with the vote, and is on no list from that day on; before it all is as it was', async () => {
    const member = somebody(1);
    const votes = { votesFor: 16, votesAgainst: 1, votesAbsent: 0 };
    const removal = { kind: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY', grounds: 'Ba tháng không sinh hoạt, sổ đảng phí', inactiveMonths: 3, unpaidMonths: 2, votes, overrides: [{ rule: 'VOTES_MISSING', reason: 'Bảy người đến muộn' }, RATED] };
    const rehearsed = await users.office.ask<{ recordExit: { exit: null } }>(RECORD_EXIT, { input: { ...EXIT_DECISION, memberId: member.id, version: member.version, effectiveOn: '2026-11-21', ...removal, validateOnly: true } });
    expect(rehearsed.recordExit.exit).toBeNull();
    const exit = await leave(users.office, member, removal);
    expect(exit).toMatchObject({ kind: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY', inactiveMonths: 3, unpaidMonths: 2, helpedSince: null, complaintBy: '2027-01-01', organization: { name: naSuong.name }, member: { id: member.id, status: 'FULL' }, version: 1 });
    expect(exit.log).toEqual([expect.objectContaining({ action: 'REMOVED_FROM_ROLL', votesFor: 16, body: 'Ban Thường vụ Đảng ủy' })]);
    expect((await rollOf(users.secretary, naSuong.id)).map(({ id }) => id)).not.toContain(member.id);
    expect((await rollOf(users.secretary, naSuong.id, '2026-11-20')).map(({ id }) => id)).toContain(member.id);
    expect(await refused(users.office, { ...member, version: member.version + 1 })).toEqual(['ALREADY_OUT']);
    const { memberExits } = await users.secretary.ask<{ memberExits: { totalCount: number; edges: { node: ExitShown }[] } }>('query ($id: UUID!) { memberExits(organizationId: $id, first: 1) { totalCount edges { node { id kind } } } }', { id: naSuong.id });
    expect([memberExits.totalCount, memberExits.edges.map(({ node }) => node.id)]).toEqual([1, [exit.id]]);
    expect(codes(await users.otherSecretary.refusal('query ($id: UUID!) { memberExits(organizationId: $id) { totalCount } }', { id: naSuong.id }))).toEqual(['NOT_FOUND']);
    const audited = await rows<{ operation: string }>('SELECT e.operation FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id WHERE s.subject_id = $1 AND s.action = $2', [member.id, 'CHANGED']);
    expect(audited.map(({ operation }) => operation)).toContain('recordExit');
  });

  it('who dies leaves every post, who resigns only those of the Party', async () => {
    const [dead, gone] = [somebody(0, true), somebody(1, true)];
    const civil = 'INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, $4)';
    for (const each of [dead, gone]) await owner.query(civil, [each.person.id, naSuong.id, 'CIVIL_SERVANT', '2026-01-01']);
    // A post ahead by which a cell would be followed, and which a measure proposed would take.
    await owner.query(`WITH ahead AS (INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'FRONT_HEAD', '2026-12-01') RETURNING id),
      followed AS (INSERT INTO cell_following (id, post_id, organization_id, valid_from, decision_id) SELECT gen_random_uuid(), ahead.id, $2, '2026-12-01', (SELECT id FROM decision LIMIT 1) FROM ahead)
      INSERT INTO discipline_post (discipline_id, post_id) SELECT (SELECT id FROM discipline_case WHERE decided_on IS NULL LIMIT 1), ahead.id FROM ahead WHERE EXISTS (SELECT FROM discipline_case WHERE decided_on IS NULL)`, [dead.person.id, naSuong.id]);
    const overrides = [{ rule: 'POSTS_END_TOO', reason: 'Chi bộ đã biết' }, RATED];
    await leave(users.office, dead, { kind: 'DIED', overrides });
    await leave(users.standing, gone, { kind: 'RESIGNED', overrides });
    const held = async ({ person }: OnRoll): Promise<string[]> =>
      (await rows<{ kind: string }>('SELECT kind FROM post WHERE person_id = $1 AND valid_through IS NULL', [person.id])).map(({ kind }) => kind);
    expect(await held(dead)).toEqual([]);
    expect(await held(gone)).toEqual(['CIVIL_SERVANT']);
  });

  it('is refused while posts are held where the actor records no exits', async () => {
    const member = somebody(2);
    await owner.query(
      `INSERT INTO post (id, person_id, organization_id, kind, valid_from) SELECT gen_random_uuid(), $1, organization_id, 'CIVIL_SERVANT', '2026-01-01' FROM organization_period WHERE kind = 'PROVINCIAL_COMMITTEE' LIMIT 1`,
      [member.person.id],
    );
    expect(await refused(users.office, member, { kind: 'DIED' })).toEqual(['POSTS_OUT_OF_REACH']);
  });
});

describe('a member who is restored', () => {
  it('is counted again from the day of the restoration, once, and leaves the record of the exit', async () => {
    const member = somebody(3);
    const votes = { votesFor: 23, votesAgainst: 0, votesAbsent: 0 };
    const exit = await leave(users.office, member, { kind: 'EXPELLED', votes, effectiveOn: '2026-11-10', overrides: [RATED] });
    const input = { ...EXIT_DECISION, exitId: exit.id, version: 1, restoredOn: '2026-11-15', decisionTitle: 'Khôi phục đảng tịch' };
    const refuse = async (client: Client, change: object): Promise<string[]> => codes(await client.refusal(RESTORE, { input: { ...input, ...change } }));
    expect(await refuse(users.vanSonStanding, {})).toEqual(['NOT_FOUND']);
    expect(await refuse(users.office, { version: 5 })).toEqual(['VERSION_STALE']);
    expect(await refuse(users.office, { restoredOn: '2026-11-09' })).toEqual(['RESTORED_BEFORE_EXIT']);
    expect(await refuse(users.office, { organizationId: (await named(users.office, 'Đảng bộ phường Mộc Châu')).id })).toEqual(['RESTORE_CELL_GONE']);
    const { restoreMember } = await users.office.ask<{ restoreMember: { exit: ExitShown } }>(RESTORE, { input });
    expect(restoreMember.exit).toMatchObject({ restoredOn: '2026-11-15', version: 2 });
    expect(restoreMember.exit.log.map(({ action }) => action)).toEqual(['EXPELLED', 'RESTORE']);
    const onRoll = async (asOf: string): Promise<boolean> => (await rollOf(users.office, naSuong.id, asOf)).some(({ id }) => id === member.id);
    expect([await onRoll('2026-11-09'), await onRoll('2026-11-10'), await onRoll('2026-11-14'), await onRoll('2026-11-15')]).toEqual([true, false, false, true]);
    expect(await refuse(users.office, { version: 2 })).toEqual(['STAGE_WRONG']);
  });
});

describe('a member on probation who leaves', () => {
  it('takes the admission along, and back with the restoration', async () => {
    const [open] = await rows<{ id: string; member_id: string; version: number; stage: string }>(
      `SELECT a.id, a.member_id, m.version, i.stage FROM admission a JOIN member m ON m.id = a.member_id JOIN workflow_item i ON i.id = a.id
       JOIN membership s ON s.member_id = m.id AND s.valid_through IS NULL JOIN organization o ON o.id = s.organization_id
       WHERE a.closed_on IS NULL AND o.path <@ (SELECT w.path FROM organization w JOIN organization_period p ON p.organization_id = w.id WHERE p.name = 'Đảng bộ phường Mộc Châu' AND p.valid_through IS NULL LIMIT 1)
       ORDER BY a.id LIMIT 1`,
      [],
    );
    if (!open) throw new Error('Nobody is on probation.');
    const state = async (): Promise<unknown> => (await rows('SELECT i.stage, a.closed_on IS NULL AS open FROM admission a JOIN workflow_item i ON i.id = a.id WHERE a.id = $1', [open.id]))[0];
    const removal = { kind: 'REMOVED_FROM_ROLL', ground: 'PROBATION_FAILED' };
    expect(await refused(users.office, { id: open.member_id, version: open.version }, removal)).toEqual(['WARNINGS_OPEN']);
    const overrides = [{ rule: 'ADMISSION_ENDS_TOO', reason: 'Chi bộ đã biểu quyết' }, { rule: 'EXIT_VOTE_MISSING', reason: 'Biên bản gửi sau' }, RATED];
    const exit = await leave(users.office, { id: open.member_id, version: open.version }, { ...removal, overrides });
    expect(await state()).toEqual({ stage: 'LEFT', open: false });
    await users.office.ask(RESTORE, { input: { ...EXIT_DECISION, exitId: exit.id, version: exit.version, restoredOn: exit.effectiveOn } });
    expect(await state()).toEqual({ stage: open.stage, open: true });
  });
});

describe('an exit that does not come last', () => {
  const back = (exit: ExitShown, input: object = {}): Readonly<Record<string, unknown>> => ({ input: { ...EXIT_DECISION, exitId: exit.id, version: exit.version, restoredOn: exit.effectiveOn, ...input } });
  const versioned = async (id: string): Promise<Pick<OnRoll, 'id' | 'version'>> => {
    const [{ version } = { version: 0 }] = await rows<{ version: number }>('SELECT version FROM member WHERE id = $1', [id]);
    return { id, version };
  };
  const memberships = async (id: string): Promise<unknown> => rows('SELECT kind, valid_from::text AS "from", valid_through::text AS through FROM membership WHERE member_id = $1 ORDER BY valid_from DESC LIMIT 2', [id]);
  const admissions = async (id: string): Promise<unknown> => rows('SELECT i.stage, i.due_on::text AS due FROM admission a JOIN workflow_item i ON i.id = a.id WHERE a.member_id = $1 ORDER BY a.id', [id]);
  let guestCell: Named;

  beforeAll(async () => {
    guestCell = await named(users.office, 'Chi bộ tổ dân phố Đồi Thông');
  });

  it('brings back the admission that ended with it, with its deadline, and no other', async () => {
    const papers = { admissionDecidedOn: '2026-02-03', admissionCeremonyOn: '2026-02-10', recognizedOn: null, admissionDecisionNumber: '12-QĐ/ĐU' };
    const arriving = { ...moves.FROM_OUTSIDE, ...papers, organizationId: guestCell.id, person: { ...moves.FROM_OUTSIDE.person, fullName: 'Cầm Thị Ba Lần' }, letterOn: '2026-10-01', receivedOn: '2026-10-02' };
    const { member } = await moves.taken(users.office, moves.RECORD_TRANSFER_IN, arriving);
    const id = member?.id ?? '';
    const ended = [{ rule: 'ADMISSION_ENDS_TOO', reason: 'Chi bộ đã biết' }];
    const out = await leave(users.office, await versioned(id), { kind: 'TRANSFERRED_OUT', destination: 'Đảng bộ phường khác', effectiveOn: '2026-10-10', overrides: ended });
    await users.office.ask(RESTORE, back(out));
    expect(await admissions(id)).toEqual([{ stage: 'PROBATION', due: '2027-03-24' }]);
    await leave(users.office, await versioned(id), { kind: 'TRANSFERRED_OUT', destination: 'Đảng bộ phường khác', effectiveOn: '2026-10-12', overrides: ended });
    const [{ person_id: personId } = { person_id: '' }] = await rows<{ person_id: string }>('SELECT person_id FROM member WHERE id = $1', [id]);
    const anew = { ...arriving, person: undefined, personId, letterOn: '2026-10-20' };
    await moves.taken(users.office, moves.RECORD_TRANSFER_IN, { ...anew, receivedOn: '2026-10-21' });
    const again = await leave(users.office, await versioned(id), { kind: 'RESIGNED', effectiveOn: '2026-11-02', overrides: ended });
    await users.office.ask(RESTORE, back(again));
    expect(await admissions(id)).toEqual([{ stage: 'LEFT', due: null }, { stage: 'PROBATION', due: '2027-03-24' }]);
    // Recognised elsewhere meanwhile: then nothing is on probation any more.
    await leave(users.office, await versioned(id), { kind: 'TRANSFERRED_OUT', destination: 'Đảng bộ phường khác', effectiveOn: '2026-11-05', overrides: ended });
    await owner.query(`UPDATE member SET admission_decided_on = '2025-02-03', admission_ceremony_on = '2025-02-10' WHERE id = $1`, [id]);
    await moves.taken(users.office, moves.RECORD_TRANSFER_IN, { ...anew, letterOn: '2026-11-06', receivedOn: '2026-11-07', admissionDecidedOn: '2025-02-03', admissionCeremonyOn: '2025-02-10', recognizedOn: '2026-11-05', admissionDecisionNumber: null });
    const full = await leave(users.office, await versioned(id), { kind: 'RESIGNED', effectiveOn: '2026-11-20' });
    await users.office.ask(RESTORE, back(full));
    expect(await admissions(id)).toEqual([{ stage: 'LEFT', due: null }, { stage: 'LEFT', due: null }]);
  });

  it('takes away the stay of the dead that would begin later, and says so when it is taken back', async () => {
    const member = somebody(6);
    const [{ cell, id: itemId } = { cell: '', id: '' }] = await rows<{ cell: string; id: string }>(`SELECT gen_random_uuid() AS id, organization_id AS cell FROM membership WHERE member_id = $1 AND valid_through IS NULL`, [member.id]);
    await owner.query(`INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ($1, 'transfer', $2, 'STAYING', '2026-11-12')`, [itemId, cell]);
    await owner.query(
      `INSERT INTO member_transfer (id, organization_id, direction, type, person_id, destination_id, reason, planned_through, letter_number, letter_on, letter_valid_through, received_on, carried_at)
       VALUES ($1, $2, 'WITHIN', 'TEMPORARY', $3, $4, 'học tập', '2026-12-31', '9-GT/ĐU', '2026-11-10', '2026-12-10', '2026-11-12', now())`,
      [itemId, cell, member.person.id, guestCell.id],
    );
    await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) VALUES (gen_random_uuid(), $1, $2, 'TEMPORARY', '2026-11-12', '2026-12-31')`, [member.id, guestCell.id]);
    const exit = await leave(users.office, member, { kind: 'DIED', effectiveOn: '2026-11-08', overrides: [RATED] });
    expect(await memberships(member.id)).toEqual([{ kind: 'PRIMARY', from: expect.any(String) as unknown, through: '2026-11-07' }]);
    const error = await users.office.refusal(RESTORE, back(exit));
    expect([codes(error), error.message]).toEqual([['WARNINGS_OPEN'], expect.stringContaining('MEMBERSHIPS_NOT_BACK')]);
    await users.office.ask(RESTORE, back(exit, { overrides: [{ rule: 'MEMBERSHIPS_NOT_BACK', reason: 'Sẽ lập giấy mới' }] }));
    expect(await memberships(member.id)).toEqual([{ kind: 'PRIMARY', from: '2026-11-08', through: null }, { kind: 'PRIMARY', from: expect.any(String) as unknown, through: '2026-11-07' }]);
  });

  it('is refused of a guest who was once counted here, and for a relative', async () => {
    const guest = somebody(7);
    await owner.query(`UPDATE membership SET valid_through = '2026-10-31' WHERE member_id = $1`, [guest.id]);
    await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) VALUES (gen_random_uuid(), $1, $2, 'TEMPORARY', '2026-11-01', '2026-12-31')`, [guest.id, naSuong.id]);
    expect(await refused(users.office, guest)).toEqual(['EXIT_OF_GUEST']);
    await owner.query(`DELETE FROM membership WHERE member_id = $1 AND kind = 'TEMPORARY'`, [guest.id]);
    await owner.query('UPDATE membership SET valid_through = NULL WHERE member_id = $1', [guest.id]);

    const relative = somebody(8);
    const exit = await leave(users.standing, relative, { kind: 'RESIGNED', overrides: [RATED] });
    const { me } = await users.office.ask<{ me: { person: { id: string } } }>('{ me { person { id } } }');
    await users.office.ask(DECLARE, { input: { personId: me.person.id, otherId: relative.person.id, kind: 'SPOUSE' } });
    expect(codes(await users.office.refusal(RESTORE, back(exit)))).toEqual(['CONFLICT_OF_INTEREST']);
    await users.standing.ask(RESTORE, back(exit));
    expect(await refused(users.office, await versioned(relative.id), { effectiveOn: '2026-11-21' })).toContain('CONFLICT_OF_INTEREST');
  });

  it('is recorded from a cell whose merger is ahead, whose members and posts it takes from there too', async () => {
    const cells = await Promise.all(['Chi bộ Khối Điều trị', 'Chi bộ Khối Dự phòng'].map((name) => named(users.office, name)));
    const [treating, preventing] = cells;
    if (!treating || !preventing) throw new Error('The cells are there.');
    const member = (await rollOf(users.office, treating.id)).find(({ status, person }) => status === 'FULL' && person.posts.length === 0);
    const gone = (await rollOf(users.office, preventing.id)).find(({ status, person }) => status === 'FULL' && person.posts.length === 0);
    if (!member || !gone) throw new Error('Nobody is without a post.');
    await owner.query(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'CIVIL_SERVANT', '2026-01-01')`, [member.person.id, treating.id]);
    const left = await leave(users.office, gone, { kind: 'RESIGNED', overrides: [RATED] });
    const merged = await reorganize(users.office, MERGE, {
      organizations: cells.map(({ id, version }) => ({ id, version })),
      founded: { parentId: treating.parent?.id, name: 'Chi bộ Khối Điều trị - Dự phòng', kind: 'CELL', sector: 'HEALTH' },
      effectiveOn: '2026-12-15',
      overrides: [{ rule: 'WORK_OPEN', reason: 'Theo văn bản của cấp trên' }],
    });
    expect(codes(await users.office.refusal(RESTORE, back(left)))).toEqual(['RESTORE_CELL_GONE']);
    const exit = await leave(users.office, await versioned(member.id), { kind: 'DIED', overrides: [{ rule: 'POSTS_END_TOO', reason: 'Đã biết' }, RATED] });
    expect(exit).toMatchObject({ organization: { name: treating.name } });
    expect(await memberships(member.id)).toEqual([{ kind: 'PRIMARY', from: expect.any(String) as unknown, through: '2026-11-20' }]);
    expect(await rows(`SELECT valid_through::text AS through FROM post WHERE person_id = $1 AND kind = 'CIVIL_SERVANT'`, [member.person.id])).toEqual([{ through: '2026-11-20' }]);
    // The merger can no longer be undone as if nothing stood on it.
    const undoing = { input: { id: merged.id, version: merged.version, reason: 'Quyết định bị hủy' } };
    expect(codes(await users.office.refusal(UNDO, undoing))).toEqual(['RECORDS_STAND_ON_IT']);
  });
});

it('the rating sheet that is not decided yet is named', async () => {
  const [rated] = await rows<{ member_id: string; version: number }>(
    `SELECT e.member_id, m.version FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN workflow_item i ON i.id = s.id AND i.stage = 'SUBMITTED' JOIN member m ON m.id = e.member_id
     JOIN membership t ON t.member_id = m.id AND t.valid_through IS NULL JOIN organization o ON o.id = t.organization_id
     WHERE o.path <@ (SELECT w.path FROM organization w JOIN organization_period p ON p.organization_id = w.id WHERE p.name = 'Đảng bộ phường Mộc Châu' AND p.valid_through IS NULL LIMIT 1)
       AND m.person_id NOT IN (SELECT person_id FROM post) AND m.recognized_on IS NOT NULL ORDER BY m.id LIMIT 1`,
    [],
  );
  if (!rated) throw new Error('No sheet waits for its decision.');
  const member = { id: rated.member_id, version: rated.version };
  const error = await users.office.refusal(RECORD_EXIT, { input: { ...EXIT_DECISION, memberId: member.id, version: member.version, ...RESIGNED } });
  expect(error.message).toContain('RATING_OPEN');
  expect(await leave(users.office, member, { kind: 'RESIGNED', overrides: [RATED] })).toMatchObject({ kind: 'RESIGNED' });
});

it('after all that, the year still balances, and every exit stands on its line', async () => {
  const year = await balanceOf(users.office, naSuong.id, '2026-11-01', '2026-11-21');
  expect(year).toMatchObject({ balanced: true, difference: 0 });
  expect(['REMOVED_FROM_ROLL', 'DIED', 'RESIGNED', 'EXPELLED', 'RESTORED'].map((kind) => on(year, kind))).toEqual([1, 1, expect.any(Number), 1, 1]);
});
