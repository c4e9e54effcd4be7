import { Temporal } from '#kernel';
import { uncertainty, WorkingCalendar } from './calendar.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const CALENDAR = new WorkingCalendar([
  { year: 2025, off: ['2025-01-01', '2025-05-01', '2025-05-02'], worked: ['2025-04-26'] },
  { year: 2026, off: ['2026-04-26', '2026-04-27', '2026-04-30', '2026-05-01'], worked: [] },
]);

describe('working days', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 30, '2027-01-04'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('without notices are Mondays to Fridays: %s and %i of them: %s', (from, count, until) => {
    expect(WorkingCalendar.WITHOUT_NOTICES.after(day(from), count).day.toString()).toBe(until);
  });

  it('leave out Monday 27/4/2026, since the Hùng Kings’ day falls on Sunday 26/4', () => {
    expect(CALENDAR.after(day('2026-04-24'), 1)).toMatchObject({ day: day('2026-04-28'), missingYears: [] });
    expect(CALENDAR.after(day('2026-04-24'), 4).day.toString()).toBe('2026-05-05');
  });

  it('take in a Saturday that is worked for another day', () => {
    expect(CALENDAR.after(day('2025-04-25'), 1).day.toString()).toBe('2025-04-26');
    expect(CALENDAR.after(day('2025-04-30'), 1).day.toString()).toBe('2025-05-05');
  });

  it('say of which years no notice was entered', () => {
    const deadline = CALENDAR.after(day('2026-12-30'), 5);
    expect(deadline).toMatchObject({ missingYears: [2027] });
    expect(uncertainty(deadline).vi).toContain('thông báo nghỉ lễ, tết năm 2027');
    expect(uncertainty(CALENDAR.after(day('2026-12-29'), 2))).toEqual({ vi: '', en: '' });
    expect(CALENDAR.after(day('2026-12-31'), 300).missingYears).toEqual([2027, 2028]);
    expect(CALENDAR.after(day('2024-12-31'), 0).missingYears).toEqual([2024]);
  });
});
