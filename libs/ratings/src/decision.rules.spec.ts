import { amendFindings, decidedRows, exceptFindings, type RowToDecide } from './decision.rules.js';

const row = (id: string, more: Partial<RowToDecide> = {}): RowToDecide => ({
  id, memberId: `member of ${id}`, excuse: null, poolId: 'pool', version: 1, proposedLevel: 'GOOD', decidedLevel: null, ...more,
});
const ROWS = [row('first'), row('second', { proposedLevel: 'EXCELLENT' }), row('exempt', { excuse: 'EXEMPT', proposedLevel: null, poolId: null })];
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
    const except = ['first', 'nobody', 'exempt', 'first'].map((entryId) => ({ entryId, level: 'GOOD' as const }));
    expect(told(exceptFindings(except, ROWS))).toEqual([
      'input.except.1.entryId ENTRY_UNKNOWN',
      'input.except.2.entryId ENTRY_EXCUSED',
      'input.except.3.entryId ENTRY_TWICE',
    ]);
  });
});

describe('amending', () => {
  const amend = (entryId: string, level: 'GOOD' | 'COMPLETED' = 'COMPLETED') => ({ entryId, version: 1, level });

  it('changes what was decided', () => {
    expect(amendFindings([amend('first'), amend('second', 'GOOD')], DECIDED)).toEqual([]);
  });

  it('names every row of which there is nothing to amend', () => {
    expect(told(amendFindings([amend('nobody'), amend('first'), amend('first'), amend('exempt')], DECIDED))).toEqual([
      'input.rows.0.entryId ENTRY_UNKNOWN',
      'input.rows.2.entryId ENTRY_TWICE',
      'input.rows.3.entryId ENTRY_NOT_DECIDED',
    ]);
    expect(told(amendFindings([amend('first', 'GOOD')], DECIDED))).toEqual(['input.rows.0.entryId AMENDS_NOTHING']);
    expect(told(amendFindings([amend('first')], ROWS))).toEqual(['input.rows.0.entryId ENTRY_NOT_DECIDED']);
  });
});
