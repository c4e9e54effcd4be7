import { parsePlainDate, type PlainDate } from '#kernel';
import { replacementFindings, type Placed } from './introducer-replacement.rules.js';

const day = (text: string): PlainDate => {
  const parsed = parsePlainDate(text);
  if (!parsed) throw new Error(`${text} is no day.`);
  return parsed;
};
const introducers: readonly Placed[] = [
  { place: 1, memberId: 'moved', replacedOn: '2026-01-10' },
  { place: 2, memberId: null, replacedOn: null },
  { place: 3, memberId: 'second', replacedOn: null },
];
const replace = (change: object = {}, standing: 'FULL' | 'NOT_FULL' | 'UNKNOWN' = 'FULL'): string[] => {
  const replacement = { place: 3, memberId: 'third', guidedSince: day('2026-02-01'), decidedOn: day('2026-02-01'), ...change };
  return replacementFindings(replacement, introducers, day('2025-10-01'), () => standing).refusals.map(({ refusal: { code }, path }) => `${code} ${path.join('.')}`);
};

it('a full member takes the place of an introducer, however new; of an organisation too', () => {
  expect([replace(), replace({ place: 2 })]).toEqual([[], []]);
});

it('nobody takes the place of one who was replaced, nor comes again', () => {
  expect(replace({ place: 1 })).toEqual(['INTRODUCER_NOT_THERE input.place']);
  expect(replace({ memberId: 'moved' })).toEqual(['INTRODUCER_TWICE input.memberId']);
});

it('is a full member in scope on the day, which is not before the admission, nor before they came', () => {
  expect([replace({}, 'NOT_FULL'), replace({}, 'UNKNOWN')]).toEqual([['INTRODUCER_NOT_FULL input.memberId'], ['NOT_FOUND input.memberId']]);
  expect(replace({ decidedOn: day('2025-10-01'), guidedSince: day('2025-10-01') })).toEqual([]);
  expect(replace({ decidedOn: day('2025-09-30'), guidedSince: day('2025-10-01') })).toEqual(['DATES_OUT_OF_ORDER input.decidedOn', 'DATES_OUT_OF_ORDER input.decidedOn']);
});
