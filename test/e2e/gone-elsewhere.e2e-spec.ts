import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type Client } from './api.js';

/** What is told of somebody who was in Vân Sơn until the end of 2025 and is in Mộc Châu since. */
const TOLD = `query ($id: UUID!) { member(id: $id) {
  status statuses { status validFrom validThrough endReason } paperFile { checkedOn keptAt remark } badges { years } } }`;
const APPOINT = 'mutation ($input: AppointPostInput!) { appointPost(input: $input) { organization { id } } }';
const SOMEBODY = `
  SELECT m.id, m.person_id AS person, v.id AS "vanSon", c.id AS "mocChau"
  FROM membership s JOIN member m ON m.id = s.member_id JOIN organization o ON o.id = s.organization_id
  JOIN organization c ON c.path @> o.path JOIN organization_period p ON p.organization_id = c.id AND p.valid_through IS NULL AND p.name = 'Đảng bộ phường Mộc Châu'
  CROSS JOIN LATERAL (SELECT q.organization_id AS id FROM organization_period q WHERE q.name = 'Chi bộ tổ dân phố Đồi Chè' AND q.valid_through IS NULL) v
  WHERE s.kind = 'PRIMARY' AND s.valid_through IS NULL AND s.valid_from < '2025-01-01' AND m.recognized_on < '2015-01-01'
    AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = m.person_id) AND NOT EXISTS (SELECT FROM post t WHERE t.person_id = m.person_id) AND NOT EXISTS (SELECT FROM member_overlay y WHERE y.member_id = m.id)
  ORDER BY m.id LIMIT 1`;

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<'office' | 'standing' | 'vanSonStanding', Client>>;
let somebody: { readonly id: string; readonly person: string; readonly vanSon: string; readonly mocChau: string };

const told = async (client: Client): Promise<object> => (await client.ask<{ member: object }>(TOLD, { id: somebody.id })).member;
const appointing = async (client: Client, organizationId: string): Promise<string[]> => {
  const input = { organizationId, personId: somebody.person, kind: 'FRONT_HEAD', validFrom: '2026-11-21', decisionNumber: '61-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Đảng ủy', decisionTitle: 'Bổ nhiệm', validateOnly: true };
  return ((await client.send(APPOINT, { input })).errors ?? []).flatMap(({ extensions }) => extensions.warnings?.map(({ code }) => code) ?? [extensions.code]);
};

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  users = { office: await api.login(USERS.office), standing: await api.login(USERS.standing), vanSonStanding: await api.login(USERS.vanSonStanding) };
  const [found] = (await owner.query<typeof somebody>(SOMEBODY)).rows;
  if (!found) throw new Error('Nobody is fit for it.');
  somebody = found;
  const { id, vanSon } = found;
  await owner.query(`
    UPDATE membership SET valid_from = '2026-01-01' WHERE member_id = '${id}' AND valid_through IS NULL;
    DELETE FROM membership WHERE member_id = '${id}' AND valid_through IS NOT NULL;
    INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) VALUES (gen_random_uuid(), '${id}', '${vanSon}', 'PRIMARY', '2025-07-01', '2025-12-31');
    INSERT INTO file_check (id, member_id, checked_on, kept_at, remark) VALUES (gen_random_uuid(), '${id}', '2025-11-20', 'Tủ 1 Vân Sơn', NULL), (gen_random_uuid(), '${id}', '2026-11-20', 'Tủ 3 Mộc Châu', 'Thiếu quyết định');
    INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from) SELECT gen_random_uuid(), '${id}', d.id, 'WARNING', '2026-11-10' FROM discipline_case d ORDER BY d.id LIMIT 1;`);
  const item = `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (gen_random_uuid(), 'badge', $1, 'RECORDED', '2026-11-10') RETURNING id`;
  const [badge] = (await owner.query<{ id: string }>(item, [somebody.mocChau])).rows;
  await owner.query(`INSERT INTO member_badge (id, member_id, years, ground, given_on, decision_number, decided_on, decided_by) VALUES ($1, $2, 30, 'ON_TIME', '2026-11-10', '5-QĐ/TU', '2026-11-10', 'Tỉnh ủy')`, [badge?.id, id]);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

