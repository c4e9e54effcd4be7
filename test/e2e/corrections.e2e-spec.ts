import type pg from 'pg';
import { connect, refusalOf } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { leave } from './movement-operations.js';
import { change, CHECK, CORRECT, CORRECTION_FIELDS, DECIDE, ownRecord, PROPOSE, proposedEmail, recordOf, RESUBMIT, RETURN, step, WITHDRAW, type CorrectionShown, type OwnRecord } from './record-operations.js';
import { DECLARE } from './relation-operations.js';
import { named } from './reorganization-operations.js';

const SHOW = `query ($id: UUID!) { correction(id: $id) { ${CORRECTION_FIELDS} member { id } organization { name } } }`;
const HISTORY = `query ($id: UUID!) { member(id: $id) { corrections { id direct changes { field } } statuses { status validFrom validThrough } } }`;

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
let mine: OwnRecord;

const coded = ({ extensions }: ApiError): string[] => (extensions.refusals ?? [{ code: extensions.code, path: extensions.path ?? [] }]).map(({ code, path }) => [code, ...path].join('.'));
const refused = async (client: Client, document: string, input: object): Promise<string[]> => coded(await client.refusal(document, { input }));
const fieldsSeen = async (client: Client, id: string): Promise<string[]> => (await client.ask<{ correction: CorrectionShown }>(SHOW, { id })).correction.changes.map(({ field }) => field);
const waits = async (client: Client, id: string): Promise<boolean> => (await client.ask<{ worklist: { id: string }[] }>('{ worklist { id } }')).worklist.some((item) => item.id === id);
const accept = (...fields: string[]): object[] => fields.map((field) => ({ field, accepted: true }));
const overdue = (id: string): Promise<unknown> => owner.query(`UPDATE workflow_item SET due_on = '2026-11-20' WHERE id = $1`, [id]);

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  const sessions = Object.entries(USERS).map(async ([who, username]): Promise<[string, Client]> => [who, await api.login(username)]);
  users = Object.fromEntries(await Promise.all(sessions)) as typeof users;
  mine = await ownRecord(users.member);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

