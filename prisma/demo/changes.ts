import type { Book } from './book.js';
import { addDays, addMonths, ageOn, monthsAfter, type Day } from './days.js';
import { electCell } from './cell-offices.js';
import { drawCeremony, isFullOn, type DemoMember, type Roll } from './membership.js';
import { foundBaseCell, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import { drawProfile, residentialCells } from './people.js';
import { MOC_CHAU_COOPERATIVE, type WardKey } from './places.js';
import type { Random } from './random.js';
import { COUNTED_ON } from './rosters.js';

/** What happens in a ward in a calendar month: how often, by month (1 is January). */
interface Year {
  readonly admissions: Readonly<Partial<Record<number, number>>>;
  readonly deaths: readonly number[];
  readonly departures: readonly number[];
  readonly arrivals: readonly number[];
  readonly moves: readonly number[];
  readonly removals: readonly number[];
}

/** The pace of the wards: admissions reach the targets of 40 and 65 within the term, with little to spare. */
const YEARS: Readonly<Record<WardKey, Year>> = {
  'moc-chau': {
    admissions: { 1: 2, 5: 2, 8: 2, 11: 3 },
    deaths: [1, 3, 4, 6, 7, 9, 10, 12],
    departures: [2, 4, 6, 8, 11],
    arrivals: [3, 6, 9, 10],
    moves: [1, 4, 7, 9, 12],
    removals: [10],
  },
  'van-son': {
    admissions: { 1: 3, 5: 3, 8: 3, 11: 4 },
    deaths: [1, 2, 4, 5, 7, 9, 11],
    departures: [3, 6, 7, 9, 12],
    arrivals: [2, 5, 8, 9, 11],
    moves: [3, 6, 8, 10],
    removals: [4],
  },
};

const MAY_DIE_FROM_AGE = 66;
/** A base cell of this size takes no more: from 30 members on it would have to become a committee. */
const BASE_CELL_FULL_AT = 27;

/** Writes what has happened since the day the reports counted, up to the reference date. */
export function liveOn(book: Book, roll: Roll, random: Random, tree: DemoTree): void {
  for (const month of monthsAfter(COUNTED_ON, book.referenceDate)) {
    for (const ward of [tree.mocChau, tree.vanSon]) {
      new MonthOfChanges(book, roll, random.fork(`${ward.key}/${month}`), ward, month).run();
    }
  }
}

class MonthOfChanges {
  constructor(
    private readonly book: Book,
    private readonly roll: Roll,
    private readonly random: Random,
    private readonly ward: DemoWard,
    private readonly month: Day,
  ) {}

  run(): void {
    const year = YEARS[this.ward.key];
    const number = Number(this.month.slice(5, 7));
    if (this.ward.key === 'moc-chau' && this.month.slice(0, 7) === MOC_CHAU_COOPERATIVE.foundedOn.slice(0, 7)) this.foundCooperative();
    for (let count = year.admissions[number] ?? 0; count > 0; count -= 1) this.admit();
    if (year.arrivals.includes(number)) this.arrive();
    if (year.moves.includes(number)) this.move();
    if (year.departures.includes(number)) this.depart();
    if (year.deaths.includes(number)) this.die();
    if (year.removals.includes(number)) this.remove();
  }

  /** A member is on record once the ceremony has been held. */
  private admit(): void {
    const cell = this.random.pick(this.ward.cells.filter((each) => each.predecessor ?? this.roll.of(each).length < BASE_CELL_FULL_AT));
    const admittedOn = this.someDay();
    const ceremonyOn = drawCeremony(this.random, admittedOn);
    const profile = drawProfile(this.random, cell, admittedOn, [19, 38]);
    if (ceremonyOn <= this.book.referenceDate) this.roll.enrol(this.random, cell, { profile, admittedOn, ceremonyOn });
  }

  private arrive(): void {
    const cell = this.random.pick(residentialCells(this.ward));
    const joinedOn = this.someDay();
    const profile = drawProfile(this.random, cell, joinedOn, [40, 62]);
    const admittedOn = this.random.day(addMonths(profile.birthOn, 12 * 22), addMonths(profile.birthOn, 12 * 34));
    if (joinedOn <= this.book.referenceDate) this.roll.enrol(this.random, cell, { profile, admittedOn, joinedOn });
  }

  private move(): void {
    const member = this.random.pick(this.free());
    const to = this.random.pick(residentialCells(this.ward).filter((each) => each !== member.cell));
    this.on((day) => {
      this.roll.move(member, to, day);
    });
  }

  private depart(): void {
    const member = this.random.pick(this.free((each) => ageOn(each.person.birthOn, this.month) < 60));
    this.on((day) => {
      this.roll.leave(member, day, 'TRANSFERRED_OUT');
    });
  }

  private die(): void {
    const member = this.random.pick(this.free((each) => ageOn(each.person.birthOn, this.month) >= MAY_DIE_FROM_AGE));
    this.on((day) => {
      this.roll.leave(member, day, 'DIED');
    });
  }

  /** Only cells whose name is invented have members taken off the roll. */
  private remove(): void {
    const member = this.random.pick(this.free((each) => each.cell?.plan.real === false));
    this.on((day) => {
      this.roll.leave(member, day, 'REMOVED_FROM_ROLL');
    });
  }

  /** Members of several villages found a cell in the cooperative they work in, and elect its secretary. */
  private foundCooperative(): void {
    const plan = MOC_CHAU_COOPERATIVE;
    if (plan.foundedOn > this.book.referenceDate) return;
    const cell: DemoCell = foundBaseCell(this.book, this.ward, plan, plan.foundedOn);
    this.ward.cells.push(cell);
    const founders = this.random.shuffle(this.free((each) => ageOn(each.person.birthOn, this.month) < 60)).slice(0, plan.members[0]);
    for (const founder of founders) this.roll.move(founder, cell, plan.foundedOn);
    electCell(this.book, this.random, cell, founders, { name: 'Nhiệm kỳ 2026-2030', from: plan.foundedOn });
  }

  /** Full members of villages and street groups whom nothing holds: no post, account or second membership. */
  private free(fits: (member: DemoMember) => boolean = () => true): DemoMember[] {
    const since = addMonths(this.month, -6);
    return this.roll.members.filter(
      (each) => each.cell?.ward === this.ward && each.cell.predecessor && !each.settled && isFullOn(each, since) && each.stay.validFrom < since && fits(each),
    );
  }

  private someDay(): Day {
    return addDays(this.month, this.random.int(1, 25));
  }

  /** Does something on a day of this month, unless that day is still to come. */
  private on(change: (day: Day) => void): void {
    const day = this.someDay();
    if (day <= this.book.referenceDate) change(day);
  }
}
