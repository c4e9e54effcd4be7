import { storedDay } from './dates.js';
import { byUrgency, daysUntil, urgencyOf, type Notice } from './notice.js';

const AHEAD = { inSight: 60, near: 30 };
const [fallsOn, dueOn] = [storedDay('2026-03-31'), storedDay('2026-05-12')];

it.each([
  ['2026-01-29', undefined],
  ['2026-01-30', 'IN_SIGHT'],
  ['2026-02-28', 'IN_SIGHT'],
  ['2026-03-01', 'NEAR'],
  ['2026-03-30', 'NEAR'],
  ['2026-03-31', 'DUE'],
  ['2026-05-12', 'DUE'],
  ['2026-05-13', 'OVERDUE'],
])('on %s what falls on 31/3 and is due by 12/5 is %s', (today, urgency) => {
  expect(urgencyOf(storedDay(today), fallsOn, dueOn, AHEAD)).toBe(urgency);
});

it('days are counted past the end of months, and back', () => {
  expect(daysUntil(storedDay('2026-01-30'), fallsOn)).toBe(60);
  expect(daysUntil(storedDay('2026-04-02'), fallsOn)).toBe(-2);
});

it('the most pressing comes first, then the earlier, whether it is due or only falls on a day', () => {
  const told = { refusal: { code: 'X', vi: '', en: '' }, params: {}, path: [] };
  const notice = (id: string, urgency: Notice['urgency'], falls: string, due: string | null): Notice => ({ id, record: 'x', organizationId: 'o', personId: null, urgency, fallsOn: falls, dueOn: due, told });
  const notices = [notice('a', 'IN_SIGHT', '2026-01-01', null), notice('b', 'OVERDUE', '2026-01-01', '2026-03-01'), notice('c', 'OVERDUE', '2026-02-01', null), notice('d', 'DUE', '2026-01-01', '2026-01-02')];
  expect(notices.sort(byUrgency).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
});
