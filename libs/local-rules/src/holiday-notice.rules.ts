import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { localRuleRefusals } from './local-rule.refusals.js';

export type NoticeDayKind = 'HOLIDAY' | 'COMPENSATORY' | 'SWAPPED_OFF' | 'SWAPPED_WORKED';

export interface NoticeDay {
  readonly day: PlainDate;
  readonly kind: NoticeDayKind;
}

/** The State's notice of a year as a ward enters it. */
export interface NoticeToEnter {
  readonly year: number;
  readonly documentOn: PlainDate;
  readonly supersedesId?: string | null;
  readonly days: readonly NoticeDay[];
}

/** Holidays of the solar calendar, the same in every year; Tết, the Hùng Kings' day and the day beside 2/9 move. */
const FIXED = ['01-01', '04-30', '05-01', '09-02'];
const SATURDAY = 6;
const DECEMBER = 12;

/** Whether a notice may be entered. `standing`: the id of the year's notice in force, if there is one. */
export function noticeVerdict({ year, documentOn, supersedesId = null, days }: NoticeToEnter, standing: string | null, today: PlainDate): Verdict<null> {
  const refusals = days.flatMap((day, index) => dayFindings(day, days.slice(0, index), year, ['input', 'days', String(index), 'day']));
  const isHoliday = (text: string): boolean => days.some(({ day, kind }) => kind === 'HOLIDAY' && day.toString() === text);
  for (const fixed of FIXED.map((day) => `${year}-${day}`)) {
    if (!isHoliday(fixed)) refusals.push(finding(localRuleRefusals.NOTICE_HOLIDAY_MISSING, { day: fixed }, ['input', 'days']));
  }
  if (documentOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'documentOn' }, ['input', 'documentOn']));
  if (standing !== supersedesId) refusals.push(supersedesId === null ? exists(year) : finding(localRuleRefusals.NOTICE_REPLACED, {}, ['input', 'supersedesId']));
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/** That the year has a notice. */
export function exists(year: number): Finding {
  return finding(localRuleRefusals.NOTICE_EXISTS, { year }, ['input', 'year']);
}

function dayFindings({ day, kind }: NoticeDay, before: readonly NoticeDay[], year: number, path: readonly string[]): Finding[] {
  const text = day.toString();
  const isWeekend = day.dayOfWeek >= SATURDAY;
  const found: Finding[] = [];
  if (before.some((each) => each.day.toString() === text)) found.push(finding(localRuleRefusals.NOTICE_DAY_TWICE, { day: text }, path));
  if (day.year !== year && !(day.year === year - 1 && day.month === DECEMBER)) found.push(finding(localRuleRefusals.NOTICE_DAY_OUTSIDE_YEAR, { day: text, year }, path));
  if (kind === 'SWAPPED_WORKED' && !isWeekend) found.push(finding(localRuleRefusals.NOTICE_WORKED_ON_WEEKDAY, { day: text }, path));
  if ((kind === 'COMPENSATORY' || kind === 'SWAPPED_OFF') && isWeekend) found.push(finding(localRuleRefusals.NOTICE_OFF_ON_WEEKEND, { day: text }, path));
  return found;
}
