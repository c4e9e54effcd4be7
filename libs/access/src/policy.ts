import { Injectable } from '@nestjs/common';
import { NO_SCOPE, type Scope } from '#database';
import { covers, coversBelow, reachedPaths, within } from './reach.rules.js';
import type { HeldRole, Reach, Role } from './role.rules.js';
import { isDelegable } from './delegation.rules.js';
import type { FieldGroup, FieldTable } from './field-groups.js';
import { FieldRegister } from './field-register.js';
import type { Policy, RightDeclaration } from './right.js';
import type { Delegated, Place } from './standing.rules.js';

export type { Policy, RightDeclaration } from './right.js';

/** The table of who may do what, where: each feature adds its rows when it is loaded. */
@Injectable()
export class PolicyTable {
  private readonly rights = new Map<string, RightDeclaration>();
  private readonly fields = new FieldRegister();

  /** Adds a feature's rights, and what its fields hold of people. A right declared, or a field placed, twice stops the start. */
  register(policy: Policy, fields: FieldTable = {}): void {
    for (const [right, declaration] of Object.entries(policy)) {
      if (this.rights.has(right)) throw new Error(`The right ${right} is declared twice.`);
      this.rights.set(right, declaration);
    }
    this.fields.add(fields);
  }

  /** The right that opens a field of the API; null: it holds nothing of people; undefined: nobody said, so nobody may read it. */
  opener(type: string, field: string): string | null | undefined {
    return this.fields.opener(type, field);
  }

  /** Every field of the API that holds something of people, with its group. */
  groupsOfFields(): ReadonlyMap<string, FieldGroup> {
    return this.fields.all();
  }

  get(right: string): RightDeclaration | undefined {
    return this.rights.get(right);
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
      scope.set(right, [...new Set(reached.flatMap(({ role, path, limit }) => reachedPaths(declaration.roles[role], path, limit)))]);
    }
    return scope;
  }

  /** What a delegation gives: of the rights named, those that the delegator holds now, no farther than the place named. */
  delegatedScope({ rights, path, hats }: Delegated): Scope {
    const held = this.scopeOf(hats);
    const scope = new Map<string, readonly string[]>();
    for (const right of rights.filter(isDelegable)) {
      const paths = within(held.get(right) ?? [], path);
      if (paths.length > 0) scope.set(right, paths);
    }
    return scope;
  }

  /** What rights need besides, themselves or through one another. */
  needsOf(rights: readonly string[]): readonly string[] {
    const needed = new Set<string>();
    const add = (right: string): void => {
      for (const need of this.rights.get(right)?.needs ?? []) {
        if (needed.has(need)) continue;
        needed.add(need);
        add(need);
      }
    };
    rights.forEach(add);
    return [...needed].filter((need) => !rights.includes(need));
  }

  /** The rights of a role, to be held somewhere, that a scope lacks or does not hold that far. */
  lacking(scope: Scope, role: Role, { path, limit }: Place): string[] {
    return [...this.rights].flatMap(([right, { roles }]) => {
      const reach = roles[role];
      return reach === undefined || holdsAsFar(scope.get(right), reach, path, limit) ? [] : [right];
    });
  }
}

/** Several scopes as one: of each right, all the places. */
export function unite(...scopes: readonly Scope[]): Scope {
  const all = new Map<string, readonly string[]>();
  for (const scope of scopes) for (const [right, paths] of scope) all.set(right, [...new Set([...(all.get(right) ?? []), ...paths])]);
  return all;
}

/** What is in both scopes, for scopes of which one is made of paths of the other. */
export function common(one: Scope, other: Scope): Scope {
  return new Map([...one].flatMap(([right, paths]) => {
    const there = other.get(right);
    return there === undefined ? [] : [[right, paths.filter((path) => there.includes(path))] as const];
  }));
}

function holdsAsFar(paths: readonly string[] | undefined, reach: Reach, place: string | null, limit: 'UNIT' | null): boolean {
  if (paths === undefined) return false;
  if (reach === 'SELF') return true;
  if (reach === 'ALL' || place === null) return paths.includes('');
  return reach === 'UNIT' || limit === 'UNIT' ? covers(paths, place) : coversBelow(paths, place);
}