describe('a correction that a member proposes', () => {
  let id: string;

  it('goes to the secretary of the cell, who returns it; the member puts it forward again', async () => {
    const { person } = mine;
    const changes = [change('FULL_NAME', person.fullName, 'Lò Văn Mới'), change('PHONE', person.contact?.phone ?? null, '0100999999'), change('EDUCATION', person.education, person.education === 'UNIVERSITY' ? 'COLLEGE' : 'UNIVERSITY')];
    const proposed = await step(users.member, PROPOSE, { changes });
    ({ id } = proposed);
    expect(proposed).toMatchObject({ stage: 'AT_CELL', dueOn: '2026-11-24', overdue: false });
    expect([await waits(users.secretary, id), await waits(users.office, id), await waits(users.member, id)]).toEqual([true, false, false]);
    expect(await refused(users.member, PROPOSE, { changes: changes.slice(0, 1) })).toEqual(['FIELD_UNDER_CORRECTION.input.changes.0.field']);
    const returned = await step(users.secretary, RETURN, { correctionId: id, version: 1, remark: 'Thiếu bằng' });
    expect(returned.stage).toBe('RETURNED');
    const { notices } = await users.member.ask<{ notices: { id: string; code: string }[] }>('{ notices { id code } }');
    expect(notices.find((notice) => notice.id === id)?.code).toBe('SENT_BACK');
    expect([await waits(users.secretary, id), await waits(users.member, id), await waits(users.otherSecretary, id)]).toEqual([false, true, false]);
    expect(await refused(users.secretary, RESUBMIT, { correctionId: id, version: 2, changes })).toEqual(['NOT_FOUND.input.correctionId']);
    expect(await step(users.member, RESUBMIT, { correctionId: id, version: 2, changes: [...changes, change('EMAIL', null, 'moi@vidu.vn')] })).toMatchObject({ stage: 'AT_CELL', version: 3 });
  });

  it('is told to those in whose scope the member is, and of each field to who reads its group', async () => {
    const all = ['EDUCATION', 'EMAIL', 'FULL_NAME', 'PHONE'];
    for (const client of [users.member, users.secretary, users.office]) expect(await fieldsSeen(client, id)).toEqual(all);
    const standing = await users.standing.send<{ correction: CorrectionShown }>(SHOW, { id }, { 'chibo-hat': 'STANDING_COMMITTEE' });
    expect(standing.data?.correction.changes.map(({ field }) => field)).toEqual(['EDUCATION', 'FULL_NAME']);
    for (const client of [users.otherSecretary, users.vanSonStanding]) expect(coded(await client.refusal(SHOW, { id }))).toEqual(['NOT_FOUND.id']);
    const inspector = { 'chibo-hat': 'INSPECTION_COMMITTEE' };
    expect(coded(await users.inspection.refusal(SHOW, { id }, inspector))).toEqual(['NOT_FOUND.id']);
    expect((await users.inspection.send(HISTORY, { id: mine.id }, inspector)).data).toMatchObject({ member: { corrections: [] } });
    expect(coded(await users.administrator.refusal(SHOW, { id }))).toEqual(['FORBIDDEN']);
  });

  it('is confirmed by the cell alone, while it is in time', async () => {
    const at = { correctionId: id, version: 3 };
    expect(await refused(users.office, DECIDE, { ...at, verdicts: accept('EDUCATION', 'EMAIL', 'FULL_NAME', 'PHONE') })).toEqual(['CELL_STILL_CHECKS']);
    expect(await refused(users.office, CHECK, at)).toEqual(['FORBIDDEN']);
    expect(await refused(users.otherSecretary, CHECK, at)).toEqual(['NOT_FOUND.input.correctionId']);
    expect(await refused(users.secretary, CHECK, { ...at, version: 2 })).toEqual(['VERSION_STALE.input.version']);
    expect(await step(users.secretary, CHECK, at)).toMatchObject({ stage: 'AT_OFFICE', version: 4 });
    expect(await refused(users.secretary, CHECK, { ...at, version: 4 })).toEqual(['STAGE_WRONG']);
    expect([await waits(users.secretary, id), await waits(users.office, id), await waits(users.standing, id)]).toEqual([false, true, false]);
  });

  it('is decided field by field; what has changed meanwhile is refused, what is accepted is written', async () => {
    const { version } = await recordOf(users.secretary, mine.id);
    await step(users.secretary, CORRECT, { memberId: mine.id, version, changes: [change('PHONE', mine.person.contact?.phone ?? null, '0100888888')] });
    const at = { correctionId: id, version: 4 };
    expect(await refused(users.secretary, DECIDE, { ...at, verdicts: accept('PHONE') })).toEqual(['FORBIDDEN']);
    expect(await refused(users.office, DECIDE, { ...at, verdicts: [...accept('PHONE', 'EMAIL', 'EDUCATION'), { field: 'FULL_NAME', accepted: false }] })).toEqual(['VERDICT_REASON_MISSING.input.verdicts.3.reason', 'FIELD_CHANGED.input.verdicts.0.field']);
    const verdicts = [...accept('EMAIL', 'EDUCATION'), { field: 'PHONE', accepted: false, reason: 'Đã đổi' }, { field: 'FULL_NAME', accepted: false, reason: 'Không có giấy tờ' }];
    const decided = await step(users.office, DECIDE, { ...at, verdicts });
    expect(decided.stage).toBe('DECIDED');
    expect(decided.changes.map(({ field, accepted, verdictReason }) => [field, accepted, verdictReason])).toEqual([
      ['EDUCATION', true, null],
      ['EMAIL', true, null],
      ['FULL_NAME', false, 'Không có giấy tờ'],
      ['PHONE', false, 'Đã đổi'],
    ]);
    const after = await ownRecord(users.member);
    expect(after).toMatchObject({ version: version + 2, person: { fullName: mine.person.fullName, contact: { phone: '0100888888', email: 'moi@vidu.vn' } } });
    expect(after.person.education).not.toBe(mine.person.education);
    const { member } = await users.office.ask<{ member: { corrections: { direct: boolean }[] } }>(HISTORY, { id: mine.id });
    expect(member.corrections.map(({ direct }) => direct)).toEqual([true, false]);
    const { rows } = await owner.query<{ version: number }>('SELECT version FROM person WHERE id = $1', [mine.person.id]);
    expect(rows).toEqual([{ version: 2 }]);
  });

  it('is withdrawn by the member as long as it is open', async () => {
    const { person } = await ownRecord(users.member);
    const open = await step(users.member, PROPOSE, { changes: [change('ADDRESS', person.contact?.address ?? null, 'Bản Nà Sương')] });
    const at = { correctionId: open.id, version: open.version };
    expect(await refused(users.secretary, WITHDRAW, at)).toEqual(['NOT_FOUND.input.correctionId']);
    expect(await step(users.member, WITHDRAW, at)).toMatchObject({ stage: 'WITHDRAWN', dueOn: null });
    expect(await refused(users.member, WITHDRAW, { ...at, version: 2 })).toEqual(['STAGE_WRONG']);
  });
});

