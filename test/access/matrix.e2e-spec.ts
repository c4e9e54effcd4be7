import { ROLES } from '#access';
import { Random } from '../../prisma/demo/random.js';
import { column, connect } from '../setup/client.js';
import { report } from './figures.js';
import { GuardedApi, type Cell } from './matrix/guarded-api.js';
import { equivalence, isKilled, mutantsOf, PLACELESS } from './matrix/mutants.js';
import { QUESTIONS, type Question } from './matrix/questions.js';
import { SCOPES, type Actor, type Hat } from './matrix/world.js';
import { MAY } from './reference-model.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const SEED = 20_261_121;
const TIMEOUT = 1_800_000;
/** How much of it is tried in the short form. */
const CELLS = FULL ? 1 : 1 / 27;
const MUTANTS = FULL ? 1 : 1 / 30;
/** Nothing of the target is known there, whatever the role. */
const FOREIGN = ['sibling', 'cousin', 'expired', 'none'];
/** There the actors are on the team of a case by name, or it is about them. */
const HERE = ['self', 'own unit'];

const OPERATIONS = new Set(QUESTIONS.map(({ field }) => field)).size;
const ROWS = QUESTIONS.map(({ row }) => row);
/** What settings and functions of the database say of a right's place. */
const MENTIONS = `
  SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.prolang IN (SELECT oid FROM pg_language WHERE lanname IN ('sql', 'plpgsql'))
  UNION ALL SELECT concat(qual, with_check) FROM pg_policies WHERE schemaname = 'public'`;

const expected = ({ row }: Question, actor: Actor): boolean => hatsOf(actor).some((hat) => MAY[row]?.(hat) ?? false);
const described = ({ question, actor }: Cell): string => `${question.row}: ${hatsOf(actor).map(({ role, scope }) => `${role}, ${scope}`).join(' and ')}`;
const hatsOf = (actor: Actor): readonly Hat[] => (actor.also ? [actor, actor.also] : [actor]);

describe('who may do what, where', () => {
  let api: GuardedApi;
  let cells: readonly Cell[];

  beforeAll(async () => {
    api = await GuardedApi.start();
    cells = QUESTIONS.flatMap((question) => api.actors.map((actor) => ({ question, actor })));
  }, TIMEOUT);

  afterAll(() => api.close());

  it('has a row in the model for every operation of the schema: 0 unmapped', () => {
    const unmapped = ROWS.filter((row) => !(row in MAY));
    report({ roles: ROLES.length, operations: OPERATIONS, scopes: SCOPES.length, cells: cells.length, unmapped: unmapped.length });
    expect(unmapped).toEqual([]);
    expect(Object.keys(MAY).filter((row) => !ROWS.includes(row))).toEqual([]);
    expect(cells.length).toBeGreaterThan(QUESTIONS.length * ROLES.length * SCOPES.length);
  });

  it(`is as the model says: ${ROLES.length} roles × ${OPERATIONS} operations × ${SCOPES.length} scopes, 0 leaks, 0 false denials`, async () => {
    const random = new Random(`matrix/${SEED}`);
    const asked = cells.filter(() => random.chance(CELLS));
    const answers = await api.askAll(asked);
    const wrong = (allowed: boolean): string[] => asked.filter(({ question, actor }, index) => answers[index] === allowed && expected(question, actor) !== allowed).map(described);
    const [leaks, falseDenials] = [wrong(true), wrong(false)];
    report({ leaks: leaks.length, falseDenials: falseDenials.length });
    expect({ leaks, falseDenials }).toEqual({ leaks: [], falseDenials: [] });
    expect(answers.filter(Boolean).length).toBeGreaterThan(asked.length / 10);
  }, TIMEOUT);

  it('is in the policy table: every entry removed, widened or narrowed shows, 0 surviving mutants', async () => {
    const random = new Random(`mutants/${SEED}`);
    const mutants = mutantsOf(api.policies()).filter(() => random.chance(MUTANTS));
    const survivors: string[] = [];
    const told: string[] = [];
    for (const mutant of mutants) {
      const killed = await isKilled(api, mutant, expected);
      if (!killed && equivalence(mutant) === undefined) survivors.push(mutant.name);
      if (killed && equivalence(mutant) !== undefined) told.push(mutant.name);
    }
    report({ mutants: mutants.length, survivors: survivors.length, equivalents: mutants.filter((mutant) => equivalence(mutant) !== undefined).length });
    expect({ survivors, told }).toEqual({ survivors: [], told: [] });
    expect(mutants.length).toBeGreaterThan(5);
  }, TIMEOUT);

  it('asks for no place of the rights that only open doors', async () => {
    const owner = await connect(api.database.superUrl);
    const texts = (await column(owner, MENTIONS)).join('\n');
    await owner.end();
    const mentioned = (right: string): boolean => texts.includes(`'${right.replace('.', '_')}`);
    expect(mentioned('member.read')).toBe(true);
    expect(Object.keys(PLACELESS).filter(mentioned)).toEqual([]);
  });

  // The last one: the guard stays off.
  it('shows 0 foreign rows also with the program’s checks switched off', async () => {
    api.switchChecksOff();
    const random = new Random(`unguarded/${SEED}`);
    const unguarded = cells.filter(({ question: { field, sign }, actor: { role, scope, also } }) => {
      const isForeign = !also && (role === 'ADMINISTRATOR' ? sign !== 'account' && !HERE.includes(scope) : FOREIGN.includes(scope));
      return field.startsWith('Query.') && sign !== undefined && isForeign && random.chance(CELLS);
    });
    const answers = await api.askAll(unguarded);
    const foreign = unguarded.filter((_, index) => answers[index]).map(described);
    report({ unguarded: unguarded.length, foreign: foreign.length });
    expect(foreign).toEqual([]);
    // The checks are off: what a member of the cell is refused at the door, there shows as far as the organisation is known.
    const course = cells.filter(({ question, actor }) => question.row === 'trainingCourses' && actor.role === 'MEMBER' && actor.scope === 'own unit' && !actor.also);
    expect(await api.askAll(course)).toEqual([true]);
  }, TIMEOUT);
});
