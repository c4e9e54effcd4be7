import { rolesOfPost, type HeldPost, type HeldRole, type Role } from './role.rules.js';

/** Where a role is held, and how far its rights reach from there at most. */
export interface Place {
  readonly path: string | null;
  readonly limit: 'UNIT' | null;
}

/** Something in force at an organisation, as the database reports it. */
interface InForce {
  readonly id: string;
  readonly organizationId: string;
  readonly path: string;
  readonly from: string;
  readonly through: string | null;
}

interface HeldGrant {
  readonly id: string;
  readonly role: Role;
  readonly reach: 'UNIT' | 'UNIT_AND_BELOW' | null;
  readonly organizationId: string | null;
  readonly path: string | null;
  readonly from: string;
  readonly through: string | null;
}

interface Positions {
  readonly posts: readonly (HeldPost & InForce)[];
  readonly grants: readonly HeldGrant[];
}

/** All that somebody's rights rest on, on a day. */
export interface StandingRow extends Positions {
  readonly memberships: readonly InForce[];
  readonly delegations: readonly (InForce & Positions & { readonly delegatorId: string; readonly rights: readonly string[] })[];
}

export type Basis = 'POST' | 'GRANT' | 'MEMBERSHIP';

/** A role that somebody may act in, and what it rests on. */
export interface Hat extends HeldRole {
  readonly basis: Basis;
  /** Id of the post, the grant or the membership. */
  readonly basisId: string;
  readonly organizationId: string | null;
  readonly from: string;
  readonly through: string | null;
  readonly limit: 'UNIT' | null;
}

/** Rights that another has lent, and what the other's own rights rest on. */
export interface Delegated {
  readonly id: string;
  readonly delegatorId: string;
  readonly rights: readonly string[];
  readonly organizationId: string;
  readonly path: string;
  readonly from: string;
  readonly through: string | null;
  readonly hats: readonly Hat[];
}

/** The roles of one's own: by posts, by grants, as a member. */
export function hatsOf(standing: Pick<StandingRow, 'posts' | 'grants' | 'memberships'>): Hat[] {
  const asMember = standing.memberships.map((membership) => hat('MEMBER', 'MEMBERSHIP', membership));
  return [...positionsOf(standing), ...asMember];
}

/** What others have delegated. A membership is nobody else's to act in. */
export function delegatedTo({ delegations }: Pick<StandingRow, 'delegations'>): Delegated[] {
  return delegations.map(({ posts, grants, ...delegation }) => ({ ...delegation, hats: positionsOf({ posts, grants }) }));
}

/** What somebody acts in. */
export interface Worn {
  readonly hats: readonly Hat[];
  readonly delegated: readonly Delegated[];
}

/**
 * Of all that somebody may act in, what one declared hat leaves: a role, or a delegation by its id. What everybody has
 * as a member stays. Undefined when it is not held.
 */
export function wear({ hats, delegated }: Worn, declared: string): Worn | undefined {
  const asMember = hats.filter(({ role }) => role === 'MEMBER');
  const lent = delegated.filter(({ id }) => id === declared);
  if (lent.length > 0) return { hats: asMember, delegated: lent };
  if (!hats.some(({ role }) => role === declared)) return undefined;
  return { hats: hats.filter(({ role }) => role === 'MEMBER' || role === declared), delegated: [] };
}

/** Each role once. */
export function rolesOf(hats: readonly HeldRole[]): Role[] {
  return [...new Set(hats.map(({ role }) => role))];
}

function positionsOf({ posts, grants }: Positions): Hat[] {
  return [
    ...posts.flatMap((post) => rolesOfPost(post).map((role) => hat(role, 'POST', post))),
    ...grants.map((grant) => hat(grant.role, 'GRANT', grant, grant.reach === 'UNIT' ? 'UNIT' : null)),
  ];
}

function hat(role: Role, basis: Basis, { id, organizationId, path, from, through }: Omit<HeldGrant, 'role' | 'reach'>, limit: 'UNIT' | null = null): Hat {
  return { role, path, limit, basis, basisId: id, organizationId, from, through };
}
