import { accepted, finding, kernelRefusals, refused, storedDay, Temporal, urgencyOf, type Finding, type Notice, type PlainDate, type Verdict } from '#kernel';
import type { CaseConductor, CaseKind } from './case.rules.js';
import { programmeNotices, programmeRefusals } from './programme.refusals.js';

export type ProgrammeBody = 'PARTY_COMMITTEE' | 'STANDING_COMMITTEE' | 'INSPECTION_COMMITTEE' | 'CELL';
export type LineKind = 'INSPECTION' | 'SUPERVISION' | 'INSPECTION_AND_SUPERVISION';

/** A line as it is to be planned. */
export interface LineToPlan {
  readonly kind: LineKind;
  readonly organizationId?: string | null;
  readonly memberId?: string | null;
  readonly group?: string | null;
  readonly leadId?: string | null;
  readonly quarter?: number | null;
}

/** The time of a programme; without a year it is for the term. */
export interface ProgrammePeriod {
  readonly year?: number | null;
  readonly periodFrom: PlainDate;
  readonly periodThrough: PlainDate;
}

/** Whom the organisation has, and who plans. */
export interface LineGround {
  readonly organizationIds: ReadonlySet<string>;
  readonly personOfMember: ReadonlyMap<string, string>;
  readonly personIds: ReadonlySet<string>;
  /** Of the leads, those who are declared relatives of a subject. */
  readonly relatives: ReadonlySet<string>;
  readonly actorRelatives: ReadonlySet<string>;
  readonly actorPersonId: string | null;
}

/** Whether an organisation has such a body. */
export function bodyFindings(isCell: boolean, body: ProgrammeBody): Finding[] {
  return isCell === (body === 'CELL') ? [] : [finding(programmeRefusals.BODY_NOT_OF_ORGANIZATION, {}, ['input', 'body'])];
}

/** Whether a programme's days are in order. */
export function periodFindings({ year, periodFrom, periodThrough }: ProgrammePeriod, decidedOn: PlainDate, today: PlainDate): Finding[] {
  const findings: Finding[] = [];
  if (decidedOn.toString() > today.toString()) findings.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  if (periodThrough.toString() < periodFrom.toString()) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'periodThrough', earlier: 'periodFrom' }, ['input', 'periodThrough']));
  }
  if (year != null && (periodFrom.year !== year || periodThrough.year !== year)) findings.push(finding(programmeRefusals.PERIOD_NOT_IN_YEAR, { year }, ['input', 'periodFrom']));
  return findings;
}

/** What is wrong with a line; `path` is where it stands in the input. */
export function lineFindings(line: LineToPlan, period: ProgrammePeriod, ground: LineGround, path: readonly string[]): Finding[] {
  return [...subjectFindings(line, ground, path), ...leadFindings(line, ground, path), ...quarterFindings(line, period, path)];
}

function subjectFindings({ organizationId, memberId, group }: LineToPlan, ground: LineGround, path: readonly string[]): Finding[] {
  if ([organizationId, memberId, group].filter((given) => given != null).length !== 1) return [finding(programmeRefusals.LINE_SUBJECT_NOT_ONE, {}, path)];
  if (organizationId != null) return ground.organizationIds.has(organizationId) ? [] : [finding(programmeRefusals.LINE_SUBJECT_UNKNOWN, {}, [...path, 'organizationId'])];
  if (memberId == null) return [];
  const person = ground.personOfMember.get(memberId);
  if (person === undefined) return [finding(programmeRefusals.LINE_SUBJECT_UNKNOWN, {}, [...path, 'memberId'])];
  if (person === ground.actorPersonId) return [finding(programmeRefusals.LINE_ON_SELF, {}, [...path, 'memberId'])];
  return ground.actorRelatives.has(person) ? [finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, [...path, 'memberId'])] : [];
}

function leadFindings({ memberId, leadId }: LineToPlan, ground: LineGround, path: readonly string[]): Finding[] {
  if (leadId == null) return [];
  const at = [...path, 'leadId'];
  if (!ground.personIds.has(leadId)) return [finding(programmeRefusals.LINE_LEAD_UNKNOWN, {}, at)];
  if (memberId != null && ground.personOfMember.get(memberId) === leadId) return [finding(programmeRefusals.LINE_ON_SELF, {}, at)];
  return memberId != null && ground.relatives.has(leadId) ? [finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, at)] : [];
}

function quarterFindings({ quarter }: LineToPlan, { year, periodFrom, periodThrough }: ProgrammePeriod, path: readonly string[]): Finding[] {
  if (quarter == null) return [];
  const at = [...path, 'quarter'];
  if (year == null) return [finding(programmeRefusals.QUARTER_IN_TERM, {}, at)];
  const outside = lastOf(year, quarter).toString() < periodFrom.toString() || firstOf(year, quarter).toString() > periodThrough.toString();
  return outside ? [finding(programmeRefusals.QUARTER_OUTSIDE, { quarter }, at)] : [];
}

/** Whether a line may be added to a programme by a later decision. */
export function additionFindings(decidedOn: PlainDate, programme: { readonly decidedOn: string; readonly periodThrough: string }, today: PlainDate): Finding[] {
  const at = ['input', 'decidedOn'];
  if (decidedOn.toString() > today.toString()) return [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, at)];
  if (decidedOn.toString() < programme.decidedOn) return [finding(programmeRefusals.ADDED_BEFORE_PROGRAMME, { decidedOn: programme.decidedOn }, at)];
  return decidedOn.toString() > programme.periodThrough ? [finding(programmeRefusals.ADDED_AFTER_PERIOD, { through: programme.periodThrough }, at)] : [];
}

