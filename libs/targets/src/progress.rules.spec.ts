import fc from 'fast-check';
import { parsePlainDate, type PlainDate } from '#kernel';
import { elapsed, forecastOf, formulaOf, fractionOf, gapOf, percentOf, satisfies, shown, statusOf, worstYear, yearsOf, type Fraction, type Threshold } from './progress.rules.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const count = (value: number): Fraction => ({ numerator: BigInt(value), denominator: 1n });
const share = (part: number, whole: number): Fraction => {
  const fraction = percentOf(part, whole);
  if (!fraction) throw new Error('A share of nothing.');
  return fraction;
};
const FORTY: Threshold = { comparator: 'GTE', value: '40' };
const TERM = { from: day('2025-07-01'), judgedOn: day('2030-06-30') };

describe('satisfies', () => {
  it.each([
    ['90 % of 3 is more than 2 of 3', share(2, 3), 'GTE', '66.67', false],
    ['exactly 95 % is not over 95 %', share(95, 100), 'GT', '95', false],
    ['19 of 20 is at least 95 %', share(19, 20), 'GTE', '95', true],
    ['47 of 50 is over 93 %', share(47, 50), 'GT', '93', true],
    ['0,4 % is under 0,5 %', share(4, 1000), 'LT', '0.5', true],
    ['49,63 is not 49,64', fractionOf('49.63'), 'GTE', '49.64', false],
    ['a fall by 12 % is at most −10 %', fractionOf('-12'), 'LTE', '-10', true],
    ['a fall by 8 % is not', fractionOf('-8'), 'LTE', '-10', false],
    ['1 is 1', count(1), 'EQ', '1', true],
  ] as const)('%s', (_, value, comparator, threshold, expected) => {
    expect(satisfies(value, { comparator, value: threshold })).toBe(expected);
  });

  it('agrees with whole-number arithmetic, however large', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), fc.nat(100), (part, extra, threshold) => {
        const whole = part + extra;
        expect(satisfies(share(part, whole), { comparator: 'GTE', value: String(threshold) })).toBe(part * 100 >= threshold * whole);
      }),
    );
  });
});

describe('statusOf', () => {
  it.each([
    ['without a value', undefined, '2026-11-21', 'NOT_MEASURED'],
    ['11 of 40 with 509 of 1826 days gone', count(11), '2026-11-21', 'AT_RISK'],
    ['12 of 40 with 509 of 1826 days gone', count(12), '2026-11-21', 'ON_TRACK'],
    ['40 already', count(40), '2026-11-21', 'ON_TRACK'],
    ['39 on the last day', count(39), '2030-06-30', 'AT_RISK'],
    ['39 after it', count(39), '2030-07-01', 'MISSED'],
    ['40 after it', count(40), '2030-07-01', 'MET'],
  ] as const)('of 40 in the term, %s', (_, value, asOf, expected) => {
    expect(statusOf(value, FORTY, TERM, day(asOf), true)).toBe(expected);
  });

  it('does not call a share on track for being halfway', () => {
    expect(statusOf(share(50, 100), { comparator: 'GTE', value: '100' }, TERM, day('2027-12-31'), false)).toBe('AT_RISK');
  });
});

describe('what a period and its years come to', () => {
  it('counts the days gone, both ends included', () => {
    expect(elapsed(TERM, day('2025-06-30'))).toEqual({ gone: 0, whole: 1826 });
    expect(elapsed(TERM, day('2025-07-01'))).toEqual({ gone: 1, whole: 1826 });
    expect(elapsed(TERM, day('2031-01-01'))).toEqual({ gone: 1826, whole: 1826 });
  });

  it('forecasts at the present pace', () => {
    expect(forecastOf(count(10), { from: day('2026-01-01'), judgedOn: day('2026-12-31') }, day('2026-07-02'))).toBeCloseTo(19.95, 2);
    expect(forecastOf(count(10), TERM, day('2025-06-30'))).toBeUndefined();
  });

  it('shows the worst closed year of a term, the open year only while none is closed', () => {
    const years = [
      { year: 2025, status: 'MISSED', value: share(80, 100) },
      { year: 2026, status: 'MISSED', value: share(70, 100) },
      { year: 2027, status: 'MET', value: share(99, 100) },
      { year: 2028, status: 'AT_RISK', value: share(10, 100) },
      { year: 2029, status: 'NOT_MEASURED', value: undefined },
    ] as const;
    const ninety: Threshold = { comparator: 'GTE', value: '90' };
    expect(worstYear(years, ninety)?.year).toBe(2026);
    expect(worstYear(years.slice(3), ninety)?.year).toBe(2028);
    expect(worstYear(years.slice(4), ninety)).toBeUndefined();
    expect(yearsOf(TERM.from, TERM.judgedOn)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
  });

  it('tells the gap in the unit of the measure', () => {
    expect(gapOf(count(11), FORTY)).toBe(29);
    expect(gapOf(count(41), FORTY)).toBe(0);
    expect(gapOf(share(3, 17), { comparator: 'GTE', value: '20' })).toBeCloseTo(2.353, 3);
  });

  it.each([
    [share(9, 22), 0, '41'],
    [share(3, 22), 1, '13,6'],
    [share(10, 22), 1, '45,5'],
    [share(1, 2), 0, '50'],
    [share(1, 200), 0, '1'],
    [count(3_000_000), 0, '3.000.000'],
    [fractionOf('-12.50'), 2, '-12,5'],
  ])('shows %j with %i decimals as %s', (value, decimals, expected) => {
    expect(shown(value, decimals)).toBe(expected);
  });

  it('writes the arithmetic out', () => {
    const asOf = day('2026-11-21');
    const shared = { threshold: FORTY, unit: 'đảng viên', period: TERM, asOf, part: undefined };
    expect(formulaOf({ ...shared, value: count(11), growing: true })).toBe('11; chỉ tiêu ≥ 40 đảng viên; theo tiến độ phải đạt 40 × 509/1826 ngày = 11,15');
    expect(formulaOf({ ...shared, value: count(41), growing: true, asOf: day('2031-01-01') })).toBe('41; chỉ tiêu ≥ 40 đảng viên');
    expect(formulaOf({ ...shared, value: undefined, growing: true })).toBe('Chưa có số liệu');
    const part = { numerator: 47, denominator: 50 };
    expect(formulaOf({ ...shared, value: share(47, 50), part, threshold: { comparator: 'GT', value: '93' }, unit: '%', growing: false })).toBe('47/50 = 94%; chỉ tiêu > 93 %');
  });
});
