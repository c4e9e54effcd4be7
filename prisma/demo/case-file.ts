import type { CaseConductor, CaseKind, DisciplineBody } from '#prisma-client';
import { INVENTED, type Book } from './book.js';
import { CaseCourse, type CaseDays, type LoggedStep } from './case-course.js';
import { inForce } from './census.js';
import { addDays, type Day } from './days.js';
import type { DemoMember } from './membership.js';
import { bearsInventedName, type DemoCell } from './organizations.js';
import type { Random } from './random.js';
import { electorateOf, grouped, votersOf, type Records } from './records.js';
import type { OrganizationRow, PostRow, WorkflowLogRow } from './rows.js';
import { drawVote, eveningOf, loggedVote, NO_VOTE } from './votes.js';

/** So long a case takes at most until it is concluded, and until a measure that follows from it is decided. */
export const CASE_WITHIN_DAYS = 66;
export const MEASURE_WITHIN_DAYS = 100;

const BODIES: Readonly<Record<CaseConductor, { readonly vi: string; readonly symbol: string }>> = {
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', symbol: 'UBKT' },
  PARTY_COMMITTEE: { vi: 'Cấp ủy', symbol: 'ĐU' },
  CELL: { vi: 'Chi bộ', symbol: 'CB' },
};

interface Words {
  readonly itemKind: string;
  readonly ofOrganizations: string;
  readonly ofMembers: string;
  readonly conclusion: string;
}

const INSPECTION: Words = {
  itemKind: 'case-inspection',
  ofOrganizations: 'Việc lãnh đạo, chỉ đạo thực hiện nghị quyết và chế độ sinh hoạt chi bộ',
  ofMembers: 'Việc chấp hành Điều lệ Đảng và thực hiện nhiệm vụ đảng viên',
  conclusion: 'Chấp hành đúng quy định; rút kinh nghiệm về ghi chép sổ sách.',
};
const WORDS: Readonly<Record<Extract<CaseKind, 'INSPECTION' | 'VIOLATION_SIGNS_INSPECTION' | 'THEMATIC_SUPERVISION'>, Words>> = {
  INSPECTION,
  VIOLATION_SIGNS_INSPECTION: {
    ...INSPECTION,
    itemKind: 'case-violation-signs',
    ofMembers: 'Dấu hiệu vi phạm chế độ sinh hoạt đảng',
    conclusion: 'Có vi phạm chế độ sinh hoạt đảng, đến mức phải xem xét kỷ luật.',
  },
  THEMATIC_SUPERVISION: {
    itemKind: 'case-thematic-supervision',
    ofOrganizations: 'Việc xây dựng và thực hiện chương trình công tác của chi bộ',
    ofMembers: 'Việc tu dưỡng, rèn luyện đạo đức, lối sống và học tập nghị quyết',
    conclusion: 'Thực hiện nghiêm túc; nhắc nhở giữ nền nếp sinh hoạt.',
  },
};

/** A case that is opened on a day. */
export interface CasePlan {
  readonly random: Random;
  readonly organization: OrganizationRow;
  readonly conductedBy: CaseConductor;
  readonly kind: keyof typeof WORDS;
  readonly decidedOn: Day;
  readonly cells?: readonly DemoCell[];
  readonly members?: readonly DemoMember[];
  /** The measure it leads to, for its one member, by the member's cell or by the party committee. */
  readonly reprimandedBy?: Extract<DisciplineBody, 'CELL' | 'PARTY_COMMITTEE'>;
  /** Every step of its kind is on record, as the wards keep it; of older cases only how far they came. */
  readonly stepByStep?: boolean;
}

type Entry = Omit<WorkflowLogRow, 'itemId' | 'sequence' | 'fromStage' | 'at'> & { readonly on: Day };

/** Writes cases and the measures that follow from them, as far as the reference date has come. */
export class CaseFile {
  private readonly posts: ReadonlyMap<string, readonly PostRow[]>;
  private readonly committees: ReadonlyMap<string, string>;

  constructor(
    private readonly book: Book,
    readonly records: Records,
  ) {
    this.posts = grouped(book.rows.post, ({ organizationId }) => organizationId);
    this.committees = new Map(book.rows.committee.map(({ id, kind }) => [id, kind]));
  }

  get referenceDate(): Day {
    return this.book.referenceDate;
  }

  /** Who holds a post on the body that conducts a case, on a day; whoever leads it first. */
  officers(organizationId: string, conductedBy: CaseConductor, day: Day): string[] {
    const committee = { INSPECTION_COMMITTEE: 'INSPECTION', PARTY_COMMITTEE: 'EXECUTIVE', CELL: 'CELL' }[conductedBy];
    const posts = (this.posts.get(organizationId) ?? []).filter((post) => {
      const leads = conductedBy === 'CELL' && (post.kind === 'SECRETARY' || post.kind === 'DEPUTY_SECRETARY');
      return inForce(post, day) && (leads || (post.committeeId !== null && this.committees.get(post.committeeId) === committee));
    });
    return [...new Set(posts.map(({ personId }) => personId))];
  }

