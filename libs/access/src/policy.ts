import { Injectable } from '@nestjs/common';
import { NO_SCOPE, type Scope } from '#database';
import type { HeldRole, Reach, Role } from './role.rules.js';

/** Marks a path of a scope that does not reach what is below it. */
export const HERE = '=';

/** One right of a feature: what it allows, and which roles have it, how far. */
export interface RightDeclaration {
  /** What the right allows, in Vietnamese and English, for the page that people read. */
  readonly vi: string;
  readonly en: string;
  readonly roles: Partial<Record<Role, Reach>>;
}

/** A feature's part of the policy table; the key is the right, e.g. `member.read`. */
export type Policy = Readonly<Record<string, RightDeclaration>>;

/** The table of who may do what, where: each feature adds its rows when it is loaded. */
@Injectable()
export class PolicyTable {
  private readonly rights = new Map<string, RightDeclaration>();

  /** Adds a feature's rights. A right declared twice stops the start. */
  register(policy: Policy): void {
    for (const [right, declaration] of Object.entries(policy)) {
      if (this.rights.has(right)) throw new Error(`The right ${right} is declared twice.`);
      this.rights.set(right, declaration);
    }
  }

  has(right: string): boolean {
    return this.rights.has(right);
  }

  names(): string[] {
    return [...this.rights.keys()];
  }

  /** Every right with its declaration, in the order of loading. */
  all(): readonly (readonly [string, RightDeclaration])[] {
    return [...this.rights];
  }

  /**
   * The scope of a person holding these roles: for each right, the paths it reaches. A right that reaches
   * only the person's own records is there with no path.
   */
  scopeOf(held: readonly HeldRole[]): Scope {
    if (held.length === 0) return NO_SCOPE;
    const scope = new Map<string, readonly string[]>();
    for (const [right, declaration] of this.rights) {
      const reached = held.filter(({ role }) => declaration.roles[role] !== undefined);
      if (reached.length === 0) continue;
      scope.set(right, [...new Set(reached.flatMap(({ role, path }) => reachedPaths(declaration.roles[role], path)))]);
    }
    return scope;
  }
}

/** The empty path stands above every organisation; a path after "=" does not reach below. */
function reachedPaths(reach: Reach | undefined, path: string | null): string[] {
  if (reach === 'ALL') return [''];
  if (path === null) return [];
  if (reach === 'UNIT') return [`${HERE}${path}`];
  return reach === 'UNIT_AND_BELOW' ? [path] : [];
}
