import { finding, type Finding, type Refusal } from '#kernel';
import { capFormula, inWhole, mostExcellent, type CapInForce, type CapRule, type CapSubject } from './cap.rules.js';
import { ratingRefusals } from './rating.refusals.js';
import type { RatingLevel } from './rating.rules.js';

/** How many of a pool are rated, and how many of them exactly good and excellent. */
export interface PoolCount {
  readonly rated: number;
  readonly good: number;
  readonly excellent: number;
}

/** A pool as it stands before a decision. */
export interface PoolBefore extends PoolCount {
  readonly id: string;
  readonly subject: CapSubject;
  readonly name: string;
}

/** A row whose level a decision sets: what it was, null before any decision, and what it becomes. */
export interface LevelChange {
  readonly poolId: string | null;
  readonly before: RatingLevel | null;
  readonly after: RatingLevel;
}

/** The slots of a pool. */
export interface Slots {
  readonly allowed: number;
  /** Below 0: so many too many are excellent. */
  readonly left: number;
  /** The arithmetic in whole numbers, in Vietnamese. */
  readonly formula: string;
}

/** The slots while so many are good or better. */
export function slotsOf({ rated, good, excellent }: PoolCount, rule: CapRule): Slots {
  const pool = { rated, goodOrBetter: good + excellent };
  const allowed = mostExcellent(pool, rule);
  return { allowed, left: allowed - excellent, formula: capFormula([pool], rule) };
}

/** The counts once the changes are made. */
export function countsAfter(pool: PoolBefore, changes: readonly LevelChange[]): PoolCount {
  const own = changes.filter(({ poolId }) => poolId === pool.id);
  const moved = (level: RatingLevel): number => own.filter(({ after }) => after === level).length - own.filter(({ before }) => before === level).length;
  return {
    rated: pool.rated + own.filter(({ before }) => before === null).length,
    good: pool.good + moved('GOOD'),
    excellent: pool.excellent + moved('EXCELLENT'),
  };
}

/** A cap as a rule, and whether nobody may go over it: once the ward has entered the document that says what it is a part of. */
export interface PoolCap extends CapRule {
  readonly hard: boolean;
  readonly source: CapInForce;
}

export function poolCap(inForce: CapInForce): PoolCap {
  return { mode: inForce.mode.value, share: inForce.share.value, rounding: inForce.rounding.value, hard: inForce.mode.local, source: inForce };
}

/** What a decision does to the caps it touches. */
export interface CapFindings {
  readonly refusals: Finding[];
  readonly warnings: Finding[];
}

/**
 * Whether pools stay within their caps once the changes are made: refuses where the cap is hard, warns where it is not.
 * A pool that was over its cap before the ward settled it may come nearer to it step by step.
 */
export function poolFindings(pools: readonly PoolBefore[], changes: readonly LevelChange[], capOf: (subject: CapSubject) => PoolCap | undefined): CapFindings {
  const found: CapFindings = { refusals: [], warnings: [] };
  for (const pool of pools) {
    const cap = capOf(pool.subject);
    if (!cap) continue;
    const after = countsAfter(pool, changes);
    const { allowed, left, formula } = slotsOf(after, cap);
    if (left >= 0 || (cap.hard && excess(after, cap) <= excess(pool, cap))) continue;
    const refusal: Refusal = { ...ratingRefusals.POOL_CAP_EXCEEDED, rule: cap.source.share.rule };
    (cap.hard ? found.refusals : found.warnings).push(finding(refusal, { pool: pool.name, excellent: after.excellent, allowed, formula }));
  }
  return found;
}

/** What one at a level adds to how far a pool is over its cap; a pool's rows together, less the slack, are its excess. */
export function weightOf(level: RatingLevel | null, rule: CapRule): number {
  if (level === null) return 0;
  const { left, right } = inWhole(rule);
  const inBase = { STRICT: level === 'GOOD', INCLUSIVE: level === 'GOOD' || level === 'EXCELLENT', ALL: true }[rule.mode];
  return (level === 'EXCELLENT' ? left : 0) - (inBase ? right : 0);
}

/** How far a pool is over its cap, in whole numbers; as the database reckons it too. */
export function excess({ rated, good, excellent }: PoolCount, rule: CapRule): number {
  const { left, right, slack } = inWhole(rule);
  const base = { STRICT: good, INCLUSIVE: good + excellent, ALL: rated }[rule.mode];
  return left * excellent - right * base - slack;
}
