import { newId } from '#kernel';
import { type Client } from './api.js';
import { ANNOUNCE, DECIDE, DROP, PROPOSE, PUT, REVISE, SUBMIT, TERM_WORK, VOTE, WITHDRAW, type Measure } from './case-operations.js';
import { atMeasure, CANARY, cast, clients, closeStage, concluded, HEARD, inspector, logged, openStage, proposal, proposed, readersOfMeasure, voters, wardCase, YEAR } from './case-stage.js';
import { leave, rollOf } from './movement-operations.js';
import { ANNUL_SUSPENSION, END_SUSPENSION, EXTEND, SUSPEND, SUSPENSION, SUSPENSIONS } from './suspension-operations.js';

beforeAll(openStage);

afterAll(closeStage);

const SHOWN = `query ($id: UUID!) { disciplineCase(id: $id) {
  memberName organizationName presentForm ended lapsesOn effectiveOn announcedOn cellVotedOn hearing heardOn violatedOn
  revisions { kind form decidedBy decisionNumber reason } takenPosts { postId wasThrough leftThrough restored } case { id } state { stage } log { action body } } }`;
const OFFICERS = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];

const shown = async (id: string, client = clients.inspection): Promise<Record<string, unknown>> => (await client.ask<{ disciplineCase: Record<string, unknown> }>(SHOWN, { id })).disciplineCase;
const warningsOf = async (client: Client, document: string, variables: Record<string, unknown>): Promise<string[]> =>
  (await client.refusal(document, variables)).extensions.warnings?.map(({ code }) => code) ?? [];
const codeOf = async (client: Client, document: string, variables: Record<string, unknown>): Promise<string> => (await client.refusal(document, variables)).extensions.code;
const insist = (...rules: readonly string[]): object => ({ overrides: rules.map((rule) => ({ rule, reason: 'Theo công văn của cấp trên' })) });

const rightsOf = async (client: Client): Promise<string[]> => (await client.ask<{ me: { rights: string[] } }>('{ me { rights } }')).me.rights;

const APPOINT = 'mutation ($input: AppointPostInput!) { appointPost(input: $input) { organization { id } } }';
/** The case in which somebody is removed from office, and, once that is annulled, expelled. */
let caseId: string;
/** The codes of the notices that somebody gets about a record. */
const told = async (client: Client, id: string): Promise<string[]> => {
  const { notices } = await client.ask<{ notices: { id: string; code: string }[] }>('{ notices { id code message } }');
  return notices.filter((notice) => notice.id === id).map(({ code }) => code);
};

/** Everything that a measure may take, as it stands. */
const belongings = async (memberId: string): Promise<unknown> =>
  inspector.rows(
    `SELECT p.id, p.valid_from, p.valid_through, p.kind FROM post p JOIN member m ON m.person_id = p.person_id WHERE m.id = $1
     UNION ALL SELECT r.discipline_id, r.valid_from, r.valid_through, NULL FROM member_restriction r WHERE r.member_id = $1 AND r.revoked_at IS NULL ORDER BY 1`,
    [memberId],
  );
const restricted = async (memberId: string, day: string): Promise<unknown[]> =>
  inspector.rows(`SELECT form FROM member_restriction WHERE member_id = $1 AND revoked_at IS NULL AND during @> $2::date ORDER BY form`, [memberId, day]);
