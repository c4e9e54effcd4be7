import { accepted, finding, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { isAbout, type DecidingBody, type Deciding, type DisciplineForm, type DisciplineLevel, type DisciplineSubject, type InForce, type RuleBook } from '#regulations';
import { disciplineRefusals } from './discipline.refusals.js';

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** From the lightest to the heaviest. */
export const FORMS: Readonly<Record<DisciplineForm, BothLanguages>> = {
  REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
  WARNING: { vi: 'cảnh cáo', en: 'warning' },
  REMOVAL_FROM_OFFICE: { vi: 'cách chức', en: 'removal from office' },
  EXPULSION: { vi: 'khai trừ', en: 'expulsion' },
  DISSOLUTION: { vi: 'giải tán', en: 'dissolution' },
};

/** From the lowest upwards. */
export const BODIES: Readonly<Record<DecidingBody, BothLanguages>> = {
  CELL: { vi: 'chi bộ', en: 'the cell' },
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', en: 'the inspection committee' },
  STANDING_COMMITTEE: { vi: 'Ban Thường vụ', en: 'the standing committee' },
  PARTY_COMMITTEE: { vi: 'cấp ủy', en: 'the party committee' },
  SUPERIOR: { vi: 'cấp có thẩm quyền trên đảng bộ phường', en: 'the body above the ward' },
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
  readonly violatedOn: PlainDate;
  readonly memberId: string | null;
  /** In place of a member. */
  readonly organizationId: string | null;
  /** The member's cell today; null when the member has left. */
  readonly cellId: string | null;
}

/** Whether a measure may be proposed; answers the member's cell, of an organisation null. */
export function proposeVerdict({ proposedOn, today, violatedOn, concludedOn, isSupervision, isSubject, hasMeasure, memberId, organizationId, cellId }: Proposal): Verdict<string | null> {
  const refusals: Finding[] = [];
  if ((memberId === null) === (organizationId === null)) return refused([finding(disciplineRefusals.MEASURE_SUBJECT_NOT_ONE, {}, ['input'])]);
  const field = memberId === null ? 'organizationId' : 'memberId';
  if (violatedOn.toString() > proposedOn.toString()) refusals.push(finding(disciplineRefusals.VIOLATED_AFTER_PROPOSAL, { proposedOn: proposedOn.toString() }, ['input', 'violatedOn']));
  if (concludedOn === null) refusals.push(finding(disciplineRefusals.CASE_NOT_CONCLUDED, {}, ['input', 'caseId']));
  else if (proposedOn.toString() < concludedOn || proposedOn.toString() > today.toString()) {
    refusals.push(finding(disciplineRefusals.PROPOSED_OUT_OF_ORDER, { concludedOn }, ['input', 'proposedOn']));
  }
  if (!isSubject) refusals.push(finding(disciplineRefusals.NO_SUBJECT_OF_CASE, {}, ['input', field]));
  else if (memberId !== null && cellId === null) refusals.push(finding(disciplineRefusals.SUBJECT_LEFT, {}, ['input', 'memberId']));
  if (hasMeasure) refusals.push(finding(disciplineRefusals.VIOLATION_HAS_MEASURE, {}, ['input', field]));
  const warnings = isSupervision ? [finding(disciplineRefusals.SUPERVISION_DOES_NOT_DISCIPLINE, {}, ['input', 'caseId'])] : [];
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(cellId, warnings);
}

/** On whom a measure is, at what level. */
export interface Disciplined {
  readonly subject: DisciplineSubject;
  readonly level: DisciplineLevel;
}

const FORMS_OF = { FULL_MEMBER: 'discipline.forms-of-full-member', PROBATIONARY_MEMBER: 'discipline.forms-of-probationary', ORGANIZATION: 'discipline.forms-of-organization' } as const;
const OF_MEMBERS: readonly DisciplineForm[] = ['REMOVAL_FROM_OFFICE', 'EXPULSION'];

/**
 * Whether a form is one for such a subject. Refuses what cannot be, whatever a document says: to dissolve a member, to
 * expel an organisation, to remove from office who holds none. What the book leaves out of the list of forms, by its severity.
 */
export function formVerdict(form: DisciplineForm, { subject, level }: Disciplined, book: RuleBook, field = 'form'): Verdict<null> {
  const path = ['input', field];
  const isOfOrganization = subject === 'ORGANIZATION';
  if (isOfOrganization ? OF_MEMBERS.includes(form) : form === 'DISSOLUTION') return refused([finding(disciplineRefusals.FORM_IMPOSSIBLE, wordsOf(form), path)]);
  if (form === 'REMOVAL_FROM_OFFICE' && level === 'NO_POST') return refused([finding(disciplineRefusals.NO_OFFICE, {}, path)]);
  const forms = book.get(FORMS_OF[subject]);
  return forms && !forms.value.includes(form) ? weighed(forms, disciplineRefusals.FORM_NOT_FOR_SUBJECT, wordsOf(form), path) : accepted(null);
}

/** Whether the form is the one for a full member sent to prison: expulsion, where the rule book says so. */
export function sentencedFormVerdict(form: DisciplineForm, { subject }: Pick<Disciplined, 'subject'>, isSentenced: boolean, book: RuleBook): Verdict<null> {
  const rule = book.get('discipline.expelled-on-prison-sentence');
  if (!rule?.value || !isSentenced || subject !== 'FULL_MEMBER' || form === 'EXPULSION') return accepted(null);
  return weighed(rule, disciplineRefusals.SENTENCE_EXPELS, {}, ['input', 'form']);
}

/**
 * Whether a body may decide a form for a violation; by the severity of the table of who decides, it refuses or warns of
 * BODY_NOT_ENTITLED. Before any document set the table, everybody may.
 */
export function entitledVerdict(body: DecidingBody, asked: Deciding, book: RuleBook): Verdict<null> {
  const table = book.get('discipline.deciders');
  const row = table?.value.find((each) => isAbout(each, asked));
  return !table || !row || row.bodies.includes(body) ? accepted(null) : weighed(table, disciplineRefusals.BODY_NOT_ENTITLED, entitledWords(body, asked.form, row.bodies), []);
}

/** The same of a body that decides anew on what was decided: whoever is above one that may decide may, too. */
export function entitledAnewVerdict(body: DecidingBody, asked: Deciding, book: RuleBook): Verdict<null> {
  const row = book.get('discipline.deciders')?.value.find((each) => isAbout(each, asked));
  return row?.bodies.some((each) => isBelow(each, body)) ? accepted(null) : entitledVerdict(body, asked, book);
}

/** Whether the first body is below the other. */
export function isBelow(one: DecidingBody, other: DecidingBody): boolean {
  const order = Object.keys(BODIES);
  return order.indexOf(one) < order.indexOf(other);
}

/** Whether the cell only proposes a form, for a body above to decide. */
export function isOnlyProposed(form: DisciplineForm, book: RuleBook): boolean {
  return book.get('discipline.cell-proposes')?.value.includes(form) ?? false;
}

/** How the cell voted on a form that it proposes. */
export interface CellVoteOnForm {
  readonly form: DisciplineForm;
  readonly votedOn: string;
  readonly carried: boolean;
}

/** Whether a body above may decide a form: the cell was asked about one as heavy, and did not vote it down. */
export function cellAskedVerdict(form: DisciplineForm, vote: CellVoteOnForm | null, book: RuleBook): Verdict<null> {
  const proposes = book.get('discipline.cell-proposes');
  if (!proposes?.value.includes(form)) return accepted(null);
  const isAsked = vote !== null && !isHeavier(form, vote.form);
  const asked = isAsked ? accepted(null) : weighed(proposes, disciplineRefusals.CELL_NOT_ASKED, wordsOf(form), []);
  return vote === null || vote.carried ? asked : all(asked, weighed(proposes, disciplineRefusals.CELL_VOTED_DOWN, { ...wordsOf(vote.form), votedOn: vote.votedOn }, []));
}

/** Whether the first form is heavier than the other. */
function isHeavier(one: DisciplineForm, other: DisciplineForm): boolean {
  const order = Object.keys(FORMS);
  return order.indexOf(one) > order.indexOf(other);
}

/** Whether the cell of somebody's temporary activities may decide a form. */
export function temporaryCellVerdict(form: DisciplineForm, isTemporaryCell: boolean, book: RuleBook): Verdict<null> {
  const forms = book.get('discipline.temporary-cell-decides');
  return isTemporaryCell && forms && !forms.value.includes(form) ? weighed(forms, disciplineRefusals.TEMPORARY_CELL_LIMIT, wordsOf(form), []) : accepted(null);
}

export type Hearing = 'HEARD' | 'STAYED_AWAY';

/** Whether the subject was heard before the decision, or stayed away again and again. */
export function hearingVerdict(hearing: Hearing | null, heardOn: PlainDate | null, decidedOn: PlainDate, book: RuleBook): Verdict<null> {
  const path = ['input', 'heardOn'];
  if (hearing === null) {
    if (heardOn !== null) return refused([finding(disciplineRefusals.HEARING_INCOMPLETE, {}, ['input', 'hearing'])]);
    const rule = book.get('discipline.hearing');
    return rule?.value ? weighed(rule, disciplineRefusals.NOT_HEARD, {}, ['input', 'hearing']) : accepted(null);
  }
  if (hearing === 'HEARD' && heardOn === null) return refused([finding(disciplineRefusals.HEARING_INCOMPLETE, {}, path)]);
  if (heardOn !== null && heardOn.toString() > decidedOn.toString()) return refused([finding(disciplineRefusals.HEARD_AFTER_DECISION, { decidedOn: decidedOn.toString() }, path)]);
  return accepted(null);
}

/** Whether posts may be taken by a form: of a removal some that the member holds, of an expulsion all, of others none. */
export function postsVerdict(form: DisciplineForm, chosen: readonly string[] | null, held: readonly string[]): Verdict<readonly string[]> {
  const path = ['input', 'postIds'];
  if (form === 'EXPULSION' && chosen === null) return accepted(held);
  if (form !== 'REMOVAL_FROM_OFFICE') return chosen === null ? accepted([]) : refused([finding(disciplineRefusals.POSTS_POINTLESS, {}, path)]);
  if (chosen === null) return accepted(held);
  const unknown = chosen.filter((id, index) => !held.includes(id) || chosen.indexOf(id) < index).length;
  return unknown > 0 || chosen.length === 0 ? refused([finding(disciplineRefusals.POSTS_NOT_HELD, { posts: unknown }, path)]) : accepted(chosen);
}

function wordsOf(form: DisciplineForm): { formVi: string; formEn: string } {
  return { formVi: FORMS[form].vi, formEn: FORMS[form].en };
}

function entitledWords(body: DecidingBody, form: DisciplineForm, bodies: readonly DecidingBody[]): Record<string, string> {
  return {
    bodyVi: BODIES[body].vi,
    bodyEn: BODIES[body].en,
    ...wordsOf(form),
    entitledVi: bodies.map((each) => BODIES[each].vi).join(', '),
    entitledEn: bodies.map((each) => BODIES[each].en).join(', '),
  };
}

/** A finding of a provision: a refusal where that is hard, else a warning. */
export function weighed<T>({ rule, severity }: InForce<T>, refusal: Finding['refusal'], params: Finding['params'], path: readonly string[]): Verdict<null> {
  const found = finding({ ...refusal, rule }, params, path);
  return severity === 'HARD' ? refused([found]) : accepted(null, [found]);
}

/** The refusal of a day before the proposal. */
export function sinceProposal(proposedOn: string, day: PlainDate): Verdict<null> {
  return day.toString() < proposedOn ? refused([finding(disciplineRefusals.DECIDED_BEFORE_PROPOSAL, { proposedOn }, ['input', 'decidedOn'])]) : accepted(null);
}

/** All refusals and warnings of several verdicts at once. */
export function all(...verdicts: readonly Verdict<unknown>[]): Verdict<null> {
  const warnings = verdicts.flatMap((verdict) => verdict.warnings);
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
