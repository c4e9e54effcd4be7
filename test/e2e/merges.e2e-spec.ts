import type pg from 'pg';
import { newId } from '#kernel';
import { connect, refusalOf } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { MERGE_PERSONS, MERGE_PREVIEW, MERGES, onRecordTwice, UNDO_MERGE, type Twice } from './merge-operations.js';

/** Why a foreign key to a person or a party record does not move with a merger. */
const STAYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'workflow_log.person_id', 'rule_override.person_id', 'measure_amendment.person_id', 'observation.author_id', 'local_rule.author_id', 'local_rule.ended_by_id', 'holiday_notice.author_id',
      'rating_amendment.author_id', 'recorded_rating.author_id', 'person_relation.declared_by_id', 'person_relation.withdrawn_by_id', 'delegation.ended_by_id', 'not_same_person.declared_by_id', 'file_check.checked_by_id', 'rating_opinion.author_id',
    ].map((key) => [key, 'says who did something, then, under that record']),
  ),
  'identity_reveal.person_id': 'a log of what was shown; the disclosure reads it by both records',
  'exclusive_case.person_id': 'while there is one, nothing is merged',
  'person_merge.keep_id': 'the merger itself',
  'person_merge.merge_id': 'the merger itself',
};
const FOREIGN_KEYS = `
  SELECT c.conrelid::regclass::text || '.' || a.attname AS key FROM pg_constraint c CROSS JOIN unnest(c.conkey) col JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = col
  WHERE c.contype = 'f' AND c.confrelid IN ('person'::regclass, 'member'::regclass) ORDER BY 1`;
const LOGS = ['audit_entry', 'audit_subject', 'workflow_log', 'workflow_item', 'idempotency_record', 'person_merge', 'person_merge_change', 'rule_override', 'identity_reveal', 'session', '_prisma_migrations'];

const oracle = new DemoOracle();
const elsewhere = oracle.member(oracle.rows.membership.find(({ organizationId, validThrough }) => validThrough === null && oracle.answersFor(oracle.organization('Đảng bộ phường Vân Sơn')).has(organizationId))?.memberId ?? '').personId;
let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
let twice: Twice;
let officePerson: string;

const coded = ({ extensions }: ApiError): string[] => (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, ...path].join('.'));
const SET_NUMBER = 'mutation ($input: SetIdentityNumberInput!) { setIdentityNumber(input: $input) { identityNumber { version } } }';
const NATIONAL_ID = '014085009876';
const REVEAL = 'mutation ($input: RevealIdentityNumberInput!) { revealIdentityNumber(input: $input) { revealed { number } } }';
const rows = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await owner.query<T>(text)).rows;
const pair = (): { keepId: string; mergeId: string } => ({ keepId: twice.keepId, mergeId: twice.mergeId });

interface Preview {
  readonly keepVersion: number;
  readonly mergeVersion: number;
  readonly moved: readonly { readonly kind: string; readonly records: number }[];
  readonly cases: number | null;
  readonly refusals: readonly { readonly code: string; readonly message: string }[];
  readonly warnings: readonly { readonly code: string }[];
}
const previewOf = async (variables: object = pair()): Promise<Preview> => (await users.office.ask<{ mergePreview: Preview }>(MERGE_PREVIEW, variables as Record<string, unknown>)).mergePreview;

async function input(): Promise<Readonly<Record<string, unknown>>> {
  const { keepVersion, mergeVersion } = await previewOf();
  return { ...pair(), versions: { keep: keepVersion, merge: mergeVersion }, reason: 'Cùng giấy khai sinh', documentNumber: '7-TB/ĐU' };
}

