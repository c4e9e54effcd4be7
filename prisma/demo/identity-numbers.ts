import type { Book } from './book.js';
import type { Random } from './random.js';
import type { IdentityNumberRow, PersonRow } from './rows.js';

/** Of a hundred people, so many have no national id on record. */
const WITHOUT_NATIONAL_ID = 0.05;
/** Of a hundred members with a national id, so many have it on their card: as in the base lists since the exchange of cards. */
const CARD_IS_NATIONAL_ID = 0.87;

/** Gives people their national ids, and full members their cards. */
export function numberPeople(book: Book, random: Random): void {
  const nationalIds = new Map<string, string>();
  book.rows.person.forEach((person, index) => {
    if (random.chance(WITHOUT_NATIONAL_ID)) return;
    const number = nationalIdOf(person, index);
    nationalIds.set(person.id, number);
    enter(book, { personId: person.id, kind: 'NATIONAL_ID', number });
  });
  book.rows.member.forEach(({ personId, recognizedOn }, index) => {
    if (recognizedOn === null) return;
    const nationalId = random.chance(CARD_IS_NATIONAL_ID) ? nationalIds.get(personId) : undefined;
    enter(book, { personId, kind: 'CARD', number: nationalId ?? oldCardNumber(index) });
  });
}

/** Twelve digits of no province (000), then sex and century, year of birth, and a serial number, as on a real one. */
function nationalIdOf({ gender, birthOn }: PersonRow, index: number): string {
  const century = birthOn < '2000' ? 0 : 2;
  return `000${century + (gender === 'FEMALE' ? 1 : 0)}${birthOn.slice(2, 4)}${String(index + 1).padStart(6, '0')}`;
}

/** Eight digits that begin like no card issued. */
function oldCardNumber(index: number): string {
  return `00${String(index + 1).padStart(6, '0')}`;
}

function enter(book: Book, row: IdentityNumberRow): void {
  book.rows.identityNumber.push(row);
}
