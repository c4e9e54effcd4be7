import type { PlainDate } from '#kernel';
import type { HeldPost, Stay } from './placement.rules.js';
import type { KindOfOrganization, Sector, Standing, Unit } from './structure.rules.js';

/** An organisation that an operation changes, at the version the change is based on. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** An organisation to be founded. */
export interface NewUnit {
  readonly name: string;
  readonly kind: KindOfOrganization;
  readonly sector?: Sector | null;
}

/** A new organisation with those who go to it. */
export interface NewPart extends NewUnit {
  readonly memberIds: readonly string[];
  /** Organisations that pass under it. */
  readonly cellIds: readonly string[];
}

/** What is to be done, as the decision says it. */
export type Operation =
  | { readonly type: 'FOUND'; readonly parentId: string; readonly part: NewPart }
  | { readonly type: 'RENAME'; readonly unit: Versioned; readonly name: string }
  | { readonly type: 'CHANGE_KIND'; readonly unit: Versioned; readonly kind: KindOfOrganization; readonly cells: readonly NewPart[] }
  | { readonly type: 'MOVE'; readonly unit: Versioned; readonly parentId: string }
  | { readonly type: 'MERGE'; readonly units: readonly Versioned[]; readonly into: Versioned | (NewUnit & { readonly parentId: string }) }
  | { readonly type: 'SPLIT'; readonly unit: Versioned; readonly parts: readonly NewPart[]; readonly end: boolean }
  | {
      readonly type: 'DISSOLVE';
      readonly unit: Versioned;
      readonly membersTo: string | null;
      readonly placements: readonly { readonly memberId: string; readonly toId: string }[];
      readonly childrenTo: string | null;
    };
export type OperationType = Operation['type'];

/** The decision that an operation rests on. */
export interface Decided {
  readonly decidedOn: PlainDate;
  readonly effectiveOn: PlainDate;
}

/** An organisation in the actor's reach, as it stands on its latest period. */
export interface UnitState extends Unit {
  readonly version: number;
  readonly foundedOn: string;
  readonly endedOn: string | null;
  /** First day of its latest period. */
  readonly standsFrom: string;
  /** Whether what it stands under is in the actor's reach too: else it is for the level above to change it. */
  readonly governed: boolean;
}

/** The term of a committee that reaches the first day. */
export interface Term {
  readonly id: string;
  readonly organizationId: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

/** What an operation finds: what it names and all that stands under it or belongs to it. */
export interface Situation {
  /** Those named, and those directly under them. */
  readonly units: ReadonlyMap<string, UnitState>;
  /** All above each organisation under which something is to stand, itself included. */
  readonly above: ReadonlyMap<string, readonly string[]>;
  /** Memberships of the cells and members concerned that reach the first day. */
  readonly stays: readonly Stay[];
  readonly posts: readonly HeldPost[];
  readonly terms: readonly Term[];
  /** What is dated on the first day or later in organisations named, and would hang in the air. */
  readonly later: readonly { readonly organizationId: string; readonly records: number }[];
  readonly openWork: { readonly sheets: number; readonly admissions: number; readonly cases: number | null };
}

/** Ids of organisations that an operation names. */
export function namedUnits(operation: Operation): string[] {
  const parts = 'parts' in operation ? operation.parts : 'cells' in operation ? operation.cells : 'part' in operation ? [operation.part] : [];
  const named: (string | null | undefined)[] = parts.flatMap(({ cellIds }) => cellIds);
  if ('unit' in operation) named.push(operation.unit.id);
  if ('parentId' in operation) named.push(operation.parentId);
  if (operation.type === 'MERGE') named.push(...operation.units.map(({ id }) => id), 'id' in operation.into ? operation.into.id : operation.into.parentId);
  if (operation.type === 'DISSOLVE') named.push(operation.membersTo, operation.childrenTo, ...operation.placements.map(({ toId }) => toId));
  return [...new Set(named.filter((id) => id != null))];
}

/** Ids of members that an operation names. */
export function namedMembers(operation: Operation): string[] {
  const parts = 'parts' in operation ? operation.parts : 'cells' in operation ? operation.cells : 'part' in operation ? [operation.part] : [];
  const placed = operation.type === 'DISSOLVE' ? operation.placements.map(({ memberId }) => memberId) : [];
  return [...new Set([...parts.flatMap(({ memberIds }) => memberIds), ...placed])];
}

/** Ids of the organisations that an operation ends. */
export function endedUnits(operation: Operation): string[] {
  if (operation.type === 'MERGE') return operation.units.map(({ id }) => id);
  if (operation.type === 'DISSOLVE') return [operation.unit.id];
  return operation.type === 'SPLIT' && operation.end ? [operation.unit.id] : [];
}

/** Ids of the organisations whose version an operation is based on. */
export function versionedUnits(operation: Operation): string[] {
  if (operation.type === 'MERGE') return [...operation.units.map(({ id }) => id), ...('id' in operation.into ? [operation.into.id] : [])];
  return 'unit' in operation ? [operation.unit.id] : [];
}

/** The standing of a new organisation under a parent. */
export function standingOf({ name, kind, sector }: NewUnit, parentId: string | null): Standing {
  return { name, kind, sector: sector ?? null, parentId };
}
