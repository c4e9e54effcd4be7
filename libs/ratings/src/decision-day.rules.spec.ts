import { storedDay } from '#kernel';
import { amendmentDayFindings, decisionDayFindings } from './decision-day.rules.js';

const today = storedDay('2026-11-21');

it('a decision comes no earlier than the cut-off', () => {
  const decided = (day: string): string[] => decisionDayFindings(storedDay(day), '2026-11-20').map(({ refusal }) => refusal.code);
  expect([decided('2026-11-20'), decided('2026-11-19')]).toEqual([[], ['DECIDED_BEFORE_CUT_OFF']]);
});

it('an amendment comes no earlier than the decision, nor ahead', () => {
  const amended = (day: string, lastDecidedOn: string | null = '2025-12-18'): string[] => amendmentDayFindings(storedDay(day), { cutOffOn: '2025-11-30', lastDecidedOn }, today).map(({ refusal }) => refusal.code);
  expect([amended('2025-12-18'), amended('2025-12-17'), amended('2026-11-22')]).toEqual([[], ['AMENDED_BEFORE_DECISION'], ['DATE_IN_FUTURE']]);
  expect(amended('2025-11-29', null)).toEqual(['DECIDED_BEFORE_CUT_OFF']);
});
