import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { ratingRefusals } from './rating.refusals.js';

/** A result as it is entered: of a mass organisation or of a civil servant. */
export interface RatingResult {
  readonly year: number;
  readonly massOrganizationId?: string | null;
  readonly personId?: string | null;
  readonly decidedOn: PlainDate;
  /** The result that this one corrects. */
  readonly correctsId?: string | null;
}

/** What a result is held against. */
export interface ResultStanding {
  /** Whether the organisation has that body, or that civil servant, in that year. */
  readonly isOfOrganization: boolean;
  /** The result of the subject and year that holds now. */
  readonly currentId: string | null;
  /** Whether the subject is whoever records it, or a declared relative of theirs. */
  readonly conflict: 'SELF' | 'RELATIVE' | null;
}

/**
 * Whether a result that another body decided may be recorded. No ladder and no cap: mass organisations and civil
 * servants are not rated by party rules.
 */
export function resultVerdict<R extends RatingResult>(result: R, { isOfOrganization, currentId, conflict }: ResultStanding, today: PlainDate): Verdict<R> {
  const { year, massOrganizationId, personId, correctsId } = result;
  const decidedOn = result.decidedOn.toString();
  const refusals: Finding[] = [];
  const subjects = [massOrganizationId, personId].filter((id) => id != null).length;
  if (subjects !== 1) refusals.push(finding(ratingRefusals.RESULT_SUBJECT_NOT_ONE, { subjects }, ['input']));
  else if (!isOfOrganization) refusals.push(finding(ratingRefusals.RESULT_SUBJECT_UNKNOWN, { year }, ['input', personId != null ? 'personId' : 'massOrganizationId']));
  if (conflict === 'SELF') refusals.push(finding(ratingRefusals.RESULT_OF_SELF, {}, ['input', 'personId']));
  if (conflict === 'RELATIVE') refusals.push(finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, ['input', 'personId']));
  if (decidedOn > today.toString()) refusals.push(finding(ratingRefusals.RESULT_DECIDED_IN_FUTURE, { decidedOn }, ['input', 'decidedOn']));
  if (result.decidedOn.year < year) refusals.push(finding(ratingRefusals.RESULT_DECIDED_BEFORE_YEAR, { decidedOn, year }, ['input', 'decidedOn']));
  if (correctsId == null && currentId !== null) refusals.push(finding(ratingRefusals.RESULT_EXISTS, { year }, ['input', 'correctsId']));
  if (correctsId != null && correctsId !== currentId) refusals.push(finding(ratingRefusals.RESULT_NOT_CURRENT, { year }, ['input', 'correctsId']));
  return refusals.length > 0 ? refused(refusals) : accepted(result);
}
