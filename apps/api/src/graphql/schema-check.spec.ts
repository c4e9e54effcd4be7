import { Args, ArgsType, Field, InputType, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { connectionOf, PageArguments, PlainDateScalar, Public } from '#graphql';
import { parsePlainDate } from '#kernel';
import { startTestApp } from '../testing/start-test-app.js';
import { printedSchema, requirePlainDefaults, undescribed } from './schema-check.js';

@ObjectType('Cell', { description: 'A party cell.' })
class CellModel {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;
}

@ObjectType({ description: 'Cells, a page at a time.' })
class CellConnection extends connectionOf(CellModel, 'Cell') {}

@ArgsType()
class CellArguments extends PageArguments {
  @Field(() => PlainDateScalar, { nullable: true, description: 'On which day.' })
  readonly asOf?: unknown;
}

@Resolver()
class CellResolver {
  @Query(() => CellConnection, { description: 'All cells.' })
  @Public('a test')
  cells(@Args() page: CellArguments): object {
    const pageInfo = { hasNextPage: page.first === 1, hasPreviousPage: false, startCursor: 'c', endCursor: 'c' };
    return { edges: [{ cursor: 'c', node: { name: 'Chi bộ bản Tông' } }], pageInfo };
  }
}

describe('undescribed', () => {
  it('names every type, field, argument and enum value without a description', () => {
    const schema = buildSchema(`
      type Query { "ok" fine("ok" a: Int, b: Int): E  bare: Int  thing: T }
      enum E { "ok" A B }
      "ok" input In { "ok" a: Int b: Int }
      type T { "ok" in(i: In): Int }
      scalar S
    `);
    expect(undescribed(schema)).toEqual(['Query.fine(b)', 'Query.bare', 'Query.thing', 'E', 'E.B', 'In.b', 'T', 'T.in(i)', 'S']);
  });
});

describe('connections', () => {
  let schema: GraphQLSchema;
  let query: (text: string) => Promise<unknown>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const server = await startTestApp([CellResolver]);
    schema = server.app.get(GraphQLSchemaHost, { strict: false }).schema;
    query = async (text) => (await server.post(text)).data;
    close = () => server.app.close();
  });
  afterAll(() => close());

  it('are described throughout', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('print the same schema each time', () => {
    expect(printedSchema(schema)).toContain('type CellConnection {');
    expect(printedSchema(schema)).toContain('  cells(');
  });

  it('answer a page', async () => {
    expect(await query('{ cells(first: 1) { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }')).toEqual({
      cells: { edges: [{ cursor: 'c', node: { name: 'Chi bộ bản Tông' } }], pageInfo: { hasNextPage: true, endCursor: 'c' } },
    });
  });
});

describe('requirePlainDefaults', () => {
  it('refuses a default that compiled queries would turn into a text', async () => {
    @InputType({ description: 'A form.' })
    class DatedInput {
      @Field(() => PlainDateScalar, { defaultValue: parsePlainDate('2026-01-01'), description: 'A day.' })
      readonly day!: unknown;
    }
    @Resolver()
    class DatedResolver {
      @Query(() => String, { description: 'Anything.' })
      @Public('a test')
      dated(@Args('input', { description: 'The form.' }) input: DatedInput): string {
        return String(input.day);
      }
    }
    await expect(startTestApp([DatedResolver])).rejects.toThrow('the default of DatedInput.day must be plain JSON');
  });

  it('lets plain defaults be', () => {
    expect(() => { requirePlainDefaults(buildSchema('input I { a: [Int!] = [1] } type Query { f(i: I = {a: [2]}, s: String = "x"): Int }')); }).not.toThrow();
  });
});
