import { Temporal, type Verdict } from '#kernel';
import { cellFindings, changesVerdict, decisionVerdict, type Change, type RecordAtHand } from './correction.rules.js';
import { RECORD_FIELD_NAMES, type RecordFieldName, type RecordValues } from './record-field.rules.js';

const TODAY = Temporal.PlainDate.from('2026-11-21');
const VALUES = {
  ...(Object.fromEntries(RECORD_FIELD_NAMES.map((name) => [name, null])) as RecordValues),
  FULL_NAME: 'Lò Thị Mai',
  BIRTH_DATE: '1980',
  GENDER: 'FEMALE',
  ETHNIC_GROUP: '03',
  PHONE: '0100000001',
  ADMISSION_DECIDED_ON: '2010-03-01',
  ADMISSION_CEREMONY_ON: '2010-03-19',
  RECOGNIZED_ON: '2011-03-19',
};
const RECORD: RecordAtHand = {
  values: VALUES,
  statuses: [
    { status: 'PROBATIONARY', validFrom: '2010-03-01', validThrough: '2011-03-18' },
    { status: 'FULL', validFrom: '2011-03-19', validThrough: null },
  ],
  hasOpenAdmission: false,
};
const change = (field: RecordFieldName, value: string | null, more: Partial<Change> = {}): Change => ({ field, seen: VALUES[field], value, reason: 'ghi nhầm', document: null, ...more });
const dated = (field: RecordFieldName, value: string): Change => change(field, value, { document: 'Quyết định 12-QĐ/HU' });
const codes = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => [refusal.code, ...path.slice(2)].join(' ')));
const proposed = (changes: readonly Change[], record: Partial<RecordAtHand> = {}, open: readonly RecordFieldName[] = []): string[] => codes(changesVerdict(changes, { ...RECORD, ...record }, open, TODAY));

describe('changes put forward', () => {
  it.each<[string, Change]>([
    ['a name', change('FULL_NAME', 'Lò Thị Mai Hương')],
    ['a birth date known better', change('BIRTH_DATE', '1980-05')],
    ['a choice by its code', change('EDUCATION', 'UNIVERSITY')],
    ['a phone number that is no more', change('PHONE', null)],
    ['an ethnic group', change('ETHNIC_GROUP', '54')],
    ['a day with its document', dated('ADMISSION_CEREMONY_ON', '2010-03-20')],
    ['a recognition that probation leaves room for', dated('RECOGNIZED_ON', '2011-06-01')],
    ['a month of joining the army', change('ENLISTED', '1999-02')],
    ['an earlier admission', dated('ADMISSION_DECIDED_ON', '2009-12-31')],
    ['a birth in the year of the admission, as far as it is known', change('BIRTH_DATE', '2010')],
  ])('may be %s', (_what, given) => {
    expect(proposed([given])).toEqual([]);
  });

  it.each<[string, readonly Change[], readonly string[]]>([
    ['a field twice', [change('PHONE', null), change('PHONE', '0100000002')], ['FIELD_TWICE 1 field']],
    ['an old value that is none', [change('PHONE', '0100000002', { seen: null })], ['FIELD_CHANGED 0 seen']],
    ['the old value', [change('PHONE', '0100000001')], ['VALUE_UNCHANGED 0 value']],
    ['nothing for a name', [change('FULL_NAME', null)], ['VALUE_EMPTY 0 value']],
    ['a name with space around it', [change('FULL_NAME', ' Lò Thị Mai')], ['VALUE_UNFIT 0 value']],
    ['a name of one letter', [change('FULL_NAME', 'M')], ['VALUE_UNFIT 0 value']],
    ['a name of one sign that two units make', [change('FULL_NAME', '😀')], ['VALUE_UNFIT 0 value']],
    ['a birth after the admission', [change('BIRTH_DATE', '2010-03')], ['BORN_AFTER_ADMISSION 0 field']],
    ['an admission before the birth', [dated('ADMISSION_DECIDED_ON', '1900-01-01')], ['BORN_AFTER_ADMISSION 0 field']],
    ['a birth and an admission that disagree', [dated('ADMISSION_DECIDED_ON', '2009-12-31'), change('BIRTH_DATE', '2009-12-31')], ['BORN_AFTER_ADMISSION 1 field']],
    ['all three days on one', [dated('ADMISSION_DECIDED_ON', '2010-06-01'), dated('ADMISSION_CEREMONY_ON', '2010-06-01'), dated('RECOGNIZED_ON', '2010-06-01')], ['STATUS_DISAGREES 2 field']],
    ['a birth date that is no day', [change('BIRTH_DATE', '1980-02-30')], ['VALUE_UNFIT 0 value']],
    ['a birth date to come', [change('BIRTH_DATE', '2026-12')], ['VALUE_IN_FUTURE 0 value', 'BORN_AFTER_ADMISSION 0 field']],
    ['an unknown code', [change('GENDER', 'OTHER')], ['VALUE_UNFIT 0 value']],
    ['an ethnic group beyond the list', [change('ETHNIC_GROUP', '55')], ['VALUE_UNFIT 0 value']],
    ['letters for a phone', [change('PHONE', 'không có')], ['VALUE_UNFIT 0 value']],
    ['no e-mail address', [change('EMAIL', 'mai@')], ['VALUE_UNFIT 0 value']],
    ['a day without a document', [change('RECOGNIZED_ON', '2011-06-01')], ['DOCUMENT_MISSING 0 document']],
    ['a day of declaring what was not declared', [change('ECONOMY_FILED_ON', '2020-05-01')], ['FILED_DAY_ALONE 0 field']],
    ['neither yes nor no', [change('ECONOMY_FILED', 'có')], ['VALUE_UNFIT 0 value']],
    ['all that is wrong at once', [change('FULL_NAME', null), change('RECOGNIZED_ON', '2030-01-01')], ['VALUE_EMPTY 0 value', 'VALUE_IN_FUTURE 1 value', 'DOCUMENT_MISSING 1 document']],
    ['a ceremony before the decision', [dated('ADMISSION_CEREMONY_ON', '2010-02-28')], ['DATES_OUT_OF_ORDER 0 field']],
    ['a decision after the ceremony', [dated('ADMISSION_DECIDED_ON', '2010-03-20')], ['DATES_OUT_OF_ORDER 0 field']],
    ['a recognition before the ceremony', [dated('RECOGNIZED_ON', '2010-03-18')], ['DATES_OUT_OF_ORDER 0 field']],
    ['an admission beyond probation', [dated('ADMISSION_DECIDED_ON', '2011-03-19')], ['STATUS_DISAGREES 0 field', 'DATES_OUT_OF_ORDER 0 field']],
  ])('are not %s', (_what, changes, refusals) => {
    expect(proposed(changes)).toEqual(refusals);
  });

  it('are no dates while the admission is open, nor where no state begins on the old one, nor of a recognition that was not decided', () => {
    const given = dated('RECOGNIZED_ON', '2011-06-01');
    expect(proposed([given], { hasOpenAdmission: true })).toEqual(['ADMISSION_UNDER_WAY 0 field']);
    expect(proposed([given], { statuses: [{ status: 'FULL', validFrom: '2011-03-20', validThrough: null }] })).toEqual(['STATUS_ELSEWHERE 0 field']);
    expect(proposed([{ ...given, seen: null }], { values: { ...VALUES, RECOGNIZED_ON: null } })).toEqual(['RECOGNITION_IS_DECIDED 0 field']);
  });

  it('may move probation and recognition together, a day apart at least', () => {
    const moved = (recognized: string): string[] => proposed([dated('ADMISSION_DECIDED_ON', '2010-06-01'), dated('ADMISSION_CEREMONY_ON', '2010-06-01'), dated('RECOGNIZED_ON', recognized)]);
    expect([moved('2010-06-02'), moved('2010-06-01')]).toEqual([[], ['STATUS_DISAGREES 2 field']]);
  });

  it('leave fields alone that stand in an open proposal', () => {
    expect(proposed([change('PHONE', null)], {}, ['PHONE'])).toEqual(['FIELD_UNDER_CORRECTION 0 field']);
    expect(proposed([change('PHONE', null)], {}, ['EMAIL'])).toEqual([]);
  });
});

