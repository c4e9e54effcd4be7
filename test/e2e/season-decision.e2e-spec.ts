import { newId } from '#kernel';
import { DEMO_PASSWORD } from '#demo/password';
import { TestApi, USERS, type Client } from './api.js';
import { Inspector } from './inspector.js';
import { AMEND, AMEND_UNSEEN, CLOSE_SEASON, DECIDE, DECIDE_SEASON, FROM_ABOVE } from './rating-operations.js';
import { OWN_VALUE, SET_LOCAL_RULE } from './rule-operations.js';
import { allSubmitted, BASE_COMMITTEES, OF_POOL, SEASONS, SLOTS_LEFT, type Pool, type Season } from './season-operations.js';

const WARD = '{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }';
/** Somebody of the demo was disciplined in the year, by a measure that the one who decides is not told of. */
const RESTRICTED = { rule: 'RATING_RESTRICTED', reason: 'Đã xem xét' };
const DECISION = { decisionNumber: '21-QĐ/ĐU', decidedOn: '2026-11-21' };
const FULL = process.env['CHIBO_TEST_FULL'] === '1';
const AT_ONCE = FULL ? 100 : 12;
/** Slots for which they ask. */
const FREE = 7;
const ROUNDS = FULL ? 1_000 : 1;

describe('deciding a season', () => {
  let api: TestApi;
  let inspector: Inspector;
  let standing: Client;
  let secretary: Client;
  let ward: string;
  /** The base committees, which decide on their own members. */
  let below: string[];

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    [standing, secretary] = await Promise.all([api.login(USERS.standing), api.login(USERS.secretary)]);
    below = (await inspector.rows<{ name: string }>(BASE_COMMITTEES)).map(({ name }) => name);
    ward = (await standing.ask<{ organizations: { edges: { node: { id: string } }[] } }>(WARD)).organizations.edges[0]?.node.id ?? '';
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  async function season(year: number, client = standing): Promise<Season> {
    const found = (await client.ask<{ ratingSeasons: Season[] }>(SEASONS, { of: ward })).ratingSeasons.find((each) => each.year === year);
    if (!found) throw new Error(`The demo has a season of ${year}.`);
    return found;
  }

  const input = async (more: object = {}): Promise<{ input: object }> => {
    const { id, progress } = await season(2026);
    return { input: { seasonId: id, version: progress.version, ...DECISION, overrides: [RESTRICTED], ...more } };
  };

  const submitAll = ({ id }: Season, excellent: number): Promise<void> => inspector.run(allSubmitted(id, excellent));

  const settleCap = (): Promise<object> =>
    api.login(USERS.office).then((office) => office.ask(SET_LOCAL_RULE, { input: { organizationId: ward, ...OWN_VALUE } }));

  it('shows of a decided season its pools: what was decided, the slots left and who holds them', async () => {
    const { progress, closedOn, pools } = await season(2025);
    expect(progress).toMatchObject({ stage: 'DECIDING', submitted: 0, decided: progress.sheets, roster: progress.excused + progress.rated });
    expect(closedOn).toBeNull();
    expect(new Set(pools.map(({ subject }) => subject))).toEqual(new Set(['MEMBERS', 'BASE_ORGANIZATIONS']));
    for (const { id, decided, proposed, holders, rule, hard } of pools) {
      const [counted] = await inspector.rows(OF_POOL, [id]);
      const { rated, good, excellent } = decided;
      expect({ rated, good, excellent }).toEqual(counted);
      expect(proposed).toEqual(decided);
      expect(holders).toHaveLength(decided.excellent);
      expect(decided.allowed).toBe(Math.floor((decided.good + decided.excellent) / 6));
      expect(decided.left).toBe(decided.allowed - decided.excellent);
      expect({ rule, hard }).toEqual({ rule: 'không quá 20% số hoàn thành tốt, không làm tròn lên', hard: false });
    }
    const slots = pools.find(({ decided }) => decided.excellent > 0)?.decided;
    expect(slots?.formula).toMatch(/^Tối đa \d+: 5 × \d+ = \d+ ≤ /);
  });

  it('shows a secretary the season, and no pool of the ward', async () => {
    expect((await season(2025, secretary)).pools).toEqual([]);
    // Neither are there counts that would pass for those of the season.
    for (const client of [secretary, await api.login(USERS.member)]) expect((await season(2025, client)).progress).toBeNull();
  });

  it('does not decide before all cells have submitted, and names those who have not', async () => {
    const { extensions, message } = await standing.refusal(DECIDE_SEASON, await input());
    expect(extensions.code).toBe('SHEETS_OPEN');
    const own = await ownSheets();
    expect(message).toContain(`${own.filter(({ stage }) => stage === 'DRAFTING').length} trên ${own.length} chi bộ, đảng bộ`);
    expect(message).toContain('Chi bộ bản Nà Sương');
    expect(message).not.toContain('Chi bộ Khối Nội');
  });

  /** The sheets of 2026 that the ward itself decides. */
  const ownSheets = (): Promise<{ id: string; stage: string }[]> =>
    inspector.rows(`SELECT s.id, i.stage FROM rating_sheet s JOIN workflow_item i ON i.id = s.id WHERE s.year = 2026 AND s.decider_id = $1`, [ward]);

  it('refuses who may not decide, a stale version, and rows that are not on a sheet', async () => {
    expect((await secretary.refusal(DECIDE_SEASON, await input())).extensions.code).toBe('NOT_FOUND');
    expect((await (await api.login(USERS.office)).refusal(DECIDE_SEASON, await input())).extensions.code).toBe('FORBIDDEN');
    expect((await (await api.login('thuongvu.van-son')).refusal(DECIDE_SEASON, await input())).extensions).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'seasonId'] });
    expect((await standing.refusal(DECIDE_SEASON, await input({ version: 1 }))).extensions).toMatchObject({ code: 'VERSION_STALE', path: ['input', 'version'] });
    await submitAll(await season(2026), 6);
    const [unknown, excused, [above]] = [await inspector.value<string>(`SELECT id FROM rating_sheet LIMIT 1`), await excusedRow(), await rowsAbove()];
    const refused = await standing.refusal(DECIDE_SEASON, await input({ except: [unknown, excused, above?.id].map((entryId) => ({ entryId, level: 'GOOD' })) }));
    expect(refused.extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['ENTRY_UNKNOWN', 'input.except.0.entryId'],
      ['ENTRY_EXCUSED', 'input.except.1.entryId'],
      ['ENTRY_DECIDED_ABOVE', 'input.except.2.entryId'],
    ]);
    expect((await standing.refusal(DECIDE_SEASON, await input({ decidedOn: '2026-11-22' }))).extensions.code).toBe('DATE_IN_FUTURE');
    expect((await standing.refusal(DECIDE_SEASON, await input({ decidedOn: '1999-01-01' }))).extensions).toMatchObject({ code: 'DECIDED_BEFORE_CUT_OFF', path: ['input', 'decidedOn'] });
    const [sheet] = await inspector.rows<{ id: string; version: number }>(
      `SELECT i.id, i.version FROM workflow_item i JOIN rating_sheet s ON s.id = i.id WHERE s.season_id = $1 AND i.stage = 'SUBMITTED' AND s.decider_id = $3
         AND s.id NOT IN (SELECT o.sheet_id FROM rating_entry o JOIN account a ON a.username = $2 JOIN member m ON m.person_id = a.person_id WHERE o.member_id = m.id) LIMIT 1`,
      [(await season(2026)).id, USERS.standing, ward],
    );
    const alone = { sheetId: sheet?.id, version: sheet?.version, decisionNumber: '12-QĐ/ĐU', decidedOn: '1999-01-01' };
    expect((await standing.refusal(DECIDE, { input: alone })).extensions.code).toBe('DECIDED_BEFORE_CUT_OFF');
  });

  /** The standing committee's own rows of 2026, but for those on the sheet of the one who is asked. */
  const rowsAbove = (): Promise<{ id: string; version: number; decided: string | null }[]> =>
    inspector.rows(
      `SELECT e.id, e.version, e.decided_level AS decided FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.year = 2026 AND s.decider_id = $1 AND e.decided_above
         AND s.id NOT IN (SELECT o.sheet_id FROM rating_entry o JOIN account a ON a.username = $2 JOIN member m ON m.person_id = a.person_id WHERE o.member_id = m.id) ORDER BY e.id`,
      [ward, USERS.standing],
    );

  async function excusedRow(): Promise<string> {
    const { id } = await season(2026);
    return inspector.value(
      `SELECT e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id WHERE s.season_id = $1 AND s.decider_id = n.organization_id AND e.excuse IS NOT NULL
         AND s.id NOT IN (SELECT o.sheet_id FROM rating_entry o JOIN account a ON a.username = $2 JOIN member m ON m.person_id = a.person_id WHERE o.member_id = m.id) LIMIT 1`,
      [id, USERS.standing],
    );
  }

  it('warns of every pool over its cap, with the arithmetic, as long as the ward has not settled the cap; then it refuses', async () => {
    const over = (await season(2026)).pools.filter(({ proposed }) => proposed.left < 0);
    expect(over.length).toBeGreaterThan(1);
    expect(over.every(({ holders, proposed }) => holders.length === proposed.excellent)).toBe(true);
    const warned = await standing.refusal(DECIDE_SEASON, await input({ overrides: [] }));
    expect(warned.extensions.code).toBe('WARNINGS_OPEN');
    expect(new Set(warned.extensions.warnings?.map(({ code }) => code))).toEqual(new Set(['POOL_CAP_EXCEEDED', 'RATING_RESTRICTED']));
    const overrides = [RESTRICTED, { rule: 'POOL_CAP_EXCEEDED', reason: 'Chờ hướng dẫn của Ban Tổ chức' }];
    expect((await standing.send(DECIDE_SEASON, await input({ overrides, validateOnly: true }))).errors).toBeUndefined();
    await settleCap();
    const refused = await standing.refusal(DECIDE_SEASON, await input({ overrides }));
    expect(refused.extensions.refusals?.map(({ code }) => code)).toContain('POOL_CAP_EXCEEDED');
    expect(refused.message).toMatch(/: xuất sắc \d+, tối đa \d+\. Tối đa \d+: 5 × \d+ = \d+ ≤ /);
    expect((await season(2026)).progress).toMatchObject({ stage: 'OPEN', decided: 0 });
  });

  it('decides all in one mutation that is its own to decide, but the sheets on which the actor stands, and moves every pool by exactly that', async () => {
    await submitAll(await season(2026), 2);
    const own = await ownSheets();
    expect(below.length).toBeGreaterThan(0);
    const before = await season(2026);
    // A cell of a few members has one slot at most.
    const except = before.pools.filter(({ name, proposed }) => proposed.left < 0 && !below.includes(name)).flatMap(({ proposed, holders }) => holders.slice(proposed.left).map(({ id }) => ({ entryId: id, level: 'GOOD' })));
    expect(except.length).toBeGreaterThan(0);
    const { decideRatingSeason } = await standing.ask<{ decideRatingSeason: { decided: number; left: { id: string }[] } }>(DECIDE_SEASON, await input({ except }));
    expect(decideRatingSeason.left.length).toBeGreaterThan(0);
    expect(decideRatingSeason.decided).toBe(own.length - decideRatingSeason.left.length);
    const after = await season(2026);
    expect(after.progress).toMatchObject({ stage: 'DECIDING', decided: decideRatingSeason.decided, submitted: before.progress.sheets - decideRatingSeason.decided });
    expect((await rowsAbove()).filter(({ decided }) => decided !== null)).toEqual([]);
    for (const { id, decided, hard } of after.pools) {
      const [counted] = await inspector.rows(OF_POOL, [id]);
      const { rated, good, excellent } = decided;
      expect({ rated, good, excellent }).toEqual(counted);
      expect(decided.left).toBeGreaterThanOrEqual(0);
      expect(hard).toBe(true);
    }
    expect((await standing.refusal(DECIDE_SEASON, await input())).extensions.code).toBe('NOTHING_TO_DECIDE');
  });

  it('the database itself holds the cap, past the program', async () => {
    const { pools } = await season(2026);
    const pool = pools.find(({ subject, decided }) => subject === 'MEMBERS' && decided.good > 5);
    await expect(inspector.run([`UPDATE rating_entry SET decided_level = 'EXCELLENT' WHERE pool_id = '${pool?.id ?? ''}'`])).rejects.toThrow('more are rated excellent than the cap allows');
  });

  describe('what is not the ward’s to decide', () => {
    const SHEET = 'query ($id: UUID!) { ratingSheet(id: $id) { decider { name } state { stage version } log { action body decisionNumber } entries { id excuse decidedLevel } } }';
    interface Sheet {
      readonly decider: { readonly name: string };
      readonly state: { readonly stage: string; readonly version: number };
      readonly log: readonly { readonly action: string; readonly body: string }[];
    }
    interface Base {
      readonly id: string;
      readonly name: string;
      readonly secretary: string;
    }
    let base: Base;
    let baseSecretary: Client;

    beforeAll(async () => {
      [base] = (await inspector.rows<Base>(BASE_COMMITTEES)) as [Base];
      await inspector.rows(
        `INSERT INTO account (id, username, person_id, password_hash, must_change_password) SELECT $1, 'bithu.co-so', $2, password_hash, false FROM account WHERE username = $3`,
        [newId(), base.secretary, USERS.standing],
      );
      baseSecretary = await api.login('bithu.co-so', DEMO_PASSWORD);
    });

    const sheetOf = async (client: Client, id: string): Promise<Sheet> => (await client.ask<{ ratingSheet: Sheet }>(SHEET, { id })).ratingSheet;
    const sheets = (condition: string): Promise<{ id: string }[]> => inspector.rows(`SELECT s.id FROM rating_sheet s WHERE s.year = 2026 AND ${condition} ORDER BY s.id`, [base.id]);

    it('is decided by the base committee, whose secretary enters it; nobody decides for another', async () => {
      const within = await sheets('s.decider_id = $1');
      const [[committees], [some]] = [await sheets('s.organization_id = $1'), within];
      const decision = ({ version }: { version: number }, sheetId?: string): Readonly<Record<string, unknown>> => ({ input: { sheetId, version, ...DECISION } });
      const shown = await sheetOf(standing, some?.id ?? '');
      expect(shown).toMatchObject({ decider: { name: base.name }, state: { stage: 'SUBMITTED' } });
      expect((await standing.refusal(DECIDE, decision(shown.state, some?.id))).extensions).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'sheetId'] });
      const collective = await sheetOf(baseSecretary, committees?.id ?? '');
      expect(collective).toMatchObject({ decider: { name: 'Đảng bộ phường Mộc Châu' }, state: { stage: 'DECIDED' }, log: [{ action: 'DECIDE', body: 'Ban Thường vụ' }] });
      expect((await baseSecretary.refusal(DECIDE, decision(collective.state, committees?.id))).extensions.code).toBe('NOT_FOUND');
      const { id, progress } = await season(2026, baseSecretary);
      const { waitingRatingSheets } = await baseSecretary.ask<{ waitingRatingSheets: { id: string }[] }>('{ waitingRatingSheets { id } }');
      expect(waitingRatingSheets.map((each) => each.id).sort()).toEqual(within.map((each) => each.id));
      // The cells have proposed two excellent each, which their pool allows only to some.
      const pool = (await season(2026, baseSecretary)).pools.find(({ subject }) => subject === 'MEMBERS');
      const except = (pool?.holders ?? []).slice(pool?.proposed.left).map((row) => ({ entryId: row.id, level: 'GOOD' }));
      const { decideRatingSeason } = await baseSecretary.ask<{ decideRatingSeason: { decided: number; left: { id: string }[] } }>(DECIDE_SEASON, {
        input: { seasonId: id, version: progress.version, decisionNumber: '5-QĐ/ĐU', decidedOn: '2026-11-21', ...((pool?.proposed.left ?? 0) < 0 && { except }) },
      });
      // The secretary stands on one of them, which the deputy decides.
      expect([decideRatingSeason.decided, decideRatingSeason.left.length]).toEqual([within.length - 1, 1]);
      const decided = within.find((each) => !decideRatingSeason.left.some((left) => left.id === each.id));
      expect((await sheetOf(standing, decided?.id ?? '')).log.at(-1)).toMatchObject({ action: 'DECIDE', body: 'Đảng ủy' });
      // What it decided it amends too.
      const [row] = await inspector.rows<{ id: string; version: number }>(`SELECT e.id, e.version FROM rating_entry e WHERE e.sheet_id = $1 AND e.decided_level = 'GOOD' AND e.member_id IS NOT NULL LIMIT 1`, [decided?.id]);
      expect(await baseSecretary.ask(AMEND, { input: { seasonId: id, rows: [{ entryId: row?.id, version: row?.version, level: 'COMPLETED' }], decisionNumber: '7-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Xét lại', validateOnly: true } })).toMatchObject({ amendRatings: { season: { id } } });
      expect((await baseSecretary.refusal(CLOSE_SEASON, { input: { seasonId: id, version: progress.version, decisionNumber: '6-QĐ/ĐU', closedOn: '2026-11-21' } })).extensions.code).toBe('FORBIDDEN');
    });

    it('comes from above for the ward’s own standing committee: entered once the cell has rated, with the document, and changed only with a reason', async () => {
      const office = await api.login(USERS.office);
      const [first, second] = await rowsAbove();
      const { id } = await season(2026);
      const document = { decidingBody: 'Ban Thường vụ Tỉnh ủy Sơn La', documentNumber: '15-TB/TU', decidedOn: '2026-11-21' };
      const entered = (rows: readonly object[], more: object = {}): Readonly<Record<string, unknown>> => ({ input: { seasonId: id, rows, ...document, ...more } });
      const refusal = async (rows: readonly object[], more: object = {}): Promise<unknown> => (await office.refusal(FROM_ABOVE, entered(rows, more))).extensions.refusals?.map(({ code, path }) => [code, path.join('.')]);
      const row = { entryId: first?.id, version: 1, level: 'EXCELLENT' };
      const here = await inspector.value<string>(`SELECT e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = $1 AND NOT e.decided_above AND e.excuse IS NULL AND e.version = 1 LIMIT 1`, [id]);
      expect((await standing.refusal(FROM_ABOVE, entered([row]))).extensions.code).toBe('FORBIDDEN');
      expect((await (await api.login('vanphong.moc-chau')).refusal(FROM_ABOVE, entered([row], { seasonId: newId() }))).extensions.code).toBe('NOT_FOUND');
      expect((await office.refusal(FROM_ABOVE, entered([{ ...row, version: 7 }]))).extensions.code).toBe('VERSION_STALE');
      expect(await refusal([row, row, { ...row, entryId: here }, { ...row, entryId: id }], { decidedOn: '2026-11-22' })).toEqual([
        ['ENTRY_TWICE', 'input.rows.1.entryId'],
        ['ENTRY_DECIDED_HERE', 'input.rows.2.entryId'],
        ['ENTRY_UNKNOWN', 'input.rows.3.entryId'],
        ['DATE_IN_FUTURE', 'input.decidedOn'],
      ]);
      expect(await refusal([row], { decidedOn: '2026-11-19' })).toEqual([['DECIDED_BEFORE_CUT_OFF', 'input.decidedOn']]);
      expect((await standing.refusal(AMEND, { input: { seasonId: id, ...DECISION, reason: 'Xét lại', rows: [row] } })).extensions.code).toBe('ENTRY_DECIDED_ABOVE');
      await office.ask(FROM_ABOVE, entered([row, { ...row, entryId: second?.id, level: 'GOOD' }]));
      expect(await refusal([{ ...row, version: 2, level: 'GOOD' }], { reason: 'Xét lại', decidedOn: '2026-11-20' })).toEqual([['AMENDED_BEFORE_DECISION', 'input.decidedOn']]);
      expect(await refusal([{ ...row, version: 2 }])).toEqual([['AMENDS_NOTHING', 'input.rows.0.entryId']]);
      expect(await refusal([{ ...row, version: 2, level: 'GOOD' }])).toEqual([['REASON_MISSING', 'input.reason']]);
      await office.ask(FROM_ABOVE, entered([{ ...row, version: 2, level: 'GOOD' }], { reason: 'Cấp trên xét lại', documentNumber: '16-TB/TU' }));
      expect((await season(2026)).amendments).toMatchObject([{ before: 'EXCELLENT', after: 'GOOD', decisionNumber: '16-TB/TU', entry: { id: first?.id } }]);
      const rest = (await rowsAbove()).slice(2).map(({ id: entryId, version }) => ({ entryId, version, level: 'GOOD' }));
      await office.ask(FROM_ABOVE, entered(rest));
      await expect(inspector.run([`UPDATE rating_entry SET deciding_body = NULL WHERE id = '${first?.id ?? ''}'`])).rejects.toThrow('rating_entry_above_is_entered_with_its_document');
    });
  });

  describe('afterwards', () => {
    it('is not closed while anybody is neither rated nor excused, and says where', async () => {
      const { id, progress } = await season(2026);
      const closing = { seasonId: id, version: progress.version, decisionNumber: '22-QĐ/ĐU', closedOn: '2026-11-21' };
      const { extensions, message } = await standing.refusal(CLOSE_SEASON, { input: closing });
      expect(extensions.code).toBe('SEASON_INCOMPLETE');
      expect(message).toMatch(new RegExp(`${progress.roster - progress.excused - progress.rated} trên ${progress.roster} .*, ở Chi bộ .* \\(\\d+\\)`));
      await inspector.run([
        `UPDATE rating_entry SET decided_level = proposed_level WHERE decided_level IS NULL AND excuse IS NULL AND NOT decided_above AND sheet_id IN (SELECT id FROM rating_sheet WHERE season_id = '${id}')`,
        `UPDATE rating_entry SET decided_level = 'GOOD', deciding_body = 'Tỉnh ủy', document_number = '1', document_on = '2026-11-21' WHERE decided_level IS NULL AND decided_above AND sheet_id IN (SELECT id FROM rating_sheet WHERE season_id = '${id}')`,
        `UPDATE workflow_item SET stage = 'DECIDED', version = version + 1 WHERE stage = 'SUBMITTED' AND id IN (SELECT id FROM rating_sheet WHERE season_id = '${id}')`,
      ]);
      expect((await standing.refusal(CLOSE_SEASON, { input: closing })).extensions.code).toBe('VERSION_STALE');
      const { version } = (await season(2026)).progress;
      const dates = [['2026-11-19', 'CLOSED_BEFORE_CUT_OFF'], ['2026-11-22', 'DATE_IN_FUTURE']] as const;
      for (const [closedOn, code] of dates) {
        expect((await standing.refusal(CLOSE_SEASON, { input: { ...closing, version, closedOn } })).extensions).toMatchObject({ code, path: ['input', 'closedOn'] });
      }
      await standing.ask(CLOSE_SEASON, { input: { ...closing, version } });
      const closed = await season(2026);
      expect(closed).toMatchObject({ closedOn: '2026-11-21', progress: { stage: 'AMENDED' } });
      const again = { ...closing, version: closed.progress.version };
      expect((await standing.refusal(CLOSE_SEASON, { input: again })).extensions.code).toBe('SEASON_CLOSED');
      expect((await standing.refusal(DECIDE_SEASON, await input())).extensions.code).toBe('SEASON_CLOSED');
    });

    it('changes only by numbered amendments, which keep what was before', async () => {
      const { id } = await season(2026);
      const [pool] = await free(1);
      const [first, second] = await rowsOf(pool?.id ?? '', 'GOOD', 2);
      const amendment = { seasonId: id, decisionNumber: '3-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Bỏ sót thành tích' };
      const amend = (rows: readonly object[], more: object = {}): Promise<unknown> => standing.ask(AMEND, { input: { ...amendment, rows, ...more } });
      const refusal = (rows: readonly object[], more: object = {}) => standing.refusal(AMEND, { input: { ...amendment, rows, ...more } });
      const row = { entryId: first?.id, version: first?.version, level: 'EXCELLENT' };
      expect((await refusal([{ ...row, version: 7 }])).extensions).toMatchObject({ code: 'VERSION_STALE', path: ['input', 'rows', '0', 'version'] });
      expect((await refusal([row, row])).extensions.code).toBe('ENTRY_TWICE');
      expect((await refusal([{ ...row, level: 'GOOD' }])).extensions.code).toBe('AMENDS_NOTHING');
      expect((await refusal([row, { ...row, entryId: id }])).extensions.code).toBe('ENTRY_UNKNOWN');
      expect((await refusal([row, { entryId: await excusedRow(), version: 1, level: 'GOOD' }])).extensions.code).toBe('ENTRY_NOT_DECIDED');
      expect((await refusal([row], { decidedOn: '2026-11-22' })).extensions.code).toBe('DATE_IN_FUTURE');
      expect((await refusal([row], { decidedOn: '1990-01-01' })).extensions).toMatchObject({ code: 'AMENDED_BEFORE_DECISION', path: ['input', 'decidedOn'] });
      expect((await refusal([row], { reason: ' ' })).extensions.path).toEqual(['input', 'reason']);
      expect((await secretary.refusal(AMEND, { input: { ...amendment, rows: [row] } })).extensions.code).toBe('NOT_FOUND');
      const own = await inspector.value<string>(
        `SELECT e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN member m ON m.id = e.member_id JOIN account a ON a.person_id = m.person_id
         WHERE a.username = $1 AND s.season_id = $2`, [USERS.standing, id]);
      expect((await refusal([{ entryId: own, version: 1, level: 'COMPLETED' }])).extensions.code).toBe('DECIDES_ON_SELF');
      await amend([row]);
      await amend([{ ...row, version: (first?.version ?? 0) + 1, level: 'GOOD' }, { entryId: second?.id, version: second?.version, level: 'EXCELLENT' }]);
      const { progress, amendments } = await season(2026);
      expect(progress.stage).toBe('AMENDED');
      expect(amendments.map(({ number, before, after }) => [number, before, after])).toEqual([
        [3, expect.any(String), expect.any(String)],
        [3, expect.any(String), expect.any(String)],
        [2, 'GOOD', 'EXCELLENT'],
        [1, 'EXCELLENT', 'GOOD'],
      ]);
      expect(new Set(amendments.slice(0, 2).map(({ entry, before, after }) => `${entry?.id} ${before} ${after}`))).toEqual(
        new Set([`${first?.id} EXCELLENT GOOD`, `${second?.id} GOOD EXCELLENT`]),
      );
      await expect(inspector.run([`UPDATE rating_amendment SET reason = 'khác'`])).rejects.toThrow();
    });

    /** Pools of members with at least so many slots left, the most first. */
    async function free(slots: number): Promise<Pool[]> {
      const found = (await season(2026)).pools.filter(({ name, subject, decided }) => subject === 'MEMBERS' && !below.includes(name) && decided.left >= slots);
      return found.sort((a, b) => b.decided.left - a.decided.left);
    }

    const rowsOf = (pool: string, level: string, count: number): Promise<{ id: string; version: number }[]> =>
      inspector.rows(
        `SELECT e.id, e.version FROM rating_entry e WHERE e.pool_id = $1 AND e.decided_level = $2::rating_level AND e.sheet_id NOT IN (
           SELECT o.sheet_id FROM rating_entry o JOIN member m ON m.id = o.member_id JOIN account a ON a.person_id = m.person_id WHERE a.username = $4)
         ORDER BY e.id LIMIT $3`,
        [pool, level, count, USERS.standing],
      );

    /** So many ask at once for a slot each; answers how many got one, and by how many the pool is over its cap then. */
    async function rush(pool: Pool, seasonId: string): Promise<{ got: number; over: number }> {
      const rows = await rowsOf(pool.id, 'GOOD', AT_ONCE);
      const ask = async ({ id: entryId, version }: { id: string; version: number }): ReturnType<Client['send']> => {
        const answer = await standing.send(AMEND_UNSEEN, {
          input: { seasonId, decisionNumber: '4-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Xét lại', rows: [{ entryId, version, level: 'EXCELLENT' }] },
        });
        // There are fewer connections than there are who ask: whoever got none is told so, and asks again.
        return answer.errors?.some(({ extensions }) => extensions.code === 'BUSY') ? ask({ id: entryId, version }) : answer;
      };
      const answers = await Promise.all(rows.map(ask));
      const codes = new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []));
      const got = answers.filter(({ errors }) => errors === undefined).length;
      if (got < rows.length) expect([...codes]).toEqual(['POOL_CAP_EXCEEDED']);
      const { ratingSeasons: seasons } = await standing.ask<{ ratingSeasons: Pick<Season, 'id' | 'pools'>[] }>(SLOTS_LEFT, { of: ward });
      const after = seasons.find(({ id }) => id === seasonId)?.pools.find(({ id }) => id === pool.id)?.decided.left ?? 0;
      await inspector.run([
        `UPDATE rating_entry SET decided_level = 'GOOD' WHERE id IN (${rows.map((row) => `'${row.id}'`).join(', ')})`,
      ]);
      return { got, over: Math.max(-after, 0) };
    }

    /** The greatest pool of members, filled until few slots are left. */
    async function nearlyFull(): Promise<Pool> {
      const [pool] = await free(FREE);
      if (!pool) throw new Error('Some pool has slots left.');
      const taken = `SELECT id FROM rating_entry WHERE pool_id = '${pool.id}' AND decided_level = 'GOOD' ORDER BY id DESC LIMIT ${pool.decided.left - FREE}`;
      await inspector.run([`UPDATE rating_entry SET decided_level = 'EXCELLENT' WHERE id IN (${taken})`]);
      return pool;
    }

    it(`${AT_ONCE} single changes at once never go over the cap and never leave a slot that was asked for`, async () => {
      const [pool, { id }] = [await nearlyFull(), await season(2026)];
      for (let round = 0; round < ROUNDS; round++) {
        expect(await rush(pool, id)).toEqual({ got: FREE, over: 0 });
      }
    }, 10_800_000);

    it('without the lock and the trigger behind it the same goes over the cap', async () => {
      const [pool, { id }] = [await nearlyFull(), await season(2026)];
      await inspector.run([
        'ALTER TABLE rating_pool DISABLE TRIGGER rating_pool_within_cap',
        // The counts are what everybody would wait for: here each transaction sees only what was there before.
        'ALTER TABLE rating_entry DISABLE TRIGGER rating_pool_counts_changed',
      ]);
      try {
        expect((await rush(pool, id)).got).toBeGreaterThan(FREE);
      } finally {
        await inspector.run(['ALTER TABLE rating_pool ENABLE TRIGGER rating_pool_within_cap', 'ALTER TABLE rating_entry ENABLE TRIGGER rating_pool_counts_changed']);
      }
    }, 10_800_000);
  });
});
