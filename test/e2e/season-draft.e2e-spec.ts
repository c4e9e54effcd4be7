import { Client, TestApi, USERS } from './api.js';
import { DemoOracle } from './demo-oracle.js';
import { CHANGE_DRAFT, DISCARD_DRAFT, FREE_SEASON, HOSPITAL, OPEN_PREPARED, OPEN_SEASON, PREPARE_SEASON } from './rating-operations.js';

interface Draft {
  readonly id: string;
  readonly stage: string;
  readonly version: number;
  readonly cutOffOn: string;
  readonly decidedAbove: readonly string[];
  readonly log: readonly { readonly action: string; readonly toStage: string; readonly remark: string | null }[];
}

const ONE = 'query ($id: UUID!) { ratingSeasonDraft(id: $id) { id stage version cutOffOn decidedAbove log { action toStage remark } } }';
const LIST = 'query ($of: UUID, $after: String) { ratingSeasonDrafts(organizationId: $of, first: 1, after: $after) { edges { node { id year stage organization { id } } } pageInfo { hasNextPage endCursor } } }';
const SHEETS = 'query ($of: UUID!) { ratingSeasons(organizationId: $of) { year sheets { id entries { decidedAbove member { id } } } } }';
const WORKLIST = '{ worklist { id kind } }';
const AHEAD = { year: 2026, cutOffOn: '2026-12-01', cellDeadlineOn: '2026-12-10', decisionDeadlineOn: '2026-12-31' };

