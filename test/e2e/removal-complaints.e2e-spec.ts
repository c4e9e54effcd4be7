import { type Client } from './api.js';
import { cast, clients, closeStage, inspector, openStage, waitsFor, type Who } from './case-stage.js';
import { FILE, RECEIVE, SETTLE, WITHDRAW_COMPLAINT, type Complaint } from './complaint-operations.js';
import { readersOf } from './complaint-readers.js';
import { EXIT_DECISION, leave, RESTORE, rollOf, type ExitShown, type OnRoll } from './movement-operations.js';

/** Texts that stand in complaints only. */
const CONTENT = 'nỗi oan của người bị xóa tên';
const REASON = 'lý lẽ riêng về việc xóa tên';
const OFFICERS: readonly Who[] = ['deputyChair', 'inspection'];
const OVERRIDES = ['RATING_OPEN', 'EXIT_VOTE_MISSING'].map((rule) => ({ rule, reason: 'Chi bộ đã biết' }));
const NOTICES = '{ notices { id code message } }';
const ONE_EXIT = 'query ($id: UUID!) { memberExits(organizationId: $id, first: 50) { edges { node { id complaintBy restoredOn effectiveOn restorationDecision { number issuedBy } log { action body } } } } }';

let roll: readonly OnRoll[];
let used = 0;

beforeAll(async () => {
  await openStage();
  const known = Object.values(cast.people).map(({ memberId }) => memberId);
  roll = (await rollOf(clients.office, cast.cell)).filter(({ id, status, person }) => status === 'FULL' && person.posts.length === 0 && !known.includes(id));
});

afterAll(closeStage);

const codeOf = async (client: Client, document: string, input: object): Promise<string> => (await client.refusal(document, { input })).extensions.code;
const warningsOf = async (client: Client, document: string, input: object): Promise<string[]> => (await client.refusal(document, { input })).extensions.warnings?.map(({ code }) => code) ?? [];
const complaint = async (client: Client, document: string, input: object): Promise<Complaint> => {
  const [answer] = Object.values(await client.ask<Record<string, { complaint: Complaint }>>(document, { input }));
  if (!answer) throw new Error('A mutation has an answer.');
  return answer.complaint;
};
const decision = (change: object = {}): object => ({ decisionNumber: '40-QĐ/GQKN', decidedOn: '2026-11-21', reason: REASON, ...change });
const onRoll = async (id: string, asOf: string): Promise<boolean> => (await rollOf(clients.office, cast.cell, asOf)).some((member) => member.id === id);
const exitOf = async (id: string): Promise<Record<string, unknown> | undefined> =>
  (await clients.standing.ask<{ memberExits: { edges: { node: Record<string, unknown> }[] } }>(ONE_EXIT, { id: cast.cell })).memberExits.edges.map(({ node }) => node).find((node) => node['id'] === id);

interface Removal {
  readonly memberId: string;
  readonly personId: string;
  readonly exit: ExitShown;
  /** The letter that complains of it. */
  readonly letter: (change?: object) => object;
}

/** Somebody of the cell without a post, or the one given, who leaves it. */
async function removed(decisionNumber: string, change: { readonly decidedOn?: string; readonly effectiveOn?: string } = {}): Promise<Removal> {
  const member = roll[used++];
  if (!member) throw new Error('The cell is too small.');
  const exit = await leave(clients.office, member, { ...EXIT_DECISION, decisionNumber, kind: 'REMOVED_FROM_ROLL', ground: 'CARD_GIVEN_UP', overrides: OVERRIDES, ...change });
  return { memberId: member.id, personId: member.person.id, exit, letter: letterOf(member.id, decisionNumber, change.decidedOn) };
}

const letterOf =
  (memberId: string, decisionNumber: string, decidedOn = '2026-11-20') =>
  (more: object = {}): object => ({ memberId, decisionNumber, decidedOn, receivedOn: '2026-11-21', way: 'BY_POST', content: CONTENT, ...more });

