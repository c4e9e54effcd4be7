import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { ACCESS_PAGE, appAccessPage, appPolicies, makeAppSchema, misplacedFields, REGULATIONS_PAGE, SCHEMA_FILE } from '../apps/api/src/app-schema.js';
import { printedSchema, undescribed } from '../apps/api/src/graphql/schema-check.js';
import type { Role } from '#access';
import { differenceFromSchema, packageRoot } from '#database';
import { Regulations, regulationsPage } from '#regulations';
import { freshDatabase } from './setup/database.js';

const MOST_LINES = 400;

/** The sources as git knows them, so that nothing generated or ignored is looked at. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: packageRoot, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '');
const text = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');
const sources = files.filter((file) => file.endsWith('.ts'));

describe('the house rules', () => {
  it('keeps every source file short enough to read', () => {
    expect(sources.filter((file) => text(file).split('\n').length > MOST_LINES)).toEqual([]);
  });

  it('leaves no test out', () => {
    const left = /\b(?:it|test|describe)\.(?:only|skip|todo)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/;
    expect(sources.filter((file) => file.endsWith('spec.ts') && file !== 'test/repo-rules.spec.ts' && left.test(text(file)))).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = sources.filter((file) => /^(apps|libs|prisma)\//.test(file) && !file.endsWith('spec.ts') && text(file).includes('process.env'));
    expect(readers).toEqual(['apps/cli/src/with-database.ts']);
  });

  it('writes down no address a package came from', () => {
    expect(text('package-lock.json')).not.toMatch(/"resolved": "http/);
  });

  it('reaches the database only from repositories and queries', () => {
    const handles = sources.filter((file) => /^libs\/(?!database\/)/.test(file) && !/\.(repository|query|spec)\.ts$/.test(file) && /\bdb\.(sql|prisma)\b/.test(text(file)));
    expect(handles).toEqual([]);
  });

  it('exports no look-up by id that ignores the scope', () => {
    expect(sources.filter((file) => /\bfindById\s*\(/.test(text(file)) && file !== 'test/repo-rules.spec.ts')).toEqual([]);
  });
});

describe('what is generated', () => {
  let schema: GraphQLSchema;

  beforeAll(async () => {
    schema = await makeAppSchema();
  });

  it('the committed schema is the one the program serves', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(printedSchema(schema));
  });

  it('the committed page of who may do what is the one that the policies say', async () => {
    expect(readFileSync(ACCESS_PAGE, 'utf8')).toBe(await appAccessPage());
  });

  it('whoever has a right has what it needs at least as far, so that both can be lent', async () => {
    const policies = new Map(await appPolicies());
    const reaches = ['SELF', 'UNIT', 'UNIT_AND_BELOW', 'ALL'];
    const short = [...policies].flatMap(([right, { roles, needs = [] }]) =>
      needs.flatMap((need) =>
        Object.entries(roles).flatMap(([role, reach]) => (reaches.indexOf(policies.get(need)?.roles[role as Role] ?? '') < reaches.indexOf(reach) ? [`${right}, ${role}: ${need}`] : [])),
      ),
    );
    expect(short).toEqual([]);
  });

  it('of every field it is said which group of personal data it belongs to, or that its type holds none', async () => {
    expect(await misplacedFields()).toEqual({ unplaced: [], unknown: [] });
  });

  it('the committed page of the rule book is the one that the book says', () => {
    expect(readFileSync(REGULATIONS_PAGE, 'utf8')).toBe(regulationsPage(Regulations.load()));
  });

  it('every type, field, argument and enum value says what it is', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('the migrations make the database that the Prisma schema describes', async () => {
    const database = await freshDatabase();
    try {
      expect(await differenceFromSchema(database.ownerUrl)).toBe('');
    } finally {
      await database.drop();
    }
  });
});
