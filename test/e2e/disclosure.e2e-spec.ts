import { connect, column } from '../setup/client.js';
import type { Client } from './api.js';
import { DECIDE, DROP_CASE, ONE, SUBMIT } from './case-operations.js';
import { at, atMeasure, cast, clients, closeStage, concluded, database, HEARD, inspector, logged, openStage, proposed, wardCase, type Who } from './case-stage.js';

interface Read {
  readonly operation: string;
  readonly changed: boolean;
  readonly readerName: string | null;
  readonly roles: readonly string[];
}

interface Reads {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null; readonly startCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Read }[];
}

interface Viewers {
  readonly role: string;
  readonly title: string;
  readonly place: string | null;
  readonly seesContact: boolean;
  readonly holders: readonly { readonly name: string; readonly posts: readonly { readonly kind: string; readonly committeeKind: string | null }[] }[];
}

const READS = `query ($memberId: UUID, $first: Int, $after: String, $last: Int, $before: String) {
  recordReads(memberId: $memberId, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { operation changed readerName roles } }
  }
}`;
const VIEWERS = 'query ($memberId: UUID) { recordViewers(memberId: $memberId) { role title place seesContact holders { name posts { kind committeeKind } } } }';
const MEMBER = 'query ($id: UUID!) { member(id: $id) { id person { fullName } } }';
const ROLL = 'query ($cell: UUID!) { members(filter: { organizationId: $cell }, first: 100) { edges { node { id } } } }';

const readsOf = async (client: Client, variables: object = {}): Promise<Reads> => (await client.ask<{ recordReads: Reads }>(READS, { first: 100, ...variables })).recordReads;
const viewersOf = async (client: Client, memberId?: string): Promise<Viewers[]> => (await client.ask<{ recordViewers: Viewers[] }>(VIEWERS, { memberId })).recordViewers;
const subject = () => cast.people.subject;
const opensIt = (who: Who): Promise<unknown> => clients[who].ask(MEMBER, { id: subject().memberId });

beforeAll(openStage);
afterAll(closeStage);

