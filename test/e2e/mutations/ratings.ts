import type { Client } from '../client.js';
import { AMEND, ASSESS, CHANGE_DRAFT, CLOSE_SEASON, COLLECTIVE, DECIDE, DECIDE_ROWS, DECIDE_SEASON, DISCARD_DRAFT, ENTER, FREE_SEASON, FROM_ABOVE, HOSPITAL, OPEN_PREPARED, OPEN_SEASON, PREPARE_SEASON, RETURN, SUBMIT, WITHDRAW } from '../rating-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

interface Sheet {
  readonly id: string;
  readonly state: { readonly version: number };
  readonly entries: readonly { readonly id: string; readonly excuse: string | null }[];
  readonly organization: { readonly electorate: { readonly fullMembers: number; readonly elsewhere: number } };
}

const BY_NAME = 'query ($name: String!) { organizations(filter: { name: $name }) { edges { node { id } } } }';
const WAITING = '{ waitingRatingSheets { id state { version } organization { electorate { fullMembers elsewhere } } entries { id excuse } } }';
/** More than the cap allows a cell of the demo, so that the warning has to be overridden. */
const EXCELLENT = 6;

/** A small organisation that is free to open a season: as good as the whole ward, and quicker. */
async function seasonInput({ office }: DemoUsers): Promise<Readonly<Record<string, unknown>>> {
  const { organizations } = await office.ask<{ organizations: { edges: { node: { id: string } }[] } }>(BY_NAME, { name: HOSPITAL });
  return { organizationId: organizations.edges[0]?.node.id, ...FREE_SEASON };
}

async function sheetOf(secretary: Client): Promise<Sheet> {
  const [sheet] = (await secretary.ask<{ waitingRatingSheets: Sheet[] }>(WAITING)).waitingRatingSheets;
  if (!sheet) throw new Error('No sheet waits for the secretary.');
  return sheet;
}

/** Votes of everybody who counts, so many of them against. */
const votes = ({ organization: { electorate } }: Sheet, votesAgainst: number): Readonly<Record<string, number>> => ({
  votesFor: electorate.fullMembers - electorate.elsewhere - votesAgainst,
  votesAgainst,
  votesAbsent: 0,
});
const toRate = ({ entries }: Sheet): string[] => entries.filter(({ excuse }) => excuse === null).map(({ id }) => id);

/** The same with a level for every row. */
async function rated(users: DemoUsers): Promise<Sheet> {
  const sheet = await sheetOf(users.secretary);
  const entries = toRate(sheet).map((entryId, index) => ({ entryId, level: index > 0 && index <= EXCELLENT ? 'EXCELLENT' : 'GOOD', ...votes(sheet, 0) }));
  await users.secretary.ask(ENTER, { input: { sheetId: sheet.id, version: sheet.state.version, entries } });
  return sheetOf(users.secretary);
}

const submission = ({ id, state }: Sheet): Readonly<Record<string, unknown>> => ({
  sheetId: id,
  version: state.version,
  overrides: [{ rule: 'CAP_EXCEEDED', reason: 'Chờ hướng dẫn của Ban Tổ chức' }],
});

/** The same, submitted. */
async function submitted(users: DemoUsers): Promise<Sheet> {
  const sheet = await rated(users);
  await users.secretary.ask(SUBMIT, { input: submission(sheet) });
  return { ...sheet, state: { version: sheet.state.version + 1 } };
}

interface Season {
  readonly id: string;
  readonly year: number;
  readonly progress: { readonly version: number };
  readonly sheets: readonly { readonly id: string; readonly entries: readonly { readonly id: string; readonly version: number; readonly decidedLevel: string | null; readonly decidedAbove: boolean }[] }[];
}

const SEASONS = '{ ratingSeasons { id year progress { version } sheets { id entries { id version decidedLevel decidedAbove } } } }';

/** The season of a year of the standing committee's own ward. */
async function seasonOf({ standing }: DemoUsers, year: number): Promise<Season> {
  const season = (await standing.ask<{ ratingSeasons: Season[] }>(SEASONS)).ratingSeasons.find((each) => each.year === year);
  if (!season) throw new Error(`The demo has a season of ${year}.`);
  return season;
}

/** A draft of the season that is free. */
async function prepared(users: DemoUsers): Promise<{ readonly draftId: string; readonly version: number }> {
  const { prepareRatingSeason } = await users.office.ask<{ prepareRatingSeason: { draft: { id: string; version: number } } }>(PREPARE_SEASON, { input: await seasonInput(users) });
  return { draftId: prepareRatingSeason.draft.id, version: prepareRatingSeason.draft.version };
}

