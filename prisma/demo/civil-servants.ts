import type { MassOrganizationKind, RatingLevel } from '#prisma-client';
import { INVENTED, type Book } from './book.js';
import { ageOn } from './days.js';
import type { Roll } from './membership.js';
import { electable } from './offices.js';
import { WARDS_FROM, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import { addPerson, drawProfile } from './people.js';
import type { Random } from './random.js';
import { COUNTED_ON } from './rosters.js';

/** So many civil servants a ward has; so many of them are not members. The reports state neither. */
const CIVIL_SERVANTS = 40;
const NOT_MEMBERS = 12;
const RETIRED_FROM_AGE = 60;

/** The body that all rate first; what it is called before the name of the ward. */
const MASS_ORGANIZATIONS: readonly (readonly [kind: MassOrganizationKind, name: string])[] = [
  ['FATHERLAND_FRONT', 'Ủy ban Mặt trận Tổ quốc Việt Nam'],
  ['YOUTH_UNION', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh'],
  ['WOMENS_UNION', 'Hội Liên hiệp Phụ nữ'],
  ['FARMERS_UNION', 'Hội Nông dân'],
  ['VETERANS_ASSOCIATION', 'Hội Cựu chiến binh'],
];

/** Appoints the wards' civil servants, names their mass organisations, and records how both were rated. */
export function employCivilServants(book: Book, roll: Roll, random: Random, tree: DemoTree): void {
  for (const ward of [tree.mocChau, tree.vanSon]) {
    const inWard = random.fork(ward.key);
    const members = membersOf(roll, inWard.fork('members'), ward);
    const others = othersOf(book, inWard.fork('others'), ward, CIVIL_SERVANTS - members.length);
    for (const personId of [...members, ...others]) book.appoint(personId, { kind: 'CIVIL_SERVANT', organizationId: ward.organization.id, from: WARDS_FROM });
    const bodies = nameMassOrganizations(book, inWard.fork('bodies'), ward);
    for (let year = 2025; `${year}-12-31` <= book.referenceDate; year += 1) rate(book, inWard.fork(`ratings/${year}`), ward, year, { bodies, members, others });
  }
}

/** Members of the ward's agencies, whom no later change moves. */
function membersOf(roll: Roll, random: Random, ward: DemoWard): string[] {
  const agencies = agenciesOf(ward);
  const fit = roll.members.filter(
    (each) => each.cell !== null && agencies.includes(each.cell) && electable(each, COUNTED_ON) && ageOn(each.person.birthOn, WARDS_FROM) < RETIRED_FROM_AGE,
  );
  return random.shuffle(fit).slice(0, CIVIL_SERVANTS - NOT_MEMBERS).map(({ person }) => person.id);
}

/** The ward's own, which are as young as the ward. */
function agenciesOf(ward: DemoWard): DemoCell[] {
  return ward.cells.filter(({ plan, organization }) => plan.sector === 'AGENCY' && organization.foundedOn >= WARDS_FROM);
}

function othersOf(book: Book, random: Random, ward: DemoWard, count: number): string[] {
  const agencies = agenciesOf(ward);
  return Array.from({ length: count }, (_, index) => {
    const own = random.fork(String(index));
    const cell = own.pick(agencies);
    return addPerson(book, own, cell, drawProfile(own, cell, WARDS_FROM, [24, 45]), WARDS_FROM).id;
  });
}

function nameMassOrganizations(book: Book, random: Random, ward: DemoWard): string[] {
  return MASS_ORGANIZATIONS.map(([kind, name]) => {
    const row = { id: random.fork(kind).id(WARDS_FROM), organizationId: ward.organization.id, kind, name: `${name} ${ward.nameVi}`, validFrom: WARDS_FROM, validThrough: null };
    book.rows.massOrganization.push(row);
    return row.id;
  });
}

interface Rated {
  readonly bodies: readonly string[];
  readonly members: readonly string[];
  readonly others: readonly string[];
}

/** All do well but for one civil servant, who is not a member. */
function rate(book: Book, random: Random, ward: DemoWard, year: number, { bodies, members, others }: Rated): void {
  const decidedOn = random.day(`${year}-12-15`, `${year}-12-28`);
  const record = (level: RatingLevel, subject: { readonly massOrganizationId: string | null; readonly personId: string | null }, decidingBody: string, symbol: string): void => {
    book.rows.recordedRating.push({
      id: random.fork(subject.massOrganizationId ?? subject.personId ?? '').id(decidedOn),
      organizationId: ward.organization.id,
      year,
      level,
      ...subject,
      decidingBody,
      documentNumber: `Số ${year}-${symbol} ${INVENTED}`,
      decidedOn,
      recordedAt: `${decidedOn}T17:00:00+07:00`,
    });
  };
  const best = random.fork('best').pick(bodies);
  for (const massOrganizationId of bodies) {
    record(massOrganizationId === best ? 'EXCELLENT' : 'GOOD', { massOrganizationId, personId: null }, `Ban Thường vụ Đảng ủy ${ward.nameVi}`, 'QĐ/ĐU');
  }
  const weaker = random.fork('weaker').pick(others);
  const levels = random.fork('levels');
  for (const personId of [...members, ...others]) {
    const level = levels.chance(0.15) ? 'EXCELLENT' : 'GOOD';
    record(personId === weaker ? 'COMPLETED' : level, { massOrganizationId: null, personId }, `Chủ tịch Ủy ban nhân dân ${ward.nameVi}`, 'QĐ-UBND');
  }
}
