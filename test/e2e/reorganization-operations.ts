import type { Client } from './client.js';

const DONE = 'reorganization { id kind effectiveOn version undoneAt undoReason decision { number issuedBy title } organization { name } log { action body remark } }';
const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { ${DONE} } }`;

export const FOUND = mutation('foundOrganization', 'FoundOrganizationInput');
export const RENAME = mutation('renameOrganization', 'RenameOrganizationInput');
export const CHANGE_KIND = mutation('changeOrganizationKind', 'ChangeOrganizationKindInput');
export const MOVE = mutation('moveOrganization', 'MoveOrganizationInput');
export const MERGE = mutation('mergeOrganizations', 'MergeOrganizationsInput');
export const SPLIT = mutation('splitOrganization', 'SplitOrganizationInput');
export const DISSOLVE = mutation('dissolveOrganization', 'DissolveOrganizationInput');
export const UNDO = mutation('undoReorganization', 'UndoReorganizationInput');

const STAFFED = 'organization { name posts { id kind version person { id } } committees { id kind termName validFrom validThrough } }';
export const APPOINT = `mutation ($input: AppointPostInput!) { appointPost(input: $input) { ${STAFFED} } }`;
export const END_POST = `mutation ($input: EndPostInput!) { endPost(input: $input) { ${STAFFED} } }`;
export const ELECT = `mutation ($input: ElectCommitteeInput!) { electCommittee(input: $input) { ${STAFFED} } }`;

const FOLLOWED = 'organization { followers { id fullName person { id } validFrom validThrough version } }';
export const ASSIGN = `mutation ($input: AssignFollowerInput!) { assignFollower(input: $input) { ${FOLLOWED} } }`;
export const UNFOLLOW = `mutation ($input: EndFollowingInput!) { endFollowing(input: $input) { ${FOLLOWED} } }`;
/** Seats of those who serve on the executive committee of an organisation. */
export const SEATS = `SELECT t.id, t.person_id AS "personId" FROM post t JOIN committee c ON c.id = t.committee_id AND c.kind = 'EXECUTIVE' WHERE c.organization_id = $1 AND t.valid_through IS NULL ORDER BY t.id`;

const UNIT = `
  query ($name: String!) { organizations(filter: { name: $name }) { edges { node {
    id name kind version parent { id name } posts { id version kind person { id fullName } }
  } } } }`;
const ROLL = 'query ($id: UUID!, $asOf: PlainDate) { members(filter: { organizationId: $id }, asOf: $asOf, first: 100) { totalCount edges { node { id status } } } }';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly version: number;
  readonly parent: { readonly id: string; readonly name: string } | null;
  readonly posts: readonly { readonly id: string; readonly version: number; readonly kind: string; readonly person: { readonly id: string; readonly fullName: string } }[];
}

export interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly version: number;
  readonly undoneAt: string | null;
  readonly undoReason: string | null;
  readonly organization: { readonly name: string };
  readonly log: readonly { readonly action: string; readonly body: string; readonly remark: string | null }[];
}

/** A decision of the day before, in force from the first of the next month. */
export const DECIDED = {
  decisionNumber: '31-QĐ/ĐU',
  decidedOn: '2026-11-20',
  decidedBy: 'Ban Thường vụ Đảng ủy phường Mộc Châu',
  decisionTitle: 'Sắp xếp tổ chức đảng',
  effectiveOn: '2026-11-21',
} as const;

/** The organisation of that name that exists today. */
export async function named(client: Client, name: string): Promise<Named> {
  const { organizations } = await client.ask<{ organizations: { edges: readonly { node: Named }[] } }>(UNIT, { name });
  const found = organizations.edges.map(({ node }) => node).find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

/** Ids of those who belong to a cell on a day, full members first. */
export async function membersOf(client: Client, id: string, asOf: string | null = null): Promise<string[]> {
  const { members } = await client.ask<{ members: { edges: readonly { node: { id: string; status: string } }[] } }>(ROLL, { id, asOf });
  return members.edges.map(({ node }) => node).sort((a, b) => a.status.localeCompare(b.status)).map((node) => node.id);
}

/** Puts an operation on record. */
export async function reorganize(client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<Recorded> {
  const answer = await client.ask<Readonly<Record<string, { readonly reorganization: Recorded }>>>(document, { input: { ...DECIDED, ...input } });
  const [payload] = Object.values(answer);
  if (!payload) throw new Error('The operation answered nothing.');
  return payload.reorganization;
}
