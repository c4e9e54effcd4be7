import { type Client } from './api.js';
import { ANNOUNCE, DECIDE, ONE_MEASURE, PUT, SUBMIT, VOTE } from './case-operations.js';
import { atMeasure, cast, clients, closeStage, concluded, HEARD, inspector, openStage, proposed, waitsFor, type Who } from './case-stage.js';
import { COMPLAINTS, FILE, RECEIVE, SETTLE, WITHDRAW_COMPLAINT, type Complaint } from './complaint-operations.js';
import { readersOf } from './complaint-readers.js';

beforeAll(openStage);

afterAll(closeStage);

/** Texts that stand in complaints only: nobody outside may meet them anywhere. */
const CONTENT = 'nỗi oan của người này';
const REASON = 'lý lẽ riêng của cấp giải quyết';
/** The complainant, and the officers of the inspection committee. */
const OFFICERS: readonly Who[] = ['deputyChair', 'inspection'];

const codeOf = async (client: Client, document: string, input: object): Promise<string> => (await client.refusal(document, { input })).extensions.code;
const warningsOf = async (client: Client, document: string, input: object): Promise<string[]> => (await client.refusal(document, { input })).extensions.warnings?.map(({ code }) => code) ?? [];
const complaint = async (client: Client, document: string, input: object): Promise<Complaint> => {
  const [answer] = Object.values(await client.ask<Record<string, { complaint: Complaint }>>(document, { input }));
  if (!answer) throw new Error('A mutation has an answer.');
  return answer.complaint;
};
const file = (disciplineId: string): Promise<Complaint> => complaint(clients.member, FILE, { disciplineId, content: CONTENT });
const decision = (change: object = {}): object => ({ decisionNumber: '40-QĐ/GQKN', decidedOn: '2026-11-21', reason: REASON, ...change });
const restrictions = (id: string): Promise<unknown[]> =>
  inspector.rows(`SELECT form, valid_through IS NULL AS held FROM member_restriction WHERE discipline_id = $1 AND revoked_at IS NULL`, [id]);

/** A reprimand on the member, decided by the standing committee and announced, or by the cell. */
async function decidedOnMember(by: 'STANDING_COMMITTEE' | 'CELL', number: string, change: object = {}): Promise<string> {
  const { id } = await proposed(await concluded({ decisionNumber: `${number}-KT` }), { inAssignedTask: by === 'STANDING_COMMITTEE', ...change });
  if (by === 'CELL') {
    await clients.inspection.ask(PUT, { input: await atMeasure(id) });
    const { organization } = await clients.secretary.ask<{ organization: { electorate: { fullMembers: number; elsewhere: number } } }>(
      'query ($id: UUID!) { organization(id: $id) { electorate { fullMembers elsewhere } } }',
      { id: cast.cell },
    );
    const { fullMembers, elsewhere } = organization.electorate;
    await clients.secretary.ask(VOTE, {
      input: { ...(await atMeasure(id)), carried: true, votesFor: fullMembers - elsewhere, votesAgainst: 0, votesAbsent: 0, decisionNumber: number, decidedOn: '2026-11-16', ...HEARD },
    });
  } else {
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'STANDING_COMMITTEE' } });
    await clients.standing.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: number, decidedOn: '2026-11-16', ...HEARD } });
    await clients.inspection.ask(ANNOUNCE, { input: { ...(await atMeasure(id)), announcedOn: '2026-11-18' } });
  }
  return id;
}

