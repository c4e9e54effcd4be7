import fc from 'fast-check';
import { CAP_MODES, CAP_ROUNDINGS, Regulations } from '#regulations';
import { parsePlainDate } from '#kernel';
import { capFormula, capInForce, capInWords, evenPools, mostExcellent, mostExcellentIn, mostOf, type CapRule, type Pool } from './cap.rules.js';

const FIFTH = { numerator: 20, denominator: 100 };
const rule = (mode: CapRule['mode'], change: Partial<CapRule> = {}): CapRule => ({ mode, share: FIFTH, rounding: 'DOWN', ...change });
const STRICT = rule('STRICT');
const allGood = (rated: number): Pool => ({ rated, goodOrBetter: rated });
/** The least of so many that are at least so many in a hundred. */
const atLeast = (percent: number) => (rated: number) => Math.ceil((rated * percent) / 100);
const percentOf = (part: number, whole: number): string => ((part * 100) / whole).toFixed(1);

describe('the cap on “excellent” (domain rules §9c)', () => {
  it('of 17 organisations allows 2 by STRICT and 3 by the others, where a target of 20 % needs 4', () => {
    expect(CAP_MODES.map((mode) => mostExcellent(allGood(17), rule(mode)))).toEqual([2, 3, 3]);
    expect([2, 3, atLeast(20)(17)].map((count) => percentOf(count, 17))).toEqual(['11.8', '17.6', '23.5']);
  });

  it('of members of whom 90 % are good or better: 15 beside 75 divides evenly, whole numbers make it 13.0 % of 23 and 15.4 % of 26', () => {
    expect(mostExcellent({ rated: 100, goodOrBetter: 90 }, STRICT)).toBe(15);
    const found = [23, 26].map((rated) => [mostExcellent({ rated, goodOrBetter: atLeast(90)(rated) }, STRICT), rated] as const);
    expect(found.map(([most, rated]) => [most, percentOf(most, rated)])).toEqual([[3, '13.0'], [4, '15.4']]);
  });

  it('of 1,011 members of whom 95 % are good or better: 15.8 % in one pool, 143 in 28 near-equal pools', () => {
    const whole = mostExcellentIn(evenPools(1011, 1, atLeast(95)), STRICT);
    const parts = mostExcellentIn(evenPools(1011, 28, atLeast(95)), STRICT);
    expect([percentOf(whole, 1011), parts, percentOf(parts, 1011)]).toEqual(['15.8', 143, '14.1']);
    expect(parts).toBeLessThan(atLeast(15)(1011));
  });

  it('writes its arithmetic out in whole numbers', () => {
    expect(capInWords(STRICT)).toBe('không quá 20% số hoàn thành tốt, không làm tròn lên');
    expect(CAP_MODES.map((mode) => capFormula([{ rated: 18, goodOrBetter: 17 }], rule(mode)))).toEqual([
      'Tối đa 2: 5 × 2 = 10 ≤ 17 − 2 = 15; nếu 3 thì 5 × 3 = 15 > 17 − 3 = 14',
      'Tối đa 3: 5 × 3 = 15 ≤ 17; nếu 4 thì 5 × 4 = 20 > 17',
      'Tối đa 3: 5 × 3 = 15 ≤ 18; nếu 4 thì 5 × 4 = 20 > 18',
    ]);
    expect(capFormula([allGood(17)], rule('STRICT', { share: { numerator: 15, denominator: 100 }, rounding: 'HALF_UP' }))).toBe(
      'Tối đa 2: 40 × 2 = 80 ≤ 6 × (17 − 2) + 20 = 110; nếu 3 thì 40 × 3 = 120 > 6 × (17 − 3) + 20 = 104',
    );
    expect(capFormula([{ rated: 20, goodOrBetter: 1 }], rule('ALL'))).toBe('Tối đa 1: 5 × 1 = 5 ≤ 20; không còn ai hoàn thành tốt');
    expect(capFormula(evenPools(1011, 28, atLeast(95)), STRICT)).toBe('28 nhóm: 3 nhóm × 6 + 25 nhóm × 5 = 143');
    expect(capFormula([], STRICT)).toBe('Không có ai được xếp loại');
  });

  it('is what the book of a day says, and nothing before it said so', () => {
    const on = (text: string) => {
      const day = parsePlainDate(text);
      if (!day) throw new Error(text);
      return capInForce(Regulations.load().on(day), 'BASE_ORGANIZATIONS');
    };
    expect(on('2026-11-21')).toMatchObject({ share: { value: FIFTH, grade: 'C' }, mode: { value: 'STRICT' }, rounding: { value: 'DOWN' } });
    expect(on('2018-12-31')).toBeUndefined();
  });
});

describe('the most that may be excellent', () => {
  const shares = fc.integer({ min: 1, max: 100 }).map((numerator) => ({ numerator, denominator: 100 }));
  const rules = fc.record<CapRule>({ mode: fc.constantFrom(...CAP_MODES), share: shares, rounding: fc.constantFrom(...CAP_ROUNDINGS) });
  const pools = fc.tuple(fc.nat(120), fc.nat(40)).map(([goodOrBetter, others]): Pool => ({ goodOrBetter, rated: goodOrBetter + others }));

  /** What is allowed of a base, rounded as the rule says: hundredths of a slot, so that all of it is whole. */
  const limit = (base: number, { share, rounding }: CapRule): number => {
    const hundredths = base * share.numerator;
    const slots = Math.trunc(hundredths / 100);
    const rest = hundredths % 100;
    return slots + (rounding === 'UP' ? Number(rest > 0) : rounding === 'HALF_UP' ? Number(rest >= 50) : 0);
  };
  const isWithin = (excellent: number, { rated, goodOrBetter }: Pool, each: CapRule): boolean =>
    excellent <= limit({ STRICT: goodOrBetter - excellent, INCLUSIVE: goodOrBetter, ALL: rated }[each.mode], each);

  it('is what trying every number finds', () => {
    fc.assert(
      fc.property(pools, rules, (pool, each) => {
        let most = 0;
        for (let excellent = 0; excellent <= pool.goodOrBetter; excellent += 1) if (isWithin(excellent, pool, each)) most = excellent;
        expect(mostExcellent(pool, each)).toBe(most);
        expect(mostOf(pool.rated, each)).toBe(limit(pool.rated, each));
      }),
      { numRuns: 500 },
    );
  });

  it('of several pools is never more than of one made of them, as long as nothing is rounded up', () => {
    fc.assert(
      fc.property(fc.array(pools, { maxLength: 12 }), fc.constantFrom(...CAP_MODES), shares, (each, mode, share) => {
        const one = { rated: 0, goodOrBetter: 0 };
        for (const pool of each) [one.rated, one.goodOrBetter] = [one.rated + pool.rated, one.goodOrBetter + pool.goodOrBetter];
        expect(mostExcellentIn(each, rule(mode, { share }))).toBeLessThanOrEqual(mostExcellent(one, rule(mode, { share })));
      }),
    );
  });

  it('loses nobody when it makes pools', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 60 }), (rated, count) => {
        const sizes = evenPools(rated, count, (size) => size).map((pool) => pool.rated);
        expect([sizes.length, sizes.reduce((sum, size) => sum + size, 0)]).toEqual([count, rated]);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
