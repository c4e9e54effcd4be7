import fc from 'fast-check';
import { placePosts, placeStays, rollAfter, type HeldPost, type RollRow, type Stay } from './placement.rules.js';

const ON = '2026-12-01';
const DAY_BEFORE = '2026-11-30';
const CELLS = ['a', 'b', 'c', 'd'];

/** Members with a primary membership, some of them guests elsewhere, some about to leave. */
const rolls = fc
  .array(
    fc.record({
      home: fc.constantFrom(...CELLS),
      guestAt: fc.option(fc.constantFrom(...CELLS)),
      through: fc.option(fc.constantFrom('2026-12-01', '2027-03-31')),
      full: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((members) =>
    members.flatMap(({ home, guestAt, through, full }, index): Stay[] => {
      const member = { memberId: `m${index}`, personId: `p${index}`, full };
      const own: Stay = { ...member, id: `h${index}`, kind: 'PRIMARY', organizationId: home, validFrom: '2020-01-01', validThrough: through };
      const guest: Stay = { ...member, id: `g${index}`, kind: 'TEMPORARY', organizationId: guestAt ?? '', validFrom: '2026-05-01', validThrough: null };
      return guestAt === null || guestAt === home ? [own] : [own, guest];
    }),
  );
/** What ends, and where those of it go who are sent nowhere else. */
const endings = fc.record({ ended: fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c'), { minLength: 1 }), heir: fc.constantFrom('d', 'new') });

const covers = ({ validFrom, validThrough }: RollRow, day: string): boolean => validFrom <= day && (validThrough === null || validThrough >= day);
const at = (rows: readonly RollRow[], day: string): RollRow[] => rows.filter((row) => covers(row, day));
const places = (rows: readonly RollRow[], day: string): string[] => at(rows, day).map(({ memberId, kind, organizationId }) => `${memberId} ${kind} ${organizationId}`).sort();

describe('where members go', () => {
  it('everybody has exactly one home afterwards, none of them ended, nobody is twice in a cell, and the day before is untouched', () => {
    fc.assert(
      fc.property(rolls, endings, (stays, { ended, heir }) => {
        const { moves, homeless } = placeStays(stays, ({ organizationId }) => ended.includes(organizationId), ({ organizationId }) => (ended.includes(organizationId) ? heir : undefined));
        const rows = rollAfter(stays, moves, ON, DAY_BEFORE);
        expect(homeless).toEqual([]);
        for (const day of ['2020-06-01', '2026-05-01', DAY_BEFORE]) expect(places(rows, day)).toEqual(places(rollAfter(stays, [], ON, DAY_BEFORE), day));
        for (const day of [ON, '2026-12-02', '2027-03-31', '2027-04-01']) {
          const then = at(rows, day);
          const homes = then.filter(({ kind }) => kind === 'PRIMARY').map(({ memberId }) => memberId);
          const expected = stays.filter((stay) => stay.kind === 'PRIMARY' && covers(stay, day)).map(({ memberId }) => memberId);
          expect(homes.sort()).toEqual(expected.sort());
          const there = then.map(({ memberId, organizationId }) => `${memberId} ${organizationId}`);
          expect(new Set(there).size).toBe(there.length);
          expect(then.filter(({ organizationId }) => ended.includes(organizationId))).toEqual([]);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('whoever nobody placed is without a home, and guests who are not placed stop being guests', () => {
    fc.assert(
      fc.property(rolls, (stays) => {
        const { moves, homeless } = placeStays(stays, ({ organizationId }) => organizationId === 'a', () => undefined);
        expect(homeless.map(({ id }) => id)).toEqual(stays.filter(({ kind, organizationId }) => kind === 'PRIMARY' && organizationId === 'a').map(({ id }) => id));
        expect(moves.filter(({ toId }) => toId !== null)).toEqual([]);
        expect(moves.map(({ stay }) => stay.id)).toEqual(stays.filter(({ kind, organizationId }) => kind === 'TEMPORARY' && organizationId === 'a').map(({ id }) => id));
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it('members who are named move alone', () => {
    const stay = (memberId: string): Stay => ({ id: `s-${memberId}`, memberId, personId: memberId, kind: 'PRIMARY', organizationId: 'a', validFrom: '2020-01-01', validThrough: null, full: true });
    const { moves } = placeStays([stay('m1'), stay('m2')], () => false, ({ memberId }) => (memberId === 'm2' ? 'b' : undefined));
    expect(moves).toEqual([{ stay: stay('m2'), toId: 'b' }]);
  });
});

describe('what becomes of posts', () => {
  const post = (kind: string, change: Partial<HeldPost> = {}): HeldPost => ({ id: kind, personId: 'p1', kind, organizationId: 'a', committeeId: null, validFrom: '2025-01-01', validThrough: null, ...change });

  it('those of the party end with the organisation, those of the place go on at its heir, once', () => {
    const held = [post('SECRETARY'), post('FRONT_HEAD'), post('VILLAGE_HEAD'), post('FRONT_HEAD', { id: 'there', organizationId: 'd' })];
    const moved = placePosts(held, ['a'], () => 'd', []);
    expect(moved.map(({ post: each, toId }) => [each.id, toId])).toEqual([
      ['SECRETARY', null],
      ['FRONT_HEAD', null],
      ['VILLAGE_HEAD', 'd'],
    ]);
    expect(placePosts([post('VILLAGE_HEAD')], ['a'], () => undefined, [])).toEqual([{ post: post('VILLAGE_HEAD'), toId: null }]);
  });

  it('who leaves a cell that lives on leaves its posts, but not those of the place', () => {
    const stay: Stay = { id: 's', memberId: 'm1', personId: 'p1', kind: 'PRIMARY', organizationId: 'a', validFrom: '2020-01-01', validThrough: null, full: true };
    const others = post('SECRETARY', { id: 'other', personId: 'p2' });
    expect(placePosts([post('COMMITTEE_MEMBER'), post('VILLAGE_HEAD'), others], [], () => undefined, [{ stay, toId: 'b' }]).map(({ post: each }) => each.id)).toEqual(['COMMITTEE_MEMBER']);
  });
});
