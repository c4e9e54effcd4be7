import type { MeetingKind } from '#prisma-client';
import type { Book } from './book.js';
import { inForce } from './census.js';
import { addDays, monthsAfter, type Day } from './days.js';
import { bearsInventedName, WARDS_FROM, type DemoCell, type DemoTree, type DemoWard } from './organizations.js';
import type { WardKey } from './places.js';
import type { Random } from './random.js';
import type { MembershipRow } from './rows.js';

/** Cells meet in the first days of a month; on a subject of its own in the second half of the last month of a quarter. */
const REGULAR_ON: readonly [number, number] = [2, 9];
const THEMATIC_ON: readonly [number, number] = [15, 25];
const THEMES = [
  'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  'Nâng cao chất lượng sinh hoạt chi bộ',
  'Chuyển đổi số trong công tác đảng ở cơ sở',
  'Bảo vệ nền tảng tư tưởng của Đảng',
];
/** In each ward one cell misses one month. */
const MISSED: Readonly<Record<WardKey, Day>> = { 'moc-chau': '2026-03-01', 'van-son': '2025-10-01' };
const EXCUSED_AT_MOST = 0.12;
const UNEXCUSED_CHANCE = 0.15;

/** Writes the meetings of every cell since the wards exist, up to the reference date. */
export function holdMeetings(book: Book, random: Random, tree: DemoTree): void {
  const stays = new Map<string, MembershipRow[]>();
  for (const stay of book.rows.membership) stays.set(stay.organizationId, [...(stays.get(stay.organizationId) ?? []), stay]);
  for (const ward of [tree.mocChau, tree.vanSon]) {
    const missing = random.fork(`${ward.key}/missing`).pick(mayMiss(ward));
    for (const cell of ward.cells) {
      const missed = cell === missing ? MISSED[ward.key] : null;
      new CellMeetings(book, random.fork(`${ward.key}/${cell.plan.key}`), cell, stays.get(cell.organization.id) ?? []).hold(missed);
    }
  }
}

/** Nothing bad is told of a cell that bears a real name. */
function mayMiss(ward: DemoWard): DemoCell[] {
  return ward.cells.filter((each) => bearsInventedName(each) && each.organization.foundedOn < WARDS_FROM);
}

class CellMeetings {
  constructor(
    private readonly book: Book,
    private readonly random: Random,
    private readonly cell: DemoCell,
    private readonly stays: readonly MembershipRow[],
  ) {}

  hold(missed: Day | null): void {
    for (const month of monthsAfter(addDays(WARDS_FROM, -1), this.book.referenceDate)) {
      if (month < this.cell.organization.foundedOn) continue;
      const inMonth = this.random.fork(month);
      const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))];
      if (month !== missed) this.meet(inMonth.fork('regular'), month, 'REGULAR', `Sinh hoạt thường kỳ tháng ${number}/${year}`);
      if (number % 3 === 0) this.meet(inMonth.fork('thematic'), month, 'THEMATIC', inMonth.pick(THEMES));
    }
  }

  private meet(random: Random, month: Day, kind: MeetingKind, subject: string): void {
    const heldOn = addDays(month, random.int(...(kind === 'REGULAR' ? REGULAR_ON : THEMATIC_ON)));
    const members = this.stays.filter((stay) => inForce(stay, heldOn)).length;
    const absentExcused = random.int(0, Math.floor(members * EXCUSED_AT_MOST));
    const absentUnexcused = bearsInventedName(this.cell) && members > 10 && random.chance(UNEXCUSED_CHANCE) ? 1 : 0;
    const id = random.id(heldOn);
    if (heldOn > this.book.referenceDate) return;
    this.book.rows.cellMeeting.push({
      id,
      organizationId: this.cell.organization.id,
      heldOn,
      kind,
      present: members - absentExcused - absentUnexcused,
      absentExcused,
      absentUnexcused,
      subject,
      minutesNumber: `${Number(month.slice(5, 7))}/BB-${month.slice(0, 4)}${kind === 'THEMATIC' ? '-CĐ' : ''}`,
    });
  }
}
