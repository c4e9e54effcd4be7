import { apportion } from './apportion.js';
import { addDays, addMonths, addYears, earlier, later, type Day } from './days.js';
import { FIGURES, type MocChauPredecessorFigures } from './figures.js';
import { rankLeaders, type Leader } from './leaders.js';
import type { DemoMember, Enrolment, Roll } from './membership.js';
import { PREDECESSORS_THROUGH, TOWN_FROM, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import { drawProfile, residentialCells, type Profile } from './people.js';
import type { Random } from './random.js';

/** The day the reports count members. */
export const COUNTED_ON: Day = FIGURES.mocChau.asOf;
/** First day of the predecessors' term 2020-2025. */
export const TERM_FROM: Day = '2020-07-01';
/**
 * Members of Mộc Châu's villages and street groups were admitted before this day, so that their recognition,
 * too, falls before the term; only those whom the report counts were admitted within it. Whoever left either
 * ward during the term was admitted before this day as well.
 */
const SETTLED_BEFORE: Day = addDays(addMonths(TERM_FROM, -12), -60);
/** No ceremony of a decision up to here makes a recognition fall due after the term. */
const RECOGNIZED_IN_TERM_IF_BEFORE: Day = addDays(addMonths(PREDECESSORS_THROUGH, -12), -60);
const RECOGNIZED_LATER_IF_FROM: Day = addMonths(addDays(PREDECESSORS_THROUGH, 1), -12);

/** First day that the admissions of base cells, of which the reports say nothing, no longer reach. */
const BASE_ADMITTED_BEFORE: Day = '2025-05-01';

/** The members of each ward's executive committee, highest rank first. */
export type Leaders = ReadonlyMap<DemoWard, readonly DemoMember[]>;

/** Enrols everybody who belongs to the wards on the day the reports count, and some who left before. */
export function enrolRosters(roll: Roll, random: Random, { mocChau, vanSon }: DemoTree): Leaders {
  const admissions = drawAdmissions(random.fork('admitted 2020-2025'), mocChau);
  return new Map([
    [mocChau, enrolWard(roll, random.fork(mocChau.key), mocChau, SETTLED_BEFORE, admissions)],
    [vanSon, enrolWard(roll, random.fork(vanSon.key), vanSon, TOWN_FROM, new Map())],
  ]);
}

/** An admission that the report counts; the member may have left the ward since. */
interface CountedAdmission {
  readonly on: Day;
  readonly leftOn: Day | null;
}

type Admissions = ReadonlyMap<DemoCell, readonly CountedAdmission[]>;

function enrolWard(roll: Roll, random: Random, ward: DemoWard, settledBefore: Day, admissions: Admissions): DemoMember[] {
  const sizes = apportion(random, ward.figures.organization.members, ward.cells.map((each) => each.plan.members));
  const ranked = rankLeaders(random.fork('leaders'), ward);
  const leaders = new Map<Leader, DemoMember>();
  ward.cells.forEach((cell, index) => {
    const inCell = random.fork(cell.plan.key);
    for (const leader of ranked.filter((each) => each.cell === cell)) {
      leaders.set(leader, roll.enrol(inCell, cell, drawLife(inCell, cell, leader.profile, settledBefore)));
    }
    for (const admission of admissions.get(cell) ?? []) enrolCounted(roll, inCell, cell, admission);
    const others = (sizes[index] ?? 0) - roll.of(cell).length;
    for (let count = 0; count < others; count += 1) {
      roll.enrol(inCell, cell, drawLife(inCell, cell, drawProfile(inCell, cell, COUNTED_ON), settledBefore));
    }
    if (cell.predecessor) enrolLeavers(roll, inCell, cell);
  });
  return ranked.flatMap((each) => leaders.get(each) ?? []);
}

function enrolCounted(roll: Roll, random: Random, cell: DemoCell, { on, leftOn }: CountedAdmission): void {
  const member = roll.enrol(random, cell, { profile: drawProfile(random, cell, on, [19, 38]), admittedOn: on });
  if (leftOn) roll.leave(member, leftOn, 'TRANSFERRED_OUT');
}

/**
 * When and where the admissions of the term that the report counts were decided: as many in all, and as many
 * of them recognised within the term, as it says.
 */
function drawAdmissions(random: Random, ward: DemoWard): Admissions {
  const admissions = new Map<DemoCell, CountedAdmission[]>();
  for (const figures of FIGURES.mocChau.predecessors) {
    const cells = ward.cells.filter((each) => each.predecessor?.nameVi === figures.nameVi);
    const recognized = recognizedInTerm(random, figures);
    for (let count = 0; count < figures.admitted; count += 1) {
      const on =
        count < recognized
          ? random.day(addDays(TERM_FROM, 14), RECOGNIZED_IN_TERM_IF_BEFORE)
          : random.day(RECOGNIZED_LATER_IF_FROM, addDays(PREDECESSORS_THROUGH, -20));
      const mayLeaveFrom = addMonths(on, 24);
      const left = mayLeaveFrom < PREDECESSORS_THROUGH && random.chance(0.08);
      const cell = random.pick(cells);
      admissions.set(cell, [...(admissions.get(cell) ?? []), { on, leftOn: left ? random.day(mayLeaveFrom, PREDECESSORS_THROUGH) : null }]);
    }
  }
  return admissions;
}

/** Where the report does not state how many were recognised, most of those admitted were. */
function recognizedInTerm(random: Random, { admitted, recognizedAsFullMembers: stated }: MocChauPredecessorFigures): number {
  return typeof stated === 'number' ? stated : random.int(Math.ceil(admitted * 0.6), admitted - 2);
}

/** When somebody was admitted and how they came to the cell. */
function drawLife(random: Random, cell: DemoCell, profile: Profile, settledBefore: Day): Enrolment {
  const earliest = addYears(profile.birthOn, 20);
  const latest = addDays(cell.predecessor ? settledBefore : BASE_ADMITTED_BEFORE, -1);
  const admittedOn = random.day(earliest, earlier(addDays(earliest, random.int(1, 18 * 365)), latest));
  const cellFrom = later(admittedOn, cell.organization.foundedOn);
  const isNewCell = cell.organization.foundedOn > PREDECESSORS_THROUGH;
  if (!isNewCell && !random.chance(0.14)) return { profile, admittedOn, joinedOn: cellFrom };

  const joinedOn = isNewCell ? cellFrom : random.day(cellFrom, addDays(TOWN_FROM, -1));
  const home = random.pick(residentialCells(cell.ward));
  const homeFrom = later(admittedOn, home.organization.foundedOn);
  const cameFromHome = home !== cell && admittedOn < settledBefore && addDays(homeFrom, 365) < joinedOn && random.chance(0.4);
  return { profile, admittedOn, joinedOn, ...(cameFromHome && { before: { cell: home, joinedOn: homeFrom } }) };
}

/** Elderly who died and others who moved away before the wards were founded. */
function enrolLeavers(roll: Roll, random: Random, cell: DemoCell): void {
  const count = random.int(0, 3);
  for (let each = 0; each < count; each += 1) {
    const died = random.chance(0.6);
    const profile = drawProfile(random, cell, COUNTED_ON, died ? [70, 92] : [30, 60]);
    const { admittedOn } = drawLife(random, cell, profile, SETTLED_BEFORE);
    const member = roll.enrol(random, cell, { profile, admittedOn, joinedOn: later(admittedOn, cell.organization.foundedOn) });
    roll.leave(member, random.day(addMonths(TERM_FROM, 6), addMonths(PREDECESSORS_THROUGH, -1)), died ? 'DIED' : 'TRANSFERRED_OUT');
  }
}
