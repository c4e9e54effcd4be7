import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { postRefusals } from './post.refusals.js';

/** A seat on a committee and a cell, as they stand on the first day. */
export interface FollowingGround {
  readonly committeeKind: string | null;
  readonly postFrom: string;
  readonly postThrough: string | null;
  readonly isCell: boolean;
  /** Whether the cell stands below the committee. */
  readonly isBelow: boolean;
  /** Whether the same member follows it in that time already. */
  readonly follows: boolean;
}

export interface FollowingDays {
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
  readonly decidedOn: PlainDate;
}

/** Whether a member of a committee may be given a cell to follow. */
export function followVerdict({ validFrom, validThrough, decidedOn }: FollowingDays, ground: FollowingGround, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  const from = validFrom.toString();
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  if (validThrough && validThrough.toString() < from) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'validThrough', earlier: 'validFrom' }, ['input', 'validThrough']));
  if (ground.committeeKind !== 'EXECUTIVE') refusals.push(finding(postRefusals.FOLLOWER_NOT_OF_COMMITTEE, {}, ['input', 'postId']));
  if (from < ground.postFrom || (ground.postThrough !== null && from > ground.postThrough)) {
    refusals.push(finding(postRefusals.FOLLOWER_OUT_OF_TERM, { postFrom: ground.postFrom, postThrough: ground.postThrough ?? '…' }, ['input', 'validFrom']));
  }
  if (!ground.isCell) refusals.push(finding(postRefusals.FOLLOWED_NOT_A_CELL, {}, ['input', 'organizationId']));
  if (!ground.isBelow) refusals.push(finding(postRefusals.FOLLOWED_NOT_BELOW, {}, ['input', 'organizationId']));
  if (ground.follows) refusals.push(finding(postRefusals.FOLLOWED_ALREADY, {}, ['input', 'postId']));
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/** Whether a following may end on a day. */
export function unfollowVerdict({ validFrom, validThrough }: { readonly validFrom: string; readonly validThrough: string | null }, lastDay: PlainDate): Verdict<null> {
  const path = ['input', 'lastDay'];
  const day = lastDay.toString();
  if (validThrough !== null && validThrough < day) return refused([finding(postRefusals.FOLLOWING_ENDED, { validThrough }, path)]);
  return day < validFrom ? refused([finding(postRefusals.LAST_DAY_BEFORE_FIRST, { lastDay: day, validFrom }, path)]) : accepted(null);
}