describe('what is overdue', () => {
  it('is shown to the next above, who may act in place of the cell, and never approves itself', async () => {
    const { person } = await ownRecord(users.member);
    const { id, version } = await step(users.member, PROPOSE, { changes: [change('ADDRESS', person.contact?.address ?? null, 'Bản Nà Sương')] });
    await overdue(id);
    expect([await waits(users.secretary, id), await waits(users.office, id), await waits(users.standing, id)]).toEqual([true, true, false]);
    const checked = await step(users.secretary, CHECK, { correctionId: id, version });
    await overdue(id);
    expect([await waits(users.office, id), await waits(users.standing, id), await waits(users.vanSonStanding, id)]).toEqual([true, true, false]);
    expect(await refused(users.standing, DECIDE, { correctionId: id, version: checked.version, verdicts: accept('ADDRESS') })).toEqual(['FORBIDDEN']);
    await step(users.member, WITHDRAW, { correctionId: id, version: checked.version });
    const again = await step(users.member, PROPOSE, { changes: [change('ADDRESS', person.contact?.address ?? null, 'Bản Nà Sương')] });
    await overdue(again.id);
    expect(await step(users.office, DECIDE, { correctionId: again.id, version: again.version, verdicts: accept('ADDRESS') })).toMatchObject({ stage: 'DECIDED' });
    expect((await ownRecord(users.member)).person.contact?.address).toBe('Bản Nà Sương');
  });
});

describe('nobody checks, decides or writes what concerns themselves or a relative', () => {
  it('a secretary’s own goes to the office', async () => {
    const own = await ownRecord(users.secretary);
    const proposed = await proposedEmail(users.secretary, 'bithu@vidu.vn');
    expect(proposed.stage).toBe('AT_OFFICE');
    expect(await refused(users.secretary, CORRECT, { memberId: own.id, version: own.version, changes: [change('EMAIL', null, 'bithu@vidu.vn')] })).toEqual(['OWN_CORRECTION']);
    expect(await step(users.office, DECIDE, { correctionId: proposed.id, version: proposed.version, verdicts: accept('EMAIL') })).toMatchObject({ stage: 'DECIDED' });
  });

  it('a relative’s waits for somebody else', async () => {
    const secretary = await ownRecord(users.secretary);
    const { person, version } = await ownRecord(users.member);
    const open = await step(users.member, PROPOSE, { changes: [change('FULL_NAME', person.fullName, 'Lò Văn Mới')] });
    await users.secretary.ask(DECLARE, { input: { personId: secretary.person.id, kind: 'SIBLING', otherId: person.id } });
    const at = { correctionId: open.id, version: open.version };
    expect(await refused(users.secretary, CHECK, at)).toEqual(['CONFLICT_OF_INTEREST']);
    expect(await refused(users.secretary, RETURN, { ...at, remark: 'Không' })).toEqual(['CONFLICT_OF_INTEREST']);
    expect(await refused(users.secretary, CORRECT, { memberId: mine.id, version, changes: [change('PHONE', '0100888888', null)] })).toEqual(['CONFLICT_OF_INTEREST']);
  });
});

