import fc from 'fast-check';
import { newId } from '#kernel';
import type { Answer } from '../e2e/client.js';
import type { Changes } from '../e2e/kept-state.js';
import { SCENARIOS, type Attempt } from '../e2e/mutations/index.js';
import { attemptOnce, Trials } from '../e2e/mutations/trials.js';
import { ApiHere } from '../e2e/api-here.js';
import { FailingStatement, mayBeTriedAgain, SABOTAGE, type Failure } from './failing-statement.js';

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
const SEED = 20_261_121;
/** In the short form, one in so many statements is drawn where it is their turn. */
const ONE_IN = 20;

const INSIDES = new RegExp(`${SABOTAGE}|SELECT|INSERT|UPDATE|DELETE|prisma|postgres|idempotency|audit|stack`, 'i');

let trials: Trials;
const statement = new FailingStatement();

beforeAll(async () => {
  statement.install();
  trials = await Trials.start(new ApiHere());
});

afterAll(async () => {
  await trials.close();
  statement.remove();
});

const isWrite = (text: string): boolean => /^\s*(INSERT|UPDATE|DELETE|WITH)\b/i.test(text);
/** Not of the mutation itself, but written around every one. */
const isRecord = (text: string): boolean => /idempotency_record|audit_entry/.test(text);

interface Fault {
  readonly place: number;
  readonly failure: Failure;
}

const byDatabase = (place: number): Fault => ({ place, failure: 'DATABASE' });
const byDriver = (place: number): Fault => ({ place, failure: 'DRIVER' });

/** Which of a mutation's statements are made to fail, and how: in the short form its last own write, its COMMIT, one of the others, or the driver, in turn. A BEGIN or COMMIT that is not sent is a lost connection, tested elsewhere. */
function chosen(statements: readonly string[], turn: number): readonly Fault[] {
  const places = statements.map((_, place) => place);
  if (FULL) return [...places.map(byDatabase), ...places.slice(1, -1).map(byDriver)];
  const lastOwnWrite = statements.findLastIndex((text) => isWrite(text) && !isRecord(text));
  const audit = statements.findIndex((text) => text.includes('audit_entry')); // before it, there is often a read for the answer
  const others = places.filter((place) => place !== lastOwnWrite && place !== statements.length - 1);
  const size = Math.ceil(statements.length / ONE_IN);
  const [drawn = []] = fc.sample(fc.shuffledSubarray(others, { minLength: size, maxLength: size }), { seed: SEED, numRuns: 1 });
  return [[byDatabase(lastOwnWrite)], [byDatabase(statements.length - 1)], drawn.map(byDatabase), [byDriver(audit - 1)]][turn % 4] ?? [];
}

/** An answer that says that something went wrong, and no word more; or, where that may help, that it may be tried again. */
function expectFault(at: string, { data, errors, headers, text }: Answer<unknown>, mayPass: boolean): void {
  expect(data ?? null).toBeNull();
  // More than one, when a read for several fields of the answer fails: PostgreSQL answers nothing more in that transaction.
  expect(errors?.length).toBeGreaterThan(0);
  for (const { message, extensions } of errors ?? []) {
    const { code, requestId, messages, ...more } = extensions;
    expect([at, requestId]).toEqual([at, headers.get('x-request-id')]);
    expect(message).toBe(messages?.vi);
    if (mayPass && code === 'BUSY') continue;
    expect([at, code, more]).toEqual([at, 'INTERNAL', {}]);
  }
  expect(text).not.toMatch(INSIDES);
}

// In the short form every other mutation, so that the four faults still take turns.
const TRIED = FULL ? SCENARIOS : SCENARIOS.filter((_, place) => place % 2 === 0);

describe.each(TRIED)('$mutation', (scenario) => {
  const { mutation } = scenario;
  let attempt: Attempt;
  let statements: readonly string[];
  /** What the mutation does when nothing fails. */
  let effect: Changes;

  beforeAll(async () => {
    attempt = await trials.prepare(scenario);
    statements = await statement.statementsOf(async () => {
      expect((await attemptOnce(attempt)).errors).toBeUndefined();
    });
    effect = await trials.changes();
    await trials.rewind();
  });

  it('writes in one transaction, and not only that it was done', () => {
    expect([statements[0], statements.at(-1)]).toEqual(['BEGIN', 'COMMIT']);
    expect(statements.filter((text) => isWrite(text) && !isRecord(text))).not.toEqual([]);
    expect(Object.keys(effect).filter((table) => table !== 'idempotency_record')).not.toEqual([]);
  });

  it('leaves nothing when a statement fails, and can be sent again', async () => {
    for (const { place, failure } of chosen(statements, TRIED.indexOf(scenario))) {
      const at = `${failure}, statement ${place + 1} of ${statements.length}: ${statements[place] ?? ''}`;
      const key = newId();
      const failed = await statement.during(place, () => attemptOnce(attempt, key), failure);
      expectFault(at, failed, failure === 'DATABASE' && mayBeTriedAgain(place));
      expect([at, await trials.changes()]).toEqual([at, {}]);
      for (const entry of await trials.auditOf(failed)) expect([at, entry]).toMatchObject([at, { operation: mutation, outcome: 'REFUSED', codes: expect.arrayContaining(['INTERNAL']) as string[], touched: false }]);
      const again = await attemptOnce(attempt, key);
      expect([at, again.errors]).toEqual([at, undefined]);
      expect([at, await trials.changes()]).toEqual([at, effect]);
      expect(await trials.auditOf(again)).toMatchObject([{ operation: mutation, outcome: 'DONE' }]);
      await trials.rewind();
    }
  }, 120_000);
});
