import { rolesOfPost, ROLES, roleTitle, type Reach, type RightDeclaration, type Role } from '#access';
import type { CommitteeKind, PostKind } from '#enums';
import type { HolderRow } from './disclosure.query.js';

/** A post that gives somebody the role. */
export interface HolderPost {
  readonly kind: PostKind;
  readonly committeeKind: CommitteeKind | null;
}

export interface Holder {
  readonly name: string;
  /** Empty where the role was granted. */
  readonly posts: readonly HolderPost[];
}

/** A role that reaches a member's record from a place, and who holds it there. */
export interface Viewers {
  readonly role: string;
  readonly title: string;
  readonly place: string | null;
  readonly seesContact: boolean;
  readonly holders: readonly Holder[];
}

/**
 * Who may see a member's record by the policy table: of the posts and grants in force at or above the member's
 * organisations those whose role reads members that far. The nearest place first.
 */
export function viewersOf(rows: readonly HolderRow[], record: RightDeclaration, contact: RightDeclaration): Viewers[] {
  const reached = rows.flatMap((row) => rolesOf(row).flatMap((role) => (reaches(record, role, row) ? [{ role, row }] : [])));
  const groups = new Map<string, { role: string; row: HolderRow; holders: Map<string, HolderPost[]> }>();
  for (const { role, row } of reached) {
    const key = JSON.stringify([role, row.organizationName, row.depth]);
    const group = groups.get(key) ?? { role, row, holders: new Map<string, HolderPost[]>() };
    groups.set(key, group);
    const post = row.postKind === null ? [] : [{ kind: row.postKind, committeeKind: row.committeeKind }];
    group.holders.set(row.fullName, [...(group.holders.get(row.fullName) ?? []), ...post]);
  }
  return [...groups.values()]
    .sort((a, b) => (b.row.depth ?? 0) - (a.row.depth ?? 0) || placeOf(a.role) - placeOf(b.role))
    .map(({ role, row, holders }) => ({
      role,
      title: roleTitle(role),
      place: row.organizationName,
      seesContact: reaches(contact, role, row),
      holders: [...holders].map(([name, posts]) => ({ name, posts })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    }));
}

function rolesOf({ postKind, committeeKind, granted }: HolderRow): readonly string[] {
  if (granted !== null) return [granted];
  return postKind === null ? [] : rolesOfPost({ kind: postKind, committee: committeeKind });
}

function reaches({ roles }: RightDeclaration, role: string, { within, depth }: HolderRow): boolean {
  const reach = (roles as Readonly<Record<string, Reach | undefined>>)[role];
  if (reach === undefined || reach === 'SELF') return false;
  if (reach === 'ALL') return true;
  return depth !== null && (reach === 'UNIT_AND_BELOW' || within === true);
}

function placeOf(role: string): number {
  return ROLES.indexOf(role as Role);
}
