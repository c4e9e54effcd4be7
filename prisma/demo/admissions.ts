import { Temporal } from '#kernel';
import { Regulations, type RuleBook } from '#regulations';
import { INVENTED, type Book } from './book.js';
import { inForce } from './census.js';
import type { Candidacy } from './changes.js';
import { addDays, addMonths, daysBetween, earlier, later, type Day } from './days.js';
import { CALENDAR } from './holidays.js';
import { TOWN_FROM, WARDS_FROM, type DemoCell } from './organizations.js';
import { addPerson } from './people.js';
import type { Random } from './random.js';
import { electorateOf, liesOver, votersOf, type Records } from './records.js';
import { TERM_FROM } from './rosters.js';
import type { AdmissionIntroducerRow, WorkflowLogRow } from './rows.js';
import { drawVote, eveningOf, loggedVote, NO_VOTE } from './votes.js';

const CELL = 'Chi bộ';
const STANDING_COMMITTEE = 'Ban Thường vụ';
const INTRODUCED_FOR_MONTHS = 12;
const PROBATION_MONTHS = 12;

/** Somebody admitted, or on the way to it. */
interface Admitted {
  readonly cell: DemoCell;
  readonly personId: string;
  /** Null until the ceremony. */
  readonly memberId: string | null;
  readonly course: Course;
}

/** The days of an admission, whether they have come or not. */
interface Course {
  readonly random: Random;
  readonly certificateOn: Day;
  readonly appliedOn: Day;
  readonly votedOn: Day;
  readonly decidedOn: Day;
  readonly ceremonyOn: Day;
  /** The day from which the member is a full one. */
  readonly recognizedOn: Day;
  readonly reviewedOn: Day;
  readonly recognitionDecidedOn: Day;
}

type Entry = Omit<WorkflowLogRow, 'itemId' | 'sequence' | 'fromStage' | 'at'>;

/** What is done on a day, what the log says of it, and by when the next is due. */
interface Step {
  readonly on: Day;
  readonly dueOn: Day | null;
  readonly entry: Entry;
}

/**
 * Writes the admission of everybody whom the wards' cells have admitted since the predecessors' term began, and of
 * those who are candidates on the reference date. Whoever came from elsewhere was admitted there.
 */
export function recordAdmissions(book: Book, records: Records, random: Random, candidacies: readonly Candidacy[]): void {
  const file = new AdmissionFile(book, records, random);
  const first = new Map<string, { readonly organizationId: string; readonly validFrom: Day }>();
  for (const each of book.rows.membership) if (each.kind === 'PRIMARY' && !first.has(each.memberId)) first.set(each.memberId, each);
  for (const { member, person, cells } of records.members) {
    const { id: memberId, admissionDecidedOn, admissionCeremonyOn } = member;
    const [cell] = cells;
    if (!cell || admissionDecidedOn < TERM_FROM || first.get(memberId)?.validFrom !== admissionDecidedOn) continue;
    const course = file.plan(cell, person.birthOn, admissionDecidedOn, admissionCeremonyOn);
    file.record({ cell, personId: person.id, memberId, course });
  }
  for (const { random: own, cell, profile, admittedOn, ceremonyOn } of candidacies) {
    const course = file.plan(cell, profile.birthOn, admittedOn, ceremonyOn);
    if (course.appliedOn > book.referenceDate) continue;
    const person = addPerson(book, own, cell, profile, course.appliedOn);
    file.record({ cell, personId: person.id, memberId: null, course });
  }
}

class AdmissionFile {
  private readonly regulations = Regulations.load();

  constructor(
    private readonly book: Book,
    private readonly records: Records,
    private readonly random: Random,
  ) {}

