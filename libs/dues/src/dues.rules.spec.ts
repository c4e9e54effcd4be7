import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { duesOwed, keptByCell, type DuesFacts } from './dues.rules.js';
import { paymentVerdict, type MonthPaid } from './payment.rules.js';

const regulations = Regulations.load();
const FULL: DuesFacts = { month: storedDay('2026-11-01'), basis: 'INSURED_WAGE', amountDong: 6_000_000, status: 'FULL', seniorityYears: 10, officialCellId: 'own', temporaryCellId: null };
const owed = (facts: Partial<DuesFacts>) => {
  const whole = { ...FULL, ...facts };
  const verdict = duesOwed(whole, regulations.on(whole.month));
  return verdict.ok ? [verdict.value.owedDong, verdict.value.exemption] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`);
};
const from = storedDay('2026-10-20');

it.each<[string, Partial<DuesFacts>, unknown]>([
  ['a share of the wage', {}, [60_000, null]],
  ['nothing of whoever has a social pension', { basis: 'SOCIAL_PENSION', amountDong: null }, [0, 'SOCIAL_PENSION']],
  ['nothing in special hardship', { relief: { kind: 'SPECIAL_HARDSHIP' } }, [0, 'SPECIAL_HARDSHIP']],
  ['nothing while it is waived', { relief: { kind: 'WAIVER', from, months: 2 } }, [0, 'WAIVER']],
  ['all of it once the waiver is over', { relief: { kind: 'WAIVER', from, months: 1 } }, [60_000, null]],
  ['all of it before a reduction begins', { relief: { kind: 'REDUCTION', percent: 70, from: storedDay('2026-12-01'), months: 1 } }, [60_000, null]],
  ['the rest after a reduction', { relief: { kind: 'REDUCTION', percent: 70, from, months: 12 } }, [18_000, null]],
  ['nothing by seniority, whatever the relief', { seniorityYears: 51, relief: { kind: 'REDUCTION', percent: 70, from, months: 12 } }, [0, 'SENIORITY']],
  ['of no member', { status: null, seniorityYears: null }, ['DUES_OF_NO_MEMBER memberId']],
  ['without an amount', { amountDong: null }, ['DUES_BASE_MISSING amountDong']],
  ['with a pointless amount', { basis: 'STUDENT' }, ['DUES_BASE_POINTLESS amountDong']],
  ['with half a relief', { relief: { kind: 'REDUCTION', percent: 30 } }, ['DUES_RELIEF_INCOMPLETE relief.kind']],
  ['with everything wrong at once', { status: null, amountDong: null, relief: { kind: 'REDUCTION', percent: 40, from, months: 13 } }, ['DUES_OF_NO_MEMBER memberId', 'DUES_BASE_MISSING amountDong', 'DUES_REDUCTION_UNKNOWN relief.percent', 'DUES_RELIEF_LONG relief.months']],
])('%s', (_name, facts, expected) => {
  expect(owed(facts)).toEqual(expected);
});

it('are not known before the first text on record', () => {
  expect(() => owed({ month: storedDay('2026-01-01') })).toThrow('PARAMETER_NOT_IN_FORCE');
});

it('stay in part with cells of villages and street groups alone', () => {
  const book = regulations.on(FULL.month);
  expect(['VILLAGE', 'STREET_GROUP', 'SCHOOL', null].map((sector) => keptByCell(60_001, sector, book))).toEqual([42_000, 42_000, undefined, undefined]);
});

it('are recorded once a month, of members who were there', () => {
  const line: MonthPaid = { memberId: 'a', month: FULL.month, isKnown: true, isActor: false, isHere: true, isPaid: false };
  const [paidOn, today] = [storedDay('2026-11-20'), storedDay('2026-11-21')];
  const codes = (lines: readonly MonthPaid[], on = paidOn) => {
    const verdict = paymentVerdict(lines, on, today);
    return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.slice(1).join('.')}`);
  };
  expect(codes([line, { ...line, memberId: 'b' }])).toEqual([]);
  expect(codes([line, line, { ...line, memberId: 'b', isPaid: true }, { ...line, memberId: 'c', isHere: false }, { ...line, memberId: 'd', isKnown: false, isHere: false }, { ...line, memberId: 'e', isActor: true, isHere: false }], storedDay('2026-11-22'))).toEqual([
    'DATE_IN_FUTURE paidOn',
    'DUES_PAID lines.1.month',
    'DUES_PAID lines.2.month',
    'DUES_NOT_HERE lines.3.month',
    'NOT_FOUND lines.4.memberId',
    'OWN_DUES lines.5.memberId',
  ]);
});
