import type { Random } from './random.js';

/** Whole numbers, each within its range, that add up to exactly the total. */
export function apportion(random: Random, total: number, ranges: readonly (readonly [min: number, max: number])[]): number[] {
  const shares = ranges.map(([min, max]) => random.int(min, max));
  let missing = total - shares.reduce((sum, share) => sum + share, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const open = ranges.flatMap(([min, max], index) => {
      const next = (shares[index] ?? 0) + step;
      return next >= min && next <= max ? [index] : [];
    });
    if (open.length === 0) throw new Error(`No numbers within their ranges add up to ${total}.`);
    const index = random.pick(open);
    shares[index] = (shares[index] ?? 0) + step;
    missing -= step;
  }
  return shares;
}
