import { Temporal } from 'temporal-polyfill';

export { Temporal };
export type PlainDate = Temporal.PlainDate;

/** The time zone in which "today" is read: calendar dates of the domain are Vietnamese days. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** Years a date of the domain can lie in: wide enough for any living person and any term planned. */
export const EARLIEST_YEAR = 1850;
export const LATEST_YEAR = 2200;

/** The calendar day of an instant in Vietnam. */
export function dayOf(instant: Temporal.Instant): PlainDate {
  return instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
}

/** Whether the text is a real day of the calendar in range, as `YYYY-MM-DD`. A list asks this of every date it shows. */
export function isPlainDateText(text: string): boolean {
  if (!FULL_DATE.test(text)) return false;
  const [year, month, day] = partsOf(text);
  return inRange(year) && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
}

/** Reads `YYYY-MM-DD`; undefined when the text is not a real day of the calendar in range. */
export function parsePlainDate(text: string): PlainDate | undefined {
  return isPlainDateText(text) ? new Temporal.PlainDate(...partsOf(text)) : undefined;
}

/** A day as the database stores it. @throws Error when it is none */
export function storedDay(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw noDay(text);
  return date;
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}

export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR';

/** How much of a date's text says what is known of it. */
const KNOWN_LENGTH: Readonly<Record<DatePrecision, number>> = { DAY: 10, MONTH: 7, YEAR: 4 };

/** A date of which the day, or the day and the month, may be unknown, as in old party files. */
export class PartialDate {
  private constructor(
    /** What is known of it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A list shows one a row, so no day of the calendar is made of it before one is asked for. */
    private readonly text: string,
    readonly precision: DatePrecision,
  ) {}

  /** @param day of the date; what the precision leaves open of it does not count */
  static of(day: PlainDate, precision: DatePrecision): PartialDate {
    return new PartialDate(day.toString().slice(0, KNOWN_LENGTH[precision]), precision);
  }

  /** As the database stores it: a day, and how much of it is known. @throws Error when the day is none */
  static stored(day: string, precision: DatePrecision): PartialDate {
    if (!isPlainDateText(day)) throw noDay(day);
    return new PartialDate(day.slice(0, KNOWN_LENGTH[precision]), precision);
  }

  /** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined for anything else. */
  static parse(text: string): PartialDate | undefined {
    const match = PARTIAL_DATE.exec(text);
    if (!match) return undefined;
    const [, , month, day] = match;
    return isPlainDateText(firstDay(text)) ? new PartialDate(text, day ? 'DAY' : month ? 'MONTH' : 'YEAR') : undefined;
  }

  /** First day the date can mean. */
  get earliest(): PlainDate {
    return storedDay(firstDay(this.text));
  }

  /** Whether the first day that it can mean lies before the day: what it means may, then. */
  isBefore(day: PlainDate): boolean {
    return firstDay(this.text) < day.toString();
  }

  toString(): string {
    return this.text;
  }
}

/** The first day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` can mean. */
function firstDay(text: string): string {
  return `${text}${'-01-01'.slice(text.length - KNOWN_LENGTH.YEAR)}`;
}

function noDay(text: string): Error {
  return new Error(`A stored day must be a date, and ${text} is none.`);
}

/** Whole years from one day to another, as ages and party seniority are counted. */
export function wholeYears(from: PlainDate, to: PlainDate): number {
  return from.until(to, { largestUnit: 'years' }).years;
}

function partsOf(text: string): [year: number, month: number, day: number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function inRange(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}