  record(plan: CasePlan): void {
    const { random, organization, conductedBy, kind, decidedOn, cells = [] } = plan;
    const { rows, referenceDate } = this.book;
    if (decidedOn > referenceDate) return;
    const { vi: body, symbol } = BODIES[conductedBy];
    const words = WORDS[kind];
    const startedOn = addDays(decidedOn, random.int(3, 10));
    const reportedOn = addDays(startedOn, random.int(15, 35));
    const concludedOn = addDays(reportedOn, random.int(5, 20));
    const number = (document: string): string => `Số ${random.int(1, 60)}-${document}/${symbol} ${INVENTED}`;
    const [decisionNumber, planNumber, conclusionNumber] = [number('QĐ'), number('KH'), number('KL')];
    const id = random.fork('id').id(decidedOn);
    const entry = { body, decisionNumber: null, ...NO_VOTE };
    const dueOn = addDays(decidedOn, CASE_WITHIN_DAYS);
    const subjectIds = this.subjects(plan);
    const course = plan.stepByStep ? this.courseOf(id, plan, { decidedOn, startedOn, reportedOn, concludedOn, dueOn }, planNumber, subjectIds) : null;
    const noticeNumber = course ? `Số ${random.fork('notice').int(1, 60)}-TB/${symbol} ${INVENTED}` : planNumber;
    const { stage, steps } = this.log(id, [
      { ...entry, action: 'LOG', toStage: 'OPENED', on: decidedOn, decisionNumber, decidedOn },
      ...enteredOf(course, 'OPENED', entry),
      { ...entry, action: 'START', toStage: 'UNDER_WAY', on: startedOn, decisionNumber: noticeNumber, decidedOn: startedOn },
      ...enteredOf(course, 'UNDER_WAY', entry),
      { ...entry, action: 'REPORT', toStage: 'REPORTED', on: reportedOn, decidedOn: reportedOn },
      { ...entry, action: 'CONCLUDE', toStage: 'CONCLUDED', on: concludedOn, decisionNumber: conclusionNumber, decidedOn: concludedOn },
      ...enteredOf(course, 'CONCLUDED', entry),
      ...enteredOf(course, 'ANNOUNCED', entry),
      ...enteredOf(course, 'ARCHIVED', entry),
    ]);
    const concluded = concludedOn <= referenceDate;
    const dueNext = course ? course.dueOn : concluded ? null : dueOn;
    rows.workflowItem.push({ id, kind: words.itemKind, organizationId: organization.id, stage, openedOn: decidedOn, dueOn: dueNext, waitsAtId: null, version: steps });
    rows.inspectionCase.push({
      id,
      organizationId: organization.id,
      conductedBy,
      kind,
      decisionNumber,
      decidedOn,
      content: cells.length > 0 ? words.ofOrganizations : words.ofMembers,
      periodFrom: addDays(decidedOn, -400),
      periodThrough: addDays(decidedOn, -30),
      dueOn,
      conclusionNumber: concluded ? conclusionNumber : null,
      concludedOn: concluded ? concludedOn : null,
      conclusion: concluded ? words.conclusion : null,
      closedOn: concluded ? concludedOn : null,
      synthetic: true,
      programmeLineId: null,
    });
    this.people(id, plan, subjectIds);
    course?.write(rows);
    if (concluded && plan.reprimandedBy) this.reprimand(id, plan, plan.reprimandedBy, concludedOn);
  }

  /** The ids of its subjects: the cells, then the members. */
  private subjects({ random, decidedOn, cells = [], members = [] }: CasePlan): readonly string[] {
    const ids = random.fork('subjects');
    return [...cells, ...members].map(() => ids.id(decidedOn));
  }

  private courseOf(caseId: string, { random, kind, cells = [], members = [] }: CasePlan, days: CaseDays, planNumber: string, [firstId]: readonly string[]): CaseCourse {
    const isInvented = [...cells, ...members.flatMap((member) => member.cells)].every(bearsInventedName);
    const isSupervision = kind === 'THEMATIC_SUPERVISION';
    const about = { isSupervision, isOnViolation: kind === 'VIOLATION_SIGNS_INSPECTION', addresseeId: isInvented ? (firstId ?? null) : null };
    return new CaseCourse({ caseId, random: random.fork('course'), days, planNumber, ...about }, this.book.referenceDate);
  }

