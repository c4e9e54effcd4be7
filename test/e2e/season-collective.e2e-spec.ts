import { newId } from '#kernel';
import { DEMO_PASSWORD } from '#demo/password';
import { TestApi, USERS, type Client } from './api.js';
import { Inspector } from './inspector.js';
import { DECIDE, DECIDE_ROWS, ENTER, FROM_ABOVE, OPEN_SEASON, SEASON, SUBMIT, WITHDRAW } from './rating-operations.js';

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly decidedAbove: boolean;
  readonly decidedLevel: string | null;
  readonly decidingBody: string | null;
  readonly restriction: { readonly measure: string | null } | null;
}

interface Sheet {
  readonly id: string;
  readonly decider: object | null;
  readonly state: { readonly stage: string; readonly version: number };
  readonly entries: readonly Entry[];
  readonly log: readonly { readonly action: string; readonly body: string; readonly decisionNumber: string | null }[];
}

const SHEET = 'query ($id: UUID!) { ratingSheet(id: $id) { id decider { id } state { stage version } log { action body decisionNumber } entries { id version decidedAbove decidedLevel decidingBody restriction { measure } } } }';
const [CASE, MEASURE] = [newId(), newId()];
/** A measure of the year that the ward's inspection committee decided on a member. */
const measureOn = (ward: string, member: string): string[] => [
  `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES ('${CASE}', 'case-inspection', '${ward}', 'CONCLUDED', '2026-03-01'), ('${MEASURE}', 'discipline', '${ward}', 'DECIDED', '2026-03-01')`,
  `INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content) VALUES ('${CASE}', '${ward}', 'INSPECTION_COMMITTEE', 'INSPECTION', '1-QĐ/UBKT', '2026-03-01', 'kiểm tra')`,
  `INSERT INTO inspection_case_subject (id, case_id, member_id) VALUES ('${newId()}', '${CASE}', '${member}')`,
  `INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, proposal_number, proposed_on, proposed_form, decided_form, decided_by, decision_number, decided_on, effective_on, closed_on)
   SELECT '${MEASURE}', '${CASE}', '${member}', ms.organization_id, 'vi phạm', '1-TTr', '2026-04-01', 'REPRIMAND', 'REPRIMAND', 'INSPECTION_COMMITTEE', '9-QĐ/UBKT', '2026-05-01', '2026-05-01', '2026-05-01'
   FROM membership ms WHERE ms.member_id = '${member}' AND ms.kind = 'PRIMARY' AND ms.valid_through IS NULL`,
];
const DOCUMENT = { decidingBody: 'Ban Thường vụ Tỉnh ủy Sơn La', documentNumber: '18-TB/TU', decidedOn: '2026-11-21' };

