import { inForce } from './census.js';
import { CASE_WITHIN_DAYS, MEASURE_WITHIN_DAYS, type CaseFile, type CasePlan } from './case-file.js';
import { addDays, addMonths, monthsAfter, type Day } from './days.js';
import { FIGURES, type MocChauPredecessorFigures } from './figures.js';
import { isFullOn, type DemoMember } from './membership.js';
import { bearsInventedName, PREDECESSORS_THROUGH, WARDS_FROM, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import type { Random } from './random.js';
import { COUNTED_ON, TERM_FROM } from './rosters.js';
import type { OrganizationRow } from './rows.js';

type Kind = CasePlan['kind'];

const MOST_DRAWS = 1000;

/** The cells' offices are on record from here on, so that their cases begin then. */
const CELLS_FROM: Day = '2022-07-15';
/** The README shows this cell's first cases and measures. */
const SHOWN_IN_THE_README = 'na-suong';

/** What the committees of a predecessor looked into: one case each. */
interface CommitteeCases {
  readonly conductedBy: 'INSPECTION_COMMITTEE' | 'PARTY_COMMITTEE';
  readonly kind: Kind;
  readonly of: 'cells' | 'members';
  readonly count: number;
  readonly reprimanded?: boolean;
}

/** How a predecessor's printed figures come about; the report says no more than the sums. */
interface Breakdown {
  readonly committees: readonly CommitteeCases[];
  /** Members whom cells inspected, those reprimanded among them; the others of the printed figure they supervised. */
  readonly inspectedByCells: number;
}

const INSPECTIONS = { conductedBy: 'INSPECTION_COMMITTEE', kind: 'INSPECTION' } as const;

const BREAKDOWNS: Readonly<Record<string, (figures: MocChauPredecessorFigures) => Breakdown>> = {
  // Rounds of inspection.
  'Đảng bộ xã Chiềng Hắc': ({ inspectionRounds = 0 }) => ({
    committees: [
      { ...INSPECTIONS, of: 'cells', count: 22 },
      { ...INSPECTIONS, of: 'members', count: inspectionRounds - 22 },
    ],
    inspectedByCells: 40,
  }),
  // Subjects inspected, by the committee (a case each) and by cells; supervision is not among them.
  'Đảng bộ phường Mường Sang': ({ subjectsInspectedByCommitteeAndCells: subjects = 0 }) => ({
    committees: [
      { ...INSPECTIONS, of: 'cells', count: 8 },
      { ...INSPECTIONS, of: 'members', count: subjects - 14 - 8 },
    ],
    inspectedByCells: 14,
  }),
  // Rounds of inspection and of supervision; one of them led to a measure of the party committee.
  'Đảng bộ phường Mộc Lỵ': ({ inspectionAndSupervisionRounds: rounds = 0 }) => ({
    committees: [
      { conductedBy: 'PARTY_COMMITTEE', kind: 'VIOLATION_SIGNS_INSPECTION', of: 'members', count: 1, reprimanded: true },
      { conductedBy: 'PARTY_COMMITTEE', kind: 'INSPECTION', of: 'cells', count: 7 },
      { conductedBy: 'PARTY_COMMITTEE', kind: 'THEMATIC_SUPERVISION', of: 'cells', count: 4 },
      { ...INSPECTIONS, of: 'members', count: rounds - 12 - 8 },
      { ...INSPECTIONS, kind: 'THEMATIC_SUPERVISION', of: 'members', count: 8 },
    ],
    inspectedByCells: 45,
  }),
};

/** What the new wards look into, month by month in turn. */
const TURNS: readonly (readonly [Kind, CommitteeCases['of']])[] = [
  ['INSPECTION', 'cells'],
  ['THEMATIC_SUPERVISION', 'members'],
  ['INSPECTION', 'members'],
  ['THEMATIC_SUPERVISION', 'cells'],
];
/** In these months there are signs of a violation; the first leads to a reprimand by the cell. */
const SIGNS_OF_VIOLATION: readonly string[] = ['2026-03', '2026-11'];

/** Writes the cases of the predecessors' term, which sum to the printed figures, and those of the new wards. */
export function recordCases(file: CaseFile, random: Random, { mocChau, vanSon }: DemoTree): void {
  for (const figures of FIGURES.mocChau.predecessors) {
    const predecessor = mocChau.predecessors.find(({ nameVi }) => nameVi === figures.nameVi);
    const breakdown = BREAKDOWNS[figures.nameVi];
    if (!predecessor || !breakdown) throw new Error(`No cases are planned for ${figures.nameVi}.`);
    const cells = mocChau.cells.filter((each) => each.predecessor === predecessor);
    new PredecessorsCases(file, random.fork(figures.nameVi), predecessor.organization, cells).record(figures, breakdown(figures));
  }
  for (const month of monthsAfter(WARDS_FROM, file.referenceDate)) {
    for (const ward of [mocChau, vanSon]) recordMonth(file, random.fork(`${ward.key}/${month}`), ward, month);
  }
}

class PredecessorsCases {
  /** Whom cells have looked into: nobody twice, since the report counts members. */
  private readonly seen = new Set<DemoMember>();
  private serial = 0;

  constructor(
    private readonly file: CaseFile,
    private readonly random: Random,
    private readonly organization: OrganizationRow,
    private readonly cells: readonly DemoCell[],
  ) {}

  record({ membersDisciplined: { reprimand }, membersInspectedOrSupervisedByCells }: MocChauPredecessorFigures, { committees, inspectedByCells }: Breakdown): void {
    for (const each of committees) for (let count = each.count; count > 0; count -= 1) this.byCommittee(each);
    const byCells = reprimand - committees.filter(({ reprimanded }) => reprimanded).length;
    for (let count = byCells; count > 0; count -= 1) this.reprimandByCell();
    this.byCells('INSPECTION', inspectedByCells - byCells);
    this.byCells('THEMATIC_SUPERVISION', membersInspectedOrSupervisedByCells - inspectedByCells);
  }

  private byCommittee({ conductedBy, kind, of, reprimanded }: CommitteeCases): void {
    const random = this.next();
    const { organization, cells } = this;
    const decidedOn = random.day(addDays(TERM_FROM, 30), addDays(PREDECESSORS_THROUGH, reprimanded ? -MEASURE_WITHIN_DAYS : -CASE_WITHIN_DAYS));
    const about = of === 'cells' ? { cells: [random.pick(cells)] } : { members: [this.one(random, cells, decidedOn, reprimanded).member] };
    this.file.record({ random, organization, conductedBy, kind, decidedOn, ...about, ...(reprimanded && { reprimandedBy: 'PARTY_COMMITTEE' }) });
  }

  private reprimandByCell(): void {
    const random = this.next();
    const decidedOn = random.day(CELLS_FROM, addDays(PREDECESSORS_THROUGH, -MEASURE_WITHIN_DAYS));
    const { member, cell } = this.one(random, this.cells.filter((each) => this.canConduct(each, decidedOn)), decidedOn, true);
    this.file.record({ random, organization: cell.organization, conductedBy: 'CELL', kind: 'VIOLATION_SIGNS_INSPECTION', decidedOn, members: [member], reprimandedBy: 'CELL' });
  }

  /** Cases of cells in turn, until so many members have been looked into. */
  private byCells(kind: Kind, count: number): void {
    for (let left = count; left > 0; ) {
      const random = this.next();
      const decidedOn = random.day(CELLS_FROM, addDays(PREDECESSORS_THROUGH, -CASE_WITHIN_DAYS));
      const cell = random.pick(this.cells.filter((each) => this.canConduct(each, decidedOn)));
      const members = this.pick(random, cell, decidedOn).slice(0, Math.min(left, random.int(1, 3)));
      if (members.length === 0) continue; // it has looked into everybody
      this.file.record({ random, organization: cell.organization, conductedBy: 'CELL', kind, decidedOn, members });
      for (const each of members) this.seen.add(each);
      left -= members.length;
    }
  }

  /** A member of one of the cells; to be blamed, only one who never belonged to a cell that bears a real name. */
  private one(random: Random, cells: readonly DemoCell[], on: Day, blamed = false): { readonly member: DemoMember; readonly cell: DemoCell } {
    for (const cell of random.shuffle(blamed ? cells.filter(mayBeBlamed) : cells)) {
      const member = this.pick(random, cell, on).find((each) => !blamed || each.cells.every(bearsInventedName));
      if (!member) continue;
      this.seen.add(member);
      return { member, cell };
    }
    throw new Error('There is nobody left to look into.');
  }

  private pick(random: Random, cell: DemoCell, on: Day): DemoMember[] {
    return subjectsIn(this.file, random, cell, on).filter((each) => !this.seen.has(each));
  }

  private canConduct({ plan, organization }: DemoCell, on: Day): boolean {
    return plan.key !== SHOWN_IN_THE_README && this.file.officers(organization.id, 'CELL', on).length > 0;
  }

  private next(): Random {
    this.serial += 1;
    if (this.serial > MOST_DRAWS) throw new Error('There are not enough members for the printed figures.');
    return this.random.fork(String(this.serial));
  }
}

/** One case of the ward's inspection committee and one of a cell. */
function recordMonth(file: CaseFile, random: Random, ward: DemoWard, month: Day): void {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const [kind, of] = TURNS[index % TURNS.length] ?? ['INSPECTION', 'cells'];
  const own = random.fork('committee');
  const decidedOn = own.day(month, addDays(addMonths(month, 1), -6));
  const { organization } = ward;
  const invented = own.shuffle(ward.cells.filter(mayBeBlamed));
  const blamed = SIGNS_OF_VIOLATION.indexOf(month.slice(0, 7));
  if (blamed >= 0) {
    const members = invented.flatMap((cell) => subjectsIn(file, own, cell, decidedOn).filter(({ cells, member }) => cells.every(bearsInventedName) && member.admissionDecidedOn >= TERM_FROM)).slice(0, 1);
    const signs = { random: own, organization, conductedBy: 'INSPECTION_COMMITTEE', kind: 'VIOLATION_SIGNS_INSPECTION', decidedOn, members, stepByStep: true } as const;
    if (members.length > 0) file.record({ ...signs, ...(blamed === 0 && { reprimandedBy: 'CELL' }) });
  } else {
    const cell = own.pick(ward.cells.filter((each) => each.organization.foundedOn < COUNTED_ON));
    const members = of === 'members' ? subjectsIn(file, own, cell, decidedOn).slice(0, 2) : [];
    file.record({ random: own, organization, conductedBy: 'INSPECTION_COMMITTEE', kind, decidedOn, stepByStep: true, ...(members.length > 0 ? { members } : { cells: [cell] }) });
  }
  recordOfCell(file, random.fork('cell'), invented, month, index % 2 === 0 ? 'INSPECTION' : 'THEMATIC_SUPERVISION');
}

function recordOfCell(file: CaseFile, random: Random, cells: readonly DemoCell[], month: Day, kind: Kind): void {
  const cell = random.pick(cells);
  const decidedOn = random.day(month, addDays(addMonths(month, 1), -6));
  const members = subjectsIn(file, random, cell, decidedOn).slice(0, random.int(1, 2));
  if (members.length > 0) file.record({ random, organization: cell.organization, conductedBy: 'CELL', kind, decidedOn, members, stepByStep: true });
}

/** Only a village or street group that does not exist may have anybody to blame; nor the one that the README shows. */
export function mayBeBlamed(cell: DemoCell): boolean {
  return bearsInventedName(cell) && cell.plan.key !== SHOWN_IN_THE_README;
}

/** Full members of a cell on a day and until a case would be over, who hold no post there, no account and no office now. */
export function subjectsIn(file: CaseFile, random: Random, { organization }: DemoCell, on: Day): DemoMember[] {
  const officers = new Set(file.officers(organization.id, 'CELL', on));
  const stays = (file.records.stays.get(organization.id) ?? []).filter(({ member, period }) => {
    const throughout = period.kind === 'PRIMARY' && inForce(period, on) && inForce(period, addDays(on, MEASURE_WITHIN_DAYS));
    return throughout && isFullOn(member, on) && !member.settled && !officers.has(member.person.id);
  });
  return random.fork('subjects of the case').shuffle(stays.map(({ member }) => member));
}
