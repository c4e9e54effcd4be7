import { readFileSync } from 'node:fs';
import type { DemoRows } from '#demo';
import { testServer } from './database.js';
import { DEMO_SEED, REFERENCE_DATE } from './reference.js';
import { rowsFile } from './test-server.js';

/** The rows of the demo that the test databases hold, without the generator having to be loaded. */
export function referenceRows(): DemoRows {
  return JSON.parse(readFileSync(rowsFile(testServer().demoFolder, { seed: DEMO_SEED, referenceDate: REFERENCE_DATE }), 'utf8')) as DemoRows;
}
