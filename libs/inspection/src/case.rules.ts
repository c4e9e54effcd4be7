import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { caseRefusals } from './case.refusals.js';

export type CaseKind =
  | 'INSPECTION'
  | 'VIOLATION_SIGNS_INSPECTION'
  | 'WORK_INSPECTION'
  | 'FINANCE_INSPECTION'
  | 'THEMATIC_SUPERVISION'
  | 'REGULAR_SUPERVISION'
  | 'DENUNCIATION'
  | 'DISCIPLINE';
export type CaseConductor = 'INSPECTION_COMMITTEE' | 'PARTY_COMMITTEE' | 'CELL';

/** In whose name a case goes on. */
export const BODY_OF_CONDUCTOR: Readonly<Record<CaseConductor, { readonly vi: string; readonly en: string }>> = {
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', en: 'the inspection committee' },
  PARTY_COMMITTEE: { vi: 'Cấp ủy', en: 'the party committee' },
  CELL: { vi: 'Chi bộ', en: 'the cell' },
};

export interface Subject {
  readonly organizationId?: string | null;
  readonly memberId?: string | null;
}

export interface TeamMember {
  readonly personId: string;
  readonly isLead: boolean;
}

/** A case as it is to be logged. */
export interface CaseToLog {
  readonly kind: CaseKind;
  readonly decidedOn: PlainDate;
  readonly periodFrom?: PlainDate | null;
  readonly periodThrough?: PlainDate | null;
  readonly dueOn?: PlainDate | null;
  readonly subjects: readonly Subject[];
  readonly team: readonly TeamMember[];
}

/** What there is to know about it: whom the organisation that conducts it has, and who logs it. */
export interface CaseGround {
  readonly conductor: CaseConductor;
  readonly today: PlainDate;
  readonly organizationIds: ReadonlySet<string>;
  /** The members it has, with their persons. */
  readonly personOfMember: ReadonlyMap<string, string>;
  readonly personIds: ReadonlySet<string>;
  /** Who holds a post in a subject organisation on the day of the decision. */
  readonly subjectOfficers: ReadonlySet<string>;
  /** Of the persons, those who are declared relatives of a subject. */
  readonly relatives: ReadonlySet<string>;
  /** Declared relatives of the actor. */
  readonly actorRelatives: ReadonlySet<string>;
  /** Of the members, those who sit on a committee above the cells. */
  readonly managedAbove: ReadonlySet<string>;
  readonly actorPersonId: string | null;
  /** Organisations on whose denunciation the actor does not work. */
  readonly actorOrganizations: ReadonlySet<string>;
  /** Whether the actor reads all cases of this body by office. */
  readonly actorLeads: boolean;
}

/** What the book holds against it: what is hard, and what may be insisted on. */
interface ByBook {
  readonly refusals: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Whether a case may be logged: right subjects, right team, dates in order, by somebody who may read it. */
export function logVerdict(input: CaseToLog, ground: CaseGround, book: RuleBook): Verdict<null> {
  const refusals = [...dateFindings(input, ground.today), ...subjectFindings(input.subjects, ground), ...teamFindings(input, ground)];
  const byBook = [openerFindings(input, ground, book), managedFindings(input, ground, book)];
  refusals.push(...byBook.flatMap((found) => found.refusals));
  const warnings = byBook.flatMap((found) => found.warnings);
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

/** The refusal of a day before the decision that opened the case. */
export function sinceDecision(decidedOn: string, day: PlainDate | null | undefined, field: string): Finding[] {
  return day && day.toString() < decidedOn ? [finding(caseRefusals.CONCLUDED_BEFORE_DECISION, { decidedOn }, ['input', field])] : [];
}

/** The refusal of a day before the latest dated step; null: none is dated. */
export function sinceLatestStep(latestOn: string | null, day: PlainDate | null | undefined, field: string): Finding[] {
  const before = latestOn !== null && day && day.toString() < latestOn;
  return before ? [finding(caseRefusals.STEP_OUT_OF_ORDER, { day: day.toString(), latestOn }, ['input', field])] : [];
}

function dateFindings({ decidedOn, periodFrom, periodThrough, dueOn }: CaseToLog, today: PlainDate): Finding[] {
  const findings: Finding[] = [];
  const before = (a?: PlainDate | null, b?: PlainDate | null): boolean => Boolean(a && b && a.toString() < b.toString());
  if (before(today, decidedOn)) findings.push(finding(caseRefusals.CASE_DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  if (before(periodThrough, periodFrom)) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'periodThrough', earlier: 'periodFrom' }, ['input', 'periodThrough']));
  }
  if (before(dueOn, decidedOn)) findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'dueOn', earlier: 'decidedOn' }, ['input', 'dueOn']));
  return findings;
}

