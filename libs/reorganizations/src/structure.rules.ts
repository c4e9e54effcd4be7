import type { KindOfOrganization } from '#regulations';

export type { KindOfOrganization };
export type Sector = 'VILLAGE' | 'STREET_GROUP' | 'SCHOOL' | 'HEALTH' | 'AGENCY' | 'ARMED_FORCES' | 'ENTERPRISE' | 'COOPERATIVE';

/** What an organisation is called, what it is, and under what it stands. */
export interface Standing {
  readonly name: string;
  readonly kind: KindOfOrganization;
  readonly sector: Sector | null;
  readonly parentId: string | null;
}

/** An organisation as it stands. */
export interface Unit extends Standing {
  readonly id: string;
}

export interface Lineage {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly kind: 'FOUNDED_FROM' | 'MERGED_INTO' | 'SPLIT_FROM';
}

/** What an operation does to the tree from its first day on. */
export interface TreeChange {
  readonly founded: readonly Unit[];
  /** Organisations that live on, as they stand from then on. */
  readonly restood: readonly Unit[];
  /** Organisations whose last day is the one before. */
  readonly ended: readonly string[];
  readonly lineage: readonly Lineage[];
}

export const NO_CHANGE: TreeChange = { founded: [], restood: [], ended: [], lineage: [] };

export function isCell({ kind }: Pick<Standing, 'kind'>): boolean {
  return kind === 'CELL' || kind === 'BASE_CELL';
}

/** The organisations pass under another, as they stand otherwise. */
function under(parentId: string, units: readonly Unit[]): readonly Unit[] {
  return units.map((unit) => ({ ...unit, parentId }));
}

function lineageOf(kind: Lineage['kind'], predecessorIds: readonly string[], successorId: string): readonly Lineage[] {
  return predecessorIds.map((predecessorId) => ({ predecessorId, successorId, kind }));
}

/** A new organisation, with cells that pass under it; it comes out of those whose members it takes. */
export function foundUnit(founded: Unit, taken: readonly Unit[], originIds: readonly string[]): TreeChange {
  return { ...NO_CHANGE, founded: [founded], restood: under(founded.id, taken), lineage: lineageOf('FOUNDED_FROM', originIds, founded.id) };
}

/** The organisation goes on under another name, as another kind, or under another parent. */
export function restandUnit(unit: Unit, change: Partial<Standing>): TreeChange {
  return { ...NO_CHANGE, restood: [{ ...unit, ...change }] };
}

/** Organisations go up in one, which is new or there already; what stood under them passes under it. */
export function mergeUnits(mergedIds: readonly string[], successor: { readonly id: string } | { readonly founded: Unit }, children: readonly Unit[]): TreeChange {
  const founded = 'founded' in successor ? [successor.founded] : [];
  const successorId = 'founded' in successor ? successor.founded.id : successor.id;
  return { founded, restood: under(successorId, children), ended: mergedIds, lineage: lineageOf('MERGED_INTO', mergedIds, successorId) };
}

/** A part that is split off, with the organisations that pass under it, as they stand from then on. */
export interface SplitPart {
  readonly founded: Unit;
  readonly taken: readonly Unit[];
}

/** Parts are split off one or more organisations, which end with it or live on. */
export function splitUnits(sourceIds: readonly string[], parts: readonly SplitPart[], end: boolean): TreeChange {
  return {
    founded: parts.map(({ founded }) => founded),
    restood: parts.flatMap(({ founded, taken }) => under(founded.id, taken)),
    ended: end ? sourceIds : [],
    lineage: parts.flatMap(({ founded }) => lineageOf('SPLIT_FROM', sourceIds, founded.id)),
  };
}

/** The organisation ends without a successor; what stood under it passes under another. */
export function dissolveUnit(id: string, children: readonly Unit[], childrenTo: string | null): TreeChange {
  return { ...NO_CHANGE, ended: [id], restood: childrenTo === null ? [] : under(childrenTo, children) };
}
