import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import type { Capped } from '#metrics';
import { CapService, evenPools, mostExcellentIn, poolsOf, type CapInForce, type CapRule, type CapUnit, type ExpectedUnit, type Rated } from '#ratings';
import { CAP_MODES, CAP_POOLS, type CapPool } from '#regulations';
import { isFloor, leastOf, statementOf, type CeilingBasis, type Collision, type Limit } from './ceiling.rules.js';
import { thresholdOn, type Progress } from './progress.service.js';
import type { Threshold } from './progress.rules.js';
import { once, TargetLoader } from './target.loader.js';
import type { MeasureRow } from './target.query.js';

/** What a floor is held against: the cap, and the day whose organisations, roll and rules it rests on. */
export interface CeilingTerms {
  readonly cap: CapInForce;
  readonly threshold: Threshold;
  readonly decimals: number;
  readonly day: PlainDate;
}

/** Those who share one cap; without an organisation where the pools are only assumed. */
export interface CeilingPool extends Rated {
  readonly organizationId: string | null;
}

/** How many the cap allows by one way to read it, with the pools that make it up. */
export interface CeilingLimit extends Limit {
  readonly terms: CeilingTerms;
  readonly rule: CapRule;
  readonly pools: readonly CeilingPool[];
  readonly whole: number;
}

/** A floor beside its ceilings, worked out from one set of numbers. */
export interface CeilingBeside extends Collision {
  readonly terms: CeilingTerms;
  readonly pools: readonly CeilingPool[];
  readonly limits: readonly CeilingLimit[];
}

/** What the cap leaves of a target. */
export interface Ceiling extends CeilingTerms {
  readonly bases: readonly CeilingBeside[];
  readonly statement: string | null;
}

const EXPECTED = {};
const DECIDED = {};

/** Holds the targets that are shares of those rated "excellent" against the cap on that level. */
@Injectable()
export class CeilingService {
  constructor(
    private readonly caps: CapService,
    private readonly loader: TargetLoader,
  ) {}

  /** Null of what no cap limits, of what is no floor, of a part of the organisation that has the target, and before documents set the cap. */
  async of(loaders: LoaderCache, ctx: Ctx, progress: Progress): Promise<Ceiling | null> {
    const { figure, measure, threshold, period, year } = progress;
    const capped = figure?.reading.capped;
    if (!capped || year === null || !isFloor(threshold) || figure.organizationId !== measure.organizationId) return null;
    const cap = await this.caps.inForce(ctx, measure.organizationId, period.through, capped.among);
    if (!cap) return null;
    const goodOrBetter = await this.goodOrBetter(loaders, ctx, measure, capped, progress.asOf);
    const { organizationId, percentDecimals: decimals } = measure;
    const { from, through } = period;
    // Read once for all measures and years of a request that rest on the same.
    const decided = await once(loaders, DECIDED, `${organizationId} ${from.toString()} ${through.toString()}`, () => this.caps.decided(ctx, organizationId, from, through));
    const expected = await once(loaders, EXPECTED, `${organizationId} ${through.toString()}`, () => this.caps.expected(ctx, organizationId, through));
    const terms: CeilingTerms = { cap, threshold, decimals, day: through };
    const bases = basesOf(terms, capped, { organizationId, decided, expected, goodOrBetter });
    const statement = statementOf({ collisions: bases, mode: cap.mode.value, poolBy: cap.pool.value, threshold, goodOrBetter, year, decimals });
    return { ...terms, bases, statement };
  }

  /** The floor under "good or better" that stands in the same target. */
  async goodOrBetter(loaders: LoaderCache, ctx: Ctx, measure: MeasureRow, capped: Capped, asOf: PlainDate): Promise<Threshold | undefined> {
    const siblings = await this.loader.measures(loaders, ctx, measure.targetId);
    const sibling = siblings.find(({ kind, key }) => kind === 'COMPUTED' && key === capped.goodOrBetter);
    const threshold = sibling && thresholdOn(sibling, asOf);
    return threshold && isFloor(threshold) ? threshold : undefined;
  }
}

/** What the ceilings of a measure are worked out from. */
interface Numbers {
  readonly organizationId: string;
  readonly decided: readonly CapUnit[];
  readonly expected: readonly ExpectedUnit[];
  readonly goodOrBetter: Threshold | undefined;
}

/** Base organisations are far from even: one of their pools holds all cells directly under the ward. */
const EVEN_POOLINGS: readonly CapPool[] = ['DIRECT_ORGANIZATION', 'WHOLE'];

function basesOf(terms: CeilingTerms, capped: Capped, { organizationId, decided, expected, goodOrBetter }: Numbers): CeilingBeside[] {
  // Base organisations are one pool by any reading.
  const poolings = capped.among === 'MEMBERS' ? CAP_POOLS : [null];
  const poolsIn = (units: readonly CapUnit[], poolBy: CapPool | null): CeilingPool[] => poolsOf(organizationId, units, capped.among, poolBy ?? 'WHOLE');
  const expectedWith = (poolBy: CapPool | null, goodOf: (rated: number) => number): CeilingPool[] =>
    poolsIn(expected, poolBy).map((pool) => ({ ...pool, goodOrBetter: goodOf(pool.rated) }));
  const counted = (basis: CeilingBasis, by: readonly (CapPool | null)[], pools: (poolBy: CapPool | null) => CeilingPool[]): CeilingBeside[] =>
    by.map((poolBy) => beside(terms, capped, basis, poolBy, pools(poolBy))).filter((each) => each.pools.length > 0);

  const least = goodOrBetter && ((rated: number): number => Math.min(rated, leastOf(rated, goodOrBetter)));
  return [
    ...counted('DECIDED', poolings, (poolBy) => poolsIn(decided, poolBy)),
    ...(least ? counted('PLANNED', poolings, (poolBy) => expectedWith(poolBy, least)) : []),
    ...(least ? counted('SPREAD_EVENLY', EVEN_POOLINGS, (poolBy) => spreadEvenly(expected, poolsIn(expected, poolBy).length, least)) : []),
    ...counted('ALL_GOOD', poolings, (poolBy) => expectedWith(poolBy, (rated) => rated)),
  ];
}

function spreadEvenly(units: readonly ExpectedUnit[], count: number, goodOrBetterOf: (rated: number) => number): CeilingPool[] {
  const members = units.reduce((sum, { onRoll }) => sum + onRoll, 0);
  return count === 0 ? [] : evenPools(members, count, goodOrBetterOf).map((pool) => ({ ...pool, excellent: 0, organizationId: null }));
}

/** A floor beside what the cap allows in pools, by each way to read the cap. */
export function beside(terms: CeilingTerms, { of }: Capped, basis: CeilingBasis, poolBy: CapPool | null, pools: readonly CeilingPool[]): CeilingBeside {
  const whole = pools.reduce((sum, { rated, goodOrBetter }) => sum + (of === 'RATED' ? rated : goodOrBetter), 0);
  const needed = leastOf(whole, terms.threshold);
  const limits = CAP_MODES.map((mode): CeilingLimit => {
    const rule = { mode, share: terms.cap.share.value, rounding: terms.cap.rounding.value };
    const allowed = mostExcellentIn(pools, rule);
    return { mode, allowed, canBeMet: allowed >= needed, terms, rule, pools, whole };
  });
  return { basis, poolBy, whole, needed, terms, pools, limits };
}
