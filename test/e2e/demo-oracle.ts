import type { DemoRows } from '#demo';
import { REFERENCE_DATE } from '../setup/reference.js';
import { referenceRows } from '../setup/reference-rows.js';

export type Person = DemoRows['person'][number];
export type Member = DemoRows['member'][number];
export type Membership = DemoRows['membership'][number];
type Organization = DemoRows['organization'][number];
type Period = DemoRows['organizationPeriod'][number];

/** Somebody who belongs to an organisation on a day. */
export interface OnRoll {
  readonly member: Member;
  readonly person: Person;
  readonly organizationId: string;
  readonly status: DemoRows['memberStatusPeriod'][number]['status'];
}

interface Dates {
  readonly validFrom: string;
  readonly validThrough: string | null;
}

/** Whether a row is in force on a day; days compare as texts. */
export function inForce({ validFrom, validThrough }: Dates, day: string): boolean {
  return validFrom <= day && (validThrough === null || day <= validThrough);
}

/**
 * What the API must answer on the demo data, worked out from the generator's rows without SQL: slow and plain,
 * so that it can be believed.
 */
export class DemoOracle {
  readonly rows: DemoRows = referenceRows();
  private readonly persons = new Map(this.rows.person.map((each) => [each.id, each]));
  private readonly members = new Map(this.rows.member.map((each) => [each.id, each]));

  person(id: string): Person {
    return known(this.persons.get(id));
  }

  member(id: string): Member {
    return known(this.members.get(id));
  }

  /** The id of the organisation that bore this name on a day. */
  organization(name: string, day: string = REFERENCE_DATE): string {
    return known(this.rows.organizationPeriod.find((each) => each.name === name && inForce(each, day))).organizationId;
  }

  period(id: string, day: string): Period | undefined {
    return this.rows.organizationPeriod.find((each) => each.organizationId === id && inForce(each, day));
  }

  /** The period in force on a day, else the last one before it, else the first. */
  nearestPeriod(id: string, day: string): Period | undefined {
    const own = this.rows.organizationPeriod.filter((each) => each.organizationId === id).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return own.findLast((each) => each.validFrom <= day) ?? own[0];
  }

  /** The organisation and all that stood under it on a day. */
  under(id: string, day: string = REFERENCE_DATE): Set<string> {
    const found = new Set([id]);
    for (const each of found) {
      for (const period of this.rows.organizationPeriod) if (period.parentId === each && inForce(period, day)) found.add(period.organizationId);
    }
    return found;
  }

  /** All that an organisation answers for now: what stands under it, and what merged into any of that. */
  answersFor(id: string): Set<string> {
    return new Set(this.rows.organization.flatMap((each) => (this.lineUp(each).includes(id) ? [each.id] : [])));
  }

  /** All it stands or ever stood under, at any remove. */
  above(id: string): Set<string> {
    const found = new Set<string>([id]);
    for (const each of found) {
      for (const { organizationId, parentId } of this.rows.organizationPeriod) if (organizationId === each && parentId !== null) found.add(parentId);
    }
    found.delete(id);
    return found;
  }

  /** Who belongs to which organisation on a day. */
  roll(day: string = REFERENCE_DATE, kind: Membership['kind'] = 'PRIMARY'): OnRoll[] {
    const statuses = new Map(this.rows.memberStatusPeriod.filter((each) => inForce(each, day)).map((each) => [each.memberId, each.status]));
    return this.rows.membership.flatMap((each) => {
      const status = statuses.get(each.memberId);
      if (each.kind !== kind || !inForce(each, day) || !status) return [];
      const member = this.member(each.memberId);
      return [{ member, person: this.person(member.personId), organizationId: each.organizationId, status }];
    });
  }

  /** People of whom `WORK_IN_PROGRESS` has it that they follow one of these cells: of each committee above, the first seat. */
  followersOf(isTold: (cellId: string) => boolean): Set<string> {
    const above = new Set(this.rows.organizationPeriod.flatMap(({ organizationId, kind, parentId, validThrough }) => (validThrough === null && ['CELL', 'BASE_CELL'].includes(kind) && isTold(organizationId) ? [parentId] : [])));
    const committees = this.rows.committee.filter(({ kind, organizationId, validThrough }) => kind === 'EXECUTIVE' && validThrough === null && above.has(organizationId));
    const firstOf = (id: string) => this.rows.post.filter(({ committeeId, validThrough }) => committeeId === id && validThrough === null).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    return new Set(committees.flatMap(({ id }) => firstOf(id)?.personId ?? []));
  }

  private lineUp(organization: Organization): string[] {
    const merger = this.rows.organizationLineage.find((each) => each.predecessorId === organization.id && each.kind === 'MERGED_INTO');
    const last = this.rows.organizationPeriod.filter((each) => each.organizationId === organization.id).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    const above = organization.endedOn !== null && merger ? merger.successorId : last?.parentId;
    const parent = this.rows.organization.find((each) => each.id === above);
    return [organization.id, ...(parent ? this.lineUp(parent) : [])];
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The demo data has no such row.');
  return value;
}
