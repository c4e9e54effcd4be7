import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Temporal } from '#kernel';
import { WorkingCalendar } from './calendar.js';
import { PARAMETER_NAMES } from './parameters.js';
import { Regulations, type LocalValue } from './regulations.js';
import { carries, mostWithin, withinShare } from './values.js';
import { valueInWords } from './value-text.js';

type Tree = Record<string, Record<string, unknown>>;

const day = (text: string) => Temporal.PlainDate.from(text);
const folder = new URL('./book/', import.meta.url);
const files = () => Object.fromEntries(readdirSync(folder).map((file) => [file, parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>])) as Record<string, Tree>;

/** The book with one parameter of it replaced. */
function withEntry(name: string, entry: unknown, file = `${name.slice(0, name.indexOf('.'))}.yaml`): Regulations {
  const book = files() as Record<string, Record<string, unknown>>;
  return Regulations.from({ ...book, [file]: { ...book[file], [name]: entry } });
}

const VALUE = { value: 'more than 1/2', from: '2026-07-26', document: 'qd-208-2026', grade: 'B' };
const ROWS = (files()['discipline.yaml']?.['discipline.deciders'] as unknown as { values: { value: object[] }[] }).values[0]?.value ?? [];
const resolution = (...values: readonly object[]) => withEntry('voting.ordinary-resolution', { about: 'Tỷ lệ.', values });

