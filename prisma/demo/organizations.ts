import { dissolveUnit, mergeUnits, restandUnit, splitUnits, type Unit } from '#reorganizations';
import type { Book } from './book.js';
import { addDays, type Day } from './days.js';
import { FIGURES, type MocChauFigures, type VanSonFigures } from './figures.js';
import {
  MOC_CHAU_NEW_BASE,
  MOC_CHAU_OLDER_BASE,
  MOC_CHAU_PREDECESSORS,
  VAN_SON_NEW_BASE,
  VAN_SON_OLDER_BASE,
  VAN_SON_PREDECESSORS,
  type BaseOrganizationPlan,
  type CellPlan,
  type PredecessorPlan,
  type WardKey,
} from './places.js';
import type { Random } from './random.js';
import type { DecisionRow, OrganizationRow } from './rows.js';

/** The day from which the town and its wards existed (resolution 1280). */
export const TOWN_FROM: Day = '2025-02-01';
/** The day from which the new wards work and the town is gone (resolution 1681). */
export const WARDS_FROM: Day = FIGURES.mocChau.ward.operatingFrom;
/** Last day of the predecessors. */
export const PREDECESSORS_THROUGH: Day = addDays(WARDS_FROM, -1);

const PROVINCE = 'Ban Thường vụ Tỉnh ủy Sơn La';
/** How old the older organisations really are is not in the reports; these days are invented. */
const LONG_AGO: Day = '1955-01-01';
const BASE_LONG_AGO: Day = '1960-01-01';

/** An organisation that holds members: a cell of any kind. */
export interface DemoCell {
  readonly plan: CellPlan;
  readonly organization: OrganizationRow;
  readonly ward: DemoWard;
  /** The commune or ward it belonged to before the merger, for village and street-group cells. */
  readonly predecessor: DemoPredecessor | null;
  /** Members of the ward's executive committee who belong to it. */
  readonly leaders: number;
}

/** Whether a cell is of a village or street group that does not exist: only of such may anything bad be told. */
export function bearsInventedName({ plan, predecessor }: DemoCell): boolean {
  return predecessor !== null && !plan.real;
}

export interface DemoPredecessor {
  readonly nameVi: string;
  readonly organization: OrganizationRow;
}

export interface DemoWard {
  readonly key: WardKey;
  /** "phường Mộc Châu" */
  readonly nameVi: string;
  readonly figures: MocChauFigures | VanSonFigures;
  readonly organization: OrganizationRow;
  readonly decision: DecisionRow;
  readonly predecessors: DemoPredecessor[];
  readonly baseCommittees: { readonly organization: OrganizationRow; readonly cells: readonly DemoCell[] }[];
  readonly cells: DemoCell[];
}

export interface DemoTree {
  readonly mocChau: DemoWard;
  readonly vanSon: DemoWard;
}

/** Writes the tree of both wards with its history. */
export function buildOrganizations(book: Book, random: Random): DemoTree {
  const province = book.found({ name: 'Đảng bộ tỉnh Sơn La', kind: 'PROVINCIAL_COMMITTEE', parent: null, from: LONG_AGO });
  const town = book.found({ name: 'Đảng bộ huyện Mộc Châu', kind: 'DISTRICT_COMMITTEE', parent: province, from: LONG_AGO });
  const resolution1280 = FIGURES.vanSon.predecessors[0]?.establishedByVi ?? null;
  const townDecision = book.decide(PROVINCE, 'TU', '2025-01-20', 'Thành lập Đảng bộ thị xã Mộc Châu và các đảng bộ phường trực thuộc', resolution1280);
  book.carryOut(restandUnit(book.unitOf(town), { name: 'Đảng bộ thị xã Mộc Châu' }), TOWN_FROM, townDecision);

  const setting: Setting = { book, random, province, town, townDecision };
  const mocChau = buildMocChau(setting);
  const vanSon = buildVanSon(setting);
  const ending = book.decide(PROVINCE, 'TU', '2025-06-27', 'Kết thúc hoạt động của Đảng bộ thị xã Mộc Châu', FIGURES.mocChau.ward.establishedBy);
  book.carryOut(dissolveUnit(town.id, [], null), WARDS_FROM, ending);
  return { mocChau, vanSon };
}

