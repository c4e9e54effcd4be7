/**
 * Failures of what was asked at that moment, of which nothing remains: a deadlock, a conflict with another transaction,
 * a lock or an answer that took too long (PostgreSQL), a transaction that got too late or not at all (Prisma).
 */
const PASSING = new Set(['40P01', '40001', '55P03', '57014', 'P2028', 'P2034']);

/** Where an error tells its code, and what it was wrapped around. */
interface Told {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** Whether the database could not do it just then, and nothing of it was done: the same may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  for (let at = error; typeof at === 'object' && at !== null; ) {
    const { code, originalCode, cause, meta }: Told = at;
    if ([code, originalCode].some((each) => typeof each === 'string' && PASSING.has(each))) return true;
    at = cause ?? meta?.driverAdapterError;
  }
  return false;
}