describe('the rule book', () => {
  const book = Regulations.load();

  it('answers what was in force on the day, with document, its date and article', () => {
    const changing = resolution({ ...VALUE, from: '2025-05-26', document: 'qd-294-2025', article: 'Điều 1' }, { ...VALUE, value: 'at least 2/3', article: 'Điều 2' });
    const [before, ended, after] = ['2026-04-07', '2026-04-08', '2026-07-26'].map((on) => changing.on(day(on)).get('voting.ordinary-resolution'));
    expect(before).toMatchObject({ value: { numerator: 1, inclusive: false }, rule: { document: '294-QĐ/TW', date: '2025-05-26', article: 'Điều 1' } });
    expect(ended).toBeUndefined();
    expect(after).toMatchObject({ value: { numerator: 2, inclusive: true }, rule: { document: '208-QĐ/TW', date: '2026-07-26', article: 'Điều 2' } });
  });

  it('names the article a source names, and says where none was checked', () => {
    expect(book.on(day('2026-11-20')).get('rating.new-member-months')?.rule).toEqual({ document: '124-QĐ/TW', date: '2023-10-04', article: 'Điều 5' });
    expect(book.on(day('2026-11-20')).get('rating.cap-share')?.rule).toEqual({ document: '21-HD/BTCTW', date: '2019-10-18', article: 'chưa đối chiếu điều khoản' });
  });

  it('tells two documents of one number apart by their dates', () => {
    expect(book.documents.filter(({ number }) => number === '01-HD/TW').map(({ date }) => date)).toEqual(['2021-09-28', '2026-05-19']);
  });

  it('keeps the base of the cap apart from its share: each has its own source, and neither is sure enough to refuse', () => {
    const today = book.on(day('2026-11-20'));
    expect(today.get('rating.cap-mode')).toMatchObject({ value: 'STRICT', rule: { document: '124-QĐ/TW' }, grade: 'C', severity: 'WARNING' });
    expect(book.on(day('2023-10-03')).get('rating.cap-mode')?.rule.document).toBe('21-HD/BTCTW');
    expect(today.get('rating.organization-cap-share')).toMatchObject({ value: { numerator: 20, denominator: 100 }, grade: 'C', severity: 'WARNING' });
    expect([today.get('rating.cap-rounding')?.value, today.get('rating.cap-pool')?.value]).toEqual(['DOWN', 'BASE_ORGANIZATION']);
  });

  it('answers nothing for a day before any document set the parameter, and refuses whoever needs it', () => {
    expect(book.on(day('2018-12-31')).get('rating.cap-share')).toBeUndefined();
    expect(() => book.on(day('2018-12-31')).required('rating.cap-share')).toThrow('PARAMETER_NOT_IN_FORCE');
    expect(book.on(day('2026-11-20')).required('rating.cap-share').value).toEqual({ numerator: 20, denominator: 100 });
  });

  it('keeps what other sources say beside the value that was chosen, and why', () => {
    const [window] = book.parameter('complaint.window').values;
    expect(window).toMatchObject({ value: { amount: 30, unit: 'WORKING_DAYS' } });
    expect(window?.conflicting.map(({ value }) => valueInWords('complaint.window', value))).toEqual(['1 tháng', '30 ngày']);
    expect(window?.chosen).toContain('người khiếu nại');
    const conflicting = PARAMETER_NAMES.filter((name) => book.parameter(name).values.some((value) => value.conflicting.length > 0));
    expect(conflicting).toEqual(['admission.consent-authority', 'rating.cap-mode', 'complaint.window', 'transfer.within']);
  });

  it('says every value in Vietnamese', () => {
    for (const name of PARAMETER_NAMES) for (const { value } of book.parameter(name).values) expect(valueInWords(name, value)).toMatch(/\S/);
    const told = (name: Parameters<typeof valueInWords>[0]) => valueInWords(name, book.parameter(name).values[0]?.value ?? 0);
    expect([told('voting.discipline'), told('dues.pension-share'), told('committee.standing-share'), told('member.badge-rounds'), told('dues.student-dong')]).toEqual([
      'trên 1/2 tổng số đảng viên chính thức',
      '0,5%',
      '1/3',
      '3/2, 19/5, 2/9, 7/11',
      '5.000 đồng',
    ]);
  });

  it.each([
    ['an unknown parameter', () => withEntry('rating.colour', { about: 'Màu.', values: [VALUE] }), 'rating.yaml: rating.colour: is no parameter of the program'],
    ['a parameter in the wrong file', () => withEntry('rating.cap-share', {}, 'voting.yaml'), 'voting.yaml: rating.cap-share: belongs into rating.yaml'],
    ['a missing parameter', () => Regulations.from({ ...files(), 'statistics.yaml': {} }), 'statistics.yaml: statistics.cut-offs: is missing'],
    ['an unknown key', () => resolution({ ...VALUE, colour: 'red' }), 'voting.yaml: voting.ordinary-resolution: value 1: unknown key colour'],
    ['an unknown key beside the values', () => withEntry('voting.expulsion', { about: 'a', values: [VALUE], note: '' }), 'voting.yaml: voting.expulsion: unknown key note'],
    ['a missing key', () => resolution({ ...VALUE, grade: undefined, document: 'qd-208-2026' }), 'the grade is not A, B or C'],
    ['a key left out', () => resolution({ value: 'more than 1/2', document: 'qd-208-2026', grade: 'B' }), 'from is missing'],
    ['nothing to say what it is', () => withEntry('voting.expulsion', { about: ' ', values: [VALUE] }), 'about says nothing'],
    ['no values', () => resolution(), 'has no values'],
    ['a missing reference', () => resolution({ ...VALUE, document: 'qd-0' }), 'the document qd-0 is not in documents.yaml'],
    ['overlapping periods', () => resolution({ ...VALUE, through: '2026-10-01' }, { ...VALUE, from: '2026-10-01' }), 'the value from 2026-07-26 overlaps the one from 2026-10-01'],
    ['two values from one day', () => resolution(VALUE, VALUE), 'overlaps'],
    ['a period that ends before it begins', () => resolution({ ...VALUE, through: '2026-07-25' }), 'through lies before from'],
    ['a value before its document', () => resolution({ ...VALUE, from: '2026-07-25' }), 'from lies before 208-QĐ/TW was in force'],
    ['a value after its document', () => resolution({ ...VALUE, document: 'qd-294-2025' }), 'it lies after 294-QĐ/TW was in force'],
    ['a value past the end of its document', () => resolution({ ...VALUE, document: 'qd-294-2025', from: '2026-01-01', through: '2026-12-31' }), 'it lies after 294-QĐ/TW was in force'],
    ['a value carried on from a document in force', () => resolution({ ...VALUE, carried: 'vì' }), '208-QĐ/TW is in force: nothing is carried on'],
    ['a hard value on a weak source', () => resolution({ ...VALUE, severity: 'HARD' }), 'only a value of grade A whose document is in force may be HARD'],
    ['a hard value of a repealed document', () => resolution({ ...VALUE, document: 'qd-294-2025', grade: 'A', severity: 'HARD', carried: 'vì' }), 'only a value of grade A whose document is in force may be HARD'],
    ['a conflict without a choice', () => resolution({ ...VALUE, conflicting: [{ value: 'at least 2/3', source: 'x', grade: 'B' }] }), 'conflicting and chosen belong together'],
    ['a choice without a conflict', () => resolution({ ...VALUE, chosen: 'vì' }), 'conflicting and chosen belong together'],
    ['a conflicting value of another kind', () => resolution({ ...VALUE, chosen: 'vì', conflicting: [{ value: 3, source: 'x', grade: 'B' }] }), 'a conflicting value is no voteShare'],
    ['a value of another kind', () => resolution({ ...VALUE, value: 'most' }), 'the value is no voteShare'],
    ['a day that is none', () => resolution({ ...VALUE, from: '2026-02-30' }), 'from is no date'],
    ['a document without a date', () => Regulations.from({ ...files(), 'documents.yaml': { ...files()['documents.yaml'], x: { number: '1', date: 'soon', title: 't' } } }), 'documents.yaml: x: date is neither a day nor a year'],
    ['a document twice', () => Regulations.from({ ...files(), 'documents.yaml': { ...files()['documents.yaml'], x: { number: '208-QĐ/TW', date: '2026-07-26', title: 't' } } }), 'documents.yaml: x: 208-QĐ/TW of 2026-07-26 stands twice'],
    ['a document with an unknown key', () => Regulations.from({ ...files(), 'documents.yaml': { ...files()['documents.yaml'], x: { number: '1', date: '2026', title: 't', link: '' } } }), 'documents.yaml: x: unknown key link'],
  ])('refuses %s', (_what, load, message) => {
    expect(load).toThrow(message);
  });

  it.each([
    ['rating.cap-rounding', 'GENEROUS', 'capRounding'],
    ['rating.cap-pool', 'PROVINCE', 'capPool'],
    ['rating.cap-share', '120%', 'share'],
    ['rating.cap-share', '1/0', 'share'],
    ['rating.excused', ['EXEMPT', 'EXEMPT'], 'ratingExcuses'],
    ['rating.excused', ['LAZY'], 'ratingExcuses'],
    ['rating.base-deadline', ['02-29'], 'monthDays'],
    ['rating.base-deadline', [], 'monthDays'],
    ['organization.kinds', ['VILLAGE'], 'organizationKinds'],
    ['organization.kinds', [], 'organizationKinds'],
    ['complaint.window', '30 fortnights', 'duration'],
    ['discipline.time-bars', [{ form: 'SHOUTING', years: 1 }], 'timeBars'],
    ['discipline.deciders', [ROWS[0]], 'deciders'],
    ['discipline.deciders', [...ROWS, ROWS[0]], 'deciders'],
    ['discipline.deciders', ROWS.map((row) => ({ ...row, bodies: ['OFFICE'] })), 'deciders'],
    ['discipline.deciders', [...ROWS, { ...ROWS[0], subjects: ['ORGANIZATION'], levels: ['NO_POST'] }], 'deciders'],
    ['admission.age-at-least', -1, 'years'],
    ['admission.age-at-least', '18', 'years'],
  ])('refuses of %s the value %j', (name, value, kind) => {
    expect(() => withEntry(name, { about: 'a', values: [{ ...VALUE, value }] })).toThrow(`${name}: value 1: the value is no ${kind}`);
  });

  it('counts shares in whole numbers', () => {
    expect(mostWithin(23, { numerator: 20, denominator: 100 })).toBe(4);
    expect(withinShare(5, 25, { numerator: 20, denominator: 100 })).toBe(true);
    expect(withinShare(5, 24, { numerator: 20, denominator: 100 })).toBe(false);
    expect(carries(10, 20, { numerator: 1, denominator: 2, inclusive: false })).toBe(false);
    expect(carries(11, 20, { numerator: 1, denominator: 2, inclusive: false })).toBe(true);
    expect(carries(14, 21, { numerator: 2, denominator: 3, inclusive: true })).toBe(true);
  });
});

describe('a ward’s own values', () => {
  const own: LocalValue = { parameter: 'rating.cap-mode', value: 'ALL', from: day('2026-09-01'), through: day('2026-12-31'), document: '12-HD/ĐU', documentDate: '2026-08-30', article: null };
  const on = (text: string) => Regulations.load().on(day(text), { values: [own], calendar: WorkingCalendar.WITHOUT_NOTICES }).get('rating.cap-mode');

  it('hold in their period, and are hard by the document that was entered', () => {
    expect([on('2026-08-31')?.value, on('2026-12-31')?.value, on('2027-01-01')?.value]).toEqual(['STRICT', 'ALL', 'STRICT']);
    expect(on('2026-09-01')).toEqual({ value: 'ALL', rule: { document: '12-HD/ĐU', date: '2026-08-30', article: 'chưa đối chiếu điều khoản' }, severity: 'HARD', grade: 'A', local: true, conflicting: [] });
    expect(on('2026-08-31')).toMatchObject({ severity: 'WARNING', local: false });
  });
});
