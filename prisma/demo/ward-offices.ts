import type { PostKind } from '#prisma-client';
import type { Book } from './book.js';
import { ageOn, type Day } from './days.js';
import type { DemoMember, Roll } from './membership.js';
import { electable, give, seat, settle, type Term } from './offices.js';
import { PREDECESSORS_THROUGH, TOWN_FROM, WARDS_FROM, type DemoWard } from './organizations.js';
import type { Random } from './random.js';
import { TERM_FROM } from './rosters.js';

const TERM_2025 = 'Nhiệm kỳ 2025-2030';
const TERM_2020 = 'Nhiệm kỳ 2020-2025';
/** Seats of a predecessor's executive committee; the reports do not print them. */
const PREDECESSOR_SEATS = 13;

/** Appoints a ward's bodies: executive, standing and inspection committee, secretary, deputies, party office. */
export function fillWard(book: Book, roll: Roll, random: Random, ward: DemoWard, leaders: readonly DemoMember[]): void {
  const { organization, figures } = ward;
  const decision = book.decide('Ban Thường vụ Tỉnh ủy Sơn La', 'TU', '2025-06-28', `Chỉ định Ban Chấp hành, Ban Thường vụ, Bí thư, Phó Bí thư Đảng ủy ${ward.nameVi}`);
  const term: Term = { name: TERM_2025, from: WARDS_FROM, decision };
  const standing = leaders.slice(0, figures.committee.standingCommittee);
  seat(book, organization, 'EXECUTIVE', leaders, term);
  seat(book, organization, 'STANDING', standing, term);
  const [secretary, standingDeputy, inspector, chairOfPeoplesCommittee] = standing;
  if (!secretary || !standingDeputy || !inspector || !chairOfPeoplesCommittee) throw new Error('The standing committee is too small.');
  give(book, organization, 'SECRETARY', secretary, term);
  for (const deputy of [standingDeputy, chairOfPeoplesCommittee]) give(book, organization, 'DEPUTY_SECRETARY', deputy, term);

  const staff = staffOf(roll, random, secretary);
  const inspectors = [inspector, ...random.shuffle(leaders.slice(standing.length)).slice(0, 3), ...staff.slice(0, 1)];
  fillInspection(book, ward, inspectors);
  for (const officer of staff.slice(1, 3)) give(book, organization, 'PARTY_OFFICE_OFFICER', officer, { from: WARDS_FROM });
}

/** Full members of the secretary's cell who sit in no committee of the ward. */
function staffOf(roll: Roll, random: Random, secretary: DemoMember): DemoMember[] {
  return random.shuffle(roll.members.filter((each) => each.cell === secretary.cell && !each.settled && electable(each, WARDS_FROM)));
}

/** Chair and deputy hold their office in the committee itself, so they need no second seat there. */
function fillInspection(book: Book, ward: DemoWard, members: readonly DemoMember[]): void {
  const decision = book.decide(`Ban Thường vụ Đảng ủy ${ward.nameVi}`, 'ĐU', WARDS_FROM, `Chỉ định Ủy ban Kiểm tra Đảng ủy ${ward.nameVi}`);
  const committee = book.committee(ward.organization, { kind: 'INSPECTION', name: TERM_2025, from: WARDS_FROM, decision });
  const kinds: readonly PostKind[] = ['INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR'];
  members.forEach((member, rank) => {
    const tenure = { from: WARDS_FROM, decision };
    book.appoint(member.person.id, { kind: kinds[rank] ?? 'COMMITTEE_MEMBER', organizationId: ward.organization.id, committee, ...tenure });
    settle(member, tenure);
  });
}

/** Seats the predecessors' last executive committees, until they were merged. */
export function fillPredecessors(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  for (const { organization, nameVi } of ward.predecessors) {
    const from: Day = ward.key === 'moc-chau' ? TERM_FROM : TOWN_FROM;
    const term: Term = { name: TERM_2020, from, through: PREDECESSORS_THROUGH };
    const candidates = ward.cells.filter((each) => each.predecessor?.organization === organization).flatMap((each) => roll.of(each));
    const fit = candidates.filter((each) => electable(each, from) && ageOn(each.person.birthOn, from) <= 55);
    const executive = random.fork(nameVi).shuffle(fit).slice(0, PREDECESSOR_SEATS);
    seat(book, organization, 'EXECUTIVE', executive, term);
    const [secretary, deputy] = executive;
    if (secretary) give(book, organization, 'SECRETARY', secretary, term);
    if (deputy) give(book, organization, 'DEPUTY_SECRETARY', deputy, term);
  }
}

/** Three of each predecessor's executive committee, after its secretary and deputy, are its inspection committee. */
export function seatPredecessorsInspectors(book: Book, { predecessors }: DemoWard): void {
  for (const { organization } of predecessors) {
    const executive = book.rows.committee.find((each) => each.organizationId === organization.id && each.kind === 'EXECUTIVE');
    if (!executive) throw new Error('A predecessor has an executive committee.');
    const inspectors = book.rows.post.filter(({ committeeId }) => committeeId === executive.id).slice(2, 5);
    const term = { from: executive.validFrom, through: executive.validThrough };
    const committee = book.committee(organization, { kind: 'INSPECTION', name: TERM_2020, ...term });
    const kinds: readonly PostKind[] = ['INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR'];
    inspectors.forEach(({ personId }, rank) => book.appoint(personId, { kind: kinds[rank] ?? 'COMMITTEE_MEMBER', organizationId: organization.id, committee, ...term }));
  }
}
