import type { Book } from './book.js';
import { addDays, addYears, ageOn, earlier, later, type Day } from './days.js';
import { isFullOn, type DemoMember, type Roll } from './membership.js';
import { bearsInventedName, type DemoWard } from './organizations.js';
import type { WardKey } from './places.js';
import type { Random } from './random.js';
import { TERM_FROM } from './rosters.js';

/** From this age on members may ask to be exempted; most of them go on as before. */
const EXEMPT_FROM_AGE = 74;
const EXEMPT_SHARE = 0.2;
/** The first exemption on record; older ones were not taken over. */
const EXEMPT_FROM: Day = '2017-03-01';
/** So many years after the birthday at which they may ask, all who ever will have asked. */
const EXEMPT_WITHIN_YEARS = 10;

const SUSPENDED_FOR_DAYS = 90;
const SUSPENDED_UNTIL_AGE = 60;
/** The days on which suspensions begin, ward by ward. One of Mộc Châu's is in force in November 2026. */
const SUSPENSIONS: Readonly<Record<WardKey, readonly Day[]>> = {
  'moc-chau': ['2023-05-15', '2026-10-12'],
  'van-son': ['2025-11-03'],
};

/** Exempts some of a ward's oldest members from activities, and suspends a very few others for a while. */
export function addOverlays(book: Book, roll: Roll, random: Random, ward: DemoWard): void {
  const members = roll.members.filter(({ cells }) => cells[0]?.ward === ward);
  for (const member of members) exempt(book, random.fork(`exemption/${member.person.fullName} ${member.person.birthOn}`), member);
  for (const from of SUSPENSIONS[ward.key]) if (from <= book.referenceDate) suspend(book, random.fork(`suspension/${from}`), ward, members, from);
}

/** Each member's own draw decides, so that nobody's exemption depends on who else is on record. */
function exempt(book: Book, random: Random, member: DemoMember): void {
  const { person, status, stay, settled } = member;
  const agedFrom = addYears(person.birthOn, EXEMPT_FROM_AGE);
  if (settled || agedFrom > book.referenceDate || !random.chance(EXEMPT_SHARE)) return;
  const from = random.day(later(agedFrom, EXEMPT_FROM), later(addYears(agedFrom, EXEMPT_WITHIN_YEARS), addYears(EXEMPT_FROM, EXEMPT_WITHIN_YEARS)));
  if (from > book.referenceDate || !isFullOn(member, from) || (status.validThrough ?? from) < from) return;
  book.overlay(member.member.id, 'ACTIVITY_EXEMPTION', { validFrom: from, validThrough: stay.validThrough });
}

/**
 * Suspends a member who belonged to no cell that bears a real name and, having been admitted in the term, will
 * move to none.
 */
function suspend(book: Book, random: Random, ward: DemoWard, members: readonly DemoMember[], from: Day): void {
  const fits = (each: DemoMember): boolean =>
    !each.settled &&
    each.member.admissionDecidedOn >= TERM_FROM &&
    each.cells.every(bearsInventedName) &&
    isFullOn(each, from) &&
    (each.status.validThrough ?? from) >= from &&
    ageOn(each.person.birthOn, from) < SUSPENDED_UNTIL_AGE;
  const { member, stay } = random.pick(members.filter(fits));
  const body = from < ward.decision.issuedOn ? 'Ủy ban Kiểm tra cấp có thẩm quyền' : `Ủy ban Kiểm tra Đảng ủy ${ward.nameVi}`;
  const decision = book.decide(body, 'UBKT', from, `Đình chỉ sinh hoạt đảng ${SUSPENDED_FOR_DAYS} ngày`);
  const due = addDays(from, SUSPENDED_FOR_DAYS - 1);
  book.overlay(member.id, 'SUSPENSION', { validFrom: from, validThrough: earlier(due, stay.validThrough ?? due) }, decision);
}
