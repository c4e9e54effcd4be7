import fc from 'fast-check';
import { Temporal } from '#kernel';
import { agedAtMost, ageOn, percentOf, percentText, sharesBy, type CompositionPerson } from './composition.rules.js';

const share = fc.integer({ min: 1, max: 200_000 }).chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
const person: fc.Arbitrary<CompositionPerson> = fc.record({
  birthOn: fc.integer({ min: 1930, max: 2008 }).map((year) => `${year}-06-15`),
  gender: fc.constantFrom('FEMALE', 'MALE'),
  ethnicGroupCode: fc.constantFrom('01', '03', '08'),
  ethnicGroupName: fc.constant('Thái'),
  education: fc.constantFrom('UNIVERSITY', 'COLLEGE'),
  politicalTheory: fc.constantFrom('NONE', 'ADVANCED'),
});
const people = fc.array(person, { maxLength: 60 });
const today = Temporal.PlainDate.from('2026-11-21');

/** Long division, digit by digit, as on paper. */
function onPaper(count: number, total: number, decimals: number): string {
  const scaled = BigInt(count) * 100n * 10n ** BigInt(decimals);
  const rest = scaled % BigInt(total);
  const rounded = scaled / BigInt(total) + (rest * 2n >= BigInt(total) ? 1n : 0n);
  if (decimals === 0) return `${rounded}%`;
  const digits = rounded.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)},${digits.slice(-decimals)}%`;
}

describe('percentText', () => {
  it.each([
    [3, 22, 1, '13,6%'],
    [1, 8, 0, '13%'],
    [1, 8, 1, '12,5%'],
    [1, 8, 2, '12,50%'],
    [1, 200, 0, '1%'],
    [1, 201, 0, '0%'],
    [23, 80, 1, '28,8%'],
    [1005, 100_000, 2, '1,01%'],
    [0, 7, 1, '0,0%'],
    [7, 7, 3, '100,000%'],
  ])('%i of %i to %i places: %s', (count, total, decimals, expected) => {
    expect(percentText({ count, total }, decimals)).toBe(expected);
  });

  it('rounds half up exactly, whatever the numbers', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 3 }), ({ count, total }, decimals) => {
        expect(percentText({ count, total }, decimals)).toBe(onPaper(count, total, decimals));
      }),
      { numRuns: 1_000 },
    );
  });

  it('rounds every exact half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 50 }), (tenths, times) => {
        // tenths + ½ of a thousandth, in any form of the fraction
        expect(percentText({ count: (2 * tenths + 1) * times, total: 2_000 * times }, 1)).toBe(onPaper(tenths + 1, 1_000, 1));
      }),
    );
  });

  it('there is no share of nothing', () => {
    expect(percentText({ count: 0, total: 0 }, 1)).toBeUndefined();
    expect(percentOf({ count: 0, total: 0 })).toBeUndefined();
  });
});

describe('sharesBy', () => {
  it('counts everybody once, the most frequent first', () => {
    fc.assert(
      fc.property(people, (all) => {
        const shares = sharesBy(all, ({ gender, education }) => `${gender} ${education}`);
        expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        expect(shares.every(({ total }) => total === all.length)).toBe(true);
        expect(shares.map(({ count }) => count)).toEqual(shares.map(({ count }) => count).sort((a, b) => b - a));
        expect(new Set(shares.map(({ value }) => value)).size).toBe(shares.length);
      }),
    );
  });

  it('does not depend on the order of people', () => {
    fc.assert(
      fc.property(people, (all) => {
        const byGroup = (of: readonly CompositionPerson[]) => sharesBy(of, ({ ethnicGroupCode }) => ethnicGroupCode);
        expect(byGroup([...all].reverse())).toEqual(byGroup(all));
      }),
    );
  });
});

describe('ages', () => {
  it.each([
    ['1985-11-21', 41],
    ['1985-11-22', 40],
    ['2026-11-21', 0],
  ])('born %s: %i on 2026-11-21', (birthOn, age) => {
    expect(ageOn(birthOn, today)).toBe(age);
  });

  it('the older the age asked for, the more people', () => {
    fc.assert(
      fc.property(people, fc.nat(100), (all, age) => {
        const { count, total } = agedAtMost(all, age, today);
        expect(total).toBe(all.length);
        expect(agedAtMost(all, age + 1, today).count).toBeGreaterThanOrEqual(count);
        expect(agedAtMost(all, 150, today).count).toBe(all.length);
      }),
    );
  });

  it('what is stored and no date is a mistake in the program', () => {
    expect(() => ageOn('1956-02-30', today)).toThrow('must be a date');
  });
});