interface Setting {
  readonly book: Book;
  readonly random: Random;
  readonly province: OrganizationRow;
  readonly town: OrganizationRow;
  readonly townDecision: DecisionRow;
}

function buildMocChau(setting: Setting): DemoWard {
  const { book, town, townDecision } = setting;
  const figures = FIGURES.mocChau;
  const ward = foundWard(setting, 'moc-chau', figures);
  const merging: Merging[] = [];
  for (const { nameVi, directCells } of figures.predecessors) {
    const plan = MOC_CHAU_PREDECESSORS.find((each) => each.nameVi === nameVi);
    if (!plan) throw new Error(`No cells are planned for ${nameVi}.`);
    const organization = book.found({ name: plan.nameBeforeTown ?? nameVi, kind: 'BASE_COMMITTEE', parent: town, from: BASE_LONG_AGO });
    if (plan.nameBeforeTown) book.carryOut(restandUnit(book.unitOf(organization), { name: nameVi }), TOWN_FROM, townDecision);
    const cells = exactly(directCells, plan.cells, nameVi).map((cell) => ({ cell, organization: foundOldCell(setting, cell, organization) }));
    merging.push({ predecessor: { nameVi, organization }, cells });
  }
  merge(setting, ward, merging);
  const founded = figures.organization['newBaseCellsSince2025-07-01'];
  addOlderBase(setting, ward, exactly(figures.organization.baseOrganizations - founded, MOC_CHAU_OLDER_BASE, 'older base organisations'));
  addNewBase(setting, ward, exactly(founded, MOC_CHAU_NEW_BASE, 'new base cells'));
  return ward;
}

function buildVanSon(setting: Setting): DemoWard {
  const { book, town, townDecision } = setting;
  const figures = FIGURES.vanSon;
  const ward = foundWard(setting, 'van-son', figures);
  const farmTown = book.found({ name: 'Đảng bộ thị trấn Nông trường Mộc Châu', kind: 'BASE_COMMITTEE', parent: town, from: BASE_LONG_AGO });
  const commune = book.found({ name: 'Đảng bộ xã Phiêng Luông', kind: 'BASE_COMMITTEE', parent: town, from: BASE_LONG_AGO });
  const merging = figures.predecessors.map(({ nameVi }): Merging => {
    const plan = VAN_SON_PREDECESSORS.find((each) => each.nameVi === nameVi);
    if (!plan) throw new Error(`No cells are planned for ${nameVi}.`);
    const organization = book.open(TOWN_FROM, townDecision);
    return { predecessor: { nameVi, organization }, cells: foundStreetGroups(setting, plan, [farmTown, commune]) };
  });
  const parts = merging.map(({ predecessor: { nameVi, organization }, cells }) => ({
    founded: { id: organization.id, name: nameVi, kind: 'BASE_COMMITTEE', sector: null, parentId: town.id } as const,
    taken: cells.map(cellUnit),
  }));
  book.carryOut(splitUnits([farmTown.id, commune.id], parts, true), TOWN_FROM, townDecision);
  merge(setting, ward, merging);
  addOlderBase(setting, ward, VAN_SON_OLDER_BASE);
  addNewBase(setting, ward, VAN_SON_NEW_BASE);
  return ward;
}

/** Street groups that were sub-areas of the farm town or villages of the commune until the town was founded. */
function foundStreetGroups(setting: Setting, plan: PredecessorPlan, [farmTown, commune]: readonly [OrganizationRow, OrganizationRow]): MovedCell[] {
  return plan.cells.map((cell, index) => {
    const fromCommune = index % 3 === 2;
    const bareName = cell.name.replace('tổ dân phố ', '');
    const old: CellPlan = fromCommune ? { ...cell, name: `bản ${bareName}`, sector: 'VILLAGE' } : { ...cell, name: `tiểu khu ${bareName}` };
    return { cell, organization: foundOldCell(setting, old, fromCommune ? commune : farmTown) };
  });
}

function foundWard({ book }: Setting, key: WardKey, figures: MocChauFigures | VanSonFigures): DemoWard {
  const { nameVi, establishedBy, operatingFrom } = figures.ward;
  const decision = book.decide(PROVINCE, 'TU', '2025-06-27', `Thành lập ${nameVi} trên cơ sở hợp nhất các đảng bộ tiền thân`, establishedBy);
  const organization = book.open(operatingFrom, decision);
  return { key, nameVi: nameVi.replace('Đảng bộ ', ''), figures, organization, decision, predecessors: [], baseCommittees: [], cells: [] };
}