describe('the committee whose season it is', () => {
  let api: TestApi;
  let inspector: Inspector;
  let standing: Client;
  let office: Client;
  let wardSecretary: Client;
  let ward: string;
  let seasonId: string;
  let sheetId: string;
  /** Who votes on the collective. */
  let seats: number;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    [standing, office] = await Promise.all([api.login(USERS.standing), api.login(USERS.office)]);
    ward = await inspector.value<string>(`SELECT organization_id FROM organization_period WHERE name = 'Đảng bộ phường Mộc Châu' AND valid_through IS NULL`);
    await inspector.rows(
      `INSERT INTO account (id, username, person_id, password_hash, must_change_password) SELECT $1, 'bithu.phuong', t.person_id, a.password_hash, false
       FROM account a, post t WHERE a.username = $2 AND t.organization_id = $3 AND t.kind = 'SECRETARY' AND t.valid_through IS NULL`,
      [newId(), USERS.standing, ward],
    );
    wardSecretary = await api.login('bithu.phuong', DEMO_PASSWORD);
    // As if the ward had not opened the year yet.
    await inspector.rows(`UPDATE rating_season SET year = 1990 WHERE organization_id = $1 AND year = $2`, [ward, SEASON.year]);
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  const sheet = async (client = office): Promise<Sheet> => (await client.ask<{ ratingSheet: Sheet }>(SHEET, { id: sheetId })).ratingSheet;
  const row = async (): Promise<Entry> => {
    const [only] = (await sheet()).entries;
    if (!only) throw new Error('A collective has a row.');
    return only;
  };
  const given = async (): Promise<{ sheetId: string; version: number }> => ({ sheetId, version: (await sheet()).state.version });
  const fromAbove = async (more: object = {}): Promise<{ input: object }> => {
    const { id: entryId, version } = await row();
    return { input: { seasonId, ...DOCUMENT, rows: [{ entryId, version, level: 'GOOD' }], ...more } };
  };
  const codes = async (client: Client, document: string, variables: Readonly<Record<string, unknown>>): Promise<string[]> => {
    const { code, refusals } = (await client.refusal(document, variables)).extensions;
    return refusals?.map((each) => each.code) ?? [code];
  };

  describe('is rated as a collective', () => {
    it('gets a sheet of its own, of one row on which a body above decides', async () => {
      const { openRatingSeason } = await standing.ask<{ openRatingSeason: { season: { id: string } } }>(OPEN_SEASON, { input: { organizationId: ward, ...SEASON } });
      seasonId = openRatingSeason.season.id;
      sheetId = await inspector.value<string>('SELECT id FROM rating_sheet WHERE season_id = $1 AND organization_id = $2', [seasonId, ward]);
      expect(await sheet()).toMatchObject({ decider: null, state: { stage: 'DRAFTING' }, entries: [{ decidedAbove: true, decidedLevel: null }] });
      expect((await sheet()).entries).toHaveLength(1);
      expect(await inspector.value('SELECT pool_id FROM rating_entry WHERE sheet_id = $1', [sheetId])).toBeNull();
    });

    it('votes first: its result is not entered before it has submitted', async () => {
      expect(await codes(office, FROM_ABOVE, await fromAbove())).toEqual(['ENTRY_NOT_PROPOSED', 'STAGE_WRONG']);
      seats = await inspector.value<number>(
        `SELECT count(DISTINCT t.person_id)::int FROM post t JOIN committee c ON c.id = t.committee_id WHERE c.organization_id = $1 AND c.kind = 'EXECUTIVE' AND t.valid_through IS NULL`, [ward]);
      const entries = [{ entryId: (await row()).id, level: 'GOOD', votesFor: seats, votesAgainst: 0, votesAbsent: 0 }];
      await wardSecretary.ask(ENTER, { input: { ...(await given()), entries, sessionDays: 1, secretBallot: true } });
      expect(await codes(office, FROM_ABOVE, await fromAbove())).toEqual(['STAGE_WRONG']);
      expect((await sheet()).entries[0]?.decidedLevel).toBeNull();
    });

    it('is barred from “excellent” by a measure on one who leads it, told only to whoever may know it', async () => {
      const leader = await inspector.value<string>(
        `SELECT m.id FROM post t JOIN committee c ON c.id = t.committee_id JOIN member m ON m.person_id = t.person_id
         WHERE c.organization_id = $1 AND c.kind = 'EXECUTIVE' AND t.valid_through IS NULL AND t.kind = 'COMMITTEE_MEMBER' ORDER BY m.id LIMIT 1`, [ward]);
      await inspector.run(measureOn(ward, leader));
      const excellent = { ...(await given()), entries: [{ entryId: (await row()).id, level: 'EXCELLENT', votesFor: seats, votesAgainst: 0, votesAbsent: 0 }], sessionDays: 1, secretBallot: true };
      const { extensions, message } = await wardSecretary.refusal(ENTER, { input: excellent });
      expect(extensions.warnings).toMatchObject([{ code: 'COLLECTIVE_RESTRICTED', path: ['input', 'entries', '0', 'level'], rule: { document: '366-QĐ/TW', article: 'Điều 11' } }]);
      expect(JSON.stringify([extensions, message])).not.toMatch(/khiển trách|9-QĐ|lãnh đạo bị/);
      const restriction = async (client: Client): Promise<unknown> => (await sheet(client)).entries[0]?.restriction;
      expect([await restriction(wardSecretary), await restriction(office)]).toEqual([{ measure: null }, { measure: null }]);
      expect(await restriction(await api.login(USERS.inspection))).toEqual({ measure: 'thành viên lãnh đạo bị khiển trách, quyết định số 9-QĐ/UBKT' });
      const onOrganization = (which: string): Promise<void> =>
        inspector.run(['SET LOCAL session_replication_role = replica', `UPDATE discipline_case SET member_id = NULL, cell_id = NULL, organization_id = (${which}) WHERE id = '${MEASURE}'`]);
      await onOrganization(`SELECT c.id FROM organization c JOIN organization w ON c.path <@ w.path AND c.id <> w.id WHERE w.id = '${ward}' ORDER BY nlevel(c.path) DESC, c.id LIMIT 1`);
      expect(await restriction(await api.login(USERS.inspection))).toEqual({ measure: 'đơn vị trực thuộc bị khiển trách, quyết định số 9-QĐ/UBKT' });
      await onOrganization(`SELECT '${ward}'::uuid`);
      expect(await restriction(await api.login(USERS.inspection))).toEqual({ measure: 'khiển trách, quyết định số 9-QĐ/UBKT' });
      expect((await wardSecretary.refusal(ENTER, { input: excellent })).extensions.warnings).toMatchObject([{ code: 'RATING_RESTRICTED' }]);
      // Annulled, it bars from nothing.
      await inspector.run(['SET LOCAL session_replication_role = replica', `UPDATE discipline_case SET annulled_on = '2026-07-01' WHERE id = '${MEASURE}'`]);
      expect(await restriction(wardSecretary)).toBeNull();
      expect((await wardSecretary.send(ENTER, { input: { ...excellent, validateOnly: true } })).errors).toBeUndefined();
    });

    it('waits, submitted, for the office to enter what the body above decides, and for nobody of its own to decide', async () => {
      await wardSecretary.ask(SUBMIT, { input: await given() });
      await wardSecretary.ask(WITHDRAW, { input: { ...(await given()), remark: 'Bổ sung báo cáo' } });
      await wardSecretary.ask(SUBMIT, { input: await given() });
      expect(await sheet()).toMatchObject({ state: { stage: 'ABOVE' }, log: [{ action: 'SUBMIT_ABOVE', body: 'Đảng ủy' }, { action: 'WITHDRAW', body: 'Đảng ủy' }, { action: 'SUBMIT_ABOVE' }] });
      const waiting = async (client: Client): Promise<boolean> => (await client.ask<{ worklist: { id: string }[] }>('{ worklist { id } }')).worklist.some(({ id }) => id === sheetId);
      expect([await waiting(office), await waiting(standing), await waiting(wardSecretary)]).toEqual([true, false, false]);
      const decision = { decisionNumber: '9-QĐ/ĐU', decidedOn: '2026-11-21' };
      expect(await codes(standing, DECIDE, { input: { ...(await given()), ...decision } })).toEqual(['NOT_FOUND']);
      const { id: entryId, version } = await row();
      expect((await standing.refusal(DECIDE_ROWS, { input: { seasonId, mode: 'ALL_OR_NOTHING', ...decision, rows: [{ entryId, version, level: 'GOOD' }] } })).extensions.code).toBe('NOT_FOUND');
      expect(await codes(standing, FROM_ABOVE, await fromAbove())).toEqual(['FORBIDDEN']);
      expect(await codes(await api.login('vanphong.moc-chau'), FROM_ABOVE, await fromAbove({ seasonId: newId() }))).toEqual(['NOT_FOUND']);
    });

    it('is decided with the document of the body above, and changed only with a reason', async () => {
      await office.ask(FROM_ABOVE, await fromAbove({ validateOnly: true }));
      expect((await sheet()).state.stage).toBe('ABOVE');
      await office.ask(FROM_ABOVE, await fromAbove());
      const decided = await sheet();
      expect(decided).toMatchObject({ state: { stage: 'DECIDED' }, entries: [{ decidedLevel: 'GOOD', decidingBody: DOCUMENT.decidingBody }] });
      expect(decided.log.at(-1)).toEqual({ action: 'ENTER_ABOVE', body: DOCUMENT.decidingBody, decisionNumber: DOCUMENT.documentNumber });
      const [{ id: entryId, version } = await row()] = decided.entries;
      const rows = [{ entryId, version, level: 'EXCELLENT' }];
      expect(await codes(office, FROM_ABOVE, await fromAbove({ rows: [{ entryId, version: version - 1, level: 'GOOD' }] }))).toEqual(['VERSION_STALE']);
      expect(await codes(office, FROM_ABOVE, await fromAbove({ rows }))).toEqual(['REASON_MISSING']);
      await office.ask(FROM_ABOVE, await fromAbove({ rows, reason: 'Cấp trên xét lại', documentNumber: '19-TB/TU' }));
      expect(await sheet()).toMatchObject({ state: { stage: 'DECIDED' }, entries: [{ decidedLevel: 'EXCELLENT' }] });
    });
  });
});
