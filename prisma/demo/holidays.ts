import { WorkingCalendar } from '#regulations';
import type { Book } from './book.js';
import { later, type Day } from './days.js';
import type { DemoTree } from './organizations.js';

export interface NoticeDay {
  readonly day: Day;
  readonly kind: 'HOLIDAY' | 'COMPENSATORY' | 'SWAPPED_OFF' | 'SWAPPED_WORKED';
  readonly name: string;
}

export interface Notice {
  readonly year: number;
  readonly documentNumber: string;
  readonly documentOn: Day;
  readonly days: readonly NoticeDay[];
}

const NEW_YEAR = 'Tết Dương lịch';
const TET = 'Tết Nguyên đán';
const HUNG_KINGS = 'Giỗ Tổ Hùng Vương';
const VICTORY = 'Ngày Chiến thắng';
const LABOUR = 'Ngày Quốc tế Lao động';
const NATIONAL = 'Quốc khánh';

function holidays(name: string, ...days: readonly Day[]): NoticeDay[] {
  return days.map((day) => ({ day, kind: 'HOLIDAY', name }));
}

function swapped(name: string, off: Day, worked: Day): NoticeDay[] {
  return [
    { day: off, kind: 'SWAPPED_OFF', name },
    { day: worked, kind: 'SWAPPED_WORKED', name },
  ];
}

/**
 * The State's notices as reported in the press, the fixed days checked against the Labour Code (1/1, five days of Tết,
 * the Hùng Kings' day, 30/4, 1/5, 2/9 and a day beside it). Numbers and dates of the notices are general knowledge. The
 * Vietnamese Culture Day (24/11), which the Politburo resolved on in January 2026, is in neither: no notice for it was seen.
 */
export const NOTICES: readonly Notice[] = [
  {
    year: 2025,
    documentNumber: '6150/TB-BLĐTBXH',
    documentOn: '2024-12-03',
    days: [
      ...holidays(NEW_YEAR, '2025-01-01'),
      ...holidays(TET, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
      ...holidays(HUNG_KINGS, '2025-04-07'),
      ...holidays(VICTORY, '2025-04-30'),
      ...holidays(LABOUR, '2025-05-01'),
      ...swapped(LABOUR, '2025-05-02', '2025-04-26'),
      ...holidays(NATIONAL, '2025-09-01', '2025-09-02'),
    ],
  },
  {
    year: 2026,
    documentNumber: '9441/TB-BNV',
    documentOn: '2025-10-14',
    days: [
      ...holidays(NEW_YEAR, '2026-01-01'),
      ...swapped(NEW_YEAR, '2026-01-02', '2026-01-10'),
      ...holidays(TET, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
      ...holidays(HUNG_KINGS, '2026-04-26'),
      { day: '2026-04-27', kind: 'COMPENSATORY', name: HUNG_KINGS },
      ...holidays(VICTORY, '2026-04-30'),
      ...holidays(LABOUR, '2026-05-01'),
      ...swapped(NATIONAL, '2026-08-31', '2026-08-22'),
      ...holidays(NATIONAL, '2026-09-01', '2026-09-02'),
    ],
  },
];

/** The working days of the years with a notice. */
export const CALENDAR = new WorkingCalendar(
  NOTICES.map(({ year, days }) => ({
    year,
    off: days.filter(({ kind }) => kind !== 'SWAPPED_WORKED').map(({ day }) => day),
    worked: days.filter(({ kind }) => kind === 'SWAPPED_WORKED').map(({ day }) => day),
  })),
);

/** Both wards enter the notices that had been published by the reference date. */
export function enterNotices(book: Book, { mocChau, vanSon }: DemoTree): void {
  for (const { organization } of [mocChau, vanSon]) {
    for (const { year, documentNumber, documentOn, days } of NOTICES.filter((notice) => notice.documentOn <= book.referenceDate)) {
      const noticeId = book.id('holidayNotice', later(documentOn, organization.foundedOn));
      book.rows.holidayNotice.push({ id: noticeId, organizationId: organization.id, year, documentNumber, documentOn });
      for (const day of days) book.rows.holidayNoticeDay.push({ noticeId, ...day });
    }
  }
}
