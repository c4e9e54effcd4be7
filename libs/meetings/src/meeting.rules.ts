import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { meetingRefusals } from './meeting.refusals.js';

/** How many took part in a meeting, and how many did not. */
export interface Attendance {
  readonly present: number;
  readonly absentExcused: number;
  readonly absentUnexcused: number;
}

/** What a meeting is held against: its cell on that day, and whether another of its kind stands there. */
export interface MeetingDay {
  readonly isCell: boolean;
  /** Everybody active in the cell, guests included. */
  readonly members: number;
  readonly taken: boolean;
}

/** Whether a meeting may stand on record as it is written up. */
export function meetingVerdict<M extends Attendance & { readonly heldOn: PlainDate }>(meeting: M, day: MeetingDay, today: PlainDate): Verdict<M> {
  const heldOn = meeting.heldOn.toString();
  const attendance = meeting.present + meeting.absentExcused + meeting.absentUnexcused;
  const refusals: Finding[] = [];
  if (heldOn > today.toString()) refusals.push(finding(meetingRefusals.MEETING_IN_FUTURE, { heldOn }, ['input', 'heldOn']));
  if (!day.isCell) refusals.push(finding(meetingRefusals.MEETING_OF_NO_CELL, { heldOn }, ['input', 'heldOn']));
  else if (attendance > day.members) refusals.push(finding(meetingRefusals.ATTENDANCE_TOO_HIGH, { attendance, members: day.members }, ['input', 'present']));
  if (day.taken) refusals.push(finding(meetingRefusals.MEETING_EXISTS, { heldOn }, ['input', 'heldOn']));
  return refusals.length > 0 ? refused(refusals) : accepted(meeting);
}
