import type { EducationLevel, Gender, PoliticalTheoryLevel } from '#prisma-client';
import { FIGURES } from './figures.js';
import type { Community } from './names.js';
import type { DemoCell, DemoWard } from './organizations.js';
import { bornAtAge, type Profile } from './people.js';
import type { Random } from './random.js';

/** Somebody planned for a ward's executive committee, and the cell they belong to. */
export interface Leader {
  readonly cell: DemoCell;
  readonly profile: Profile;
}

/** An executive committee as a report prints it: each list names every seat once. */
interface Composition {
  readonly genders: readonly Gender[];
  readonly communities: readonly Community[];
  readonly education: readonly EducationLevel[];
  readonly theory: readonly PoliticalTheoryLevel[];
  readonly younger: { readonly count: number; readonly ages: readonly [number, number]; readonly othersFrom: number };
}

const OLDEST = 57;

/** The members of a ward's first executive committee, highest rank first, exactly as the report composes it. */
export function rankLeaders(random: Random, ward: DemoWard): Leader[] {
  const { genders, communities, education, theory, younger } = ward.key === 'moc-chau' ? ofMocChau() : ofVanSon();
  const cells = seatsByCell(ward.cells, genders.length);
  const mixed = { genders: random.shuffle(genders), communities: random.shuffle(communities), education: random.shuffle(education) };
  return cells.map((cell, rank) => {
    const ages = rank >= cells.length - younger.count ? younger.ages : ([younger.othersFrom, OLDEST] as const);
    const profile: Profile = {
      gender: at(mixed.genders, rank),
      community: at(mixed.communities, rank),
      education: at(mixed.education, rank),
      politicalTheory: at(theory, rank),
      birthOn: bornAtAge(random, random.int(...ages), ward.figures.asOf),
      birthPrecision: 'DAY',
    };
    return { cell, profile };
  });
}

function ofMocChau(): Composition {
  const { size, female, ethnicity, education, politicalTheory, aged35OrYounger } = FIGURES.mocChau.committee;
  return {
    genders: [...times(female, 'FEMALE' as const), ...times(size - female, 'MALE' as const)],
    communities: [...times(ethnicity.Kinh, 'KINH' as const), ...times(ethnicity.Thái, 'THAI' as const), ...times(ethnicity.Mông, 'MONG' as const)],
    education: [...times(education.university, 'UNIVERSITY' as const), ...times(education.postgraduate, 'POSTGRADUATE' as const)],
    theory: [...times(politicalTheory.advanced, 'ADVANCED' as const), ...times(politicalTheory.intermediate, 'INTERMEDIATE' as const)],
    younger: { count: aged35OrYounger, ages: [33, 35], othersFrom: 37 },
  };
}

/** The report says nothing of ethnicity, nor which of them have more than intermediate theory: invented. */
function ofVanSon(): Composition {
  const { size, female, education, politicalTheory, agedUnder42 } = FIGURES.vanSon.committee;
  const minorities = [...times(4, 'THAI' as const), ...times(2, 'DAO' as const), ...times(2, 'MUONG' as const)];
  const advanced = Math.ceil(politicalTheory.intermediateOrHigher / 2);
  return {
    genders: [...times(female, 'FEMALE' as const), ...times(size - female, 'MALE' as const)],
    communities: [...minorities, ...times(size - minorities.length, 'KINH' as const)],
    education: [...times(education.universityOrHigher - education.postgraduate, 'UNIVERSITY' as const), ...times(education.postgraduate, 'POSTGRADUATE' as const)],
    theory: [...times(advanced, 'ADVANCED' as const), ...times(politicalTheory.intermediateOrHigher - advanced, 'INTERMEDIATE' as const)],
    younger: { count: agedUnder42, ages: [35, 41], othersFrom: 43 },
  };
}

/**
 * The cells of the seats by rank. The party's own office comes first with the secretary, the standing deputy
 * and the head of the inspection; then the bodies take turns.
 */
function seatsByCell(cells: readonly DemoCell[], size: number): DemoCell[] {
  const office = cells.find((each) => each.leaders > 0);
  const seats: DemoCell[] = office ? [office, office] : [];
  for (let before = -1; before < seats.length; ) {
    before = seats.length;
    seats.push(...cells.filter((each) => seats.filter((seat) => seat === each).length < each.leaders));
  }
  if (seats.length !== size) throw new Error(`The cells have ${seats.length} leaders for the ${size} seats of the executive committee.`);
  return seats;
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('The printed composition does not describe every seat.');
  return item;
}
