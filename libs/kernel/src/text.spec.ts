import fc from 'fast-check';
import { isPrintable, searchText, searchWords } from './text.js';

const VIETNAMESE = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ';
const letters = [...VIETNAMESE.split(''), ...VIETNAMESE.toUpperCase().split('')];
const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

describe('searchText', () => {
  it.each([
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['ĐẶNG ĐÌNH ĐỨC', 'dang dinh duc'],
    ['  Lường\u00a0 Văn\tƯơn ', 'luong van uon'],
    ['Sồng A Tủa', 'song a tua'],
    ['', ''],
    ['   ', ''],
  ])('%j is searched as %j', (text, expected) => {
    expect(searchText(text)).toBe(expected);
  });

  it('leaves of a Vietnamese name only a to z and single spaces', () => {
    fc.assert(fc.property(name, (text) => /^[a-z]+( [a-z]+)*$/.test(searchText(text))));
  });

  it('is the same however accents are written, in capitals or not, and once more', () => {
    fc.assert(
      fc.property(name, (text) => {
        const expected = searchText(text);
        for (const other of [text.normalize('NFD'), text.normalize('NFC'), text.toUpperCase(), text.toLowerCase(), ` ${text.replaceAll(' ', '  ')} `, expected]) {
          expect(searchText(other)).toBe(expected);
        }
      }),
    );
  });

  it('keeps the words in their order', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      expect(searchWords(words.join(' '))).toEqual(words.map(searchText));
    }));
  });
});

describe('isPrintable', () => {
  it.each(['Nguyễn Thị Ánh', 'Hoà', 'a b', 'Y Rơ-măm', '12/8', '山', ''])('accepts %j', (text) => {
    expect(isPrintable(text)).toBe(true);
  });

  it.each(['a\nb', 'a\tb', '\u0000', '\u007f', '\u200b', '\u202e', '\ufeff', '\u2028', '\ue000', '\ud800', 'a\u00adb'])('refuses %j', (text) => {
    expect(isPrintable(text)).toBe(false);
  });
});
