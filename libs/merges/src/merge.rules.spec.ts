import type { Verdict } from '#kernel';
import { isKnown, mergeVerdict, missingFindings, staleFindings, type KnownGround } from './merge.rules.js';
import { labelsOf, movedRecords } from './moved-records.rules.js';

const FREE: KnownGround = {
  keepKnown: true, mergeKnown: true, same: false, keepVersion: 1, mergeVersion: 2, keepMemberId: 'k', mergeMemberId: 'm', ofActor: false, ofRelative: false, membershipsOverlapOn: null, statusesOverlapOn: null,
  ratedTwice: [], exclusive: false, accounts: false, related: false, heldUp: false, apart: false, alike: true, numbersDiffer: false, keepAdmittedOn: '2010-01-01', mergeAdmittedOn: '2010-01-01',
};
const refusalsOf = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code));

describe('two records of one person', () => {
  it.each<[string, Partial<KnownGround>, object]>([
    ['MERGES_OWN_RECORD', { ofActor: true }, {}],
    ['CONFLICT_OF_INTEREST', { ofRelative: true }, {}],
    ['MERGE_MEMBERSHIPS_OVERLAP', { membershipsOverlapOn: '2024-01-01' }, { from: '2024-01-01' }],
    ['MERGE_STATUSES_OVERLAP', { statusesOverlapOn: '2024-02-01' }, { from: '2024-02-01' }],
    ['MERGE_RATED_TWICE', { ratedTwice: [2024, 2025] }, { years: '2024, 2025' }],
    ['MERGE_WORK_OPEN', { exclusive: true }, {}],
    ['MERGE_BOTH_LOG_IN', { accounts: true }, {}],
    ['MERGE_OF_RELATIVES', { related: true }, {}],
    ['MERGE_HELD_UP', { heldUp: true }, {}],
  ])('are refused by %s', (code, spoilt, params) => {
    const verdict = mergeVerdict({ ...FREE, ...spoilt }, ['input']);
    expect(refusalsOf(verdict)).toEqual([code]);
    expect(verdict).toMatchObject({ ok: false, refusals: [{ params }] });
  });

  it('are refused for everything at once', () => {
    expect(refusalsOf(mergeVerdict({ ...FREE, ofActor: true, exclusive: true, heldUp: true }, []))).toEqual(['MERGES_OWN_RECORD', 'MERGE_WORK_OPEN', 'MERGE_HELD_UP']);
  });

  it.each<[string, Partial<KnownGround>]>([
    ['MERGE_DECLARED_APART', { apart: true }],
    ['MERGE_UNLIKE', { alike: false }],
    ['MERGE_NUMBERS_DIFFER', { numbersDiffer: true }],
    ['MERGE_ADMISSIONS_DIFFER', { mergeAdmittedOn: '2011-01-01' }],
  ])('are warned of %s', (code, unlikely) => {
    expect(mergeVerdict({ ...FREE, ...unlikely }, [])).toMatchObject({ ok: true, warnings: [{ refusal: { code } }] });
  });

  it('are merged otherwise, also where only one has a party record', () => {
    for (const ground of [FREE, { ...FREE, mergeAdmittedOn: null }, { ...FREE, keepAdmittedOn: null }]) expect(mergeVerdict(ground, [])).toMatchObject({ ok: true, warnings: [] });
  });

  it('must be two, in scope, at the versions they were seen at', () => {
    const codes = (ground: { keepKnown: boolean; mergeKnown: boolean; same: boolean }): string[] => missingFindings(ground, ['input']).map(({ refusal, path }) => `${refusal.code}.${path.join('.')}`);
    expect(codes({ keepKnown: false, mergeKnown: false, same: false })).toEqual(['NOT_FOUND.input.keepId', 'NOT_FOUND.input.mergeId']);
    expect(codes({ keepKnown: false, mergeKnown: false, same: true })).toEqual(['NOT_FOUND.input.keepId', 'NOT_FOUND.input.mergeId']);
    expect(codes({ keepKnown: true, mergeKnown: true, same: true })).toEqual(['MERGE_OF_ONE.input.mergeId']);
    expect([isKnown(FREE), isKnown({ keepKnown: true, mergeKnown: true, same: true })]).toEqual([true, false]);
    expect(staleFindings(FREE, { keep: 1, merge: 2 })).toEqual([]);
    expect(staleFindings(FREE, { keep: 3, merge: 4 }).map(({ path }) => path.at(-1))).toEqual(['keep', 'merge']);
  });
});

describe('what a merger moves', () => {
  it('is counted by what people call it, and cases are told apart from the rest by nothing', () => {
    expect(movedRecords([['post', 2], ['account', 1], ['delegation', 3], ['not_same_person', 1], ['membership', 1]])).toEqual([
      { kind: 'MEMBERSHIP', records: 1 },
      { kind: 'POST', records: 2 },
      { kind: 'ACCOUNT', records: 4 },
      { kind: 'OTHER', records: 1 },
    ]);
    expect(labelsOf(['discipline_case', 'inspection_case_subject', 'inspection_case_team', 'not_same_person'])).toEqual({ whatVi: 'bản ghi khác', whatEn: 'other records' });
  });
});
