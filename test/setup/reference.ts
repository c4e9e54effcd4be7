import { FixedClock, Keys } from '#database';
import { Temporal } from '#kernel';

/** The day the tests and the reports' figures are computed for. */
export const REFERENCE_DATE = '2026-11-21';
export const DEMO_SEED = 20_250_701;

/** Noon of the reference date in Vietnam. */
export function referenceClock(): FixedClock {
  return new FixedClock(Temporal.Instant.from(`${REFERENCE_DATE}T05:00:00Z`));
}

/** The keys of every test database: known, and worth nothing. */
export function testKeys(): Keys {
  return new Keys(Buffer.alloc(32, 7));
}