describe('who may see my record', () => {
  it('each role that reaches it, with its place, its holders and their posts, the nearest first', async () => {
    const viewers = await viewersOf(clients.member);
    expect(viewers.map(({ title, place, seesContact }) => [title, place, seesContact])).toEqual([
      ['Bí thư, phó bí thư', 'Chi bộ bản Nà Sương', true],
      ['Bí thư, phó bí thư', 'Đảng bộ phường Mộc Châu', true],
      ['Ban Thường vụ', 'Đảng bộ phường Mộc Châu', false],
      ['Ủy ban Kiểm tra', 'Đảng bộ phường Mộc Châu', false],
      ['Văn phòng Đảng ủy', 'Đảng bộ phường Mộc Châu', true],
    ]);
    const { secretary, deputySecretary } = cast.people;
    const cell = viewers[0]?.holders ?? [];
    expect(cell.map(({ name }) => name).sort()).toEqual([secretary.fullName, deputySecretary.fullName].sort());
    expect(cell.find(({ name }) => name === secretary.fullName)?.posts).toEqual([{ kind: 'SECRETARY', committeeKind: null }]);
  });

  it('names exactly those who can open it, of all who have an account here', async () => {
    const names = new Set((await viewersOf(clients.member)).flatMap(({ holders }) => holders.map(({ name }) => name)));
    for (const who of (Object.keys(clients) as Who[]).filter((each) => each !== 'member')) {
      const { me } = await clients[who].ask<{ me: { person: { fullName: string } | null } }>('{ me { person { fullName } } }');
      const { errors } = await clients[who].send(MEMBER, { id: subject().memberId });
      expect([who, names.has(me.person?.fullName ?? '')]).toEqual([who, errors === undefined]);
    }
  });

  it('forgets nobody whose post ends today, and drops those whose post has ended', async () => {
    const { outsider } = cast.people;
    const named = async (): Promise<boolean> => (await viewersOf(clients.member)).some(({ holders }) => holders.some(({ name }) => name === outsider.fullName));
    const end = (day: string | null) => inspector.rows(`UPDATE post SET valid_through = $2::date WHERE person_id = $1 AND (valid_through IS NULL OR valid_through >= '2026-11-20')`, [outsider.personId, day]);
    await end('2026-11-21');
    expect(await named()).toBe(true);
    await end('2026-11-20');
    expect(await named()).toBe(false);
    await end(null);
    expect(await named()).toBe(true);
  });

  it('is told of others to the party office and the standing committee of the place, and to nobody else', async () => {
    const { memberId } = subject();
    const own = await viewersOf(clients.member);
    for (const who of ['office', 'standing'] as const) expect(await viewersOf(clients[who], memberId)).toEqual(own);
    for (const document of [VIEWERS, READS]) {
      for (const who of ['secretary', 'deputyChair', 'rollMember', 'vanSonStanding', 'otherSecretary'] as const) {
        const refused = await clients[who].refusal(document, { memberId });
        const absent = await clients[who].refusal(document, { memberId: '0197c1c8-0280-7000-8000-000000000000' });
        expect([who, refused.extensions.code, refused.message]).toEqual([who, 'NOT_FOUND', absent.message]);
      }
      expect((await clients.administrator.refusal(document, { memberId })).extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('who opened my record', () => {
  it('with what was done, in words, and in which roles; one’s own looks are left out', async () => {
    const before = await readsOf(clients.member);
    await opensIt('secretary');
    await clients.member.ask(MEMBER, { id: subject().memberId });
    await clients.deputySecretary.ask(ROLL, { cell: cast.cell });
    const { totalCount, edges } = await readsOf(clients.member);
    expect(totalCount).toBe(before.totalCount + 2);
    expect(edges.slice(0, 2).map(({ node }) => node)).toEqual([
      { operation: 'Xem danh sách đảng viên', changed: false, readerName: cast.people.deputySecretary.fullName, roles: ['Bí thư, phó bí thư', 'Đảng viên'] },
      { operation: 'Xem hồ sơ đảng viên', changed: false, readerName: cast.people.secretary.fullName, roles: ['Bí thư, phó bí thư', 'Đảng viên'] },
    ]);
  });

  it('also who asked for that, and who changed it', async () => {
    await readsOf(clients.office, { memberId: subject().memberId });
    const declare = 'mutation ($input: DeclareRelationInput!) { declareRelation(input: $input) { relation { id } } }';
    await clients.secretary.ask(declare, { input: { personId: subject().personId, kind: 'PARENT', otherId: cast.people.secretary.personId } });
    await inspector.rows('DELETE FROM person_relation');
    const [changed, asked] = (await readsOf(clients.member)).edges.map(({ node }) => node);
    expect(changed).toMatchObject({ operation: 'Khai quan hệ thân thích', changed: true });
    expect(asked).toMatchObject({ operation: 'Xem ai đã mở hồ sơ', changed: false });
  });

  it('in pages that hold each look once, from either end', async () => {
    for (const who of ['secretary', 'office', 'standing'] as const) await opensIt(who);
    const all = await readsOf(clients.member);
    const cursors = all.edges.map(({ cursor }) => cursor);
    expect(cursors.length).toBe(all.totalCount);
    const forwards: string[] = [];
    let page: Reads | undefined;
    do {
      page = await readsOf(clients.member, { first: 2, after: page?.pageInfo.endCursor });
      forwards.push(...page.edges.map(({ cursor }) => cursor));
    } while (page.pageInfo.hasNextPage);
    expect(forwards).toEqual(cursors);
    const backwards: string[] = [];
    page = undefined;
    do {
      page = await readsOf(clients.member, { first: null, last: 3, before: page?.pageInfo.startCursor });
      backwards.unshift(...page.edges.map(({ cursor }) => cursor));
    } while (page.pageInfo.hasPreviousPage);
    expect(backwards).toEqual(cursors);
    const foreign = await clients.office.refusal(READS, { memberId: cast.people.secretary.memberId, after: cursors[0] });
    expect(foreign.extensions.code).toBe('CURSOR_INVALID');
  });

  it('in pages whose cursors do not tell how much else is in the audit', async () => {
    await opensIt('secretary');
    const [edge] = (await readsOf(clients.member, { first: 1 })).edges;
    const held = Buffer.from(edge?.cursor ?? '', 'base64url').toString('latin1');
    const [last] = await inspector.rows<{ id: string; request: string }>(
      `SELECT e.id::text, e.request_id AS request FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id WHERE s.subject_id = $1 AND e.operation = 'member' ORDER BY e.id DESC LIMIT 1`,
      [subject().memberId],
    );
    expect(held).toContain(`["${last?.request}"]`);
  });

  it('without reading the audit from end to end for it', async () => {
    await inspector.rows('BEGIN');
    const scanned = () => inspector.value<number>(`SELECT sum(seq_tup_read)::int FROM pg_stat_xact_all_tables WHERE relname IN ('audit_entry', 'audit_subject')`);
    const [member] = [subject().memberId];
    await inspector.rows(`INSERT INTO audit_entry (request_id, operation, outcome) SELECT gen_random_uuid(), 'members', 'DONE' FROM generate_series(1, 20000)`);
    await inspector.rows(`INSERT INTO audit_subject (entry_id, subject_kind, subject_id, action)
      SELECT id, kind, CASE WHEN id % 8 = 0 AND kind = 'member' THEN $1 ELSE gen_random_uuid() END, 'READ' FROM audit_entry, unnest(ARRAY['member', 'inspection_case']) AS kind
      WHERE operation = 'members' AND account_id IS NULL AND (kind = 'member' OR id % 8 > 0) ON CONFLICT DO NOTHING`, [member]);
    await inspector.rows('ANALYZE audit_entry, audit_subject');
    await inspector.rows(`SELECT set_config('chibo.member', $1, true)`, [member]);
    const before = await scanned();
    expect(await inspector.value<number>('SELECT chibo_record_read_count($1)', [member])).toBeGreaterThan(0);
    expect((await inspector.rows('SELECT FROM chibo_record_reads($1, NULL, false, 20)', [member])).length).toBeGreaterThan(0);
    expect(await scanned()).toBe(before);
    await inspector.rows('ROLLBACK');
  });

  it('is told by the database only to whom it may be, whatever the server asks', async () => {
    const client = await connect(database().appUrl);
    const ask = (sql: string): Promise<string[]> => column(client, sql);
    const of = `'${subject().memberId}'`;
    try {
      expect(await ask(`SELECT id::text FROM chibo_record_reads(${of}, NULL, false, 100)`)).toEqual([]);
      expect(await ask(`SELECT chibo_record_read_count(${of})::text`)).toEqual(['0']);
      expect(await ask(`SELECT full_name FROM chibo_record_holders(${of}, '2026-11-21')`)).toEqual([]);
      await expect(client.query(`SELECT chibo_record_entries(${of})`)).rejects.toMatchObject({ code: '42501' });
      await client.query('BEGIN');
      await client.query(`SELECT set_config('chibo.member', $1, true)`, [subject().memberId]);
      expect((await ask(`SELECT id::text FROM chibo_record_reads(${of}, NULL, false, 1000000)`)).length).toBeGreaterThan(3);
      expect(await ask(`SELECT id::text FROM chibo_record_reads('${cast.people.secretary.memberId}', NULL, false, 100)`)).toEqual([]);
      await client.query('ROLLBACK');
    } finally {
      await client.end();
    }
  });
});

describe('what is done for a case', () => {
  /** Everything that the member, and those who may ask for others, are told: rows, totals, cursors. */
  const told = async (): Promise<Reads[]> => {
    const { memberId } = subject();
    const asked = [await readsOf(clients.member), await readsOf(clients.office, { memberId })];
    // The office's asking is itself told from then on: it is taken out of what is compared.
    await inspector.rows('ALTER TABLE audit_subject DISABLE TRIGGER USER');
    await inspector.rows(`DELETE FROM audit_subject WHERE entry_id IN (SELECT id FROM audit_entry WHERE operation = 'recordReads')`);
    await inspector.rows('ALTER TABLE audit_subject ENABLE TRIGGER USER');
    return asked;
  };
  const operations = (reads: Reads): string[] => reads.edges.map(({ node }) => node.operation);

  beforeAll(told);

  it('is kept from its subject and from everybody, with no trace in totals and pages; their lists of many are not', async () => {
    const before = await told();
    const { id } = await logged(clients.inspection, wardCase());
    for (const who of ['inspection', 'teamMember', 'rollMember', 'deputyChair'] as const) await clients[who].ask(ONE, { id });
    for (const who of ['inspection', 'teamMember', 'deputyChair'] as const) await opensIt(who);
    await clients.teamMember.ask('query ($id: UUID!) { member(id: $id) { id } inspectionCases { totalCount } }', { id: subject().memberId });
    expect(await told()).toEqual(before);
    await clients.teamMember.ask(ROLL, { cell: cast.cell });
    await opensIt('outsider');
    const after = await told();
    for (const [index, reads] of after.entries()) {
      expect(reads.totalCount).toBe((before[index]?.totalCount ?? 0) + 2);
      expect(reads.edges.slice(0, 2).map(({ node }) => [node.operation, node.readerName])).toEqual([
        ['Xem hồ sơ đảng viên', cast.people.outsider.fullName],
        ['Xem danh sách đảng viên', cast.people.teamMember.fullName],
      ]);
    }
    await clients.inspection.ask(DROP_CASE, { input: { ...(await at(id)), remark: 'Không đủ căn cứ' } });
    expect(await told()).toEqual(after);
  });

  it('is told to its subject once a measure on them is decided, and to nobody else', async () => {
    const [member, office] = await told();
    const caseId = await concluded();
    await clients.outsider.send(ONE, { id: caseId });
    await clients.teamMember.ask(ONE, { id: caseId });
    await clients.teamMember.ask(ROLL, { cell: cast.cell });
    const { id } = await proposed(caseId, { inAssignedTask: true, form: 'WARNING' });
    await clients.inspection.ask(SUBMIT, { input: { ...(await atMeasure(id)), body: 'INSPECTION_COMMITTEE' } });
    const roll = 1;
    const [still, stillOffice] = await told();
    expect([still?.totalCount, stillOffice?.totalCount]).toEqual([(member?.totalCount ?? 0) + roll, (office?.totalCount ?? 0) + roll]);
    await clients.inspection.ask(DECIDE, { input: { ...(await atMeasure(id)), decisionNumber: '06-QĐ/UBKT', decidedOn: '2026-11-20', ...HEARD } });
    const [now, nowOffice] = await told();
    expect(operations(now as Reads)).toContain('Xem vụ việc kiểm tra, giám sát');
    expect(now?.totalCount).toBeGreaterThan(still?.totalCount ?? 0);
    expect(now?.edges.length).toBe(now?.totalCount);
    expect(nowOffice).toEqual(stillOffice);
    // What was done for the case that was dropped is still not told.
    const dropped = await inspector.value<number>(
      `SELECT count(*)::int FROM audit_subject s WHERE s.subject_id = $1 AND EXISTS (
         SELECT FROM audit_subject c WHERE c.entry_id = s.entry_id AND c.subject_kind = 'inspection_case' AND c.subject_id <> $2)`,
      [subject().memberId, caseId],
    );
    expect(dropped).toBeGreaterThan(0);
    const ofThisCase = await inspector.value<number>(
      `SELECT count(DISTINCT s.entry_id)::int FROM audit_subject s WHERE s.subject_id = $1 AND EXISTS (
         SELECT FROM audit_subject c WHERE c.entry_id = s.entry_id AND c.subject_kind IN ('inspection_case', 'discipline_case') AND c.subject_id IN ($2, $3))`,
      [subject().memberId, caseId, id],
    );
    expect((now?.totalCount ?? 0) - (still?.totalCount ?? 0)).toBe(ofThisCase);
  });

  it('on somebody else is told to no member whose record it showed', async () => {
    const { id } = await logged(clients.inspection, wardCase({ subjects: [{ memberId: cast.people.outsider.memberId }] }));
    const before = await told();
    await clients.teamMember.ask('query ($id: UUID!, $case: UUID!) { member(id: $id) { id } inspectionCase(id: $case) { id } }', { id: subject().memberId, case: id });
    expect(await told()).toEqual(before);
  });
});
