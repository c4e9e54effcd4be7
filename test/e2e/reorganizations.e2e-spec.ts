import type pg from 'pg';
import { connect } from '../setup/client.js';
import { TestApi, USERS, type ApiError, type Client } from './api.js';
import { MEETING, RECORD_MEETING } from './fact-operations.js';
import { APPOINT, ASSIGN, CHANGE_KIND, DECIDED, DISSOLVE, ELECT, END_POST, FOUND, membersOf, MERGE, MOVE, named, RENAME, reorganize, SEATS, SPLIT, UNDO, UNFOLLOW, type Named } from './reorganization-operations.js';

const NA_SUONG = 'Chi bộ bản Nà Sương';
const DOI_THONG = 'Chi bộ tổ dân phố Đồi Thông';
const WARD = 'Đảng bộ phường Mộc Châu';
/** All that an operation may touch, without what only counts changes or follows from the tree. */
const KEPT = `
  SELECT (to_jsonb(o) - 'path' - 'version')::text FROM organization o UNION ALL SELECT p::text FROM organization_period p UNION ALL SELECT l::text FROM organization_lineage l
  UNION ALL SELECT m::text FROM membership m UNION ALL SELECT c::text FROM committee c UNION ALL SELECT p::text FROM post p ORDER BY 1`;
const PATHS = 'SELECT id, path::text FROM organization ORDER BY id';
const TREE = `query ($asOf: PlainDate!) { organizations(asOf: $asOf, first: 100) { totalCount edges { node { id name kind sector memberCount parent { name } posts { kind person { id } } committees { kind } } } } }`;
const PREVIEW = `
  query ($merge: MergeOrganizationsInput, $dissolve: DissolveOrganizationInput) { reorganizationPreview(merge: $merge, dissolve: $dissolve) {
    refusals { code message path } warnings { code } founded { name members parentName } changed { name } ended { name members organization { id } }
    moves { kind toName member { id } from { name } } homeless { member { id } } posts { kind toName person { id } from { name } }
    committees openSheets openAdmissions openCases } }`;

interface Preview {
  readonly refusals: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly founded: readonly object[];
  readonly ended: readonly object[];
  readonly moves: readonly { readonly toName: string | null; readonly member: { readonly id: string } }[];
  readonly homeless: readonly object[];
  readonly posts: readonly { readonly kind: string; readonly toName: string | null }[];
  readonly committees: number;
  readonly openSheets: number;
  readonly openAdmissions: number;
  readonly openCases: number | null;
}

let api: TestApi;
let owner: pg.Client;
let users: Readonly<Record<keyof typeof USERS, Client>>;
let ward: Named;
let naSuong: Named;
let doiThong: Named;