describe('a complaint against what the cell decided', () => {
  let measure: string;
  let first: Complaint;

  beforeAll(async () => {
    measure = await decidedOnMember('CELL', '05-QĐ/CB');
  });

  it('goes to the inspection committee, with 90 working days; the decision stays in force and does not lapse meanwhile', async () => {
    expect(await restrictions(measure)).toEqual([{ form: 'REPRIMAND', held: false }]);
    expect(await clients.member.ask(FILE, { input: { disciplineId: measure, content: CONTENT, validateOnly: true } })).toEqual({ fileComplaint: { complaint: null } });
    first = await file(measure);
    expect(first).toMatchObject({ stage: 'AWAITING_INSPECTION_COMMITTEE', handledBy: 'INSPECTION_COMMITTEE', way: 'IN_SYSTEM', receivedOn: '2026-11-21', dueOn: '2027-03-26', decisionStaysInForce: true, overdue: false });
    expect(await restrictions(measure)).toEqual([{ form: 'REPRIMAND', held: true }]);
    expect(await codeOf(clients.member, FILE, { disciplineId: measure, content: CONTENT })).toBe('COMPLAINT_PENDING');
  });

  it('is for the complainant and the officers of the inspection committee alone, not for the cell that decided', async () => {
    expect(await readersOf(first.id)).toEqual([...OFFICERS, 'member']);
    expect(await waitsFor(first.id)).toEqual(OFFICERS);
    for (const who of ['secretary', 'otherSecretary', 'standing'] as const) expect([who, await codeOf(clients[who], FILE, { disciplineId: measure, content: CONTENT })]).toEqual([who, expect.stringMatching(/NOT_FOUND|FORBIDDEN/)]);
  });

  it('is settled by the body before which it is, in order of days, at the version it was based on', async () => {
    const at = { complaintId: first.id, version: 1, outcome: 'UPHELD' };
    expect(await codeOf(clients.member, SETTLE, { ...at, ...decision() })).toBe('FORBIDDEN');
    expect(await codeOf(clients.standing, SETTLE, { ...at, ...decision() })).toBe('NOT_FOUND');
    expect(await codeOf(clients.inspection, SETTLE, { ...at, version: 7, ...decision() })).toBe('VERSION_STALE');
    expect(await codeOf(clients.inspection, SETTLE, { ...at, ...decision({ decidedOn: '2026-11-20' }) })).toBe('SETTLED_BEFORE_RECEIPT');
    expect(await codeOf(clients.inspection, SETTLE, { ...at, ...decision({ form: 'WARNING' }) })).toBe('COMPLAINT_FORM');
    expect(await complaint(clients.inspection, SETTLE, { ...at, ...decision() })).toMatchObject({ stage: 'SETTLED', outcome: 'UPHELD', closedOn: '2026-11-21', dueOn: null, discipline: { presentForm: 'REPRIMAND', ended: null } });
    expect(await codeOf(clients.inspection, SETTLE, { ...at, version: 2, ...decision() })).toBe('STAGE_WRONG');
    // It lapses by itself again.
    expect(await restrictions(measure)).toEqual([{ form: 'REPRIMAND', held: false }]);
  });

  it('goes one level up when it is made again, which may change the decision: what followed from that changes with it', async () => {
    const second = await file(measure);
    expect(second).toMatchObject({ handledBy: 'STANDING_COMMITTEE', previousId: first.id });
    expect(await readersOf(second.id)).toEqual([...OFFICERS, 'member', 'standing'].sort());
    // The chair of the inspection committee sits on the standing committee, too.
    expect(await waitsFor(second.id)).toEqual(['inspection', 'standing']);
    const at = { complaintId: second.id, version: 1, outcome: 'CHANGED' };
    expect(await codeOf(clients.deputyChair, SETTLE, { ...at, form: 'WARNING', ...decision() })).toBe('FORBIDDEN');
    expect(await codeOf(clients.standing, SETTLE, { ...at, ...decision() })).toBe('COMPLAINT_FORM');
    expect(await codeOf(clients.standing, SETTLE, { ...at, form: 'REPRIMAND', ...decision() })).toBe('FORM_UNCHANGED');
    expect(await complaint(clients.standing, SETTLE, { ...at, form: 'WARNING', ...decision() })).toMatchObject({ outcome: 'CHANGED', form: 'WARNING', discipline: { presentForm: 'WARNING', ended: null } });
    expect(await restrictions(measure)).toEqual([{ form: 'WARNING', held: false }]);
  });

  it('may go up as far as the body above the ward, whose decision the officers put on record: annulled, it is as if it had never been', async () => {
    const third = await file(measure);
    const ofCommittee = await complaint(clients.standing, SETTLE, { complaintId: third.id, version: 1, outcome: 'UPHELD', ...decision() });
    expect(ofCommittee.handledBy).toBe('PARTY_COMMITTEE');
    const fourth = await file(measure);
    expect(fourth).toMatchObject({ handledBy: 'SUPERIOR', stage: 'AWAITING_SUPERIOR' });
    expect(await waitsFor(fourth.id)).toEqual(OFFICERS);
    const settled = await complaint(clients.inspection, SETTLE, { complaintId: fourth.id, version: 1, outcome: 'ANNULLED', isFinal: true, ...decision() });
    expect(settled).toMatchObject({ outcome: 'ANNULLED', isFinal: true, discipline: { ended: 'ANNULLED' } });
    expect(await restrictions(measure)).toEqual([]);
    const trace = await inspector.rows('SELECT kind, form, decided_by FROM discipline_revision WHERE discipline_id = $1 ORDER BY recorded_at, id', [measure]);
    expect(trace).toEqual([
      { kind: 'CORRECTED', form: 'WARNING', decided_by: 'STANDING_COMMITTEE' },
      { kind: 'ANNULLED', form: null, decided_by: 'SUPERIOR' },
    ]);
    expect(await codeOf(clients.member, FILE, { disciplineId: measure, content: CONTENT })).toBe('COMPLAINT_POINTLESS');
  });
});