/** The refusal of a day before the time of the programme. */
export function sinceProgramme(day: PlainDate, { periodFrom: from }: { readonly periodFrom: string }): Finding[] {
  return day.toString() < from ? [finding(programmeRefusals.DONE_BEFORE_PERIOD, { from }, ['input', 'decidedOn'])] : [];
}

/** What was done of a line. */
export interface LineDone {
  /** The day it was done. */
  readonly decidedOn: PlainDate;
  readonly rounds?: number | null;
  readonly subjects?: number | null;
}

/** Whether a line is done: on a day of its time, with what it counts, all its cases at an end. */
export function completionVerdict(
  { decidedOn, rounds, subjects }: LineDone,
  line: { readonly periodFrom: string; readonly startedOn: string | null; readonly openCases: number },
): Verdict<null> {
  const findings = sinceProgramme(decidedOn, line);
  if (findings.length === 0 && line.startedOn !== null && decidedOn.toString() < line.startedOn) findings.push(finding(programmeRefusals.DONE_BEFORE_START, { startedOn: line.startedOn }, ['input', 'decidedOn']));
  if (rounds == null && subjects == null) findings.push(finding(programmeRefusals.DONE_COUNTS_NOTHING, {}, ['input', 'rounds']));
  if (line.openCases > 0) findings.push(finding(programmeRefusals.LINE_CASE_OPEN, { cases: line.openCases }, ['input', 'lineId']));
  return findings.length > 0 ? refused(findings) : accepted(null);
}

/** The last day to do a line: of its quarter, or of the programme. */
export function dueDay({ quarter }: Pick<LineToPlan, 'quarter'>, { year, periodThrough }: Omit<ProgrammePeriod, 'periodFrom'>): PlainDate {
  if (quarter == null || year == null) return periodThrough;
  const last = lastOf(year, quarter);
  return last.toString() < periodThrough.toString() ? last : periodThrough;
}

const KINDS_OF_LINE: Readonly<Record<LineKind, readonly CaseKind[]>> = {
  INSPECTION: ['INSPECTION', 'WORK_INSPECTION', 'FINANCE_INSPECTION'],
  SUPERVISION: ['THEMATIC_SUPERVISION', 'REGULAR_SUPERVISION'],
  INSPECTION_AND_SUPERVISION: ['INSPECTION', 'WORK_INSPECTION', 'FINANCE_INSPECTION', 'THEMATIC_SUPERVISION', 'REGULAR_SUPERVISION'],
};
const BODIES_OF_CONDUCTOR: Readonly<Record<CaseConductor, readonly ProgrammeBody[]>> = {
  CELL: ['CELL'],
  INSPECTION_COMMITTEE: ['INSPECTION_COMMITTEE'],
  PARTY_COMMITTEE: ['PARTY_COMMITTEE', 'STANDING_COMMITTEE'],
};

/** Whether a case carries out a line: of the same body, planned as that kind, not at an end. Null: there is none to be seen. */
export function lineOfCaseFindings(
  made: { readonly kind: CaseKind; readonly conductor: CaseConductor; readonly organizationId: string },
  line: { readonly kind: LineKind; readonly body: ProgrammeBody; readonly organizationId: string; readonly closedOn: string | null } | null,
): Finding[] {
  const fits =
    line?.organizationId === made.organizationId &&
    line.closedOn === null &&
    BODIES_OF_CONDUCTOR[made.conductor].includes(line.body) &&
    KINDS_OF_LINE[line.kind].includes(made.kind);
  return fits ? [] : [finding(programmeRefusals.LINE_NOT_OF_CASE, {}, ['input', 'programmeLineId'])];
}

/** Lines of one kind at one stage, counted. */
export interface LineCount {
  readonly kind: LineKind;
  readonly stage: string;
  readonly lines: number;
}

/**
 * How much of a programme is done, in percent, unrounded: lines done / lines that were not dropped. Null while nothing is
 * left to be done.
 */
export function completion(counts: readonly LineCount[]): { readonly done: number; readonly planned: number; readonly percent: number | null } {
  const sum = (of: (stage: string) => boolean): number => counts.reduce((total, { stage, lines }) => total + (of(stage) ? lines : 0), 0);
  const [done, planned] = [sum((stage) => stage === 'DONE'), sum((stage) => stage !== 'DROPPED')];
  return { done, planned, percent: planned === 0 ? null : (100 * done) / planned };
}

/** From how many days before its last day on a line is told. */
const AHEAD = { inSight: 30, near: 10 };

/** What is to be told of an open line on a day. */
export function lineNotice({ id, organizationId, dueOn }: { readonly id: string; readonly organizationId: string; readonly dueOn: string }, today: PlainDate): Notice | undefined {
  const last = storedDay(dueOn);
  const urgency = urgencyOf(today, last, last, AHEAD);
  const told = finding(urgency === 'OVERDUE' ? programmeNotices.LINE_OVERDUE : programmeNotices.LINE_DUE, { last: dueOn });
  return urgency && { id, record: 'programme-line', organizationId, personId: null, urgency, fallsOn: dueOn, dueOn, told };
}

function firstOf(year: number, quarter: number): PlainDate {
  return Temporal.PlainDate.from({ year, month: quarter * 3 - 2, day: 1 });
}

function lastOf(year: number, quarter: number): PlainDate {
  return firstOf(year, quarter).add({ months: 3 }).subtract({ days: 1 });
}
