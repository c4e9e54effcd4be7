import { Temporal } from '#kernel';
import { meetingVerdict, type MeetingDay } from './meeting.rules.js';

const TODAY = Temporal.PlainDate.from('2026-11-21');
const DAY: MeetingDay = { isCell: true, members: 20, taken: false };
const meeting = (change: object = {}) => ({ heldOn: TODAY, present: 17, absentExcused: 2, absentUnexcused: 1, ...change });
const found = (change: object = {}, day: Partial<MeetingDay> = {}) => {
  const verdict = meetingVerdict(meeting(change), { ...DAY, ...day }, TODAY);
  return verdict.ok ? [] : verdict.refusals.map(({ refusal, params, path }) => [refusal.code, params, path.at(-1)]);
};

describe('a meeting of a cell', () => {
  it('of today, with everybody accounted for, may stand on record', () => {
    expect(meetingVerdict(meeting(), DAY, TODAY)).toEqual({ ok: true, value: meeting(), warnings: [] });
  });

  it('need not account for everybody', () => {
    expect(found({ present: 1, absentExcused: 0, absentUnexcused: 0 })).toEqual([]);
  });

  it('is not of tomorrow', () => {
    expect(found({ heldOn: TODAY.add({ days: 1 }) })).toEqual([['MEETING_IN_FUTURE', { heldOn: '2026-11-22' }, 'heldOn']]);
  });

  it('has no more people than the cell had that day, with both numbers', () => {
    expect(found({ absentUnexcused: 2 })).toEqual([['ATTENDANCE_TOO_HIGH', { attendance: 21, members: 20 }, 'present']]);
  });

  it('is held once a day and kind', () => {
    expect(found({}, { taken: true })).toEqual([['MEETING_EXISTS', { heldOn: '2026-11-21' }, 'heldOn']]);
  });

  it('is of a cell', () => {
    expect(found({}, { isCell: false, members: 0 })).toEqual([['MEETING_OF_NO_CELL', { heldOn: '2026-11-21' }, 'heldOn']]);
  });

  it('is told all that is wrong at once', () => {
    expect(found({ heldOn: TODAY.add({ days: 1 }), present: 30 }, { taken: true }).map(([code]) => code)).toEqual(['MEETING_IN_FUTURE', 'ATTENDANCE_TOO_HIGH', 'MEETING_EXISTS']);
  });
});
