import type { Client } from './client.js';

const GRANT = 'grant { id role accountId personId organizationId reach validFrom validThrough reason needsApproval approvedById endedAt endReason version }';
const DELEGATION = 'delegation { id delegatorId delegateId rights organizationId validFrom validThrough endedAt version }';

export const GRANT_ROLE = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ${GRANT} } }`;
export const APPROVE_GRANT = `mutation ($input: ApproveGrantInput!) { approveGrant(input: $input) { ${GRANT} } }`;
export const END_GRANT = `mutation ($input: EndGrantInput!) { endGrant(input: $input) { ${GRANT} } }`;
export const DELEGATE = `mutation ($input: DelegateRightsInput!) { delegateRights(input: $input) { ${DELEGATION} } }`;
export const END_DELEGATION = `mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { ${DELEGATION} } }`;
export const GRANTS = '{ grants { edges { node { id role } } } }';
export const GRANTS_NAMED = '{ grants { edges { node { holderName roleTitle organizationName grantedByName approvedByName endedByName } } } }';
export const DELEGATIONS = '{ delegations { edges { node { id rights delegatorId delegateId } } } }';
export const EXPLAIN = `query ($accountId: UUID, $personId: UUID, $right: String, $organizationId: UUID, $memberId: UUID) {
  explainAccess(accountId: $accountId, personId: $personId, right: $right, organizationId: $organizationId, memberId: $memberId) {
    right what reaches reason grounds { role basis basisId organizationId organizationName }
  }
}`;
const WHO = '{ me { account { id } hat roles rights hats { hat role basis basisId organizationId delegatorId rights since until } person { id member { id } posts { id kind organization { id name } validThrough } } } }';
const PLACES = '{ organizations(first: 100) { edges { node { id name kind viewerCan } } } }';

export interface GrantsNamed {
  readonly grants: { readonly edges: readonly { readonly node: object }[] };
}

export interface DelegationsNamed {
  readonly delegations: { readonly edges: readonly { readonly node: object }[] };
  readonly me: { readonly hats: readonly object[] };
}

export interface Granted {
  readonly id: string;
  readonly version: number;
  readonly needsApproval: boolean;
}

export interface Who {
  readonly account: { readonly id: string };
  readonly hat: string | null;
  readonly roles: readonly string[];
  readonly rights: readonly string[];
  readonly hats: readonly { readonly hat: string; readonly role: string | null; readonly basis: string; readonly basisId: string; readonly organizationId: string | null; readonly delegatorId: string | null; readonly rights: readonly string[]; readonly until: string | null }[];
  readonly person: { readonly id: string; readonly member: { readonly id: string } | null } | null;
}

export interface Explained {
  readonly right: string;
  readonly reaches: boolean;
  readonly reason: string;
  readonly grounds: readonly { readonly role: string | null; readonly basis: string; readonly basisId: string; readonly organizationName: string | null }[];
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly viewerCan: readonly string[];
}

export async function who(client: Client, hat?: string): Promise<Who> {
  const { data, text } = await client.send<{ me: Who }>(WHO, {}, hat === undefined ? {} : { 'chibo-hat': hat });
  if (!data) throw new Error(text);
  return data.me;
}

export async function personOf(client: Client): Promise<string> {
  const { person } = await who(client);
  if (!person) throw new Error('Nobody is behind this account.');
  return person.id;
}

export async function places(client: Client): Promise<readonly Place[]> {
  const { organizations } = await client.ask<{ organizations: { edges: { node: Place }[] } }>(PLACES);
  return organizations.edges.map(({ node }) => node);
}

/** The first organisation of that kind that the client may know of. */
export async function placeOf(client: Client, kind: 'CELL' | 'WARD_COMMITTEE'): Promise<Place> {
  const place = (await places(client)).find((each) => each.kind === kind);
  if (!place) throw new Error(`There is no ${kind} in scope.`);
  return place;
}

export async function explained(client: Client, variables: Readonly<Record<string, unknown>>): Promise<readonly Explained[]> {
  return (await client.ask<{ explainAccess: Explained[] }>(EXPLAIN, variables)).explainAccess;
}

/** A role for a person at a place, in the time of the tests. */
export function grantInput(role: string, personId: string, organizationId: string): Readonly<Record<string, unknown>> {
  return { role, personId, organizationId, from: '2026-11-21', through: '2026-12-31', reason: 'Theo quyết định phân công' };
}

export function delegationInput(personId: string, rights: readonly string[], organizationId: string): Readonly<Record<string, unknown>> {
  return { personId, rights, organizationId, from: '2026-11-21', through: '2026-12-31', reason: 'Nghỉ phép' };
}