describe('a complaint against a removal from the roll', () => {
  let removal: Removal;
  let first: Complaint;
  let seniority: unknown;
  const seniorityOf = async (): Promise<unknown> => clients.office.ask('query ($id: UUID!) { member(id: $id, asOf: "2026-11-20") { partySeniority { countedFrom daysOutside years } } }', { id: removal.memberId });

  beforeAll(async () => {
    removal = await removed('51-QĐ/ĐU');
    seniority = await seniorityOf();
  });

  it('comes in as a letter that names member, number and day, and goes to the party committee; the removal stands meanwhile', async () => {
    const { letter } = removal;
    expect(await codeOf(clients.inspection, RECEIVE, letter({ decisionNumber: '52-QĐ/ĐU' }))).toBe('NOT_FOUND');
    expect(await codeOf(clients.inspection, RECEIVE, letter({ memberId: cast.people.subject.memberId }))).toBe('NOT_FOUND');
    for (const who of ['secretary', 'member'] as const) expect([who, await codeOf(clients[who], RECEIVE, letter())]).toEqual([who, 'NOT_FOUND']);
    for (const who of ['office', 'standing', 'administrator'] as const) expect([who, await codeOf(clients[who], RECEIVE, letter())]).toEqual([who, expect.stringMatching(/NOT_FOUND|FORBIDDEN/)]);
    expect(await codeOf(clients.inspection, RECEIVE, letter({ receivedOn: '2026-11-19' }))).toBe('COMPLAINT_OUT_OF_ORDER');
    for (const handledBy of ['STANDING_COMMITTEE', 'INSPECTION_COMMITTEE']) expect(await codeOf(clients.inspection, RECEIVE, letter({ handledBy }))).toBe('COMPLAINT_ON_ITSELF');
    expect(await warningsOf(clients.inspection, RECEIVE, letter({ handledBy: 'SUPERIOR' }))).toEqual(['COMPLAINT_LEVEL_SKIPPED']);
    expect(await codeOf(clients.inspection, RECEIVE, letter({ content: null }))).toBe('CONTENT_MISSING');
    first = await complaint(clients.inspection, RECEIVE, letter());
    expect(first).toMatchObject({
      exitId: removal.exit.id, disciplineId: null, discipline: null, exit: { kind: 'REMOVED_FROM_ROLL', restoredOn: null },
      stage: 'AWAITING_PARTY_COMMITTEE', handledBy: 'PARTY_COMMITTEE', previousId: null, dueOn: '2027-03-26', decisionStaysInForce: true, overdue: false,
    });
    expect(await onRoll(removal.memberId, '2026-11-21')).toBe(false);
    expect(await codeOf(clients.inspection, RECEIVE, letter())).toBe('COMPLAINT_PENDING');
  });

  it('is for the officers of the inspection committee and the body that handles it alone, in the work list of that and told ahead', async () => {
    expect(await readersOf(first.id)).toEqual([...OFFICERS, 'standing'].sort());
    // The chair of the inspection committee sits on the standing committee, too.
    expect(await waitsFor(first.id)).toEqual(['inspection', 'standing']);
    await inspector.run([`UPDATE workflow_item SET due_on = '2026-11-30' WHERE id = '${first.id}'`]);
    const told = async (who: Who): Promise<unknown> => (await clients[who].ask<{ notices: { id: string; code: string }[] }>(NOTICES)).notices.find(({ id }) => id === first.id)?.code;
    expect([await told('standing'), await told('secretary'), await told('office')]).toEqual(['COMPLAINT_DUE', undefined, undefined]);
    await inspector.run([`UPDATE workflow_item SET due_on = '2026-11-20' WHERE id = '${first.id}'`]);
    expect(await told('standing')).toBe('COMPLAINT_OVERDUE');
  });

  it('has no form to change, and restores nobody where it is upheld', async () => {
    const at = { complaintId: first.id, version: 1, outcome: 'UPHELD' };
    expect(await codeOf(clients.member, SETTLE, { ...at, ...decision() })).toBe('FORBIDDEN');
    expect(await codeOf(clients.deputyChair, SETTLE, { ...at, ...decision() })).toBe('FORBIDDEN');
    expect(await codeOf(clients.vanSonStanding, SETTLE, { ...at, ...decision() })).toBe('NOT_FOUND');
    expect(await codeOf(clients.standing, SETTLE, { ...at, version: 7, ...decision() })).toBe('VERSION_STALE');
    expect(await codeOf(clients.standing, SETTLE, { ...at, outcome: 'CHANGED', form: 'WARNING', ...decision() })).toBe('REMOVAL_HAS_NO_FORM');
    expect(await codeOf(clients.standing, SETTLE, { ...at, ...decision({ restoredOn: '2026-11-21' }) })).toBe('NOBODY_TO_RESTORE');
    expect((await clients.standing.refusal(SETTLE, { input: { ...at, ...decision({ reason: null }) } })).extensions.refusals?.map(({ code }) => code)).toEqual(['ENTRY_MISSING', 'CONTENT_MISSING']);
    expect(await complaint(clients.standing, SETTLE, { ...at, ...decision() })).toMatchObject({ stage: 'SETTLED', outcome: 'UPHELD', closedOn: '2026-11-21', dueOn: null, exit: { restoredOn: null } });
    expect(await onRoll(removal.memberId, '2026-11-21')).toBe(false);
  });

  it('goes on above the ward, put on record by the standing committee: annulled, the member is back as if never removed', async () => {
    const second = await complaint(clients.inspection, RECEIVE, removal.letter());
    expect(second).toMatchObject({ handledBy: 'SUPERIOR', stage: 'AWAITING_SUPERIOR_ON_REMOVAL', previousId: first.id });
    expect(await waitsFor(second.id)).toEqual(['inspection', 'standing']);
    const at = { complaintId: second.id, version: 1, outcome: 'ANNULLED' };
    expect(await codeOf(clients.deputyChair, SETTLE, { ...at, ...decision() })).toBe('FORBIDDEN');
    const refused = await clients.standing.refusal(SETTLE, { input: { ...at, ...decision({ organizationId: cast.ward, restoredOn: '2026-11-20', decidedOn: '2026-11-22' }) } });
    expect(refused.extensions.refusals?.map(({ code, path }) => [code, path.at(-1)])).toEqual([['DATE_IN_FUTURE', 'decidedOn'], ['RESTORED_BEFORE_EXIT', 'restoredOn'], ['RESTORE_CELL_GONE', 'organizationId']]);
    await clients.standing.ask(SETTLE, { input: { ...at, ...decision(), validateOnly: true } });
    expect(await onRoll(removal.memberId, '2026-11-21')).toBe(false);
    const settled = await complaint(clients.standing, SETTLE, { ...at, isFinal: true, ...decision() });
    expect(settled).toMatchObject({ stage: 'SETTLED', outcome: 'ANNULLED', isFinal: true, exit: { restoredOn: '2026-11-21' } });
    expect([await onRoll(removal.memberId, '2026-11-20'), await onRoll(removal.memberId, '2026-11-21')]).toEqual([true, true]);
    expect(await seniorityOf()).toEqual(seniority);
    expect(await exitOf(removal.exit.id)).toMatchObject({ restoredOn: '2026-11-21', restorationDecision: { number: '40-QĐ/GQKN', issuedBy: 'Cấp trên của đảng bộ phường' }, log: [{ action: 'REMOVED_FROM_ROLL' }, { action: 'RESTORE', body: 'Cấp trên của đảng bộ phường' }] });
    // Restored before the letter came in again.
    expect((await clients.inspection.refusal(RECEIVE, { input: removal.letter() })).extensions.refusals?.map(({ code }) => code)).toEqual(['COMPLAINT_POINTLESS']);
    const audited = await inspector.rows<{ subject_kind: string }>(
      `SELECT DISTINCT s.subject_kind FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id WHERE e.operation = 'settleComplaint' AND s.subject_id IN ('${settled.id}', '${removal.memberId}') AND s.action = 'CHANGED' ORDER BY 1`,
    );
    expect(audited.map(({ subject_kind }) => subject_kind)).toEqual(['complaint', 'member']);
  });
});

