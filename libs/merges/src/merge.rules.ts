import { accepted, finding, kernelRefusals, refused, type Finding, type Verdict } from '#kernel';
import { mergeRefusals } from './merge.refusals.js';

/** Two records of one person: the one that lives on, and the one that will only point there. */
export interface MergedPair {
  readonly keepId: string;
  readonly mergeId: string;
}

/** What two records in scope hold. */
export interface KnownGround {
  readonly keepKnown: true;
  readonly mergeKnown: true;
  readonly same: false;
  readonly keepVersion: number;
  readonly mergeVersion: number;
  /** Ids of their party records. */
  readonly keepMemberId: string | null;
  readonly mergeMemberId: string | null;
  readonly ofActor: boolean;
  readonly ofRelative: boolean;
  /** First day on which both have a primary membership. */
  readonly membershipsOverlapOn: string | null;
  readonly statusesOverlapOn: string | null;
  /** Years in which both are rated. */
  readonly ratedTwice: readonly number[];
  /** An admission, transfer or exit of either is under way. */
  readonly exclusive: boolean;
  readonly accounts: boolean;
  readonly related: boolean;
  /** Something else cannot lie in one record; what, is said to nobody. */
  readonly heldUp: boolean;
  readonly apart: boolean;
  readonly alike: boolean;
  readonly numbersDiffer: boolean;
  readonly keepAdmittedOn: string | null;
  readonly mergeAdmittedOn: string | null;
}

/** What there is to know of two records; of whoever is out of scope nothing. */
export type MergeGround = KnownGround | { readonly keepKnown: boolean; readonly mergeKnown: boolean; readonly same: boolean };

export function isKnown(ground: MergeGround): ground is KnownGround {
  return ground.keepKnown && ground.mergeKnown && !ground.same;
}

/** Why the two are not there to be merged, by the paths at which they were named. */
export function missingFindings({ keepKnown, mergeKnown, same }: MergeGround, path: readonly string[]): Finding[] {
  const what = { whatVi: 'người này', whatEn: 'person' };
  const missing = [
    ...(keepKnown ? [] : [finding(kernelRefusals.NOT_FOUND, what, [...path, 'keepId'])]),
    ...(mergeKnown ? [] : [finding(kernelRefusals.NOT_FOUND, what, [...path, 'mergeId'])]),
  ];
  return missing.length === 0 && same ? [finding(mergeRefusals.MERGE_OF_ONE, {}, [...path, 'mergeId'])] : missing;
}

/** What the merger was based on. */
export interface MergeVersions {
  readonly keep: number;
  readonly merge: number;
}

export function staleFindings({ keepVersion, mergeVersion }: KnownGround, given: MergeVersions): Finding[] {
  const stale = (current: number, version: number, which: string): Finding[] =>
    current === version ? [] : [finding(kernelRefusals.VERSION_STALE, { current, given: version }, ['input', 'versions', which])];
  return [...stale(keepVersion, given.keep, 'keep'), ...stale(mergeVersion, given.merge, 'merge')];
}

/** Nobody merges, or takes apart, their own record or a relative's. */
export function concernFindings({ ofActor, ofRelative }: { readonly ofActor: boolean; readonly ofRelative: boolean }): Finding[] {
  return [...(ofActor ? [finding(mergeRefusals.MERGES_OWN_RECORD)] : []), ...(ofRelative ? [finding(kernelRefusals.CONFLICT_OF_INTEREST)] : [])];
}

/** Whether two records may be made one. */
export function mergeVerdict(ground: KnownGround, path: readonly string[]): Verdict<null> {
  const at = [...path, 'mergeId'];
  const { membershipsOverlapOn, statusesOverlapOn, ratedTwice, keepAdmittedOn, mergeAdmittedOn } = ground;
  const refusals = concernFindings(ground);
  if (membershipsOverlapOn !== null) refusals.push(finding(mergeRefusals.MERGE_MEMBERSHIPS_OVERLAP, { from: membershipsOverlapOn }, at));
  if (statusesOverlapOn !== null) refusals.push(finding(mergeRefusals.MERGE_STATUSES_OVERLAP, { from: statusesOverlapOn }, at));
  if (ratedTwice.length > 0) refusals.push(finding(mergeRefusals.MERGE_RATED_TWICE, { years: ratedTwice.join(', ') }, at));
  if (ground.exclusive) refusals.push(finding(mergeRefusals.MERGE_WORK_OPEN, {}, at));
  if (ground.accounts) refusals.push(finding(mergeRefusals.MERGE_BOTH_LOG_IN, {}, at));
  if (ground.related) refusals.push(finding(mergeRefusals.MERGE_OF_RELATIVES, {}, at));
  if (ground.heldUp) refusals.push(finding(mergeRefusals.MERGE_HELD_UP, {}, at));
  const warnings: Finding[] = [];
  if (ground.apart) warnings.push(finding(mergeRefusals.MERGE_DECLARED_APART, {}, at));
  if (!ground.alike) warnings.push(finding(mergeRefusals.MERGE_UNLIKE, {}, at));
  if (ground.numbersDiffer) warnings.push(finding(mergeRefusals.MERGE_NUMBERS_DIFFER, {}, at));
  if (keepAdmittedOn !== null && mergeAdmittedOn !== null && keepAdmittedOn !== mergeAdmittedOn) {
    warnings.push(finding(mergeRefusals.MERGE_ADMISSIONS_DIFFER, { keptOn: keepAdmittedOn, mergedOn: mergeAdmittedOn }, at));
  }
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
