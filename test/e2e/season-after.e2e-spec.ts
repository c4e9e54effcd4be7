import { newId } from '#kernel';
import { TestApi, USERS, type Client } from './api.js';
import { END_HELP, NA_SUONG, OPEN_HELP, RATED_OF_CELL } from './help-operations.js';
import { Inspector } from './inspector.js';
import { EXIT_DECISION, RECORD_EXIT } from './movement-operations.js';

interface Floor {
  readonly key: string;
  readonly decidedAbove: number;
  readonly ceiling: { readonly statement: string | null; readonly bases: readonly { readonly basis: string; readonly whole: number; readonly needed: number; readonly excellent: number | null; readonly poolCount: number }[] };
}

interface Season {
  readonly id: string;
  readonly year: number;
  readonly floors: readonly Floor[];
  readonly pools: readonly { readonly id: string; readonly subject: string; readonly roster: number; readonly floors: readonly Floor[] }[];
}

const FLOOR = 'floors { key decidedAbove ceiling { statement bases { basis whole needed excellent poolCount } } }';
const SEASONS = `query ($of: UUID!) { ratingSeasons(organizationId: $of) { id year ${FLOOR} pools { id subject roster ${FLOOR} } } }`;
const WARD = '{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }';

/** As if somebody had been rated so in a year. */
const ratedAs = (memberId: string, year: number, level: string): string =>
  `UPDATE rating_entry e SET decided_level = '${level}' FROM rating_sheet s WHERE s.id = e.sheet_id AND s.year = ${year} AND e.member_id = '${memberId}' AND e.decided_level IS NOT NULL`;

