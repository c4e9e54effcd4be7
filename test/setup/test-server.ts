import { join } from 'node:path';

/** The PostgreSQL of one run of the tests, as its processes tell each other. */
export interface TestServer {
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The migrated database that tests copy. */
  readonly template: string;
  /** The same with the demo data of both wards, as of the reference date. */
  readonly demoTemplate: string;
  /** Folder of the demo's rows that were generated in this run. */
  readonly demoFolder: string;
  /** The program, built: its code is in `dist`. */
  readonly programFolder: string;
  /** Where to ask for an API on a database. */
  readonly apiHostsUrl: string;
}

/** Where the global setup leaves the server for the workers. */
export const SERVER_VARIABLE = 'CHIBO_TEST_SERVER';
export const TEMPLATE_PREFIX = 'chibo_template_';

/** Where the demo's rows of a seed and a day are, once they were generated. */
export function rowsFile(folder: string, { seed, referenceDate }: { readonly seed: number; readonly referenceDate: string }): string {
  return join(folder, `${seed}-${referenceDate}.json`);
}

/** The same URL for another database of the server. */
export function urlFor(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
