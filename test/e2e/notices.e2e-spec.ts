import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type Client } from './api.js';
import { rollOf } from './movement-operations.js';
import { named, type Named } from './reorganization-operations.js';
import * as op from './transfer-operations.js';
import { taken, type TransferShown } from './transfer-operations.js';

interface Told {
  readonly id: string;
  readonly code: string;
  readonly record: string;
  readonly urgency: string;
  readonly fallsOn: string;
  readonly dueOn: string | null;
  readonly daysLeft: number;
  readonly message: string;
  readonly rule: { readonly document: string; readonly article: string } | null;
  readonly organization: { readonly name: string } | null;
  readonly person: { readonly fullName: string } | null;
}
type Who = keyof typeof USERS;

const NOTICES = '{ notices { id code record urgency fallsOn dueOn daysLeft message rule { document article } organization { name } person { fullName } } }';
const WHO = Object.keys(USERS) as Who[];
const DOI_THONG = 'Chi bộ tổ dân phố Đồi Thông';
const QD_208 = { document: '208-QĐ/TW', article: 'chưa đối chiếu điều khoản' };

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<Who, Client>>;
let doiThong: Named;

const notices = async (who: Who): Promise<readonly Told[]> => (await users[who].ask<{ notices: readonly Told[] }>(NOTICES)).notices;
/** Who is told of a record, and how. */
async function toldOf(id: string): Promise<Readonly<Partial<Record<Who, string>>>> {
  const told: Partial<Record<Who, string>> = {};
  for (const who of WHO) for (const notice of await notices(who)) if (notice.id === id) told[who] = `${notice.urgency} ${notice.code}`;
  return told;
}

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  // The demo's chair of the inspection committee sits on the standing committee besides: here not.
  await owner.query(`DELETE FROM post p USING committee c, account a WHERE c.id = p.committee_id AND c.kind = 'STANDING' AND a.person_id = p.person_id AND a.username = $1`, [USERS.inspection]);
  users = Object.fromEntries(await Promise.all(WHO.map(async (who) => [who, await api.login(USERS[who])]))) as typeof users;
  doiThong = await named(users.office, DOI_THONG);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

describe('a recognition', () => {
  it('is told to the cell’s secretary ahead of its day, with the provision and whom it is about', async () => {
    const notice = (await notices('otherSecretary')).find(({ record }) => record === 'admission');
    expect(notice).toMatchObject({ code: 'RECOGNITION_DUE', record: 'admission', urgency: 'NEAR', rule: QD_208, organization: { name: DOI_THONG } });
    expect(notice?.person?.fullName).toMatch(/\S+ \S+/);
    expect(notice?.message).toContain(`hết ngày ${notice?.fallsOn.split('-').reverse().join('/')}`);
    expect(await toldOf(notice?.id ?? '')).toEqual({ otherSecretary: 'NEAR RECOGNITION_DUE' });
  });

  it('is told to the standing committee too once it is late, to whoever is secretary then, and not to those who hold no post', async () => {
    const id = (await notices('otherSecretary')).find(({ record }) => record === 'admission')?.id ?? '';
    await owner.query(`UPDATE workflow_item SET due_on = '2026-11-20' WHERE id = $1`, [id]);
    expect(await toldOf(id)).toEqual({ otherSecretary: 'OVERDUE RECOGNITION_OVERDUE', standing: 'OVERDUE RECOGNITION_OVERDUE' });
    const pass = (from: Who, to: Who): Promise<unknown> =>
      owner.query(
        `UPDATE post SET person_id = (SELECT person_id FROM account WHERE username = $2)
         WHERE organization_id = $3 AND kind = 'SECRETARY' AND valid_through IS NULL AND person_id = (SELECT person_id FROM account WHERE username = $1)`,
        [USERS[from], USERS[to], doiThong.id],
      );
    await pass('otherSecretary', 'member');
    expect(Object.keys(await toldOf(id))).toEqual(['standing', 'member']);
    await pass('member', 'otherSecretary');
    expect(await notices('member')).toEqual([]);
    expect(await notices('administrator')).toEqual([]);
  });
});