describe('around a season', () => {
  let api: TestApi;
  let inspector: Inspector;
  let standing: Client;
  let secretary: Client;
  let ward: string;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    [standing, secretary] = await Promise.all([api.login(USERS.standing), api.login(USERS.secretary)]);
    ward = (await standing.ask<{ organizations: { edges: { node: { id: string } }[] } }>(WARD)).organizations.edges[0]?.node.id ?? '';
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  const season = async (year: number, client = standing): Promise<Season> => {
    const found = (await client.ask<{ ratingSeasons: Season[] }>(SEASONS, { of: ward })).ratingSeasons.find((each) => each.year === year);
    if (!found) throw new Error(`The demo has a season of ${year}.`);
    return found;
  };

  it('stands the targets of the year beside the caps, of all pools and of each, and says what cannot be met', async () => {
    const { id, floors, pools } = await season(2026);
    expect(floors.map(({ key }) => key).sort()).toEqual(['base-organizations-rated-excellent', 'members-rated-excellent']);
    const organizations = floors.find(({ key }) => key === 'base-organizations-rated-excellent')?.ceiling;
    // 18 since one more was founded after the report: 4 are 20 % of them, and a sixth is 3.
    expect(pools.find(({ subject }) => subject === 'BASE_ORGANIZATIONS')?.roster).toBe(18);
    expect(organizations?.bases.find(({ basis }) => basis === 'ALL_GOOD')).toMatchObject({ whole: 18, needed: 4 });
    expect(organizations?.statement).toMatch(/^Không thể đạt trong giới hạn tỷ lệ xuất sắc, dù tất cả đều hoàn thành tốt trở lên: cần 4\/18 \(22,2%\), tối đa 3\/18 \(16,7%\)/);
    const members = floors.find(({ key }) => key === 'members-rated-excellent')?.ceiling;
    const ofMembers = pools.filter(({ subject }) => subject === 'MEMBERS');
    expect(members?.bases.map(({ basis, poolCount }) => [basis, poolCount])).toEqual(['DECIDED', 'PROPOSED', 'PLANNED', 'ALL_GOOD'].map((basis) => [basis, ofMembers.length]));
    expect(members?.bases.find(({ basis }) => basis === 'ALL_GOOD')?.whole).toBe(ofMembers.reduce((sum, { roster }) => sum + roster, 0));
    for (const { id: poolId, roster, floors: own } of ofMembers) {
      expect(roster).toBe(await inspector.value(`SELECT count(*)::int FROM rating_entry WHERE pool_id = $1`, [poolId]));
      expect(own.map(({ key, ceiling }) => [key, ceiling.bases.find(({ basis }) => basis === 'ALL_GOOD')?.whole])).toEqual([['members-rated-excellent', roster]]);
    }
    // Those on whom a body above decides are in no pool, and told beside them.
    const above = await inspector.value<number>(`SELECT count(*)::int FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = $1 AND e.decided_above AND e.excuse IS NULL AND e.member_id IS NOT NULL`, [id]);
    const toRate = await inspector.value<number>(`SELECT count(*)::int FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = $1 AND e.excuse IS NULL AND e.member_id IS NOT NULL`, [id]);
    expect(above).toBeGreaterThan(5);
    expect(Object.fromEntries(floors.map(({ key, decidedAbove }) => [key, decidedAbove]))).toEqual({ 'base-organizations-rated-excellent': 0, 'members-rated-excellent': above });
    expect((members?.bases.find(({ basis }) => basis === 'ALL_GOOD')?.whole ?? 0) + above).toBe(toRate);
    expect(new Set(pools.flatMap((pool) => pool.floors.map(({ decidedAbove }) => decidedAbove)))).toEqual(new Set([0]));
    // Whoever sees a part is shown nothing that would pass for the whole.
    expect((await season(2026, secretary)).floors).toEqual([]);
  });

  it('one failing year opens help in the cell, two open a removal for the deciding body too; a result or the exit ends that', async () => {
    const [one, two] = await inspector.rows<{ id: string; personId: string }>(RATED_OF_CELL, [NA_SUONG, 2025]);
    if (!one || !two) throw new Error('The cell has rated members.');
    for (const { id } of [one, two]) await inspector.run([ratedAs(id, 2024, 'GOOD'), ratedAs(id, 2025, 'NOT_COMPLETED')]);
    const codes = async (client: Client, personId: string): Promise<string[]> => {
      const { notices } = await client.ask<{ notices: { code: string; person: { id: string } | null }[] }>('{ notices { code person { id } } }');
      return notices.filter(({ person }) => person?.id === personId).map(({ code }) => code);
    };
    expect([await codes(secretary, one.personId), await codes(standing, one.personId), await codes(await api.login('thuongvu.van-son'), one.personId)]).toEqual([['HELP_DUE'], [], []]);

    const input = { memberId: one.id, year: 2025, helpers: 'Đồng chí bí thư giúp đỡ', startedOn: '2025-11-22', through: '2026-12-01' };
    const office = await api.login(USERS.office);
    expect((await office.refusal(OPEN_HELP, { input })).extensions.code).toBe('FORBIDDEN');
    expect((await standing.refusal(OPEN_HELP, { input })).extensions.code).toBe('NOT_FOUND');
    expect((await (await api.login(USERS.otherSecretary)).refusal(OPEN_HELP, { input })).extensions.code).toBe('NOT_FOUND');
    expect((await secretary.refusal(OPEN_HELP, { input: { ...input, year: 2024 } })).extensions.code).toMatch(/^(NOT_FOUND|HELP_NOT_FAILING)$/);
    expect((await secretary.refusal(OPEN_HELP, { input: { ...input, startedOn: '2025-01-01' } })).extensions.code).toBe('HELP_BEFORE_CUT_OFF');
    const { openMemberHelp } = await secretary.ask<{ openMemberHelp: { help: { id: string; version: number } } }>(OPEN_HELP, { input });
    const { id: helpId, version } = openMemberHelp.help;
    expect((await secretary.refusal(OPEN_HELP, { input })).extensions.code).toBe('HELP_EXISTS');
    expect(await codes(secretary, one.personId)).toEqual(['HELP_ENDING']);
    const { worklist } = await secretary.ask<{ worklist: { id: string; dueOn: string }[] }>('{ worklist { id dueOn } }');
    expect(worklist).toContainEqual({ id: helpId, dueOn: '2026-12-01' });
    const seen = `query ($id: UUID!) { member(id: $id) { helps { id result log { action votesFor } } } }`;
    expect((await standing.ask<{ member: { helps: { id: string }[] } }>(seen, { id: one.id })).member.helps).toMatchObject([{ id: helpId, result: null }]);

    const electorate = await secretary.ask<{ member: { organization: { electorate: { fullMembers: number; elsewhere: number } } } }>('query ($id: UUID!) { member(id: $id) { organization { electorate { fullMembers elsewhere } } } }', { id: one.id });
    const base = electorate.member.organization.electorate.fullMembers - electorate.member.organization.electorate.elsewhere;
    const end = (votesFor: number, more: object = {}) => ({ input: { helpId, version, result: 'PROGRESS', decidedOn: '2026-11-21', votes: { votesFor, votesAgainst: base - votesFor, votesAbsent: 0 }, ...more } });
    expect((await secretary.refusal(END_HELP, end(base, { version: version + 1 }))).extensions.code).toBe('VERSION_STALE');
    const notCarried = await secretary.refusal(END_HELP, end(Math.ceil((base * 2) / 3) - 1));
    expect(notCarried.extensions.warnings?.map(({ code }) => code)).toEqual(['VOTE_NOT_CARRIED']);
    // The cell had other members then, so that the votes do not fit either.
    const early = await secretary.refusal(END_HELP, end(base, { decidedOn: '2025-11-21' }));
    expect(early.extensions.refusals?.map(({ code }) => code) ?? [early.extensions.code]).toContain('HELP_ENDED_BEFORE_BEGIN');
    await secretary.ask(END_HELP, end(Math.ceil((base * 2) / 3)));
    expect((await secretary.refusal(END_HELP, end(base, { version: version + 1 }))).extensions.code).toBe('STAGE_WRONG');
    expect(await codes(secretary, one.personId)).toEqual([]);

    // The second one failed the year before too.
    await inspector.run([ratedAs(two.id, 2024, 'NOT_COMPLETED')]);
    expect(new Set(await codes(secretary, two.personId))).toEqual(new Set(['HELP_DUE', 'REMOVAL_DUE']));
    expect(await codes(standing, two.personId)).toEqual(['REMOVAL_DUE']);
    const member = async (id: string): Promise<{ version: number }> => (await office.ask<{ member: { version: number } }>('query ($id: UUID!) { member(id: $id) { version } }', { id })).member;
    const exit = async (id: string, more: object) => ({
      input: { ...EXIT_DECISION, memberId: id, version: (await member(id)).version, kind: 'REMOVED_FROM_ROLL', ground: 'CONDUCT', grounds: 'Hai năm liền', effectiveOn: '2026-11-21', votes: { votesFor: base, votesAgainst: 0, votesAbsent: 0 }, ...more },
    });
    // They stand on the sheet of this year too, which is not decided.
    const warned = async (id: string, more: object): Promise<string[]> => {
      const { extensions } = await office.refusal(RECORD_EXIT, await exit(id, more));
      return (extensions.warnings ?? []).filter(({ code }) => code !== 'RATING_OPEN').map(({ code }) => code);
    };
    expect(await warned(one.id, {})).toEqual(['FAILING_YEARS_NOT_ON_RECORD']);
    expect(await warned(one.id, { ground: 'NO_PROGRESS' })).toEqual(['HELP_NOT_ON_RECORD']);
    expect(await warned(two.id, { failingYears: [2023, 2025] })).toEqual(['FAILING_YEARS_NOT_ON_RECORD']);
    expect((await office.refusal(RECORD_EXIT, await exit(two.id, { ground: 'NO_ACTIVITY', failingYears: [2025] }))).extensions.code).toBe('EXIT_DETAIL_POINTLESS');
    await office.ask(RECORD_EXIT, await exit(two.id, { overrides: [{ rule: 'RATING_OPEN', reason: 'Đợt năm 2026 xét sau' }] }));
    expect(await inspector.value(`SELECT failing_years FROM member_exit WHERE member_id = $1`, [two.id])).toEqual([2024, 2025]);
    expect([await codes(secretary, two.personId), await codes(standing, two.personId)]).toEqual([[], []]);
  });

  it('counts what was decided with the rows behind every number, beside the year before', async () => {
    interface Entry {
      readonly id: string;
      readonly member: { readonly id: string } | null;
      readonly decidedLevel: string;
      readonly before: string | null;
      readonly change: string | null;
    }
    interface Count {
      readonly organization: { readonly id: string } | null;
      readonly subject: string;
      readonly level: string;
      readonly count: number;
      readonly before: number;
      readonly entries: { readonly edges: readonly { readonly node: Entry }[] };
    }
    const asked = 'query ($id: UUID!) { ratingSeason(id: $id) { distribution { organization { id } subject level count before entries(first: 100) { edges { node { id member { id } decidedLevel before change } } } } } }';
    const of = async (client: Client, id: string): Promise<Count[]> => (await client.ask<{ ratingSeason: { distribution: Count[] } }>(asked, { id })).ratingSeason.distribution;
    const { id } = await season(2025);
    const counts = await of(standing, id);
    const [decided] = await inspector.rows<{ all: number }>(`SELECT count(*)::int AS all FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = $1 AND e.decided_level IS NOT NULL`, [id]);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(decided?.all);
    for (const { count, level, entries } of counts) expect([entries.edges.length, new Set(entries.edges.map(({ node }) => node.decidedLevel))]).toEqual([count, new Set(count === 0 ? [] : [level])]);
    // Page by page each row is told once.
    const most = [...counts].sort((one, other) => other.count - one.count)[0];
    type Paged = { readonly ratingSeason: { readonly distribution: readonly { readonly organization: { readonly id: string }; readonly subject: string; readonly level: string; readonly entries: { readonly edges: readonly { readonly node: { readonly id: string }; readonly cursor: string }[]; readonly pageInfo: { readonly hasNextPage: boolean } } }[] } };
    const paged = 'query ($id: UUID!, $after: String) { ratingSeason(id: $id) { distribution { organization { id } subject level entries(first: 7, after: $after) { edges { node { id } cursor } pageInfo { hasNextPage } } } } }';
    const { data } = await standing.send<Paged>(paged, { id });
    const page = data?.ratingSeason.distribution.find((each) => each.organization.id === most?.organization?.id && each.subject === most.subject && each.level === most.level)?.entries;
    expect([page?.edges.map(({ node }) => node.id), page?.pageInfo.hasNextPage]).toEqual([most?.entries.edges.slice(0, 7).map(({ node }) => node.id), true]);
    // A secretary's are those of the own cell; a member's row would pass for the cell.
    const own = await of(secretary, id);
    expect(new Set(own.map(({ organization }) => organization?.id)).size).toBe(1);
    expect(own.every(({ count, subject, level, organization }) => counts.some((each) => each.organization?.id === organization?.id && each.subject === subject && each.level === level && each.count === count))).toBe(true);
    expect(await of(await api.login(USERS.member), id)).toEqual([]);
    const [, , three] = await inspector.rows<{ id: string }>(RATED_OF_CELL, [NA_SUONG, 2025]);
    if (!three) throw new Error('The cell has rated members.');
    await inspector.run([ratedAs(three.id, 2024, 'GOOD'), ratedAs(three.id, 2025, 'EXCELLENT')]);
    const row = (await of(standing, id)).flatMap(({ entries }) => entries.edges.map(({ node }) => node)).find(({ member }) => member?.id === three.id);
    expect(row).toMatchObject({ decidedLevel: 'EXCELLENT', before: 'GOOD', change: 'UP' });
  });

  it('prints a sheet for whoever reads it as a whole, with whatever was entered as text', async () => {
    const [sheet] = await inspector.rows<{ id: string; entry: string; name: string }>(
      `SELECT s.id, e.id AS entry, p.full_name AS name FROM rating_sheet s JOIN organization_period o ON o.organization_id = s.organization_id AND o.valid_through IS NULL
         JOIN rating_entry e ON e.sheet_id = s.id JOIN member m ON m.id = e.member_id JOIN person p ON p.id = m.person_id
       WHERE o.name = $1 AND s.year = 2025 ORDER BY p.given_name, p.family_name LIMIT 1`,
      [NA_SUONG],
    );
    if (!sheet) throw new Error('The cell has a sheet of 2025.');
    await inspector.run([`INSERT INTO rating_opinion (id, entry_id, rater, remark) VALUES ('${newId()}', '${sheet.entry}', 'UNION', '<script>alert(1)</script>')`]);
    const asked = 'query ($id: UUID!) { ratingSheet(id: $id) { printed { html } } }';
    const page = async (client: Client): Promise<string | undefined> => (await client.ask<{ ratingSheet: { printed: { html: string } | null } }>(asked, { id: sheet.id })).ratingSheet.printed?.html;
    const html = await page(secretary);
    expect(html).toContain(`<td>1</td><td>${sheet.name}</td>`);
    expect(html).toContain('xếp loại chất lượng năm 2025');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
    expect(await page(standing)).toBe(html);
    // A member who stands on it reads the own row and no page of all.
    const { data } = await (await api.login(USERS.member)).send(asked, { id: sheet.id });
    expect(JSON.stringify(data ?? null)).not.toContain('html');
    expect((await (await api.login(USERS.otherSecretary)).refusal(asked, { id: sheet.id })).extensions.code).toBe('NOT_FOUND');
  });
});
