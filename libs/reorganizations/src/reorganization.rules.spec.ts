import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import type { Operation, Situation, UnitState } from './operation.rules.js';
import type { Stay } from './placement.rules.js';
import { planReorganization, type Planned } from './reorganization.rules.js';

const regulations = Regulations.load();
const unit = (id: string, change: Partial<UnitState> = {}): UnitState => ({
  id,
  name: `Chi bộ ${id}`,
  kind: 'CELL',
  sector: 'VILLAGE',
  parentId: 'ward',
  version: 1,
  foundedOn: '1990-01-01',
  endedOn: null,
  standsFrom: '2025-07-01',
  governed: true,
  ...change,
});
const ward = unit('ward', { name: 'Đảng bộ phường', kind: 'WARD_COMMITTEE', sector: null, parentId: 'province', governed: false });
const membersOf = (cell: string, count: number, full = count): Stay[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${cell}-s${index}`,
    memberId: `${cell}-${index}`,
    personId: `${cell}-p${index}`,
    kind: 'PRIMARY',
    organizationId: cell,
    validFrom: '2020-01-01',
    validThrough: null,
    full: index < full,
  }));
const situation = (change: Partial<Situation> & { readonly list?: readonly UnitState[] } = {}): Situation => ({
  units: new Map((change.list ?? [ward, unit('a'), unit('b'), unit('c')]).map((each) => [each.id, each])),
  above: new Map([['ward', ['ward', 'province']], ['a', ['a', 'ward', 'province']]]),
  stays: [...membersOf('a', 12), ...membersOf('b', 5), ...membersOf('c', 4)],
  posts: [],
  terms: [],
  later: [],
  openWork: { sheets: 0, admissions: 0, cases: null },
  ...change,
});
const plan = (operation: Operation, found = situation(), decided: { decidedOn?: string; effectiveOn?: string } = {}): Planned => {
  const effectiveOn = storedDay(decided.effectiveOn ?? '2026-12-01');
  let next = 0;
  const rules = { book: regulations.on(effectiveOn), today: storedDay('2026-11-21'), newId: () => `new${next++}` };
  return planReorganization(operation, { decidedOn: storedDay(decided.decidedOn ?? '2026-11-20'), effectiveOn }, found, rules);
};
const codes = ({ refusals, warnings }: Planned) => ({ refusals: refusals.map(({ refusal }) => refusal.code), warnings: warnings.map(({ refusal }) => refusal.code) });
const CLEAN = { refusals: [], warnings: [] };
const v = (id: string, version = 1) => ({ id, version });

describe('founding', () => {
  const found = (memberIds: string[], change: object = {}): Operation => ({
    type: 'FOUND',
    parentId: 'ward',
    part: { name: 'Chi bộ mới', kind: 'CELL', sector: 'ENTERPRISE', memberIds, cellIds: [], ...change },
  });

  it('takes three full members, by the Charter, and comes out of their cells', () => {
    const founded = plan(found(['a-0', 'a-1', 'b-0']));
    expect(codes(founded)).toEqual(CLEAN);
    expect(founded.plan.change).toMatchObject({
      founded: [{ id: 'new0', name: 'Chi bộ mới', parentId: 'ward' }],
      lineage: [
        { predecessorId: 'a', successorId: 'new0', kind: 'FOUNDED_FROM' },
        { predecessorId: 'b', successorId: 'new0', kind: 'FOUNDED_FROM' },
      ],
    });
    expect(founded.plan.moves.map(({ stay, toId }) => [stay.memberId, toId])).toEqual([['a-0', 'new0'], ['a-1', 'new0'], ['b-0', 'new0']]);
    const few = plan(found(['a-0', 'a-1']));
    expect(codes(few).refusals).toEqual(['FULL_MEMBERS_TOO_FEW']);
    expect(few.refusals[0]).toMatchObject({ params: { fullMembers: 2, least: 3 }, refusal: { rule: { document: 'Điều lệ Đảng', article: 'Điều 21' } } });
    expect(codes(plan(found(['d-0', 'd-1', 'd-2']), situation({ stays: membersOf('d', 3, 2), list: [ward, unit('d')] }))).refusals).toEqual(['FULL_MEMBERS_TOO_FEW']);
  });

  it('warns of a cell that is left too small to vote', () => {
    const left = plan(found(['c-0', 'c-1', 'c-2']));
    expect(codes(left)).toEqual({ refusals: [], warnings: ['CELL_LEFT_TOO_SMALL'] });
    expect(left.warnings[0]?.params).toEqual({ name: 'Chi bộ c', fullMembers: 1, least: 3 });
  });

  it('takes only members of cells in reach, each once', () => {
    expect(codes(plan(found(['a-0', 'a-0', 'x-1', 'a-1', 'a-2']))).refusals).toEqual(['MEMBER_TWICE', 'MEMBER_UNKNOWN']);
    expect(plan(found(['x-1'])).refusals[0]?.path).toEqual(['input', 'memberIds', '0']);
  });

  it('puts nothing under a cell, and no member into a committee', () => {
    expect(codes(plan({ ...found(['a-0', 'a-1', 'a-2']), parentId: 'b' } as Operation)).refusals).toEqual(['PARENT_IS_CELL']);
    expect(codes(plan(found(['a-0'], { kind: 'SUBORDINATE_COMMITTEE' }))).refusals).toEqual(['NOT_A_CELL']);
    expect(codes(plan(found([], { cellIds: ['b'] }))).refusals).toEqual(['PARENT_IS_CELL']);
  });

  it('by QĐ 208 there is one kind of cell, before it there were two: the same facts under two books', () => {
    const operation = found(['a-0', 'a-1', 'a-2'], { kind: 'BASE_CELL' });
    expect(codes(plan(operation, situation(), { effectiveOn: '2026-07-25', decidedOn: '2026-07-20' }))).toEqual(CLEAN);
    expect(codes(plan(operation, situation(), { effectiveOn: '2026-07-26', decidedOn: '2026-07-20' })).warnings).toEqual(['KIND_NOT_IN_FORCE']);
  });

  it('refuses a decision of tomorrow and a first day too far off, warns of one before the decision', () => {
    const operation = found(['a-0', 'a-1', 'a-2']);
    expect(codes(plan(operation, situation(), { decidedOn: '2026-11-22' })).refusals).toEqual(['DATE_IN_FUTURE']);
    expect(codes(plan(operation, situation(), { effectiveOn: '2027-11-22' })).refusals).toEqual(['EFFECTIVE_TOO_FAR']);
    expect(codes(plan(operation, situation(), { effectiveOn: '2026-11-19' })).warnings).toEqual(['EFFECTIVE_BEFORE_DECISION']);
  });
});

describe('changing an organisation', () => {
  const rename = (id: string, version = 1, name = 'Chi bộ khác'): Operation => ({ type: 'RENAME', unit: v(id, version), name });

  it('gives it another name, and nothing else', () => {
    expect(plan(rename('a')).plan).toMatchObject({ homeId: 'ward', moves: [], change: { founded: [], ended: [], lineage: [], restood: [{ id: 'a', name: 'Chi bộ khác', kind: 'CELL', parentId: 'ward' }] } });
  });

  it('says a stale version first, refuses what is unknown, from above, ended, changed later, or the same', () => {
    expect(codes(plan(rename('a', 2))).refusals).toEqual(['VERSION_STALE']);
    expect(codes(plan(rename('x'))).refusals).toEqual(['NOT_FOUND']);
    expect(codes(plan(rename('ward'))).refusals).toEqual(['REORGANIZED_FROM_ABOVE']);
    expect(codes(plan(rename('a'), situation({ list: [ward, unit('a', { endedOn: '2026-06-30' })] }))).refusals).toEqual(['UNIT_ENDED']);
    expect(codes(plan(rename('a'), situation({ list: [ward, unit('a', { standsFrom: '2026-12-01' })] }))).refusals).toEqual(['LATER_CHANGE']);
    expect(codes(plan(rename('a', 1, 'Chi bộ a'))).refusals).toEqual(['NOTHING_CHANGES']);
  });

  it('moves it, but not under itself, under a cell, or where it stands', () => {
    const base = unit('base', { name: 'Đảng bộ cơ sở', kind: 'BASE_COMMITTEE', sector: null });
    const list = [ward, base, unit('a'), unit('sub', { kind: 'DIVISION_COMMITTEE', parentId: 'base' })];
    const found = situation({ list, above: new Map([['base', ['base', 'ward']], ['sub', ['sub', 'base', 'ward']], ['ward', ['ward']]]) });
    const move = (id: string, parentId: string): Operation => ({ type: 'MOVE', unit: v(id), parentId });
    expect(plan(move('a', 'base'), found).plan.change.restood).toMatchObject([{ id: 'a', parentId: 'base' }]);
    expect(codes(plan(move('base', 'sub'), found)).refusals).toEqual(['PARENT_BELOW_ITSELF']);
    expect(codes(plan(move('base', 'base'), found)).refusals).toEqual(['PARENT_BELOW_ITSELF']);
    expect(codes(plan(move('base', 'a'), found)).refusals).toEqual(['PARENT_IS_CELL']);
    expect(codes(plan(move('a', 'ward'), found)).refusals).toEqual(['NOTHING_CHANGES']);
  });

  it('makes a base cell of thirty a base committee, with everybody in one of its cells', () => {
    const list = [ward, unit('big', { kind: 'BASE_CELL' })];
    const found = situation({ list, stays: membersOf('big', 30) });
    const ids = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, index) => `big-${from + index}`);
    const cell = (name: string, memberIds: string[]) => ({ name, kind: 'CELL' as const, memberIds, cellIds: [] });
    const change = (cells: ReturnType<typeof cell>[]): Operation => ({ type: 'CHANGE_KIND', unit: v('big'), kind: 'BASE_COMMITTEE', cells });
    const day = { effectiveOn: '2026-07-01', decidedOn: '2026-06-20' };
    const whole = plan(change([cell('Một', ids(0, 15)), cell('Hai', ids(15, 30))]), found, day);
    expect(codes(whole)).toEqual(CLEAN);
    expect(whole.plan.change.founded.map(({ parentId }) => parentId)).toEqual(['big', 'big']);
    expect(whole.plan.moves).toHaveLength(30);
    const some = plan(change([cell('Một', ids(0, 15)), cell('Hai', ids(15, 28))]), found, day);
    expect(codes(some).refusals).toEqual(['MEMBERS_WITHOUT_HOME']);
    expect(some.plan.homeless.map(({ memberId }) => memberId)).toEqual(['big-28', 'big-29']);
    const small = situation({ list, stays: membersOf('big', 29) });
    expect(codes(plan(change([cell('Một', ids(0, 15)), cell('Hai', ids(15, 29))]), small, day)).warnings).toEqual(['BASE_COMMITTEE_TOO_SMALL']);
  });
});

describe('merging, splitting, dissolving', () => {
  const newCell = { name: 'Chi bộ chung', kind: 'CELL' as const, sector: 'VILLAGE' as const, parentId: 'ward' };
  const merge = (ids: string[], into: Extract<Operation, { type: 'MERGE' }>['into'] = newCell): Operation => ({ type: 'MERGE', units: ids.map((id) => v(id)), into });

  it('merges into a new cell, all of the old ones with it, and keeps the lineage', () => {
    const { plan: merged, ...verdict } = plan(merge(['b', 'c']));
    expect(codes({ plan: merged, ...verdict })).toEqual(CLEAN);
    expect(merged.change).toMatchObject({ founded: [{ id: 'new0' }], ended: ['b', 'c'], lineage: [{ predecessorId: 'b', successorId: 'new0', kind: 'MERGED_INTO' }, { predecessorId: 'c' }] });
    expect(merged.moves).toHaveLength(9);
  });

  it('merges into a cell that is there', () => {
    const { change, moves } = plan(merge(['b'], v('a'))).plan;
    expect([change.ended, change.founded, moves.every(({ toId }) => toId === 'a')]).toEqual([['b'], [], true]);
  });

  it('refuses one, one named twice, sorts that differ, and what would hang in the air', () => {
    expect(codes(plan(merge(['a']))).refusals).toEqual(['MERGE_OF_ONE']);
    expect(codes(plan(merge(['a', 'b', 'a']))).refusals).toEqual(['UNIT_TWICE']);
    expect(codes(plan(merge(['b', 'a'], v('a')))).refusals).toEqual(['UNIT_TWICE']);
    expect(codes(plan(merge(['a', 'b'], { ...newCell, kind: 'SUBORDINATE_COMMITTEE' }))).refusals).toContain('KINDS_DIFFER');
    const meetings = plan(merge(['a', 'b']), situation({ later: [{ organizationId: 'b', records: 2 }, { organizationId: 'z', records: 1 }] }));
    expect(meetings.refusals.map(({ refusal, params }) => [refusal.code, params['records']])).toEqual([['LATER_RECORDS', 2]]);
    const joined = membersOf('b', 4).map((stay, index) => (index === 0 ? { ...stay, validFrom: '2026-12-01' } : stay));
    expect(codes(plan(merge(['b'], v('a')), situation({ stays: [...membersOf('a', 3), ...joined] }))).refusals).toEqual(['LATER_RECORDS']);
  });

  it('warns of work that nobody could go on with', () => {
    expect(codes(plan(merge(['a', 'b']), situation({ openWork: { sheets: 2, admissions: 1, cases: null } }))).warnings).toEqual(['WORK_OPEN']);
  });

  it('splits by name; who is not named stays, or has no home when the cell ends', () => {
    const split = (memberIds: string[], end: boolean): Operation => ({ type: 'SPLIT', unit: v('a'), end, parts: [{ name: 'Chi bộ tách', kind: 'CELL', memberIds, cellIds: [] }] });
    const three = ['a-0', 'a-1', 'a-2'];
    expect(codes(plan(split(three, false)))).toEqual(CLEAN);
    expect(plan(split(three, false)).plan.change.lineage).toEqual([{ predecessorId: 'a', successorId: 'new0', kind: 'SPLIT_FROM' }]);
    expect(codes(plan(split(three, true))).refusals).toEqual(['MEMBERS_WITHOUT_HOME']);
    expect(plan(split(three, true)).plan.homeless).toHaveLength(9);
    expect(codes(plan(split(['b-0', 'b-1', 'b-2'], false))).refusals).toEqual(['MEMBER_UNKNOWN', 'MEMBER_UNKNOWN', 'MEMBER_UNKNOWN']);
    const everybody = membersOf('a', 12).map(({ memberId }) => memberId);
    expect(codes(plan(split(everybody, false))).refusals).toEqual(['SOURCE_LEFT_EMPTY']);
    expect(codes(plan(split(everybody, true)))).toEqual(CLEAN);
  });

  it('splits off only what stands under it', () => {
    const committee = unit('d', { name: 'Đảng bộ bộ phận', kind: 'BASE_COMMITTEE' });
    const list = [ward, committee, unit('a'), unit('e', { parentId: 'd' })];
    const split = (cellIds: string[]): Operation => ({ type: 'SPLIT', unit: v('d'), end: false, parts: [{ name: 'Đảng bộ tách', kind: 'BASE_COMMITTEE', memberIds: [], cellIds }] });
    const refusals = (cellIds: string[]): string[] => codes(plan(split(cellIds), situation({ list }))).refusals.filter((code) => code === 'NOT_UNDER_SOURCE');
    expect([refusals(['e']), refusals(['a'])]).toEqual([[], ['NOT_UNDER_SOURCE']]);
  });

  it('nothing goes under what is founded only later', () => {
    const later = { ...ward, foundedOn: '2027-01-01' };
    const found: Operation = { type: 'FOUND', parentId: 'ward', part: { name: 'Chi bộ mới', kind: 'CELL', memberIds: ['a-0', 'a-1', 'a-2'], cellIds: [] } };
    expect(codes(plan(found, situation({ list: [later, unit('a')] }))).refusals).toEqual(['UNIT_NOT_YET']);
  });

  it('dissolves when everybody is told where to go, and what stands below too', () => {
    const dissolve = (change: object = {}): Operation => ({ type: 'DISSOLVE', unit: v('b'), membersTo: null, placements: [], childrenTo: null, ...change });
    expect(plan(dissolve()).refusals.map(({ refusal, params }) => [refusal.code, params['members']])).toEqual([['MEMBERS_WITHOUT_HOME', 5]]);
    const placed = plan(dissolve({ membersTo: 'a', placements: [{ memberId: 'b-1', toId: 'c' }] }));
    expect(codes(placed)).toEqual(CLEAN);
    expect(placed.plan.moves.map(({ toId }) => toId)).toEqual(['a', 'c', 'a', 'a', 'a']);
    expect(codes(plan(dissolve({ membersTo: 'b' }))).refusals).toContain('UNIT_TWICE');
    expect(codes(plan(dissolve({ membersTo: 'ward' }))).refusals).toContain('NOT_A_CELL');
    const base = unit('base', { kind: 'BASE_COMMITTEE', sector: null });
    const found = situation({ list: [ward, base, unit('a', { parentId: 'base' })], stays: membersOf('a', 3) });
    expect(codes(plan({ ...dissolve(), unit: v('base') } as Operation, found)).refusals).toEqual(['UNITS_WITHOUT_PARENT']);
    expect(plan({ ...dissolve({ childrenTo: 'ward' }), unit: v('base') } as Operation, found).plan.change.restood).toMatchObject([{ id: 'a', parentId: 'ward' }]);
  });
});
