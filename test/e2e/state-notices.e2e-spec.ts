import type { Client } from './api.js';
import { CONCLUDE_ON_SENTENCE, PROPOSE } from './case-operations.js';
import { at, caseOf, cast, clients, closeStage, inspector, logged, openBareStage, proposal, proposed, TODAY, waitsFor, wardCase, type Who } from './case-stage.js';
import { ONE_STATE_NOTICE, RECEIVE_STATE_NOTICE, SETTLE_STATE_NOTICE, STATE_NOTICES, type StateNotice } from './state-notice-operations.js';

beforeAll(openBareStage);

afterAll(closeStage);

/** What a notice tells, by whom, and why nothing follows: for the officers of the committee alone. */
const CANARIES = ['điều Tòa án báo về người này', 'Tòa án nhân dân khu vực Bảy', '77/TB-TA', 'lý do không lập vụ việc lần này'] as const;
const [CONTENT, ISSUER, NUMBER, REASON] = CANARIES;
const OFFICERS: readonly Who[] = ['deputyChair', 'inspection'];

const codesOf = async (client: Client, document: string, input: object): Promise<string> => (await client.refusal(document, { input })).extensions.code;
const notice = async (document: string, input: object): Promise<StateNotice> => {
  const [answer] = Object.values(await clients.inspection.ask<Record<string, { notice: StateNotice }>>(document, { input }));
  if (!answer) throw new Error('A mutation has an answer.');
  return answer.notice;
};
const received = (change: object = {}): object => ({
  organizationId: cast.ward,
  memberId: cast.people.subject.memberId,
  issuer: ISSUER,
  documentNumber: NUMBER,
  issuedOn: '2026-11-14',
  receivedOn: '2026-11-16',
  matter: 'PRISON_SENTENCE',
  content: CONTENT,
  ...change,
});

async function readersOf(id: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of Object.keys(clients) as Who[]) {
    const one = await clients[who].send(ONE_STATE_NOTICE, { id });
    const list = await clients[who].send<{ stateNotices: { totalCount: number; edges: { node: { id: string } }[] } }>(STATE_NOTICES);
    const listed = list.data?.stateNotices.edges.map(({ node }) => node.id) ?? [];
    expect([who, list.data?.stateNotices.totalCount ?? 0]).toEqual([who, listed.length]);
    expect([who, listed.includes(id)]).toEqual([who, one.errors === undefined]);
    if (one.errors === undefined) readers.push(who);
    else expect([who, ['FORBIDDEN', 'NOT_FOUND'].includes(one.errors[0]?.extensions.code ?? '')]).toEqual([who, true]);
  }
  return readers.sort();
}

const told = async (who: Who, id: string): Promise<string[]> => {
  const { notices } = await clients[who].ask<{ notices: { id: string; urgency: string; code: string }[] }>('{ notices { id urgency code } }');
  return notices.filter((each) => each.id === id).map(({ urgency, code }) => `${code} ${urgency}`);
};

