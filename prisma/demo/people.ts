import type { DatePrecision, EducationLevel, Gender, OrganizationSector, PoliticalTheoryLevel } from '#prisma-client';
import type { Book } from './book.js';
import { addDays, addYears, type Day } from './days.js';
import { COMMUNITIES, drawName, type Community } from './names.js';
import type { DemoCell, DemoWard } from './organizations.js';
import { WARD_COMMUNITIES } from './places.js';
import type { Random } from './random.js';
import type { PersonRow } from './rows.js';

/** What is known of a person. */
export interface Profile {
  readonly community: Community;
  readonly gender: Gender;
  readonly birthOn: Day;
  readonly birthPrecision: DatePrecision;
  readonly education: EducationLevel;
  readonly politicalTheory: PoliticalTheoryLevel;
}

type Weights<K extends string> = Readonly<Partial<Record<K, number>>>;

/** How old, schooled and trained the people of a cell are. */
interface Milieu {
  readonly ages: readonly [min: number, max: number];
  readonly women: number;
  readonly schooling: { readonly older: Weights<EducationLevel>; readonly younger: Weights<EducationLevel> };
  readonly theory: Weights<PoliticalTheoryLevel>;
}

const VILLAGERS: Milieu = {
  ages: [28, 86],
  women: 0.34,
  schooling: {
    older: { PRIMARY: 30, LOWER_SECONDARY: 50, UPPER_SECONDARY: 15, VOCATIONAL: 5 },
    younger: { LOWER_SECONDARY: 25, UPPER_SECONDARY: 45, VOCATIONAL: 15, COLLEGE: 7, UNIVERSITY: 8 },
  },
  theory: { NONE: 52, ELEMENTARY: 40, INTERMEDIATE: 8 },
};
const TOWNSPEOPLE: Milieu = {
  ages: [30, 90],
  women: 0.44,
  schooling: {
    older: { LOWER_SECONDARY: 25, UPPER_SECONDARY: 30, VOCATIONAL: 25, COLLEGE: 8, UNIVERSITY: 12 },
    younger: { UPPER_SECONDARY: 30, VOCATIONAL: 20, COLLEGE: 15, UNIVERSITY: 32, POSTGRADUATE: 3 },
  },
  theory: { NONE: 34, ELEMENTARY: 42, INTERMEDIATE: 22, ADVANCED: 2 },
};
const OFFICIALS_SCHOOLING = { VOCATIONAL: 5, COLLEGE: 13, UNIVERSITY: 74, POSTGRADUATE: 8 };
const OFFICIALS: Milieu = {
  ages: [28, 59],
  women: 0.46,
  schooling: { older: OFFICIALS_SCHOOLING, younger: OFFICIALS_SCHOOLING },
  theory: { NONE: 6, ELEMENTARY: 52, INTERMEDIATE: 40, ADVANCED: 2 },
};
const MILIEUS: Readonly<Record<OrganizationSector, Milieu>> = {
  VILLAGE: VILLAGERS,
  STREET_GROUP: TOWNSPEOPLE,
  SCHOOL: { ...OFFICIALS, women: 0.74 },
  HEALTH: { ...OFFICIALS, women: 0.6 },
  AGENCY: OFFICIALS,
  ARMED_FORCES: { ...OFFICIALS, women: 0.1 },
  ENTERPRISE: TOWNSPEOPLE,
  COOPERATIVE: VILLAGERS,
};

/** Of ten people, so many belong to the community a place is mostly of; the others are as the ward's are. */
const MAIN_COMMUNITY_SHARE = 0.75;
/** Born before this, few finished school and birth dates may be known by their year only. */
const OLDER_BORN_BEFORE: Day = '1965-01-01';
const GRADUATES_FROM_AGE = 23;

/** Somebody of a cell's milieu; of the usual ages there on `day`, or of those given. */
export function drawProfile(random: Random, cell: DemoCell, day: Day, ages: readonly [number, number] = MILIEUS[cell.plan.sector].ages): Profile {
  const milieu = MILIEUS[cell.plan.sector];
  const community = drawCommunity(random, cell);
  const gender = random.chance(milieu.women) ? 'FEMALE' : 'MALE';
  const age = random.int(...ages);
  const exactBirth = bornAtAge(random, age, day);
  const older = exactBirth < OLDER_BORN_BEFORE;
  const birthPrecision = older ? random.weighted<DatePrecision>({ DAY: 88, MONTH: 4, YEAR: 8 }) : 'DAY';
  return {
    community,
    gender,
    birthOn: truncate(exactBirth, birthPrecision),
    birthPrecision,
    education: age < GRADUATES_FROM_AGE ? 'UPPER_SECONDARY' : random.weighted(older ? milieu.schooling.older : milieu.schooling.younger),
    politicalTheory: random.weighted(milieu.theory),
  };
}

/** A birth day that makes somebody `age` whole years old on `day`. */
export function bornAtAge(random: Random, age: number, day: Day): Day {
  return addDays(addYears(day, -age - 1), random.int(1, 365));
}

/** Writes a person of a cell, with ways to reach them that are invented on the face of it. */
export function addPerson(book: Book, random: Random, cell: DemoCell, profile: Profile, recordedOn: Day): PersonRow {
  const row: PersonRow = {
    id: book.id('person', recordedOn),
    fullName: drawName(random, profile.community, profile.gender),
    birthOn: profile.birthOn,
    birthPrecision: profile.birthPrecision,
    gender: profile.gender,
    ethnicGroupCode: COMMUNITIES[profile.community],
    education: profile.education,
    politicalTheory: profile.politicalTheory,
  };
  book.rows.person.push(row);
  book.rows.personContact.push({
    personId: row.id,
    phone: random.chance(0.85) ? inventedPhone(random) : null,
    address: `${homeOf(random, cell)}, ${cell.ward.nameVi}, tỉnh Sơn La`,
  });
  return row;
}

function drawCommunity(random: Random, { plan, ward }: DemoCell): Community {
  const residential = plan.sector === 'VILLAGE' || plan.sector === 'STREET_GROUP';
  if (residential && random.chance(MAIN_COMMUNITY_SHARE)) return plan.community;
  return random.weighted<Community>(WARD_COMMUNITIES[ward.key]);
}

/** No Vietnamese number begins with 0100. */
function inventedPhone(random: Random): string {
  return `0100${String(random.int(0, 999_999)).padStart(6, '0')}`;
}

function homeOf(random: Random, cell: DemoCell): string {
  const { plan } = cell.predecessor ? cell : random.pick(residentialCells(cell.ward));
  return plan.name.charAt(0).toUpperCase() + plan.name.slice(1);
}

/** The village and street-group cells of a ward. */
export function residentialCells(ward: DemoWard): DemoCell[] {
  return ward.cells.filter((each) => each.predecessor !== null);
}

function truncate(day: Day, precision: DatePrecision): Day {
  return precision === 'DAY' ? day : precision === 'MONTH' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}