/** What every table holds, without what only counts changes, and how numbers are sealed, which is never twice the same. */
async function contents(): Promise<Readonly<Record<string, string>>> {
  const tables = await rows<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL ('{${LOGS.join(',')}}') ORDER BY 1`);
  const parts = tables.map(({ name }) => `SELECT '${name}' AS name, md5(COALESCE(string_agg(x, '\n' ORDER BY x), '')) AS held FROM (SELECT (to_jsonb(t) - 'version' - 'sealed')::text AS x FROM ${name} t) rows`);
  return Object.fromEntries((await rows<{ name: string; held: string }>(parts.join(' UNION ALL '))).map(({ name, held }) => [name, held]));
}

/** How many rows refer to a person or party record, by table and column, of what moves. */
async function references(personId: string, memberId: string): Promise<Readonly<Record<string, number>>> {
  const moving = await rows<{ key: string; table_name: string; column_name: string; target: string }>(`SELECT table_name || '.' || column_name AS key, * FROM person_merge_references() ORDER BY place`);
  const parts = moving.map(({ key, table_name: table, column_name: column, target }) => `SELECT '${key}' AS key, count(*)::integer AS held FROM ${table} WHERE ${column} = '${target === 'member' ? memberId : personId}'`);
  return Object.fromEntries((await rows<{ key: string; held: number }>(parts.join(' UNION ALL '))).flatMap(({ key, held }) => (held > 0 ? [[key, held]] : [])));
}

/** A page of the mergers on record. */
interface Listed {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string; readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
const page = async (of: object = {}): Promise<Listed> => (await users.office.ask<{ personMerges: Listed }>(MERGES, { ...of })).personMerges;
const listed = async (): Promise<object[]> => (await page()).edges.map(({ node }) => node);

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([who, name]) => [who, await api.login(name)] as const))) as typeof users;
  twice = await onRecordTwice(owner);
  // Whoever has no post or membership today is given no number: there is one until it is.
  await owner.query(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) SELECT '${twice.suspicion}', '${twice.mergeId}', organization_id, 'CIVIL_SERVANT', current_date FROM membership WHERE member_id = '${twice.keepMember}' AND valid_through IS NULL`);
  await users.secretary.ask(SET_NUMBER, { input: { personId: twice.mergeId, kind: 'NATIONAL_ID', number: NATIONAL_ID, version: 1 } });
  await owner.query(`DELETE FROM post WHERE id = '${twice.suspicion}'`);
  officePerson = (await rows<{ id: string }>(`SELECT person_id AS id FROM account WHERE username = '${USERS.office}'`))[0]?.id ?? '';
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

it('every foreign key to a person or party record moves with a merger, or is named with why not', async () => {
  const moving = (await rows<{ key: string }>(`SELECT table_name || '.' || column_name AS key FROM person_merge_references()`)).map(({ key }) => key);
  expect(moving.filter((key) => key in STAYS)).toEqual([]);
  expect([...moving, ...Object.keys(STAYS)].sort()).toEqual((await rows<{ key: string }>(FOREIGN_KEYS)).map(({ key }) => key).sort());
});

describe('who merges', () => {
  it('the party office, people of its ward; of others it is told nothing', async () => {
    for (const who of ['secretary', 'standing', 'inspection', 'member', 'vanSonStanding', 'administrator'] as const) {
      expect([who, coded(await users[who].refusal(MERGE_PREVIEW, pair())), coded(await users[who].refusal(MERGES))]).toEqual([who, ['FORBIDDEN'], ['FORBIDDEN']]);
    }
    const unknown = await users.office.refusal(MERGE_PREVIEW, { ...pair(), mergeId: newId() });
    expect(coded(unknown)).toEqual(['NOT_FOUND.mergeId']);
    expect((await users.office.refusal(MERGE_PREVIEW, { ...pair(), mergeId: elsewhere })).message).toBe(unknown.message);
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: { ...(await input()), keepId: elsewhere, mergeId: newId() } }))).toEqual(['NOT_FOUND.input.keepId', 'NOT_FOUND.input.mergeId']);
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: { ...(await input()), mergeId: twice.keepId } }))).toEqual(['MERGE_OF_ONE.input.mergeId']);
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: { ...(await input()), versions: { keep: 7, merge: 8 } } }))).toEqual(['VERSION_STALE.input.versions.keep', 'VERSION_STALE.input.versions.merge']);
    expect(coded(await users.office.refusal(UNDO_MERGE, { input: { id: newId(), version: 1, reason: 'Nhầm' } }))).toEqual(['NOT_FOUND.input.id']);
  });

  it('by raw SQL nobody without the right, nor past the checks', async () => {
    const app = await connect(api.database.appUrl);
    try {
      expect(await refusalOf(app, `SELECT chibo_merge_persons('${newId()}', '${twice.keepId}', '${twice.mergeId}')`)).toBe('42501');
      expect(await refusalOf(app, `SELECT chibo_undo_merger('${newId()}')`)).toBe('42501');
      expect(await refusalOf(app, 'SELECT FROM person_merge_change')).toBe('42501');
      expect((await app.query(`SELECT chibo_merge_ground('${twice.keepId}', '${twice.mergeId}') AS ground`)).rows).toEqual([{ ground: { keepKnown: false, mergeKnown: false, same: false } }]);
    } finally {
      await app.end();
    }
    expect(await refusalOf(owner, `UPDATE not_same_person SET reason = 'x'`)).toBe('42501');
  });
});

