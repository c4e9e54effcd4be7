import { finding, storedDay } from '#kernel';
import { ratingRefusals } from './rating.refusals.js';
import { draftFindings, openingFindings, pointedAtDraft } from './season.rules.js';

const TODAY = storedDay('2026-11-21');
const season = (cutOffOn: string, cellDeadlineOn: string, decisionDeadlineOn: string) => ({
  year: 2026,
  cutOffOn: storedDay(cutOffOn),
  cellDeadlineOn: storedDay(cellDeadlineOn),
  decisionDeadlineOn: storedDay(decisionDeadlineOn),
});
const codes = (found: ReturnType<typeof draftFindings>): string[] => found.map(({ refusal }) => refusal.code);

it('prepares with a cut-off ahead, and opens from that day on', () => {
  expect(codes(draftFindings(season('2026-11-22', '2026-12-10', '2026-12-31')))).toEqual([]);
  expect(codes(openingFindings(season('2026-11-22', '2026-12-10', '2026-12-31'), TODAY))).toEqual(['CUT_OFF_IN_FUTURE']);
  expect(codes(openingFindings(season('2026-11-21', '2026-11-21', '2026-11-21'), TODAY))).toEqual([]);
});

it('names every date that is wrong, at its field', () => {
  const found = draftFindings(season('2027-01-01', '2026-12-10', '2026-12-09'));
  expect(codes(found)).toEqual(['CUT_OFF_OUTSIDE_YEAR', 'DATES_OUT_OF_ORDER', 'DATES_OUT_OF_ORDER']);
  expect(found.map(({ path }) => path[1])).toEqual(['cutOffOn', 'cellDeadlineOn', 'decisionDeadlineOn']);
});

it('points at the draft what is wrong with what it holds, and at the request what the request gave', () => {
  const found = [finding(ratingRefusals.NOT_RATED_HERE, {}, ['input', 'decidedAbove', '0']), finding(ratingRefusals.NOT_RATED_HERE, {}, ['input', 'overrides', '0'])];
  expect(pointedAtDraft(found).map(({ path }) => path)).toEqual([['input', 'draftId'], ['input', 'overrides', '0']]);
});
