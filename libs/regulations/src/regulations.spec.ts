import { parsePlainDate, type PlainDate } from '#kernel';
import { PARAMETERS, type ValueKind } from './parameters.js';
import { Regulations } from './regulations.js';
import { carries, mostWithin, withinShare } from './values.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

const DECIDERS = ['REPRIMAND', 'WARNING'].flatMap((form) => [true, false].map((inAssignedTask) => ({ form, inAssignedTask, bodies: ['CELL'] })));
/** Some value of each kind, for the parameters that a test is not about. */
const SAMPLES: Readonly<Record<ValueKind, unknown>> = { integer: 6, workingDays: 30, share: '20%', voteShare: 'more than 1/2', capMode: 'STRICT', capRounding: 'DOWN', capPool: 'WHOLE', educationLevel: 'PRIMARY', boolean: false, deciders: DECIDERS, organizationKinds: ['CELL'], numbers: [30], monthDays: ['02-03'], admissionEvent: 'CEREMONY' };

const documents = { 'hd-21-2019': { number: '21-HD/BTCTW', date: '2019-10-18', title: 'Hướng dẫn' } };

describe('the rule book', () => {
  const book = Regulations.load();

  it('answers what was in force on the day, with document and article', () => {
    const value = { value: 'more than 1/2', document: 'hd-21-2019', article: 'Điều 1', grade: 'B', severity: 'WARNING' };
    const share = { about: '', values: [{ ...value, from: '2021-01-01' }, { ...value, value: 'at least 2/3', from: '2025-05-26', article: 'Điều 2' }] };
    const one = (raw: unknown) => ({ about: '', values: [{ ...value, value: raw, from: '2019-10-18' }] });
    const others = Object.entries(PARAMETERS).filter(([name]) => name !== 'voting.ordinary-resolution');
    const changing = Regulations.from(documents, [['voting.ordinary-resolution', share], ...others.map(([name, kind]) => [name, one(SAMPLES[kind])] as const)]);
    expect(changing.on(day('2025-05-25')).get('voting.ordinary-resolution')).toMatchObject({ value: { numerator: 1, inclusive: false }, rule: { article: 'Điều 1' } });
    expect(changing.on(day('2025-05-26')).get('voting.ordinary-resolution')).toMatchObject({ value: { numerator: 2, inclusive: true }, rule: { article: 'Điều 2' } });
  });

  it('names the article a source names, and says where none was checked', () => {
    expect(book.on(day('2026-11-20')).get('rating.new-member-months')?.rule).toEqual({ document: '124-QĐ/TW', article: 'Điều 5' });
    expect(book.on(day('2026-11-20')).get('rating.cap-share')?.rule).toEqual({ document: '21-HD/BTCTW', article: 'chưa đối chiếu điều khoản' });
  });

  it('keeps the base of the cap apart from its share: each has its own source, and neither is sure enough to refuse', () => {
    const today = book.on(day('2026-11-20'));
    expect(today.get('rating.cap-mode')).toMatchObject({ value: 'STRICT', rule: { document: '124-QĐ/TW' }, grade: 'C', severity: 'WARNING' });
    expect(book.on(day('2023-10-03')).get('rating.cap-mode')?.rule.document).toBe('21-HD/BTCTW');
    expect(today.get('rating.organization-cap-share')).toMatchObject({ value: { numerator: 20, denominator: 100 }, grade: 'C', severity: 'WARNING' });
    expect([today.get('rating.cap-rounding')?.value, today.get('rating.cap-pool')?.value]).toEqual(['DOWN', 'BASE_ORGANIZATION']);
  });

  it('answers nothing for a day before any document set the parameter', () => {
    expect(book.on(day('2018-12-31')).get('rating.cap-share')).toBeUndefined();
  });

  it.each([
    ['an unknown parameter', [['rating.colour', {}]], 'rating.colour is no parameter'],
    ['an unknown key', [['rating.cap-share', { about: '', values: [], note: '' }]], 'unknown key note'],
    ['a missing reference', [['rating.cap-share', { about: '', values: [{ value: '20%', from: '2019-10-18', document: 'qd-0', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'not in documents.yaml'],
    ['a value of another kind', [['rating.cap-share', { about: '', values: [{ value: 'some', from: '2019-10-18', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no share'],
    ['a way of rounding there is not', [['rating.cap-rounding', { about: '', values: [{ value: 'GENEROUS', from: '2019-10-18', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no capRounding'],
    ['a pool there is not', [['rating.cap-pool', { about: '', values: [{ value: 'PROVINCE', from: '2019-10-18', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no capPool'],
    ['a day that is not in every year', [['member.badge-rounds', { about: '', values: [{ value: ['02-29'], from: '2026-05-19', document: 'hd-21-2019', article: '1', grade: 'C', severity: 'WARNING' }] }]], 'no monthDays'],
    ['an empty list of numbers', [['member.badge-years', { about: '', values: [{ value: [], from: '2026-05-19', document: 'hd-21-2019', article: '1', grade: 'C', severity: 'WARNING' }] }]], 'no numbers'],
    ['an event there is not', [['member.seniority-from', { about: '', values: [{ value: 'BIRTH', from: '2026-05-19', document: 'hd-21-2019', article: '1', grade: 'C', severity: 'WARNING' }] }]], 'no admissionEvent'],
    ['a table of deciders with a row missing', [['discipline.deciders', { about: '', values: [{ value: DECIDERS.slice(1), from: '2026-04-11', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no deciders'],
    ['a table of deciders with a row twice', [['discipline.deciders', { about: '', values: [{ value: [...DECIDERS.slice(1), DECIDERS[1]], from: '2026-04-11', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no deciders'],
    ['a body there is not', [['discipline.deciders', { about: '', values: [{ value: DECIDERS.map((row) => ({ ...row, bodies: ['OFFICE'] })), from: '2026-04-11', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no deciders'],
    ['a hard value on a weak source', [['rating.cap-share', { about: '', values: [{ value: '20%', from: '2019-10-18', document: 'hd-21-2019', article: '1', grade: 'B', severity: 'HARD' }] }]], 'only a value of grade A'],
    ['a missing parameter', [], 'rating.cap-mode is missing'],
  ] as const)('refuses %s', (_what, entries, message) => {
    expect(() => Regulations.from(documents, entries)).toThrow(message);
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
