import { appendFileSync } from 'node:fs';

/** What the access tests found, for the line that `npm run test:access` ends with (`test/setup/access-summary.mjs`). */
export function report(figures: Readonly<Record<string, number>>): void {
  const file = process.env['CHIBO_ACCESS_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figures)}\n`);
}
