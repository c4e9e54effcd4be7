import { Temporal, type Verdict } from '#kernel';
import { attendanceVerdict, courseVerdict } from './training.rules.js';

const TODAY = Temporal.PlainDate.from('2026-11-21');
const found = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => [refusal.code, path.slice(1).join('.')]));

describe('a training course', () => {
  const course = (heldFrom: string, heldThrough: string) => courseVerdict({ heldFrom: Temporal.PlainDate.from(heldFrom), heldThrough: Temporal.PlainDate.from(heldThrough) }, TODAY);

  it('goes on record on its last day', () => {
    expect(found(course('2026-11-20', '2026-11-21'))).toEqual([]);
    expect(found(course('2026-11-20', '2026-11-22'))).toEqual([['COURSE_NOT_OVER', 'heldThrough']]);
  });

  it('does not end before it begins', () => {
    expect(found(course('2026-11-20', '2026-11-19'))).toEqual([['DATES_OUT_OF_ORDER', 'heldThrough']]);
    expect(found(course('2026-11-24', '2026-11-23'))).toEqual([['DATES_OUT_OF_ORDER', 'heldThrough'], ['COURSE_NOT_OVER', 'heldThrough']]);
  });
});

describe('attendance', () => {
  const attended = (...ids: string[]) => attendanceVerdict(ids.map((personId) => ({ personId, completed: true })), new Set(['a', 'b']));

  it('is of known people, each once', () => {
    expect(found(attended('a', 'b'))).toEqual([]);
    expect(found(attended('a', 'c', 'a'))).toEqual([['ATTENDEE_UNKNOWN', 'attendees.1.personId'], ['ATTENDEE_TWICE', 'attendees.2.personId']]);
  });
});
