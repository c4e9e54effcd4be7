import type { PlainDate } from '#kernel';

const SATURDAY = 6;

/** What the yearly State notice says of a year's working days. */
export interface HolidayNotice {
  readonly year: number;
  /** Days off that would otherwise be worked, as `YYYY-MM-DD`: holidays, compensatory days, days swapped with a Saturday. */
  readonly off: readonly string[];
  /** Saturdays and Sundays that are worked for them. */
  readonly worked: readonly string[];
}

/** The last day of a period of working days. */
export interface Deadline {
  readonly day: PlainDate;
  /** Years it runs through of which no notice was entered: there, only Saturdays and Sundays are left out. */
  readonly missingYears: readonly number[];
}

/** Which days are worked, as far as notices were entered. */
export class WorkingCalendar {
  /** Knows Saturdays and Sundays only. */
  static readonly WITHOUT_NOTICES = new WorkingCalendar([]);

  private readonly off: ReadonlySet<string>;
  private readonly worked: ReadonlySet<string>;
  private readonly years: ReadonlySet<number>;

  constructor(notices: readonly HolidayNotice[]) {
    this.off = new Set(notices.flatMap(({ off }) => off));
    this.worked = new Set(notices.flatMap(({ worked }) => worked));
    this.years = new Set(notices.map(({ year }) => year));
  }

  isWorked(day: PlainDate): boolean {
    const text = day.toString();
    return day.dayOfWeek < SATURDAY ? !this.off.has(text) : this.worked.has(text);
  }

  /** The day so many working days after another. */
  after(day: PlainDate, count: number): Deadline {
    let end = day;
    for (let left = count; left > 0; ) {
      end = end.add({ days: 1 });
      if (this.isWorked(end)) left -= 1;
    }
    return { day: end, missingYears: this.missing(count === 0 ? end : day.add({ days: 1 }), end) };
  }

  private missing(from: PlainDate, through: PlainDate): number[] {
    const years = Array.from({ length: through.year - from.year + 1 }, (_, index) => from.year + index);
    return years.filter((year) => !this.years.has(year));
  }
}

/** Why a deadline is not certain, to follow a sentence that names it; empty of one that is. */
export function uncertainty({ missingYears }: Deadline): { readonly vi: string; readonly en: string } {
  if (missingYears.length === 0) return { vi: '', en: '' };
  const years = missingYears.join(', ');
  return {
    vi: ` Hạn này chưa chắc chắn: chưa nhập thông báo nghỉ lễ, tết năm ${years}, mới chỉ trừ thứ Bảy và Chủ nhật.`,
    en: ` This deadline is not certain: no notice of public holidays was entered for ${years}; only Saturdays and Sundays are left out.`,
  };
}