describe('of somebody who went to another ward', () => {
  it('where they are now is told everything', async () => {
    expect(await told(users.office)).toMatchObject({ status: 'FULL', paperFile: { checkedOn: '2026-11-20', keptAt: 'Tủ 3 Mộc Châu', remark: 'Thiếu quyết định' }, badges: [{ years: 30 }] });
    expect(await appointing(users.standing, somebody.mocChau)).toEqual(['RESTRICTED']);
  });

  it('where they were is told what was known there on the last day: no paper, no badge and no measure since', async () => {
    expect(await told(users.vanSonStanding)).toMatchObject({ status: null, paperFile: { checkedOn: '2025-11-20', keptAt: 'Tủ 1 Vân Sơn', remark: null }, badges: [] });
    expect(await appointing(users.vanSonStanding, somebody.vanSon)).toEqual([]);
  });

  it('nor that they were expelled since', async () => {
    const expelled = { status: 'FULL', validThrough: '2026-11-14', endReason: 'EXPELLED' };
    await owner.query(`UPDATE member_status_period SET valid_through = '2026-11-14', end_reason = 'EXPELLED' WHERE member_id = $1 AND valid_through IS NULL`, [somebody.id]);
    expect(await told(users.office)).toMatchObject({ status: null, statuses: expect.arrayContaining([expect.objectContaining(expelled)]) as object });
    const { statuses } = (await told(users.vanSonStanding)) as { statuses: object[] };
    expect(statuses.at(-1)).toMatchObject({ status: 'FULL', validThrough: null, endReason: null });
  });
});

describe('of somebody who holds a post here and belongs to a cell elsewhere', () => {
  const POSTS = `query ($id: UUID!) { organization(id: $id) { posts { kind person {
    fullName gender birthDate ethnicGroup { nameVi } education politicalTheory nationalId identityNumbers { masked } member { id } origin { birthPlace } contact { phone } residence { permanentResidence }
    schooling { languages } background { health } followedCells { organization { id } } posts { organization { id } } } } } }`;
  interface Holder { readonly kind: string; readonly person: Readonly<Record<string, unknown>> & { readonly posts: readonly { readonly organization: { readonly id: string } | null }[] } }
  let holder: { readonly person: string; readonly name: string };

  beforeAll(async () => {
    const { rows } = await owner.query<typeof holder>(`
      SELECT p.id AS person, p.full_name AS name FROM membership s JOIN member m ON m.id = s.member_id JOIN person p ON p.id = m.person_id JOIN person_contact c ON c.person_id = p.id
      JOIN post t ON t.person_id = p.id AND t.organization_id = $1 AND t.valid_through IS NULL
      WHERE s.kind = 'PRIMARY' AND s.valid_through IS NULL AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = p.id) ORDER BY p.id LIMIT 1`, [somebody.mocChau]);
    const [found] = rows;
    if (!found) throw new Error('Nobody holds a post there.');
    holder = found;
    await owner.query(`INSERT INTO post (id, person_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'CIVIL_SERVANT', '2026-01-01')`, [holder.person, somebody.vanSon]);
    await owner.query(`INSERT INTO person_origin (person_id, birth_place) VALUES ($1, 'bản Tà Vài') ON CONFLICT (person_id) DO UPDATE SET birth_place = EXCLUDED.birth_place`, [holder.person]);
  });

  const seen = async (client: Client, organizationId: string): Promise<Holder | undefined> =>
    (await client.ask<{ organization: { posts: Holder[] } }>(POSTS, { id: organizationId })).organization.posts.find(({ person }) => person['fullName'] === holder.name);

  it('where the post is, what a list of posts and a composition need is told; nothing of the record, and no other post', async () => {
    const told = await seen(users.vanSonStanding, somebody.vanSon);
    expect(told?.kind).toBe('CIVIL_SERVANT');
    const closed = { member: null, origin: null, contact: null, residence: null, schooling: null, background: null, followedCells: [] };
    expect(told?.person).toMatchObject(closed);
    // A composition counts by these.
    expect(['gender', 'birthDate', 'ethnicGroup', 'education', 'politicalTheory'].filter((field) => told?.person[field] === null)).toEqual([]);
    expect(told?.person.posts.map(({ organization }) => organization?.id)).toEqual([somebody.vanSon]);
  });

  it('where they belong, the record is told', async () => {
    const told = await seen(users.office, somebody.mocChau);
    expect([told?.person['origin'], told?.person['member'] === null, told?.person['contact'] === null]).toEqual([{ birthPlace: 'bản Tà Vài' }, false, false]);
  });
});