describe('a complaint that comes in as a letter', () => {
  const NUMBER = '77-QĐ/ĐU';
  let measure: string;
  const letter = (change: object = {}): object => ({
    memberId: cast.people.subject.memberId,
    decisionNumber: NUMBER,
    decidedOn: '2026-11-16',
    receivedOn: '2026-11-20',
    way: 'BY_POST',
    content: CONTENT,
    ...change,
  });

  beforeAll(async () => {
    measure = await decidedOnMember('STANDING_COMMITTEE', NUMBER);
  });

  it('is recorded by the officers, by whom the decision is on, its number and its day', async () => {
    expect(await codeOf(clients.inspection, RECEIVE, letter({ decisionNumber: '78-QĐ/ĐU' }))).toBe('NOT_FOUND');
    expect(await codeOf(clients.secretary, RECEIVE, letter())).toBe('NOT_FOUND');
    expect(await codeOf(clients.member, RECEIVE, letter())).toBe('NOT_FOUND');
    expect(await codeOf(clients.standing, RECEIVE, letter())).toBe('NOT_FOUND');
    expect(await codeOf(clients.administrator, RECEIVE, letter())).toBe('FORBIDDEN');
    expect(await codeOf(clients.inspection, RECEIVE, letter({ organizationId: cast.cell }))).toBe('COMPLAINT_SUBJECT_NOT_ONE');
    expect(await codeOf(clients.inspection, RECEIVE, letter({ receivedOn: '2026-11-15' }))).toBe('COMPLAINT_OUT_OF_ORDER');
    expect(await codeOf(clients.inspection, RECEIVE, letter({ receivedOn: '2026-11-22' }))).toBe('COMPLAINT_OUT_OF_ORDER');
    expect(await codeOf(clients.inspection, RECEIVE, letter({ handledBy: 'INSPECTION_COMMITTEE' }))).toBe('COMPLAINT_ON_ITSELF');
    expect(await warningsOf(clients.inspection, RECEIVE, letter({ handledBy: 'SUPERIOR' }))).toEqual(['COMPLAINT_LEVEL_SKIPPED']);
    const { id } = await complaint(clients.inspection, RECEIVE, letter());
    expect(await readersOf(id)).toEqual([...OFFICERS, 'member', 'standing'].sort());
    // Withdrawn by the complainant, who gives no reason; then made again.
    expect(await codeOf(clients.standing, WITHDRAW_COMPLAINT, { complaintId: id, version: 1 })).toBe('FORBIDDEN');
    expect(await complaint(clients.member, WITHDRAW_COMPLAINT, { complaintId: id, version: 1 })).toMatchObject({ stage: 'WITHDRAWN', outcome: null, closedOn: '2026-11-21' });
    expect(await restrictions(measure)).toEqual([{ form: 'REPRIMAND', held: false }]);
    const again = await complaint(clients.inspection, RECEIVE, letter());
    expect(again).toMatchObject({ handledBy: 'PARTY_COMMITTEE', previousId: null, way: 'BY_POST', receivedOn: '2026-11-20' });
    expect(await complaint(clients.inspection, WITHDRAW_COMPLAINT, { complaintId: again.id, version: 1, remark: 'Theo đơn rút' })).toMatchObject({ stage: 'WITHDRAWN', log: [{ action: 'RECEIVE' }, { action: 'WITHDRAW', remark: 'Theo đơn rút' }] });
  });

  it('late by the reading chosen, is warned of with what the others say', async () => {
    await inspector.run([
      `SET session_replication_role = replica`,
      `UPDATE discipline_case SET violated_on = '2026-07-01', proposed_on = '2026-08-01', heard_on = '2026-08-01', decided_on = '2026-08-03', effective_on = '2026-08-03', announced_on = '2026-08-04' WHERE id = '${measure}'`,
      `RESET session_replication_role`,
    ]);
    const late = letter({ decidedOn: '2026-08-03', receivedOn: '2026-11-20' });
    const { extensions } = await clients.inspection.refusal(RECEIVE, { input: late });
    expect(extensions.warnings).toMatchObject([{ code: 'COMPLAINT_LATE', message: expect.stringContaining('1 tháng: 04/09/2026. Theo cách đọc 30 ngày: 03/09/2026.') as unknown }]);
    const overridden = await complaint(clients.inspection, RECEIVE, { ...late, overrides: [{ rule: 'COMPLAINT_LATE', reason: 'Ốm nặng' }] });
    expect(overridden).toMatchObject({ stage: 'AWAITING_PARTY_COMMITTEE' });
  });
});

