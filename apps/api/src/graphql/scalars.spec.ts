import { Args, Query, Resolver } from '@nestjs/graphql';
import fc from 'fast-check';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PartialDateScalar, PlainDateScalar, Public, TimestampScalar, UuidScalar } from '#graphql';
import { isId, PartialDate, Temporal } from '#kernel';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';
import { DocumentPlans } from './document-plans.js';

const RUNS = process.env['CHIBO_TEST_FULL'] ? 10_000 : 250;
const seen: unknown[] = [];
const record = (value: unknown): string => {
  seen.push(value);
  return String(value);
};

@Resolver()
class ScalarResolver {
  @Query(() => String, { description: 'A day.' })
  @Public('a test')
  plainDate(@Args('value', { type: () => PlainDateScalar, description: 'It.' }) value: unknown): string {
    return record(value);
  }

  @Query(() => String, { description: 'A date.' })
  @Public('a test')
  partialDate(@Args('value', { type: () => PartialDateScalar, description: 'It.' }) value: unknown): string {
    return record(value);
  }

  @Query(() => String, { description: 'A moment.' })
  @Public('a test')
  timestamp(@Args('value', { type: () => TimestampScalar, description: 'It.' }) value: unknown): string {
    return record(value);
  }

  @Query(() => String, { description: 'An id.' })
  @Public('a test')
  uuid(@Args('value', { type: () => UuidScalar, description: 'It.' }) value: unknown): string {
    return record(value);
  }
}

/** Texts near the border between right and wrong, where mistakes live. */
const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const nearDate = fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-'));
const realDate = fc.date({ min: new Date('1840-01-01'), max: new Date('2210-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
const nearTime = fc.tuple(nearDate, digits(2), digits(2), digits(2)).map(([date, ...time]) => `${date}T${time.join(':')}Z`);
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  nearDate,
  nearTime,
  realDate,
  realDate.map((text) => text.slice(0, 10)),
  realDate.map((text) => text.slice(0, 7)),
  realDate.map((text) => text.slice(0, 4)),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.tuple(realDate, fc.string({ maxLength: 2 })).map(([text, more]) => text.slice(0, 10) + more),
  fc.constantFrom('not-a-date', '', '2026-02-30', '1849-12-31', '2201-01-01', '2016-12-31T23:59:60Z', '2026-01-01T00:00:00+07:00', '2026-01-01\n'),
);
const inputs = fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: fc.jsonValue() }, fc.constantFrom(true, {}, [], 5, null, 1e21));

const SCALARS: Record<string, { readonly type: string; readonly isValid: (value: unknown) => boolean; readonly good: string }> = {
  plainDate: { type: 'PlainDate', good: '2026-02-28', isValid: (value) => value instanceof Temporal.PlainDate && inRange(value.year) },
  partialDate: { type: 'PartialDate', good: '1975-04', isValid: (value) => value instanceof PartialDate && inRange(value.earliest.year) },
  timestamp: { type: 'Timestamp', good: '2026-02-28T09:30:00Z', isValid: (value) => value instanceof Temporal.Instant && inRange(value.toZonedDateTimeISO('UTC').year) },
  uuid: { type: 'UUID', good: '018f3e5c-7b1a-7000-8000-000000000000', isValid: (value) => typeof value === 'string' && isId(value) && value === value.toLowerCase() },
};

const inRange = (year: number): boolean => year >= 1850 && year <= 2200;

describe.each(Object.entries(SCALARS))('scalar of %s', (field, { type, good, isValid }) => {
  let server: TestApp;
  let plans: DocumentPlans;
  beforeAll(async () => {
    server = await startTestApp([ScalarResolver]);
    plans = new DocumentPlans(server.app.get(GraphQLSchemaHost, { strict: false }).schema, false);
  });
  afterAll(() => server.app.close());

  const byVariable = `query ($value: ${type}!) { ${field}(value: $value) }`;
  const written = (value: unknown): string => `{ ${field}(value: ${literal(value)}) }`;
  const byDefault = (value: unknown): string => `query ($value: ${type}! = ${literal(value)}) { ${field}(value: $value) }`;

  /** Runs a document as the endpoint does; answers whether the resolver was reached. */
  const reaches = async (source: string, variables: Record<string, unknown> = {}): Promise<boolean> => {
    seen.length = 0;
    const document = plans.parse(source);
    if (plans.validate(document).length > 0) return false;
    const result = await plans.operation(document, undefined).run(undefined as never, variables);
    expect(seen.length > 0).toBe(result.errors === undefined);
    return seen.length > 0;
  };

  it('lets a good value through, however it is written', async () => {
    for (const [source, variables] of [[byVariable, { value: good }], [written(good), {}], [byDefault(good), {}]] as const) {
      expect(await reaches(source, variables)).toBe(true);
      expect(isValid(seen[0])).toBe(true);
    }
  });

  it('never lets an invalid value reach a resolver', async () => {
    const property = fc.asyncProperty(inputs, async (value) => {
      const reached = [await reaches(byVariable, { value }), await reaches(written(value)), await reaches(byDefault(value))];
      expect(reached).toEqual([reached[0], reached[0], reached[0]]);
      expect(seen.every(isValid)).toBe(true);
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 900_000);

  it.each(['not-a-date', true, {}, [], 5, null, '2026-02-30', '1849-12-31', '2201-01-01', ''])('refuses %j and says what it expects, in both languages', async (value) => {
    for (const [source, variables] of [[byVariable, { value }], [written(value), {}]] as const) {
      const { errors } = await server.post(source, variables);
      const code = errors?.[0]?.extensions['code'];
      if (value === null) expect(['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(code);
      else {
        expect(code).toBe('BAD_INPUT');
        expect(errors?.[0]?.extensions['path']).toEqual(['value']);
        const { vi, en } = errors?.[0]?.extensions['messages'] as { vi: string; en: string };
        expect([vi, en]).toEqual([expect.stringContaining('phải là'), expect.stringContaining('must be')]);
      }
    }
  });
});

/** A JSON value as it is written in a document. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.values(value).map((each, index) => `f${index}: ${literal(each)}`).join(', ')}}`;
}