function foundOldCell({ book, random }: Setting, plan: CellPlan, parent: OrganizationRow): OrganizationRow {
  const from = random.day('1962-01-01', '1995-12-31');
  return book.found({ name: `Chi bộ ${plan.name}`, kind: 'CELL', sector: plan.sector, parent, from });
}

interface MovedCell {
  readonly cell: CellPlan;
  readonly organization: OrganizationRow;
}

/** A cell as it stands from the town, or the ward, on. */
function cellUnit({ cell, organization }: MovedCell): Unit {
  return { id: organization.id, name: `Chi bộ ${cell.name}`, kind: 'CELL', sector: cell.sector, parentId: null };
}

interface Merging {
  readonly predecessor: DemoPredecessor;
  readonly cells: readonly MovedCell[];
}

/** The predecessors go up in the new ward; their cells pass to it with members and history. */
function merge({ book, province }: Setting, ward: DemoWard, merging: readonly Merging[]): void {
  const founded: Unit = { id: ward.organization.id, name: ward.figures.ward.nameVi, kind: 'WARD_COMMITTEE', sector: null, parentId: province.id };
  const cells = merging.flatMap((each) => each.cells.map(cellUnit));
  book.carryOut(mergeUnits(merging.map(({ predecessor }) => predecessor.organization.id), { founded }, cells), WARDS_FROM, ward.decision);
  for (const { predecessor, cells: moved } of merging) {
    ward.predecessors.push(predecessor);
    for (const { cell: plan, organization } of moved) ward.cells.push({ plan, organization, ward, predecessor, leaders: 0 });
  }
}

/** Base organisations of the town that pass to the ward. */
function addOlderBase({ book, random, town }: Setting, ward: DemoWard, plans: readonly BaseOrganizationPlan[]): void {
  for (const plan of plans) {
    const kind = plan.cells ? 'BASE_COMMITTEE' : 'BASE_CELL';
    const standing = { name: `${plan.cells ? 'Đảng bộ' : 'Chi bộ'} ${plan.name}`, kind, sector: plan.sector } as const;
    const organization = book.found({ ...standing, parent: town, from: random.day('1985-01-01', '2004-12-31') });
    book.carryOut(restandUnit(book.unitOf(organization), { parentId: ward.organization.id }), WARDS_FROM, ward.decision);
    if (!plan.cells) {
      ward.cells.push({ plan, organization, ward, predecessor: null, leaders: 0 });
      continue;
    }
    const cells = plan.cells.map((cell): DemoCell => {
      const below = book.found({ name: `Chi bộ ${cell.name}`, kind: 'CELL', sector: cell.sector, parent: organization, from: organization.foundedOn });
      return { plan: cell, organization: below, ward, predecessor: null, leaders: 0 };
    });
    ward.cells.push(...cells);
    ward.baseCommittees.push({ organization, cells });
  }
}

function addNewBase({ book }: Setting, ward: DemoWard, plans: readonly BaseOrganizationPlan[]): void {
  for (const plan of plans) ward.cells.push(foundBaseCell(book, ward, plan, plan.foundedOn ?? WARDS_FROM, plan.leaders ?? 0));
}

/** A base cell that the ward founds. */
export function foundBaseCell(book: Book, ward: DemoWard, plan: CellPlan, foundedOn: Day, leaders = 0): DemoCell {
  const body = `Ban Thường vụ Đảng ủy ${ward.nameVi}`;
  const decision = book.decide(body, 'ĐU', foundedOn, `Thành lập Chi bộ ${plan.name}`);
  const organization = book.found({
    name: `Chi bộ ${plan.name}`,
    kind: 'BASE_CELL',
    sector: plan.sector,
    parent: ward.organization,
    from: foundedOn,
    decision,
  });
  return { plan, organization, ward, predecessor: null, leaders };
}

function exactly<T>(count: number, planned: readonly T[], what: string): readonly T[] {
  if (planned.length !== count) throw new Error(`The figures say ${count} for ${what}, but ${planned.length} are planned.`);
  return planned;
}
