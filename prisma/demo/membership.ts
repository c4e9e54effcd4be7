import type { MemberStatusEnd } from '#prisma-client';
import type { Book } from './book.js';
import { addDays, addMonths, type Day } from './days.js';
import type { DemoCell } from './organizations.js';
import { addPerson, type Profile } from './people.js';
import type { Random } from './random.js';
import type { MembershipRow, MemberRow, PersonRow, StatusRow } from './rows.js';

/** Longest time from a decision to its ceremony: 30 working days, about six weeks. */
const CEREMONY_WITHIN_DAYS = 40;
const PROBATION_MONTHS = 12;

export interface DemoMember {
  readonly person: PersonRow;
  readonly member: MemberRow;
  /** Where the member belongs; null after leaving. */
  cell: DemoCell | null;
  /** Every cell the member has belonged to, the latest last. */
  readonly cells: DemoCell[];
  /** Holds a post, an account or a second membership: later changes leave such members where they are. */
  settled: boolean;
  /** The primary membership in force. */
  stay: MembershipRow;
  status: StatusRow;
}

export interface Enrolment {
  readonly profile: Profile;
  /** Day of the admission decision. */
  readonly admittedOn: Day;
  readonly ceremonyOn?: Day;
  /** Day the membership in the cell begins; the decision's, unless the member came from elsewhere. */
  readonly joinedOn?: Day;
  /** Another cell of the ward the member belonged to until then. */
  readonly before?: { readonly cell: DemoCell; readonly joinedOn: Day };
}

/** Everybody who was ever enrolled, in the order of enrolment. */
export class Roll {
  readonly members: DemoMember[] = [];

  constructor(private readonly book: Book) {}

  /**
   * Writes a member. Membership and status run from the decision, from which seniority counts; the twelve
   * months of probation run from the ceremony.
   */
  enrol(random: Random, cell: DemoCell, { profile, admittedOn, ceremonyOn, joinedOn, before }: Enrolment): DemoMember {
    const person = addPerson(this.book, random, cell, profile, admittedOn);
    const ceremony = ceremonyOn ?? drawCeremony(random, admittedOn);
    const due = addMonths(ceremony, PROBATION_MONTHS);
    const recognizedOn = due <= this.book.referenceDate ? due : null;
    const member: MemberRow = {
      id: this.book.id('member', admittedOn),
      personId: person.id,
      admissionDecidedOn: admittedOn,
      admissionCeremonyOn: ceremony,
      recognizedOn,
    };
    this.book.rows.member.push(member);
    const status = this.writeStatuses(member);
    const start = joinedOn ?? admittedOn;
    if (before) this.book.membership(member.id, before.cell.organization.id, 'PRIMARY', before.joinedOn, addDays(start, -1));
    const stay = this.book.membership(member.id, cell.organization.id, 'PRIMARY', start);
    const enrolled = { person, member, cell, cells: before ? [before.cell, cell] : [cell], settled: false, stay, status };
    this.members.push(enrolled);
    return enrolled;
  }

  /** The member moves to another cell on a day. */
  move(member: DemoMember, to: DemoCell, on: Day): void {
    member.stay.validThrough = addDays(on, -1);
    member.stay = this.book.membership(member.member.id, to.organization.id, 'PRIMARY', on);
    member.cell = to;
    member.cells.push(to);
  }

  /** The member's last day in the wards. */
  leave(member: DemoMember, on: Day, reason: MemberStatusEnd): void {
    member.stay.validThrough = on;
    member.status.validThrough = on;
    member.status.endReason = reason;
    member.cell = null;
  }

  /** Those who belong to a cell. */
  of(cell: DemoCell): DemoMember[] {
    return this.members.filter((each) => each.cell === cell);
  }

  private writeStatuses(member: MemberRow): StatusRow {
    const { admissionDecidedOn, recognizedOn } = member;
    const probation = this.writeStatus(member.id, 'PROBATIONARY', admissionDecidedOn);
    if (!recognizedOn) return probation;
    probation.validThrough = addDays(recognizedOn, -1);
    probation.endReason = 'RECOGNIZED';
    return this.writeStatus(member.id, 'FULL', recognizedOn);
  }

  private writeStatus(memberId: string, status: StatusRow['status'], validFrom: Day): StatusRow {
    const row: StatusRow = { id: this.book.id('memberStatusPeriod', validFrom), memberId, status, validFrom, validThrough: null, endReason: null };
    this.book.rows.memberStatusPeriod.push(row);
    return row;
  }
}

/** The day of the ceremony after a decision. */
export function drawCeremony(random: Random, admittedOn: Day): Day {
  return addDays(admittedOn, random.int(7, CEREMONY_WITHIN_DAYS));
}

/** Whether a member is a full member on a day. */
export function isFullOn({ member }: DemoMember, day: Day): boolean {
  return member.recognizedOn !== null && member.recognizedOn <= day;
}
