import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#database';
import { PARAMETER_NAMES, type ParameterName } from '#regulations';
import { ADMISSION_PATHS } from './admission-paths.js';
import { ADMISSIONS } from './admissions.js';
import { COMPLAINTS } from './complaints.js';
import { CORRECTIONS } from './corrections.js';
import { DENUNCIATIONS } from './denunciations.js';
import { DISCIPLINE } from './discipline.js';
import { DUES } from './dues.js';
import { EXITS } from './exits.js';
import { MEMBERS } from './members.js';
import { NOT_YET_READ } from './not-yet-read.js';
import { ORGANIZATIONS } from './organizations.js';
import { RATING_CONDITIONS } from './rating-conditions.js';
import { RATING_HELP } from './rating-help.js';
import { RATING_LADDER } from './rating-ladder.js';
import { RATINGS } from './ratings.js';
import { READMISSIONS } from './readmissions.js';
import { REMOVAL_COMPLAINTS } from './removal-complaints.js';
import { bookOf, changed, type Scenario } from './scenario.js';
import { STATE_NOTICES } from './state-notices.js';
import { TRANSFERS } from './transfers.js';
import { VOTES } from './votes.js';

const SCENARIOS: readonly Scenario[] = [...ORGANIZATIONS, ...MEMBERS, ...ADMISSIONS, ...ADMISSION_PATHS, ...READMISSIONS, ...VOTES, ...RATINGS, ...RATING_LADDER, ...RATING_HELP, ...RATING_CONDITIONS, ...DISCIPLINE, ...COMPLAINTS, ...REMOVAL_COMPLAINTS, ...DENUNCIATIONS, ...EXITS, ...DUES, ...TRANSFERS, ...CORRECTIONS, ...STATE_NOTICES];

/** Where rules and stages name parameters; what only shows the book or enters values names none. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'libs'], { cwd: packageRoot, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(rules|stages)\.ts$/.test(file))
  .map((file) => readFileSync(join(packageRoot, file), 'utf8'));
const read = PARAMETER_NAMES.filter((name) => sources.some((source) => source.includes(`'${name}'`)));

function lastOf({ answers }: Scenario) {
  const last = answers.at(-1);
  if (!last) throw new Error('A scenario has an answer.');
  return last;
}

describe.each(SCENARIOS.map((each) => [each.vi, each] as const))('%s', (_vi, told) => {
  it(`is decided by ${told.by.join(', ')}`, () => {
    for (const answer of told.answers) expect(told.judge(bookOf(answer))).toEqual(answer.is);
    const [document, date, article] = told.by;
    expect(bookOf(lastOf(told)).get(told.parameter)?.rule).toEqual({ document, date, article });
  });

  const { otherwise } = told;
  if (otherwise) {
    it('would be otherwise by another value', () => {
      expect(told.judge(changed(bookOf(lastOf(told)), told.parameter, otherwise.value))).toEqual(otherwise.is);
      expect(otherwise.is).not.toEqual(lastOf(told).is);
    });
  }
});

describe('the golden scenarios', () => {
  it('have titles of their own', () => {
    expect(new Set(SCENARIOS.map(({ vi }) => vi)).size).toBe(SCENARIOS.length);
  });

  it('change their verdict with each parameter that a rule reads', () => {
    const exercised = new Set<ParameterName>(SCENARIOS.filter(({ otherwise }) => otherwise).map(({ parameter }) => parameter));
    expect(read.filter((name) => !exercised.has(name))).toEqual([]);
    expect([...exercised].filter((name) => !read.includes(name))).toEqual([]);
  });

  it('know which parameters no rule reads yet', () => {
    expect(PARAMETER_NAMES.filter((name) => !read.includes(name))).toEqual(NOT_YET_READ);
  });
});