describe('the thirty working days', () => {
  it('run from the decision: the day before and the last day are in time, the day after is warned of', async () => {
    const { letter, exit } = await removed('53-QĐ/ĐU', { decidedOn: '2026-10-05', effectiveOn: '2026-10-06' });
    expect(await exitOf(exit.id)).toMatchObject({ complaintBy: '2026-11-16' });
    for (const receivedOn of ['2026-11-15', '2026-11-16']) expect(await clients.inspection.ask(RECEIVE, { input: letter({ receivedOn, validateOnly: true }) })).toEqual({ receiveComplaint: { complaint: null } });
    const { extensions } = await clients.inspection.refusal(RECEIVE, { input: letter({ receivedOn: '2026-11-17' }) });
    expect(extensions.warnings).toMatchObject([{ code: 'COMPLAINT_LATE', rule: { document: '208-QĐ/TW' }, message: expect.stringContaining('16/11/2026') as unknown }]);
    const { id } = await complaint(clients.inspection, RECEIVE, letter({ receivedOn: '2026-11-17', overrides: [{ rule: 'COMPLAINT_LATE', reason: 'Ốm nặng' }] }));
    expect(await complaint(clients.inspection, WITHDRAW_COMPLAINT, { complaintId: id, version: 1, remark: 'Theo đơn rút' })).toMatchObject({ stage: 'WITHDRAWN', outcome: null });
  });
});

