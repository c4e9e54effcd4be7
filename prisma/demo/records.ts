import type { Book } from './book.js';
import { inForce } from './census.js';
import type { Day } from './days.js';
import { isFullOn, type DemoMember, type Roll } from './membership.js';
import type { MembershipRow, OverlayRow } from './rows.js';
import type { Electorate } from './votes.js';

export interface Stay {
  readonly member: DemoMember;
  readonly period: MembershipRow;
}

/** Who stayed in a cell, and by member, where they were guests and what lay over them. */
export interface Records {
  /** Everybody who was ever enrolled, in that order. */
  readonly members: readonly DemoMember[];
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  readonly guests: ReadonlyMap<string, readonly MembershipRow[]>;
  readonly overlays: ReadonlyMap<string, readonly OverlayRow[]>;
}

export function recordsOf({ rows }: Book, roll: Roll): Records {
  const byId = new Map(roll.members.map((each) => [each.member.id, each]));
  const stays = rows.membership.flatMap((period): Stay[] => {
    const member = byId.get(period.memberId);
    return member ? [{ member, period }] : [];
  });
  const guests = rows.membership.filter(({ kind }) => kind === 'TEMPORARY');
  return {
    members: roll.members,
    stays: grouped(stays, ({ period }) => period.organizationId),
    guests: grouped(guests, ({ memberId }) => memberId),
    overlays: grouped(rows.memberOverlay, ({ memberId }) => memberId),
  };
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The full members of a cell on a day who count when it votes: neither active elsewhere nor exempt. */
export function votersOf(records: Records, organizationId: string, day: Day): DemoMember[] {
  return (records.stays.get(organizationId) ?? [])
    .filter(({ member, period }) => period.kind === 'PRIMARY' && inForce(period, day) && isFullOn(member, day))
    .map(({ member }) => member)
    .filter(({ member }) => !(records.guests.get(member.id) ?? []).some((each) => inForce(each, day)) && !liesOver(records, member.id, 'ACTIVITY_EXEMPTION', day));
}

/** Of how many a vote is, and how many of them are suspended and so neither vote nor count. */
export function electorateOf(records: Records, voters: readonly DemoMember[], day: Day): Electorate {
  return { voters: voters.length, suspended: voters.filter(({ member }) => liesOver(records, member.id, 'SUSPENSION', day)).length };
}

export function liesOver(records: Records, memberId: string, kind: OverlayRow['kind'], day: Day): boolean {
  return (records.overlays.get(memberId) ?? []).some((each) => each.kind === kind && inForce(each, day));
}
