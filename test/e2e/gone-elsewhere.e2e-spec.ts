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
