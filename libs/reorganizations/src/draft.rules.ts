import { finding, kernelRefusals, type Finding } from '#kernel';
import { standingOf, type Decided, type NewPart, type Operation, type Situation, type UnitState, type Versioned } from './operation.rules.js';
import { reorganizationRefusals } from './reorganization.refusals.js';
import { dissolveUnit, foundUnit, isCell, mergeUnits, NO_CHANGE, restandUnit, splitUnits, type KindOfOrganization, type TreeChange, type Unit } from './structure.rules.js';

/** What an operation wants of the tree, and where it sends people. */
export interface Draft {
  readonly change: TreeChange;
  /** Under which it takes place. */
  readonly homeId: string | null;
  /** Where members go who are named. */
  readonly placed: ReadonlyMap<string, string>;
  /** Where everybody else of an organisation that ends goes. */
  readonly heirs: ReadonlyMap<string, string>;
  /** Organisations in which nobody can stay. */
  readonly emptied: ReadonlySet<string>;
  /** How many organisations below have nothing to stand under. */
  readonly orphans: number;
}

const NOTHING: Draft = { change: NO_CHANGE, homeId: null, placed: new Map(), heirs: new Map(), emptied: new Set(), orphans: 0 };

/** Reads an operation against what is there, and notes what is wrong with it. */
export class Drafting {
  readonly refusals: Finding[] = [];

  constructor(
    private readonly decided: Decided,
    private readonly situation: Situation,
    private readonly newId: () => string,
  ) {}

  draft(operation: Operation): Draft {
    switch (operation.type) {
      case 'FOUND':
        return this.found(operation);
      case 'RENAME': {
        const unit = this.changed(operation.unit, ['organizationId']);
        if (unit?.name === operation.name) this.refuse(reorganizationRefusals.NOTHING_CHANGES, {}, ['name']);
        return unit ? { ...NOTHING, homeId: unit.parentId, change: restandUnit(unitOf(unit), { name: operation.name }) } : NOTHING;
      }
      case 'CHANGE_KIND':
        return this.changeKind(operation);
      case 'MOVE':
        return this.move(operation);
      case 'MERGE':
        return this.merge(operation);
      case 'SPLIT':
        return this.split(operation);
      case 'DISSOLVE':
        return this.dissolve(operation);
    }
  }

  private found({ parentId, part }: Extract<Operation, { type: 'FOUND' }>): Draft {
    const parent = this.parent(parentId, ['parentId'], null);
    const founded = this.newUnit(part, parent?.id ?? null);
    const placed = this.place([part], [founded.id], null, (index) => ['memberIds', String(index)]);
    const origins = [...new Set([...placed.keys()].flatMap((memberId) => this.homeOf(memberId) ?? []))];
    return { ...NOTHING, homeId: parentId, placed, change: foundUnit(founded, this.taken(part, null, ['cellIds']), origins) };
  }

  private changeKind({ unit: asked, kind, cells }: Extract<Operation, { type: 'CHANGE_KIND' }>): Draft {
    const unit = this.changed(asked, ['organizationId']);
    if (!unit) return NOTHING;
    const becomesCommittee = isCell(unit) && !isCell({ kind });
    if (unit.kind === kind) this.refuse(reorganizationRefusals.NOTHING_CHANGES, {}, ['kind']);
    const below = this.childrenOf(unit.id);
    if (isCell({ kind }) && below.length > 0) this.refuse(reorganizationRefusals.UNITS_WITHOUT_PARENT, { units: below.length }, ['kind']);
    if (!becomesCommittee && cells.length > 0) this.refuse(reorganizationRefusals.NOT_A_CELL, { name: unit.name }, ['cells']);
    const founded = cells.map((cell) => this.newUnit(cell, unit.id));
    const placed = this.place(cells, founded.map(({ id }) => id), unit.id, (index, part) => ['cells', String(part), 'memberIds', String(index)]);
    const change = restandUnit(unitOf(unit), { kind });
    const lineage = founded.map(({ id }) => ({ predecessorId: unit.id, successorId: id, kind: 'FOUNDED_FROM' as const }));
    return { ...NOTHING, homeId: unit.parentId, placed, change: { ...change, founded, lineage }, emptied: new Set(becomesCommittee ? [unit.id] : []) };
  }

  private move({ unit: asked, parentId }: Extract<Operation, { type: 'MOVE' }>): Draft {
    const unit = this.changed(asked, ['organizationId']);
    const parent = this.parent(parentId, ['parentId'], asked.id);
    if (!unit || !parent) return NOTHING;
    if (unit.parentId === parentId) this.refuse(reorganizationRefusals.NOTHING_CHANGES, {}, ['parentId']);
    return { ...NOTHING, homeId: parentId, change: restandUnit(unitOf(unit), { parentId }) };
  }

