import { DEMO_PASSWORD } from '#demo/password';
import { newId } from '#kernel';
import { TestApi, USERS, type Client } from './api.js';
import { Inspector } from './inspector.js';
import { AMEND, DECIDE_ROWS, DECIDE_SEASON, ENTER, HOSPITAL, OPEN_SEASON, RETURN, SUBMIT } from './rating-operations.js';
import { OWN_VALUE, SET_LOCAL_RULE } from './rule-operations.js';
import { allSubmitted, SEASONS, type Season } from './season-operations.js';

interface Row {
  readonly id: string;
  readonly sheetId: string;
  readonly memberId: string | null;
  readonly excuse: string | null;
  readonly decidedAbove: boolean;
  readonly poolId: string | null;
  readonly version: number;
  readonly level: string | null;
  readonly own: boolean;
  readonly conflicting: boolean;
}

interface Answer {
  readonly entryId: string;
  readonly accepted: boolean;
  readonly objections: readonly { readonly code: string; readonly message: string; readonly path: readonly string[]; readonly overridable: boolean }[];
}

interface Decided {
  readonly decideRatingRows: { readonly decided: number; readonly amended: number; readonly rows: readonly Answer[] };
}

const WAITING = `{ waitingRatingSheets { id state { version } organization { electorate { fullMembers elsewhere } } entries { id excuse member { id } } } }`;
interface Waiting {
  readonly waitingRatingSheets: readonly {
    readonly id: string;
    readonly state: { readonly version: number };
    readonly organization: { readonly electorate: { readonly fullMembers: number; readonly elsewhere: number } };
    readonly entries: readonly { readonly id: string; readonly excuse: string | null; readonly member: { readonly id: string } | null }[];
  }[];
}

/** A cell of 28 members to be rated, and whoever heads it. */
const CELL_OF_28 = `
  SELECT s.id, s.organization_id AS "cellId", t.person_id AS "secretaryId" FROM rating_sheet s
  JOIN post t ON t.organization_id = s.organization_id AND t.kind = 'SECRETARY' AND t.valid_through IS NULL
  WHERE s.year = 2026 AND s.decider_id = $1 AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = t.person_id)
    AND 28 = (SELECT count(*) FROM rating_entry e WHERE e.sheet_id = s.id AND e.member_id IS NOT NULL AND e.excuse IS NULL)
  ORDER BY s.id LIMIT 1`;
const ROWS = `
  SELECT e.id, e.sheet_id AS "sheetId", e.member_id AS "memberId", e.excuse, e.decided_above AS "decidedAbove", e.pool_id AS "poolId", e.version, e.decided_level AS level,
    s.decider_id = $1 AS own, EXISTS (SELECT FROM rating_entry o JOIN member m ON m.id = o.member_id JOIN account a ON a.person_id = m.person_id
      WHERE o.sheet_id = s.id AND a.username = '${USERS.standing}') AS conflicting
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE s.year = 2026 AND n.organization_id = $1 ORDER BY e.sheet_id, e.member_id NULLS FIRST`;
const FIGURE = `query ($metric: String!, $of: UUID!) { figure(metric: $metric, organizationId: $of, from: "2026-01-01", through: "2026-12-31") { numerator denominator } }`;
const TARGET = '{ resolutions { targets { measures { key progress { numerator denominator } years { year numerator denominator } } } } }';
const DECISION = { decisionNumber: '21-QĐ/ĐU', decidedOn: '2026-11-21' };

