import { newId } from '#kernel';
import { DEMO_PASSWORD } from '#demo/password';
import { TestApi, USERS, type Client } from './api.js';
import { Inspector } from './inspector.js';
import { AMEND, DECIDE, DECIDE_ROWS, DECIDE_SEASON, ENTER, FROM_ABOVE, HOSPITAL, OPEN_SEASON, RETURN, SEASON, SUBMIT, WITHDRAW } from './rating-operations.js';
import { allSubmitted } from './season-operations.js';

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

interface Counts {
  readonly total: number;
  readonly entered: number;
  readonly submitted: number;
  readonly returned: number;
  readonly decided: number;
}

interface Progress {
  readonly itself: boolean;
  readonly organization: { readonly id: string };
  readonly sheets: Counts;
  readonly rows: Counts;
  readonly excused: number;
}

const STEPS = '{ total entered submitted returned decided }';
const PROGRESS = `query ($seasonId: UUID!, $organizationId: UUID, $first: Int, $after: String) { ratingProgress(seasonId: $seasonId, organizationId: $organizationId, first: $first, after: $after) {
  edges { node { itself organization { id } sheets ${STEPS} rows ${STEPS} excused } } pageInfo { hasNextPage endCursor } } }`;
const KEYS = ['members-rated-good-or-better', 'members-rated-excellent', 'cells-rated-good-or-better', 'base-organizations-rated-excellent'];
/** Where somebody is rated who asks by this name ($3). */
const OWN_SHEETS = `SELECT o.organization_id FROM rating_sheet o JOIN rating_entry w ON w.sheet_id = o.id JOIN member m ON m.id = w.member_id JOIN account a ON a.person_id = m.person_id WHERE a.username = $3`;
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
      // So does one whose paper is marked, though what it is on is not on record.
      await inspector.run(['SET LOCAL session_replication_role = replica', `UPDATE discipline_case SET violation = NULL, secrecy = 'SECRET', kept_at = 'Tủ mật' WHERE id = '${MEASURE}'`]);
      expect(await restriction(wardSecretary)).toEqual({ measure: null });
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

  describe('and the ward it heads', () => {
    it('sees how far the season has come summed up the tree, page by page, and a part of it nobody takes for the whole', async () => {
      await inspector.run(allSubmitted(seasonId, 2));
      const [returned, begun] = await inspector.rows<{ id: string; rows: number; direct: string }>(
        `SELECT s.id, s.organization_id AS direct, (SELECT count(*)::int FROM rating_entry e WHERE e.sheet_id = s.id AND e.excuse IS NULL) AS rows
         FROM rating_sheet s JOIN organization_period p ON p.organization_id = s.organization_id AND p.valid_through IS NULL
         WHERE s.season_id = $1 AND p.parent_id = $2 AND p.kind = 'BASE_CELL' AND s.organization_id NOT IN (${OWN_SHEETS}) ORDER BY s.id LIMIT 2`, [seasonId, ward, USERS.standing]);
      if (!returned || !begun) throw new Error('The ward has base cells.');
      await standing.ask(RETURN, { input: { sheetId: returned.id, version: 2, remark: 'Thiếu biên bản' } });
      await inspector.run([`UPDATE workflow_item SET stage = 'DRAFTING' WHERE id = '${begun.id}'`]);
      const all = await told();
      expect(all.filter(({ itself }) => itself)).toMatchObject([{ organization: { id: ward }, sheets: { total: 1, decided: 1 }, rows: { total: 1, decided: 1 }, excused: 0 }]);
      const at = (id: string): Progress | undefined => all.find(({ organization }) => organization.id === id);
      expect(at(returned.direct)).toMatchObject({ sheets: { total: 1, entered: 0, submitted: 0, returned: 1, decided: 0 }, rows: { total: returned.rows, returned: returned.rows, submitted: 0 } });
      expect(at(begun.direct)).toMatchObject({ sheets: { entered: 1, submitted: 0 }, rows: { total: begun.rows, entered: begun.rows } });
      const sum = (of: (each: Progress) => number): number => all.reduce((total, each) => total + of(each), 0);
      const [whole] = await inspector.rows<{ sheets: number; rated: number; excused: number }>(
        `SELECT count(DISTINCT s.id)::int AS sheets, count(*) FILTER (WHERE e.excuse IS NULL)::int AS rated, count(*) FILTER (WHERE e.excuse IS NOT NULL)::int AS excused
         FROM rating_sheet s JOIN rating_entry e ON e.sheet_id = s.id WHERE s.season_id = $1`, [seasonId]);
      expect({ sheets: sum(({ sheets }) => sheets.total), rated: sum(({ rows }) => rows.total), excused: sum(({ excused }) => excused) }).toEqual(whole);
      expect(sum(({ sheets }) => sheets.submitted)).toBe((whole?.sheets ?? 0) - 3);
      // A base committee is one row of the ward, and its cells are its own.
      const hospital = await inspector.value<string>('SELECT organization_id FROM organization_period WHERE name = $1 AND valid_through IS NULL', [HOSPITAL]);
      expect(at(hospital)?.sheets.total).toBe(5);
      const own = await told({ organizationId: hospital });
      expect(own.map(({ itself, sheets }) => [itself, sheets.total]).sort()).toEqual([[false, 1], [false, 1], [false, 1], [false, 1], [true, 1]]);
      // A secretary sees the own cell's, and nothing of the ward's.
      const secretary = await api.login(USERS.secretary);
      expect((await secretary.refusal(PROGRESS, { seasonId, first: 5 })).extensions).toMatchObject({ code: 'NOT_FOUND', path: ['organizationId'] });
      const cell = await inspector.value<string>(`SELECT organization_id FROM organization_period WHERE name = 'Chi bộ bản Nà Sương' AND valid_through IS NULL`);
      expect((await told({ organizationId: cell }, secretary)).map(({ itself, sheets }) => [itself, sheets.total])).toEqual([[true, 1]]);
      expect((await (await api.login(USERS.vanSonStanding)).refusal(PROGRESS, { seasonId, organizationId: ward })).extensions.code).toBe('NOT_FOUND');
      await inspector.run([`UPDATE workflow_item SET stage = 'SUBMITTED', waits_at_id = '${ward}' WHERE id IN ('${returned.id}', '${begun.id}')`]);
    });

    it('moves rollups and targets by exactly what is decided, and the committee itself none of them', async () => {
      const before = await figures();
      expect(before.map(({ key, numerator, denominator }) => [key, numerator, denominator ?? 0])).toEqual(KEYS.map((key) => [key, 0, 0]));
      const { progress } = (await standing.ask<{ ratingSeason: { progress: { version: number } } }>('query ($id: UUID!) { ratingSeason(id: $id) { progress { version } } }', { id: seasonId })).ratingSeason;
      const overrides = ['POOL_CAP_EXCEEDED', 'RATING_RESTRICTED'].map((rule) => ({ rule, reason: 'Đã xem xét' }));
      await standing.ask(DECIDE_SEASON, { input: { seasonId, version: progress.version, decisionNumber: '21-QĐ/ĐU', decidedOn: '2026-11-21', overrides } });
      // Counted from the rows by themselves.
      const [rows] = await inspector.rows<Readonly<Record<string, number>>>(
        `SELECT count(*) FILTER (WHERE member)::int AS members, count(*) FILTER (WHERE member AND level <> 'COMPLETED' AND level <> 'NOT_COMPLETED')::int AS good, count(*) FILTER (WHERE member AND level = 'EXCELLENT')::int AS excellent,
           count(*) FILTER (WHERE NOT member AND kind IN ('CELL', 'BASE_CELL'))::int AS cells, count(*) FILTER (WHERE NOT member AND kind IN ('BASE_CELL', 'BASE_COMMITTEE'))::int AS base
         FROM (SELECT e.member_id IS NOT NULL AS member, e.decided_level::text AS level, p.kind::text AS kind FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
           JOIN organization_period p ON p.organization_id = s.organization_id AND p.valid_through IS NULL WHERE s.season_id = $1 AND e.decided_level IS NOT NULL) AS decided`, [seasonId]);
      const { members, good, excellent, cells, base } = rows ?? {};
      expect(members).toBeGreaterThan(800);
      const after = await figures();
      // Organisations are all rated good here.
      expect(after.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([['members-rated-good-or-better', good, members], ['members-rated-excellent', excellent, members], ['cells-rated-good-or-better', cells, cells], ['base-organizations-rated-excellent', 0, base]]);
      expect(after.map(({ key, target }) => [key, target])).toEqual(after.map(({ key, numerator, denominator }) => [key, [numerator, denominator]]));
    });

    it('amends a row no earlier than its own decision, whenever others of its sheet were decided', async () => {
      const [first, second] = await inspector.rows<{ id: string; version: number }>(
        `SELECT e.id, e.version FROM rating_entry e WHERE e.decided_level = 'GOOD' AND e.member_id IS NOT NULL AND NOT e.decided_above AND e.sheet_id = (
           SELECT s.id FROM rating_sheet s WHERE s.season_id = $1 AND s.decider_id = $2 AND s.organization_id NOT IN (${OWN_SHEETS}) AND s.organization_id IN (SELECT organization_id FROM organization_period WHERE kind = 'CELL') ORDER BY s.id LIMIT 1)
         ORDER BY e.id LIMIT 2`, [seasonId, ward, USERS.standing]);
      // As if one row had been decided a day before the rest of the sheet.
      await inspector.rows(`UPDATE rating_entry SET decided_on = '2026-11-20' WHERE id = $1`, [first?.id]);
      const amended = (row: { id: string; version: number } | undefined): { input: object } => ({
        input: { seasonId, decisionNumber: '22-QĐ/ĐU', decidedOn: '2026-11-20', reason: 'Xét lại', rows: [{ entryId: row?.id, version: row?.version, level: 'COMPLETED' }], validateOnly: true },
      });
      expect((await standing.send(AMEND, amended(first))).errors).toBeUndefined();
      expect(await codes(standing, AMEND, amended(second))).toEqual(['AMENDED_BEFORE_DECISION']);
      expect(await inspector.value('SELECT decided_on::text FROM rating_entry WHERE id = $1', [second?.id])).toBe('2026-11-21');
    });
  });

  /** All pages of the progress below an organisation. */
  async function told(more: object = {}, client = standing): Promise<Progress[]> {
    const rows: Progress[] = [];
    for (let after: string | null = null; ; ) {
      const { ratingProgress }: { ratingProgress: { edges: { node: Progress }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await client.ask(PROGRESS, { seasonId, first: 20, after, ...more });
      rows.push(...ratingProgress.edges.map(({ node }) => node));
      if (!ratingProgress.pageInfo.hasNextPage) return rows;
      after = ratingProgress.pageInfo.endCursor;
    }
  }

  /** Figures of the ratings of the year, and what the targets make of them. */
  async function figures(): Promise<{ key: string; numerator: number; denominator: number | null; target: readonly (number | null)[] }[]> {
    const asked = `query ($of: UUID!) { resolutions { targets { measures { key progress(year: 2026, organizationId: $of) { numerator denominator } } } }
      ${KEYS.map((key, index) => `f${index}: figure(metric: "${key}", organizationId: $of, from: "2026-01-01", through: "2026-12-31") { numerator denominator }`).join(' ')} }`;
    type Told = { readonly numerator: number; readonly denominator: number | null };
    // Targets of the whole term have no year: they answer with that, and the yearly ones with their figures.
    const { data } = await standing.send<{ resolutions: { targets: { measures: { key: string; progress: Told | null }[] }[] }[] } & Record<`f${number}`, Told>>(asked, { of: ward });
    if (!data) throw new Error('The figures are told.');
    const { resolutions, ...found } = data;
    const measures = resolutions.flatMap(({ targets }) => targets.flatMap((target) => target.measures));
    return KEYS.map((key, index) => {
      const [{ numerator, denominator }, progress] = [found[`f${index}`] as Told, measures.find((measure) => measure.key === key)?.progress];
      return { key, numerator, denominator, target: [progress?.numerator ?? null, progress?.denominator ?? null] };
    });
  }
});
