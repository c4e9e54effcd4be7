import type { Book } from './book.js';
import { addMonths, type Day } from './days.js';
import type { Roll } from './membership.js';
import type { DemoWard } from './organizations.js';
import { residentialCells } from './people.js';
import type { Random } from './random.js';
import { TERM_FROM } from './rosters.js';

/** When they begin, each a stretch of days; the first are there when the reports count. */
const BEGINNINGS: readonly (readonly [from: Day, through: Day])[] = [
  ['2025-03-01', '2025-04-30'],
  ['2025-04-01', '2025-06-15'],
  ['2025-06-01', '2025-07-20'],
  ['2025-09-01', '2025-11-30'],
  ['2025-11-01', '2026-01-31'],
  ['2026-02-01', '2026-04-30'],
];
const AT_HOME_BEFORE: Day = '2025-01-01';

/** Some members take part for a while in another cell than their own, where they stay counted. */
export function addGuests(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  const cells = residentialCells(ward);
  const candidates = roll.members.filter(
    ({ cell, settled, member, stay }) =>
      cell !== null && cells.includes(cell) && !settled && member.admissionDecidedOn < TERM_FROM && stay.validFrom < AT_HOME_BEFORE,
  );
  for (const [index, guest] of random.shuffle(candidates).slice(0, BEGINNINGS.length).entries()) {
    guest.settled = true;
    const host = random.pick(cells.filter((each) => each !== guest.cell));
    const from = random.day(...(BEGINNINGS[index] ?? [AT_HOME_BEFORE, AT_HOME_BEFORE]));
    const through = random.chance(0.5) ? addMonths(from, random.int(4, 12)) : null;
    if (from > book.referenceDate) continue;
    book.membership(guest.member.id, host.organization.id, 'TEMPORARY', from, through !== null && through <= book.referenceDate ? through : null);
  }
}
