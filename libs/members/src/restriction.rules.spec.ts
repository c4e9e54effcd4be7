import { messageOf } from '#kernel';
import { restrictionFindings, type Restriction } from './restriction.rules.js';

const TOLD: Restriction = { memberId: 'm', personId: 'p', disciplineId: 'd', form: 'WARNING', decisionNumber: '05-QĐ/CB', validFrom: '2026-11-10', validThrough: '2027-11-09' };
const UNTOLD: Restriction = { ...TOLD, disciplineId: null, form: null, decisionNumber: null, validFrom: null, validThrough: null };
const on = (restrictions: readonly Restriction[], ids: readonly (string | null)[]) => restrictionFindings(restrictions, ids, (index) => [String(index)]);

it('warns of whoever is under a measure, by either id, once', () => {
  expect(on([TOLD, TOLD], ['x', 'm', null]).map(({ refusal, path }) => [refusal.code, path])).toEqual([['RESTRICTED', ['1']]]);
  expect(on([TOLD], ['p'])).toHaveLength(1);
  expect(on([], ['m'])).toEqual([]);
});

it('shows the decision to those alone who may know it, and keeps it from what is recorded of the warning', () => {
  const [told] = on([TOLD, UNTOLD], ['m']);
  const [untold] = on([UNTOLD], ['m']);
  if (!told || !untold) throw new Error('There is a finding for each.');
  expect(messageOf(told, 'vi')).toBe('Người này đang có hạn chế theo quyết định còn hiệu lực: cảnh cáo, quyết định số 05-QĐ/CB, từ 2026-11-10 đến hết 2027-11-09.');
  expect(messageOf(untold, 'vi')).toBe('Người này đang có hạn chế theo quyết định còn hiệu lực.');
  expect(messageOf({ ...told, params: told.kept ?? told.params }, 'vi')).toBe(messageOf(untold, 'vi'));
  expect(untold.kept).toBeUndefined();
});
