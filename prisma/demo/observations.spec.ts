import { demoRows } from '../../test/setup/demo-rows.js';
import { Census } from './census.js';
import { FIGURES } from './figures.js';

describe('the printed figures', () => {
  const rows = demoRows({ seed: 20_250_701, referenceDate: '2026-11-21' });
  const census = new Census(rows);
  const of = (nameVi: string) => rows.observation.filter(({ organizationId }) => organizationId === census.organization(nameVi));
  const valuesOf = (nameVi: string) => Object.fromEntries(of(nameVi).map(({ measure, value }) => [measure, value]));

  it('stand beside the records as the figures have them, each inspection count in its own unit', () => {
    const common = { 'inspection-programme-completed': 100 };
    expect(valuesOf('Đảng bộ xã Chiềng Hắc')).toEqual({
      ...common, 'members-admitted': 58, 'members-recognized': 39, 'inspection-rounds': 38, 'members-inspected-or-supervised-by-cells': 112, 'members-reprimanded': 2,
    });
    expect(valuesOf('Đảng bộ phường Mường Sang')).toEqual({
      ...common, 'members-admitted': 15, 'members-recognized': null, 'cells-rated-good-or-better': 93, 'subjects-inspected-by-committee-and-cells': 26,
      'members-inspected-or-supervised-by-cells': 58, 'members-reprimanded': 3,
    });
    expect(valuesOf('Đảng bộ phường Mộc Lỵ')).toEqual({
      ...common, 'members-admitted': 15, 'members-recognized': 7, 'cells-keeping-meeting-rules': 100, 'inspection-and-supervision-rounds': 30,
      'members-inspected-or-supervised-by-cells': 110, 'members-reprimanded': 1,
    });
    expect(valuesOf('Đảng bộ phường Vân Sơn')).toEqual({ 'previous-targets-met-or-exceeded': 18, 'previous-targets-not-met': 1, 'previous-targets-not-assessed': 3 });
    expect(rows.observation.filter(({ comparator }) => comparator !== 'EQ').map(({ measure, comparator }) => [measure, comparator])).toEqual([['cells-rated-good-or-better', 'GT']]);
    expect(new Set(rows.observation.filter(({ measure }) => /rounds|subjects/.test(measure)).map(({ unit }) => unit)).size).toBe(3);
  });

  it('are worded as printed: each wording holds its number, and a figure that is not stated has a note', () => {
    const numbers = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const wrong = rows.observation.filter(({ value, wordingVi, note }) => (value === null ? note === null : !numbers(wordingVi).includes(value)));
    expect(wrong).toEqual([]);
  });

  it('are what the records count, where they count it already', () => {
    for (const { nameVi } of FIGURES.mocChau.predecessors) {
      const printed = valuesOf(nameVi);
      const id = census.organization(nameVi);
      expect(census.membersWith('admissionDecidedOn', id, '2020-07-01', '2025-06-30')).toHaveLength(printed['members-admitted'] ?? -1);
      const recognized = printed['members-recognized'];
      if (typeof recognized === 'number') expect(census.membersWith('recognizedOn', id, '2020-07-01', '2025-06-30')).toHaveLength(recognized);
    }
  });
});