describe('what is refused', () => {
  const also = (table: string, columns: string, values: string): string => `INSERT INTO ${table} (id, ${columns}) VALUES (gen_random_uuid(), ${values})`;

  it.each<[string, () => string]>([
    ['MERGE_MEMBERSHIPS_OVERLAP', () => `INSERT INTO membership (id, member_id, organization_id, kind, valid_from) SELECT gen_random_uuid(), '${twice.mergeMember}', organization_id, kind, current_date - 1 FROM membership WHERE member_id = '${twice.keepMember}' AND valid_through IS NULL`],
    ['MERGE_STATUSES_OVERLAP', () => also('member_status_period', 'member_id, status, valid_from', `'${twice.mergeMember}', 'FULL', current_date - 1`)],
    ['MERGE_RATED_TWICE', () => `INSERT INTO rating_entry (id, sheet_id, member_id) SELECT gen_random_uuid(), s.id, m.id FROM member m CROSS JOIN (SELECT id FROM rating_sheet s WHERE NOT EXISTS (SELECT FROM rating_entry e WHERE e.sheet_id = s.id AND e.member_id IN ('${twice.keepMember}', '${twice.mergeMember}')) ORDER BY id LIMIT 1) s WHERE m.id IN ('${twice.keepMember}', '${twice.mergeMember}')`],
    ['MERGE_WORK_OPEN', () => `INSERT INTO exclusive_case (person_id, item_id, kind) VALUES ('${twice.mergeId}', '${twice.suspicion}', 'transfer')`],
    ['MERGE_BOTH_LOG_IN', () => also('account', 'username, person_id, password_hash', `'nguoi.giu-lai', '${twice.keepId}', 'x'`)],
    ['MERGE_OF_RELATIVES', () => also('person_relation', 'person_id, other_id, kind, declared_on', `'${twice.mergeId}', '${twice.keepId}', 'SIBLING', '2024-01-01'`)],
    ['CONFLICT_OF_INTEREST', () => also('person_relation', 'person_id, other_id, kind, declared_on', `'${officePerson}', '${twice.mergeId}', 'SIBLING', '2024-01-01'`)],
    ['MERGE_HELD_UP', () => `INSERT INTO training_attendance (course_id, person_id, completed) SELECT course_id, '${twice.keepId}', true FROM training_attendance WHERE person_id = '${twice.mergeId}'`],
  ])('%s', async (code, spoil) => {
    const before = await contents();
    const attempt = await input();
    // What a test puts on record beside is there for it only: the trigger notes that a row was made.
    const made = await owner.query<{ table: string; id: string }>(`WITH made AS (${spoil()} RETURNING *) SELECT to_jsonb(made) AS row FROM made`);
    expect((await previewOf()).refusals.map((each) => each.code)).toEqual([code]);
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: attempt }))[0]).toMatch(new RegExp(`^${code}`));
    const table = /INTO (\w+)/.exec(spoil())?.[1] ?? '';
    for (const { row } of made.rows as unknown as { row: Readonly<Record<string, unknown>> }[]) await owner.query(`DELETE FROM ${table} t WHERE to_jsonb(t) = $1`, [JSON.stringify(row)]);
    expect(await contents()).toEqual(before);
  });

  it('MERGE_HELD_UP where both stand in one case: told who merges, not who only asks', async () => {
    const before = await contents();
    const attempt = await input();
    await owner.query(also('inspection_case_subject', 'case_id, member_id', `'${twice.caseId}', '${twice.keepMember}'`));
    expect((await previewOf()).refusals).toEqual([]);
    expect(await users.office.ask(MERGE_PERSONS, { input: { ...attempt, validateOnly: true } })).toEqual({ mergePersons: { merge: null } });
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: attempt }))).toEqual(['MERGE_HELD_UP.input.mergeId']);
    await owner.query('DELETE FROM inspection_case_subject WHERE case_id = $1 AND member_id = $2', [twice.caseId, twice.keepMember]);
    expect(await contents()).toEqual(before);
  });

  it('one’s own record; what is unlikely needs a reason', async () => {
    expect((await previewOf({ ...pair(), keepId: officePerson })).refusals.map(({ code }) => code)).toContain('MERGES_OWN_RECORD');
    await owner.query(`UPDATE person SET full_name = 'Hoàng Văn Khác' WHERE id = '${twice.mergeId}'; UPDATE member SET admission_decided_on = admission_decided_on - 1 WHERE id = '${twice.mergeMember}'`);
    const attempt = await input();
    expect((await previewOf()).warnings.map(({ code }) => code)).toEqual(['MERGE_UNLIKE', 'MERGE_ADMISSIONS_DIFFER']);
    expect(coded(await users.office.refusal(MERGE_PERSONS, { input: attempt }))).toEqual(['WARNINGS_OPEN.input.overrides']);
    await owner.query(`UPDATE person SET full_name = (SELECT full_name FROM person WHERE id = '${twice.keepId}') WHERE id = '${twice.mergeId}'; UPDATE member SET admission_decided_on = admission_decided_on + 1 WHERE id = '${twice.mergeMember}'`);
  });
});