describe('a notice from a State body or court', () => {
  let first: StateNotice;

  it('is received by the officers of the inspection committee, and by nobody else', async () => {
    for (const [change, code] of [
      [{ organizationId: cast.cell }, 'NOT_FOUND'],
      [{ memberId: cast.ward }, 'NOTICE_MEMBER_UNKNOWN'],
      [{ receivedOn: '2026-11-22' }, 'DATE_IN_FUTURE'],
      [{ issuedOn: '2026-11-17' }, 'DATES_OUT_OF_ORDER'],
      [{ memberId: cast.people.chair.memberId }, 'CONFLICT_OF_INTEREST'],
    ] as const) {
      expect([change, await codesOf(clients.inspection, RECEIVE_STATE_NOTICE, received(change))]).toEqual([change, code]);
    }
    for (const who of ['secretary', 'standing', 'teamMember', 'member', 'administrator'] as const) expect([who, await codesOf(clients[who], RECEIVE_STATE_NOTICE, received())]).toEqual([who, 'FORBIDDEN']);
    expect(await notice(RECEIVE_STATE_NOTICE, received({ validateOnly: true }))).toBeNull();
    first = await notice(RECEIVE_STATE_NOTICE, received());
    expect(first).toMatchObject({ stage: 'RECEIVED', matter: 'PRISON_SENTENCE', dueOn: '2026-11-21', caseId: null, closedOn: null, version: 1 });
    expect(await readersOf(first.id)).toEqual(OFFICERS);
    // The same paper, received again, in other letters: once is enough.
    expect(await codesOf(clients.deputyChair, RECEIVE_STATE_NOTICE, received({ receivedOn: '2026-11-17', documentNumber: NUMBER.toLowerCase() }))).toBe('NOTICE_ON_RECORD');
  });

  it('waits for them within five days of its receipt, told as due on the last, overdue after it, and paged', async () => {
    const late = await notice(RECEIVE_STATE_NOTICE, received({ receivedOn: '2026-11-15', documentNumber: '78/TB-TA' }));
    expect(await waitsFor(first.id)).toEqual(OFFICERS);
    expect([await told('inspection', first.id), await told('deputyChair', late.id)]).toEqual([['STATE_NOTICE_DUE DUE'], ['STATE_NOTICE_OVERDUE OVERDUE']]);
    expect([await told('secretary', first.id), await told('standing', late.id)]).toEqual([[], []]);
    const page = async (after: string | null): Promise<{ endCursor: string; ids: string[] }> => {
      const { stateNotices } = await clients.inspection.ask<{ stateNotices: { pageInfo: { endCursor: string }; edges: { node: { id: string } }[] } }>(STATE_NOTICES, { first: 1, after });
      return { endCursor: stateNotices.pageInfo.endCursor, ids: stateNotices.edges.map(({ node }) => node.id) };
    };
    const { endCursor, ids } = await page(null);
    expect([ids, (await page(endCursor)).ids]).toEqual([[first.id], [late.id]]);
  });

  it('is settled by a case on the member, or by a reason, once', async () => {
    const change = { noticeId: first.id, version: 1 };
    const caseId = (await logged(clients.inspection, wardCase())).id;
    const otherCase = (await logged(clients.inspection, wardCase({ subjects: [{ organizationId: cast.otherCell }] }))).id;
    for (const [by, code] of [
      [{}, 'NOTICE_SETTLED_BY_ONE'],
      [{ reason: '   ' }, 'INVALID_VALUE'],
      [{ caseId, reason: REASON }, 'NOTICE_SETTLED_BY_ONE'],
      [{ caseId: otherCase }, 'NOTICE_CASE_NOT_ON_MEMBER'],
      [{ caseId: first.id }, 'NOT_FOUND'],
      [{ version: 9, caseId }, 'VERSION_STALE'],
    ] as const) {
      expect([by, await codesOf(clients.inspection, SETTLE_STATE_NOTICE, { ...change, ...by })]).toEqual([by, code]);
    }
    expect(await codesOf(clients.standing, SETTLE_STATE_NOTICE, { ...change, caseId })).toBe('FORBIDDEN');
    expect(await notice(SETTLE_STATE_NOTICE, { ...change, caseId, validateOnly: true })).toMatchObject({ stage: 'RECEIVED', version: 1 });
    expect(await notice(SETTLE_STATE_NOTICE, { ...change, caseId })).toMatchObject({ stage: 'FOLLOWED', caseId, reason: null, dueOn: null, closedOn: '2026-11-21' });
    expect(await codesOf(clients.inspection, SETTLE_STATE_NOTICE, { ...change, version: 2, reason: REASON })).toBe('STAGE_WRONG');
    // The team of the case reads the case, not the notice it was opened on.
    expect([await readersOf(first.id), await told('inspection', first.id), await waitsFor(first.id)]).toEqual([OFFICERS, [], []]);
    const second = await notice(RECEIVE_STATE_NOTICE, received({ matter: 'STATE_DISCIPLINE', documentNumber: '79/TB-TA' }));
    expect(await notice(SETTLE_STATE_NOTICE, { noticeId: second.id, version: 1, reason: REASON })).toMatchObject({ stage: 'FILED', caseId: null, reason: REASON });
    expect(await inspector.rows(`SELECT from_stage, to_stage, remark FROM workflow_log WHERE item_id = '${second.id}' ORDER BY sequence`)).toEqual([
      { from_stage: null, to_stage: 'RECEIVED', remark: null },
      { from_stage: 'RECEIVED', to_stage: 'FILED', remark: REASON },
    ]);
  });

  it('marked Mật or above is on record without a word, in the program and in the database', async () => {
    const marked = received({ secrecy: 'SECRET', keptAt: 'Tủ mật, phòng Ủy ban Kiểm tra', content: null, documentNumber: '90/TB-TA' });
    expect(await codesOf(clients.inspection, RECEIVE_STATE_NOTICE, { ...marked, content: CONTENT })).toBe('SECRET_TAKES_NO_CONTENT');
    expect(await codesOf(clients.inspection, RECEIVE_STATE_NOTICE, { ...marked, keptAt: null })).toBe('SECRET_KEPT_AT_MISSING');
    expect(await codesOf(clients.inspection, RECEIVE_STATE_NOTICE, received({ content: null, documentNumber: '90/TB-TA' }))).toBe('CONTENT_MISSING');
    const { id } = await notice(RECEIVE_STATE_NOTICE, marked);
    expect(await readersOf(id)).toEqual(OFFICERS);
    await expect(inspector.rows(`UPDATE state_notice SET content = 'x' WHERE id = $1`, [id])).rejects.toMatchObject({ constraint: 'state_notice_secret_without_content' });
    await expect(inspector.rows(`INSERT INTO workflow_log (item_id, sequence, action, to_stage, at, body, remark) VALUES ($1, 9, 'FILE', 'FILED', now(), 'x', 'x')`, [id])).rejects.toMatchObject({ constraint: 'workflow_log_secret_without_content' });
    expect(await codesOf(clients.inspection, SETTLE_STATE_NOTICE, { noticeId: id, version: 1, reason: REASON })).toBe('SECRET_TAKES_NO_CONTENT');
    expect(await codesOf(clients.inspection, SETTLE_STATE_NOTICE, { noticeId: id, version: 1 })).toBe('NOTICE_SETTLED_BY_ONE');
    expect(await notice(SETTLE_STATE_NOTICE, { noticeId: id, version: 1, decisionNumber: '12-CV/UBKTĐU' })).toMatchObject({ stage: 'FILED', secrecy: 'SECRET', content: null, reason: null, closedOn: '2026-11-21' });
    expect(await inspector.rows(`SELECT remark, decision_number FROM workflow_log WHERE item_id = $1 AND action = 'FILE'`, [id])).toEqual([{ remark: null, decision_number: '12-CV/UBKTĐU' }]);
  });

  it('of a prison sentence lets its case be concluded without an inspection, and the measure is expulsion', async () => {
    const conclusion = { conclusionNumber: '09-KL/UBKTĐU', concludedOn: '2026-11-20', conclusion: 'Bị phạt tù, bản án đã có hiệu lực' };
    const { id: caseId } = await logged(clients.inspection, wardCase());
    const conclude = async (client: Client, change: object = {}): Promise<string> => codesOf(client, CONCLUDE_ON_SENTENCE, { ...(await at(caseId)), ...conclusion, ...change });
    expect(await conclude(clients.inspection)).toBe('NO_PRISON_SENTENCE');
    const other = await notice(RECEIVE_STATE_NOTICE, received({ matter: 'OTHER_SENTENCE', documentNumber: '80/TB-TA' }));
    await notice(SETTLE_STATE_NOTICE, { noticeId: other.id, version: 1, caseId });
    expect(await conclude(clients.inspection)).toBe('NO_PRISON_SENTENCE');
    const prison = await notice(RECEIVE_STATE_NOTICE, received({ documentNumber: '81/TB-TA' }));
    await notice(SETTLE_STATE_NOTICE, { noticeId: prison.id, version: 1, caseId });
    for (const [who, code] of [['teamMember', 'FORBIDDEN'], ['standing', 'NOT_FOUND'], ['secretary', 'NOT_FOUND']] as const) expect([who, await conclude(clients[who])]).toEqual([who, code]);
    for (const [change, code] of [[{ version: 9 }, 'VERSION_STALE'], [{ concludedOn: '2026-11-22' }, 'DATE_IN_FUTURE'], [{ conclusion: null }, 'CONTENT_MISSING'], [{ concludedOn: '2026-01-01' }, 'NO_PRISON_SENTENCE']] as const) {
      expect([change, await conclude(clients.inspection, change)]).toEqual([change, code]);
    }
    await clients.inspection.ask(CONCLUDE_ON_SENTENCE, { input: { ...(await at(caseId)), ...conclusion, validateOnly: true } });
    expect((await caseOf(caseId)).state.stage).toBe('OPENED');
    expect(await clients.inspection.ask(CONCLUDE_ON_SENTENCE, { input: { ...(await at(caseId)), ...conclusion } })).toMatchObject({ concludeCaseOnSentence: { case: { conclusionNumber: '09-KL/UBKTĐU', state: { stage: 'CONCLUDED' } } } });
    expect(await conclude(clients.inspection)).toBe('STAGE_WRONG');
    const { extensions } = await clients.inspection.refusal(PROPOSE, proposal(caseId, { proposedOn: TODAY, form: 'WARNING' }));
    expect(JSON.stringify(extensions)).toContain('SENTENCE_EXPELS');
    const measure = await proposed(caseId, { proposedOn: TODAY, form: 'EXPULSION' });
    expect(measure.state?.stage).toBe('PREPARING');
  });

  it('is not shown to an officer whom it is about, and every look is in the audit', async () => {
    const own = await notice(RECEIVE_STATE_NOTICE, received({ memberId: cast.people.deputyChair.memberId }));
    expect([await readersOf(own.id), await waitsFor(own.id), await told('deputyChair', own.id)]).toEqual([['inspection'], ['inspection'], []]);
    const { headers } = await clients.inspection.send(ONE_STATE_NOTICE, { id: own.id });
    const [entry] = await inspector.auditOf(headers.get('x-request-id'));
    expect(entry?.subjects.map(({ kind, action }) => `${kind} ${action}`)).toEqual(['state_notice READ']);
  });

  it('is met by nobody else in any answer, list, notice, order or cursor', async () => {
    const queries = [
      STATE_NOTICES,
      '{ worklist { id kind stage } }',
      '{ notices { id code message record } }',
      '{ me { member { id } } }',
      '{ inspectionCases(first: 50) { totalCount edges { cursor node { id content conclusion log { body remark } subjects { name } } } } }',
    ];
    const found: string[] = [];
    for (const who of (Object.keys(clients) as Who[]).filter((each) => !OFFICERS.includes(each))) {
      for (const query of queries) {
        const { text } = await clients[who].send(query);
        if (CANARIES.some((canary) => text.includes(canary)) || text.includes('state-notice') || text.includes('state_notice')) found.push(`${who}: ${query}`);
      }
    }
    expect(found).toEqual([]);
    // Those who may read them do meet them, so that the search finds what there is.
    const { text } = await clients.inspection.send(STATE_NOTICES);
    expect(CANARIES.every((canary) => text.includes(canary))).toBe(true);
  });
});
