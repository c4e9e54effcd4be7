import { storedDay } from '#kernel';
import { followVerdict, unfollowVerdict, type FollowingGround } from './following.rules.js';

const day = storedDay;
const GROUND: FollowingGround = { committeeKind: 'EXECUTIVE', postFrom: '2025-07-01', postThrough: null, isCell: true, isBelow: true, follows: false };
const DAYS = { validFrom: day('2026-11-01'), decidedOn: day('2026-10-30') };
const codes = (days: Partial<Parameters<typeof followVerdict>[0]>, ground: Partial<FollowingGround>): string[] => {
  const verdict = followVerdict({ ...DAYS, ...days }, { ...GROUND, ...ground }, day('2026-11-21'));
  return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code}.${path.slice(1).join('.')}`);
};

it.each<[string[], Parameters<typeof codes>[0], Partial<FollowingGround>]>([
  [[], {}, {}],
  [[], { validFrom: day('2025-07-01'), validThrough: day('2025-07-01') }, { postThrough: '2025-07-01' }],
  [['FOLLOWER_NOT_OF_COMMITTEE.postId'], {}, { committeeKind: 'INSPECTION' }],
  [['FOLLOWER_NOT_OF_COMMITTEE.postId'], {}, { committeeKind: null }],
  [['FOLLOWER_OUT_OF_TERM.validFrom'], { validFrom: day('2025-06-30') }, {}],
  [['FOLLOWER_OUT_OF_TERM.validFrom'], {}, { postThrough: '2026-10-31' }],
  [['FOLLOWED_NOT_A_CELL.organizationId', 'FOLLOWED_NOT_BELOW.organizationId'], {}, { isCell: false, isBelow: false }],
  [['FOLLOWED_ALREADY.postId'], {}, { follows: true }],
  [['DATE_IN_FUTURE.decidedOn', 'DATES_OUT_OF_ORDER.validThrough'], { decidedOn: day('2026-11-22'), validThrough: day('2026-10-31') }, {}],
])('a cell is followed: %j', (expected, days, ground) => {
  expect(codes(days, ground)).toEqual(expected);
});

it('a following ends not before it began, and once', () => {
  const ending = (lastDay: string, validThrough: string | null) => {
    const verdict = unfollowVerdict({ validFrom: '2026-11-01', validThrough }, day(lastDay));
    return verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code);
  };
  expect([ending('2026-11-01', null), ending('2026-11-20', '2026-11-30'), ending('2026-10-31', null), ending('2026-11-30', '2026-11-20')]).toEqual([[], [], ['LAST_DAY_BEFORE_FIRST'], ['FOLLOWING_ENDED']]);
});