/** Everybody of a cell votes for it. */
const votes = async (id: string, change: object = {}, client = clients.secretary, cell = cast.cell): Promise<{ input: Record<string, unknown> }> => {
  const votesFor = await voters(client, cell, '2026-11-16');
  return { input: { ...(await atMeasure(id)), carried: true, votesFor, votesAgainst: 0, votesAbsent: 0, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-16', ...change } };
};

describe('removal from office', () => {
  let id: string;
  let before: unknown;

  beforeAll(async () => {
    caseId = await concluded({ subjects: [{ memberId: cast.people.deputySecretary.memberId }, { memberId: cast.people.subject.memberId }] });
    before = await belongings(cast.people.deputySecretary.memberId);
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { form: 'REMOVAL_FROM_OFFICE' }))).toBe('NO_OFFICE');
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { form: 'DISSOLUTION' }))).toBe('FORM_IMPOSSIBLE');
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { organizationId: cast.cell }))).toBe('MEASURE_SUBJECT_NOT_ONE');
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { violatedOn: '2026-11-10' }))).toBe('VIOLATED_AFTER_PROPOSAL');
    // A later violation starts the time anew only where a measure for it was decided.
    const dropped = await proposed(await concluded());
    await clients.inspection.ask(DROP, { input: { ...(await atMeasure(dropped.id)), remark: 'Chưa đủ căn cứ' } });
    expect(await warningsOf(clients.inspection, PROPOSE, proposal(caseId, { violatedOn: '2021-11-08' }))).toEqual(['TIME_BARRED']);
    expect((await clients.inspection.send(PROPOSE, proposal(caseId, { violatedOn: '2021-11-09', validateOnly: true }))).errors).toBeUndefined();
    expect((await clients.inspection.send(PROPOSE, proposal(caseId, { violatedOn: '2006-01-01', timeBarException: 'FALSE_DIPLOMA', validateOnly: true }))).errors).toBeUndefined();
    ({ id } = await proposed(caseId, { memberId: cast.people.deputySecretary.memberId, form: 'REMOVAL_FROM_OFFICE' }));
  });

  it('is proposed by the cell, which then reads the paper on, and decided above it', async () => {
    const body = 'INSPECTION_COMMITTEE';
    expect(await warningsOf(clients.inspection, SUBMIT, { input: { ...(await atMeasure(id)), body } })).toEqual(['CELL_NOT_ASKED']);
    await clients.inspection.ask(PUT, { input: await atMeasure(id) });
    await clients.secretary.ask(VOTE, await votes(id, { decisionNumber: null }));
    expect(await shown(id)).toMatchObject({ cellVotedOn: '2026-11-16', presentForm: null, state: { stage: 'PREPARING' } });
    expect((await shown(id, clients.secretary))['case']).toBeNull();
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body } });
  });

  it('takes the posts on the day it is signed, and with them their rights', async () => {
    const decision = { ...(await atMeasure(id)), decisionNumber: '21-QĐ/UBKTĐU', decidedOn: '2026-11-18' };
    const deputy = clients.deputySecretary;
    expect(await warningsOf(clients.inspection, DECIDE, { input: decision })).toEqual(['NOT_HEARD']);
    expect(await codeOf(clients.inspection, DECIDE, { input: { ...decision, hearing: 'HEARD' } })).toBe('HEARING_INCOMPLETE');
    expect(await codeOf(clients.inspection, DECIDE, { input: { ...decision, hearing: 'HEARD', heardOn: '2026-11-19' } })).toBe('HEARD_AFTER_DECISION');
    expect(await codeOf(clients.inspection, DECIDE, { input: { ...decision, ...HEARD, postIds: [cast.cell] } })).toBe('POSTS_NOT_HELD');
    expect(await codeOf(clients.inspection, DECIDE, { input: { ...decision, ...HEARD, form: 'WARNING', postIds: [cast.cell], ...insist('BODY_NOT_ENTITLED') } })).toBe('POSTS_POINTLESS');
    expect(await rightsOf(deputy)).toContain('discipline.vote');
    await clients.inspection.ask(DECIDE, { input: { ...decision, ...HEARD } });
    const measure = await shown(id);
    expect(measure).toMatchObject({ presentForm: 'REMOVAL_FROM_OFFICE', effectiveOn: '2026-11-18', lapsesOn: '2027-11-18', hearing: 'HEARD', heardOn: '2026-11-07', state: { stage: 'DECIDED' } });
    expect(measure['takenPosts']).toEqual(expect.arrayContaining([expect.objectContaining({ leftThrough: '2026-11-17', restored: null })]));
    expect(await rightsOf(deputy)).not.toContain('discipline.vote');
    expect(await restricted(cast.people.deputySecretary.memberId, '2026-11-18')).toEqual([{ form: 'REMOVAL_FROM_OFFICE' }]);
    expect(await restricted(cast.people.deputySecretary.memberId, '2026-11-17')).toEqual([]);
    expect(await restricted(cast.people.deputySecretary.memberId, '2027-11-18')).toEqual([]);
  });

  it('is a restriction that others read: what it is, those alone who may know', async () => {
    const { deputySecretary, outsider } = cast.people;
    const term = { organizationId: cast.otherCell, kind: 'FRONT_HEAD', validFrom: '2026-11-20', decisionNumber: '61-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Đảng ủy', decisionTitle: 'Bổ nhiệm' };
    const warned = async (client: Client, personId: string, validFrom = term.validFrom) =>
      (await client.send(APPOINT, { input: { ...term, personId, validFrom, validateOnly: true } })).errors?.[0]?.extensions.warnings?.map(({ code, messages, path }) => [code, messages.vi, path]);
    const path = ['input', 'personId'];
    expect(await warned(clients.standing, deputySecretary.personId)).toEqual([['RESTRICTED', 'Người này đang có hạn chế theo quyết định còn hiệu lực.', path]]);
    expect(await warned(clients.inspection, deputySecretary.personId)).toEqual([
      ['RESTRICTED', 'Người này đang có hạn chế theo quyết định còn hiệu lực: cách chức, quyết định số 21-QĐ/UBKTĐU, từ 2026-11-18 đến hết 2027-11-17.', path],
    ]);
    // Asked for one day after the other, whoever may not read it learns neither its first day nor its last.
    for (const validFrom of ['2026-11-01', '2027-11-18']) expect(await warned(clients.standing, deputySecretary.personId, validFrom)).toEqual([['RESTRICTED', 'Người này đang có hạn chế theo quyết định còn hiệu lực.', path]]);
    expect(await warned(clients.inspection, deputySecretary.personId, '2026-11-01')).toBeUndefined();
    expect((await clients.standing.send(APPOINT, { input: { ...term, personId: outsider.personId, validateOnly: true } })).errors).toBeUndefined();
    await clients.inspection.ask(APPOINT, { input: { ...term, personId: deputySecretary.personId, ...insist('RESTRICTED') } });
    const [kept] = await inspector.rows<{ row: string }>(`SELECT o::text AS row FROM rule_override o WHERE code = 'RESTRICTED'`);
    expect(kept?.row).toContain('Người này đang có hạn chế theo quyết định còn hiệu lực.');
    expect(kept?.row).not.toContain('cách chức');
    await inspector.rows(`DELETE FROM post WHERE person_id = $1 AND kind = 'FRONT_HEAD'`, [deputySecretary.personId]);
    expect(await told(clients.inspection, id)).toEqual(['MEASURE_TO_ANNOUNCE']);
    for (const client of [clients.standing, clients.secretary, clients.teamMember, clients.deputySecretary]) expect(await told(client, id)).toEqual([]);
  });

  it('is announced once, in time or with a reason', async () => {
    const announce = async (announcedOn: string, change: object = {}) => ({ input: { ...(await atMeasure(id)), announcedOn, ...change } });
    expect(await codeOf(clients.inspection, ANNOUNCE, await announce('2026-11-17'))).toBe('ANNOUNCED_OUT_OF_ORDER');
    expect(await codeOf(clients.inspection, ANNOUNCE, await announce('2026-11-22'))).toBe('DATE_IN_FUTURE');
    expect(await codeOf(clients.deputySecretary, ANNOUNCE, await announce('2026-11-20'))).toBe('FORBIDDEN');
    await clients.inspection.ask(ANNOUNCE, await announce('2026-11-20'));
    expect(await shown(id)).toMatchObject({ announcedOn: '2026-11-20', state: { stage: 'ANNOUNCED' } });
    expect(await told(clients.inspection, id)).toEqual([]);
    expect(await codeOf(clients.inspection, ANNOUNCE, await announce('2026-11-20'))).toBe('STAGE_WRONG');
  });

  it('annulled, everything is as it was, and the trace stays', async () => {
    const annul = { kind: 'ANNULLED', by: 'STANDING_COMMITTEE', decisionNumber: '40-QĐ/ĐU', decidedOn: '2026-11-20', reason: 'Không đủ căn cứ' };
    const revise = async (change: object = {}) => ({ input: { ...(await atMeasure(id)), ...annul, ...change } });
    expect(await codeOf(clients.inspection, REVISE, await revise({ by: 'CELL' }))).toBe('REVISED_FROM_BELOW');
    expect(await codeOf(clients.inspection, REVISE, await revise({ decidedOn: '2026-11-17' }))).toBe('REVISED_OUT_OF_ORDER');
    expect(await codeOf(clients.inspection, REVISE, await revise({ version: 1 }))).toBe('VERSION_STALE');
    expect(await codeOf(clients.secretary, REVISE, await revise())).toBe('FORBIDDEN');
    expect(await codeOf(clients.standing, REVISE, await revise())).toBe('NOT_FOUND');
    await clients.inspection.ask(REVISE, await revise({ validateOnly: true }));
    expect(await belongings(cast.people.deputySecretary.memberId)).not.toEqual(before);
    await clients.inspection.ask(REVISE, await revise());
    expect(await belongings(cast.people.deputySecretary.memberId)).toEqual(before);
    expect(await rightsOf(clients.deputySecretary)).toContain('discipline.vote');
    expect(await shown(id)).toMatchObject({
      ended: 'ANNULLED',
      presentForm: 'REMOVAL_FROM_OFFICE',
      revisions: [{ kind: 'ANNULLED', form: null, decidedBy: 'STANDING_COMMITTEE', decisionNumber: '40-QĐ/ĐU', reason: 'Không đủ căn cứ' }],
      takenPosts: expect.arrayContaining([expect.objectContaining({ leftThrough: '2026-11-17', restored: true })]) as unknown,
    });
    expect(await codeOf(clients.inspection, REVISE, await revise())).toBe('MEASURE_ENDED');
  });
});

