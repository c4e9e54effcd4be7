import type { CommitteeKind, PostKind } from '#prisma-client';
import type { Day } from './days.js';
import type { DemoRows, MemberRow, MembershipRow, OrganizationPeriodRow, Period, PersonRow } from './rows.js';

/** Whether a row is in force on a day. */
export function inForce({ validFrom, validThrough }: Period, day: Day): boolean {
  return validFrom <= day && (validThrough === null || day <= validThrough);
}

/** Counts the demo data in memory, as of any day: what the tests hold against the reports. */
export class Census {
  private readonly people: ReadonlyMap<string, PersonRow>;
  private readonly subtrees = new Map<string, ReadonlySet<string>>();
  private readonly membersById: ReadonlyMap<string, MemberRow>;

  constructor(readonly rows: DemoRows) {
    this.people = new Map(rows.person.map((each) => [each.id, each]));
    this.membersById = new Map(rows.member.map((each) => [each.id, each]));
  }

  /** The id of the organisation that ever bore a name. */
  organization(name: string): string {
    const ids = new Set(this.rows.organizationPeriod.filter((each) => each.name === name).map((each) => each.organizationId));
    const [id] = ids;
    if (ids.size !== 1 || id === undefined) throw new Error(`${ids.size} organisations are called ${name}.`);
    return id;
  }

  /** What stands directly under an organisation on a day. */
  children(parentId: string, day: Day): OrganizationPeriodRow[] {
    return this.rows.organizationPeriod.filter((each) => each.parentId === parentId && inForce(each, day));
  }

  /** An organisation and all below it on a day. */
  subtree(rootId: string, day: Day): ReadonlySet<string> {
    const known = this.subtrees.get(`${rootId} ${day}`);
    if (known) return known;
    const ids = new Set([rootId]);
    for (const id of ids) for (const child of this.children(id, day)) ids.add(child.organizationId);
    this.subtrees.set(`${rootId} ${day}`, ids);
    return ids;
  }

  /** Primary memberships in a subtree on a day. */
  memberships(rootId: string, day: Day): MembershipRow[] {
    const ids = this.subtree(rootId, day);
    return this.rows.membership.filter((each) => each.kind === 'PRIMARY' && ids.has(each.organizationId) && inForce(each, day));
  }

  /** Members whose event of a kind falls within two days while they belonged to an organisation's cells. */
  membersWith(event: 'admissionDecidedOn' | 'recognizedOn', rootId: string, from: Day, through: Day): MemberRow[] {
    return this.rows.member.filter((member) => {
      const on = member[event];
      if (on === null || on < from || on > through) return false;
      const cells = this.subtree(rootId, on);
      return this.rows.membership.some((each) => each.memberId === member.id && each.kind === 'PRIMARY' && cells.has(each.organizationId) && inForce(each, on));
    });
  }

  /** The people in an organisation's committee of a kind on a day. */
  committee(organizationId: string, kind: CommitteeKind, day: Day): PersonRow[] {
    const sitting = this.rows.committee.filter((each) => each.organizationId === organizationId && each.kind === kind && inForce(each, day));
    const ids = new Set(sitting.map((each) => each.id));
    const posts = this.rows.post.filter((each) => each.committeeId !== null && ids.has(each.committeeId) && inForce(each, day));
    return [...new Set(posts.map((each) => each.personId))].map((id) => this.person(id));
  }

  /** Who holds an office of an organisation on a day. */
  holders(organizationId: string, kind: PostKind, day: Day): PersonRow[] {
    return this.rows.post
      .filter((each) => each.organizationId === organizationId && each.kind === kind && inForce(each, day))
      .map((each) => this.person(each.personId));
  }

  person(id: string): PersonRow {
    const person = this.people.get(id);
    if (!person) throw new Error(`There is no person ${id}.`);
    return person;
  }

  member(id: string): MemberRow {
    const member = this.membersById.get(id);
    if (!member) throw new Error(`There is no member ${id}.`);
    return member;
  }
}
