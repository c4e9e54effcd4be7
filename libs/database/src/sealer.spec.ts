import fc from 'fast-check';
import { Sealer } from './sealer.js';

const NONCE_AND_TAG = 28;

describe('Sealer', () => {
  const sealer = new Sealer(Buffer.alloc(32, 1));

  it('gives back any text that can be written, sealed for its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(sealer.open(sealer.seal(text, place), place)).toBe(text);
      }),
    );
  });

  it('shows nothing of the text, and never the same twice', () => {
    const [first, second] = [sealer.seal('mật khẩu một lần', 'a'), sealer.seal('mật khẩu một lần', 'a')];
    expect(first.includes('khẩu')).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it('opens neither in another place nor with another key', () => {
    const sealed = sealer.seal('text', 'account 1');
    expect(() => sealer.open(sealed, 'account 2')).toThrow();
    expect(() => new Sealer(Buffer.alloc(32, 2)).open(sealed, 'account 1')).toThrow();
  });

  it('opens nothing that was changed, in any byte', () => {
    const sealed = sealer.seal('text', 'place');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealer.open(changed, 'place')).toThrow();
    }
  });

  it('opens nothing that was cut short or added to, its tag included', () => {
    const empty = sealer.seal('', 'place');
    expect(empty).toHaveLength(NONCE_AND_TAG);
    for (let length = 0; length < empty.length; length++) expect(() => sealer.open(empty.subarray(0, length), 'place')).toThrow();
    const sealed = sealer.seal('text', 'place');
    for (let length = 0; length < sealed.length; length++) expect(() => sealer.open(sealed.subarray(0, length), 'place')).toThrow();
    expect(() => sealer.open(Buffer.concat([sealed, Buffer.alloc(1)]), 'place')).toThrow();
  });
});
