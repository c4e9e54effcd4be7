import fc from 'fast-check';
import { covers, coversBelow, reachedPaths, within } from './reach.rules.js';

describe('reachedPaths', () => {
  it.each([
    ['SELF', 'a', null, []],
    ['UNIT', 'a.b', null, ['=a.b']],
    ['UNIT_AND_BELOW', 'a.b', null, ['a.b']],
    ['UNIT_AND_BELOW', 'a.b', 'UNIT', ['=a.b']],
    ['UNIT', 'a.b', 'UNIT', ['=a.b']],
    ['UNIT_AND_BELOW', null, null, []],
    ['ALL', null, null, ['']],
    [undefined, 'a', null, []],
  ] as const)('%s at %s, limited to %s: %j', (reach, path, limit, paths) => {
    expect(reachedPaths(reach, path, limit)).toEqual(paths);
  });
});

describe('covers', () => {
  it.each([
    [['a'], 'a', true, true],
    [['a'], 'a.b', true, true],
    [['a'], 'ab', false, false],
    [['a.b'], 'a', false, false],
    [['=a'], 'a', true, false],
    [['=a'], 'a.b', false, false],
    [[''], 'a.b', true, true],
    [['=a', 'b'], 'b.c', true, true],
    [[], 'a', false, false],
  ] as const)('%j, asked for %s: itself %s, with what is below %s', (paths, place, itself, below) => {
    expect([covers(paths, place), coversBelow(paths, place)]).toEqual([itself, below]);
  });
});

describe('within', () => {
  const path = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
  const scope = fc.array(fc.oneof(path, path.map((each) => `=${each}`)), { maxLength: 3 });

  it('reaches a place exactly when both the paths and the limit do', () => {
    fc.assert(
      fc.property(scope, path, path, (paths, limit, place) => {
        const both = coversBelow([limit], place) && covers(paths, place);
        const narrowed = within(paths, limit);
        // What is held for a unit alone below the limit is not lent with it: the limit is a place, not a region.
        expect(covers(narrowed, place) ? both : true).toBe(true);
        expect(covers(narrowed, limit)).toBe(covers(paths, limit));
        if (coversBelow(paths, limit)) expect(covers(narrowed, place)).toBe(both);
      }),
    );
  });
});
