import { Temporal, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { announceBy, announcedVerdict, effectiveOn, lapsesOn, lastDayFor, reviseVerdict, type Revision, type Standing, type Violation } from './effect.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-21');
const book = Regulations.load().on(TODAY);
const codesOf = (verdict: Verdict<unknown>) => [...(verdict.ok ? [] : verdict.refusals), ...verdict.warnings].map(({ refusal }) => refusal.code);

describe('how long a violation can be disciplined', () => {
  const violation: Violation = { subject: 'FULL_MEMBER', violatedOn: '2020-03-10', exception: null, laterOn: [] };
  const last = (change: Partial<Violation>, form: Parameters<typeof lastDayFor>[0] = 'REPRIMAND') => lastDayFor(form, { ...violation, ...change }, book)?.toString() ?? null;

  it('is counted from its last day, anew from every later violation that came in time', () => {
    expect(last({})).toBe('2025-03-10');
    expect(last({ laterOn: ['2025-03-10'] })).toBe('2030-03-10');
    expect(last({ laterOn: ['2025-03-11'] })).toBe('2025-03-10');
    expect(last({ laterOn: ['2027-01-01', '2024-01-01'] })).toBe('2032-01-01');
    expect(last({ laterOn: ['2019-01-01'] })).toBe('2025-03-10');
    expect(last({ violatedOn: '2024-02-29' })).toBe('2029-02-28');
  });

  it('is without limit for an expulsion, where an exception holds, and where no day is on record', () => {
    expect([last({}, 'EXPULSION'), last({ exception: 'FALSE_DIPLOMA' }), last({ violatedOn: null })]).toEqual([null, null, null]);
  });
});

describe('the days of a decision', () => {
  it('are the vote for a cell, the signature for others; then so many days to announce it', () => {
    const days = { decidedOn: day('2026-11-10'), signedOn: day('2026-11-12'), announcedOn: day('2026-11-15') };
    expect([effectiveOn('CELL', days, book), effectiveOn('STANDING_COMMITTEE', days, book)].map(String)).toEqual(['2026-11-10', '2026-11-10']);
    expect(announceBy('CELL', days.decidedOn, book)?.day.toString()).toBe('2026-11-20');
    expect(announceBy('SUPERIOR', days.decidedOn, book)?.day.toString()).toBe('2026-11-25');
  });

  it('an announcement is in time through the last day', () => {
    const announced = (on: string) => codesOf(announcedVerdict('CELL', day('2026-11-10'), day(on), book));
    expect([announced('2026-11-09'), announced('2026-11-10'), announced('2026-11-20'), announced('2026-11-21')]).toEqual([['ANNOUNCED_OUT_OF_ORDER'], [], [], ['ANNOUNCED_LATE']]);
  });

  it('it lapses after a year, an expulsion and a dissolution never', () => {
    expect(lapsesOn('WARNING', day('2026-11-10'), book)?.toString()).toBe('2027-11-10');
    expect([lapsesOn('EXPULSION', TODAY, book), lapsesOn('DISSOLUTION', TODAY, book)]).toEqual([null, null]);
  });
});

describe('what is decided on a measure later', () => {
  const standing: Standing = { form: 'WARNING', decidedBy: 'INSPECTION_COMMITTEE', latestOn: '2026-11-10', ended: null, lastsThrough: '2027-11-09' };
  const annul: Revision = { kind: 'ANNULLED', form: null, by: 'STANDING_COMMITTEE', decidedOn: day('2026-11-15') };
  const revise = (change: Partial<Revision> = {}, of: Partial<Standing> = {}) => codesOf(reviseVerdict({ ...annul, ...change }, { ...standing, ...of }, TODAY));

  it('is decided by the same body or one above, in order, once it is ended no more', () => {
    expect([revise(), revise({ by: 'INSPECTION_COMMITTEE' }), revise({ kind: 'CORRECTED', form: 'REPRIMAND' })]).toEqual([[], [], []]);
    expect(revise({ by: 'CELL' })).toEqual(['REVISED_FROM_BELOW']);
    expect(revise({ decidedOn: day('2026-11-09') })).toEqual(['REVISED_OUT_OF_ORDER']);
    expect(revise({ decidedOn: day('2026-11-22') })).toEqual(['REVISED_OUT_OF_ORDER']);
    expect([revise({}, { ended: 'ANNULLED' }), revise({ kind: 'LIFTED' }, { ended: 'LIFTED' })]).toEqual([['MEASURE_ENDED'], ['MEASURE_ENDED']]);
    expect([revise({ kind: 'CORRECTED', form: 'REPRIMAND' }, { ended: 'LIFTED' }), revise({}, { ended: 'LIFTED', lastsThrough: '2026-11-09' })]).toEqual([['MEASURE_ENDED'], []]);
    expect(revise({}, { form: null, decidedBy: null, latestOn: null })).toEqual(['MEASURE_NOT_DECIDED']);
  });

  it('lifts nothing that has lapsed; that can still be annulled', () => {
    const lapsed = (kind: Revision['kind'], lastsThrough: string | null) => revise({ kind }, { lastsThrough });
    expect([lapsed('LIFTED', '2026-11-15'), lapsed('LIFTED', '2026-11-14'), lapsed('ANNULLED', '2026-11-14'), lapsed('LIFTED', null)]).toEqual([[], ['MEASURE_LAPSED'], [], []]);
  });

  it('has a form where it is a correction, another than the one in force', () => {
    expect(revise({ kind: 'CORRECTED' })).toEqual(['FORM_OF_CORRECTION']);
    expect(revise({ form: 'REPRIMAND' })).toEqual(['FORM_OF_CORRECTION']);
    expect(revise({ kind: 'CORRECTED', form: 'WARNING' })).toEqual(['FORM_UNCHANGED']);
  });
});
