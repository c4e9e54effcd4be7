import fc from 'fast-check';
import { storedDay, Temporal } from '#kernel';
import { Regulations, type InForce, type ParameterName, type RuleBook } from '#regulations';
import { partySeniority, probationThrough, seniorityRules, type StatusSpan } from './seniority.rules.js';

const RUNS = process.env['CHIBO_TEST_FULL'] === undefined ? 100 : 1_000;
const regulations = Regulations.load();
const dates = { admissionDecidedOn: '1990-02-03', admissionCeremonyOn: '1990-03-01', recognizedOn: '1991-03-01' };
const span = (status: StatusSpan['status'], validFrom: string, validThrough: string | null = null, endReason: string | null = null): StatusSpan => ({ status, validFrom, validThrough, endReason });
const probation = span('PROBATIONARY', '1990-02-03', '1991-02-28', 'RECOGNIZED');
const straight = [probation, span('FULL', '1991-03-01')];
const expelled = [probation, span('FULL', '1991-03-01', '2000-12-31', 'EXPELLED'), span('PROBATIONARY', '2004-01-01', '2004-12-31', 'RECOGNIZED'), span('FULL', '2005-01-01')];
const on = (day: string): RuleBook => regulations.on(storedDay(day));
const told = (statuses: readonly StatusSpan[], book: RuleBook): string | undefined => {
  const found = partySeniority(dates, statuses, seniorityRules(book));
  return found && `${found.years}/${found.months}/${found.days} from ${found.countedFrom.toString()} (${found.daysOutside})`;
};
/** The book with one of its parameters changed. */
function changed(book: RuleBook, name: ParameterName, value: unknown): RuleBook {
  return { ...book, get: (asked) => (asked === name ? ({ value } as InForce<never>) : book.get(asked)) };
}

describe('party seniority', () => {
  it('counts from the admission decision, neither from the ceremony nor from recognition', () => {
    expect(told(straight, on('2026-11-21'))).toBe('36/9/18 from 1990-02-03 (0)');
    expect(told(straight, changed(on('2026-11-21'), 'member.seniority-from', 'CEREMONY'))).toBe('36/8/20 from 1990-03-01 (0)');
    expect(told(straight, changed(on('2026-11-21'), 'member.seniority-from', 'RECOGNITION'))).toBe('35/8/20 from 1991-03-01 (0)');
  });

  it('is nobody’s who is not a full member on the day: on probation, outside, expelled, dead', () => {
    expect(told(straight, on('1991-02-28'))).toBeUndefined();
    expect(told(straight, on('1991-03-01'))).toBe('1/0/26 from 1990-02-03 (0)');
    expect(told(expelled, on('2001-01-01'))).toBeUndefined();
    expect(told(expelled, on('2004-06-01'))).toBeUndefined();
    expect(told([probation, span('FULL', '1991-03-01', '2020-01-01', 'DIED')], on('2020-01-02'))).toBeUndefined();
  });

  it('leaves out the time outside the Party, but not the time in another ward', () => {
    expect(told(expelled, on('2026-11-21'))).toBe('33/9/19 from 1993-02-02 (1095)');
    const away = [probation, span('FULL', '1991-03-01', '2000-12-31', 'TRANSFERRED_OUT'), span('FULL', '2004-01-01')];
    expect(told(away, on('2026-11-21'))).toBe('36/9/18 from 1990-02-03 (0)');
    expect(told(expelled, changed(on('2026-11-21'), 'member.seniority-leaves-out-time-outside', false))).toBe('36/9/18 from 1990-02-03 (0)');
  });

  it('knows nothing of what is after the day', () => {
    expect(told(expelled, on('2000-12-31'))).toBe('10/10/28 from 1990-02-03 (0)');
  });

  it('never falls from one day to a later one, over any history and any change of the book', () => {
    const exit = fc.constantFrom('REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'TRANSFERRED_OUT');
    const stay = fc.record({ days: fc.integer({ min: 400, max: 6_000 }), outside: fc.integer({ min: 1, max: 4_000 }), exit });
    const start = Temporal.PlainDate.from('1975-01-01');
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4_000 }), (stays, first, more) => {
        let from = start;
        const statuses = stays.flatMap(({ days, outside, exit: endReason }, index) => {
          const full = from.add({ days: 365 });
          const through = from.add({ days });
          const spans = [
            span('PROBATIONARY', from.toString(), full.subtract({ days: 1 }).toString(), 'RECOGNIZED'),
            index === stays.length - 1 ? span('FULL', full.toString()) : span('FULL', full.toString(), through.toString(), endReason),
          ];
          from = through.add({ days: outside });
          return spans;
        });
        const asked = { ...dates, admissionDecidedOn: start.toString() };
        const days = [start.add({ days: first }), start.add({ days: first + more })] as const;
        const [earlier, later] = days.map((day) => partySeniority(asked, statuses, seniorityRules(regulations.on(day))));
        if (!earlier || !later) return;
        const lengths = [earlier, later].map(({ countedFrom }, index) => countedFrom.until(days[index] ?? start).days);
        expect(lengths[1]).toBeGreaterThanOrEqual(lengths[0] ?? 0);
        expect(later.years * 10_000 + later.months * 100 + later.days).toBeGreaterThanOrEqual(earlier.years * 10_000 + earlier.months * 100 + earlier.days);
      }),
      { seed: 20_261_121, numRuns: RUNS },
    );
  });
});

describe('probation', () => {
  const admitted = { admissionDecidedOn: '2026-01-05', admissionCeremonyOn: '2026-02-03', recognizedOn: null };
  const running = [span('PROBATIONARY', '2026-01-05')];

  it('runs twelve months from the ceremony, not from the decision', () => {
    expect(probationThrough(admitted, [], running, on('2026-11-21'))?.toString()).toBe('2027-02-02');
    expect(probationThrough(admitted, [], running, changed(on('2026-11-21'), 'admission.probation-months', 6))?.toString()).toBe('2026-08-02');
  });

  it('of somebody admitted again runs from the ceremony of that admission', () => {
    const again = [{ decidedOn: '2026-08-10', ceremonyOn: '2026-08-20' }];
    const back = [span('PROBATIONARY', '2026-08-10')];
    expect(probationThrough(dates, again, back, on('2026-11-21'))?.toString()).toBe('2027-08-19');
    expect(probationThrough(dates, again, back, changed(on('2026-11-21'), 'readmission.probation-months', 6))?.toString()).toBe('2027-02-19');
    expect(probationThrough(admitted, again, running, on('2026-07-31'))?.toString()).toBe('2027-02-02');
  });

  it('is nobody’s who is not on it on the day', () => {
    expect(probationThrough(admitted, [], running, on('2026-01-04'))).toBeUndefined();
    expect(probationThrough(dates, [], straight, on('2026-11-21'))).toBeUndefined();
  });
});