export const ratingScenarios: readonly Scenario[] = [
  {
    mutation: 'openRatingSeason',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      return { client: users.office, document: OPEN_SEASON, variables: { input: await seasonInput(users) } };
    },
  },
  {
    mutation: 'prepareRatingSeason',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: PREPARE_SEASON, variables: { input: await seasonInput(users) } }),
  },
  {
    mutation: 'changeRatingSeasonDraft',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { cutOffOn, cellDeadlineOn } = FREE_SEASON;
      return { client: users.office, document: CHANGE_DRAFT, variables: { input: { ...(await prepared(users)), cutOffOn, cellDeadlineOn, decisionDeadlineOn: '2025-01-15' } } };
    },
  },
  {
    mutation: 'discardRatingSeasonDraft',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: DISCARD_DRAFT, variables: { input: { ...(await prepared(users)), remark: 'Lập nhầm năm' } } }),
  },
  {
    mutation: 'openPreparedRatingSeason',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: OPEN_PREPARED, variables: { input: await prepared(users) } }),
  },
  {
    mutation: 'enterRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const sheet = await sheetOf(users.secretary);
      const { electorate } = sheet.organization;
      const notCarried = electorate.fullMembers - electorate.elsewhere;
      const entries = toRate(sheet).map((entryId, index) => ({ entryId, level: 'GOOD', ...votes(sheet, index === 0 ? notCarried : 0) }));
      const overrides = [{ rule: 'VOTE_NOT_CARRIED', reason: 'Biên bản họp số 11' }];
      return { client: users.secretary, document: ENTER, variables: { input: { sheetId: sheet.id, version: sheet.state.version, entries, overrides } } };
    },
  },
  {
    mutation: 'submitRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      return { client: users.secretary, document: SUBMIT, variables: { input: submission(await rated(users)) } };
    },
  },
  {
    mutation: 'withdrawRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, state } = await submitted(users);
      return { client: users.secretary, document: WITHDRAW, variables: { input: { sheetId: id, version: state.version, remark: 'Nhầm một dòng' } } };
    },
  },
  {
    mutation: 'returnRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, state } = await submitted(users);
      return { client: users.standing, document: RETURN, variables: { input: { sheetId: id, version: state.version, remark: 'Thiếu biên bản' } } };
    },
  },
  {
    mutation: 'decideRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const sheet = await submitted(users);
      const except = toRate(sheet).slice(1, EXCELLENT + 1).map((entryId) => ({ entryId, level: 'GOOD' }));
      const input = { sheetId: sheet.id, version: sheet.state.version, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', except };
      return { client: users.standing, document: DECIDE, variables: { input } };
    },
  },
  {
    mutation: 'decideRatingSeason',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const except = toRate(await submitted(users)).slice(1, EXCELLENT + 1).map((entryId) => ({ entryId, level: 'GOOD' }));
      const { id, progress } = await seasonOf(users, 2026);
      // Somebody on one of the sheets submitted was disciplined in the year.
      const overrides = [{ rule: 'RATING_RESTRICTED', reason: 'Đã xem xét' }];
      const input = { seasonId: id, version: progress.version, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', submittedOnly: true, except, overrides };
      return { client: users.standing, document: DECIDE_SEASON, variables: { input } };
    },
  },
  {
    mutation: 'decideRatingRows',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const sheet = await submitted(users);
      const [, first, second] = toRate(sheet);
      const { id } = await seasonOf(users, 2026);
      const rows = [first, second].map((entryId) => ({ entryId, version: 1, level: 'COMPLETED' }));
      return { client: users.standing, document: DECIDE_ROWS, variables: { input: { seasonId: id, rows, mode: 'PER_ROW', decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21' } } };
    },
  },
  {
    mutation: 'closeRatingSeason',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, progress } = await seasonOf(users, 2025);
      return { client: users.standing, document: CLOSE_SEASON, variables: { input: { seasonId: id, version: progress.version, decisionNumber: '13-QĐ/ĐU', closedOn: '2026-11-21' } } };
    },
  },
  {
    mutation: 'amendRatings',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, sheets } = await seasonOf(users, 2025);
      const row = sheets.flatMap(({ entries }) => entries).find(({ decidedLevel, decidedAbove }) => decidedLevel === 'COMPLETED' && !decidedAbove);
      if (!row) throw new Error('Somebody only completed the year.');
      const input = { seasonId: id, rows: [{ entryId: row.id, version: row.version, level: 'GOOD' }], decisionNumber: '14-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Bổ sung thành tích' };
      return { client: users.standing, document: AMEND, variables: { input } };
    },
  },
  {
    mutation: 'assessMyself',
    prepare: async ({ member }: DemoUsers): Promise<Attempt> => {
      const { ratingSeasons } = await member.ask<{ ratingSeasons: readonly Season[] }>(SEASONS);
      const row = ratingSeasons.find(({ year }) => year === 2026)?.sheets.flatMap(({ entries }) => entries)[0];
      return { client: member, document: ASSESS, variables: { input: { entryId: row?.id, score: 85, remark: 'Hoàn thành các nhiệm vụ' } } };
    },
  },
  {
    mutation: 'enterCollectiveOpinions',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const sheet = await submitted(users);
      const opinions = [{ entryId: toRate(sheet)[1], level: 'GOOD', body: 'Ban Thường vụ Đảng ủy', remark: 'Nhất trí' }];
      return { client: users.standing, document: COLLECTIVE, variables: { input: { sheetId: sheet.id, version: sheet.state.version, opinions } } };
    },
  },
  {
    mutation: 'recordRatingsFromAbove',
    // A change of what was entered writes most: the result, and the amendment that keeps what was before.
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, sheets } = await seasonOf(users, 2025);
      const row = sheets.flatMap(({ entries }) => entries).find(({ decidedLevel, decidedAbove }) => decidedAbove && decidedLevel === 'GOOD');
      if (!row) throw new Error('Somebody of the standing committee is good.');
      const rows = [{ entryId: row.id, version: row.version, level: 'EXCELLENT' }];
      return {
        client: users.office,
        document: FROM_ABOVE,
        variables: { input: { seasonId: id, rows, decidingBody: 'Ban Thường vụ Tỉnh ủy Sơn La', documentNumber: '15-TB/TU', decidedOn: '2026-11-21', reason: 'Xét lại' } },
      };
    },
  },
];
