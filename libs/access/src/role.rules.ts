/** The capacities in which people act. A role follows from a post, a grant or a membership in force. */
export const ROLES = [
  'SECRETARY',
  'STANDING_COMMITTEE',
  'INSPECTION_COMMITTEE',
  'INSPECTION_OFFICER',
  'PARTY_OFFICE',
  'ADMINISTRATOR',
  'MEMBER',
] as const;
export type Role = (typeof ROLES)[number];

/** How far a right reaches from the place where the role is held. */
export type Reach = 'SELF' | 'UNIT' | 'UNIT_AND_BELOW' | 'ALL';

/** A post in force. */
export interface HeldPost {
  readonly id: string;
  readonly kind: string;
  /** The kind of committee the post belongs to. */
  readonly committee: string | null;
}

/** A role and the place where it is held; no place: the role is not bound to one. */
export interface HeldRole {
  readonly role: Role;
  readonly path: string | null;
  /** How far the role's rights reach at most; nothing: as far as the policy says. */
  readonly limit?: 'UNIT' | null;
}

/** The roles that a post gives; chair and deputy chair of the inspection committee are its officers besides. */
export function rolesOfPost({ kind, committee }: Omit<HeldPost, 'id'>): readonly Role[] {
  if (committee === 'STANDING') return ['STANDING_COMMITTEE'];
  if (kind === 'INSPECTION_CHAIR' || kind === 'INSPECTION_DEPUTY_CHAIR') return ['INSPECTION_COMMITTEE', 'INSPECTION_OFFICER'];
  if (committee === 'INSPECTION') return ['INSPECTION_COMMITTEE'];
  if (kind === 'SECRETARY' || kind === 'DEPUTY_SECRETARY') return ['SECRETARY'];
  if (kind === 'PARTY_OFFICE_OFFICER') return ['PARTY_OFFICE'];
  return [];
}
