import { newId } from '#kernel';
import { rotateKeys } from '../../apps/cli/src/keys.js';
import { testKeys } from '../setup/reference.js';
import { USERS, type Client } from './api.js';
import { CONCLUDE, LOG_CASE, REPORT, START, SUBMIT } from './case-operations.js';
import { at, atMeasure, cast, clients, closeStage, concluded, database, enter, inspector, logged, LOOKED_INTO, openStage, proposed, readersOf as readersOfCase, readersOfMeasure, wardCase, type Who } from './case-stage.js';
import { CONCLUDE_DENUNCIATION, DENUNCIATIONS, KEEP, ONE_DENUNCIATION, RECEIVE_DENUNCIATION, REVEAL_DENOUNCER, TAKE_UP, type Denunciation } from './denunciation-operations.js';

beforeAll(openStage);

afterAll(closeStage);

/** Who denounces: nobody may meet this anywhere, but by `revealDenouncer`. */
const DENOUNCER = 'Quàng Thị Người Tố Cáo';
const ADDRESS = 'bản Tà Vài, số máy 0912000333';
/** What is denounced: for the officers and the team alone. */
const CONTENT = 'điều mà lá đơn này nói ra';
const TEAM: readonly Who[] = ['deputyChair', 'inspection', 'rollMember', 'teamMember'];

const codeOf = async (client: Client, document: string, input: object): Promise<string> => (await client.refusal(document, { input })).extensions.code;
const denunciation = async (client: Client, document: string, input: object): Promise<Denunciation> => {
  const [answer] = Object.values(await client.ask<Record<string, { denunciation: Denunciation }>>(document, { input }));
  if (!answer) throw new Error('A mutation has an answer.');
  return answer.denunciation;
};
const letter = (change: object = {}): object => ({
  organizationId: cast.ward,
  memberId: cast.people.subject.memberId,
  receivedOn: '2026-10-01',
  content: CONTENT,
  denouncerName: DENOUNCER,
  denouncerAddress: ADDRESS,
  ...change,
});
const decision = { decisionNumber: '21-QĐ/UBKT', decidedOn: '2026-10-06' };

async function readersOf(id: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of Object.keys(clients) as Who[]) {
    const one = await clients[who].send(ONE_DENUNCIATION, { id });
    const list = await clients[who].send<{ denunciations: { totalCount: number; edges: { node: { id: string } }[] } }>(DENUNCIATIONS);
    const listed = list.data?.denunciations.edges.map(({ node }) => node.id) ?? [];
    expect([who, list.data?.denunciations.totalCount ?? 0]).toEqual([who, listed.length]);
    expect([who, listed.includes(id)]).toEqual([who, one.errors === undefined]);
    if (one.errors === undefined) readers.push(who);
  }
  return readers.sort();
}

