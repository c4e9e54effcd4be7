import { Client, TestApi, USERS } from './api.js';
import { connect } from '../setup/client.js';
import { DemoOracle } from './demo-oracle.js';
import { Inspector } from './inspector.js';
import { DECIDE, ENTER, FREE_SEASON, HOSPITAL, OPEN_SEASON, RETURN, SEASON, SUBMIT, WITHDRAW } from './rating-operations.js';

interface Entry {
  readonly id: string;
  readonly excuse: string | null;
  readonly proposedLevel: string | null;
  readonly decidedLevel: string | null;
  readonly decidedAbove: boolean;
  readonly member: { readonly id: string; readonly status: string; readonly admissionCeremonyOn: string; readonly person: { readonly fullName: string } } | null;
}

interface Sheet {
  readonly id: string;
  readonly decider: { readonly name: string };
  readonly organization: { readonly name: string; readonly electorate: { readonly fullMembers: number; readonly elsewhere: number; readonly exempt: number } };
  readonly state: { readonly stage: string; readonly version: number; readonly dueOn: string | null; readonly overdue: boolean };
  readonly entries: readonly Entry[];
  readonly missing: readonly { readonly id: string }[];
  readonly cap: { readonly mode: string; readonly excellent: number; readonly base: number; readonly allowed: number; readonly left: number; readonly formula: string };
  readonly log: readonly { readonly action: string; readonly toStage: string; readonly remark: string | null; readonly decisionNumber: string | null; readonly body: string }[];
}

const SHEET = `
  id organization { name electorate { fullMembers elsewhere exempt } } state { stage version dueOn overdue }
  decider { name } entries { id excuse proposedLevel decidedLevel decidedAbove member { id status admissionCeremonyOn person { fullName } } }
  missing { id } cap { mode excellent base allowed left formula }
  log { action toStage remark decisionNumber body }`;
const WAITING = `{ waitingRatingSheets { ${SHEET} } }`;
const ONE = `query ($id: UUID!) { ratingSheet(id: $id) { ${SHEET} } }`;
const SEASONS = `query ($of: UUID!) { ratingSeasons(organizationId: $of) { year sheets { ${SHEET} } } }`;

const CELL = 'Chi bộ bản Nà Sương';

