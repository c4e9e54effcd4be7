import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { completenessOf, missingItems, missingPapers, type RecordFacts } from './completeness.rules.js';

const regulations = Regulations.load();
const book = regulations.on(storedDay('2026-11-21'));
const whole: RecordFacts = { full: true, birthPrecision: 'DAY', hasPhone: true, hasAddress: true, cardDigits: 8, papers: null };
const missing = (change: Partial<RecordFacts>): string[] => missingItems({ ...whole, ...change }, book);

describe('what is missing in a record', () => {
  it('is nothing where everything is there, with a card number of 8 or 12 digits', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ cardDigits: 12 })).toEqual([]);
  });

  it('is a birth date known only by month or year, a phone, an address', () => {
    expect(missing({ birthPrecision: 'MONTH', hasPhone: false })).toEqual(['BIRTH_DATE', 'PHONE']);
    expect(missing({ birthPrecision: 'YEAR', hasAddress: false })).toEqual(['BIRTH_DATE', 'ADDRESS']);
  });

  it('is the card of a full member, not of one on probation', () => {
    expect(missing({ cardDigits: null })).toEqual(['CARD_NUMBER']);
    expect(missing({ cardDigits: null, full: false })).toEqual([]);
  });

  it('is a paper that the file was found not to hold; not where nobody has looked', () => {
    const all = ['APPLICATION', 'LIFE_HISTORY', 'ADMISSION_DECISION'];
    expect(missingPapers(['APPLICATION', 'LIFE_HISTORY', 'OTHER'], true)).toEqual(['ADMISSION_DECISION', 'RECOGNITION_DECISION', 'RECORD_SHEET']);
    expect(missingPapers(['APPLICATION', 'LIFE_HISTORY', 'OTHER'], false)).toEqual(['ADMISSION_DECISION']);
    expect(missing({ papers: [] })).toEqual(['FILE_DOCUMENTS']);
    expect([missing({ papers: all }), missing({ papers: all, full: false })]).toEqual([['FILE_DOCUMENTS'], []]);
    expect(missing({ papers: [...all, 'RECOGNITION_DECISION', 'RECORD_SHEET', 'OTHER'] })).toEqual([]);
  });

  it('is a card number in order', () => {
    for (const cardDigits of [7, 9, 0]) expect([cardDigits, missing({ cardDigits })]).toEqual([cardDigits, ['CARD_NUMBER_DIGITS']]);
    expect(missingItems({ ...whole, cardDigits: 7 }, regulations.on(storedDay('2025-09-28')))).toEqual([]);
  });

  it('is counted record by record and item by item', () => {
    expect(completenessOf([whole, { ...whole, hasPhone: false }, { ...whole, hasPhone: false, cardDigits: null }], book)).toEqual({
      members: 3,
      complete: 1,
      missing: [{ item: 'PHONE', count: 2 }, { item: 'CARD_NUMBER', count: 1 }],
    });
    expect(completenessOf([], book)).toEqual({ members: 0, complete: 0, missing: [] });
  });
});
