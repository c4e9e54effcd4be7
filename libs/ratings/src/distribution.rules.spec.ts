import { changeOf, distributionOf, idsOfPage, type RatedRow } from './distribution.rules.js';

const row = (entryId: string, level: RatedRow['level'], change: Partial<RatedRow> = {}): RatedRow => ({ entryId, organizationId: 'a', isMember: true, level, isBefore: false, ...change });

it('counts by organisation, subject and level with the rows behind, beside the year before', () => {
  const rows = [row('1', 'GOOD'), row('2', 'EXCELLENT'), row('3', 'GOOD'), row('4', 'GOOD', { isMember: false }), row('5', 'GOOD', { organizationId: 'b' }), row('6', 'GOOD', { isBefore: true }), row('7', 'COMPLETED', { isBefore: true })];
  expect(distributionOf(rows)).toEqual([
    { organizationId: 'a', subject: 'MEMBERS', level: 'EXCELLENT', entryIds: ['2'], before: 0 },
    { organizationId: 'a', subject: 'MEMBERS', level: 'GOOD', entryIds: ['1', '3'], before: 1 },
    { organizationId: 'a', subject: 'MEMBERS', level: 'COMPLETED', entryIds: [], before: 1 },
    { organizationId: 'a', subject: 'ORGANIZATIONS', level: 'GOOD', entryIds: ['4'], before: 0 },
    { organizationId: 'b', subject: 'MEMBERS', level: 'GOOD', entryIds: ['5'], before: 0 },
  ]);
});

it('reads the rows behind a number page by page, forwards and backwards', () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect(idsOfPage(ids, { key: undefined, backwards: false, limit: 2 })).toEqual(['a', 'b']);
  expect(idsOfPage(ids, { key: ['b'], backwards: false, limit: 3 })).toEqual(['c', 'd']);
  expect(idsOfPage(ids, { key: ['d'], backwards: true, limit: 2 })).toEqual(['c', 'b']);
  expect(idsOfPage(ids, { key: ['d'], backwards: false, limit: 2 })).toEqual([]);
});

it('knows up from down', () => {
  expect([changeOf('EXCELLENT', 'GOOD'), changeOf('GOOD', 'GOOD'), changeOf('NOT_COMPLETED', 'COMPLETED')]).toEqual(['UP', 'SAME', 'DOWN']);
});
