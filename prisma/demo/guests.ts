import type { Book } from './book.js';
import { addMonths, type Day } from './days.js';
import type { Roll } from './membership.js';
import type { DemoWard } from './organizations.js';
import { residentialCells } from './people.js';
import type { Random } from './random.js';
import { TERM_FROM } from './rosters.js';

const GUESTS = 6;
const AT_HOME_BEFORE: Day = '2025-01-01';

/** Some members take part for a while in another cell than their own, where they stay counted. */
export function addGuests(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  const cells = residentialCells(ward);
  const candidates = roll.members.filter(
    ({ cell, settled, member, stay }) =>
      cell !== null && cells.includes(cell) && !settled && member.admissionDecidedOn < TERM_FROM && stay.validFrom < AT_HOME_BEFORE,
  );
  for (const guest of random.shuffle(candidates).slice(0, GUESTS)) {
    guest.settled = true;
    const host = random.pick(cells.filter((each) => each !== guest.cell));
    const from = random.day('2025-03-01', '2026-03-01');
    const through = random.chance(0.5) ? addMonths(from, random.int(4, 12)) : null;
    if (from > book.referenceDate) continue;
    book.membership(guest.member.id, host.organization.id, 'TEMPORARY', from, through !== null && through <= book.referenceDate ? through : null);
  }
}