describe('a rating season', () => {
  let api: TestApi;
  let office: Client;
  let secretary: Client;
  let other: Client;
  let standing: Client;
  let ward: string;
  let hospital: string;

  /** A member of the hospital who was admitted again. */
  let again: string;

  beforeAll(async () => {
    api = await TestApi.start();
    [office, secretary, other, standing] = await Promise.all([USERS.office, USERS.secretary, USERS.otherSecretary, USERS.standing].map((user) => api.login(user))) as [Client, Client, Client, Client];
    const answer = await office.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }');
    ward = answer.organizations.edges[0]?.node.id ?? '';
    hospital = new DemoOracle().organization(HOSPITAL);
  });

  afterAll(() => api.close());

  async function waiting(client: Client): Promise<readonly Sheet[]> {
    return (await client.ask<{ waitingRatingSheets: Sheet[] }>(WAITING)).waitingRatingSheets;
  }

  /** Whether the standing committee has the cell's sheet to decide. */
  async function toDecide(): Promise<readonly Sheet[]> {
    return (await waiting(standing)).filter(({ state, organization }) => state.stage === 'SUBMITTED' && organization.name === CELL);
  }

  async function ownSheet(): Promise<Sheet> {
    const [sheet, ...more] = await waiting(secretary);
    if (!sheet || more.length > 0) throw new Error('One sheet was expected to wait.');
    return sheet;
  }

  /** Every row rated, with one against and one absent. */
  const ratedGood = ({ entries, organization: { electorate } }: Sheet, level = 'GOOD') => {
    const votesFor = electorate.fullMembers - electorate.elsewhere - 2;
    return entries.filter(({ excuse }) => excuse === null).map(({ id }) => ({ entryId: id, level, votesFor, votesAgainst: 1, votesAbsent: 1 }));
  };

  describe('opening', () => {
    const opened = (change: object = {}) => ({ input: { organizationId: hospital, ...FREE_SEASON, ...change } });
    const seasonsOf = async (of: string) => (await office.ask<{ ratingSeasons: { year: number; sheets: Sheet[] }[] }>(SEASONS, { of })).ratingSeasons;

    it('is refused to a cell secretary and outside the scope', async () => {
      expect((await secretary.refusal(OPEN_SEASON, opened())).extensions.code).toBe('FORBIDDEN');
      const vanSon = await api.login(USERS.vanSonStanding);
      expect((await vanSon.refusal(OPEN_SEASON, opened())).extensions.code).toBe('NOT_FOUND');
    });

    it('is refused with every date that is wrong, at once', async () => {
      const { extensions } = await office.refusal(OPEN_SEASON, opened({ cutOffOn: '2027-01-01', cellDeadlineOn: '2026-12-01', decisionDeadlineOn: '2026-11-30' }));
      expect(extensions.refusals?.map(({ code }) => code)).toEqual(['CUT_OFF_IN_FUTURE', 'CUT_OFF_OUTSIDE_YEAR', 'DATES_OUT_OF_ORDER', 'DATES_OUT_OF_ORDER']);
    });

    it('is refused with members to be decided above who are not rated there', async () => {
      const { rows } = new DemoOracle();
      const stranger = rows.member.find(({ personId }) => personId === rows.account.find(({ username }) => username === USERS.member)?.personId);
      expect((await office.refusal(OPEN_SEASON, opened({ decidedAbove: [stranger?.id] }))).extensions).toMatchObject({ code: 'NOT_RATED_HERE', path: ['input', 'decidedAbove', '0'] });
    });

    it('validates without writing', async () => {
      expect(await office.ask(OPEN_SEASON, opened({ validateOnly: true }))).toEqual({ openRatingSeason: { season: null } });
      expect(await seasonsOf(hospital)).toEqual([]);
    });

    it('gives every cell its sheet, once a year', async () => {
      const { rows } = new DemoOracle();
      const cells = new Set(rows.organizationPeriod.filter(({ parentId }) => parentId === hospital).map(({ organizationId }) => organizationId));
      const managed = rows.membership.find(({ organizationId, validFrom, validThrough }) => cells.has(organizationId) && validFrom < '2020-01-01' && validThrough === null)?.memberId;
      // Whoever was admitted again is a new member again, however long ago the first admission was.
      again = rows.membership.find(({ organizationId, memberId, validFrom, validThrough }) => cells.has(organizationId) && validFrom < '2020-01-01' && validThrough === null && memberId !== managed)?.memberId ?? '';
      const owner = await connect(api.database.ownerUrl);
      await owner.query('INSERT INTO member_readmission (id, member_id, decided_on, ceremony_on) VALUES (gen_random_uuid(), $1, $2, $2)', [again, `${FREE_SEASON.year}-09-01`]);
      await owner.end();
      const answer = await office.ask<{ openRatingSeason: { season: { year: number } } }>(OPEN_SEASON, opened({ decidedAbove: [managed] }));
      expect(answer.openRatingSeason.season.year).toBe(FREE_SEASON.year);
      const [season, ...more] = await seasonsOf(hospital);
      expect(more).toEqual([]);
      expect(season?.sheets.map(({ organization }) => organization.name).sort()).toEqual(['Chi bộ Khối Hành chính', 'Chi bộ Khối Ngoại', 'Chi bộ Khối Nội', 'Chi bộ Khối Sản - Nhi', HOSPITAL]);
      const above = season?.sheets.flatMap((sheet) => sheet.entries).filter(({ decidedAbove }) => decidedAbove);
      expect(above?.map(({ member }) => member?.id)).toEqual([managed]);
      expect(new Set(season?.sheets.map(({ decider, organization }) => `${organization.name === HOSPITAL ? 'tập thể' : 'chi bộ'}: ${decider.name}`))).toEqual(new Set([`chi bộ: ${HOSPITAL}`, 'tập thể: Đảng bộ huyện Mộc Châu']));
      expect((await office.refusal(OPEN_SEASON, opened())).extensions.code).toBe('SEASON_EXISTS');
      expect((await office.refusal(OPEN_SEASON, opened({ organizationId: ward, ...SEASON }))).extensions.code).toBe('SEASON_EXISTS');
    });

    it('is warned of deadlines after those of every year', async () => {
      const { extensions } = await office.refusal(OPEN_SEASON, opened({ ...SEASON, cellDeadlineOn: '2026-12-20', decisionDeadlineOn: '2027-01-10' }));
      expect(extensions).toMatchObject({ code: 'WARNINGS_OPEN', warnings: [{ code: 'DEADLINE_LATE', params: { latest: '2026-12-15' } }, { code: 'DEADLINE_LATE', params: { latest: '2026-12-31' } }] });
    });

    it('is refused where cells and their committee have a sheet of the year already, with how many', async () => {
      const { extensions } = await office.refusal(OPEN_SEASON, opened(SEASON));
      expect(extensions).toMatchObject({ code: 'SEASON_OVERLAPS', params: { rated: 5, cells: 5, year: SEASON.year } });
    });

    it('freezes the roll of the cut-off, with the new and the suspended members excused', async () => {
      const [season] = await seasonsOf(hospital);
      const cells = season?.sheets.filter(({ organization }) => organization.name !== HOSPITAL) ?? [];
      const sheets = [...cells.map((sheet) => ({ sheet, of: FREE_SEASON })), { sheet: await ownSheet(), of: SEASON }];
      expect(sheets).toHaveLength(5);
      for (const { sheet, of } of sheets) {
        const { organizations } = await office.ask<{ organizations: { edges: { node: { id: string; name: string } }[] } }>(
          'query ($name: String!) { organizations(filter: { name: $name }) { edges { node { id name } } } }',
          { name: sheet.organization.name },
        );
        const cell = organizations.edges.find(({ node }) => node.name === sheet.organization.name)?.node.id;
        const { members } = await office.ask<{ members: { edges: { node: { id: string; admissionCeremonyOn: string } }[] } }>(
          'query ($cell: UUID!, $asOf: PlainDate!) { members(filter: { organizationId: $cell }, asOf: $asOf, first: 100) { edges { node { id admissionCeremonyOn } } } }',
          { cell, asOf: of.cutOffOn },
        );
        const roll = members.edges.map(({ node }) => node);
        expect(roll.length).toBeGreaterThan(5);
        expect(sheet.entries[0]?.member).toBeNull();
        const own = sheet.entries.filter(({ excuse }) => excuse !== 'GONE' && excuse !== 'RATED_ELSEWHERE');
        expect(own.flatMap(({ member }) => member?.id ?? []).sort()).toEqual(roll.map(({ id }) => id).sort());
        const fresh = roll.filter(({ id, admissionCeremonyOn }) => admissionCeremonyOn > `${of.year}-05-20` || (id === again && of === FREE_SEASON)).map(({ id }) => id);
        expect(sheet.entries.filter(({ excuse }) => excuse === 'NEW_MEMBER').map(({ member }) => member?.id).sort()).toEqual(fresh.sort());
        const suspended = sheet.entries.filter(({ excuse }) => excuse === 'SUSPENDED').length;
        expect(suspended).toBe(sheet.organization.name === CELL ? 1 : 0);
        expect(sheet.missing).toHaveLength(sheet.entries.filter(({ excuse }) => excuse === null).length);
        expect(sheet.state).toEqual({ stage: 'DRAFTING', version: 1, dueOn: of.cellDeadlineOn, overdue: of === FREE_SEASON });
      }
    });

    it('has everybody of the ward on one roster to be rated, and on another only as a guest or as gone', async () => {
      const { ratingSeasons } = await office.ask<{ ratingSeasons: { year: number; sheets: { entries: Entry[] }[] }[] }>(
        'query ($of: UUID!) { ratingSeasons(organizationId: $of) { year sheets { entries { id excuse member { id } } } } }',
        { of: ward },
      );
      const entries = ratingSeasons.filter(({ year }) => year === SEASON.year).flatMap(({ sheets }) => sheets.flatMap((sheet) => sheet.entries));
      const standing = entries.filter(({ excuse }) => excuse !== 'GONE' && excuse !== 'RATED_ELSEWHERE').flatMap(({ member }) => member?.id ?? []);
      const { organization } = await office.ask<{ organization: { memberCount: number } }>('query ($id: UUID!) { organization(id: $id, asOf: "2026-11-20") { memberCount } }', { id: ward });
      expect(new Set(standing).size).toBe(standing.length);
      expect(standing).toHaveLength(organization.memberCount);
      expect(entries.filter(({ excuse }) => excuse === 'RATED_ELSEWHERE').length).toBeGreaterThan(0);
      expect(entries.filter(({ excuse }) => excuse === 'GONE').length).toBeGreaterThan(0);
    });

    it('shows a secretary the own sheet only, and the standing committee nothing to decide yet', async () => {
      const own = await ownSheet();
      expect((await waiting(other)).map(({ id }) => id)).not.toContain(own.id);
      expect((await other.refusal(ONE, { id: own.id })).extensions.code).toBe('NOT_FOUND');
      expect(await toDecide()).toEqual([]);
    });
  });

  describe('rating the cell', () => {
    it('refuses another cell’s secretary, as if the sheet did not exist', async () => {
      const sheet = await ownSheet();
      const input = { sheetId: sheet.id, version: 1, entries: ratedGood(sheet) };
      expect((await other.refusal(ENTER, { input })).extensions.code).toBe('NOT_FOUND');
      expect((await standing.refusal(ENTER, { input })).extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/);
    });

    it('names every row at fault and keeps nothing of the others', async () => {
      const sheet = await ownSheet();
      const [first, second] = ratedGood(sheet);
      const entries = [first, { ...first }, { ...second, votesFor: 9_000 }, { ...second, entryId: sheet.id }];
      const { extensions } = await secretary.refusal(ENTER, { input: { sheetId: sheet.id, version: 1, entries } });
      expect(extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['ENTRY_TWICE', 'input.entries.1.entryId'],
        ['VOTES_TOO_MANY', 'input.entries.2'],
        ['ENTRY_UNKNOWN', 'input.entries.3.entryId'],
      ]);
      expect((await ownSheet()).missing).toHaveLength(sheet.missing.length);
    });

    it('refuses to submit a sheet with rows missing, and says how many', async () => {
      const sheet = await ownSheet();
      const { extensions, message } = await secretary.refusal(SUBMIT, { input: { sheetId: sheet.id, version: sheet.state.version } });
      expect(extensions.code).toBe('SHEET_INCOMPLETE');
      expect(message).toContain(String(sheet.missing.length));
    });

    it('takes a level whose vote did not carry only with a reason', async () => {
      const sheet = await ownSheet();
      const [first] = ratedGood(sheet);
      const input = { sheetId: sheet.id, version: sheet.state.version, entries: [{ ...first, votesFor: 1, votesAgainst: (first?.votesFor ?? 0) }] };
      expect((await secretary.refusal(ENTER, { input })).extensions.code).toBe('WARNINGS_OPEN');
      const overrides = [{ rule: 'VOTE_NOT_CARRIED', reason: 'Biên bản họp số 11' }];
      expect((await secretary.send(ENTER, { input: { ...input, overrides, validateOnly: true } })).errors).toBeUndefined();
      expect((await secretary.refusal(ENTER, { input: { ...input, overrides: [{ rule: 'CAP_EXCEEDED', reason: 'x' }] } })).extensions.code).toMatch(/OVERRIDE_POINTLESS/);
    });

    it('counts the votes against everybody who counts, and says who is left out', async () => {
      const sheet = await ownSheet();
      const { fullMembers, elsewhere, exempt } = sheet.organization.electorate;
      const [first] = ratedGood(sheet);
      const enter = (votesFor: number, exemptAbsent = 0) => ({ input: { sheetId: sheet.id, version: sheet.state.version, exemptAbsent, entries: [{ ...first, votesFor }] } });
      const missing = await secretary.refusal(ENTER, enter((first?.votesFor ?? 0) - 1));
      expect(missing.extensions.warnings).toMatchObject([{ code: 'VOTES_MISSING', params: { base: fullMembers - elsewhere, votes: fullMembers - elsewhere - 1 } }]);
      expect((await secretary.refusal(ENTER, enter(first?.votesFor ?? 0, exempt + 1))).extensions.code).toBe('EXEMPT_ABSENT_TOO_MANY');
    });

    it('takes the whole cell in one mutation, and refuses a stale version', async () => {
      const sheet = await ownSheet();
      await secretary.ask(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: ratedGood(sheet) } });
      const after = await ownSheet();
      expect(after.missing).toEqual([]);
      expect(after.state.version).toBe(sheet.state.version + 1);
      const stale = { sheetId: sheet.id, version: sheet.state.version, entries: ratedGood(sheet) };
      expect((await secretary.refusal(ENTER, { input: stale })).extensions.code).toBe('VERSION_STALE');
    });

    it('warns of more “excellent” than the cap allows, with its arithmetic', async () => {
      const sheet = await ownSheet();
      const members = ratedGood(sheet).slice(1);
      await secretary.ask(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: members.slice(0, 6).map((row) => ({ ...row, level: 'EXCELLENT' })) } });
      const after = await ownSheet();
      const good = members.length - 6;
      expect(after.cap).toMatchObject({ mode: 'STRICT', excellent: 6, base: good, allowed: Math.floor(good / 5), left: Math.floor(good / 5) - 6 });
      expect(after.cap.formula).toContain(`20% × ${good}`);
      const { extensions } = await secretary.refusal(SUBMIT, { input: { sheetId: sheet.id, version: after.state.version } });
      expect(extensions.code).toBe('WARNINGS_OPEN');
    });
  });

  describe('nobody decides on themselves', () => {
    it('refuses the standing committee’s own sheet, which another of them must decide', async () => {
      const own = (await waiting(standing)).find(({ state }) => state.stage === 'DRAFTING');
      if (!own) throw new Error('The demo’s deputy secretary leads a cell.');
      const { version } = own.state;
      await standing.ask(ENTER, { input: { sheetId: own.id, version, entries: ratedGood(own) } });
      await standing.ask(SUBMIT, { input: { sheetId: own.id, version: version + 1 } });
      const input = { sheetId: own.id, version: version + 2, decisionNumber: '11-QĐ/ĐU', decidedOn: '2026-11-21' };
      expect((await standing.refusal(DECIDE, { input })).extensions.code).toBe('DECIDES_ON_SELF');
      await standing.ask(WITHDRAW, { input: { sheetId: own.id, version: version + 2, remark: 'Chuyển đồng chí khác quyết định' } });
    });
  });

  describe('submitting and deciding', () => {
    it('50 submissions at once leave exactly one', async () => {
      const sheet = await ownSheet();
      const overrides = [{ rule: 'CAP_EXCEEDED', reason: 'Chờ hướng dẫn của Ban Tổ chức' }];
      const input = { sheetId: sheet.id, version: sheet.state.version, overrides };
      // Each under a key of its own: none is taken for a repeat of another.
      const answers = await Promise.all(Array.from({ length: 50 }, () => secretary.send(SUBMIT, { input })));
      expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
      const refusals = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
      expect(refusals).toEqual(Array.from({ length: 49 }, () => 'VERSION_STALE'));
      const { ratingSheet: after } = await standing.ask<{ ratingSheet: Sheet }>(ONE, { id: sheet.id });
      expect(after.state).toMatchObject({ stage: 'SUBMITTED', version: sheet.state.version + 1 });
      expect(after.log.slice(sheet.log.length).map(({ action }) => action)).toEqual(['SUBMIT']);
      const inspector = await Inspector.open(api.database);
      const count = (table: string): Promise<number> => inspector.value(`SELECT count(*)::int FROM ${table} WHERE item_id = $1`, [sheet.id]);
      try {
        expect([await count('workflow_log'), await count('rule_override')]).toEqual([sheet.log.length + 1, 1]);
      } finally {
        await inspector.close();
      }
    });

    it('a submitted sheet can be withdrawn with a reason and submitted again', async () => {
      const [submitted] = await toDecide();
      if (!submitted) throw new Error('The sheet should wait for the standing committee.');
      expect(submitted.state).toMatchObject({ stage: 'SUBMITTED', dueOn: SEASON.decisionDeadlineOn });
      expect((await secretary.refusal(WITHDRAW, { input: { sheetId: submitted.id, version: submitted.state.version, remark: '' } })).extensions.path).toEqual(['input', 'remark']);
      await secretary.ask(WITHDRAW, { input: { sheetId: submitted.id, version: submitted.state.version, remark: 'Nhầm một dòng' } });
      const sheet = await ownSheet();
      await secretary.ask(SUBMIT, { input: { sheetId: sheet.id, version: sheet.state.version, overrides: [{ rule: 'CAP_EXCEEDED', reason: 'Chờ hướng dẫn' }] } });
    });

    it('the standing committee returns it with a reason the secretary reads', async () => {
      const [submitted] = await toDecide();
      if (!submitted) throw new Error('The sheet should wait for the standing committee.');
      await standing.ask(RETURN, { input: { sheetId: submitted.id, version: submitted.state.version, remark: 'Vượt tỷ lệ xuất sắc' } });
      const sheet = await ownSheet();
      expect(sheet.log.at(-1)).toMatchObject({ action: 'RETURN', toStage: 'DRAFTING', remark: 'Vượt tỷ lệ xuất sắc', body: 'Ban Thường vụ' });
      await secretary.ask(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: ratedGood(sheet) } });
      await secretary.ask(SUBMIT, { input: { sheetId: sheet.id, version: sheet.state.version + 1 } });
    });

    it('only the standing committee decides, in the past, on a sheet that is submitted', async () => {
      const [submitted] = await toDecide();
      if (!submitted) throw new Error('The sheet should wait for the standing committee.');
      const input = { sheetId: submitted.id, version: submitted.state.version, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21' };
      expect((await secretary.refusal(DECIDE, { input })).extensions.code).toBe('NOT_FOUND');
      expect((await office.refusal(DECIDE, { input })).extensions.code).toBe('FORBIDDEN');
      expect((await standing.refusal(DECIDE, { input: { ...input, decidedOn: '2026-11-22' } })).extensions.code).toBe('DATE_IN_FUTURE');
    });

    it('decides as proposed but for the rows named; then nothing moves any more', async () => {
      const [submitted] = await toDecide();
      if (!submitted) throw new Error('The sheet should wait for the standing committee.');
      const otherwise = submitted.entries.find(({ member, excuse }) => member !== null && excuse === null);
      if (!otherwise) throw new Error('Somebody is rated.');
      const input = {
        sheetId: submitted.id,
        version: submitted.state.version,
        decisionNumber: '12-QĐ/ĐU',
        decidedOn: '2026-11-21',
        except: [{ entryId: otherwise.id, level: 'EXCELLENT' }],
      };
      await standing.ask(DECIDE, { input });
      const { ratingSheet: decided } = await standing.ask<{ ratingSheet: Sheet }>(ONE, { id: submitted.id });
      expect(decided.state).toMatchObject({ stage: 'DECIDED', dueOn: null });
      expect(decided.log.at(-1)).toMatchObject({ action: 'DECIDE', decisionNumber: '12-QĐ/ĐU' });
      for (const { id, excuse, decidedLevel } of decided.entries) {
        expect(decidedLevel).toBe(excuse ? null : id === otherwise.id ? 'EXCELLENT' : 'GOOD');
      }
      const again = { ...input, version: decided.state.version };
      expect((await standing.refusal(DECIDE, { input: again })).extensions.code).toBe('STAGE_WRONG');
      expect(await toDecide()).toEqual([]);
      expect(await waiting(secretary)).toEqual([]);
    });

    it('each member sees the own result and nobody else’s; another cell’s secretary sees nothing', async () => {
      const member = await api.login(USERS.member);
      const own = await member.ask<{ members: { edges: { node: { ratings: { year: number }[] } }[] } }>('{ members { edges { node { ratings { year level } } } } }');
      expect(own.members.edges).toHaveLength(1);
      const { rows } = new DemoOracle();
      const { personId } = rows.account.find(({ username }) => username === USERS.member) ?? {};
      const entriesOf = rows.ratingEntry.filter(({ memberId }) => memberId === rows.member.find((each) => each.personId === personId)?.id);
      const earlier = entriesOf.flatMap(({ decidedLevel }) => decidedLevel ?? []);
      const now = expect.stringMatching(/GOOD|EXCELLENT/) as string;
      expect(own.members.edges[0]?.node.ratings).toEqual([...earlier, now].map((level, index) => ({ year: 2027 - earlier.length - 1 + index, level })));
      expect(earlier.length).toBeGreaterThan(2);
      const sheets = await member.ask<{ ratingSeasons: { sheets: { id: string; entries: { member: { id: string } | null }[] }[] }[] }>('{ ratingSeasons { sheets { id entries { member { id } } } } }');
      const entries = sheets.ratingSeasons.flatMap((season) => season.sheets).flatMap((sheet) => sheet.entries);
      expect(entries.map((entry) => entry.member !== null)).toEqual(entriesOf.map(() => true));
    });
  });
});