describe('a complaint of an organisation', () => {
  it('by letter, one level up, that annuls the decision: then nothing stands of it', async () => {
    const caseId = await concluded({ decisionNumber: '84-KT', subjects: [{ organizationId: cast.otherCell }] });
    const { id } = await proposed(caseId, { memberId: undefined, organizationId: cast.otherCell });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'STANDING_COMMITTEE' } });
    await clients.standing.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: '84-QĐ/ĐU', decidedOn: '2026-11-16', ...HEARD } });
    await clients.inspection.ask(ANNOUNCE, { input: { ...(await atMeasure(id)), announcedOn: '2026-11-18' } });
    const letter = { organizationId: cast.otherCell, decisionNumber: '84-QĐ/ĐU', decidedOn: '2026-11-16', receivedOn: '2026-11-20', way: 'BY_HAND', content: 'Chi bộ đề nghị xem lại' };
    expect(await codeOf(clients.inspection, RECEIVE, { ...letter, organizationId: cast.cell })).toBe('NOT_FOUND');
    const made = await complaint(clients.inspection, RECEIVE, letter);
    expect(made).toMatchObject({ stage: 'AWAITING_PARTY_COMMITTEE', disciplineId: id });
    // Its secretary complains for it, and no member.
    expect(await readersOf(made.id)).toEqual([...OFFICERS, 'otherSecretary', 'standing'].sort());
    expect(await complaint(clients.standing, SETTLE, { complaintId: made.id, version: 1, outcome: 'ANNULLED', ...decision({ decisionNumber: '41-QĐ/GQKN', reason: 'Chưa đủ căn cứ' }) })).toMatchObject({ stage: 'SETTLED', outcome: 'ANNULLED' });
    expect(await inspector.rows(`SELECT annulled_on IS NOT NULL AS annulled FROM discipline_case WHERE id = $1`, [id])).toEqual([{ annulled: true }]);
    expect(await inspector.rows(`SELECT kind, decision_number FROM discipline_revision WHERE discipline_id = $1`, [id])).toEqual([{ kind: 'ANNULLED', decision_number: '41-QĐ/GQKN' }]);
    expect((await clients.inspection.refusal(RECEIVE, { input: letter })).extensions.refusals?.map(({ code }) => code)).toEqual(['COMPLAINT_POINTLESS', 'COMPLAINT_OUT_OF_ORDER']);
  });
});

