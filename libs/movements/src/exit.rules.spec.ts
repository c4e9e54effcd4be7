import { storedDay, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { endsWith, exitVerdict, restoreVerdict, sortPosts, type Exit, type Leaver, type Restoration } from './exit.rules.js';

const today = storedDay('2026-11-21');
const book = Regulations.load().on(today);
const electorate = { fullMembers: 12, elsewhere: 0, exempt: 1 };
const leaver: Leaver = { isActor: false, isRelative: false, isGuest: false, status: 'FULL', statusThrough: null, begunOn: '2020-01-01', posts: [], postsOutOfReach: 0, hasOpenAdmission: false, hasOpenTransfer: false, openRatings: [], failingYears: [], failedHelps: [], paidMonths: 0 };
const votes = (votesFor: number) => ({ votesFor, votesAgainst: 12 - votesFor, votesAbsent: 0, exemptAbsent: 0 });
const removal: Exit = { kind: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY', inactiveMonths: 3, decidedOn: today, effectiveOn: today, votes: votes(8) };
const plain = (kind: Exit['kind']): Exit => ({ kind, decidedOn: today, effectiveOn: today });
const codes = (verdict: Verdict<null>) => [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `W ${refusal.code}`)];
const leave = (exit: Exit, change: Partial<Leaver> = {}, rules = book) => codes(exitVerdict(exit, { ...leaver, ...change }, { electorate, book: rules, today }));

it('a removal needs two thirds of the cell; before the rules in force nobody checks', () => {
  expect(leave(removal)).toEqual([]);
  expect(leave({ ...removal, votes: votes(7) })).toEqual(['W VOTE_NOT_CARRIED']);
  expect(leave({ ...removal, votes: null })).toEqual(['W EXIT_VOTE_MISSING']);
  expect(leave({ ...removal, votes: { ...votes(8), votesAbsent: 1 } })).toEqual(['VOTES_TOO_MANY']);
  expect(leave({ ...removal, votes: votes(7) }, {}, Regulations.load().on(storedDay('2020-01-01')))).toEqual([]);
});

it('each kind has its details and no others', () => {
  expect(leave({ ...removal, ground: null, inactiveMonths: null })).toEqual(['EXIT_DETAIL_MISSING']);
  expect(leave(plain('TRANSFERRED_OUT'))).toEqual(['EXIT_DETAIL_MISSING']);
  expect(leave({ ...plain('TRANSFERRED_OUT'), destination: 'Đảng bộ phường khác' })).toEqual([]);
  expect(leave({ ...plain('DIED'), ground: 'CONDUCT', destination: 'x', votes: votes(8) })).toEqual(['EXIT_DETAIL_POINTLESS', 'EXIT_DETAIL_POINTLESS', 'EXIT_DETAIL_POINTLESS']);
  expect(leave(plain('RESIGNED'))).toEqual([]);
  expect(leave(plain('RECOGNIZED'))).toEqual(['EXIT_KIND_UNFIT']);
});

it('a probationary member is removed, not expelled', () => {
  expect(leave({ ...plain('EXPELLED'), votes: votes(8) })).toEqual([]);
  expect(leave({ ...plain('EXPELLED'), votes: votes(8) }, { status: 'PROBATIONARY' })).toEqual(['W PROBATIONARY_EXPELLED']);
});

it('the day lies after the present state began, and not ahead', () => {
  expect(leave(plain('DIED'), { begunOn: '2026-11-20' })).toEqual([]);
  expect(leave(plain('DIED'), { begunOn: '2026-11-21' })).toEqual(['EXIT_BEFORE_BEGIN']);
  expect(leave({ ...plain('DIED'), effectiveOn: storedDay('2026-11-22') })).toEqual(['DATE_IN_FUTURE']);
  expect(leave(plain('DIED'), { statusThrough: '2026-01-01', isActor: true })).toEqual(['ALREADY_OUT', 'OWN_EXIT']);
  expect(leave(plain('DIED'), { isGuest: true, isRelative: true })).toEqual(['EXIT_OF_GUEST', 'CONFLICT_OF_INTEREST']);
});

it('names posts and open work, all at once', () => {
  const post = (validFrom: string) => ({ id: validFrom, organizationName: 'Chi bộ A', validFrom });
  expect(leave(plain('DIED'), { posts: [post('2025-01-01')], hasOpenAdmission: true, openRatings: [2026] })).toEqual(['W POSTS_END_TOO', 'W ADMISSION_ENDS_TOO', 'W RATING_OPEN']);
  expect(leave(plain('DIED'), { hasOpenTransfer: true })).toEqual(['TRANSFER_UNDER_WAY']);
  expect(leave(plain('RESIGNED'), { posts: [post('2026-11-21')], postsOutOfReach: 2 })).toEqual(['POSTS_BEGIN_LATER', 'POSTS_OUT_OF_REACH']);
  // What never began, and whatever the dead are said to hold, is taken away; it is named all the same.
  for (const [kind, day] of [['DIED', '2026-11-21'], ['RESIGNED', '2026-12-15']] as const) {
    expect(leave(plain(kind), { posts: [post(day)] })).toEqual(['W POSTS_END_TOO']);
    expect(sortPosts(plain(kind), [post('2025-01-01'), post(day)], today)).toMatchObject({ ending: [{ id: '2025-01-01' }], dropped: [{ id: day }], held: [] });
  }
  expect([endsWith('RESIGNED', 'SECRETARY'), endsWith('RESIGNED', 'CIVIL_SERVANT'), endsWith('DIED', 'CIVIL_SERVANT')]).toEqual([true, false, true]);
});

it('a restoration begins no earlier than the exit, in a cell, once', () => {
  const base: Restoration = { isActor: false, isRelative: false, hasOpenCase: false, notBack: [], effectiveOn: '2026-10-01', restoredOn: storedDay('2026-10-01'), decidedOn: today, statusFrom: null, isCell: true };
  const restore = (change: Partial<Restoration> = {}) => codes(restoreVerdict({ ...base, ...change }, today));
  expect(restore()).toEqual([]);
  expect(restore({ restoredOn: storedDay('2026-09-30') })).toEqual(['RESTORED_BEFORE_EXIT']);
  expect(restore({ isRelative: true, hasOpenCase: true, notBack: ['Chi bộ B'] })).toEqual(['CONFLICT_OF_INTEREST', 'RESTORE_CASE_OPEN', 'W MEMBERSHIPS_NOT_BACK']);
  expect(restore({ isActor: true, statusFrom: '2026-11-01', isCell: false, restoredOn: storedDay('2026-11-22') })).toEqual(['OWN_EXIT', 'MEMBER_IN_FORCE', 'RESTORE_CELL_GONE', 'DATE_IN_FUTURE']);
});

it('the evidence of a removal fits its ground, and is enough', () => {
  const bare = { ...removal, inactiveMonths: null };
  expect(leave(bare)).toEqual(['W REMOVAL_MONTHS_FEW']);
  expect(leave({ ...bare, inactiveMonths: 2, unpaidMonths: 3 })).toEqual([]);
  expect([9, 10].map((paidMonths) => leave({ ...bare, unpaidMonths: 3 }, { paidMonths }))).toEqual([[], ['W UNPAID_MONTHS_PAID']]);
  expect(leave({ ...bare, ground: 'NO_PROGRESS' })).toEqual(['W HELP_NOT_ON_RECORD']);
  expect(leave({ ...bare, ground: 'NO_PROGRESS', helpedSince: today.subtract({ months: 12 }) })).toEqual([]);
  expect(leave({ ...bare, ground: 'NO_PROGRESS', helpedSince: today.subtract({ months: 12 }).add({ days: 1 }) })).toEqual(['W REMOVAL_HELP_SHORT']);
  expect(leave({ ...bare, ground: 'CARD_GIVEN_UP', unpaidMonths: 3 })).toEqual(['EXIT_DETAIL_POINTLESS']);
  expect(leave({ ...removal, helpedSince: today })).toEqual(['EXIT_DETAIL_POINTLESS']);
});