describe('what is written straight away', () => {
  it('by a secretary is how members of the cell are reached', async () => {
    const { rows } = await owner.query<{ id: string; full_name: string; version: number }>(
      `SELECT m.id, p.full_name, m.version FROM member m JOIN person p ON p.id = m.person_id JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
       WHERE s.organization_id = $1 AND m.person_id NOT IN (SELECT person_id FROM account WHERE person_id IS NOT NULL) ORDER BY m.id LIMIT 1`,
      [mine.organization.id],
    );
    const [other] = rows;
    const at = { memberId: other?.id, version: other?.version };
    const name = change('FULL_NAME', other?.full_name ?? '', 'Lò Văn Mới');
    expect(await refused(users.secretary, CORRECT, { ...at, changes: [name] })).toEqual(['FIELD_NOT_YOURS.input.changes.0.field']);
    expect(await refused(users.otherSecretary, CORRECT, { ...at, changes: [change('EMAIL', null, 'a@vidu.vn')] })).toEqual(['NOT_FOUND.input.memberId']);
    expect(await refused(users.secretary, CORRECT, { ...at, version: 99, changes: [name] })).toEqual(['VERSION_STALE.input.version']);
    expect(await step(users.secretary, CORRECT, { ...at, changes: [change('EMAIL', null, 'a@vidu.vn')] })).toMatchObject({ stage: 'WRITTEN' });
  });

  it('by the office is every field; states of membership follow the days of admission and recognition', async () => {
    const { version, recognizedOn } = await recordOf(users.office, mine.id);
    const day = `${recognizedOn.slice(0, 8)}${recognizedOn.endsWith('28') ? '27' : '28'}`;
    const at = { memberId: mine.id, version };
    expect(await refused(users.office, CORRECT, { ...at, changes: [change('RECOGNIZED_ON', recognizedOn, day)] })).toEqual(['DOCUMENT_MISSING.input.changes.0.document']);
    expect(await refused(users.office, CORRECT, { ...at, changes: [change('RECOGNIZED_ON', recognizedOn, '1950-01-01', { document: 'QĐ 12' })] })).toContain('STATUS_DISAGREES.input.changes.0.field');
    await step(users.office, CORRECT, { ...at, changes: [change('RECOGNIZED_ON', recognizedOn, day, { document: 'QĐ 12' })] });
    const { member } = await users.office.ask<{ member: { statuses: { status: string; validFrom: string; validThrough: string | null }[] } }>(HISTORY, { id: mine.id });
    expect((await recordOf(users.office, mine.id)).recognizedOn).toBe(day);
    expect(member.statuses.find(({ status }) => status === 'FULL')?.validFrom).toBe(day);
    const before = new Date(`${day}T00:00:00Z`).getTime() - 86_400_000;
    expect(member.statuses.find(({ status }) => status === 'PROBATIONARY')?.validThrough).toBe(new Date(before).toISOString().slice(0, 10));
  });

  it('by the office is what the record sheet has besides; each part is read by its own right', async () => {
    const { rows } = await owner.query<{ id: string; version: number }>(
      `SELECT m.id, m.version FROM member m JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
       WHERE s.organization_id = $1 AND m.person_id NOT IN (SELECT person_id FROM person_origin) ORDER BY m.id LIMIT 1`,
      [mine.organization.id],
    );
    const [{ id, version } = { id: '', version: 0 }] = rows;
    const sheet = 'query ($id: UUID!) { member(id: $id) { partyBackground { enlisted fileNumber } person { origin { birthPlace homePlace } schooling { languages } residence { presentResidence } background { religion economyFiled economyFiledOn } } } }';
    const nothing = { partyBackground: null, person: { origin: null, schooling: null, residence: null, background: null } };
    expect(await users.office.ask(sheet, { id })).toEqual({ member: nothing });
    const values = { BIRTH_PLACE: 'Bản Nà Sương', LANGUAGES: 'Tiếng Thái', PRESENT_RESIDENCE: 'Bản Nà Sương', RELIGION: 'Không', ECONOMY_FILED: 'true', ECONOMY_FILED_ON: '2010-01-05', ENLISTED: '1999-02' };
    await step(users.office, CORRECT, { memberId: id, version, changes: Object.entries(values).map(([field, value]) => change(field, null, value)) });
    const entered = {
      partyBackground: { enlisted: '1999-02', fileNumber: null },
      person: {
        origin: { birthPlace: 'Bản Nà Sương', homePlace: null },
        schooling: { languages: 'Tiếng Thái' },
        residence: { presentResidence: 'Bản Nà Sương' },
        background: { religion: 'Không', economyFiled: true, economyFiledOn: '2010-01-05' },
      },
    };
    for (const client of [users.office, users.secretary]) expect(await client.ask(sheet, { id })).toEqual({ member: entered });
    // The ward's secretary, who is not the cell's, is not told what is sensitive.
    expect(await users.standing.ask(sheet, { id })).toEqual({ member: { ...entered, person: { ...entered.person, background: null } } });
    expect(coded(await users.otherSecretary.refusal(sheet, { id }))).toEqual(['NOT_FOUND.id']);
  });

  it('moves the first membership with the admission', async () => {
    const { rows } = await owner.query<{ id: string; version: number; decided: string; ceremony: string }>(
      `SELECT m.id, m.version, m.admission_decided_on::text AS decided, m.admission_ceremony_on::text AS ceremony FROM member m
       JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL AND s.valid_from = m.admission_decided_on JOIN organization o ON o.id = s.organization_id
       WHERE m.id NOT IN (SELECT member_id FROM admission WHERE closed_on IS NULL AND member_id IS NOT NULL) AND o.path <@ (SELECT path FROM organization WHERE id = $1) ORDER BY m.id LIMIT 1`,
      [(await users.office.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }')).organizations.edges[0]?.node.id],
    );
    const [found] = rows;
    if (!found) throw new Error('Nobody was admitted into the present cell.');
    const given = change('ADMISSION_DECIDED_ON', found.decided, found.ceremony, { document: 'QĐ 12' });
    await step(users.office, CORRECT, { memberId: found.id, version: found.version, changes: [given] });
    const { rows: moved } = await owner.query(`SELECT (SELECT min(valid_from)::text FROM membership WHERE member_id = $1) AS membership, (SELECT min(valid_from)::text FROM member_status_period WHERE member_id = $1) AS status`, [found.id]);
    expect(moved).toEqual([{ membership: found.ceremony, status: found.ceremony }]);
  });
});

describe('what no correction may say', () => {
  it('is refused by name: days that leave probation no day, a birth after the admission, a name of one sign', async () => {
    const at = await recordOf(users.office, mine.id);
    const { rows } = await owner.query<{ decided: string; ceremony: string; recognized: string; name: string; born: string }>(
      `SELECT m.admission_decided_on::text AS decided, m.admission_ceremony_on::text AS ceremony, m.recognized_on::text AS recognized, p.full_name AS name,
         left(p.birth_on::text, CASE p.birth_precision WHEN 'DAY' THEN 10 WHEN 'MONTH' THEN 7 ELSE 4 END) AS born FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = $1`,
      [mine.id],
    );
    const [was] = rows;
    if (!was) throw new Error('The member is on record.');
    const by = { document: 'QĐ 12' };
    const correct = async (...changes: object[]): Promise<string[]> => refused(users.office, CORRECT, { memberId: at.id, version: at.version, changes, validateOnly: true });
    const oneDay = `${Number(was.decided.slice(0, 4))}-12-31`;
    expect(await correct(change('ADMISSION_DECIDED_ON', was.decided, oneDay, by), change('ADMISSION_CEREMONY_ON', was.ceremony, oneDay, by), change('RECOGNIZED_ON', was.recognized, oneDay, by))).toEqual(['STATUS_DISAGREES.input.changes.2.field']);
    expect(await correct(change('BIRTH_DATE', was.born, was.recognized), change('FULL_NAME', was.name, '😀'))).toEqual(['VALUE_UNFIT.input.changes.1.value', 'BORN_AFTER_ADMISSION.input.changes.0.field']);
    expect(await correct(change('ADMISSION_DECIDED_ON', was.decided, '1900-01-01', by))).toEqual(['BORN_AFTER_ADMISSION.input.changes.0.field']);
  });

  it('nor does the database let it write fields of another kind', async () => {
    const app = await connect(api.database.appUrl);
    const { rows } = await owner.query<{ path: string; other: string; person: string }>(
      `SELECT o.path::text AS path, m.id AS other, m.person_id AS person FROM organization o JOIN membership s ON s.organization_id = o.id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL JOIN member m ON m.id = s.member_id
       WHERE o.id = $1 AND m.recognized_on IS NOT NULL AND m.id <> $2 ORDER BY m.id LIMIT 1`,
      [mine.organization.id, mine.id],
    );
    const [at] = rows;
    if (!at) throw new Error('The cell has members.');
    const begun = async (group: string, statement: string, id: string): Promise<string> => {
      await app.query('BEGIN');
      try {
        for (const right of ['organization_read', 'member_read', 'record_correct', 'correction_read', 'correction_decide']) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${at.path}"}`]);
        const item = '01990000-0000-7000-8000-00000000c0de';
        await app.query(`INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ($1, 'correction', $2, 'WRITTEN', '2026-11-21')`, [item, mine.organization.id]);
        await app.query('INSERT INTO correction (id, member_id, organization_id, direct, settled_at) VALUES ($1, $2, $3, true, now()::timestamptz(3))', [item, at.other, mine.organization.id]);
        await app.query(`INSERT INTO correction_change (correction_id, round, field, field_group, value, reason, accepted) VALUES ($1, 1, 'X', $2::record_field_group, 'x', 'x', true)`, [item, group]);
        return await refusalOf(app, statement, [id]);
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const [recognize, rename, school] = [`UPDATE member SET recognized_on = '2001-01-01' WHERE id = $1`, `UPDATE person SET full_name = 'Lò Văn Khác' WHERE id = $1`, `UPDATE person SET education = 'PRIMARY' WHERE id = $1`];
    const allowed = 'not refused';
    expect([await begun('CONTACT', recognize, at.other), await begun('PARTY_RECORD', recognize, at.other)]).toEqual(['42501', allowed]);
    expect([await begun('THEORY_EDUCATION', rename, at.person), await begun('IDENTITY', rename, at.person)]).toEqual(['42501', allowed]);
    expect([await begun('IDENTITY', school, at.person), await begun('THEORY_EDUCATION', school, at.person)]).toEqual(['42501', allowed]);
    await app.end();
  });
});

describe('an open correction of a member who goes', () => {
  it('moves on the day on which a move ahead takes effect, not before', async () => {
    const doiThong = await named(users.office, 'Chi bộ tổ dân phố Đồi Thông');
    const { rows: open } = await owner.query<{ id: string }>(`SELECT c.id FROM correction c JOIN workflow_item i ON i.id = c.id WHERE c.member_id = $1 AND i.stage = 'AT_CELL'`, [mine.id]);
    for (const { id } of open) await step(users.member, WITHDRAW, { correctionId: id, version: 1 });
    const { person } = await ownRecord(users.member);
    const proposed = await step(users.member, PROPOSE, { changes: [change('FULL_NAME', person.fullName, 'Lò Văn Mới')] });
    const [left, came] = ['2026-12-31', '2027-01-01'];
    await owner.query(`UPDATE membership SET valid_through = $2 WHERE member_id = $1 AND kind = 'PRIMARY' AND valid_through IS NULL`, [mine.id, left]);
    await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'PRIMARY', $3)`, [mine.id, doiThong.id, came]);
    const begin = async (day: string): Promise<boolean[]> => {
      const app = await connect(api.database.appUrl);
      await app.query('SELECT begin_day($1)', [day]);
      await app.end();
      return [await waits(users.secretary, proposed.id), await waits(users.otherSecretary, proposed.id)];
    };
    expect([await begin(left), await begin(came)]).toEqual([[true, false], [false, true]]);
    await step(users.member, WITHDRAW, { correctionId: proposed.id, version: 2 });
    await owner.query('DELETE FROM membership WHERE member_id = $1 AND valid_from = $2', [mine.id, came]);
    await owner.query('UPDATE membership SET valid_through = NULL WHERE member_id = $1 AND valid_through = $2', [mine.id, left]);
  });

  it('moves with them to the new cell, which checks it, and ends with them', async () => {
    const doiThong = await named(users.office, 'Chi bộ tổ dân phố Đồi Thông');
    const { person } = await ownRecord(users.member);
    const proposed = await step(users.member, PROPOSE, { changes: [change('FULL_NAME', person.fullName, 'Lò Văn Mới')] });
    await owner.query(`UPDATE membership SET valid_through = '2026-11-09' WHERE member_id = $1 AND kind = 'PRIMARY' AND valid_through IS NULL`, [mine.id]);
    await owner.query(`INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, 'PRIMARY', '2026-11-10')`, [mine.id, doiThong.id]);
    expect([await waits(users.secretary, proposed.id), await waits(users.otherSecretary, proposed.id)]).toEqual([false, true]);
    expect(coded(await users.secretary.refusal(SHOW, { id: proposed.id }))).toEqual(['NOT_FOUND.id']);
    const checked = await step(users.otherSecretary, CHECK, { correctionId: proposed.id, version: 2 });
    expect(checked).toMatchObject({ stage: 'AT_OFFICE', log: [{ action: 'PROPOSE' }, { action: 'MOVE' }, { action: 'CHECK' }] });

    const { version } = await recordOf(users.office, mine.id);
    await leave(users.office, { id: mine.id, version }, { kind: 'DIED', overrides: [{ rule: 'RATING_OPEN', reason: 'Chi bộ đã biết' }] });
    const { rows } = await owner.query(`SELECT i.stage, (SELECT l.action FROM workflow_log l WHERE l.item_id = i.id ORDER BY l.sequence DESC LIMIT 1) AS last FROM workflow_item i WHERE i.id = $1`, [proposed.id]);
    expect(rows).toEqual([{ stage: 'LEFT', last: 'LEAVE' }]);
    expect(await waits(users.office, proposed.id)).toBe(false);
    // One that was left open all the same is rejected without a record to hold it against.
    await owner.query(`UPDATE workflow_item SET stage = 'AT_OFFICE' WHERE id = $1`, [proposed.id]);
    const decide = { correctionId: proposed.id, version: 4 };
    expect(await refused(users.office, DECIDE, { ...decide, verdicts: accept('FULL_NAME') })).toEqual(['MEMBER_GONE.input.verdicts.0.accepted']);
    expect(await step(users.office, DECIDE, { ...decide, verdicts: [{ field: 'FULL_NAME', accepted: false, reason: 'Đã mất' }] })).toMatchObject({ stage: 'DECIDED' });
  });
});
