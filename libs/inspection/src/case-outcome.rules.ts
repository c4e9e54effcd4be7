import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { courseRefusals } from './case-course.refusals.js';
import { isSupervision } from './case-course.rules.js';
import { caseRefusals } from './case.refusals.js';
import type { CaseKind } from './case.rules.js';
import type { Content } from './secrecy.rules.js';

const RECOMMENDATION = { whatVi: 'kiến nghị', whatEn: 'recommendation' };

export type ViolationField = 'PARTY_LINE' | 'DEMOCRATIC_CENTRALISM' | 'LAND_AND_FINANCE' | 'FAMILY_AND_POPULATION' | 'QUALITIES_AND_LIFESTYLE' | 'OTHER';

/** What was found in one field. */
export interface NewFinding {
  readonly field: ViolationField;
  readonly otherName?: string | null;
  readonly content: string;
}

/** What is recommended to a subject. */
export interface NewRecommendation {
  readonly subjectId: string;
  readonly content: string;
  readonly dueOn: PlainDate;
}

export interface Outcome {
  readonly findings: readonly NewFinding[];
  readonly recommendations: readonly NewRecommendation[];
}

/** What of a case is withdrawn, as recorded by mistake. */
export interface Withdrawal {
  readonly findingIds: readonly string[];
  readonly recommendationIds: readonly string[];
}

/** A finding or recommendation as far as its withdrawal asks. */
interface Withdrawable {
  readonly id: string;
  readonly doneOn?: string | null;
  readonly withdrawnOn: string | null;
}

/** What findings and recommendations say in words, by the name of each field. */
export function outcomeContent({ findings, recommendations }: Outcome): Content {
  const of = (name: string, rows: readonly { readonly content: string }[]) => rows.map(({ content }, index): [string, string] => [`${name}.${index}.content`, content]);
  return Object.fromEntries<string>([...of('findings', findings), ...of('recommendations', recommendations)]);
}

/** Whether findings and recommendations may be recorded of a case; it has no day of conclusion while it is not concluded. */
export function outcomeVerdict({ findings, recommendations }: Outcome, { kind, concludedOn }: { readonly kind: CaseKind; readonly concludedOn: string | null }, subjectIds: ReadonlySet<string>): Verdict<null> {
  const empty = findings.length + recommendations.length === 0;
  return verdictOf([
    ...(empty ? [finding(caseRefusals.OUTCOME_EMPTY, {}, ['input', 'findings'])] : []),
    ...(isSupervision(kind) && findings.length > 0 ? [finding(courseRefusals.SUPERVISION_FINDS_NO_VIOLATION, {}, ['input', 'findings'])] : []),
    ...findings.flatMap(nameFindings),
    ...recommendations.flatMap(({ subjectId, dueOn }, index) => {
      const path = ['input', 'recommendations', String(index)];
      const stranger = finding(caseRefusals.ADDRESSEE_NOT_SUBJECT, { subjects: subjectIds.size }, [...path, 'subjectId']);
      return [...(subjectIds.has(subjectId) ? [] : [stranger]), ...sinceConclusion(dueOn, concludedOn, [...path, 'dueOn'])];
    }),
  ]);
}

/** Whether findings and recommendations of a case may be withdrawn: each once, and no recommendation that was done. */
export function withdrawalVerdict({ findingIds, recommendationIds }: Withdrawal, findings: readonly Withdrawable[], recommendations: readonly Withdrawable[]): Verdict<null> {
  if (findingIds.length + recommendationIds.length === 0) return refused([finding(caseRefusals.OUTCOME_EMPTY, {}, ['input', 'findingIds'])]);
  return verdictOf([
    ...withdrawableFindings(findingIds, findings, 'findingIds', { whatVi: 'khuyết điểm, vi phạm', whatEn: 'finding' }),
    ...withdrawableFindings(recommendationIds, recommendations, 'recommendationIds', RECOMMENDATION),
  ]);
}

function withdrawableFindings(ids: readonly string[], known: readonly Withdrawable[], field: string, what: typeof RECOMMENDATION): Finding[] {
  return ids.flatMap((id, index) => {
    const path = ['input', field, String(index)];
    const row = known.find((each) => each.id === id);
    return row ? stillStanding(row, path) : [finding(kernelRefusals.NOT_FOUND, what, path)];
  });
}

function stillStanding({ doneOn, withdrawnOn }: Omit<Withdrawable, 'id'>, path: readonly string[]): Finding[] {
  if (withdrawnOn !== null) return [finding(caseRefusals.OUTCOME_WITHDRAWN, { withdrawnOn }, path)];
  return doneOn == null ? [] : [finding(caseRefusals.RECOMMENDATION_DONE, { doneOn }, path)];
}

/** Whether a recommendation may be recorded as done. */
export function followUpVerdict(doneOn: PlainDate, recommendation: Omit<Withdrawable, 'id'> | undefined, concludedOn: string | null, today: PlainDate): Verdict<null> {
  const path = ['input', 'doneOn'];
  if (!recommendation) return refused([finding(kernelRefusals.NOT_FOUND, RECOMMENDATION, ['input', 'recommendationId'])]);
  const settled = stillStanding(recommendation, ['input', 'recommendationId']);
  if (settled.length > 0) return refused(settled);
  const future = doneOn.toString() > today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'doneOn' }, path)] : [];
  return verdictOf([...future, ...sinceConclusion(doneOn, concludedOn, path)]);
}

function nameFindings({ field, otherName }: NewFinding, index: number): Finding[] {
  const path = ['input', 'findings', String(index), 'otherName'];
  if (field === 'OTHER') return otherName == null ? [finding(caseRefusals.VIOLATION_FIELD_UNNAMED, {}, path)] : [];
  return otherName == null ? [] : [finding(caseRefusals.VIOLATION_FIELD_NAMED_TWICE, {}, path)];
}

function sinceConclusion(day: PlainDate, concludedOn: string | null, path: readonly string[]): Finding[] {
  const early = concludedOn !== null && day.toString() < concludedOn;
  return early ? [finding(caseRefusals.BEFORE_CONCLUSION, { day: day.toString(), concludedOn }, path)] : [];
}

function verdictOf(refusals: readonly Finding[]): Verdict<null> {
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}
