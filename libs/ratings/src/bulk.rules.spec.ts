import fc from 'fast-check';
import { parsePlainDate } from '#kernel';
import { Regulations, WorkingCalendar, type CapMode } from '#regulations';
import { answersOf, bulkFindings, indexOf, objectionsTo, withoutSlot, type BulkGround, type PlacedChange, type StandingRow } from './bulk.rules.js';
import { capInForce, type CapSubject } from './cap.rules.js';
import { countsAfter, excess, poolCap, type PoolBefore, type PoolCap } from './pool.rules.js';
import { RATING_LEVELS, type RatingLevel } from './rating.rules.js';

const regulations = Regulations.load();

/** The cap as the ward settled it. */
function settled(mode: CapMode): (subject: CapSubject) => PoolCap | undefined {
  const [from, cutOff] = [parsePlainDate('2026-01-01'), parsePlainDate('2026-11-20')];
  if (!from || !cutOff) throw new Error('Both are dates.');
  const own = { parameter: 'rating.cap-mode', value: mode, from, through: null, document: '07-HD/ĐU', documentDate: '2025-12-20', article: null } as const;
  const book = regulations.on(cutOff, { values: [own], calendar: WorkingCalendar.WITHOUT_NOTICES });
  return (subject) => {
    const found = capInForce(book, subject);
    return found && poolCap(found);
  };
}

const row = (id: string, more: Partial<StandingRow> = {}): [string, StandingRow] => [
  id,
  { id, sheetId: 'sheet', memberId: `member of ${id}`, excuse: null, poolId: 'pool', version: 1, proposedLevel: 'GOOD', decidedLevel: null, decidedAbove: false, ...more },
];
const ROWS = new Map([
  row('free'),
  row('exempt', { excuse: 'EXEMPT' }),
  row('above', { decidedAbove: true }),
  row('own', { sheetId: 'own sheet', memberId: 'me' }),
  row('beside me', { sheetId: 'own sheet' }),
  row('relative', { sheetId: 'relatives’ sheet' }),
  row('drafted', { sheetId: 'drafting' }),
  row('decided', { decidedLevel: 'GOOD', version: 2 }),
]);
const ground = (more: Partial<BulkGround> = {}): BulkGround => ({
  rows: ROWS, drafting: new Set(['drafting']), conflicting: new Set(['own sheet', 'relatives’ sheet']), memberId: 'me', lastDecidedOn: new Map([['decided', '2026-11-20']]),
  decidedOn: '2026-11-21', reason: 'Xét lại', ...more,
});
const given = (entryId: string, version = 1, level: RatingLevel = 'COMPLETED') => ({ entryId, version, level });
const told = (findings: readonly { readonly refusal: { readonly code: string }; readonly path: readonly string[] }[]): string[] =>
  findings.map(({ refusal, path }) => `${path.join('.')} ${refusal.code}`);

describe('rows decided one by one', () => {
  it('name every row with which something is wrong, by its place', () => {
    const rows = ['free', 'nobody', 'free', 'exempt', 'above', 'own', 'beside me', 'relative', 'drafted'].map((id) => given(id));
    expect(told(bulkFindings([...rows, given('decided', 1), given('decided', 2, 'GOOD')], ground()))).toEqual([
      'input.rows.1.entryId NOT_FOUND',
      'input.rows.2.entryId ENTRY_TWICE',
      'input.rows.3.entryId ENTRY_EXCUSED',
      'input.rows.4.entryId ENTRY_DECIDED_ABOVE',
      'input.rows.5.entryId DECIDES_ON_SELF',
      'input.rows.6.entryId DECIDES_ON_SELF',
      'input.rows.7.entryId CONFLICT_OF_INTEREST',
      'input.rows.8.entryId SHEET_NOT_SUBMITTED',
      'input.rows.9.version VERSION_STALE',
      'input.rows.10.entryId ENTRY_TWICE',
    ]);
  });

  it('change what was decided only with a reason, to another level, and not before it was decided', () => {
    expect(bulkFindings([given('decided', 2)], ground())).toEqual([]);
    expect(told(bulkFindings([given('decided', 2)], ground({ reason: null })))).toEqual(['input.rows.0.level REASON_MISSING']);
    expect(told(bulkFindings([given('decided', 2, 'GOOD')], ground()))).toEqual(['input.rows.0.level AMENDS_NOTHING']);
    expect(told(bulkFindings([given('decided', 2)], ground({ decidedOn: '2026-11-19' })))).toEqual(['input.rows.0.level AMENDED_BEFORE_DECISION']);
  });

  it('are answered one by one', () => {
    const rows = [given('free'), given('nobody')];
    const [found] = bulkFindings(rows, ground());
    expect(answersOf(rows, objectionsTo(found ? [found] : []))).toEqual([
      { entryId: 'free', accepted: true, objections: [] },
      { entryId: 'nobody', accepted: false, objections: [{ finding: found, overridable: false }] },
    ]);
    expect(() => answersOf(rows, objectionsTo([{ refusal: { code: 'X', vi: '', en: '' }, params: {}, path: ['input', 'reason'] }]))).toThrow();
  });
});

