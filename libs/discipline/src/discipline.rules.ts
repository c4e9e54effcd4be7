import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { hasCarried, voteFindings, voteRule, type Decider, type DecidingBody, type Electorate, type RuleBook, type Vote } from '#regulations';
import { disciplineRefusals } from './discipline.refusals.js';

export type DisciplineForm = Decider['form'];

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

export const FORMS: Readonly<Record<DisciplineForm, BothLanguages>> = {
  REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
  WARNING: { vi: 'cảnh cáo', en: 'warning' },
};

export const BODIES: Readonly<Record<DecidingBody, BothLanguages>> = {
  CELL: { vi: 'chi bộ', en: 'the cell' },
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', en: 'the inspection committee' },
  STANDING_COMMITTEE: { vi: 'Ban Thường vụ', en: 'the standing committee' },
  PARTY_COMMITTEE: { vi: 'cấp ủy', en: 'the party committee' },
};

/** A proposal, and what there is to know about the case and the member it rests on. */
export interface Proposal {
  readonly proposedOn: PlainDate;
  readonly today: PlainDate;
  /** Null while the case is not concluded. */
  readonly concludedOn: string | null;
  readonly isSupervision: boolean;
  readonly isSubject: boolean;
  /** A measure for the same violation is open or decided. */
  readonly hasMeasure: boolean;
  /** The member's cell today; null when the member has left. */
  readonly cellId: string | null;
}

/** Whether a measure may be proposed; answers the member's cell. */
export function proposeVerdict({ proposedOn, today, concludedOn, isSupervision, isSubject, hasMeasure, cellId }: Proposal): Verdict<string> {
  const refusals: Finding[] = [];
  if (concludedOn === null) refusals.push(finding(disciplineRefusals.CASE_NOT_CONCLUDED, {}, ['input', 'caseId']));
  else if (proposedOn.toString() < concludedOn || proposedOn.toString() > today.toString()) {
    refusals.push(finding(disciplineRefusals.PROPOSED_OUT_OF_ORDER, { concludedOn }, ['input', 'proposedOn']));
  }
  if (!isSubject) refusals.push(finding(disciplineRefusals.NO_SUBJECT_OF_CASE, {}, ['input', 'memberId']));
  else if (cellId === null) refusals.push(finding(disciplineRefusals.SUBJECT_LEFT, {}, ['input', 'memberId']));
  if (hasMeasure) refusals.push(finding(disciplineRefusals.VIOLATION_HAS_MEASURE, {}, ['input', 'memberId']));
  const warnings = isSupervision ? [finding(disciplineRefusals.SUPERVISION_DOES_NOT_DISCIPLINE, {}, ['input', 'caseId'])] : [];
  return refusals.length > 0 || cellId === null ? refused(refusals, warnings) : accepted(cellId, warnings);
}

/** A form of discipline for a violation. */
export interface FormOfViolation {
  readonly form: DisciplineForm;
  readonly inAssignedTask: boolean;
}

/**
 * Whether a body may decide a form for a violation; by the severity of the table of who decides, it refuses or warns of
 * BODY_NOT_ENTITLED. Before any document set the table, everybody may.
 */
export function entitledVerdict(body: DecidingBody, { form, inAssignedTask }: FormOfViolation, book: RuleBook): Verdict<null> {
  const table = book.get('discipline.deciders');
  const row = table?.value.find((each) => each.form === form && each.inAssignedTask === inAssignedTask);
  if (!table || !row || row.bodies.includes(body)) return accepted(null);
  const params = {
    bodyVi: BODIES[body].vi,
    bodyEn: BODIES[body].en,
    formVi: FORMS[form].vi,
    formEn: FORMS[form].en,
    entitledVi: row.bodies.map((each) => BODIES[each].vi).join(', '),
    entitledEn: row.bodies.map((each) => BODIES[each].en).join(', '),
  };
  const found = finding({ ...disciplineRefusals.BODY_NOT_ENTITLED, rule: table.rule }, params);
  return table.severity === 'HARD' ? refused([found]) : accepted(null, [found]);
}

/** The refusal of a day before the proposal. */
export function sinceProposal(proposedOn: string, day: PlainDate): Verdict<null> {
  return day.toString() < proposedOn ? refused([finding(disciplineRefusals.DECIDED_BEFORE_PROPOSAL, { proposedOn }, ['input', 'decidedOn'])]) : accepted(null);
}

/**
 * Whether a vote of the cell is what it is said to be: votes the cell can have, and carried or not. The share is a part
 * of all full members: stricter than of those who count in an ordinary vote, and so safe whichever reading holds.
 */
export function voteVerdict(vote: Vote, carried: boolean, electorate: Electorate, book: RuleBook): Verdict<null> {
  const rule = voteRule(book, 'voting.discipline');
  const { refusals, warnings } = voteFindings(vote, electorate, carried ? rule : { ...rule, share: undefined }, ['input']);
  const found = [...warnings];
  if (!carried && rule.share && refusals.length === 0 && hasCarried(vote, electorate, rule)) {
    found.push(finding({ ...disciplineRefusals.VOTE_CARRIED, rule: rule.share.rule }, { votesFor: vote.votesFor }, ['input', 'carried']));
  }
  return refusals.length > 0 ? refused(refusals, found) : accepted(null, found);
}

/** All refusals and warnings of several verdicts at once. */
export function all(...verdicts: readonly Verdict<unknown>[]): Verdict<null> {
  const warnings = verdicts.flatMap((verdict) => verdict.warnings);
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