describe('a season that is being prepared', () => {
  let api: TestApi;
  let office: Client;
  let standing: Client;
  let secretary: Client;
  let elsewhere: Client;
  let hospital: string;
  let managed: string;
  let stranger: string;
  let id: string;

  const prepared = (change: object = {}) => ({ input: { organizationId: hospital, ...FREE_SEASON, ...change } });
  const codeOf = async (client: Client, document: string, input: object): Promise<unknown> => (await client.refusal(document, { input })).extensions.code;
  const draft = async (): Promise<Draft> => (await office.ask<{ ratingSeasonDraft: Draft }>(ONE, { id })).ratingSeasonDraft;
  const given = async () => ({ draftId: id, version: (await draft()).version });
  const seasons = async () =>
    (await office.ask<{ ratingSeasons: { year: number; sheets: { entries: { decidedAbove: boolean; member: { id: string } | null }[] }[] }[] }>(SHEETS, { of: hospital })).ratingSeasons;
  const waits = async (client: Client): Promise<boolean> => (await client.ask<{ worklist: { id: string; kind: string }[] }>(WORKLIST)).worklist.some((item) => item.id === id && item.kind === 'rating-season');

  /** All pages of the drafts of the hospital. */
  const listed = async (client: Client): Promise<string[]> => {
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const { ratingSeasonDrafts }: { ratingSeasonDrafts: { edges: { node: { id: string; stage: string; organization: { id: string } } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await client.ask(LIST, { of: hospital, after });
      for (const { node } of ratingSeasonDrafts.edges) expect(node).toMatchObject({ stage: 'DRAFT', organization: { id: hospital } });
      ids.push(...ratingSeasonDrafts.edges.map(({ node }) => node.id));
      if (!ratingSeasonDrafts.pageInfo.hasNextPage) return ids;
      after = ratingSeasonDrafts.pageInfo.endCursor;
    }
  };

  beforeAll(async () => {
    api = await TestApi.start();
    [office, standing, secretary, elsewhere] = await Promise.all([USERS.office, USERS.standing, USERS.secretary, USERS.vanSonStanding].map((user) => api.login(user))) as [Client, Client, Client, Client];
    const oracle = new DemoOracle();
    hospital = oracle.organization(HOSPITAL);
    const { rows } = oracle;
    const cells = new Set(rows.organizationPeriod.filter(({ parentId }) => parentId === hospital).map(({ organizationId }) => organizationId));
    managed = rows.membership.find(({ organizationId, validFrom, validThrough }) => cells.has(organizationId) && validFrom < '2020-01-01' && validThrough === null)?.memberId ?? '';
    const account = rows.account.find(({ username }) => username === USERS.member);
    stranger = rows.member.find(({ personId }) => personId === account?.personId)?.id ?? '';
  });

  afterAll(() => api.close());

  it('is prepared by whoever may open it, once a year, with dates in order', async () => {
    expect(await codeOf(secretary, PREPARE_SEASON, prepared().input)).toBe('FORBIDDEN');
    expect(await codeOf(elsewhere, PREPARE_SEASON, prepared().input)).toBe('NOT_FOUND');
    const { extensions } = await office.refusal(PREPARE_SEASON, prepared({ cutOffOn: '2023-12-11', cellDeadlineOn: '2023-12-10', decisionDeadlineOn: '2023-12-09' }));
    expect(extensions.refusals?.map(({ code }) => code)).toEqual(['CUT_OFF_OUTSIDE_YEAR', 'DATES_OUT_OF_ORDER', 'DATES_OUT_OF_ORDER']);
    expect(await office.ask(PREPARE_SEASON, prepared({ validateOnly: true }))).toEqual({ prepareRatingSeason: { draft: null } });
    const { prepareRatingSeason } = await office.ask<{ prepareRatingSeason: { draft: Draft } }>(PREPARE_SEASON, prepared({ decidedAbove: [stranger] }));
    ({ id } = prepareRatingSeason.draft);
    expect(prepareRatingSeason.draft).toMatchObject({ ...FREE_SEASON, stage: 'DRAFT', decidedAbove: [stranger] });
    expect(await codeOf(office, PREPARE_SEASON, prepared().input)).toBe('SEASON_DRAFT_EXISTS');
  });

  it('has no sheet, waits for those who may open it, and is hidden from everybody else', async () => {
    expect(await seasons()).toEqual([]);
    expect([await waits(office), await waits(standing), await waits(secretary), await waits(elsewhere)]).toEqual([true, true, false, false]);
    expect([await listed(office), await listed(elsewhere)]).toEqual([[id], []]);
    expect((await secretary.refusal(LIST)).extensions.code).toBe('FORBIDDEN');
    expect((await secretary.refusal(ONE, { id })).extensions.code).toBe('FORBIDDEN');
    expect((await elsewhere.refusal(ONE, { id })).extensions.code).toBe('NOT_FOUND');
    for (const [document, more] of [[CHANGE_DRAFT, FREE_DATES], [DISCARD_DRAFT, { remark: 'Nhầm' }], [OPEN_PREPARED, {}]] as const) {
      expect(await codeOf(elsewhere, document, { draftId: id, version: 1, ...more })).toBe('NOT_FOUND');
      expect(await codeOf(office, document, { draftId: id, version: 99, ...more })).toBe('VERSION_STALE');
    }
  });

  it('is not opened with members who are not rated there', async () => {
    expect((await office.refusal(OPEN_PREPARED, { input: await given() })).extensions).toMatchObject({ code: 'NOT_RATED_HERE', path: ['input', 'draftId'] });
    expect(await draft()).toMatchObject({ stage: 'DRAFT' });
  });

  it('changes its dates and who is decided above', async () => {
    expect((await standing.refusal(CHANGE_DRAFT, { input: { ...(await given()), ...FREE_DATES, cellDeadlineOn: '2024-11-19' } })).extensions).toMatchObject({ code: 'DATES_OUT_OF_ORDER', path: ['input', 'cellDeadlineOn'] });
    await standing.ask(CHANGE_DRAFT, { input: { ...(await given()), ...FREE_DATES, cutOffOn: '2024-11-21' } });
    expect(await draft()).toMatchObject({ cutOffOn: '2024-11-21', decidedAbove: [stranger] });
    await standing.ask(CHANGE_DRAFT, { input: { ...(await given()), ...FREE_DATES, decidedAbove: [managed] } });
    expect(await draft()).toMatchObject({ cutOffOn: FREE_SEASON.cutOffOn, decidedAbove: [managed], version: 3 });
  });

  it('freezes the rosters when it is opened, and changes no more', async () => {
    expect(await office.ask(OPEN_PREPARED, { input: { ...(await given()), validateOnly: true } })).toEqual({ openPreparedRatingSeason: { season: null } });
    expect(await seasons()).toEqual([]);
    expect(await office.ask(OPEN_PREPARED, { input: await given() })).toMatchObject({ openPreparedRatingSeason: { season: { year: FREE_SEASON.year } } });
    const [season] = await seasons();
    // Of the four cells, and of the committee itself.
    expect(season?.sheets).toHaveLength(5);
    expect(season?.sheets.flatMap(({ entries }) => entries).filter(({ decidedAbove }) => decidedAbove).map(({ member }) => member?.id)).toEqual([managed]);
    expect((await draft()).log.map(({ action }) => action)).toEqual(['PREPARE', 'CHANGE', 'CHANGE', 'OPEN']);
    expect(await waits(office)).toBe(false);
    for (const [document, more] of [[CHANGE_DRAFT, FREE_DATES], [DISCARD_DRAFT, { remark: 'Nhầm' }], [OPEN_PREPARED, {}]] as const) {
      expect(await codeOf(office, document, { ...(await given()), ...more })).toBe('STAGE_WRONG');
    }
    expect(await codeOf(office, PREPARE_SEASON, prepared().input)).toBe('SEASON_EXISTS');
    expect(await codeOf(office, OPEN_SEASON, prepared().input)).toBe('SEASON_EXISTS');
  });

  it('is opened from its cut-off on, and may be discarded and prepared anew', async () => {
    const input = { organizationId: hospital, ...AHEAD };
    const prepare = async (): Promise<string> => (await office.ask<{ prepareRatingSeason: { draft: Draft } }>(PREPARE_SEASON, { input })).prepareRatingSeason.draft.id;
    id = await prepare();
    expect((await office.refusal(OPEN_PREPARED, { input: await given() })).extensions).toMatchObject({ code: 'CUT_OFF_IN_FUTURE', path: ['input', 'draftId'] });
    await office.ask(DISCARD_DRAFT, { input: { ...(await given()), remark: 'Lập nhầm năm' } });
    expect(await draft()).toMatchObject({ stage: 'DISCARDED', log: [{ action: 'PREPARE' }, { action: 'DISCARD', remark: 'Lập nhầm năm' }] });
    expect(await waits(office)).toBe(false);
    const [again, past] = [await prepare(), await office.ask<{ prepareRatingSeason: { draft: Draft } }>(PREPARE_SEASON, { input: { ...input, ...PAST } })];
    expect(again).not.toBe(id);
    // Neither what was opened nor what was discarded is listed.
    expect(await listed(office)).toEqual([again, past.prepareRatingSeason.draft.id]);
  });
});

const PAST = { year: 2023, cutOffOn: '2023-12-01', cellDeadlineOn: '2023-12-10', decisionDeadlineOn: '2023-12-31' };
const { cutOffOn, cellDeadlineOn, decisionDeadlineOn } = FREE_SEASON;
const FREE_DATES = { cutOffOn, cellDeadlineOn, decisionDeadlineOn };