const codes = ({ extensions }: ApiError): string[] => extensions.refusals?.map(({ code }) => code) ?? [extensions.code];
const refused = async (client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<string[]> => codes(await client.refusal(document, { input: { ...DECIDED, ...input } }));
const rows = async (text: string): Promise<unknown[]> => (await owner.query({ text, rowMode: 'array' })).rows;
const changed = ({ id, version }: Named) => ({ organizationId: id, version });
const override = (...rules: string[]) => ({ overrides: rules.map((rule) => ({ rule, reason: 'Theo văn bản của cấp trên' })) });
const newCell = (name: string, memberIds: readonly string[]) => ({ name, kind: 'CELL', sector: 'ENTERPRISE', memberIds, cellIds: [] });

beforeAll(async () => {
  api = await TestApi.start();
  owner = await connect(api.database.ownerUrl);
  users = Object.fromEntries(await Promise.all(Object.entries(USERS).map(async ([who, name]) => [who, await api.login(name)] as const))) as typeof users;
  [ward, naSuong, doiThong] = await Promise.all([named(users.office, WARD), named(users.office, NA_SUONG), named(users.office, DOI_THONG)]);
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

describe('who reorganises', () => {
  it('the office and the standing committee, what stands below their own organisation', async () => {
    const rename = { ...changed(naSuong), name: 'Chi bộ bản Nà Sương mới' };
    for (const client of [users.secretary, users.member]) expect(await refused(client, RENAME, rename)).toEqual(['FORBIDDEN']);
    expect(await refused(users.vanSonStanding, RENAME, rename)).toEqual(['NOT_FOUND']);
    expect(await refused(users.office, RENAME, { ...changed(ward), name: 'Đảng bộ phường khác' })).toEqual(['REORGANIZED_FROM_ABOVE']);
    expect(await refused(users.office, MOVE, { ...changed(naSuong), parentId: ward.parent?.id })).toEqual(['NOT_FOUND']);
    expect(await refused(users.standing, RENAME, { ...changed(naSuong), version: 7, name: 'Chi bộ khác' })).toEqual(['VERSION_STALE']);
  });

  it('by raw SQL nobody changes the tree outside an operation, whatever the right', async () => {
    const app = await connect(api.database.appUrl);
    try {
      await app.query('BEGIN');
      const [[path]] = (await rows(`SELECT path::text FROM organization WHERE id = '${ward.id}'`)) as [[string]];
      for (const right of ['organization_read', 'member_read', 'organization_reorganize']) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${path}"}`]);
      expect((await app.query('SELECT FROM organization_period')).rowCount).toBeGreaterThan(40);
      for (const table of ['organization_period', 'membership', 'committee', 'post']) expect((await app.query(`UPDATE ${table} SET valid_through = current_date`)).rowCount).toBe(0);
      expect((await app.query('UPDATE organization SET ended_on = current_date')).rowCount).toBe(0);
      await expect(app.query('INSERT INTO organization (id, founded_on) VALUES (gen_random_uuid(), current_date)')).rejects.toMatchObject({ code: '42501' });
      await app.query('ROLLBACK');
    } finally {
      await app.end();
    }
  });
});

describe('who follows a cell', () => {
  const FOLLOWERS = 'query ($id: UUID!, $asOf: PlainDate) { organization(id: $id, asOf: $asOf) { followers { id fullName person { id } validFrom validThrough version } } }';
  const { effectiveOn: validFrom, ...decision } = DECIDED;
  const followers = async (client: Client, asOf?: string) =>
    (await client.ask<{ organization: { followers: { id: string; fullName: string; person: object | null; validThrough: string | null; version: number }[] } }>(FOLLOWERS, { id: naSuong.id, asOf })).organization.followers;
  let seat: { id: string; personId: string };
  const assigning = (change: object = {}) => ({ input: { ...decision, postId: seat.id, organizationId: naSuong.id, validFrom, ...change } });

  beforeAll(async () => {
    const own = (await owner.query<{ personId: string }>(`SELECT m.person_id AS "personId" FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1`, [naSuong.id])).rows.map(({ personId }) => personId);
    const found = (await owner.query<typeof seat>(SEATS, [ward.id])).rows.find(({ personId }) => !own.includes(personId));
    if (!found) throw new Error('The ward has a committee.');
    seat = found;
  });

  afterAll(() => owner.query('DELETE FROM cell_following'));

  it('is said by the standing committee or the office: a member of the committee above, in the term', async () => {
    for (const client of [users.secretary, users.member]) expect(codes(await client.refusal(ASSIGN, assigning()))).toEqual(['FORBIDDEN']);
    expect(codes(await users.vanSonStanding.refusal(ASSIGN, assigning()))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const secretaryOf = naSuong.posts.find(({ kind }) => kind === 'SECRETARY');
    expect(codes(await users.standing.refusal(ASSIGN, assigning({ postId: secretaryOf?.id })))).toEqual(['FOLLOWER_NOT_OF_COMMITTEE', 'FOLLOWED_NOT_BELOW']);
    expect(codes(await users.standing.refusal(ASSIGN, assigning({ validFrom: '2025-06-30' })))).toContain('FOLLOWER_OUT_OF_TERM');
    expect(await users.standing.ask(ASSIGN, assigning({ validateOnly: true }))).toEqual({ assignFollower: { organization: null } });
    await users.standing.ask(ASSIGN, assigning());
    expect(codes(await users.office.refusal(ASSIGN, assigning({ validFrom: '2026-12-01' })))).toEqual(['FOLLOWED_ALREADY']);
  });

  it('is told to the cell by name and to the follower, as of the day, and ends with the seat', async () => {
    const [told] = await followers(users.secretary);
    expect(told).toMatchObject({ fullName: expect.stringMatching(/\S/) as string, person: null, validThrough: null, version: 1 });
    expect(await followers(users.standing)).toMatchObject([{ id: told?.id, person: { id: seat.personId } }]);
    expect(await followers(users.secretary, '2026-11-20')).toEqual([]);
    const { member } = await users.standing.ask<{ member: { person: { followedCells: object[] } } }>(
      'query ($id: UUID!) { member(id: $id) { person { followedCells { id organization { id } } } } }',
      { id: (await owner.query<{ id: string }>('SELECT id FROM member WHERE person_id = $1', [seat.personId])).rows[0]?.id },
    );
    expect(member.person.followedCells).toEqual([{ id: told?.id, organization: { id: naSuong.id } }]);
    await owner.query(`UPDATE post SET valid_through = '2026-11-25' WHERE id = $1`, [seat.id]);
    expect(await followers(users.secretary)).toMatchObject([{ validThrough: '2026-11-25' }]);
    expect(await followers(users.secretary, '2026-11-26')).toEqual([]);
    await owner.query(`UPDATE post SET valid_through = NULL WHERE id = $1`, [seat.id]);
  });

  it('ends on a day', async () => {
    const [told] = await followers(users.standing);
    const ending = (change: object = {}) => ({ input: { followingId: told?.id, version: told?.version, lastDay: validFrom, ...change } });
    expect(codes(await users.vanSonStanding.refusal(UNFOLLOW, ending()))).toEqual(['NOT_FOUND']);
    expect(codes(await users.standing.refusal(UNFOLLOW, ending({ version: 7 })))).toEqual(['VERSION_STALE']);
    expect(codes(await users.standing.refusal(UNFOLLOW, ending({ lastDay: '2026-11-20' })))).toEqual(['LAST_DAY_BEFORE_FIRST']);
    await users.standing.ask(UNFOLLOW, ending());
    expect(codes(await users.standing.refusal(UNFOLLOW, ending({ version: 2, lastDay: '2026-11-30' })))).toEqual(['FOLLOWING_ENDED']);
    expect([await followers(users.secretary, '2026-11-22'), (await followers(users.secretary)).length]).toEqual([[], 1]);
  });
});

describe('each operation takes effect on its day, leaves the day before as it was, and is undone as one', () => {
  const day = '2026-11-20';

  async function thereAndBack(document: string, input: Readonly<Record<string, unknown>>, then: () => Promise<void>): Promise<void> {
    const [before, paths] = [await rows(KEPT), await rows(PATHS)];
    const told = await users.standing.ask(TREE, { asOf: day });
    const tried = await users.office.ask<Record<string, { reorganization: unknown }>>(document, { input: { ...DECIDED, ...input, validateOnly: true } });
    expect(Object.values(tried)).toEqual([{ reorganization: null }]);
    expect(await rows(KEPT)).toEqual(before);
    const done = await reorganize(users.office, document, input);
    expect(done).toMatchObject({ effectiveOn: '2026-11-21', version: 1, undoneAt: null, log: [{ action: done.kind, body: DECIDED.decidedBy }] });
    expect(await rows(KEPT)).not.toEqual(before);
    expect(await users.standing.ask(TREE, { asOf: day })).toEqual(told);
    await then();
    const undo = { id: done.id, version: done.version, reason: 'Ghi nhầm quyết định' };
    expect(codes(await users.office.refusal(UNDO, { input: { ...undo, version: 2 } }))).toEqual(['VERSION_STALE']);
    expect(codes(await users.vanSonStanding.refusal(UNDO, { input: undo }))).toEqual(['NOT_FOUND']);
    const { undoReorganization } = await users.office.ask<{ undoReorganization: { reorganization: { undoReason: string; version: number; log: object[] } } }>(UNDO, { input: undo });
    expect(undoReorganization.reorganization).toMatchObject({ undoReason: undo.reason, version: 2, log: [{}, { action: 'UNDO', remark: undo.reason }] });
    expect(await rows(KEPT)).toEqual(before);
    expect(await rows(PATHS)).toEqual(paths);
    expect(codes(await users.office.refusal(UNDO, { input: { ...undo, version: 2 } }))).toEqual(['STAGE_WRONG']);
  }

  const fresh = async (name: string): Promise<{ organizationId: string; version: number }> => changed(await named(users.office, name));

  it('founding', async () => {
    const memberIds = (await membersOf(users.office, naSuong.id)).slice(0, 4);
    await thereAndBack(FOUND, { parentId: ward.id, founded: newCell('Chi bộ Công ty Chè Nà Sương', memberIds) }, async () => {
      const founded = await named(users.office, 'Chi bộ Công ty Chè Nà Sương');
      expect(founded.parent?.name).toBe(WARD);
      expect((await membersOf(users.office, founded.id)).sort()).toEqual([...memberIds].sort());
      expect(await membersOf(users.office, naSuong.id)).toHaveLength(20);
    });
  });

  it('renaming', async () => {
    await thereAndBack(RENAME, { ...(await fresh(NA_SUONG)), name: 'Chi bộ bản Nà Sương 1' }, async () => {
      expect((await named(users.secretary, 'Chi bộ bản Nà Sương 1')).id).toBe(naSuong.id);
    });
  });

  it('moving', async () => {
    const { organizations } = await users.office.ask<{ organizations: { edges: { node: { id: string; name: string } }[] } }>('{ organizations(filter: { kinds: [BASE_COMMITTEE] }) { edges { node { id name } } } }');
    const base = organizations.edges[0]?.node;
    await thereAndBack(MOVE, { ...(await fresh(NA_SUONG)), parentId: base?.id }, async () => {
      expect((await named(users.office, NA_SUONG)).parent?.name).toBe(base?.name);
    });
  });

  it('changing the kind', async () => {
    const members = await membersOf(users.office, naSuong.id);
    const cells = [newCell('Chi bộ Nà Sương trên', members.slice(0, 12)), newCell('Chi bộ Nà Sương dưới', members.slice(12))];
    await thereAndBack(CHANGE_KIND, { ...(await fresh(NA_SUONG)), kind: 'SUBORDINATE_COMMITTEE', cells }, async () => {
      expect((await named(users.office, NA_SUONG)).kind).toBe('SUBORDINATE_COMMITTEE');
      expect((await named(users.office, 'Chi bộ Nà Sương dưới')).parent?.name).toBe(NA_SUONG);
    });
  });

  it('merging, after which the secretaries of the old cells are none, and their heads of the village go on', async () => {
    const input = {
      organizations: [{ id: naSuong.id, version: (await fresh(NA_SUONG)).version }, { id: doiThong.id, version: (await fresh(DOI_THONG)).version }],
      founded: { parentId: ward.id, name: 'Chi bộ Nà Sương - Đồi Thông', kind: 'CELL', sector: 'VILLAGE' },
      ...override('WORK_OPEN'),
    };
    const members = (await Promise.all([naSuong, doiThong].map(({ id }) => membersOf(users.office, id)))).flat();
    const { reorganizationPreview: preview } = await users.office.ask<{ reorganizationPreview: Preview }>(PREVIEW, { merge: { ...DECIDED, ...input } });
    expect(preview).toMatchObject({ refusals: [], warnings: [{ code: 'WORK_OPEN' }], founded: [{ name: 'Chi bộ Nà Sương - Đồi Thông', members: members.length, parentName: WARD }], homeless: [], openCases: null });
    expect(new Set(preview.moves.map(({ member }) => member.id))).toEqual(new Set(members));
    expect(preview.posts.filter(({ kind, toName }) => (kind === 'SECRETARY') !== (toName === null) && ['SECRETARY', 'FRONT_HEAD', 'VILLAGE_HEAD'].includes(kind))).toEqual([]);
    expect(preview.committees).toBeGreaterThan(0);
    expect(preview.openSheets + preview.openAdmissions).toBeGreaterThan(0);
    expect(await refused(users.office, MERGE, { ...input, overrides: [] })).toEqual(['WARNINGS_OPEN']);
    await thereAndBack(MERGE, input, async () => {
      const merged = await named(users.office, 'Chi bộ Nà Sương - Đồi Thông');
      expect((await membersOf(users.office, merged.id)).sort()).toEqual([...members].sort());
      expect(new Set(merged.posts.map(({ kind }) => kind))).toEqual(new Set(['VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD']));
      const { me } = await users.secretary.ask<{ me: { roles: string[] } }>('{ me { roles } }');
      expect(me.roles).toEqual(['MEMBER']);
      const { organization } = await users.office.ask<{ organization: { lineage: object[] } }>('query ($id: UUID!) { organization(id: $id) { lineage { kind predecessor { name } } } }', { id: merged.id });
      expect(organization.lineage).toEqual(expect.arrayContaining([{ kind: 'MERGED_INTO', predecessor: { name: NA_SUONG } }, { kind: 'MERGED_INTO', predecessor: { name: DOI_THONG } }]));
    });
  });

  it('splitting', async () => {
    const memberIds = (await membersOf(users.office, naSuong.id)).slice(0, 10);
    await thereAndBack(SPLIT, { ...(await fresh(NA_SUONG)), end: false, parts: [newCell('Chi bộ Nà Sương 2', memberIds)] }, async () => {
      expect(await membersOf(users.office, naSuong.id)).toHaveLength(14);
    });
  });

  it('dissolving, refused until everybody has a home', async () => {
    const input = { ...(await fresh(NA_SUONG)), ...override('WORK_OPEN') };
    const { reorganizationPreview: preview } = await users.office.ask<{ reorganizationPreview: Preview }>(PREVIEW, { dissolve: { ...DECIDED, ...input } });
    expect(preview.refusals.map(({ code }) => code)).toEqual(['MEMBERS_WITHOUT_HOME']);
    expect(preview.refusals[0]?.message).toBe('24 đảng viên chưa có nơi sinh hoạt mới: nêu rõ họ về đâu.');
    expect(preview.homeless).toHaveLength(24);
    expect(await refused(users.office, DISSOLVE, input)).toEqual(['MEMBERS_WITHOUT_HOME']);
    await thereAndBack(DISSOLVE, { ...input, membersToId: doiThong.id }, async () => {
      expect((await membersOf(users.office, doiThong.id)).length).toBeGreaterThan(24);
    });
  });
});

describe('an operation on which something stands', () => {
  it('cannot be dated before what is on record already', async () => {
    await users.secretary.ask(RECORD_MEETING, { input: { organizationId: naSuong.id, ...MEETING } });
    const input = { ...changed(await named(users.office, NA_SUONG)), membersToId: doiThong.id, effectiveOn: '2026-11-20', ...override('WORK_OPEN') };
    expect(await refused(users.office, DISSOLVE, input)).toEqual(['LATER_RECORDS']);
  });

  it('is not undone, and says what it is', async () => {
    const memberIds = (await membersOf(users.office, naSuong.id)).slice(0, 4);
    const done = await reorganize(users.standing, FOUND, { parentId: ward.id, founded: newCell('Chi bộ Hợp tác xã Nà Sương', memberIds), effectiveOn: '2026-11-02', ...override('EFFECTIVE_BEFORE_DECISION') });
    const cell = await named(users.office, 'Chi bộ Hợp tác xã Nà Sương');
    await reorganize(users.office, RENAME, { ...changed(cell), name: 'Chi bộ Hợp tác xã Nà Sương xanh' });
    const error = await users.office.refusal(UNDO, { input: { id: done.id, version: 1, reason: 'Ghi nhầm' } });
    expect(codes(error)).toEqual(['RECORDS_STAND_ON_IT']);
    expect(error.message).toContain('thay đổi về tên, loại hình, trực thuộc');
    expect(codes(await users.office.refusal(RENAME, { input: { ...DECIDED, ...changed(await named(users.office, 'Chi bộ Hợp tác xã Nà Sương xanh')), name: 'Chi bộ khác' } }))).toEqual(['LATER_CHANGE']);
    const { reorganizations } = await users.standing.ask<{ reorganizations: { kind: string; undoneAt: string | null }[] }>('query ($id: UUID) { reorganizations(organizationId: $id) { kind undoneAt } }', { id: ward.id });
    expect(reorganizations.filter(({ undoneAt }) => undoneAt === null).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['RENAME', 'FOUND']));
    expect(await users.secretary.ask('{ reorganizations { id } }')).toEqual({ reorganizations: [] });
  });
});

it('one operation is previewed at a time, and a merger has one place to go', async () => {
  expect(codes(await users.office.refusal(PREVIEW, {}))).toEqual(['PREVIEW_OF_ONE']);
  const merge = { ...DECIDED, organizations: [{ id: naSuong.id, version: 1 }] };
  expect(codes(await users.office.refusal(PREVIEW, { merge }))).toEqual(['MERGE_TARGET_AMBIGUOUS']);
  expect(codes(await users.office.refusal(PREVIEW, { merge: { ...merge, intoId: doiThong.id, founded: { parentId: ward.id, name: 'Chi bộ', kind: 'CELL' } } }))).toEqual(['MERGE_TARGET_AMBIGUOUS']);
  expect(codes(await users.secretary.refusal(PREVIEW, { merge }))).toEqual(['FORBIDDEN']);
});

describe('posts with terms', () => {
  const { effectiveOn: validFrom, ...decision } = DECIDED;
  const people = async (id: string): Promise<string[]> => {
    const { members } = await users.office.ask<{ members: { edges: { node: { person: { id: string } } }[] } }>(
      'query ($id: UUID!) { members(filter: { organizationId: $id, statuses: [FULL] }, first: 50) { edges { node { person { id } } } } }',
      { id },
    );
    return members.edges.map(({ node }) => node.person.id);
  };
  const staff = async (client: Client, document: string, input: object): Promise<string[]> => codes(await client.refusal(document, { input: { ...decision, ...input } }));
  const own = async (client: Client): Promise<string> => (await client.ask<{ me: { person: { id: string } } }>('{ me { person { id } } }')).me.person.id;

  it('a cell elects its committee for a term: the one before ends the day before, and so do its posts', async () => {
    const elected = (await people(doiThong.id)).slice(0, 3);
    const input = { organizationId: doiThong.id, kind: 'CELL', termName: 'Nhiệm kỳ 2026-2031', validFrom, validThrough: '2027-03-31', memberPersonIds: elected, headId: elected[0], deputyIds: [elected[1]] };
    for (const client of [users.secretary, users.otherSecretary]) expect(await staff(client, ELECT, input)).toEqual(['FORBIDDEN']);
    expect(await staff(users.vanSonStanding, ELECT, input)).toEqual(['NOT_FOUND']);
    expect(await staff(users.office, ELECT, { ...input, organizationId: ward.id, kind: 'EXECUTIVE' })).toEqual(['POST_FROM_ABOVE']);
    expect(await staff(users.office, ELECT, { ...input, headId: (await people(doiThong.id))[5] })).toEqual(['HEAD_NOT_ELECTED']);
    expect(await staff(users.office, ELECT, { ...input, memberPersonIds: elected.slice(0, 2), deputyIds: [] })).toEqual(['WARNINGS_OPEN']);
    const answer = await users.office.ask<{ electCommittee: { organization: { posts: { kind: string; person: { id: string } }[]; committees: object[] } } }>(ELECT, { input: { ...decision, ...input } });
    const { posts, committees } = answer.electCommittee.organization;
    expect(committees).toEqual([expect.objectContaining({ kind: 'CELL', termName: 'Nhiệm kỳ 2026-2031', validThrough: '2027-03-31' })]);
    expect(posts.filter(({ kind }) => kind === 'SECRETARY').map(({ person }) => person.id)).toEqual([elected[0]]);
    expect(posts.filter(({ kind }) => kind === 'COMMITTEE_MEMBER')).toHaveLength(3);
    expect(await staff(users.office, ELECT, { ...input, termName: 'Lại' })).toEqual(expect.arrayContaining(['COMMITTEE_LATER']));
    const { termsEnding } = await users.office.ask<{ termsEnding: { committeeKind: string | null; postKind: string | null; validThrough: string; organization: { name: string } }[] }>(
      'query ($before: PlainDate) { termsEnding(before: $before) { committeeKind postKind validThrough organization { name } person { id } } }',
      { before: '2027-03-31' },
    );
    expect(termsEnding.filter(({ organization }) => organization.name === DOI_THONG).map(({ committeeKind, postKind }) => committeeKind ?? postKind).sort()).toEqual(['CELL', 'DEPUTY_SECRETARY', 'SECRETARY']);
    // The secretary of before is none any more.
    expect((await users.otherSecretary.ask<{ me: { roles: string[] } }>('{ me { roles } }')).me.roles).toEqual([expect.stringMatching(/^(MEMBER)$/)]);
  });

  it('civil servants are appointed in the own organisation, secretaries are not, and nobody appoints themselves', async () => {
    const [person] = await people(naSuong.id);
    const input = { organizationId: ward.id, personId: person, kind: 'CIVIL_SERVANT', validFrom };
    expect(await staff(users.office, APPOINT, { ...input, kind: 'PARTY_OFFICE_OFFICER' })).toEqual(['POST_FROM_ABOVE']);
    expect(await staff(users.office, APPOINT, { ...input, kind: 'INSPECTION_CHAIR' })).toEqual(['POST_KIND_OF_COMMITTEE', 'POST_FROM_ABOVE']);
    expect(await staff(users.office, APPOINT, { ...input, personId: await own(users.office) })).toContain('OWN_POST');
    expect(await staff(users.office, APPOINT, { ...input, organizationId: doiThong.id, kind: 'SECRETARY' })).toContain('POST_TAKEN');
    expect(await staff(users.office, APPOINT, { ...input, validFrom: '2025-06-30' })).toEqual(['POST_OUTSIDE_ORGANIZATION']);
    const answer = await users.office.ask<{ appointPost: { organization: { posts: { id: string; kind: string; version: number; person: { id: string } }[] } } }>(APPOINT, { input: { ...decision, ...input } });
    const post = answer.appointPost.organization.posts.find(({ kind, person: { id } }) => kind === 'CIVIL_SERVANT' && id === person);
    expect(await staff(users.office, APPOINT, input)).toEqual(['POST_HELD']);
    const end = { postId: post?.id, version: 1, lastDay: '2026-12-31' };
    expect(await staff(users.vanSonStanding, END_POST, end)).toEqual(['NOT_FOUND']);
    expect(await staff(users.office, END_POST, { ...end, version: 4 })).toEqual(['VERSION_STALE']);
    expect(await staff(users.office, END_POST, { ...end, lastDay: '2026-11-20' })).toEqual(['LAST_DAY_BEFORE_FIRST']);
    await users.office.ask(END_POST, { input: { ...decision, ...end } });
    expect(await staff(users.office, END_POST, { ...end, version: 2 })).toEqual(['POST_ENDED']);
  });

  it('cells that were founded without a committee though they have nine full members are told', async () => {
    const memberIds = (await membersOf(users.office, naSuong.id)).slice(0, 9);
    await reorganize(users.office, FOUND, { parentId: ward.id, founded: newCell('Chi bộ chưa có chi ủy', memberIds) });
    const { cellFindings } = await users.office.ask<{ cellFindings: { code: string; message: string; organization: { name: string } }[] }>('{ cellFindings { code message organization { name } } }');
    expect(cellFindings.find(({ organization }) => organization.name === 'Chi bộ chưa có chi ủy')).toMatchObject({ code: 'CELL_WITHOUT_COMMITTEE', message: expect.stringContaining('9 đảng viên chính thức') as unknown });
  });
});