describe('a removal instead of recognition', () => {
  it('annulled, has the member back on probation and the admission go on where it stood', async () => {
    const [open] = await inspector.rows<{ id: string; member_id: string; version: number; stage: string }>(
      `SELECT a.id, a.member_id, m.version, i.stage FROM admission a JOIN member m ON m.id = a.member_id JOIN workflow_item i ON i.id = a.id
       JOIN membership s ON s.member_id = m.id AND s.valid_through IS NULL JOIN organization o ON o.id = s.organization_id
       WHERE a.closed_on IS NULL AND o.path <@ (SELECT w.path FROM organization w WHERE w.id = $1) ORDER BY a.id LIMIT 1`,
      [cast.ward],
    );
    if (!open) throw new Error('Nobody is on probation.');
    const state = async (): Promise<unknown> => (await inspector.rows('SELECT i.stage, a.closed_on IS NULL AS open FROM admission a JOIN workflow_item i ON i.id = a.id WHERE a.id = $1', [open.id]))[0];
    const overrides = [...OVERRIDES, { rule: 'ADMISSION_ENDS_TOO', reason: 'Chi bộ đã biểu quyết' }];
    await leave(clients.office, { id: open.member_id, version: open.version }, { decisionNumber: '54-QĐ/ĐU', kind: 'REMOVED_FROM_ROLL', ground: 'PROBATION_FAILED', overrides });
    expect(await state()).toEqual({ stage: 'LEFT', open: false });
    const { id } = await complaint(clients.inspection, RECEIVE, letterOf(open.member_id, '54-QĐ/ĐU')());
    await complaint(clients.standing, SETTLE, { complaintId: id, version: 1, outcome: 'ANNULLED', ...decision() });
    expect(await state()).toEqual({ stage: open.stage, open: true });
    expect(await inspector.rows('SELECT status FROM member_status_period WHERE member_id = $1 AND valid_through IS NULL', [open.member_id])).toEqual([{ status: 'PROBATIONARY' }]);
  });
});

describe('a removal taken back by hand while a complaint is open', () => {
  it('leaves the complaint to be closed, and restores nobody twice', async () => {
    const { exit, letter } = await removed('55-QĐ/ĐU');
    const { id } = await complaint(clients.inspection, RECEIVE, letter());
    await clients.office.ask(RESTORE, { input: { ...EXIT_DECISION, exitId: exit.id, version: 1, restoredOn: '2026-11-21' } });
    const at = { complaintId: id, version: 1, outcome: 'ANNULLED' };
    expect(await codeOf(clients.standing, SETTLE, { ...at, ...decision({ organizationId: cast.cell }) })).toBe('NOBODY_TO_RESTORE');
    expect(await complaint(clients.standing, SETTLE, { ...at, ...decision() })).toMatchObject({ outcome: 'ANNULLED', exit: { restoredOn: '2026-11-21' } });
    expect(await exitOf(exit.id)).toMatchObject({ restorationDecision: { number: EXIT_DECISION.decisionNumber } });
  });
});

