import { amendFindings, decidedRows, exceptFindings, fromAboveFindings, type RowToDecide } from './decision.rules.js';

const row = (id: string, more: Partial<RowToDecide> = {}): RowToDecide => ({
  id, memberId: `member of ${id}`, excuse: null, poolId: 'pool', version: 1, proposedLevel: 'GOOD', decidedLevel: null, decidedAbove: false, ...more,
});
const ROWS = [row('first'), row('second', { proposedLevel: 'EXCELLENT' }), row('exempt', { excuse: 'EXEMPT', proposedLevel: null, poolId: null }), row('above', { decidedAbove: true, poolId: null })];
const DECIDED = ROWS.map((each) => ({ ...each, decidedLevel: each.proposedLevel }));
const told = (findings: readonly { readonly refusal: { readonly code: string }; readonly path: readonly string[] }[]): string[] =>
  findings.map(({ refusal, path }) => `${path.join('.')} ${refusal.code}`);

describe('deciding', () => {
  it('takes every row as proposed but for those named, and nobody who is excused', () => {
    expect(decidedRows(ROWS, [{ entryId: 'second', level: 'COMPLETED' }])).toEqual([
      { entryId: 'first', poolId: 'pool', before: null, after: 'GOOD' },
      { entryId: 'second', poolId: 'pool', before: null, after: 'COMPLETED' },
    ]);
  });

  it('names every row that cannot be decided otherwise', () => {
    const except = ['first', 'nobody', 'exempt', 'first', 'above'].map((entryId) => ({ entryId, level: 'GOOD' as const }));
    expect(told(exceptFindings(except, ROWS))).toEqual([
      'input.except.1.entryId ENTRY_UNKNOWN',
      'input.except.2.entryId ENTRY_EXCUSED',
      'input.except.3.entryId ENTRY_TWICE',
      'input.except.4.entryId ENTRY_DECIDED_ABOVE',
    ]);
  });
});

describe('amending', () => {
  const amend = (entryId: string, level: 'GOOD' | 'COMPLETED' = 'COMPLETED') => ({ entryId, version: 1, level });

  it('changes what was decided', () => {
    expect(amendFindings([amend('first'), amend('second', 'GOOD')], DECIDED)).toEqual([]);
  });

  it('names every row of which there is nothing to amend', () => {
    expect(told(amendFindings([amend('nobody'), amend('first'), amend('first'), amend('exempt'), amend('above')], DECIDED))).toEqual([
      'input.rows.0.entryId ENTRY_UNKNOWN',
      'input.rows.2.entryId ENTRY_TWICE',
      'input.rows.3.entryId ENTRY_NOT_DECIDED',
      'input.rows.4.entryId ENTRY_DECIDED_ABOVE',
    ]);
    expect(told(amendFindings([amend('first', 'GOOD')], DECIDED))).toEqual(['input.rows.0.entryId AMENDS_NOTHING']);
    expect(told(amendFindings([amend('first')], ROWS))).toEqual(['input.rows.0.entryId ENTRY_NOT_DECIDED']);
  });
});

describe('entering what was decided above', () => {
  const SOMEBODY = { memberId: 'somebody', relatives: new Set<string>(), reason: null };
  const give = (entryId: string, level: 'GOOD' | 'COMPLETED' = 'GOOD') => ({ entryId, version: 1, level });
  const found = (entryIds: readonly string[], by: Partial<typeof SOMEBODY> = {}, rows: readonly RowToDecide[] = ROWS) =>
    told(fromAboveFindings(entryIds.map((id) => give(id)), rows, { ...SOMEBODY, ...by }));

  it('takes the rows that a body above decides, and names all others', () => {
    expect(found(['above'])).toEqual([]);
    expect(found(['nobody', 'above', 'above', 'first'])).toEqual(['input.rows.0.entryId ENTRY_UNKNOWN', 'input.rows.2.entryId ENTRY_TWICE', 'input.rows.3.entryId ENTRY_DECIDED_HERE']);
  });

  it('comes after the cell, which rates its leaders first', () => {
    expect(found(['above'], {}, [row('above', { decidedAbove: true, proposedLevel: null })])).toEqual(['input.rows.0.entryId ENTRY_NOT_PROPOSED']);
  });

  it('is for nobody who is rated, and for no relative of theirs', () => {
    expect(found(['above'], { memberId: 'member of above' })).toEqual(['input.rows.0.entryId RESULT_OF_SELF']);
    expect(found(['above'], { relatives: new Set(['member of above']) })).toEqual(['input.rows.0.entryId CONFLICT_OF_INTEREST']);
  });

  it('changes what was entered only with a reason, and to something else', () => {
    const decided = [row('above', { decidedAbove: true, decidedLevel: 'COMPLETED' })];
    expect(found(['above'], {}, decided)).toEqual(['input.reason REASON_MISSING']);
    expect(told(fromAboveFindings([give('above')], decided, { ...SOMEBODY, reason: 'cấp trên xét lại' }))).toEqual([]);
    expect(told(fromAboveFindings([give('above', 'COMPLETED')], decided, SOMEBODY))).toEqual(['input.rows.0.entryId AMENDS_NOTHING']);
  });
});
