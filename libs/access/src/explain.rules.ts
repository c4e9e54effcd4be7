import { covers, coversBelow, reachedPaths } from './reach.rules.js';
import { ROLES, type Reach, type Role } from './role.rules.js';
import { rolesOf, type Delegated, type Hat } from './standing.rules.js';

/** Whose rights are explained, as of today. */
export interface Subject {
  readonly hats: readonly Hat[];
  /** What others have delegated, with the paths each right reaches by it. */
  readonly delegated: readonly (Delegated & { readonly scope: ReadonlyMap<string, readonly string[]> })[];
  readonly locked: 'DISABLED' | 'PASSWORD' | null;
}

/** The record that rights are asked about. Only organisations and members: of a case nothing is ever explained. */
export type AskedRecord =
  | { readonly kind: 'ORGANIZATION'; readonly path: string; /** Whether the subject may know its name. */ readonly seen: boolean }
  | { readonly kind: 'MEMBER'; readonly isSubject: boolean; /** Paths of where the member is now, and of where the member ever was. */ readonly now: readonly string[]; readonly ever: readonly string[] };

export interface AskedRight {
  readonly name: string;
  readonly roles: Partial<Record<Role, Reach>>;
  readonly members?: 'NOW' | 'EVER';
}

/** What a right rests on: a role by a post, a grant or a membership, or a delegation. */
export interface Ground {
  readonly role: Role | null;
  readonly basis: Hat['basis'] | 'DELEGATION';
  readonly basisId: string;
  readonly organizationId: string | null;
}

/** Why a right does not reach. */
export type Obstacle = 'DISABLED' | 'PASSWORD' | 'NOTHING_HELD' | 'NOT_OF_MEMBERS' | 'OTHER_ROLES' | 'ONLY_SELF' | 'ONLY_THAT_UNIT' | 'ELSEWHERE';

export interface Explanation {
  readonly reaches: boolean;
  readonly grounds: readonly Ground[];
  readonly obstacle: Obstacle | null;
  /** The roles the obstacle speaks of: those that have the right, and, where it is held, those it is held by. */
  readonly roles: readonly Role[];
}

/** Whether a right reaches a record, or is held at all when none is asked about; by what; or why not. */
export function explain(right: AskedRight, subject: Subject, record: AskedRecord | null): Explanation {
  if (subject.locked !== null) return not(subject.locked);
  const hats = subject.hats.filter(({ role }) => right.roles[role] !== undefined);
  const lent = subject.delegated.filter(({ scope }) => scope.has(right.name));
  if (record?.kind === 'MEMBER' && right.members === undefined) return not('NOT_OF_MEMBERS');
  const isReached = reachTest(right, record);
  const grounds = [
    ...hats.filter(({ role, path, limit }) => isReached(reachedPaths(right.roles[role], path, limit))).map(groundOf),
    ...lent.filter(({ scope }) => isReached(scope.get(right.name) ?? [])).map(({ id, organizationId }) => ({ role: null, basis: 'DELEGATION' as const, basisId: id, organizationId })),
  ];
  if (grounds.length > 0) return { reaches: true, grounds, obstacle: null, roles: [] };
  if (subject.hats.length === 0 && subject.delegated.length === 0) return not('NOTHING_HELD');
  if (hats.length === 0 && lent.length === 0) return not('OTHER_ROLES', ROLES.filter((role) => right.roles[role] !== undefined));
  if (hats.length > 0 && hats.every(({ role }) => right.roles[role] === 'SELF')) return not('ONLY_SELF', rolesOf(hats));
  const above = hats.filter((hat) => record?.kind === 'ORGANIZATION' && hat.path !== null && coversBelow([hat.path], record.path));
  return above.length > 0 ? not('ONLY_THAT_UNIT', rolesOf(above)) : not('ELSEWHERE', rolesOf(hats));
}

function reachTest({ name, members }: AskedRight, record: AskedRecord | null): (paths: readonly string[]) => boolean {
  if (record === null) return () => true;
  if (record.kind === 'MEMBER') {
    const places = members === 'NOW' ? record.now : record.ever;
    return (paths) => record.isSubject || places.some((place) => covers(paths, place));
  }
  // The name of an organisation is known also from below, and from what came out of it.
  return (paths) => covers(paths, record.path) || (name === 'organization.read' && record.seen && paths.length > 0);
}

function groundOf({ role, basis, basisId, organizationId }: Hat): Ground {
  return { role, basis, basisId, organizationId };
}

function not(obstacle: Obstacle, roles: readonly Role[] = []): Explanation {
  return { reaches: false, grounds: [], obstacle, roles };
}
