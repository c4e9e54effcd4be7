import type { Book } from './book.js';
import { addDays, addYears, type Day } from './days.js';
import type { DemoMember, Roll } from './membership.js';
import type { Random } from './random.js';

/** Of so many members the record sheet has been entered so far. */
const ENTERED_SHARE = 0.3;
const HOME_PLACES = ['xã Chiềng Hắc, tỉnh Sơn La', 'xã Tân Lập, tỉnh Sơn La', 'xã Lóng Sập, tỉnh Sơn La', 'tỉnh Hưng Yên', 'tỉnh Ninh Bình', 'tỉnh Phú Thọ'];
const RELIGIONS = { Không: 94, 'Công giáo': 2, 'Phật giáo': 3, 'Tin lành': 1 };
const CLASSES = { 'Nông dân': 80, 'Công nhân': 8, 'Viên chức': 12 };
const OCCUPATIONS = ['Làm ruộng', 'Giáo viên', 'Cán bộ, công chức', 'Công nhân', 'Buôn bán nhỏ', 'Hưu trí'];
const QUALIFICATIONS = ['Sư phạm', 'Nông học', 'Kế toán', 'Luật', 'Y sĩ', 'Quản trị kinh doanh'];

/** Enters the record sheets of some members: each member's own draw decides, so that it moves nothing else. */
export function enterSheets(book: Book, roll: Roll, random: Random): void {
  roll.members.forEach((member, index) => {
    const own = random.fork(member.member.id);
    if (own.chance(ENTERED_SHARE)) enter(book, own, member, index);
  });
}

function enter({ rows }: Book, random: Random, { person, member }: DemoMember, index: number): void {
  const personId = person.id;
  const maybe = <T>(probability: number, value: T): T | null => (random.chance(probability) ? value : null);
  const home = random.pick(HOME_PLACES);
  rows.personOrigin.push({ personId, birthName: maybe(0.3, person.fullName), otherNames: maybe(0.2, 'Không'), birthPlace: home, homePlace: home });
  rows.personResidence.push({ personId, permanentResidence: `Hộ số ${index + 1}, ${home}`, presentResidence: maybe(0.8, `Hộ số ${index + 1}, ${home}`) });
  const graduated = person.education !== 'PRIMARY' && person.education !== 'LOWER_SECONDARY';
  rows.personSchooling.push({
    personId,
    generalEducation: graduated ? '12/12' : random.pick(['7/10', '9/12']),
    qualification: maybe(0.6, random.pick(QUALIFICATIONS)),
    academicTitle: maybe(0.15, random.pick(['Cử nhân', 'Thạc sĩ'])),
    languages: maybe(0.5, random.pick(['Tiếng Anh B', 'Tiếng Thái', 'Tiếng Mông'])),
  });
  const [abroad, economy] = [random.chance(0.5), random.chance(0.8)];
  const filedOn = addDays(member.admissionDecidedOn, -random.int(10, 60));
  rows.personBackground.push({
    personId,
    religion: random.weighted(RELIGIONS),
    familyClass: random.weighted(CLASSES),
    familyOccupation: maybe(0.7, random.pick(OCCUPATIONS)),
    health: maybe(0.8, random.pick(['Bình thường', 'Tốt', 'Yếu'])),
    warMerit: maybe(0.3, random.pick(['Gia đình có công', 'Thương binh 4/4'])),
    foreignRelationsFiled: abroad,
    foreignFiledOn: abroad ? filedOn : null,
    economyFiled: economy,
    economyFiledOn: economy ? filedOn : null,
  });
  enterWork(rows, random, { person, member }, index);
}

/** Work, Youth Union and army, known by their year alone where that is what old sheets say. */
function enterWork(rows: Book['rows'], random: Random, { person, member }: Pick<DemoMember, 'person' | 'member'>, index: number): void {
  const year = (age: number): Day => `${addYears(person.birthOn, age).slice(0, 4)}-01-01`;
  const grownUp = year(20) < member.admissionDecidedOn;
  const [recruited, soldier] = [grownUp && random.chance(0.5), grownUp && person.gender === 'MALE' && random.chance(0.5)];
  rows.partyBackground.push({
    personId: person.id,
    fileNumber: `LL-${String(index + 1).padStart(6, '0')}`,
    occupation: random.pick(OCCUPATIONS),
    recruitedOn: recruited ? year(24) : null,
    recruitedPrecision: recruited ? 'YEAR' : null,
    recruitedBy: recruited ? 'Ủy ban nhân dân huyện' : null,
    youthUnionOn: year(16),
    youthUnionPrecision: 'YEAR',
    enlistedOn: soldier ? year(18) : null,
    enlistedPrecision: soldier ? 'YEAR' : null,
    dischargedOn: soldier ? year(20) : null,
    dischargedPrecision: soldier ? 'YEAR' : null,
  });
}