  private merge({ units: asked, into }: Extract<Operation, { type: 'MERGE' }>): Draft {
    const units = asked.map((each, index) => this.changed(each, ['organizations', String(index)]));
    const target = 'id' in into ? this.changed(into, ['intoId']) : undefined;
    const parent = 'id' in into ? undefined : this.parent(into.parentId, ['founded', 'parentId'], null);
    const known = units.filter((unit) => unit !== undefined);
    known.forEach((unit, index) => {
      if (known.indexOf(unit) < index || unit === target) this.refuse(reorganizationRefusals.UNIT_TWICE, { name: unit.name }, ['organizations', String(index)]);
    });
    const count = asked.length + ('id' in into ? 1 : 0);
    if (count < 2) this.refuse(reorganizationRefusals.MERGE_OF_ONE, { units: count }, ['organizations']);
    const successor = 'id' in into ? into : { founded: this.newUnit(into, parent?.id ?? null) };
    const successorId = 'founded' in successor ? successor.founded.id : successor.id;
    const sorts = [...known, 'id' in into ? target : into].filter((each) => each !== undefined).map(isCell);
    if (new Set(sorts).size > 1) this.refuse(reorganizationRefusals.KINDS_DIFFER, {}, ['organizations']);
    const ids = known.map(({ id }) => id);
    const above = this.situation.above.get('id' in into ? into.id : into.parentId) ?? [];
    if (ids.some((id) => id !== successorId && above.includes(id))) this.refuse(reorganizationRefusals.PARENT_BELOW_ITSELF, {}, ['organizations']);
    const children = ids.flatMap((id) => this.childrenOf(id)).filter(({ id }) => id !== successorId && !ids.includes(id));
    const heirs = new Map(ids.map((id) => [id, successorId]));
    return { ...NOTHING, homeId: target?.parentId ?? parent?.id ?? null, heirs, change: mergeUnits(ids, successor, children), emptied: new Set(ids) };
  }

  private split({ unit: asked, parts, end }: Extract<Operation, { type: 'SPLIT' }>): Draft {
    const unit = this.changed(asked, ['organizationId']);
    if (!unit) return NOTHING;
    const founded = parts.map((part) => this.newUnit(part, unit.parentId));
    if (parts.some((part) => isCell(part) !== isCell(unit))) this.refuse(reorganizationRefusals.KINDS_DIFFER, {}, ['parts']);
    const placed = this.place(parts, founded.map(({ id }) => id), unit.id, (index, part) => ['parts', String(part), 'memberIds', String(index)]);
    const made = parts.map((part, index) => ({ founded: founded[index] ?? this.newUnit(part, null), taken: this.taken(part, unit.id, ['parts', String(index), 'cellIds']) }));
    const taken = made.flatMap((part) => part.taken.map(({ id }) => id));
    const left = this.childrenOf(unit.id).filter(({ id }) => !taken.includes(id)).length;
    const members = this.situation.stays.filter(({ kind, organizationId }) => kind === 'PRIMARY' && organizationId === unit.id).length;
    if (!end && left === 0 && members === placed.size) this.refuse(reorganizationRefusals.SOURCE_LEFT_EMPTY, {}, ['end']);
    return { ...NOTHING, homeId: unit.parentId, placed, change: splitUnits([unit.id], made, end), emptied: new Set(end ? [unit.id] : []), orphans: end ? left : 0 };
  }

  private dissolve({ unit: asked, membersTo, placements, childrenTo }: Extract<Operation, { type: 'DISSOLVE' }>): Draft {
    const unit = this.changed(asked, ['organizationId']);
    const heir = membersTo === null ? undefined : this.cell(membersTo, ['membersToId'], asked.id);
    const parent = childrenTo === null ? undefined : this.parent(childrenTo, ['childrenToId'], asked.id);
    const placed = new Map<string, string>();
    placements.forEach(({ memberId, toId }, index) => {
      const cell = this.cell(toId, ['placements', String(index), 'toId'], asked.id);
      this.placeOne(placed, memberId, cell?.id ?? toId, asked.id, ['placements', String(index), 'memberId']);
    });
    if (!unit) return NOTHING;
    const children = this.childrenOf(unit.id);
    return {
      homeId: unit.parentId,
      placed,
      heirs: new Map(heir ? [[unit.id, heir.id]] : []),
      change: dissolveUnit(unit.id, children, parent?.id ?? null),
      emptied: new Set([unit.id]),
      orphans: parent ? 0 : children.length,
    };
  }

  /** An organisation that the operation changes: in reach, at that version, with nothing on record from the day on. */
  private changed({ id, version }: Versioned, path: readonly string[]): UnitState | undefined {
    const unit = this.known(id, path);
    if (!unit) return undefined;
    if (unit.version !== version) this.refuse(kernelRefusals.VERSION_STALE, { current: unit.version, given: version }, [...path.slice(0, -1), 'version']);
    else if (!unit.governed) this.refuse(reorganizationRefusals.REORGANIZED_FROM_ABOVE, { name: unit.name }, path);
    else this.standing(unit, path);
    return unit;
  }

