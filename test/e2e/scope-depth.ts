export const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;

/** How many records deep a query looks below the records it asks for: in the short form deepest by those who see no roll, to whom most is closed. */
export const DEEP = 3;
export const MIDDLE = FULL ? DEEP : 2;
export const FLAT = FULL ? DEEP : 1;

/** These lead to others by more records than the rest. */
const LONG_WAYS = ['movementBalance', 'ratingSeason'];

/** How deep a field is asked by somebody who asks so deep. */
export function depthOf(field: string, depth: number): number {
  if (FULL) return depth;
  // The list of seasons has no pages: its sheets are opened one by one instead.
  if (field === 'ratingSeasons') return 1;
  return depth >= MIDDLE && LONG_WAYS.includes(field) ? DEEP : depth;
}
