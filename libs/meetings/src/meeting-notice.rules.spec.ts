import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { meetingNotice, nextMeetingBy, type MeetingCell } from './meeting-notice.rules.js';

const regulations = Regulations.load();
const CELL: MeetingCell = { id: 'c', lastOn: '2026-09-05', foundedOn: '1990-01-01' };
const on = (today: string, cell: Partial<MeetingCell> = {}) => {
  const notice = meetingNotice({ ...CELL, ...cell }, regulations.on(storedDay(today)));
  return notice && [notice.urgency, notice.told.refusal.code, notice.told.refusal.rule?.document, notice.fallsOn, notice.told.params];
};

it.each([
  ['2026-10-30', {}, undefined],
  ['2026-10-31', {}, ['DUE', 'MEETING_MISSED', '208-QĐ/TW', '2026-10-31', { since: '2026-09-05', due: '2026-10-31' }]],
  ['2026-11-21', {}, ['OVERDUE', 'MEETING_MISSED', '208-QĐ/TW', '2026-10-31', { since: '2026-09-05', due: '2026-10-31' }]],
  ['2026-11-21', { lastOn: '2026-10-01' }, undefined],
  ['2026-02-01', { lastOn: '2025-12-31' }, ['OVERDUE', 'MEETING_MISSED', '294-QĐ/TW', '2026-01-31', { since: '2025-12-31', due: '2026-01-31' }]],
  ['2026-11-21', { lastOn: null, foundedOn: '2026-10-20' }, undefined],
  ['2026-12-01', { lastOn: null, foundedOn: '2026-10-20' }, ['OVERDUE', 'MEETING_NEVER_HELD', '208-QĐ/TW', '2026-11-30', { since: '2026-10-20', due: '2026-11-30' }]],
])('on %s of the cell %p is told %p', (today, cell, expected) => {
  expect(on(today, cell)).toEqual(expected);
});

it('where the book does not say how often a cell meets, nothing is told', () => {
  expect(nextMeetingBy({ lastOn: '2024-01-01', foundedOn: '1990-01-01' }, regulations.on(storedDay('2025-05-25')))).toBeUndefined();
});