describe('a denunciation', () => {
  let received: Denunciation;
  let caseId: string;

  it('is received by the officers, with its denouncer or as an anonymous one', async () => {
    for (const [change, code] of [
      [{ memberId: null }, 'ACCUSED_NOT_ONE'],
      [{ accusedId: cast.cell }, 'ACCUSED_NOT_ONE'],
      [{ memberId: cast.ward }, 'ACCUSED_UNKNOWN'],
      [{ anonymous: true }, 'DENOUNCER_OR_ANONYMOUS'],
      [{ denouncerName: null }, 'DENOUNCER_OR_ANONYMOUS'],
      [{ receivedOn: '2026-11-22' }, 'DATE_IN_FUTURE'],
      [{ organizationId: cast.cell }, 'NOT_FOUND'],
      [{ memberId: cast.people.chair.memberId }, 'CONFLICT_OF_INTEREST'],
      [{ memberId: null, accusedId: cast.ward }, 'CONFLICT_OF_INTEREST'],
    ] as const) {
      expect([change, await codeOf(clients.inspection, RECEIVE_DENUNCIATION, letter(change))]).toEqual([change, code]);
    }
    for (const who of ['secretary', 'standing', 'teamMember', 'member'] as const) expect([who, await codeOf(clients[who], RECEIVE_DENUNCIATION, letter())]).toEqual([who, 'FORBIDDEN']);
    received = await denunciation(clients.inspection, RECEIVE_DENUNCIATION, letter());
    expect(received).toMatchObject({ stage: 'RECEIVED', anonymous: false, memberId: cast.people.subject.memberId });
    expect(await readersOf(received.id)).toEqual(['deputyChair', 'inspection']);
    // Not even who put it on record is told the name again: nobody is on a team yet.
    expect(await codeOf(clients.inspection, REVEAL_DENOUNCER, { denunciationId: received.id, purpose: 'Xác minh' })).toBe('FORBIDDEN');
  });

  it('is not shown to an officer whom it is against', async () => {
    const own = await denunciation(clients.inspection, RECEIVE_DENUNCIATION, letter({ memberId: cast.people.deputyChair.memberId }));
    expect(await readersOf(own.id)).toEqual(['inspection']);
  });

  it('of an organisation is not shown to an officer who holds a post there', async () => {
    const { id } = await denunciation(clients.inspection, RECEIVE_DENUNCIATION, letter({ memberId: null, accusedId: cast.otherCell }));
    expect(await readersOf(id)).toEqual(['deputyChair', 'inspection']);
    const post = newId();
    await inspector.rows(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES ($1, $2, $3, 'DEPUTY_SECRETARY', '2025-07-01')`, [post, cast.people.deputyChair.personId, cast.otherCell]);
    expect(await readersOf(id)).toEqual(['inspection']);
    // Nor are the cases in which it is settled, before and after they hold the letter.
    const subjects = [{ organizationId: cast.otherCell }];
    const team = ['rollMember', 'teamMember'];
    const { id: opened } = await logged(clients.inspection, wardCase({ kind: 'DENUNCIATION', subjects }));
    const { id: signs } = await logged(clients.inspection, wardCase({ subjects }));
    expect([await readersOfCase(opened), await readersOfCase(signs)]).toEqual([['inspection', ...team], ['deputyChair', 'inspection', ...team]]);
    expect(await codeOf(clients.deputyChair, LOG_CASE, wardCase({ kind: 'DENUNCIATION', subjects }).input)).toBe('CONFLICT_OF_INTEREST');
    await clients.inspection.ask(TAKE_UP, { input: { denunciationId: id, version: 1, caseId: signs, ...decision } });
    expect(await readersOfCase(signs)).toEqual(['inspection', ...team]);
    await inspector.rows('DELETE FROM post WHERE id = $1', [post]);
    expect(await readersOfCase(opened)).toEqual(['deputyChair', 'inspection', ...team]);
  });

  it('nor, once a measure is put to a body, to a member of that body who holds a post there', async () => {
    const settled = await concluded({ kind: 'DENUNCIATION', subjects: [{ organizationId: cast.otherCell }] });
    const { id } = await proposed(settled, { memberId: null, organizationId: cast.otherCell });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'STANDING_COMMITTEE' } });
    const readers = async (): Promise<Who[][]> => [await readersOfCase(settled), await readersOfMeasure(id)].map((all) => all.filter((who) => who === 'standing'));
    expect(await readers()).toEqual([['standing'], ['standing']]);
    const post = newId();
    await inspector.rows(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) SELECT $1, person_id, $2, 'DEPUTY_SECRETARY', '2025-07-01' FROM account WHERE username = $3`, [post, cast.otherCell, USERS.standing]);
    expect(await readers()).toEqual([[], []]);
    await inspector.rows('DELETE FROM post WHERE id = $1', [post]);
  });

  it('is taken up in a case on the accused, whose team is told who denounces, each time with a purpose on record', async () => {
    caseId = (await logged(clients.inspection, wardCase())).id;
    const otherCase = (await logged(clients.inspection, wardCase({ subjects: [{ organizationId: cast.otherCell }] }))).id;
    const version = { denunciationId: received.id, version: 1 };
    expect(await codeOf(clients.inspection, TAKE_UP, { ...version, caseId: otherCase, ...decision })).toBe('CASE_NOT_ON_ACCUSED');
    expect(await codeOf(clients.inspection, TAKE_UP, { ...version, caseId: received.id, ...decision })).toBe('NOT_FOUND');
    expect(await codeOf(clients.inspection, TAKE_UP, { ...version, caseId, ...decision, decidedOn: '2026-09-30' })).toBe('TAKEN_UP_BEFORE_RECEIPT');
    expect(await codeOf(clients.inspection, TAKE_UP, { ...version, version: 9, caseId, ...decision })).toBe('VERSION_STALE');
    expect(await denunciation(clients.inspection, TAKE_UP, { ...version, caseId, ...decision })).toMatchObject({ stage: 'UNDER_WAY', caseId, takenUpOn: '2026-10-06', case: { id: caseId } });
    expect(await readersOf(received.id)).toEqual(TEAM);
    const reveal = { denunciationId: received.id, purpose: 'Hẹn làm việc với người tố cáo' };
    expect(await clients.teamMember.ask(REVEAL_DENOUNCER, { input: { ...reveal, validateOnly: true } })).toEqual({ revealDenouncer: { denouncer: null } });
    const told = await clients.teamMember.send(REVEAL_DENOUNCER, { input: reveal });
    expect(told.data).toEqual({ revealDenouncer: { denouncer: { name: DENOUNCER, address: ADDRESS } } });
    // The officers direct it, and are not on the team.
    expect(await codeOf(clients.inspection, REVEAL_DENOUNCER, reveal)).toBe('FORBIDDEN');
    for (const who of ['member', 'standing', 'outsider'] as const) expect([who, await codeOf(clients[who], REVEAL_DENOUNCER, reveal)]).toEqual([who, 'NOT_FOUND']);
    expect(await codeOf(clients.administrator, REVEAL_DENOUNCER, reveal)).toBe('FORBIDDEN');
    const [entry] = await inspector.auditOf(told.headers.get('x-request-id'));
    expect(entry?.subjects.map(({ kind, action }) => `${kind} ${action}`).sort()).toEqual(['denunciation READ', 'denunciation_reveal CREATED']);
    expect(await inspector.rows('SELECT purpose FROM denunciation_reveal')).toEqual([{ purpose: reveal.purpose }]);
  });

  it('is sealed anew when the keys are changed, and told as before', async () => {
    const sealed = (): Promise<unknown[]> => inspector.rows('SELECT sealed, data_key_id FROM denunciation WHERE id = $1', [received.id]);
    const before = await sealed();
    const { changed, resealed } = await rotateKeys({ ownerUrl: database().ownerUrl, keys: testKeys() });
    expect([changed, resealed > 1]).toEqual([true, true]);
    expect(await sealed()).not.toEqual(before);
    expect(await inspector.rows('SELECT FROM denunciation WHERE data_key_id IN (SELECT id FROM data_key WHERE retired_at IS NOT NULL)')).toEqual([]);
    const told = await clients.teamMember.ask(REVEAL_DENOUNCER, { input: { denunciationId: received.id, purpose: 'Hẹn làm việc lần hai' } });
    expect(told).toEqual({ revealDenouncer: { denouncer: { name: DENOUNCER, address: ADDRESS } } });
  });

  it('is concluded after its case, with what was found', async () => {
    const conclusion = { denunciationId: received.id, version: 2, outcome: 'TRUE_WITH_FAULTS', conclusionNumber: '9-KL/UBKT', concludedOn: '2026-11-10', conclusion: CONTENT };
    expect(await codeOf(clients.inspection, CONCLUDE_DENUNCIATION, conclusion)).toBe('DENUNCIATION_CASE_OPEN');
    expect(await codeOf(clients.teamMember, CONCLUDE_DENUNCIATION, conclusion)).toBe('FORBIDDEN');
    await enter(clients.teamMember, caseId, '2026-10-06', 'PLAN');
    await clients.teamMember.ask(START, { input: { ...(await at(caseId)), decisionNumber: '03-KH/UBKT', decidedOn: '2026-10-07' } });
    await enter(clients.teamMember, caseId, '2026-10-20', ...LOOKED_INTO);
    await clients.teamMember.ask(REPORT, { input: { ...(await at(caseId)), decidedOn: '2026-11-01' } });
    await clients.inspection.ask(CONCLUDE, { input: { ...(await at(caseId)), conclusionNumber: '08-KL/UBKT', concludedOn: '2026-11-06', conclusion: CONTENT } });
    expect(await codeOf(clients.inspection, CONCLUDE_DENUNCIATION, { ...conclusion, concludedOn: '2026-10-05' })).toBe('CONCLUDED_BEFORE_TAKEN_UP');
    expect(await denunciation(clients.inspection, CONCLUDE_DENUNCIATION, conclusion)).toMatchObject({ stage: 'CONCLUDED', outcome: 'TRUE_WITH_FAULTS', closedOn: '2026-11-10' });
    expect(await codeOf(clients.inspection, KEEP, { denunciationId: received.id, version: 3, remark: 'Lưu' })).toBe('STAGE_WRONG');
  });

  it('that is anonymous is kept, or looked into as a sign of violation', async () => {
    const anonymous = { anonymous: true, denouncerName: null, denouncerAddress: null };
    const kept = await denunciation(clients.inspection, RECEIVE_DENUNCIATION, letter(anonymous));
    expect(await denunciation(clients.inspection, KEEP, { denunciationId: kept.id, version: 1, remark: 'Nặc danh' })).toMatchObject({ stage: 'KEPT', outcome: null, closedOn: '2026-11-21' });
    const { id } = await denunciation(clients.inspection, RECEIVE_DENUNCIATION, letter(anonymous));
    const routine = (await logged(clients.inspection, wardCase({ kind: 'INSPECTION' }))).id;
    const { extensions } = await clients.inspection.refusal(TAKE_UP, { input: { denunciationId: id, version: 1, caseId: routine, ...decision } });
    expect(extensions.warnings?.map(({ code }) => code)).toEqual(['ANONYMOUS_NOT_PROCESSED']);
    const signs = (await logged(clients.inspection, wardCase())).id;
    expect(await denunciation(clients.inspection, TAKE_UP, { denunciationId: id, version: 1, caseId: signs, ...decision })).toMatchObject({ stage: 'UNDER_WAY' });
    expect(await codeOf(clients.teamMember, REVEAL_DENOUNCER, { denunciationId: id, purpose: 'Xác minh' })).toBe('DENOUNCER_ABSENT');
  });
});

