import type { Book } from './book.js';
import { addMonths } from './days.js';
import { isFullOn, type Roll } from './membership.js';
import type { DemoWard } from './organizations.js';
import { residentialCells } from './people.js';
import type { Random } from './random.js';

const GUESTS = 6;

/** Some members take part for a while in another cell than their own, where they stay counted. */
export function addGuests(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  const cells = residentialCells(ward);
  const members = random.shuffle(roll.members.filter((each) => each.cell && cells.includes(each.cell) && !each.settled && isFullOn(each, '2025-01-01') && each.stay.validFrom < '2025-01-01'));
  for (const guest of members.slice(0, GUESTS)) {
    guest.settled = true;
    const host = random.pick(cells.filter((each) => each !== guest.cell));
    const from = random.day('2025-03-01', '2026-03-01');
    const through = random.chance(0.5) ? addMonths(from, random.int(4, 12)) : null;
    if (from > book.referenceDate) continue;
    book.membership(guest.member.id, host.organization.id, 'TEMPORARY', from, through !== null && through <= book.referenceDate ? through : null);
  }
}