  /** When what happens; a cell takes no application before it is founded. */
  plan({ plan, organization: { foundedOn } }: DemoCell, birthOn: Day, decidedOn: Day, ceremonyOn: Day): Course {
    const random = this.random.fork(`${plan.key}/${decidedOn}/${birthOn}`);
    const halfway = addDays(foundedOn, Math.floor(daysBetween(foundedOn, decidedOn) / 2));
    const votedOn = later(addDays(decidedOn, -random.int(20, 75)), foundedOn > addDays(decidedOn, -90) ? halfway : foundedOn);
    const appliedOn = later(addDays(votedOn, -random.int(60, 150)), foundedOn);
    const certificateOn = addDays(appliedOn, -random.int(30, 400));
    const recognizedOn = addMonths(ceremonyOn, PROBATION_MONTHS);
    // Whoever is on the roll as recognised by the reference date has been reviewed and decided on by then.
    const byNow = (day: Day): Day => (recognizedOn <= this.book.referenceDate ? earlier(day, this.book.referenceDate) : day);
    const reviewedOn = byNow(addDays(recognizedOn, random.int(3, 30)));
    const recognitionDecidedOn = byNow(addDays(reviewedOn, random.int(7, 30)));
    return { random, certificateOn, appliedOn, votedOn, decidedOn, ceremonyOn, recognizedOn, reviewedOn, recognitionDecidedOn };
  }

  record({ cell, personId, memberId, course }: Admitted): void {
    const { rows } = this.book;
    const id = course.random.fork('id').id(course.appliedOn);
    const steps = this.steps(cell, personId, course);
    const [vote, decision, ceremony, review, recognition] = steps;
    const { stage, dueOn } = this.log(id, steps);
    rows.workflowItem.push({ id, kind: 'admission', organizationId: cell.organization.id, stage, openedOn: course.appliedOn, dueOn, waitsAtId: null, version: 1 + steps.length });
    rows.admission.push({
      id,
      organizationId: cell.organization.id,
      personId,
      appliedOn: course.appliedOn,
      courseCertificateOn: course.certificateOn,
      votedOn: vote?.on ?? null,
      decisionNumber: decision?.entry.decisionNumber ?? null,
      decidedOn: decision?.on ?? null,
      ceremonyOn: ceremony?.on ?? null,
      memberId,
      reviewVotedOn: review?.on ?? null,
      recognitionDecisionNumber: recognition?.entry.decisionNumber ?? null,
      recognitionDecidedOn: recognition?.on ?? null,
      recognizedOn: recognition ? course.recognizedOn : null,
      closedOn: recognition?.on ?? null,
      synthetic: true,
    });
    this.introduce(id, cell, course);
  }

  /** What has been done by the reference date, in order. */
  private steps(cell: DemoCell, personId: string, course: Course): Step[] {
    const { votedOn, decidedOn, ceremonyOn, recognizedOn, reviewedOn, recognitionDecidedOn } = course;
    const none = { decisionNumber: null, decidedOn: null, ...NO_VOTE };
    const [byCell, byStandingCommittee] = [{ ...none, body: CELL }, { ...none, body: STANDING_COMMITTEE }];
    const ceremonyDue = this.deadline('admission.ceremony-within', decidedOn, decidedOn);
    const reviewDue = this.deadline('admission.review-within', recognizedOn, ceremonyOn);
    const vote = this.vote('vote', cell, personId, votedOn, course);
    const review = this.vote('review', cell, personId, reviewedOn, course);
    const decision = this.decision('decision', decidedOn, course);
    const recognition = this.decision('recognition', recognitionDecidedOn, course);
    const steps: Step[] = [
      { on: votedOn, dueOn: null, entry: { ...byCell, action: 'VOTE', toStage: 'AWAITING_DECISION', ...vote } },
      { on: decidedOn, dueOn: ceremonyDue, entry: { ...byStandingCommittee, action: 'DECIDE', toStage: 'AWAITING_CEREMONY', ...decision } },
      { on: ceremonyOn, dueOn: reviewDue, entry: { ...byCell, action: 'HOLD_CEREMONY', toStage: 'PROBATION' } },
      { on: reviewedOn, dueOn: null, entry: { ...byCell, action: 'REVIEW_VOTE', toStage: 'AWAITING_RECOGNITION', ...review } },
      { on: recognitionDecidedOn, dueOn: null, entry: { ...byStandingCommittee, action: 'RECOGNIZE', toStage: 'RECOGNIZED', ...recognition } },
    ];
    return steps.filter(({ on }) => on <= this.book.referenceDate);
  }

