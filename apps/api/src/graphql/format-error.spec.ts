import { ForbiddenException } from '@nestjs/common';
import { Args, Field, InputType, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsNotEmpty, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { GraphQLError } from 'graphql';
import { because, IsPrintable, PlainDateScalar, Public, UuidScalar } from '#graphql';
import { defineRefusals, DomainError, finding, kernelRefusals, refuse, type Temporal } from '#kernel';
import { startTestApp, type TestApp, TestRunner } from '../testing/start-test-app.js';

const refusals = defineRefusals({
  TOO_MANY: { vi: 'Chỉ được {most} suất.', en: 'Only {most} places.', rule: { document: 'QĐ 1', date: '2026-07-26', article: '4' } },
  TOO_LATE: { vi: 'Đã quá hạn.', en: 'It is too late.' },
});

const FAULTS: Record<string, () => void> = {
  one: () => {
    throw refuse(refusals.TOO_MANY, { most: 3 }, ['input', 'cells']);
  },
  several: () => {
    throw new DomainError([finding(refusals.TOO_MANY, { most: 3 }), finding(refusals.TOO_LATE)], [finding(refusals.TOO_LATE)]);
  },
  bug: () => {
    throw new TypeError('cannot read canary-in-message');
  },
  database: () => {
    class DatabaseError extends Error {
      readonly code = '23505';
      readonly detail = 'Key (name)=(canary-detail) exists';
    }
    throw new DatabaseError('duplicate canary-database');
  },
  deadlock: () => {
    throw Object.assign(new Error('canary-deadlock'), { code: '40P01' });
  },
  wrapped: () => {
    throw Object.assign(new Error('canary-wrapped'), { code: 'P2010', meta: { driverAdapterError: new Error('', { cause: { originalCode: '57014' } }) } });
  },
  expired: () => {
    throw Object.assign(new Error('canary-expired'), { code: 'P2028' });
  },
  nest: () => {
    throw new ForbiddenException('canary-nest');
  },
  graphql: () => {
    throw new GraphQLError('canary-graphql', { extensions: { code: 'FAKE', hint: 'canary-extension' } });
  },
  text: () => {
    throw 'canary-text'; // eslint-disable-line @typescript-eslint/only-throw-error -- what libraries may do
  },
};

@InputType({ description: 'A line.' })
class LineInput {
  @Field(() => PlainDateScalar, { description: 'Day.' })
  @IsNotEmpty()
  readonly day!: Temporal.PlainDate;

  @Field(() => Int, { description: 'Number.' })
  @IsInt()
  @Min(1)
  @Max(9)
  readonly count!: number;
}

@InputType({ description: 'A form.' })
class FormInput {
  @Field(() => String, { description: 'Name.' })
  @IsNotEmpty()
  @MaxLength(10)
  @IsPrintable()
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Card.' })
  @IsOptional()
  @Matches(/^\d{12}$/, because('phải gồm 12 chữ số', 'must have 12 digits'))
  readonly card?: string | null;

  @Field(() => [LineInput], { description: 'Lines.' })
  @ValidateNested()
  readonly lines!: LineInput[];

  @Field(() => String, { nullable: true, description: 'No validator mentions it.' })
  readonly forgotten?: string | null;
}

@Resolver()
class FaultyResolver {
  static reached = 0;

  @Query(() => String, { nullable: true, description: 'Fails.' })
  @Public('a test')
  fail(@Args('how', { description: 'How.' }) how: string): string {
    FAULTS[how]?.();
    return how;
  }

  @Query(() => Int, { nullable: true, description: 'Answers what it may not.' })
  @Public('a test')
  wrong(): string {
    return 'canary-result';
  }

  @Query(() => String, { description: 'Reads an id.' })
  @Public('a test')
  member(@Args('id', { type: () => UuidScalar, description: 'Id.' }) id: string, @Args('limit', { type: () => Int, defaultValue: 5, description: 'How many.' }) limit: number): string {
    FaultyResolver.reached++;
    return `${id} ${limit}`;
  }

  @Mutation(() => String, { description: 'Takes a form.' })
  @Public('a test')
  submit(@Args('input', { description: 'The form.' }) input: FormInput): string {
    FaultyResolver.reached++;
    return `${input.name} ${input.lines.map((line) => `${line.day.add({ days: 1 }).toString()} ${line.constructor.name}`).join()}`;
  }

  @Mutation(() => String, { description: 'Takes forms in a list.' })
  @Public('a test')
  submitAll(@Args('inputs', { type: () => [FormInput], description: 'Forms.' }) inputs: FormInput[]): string {
    return String(inputs.length);
  }
}

class FailingRunner extends TestRunner {
  override run(): never {
    throw refuse(kernelRefusals.UNAUTHENTICATED);
  }
}

describe('errors', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([FaultyResolver]);
  });
  afterAll(() => server.app.close());
  beforeEach(() => {
    FaultyResolver.reached = 0;
  });

  const failing = (how: string, headers = {}): ReturnType<TestApp['post']> => server.post('query ($how: String!) { fail(how: $how) }', { how }, headers);

  it('carry a refusal with its texts, numbers, path and rule', async () => {
    const { errors, headers } = await failing('one');
    const messages = { vi: 'Chỉ được 3 suất.', en: 'Only 3 places.' };
    const described = { code: 'TOO_MANY', messages, params: { most: 3 }, path: ['input', 'cells'], rule: { document: 'QĐ 1', date: '2026-07-26', article: '4' } };
    expect(errors).toEqual([
      {
        message: messages.vi,
        locations: [{ line: 1, column: 25 }],
        path: ['fail'],
        extensions: { ...described, refusals: [{ ...described, message: messages.vi }], warnings: [], requestId: headers.get('x-request-id') },
      },
    ]);
  });

  it('speak the language of the request', async () => {
    const { errors } = await failing('one', { 'accept-language': 'en' });
    expect(errors?.[0]?.message).toBe('Only 3 places.');
  });

  it('carry all refusals and warnings of a verdict', async () => {
    const { errors } = await failing('several');
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: 'Chỉ được 3 suất. Đã quá hạn.',
      extensions: { code: 'REFUSED', refusals: [{ code: 'TOO_MANY' }, { code: 'TOO_LATE' }], warnings: [{ code: 'TOO_LATE', message: 'Đã quá hạn.' }] },
    });
  });

  it('of refusals are not logged', async () => {
    const before = server.log().length;
    await failing('one');
    expect(server.log().slice(before)).not.toContain('unexpected');
  });

  it.each(['bug', 'database', 'nest', 'graphql', 'text'])('of a fault (%s) tell nothing but the request id', async (how) => {
    const before = server.log().length;
    for (const query of ['query ($how: String!) { fail(how: $how) }', `{ fail(how: "${how}") }`]) {
      const { errors, headers, text } = await server.post(query, query.startsWith('query') ? { how } : {});
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL', requestId: headers.get('x-request-id') });
      expect(text).not.toContain('canary');
      expect(server.log()).toContain(`"requestId":"${String(headers.get('x-request-id'))}","fields":["fail"]`);
    }
    const logged = server.log().slice(before);
    if (how === 'bug') expect(logged).toMatch(/canary-in-message.*format-error\.spec\.ts/);
    else expect(logged).not.toContain('canary');
  });

  it.each(['deadlock', 'wrapped', 'expired'])('of what the database could not do at the moment (%s) say to try again, and are logged', async (how) => {
    const { errors, text, headers } = await server.post('query ($how: String!) { fail(how: $how) }', { how });
    expect(errors).toMatchObject([{ extensions: { code: 'BUSY' } }]);
    expect(text).not.toContain('canary');
    expect(server.log()).toContain(`"requestId":"${String(headers.get('x-request-id'))}","fields":["fail"]`);
  });

  it('of a result that does not fit its type are faults too', async () => {
    const { errors, text } = await server.post('{ wrong }');
    expect(errors?.[0]?.extensions['code']).toBe('INTERNAL');
    expect(text).not.toContain('canary');
  });

  it('of syntax and validation keep what GraphQL says', async () => {
    const syntax = await server.post('{ member(');
    expect(syntax.errors?.[0]?.message).toMatch(/^Truy vấn sai cú pháp: Syntax Error/);
    expect(syntax.errors?.[0]?.extensions['code']).toBe('GRAPHQL_PARSE_FAILED');
    const unknown = await server.post('{ nothing }', {}, { 'accept-language': 'en' });
    expect(unknown.errors?.[0]).toMatchObject({
      message: 'Cannot query field "nothing" on type "Query".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', messages: { vi: 'Truy vấn không hợp lệ: Cannot query field "nothing" on type "Query".' } },
    });
  });

  it.each([
    ['query ($x: UUID!) { member(id: $x) }', { x: '12' }, ['id']],
    ['{ member(id: "12") }', {}, ['id']],
    ['query ($x: UUID = "12") { member(id: $x) }', {}, ['x']],
    ['query ($x: UUID!) { member(id: $x) }', {}, ['id']],
    ['query ($x: UUID!) { member(id: $x) }', { x: null }, ['id']],
    ['query ($n: Int = 2) { member(id: "018f3e5c-7b1a-7000-8000-000000000000", limit: $n) }', { n: null }, ['limit']],
    ['query ($n: Int) { member(id: "018f3e5c-7b1a-7000-8000-000000000000", limit: $n) }', { n: 'x' }, ['limit']],
    ['mutation ($i: FormInput!) { submit(input: $i) }', { i: { name: 'a', lines: [{ day: '2026-02-30', count: 1 }] } }, ['input', 'lines', '0', 'day']],
    ['mutation { submit(input: {name: "a", lines: [{day: "2026-02-30", count: 1}]}) }', {}, ['input', 'lines', 'day']],
    ['mutation ($d: PlainDate!) { submit(input: {name: "a", lines: [{day: $d, count: 1}]}) }', { d: true }, ['input', 'lines', 'day']],
  ])('name the input that does not fit its type: %s %j', async (query, variables, path) => {
    const { errors, data } = await server.post(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', path } }]);
    expect(errors?.[0]?.message).toContain(path.join('.'));
    expect(FaultyResolver.reached).toBe(0);
  });

  describe('of validators', () => {
    const submit = (input: unknown): ReturnType<TestApp['post']> => server.post('mutation ($input: FormInput!) { submit(input: $input) }', { input });
    const line = { day: '2026-02-28', count: 1 };

    it('are absent when all is well, and dates arrive whole', async () => {
      const { data, errors } = await submit({ name: 'An', card: null, lines: [line, line] });
      expect([data, errors]).toEqual([{ submit: 'An 2026-03-01 LineInput,2026-03-01 LineInput' }, undefined]);
    });

    it.each([
      [{ name: '', lines: [] }, 'input.name', 'không được để trống', 'must not be empty'],
      [{ name: 'x'.repeat(11), lines: [] }, 'input.name', 'không được quá 10 ký tự', 'must have at most 10 characters'],
      [{ name: 'a\u202eb', lines: [] }, 'input.name', 'chứa ký tự không nhìn thấy được', 'holds characters that cannot be seen'],
      [{ name: 'a', card: '1', lines: [] }, 'input.card', 'phải gồm 12 chữ số', 'must have 12 digits'],
      [{ name: 'a', lines: [line, { ...line, count: 10 }] }, 'input.lines.1.count', 'không được lớn hơn 9', 'must not be more than 9'],
      [{ name: 'a', lines: [], forgotten: 'x' }, 'input.forgotten', 'không được nhận ở đây', 'is not accepted here'],
    ])('name the field and say why: %j', async (input, field, vi, en) => {
      const { errors } = await submit(input);
      const messages = { vi: `Trường “${field}” không hợp lệ: ${vi}.`, en: `Field "${field}" is not valid: ${en}.` };
      expect(errors).toMatchObject([{ message: messages.vi, extensions: { code: 'INVALID_VALUE', messages, path: field.split('.') } }]);
      expect(FaultyResolver.reached).toBe(0);
    });

    it('all come at once', async () => {
      const { errors } = await submit({ name: '', card: '1', lines: [{ ...line, count: 0 }] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'REFUSED' });
      expect((errors?.[0]?.extensions['refusals'] as { path: string[] }[]).map(({ path }) => path.join('.'))).toEqual(['input.name', 'input.card', 'input.lines.0.count']);
    });

    it('cannot be gone round by a list of inputs, whose class is not known at run time', async () => {
      const { errors } = await server.post('mutation ($i: [FormInput!]!) { submitAll(inputs: $i) }', { i: [{ name: '', lines: [] }] });
      expect(errors?.[0]?.extensions['code']).toBe('INTERNAL');
    });
  });

  it('of the runner are answered with a status, where the protocol has one', async () => {
    const locked = await startTestApp([FaultyResolver], {}, FailingRunner);
    const answers = await Promise.all(
      ['application/graphql-response+json', 'application/json'].map((accept) => locked.post('{ wrong }', {}, { accept })),
    );
    await locked.app.close();
    expect(answers.map(({ status }) => status)).toEqual([401, 200]);
    expect(answers[0]?.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
