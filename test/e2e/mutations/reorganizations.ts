import { connect } from '../../setup/client.js';
import type { TestApi } from '../api.js';
import { APPOINT, ASSIGN, CHANGE_KIND, DECIDED, DISSOLVE, ELECT, END_POST, FOUND, membersOf, MERGE, MOVE, named, RENAME, reorganize, SEATS, SPLIT, UNDO, UNFOLLOW } from '../reorganization-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

const NA_SUONG = 'Chi bộ bản Nà Sương';
const DOI_THONG = 'Chi bộ tổ dân phố Đồi Thông';
const WARD = 'Đảng bộ phường Mộc Châu';
const OVERRIDDEN = { overrides: [{ rule: 'WORK_OPEN', reason: 'Theo văn bản của cấp trên' }] };
const part = (name: string, memberIds: readonly string[]) => ({ name, kind: 'CELL', sector: 'VILLAGE', memberIds });

/** What the office does to the cell of Nà Sương. */
function scenario(mutation: string, document: string, inputOf: (users: DemoUsers, cell: { readonly organizationId: string; readonly version: number }) => Promise<object>): Scenario {
  return {
    mutation,
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await named(users.office, NA_SUONG);
      return { client: users.office, document, variables: { input: { ...DECIDED, ...(await inputOf(users, { organizationId: id, version })) } } };
    },
  };
}

const founding = async ({ office }: DemoUsers, organizationId: string): Promise<object> => ({
  parentId: (await named(office, WARD)).id,
  founded: part('Chi bộ Công ty Chè Nà Sương', (await membersOf(office, organizationId)).slice(0, 5)),
});

const { effectiveOn: validFrom, ...DECISION } = DECIDED;

/** People of the cell of Nà Sương. */
async function people({ office }: DemoUsers, organizationId: string): Promise<string[]> {
  const { members } = await office.ask<{ members: { edges: { node: { person: { id: string } } }[] } }>(
    'query ($id: UUID!) { members(filter: { organizationId: $id, statuses: [FULL] }, first: 50) { edges { node { person { id } } } } }',
    { id: organizationId },
  );
  return members.edges.map(({ node }) => node.person.id);
}

/** A cell to be followed, and a seat of the ward's committee. */
async function following({ office }: DemoUsers, { database }: TestApi): Promise<Readonly<Record<string, unknown>>> {
  const { id: organizationId, parent } = await named(office, NA_SUONG);
  const owner = await connect(database.ownerUrl);
  try {
    return { organizationId, postId: (await owner.query<{ id: string }>(SEATS, [parent?.id])).rows[0]?.id, validFrom };
  } finally {
    await owner.end();
  }
}

export const postScenarios: readonly Scenario[] = [
  {
    mutation: 'assignFollower',
    prepare: async (users: DemoUsers, api: TestApi): Promise<Attempt> => ({ client: users.standing, document: ASSIGN, variables: { input: { ...DECISION, ...(await following(users, api)) } } }),
  },
  {
    mutation: 'endFollowing',
    prepare: async (users: DemoUsers, api: TestApi): Promise<Attempt> => {
      const { assignFollower } = await users.standing.ask<{ assignFollower: { organization: { followers: { id: string; version: number }[] } } }>(ASSIGN, { input: { ...DECISION, ...(await following(users, api)) } });
      const [made] = assignFollower.organization.followers;
      return { client: users.office, document: UNFOLLOW, variables: { input: { followingId: made?.id, version: made?.version, lastDay: validFrom } } };
    },
  },
  {
    mutation: 'appointPost',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id } = await named(users.office, NA_SUONG);
      const [personId] = await people(users, id);
      return { client: users.office, document: APPOINT, variables: { input: { ...DECISION, organizationId: id, personId, kind: 'CIVIL_SERVANT', validFrom } } };
    },
  },
  {
    mutation: 'endPost',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const { posts } = await named(office, NA_SUONG);
      const post = posts.find(({ kind }) => kind === 'DEPUTY_SECRETARY');
      return { client: office, document: END_POST, variables: { input: { ...DECISION, postId: post?.id, version: post?.version, lastDay: validFrom } } };
    },
  },
  {
    mutation: 'electCommittee',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id } = await named(users.office, NA_SUONG);
      const elected = (await people(users, id)).slice(0, 8);
      const overrides = [{ rule: 'COMMITTEE_SIZE', reason: 'Cấp trên đồng ý' }];
      const input = { ...DECISION, organizationId: id, kind: 'CELL', termName: 'Nhiệm kỳ 2026-2031', validFrom, memberPersonIds: elected, headId: elected[0], deputyIds: elected.slice(1, 2), overrides };
      return { client: users.office, document: ELECT, variables: { input } };
    },
  },
];

export const reorganizationScenarios: readonly Scenario[] = [
  scenario('foundOrganization', FOUND, async (users, { organizationId }) => founding(users, organizationId)),
  scenario('renameOrganization', RENAME, async (_users, cell) => Promise.resolve({ ...cell, name: 'Chi bộ bản Nà Sương 1' })),
  scenario('changeOrganizationKind', CHANGE_KIND, async ({ office }, cell) => {
    const members = await membersOf(office, cell.organizationId);
    return { ...cell, kind: 'SUBORDINATE_COMMITTEE', cells: [part('Chi bộ Nà Sương trên', members.slice(0, 12)), part('Chi bộ Nà Sương dưới', members.slice(12))] };
  }),
  scenario('moveOrganization', MOVE, async ({ office }, cell) => {
    const { organizations } = await office.ask<{ organizations: { edges: { node: { id: string } }[] } }>('{ organizations(filter: { kinds: [BASE_COMMITTEE] }) { edges { node { id } } } }');
    return { ...cell, parentId: organizations.edges[0]?.node.id };
  }),
  scenario('mergeOrganizations', MERGE, async ({ office }, { organizationId, version }) => {
    const other = await named(office, DOI_THONG);
    const founded = { parentId: (await named(office, WARD)).id, name: 'Chi bộ Nà Sương - Đồi Thông', kind: 'CELL', sector: 'VILLAGE' };
    return { organizations: [{ id: organizationId, version }, { id: other.id, version: other.version }], founded, ...OVERRIDDEN };
  }),
  scenario('splitOrganization', SPLIT, async ({ office }, cell) => ({ ...cell, end: false, parts: [part('Chi bộ Nà Sương 2', (await membersOf(office, cell.organizationId)).slice(0, 10))] })),
  scenario('dissolveOrganization', DISSOLVE, async ({ office }, cell) => ({ ...cell, membersToId: (await named(office, DOI_THONG)).id, ...OVERRIDDEN })),
  {
    mutation: 'undoReorganization',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id: organizationId } = await named(users.office, NA_SUONG);
      const { id, version } = await reorganize(users.office, FOUND, await founding(users, organizationId) as Readonly<Record<string, unknown>>);
      return { client: users.standing, document: UNDO, variables: { input: { id, version, reason: 'Ghi nhầm quyết định' } } };
    },
  },
];
