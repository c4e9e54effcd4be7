import fc from 'fast-check';
import { dayOf, EARLIEST_YEAR, LATEST_YEAR, parsePlainDate, PartialDate, Temporal, wholeYears, type PlainDate } from './dates.js';

const day = fc
  .record({ year: fc.integer({ min: EARLIEST_YEAR, max: LATEST_YEAR }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
  .map((fields) => Temporal.PlainDate.from(fields, { overflow: 'constrain' }));
const precision = fc.constantFrom('DAY', 'MONTH', 'YEAR');

describe('parsePlainDate', () => {
  it('reads every day in range back as it was written', () => {
    fc.assert(fc.property(day, (date) => parsePlainDate(date.toString())?.equals(date) === true));
  });

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1849-12-31', '2201-01-01', '2026-1-01', '20260101', '+002026-01-01', '2026-01-01T00:00', ' 2026-01-01', '2026-01-01[u-ca=gregory]', ''])(
    'refuses %j',
    (text) => {
      expect(parsePlainDate(text)).toBeUndefined();
    },
  );

  it('never throws, and what it reads is what was written', () => {
    const almost = fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
    fc.assert(fc.property(fc.oneof(fc.string(), almost), (text) => [undefined, text].includes(parsePlainDate(text)?.toString())));
  });
});

describe('PartialDate', () => {
  it('is read back as it is printed', () => {
    fc.assert(
      fc.property(day, precision, (date, known) => {
        const partial = PartialDate.of(date, known);
        expect(PartialDate.parse(partial.toString())).toEqual(partial);
      }),
    );
  });

  it('prints of what is stored as much as is known', () => {
    expect((['DAY', 'MONTH', 'YEAR'] as const).map((known) => PartialDate.stored('1956-01-01', known).toString())).toEqual(['1956-01-01', '1956-01', '1956']);
    for (const text of ['', '1956', '1956-02-30']) expect(() => PartialDate.stored(text, 'DAY')).toThrow('must be a date');
    fc.assert(fc.property(day, precision, (date, known) => { expect(PartialDate.stored(date.toString(), known)).toEqual(PartialDate.of(date, known)); }));
  });

  it('starts at the first day it can mean', () => {
    fc.assert(
      fc.property(day, precision, (date, known) => {
        const { earliest } = PartialDate.of(date, known);
        expect(Temporal.PlainDate.compare(earliest, date)).toBeLessThanOrEqual(0);
        expect(earliest.year).toBe(date.year);
        if (known !== 'YEAR') expect(earliest.month).toBe(date.month);
        if (known === 'DAY') expect(earliest.equals(date)).toBe(true);
      }),
    );
  });

  it.each([
    ['1956', '1956-01-01', 'YEAR'],
    ['1956-07', '1956-07-01', 'MONTH'],
    ['1956-07-30', '1956-07-30', 'DAY'],
  ])('%s means %s, known to the %s', (text, earliest, known) => {
    const partial = PartialDate.parse(text);
    expect([partial?.earliest.toString(), partial?.precision]).toEqual([earliest, known]);
  });

  it.each(['56', '1956-', '1956-13', '1956-02-30', '1956-7', '1849', '1956-07-30 ', ''])('refuses %j', (text) => {
    expect(PartialDate.parse(text)).toBeUndefined();
  });
});

describe('wholeYears', () => {
  it('grows on the anniversary, not the day before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (from, years) => {
        fc.pre(!(from.month === 2 && from.day === 29));
        const anniversary = from.add({ years });
        expect(wholeYears(from, anniversary)).toBe(years);
        if (years > 0) expect(wholeYears(from, anniversary.subtract({ days: 1 }))).toBe(years - 1);
      }),
    );
  });

  it('never falls as days pass', () => {
    fc.assert(
      fc.property(day, fc.nat(40_000), fc.nat(400), (from, days, more) => {
        const to = from.add({ days });
        expect(wholeYears(from, to.add({ days: more }))).toBeGreaterThanOrEqual(wholeYears(from, to));
      }),
    );
  });

  it.each([
    ['1985-11-21', '2026-11-20', 40],
    ['1985-11-21', '2026-11-21', 41],
    // Who was born on 29 February has a birthday on 1 March, but in leap years.
    ['2004-02-29', '2025-02-28', 20],
    ['2004-02-29', '2025-03-01', 21],
    ['2004-02-29', '2028-02-29', 24],
  ])('from %s to %s: %i', (from, to, years) => {
    expect(wholeYears(plain(from), plain(to))).toBe(years);
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-11-20T16:59:59Z', '2026-11-20'],
    ['2026-11-20T17:00:00Z', '2026-11-21'],
    ['2025-06-30T17:00:00Z', '2025-07-01'],
  ])('%s is %s in Vietnam', (instant, expected) => {
    expect(dayOf(Temporal.Instant.from(instant)).toString()).toBe(expected);
  });
});

function plain(text: string): PlainDate {
  return Temporal.PlainDate.from(text);
}