describe('rows that compete for slots', () => {
  const pool = (good: number, excellent: number, rated = good + excellent): PoolBefore => ({ id: 'pool', subject: 'MEMBERS', name: 'Đảng bộ', rated, good, excellent });
  const changes = (...levels: readonly (readonly [RatingLevel | null, RatingLevel])[]): PlacedChange[] => levels.map(([before, after], index) => ({ index, poolId: 'pool', before, after }));

  it('get them in the order given, and those left out are told how many there are', () => {
    const asked = changes(['GOOD', 'EXCELLENT'], ['GOOD', 'EXCELLENT'], ['GOOD', 'EXCELLENT']);
    const found = withoutSlot([pool(12, 0)], asked, settled('STRICT'), () => true);
    expect(told(found.map(({ finding }) => finding))).toEqual(['input.rows.2.level POOL_CAP_EXCEEDED']);
    expect(found[0]?.overridable).toBe(false);
    expect(found[0]?.finding.params).toMatchObject({ pool: 'Đảng bộ', excellent: 3, allowed: 2 });
    expect(withoutSlot([pool(12, 0)], asked, settled('STRICT'), () => false)).toEqual([]);
  });

  it('leave rows of other pools and rows without a pool alone', () => {
    expect(withoutSlot([pool(0, 0)], [{ index: 0, poolId: null, before: null, after: 'EXCELLENT' }, { index: 1, poolId: 'other', before: null, after: 'EXCELLENT' }], settled('STRICT'), () => true)).toEqual([]);
  });

  it('one that leaves its slot makes room for another, wherever it stands', () => {
    expect(withoutSlot([pool(10, 2)], changes(['GOOD', 'EXCELLENT'], ['EXCELLENT', 'GOOD']), settled('STRICT'), () => true)).toEqual([]);
  });

  it('never go over the cap, nor further over it, and no slot stays free that one of them asked for', () => {
    const level = fc.constantFrom(...RATING_LEVELS);
    const modes = fc.constantFrom<CapMode>('STRICT', 'INCLUSIVE', 'ALL');
    const counts = fc.record({ good: fc.nat(40), excellent: fc.nat(12), others: fc.nat(10) });
    fc.assert(
      fc.property(modes, counts, fc.array(fc.tuple(fc.option(level), level), { maxLength: 60 }), (mode, { good, excellent, others }, asked) => {
        const capOf = settled(mode);
        const cap = capOf('MEMBERS');
        if (!cap) throw new Error('The book has a cap.');
        // Whoever is to change was counted before.
        const was = (of: RatingLevel): number => asked.filter(([before]) => before === of).length;
        const before = pool(good + was('GOOD'), excellent + was('EXCELLENT'), good + excellent + others + asked.filter(([each]) => each !== null).length);
        const all = changes(...asked);
        const out = new Set(withoutSlot([before], all, capOf, () => true).map(({ finding }) => indexOf(finding)));
        const taken = all.filter(({ index }) => !out.has(index));
        const reached = (of: readonly PlacedChange[]): number => excess({ ...before, ...countsAfter(before, of) }, cap);
        const bound = Math.max(excess(before, cap), 0);
        expect(reached(taken)).toBeLessThanOrEqual(bound);
        for (const each of all.filter(({ index }) => out.has(index))) expect(reached([...taken, each])).toBeGreaterThan(bound);
      }),
      { numRuns: 300 },
    );
  });
});