describe('a decision', () => {
  const changes = [change('PHONE', '0100000002'), dated('RECOGNIZED_ON', '2011-06-01')];
  const decided = (verdicts: Parameters<typeof decisionVerdict>[1], record: Partial<RecordAtHand> = {}): string[] => codes(decisionVerdict(changes, verdicts, { ...RECORD, ...record }));
  const phone = { field: 'PHONE', accepted: true } as const;
  const day = { field: 'RECOGNIZED_ON', accepted: true } as const;

  it('writes what it accepts, and nothing else', () => {
    expect(decisionVerdict(changes, [phone, { ...day, accepted: false, reason: 'không có quyết định' }], RECORD)).toEqual({ ok: true, value: [changes[0]], warnings: [] });
    expect(decided([phone, day])).toEqual([]);
  });

  it('says something of each field, once, and why it rejects', () => {
    expect(decided([phone])).toEqual(['VERDICT_MISSING']);
    expect(decided([phone, day, phone])).toEqual(['FIELD_TWICE 2 field']);
    expect(decided([phone, day, { field: 'EMAIL', accepted: true }])).toEqual(['VERDICT_POINTLESS 2 field']);
    expect(decided([phone, { ...day, accepted: false }])).toEqual(['VERDICT_REASON_MISSING 1 reason']);
  });

  it('does not accept a field that has changed meanwhile; it may be rejected', () => {
    const values = { ...VALUES, PHONE: '0100000009' };
    expect(decided([phone, day], { values })).toEqual(['FIELD_CHANGED 0 field']);
    expect(decided([{ ...phone, accepted: false, reason: 'đã đổi' }, day], { values })).toEqual([]);
  });

  it('accepts nothing of a member who is gone, and may reject', () => {
    expect(codes(decisionVerdict(changes, [phone, { ...day, accepted: false, reason: 'đã mất' }], undefined))).toEqual(['MEMBER_GONE 0 accepted']);
    expect(codes(decisionVerdict(changes, [phone, day].map((each) => ({ ...each, accepted: false, reason: 'đã mất' })), undefined))).toEqual([]);
  });

  it('is held against the states as they are now', () => {
    expect(decided([phone, day], { statuses: [{ status: 'FULL', validFrom: '2011-03-19', validThrough: '2011-04-01' }] })).toEqual(['STATUS_DISAGREES 1 field']);
    expect(decided([phone, day], { hasOpenAdmission: true })).toEqual(['ADMISSION_UNDER_WAY 1 field']);
  });

  it('is the office’s in place of the cell only after the last day', () => {
    expect(cellFindings('AT_CELL', '2026-11-21', TODAY).map(({ refusal }) => refusal.code)).toEqual(['CELL_STILL_CHECKS']);
    expect(cellFindings('AT_CELL', null, TODAY)).toHaveLength(1);
    expect(cellFindings('AT_CELL', '2026-11-20', TODAY)).toEqual([]);
    expect(cellFindings('AT_OFFICE', '2026-11-30', TODAY)).toEqual([]);
  });
});