describe('a term', () => {
  it('is told ahead of its end to the cell, the standing committee and the party office, until another is on record', async () => {
    const { rows } = await owner.query<{ id: string }>(`SELECT id FROM committee WHERE organization_id = $1 AND kind = 'CELL' AND valid_through IS NULL`, [doiThong.id]);
    const id = rows[0]?.id ?? '';
    await owner.query('BEGIN');
    await owner.query(`UPDATE post SET valid_through = '2027-01-15' WHERE organization_id = $1 AND valid_through IS NULL AND (committee_id = $2 OR kind IN ('SECRETARY', 'DEPUTY_SECRETARY'))`, [doiThong.id, id]);
    await owner.query(`UPDATE committee SET valid_through = '2027-01-15' WHERE id = $1`, [id]);
    await owner.query('COMMIT');
    const near = 'NEAR TERM_ENDING';
    expect(await toldOf(id)).toEqual({ otherSecretary: near, standing: near, office: near });
    const ofCell = (await notices('office')).filter(({ organization }) => organization?.name === DOI_THONG);
    expect(ofCell.map(({ code, record, daysLeft, rule, message }) => ({ code, record, daysLeft, document: rule?.document, message }))).toEqual([
      { code: 'TERM_ENDING', record: 'committee', daysLeft: 55, document: '294-QĐ/TW', message: 'Nhiệm kỳ của chi ủy hết ngày 15/01/2027: chuẩn bị đại hội, bầu cử.' },
    ]);
    await owner.query(`INSERT INTO committee (id, organization_id, kind, term_name, valid_from) VALUES (gen_random_uuid(), $1, 'CELL', '2027 - 2029', '2027-01-16')`, [doiThong.id]);
    expect(await toldOf(id)).toEqual({});
  });

  it('of a post outside any committee is told with its holder, and after its end while nobody succeeds', async () => {
    const { rows } = await owner.query<{ id: string; name: string }>(
      `UPDATE post t SET valid_through = '2026-10-31' FROM person p WHERE p.id = t.person_id AND t.id = (
         SELECT id FROM post WHERE kind = 'STREET_GROUP_HEAD' AND valid_through IS NULL AND organization_id = $1) RETURNING t.id, p.full_name AS name`,
      [doiThong.id],
    );
    const [post] = rows;
    expect(await toldOf(post?.id ?? '')).toEqual(Object.fromEntries((['otherSecretary', 'standing', 'office'] as const).map((who) => [who, 'OVERDUE POST_VACANT'])));
    expect((await notices('office')).find(({ id }) => id === post?.id)).toMatchObject({ record: 'post', person: { fullName: post?.name }, rule: null, daysLeft: -21 });
  });
});

describe('a transfer', () => {
  let transfer: TransferShown;
  const next = (): { transferId: string; version: number } => ({ transferId: transfer.id, version: transfer.version });

  it('that is returned is told to those who proposed it, until they propose it again', async () => {
    const naSuong = await named(users.office, 'Chi bộ bản Nà Sương');
    const plain = (await rollOf(users.office, naSuong.id)).find((member) => member.person.posts.length === 0);
    transfer = await taken(users.secretary, op.PROPOSE_TRANSFER, { memberId: plain?.id, type: 'PERMANENT', reason: 'Chuyển nơi cư trú' });
    transfer = await taken(users.office, op.RETURN_TRANSFER, { ...next(), remark: 'Thiếu đơn' });
    expect(await toldOf(transfer.id)).toEqual({ secretary: 'DUE SENT_BACK', office: 'DUE SENT_BACK' });
    expect((await notices('secretary')).find(({ id }) => id === transfer.id)?.message).toMatch(/^Hồ sơ chuyển sinh hoạt đảng: Đảng ủy nơi chuyển đi trả lại ngày \d\d\/\d\d\/\d{4}\. Đã trả lại để bổ sung\.$/);
    transfer = await taken(users.secretary, op.RESUBMIT_TRANSFER, { ...next(), type: 'PERMANENT', reason: 'Chuyển nơi cư trú' });
    expect(await toldOf(transfer.id)).toEqual({});
  });

  it('whose letter runs out is told to both ends; refused, to those who sent it', async () => {
    transfer = await taken(users.office, op.ISSUE_TRANSFER, { ...next(), ...op.LETTER, validThrough: '2026-11-25', destinationId: doiThong.id });
    const near = 'NEAR LETTER_RUNS_OUT';
    expect(await toldOf(transfer.id)).toEqual({ otherSecretary: near, standing: near, office: near });
    const [atOther] = (await notices('otherSecretary')).filter(({ id }) => id === transfer.id);
    expect(atOther).toMatchObject({ dueOn: '2026-11-25', daysLeft: 4, rule: QD_208, organization: { name: DOI_THONG }, person: null });
    transfer = await taken(users.otherSecretary, op.REFUSE_TRANSFER, { ...next(), remark: 'Không cư trú ở đây' });
    expect(await toldOf(transfer.id)).toEqual({ standing: 'DUE SENT_BACK', office: 'DUE SENT_BACK' });
  });
});

describe('a regular meeting', () => {
  it('that a cell missed is told to its secretary, with the provision, until one is on record', async () => {
    const { id } = await named(users.office, 'Chi bộ bản Nà Sương');
    await owner.query(`UPDATE cell_meeting SET voided_at = now(), void_reason = 'Ghi nhầm' WHERE organization_id = $1 AND held_on >= '2026-10-01' AND kind = 'REGULAR' AND voided_at IS NULL`, [id]);
    expect(await toldOf(id)).toEqual({ secretary: 'OVERDUE MEETING_MISSED' });
    expect((await notices('secretary')).find((notice) => notice.id === id)).toMatchObject({ record: 'organization', dueOn: '2026-10-31', daysLeft: -21, rule: QD_208, organization: { name: 'Chi bộ bản Nà Sương' }, person: null });
    const RECORD = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { id } } }';
    await users.secretary.ask(RECORD, { input: { organizationId: id, heldOn: '2026-11-20', kind: 'REGULAR', present: 5, absentExcused: 0, absentUnexcused: 0, subject: 'Sinh hoạt tháng 11' } });
    expect(await toldOf(id)).toEqual({});
  });
});
