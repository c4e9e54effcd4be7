import { newId } from '#kernel';
import { ME, type Viewer } from './account-operations.js';
import type { Answer } from './client.js';
import { SCENARIOS, type Attempt } from './mutations/index.js';
import { attemptOnce, Trials } from './mutations/trials.js';
import { operations } from './schema-inputs.js';

const MUTATIONS = operations('mutation');
const KEYED = SCENARIOS.filter(({ withoutKey }) => withoutKey === undefined);

const FULL = process.env['CHIBO_TEST_FULL'] !== undefined;
/** Beside its one effect under one key, each mutation is asked one more question in the short form, in turn. */
const QUESTIONS = 4;

const inputFields = (mutation: string): readonly string[] =>
  MUTATIONS.filter(({ name }) => name === mutation).flatMap(({ places }) => places.flatMap(({ path }) => (path[0] === 'input' && path.length === 2 ? path.slice(1) : [])));
const codesOf = ({ errors }: Answer<unknown>): string[] => errors?.map(({ extensions }) => extensions.code) ?? [];
const withInput = (attempt: Attempt, change: Readonly<Record<string, unknown>>): Attempt => ({ ...attempt, variables: { input: { ...attempt.variables.input, ...change } } });

describe('the mutations of the schema', () => {
  it('each have one scenario', () => {
    expect(SCENARIOS.map(({ mutation }) => mutation).sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
  });

  it('can all be rehearsed, but for those without a key', () => {
    const rehearsed = MUTATIONS.filter(({ name }) => inputFields(name).includes('validateOnly')).map(({ name }) => name);
    expect(rehearsed.sort()).toEqual(KEYED.map(({ mutation }) => mutation).sort());
  });
});

describe.each(KEYED.map((scenario, place) => ({ ...scenario, turn: place % QUESTIONS, versioned: inputFields(scenario.mutation).includes('version') })))('$mutation', (scenario) => {
  const { mutation, versioned, turn } = scenario;
  const asked = (question: number): boolean => FULL || turn === question;
  let attempt: Attempt;
  let account: string;

  beforeAll(async () => {
    attempt = await trials.prepare(scenario);
    account = (await attempt.client.ask<Viewer>(ME)).me.account.username;
  });
  afterEach(() => trials.rewind());

  it('has one effect and one answer under one key, however often it is sent', async () => {
    const key = newId();
    const twins = await Promise.all([attemptOnce(attempt, key), attemptOnce(attempt, key)]);
    expect(twins.flatMap(codesOf)).toEqual([]);
    const changes = await trials.changes();
    expect(changes).toMatchObject({ idempotency_record: { appeared: 1, vanished: 0 } });
    expect(Object.keys(changes).length).toBeGreaterThan(1);
    const later = await attemptOnce(attempt, key);
    for (const { text, status } of [...twins, later]) expect([text, status]).toEqual([twins[0].text, 200]);
    expect(await trials.changes()).toEqual(changes);
    const done = [{ account, operation: mutation, outcome: 'DONE', touched: true }];
    const repeated = [{ account, operation: mutation, outcome: 'REPEATED', touched: false }];
    const [first, second] = twins;
    expect([await trials.auditOf(first), await trials.auditOf(second)]).toEqual(expect.arrayContaining([done, repeated]));
    expect(await trials.auditOf(later)).toEqual(repeated);
  });

  if (asked(0)) {
    it('is refused under a key used for other content', async () => {
      const key = newId();
      expect(codesOf(await attemptOnce(attempt, key))).toEqual([]);
      const changes = await trials.changes();
      const other = await attemptOnce(withInput(attempt, { validateOnly: true }), key);
      expect(codesOf(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(codesOf(await attemptOnce({ ...attempt, document: `${attempt.document} ` }, key))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
      expect(await trials.changes()).toEqual(changes);
      expect(await trials.auditOf(other)).toEqual([{ account, operation: mutation, outcome: 'REFUSED', codes: ['IDEMPOTENCY_KEY_REUSED'], touched: false }]);
    });
  }

  if (asked(1)) {
    it('writes nothing when it is only to be validated, and its key stays free', async () => {
      const key = newId();
      const rehearsal = await attemptOnce(withInput(attempt, { validateOnly: true }), key);
      expect(codesOf(rehearsal)).toEqual([]);
      expect(await trials.changes()).toEqual({});
      expect(await trials.auditOf(rehearsal)).toEqual([{ account, operation: mutation, outcome: 'DONE', validateOnly: true, touched: false }]);
      expect(codesOf(await attemptOnce(attempt, key))).toEqual([]);
    });
  }

  if (versioned && asked(2)) {
    it('is refused when it is based on an older version, and leaves nothing', async () => {
      const version = Number(attempt.variables.input?.['version']);
      const stale = await attemptOnce(withInput(attempt, { version: version - 1 }));
      expect(codesOf(stale)).toEqual(['VERSION_STALE']);
      expect(stale.errors?.[0]?.extensions).toMatchObject({ path: ['input', 'version'], params: { current: version, given: version - 1 } });
      expect(await trials.changes()).toEqual({});
    });
  }

  if (versioned && asked(3)) {
    it('is done once when it is sent under two keys at once', async () => {
      const both = await Promise.all([attemptOnce(attempt), attemptOnce(attempt)]);
      const [refused, ...more] = both.flatMap(codesOf);
      expect([refused, more]).toEqual([expect.stringMatching(/^(VERSION_STALE|STAGE_WRONG)$/), []]);
      expect(await trials.changes()).toMatchObject({ idempotency_record: { appeared: 1, vanished: 0 } });
    });
  }
});

let trials: Trials;

beforeAll(async () => {
  trials = await Trials.start();
});

afterAll(() => trials.close());