  private known(id: string, path: readonly string[]): UnitState | undefined {
    const unit = this.situation.units.get(id);
    if (!unit) this.refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, path);
    return unit;
  }

  /** Whether it stands on the day, and as it does has stood before. */
  private standing(unit: UnitState, path: readonly string[]): void {
    const { name, endedOn, standsFrom } = unit;
    if (endedOn !== null) this.refuse(reorganizationRefusals.UNIT_ENDED, { name, endedOn }, path);
    else if (standsFrom >= this.decided.effectiveOn.toString()) this.refuse(reorganizationRefusals.LATER_CHANGE, { name, standsFrom }, path);
  }

  private there(id: string, path: readonly string[]): UnitState | undefined {
    const unit = this.known(id, path);
    if (unit?.endedOn != null) this.refuse(reorganizationRefusals.UNIT_ENDED, { name: unit.name, endedOn: unit.endedOn }, path);
    if (unit && unit.foundedOn > this.decided.effectiveOn.toString()) this.refuse(reorganizationRefusals.UNIT_NOT_YET, { name: unit.name, foundedOn: unit.foundedOn }, path);
    return unit;
  }

  private parent(id: string, path: readonly string[], child: string | null): UnitState | undefined {
    const parent = this.there(id, path);
    if (parent && isCell(parent)) this.refuse(reorganizationRefusals.PARENT_IS_CELL, { name: parent.name }, path);
    if (child !== null && this.situation.above.get(id)?.includes(child)) this.refuse(reorganizationRefusals.PARENT_BELOW_ITSELF, {}, path);
    return parent;
  }

  private cell(id: string, path: readonly string[], ending: string): UnitState | undefined {
    const cell = this.there(id, path);
    if (cell && !isCell(cell)) this.refuse(reorganizationRefusals.NOT_A_CELL, { name: cell.name }, path);
    if (cell?.id === ending) this.refuse(reorganizationRefusals.UNIT_TWICE, { name: cell.name }, path);
    return cell;
  }

  private newUnit(unit: { readonly name: string; readonly kind: KindOfOrganization; readonly sector?: Unit['sector'] }, parentId: string | null): Unit {
    return { id: this.newId(), ...standingOf(unit, parentId) };
  }

  /** The organisations that pass under a new one; from under the one that is split, when one is. */
  private taken({ cellIds, kind, name }: NewPart, sourceId: string | null, path: readonly string[]): Unit[] {
    if (cellIds.length > 0 && isCell({ kind })) this.refuse(reorganizationRefusals.PARENT_IS_CELL, { name }, path);
    return cellIds.flatMap((id, index) => {
      const unit = this.known(id, [...path, String(index)]);
      if (!unit) return [];
      if (!unit.governed) this.refuse(reorganizationRefusals.REORGANIZED_FROM_ABOVE, { name: unit.name }, [...path, String(index)]);
      if (cellIds.indexOf(id) < index) this.refuse(reorganizationRefusals.UNIT_TWICE, { name: unit.name }, [...path, String(index)]);
      if (sourceId !== null && unit.parentId !== sourceId) this.refuse(reorganizationRefusals.NOT_UNDER_SOURCE, { name: unit.name }, [...path, String(index)]);
      this.standing(unit, [...path, String(index)]);
      return [unitOf(unit)];
    });
  }

  private place(parts: readonly NewPart[], ids: readonly string[], sourceId: string | null, pathOf: (index: number, part: number) => readonly string[]): Map<string, string> {
    const placed = new Map<string, string>();
    parts.forEach(({ memberIds, kind, name }, part) => {
      if (memberIds.length > 0 && !isCell({ kind })) this.refuse(reorganizationRefusals.NOT_A_CELL, { name }, pathOf(0, part).slice(0, -1));
      memberIds.forEach((memberId, index) => { this.placeOne(placed, memberId, ids[part] ?? '', sourceId, pathOf(index, part)); });
    });
    return placed;
  }

  private placeOne(placed: Map<string, string>, memberId: string, toId: string, sourceId: string | null, path: readonly string[]): void {
    const home = this.homeOf(memberId);
    if (home === undefined || (sourceId !== null && home !== sourceId)) this.refuse(reorganizationRefusals.MEMBER_UNKNOWN, {}, path);
    else if (placed.has(memberId)) this.refuse(reorganizationRefusals.MEMBER_TWICE, {}, path);
    else placed.set(memberId, toId);
  }

  /** The cell in reach to which a member officially belongs on the day. */
  private homeOf(memberId: string): string | undefined {
    const day = this.decided.effectiveOn.toString();
    const home = this.situation.stays.find((stay) => stay.memberId === memberId && stay.kind === 'PRIMARY' && stay.validFrom <= day)?.organizationId;
    return home !== undefined && this.situation.units.has(home) ? home : undefined;
  }

  private childrenOf(id: string): Unit[] {
    return [...this.situation.units.values()].filter(({ parentId, endedOn }) => parentId === id && endedOn === null).map(unitOf);
  }

  private refuse(refusal: Parameters<typeof finding>[0], params: Parameters<typeof finding>[1], path: readonly string[]): void {
    this.refusals.push(finding(refusal, params, ['input', ...path]));
  }
}

function unitOf({ id, name, kind, sector, parentId }: Unit): Unit {
  return { id, name, kind, sector, parentId };
}
