import { parsePlainDate, type PlainDate } from '#kernel';
import { Regulations } from './regulations.js';
import { carries, mostWithin, withinShare } from './values.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

const documents = { 'hd-21-2019': { number: '21-HD/BTCTW', date: '2019-10-18', title: 'Hướng dẫn' } };

describe('the rule book', () => {
  const book = Regulations.load();

  it('answers what was in force on the day, with document and article', () => {
    expect(book.on(day('2025-05-25')).get('voting.ordinary-resolution')?.rule.document).toBe('24-QĐ/TW');
    expect(book.on(day('2025-05-26')).get('voting.ordinary-resolution')?.rule).toEqual({ document: '294-QĐ/TW', article: 'Điểm 9.3.2' });
  });

  it('answers nothing for a day before any document set the parameter', () => {
    expect(book.on(day('2018-12-31')).get('rating.cap-share')).toBeUndefined();
  });

  it.each([
    ['an unknown parameter', [['rating.colour', {}]], 'rating.colour is no parameter'],
    ['an unknown key', [['rating.cap-share', { about: '', values: [], note: '' }]], 'unknown key note'],
    ['a missing reference', [['rating.cap-share', { about: '', values: [{ value: '20%', from: '2019-10-18', document: 'qd-0', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'not in documents.yaml'],
    ['a value of another kind', [['rating.cap-share', { about: '', values: [{ value: 'some', from: '2019-10-18', document: 'hd-21-2019', article: '1', grade: 'A', severity: 'WARNING' }] }]], 'no share'],
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
