import fc from 'fast-check';
import { parsePlainDate, type PlainDate } from '#kernel';
import { Regulations, WorkingCalendar, type CapMode } from '#regulations';
import { capInForce, type CapSubject } from './cap.rules.js';
import { countsAfter, poolCap, poolFindings, slotsOf, type LevelChange, type PoolBefore, type PoolCap } from './pool.rules.js';
import { RATING_LEVELS, type RatingLevel } from './rating.rules.js';

const day = (text: string): PlainDate => {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`${text} is no date.`);
  return date;
};
const regulations = Regulations.load();
const CUT_OFF = day('2026-11-20');

/** The cap of the national book, or, hard, the one that a ward settled by its own document. */
function capOf(settled?: CapMode): (subject: CapSubject) => PoolCap | undefined {
  const own = { parameter: 'rating.cap-mode', from: day('2026-01-01'), through: null, document: '07-HD/ĐU', documentDate: '2025-12-20', article: null } as const;
  const book = regulations.on(CUT_OFF, { values: settled ? [{ ...own, value: settled }] : [], calendar: WorkingCalendar.WITHOUT_NOTICES });
  return (subject) => {
    const found = capInForce(book, subject);
    return found && poolCap(found);
  };
}

const pool = (good: number, excellent: number, rated = good + excellent): PoolBefore => ({ id: 'pool', subject: 'MEMBERS', name: 'Đảng bộ phường', rated, good, excellent });
const change = (before: RatingLevel | null, after: RatingLevel, poolId: string | null = 'pool'): LevelChange => ({ poolId, before, after });
const codes = (found: readonly { refusal: { code: string } }[]): string[] => found.map(({ refusal }) => refusal.code);

describe('a pool of the cap on “excellent”', () => {
  it('counts what is decided first, what changes, and nothing of another pool', () => {
    const changes = [change(null, 'EXCELLENT'), change(null, 'GOOD'), change('GOOD', 'COMPLETED'), change('COMPLETED', 'EXCELLENT', 'other'), change(null, 'GOOD', null)];
    expect(countsAfter(pool(10, 1, 12), changes)).toEqual({ rated: 14, good: 10, excellent: 2 });
  });

  it('of 18 good or better allows 3 by STRICT: one more and the good are too few', () => {
    const cap = capOf()('MEMBERS');
    if (!cap) throw new Error('The book sets a cap.');
    expect(cap).toMatchObject({ mode: 'STRICT', hard: false });
    expect(slotsOf(pool(15, 3), cap)).toEqual({ allowed: 3, left: 0, formula: 'Tối đa 3: 5 × 3 = 15 ≤ 18 − 3 = 15; nếu 4 thì 5 × 4 = 20 > 18 − 4 = 14' });
    expect(slotsOf(pool(14, 4), cap).left).toBe(-1);
  });

  it('only warns while the ward has not entered the document that settles the cap, and refuses from then on; each names the pool and the document', () => {
    const over = [change('GOOD', 'EXCELLENT')];
    const warned = poolFindings([pool(15, 3)], over, capOf());
    expect([codes(warned.refusals), codes(warned.warnings)]).toEqual([[], ['POOL_CAP_EXCEEDED']]);
    expect(warned.warnings[0]).toMatchObject({ params: { pool: 'Đảng bộ phường', excellent: 4, allowed: 3 }, refusal: { rule: { document: '21-HD/BTCTW' } } });
    const refused = poolFindings([pool(15, 3)], over, capOf('STRICT'));
    expect([codes(refused.refusals), codes(refused.warnings)]).toEqual([['POOL_CAP_EXCEEDED'], []]);
    expect(poolFindings([pool(15, 3)], over, capOf('ALL'))).toMatchObject({ refusals: [{ params: { excellent: 4, allowed: 3 } }] });
  });

  it('that was over its cap when it was settled may come nearer to it, and no further away', () => {
    const settled = capOf('STRICT');
    expect(poolFindings([pool(10, 8)], [change('EXCELLENT', 'GOOD')], settled)).toEqual({ refusals: [], warnings: [] });
    expect(codes(poolFindings([pool(10, 8)], [change('GOOD', 'COMPLETED')], settled).refusals)).toEqual(['POOL_CAP_EXCEEDED']);
    expect(codes(poolFindings([pool(10, 8)], [change('EXCELLENT', 'GOOD'), change('COMPLETED', 'EXCELLENT')], settled).refusals)).toEqual([]);
  });

  it('gives its last slot to another in one change of both', () => {
    const swap = [change('EXCELLENT', 'GOOD'), change('GOOD', 'EXCELLENT')];
    expect(poolFindings([pool(15, 3)], swap, capOf('STRICT'))).toEqual({ refusals: [], warnings: [] });
  });

  it('within its cap never ends over it unrefused, whatever is changed', () => {
    const settled = capOf('STRICT');
    const level = fc.constantFrom(...RATING_LEVELS);
    const property = fc.property(fc.integer({ min: 0, max: 60 }), fc.array(fc.tuple(fc.option(level), level), { maxLength: 20 }), (good, changed) => {
      const excellent = Math.floor(good / 5);
      const before = pool(good, excellent, good + excellent + 20);
      const changes = changed.map(([from, to]) => change(from, to));
      const after = countsAfter(before, changes);
      fc.pre(after.good >= 0 && after.excellent >= 0);
      const within = 5 * after.excellent <= after.good;
      expect(poolFindings([before], changes, settled).refusals).toHaveLength(within ? 0 : 1);
    });
    fc.assert(property, { seed: 20_261_122, numRuns: 500 });
  });
});