describe('what nobody ever meets', () => {
  it('who denounces, in any answer, count, order or cursor, whoever asks; and what is denounced, for those who do not need to know', async () => {
    const queries = [
      DENUNCIATIONS,
      '{ worklist { id kind stage } }',
      '{ notices { id code message } }',
      '{ inspectionCases(first: 50) { totalCount edges { cursor node { id content conclusion log { body remark } subjects { name } team { name } } } } }',
    ];
    const found: string[] = [];
    for (const who of Object.keys(clients) as Who[]) {
      for (const query of queries) {
        const { text } = await clients[who].send(query);
        if (text.includes(DENOUNCER) || text.includes(ADDRESS)) found.push(`${who}: ${query}`);
        if (!TEAM.includes(who) && text.includes(CONTENT)) found.push(`${who}: ${query}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('the same in refusals of what was entered wrongly, and in everything the database keeps in plain', async () => {
    for (const change of [{ receivedOn: 'hôm qua' }, { anonymous: true }, { content: ' ' }, { memberId: null }, { denouncerAddress: `${ADDRESS}\u0007` }]) {
      const { text } = await clients.inspection.send(RECEIVE_DENUNCIATION, { input: letter(change) });
      expect([change, text.includes(DENOUNCER), text.includes(ADDRESS)]).toEqual([change, false, false]);
    }
    const tables = await inspector.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const kept: string[] = [];
    for (const { name } of tables) {
      const { held } = (await inspector.rows<{ held: boolean }>(`SELECT EXISTS (SELECT FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%' OR t::text LIKE '%' || $2 || '%') AS held`, [DENOUNCER, ADDRESS]))[0] ?? { held: true };
      if (held) kept.push(name);
    }
    expect(kept).toEqual([]);
    expect(tables.length).toBeGreaterThan(80);
  });
});
