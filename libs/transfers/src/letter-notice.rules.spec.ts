import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { letterNotice } from './letter-notice.rules.js';

const regulations = Regulations.load();
const LETTER = { id: 't', organizationId: 'o', personId: 'p', number: '15-GT/ĐU', validThrough: '2026-12-10' };
const on = (today: string, letterOn = '2026-11-10') => {
  const notice = letterNotice(LETTER, storedDay(today), regulations.on(storedDay(letterOn)));
  return notice && [notice.urgency, notice.told.refusal.code, notice.told.refusal.rule?.document];
};

it.each([
  ['2026-11-25', undefined],
  ['2026-11-26', ['IN_SIGHT', 'LETTER_RUNS_OUT', '208-QĐ/TW']],
  ['2026-12-03', ['NEAR', 'LETTER_RUNS_OUT', '208-QĐ/TW']],
  ['2026-12-10', ['DUE', 'LETTER_RUNS_OUT', '208-QĐ/TW']],
  ['2026-12-11', ['OVERDUE', 'LETTER_RAN_OUT', '208-QĐ/TW']],
])('on %s of a letter valid through 10/12/2026 is told %p', (today, expected) => {
  expect(on(today)).toEqual(expected);
});

it('a letter of a day of which the book says nothing is told without a provision', () => {
  expect(on('2026-12-11', '2026-07-01')).toEqual(['OVERDUE', 'LETTER_RAN_OUT', undefined]);
});