describe('a measure of the cell', () => {
  const MEMBER = () => cast.people.subject.memberId;
  let first: string;

  it('on several forms is the one to which the votes add up', async () => {
    first = (await proposed(await concluded())).id;
    await clients.inspection.ask(PUT, { input: await atMeasure(first) });
    const { input } = await votes(first);
    // Neither form has more than half of all.
    const all = Number(input['votesFor']);
    const half = Math.floor((all - 1) / 2);
    const ballots = ['REPRIMAND', 'WARNING'].map((form) => ({ form, votes: half }));
    const vote = async (change: object = {}) => votes(first, { ...HEARD, ballots, votesFor: 2 * half, votesAbsent: all - 2 * half, ...change });
    const refused = async (change: object) => (await clients.secretary.refusal(VOTE, await vote(change))).extensions.refusals?.map(({ code }) => code);
    expect(await refused({ decidedOn: '2026-11-10', ballots: [...ballots, { form: 'WARNING', votes: 0 }] })).toEqual(['BALLOT_TWICE']);
    expect(await refused({ decidedOn: '2026-11-10', ballots: ballots.slice(0, 1) })).toEqual(['BALLOTS_DO_NOT_SUM']);
    expect(await warningsOf(clients.secretary, VOTE, await vote({ form: 'WARNING', decidedOn: '2026-11-10' }))).toContain('FORM_NOT_OF_TALLY');
    await clients.secretary.ask(VOTE, await vote({ decidedOn: '2026-11-10' }));
    expect(await shown(first)).toMatchObject({ presentForm: 'REPRIMAND', effectiveOn: '2026-11-10', lapsesOn: '2027-11-10' });
    expect(await restricted(MEMBER(), '2027-11-09')).toEqual([{ form: 'REPRIMAND' }]);
    expect(await restricted(MEMBER(), '2027-11-10')).toEqual([]);
  });

  it('does not lapse by itself once a violation is committed under it, and does again when that measure is annulled', async () => {
    const { id } = await proposed(await concluded(), { form: 'WARNING', violatedOn: '2026-11-12', proposedOn: '2026-11-17', inAssignedTask: true });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'PARTY_COMMITTEE' } });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'standing'].sort());
    await clients.standing.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: '45-QĐ/ĐU', decidedOn: '2026-11-19', ...HEARD } });
    expect(await restricted(MEMBER(), '2028-01-01')).toEqual([{ form: 'REPRIMAND' }]);
    const revise = async (change: object) => ({ input: { ...(await atMeasure(id)), by: 'PARTY_COMMITTEE', decisionNumber: '46-QĐ/ĐU', decidedOn: '2026-11-20', reason: 'Xét lại', ...change } });
    expect(await codeOf(clients.standing, REVISE, await revise({ kind: 'CORRECTED' }))).toBe('FORM_OF_CORRECTION');
    expect(await codeOf(clients.standing, REVISE, await revise({ kind: 'CORRECTED', form: 'WARNING' }))).toBe('FORM_UNCHANGED');
    await clients.standing.ask(REVISE, await revise({ kind: 'CORRECTED', form: 'REPRIMAND' }));
    expect(await shown(id)).toMatchObject({ presentForm: 'REPRIMAND', ended: null });
    expect(await restricted(MEMBER(), '2026-11-21')).toEqual([{ form: 'REPRIMAND' }, { form: 'REPRIMAND' }]);
    // Another committed under it keeps it from lapsing as well; and so does either when it is corrected itself.
    const other = await proposed(await concluded(), { form: 'WARNING', violatedOn: '2026-11-13', proposedOn: '2026-11-17', inAssignedTask: true });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(other.id)), body: 'PARTY_COMMITTEE' } });
    await clients.standing.ask(DECIDE, { input: { ...(await atMeasure(other.id)), decisionNumber: '49-QĐ/ĐU', decidedOn: '2026-11-20', ...HEARD } });
    for (const form of ['WARNING', 'REPRIMAND']) {
      await clients.inspection.ask(REVISE, { input: { ...(await revise({ kind: 'CORRECTED', form })).input, ...(await atMeasure(first)) } });
      expect(await restricted(MEMBER(), '2028-01-01')).toEqual([{ form }]);
    }
    await clients.standing.ask(REVISE, await revise({ kind: 'ANNULLED' }));
    expect(await restricted(MEMBER(), '2028-01-01')).toEqual([{ form: 'REPRIMAND' }]);
    await clients.standing.ask(REVISE, { input: { ...(await revise({ kind: 'ANNULLED' })).input, ...(await atMeasure(other.id)) } });
    expect(await restricted(MEMBER(), '2026-11-21')).toEqual([{ form: 'REPRIMAND' }]);
    expect(await restricted(MEMBER(), '2027-11-10')).toEqual([]);
  });

  it('lifted, it ends that day, unless it has lapsed; and can still be annulled', async () => {
    const lift = { kind: 'LIFTED', by: 'INSPECTION_COMMITTEE', decisionNumber: '47-QĐ/UBKT', decidedOn: '2026-11-20', reason: 'Đã sửa chữa' };
    const lasts = async (through: string): Promise<unknown> => inspector.rows(`UPDATE member_restriction SET valid_through = $2 WHERE discipline_id = $1 AND revoked_at IS NULL`, [first, through]);
    await lasts('2026-11-19');
    expect((await clients.inspection.refusal(REVISE, { input: { ...(await atMeasure(first)), ...lift } })).extensions).toMatchObject({ code: 'MEASURE_LAPSED', params: { lastsThrough: '2026-11-19' } });
    await lasts('2027-11-09');
    await clients.inspection.ask(REVISE, { input: { ...(await atMeasure(first)), ...lift } });
    expect([await restricted(MEMBER(), '2026-11-19'), await restricted(MEMBER(), '2026-11-20')]).toEqual([[{ form: 'REPRIMAND' }], []]);
    expect(await codeOf(clients.inspection, REVISE, { input: { ...(await atMeasure(first)), ...lift, kind: 'CORRECTED', form: 'WARNING' } })).toBe('MEASURE_ENDED');
    await clients.inspection.ask(REVISE, { input: { ...(await atMeasure(first)), ...lift, kind: 'ANNULLED' } });
    expect([await restricted(MEMBER(), '2026-11-19'), (await shown(first))['ended']]).toEqual([[], 'ANNULLED']);
  });

  it('of temporary activities reaches up to a warning, and the official cell is told, the file untold', async () => {
    const { id } = await proposed(await concluded(), { form: 'WARNING' });
    const put = async (change: object = {}) => ({ input: { ...(await atMeasure(id)), atTemporaryCell: true, ...change } });
    expect(await codeOf(clients.inspection, PUT, await put())).toBe('NOT_TEMPORARY');
    await inspector.rows(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'TEMPORARY', '2026-09-01')`, [MEMBER(), cast.otherCell]);
    await clients.inspection.ask(PUT, await put());
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'otherSecretary'].sort());
    await clients.otherSecretary.ask(VOTE, await votes(id, HEARD, clients.otherSecretary, cast.otherCell));
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'deputySecretary', 'member', 'otherSecretary', 'secretary'].sort());
    expect([await told(clients.secretary, id), await told(clients.otherSecretary, id)]).toEqual([['MEASURE_OF_TEMPORARY_CELL'], ['MEASURE_TO_ANNOUNCE']]);
    const paper = await clients.secretary.send(SHOWN, { id });
    // What was taken back from that cell and decided above it is not the official cell's to know.
    const above = (await proposed(await concluded(), { form: 'WARNING', inAssignedTask: true })).id;
    await clients.inspection.ask(PUT, { input: { ...(await atMeasure(above)), atTemporaryCell: true, ...insist('BODY_NOT_ENTITLED') } });
    await clients.inspection.ask(WITHDRAW, { input: { ...(await atMeasure(above)), remark: 'Thuộc thẩm quyền cấp trên' } });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(above)), body: 'INSPECTION_COMMITTEE' } });
    await clients.inspection.ask(DECIDE, { input: { ...(await atMeasure(above)), decisionNumber: '22-QĐ/UBKTĐU', decidedOn: '2026-11-18', ...HEARD } });
    expect([await readersOfMeasure(above), await told(clients.secretary, above)]).toEqual([[...OFFICERS, 'member'].sort(), []]);
    expect([paper.text.includes(CANARY), (paper.data as { disciplineCase: { case: unknown; log: unknown[] } }).disciplineCase]).toEqual([false, expect.objectContaining({ case: null, log: [], state: null })]);
  });
});

describe('a measure on an organisation', () => {
  it('is for a body above it; its secretary reads the decision, not the file', async () => {
    const caseId = await concluded({ subjects: [{ organizationId: cast.otherCell }] });
    const on = { memberId: undefined, organizationId: cast.otherCell };
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { ...on, form: 'EXPULSION' }))).toBe('FORM_IMPOSSIBLE');
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, { ...on, organizationId: cast.cell }))).toBe('NO_SUBJECT_OF_CASE');
    const { id }: Measure = await proposed(caseId, on);
    expect(await codeOf(clients.inspection, PROPOSE, proposal(caseId, on))).toBe('VIOLATION_HAS_MEASURE');
    expect(await codeOf(clients.inspection, PUT, { input: await atMeasure(id) })).toBe('CELL_VOTES_ON_MEMBERS');
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'STANDING_COMMITTEE' } });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'standing'].sort());
    await clients.standing.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: '48-QĐ/ĐU', decidedOn: '2026-11-20', ...HEARD } });
    expect(await readersOfMeasure(id)).toEqual([...OFFICERS, 'otherSecretary', 'standing'].sort());
    const counted = async (who: 'standing' | 'otherSecretary', unit: string) => (await clients[who].ask<{ caseCounts: { organizationMeasures: unknown } }>(TERM_WORK, { id: unit, ...YEAR })).caseCounts.organizationMeasures;
    expect(await counted('standing', cast.ward)).toEqual([{ form: 'REPRIMAND', measures: 1 }, { form: 'WARNING', measures: 0 }, { form: 'DISSOLUTION', measures: 0 }]);
    expect(await counted('standing', cast.otherCell)).toBeNull();
    expect(await shown(id, clients.otherSecretary)).toMatchObject({ memberName: null, organizationName: 'Chi bộ tổ dân phố Đồi Thông', presentForm: 'REPRIMAND', case: null });
  });

  it('above the ward is put on record by whoever submitted it', async () => {
    const { id } = await proposed(await concluded({ subjects: [{ organizationId: cast.otherCell }] }), { memberId: undefined, organizationId: cast.otherCell, form: 'DISSOLUTION' });
    expect(await warningsOf(clients.inspection, SUBMIT, { input: { ...(await atMeasure(id)), body: 'INSPECTION_COMMITTEE' } })).toEqual(['BODY_NOT_ENTITLED']);
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'SUPERIOR', ...insist(...(await levelWarnings(id))) } });
    expect(await readersOfMeasure(id)).toEqual(OFFICERS);
    const decision = { ...(await atMeasure(id)), decisionNumber: '90-QĐ/TU', decidedOn: '2026-11-20', ...HEARD, ...insist(...(await levelWarnings(id))) };
    expect(await codeOf(clients.teamMember, DECIDE, { input: decision })).toBe('FORBIDDEN');
    await clients.deputyChair.ask(DECIDE, { input: decision });
    expect(await shown(id)).toMatchObject({ presentForm: 'DISSOLUTION', lapsesOn: null });
    // Until the cell is dissolved on the tree, those who work on it are reminded; after an annulment nothing is left to do.
    expect([await told(clients.inspection, id), await told(clients.otherSecretary, id)]).toEqual([['MEASURE_TO_CARRY_OUT', 'MEASURE_TO_ANNOUNCE'], []]);
    await clients.inspection.ask(REVISE, { input: { ...(await atMeasure(id)), kind: 'ANNULLED', by: 'SUPERIOR', decisionNumber: '91-QĐ/TU', decidedOn: '2026-11-21', reason: 'Xét lại' } });
    expect(await told(clients.inspection, id)).toEqual([]);
  });
});

/** A cell below a base committee is dissolved by the ward: what is wrong then with submitting it higher up. */
async function levelWarnings(id: string): Promise<string[]> {
  const below = await inspector.value<boolean>(
    `SELECT EXISTS (SELECT FROM discipline_case d JOIN organization_period p ON p.organization_id = d.organization_id AND p.valid_through IS NULL
      JOIN organization_period q ON q.organization_id = p.parent_id AND q.valid_through IS NULL WHERE d.id = $1 AND q.kind <> 'WARD_COMMITTEE')`,
    [id],
  );
  return below ? ['BODY_NOT_ENTITLED'] : [];
}

describe('a case with a last day', () => {
  it('is told to those who work on it, ahead and when it is late, and to nobody else', async () => {
    const { id } = await logged(clients.inspection, wardCase({ dueOn: '2026-11-28' }));
    const late = await logged(clients.inspection, wardCase());
    for (const who of ['inspection', 'deputyChair', 'teamMember', 'rollMember'] as const) {
      expect([who, await told(clients[who], id), await told(clients[who], late.id)]).toEqual([who, ['CASE_DUE'], ['CASE_OVERDUE']]);
    }
    for (const who of ['standing', 'office', 'secretary', 'member', 'outsider', 'otherSecretary'] as const) {
      expect([who, await told(clients[who], id), await told(clients[who], late.id)]).toEqual([who, [], []]);
    }
  });
});

describe('suspension from activities', () => {
  const ratable = async (memberId: string, day: string): Promise<unknown[]> => inspector.rows(`SELECT kind FROM member_overlay WHERE member_id = $1 AND kind = 'SUSPENSION' AND during @> $2::date`, [memberId, day]);
  const later = { decisionNumber: '80-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ' };

  it('is put on record by those above the cell, with its limits, and is an overlay that others read', async () => {
    const { memberId } = cast.people.rollMember;
    const input = { ...SUSPENSION, memberId };
    for (const who of ['secretary', 'otherSecretary', 'member', 'administrator'] as const) expect([who, await codeOf(clients[who], SUSPEND, { input })]).toEqual([who, 'FORBIDDEN']);
    expect(await codeOf(clients.vanSonStanding, SUSPEND, { input })).toBe('NOT_FOUND');
    expect(await warningsOf(clients.office, SUSPEND, { input: { ...input, validThrough: '2026-12-09' } })).toEqual(['SUSPENSION_TOO_LONG']);
    expect(await codeOf(clients.office, SUSPEND, { input: { ...input, validFrom: '2026-09-09' , validThrough: '2026-10-01' } })).toBe('SUSPENDED_BEFORE_DECISION');
    await clients.office.ask(SUSPEND, { input: { ...input, validateOnly: true } });
    expect(await ratable(memberId, '2026-11-21')).toEqual([]);
    // Neither a voter nor counted among them: the day before, the first day, the last, the day after.
    const cell = await inspector.value<string>(`SELECT organization_id FROM membership WHERE member_id = $1 AND kind = 'PRIMARY' AND valid_through IS NULL`, [memberId]);
    const votersThen = async (): Promise<number[]> => Promise.all(['2026-09-09', '2026-09-10', '2026-12-08', '2026-12-09'].map((on) => voters(clients.standing, cell, on)));
    const before = await votersThen();
    const { suspendMember } = await clients.office.ask<{ suspendMember: { suspension: { id: string; version: number } } }>(SUSPEND, { input });
    const { id: suspensionId, version } = suspendMember.suspension;
    expect(await votersThen()).toEqual([0, 1, 1, 0].map((fewer, index) => (before[index] ?? 0) - fewer));
    expect([await ratable(memberId, '2026-12-08'), await ratable(memberId, '2026-12-09')]).toEqual([[{ kind: 'SUSPENSION' }], []]);
    expect(await codeOf(clients.office, SUSPEND, { input })).toBe('SUSPENDED_ALREADY');
    const extension = { suspensionId, version, ...later, validThrough: '2027-01-07' };
    expect(await codeOf(clients.standing, EXTEND, { input: { ...extension, version: 7 } })).toBe('VERSION_STALE');
    expect(await codeOf(clients.vanSonStanding, EXTEND, { input: extension })).toBe('NOT_FOUND');
    const another = { ...SUSPENSION, memberId, ...later, validFrom: '2027-01-01', validThrough: '2027-01-10' };
    const { suspendMember: following } = await clients.office.ask<{ suspendMember: { suspension: { id: string; version: number } } }>(SUSPEND, { input: another });
    expect(await codeOf(clients.standing, EXTEND, { input: extension })).toBe('EXTENDED_INTO_ANOTHER');
    await clients.office.ask(ANNUL_SUSPENSION, { input: { suspensionId: following.suspension.id, version: following.suspension.version, ...later, reason: 'Ghi nhầm' } });
    await clients.standing.ask(EXTEND, { input: extension });
    expect(await warningsOf(clients.standing, EXTEND, { input: { ...extension, version: 2, validThrough: '2027-01-20' } })).toEqual(['EXTENDED_TOO_OFTEN']);
    expect(await ratable(memberId, '2027-01-07')).toHaveLength(1);
    const end = { suspensionId, version: 2, ...later, endedOn: '2026-11-21' };
    expect(await codeOf(clients.office, END_SUSPENSION, { input: { ...end, endedOn: '2026-11-22' } })).toBe('ENDED_OUTSIDE');
    await clients.office.ask(END_SUSPENSION, { input: end });
    expect([await ratable(memberId, '2026-11-20'), await ratable(memberId, '2026-11-21')]).toEqual([[{ kind: 'SUSPENSION' }], []]);
    expect(await codeOf(clients.office, END_SUSPENSION, { input: { ...end, version: 3 } })).toBe('STAGE_WRONG');
    const next = { ...SUSPENSION, memberId, ...later, validFrom: '2026-11-21', validThrough: '2026-12-20', validateOnly: true };
    expect(await warningsOf(clients.office, SUSPEND, { input: next })).toEqual(['SUSPENSION_TOO_LONG']);
    const annulment = { suspensionId, version: 3, ...later, reason: 'Ghi nhầm người' };
    expect(await codeOf(clients.office, ANNUL_SUSPENSION, { input: { ...annulment, decidedOn: '2026-11-22' } })).toBe('DATE_IN_FUTURE');
    await clients.office.ask(ANNUL_SUSPENSION, { input: annulment });
    expect(await votersThen()).toEqual(before);
    expect(await ratable(memberId, '2026-11-20')).toEqual([]);
    expect(await codeOf(clients.office, ANNUL_SUSPENSION, { input: { ...annulment, version: 4 } })).toBe('STAGE_WRONG');
    expect((await clients.office.send(SUSPEND, { input: next })).errors).toBeUndefined();
    const traced = expect.objectContaining({ id: suspensionId, endedOn: '2026-11-21', annulledOn: '2026-11-20' }) as unknown;
    expect(await clients.office.ask(SUSPENSIONS, { id: cast.ward })).toMatchObject({ memberSuspensions: { edges: expect.arrayContaining([{ node: traced }]) as unknown } });
    expect(await codeOf(clients.secretary, SUSPENSIONS, { id: cast.cell })).toBe('FORBIDDEN');
    expect(await codeOf(clients.office, SUSPENSIONS, { id: newId() })).toBe('NOT_FOUND');
  });
});

describe('expulsion', () => {
  it('is decided anew where an earlier decision was annulled, with what the cell said of it, and takes also the posts ahead', async () => {
    const { memberId, personId } = cast.people.deputySecretary;
    const ahead = newId();
    await inspector.rows(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES ($1, $2, $3, 'DEPUTY_SECRETARY', '2026-12-01')`, [ahead, personId, cast.otherCell]);
    await inspector.rows(
      `INSERT INTO cell_following (id, post_id, organization_id, valid_from, decision_id) SELECT gen_random_uuid(), $1, $2, '2026-12-01', id FROM decision LIMIT 1`,
      [ahead, cast.otherCell],
    );
    const held = await belongings(memberId);
    const { id } = await proposed(caseId, { memberId, form: 'EXPULSION' });
    const put = async (change: object): Promise<void> => {
      await clients.inspection.ask(PUT, { input: await atMeasure(id) });
      await clients.secretary.ask(VOTE, await votes(id, { decisionNumber: null, ...change }));
    };
    const submission = async (...rules: readonly string[]): Promise<object> => ({ ...(await atMeasure(id)), body: 'INSPECTION_COMMITTEE', ...insist(...rules) });
    const { votesFor: everybody } = (await votes(id)).input;
    await put({ carried: false, votesFor: 0, votesAgainst: everybody, remark: 'Quá nặng' });
    expect(await warningsOf(clients.inspection, SUBMIT, { input: await submission() })).toEqual(['CELL_VOTED_DOWN']);
    await put({ form: 'REMOVAL_FROM_OFFICE' });
    expect(await warningsOf(clients.inspection, SUBMIT, { input: await submission() })).toEqual(['CELL_NOT_ASKED']);
    await clients.inspection.ask(SUBMIT, { input: await submission('CELL_NOT_ASKED') });
    await clients.inspection.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: '23-QĐ/UBKTĐU', decidedOn: '2026-11-18', ...HEARD, ...insist('CELL_NOT_ASKED') } });
    const taken = async (): Promise<unknown[]> => (await shown(id))['takenPosts'] as unknown[];
    expect(await taken()).toEqual(expect.arrayContaining([{ postId: ahead, wasThrough: null, leftThrough: null, restored: null }]));
    expect(await inspector.rows('SELECT FROM post WHERE id = $1 UNION ALL SELECT FROM cell_following WHERE post_id = $1', [ahead])).toHaveLength(0);
    const revise = async (change: object): Promise<void> => {
      await clients.inspection.ask(REVISE, { input: { ...(await atMeasure(id)), by: 'INSPECTION_COMMITTEE', decisionNumber: '24-QĐ/UBKTĐU', decidedOn: '2026-11-20', reason: 'Xét lại', ...change } });
    };
    const restriction = expect.objectContaining({ id }) as unknown;
    await revise({ kind: 'CORRECTED', form: 'WARNING' });
    expect(await belongings(memberId)).toEqual(expect.arrayContaining([...(held as unknown[]), restriction]));
    expect(await inspector.rows('SELECT FROM cell_following WHERE post_id = $1', [ahead])).toHaveLength(1);
    await revise({ kind: 'CORRECTED', form: 'EXPULSION' });
    expect(await rightsOf(clients.deputySecretary)).not.toContain('discipline.vote');
    // Whoever left the Party since is nobody's officer again, whatever becomes of the measure.
    const member = (await rollOf(clients.office, cast.cell)).find((each) => each.id === memberId);
    await leave(clients.office, { id: memberId, version: member?.version ?? 0 }, { kind: 'EXPELLED', ...insist('RATING_OPEN', 'EXIT_VOTE_MISSING') });
    await revise({ kind: 'ANNULLED' });
    expect(await rightsOf(clients.deputySecretary)).not.toContain('discipline.vote');
    expect(await inspector.rows(`SELECT FROM post WHERE person_id = $1 AND (valid_through IS NULL OR valid_through >= '2026-11-21')`, [personId])).toHaveLength(0);
    expect(await taken()).toEqual(expect.arrayContaining([expect.objectContaining({ leftThrough: '2026-11-19', restored: false }), expect.objectContaining({ postId: ahead, restored: false })]));
  });
});
