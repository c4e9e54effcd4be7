import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { lastDayOf, termNotice, type RunningTerm } from './term-notice.rules.js';

const regulations = Regulations.load();
const COMMITTEE: RunningTerm = { id: 't', organizationId: 'o', organizationKind: 'CELL', personId: null, committeeKind: 'CELL', postKind: null, validFrom: '2024-06-01', validThrough: '2026-12-31' };
const on = (today: string, term: Partial<RunningTerm> = {}) => {
  const whole = { ...COMMITTEE, ...term };
  const notice = termNotice(whole, regulations.on(storedDay(whole.validFrom)), regulations.on(storedDay(today)));
  return notice && [notice.urgency, notice.told.refusal.code, notice.told.refusal.rule?.document ?? null, notice.fallsOn];
};
const POST = { committeeKind: null, postKind: 'VILLAGE_HEAD', personId: 'p' } as const;

it.each([
  ['2026-07-03', {}, undefined],
  ['2026-07-04', {}, ['IN_SIGHT', 'TERM_ENDING', '294-QĐ/TW', '2026-12-31']],
  ['2026-11-01', {}, ['NEAR', 'TERM_ENDING', '294-QĐ/TW', '2026-12-31']],
  ['2026-12-31', {}, ['DUE', 'TERM_ENDING', '294-QĐ/TW', '2026-12-31']],
  ['2027-01-01', {}, ['OVERDUE', 'TERM_OVER', '294-QĐ/TW', '2026-12-31']],
  ['2026-12-31', { organizationKind: 'WARD_COMMITTEE' as const, committeeKind: 'EXECUTIVE' as const }, ['DUE', 'TERM_ENDING', '208-QĐ/TW', '2026-12-31']],
  ['2026-12-31', { organizationKind: 'DIVISION_COMMITTEE' as const, committeeKind: 'EXECUTIVE' as const }, ['DUE', 'TERM_ENDING', null, '2026-12-31']],
  ['2026-12-31', POST, ['DUE', 'POST_ENDING', null, '2026-12-31']],
  ['2027-02-01', POST, ['OVERDUE', 'POST_VACANT', null, '2026-12-31']],
  ['2026-12-31', { ...POST, postKind: 'SECRETARY' }, ['DUE', 'POST_ENDING', '294-QĐ/TW', '2026-12-31']],
])('on %s of the term %p is told %p', (today, term, expected) => {
  expect(on(today, term)).toEqual(expected);
});

it('a committee of which no end is set serves as long as the book of its first day says, if it says so', () => {
  const last = (validFrom: string, organizationKind: RunningTerm['organizationKind']) => lastDayOf({ organizationKind, validFrom, validThrough: null }, regulations.on(storedDay(validFrom)))?.toString();
  expect([last('2025-06-01', 'CELL'), last('2025-05-01', 'CELL'), last('2026-09-01', 'BASE_COMMITTEE'), last('2026-09-01', 'SUBORDINATE_COMMITTEE')]).toEqual(['2027-11-30', undefined, '2031-08-31', undefined]);
});
