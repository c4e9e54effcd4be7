import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { Inspector } from './inspector.js';
import { ASSESS, COLLECTIVE, ENTER, SEASON, SUBMIT } from './rating-operations.js';

interface Sheet {
  readonly id: string;
  readonly organization: { readonly electorate: { readonly fullMembers: number; readonly elsewhere: number } };
  readonly state: { readonly version: number };
  readonly entries: readonly { readonly id: string; readonly excuse: string | null; readonly member: { readonly id: string } | null }[];
}

const WAITING = '{ waitingRatingSheets { id organization { electorate { fullMembers elsewhere } } state { version } entries { id excuse member { id } } } }';

describe('the ladder of a rating', () => {
  let api: TestApi;
  let office: Client;
  let secretary: Client;
  let standing: Client;
  let ward: string;

  beforeAll(async () => {
    api = await TestApi.start();
    [office, secretary, standing] = await Promise.all([USERS.office, USERS.secretary, USERS.standing].map((user) => api.login(user))) as [Client, Client, Client];
    const answer = await office.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }');
    ward = answer.organizations.edges[0]?.node.id ?? '';
  });

  afterAll(() => api.close());

  async function ownSheet(): Promise<Sheet> {
    const [sheet] = (await secretary.ask<{ waitingRatingSheets: Sheet[] }>(WAITING)).waitingRatingSheets;
    if (!sheet) throw new Error('The sheet waits for its secretary.');
    return sheet;
  }

  /** Every row rated, with one against and one absent. */
  const ratedGood = ({ entries, organization: { electorate } }: Sheet) => {
    const votesFor = electorate.fullMembers - electorate.elsewhere - 2;
    return entries.filter(({ excuse }) => excuse === null).map(({ id }) => ({ entryId: id, level: 'GOOD', votesFor, votesAgainst: 1, votesAbsent: 1 }));
  };

  const LADDER = `query ($id: UUID!) { ratingSheet(id: $id) { entries { id member { id }
    ladder { rung level score body remark ballot { excellent good completed notCompleted } votesFor votesBase inPerson } disagreements { one other } tasks { all onTime } restriction { measure } } } }`;
  interface Step {
    readonly rung: string;
    readonly level: string | null;
  }
  interface Row {
    readonly id: string;
    readonly member: { readonly id: string } | null;
    readonly ladder: readonly Step[];
    readonly disagreements: readonly { readonly one: string; readonly other: string }[];
    readonly restriction: { readonly measure: string | null } | null;
  }
  let own: string;
  let member: Client;

  const rowsOf = async (client: Client, id: string): Promise<readonly Row[]> => (await client.ask<{ ratingSheet: { entries: Row[] } }>(LADDER, { id })).ratingSheet.entries;

  beforeAll(async () => {
    member = await api.login(USERS.member);
    const { ratingSeasons } = await member.ask<{ ratingSeasons: { year: number; sheets: { entries: { id: string }[] }[] }[] }>('{ ratingSeasons { year sheets { entries { id } } } }');
    own = ratingSeasons.find(({ year }) => year === SEASON.year)?.sheets[0]?.entries[0]?.id ?? '';
  });

  it('begins with the member’s own assessment, whose level follows the points', async () => {
    const assess = (more: object, client = member) => client.refusal(ASSESS, { input: { entryId: own, ...more } });
    expect((await assess({})).extensions.code).toBe('OPINION_EMPTY');
    expect((await assess({ score: 92, level: 'GOOD' })).extensions).toMatchObject({ code: 'SCORE_NOT_OF_LEVEL', path: ['input', 'level'], rule: { document: '366-QĐ/TW', article: 'Điều 11' } });
    expect((await assess({ score: 92 }, secretary)).extensions.code).toBe('NOT_FOUND');
    expect((await assess({ score: 92 }, await api.login(USERS.administrator))).extensions.code).toBe('FORBIDDEN');
    await member.ask(ASSESS, { input: { entryId: own, score: 70 } });
    await member.ask(ASSESS, { input: { entryId: own, score: 90, remark: 'Hoàn thành vượt mức' } });
  });

  it('is entered for the whole cell with its votes, in one mutation; what the member said stands', async () => {
    const sheet = await ownSheet();
    const entries = ratedGood(sheet);
    const { votesFor } = entries[0] ?? { votesFor: 0 };
    const beside = { ballot: { excellent: 0, good: votesFor, completed: 1, notCompleted: 0 }, tasks: { all: 10, done: 10, onTime: 10, above: 2 } };
    const others = entries.filter(({ entryId }) => entryId !== own).map((row) => ({ ...row, ...beside, opinions: [{ rater: 'SELF', score: 80 }, { rater: 'RESIDENCE', body: 'Chi bộ nơi cư trú', remark: 'Gương mẫu' }] }));
    const mine = { ...entries.find(({ entryId }) => entryId === own), level: 'COMPLETED', opinions: [{ rater: 'UNION', level: 'GOOD', body: 'Hội Nông dân' }] };
    const enter = (rows: readonly object[]) => ({ input: { sheetId: sheet.id, version: sheet.state.version, entries: rows } });
    const wrong = [{ ...mine, opinions: [{ rater: 'SELF', score: 60 }, { rater: 'UNION' }] }, { ...others[0], ballot: { ...beside.ballot, good: 1 } }, { ...others[1], tasks: { ...beside.tasks, done: 11 } }];
    expect((await secretary.refusal(ENTER, enter(wrong))).extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['SELF_ASSESSED', 'input.entries.0.opinions.0'],
      ['OPINION_EMPTY', 'input.entries.0.opinions.1'],
      ['BALLOT_WRONG', 'input.entries.1.ballot'],
      ['TASKS_WRONG', 'input.entries.2.tasks'],
    ]);
    const late = await secretary.refusal(ENTER, enter([{ ...others[0], tasks: { all: 10, done: 10, onTime: 9, above: 5 } }]));
    expect(late.extensions.warnings).toMatchObject([{ code: 'CONDITION_NOT_MET', params: { what: 'đúng hạn', onTime: 9 } }]);
    await secretary.ask(ENTER, enter([mine, ...others]));
    const rows = await rowsOf(secretary, sheet.id);
    expect(rows.find(({ id }) => id === own)).toMatchObject({
      ladder: [{ rung: 'SELF', level: 'EXCELLENT', score: 90, inPerson: true, remark: 'Hoàn thành vượt mức' }, { rung: 'CELL', level: 'COMPLETED', votesFor, votesBase: votesFor + 2 }, { rung: 'UNION', level: 'GOOD', body: 'Hội Nông dân' }],
      disagreements: [{ one: 'SELF', other: 'CELL' }],
    });
    expect(rows.find(({ id }) => id === others[1]?.entryId)?.ladder).toMatchObject([{ rung: 'SELF', level: 'GOOD', inPerson: false }, { rung: 'CELL', ballot: beside.ballot }, { rung: 'RESIDENCE', level: null, remark: 'Gương mẫu' }]);
    expect((await standing.refusal(COLLECTIVE, { input: { sheetId: sheet.id, version: sheet.state.version + 1, opinions: [{ entryId: own, level: 'GOOD' }] } })).extensions.code).toBe('STAGE_WRONG');
  });

  it('says of a measure of the year only that there is a restriction to whoever may not read it, and what it is to whoever may', async () => {
    const sheet = await ownSheet();
    const rated = ratedGood(sheet).find(({ entryId }) => sheet.entries.find(({ id }) => id === entryId)?.member != null && entryId !== own);
    const memberId = sheet.entries.find(({ id }) => id === rated?.entryId)?.member?.id ?? '';
    const inspector = await Inspector.open(api.database);
    try {
      // Decided by the ward's inspection committee in the year: not one of the cell's measures.
      await inspector.run([
        `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) SELECT '00000000-0000-7000-8000-000000000001', 'case-inspection', id, 'CONCLUDED', '2026-03-01' FROM organization WHERE id = '${ward}'`,
        `INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) SELECT '00000000-0000-7000-8000-000000000002', 'discipline', id, 'DECIDED', '2026-03-01' FROM organization WHERE id = '${ward}'`,
        `INSERT INTO inspection_case (id, organization_id, conducted_by, kind, decision_number, decided_on, content) VALUES ('00000000-0000-7000-8000-000000000001', '${ward}', 'INSPECTION_COMMITTEE', 'INSPECTION', '1-QĐ/UBKT', '2026-03-01', 'kiểm tra')`,
        `INSERT INTO inspection_case_subject (id, case_id, member_id) VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', '${memberId}')`,
        `INSERT INTO discipline_case (id, inspection_case_id, member_id, cell_id, violation, proposal_number, proposed_on, proposed_form, decided_form, decided_by, decision_number, decided_on, effective_on, closed_on)
         SELECT '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', '${memberId}', i.organization_id, 'vi phạm', '1-TTr', '2026-04-01', 'WARNING', 'WARNING', 'INSPECTION_COMMITTEE', '9-QĐ/UBKT', '2026-05-01', '2026-05-01', '2026-05-01'
         FROM workflow_item i WHERE i.id = '${sheet.id}'`,
      ]);
      const restriction = async (client: Client): Promise<unknown> => (await rowsOf(client, sheet.id)).find(({ id }) => id === rated?.entryId)?.restriction;
      expect(await restriction(secretary)).toEqual({ measure: null });
      expect(await restriction(await api.login(USERS.inspection))).toEqual({ measure: 'cảnh cáo, quyết định số 9-QĐ/UBKT' });
      const { extensions, message } = await secretary.refusal(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: [rated] } });
      expect(extensions.warnings).toMatchObject([{ code: 'RATING_RESTRICTED', params: { entryId: rated?.entryId }, path: ['input', 'entries', '0', 'level'] }]);
      expect(JSON.stringify([extensions, message])).not.toMatch(/cảnh cáo|UBKT|WARNING"|9-QĐ/);
      // What a marked paper is on is not on record: the measure bears on the rating all the same.
      const paper = (columns: string): Promise<void> =>
        inspector.run(['SET LOCAL session_replication_role = replica', `UPDATE discipline_case SET ${columns} WHERE id = '00000000-0000-7000-8000-000000000002'`]);
      await paper(`violation = NULL, secrecy = 'SECRET', kept_at = 'Tủ mật'`);
      expect(await restriction(secretary)).toEqual({ measure: null });
      await paper(`violation = 'vi phạm', secrecy = 'ORDINARY', kept_at = NULL`);
      const failing = { ...rated, level: 'NOT_COMPLETED' };
      expect((await secretary.send(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: [failing], validateOnly: true } })).errors).toBeUndefined();
      // Corrected, it is told as it stands; annulled, nothing restricts any more.
      const revised = (id: number, columns: string, values: string): string =>
        `INSERT INTO discipline_revision (id, discipline_id, kind, decided_by, decision_number, decided_on, reason${columns})
         VALUES ('00000000-0000-7000-8000-00000000001${id}', '00000000-0000-7000-8000-000000000002', ${values})`;
      await inspector.run([revised(1, ', form', `'CORRECTED', 'INSPECTION_COMMITTEE', '10-QĐ/UBKT', '2026-06-01', 'xét lại', 'REPRIMAND'`)]);
      expect(await restriction(await api.login(USERS.inspection))).toEqual({ measure: 'khiển trách, quyết định số 10-QĐ/UBKT' });
      await inspector.run([revised(2, '', `'ANNULLED', 'INSPECTION_COMMITTEE', '11-QĐ/UBKT', '2026-07-01', 'không đủ căn cứ'`)]);
      expect(await restriction(secretary)).toBeNull();
      expect((await secretary.send(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: [rated], validateOnly: true } })).errors).toBeUndefined();
    } finally {
      await inspector.run([
        `DELETE FROM member_restriction WHERE discipline_id = '00000000-0000-7000-8000-000000000002'`,
        `DELETE FROM discipline_revision WHERE discipline_id = '00000000-0000-7000-8000-000000000002'`,
        `DELETE FROM discipline_case WHERE id = '00000000-0000-7000-8000-000000000002'`,
        `DELETE FROM inspection_case_subject WHERE id = '00000000-0000-7000-8000-000000000004'`,
        `DELETE FROM inspection_case WHERE id = '00000000-0000-7000-8000-000000000001'`,
        `DELETE FROM workflow_item WHERE id::text LIKE '00000000-0000-7000-8000-00000000000%'`,
      ]);
      await inspector.close();
    }
  });

  it('warns of whoever failed as a civil servant in the year; with which document only whoever may read that rating is told', async () => {
    const sheet = await ownSheet();
    const rated = ratedGood(sheet).find(({ entryId }) => sheet.entries.find(({ id }) => id === entryId)?.member != null && entryId !== own);
    const inspector = await Inspector.open(api.database);
    const [failed, corrected] = ['00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000022'];
    const recorded = (id: string, level: string, corrects: string | null): string =>
      `INSERT INTO recorded_rating (id, organization_id, year, level, person_id, deciding_body, document_number, decided_on, corrects_id)
       SELECT '${id}', '${ward}', s.year, '${level}', m.person_id, 'Ủy ban nhân dân phường', '12-TB/UBND', '2026-11-15', ${corrects === null ? 'NULL' : `'${corrects}'`}
       FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN member m ON m.id = e.member_id WHERE e.id = '${rated?.entryId}'`;
    try {
      await inspector.run([recorded(failed, 'NOT_COMPLETED', null)]);
      const restriction = async (client: Client): Promise<unknown> => (await rowsOf(client, sheet.id)).find(({ id }) => id === rated?.entryId)?.restriction;
      expect(await restriction(secretary)).toEqual({ measure: null });
      expect(await restriction(standing)).toEqual({ measure: 'xếp loại cán bộ, công chức không hoàn thành nhiệm vụ, văn bản số 12-TB/UBND' });
      const { extensions, message } = await secretary.refusal(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: [rated] } });
      expect(extensions.warnings).toMatchObject([{ code: 'RATING_RESTRICTED', params: { entryId: rated?.entryId }, path: ['input', 'entries', '0', 'level'] }]);
      expect(JSON.stringify([extensions, message])).not.toMatch(/công chức|UBND/);
      // What was recorded by mistake and corrected bears on nothing.
      await inspector.run([recorded(corrected, 'GOOD', failed)]);
      expect(await restriction(secretary)).toBeNull();
    } finally {
      await inspector.run(['SET session_replication_role = replica', `DELETE FROM recorded_rating WHERE id IN ('${failed}', '${corrected}')`, 'SET session_replication_role = origin']);
      await inspector.close();
    }
  });

  it('hears the leadership collective after the cell; members no longer assess themselves', async () => {
    const sheet = await ownSheet();
    await secretary.ask(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries: ratedGood(sheet) } });
    await secretary.ask(SUBMIT, { input: { sheetId: sheet.id, version: sheet.state.version + 1 } });
    const submitted = { ...sheet, state: { version: sheet.state.version + 2 } };
    const rows = submitted.entries.filter(({ member, excuse }) => member !== null && excuse === null);
    const excused = submitted.entries.find(({ excuse }) => excuse !== null);
    const enter = (opinions: readonly object[]): { input: object } => ({ input: { sheetId: submitted.id, version: submitted.state.version, opinions } });
    const opinion = { entryId: rows[0]?.id, level: 'GOOD', body: 'Ban Thường vụ Đảng ủy' };
    const refused = await standing.refusal(COLLECTIVE, enter([opinion, opinion, { ...opinion, entryId: submitted.id }, { ...opinion, entryId: excused?.id }, { entryId: rows[1]?.id }]));
    expect(refused.extensions.refusals?.map(({ code }) => code)).toEqual(['ENTRY_TWICE', 'ENTRY_UNKNOWN', 'ENTRY_EXCUSED', 'OPINION_EMPTY']);
    expect((await secretary.refusal(COLLECTIVE, enter([opinion]))).extensions.code).toBe('NOT_FOUND');
    expect((await office.refusal(COLLECTIVE, enter([opinion]))).extensions.code).toBe('FORBIDDEN');
    await standing.ask(COLLECTIVE, enter([opinion]));
    const { ratingSheet } = await secretary.ask<{ ratingSheet: { entries: { id: string; ladder: { rung: string; body: string | null }[] }[] } }>('query ($id: UUID!) { ratingSheet(id: $id) { entries { id ladder { rung body } } } }', { id: submitted.id });
    expect(ratingSheet.entries.find(({ id }) => id === rows[0]?.id)?.ladder.at(-1)).toEqual({ rung: 'COLLECTIVE', body: 'Ban Thường vụ Đảng ủy' });
    const member = await api.login(USERS.member);
    const demo = new DemoOracle().rows;
    const { personId } = demo.account.find(({ username }) => username === USERS.member) ?? {};
    const memberId = demo.member.find((each) => each.personId === personId)?.id;
    const mine = rows.find(({ member: who }) => who?.id === memberId);
    expect((await member.refusal(ASSESS, { input: { entryId: mine?.id, score: 80 } })).extensions.code).toBe('ASSESSMENT_CLOSED');
  });
});