describe('a marked letter against a removal', () => {
  it('is settled by the number of its decision, without a word', async () => {
    const { memberId, letter } = await removed('56-QĐ/ĐU');
    const marked = { secrecy: 'SECRET', keptAt: 'Tủ mật, phòng Ủy ban Kiểm tra' };
    expect(await codeOf(clients.inspection, RECEIVE, letter(marked))).toBe('SECRET_TAKES_NO_CONTENT');
    const { id } = await complaint(clients.inspection, RECEIVE, letter({ ...marked, content: null }));
    const at = { complaintId: id, version: 1, outcome: 'ANNULLED' };
    expect(await codeOf(clients.standing, SETTLE, { ...at, ...decision() })).toBe('SECRET_TAKES_NO_CONTENT');
    expect(await complaint(clients.standing, SETTLE, { ...at, ...decision({ reason: null }) })).toMatchObject({ outcome: 'ANNULLED', reason: null });
    expect(await onRoll(memberId, '2026-11-21')).toBe(true);
  });
});

describe('nobody handles the complaint of a relative', () => {
  it('neither as officer nor on the standing committee', async () => {
    const { personId, letter } = await removed('57-QĐ/ĐU');
    const relate = async (other: string): Promise<unknown> =>
      inspector.rows(`INSERT INTO person_relation (id, person_id, other_id, kind, declared_on) SELECT gen_random_uuid(), $1, a.person_id, 'SIBLING', '2026-01-01' FROM account a WHERE a.username = $2`, [personId, other]);
    const usernames = await inspector.rows<{ username: string }>(
      `SELECT a.username FROM account a JOIN post t ON t.person_id = a.person_id JOIN committee c ON c.id = t.committee_id WHERE c.kind = 'STANDING' AND c.organization_id = $1 AND t.valid_through IS NULL`,
      [cast.ward],
    );
    const { id } = await complaint(clients.inspection, RECEIVE, letter());
    expect(await readersOf(id)).toEqual([...OFFICERS, 'standing'].sort());
    await inspector.run([`UPDATE complaint SET closed_on = '2026-11-21' WHERE id = '${id}'`]);
    for (const { username } of usernames) await relate(username);
    expect(await readersOf(id)).toEqual(['deputyChair']);
    expect(await codeOf(clients.inspection, RECEIVE, letter())).toBe('NOT_FOUND');
    const again = await complaint(clients.deputyChair, RECEIVE, letter());
    expect(await waitsFor(again.id)).toEqual([]);
    expect(await codeOf(clients.standing, SETTLE, { complaintId: again.id, version: 1, outcome: 'ANNULLED', ...decision() })).toBe('NOT_FOUND');
  });
});