  /** Writes the log; answers where the admission stands. */
  private log(itemId: string, steps: readonly Step[]): { readonly stage: string; readonly dueOn: Day | null } {
    let stage = 'PREPARING';
    steps.forEach(({ on, entry }, index) => {
      this.book.rows.workflowLog.push({ itemId, sequence: index + 1, fromStage: stage, at: eveningOf(on), ...entry });
      stage = entry.toStage;
    });
    return { stage, dueOn: steps.at(-1)?.dueOn ?? null };
  }

  /** A resolution of the cell; the candidate has no part in it, even where they are a full member since an earlier day. */
  private vote(label: string, { organization }: DemoCell, personId: string, on: Day, { random }: Course): Partial<Entry> {
    const own = random.fork(label);
    const voters = votersOf(this.records, organization.id, on).filter(({ person }) => person.id !== personId);
    const vote = drawVote(own, electorateOf(this.records, voters, on));
    return { decisionNumber: `Số ${own.int(1, 24)}-NQ/CB ${INVENTED}`, decidedOn: on, ...loggedVote(vote) };
  }

  private decision(label: string, on: Day, { random }: Course): Partial<Entry> {
    const body = on < TOWN_FROM ? 'HU' : on < WARDS_FROM ? 'ThU' : 'ĐU';
    return { decisionNumber: `Số ${random.fork(label).int(1, 400)}-QĐ/${body} ${INVENTED}`, decidedOn: on };
  }

  private deadline(within: 'admission.ceremony-within' | 'admission.review-within', from: Day, rulesOf: Day): Day | null {
    const days = this.rules(rulesOf).get(within)?.value;
    return days === undefined ? null : CALENDAR.after(Temporal.PlainDate.from(from), days).day.toString();
  }

  private rules(day: Day): RuleBook {
    return this.regulations.on(Temporal.PlainDate.from(day));
  }

  /**
   * Two full members who have been in the cell for a year. A cell younger than that has none: there one of its members
   * introduces, which the standing committee let pass, and the Youth Union in the place of the other.
   */
  private introduce(admissionId: string, cell: DemoCell, { random, appliedOn, votedOn, decidedOn }: Course): void {
    const own = random.fork('introducers');
    const since = addMonths(votedOn, -INTRODUCED_FOR_MONTHS);
    const stays = (this.records.stays.get(cell.organization.id) ?? []).filter(({ member: { member }, period }) => {
      const throughout = inForce(period, appliedOn) && inForce(period, decidedOn) && period.kind === 'PRIMARY' && (member.recognizedOn ?? '9999-12-31') <= appliedOn;
      return throughout && !liesOver(this.records, member.id, 'SUSPENSION', votedOn) && !liesOver(this.records, member.id, 'ACTIVITY_EXEMPTION', votedOn);
    });
    const settled = stays.filter(({ member: { member }, period }) => period.validFrom <= since && (member.recognizedOn ?? since) <= since);
    const introducers = own.shuffle(settled).slice(0, 2);
    if (introducers.length === 2) {
      introducers.forEach(({ member: { member }, period }, index) => {
        const earliest = later(later(period.validFrom, member.recognizedOn ?? since), addMonths(since, -18));
        this.introducer({ admissionId, place: index === 0 ? 1 : 2, memberId: member.id, organizationName: null, guidedSince: own.day(earliest, since) });
      });
      return;
    }
    const { member, period } = own.pick(stays);
    this.introducer({ admissionId, place: 1, memberId: member.member.id, organizationName: null, guidedSince: period.validFrom });
    this.introducer({ admissionId, place: 2, memberId: null, organizationName: `Đoàn Thanh niên ${cell.ward.nameVi}`, guidedSince: null });
    if (votedOn > this.book.referenceDate) return;
    this.book.rows.ruleOverride.push({
      id: own.fork('override').id(votedOn),
      itemId: admissionId,
      code: 'INTRODUCER_TOO_SHORT',
      params: { since: period.validFrom, months: INTRODUCED_FOR_MONTHS, day: votedOn },
      reason: 'Chi bộ mới thành lập, chưa có đảng viên chính thức nào sinh hoạt tại đây đủ 12 tháng.',
      at: eveningOf(votedOn),
    });
  }

  private introducer(row: AdmissionIntroducerRow): void {
    this.book.rows.admissionIntroducer.push(row);
  }
}
