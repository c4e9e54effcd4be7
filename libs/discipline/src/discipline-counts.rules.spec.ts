import fc from 'fast-check';
import { toldGroups, withheldOf, type CountedGroup, type Values } from './discipline-counts.rules.js';

const VALUES: Values = {
  forms: ['REPRIMAND', 'WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION'],
  fields: ['PARTY_LINE', 'LAND_AND_FINANCE', null],
  bodies: ['CELL', 'INSPECTION_COMMITTEE'],
};
const group = (change: Partial<CountedGroup>): CountedGroup => ({ year: 2026, form: null, field: null, decidedBy: null, measures: 1, readable: 0, ...change });
const shown = (groups: readonly CountedGroup[], ...by: ('FORM' | 'FIELD' | 'LEVEL')[]) =>
  toldGroups(groups, by, VALUES).map(({ year, form, field, decidedBy, measures }) => [year, form, field, decidedBy, measures]);

describe('the numbers of discipline that are told', () => {
  it('are all that are counted by form alone, year by year', () => {
    expect(shown([group({ form: 'WARNING', measures: 2 }), group({ year: 2025, form: 'REPRIMAND' })], 'FORM')).toEqual([[2025, 'REPRIMAND', null, null, 1], [2026, 'WARNING', null, null, 2]]);
  });

  it.each([
    ['three', [3, 4], [3, 4]],
    ['two, with the smallest other one', [2, 4], [null, null]],
    ['two that hide each other', [2, 1], [null, null]],
  ])('by level: %s', (_, [cell = 0, committee = 0], told) => {
    expect(shown([group({ decidedBy: 'CELL', measures: cell }), group({ decidedBy: 'INSPECTION_COMMITTEE', measures: committee })], 'LEVEL').map((row) => row[4])).toEqual(told);
  });

  it('are none of a year in which nothing hides the one', () => {
    expect(shown([group({ decidedBy: 'CELL' })], 'LEVEL')).toEqual([[2026, null, null, 'CELL', null], [2026, null, null, 'INSPECTION_COMMITTEE', null]]);
    expect(shown([group({ form: 'EXPULSION', field: 'PARTY_LINE' })], 'FORM', 'FIELD')).toHaveLength(12);
  });

  it('are those that the actor reads, one by one', () => {
    expect(shown([group({ form: 'REPRIMAND', field: null, readable: 1 })], 'FORM', 'FIELD')).toEqual([[2026, 'REPRIMAND', null, null, 1]]);
    expect(shown([group({ decidedBy: 'CELL', measures: 2, readable: 1 })], 'LEVEL').map((row) => row[4])).toEqual([null, null]);
  });

  it('leave no small number that follows from the others and the sums', () => {
    const table = fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    let open = 0;
    fc.assert(
      fc.property(table, (hidden) => {
        const withheld = withheldOf(hidden);
        if (withheld.flat().every(Boolean)) return;
        open += 1;
        const possible = tablesLike(hidden, withheld);
        for (const [r, row] of hidden.entries()) {
          for (const [c, count] of row.entries()) if (count > 0 && count < 3) expect(new Set(possible.map((each) => each[r]?.[c])).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 300 },
    );
    expect(open).toBeGreaterThan(50);
  });
});

/** Every table with the same numbers where they are told, and the same sums. */
function tablesLike(hidden: readonly (readonly number[])[], withheld: readonly (readonly boolean[])[]): (readonly (readonly number[])[])[] {
  const sum = (row: readonly number[]): number => row.reduce((total, count) => total + count, 0);
  const down = (table: readonly (readonly number[])[]): number[] => (table[0] ?? []).map((_, c) => sum(table.map((row) => row[c] ?? 0)));
  const rows = hidden.map((row, r) => fills(row, withheld[r] ?? [], sum(row)));
  const [columns] = [down(hidden)];
  return (rows[0] ?? []).flatMap((a) => (rows[1] ?? []).flatMap((b) => (rows[2] ?? []).map((c) => [a, b, c]))).filter((table) => down(table).every((total, c) => total === columns[c]));
}

/** Every row with the same sum that differs only where it is withheld. */
function fills(row: readonly number[], withheld: readonly boolean[], sum: number): number[][] {
  const [count, ...rest] = row;
  if (count === undefined) return sum === 0 ? [[]] : [];
  const choices = withheld[0] === true ? Array.from({ length: sum + 1 }, (_, each) => each) : [count];
  return choices.filter((each) => each <= sum).flatMap((each) => fills(rest, withheld.slice(1), sum - each).map((more) => [each, ...more]));
}