describe('deciding row by row', () => {
  let api: TestApi;
  let inspector: Inspector;
  let standing: Client;
  let ward: string;
  let season: Season;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    standing = await api.login(USERS.standing);
    const { organizations } = await standing.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }');
    ward = organizations.edges[0]?.node.id ?? '';
    season = await seasonNow();
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  async function seasonNow(): Promise<Season> {
    const found = (await standing.ask<{ ratingSeasons: Season[] }>(SEASONS, { of: ward })).ratingSeasons.find(({ year }) => year === 2026);
    if (!found) throw new Error('The demo has a season of 2026.');
    return found;
  }

  const rows = (): Promise<Row[]> => inspector.rows<Row>(ROWS, [ward]);
  const isRated = ({ excuse, decidedAbove }: Row): boolean => excuse === null && !decidedAbove;
  const input = (given: readonly object[], more: object = {}): { input: object } => ({ input: { seasonId: season.id, rows: given, ...DECISION, ...more } });
  const as = (level: string) => ({ id, version }: Row): object => ({ entryId: id, version, level });

  async function figures(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const metric of ['members-rated-good-or-better', 'members-rated-excellent']) {
      const { figure } = await standing.ask<{ figure: { numerator: number; denominator: number } }>(FIGURE, { metric, of: ward });
      Object.assign(found, { [metric]: figure.numerator, [`of ${metric}`]: figure.denominator });
    }
    const { resolutions } = await standing.ask<{ resolutions: { targets: { measures: { key: string; years: { year: number; numerator: number | null; denominator: number | null }[] }[] }[] }[] }>(TARGET);
    const years = resolutions.flatMap(({ targets }) => targets.flatMap(({ measures }) => measures)).find(({ key }) => key === 'members-rated-good-or-better')?.years;
    const target = years?.find(({ year }) => year === 2026);
    return { ...found, target: target?.numerator ?? 0, 'of target': target?.denominator ?? 0 };
  }

  describe('a cell of 28', () => {
    it('is finished by its secretary in three requests, the rows that are wrong answered one by one', async () => {
      const [cell] = await inspector.rows<{ id: string; cellId: string; secretaryId: string }>(CELL_OF_28, [ward]);
      if (!cell) throw new Error('The demo has a cell in which 28 are rated.');
      await inspector.rows(
        `INSERT INTO account (id, username, person_id, password_hash, must_change_password) SELECT $1, 'bithu.chi-bo-28', $2, password_hash, false FROM account WHERE username = $3`,
        [newId(), cell.secretaryId, USERS.standing],
      );
      const secretary = await api.login('bithu.chi-bo-28', DEMO_PASSWORD);
      // One.
      const sheet = (await secretary.ask<Waiting>(WAITING)).waitingRatingSheets.find(({ id }) => id === cell.id);
      if (!sheet) throw new Error('The sheet waits for its secretary.');
      expect(sheet.entries.filter(({ member, excuse }) => member !== null && excuse === null)).toHaveLength(28);
      const { electorate } = sheet.organization;
      const votes = { votesFor: electorate.fullMembers - electorate.elsewhere, votesAgainst: 0, votesAbsent: 0 };
      const entries = sheet.entries.filter(({ excuse }) => excuse === null).map(({ id }) => ({ entryId: id, level: 'GOOD', ...votes }));
      const given = { sheetId: sheet.id, version: sheet.state.version };
      const wrong = [{ ...entries[0], entryId: newId() }, { ...entries[1], votesFor: 9_999 }, entries[2], { ...entries[3], votesFor: 0, votesAgainst: votes.votesFor }, { ...entries[4], sickMonths: 4 }];
      const tried = await secretary.ask<{ enterRatings: { rows: Answer[] } }>(ENTER, { input: { ...given, mode: 'PER_ROW', validateOnly: true, entries: wrong } });
      expect(tried.enterRatings.rows.map(({ accepted, objections }) => [accepted, ...objections.map(({ code, path, overridable }) => `${path.join('.')} ${code}${overridable ? ' (warning)' : ''}`)])).toEqual([
        [false, 'input.entries.0.entryId ENTRY_UNKNOWN'],
        [false, expect.stringMatching(/^input\.entries\.1.* VOTES_TOO_MANY$/)],
        [true],
        [false, expect.stringMatching(/^input\.entries\.3.* VOTE_NOT_CARRIED \(warning\)$/)],
        [false, 'input.entries.4.sickMonths SICK_BELOW_GOOD (warning)'],
      ]);
      expect((await secretary.refusal(ENTER, { input: { ...given, entries: wrong, validateOnly: true } })).extensions.code).toBe('REFUSED');
      // What is wrong with the meeting is wrong with every row.
      const open = await secretary.refusal(ENTER, { input: { ...given, mode: 'PER_ROW', entries, secretBallot: false, validateOnly: true } });
      expect(open.extensions).toMatchObject({ code: 'WARNINGS_OPEN', warnings: [{ code: 'BALLOT_NOT_SECRET', path: ['input', 'secretBallot'] }] });
      // Two and three.
      const entered = await secretary.ask<{ enterRatings: { sheet: { state: { version: number } }; rows: Answer[] } }>(ENTER, { input: { ...given, mode: 'PER_ROW', entries } });
      expect(entered.enterRatings.rows.every(({ accepted }) => accepted)).toBe(true);
      await secretary.ask(SUBMIT, { input: { sheetId: sheet.id, version: entered.enterRatings.sheet.state.version } });
      expect(await inspector.value(`SELECT stage FROM workflow_item WHERE id = $1`, [sheet.id])).toBe('SUBMITTED');
    });
  });

  describe('the ward’s roster', () => {
    it('is refused as a whole with every row that is wrong, by its place, and nothing is written', async () => {
      const all = await rows();
      const draft = all.find((row) => row.own && isRated(row) && !row.conflicting);
      expect((await standing.refusal(DECIDE_ROWS, input([as('GOOD')(draft as Row)]))).extensions).toMatchObject({ code: 'SHEET_NOT_SUBMITTED', path: ['input', 'rows', '0', 'entryId'] });
      await inspector.run(allSubmitted(season.id, 0));
      const [good, second] = all.filter((row) => row.own && isRated(row) && !row.conflicting) as [Row, Row];
      const foreign = await inspector.value<string>(`SELECT e.id FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id WHERE n.organization_id <> $1 LIMIT 1`, [ward]);
      const below = all.find((row) => !row.own && isRated(row));
      const given = [as('GOOD')(good), { entryId: foreign, version: 1, level: 'GOOD' }, as('GOOD')(below as Row), { ...as('GOOD')(second), version: 7 }, as('GOOD')(all.find((row) => row.conflicting && isRated(row)) as Row)];
      const refused = await standing.refusal(DECIDE_ROWS, input(given));
      expect(refused.extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['NOT_FOUND', 'input.rows.1.entryId'],
        ['NOT_FOUND', 'input.rows.2.entryId'],
        ['VERSION_STALE', 'input.rows.3.version'],
        ['DECIDES_ON_SELF', 'input.rows.4.entryId'],
      ]);
      expect((await standing.refusal(DECIDE_ROWS, input([as('GOOD')(good)], { decidedOn: '2026-11-22', mode: 'PER_ROW' }))).extensions.code).toBe('DATE_IN_FUTURE');
      expect((await standing.refusal(DECIDE_ROWS, input([as('GOOD')(good)], { decidedOn: '2026-01-22', mode: 'PER_ROW' }))).extensions.code).toBe('DECIDED_BEFORE_CUT_OFF');
      expect((await standing.refusal(DECIDE_ROWS, input([as('GOOD')(good)], { seasonId: newId() }))).extensions).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'seasonId'] });
      expect(await rows()).toEqual(all);
    });

    it('is decided in one request: what is right is written, no pool goes over its cap, and figures and targets move by exactly that', async () => {
      await api.login(USERS.office).then((office) => office.ask(SET_LOCAL_RULE, { input: { organizationId: ward, ...OWN_VALUE } }));
      const all = (await rows()).filter((row) => row.own);
      const before = await figures();
      // Every third excellent, which is more than there are slots for: they go to those given first. One row is left out.
      const [last] = all.filter((row) => isRated(row) && !row.conflicting && row.memberId !== null).slice(-1);
      const asked = all.filter(({ id }) => id !== last?.id).map((row, place) => as(place % 3 === 0 ? 'EXCELLENT' : 'GOOD')(row));
      const rehearsed = await standing.ask<Decided>(DECIDE_ROWS, input(asked, { mode: 'PER_ROW', validateOnly: true }));
      expect(await figures()).toEqual(before);
      const response = await standing.send<Decided>(DECIDE_ROWS, input(asked, { mode: 'PER_ROW' }));
      const answer = response.data?.decideRatingRows;
      expect(answer).toEqual({ ...rehearsed.decideRatingRows, season: expect.anything() as unknown });
      const codes = new Map<string, number>();
      for (const code of answer?.rows.flatMap(({ objections }) => objections.map((each) => each.code)) ?? []) codes.set(code, (codes.get(code) ?? 0) + 1);
      const count = (what: (row: Row) => boolean): number => all.filter(({ id }) => id !== last?.id).filter(what).length;
      expect(codes.get('ENTRY_EXCUSED')).toBe(count(({ excuse }) => excuse !== null));
      expect(codes.get('ENTRY_DECIDED_ABOVE')).toBe(count(({ excuse, decidedAbove }) => excuse === null && decidedAbove));
      expect(codes.get('DECIDES_ON_SELF')).toBe(count((row) => isRated(row) && row.conflicting));
      expect(codes.get('POOL_CAP_EXCEEDED')).toBeGreaterThan(0);
      const accepted = new Set(answer?.rows.flatMap((row) => (row.accepted ? [row.entryId] : [])));
      expect(answer?.decided).toBe(accepted.size);
      const after = await rows();
      expect(after.filter(({ level, own }) => own && level !== null).map(({ id }) => id).sort()).toEqual([...accepted].sort());
      const members = after.filter(({ id, memberId }) => accepted.has(id) && memberId !== null).length;
      const excellent = after.filter(({ id, memberId, level }) => accepted.has(id) && memberId !== null && level === 'EXCELLENT').length;
      expect(excellent).toBeGreaterThan(0);
      const moved = await figures();
      const difference = Object.fromEntries(Object.entries(moved).map(([key, value]) => [key, value - (before[key] ?? 0)]));
      expect(difference).toMatchObject({ 'members-rated-good-or-better': members, 'of members-rated-good-or-better': members, 'members-rated-excellent': excellent, target: members, 'of target': members });
      for (const { decided, hard } of (await seasonNow()).pools) expect([hard && decided.left >= 0]).toEqual([true]);
    });

    it('names each row and each sheet in the audit', async () => {
      const [audited] = await inspector.rows<{ rows: number; sheets: number }>(
        `SELECT (count(*) FILTER (WHERE s.subject_kind = 'rating_entry'))::int AS rows, (count(*) FILTER (WHERE s.subject_kind = 'rating_sheet'))::int AS sheets
         FROM audit_subject s WHERE s.entry_id = (SELECT max(id) FROM audit_entry WHERE operation = 'decideRatingRows' AND outcome = 'DONE' AND detail IS NULL)`,
      );
      const decided = (await rows()).filter(({ level, own }) => own && level !== null);
      expect(audited).toEqual({ rows: decided.length, sheets: new Set(decided.map(({ sheetId }) => sheetId)).size });
    });

    it('keeps a sheet of which rows are decided from going back, and the whole decision leaves those rows as they are', async () => {
      const now = await rows();
      const begun = now.find((row) => row.own && row.level !== null && now.some((other) => other.sheetId === row.sheetId && isRated(other) && other.level === null));
      const version = await inspector.value<number>(`SELECT version FROM workflow_item WHERE id = $1`, [begun?.sheetId]);
      expect((await standing.refusal(RETURN, { input: { sheetId: begun?.sheetId, version, remark: 'Xem lại' } })).extensions.code).toBe('ROWS_DECIDED');
      const { progress } = await seasonNow();
      const whole = { seasonId: season.id, version: progress.version, ...DECISION, overrides: [{ rule: 'RATING_RESTRICTED', reason: 'Đã xem xét' }] };
      expect((await standing.refusal(DECIDE_SEASON, { input: { ...whole, except: [{ entryId: begun?.id, level: 'GOOD' }] } })).extensions).toMatchObject({ code: 'ENTRY_DECIDED', path: ['input', 'except', '0', 'entryId'] });
      await standing.ask(DECIDE_SEASON, { input: whole });
      const after = new Map((await rows()).map((row) => [row.id, row]));
      for (const row of now.filter(({ level }) => level !== null)) expect(after.get(row.id)).toEqual(row);
      expect([...after.values()].filter((row) => row.own && isRated(row) && !row.conflicting && row.level === null)).toEqual([]);
    });

    it('changes what was decided as one numbered amendment, with its reason; one row leaves the slot that another takes', async () => {
      const now = await rows();
      const leaving = now.find(({ own, level, memberId }) => own && level === 'EXCELLENT' && memberId !== null) as Row;
      const taking = now.find(({ poolId, level, memberId }) => poolId === leaving.poolId && level === 'GOOD' && memberId !== null) as Row;
      const swap = [as('EXCELLENT')(taking), as('GOOD')(leaving)];
      expect((await standing.refusal(DECIDE_ROWS, input(swap))).extensions.refusals?.map(({ code }) => code)).toEqual(['REASON_MISSING', 'REASON_MISSING']);
      const { decideRatingRows } = await standing.ask<Decided>(DECIDE_ROWS, input(swap, { reason: 'Xét lại thành tích' }));
      expect(decideRatingRows).toMatchObject({ decided: 0, amended: 2 });
      expect((await seasonNow()).amendments.slice(0, 2).map(({ number, before, after }) => `${number} ${before} ${after}`).sort()).toEqual(['1 EXCELLENT GOOD', '1 GOOD EXCELLENT']);
    });

    it('amending holds to the measures of the year as deciding does', async () => {
      const [restricted] = await inspector.rows<{ id: string; version: number; level: string }>(
        `SELECT e.id, e.version, e.decided_level AS level FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN discipline_case d ON d.member_id = e.member_id
         WHERE s.season_id = $1 AND e.decided_level IS NOT NULL AND d.decided_form IS NOT NULL AND EXTRACT(YEAR FROM d.effective_on) = 2026 LIMIT 1`,
        [season.id],
      );
      const level = restricted?.level === 'COMPLETED' ? 'GOOD' : 'COMPLETED';
      const amendment = { seasonId: season.id, ...DECISION, reason: 'Xét lại', rows: [{ entryId: restricted?.id, version: restricted?.version, level }] };
      const refused = await standing.refusal(AMEND, { input: amendment });
      expect(refused.extensions).toMatchObject({ code: 'WARNINGS_OPEN', warnings: [{ code: 'RATING_RESTRICTED', path: ['input', 'rows', '0', 'level'] }] });
      await standing.ask(AMEND, { input: { ...amendment, overrides: [{ rule: 'RATING_RESTRICTED', reason: 'Đã xem xét' }] } });
    });
  });

  describe('opening a season', () => {
    it('takes deadlines after the usual ones with a reason, and does not rate an organisation that is too new', async () => {
      const [hospital] = await inspector.rows<{ id: string; cell: string }>(
        `SELECT p.organization_id AS id, (SELECT min(c.organization_id::text) FROM organization_period c WHERE c.parent_id = p.organization_id) AS cell FROM organization_period p WHERE p.name = $1 AND p.valid_through IS NULL`,
        [HOSPITAL],
      );
      await inspector.run([
        // As if nobody had been rated in the year, and it and one of its cells had been founded in the summer.
        'UPDATE rating_season SET year = 2020 WHERE year = 2025',
        `DELETE FROM organization_period WHERE organization_id IN ('${hospital?.id ?? ''}', '${hospital?.cell ?? ''}') AND valid_through < '2025-07-01'`,
        `UPDATE organization_period SET valid_from = '2025-07-01' WHERE organization_id IN ('${hospital?.id ?? ''}', '${hospital?.cell ?? ''}') AND valid_from < '2025-07-01'`,
      ]);
      const office = await api.login(USERS.office);
      const opening = { organizationId: hospital?.id, year: 2025, cutOffOn: '2025-11-20', cellDeadlineOn: '2025-12-20', decisionDeadlineOn: '2025-12-31' };
      expect((await office.refusal(OPEN_SEASON, { input: opening })).extensions).toMatchObject({ code: 'WARNINGS_OPEN', warnings: [{ code: 'DEADLINE_LATE', path: ['input', 'cellDeadlineOn'] }] });
      const { openRatingSeason } = await office.ask<{ openRatingSeason: { season: { id: string } } }>(OPEN_SEASON, { input: { ...opening, overrides: [{ rule: 'DEADLINE_LATE', reason: 'Theo kế hoạch của Tỉnh ủy' }] } });
      const { id } = openRatingSeason.season;
      expect(await inspector.rows(`SELECT o.code, o.reason FROM rule_override o JOIN rating_sheet s ON s.id = o.item_id WHERE s.season_id = $1`, [id])).toEqual([{ code: 'DEADLINE_LATE', reason: 'Theo kế hoạch của Tỉnh ủy' }]);
      expect(await inspector.rows(`SELECT s.organization_id AS cell FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = $1 AND e.excuse = 'NEW_ORGANIZATION'`, [id])).toHaveLength(2);
      // The cell's members are rated; on the committee's sheet there is nobody to rate, and nobody to wait for.
      const stages = `SELECT i.stage, i.due_on IS NULL AS endless FROM workflow_item i JOIN rating_sheet s ON s.id = i.id WHERE s.season_id = $1 AND s.organization_id = $2`;
      expect(await inspector.rows(stages, [id, hospital?.cell])).toEqual([{ stage: 'DRAFTING', endless: false }]);
      expect(await inspector.rows(stages, [id, hospital?.id])).toEqual([{ stage: 'DECIDED', endless: true }]);
    });
  });
});
