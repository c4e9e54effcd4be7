import { Temporal } from '#kernel';
import { fittingDays, growsOverTerm, observedValue, periodFindings, statedFindings, valueOn, type Observed, type Reported } from './observation.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-21');
const TERM = { termFrom: '2025-07-01', termThrough: '2030-06-30' };
const YEARLY: Reported = { ...TERM, cadence: 'ANNUAL', judgedOn: null };
const AT_END: Reported = { ...TERM, cadence: 'TERM_END', judgedOn: '2030-06-30' };
const LATE: Reported = { ...TERM, cadence: 'TERM_TOTAL', judgedOn: '2030-12-31' };
const observed = (periodFrom: string, periodThrough: string, decimal: string | null, comparator: Observed['comparator'] = 'EQ'): Observed => ({ periodFrom, periodThrough, decimal, comparator });

describe('the value of a reported measure', () => {
  const value = (observations: readonly Observed[], measure: Reported, year: number | null, asOf = TODAY) => valueOn(observations, measure, year, asOf)?.decimal;

  it('of a yearly one lies in the calendar year, also before the term began', () => {
    const all = [observed('2025-01-01', '2025-12-31', '48'), observed('2026-01-01', '2026-06-30', '49'), observed('2025-07-01', '2026-06-30', '1')];
    expect(value(all, YEARLY, 2025)).toBe('48');
    expect(value(all, YEARLY, 2026)).toBe('49');
    expect(value(all, YEARLY, 2027)).toBeUndefined();
  });

  it('of another lies in the term, or up to the day it is judged when that is later', () => {
    expect(fittingDays(AT_END, null)).toEqual({ from: '2025-07-01', through: '2030-06-30' });
    expect(fittingDays(LATE, null)).toEqual({ from: '2025-07-01', through: '2030-12-31' });
    const later = day('2031-01-01');
    expect(value([observed('2025-06-30', '2026-06-30', '1'), observed('2030-07-01', '2030-12-31', '2')], AT_END, null, later)).toBeUndefined();
    expect(value([observed('2025-07-01', '2030-12-31', '2')], LATE, null, later)).toBe('2');
  });

  it('is the one that ends last by the day asked for, of these the one recorded last', () => {
    const all = [observed('2026-01-01', '2026-09-30', '3'), observed('2026-01-01', '2026-06-30', '2'), observed('2026-06-30', '2026-06-30', '2.5'), observed('2026-01-01', '2026-12-31', '4')];
    expect(value(all, AT_END, null)).toBe('3');
    expect(value(all, AT_END, null, day('2026-09-30'))).toBe('3');
    expect(value(all, AT_END, null, day('2026-09-29'))).toBe('2.5');
    expect(value(all, AT_END, null, day('2026-06-29'))).toBeUndefined();
  });

  it('is not one that is not stated, nor one that is only a bound', () => {
    const silent = observed('2026-01-01', '2026-09-30', null);
    expect(valueOn([silent], AT_END, null, TODAY)).toBe(silent);
    expect(observedValue(silent)).toBeUndefined();
    expect(value([silent, observed('2026-01-01', '2026-06-30', '2')], AT_END, null)).toBe('2');
    expect(value([observed('2026-01-01', '2026-06-30', '93', 'GT')], AT_END, null)).toBeUndefined();
    expect(observedValue(observed('2026-01-01', '2026-06-30', '49.64'))).toEqual({ numerator: 4964n, denominator: 100n });
  });

  it('has a pace to keep when it is a total that is to become large', () => {
    expect([growsOverTerm(LATE, 'GTE'), growsOverTerm(LATE, 'GT'), growsOverTerm(LATE, 'LTE'), growsOverTerm(AT_END, 'GTE'), growsOverTerm(YEARLY, 'GTE')]).toEqual([true, true, false, false, false]);
  });
});

describe('an observation that is entered', () => {
  const found = (measure: Reported, from: string, through: string) =>
    periodFindings(measure, { periodFrom: day(from), periodThrough: day(through) }, TODAY).map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`);

  it('is of a period in the term that is over', () => {
    expect(found(AT_END, '2025-07-01', '2026-11-21')).toEqual([]);
    expect(found(AT_END, '2026-01-01', '2026-11-22')).toEqual(['DATE_IN_FUTURE input.periodThrough']);
    expect(found(AT_END, '2026-02-01', '2026-01-31')).toEqual(['DATES_OUT_OF_ORDER input.periodThrough']);
    expect(found(AT_END, '2025-06-30', '2026-01-31')).toEqual(['OBSERVED_OUTSIDE_TERM input.periodFrom']);
    expect(found(AT_END, '2026-01-01', '2030-07-01')).toEqual(['DATE_IN_FUTURE input.periodThrough', 'OBSERVED_OUTSIDE_TERM input.periodThrough']);
  });

  it('is of one of the years, when the measure is a yearly one', () => {
    expect(found(YEARLY, '2025-01-01', '2025-12-31')).toEqual([]);
    expect(found(YEARLY, '2024-01-01', '2024-12-31')).toEqual(['OBSERVED_OUTSIDE_TERM input.periodFrom']);
    expect(found(YEARLY, '2025-12-31', '2026-01-01')).toEqual(['OBSERVED_ACROSS_YEARS input.periodThrough']);
  });

  it('says so in a note when it is not stated', () => {
    expect(statedFindings({ value: null, note: null }).map(({ refusal }) => refusal.code)).toEqual(['OBSERVATION_NEEDS_NOTE']);
    expect([...statedFindings({ value: '0' }), ...statedFindings({ note: 'không nêu' })]).toEqual([]);
  });
});