describe('whoever was removed', () => {
  it('has no rights any more and complains by letter; one who acts in another capacity files it, and withdraws it', async () => {
    const { memberId } = cast.people.rollMember;
    const version = await inspector.value<number>('SELECT version FROM member WHERE id = $1', [memberId]);
    const { id: exitId } = await leave(clients.office, { id: memberId, version }, { decisionNumber: '58-QĐ/ĐU', kind: 'REMOVED_FROM_ROLL', ground: 'CARD_GIVEN_UP', overrides: OVERRIDES });
    expect(await codeOf(clients.rollMember, FILE, { exitId, content: CONTENT })).toBe('FORBIDDEN');
    await inspector.rows(`INSERT INTO access_grant (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through) SELECT gen_random_uuid(), a.id, m.person_id, 'SECRETARY', $2, 'UNIT', '2026-11-21', '2026-12-31' FROM member m JOIN account a ON a.person_id = m.person_id WHERE m.id = $1`, [memberId, cast.cell]);
    expect(await codeOf(clients.rollMember, FILE, { content: CONTENT })).toBe('COMPLAINT_AGAINST_NOT_ONE');
    expect(await codeOf(clients.rollMember, FILE, { exitId, disciplineId: exitId, content: CONTENT })).toBe('COMPLAINT_AGAINST_NOT_ONE');
    expect(await codeOf(clients.rollMember, FILE, { disciplineId: exitId, content: CONTENT })).toBe('NOT_FOUND');
    expect(await codeOf(clients.secretary, FILE, { exitId, content: CONTENT })).toBe('NOT_FOUND');
    const own = await complaint(clients.rollMember, FILE, { exitId, content: CONTENT });
    expect(own).toMatchObject({ exitId, way: 'IN_SYSTEM', stage: 'AWAITING_PARTY_COMMITTEE' });
    expect(await readersOf(own.id)).toEqual([...OFFICERS, 'rollMember', 'standing'].sort());
    expect(await waitsFor(own.id)).toEqual(['inspection', 'standing']);
    expect(await codeOf(clients.rollMember, SETTLE, { complaintId: own.id, version: 1, outcome: 'ANNULLED', ...decision() })).toBe('FORBIDDEN');
    expect(await complaint(clients.rollMember, WITHDRAW_COMPLAINT, { complaintId: own.id, version: 1 })).toMatchObject({ stage: 'WITHDRAWN' });
  });
});

describe('the database', () => {
  const CREATE = `WITH item AS (INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (gen_random_uuid(), 'complaint', $1, 'AWAITING_PARTY_COMMITTEE', '2026-11-21') RETURNING id)
    INSERT INTO complaint (id, organization_id, handled_by, received_on, way, content, exit_id, discipline_id) SELECT id, $1, 'PARTY_COMMITTEE', '2026-11-21', 'BY_POST', 'x', $2, $3 FROM item`;

  it('takes a complaint against one thing, a removal that stands, once at a time; and an annulment that restores', async () => {
    const { exit, letter } = await removed('59-QĐ/ĐU');
    const create = async (exitId: string | null, disciplineId: string | null = null): Promise<unknown> => {
      await inspector.run(['BEGIN', 'ALTER TABLE complaint DISABLE TRIGGER record_is_of_its_item']);
      try {
        return await inspector.rows(CREATE, [cast.ward, exitId, disciplineId]);
      } finally {
        await inspector.run(['ROLLBACK']);
      }
    };
    const member = roll[used++];
    if (!member) throw new Error('The cell is too small.');
    const resigned = await leave(clients.office, member, { kind: 'RESIGNED', overrides: [OVERRIDES[0]] });
    await expect(create(resigned.id)).rejects.toMatchObject({ constraint: 'complaint_against_a_decision' });
    await expect(create(null)).rejects.toMatchObject({ constraint: 'complaint_against_a_decision' });
    await expect(create(exit.id, exit.id)).rejects.toMatchObject({ constraint: 'complaint_against_one' });
    const { id } = await complaint(clients.inspection, RECEIVE, letter());
    await expect(create(exit.id)).rejects.toMatchObject({ constraint: 'complaint_one_at_a_time_of_removal' });
    const settle = (outcome: string, form: string | null): Promise<unknown> =>
      inspector.rows(`UPDATE complaint SET outcome = $2::complaint_outcome, form = $3::discipline_form, decision_number = '1', decided_on = '2026-11-21', closed_on = '2026-11-21', reason = 'x' WHERE id = $1`, [id, outcome, form]);
    await expect(settle('ANNULLED', null)).rejects.toMatchObject({ constraint: 'complaint_annulled_removal_restores' });
    await expect(settle('CHANGED', 'WARNING')).rejects.toMatchObject({ constraint: 'complaint_removal_has_no_form' });
  });

  it('keeps the words of complaints out of the audit', async () => {
    expect(await inspector.value<number>(`SELECT count(*)::int FROM audit_entry a WHERE a::text LIKE '%' || $1 || '%' OR a::text LIKE '%' || $2 || '%'`, [CONTENT, REASON])).toBe(0);
  });
});