describe('a marked complaint', () => {
  const marked = { secrecy: 'SECRET', keptAt: 'Tủ mật, phòng Ủy ban Kiểm tra' };
  const wordless = { decisionNumber: '40-QĐ/GQKN', decidedOn: '2026-11-21' };

  it('against a marked measure is settled by the number of its decision, without a word', async () => {
    const measure = await decidedOnMember('STANDING_COMMITTEE', '81-QĐ/ĐU', { ...marked, violation: null });
    expect(await codeOf(clients.member, FILE, { disciplineId: measure, content: CONTENT, keptAt: marked.keptAt })).toBe('SECRET_TAKES_NO_CONTENT');
    const { id } = await complaint(clients.member, FILE, { disciplineId: measure, keptAt: marked.keptAt });
    const at = { complaintId: id, version: 1, outcome: 'UPHELD' };
    expect(await codeOf(clients.inspection, SETTLE, { ...at, ...decision() })).toBe('SECRET_TAKES_NO_CONTENT');
    expect(await complaint(clients.standing, SETTLE, { ...at, ...wordless })).toMatchObject({ stage: 'SETTLED', outcome: 'UPHELD', reason: null });
  });

  it('against an ordinary measure changes it all the same; another revision of that says why', async () => {
    const measure = await decidedOnMember('STANDING_COMMITTEE', '82-QĐ/ĐU');
    const letter = { ...marked, memberId: cast.people.subject.memberId, decisionNumber: '82-QĐ/ĐU', decidedOn: '2026-11-16', receivedOn: '2026-11-20', way: 'BY_POST' };
    const { id } = await complaint(clients.inspection, RECEIVE, letter);
    const at = { complaintId: id, version: 1, outcome: 'CHANGED', form: 'WARNING' };
    expect((await clients.standing.refusal(SETTLE, { input: { ...at, ...decision() } })).extensions.refusals?.map(({ code }) => code)).toEqual(['SECRET_TAKES_NO_CONTENT']);
    expect(await complaint(clients.standing, SETTLE, { ...at, ...wordless })).toMatchObject({ outcome: 'CHANGED', reason: null, discipline: { presentForm: 'WARNING' } });
    expect(await inspector.rows('SELECT reason FROM discipline_revision WHERE discipline_id = $1', [measure])).toEqual([{ reason: null }]);
    const revision = `INSERT INTO discipline_revision (id, discipline_id, kind, decided_by, decision_number, decided_on) VALUES (gen_random_uuid(), $1, 'ANNULLED', 'SUPERIOR', '5-QĐ', '2026-11-21')`;
    await expect(inspector.rows(revision, [measure])).rejects.toMatchObject({ constraint: 'discipline_revision_says_why' });
  });
});

describe('what nobody outside ever meets', () => {
  it('the texts of complaints, in any answer or cursor, and in the audit', async () => {
    const queries = [COMPLAINTS, '{ worklist { id kind stage } }', '{ notices { id code message } }', '{ disciplineCases { totalCount edges { cursor node { id violation } } } }'];
    const found: string[] = [];
    for (const who of ['secretary', 'otherSecretary', 'office', 'outsider', 'teamMember', 'rollMember', 'vanSonStanding', 'administrator'] as const) {
      for (const query of queries) {
        const { text } = await clients[who].send(query);
        if (text.includes(CONTENT) || text.includes(REASON)) found.push(`${who}: ${query}`);
      }
    }
    expect(found).toEqual([]);
    const kept = await inspector.value<number>(`SELECT count(*)::int FROM audit_entry a WHERE a::text LIKE '%' || $1 || '%' OR a::text LIKE '%' || $2 || '%'`, [CONTENT, REASON]);
    expect(kept).toBe(0);
    // Those who look are on record.
    expect(await inspector.value<number>(`SELECT count(*)::int FROM audit_entry a WHERE a::text LIKE '%complaint%'`)).toBeGreaterThan(10);
  });

  it('the measure, for the members of the inspection committee who are on no team', async () => {
    const ids = await inspector.rows<{ id: string }>('SELECT discipline_id AS id FROM complaint');
    for (const { id } of ids) expect((await clients.outsider.refusal(ONE_MEASURE, { id })).extensions.code).toBe('NOT_FOUND');
  });
});
