import type { MemberStatusEnd } from '#prisma-client';
import type { Book } from './book.js';
import { addDays, addMonths, addYears, monthsAfter, type Day } from './days.js';
import { electCell } from './cell-offices.js';
import { drawCeremony, isFullOn, type DemoMember, type Roll } from './membership.js';
import { foundBaseCell, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import { drawProfile, residentialCells, type Profile } from './people.js';
import { MOC_CHAU_COOPERATIVE, type WardKey } from './places.js';
import type { Random } from './random.js';
import { COUNTED_ON, TERM_FROM } from './rosters.js';

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
const WORKING_UNTIL_AGE = 60;
/** Base cells that may have more members than this take no new ones: from 30 on they would have to be committees. */
const BASE_CELL_GROWS_UP_TO = 24;

/** So many months before the decision the first papers of an admission may be there. */
const PREPARED_FOR_MONTHS = 8;

/** Somebody who is going to be admitted, with the random stream their person comes from. */
export interface Candidacy {
  readonly random: Random;
  readonly cell: DemoCell;
  readonly profile: Profile;
  readonly admittedOn: Day;
  readonly ceremonyOn: Day;
}

/** Writes what has happened since the day the reports counted, up to the reference date; answers who may be a candidate then. */
export function liveOn(book: Book, roll: Roll, random: Random, tree: DemoTree): Candidacy[] {
  const monthOf = (ward: DemoWard, month: Day): MonthOfChanges => new MonthOfChanges(book, roll, random.fork(`${ward.key}/${month}`), ward, month);
  const wards = [tree.mocChau, tree.vanSon];
  const candidacies: Candidacy[] = [];
  for (const month of monthsAfter(COUNTED_ON, book.referenceDate)) for (const ward of wards) candidacies.push(...monthOf(ward, month).run());
  for (const month of monthsAfter(book.referenceDate, addMonths(book.referenceDate, PREPARED_FOR_MONTHS))) {
    for (const ward of wards) candidacies.push(...monthOf(ward, month).admissions());
  }
  return candidacies;
}

/**
 * One month in one ward. Every change has its own fork of the random stream and its own people, whether its
 * day has come or not, so that a later reference date tells the same story further.
 */
class MonthOfChanges {
  private readonly taken = new Set<DemoMember>();

  constructor(
    private readonly book: Book,
    private readonly roll: Roll,
    private readonly random: Random,
    private readonly ward: DemoWard,
    private readonly month: Day,
  ) {}

  /** What happens in the month; answers whose ceremony has not been held by the reference date. */
  run(): Candidacy[] {
    const year = YEARS[this.ward.key];
    const number = this.number();
    if (this.ward.key === 'moc-chau' && this.month.slice(0, 7) === MOC_CHAU_COOPERATIVE.foundedOn.slice(0, 7)) this.foundCooperative();
    const admissions = this.admissions();
    const held = admissions.filter(({ ceremonyOn }) => ceremonyOn <= this.book.referenceDate);
    for (const { random, cell, ...enrolment } of held) this.roll.enrol(random, cell, enrolment);
    if (year.arrivals.includes(number)) this.arrive(this.random.fork('arrival'));
    if (year.moves.includes(number)) this.move(this.random.fork('move'));
    if (year.departures.includes(number)) this.depart(this.random.fork('departure'));
    if (year.deaths.includes(number)) this.die(this.random.fork('death'));
    if (year.removals.includes(number)) this.remove(this.random.fork('removal'));
    return admissions.filter((each) => !held.includes(each));
  }

  /** Who is admitted in the month. A member is on record once the ceremony has been held. */
  admissions(): Candidacy[] {
    const count = YEARS[this.ward.key].admissions[this.number()] ?? 0;
    return Array.from({ length: count }, (_, index) => {
      const random = this.random.fork(`admission ${count - index}`);
      const cell = random.pick(this.ward.cells.filter((each) => each.predecessor ?? each.plan.members[1] <= BASE_CELL_GROWS_UP_TO));
      const admittedOn = this.someDay(random);
      const ceremonyOn = drawCeremony(random, admittedOn);
      return { random, cell, profile: drawProfile(random, cell, admittedOn, [19, 38]), admittedOn, ceremonyOn };
    });
  }

  private number(): number {
    return Number(this.month.slice(5, 7));
  }

  private arrive(random: Random): void {
    const cell = random.pick(residentialCells(this.ward));
    const joinedOn = this.someDay(random);
    const profile = drawProfile(random, cell, joinedOn, [50, 62]);
    const admittedOn = random.day(addYears(profile.birthOn, 22), addYears(profile.birthOn, 32));
    if (joinedOn <= this.book.referenceDate) this.roll.enrol(random, cell, { profile, admittedOn, joinedOn });
  }

  private move(random: Random): void {
    const member = this.take(random, admittedBeforeTheTerm);
    const to = random.pick(residentialCells(this.ward).filter((each) => each !== member.cell));
    const day = this.someDay(random);
    if (day <= this.book.referenceDate) this.roll.move(member, to, day);
  }

  private depart(random: Random): void {
    this.leave(random, 'TRANSFERRED_OUT', this.youngerThan(WORKING_UNTIL_AGE));
  }

  private die(random: Random): void {
    const young = this.youngerThan(MAY_DIE_FROM_AGE);
    this.leave(random, 'DIED', (each) => !young(each));
  }

  /** Only members who never belonged to a cell with a real name are taken off the roll. */
  private remove(random: Random): void {
    this.leave(random, 'REMOVED_FROM_ROLL', (each) => each.cells.every(({ plan }) => !plan.real));
  }

  private leave(random: Random, reason: MemberStatusEnd, fits: (member: DemoMember) => boolean): void {
    const member = this.take(random, fits);
    const day = this.someDay(random);
    if (day <= this.book.referenceDate) this.roll.leave(member, day, reason);
  }

  /** Members of several villages found a cell in the cooperative they work in, and elect its secretary. */
  private foundCooperative(): void {
    const plan = MOC_CHAU_COOPERATIVE;
    if (plan.foundedOn > this.book.referenceDate) return;
    const random = this.random.fork('cooperative');
    const cell: DemoCell = foundBaseCell(this.book, this.ward, plan, plan.foundedOn);
    this.ward.cells.push(cell);
    const young = this.youngerThan(WORKING_UNTIL_AGE);
    const founders = Array.from({ length: plan.members[0] }, () => this.take(random, (each) => young(each) && admittedBeforeTheTerm(each)));
    for (const founder of founders) this.roll.move(founder, cell, plan.foundedOn);
    electCell(this.book, random, cell, founders, { name: 'Nhiệm kỳ 2026-2030', from: plan.foundedOn });
  }

  /** A full member of a village or street group whom nothing holds: no post, account, second membership or other change. */
  private take(random: Random, fits: (member: DemoMember) => boolean): DemoMember {
    const since = addMonths(this.month, -6);
    const free = this.roll.members.filter(
      (each) =>
        each.cell?.ward === this.ward &&
        each.cell.predecessor &&
        !each.settled &&
        !this.taken.has(each) &&
        isFullOn(each, since) &&
        each.stay.validFrom < since &&
        fits(each),
    );
    const member = random.pick(free);
    this.taken.add(member);
    return member;
  }

  private youngerThan(age: number): (member: DemoMember) => boolean {
    const bornAfter = addYears(this.month, -age);
    return ({ person }) => person.birthOn > bornAfter;
  }

  private someDay(random: Random): Day {
    return addDays(this.month, random.int(1, 25));
  }
}

/** Those admitted in the term stay where the report counts their admission, so that it can be counted there. */
function admittedBeforeTheTerm({ member }: DemoMember): boolean {
  return member.admissionDecidedOn < TERM_FROM;
}