  private people(caseId: string, { random, organization, conductedBy, decidedOn, cells = [], members = [] }: CasePlan, ids: readonly string[]): void {
    const { inspectionCaseSubject: subjects, inspectionCaseTeam: team } = this.book.rows;
    const own = [...cells.map((cell) => ({ organizationId: cell.organization.id, memberId: null })), ...members.map(({ member }) => ({ organizationId: null, memberId: member.id }))];
    own.forEach((subject, index) => subjects.push({ id: ids[index] ?? '', caseId, ...subject }));
    const [lead, ...others] = this.officers(organization.id, conductedBy, decidedOn).filter((each) => !members.some(({ person }) => person.id === each));
    if (lead === undefined) throw new Error('Nobody could look into a case.');
    const chosen = [lead, ...random.fork('team').shuffle(others).slice(0, 2)];
    chosen.forEach((personId, index) => team.push({ caseId, personId, isLead: index === 0 }));
  }

  /** Writes what has been done by the reference date; answers where that has led. */
  private log(itemId: string, entries: readonly Entry[]): { readonly stage: string; readonly steps: number } {
    const done = entries.filter(({ on }) => on <= this.book.referenceDate);
    done.forEach(({ on, ...entry }, index) => {
      this.book.rows.workflowLog.push({ itemId, sequence: index + 1, fromStage: done[index - 1]?.toStage ?? null, at: eveningOf(on), ...entry });
    });
    return { stage: done.at(-1)?.toStage ?? '', steps: done.length };
  }

  private reprimand(inspectionCaseId: string, { random, organization, conductedBy, members = [], decidedOn: openedOn }: CasePlan, decidedBy: 'CELL' | 'PARTY_COMMITTEE', concludedOn: Day): void {
    const [subject] = members;
    const cellId = subject && this.cellOf(subject, openedOn);
    if (!subject || !cellId) throw new Error('A measure is for a member of a cell.');
    const own = random.fork('measure');
    const proposedOn = addDays(concludedOn, own.int(3, 10));
    const decidedOn = addDays(proposedOn, own.int(5, 20));
    if (proposedOn > this.book.referenceDate) return;
    const byCell = decidedBy === 'CELL';
    const proposalNumber = `Số ${own.int(1, 30)}-TTr/${byCell ? 'CB' : 'UBKT'} ${INVENTED}`;
    const decisionNumber = `Số ${own.int(1, 30)}-QĐ/${byCell ? 'CB' : 'ĐU'} ${INVENTED}`;
    const id = own.id(proposedOn);
    const entry = { body: BODIES[conductedBy].vi, decisionNumber: null, decidedOn: null, ...NO_VOTE };
    const put = byCell ? { action: 'PUT_TO_CELL', toStage: 'PUT_TO_CELL' } : { action: 'SUBMIT_TO_STANDING_COMMITTEE', toStage: 'AWAITING_STANDING_COMMITTEE' };
    const voters = votersOf(this.records, cellId, decidedOn);
    const votes = byCell ? loggedVote(drawVote(own, electorateOf(this.records, voters, decidedOn))) : NO_VOTE;
    const { stage, steps } = this.log(id, [
      { ...entry, action: 'PROPOSE', toStage: 'PREPARING', on: proposedOn, decisionNumber: proposalNumber, decidedOn: proposedOn },
      { ...entry, ...put, on: proposedOn },
      { ...entry, action: byCell ? 'VOTE' : 'DECIDE', toStage: 'DECIDED', on: decidedOn, body: BODIES[decidedBy].vi, decisionNumber, decidedOn, ...votes },
    ]);
    const { rows, referenceDate } = this.book;
    const decided = decidedOn <= referenceDate;
    rows.workflowItem.push({ id, kind: 'discipline', organizationId: organization.id, stage, openedOn: proposedOn, dueOn: null, waitsAtId: byCell ? cellId : null, version: steps });
    rows.disciplineCase.push({
      id,
      inspectionCaseId,
      memberId: subject.member.id,
      cellId,
      violation: 'Nhiều lần vắng sinh hoạt chi bộ không có lý do chính đáng',
      inAssignedTask: !byCell,
      proposalNumber,
      proposedOn,
      proposedForm: 'REPRIMAND',
      decidedForm: decided ? 'REPRIMAND' : null,
      decidedBy: decided ? decidedBy : null,
      decisionNumber: decided ? decisionNumber : null,
      decidedOn: decided ? decidedOn : null,
      effectiveOn: decided ? decidedOn : null,
      closedOn: decided ? decidedOn : null,
      synthetic: true,
    });
  }

  private cellOf({ member }: DemoMember, day: Day): string | undefined {
    return this.book.rows.membership.find((each) => each.memberId === member.id && each.kind === 'PRIMARY' && inForce(each, day))?.organizationId;
  }
}

/** What a course enters at a stage, as entries of the log. */
function enteredOf(course: CaseCourse | null, stage: string, entry: Pick<Entry, 'body' | 'votesFor' | 'votesAgainst' | 'votesAbsent'>): Entry[] {
  const steps = course?.logged.filter(({ toStage }) => toStage === stage) ?? [];
  return steps.map(({ action, toStage, on, decisionNumber, isDated }: LoggedStep) => ({ ...entry, action, toStage, on, decisionNumber, decidedOn: isDated ? on : null }));
}
