import type { Capped } from '#metrics';
import type { CapInForce, SeasonPool } from '#ratings';
import type { PlainDate } from '#kernel';
import { beside, type Ceiling, type CeilingPool, type CeilingTerms } from './ceiling.service.js';
import { leastOf, statementOf } from './ceiling.rules.js';
import type { Threshold } from './progress.rules.js';

/** What a floor of a year is held against in a season. */
export interface SeasonFloorTerms {
  readonly cap: CapInForce;
  readonly capped: Capped;
  readonly threshold: Threshold;
  /** The floor under "good or better" in the same target. */
  readonly goodOrBetter: Threshold | undefined;
  readonly decimals: number;
  readonly year: number;
  readonly day: PlainDate;
}

/**
 * A floor beside the cap of the pools of a season: if all are good or better, if just as many are as the target for that
 * asks, as the cells propose and as is decided. What is only partly proposed or decided says nothing yet of what can be
 * reached, and is shown without being judged.
 */
export function seasonFloor(pools: readonly SeasonPool[], { capped, goodOrBetter, year, ...terms }: SeasonFloorTerms): Ceiling {
  const poolBy = capped.among === 'MEMBERS' ? terms.cap.pool.value : null;
  const own = pools.filter(({ subject }) => subject === capped.among);
  const ceilingTerms: CeilingTerms = terms;
  const withGood = (goodOf: (rated: number) => number): CeilingPool[] => own.map(({ organizationId, roster }) => ({ organizationId, ...roster, goodOrBetter: goodOf(roster.rated) }));
  const counted = (stage: 'decided' | 'proposed'): CeilingPool[] => own.map(({ organizationId, [stage]: count }) => ({ organizationId, ...count }));
  const isWhole = (stage: 'decided' | 'proposed'): boolean => own.every(({ roster, [stage]: count }) => count.rated === roster.rated);
  const least = goodOrBetter && ((rated: number): number => Math.min(rated, leastOf(rated, goodOrBetter)));

  const decided = beside(ceilingTerms, capped, 'DECIDED', poolBy, counted('decided'));
  const proposed = beside(ceilingTerms, capped, 'PROPOSED', poolBy, counted('proposed'));
  const planned = [
    ...(least ? [beside(ceilingTerms, capped, 'PLANNED', poolBy, withGood(least))] : []),
    beside(ceilingTerms, capped, 'ALL_GOOD', poolBy, withGood((rated) => rated)),
  ];
  const judged = [...(isWhole('decided') ? [decided] : isWhole('proposed') ? [proposed] : []), ...planned];
  const { cap, threshold, decimals } = terms;
  const judgement = { collisions: judged, mode: cap.mode.value, poolBy: cap.pool.value, threshold, goodOrBetter, year, decimals };
  return { ...terms, bases: [decided, proposed, ...planned], statement: statementOf(judgement) };
}