describe('a merger', () => {
  const opened = 'query ($id: UUID!) { member(id: $id) { id memberships { validFrom } } }';
  let mergerId: string;
  /** A number opens only for the person it is sealed for. */
  const expectNumber = async (): Promise<void> => {
    const shown = await users.office.ask(REVEAL, { input: { personId: twice.keepId, kind: 'NATIONAL_ID', purpose: 'đối chiếu' } });
    expect(shown).toEqual({ revealIdentityNumber: { revealed: { number: NATIONAL_ID } } });
  };

  it('shows what moves and nothing of cases; tried, it writes nothing', async () => {
    const before = await contents();
    const { moved, cases, refusals, warnings } = await previewOf();
    expect([cases, refusals, warnings]).toEqual([null, [], []]);
    expect(moved).toEqual([
      ...['MEMBERSHIP', 'STATUS', 'OVERLAY', 'EXIT', 'RATING'].map((kind) => ({ kind, records: 1 })),
      { kind: 'ADMISSION', records: 2 },
      ...['TRANSFER', 'POST', 'TRAINING'].map((kind) => ({ kind, records: 1 })),
      { kind: 'RECORDED_RATING', records: 2 },
      { kind: 'ACCOUNT', records: 3 },
      { kind: 'IDENTITY_NUMBER', records: 1 },
      { kind: 'RELATION', records: 2 },
      { kind: 'OTHER', records: 1 },
    ]);
    expect(await users.office.ask(MERGE_PERSONS, { input: { ...(await input()), validateOnly: true } })).toEqual({ mergePersons: { merge: null } });
    expect(await contents()).toEqual(before);
  });

  it('puts everything on the kept record, opens the merged one to it and settles the suspicion; undone, all is as it was', async () => {
    const before = await contents();
    const [kept, merged] = [await references(twice.keepId, twice.keepMember), await references(twice.mergeId, twice.mergeMember)];
    const { mergePersons } = await users.office.ask<{ mergePersons: { merge: { id: string; version: number; mergedName: string } } }>(MERGE_PERSONS, { input: await input() });
    mergerId = mergePersons.merge.id;
    const after = await references(twice.keepId, twice.keepMember);
    // Of its own the kept record has a party record and contact; the suspicion of the two stays about the two.
    const stays = ['member.person_id', 'person_contact.person_id', 'duplicate_suspicion.person_id'];
    expect(Object.keys(await references(twice.mergeId, twice.mergeMember)).sort()).toEqual([...stays].sort());
    for (const [key, held] of Object.entries(merged)) expect([key, after[key] ?? 0]).toEqual([key, (kept[key] ?? 0) + (stays.includes(key) ? 0 : held)]);
    expect(Object.keys(merged).length).toBeGreaterThan(20);
    expect(await rows(`SELECT merged_into_id FROM person WHERE id = '${twice.mergeId}'`)).toEqual([{ merged_into_id: twice.keepId }]);
    expect(await users.office.ask(opened, { id: twice.mergeMember })).toMatchObject({ member: { id: twice.keepMember } });
    await expectNumber();
    expect(coded(await users.vanSonStanding.refusal(opened, { id: twice.mergeMember }))).toEqual(['NOT_FOUND.id']);
    expect((await users.office.ask<{ duplicateSuspicions: { id: string }[] }>('{ duplicateSuspicions { id } }')).duplicateSuspicions.map(({ id }) => id)).not.toContain(twice.suspicion);
    expect(await listed()).toMatchObject([{ id: mergerId, undoneAt: null, kept: { id: twice.keepId }, log: [{ action: 'MERGE', remark: 'Cùng giấy khai sinh', decisionNumber: '7-TB/ĐU' }] }]);
    expect(coded(await users.office.refusal(MERGE_PREVIEW, pair()))).toEqual(['NOT_FOUND.mergeId']);
    expect(coded(await users.office.refusal(UNDO_MERGE, { input: { id: mergerId, version: 7, reason: 'Nhầm' } }))).toEqual(['VERSION_STALE.input.version']);

    const { undoMerge } = await users.office.ask<{ undoMerge: { merge: { undoneAt: string | null } } }>(UNDO_MERGE, { input: { id: mergerId, version: mergePersons.merge.version, reason: 'Gộp nhầm' } });
    expect(undoMerge.merge.undoneAt).not.toBeNull();
    expect(await contents()).toEqual(before);
    expect(await rows(`SELECT stage FROM workflow_item WHERE id = '${twice.suspicion}'`)).toEqual([{ stage: 'OPEN' }]);
    expect(coded(await users.office.refusal(UNDO_MERGE, { input: { id: mergerId, version: mergePersons.merge.version + 1, reason: 'Nhầm' } }))).toEqual(['STAGE_WRONG']);
  });

  it('is told to the member among those who changed the record, also what was read of the merged one, and stands in the audit', async () => {
    const reads = async (): Promise<string[]> =>
      (await users.office.ask<{ recordReads: { edges: { node: { operation: string } }[] } }>('query ($id: UUID!) { recordReads(memberId: $id, first: 50) { edges { node { operation } } } }', { id: twice.keepMember })).recordReads.edges.map(({ node }) => node.operation);
    const told = await users.standing.ask<{ recordReads: { edges: { node: { operation: string } }[] } }>('query ($id: UUID!) { recordReads(memberId: $id, first: 50) { edges { node { operation } } } }', { id: twice.keepMember });
    expect(told.recordReads.edges.map(({ node }) => node.operation)).toEqual(expect.arrayContaining(['Gộp hai hồ sơ của một người', 'Tách lại hồ sơ đã gộp']));
    expect(await reads()).toEqual(expect.arrayContaining(['Gộp hai hồ sơ của một người']));
    const subjects = await rows<{ operation: string; kinds: string[] }>(`
      SELECT e.operation, array_agg(s.subject_kind || ':' || s.action ORDER BY 1) AS kinds FROM audit_entry e JOIN audit_subject s ON s.entry_id = e.id
      WHERE e.operation IN ('mergePersons', 'undoMerge') AND e.outcome = 'DONE' GROUP BY e.id, e.operation ORDER BY e.id`);
    const people = ['member:CHANGED', 'member:CHANGED', 'person:CHANGED', 'person:CHANGED'];
    expect(subjects.map(({ operation, kinds }) => [operation, [...new Set(kinds)].length > 2, people.every((kind) => kinds.includes(kind))])).toEqual(expect.arrayContaining([['mergePersons', true, true], ['undoMerge', true, true]]));
  });

  it('is not undone once something stands on it, however it came', async () => {
    const { mergePersons } = await users.office.ask<{ mergePersons: { merge: { id: string; version: number } } }>(MERGE_PERSONS, { input: await input() });
    const { id, version } = mergePersons.merge;
    await expectNumber();
    const undoing = async (): Promise<ApiError> => users.office.refusal(UNDO_MERGE, { input: { id, version, reason: 'Nhầm' } });
    const added = `INSERT INTO training_attendance (course_id, person_id, completed) SELECT c.id, '${twice.keepId}', true FROM training_course c WHERE NOT EXISTS (SELECT FROM training_attendance a WHERE a.course_id = c.id AND a.person_id = '${twice.keepId}') ORDER BY c.id LIMIT 1 RETURNING course_id`;
    const [course] = (await owner.query<{ course_id: string }>(added)).rows;
    const stood = await undoing();
    expect([coded(stood), stood.message]).toEqual([['MERGE_STOOD_ON.input.id'], expect.stringContaining('(tập huấn)')]);
    await owner.query(`DELETE FROM training_attendance WHERE course_id = '${course?.course_id}' AND person_id = '${twice.keepId}'`);
    await owner.query(`INSERT INTO inspection_case_subject (id, case_id, member_id) SELECT gen_random_uuid(), id, '${twice.keepMember}' FROM inspection_case WHERE id NOT IN (SELECT case_id FROM inspection_case_subject WHERE member_id = '${twice.keepMember}') AND id NOT IN (SELECT case_id FROM inspection_case_team WHERE person_id = '${twice.keepId}') LIMIT 1`);
    // A case that came since tells nobody of itself.
    await users.office.ask(UNDO_MERGE, { input: { id, version, reason: 'Nhầm', validateOnly: true } });
    await owner.query(`DELETE FROM inspection_case_subject WHERE member_id = '${twice.keepMember}' AND case_id <> '${twice.caseId}'`);
    await owner.query(`UPDATE post SET valid_through = valid_through - 1 WHERE person_id = '${twice.keepId}' AND valid_through IS NOT NULL`);
    expect((await undoing()).message).toContain('(chức vụ)');
    await owner.query(`UPDATE post SET valid_through = valid_through + 1 WHERE person_id = '${twice.keepId}' AND valid_through IS NOT NULL`);
    await users.office.ask(UNDO_MERGE, { input: { id, version, reason: 'Nhầm' } });
  });

  it('is listed page by page, forwards and backwards, the latest first', async () => {
    const all = await page();
    const [latest, earliest] = all.edges.map(({ node }) => node.id);
    expect([all.totalCount, earliest]).toEqual([2, mergerId]);
    const first = await page({ first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { id: latest } }] });
    expect(await page({ first: 1, after: first.pageInfo.endCursor })).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true }, edges: [{ node: { id: mergerId } }] });
    const last = await page({ first: null, last: 1 });
    expect(last).toMatchObject({ pageInfo: { hasPreviousPage: true }, edges: [{ node: { id: mergerId } }] });
    expect(await page({ first: null, last: 1, before: last.pageInfo.startCursor })).toMatchObject({ pageInfo: { hasPreviousPage: false }, edges: [{ node: { id: latest } }] });
    expect(coded(await users.office.refusal(MERGES, { after: 'x' }))).toEqual(['CURSOR_INVALID.after']);
  });
});
