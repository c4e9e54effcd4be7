import { Temporal, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { noticeVerdict, type NoticeDayKind, type NoticeToEnter } from './holiday-notice.rules.js';
import { endVerdict, setVerdict, writtenAs, type SetGround, type Standing, type ValueToSet } from './local-rule.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-21');
const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`));
const STANDING: Standing = { id: 'old', organizationId: 'ward', parameter: 'rating.cap-mode', validFrom: '2026-06-01', validThrough: '2026-12-31', documentNumber: '07-HD/ĐU', isSuperseded: false };

describe('a value of the ward’s own', () => {
  const fine: ValueToSet = { parameter: 'rating.cap-mode', value: 'ALL', validFrom: day('2026-01-01'), validThrough: day('2026-05-31'), documentOn: TODAY };
  const ground: SetGround = {
    organizationId: 'ward',
    today: TODAY,
    standing: [STANDING],
    supersedes: null,
    now: (name) => {
      const found = Regulations.load().on(TODAY).get(name);
      return found && { text: writtenAs(found), value: found.value };
    },
  };
  const set = (change: Partial<ValueToSet>, on: Partial<SetGround> = {}) => codes(setVerdict({ ...fine, ...change }, { ...ground, ...on }));

  it('is taken beside another that ends before, or follows', () => {
    expect(set({})).toEqual([]);
    expect(set({ validFrom: day('2027-01-01'), validThrough: null })).toEqual([]);
    expect(set({ validThrough: null }, { supersedes: STANDING })).toEqual([]);
  });

  it.each<[Partial<ValueToSet>, Partial<SetGround>, string]>([
    [{ parameter: 'rating.colour' }, {}, 'NOT_FOUND input.parameter'],
    [{ parameter: 'admission.age-at-least', value: '16' }, {}, 'PARAMETER_NOT_LOCAL input.parameter'],
    [{ value: 'SOME' }, {}, 'LOCAL_VALUE_INVALID input.value'],
    [{ validThrough: day('2025-12-31') }, {}, 'DATES_OUT_OF_ORDER input.validThrough'],
    [{ documentOn: day('2026-11-22') }, {}, 'DATE_IN_FUTURE input.documentOn'],
    [{ validThrough: day('2026-06-01') }, {}, 'LOCAL_RULE_OVERLAPS input.validFrom'],
    [{ validFrom: day('2026-12-31'), validThrough: null }, {}, 'LOCAL_RULE_OVERLAPS input.validFrom'],
    [{}, { supersedes: { ...STANDING, isSuperseded: true } }, 'LOCAL_RULE_REPLACED input.supersedesId'],
    [{}, { supersedes: { ...STANDING, parameter: 'rating.cap-share' } }, 'LOCAL_RULE_OTHER input.supersedesId'],
    [{}, { supersedes: { ...STANDING, organizationId: 'other' } }, 'LOCAL_RULE_OTHER input.supersedesId'],
  ])('%j is refused', (change, on, expected) => {
    expect(set(change, on)).toEqual([expected]);
  });

  it('shows how a value is written, by the one in force', () => {
    const verdict = setVerdict({ ...fine, parameter: 'rating.cap-share', value: 'một phần năm' }, { ...ground, standing: [] });
    expect(verdict.ok ? {} : verdict.refusals[0]?.params).toEqual({ value: 'một phần năm', parameter: 'rating.cap-share', written: '20%', writtenVi: '20%' });
    expect(set({ parameter: 'rating.cell-deadline', value: '12-05, 12-10' }, { standing: [] })).toEqual([]);
  });

  it.each<[Partial<Standing>, string, string, string[]]>([
    [{}, '2026-12-30', '2026-11-21', []],
    [{ validThrough: null }, '2026-06-01', '2026-11-21', []],
    [{}, '2026-12-31', '2026-11-21', ['LOCAL_RULE_ENDS_ALREADY input.lastDay']],
    [{}, '2026-05-31', '2026-11-21', ['DATES_OUT_OF_ORDER input.lastDay']],
    [{}, '2026-12-30', '2026-11-22', ['DATE_IN_FUTURE input.documentOn']],
    [{ isSuperseded: true }, '2026-12-30', '2026-11-21', ['LOCAL_RULE_REPLACED input.localRuleId']],
  ])('%j ended on %s by a document of %s: %j', (change, lastDay, documentOn, expected) => {
    expect(codes(endVerdict({ ...STANDING, ...change }, day(lastDay), day(documentOn), TODAY))).toEqual(expected);
  });
});

describe('a notice of holidays', () => {
  const days = (...more: readonly (readonly [string, NoticeDayKind])[]) =>
    [...['2027-01-01', '2027-04-30', '2027-05-01', '2027-09-02'].map((text) => [text, 'HOLIDAY'] as const), ...more].map(([text, kind]) => ({ day: day(text), kind }));
  const fine: NoticeToEnter = { year: 2027, documentOn: TODAY, days: days(['2026-12-31', 'SWAPPED_OFF'], ['2027-01-09', 'SWAPPED_WORKED'], ['2027-05-03', 'COMPENSATORY']) };
  const enter = (change: Partial<NoticeToEnter>, standing: string | null = null) => codes(noticeVerdict({ ...fine, ...change }, standing, TODAY));

  it('is taken when the year has none, or in the place of the one it has', () => {
    expect(enter({})).toEqual([]);
    expect(enter({ supersedesId: 'old' }, 'old')).toEqual([]);
  });

  it.each<[Partial<NoticeToEnter>, string | null, string]>([
    [{}, 'old', 'NOTICE_EXISTS input.year'],
    [{ supersedesId: 'other' }, 'old', 'NOTICE_REPLACED input.supersedesId'],
    [{ supersedesId: 'old' }, null, 'NOTICE_REPLACED input.supersedesId'],
    [{ documentOn: day('2026-11-22') }, null, 'DATE_IN_FUTURE input.documentOn'],
    [{ days: days().slice(1) }, null, 'NOTICE_HOLIDAY_MISSING input.days'],
    [{ days: days(['2027-09-02', 'HOLIDAY']) }, null, 'NOTICE_DAY_TWICE input.days.4.day'],
    [{ days: days(['2026-11-30', 'HOLIDAY']) }, null, 'NOTICE_DAY_OUTSIDE_YEAR input.days.4.day'],
    [{ days: days(['2028-01-01', 'HOLIDAY']) }, null, 'NOTICE_DAY_OUTSIDE_YEAR input.days.4.day'],
    [{ days: days(['2027-01-08', 'SWAPPED_WORKED']) }, null, 'NOTICE_WORKED_ON_WEEKDAY input.days.4.day'],
    [{ days: days(['2027-01-09', 'SWAPPED_OFF']) }, null, 'NOTICE_OFF_ON_WEEKEND input.days.4.day'],
    [{ days: days(['2027-01-10', 'COMPENSATORY']) }, null, 'NOTICE_OFF_ON_WEEKEND input.days.4.day'],
  ])('%j is refused', (change, standing, expected) => {
    expect(enter(change, standing)).toEqual([expected]);
  });
});
