import type { PostKind, TrainingTopic } from '#prisma-client';
import { INVENTED, type Book } from './book.js';
import { inForce } from './census.js';
import { addDays, type Day } from './days.js';
import type { DemoTree, DemoWard } from './organizations.js';
import type { Random } from './random.js';

/** A course that both wards hold, each in its own days. */
interface CoursePlan {
  readonly title: string;
  readonly topic: TrainingTopic;
  readonly between: readonly [Day, Day];
  readonly days: number;
  /** Of ten people who should, so many come; of ten who come, so many complete it. */
  readonly come: number;
  readonly complete: number;
}

const LEADERS: readonly PostKind[] = ['VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD'];
const COURSES: readonly CoursePlan[] = [
  { title: 'Tập huấn nghiệp vụ công tác đảng, chính quyền, dân vận và mặt trận ở cơ sở năm 2025', topic: 'GRASSROOTS_LEADERSHIP', between: ['2025-09-15', '2025-10-20'], days: 2, come: 9.7, complete: 9.8 },
  { title: 'Bồi dưỡng kỹ năng số căn bản, đợt 1', topic: 'DIGITAL_SKILLS', between: ['2025-11-03', '2025-11-28'], days: 3, come: 5, complete: 9.5 },
  { title: 'Bồi dưỡng kỹ năng số căn bản, đợt 2', topic: 'DIGITAL_SKILLS', between: ['2026-04-06', '2026-05-22'], days: 3, come: 6, complete: 9.5 },
  { title: 'Tập huấn nghiệp vụ công tác đảng, chính quyền, dân vận và mặt trận ở cơ sở năm 2026', topic: 'GRASSROOTS_LEADERSHIP', between: ['2026-06-08', '2026-07-17'], days: 2, come: 9.5, complete: 9.8 },
  { title: 'Phổ biến kỹ năng phòng cháy, chữa cháy', topic: 'OTHER', between: ['2026-08-10', '2026-09-18'], days: 1, come: 4, complete: 10 },
];

/** Writes the training courses of both wards that were over on the reference date, and who attended them. */
export function holdCourses(book: Book, random: Random, tree: DemoTree): void {
  for (const ward of [tree.mocChau, tree.vanSon]) {
    COURSES.forEach((plan, index) => {
      hold(book, random.fork(`${ward.key}/${index}`), ward, plan, index + 1);
    });
  }
}

function hold(book: Book, random: Random, ward: DemoWard, { title, topic, between, days, come, complete }: CoursePlan, number: number): void {
  const heldFrom = random.day(...between);
  const heldThrough = addDays(heldFrom, days - 1);
  if (heldThrough > book.referenceDate) return;
  const id = random.id(heldThrough);
  const documentNumber = `Số ${String(number).padStart(2, '0')}-KH/ĐU ${INVENTED}`;
  book.rows.trainingCourse.push({ id, organizationId: ward.organization.id, title, topic, heldFrom, heldThrough, documentNumber });
  for (const personId of invited(book, ward, topic, heldThrough)) {
    const own = random.fork(personId);
    if (own.chance(come / 10)) book.rows.trainingAttendance.push({ courseId: id, personId, completed: own.chance(complete / 10) });
  }
}

/** Who should come: those who lead at the grassroots, the ward's civil servants, or the heads only. */
function invited(book: Book, ward: DemoWard, topic: TrainingTopic, day: Day): ReadonlySet<string> {
  const cells = new Set(ward.cells.map(({ organization }) => organization.id));
  const posts = book.rows.post.filter((post) => {
    if (!inForce(post, day)) return false;
    if (topic === 'DIGITAL_SKILLS') return post.kind === 'CIVIL_SERVANT' && post.organizationId === ward.organization.id;
    if (!cells.has(post.organizationId)) return false;
    return LEADERS.includes(post.kind) || (topic === 'GRASSROOTS_LEADERSHIP' && post.kind === 'SECRETARY');
  });
  return new Set(posts.map(({ personId }) => personId));
}
