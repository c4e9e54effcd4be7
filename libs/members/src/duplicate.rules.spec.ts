import type { Verdict } from '#kernel';
import { apartVerdict, duplicateFindings, namedApart, type Apart, type ApartGround } from './duplicate.rules.js';

const codes = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`));

describe('people who may be on record twice', () => {
  it('are named in one warning, with as much of the birth date as is known', () => {
    const namesakes = [
      { fullName: 'Lò Văn An', birthOn: '1985-03-02', birthPrecision: 'DAY' as const },
      { fullName: 'Lò Văn Ân', birthOn: '1985-01-01', birthPrecision: 'YEAR' as const },
    ];
    expect(duplicateFindings(namesakes, ['input', 'candidate'])).toMatchObject([
      { refusal: { code: 'POSSIBLE_DUPLICATE' }, params: { names: 'Lò Văn An (1985-03-02); Lò Văn Ân (1985)' }, path: ['input', 'candidate'] },
    ]);
    expect(duplicateFindings([], [])).toEqual([]);
  });

  it.each<[string, Apart, string[]]>([
    ['by both ids', { personId: 'a', otherId: 'b' }, []],
    ['by the suspicion', { suspicionId: 's' }, []],
    ['by nothing', {}, ['APART_AMBIGUOUS input.personId']],
    ['by one id', { personId: 'a' }, ['APART_AMBIGUOUS input.personId']],
    ['by the suspicion and an id', { suspicionId: 's', otherId: 'b' }, ['APART_AMBIGUOUS input.personId']],
  ])('are told apart %s', (_how, apart, expected) => {
    expect(codes(namedApart(apart))).toEqual(expected);
  });

  it.each<[string, Partial<ApartGround>, string[]]>([
    ['in scope', {}, []],
    ['of whom the first is out of reach', { reached: false }, ['NOT_FOUND input.personId']],
    ['of whom neither is known', { reached: false, otherKnown: false, declared: true }, ['NOT_FOUND input.personId', 'NOT_FOUND input.otherId']],
    ['who are one', { same: true, declared: true }, ['APART_FROM_SELF input.otherId']],
    ['of whom it was said', { declared: true }, ['APART_DECLARED input.otherId']],
  ])('are told apart when they are two %s', (_which, ground, expected) => {
    expect(codes(apartVerdict({ reached: true, otherKnown: true, same: false, declared: false, ...ground }))).toEqual(expected);
  });
});
