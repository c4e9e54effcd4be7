import fc from 'fast-check';
import { CursorCodec, DEFAULT_PAGE_SIZE, makePage, MAX_PAGE_SIZE, readPageArgs, type CursorKey, type Page, type PageArgs } from './pagination.js';
import { DomainError } from './verdict.js';

const codec = new CursorCodec(Buffer.alloc(32, 1));
const key: fc.Arbitrary<CursorKey> = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 3 });
const query = fc.array(fc.oneof(fc.string(), fc.integer(), fc.record({ name: fc.string() })), { maxLength: 3 });

describe('CursorCodec', () => {
  it('reads back what it wrote, in letters that a URL takes', () => {
    fc.assert(
      fc.property(query, key, (from, value) => {
        const cursor = codec.encode(from, value);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(codec.decode(from, cursor)).toEqual(value);
      }),
    );
  });

  it('refuses the cursor of another query', () => {
    fc.assert(
      fc.property(query, query, key, (from, other, value) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(other));
        expect(codec.decode(other, codec.encode(from, value))).toBeUndefined();
      }),
    );
  });

  it('refuses a cursor in which one letter was changed, added or left out', () => {
    fc.assert(
      fc.property(query, key, fc.nat(), fc.constantFrom('A', '_', '=', ' ', ''), (from, value, at, letter) => {
        const cursor = codec.encode(from, value);
        const place = at % (cursor.length + 1);
        const changed = cursor.slice(0, place) + letter + cursor.slice(place + 1);
        const longer = cursor.slice(0, place) + letter + cursor.slice(place);
        for (const forged of [changed, longer]) if (forged !== cursor) expect(codec.decode(from, forged)).toBeUndefined();
      }),
    );
  });

  it('refuses what was made with another key, and any text', () => {
    const other = new CursorCodec(Buffer.alloc(32, 2));
    fc.assert(fc.property(query, key, (from, value) => codec.decode(from, other.encode(from, value)) === undefined));
    fc.assert(fc.property(query, fc.string(), (from, text) => codec.decode(from, text) === undefined));
  });
});

describe('readPageArgs', () => {
  it.each<[PageArgs, { size: number; backwards: boolean }]>([
    [{}, { size: DEFAULT_PAGE_SIZE, backwards: false }],
    [{ first: null, after: null }, { size: DEFAULT_PAGE_SIZE, backwards: false }],
    [{ first: 0 }, { size: 0, backwards: false }],
    [{ first: MAX_PAGE_SIZE }, { size: MAX_PAGE_SIZE, backwards: false }],
    [{ last: 3 }, { size: 3, backwards: true }],
    [{ before: codec.encode('q', ['a']) }, { size: DEFAULT_PAGE_SIZE, backwards: true }],
  ])('%j', (args, expected) => {
    const request = readPageArgs(args, 'q', codec);
    expect(request).toMatchObject(expected);
    expect(request.limit).toBe(request.size + 1);
  });

  it.each<[PageArgs, string, readonly string[]]>([
    [{ first: -1 }, 'PAGE_SIZE_INVALID', ['first']],
    [{ first: MAX_PAGE_SIZE + 1 }, 'PAGE_SIZE_INVALID', ['first']],
    [{ last: 1.5 }, 'PAGE_SIZE_INVALID', ['last']],
    [{ first: 1, last: 1 }, 'PAGE_DIRECTION_AMBIGUOUS', []],
    [{ first: 1, before: 'x' }, 'PAGE_DIRECTION_AMBIGUOUS', []],
    [{ after: 'x' }, 'CURSOR_INVALID', ['after']],
    [{ last: 1, before: '' }, 'CURSOR_INVALID', ['before']],
    [{ after: codec.encode('other', ['a']) }, 'CURSOR_INVALID', ['after']],
  ])('%j: %s at %j', (args, code, path) => {
    expect.assertions(2);
    try {
      readPageArgs(args, 'q', codec);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      expect(error.refusals[0].refusal.code).toBe(code);
      expect(error.refusals[0].path).toEqual(path);
    }
  });
});

describe('walking a list page by page', () => {
  const rows = fc.uniqueArray(fc.integer(), { maxLength: 40 }).map((all) => all.sort((a, b) => a - b));
  const size = fc.integer({ min: 1, max: 9 });

  /** A repository as readPageArgs and makePage expect one. */
  function page(all: readonly number[], args: PageArgs): Page<number> {
    const request = readPageArgs(args, 'numbers', codec);
    const [at] = (request.key ?? []) as [number?];
    const beyond = all.filter((each) => at === undefined || (request.backwards ? each < at : each > at));
    const read = (request.backwards ? beyond.reverse() : beyond).slice(0, request.limit);
    return makePage(read, request, 'numbers', (each) => [each], codec);
  }

  function walk(all: readonly number[], next: (last: Page<number> | undefined) => PageArgs | undefined): Page<number>[] {
    const pages: Page<number>[] = [];
    for (let args = next(undefined); args; args = next(pages.at(-1))) pages.push(page(all, args));
    return pages;
  }

  const nodes = (pages: readonly Page<number>[]): number[] => pages.flatMap(({ edges }) => edges.map(({ node }) => node));

  it('forwards shows every row once, in order, and knows its ends', () => {
    fc.assert(
      fc.property(rows, size, (all, first) => {
        const pages = walk(all, (last) => (last && !last.pageInfo.hasNextPage ? undefined : { first, after: last?.pageInfo.endCursor ?? null }));
        expect(nodes(pages)).toEqual(all);
        expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, index) => index > 0));
      }),
    );
  });

  it('backwards shows the same, its last page first', () => {
    fc.assert(
      fc.property(rows, size, (all, size) => {
        const pages = walk(all, (last) => (last && !last.pageInfo.hasPreviousPage ? undefined : { last: size, before: last?.pageInfo.startCursor ?? null }));
        expect(nodes([...pages].reverse())).toEqual(all);
        expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual(pages.map((_, index) => index > 0));
      }),
    );
  });

  it('an empty page has no cursors', () => {
    expect(page([], {}).pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
    expect(page([1], { first: 0 }).pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null });
  });
});
