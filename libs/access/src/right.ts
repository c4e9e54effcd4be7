import type { Reach, Role } from './role.rules.js';

/** One right of a feature: what it allows, and which roles have it, how far. */
export interface RightDeclaration {
  /** What the right allows, in Vietnamese and English, for the page that people read. */
  readonly vi: string;
  readonly en: string;
  readonly roles: Partial<Record<Role, Reach>>;
  /** The right is one over members too: over those who belong to what it reaches now, or also those who once did. */
  readonly members?: 'NOW' | 'EVER';
  /** Rights of reading without which it is of no use; whoever lends it lends them too. */
  readonly needs?: readonly string[];
}

/** A feature's part of the policy table; the key is the right, e.g. `member.read`. */
export type Policy = Readonly<Record<string, RightDeclaration>>;