function subjectFindings(subjects: readonly Subject[], { organizationIds, personOfMember, actorPersonId, actorRelatives, actorOrganizations }: CaseGround): Finding[] {
  const seen = new Set<string>();
  return subjects.flatMap(({ organizationId, memberId }, index) => {
    const path = ['input', 'subjects', String(index)];
    const id = organizationId ?? memberId;
    if (id == null || (organizationId != null && memberId != null)) return [finding(caseRefusals.SUBJECT_NOT_ONE, {}, path)];
    const findings: Finding[] = [];
    if (seen.has(id)) findings.push(finding(caseRefusals.SUBJECT_TWICE, {}, path));
    seen.add(id);
    if (organizationId != null ? !organizationIds.has(id) : !personOfMember.has(id)) findings.push(finding(caseRefusals.SUBJECT_UNKNOWN, {}, path));
    if (memberId != null && actorPersonId !== null && personOfMember.get(id) === actorPersonId) findings.push(finding(caseRefusals.SUBJECT_IS_SELF, {}, path));
    if (organizationId != null ? actorOrganizations.has(id) : actorRelatives.has(personOfMember.get(id) ?? '')) findings.push(finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, path));
    return findings;
  });
}

function teamFindings({ subjects, team }: CaseToLog, { personIds, subjectOfficers, relatives, personOfMember, actorPersonId, actorLeads }: CaseGround): Finding[] {
  const seen = new Set<string>();
  const subjectPersons = new Set(subjects.flatMap(({ memberId }) => (memberId == null ? [] : (personOfMember.get(memberId) ?? []))));
  const findings = team.flatMap(({ personId }, index) => {
    const path = ['input', 'team', String(index), 'personId'];
    const found: Finding[] = [];
    if (seen.has(personId)) found.push(finding(caseRefusals.TEAM_TWICE, {}, path));
    seen.add(personId);
    if (!personIds.has(personId)) found.push(finding(caseRefusals.TEAM_UNKNOWN, {}, path));
    if (subjectPersons.has(personId) || subjectOfficers.has(personId)) found.push(finding(caseRefusals.TEAM_IS_SUBJECT, {}, path));
    if (relatives.has(personId)) found.push(finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, path));
    return found;
  });
  const leads = team.filter(({ isLead }) => isLead).length;
  if (leads !== 1) findings.push(finding(caseRefusals.TEAM_LEAD_NOT_ONE, { leads }, ['input', 'team']));
  if (!actorLeads && !team.some(({ personId }) => personId === actorPersonId)) findings.push(finding(caseRefusals.LOGGED_BY_OUTSIDER, {}, ['input', 'team']));
  return findings;
}

/** On signs of violation, only the bodies that the book names inspect. */
function openerFindings({ kind }: CaseToLog, { conductor }: CaseGround, book: RuleBook): ByBook {
  const openers = book.get('inspection.opened-by');
  if (kind !== 'VIOLATION_SIGNS_INSPECTION' || !openers || openers.value.includes(conductor)) return { refusals: [], warnings: [] };
  const { vi: bodyVi, en: bodyEn } = BODY_OF_CONDUCTOR[conductor];
  const found = [finding({ ...caseRefusals.BODY_OPENS_NO_INSPECTION, rule: openers.rule }, { bodyVi, bodyEn }, ['input', 'kind'])];
  return openers.severity === 'HARD' ? { refusals: found, warnings: [] } : { refusals: [], warnings: found };
}

/** A cell does not inspect, on signs of violation, whom a committee above it manages: it reports. */
function managedFindings({ kind, subjects }: CaseToLog, { conductor, managedAbove }: CaseGround, book: RuleBook): ByBook {
  const own = book.get('inspection.cell-checks-managed-above');
  if (conductor !== 'CELL' || kind !== 'VIOLATION_SIGNS_INSPECTION' || !own || own.value) return { refusals: [], warnings: [] };
  const found = subjects.flatMap(({ memberId }, index) =>
    memberId != null && managedAbove.has(memberId)
      ? [finding({ ...caseRefusals.CELL_CHECKS_MANAGED_ABOVE, rule: own.rule }, {}, ['input', 'subjects', String(index), 'memberId'])]
      : [],
  );
  return own.severity === 'HARD' ? { refusals: found, warnings: [] } : { refusals: [], warnings: found };
}
