import type { Book } from './book.js';
import { addDays, ageOn, later, type Day } from './days.js';
import { isFullOn, type DemoMember, type Roll } from './membership.js';
import { electable, give, seat, type Term } from './offices.js';
import type { DemoCell, DemoWard } from './organizations.js';
import { addPerson, drawProfile } from './people.js';
import type { Random } from './random.js';
import { COUNTED_ON } from './rosters.js';

/** With so many full members a cell elects a committee. */
const COMMITTEE_FROM_FULL_MEMBERS = 9;
const LAST_TERM_FROM: Day = '2022-07-01';
/** Cells elected again between these days; the present terms have no end, since their length was extended. */
const ELECTIONS: readonly [Day, Day] = ['2024-12-15', '2025-03-20'];
const HEADS_FROM: Day = '2023-01-01';

/** Elects the cells' secretaries, deputies and committees, and the heads of villages, street groups and fronts. */
export function fillCells(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  for (const cell of ward.cells) {
    const inCell = random.fork(`${ward.key}/${cell.plan.key}`);
    const members = roll.of(cell);
    const from = later(inCell.day(...ELECTIONS), cell.organization.foundedOn);
    const term = electCell(book, inCell, cell, members, { name: 'Nhiệm kỳ 2025-2027', from });
    if (cell.organization.foundedOn < LAST_TERM_FROM) electLastTerm(book, inCell, cell, members, term, addDays(from, -1));
    if (cell.predecessor) appointHeads(book, inCell, cell, members);
  }
  for (const { organization, cells } of ward.baseCommittees) {
    const inBase = random.fork(`${ward.key}/${organization.foundedOn}`);
    const term = { name: 'Nhiệm kỳ 2025-2030', from: '2025-05-15' };
    const executive = inBase.shuffle(cells.flatMap((each) => roll.of(each)).filter((each) => electable(each, term.from))).slice(0, 7);
    const [secretary, deputy] = executive;
    if (secretary) give(book, organization, 'SECRETARY', secretary, term);
    if (deputy) give(book, organization, 'DEPUTY_SECRETARY', deputy, term);
    seat(book, organization, 'EXECUTIVE', executive, term);
  }
}

/** Elects a cell's leading members: its secretary first, then its deputy, then the others of its committee. */
export function electCell(book: Book, random: Random, cell: DemoCell, members: readonly DemoMember[], term: Term): DemoMember[] {
  const candidates = members.filter((each) => electable(each, term.from));
  const leaders = candidates.slice(0, cell.leaders);
  const ranked = [...leaders, ...random.shuffle(candidates.slice(leaders.length))];
  const full = members.filter((each) => isFullOn(each, later(term.from, COUNTED_ON))).length;
  const elected = ranked.slice(0, full < COMMITTEE_FROM_FULL_MEMBERS ? 2 : full < 20 ? 3 : 5);
  const [secretary, deputy] = elected;
  if (!secretary) throw new Error(`Nobody can be elected secretary of ${cell.plan.name}.`);
  give(book, cell.organization, 'SECRETARY', secretary, term);
  if (deputy) give(book, cell.organization, 'DEPUTY_SECRETARY', deputy, term);
  if (full >= COMMITTEE_FROM_FULL_MEMBERS) seat(book, cell.organization, 'CELL', elected, term);
  return elected;
}

/** The term before: often the same people, in two cells of five another secretary. */
function electLastTerm(book: Book, random: Random, cell: DemoCell, members: readonly DemoMember[], now: readonly DemoMember[], through: Day): void {
  const term = { name: 'Nhiệm kỳ 2022-2025', from: LAST_TERM_FROM, through };
  const candidates = members.filter((each) => electable(each, LAST_TERM_FROM));
  const others = random.shuffle(candidates.filter((each) => !now.includes(each)));
  const again = now.filter((each) => candidates.includes(each));
  const elected = (random.chance(0.6) ? [...again, ...others] : [...others, ...again]).slice(0, 3);
  const [secretary, deputy] = elected;
  if (!secretary) return;
  give(book, cell.organization, 'SECRETARY', secretary, term);
  if (deputy) give(book, cell.organization, 'DEPUTY_SECRETARY', deputy, term);
  if (elected.length >= 3) seat(book, cell.organization, 'CELL', elected, term);
}

/** The heads of the village or street group and of its front; two of five are not members. */
function appointHeads(book: Book, random: Random, cell: DemoCell, members: readonly DemoMember[]): void {
  const kinds = [cell.plan.sector === 'VILLAGE' ? 'VILLAGE_HEAD' : 'STREET_GROUP_HEAD', 'FRONT_HEAD'] as const;
  const candidates = random.shuffle(members.filter((each) => electable(each, HEADS_FROM) && ageOn(each.person.birthOn, HEADS_FROM) < 66));
  for (const kind of kinds) {
    const member = random.chance(0.6) ? candidates.pop() : undefined;
    if (member) {
      give(book, cell.organization, kind, member, { from: HEADS_FROM });
      continue;
    }
    const profile = drawProfile(random, cell, HEADS_FROM, [28, 60]);
    const person = addPerson(book, random, cell, profile, HEADS_FROM);
    book.appoint(person.id, { kind, organizationId: cell.organization.id, from: HEADS_FROM });
  }
}
