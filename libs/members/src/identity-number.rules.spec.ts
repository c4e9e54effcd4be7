import { messageOf, storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { digitsOf, entryVerdict, masked, plainNumber, type NumberGround, type NumberKind } from './identity-number.rules.js';

const regulations = Regulations.load();
const book = regulations.on(storedDay('2026-11-21'));
const NOBODY: NumberGround = { names: [], elsewhere: false };

function codes(kind: NumberKind, number: string | null, ground: NumberGround = NOBODY, on = book): string[] {
  const verdict = entryVerdict(kind, number, ground, on);
  return verdict.ok ? [`ok${verdict.value.disputed ? ', disputed' : ''}`] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`);
}

describe('a number', () => {
  it('is kept without the spaces in which people write it', () => {
    expect(plainNumber(' 014 090\u00a0000 123 ')).toBe('014090000123');
  });

  it.each([
    ['014090000123', '•••••••••123'],
    ['12345678', '•••••678'],
    ['1234', '•234'],
    ['123', '•••'],
    ['', ''],
  ])('%s is shown as %s', (number, shown) => {
    expect(masked(number)).toBe(shown);
  });

  it('has digits, or it has none', () => {
    expect(['014090000123', '12345678', 'A2345678', '١٢٣٤', ''].map(digitsOf)).toEqual([12, 8, 0, 0, 0]);
  });
});

describe('entering a number', () => {
  it.each<[NumberKind, string | null, string[]]>([
    ['NATIONAL_ID', '014090000123', ['ok']],
    ['NATIONAL_ID', '14090000123', ['NATIONAL_ID_DIGITS input.number']],
    ['NATIONAL_ID', '0140900001234', ['NATIONAL_ID_DIGITS input.number']],
    ['NATIONAL_ID', '01409000012A', ['NATIONAL_ID_DIGITS input.number']],
    ['CARD', '12345678', ['ok']],
    ['CARD', '014090000123', ['ok']],
    ['CARD', '123456789', ['CARD_DIGITS input.number']],
    ['CARD', 'A2345678', ['CARD_DIGITS input.number']],
    ['CARD', null, ['ok']],
    ['NATIONAL_ID', null, ['ok']],
  ])('%s %s: %j', (kind, number, expected) => {
    expect(codes(kind, number)).toEqual(expected);
  });

  it('of a card takes any number of digits before a document says how many', () => {
    expect(codes('CARD', '1234567', NOBODY, regulations.on(storedDay('2025-09-28')))).toEqual(['ok']);
  });

  it('is refused, by name, when somebody in sight has it, and raises a question when somebody else has', () => {
    expect(codes('CARD', '12345678', { names: ['Lò Thị Mai'], elsewhere: true })).toEqual(['IDENTITY_NUMBER_TAKEN input.number']);
    expect(codes('CARD', '1234567', { names: ['Lò Thị Mai'], elsewhere: false })).toEqual(['CARD_DIGITS input.number', 'IDENTITY_NUMBER_TAKEN input.number']);
    expect(codes('NATIONAL_ID', '014090000123', { names: [], elsewhere: true })).toEqual(['ok, disputed']);
    expect(codes('NATIONAL_ID', null, { names: [], elsewhere: true })).toEqual(['ok']);
  });

  it('never repeats the number in what it says', () => {
    for (const [kind, number] of [['NATIONAL_ID', '9876543210'], ['CARD', '987654321']] as const) {
      const verdict = entryVerdict(kind, number, { names: ['Lò Thị Mai'], elsewhere: false }, book);
      const said = verdict.ok ? [] : verdict.refusals.flatMap((each) => [messageOf(each, 'vi'), messageOf(each, 'en'), JSON.stringify(each)]);
      expect(said).toHaveLength(6);
      expect(said.filter((text) => text.includes(number))).toEqual([]);
    }
  });
});
