import { buildSchema } from 'graphql';
import { DocumentPlans, type OperationPlan } from './document-plans.js';

const schema = buildSchema('input I { n: Int } input D { n: [Deep!] } input Deep { b: Boolean! = false, d: D } type Query { f(s: String, n: Int, i: I, d: D, b: Boolean): String }');
Object.assign(schema.getQueryType()?.getFields()['f'] ?? {}, { resolve: (_root: unknown, args: object) => JSON.stringify(args) });

describe('DocumentPlans', () => {
  const plans = new DocumentPlans(schema, true);
  const planOf = (source: string, name?: string): ReturnType<DocumentPlans['operation']> => {
    const document = plans.parse(source);
    expect(plans.validate(document)).toEqual([]);
    return plans.operation(document, name);
  };

  it.each([
    ['{ f }', true],
    ['query ($s: String) { f(s: $s) }', true],
    ['{ f(n: 3, b: true, s: null) }', true],
    ['{ f(s: "x") }', false],
    ['{ f(i: {n: 1}) }', false],
    ['query ($s: String = "x") { f(s: $s) }', false],
    ['query ($i: I = {n: 1}) { f(i: $i) }', false],
    ['query ($b: Boolean = true) { f(b: $b) }', true],
    ['query ($b: Boolean! = true) { f(b: $b) }', false],
    ['query ($i: I!) { f(i: $i) }', true],
    ['query ($d: D) { f(d: $d) }', false],
  ])('%s is compiled: %s', (source, compiled) => {
    expect(planOf(source).compiled).toBe(compiled);
  });

  it('takes the default of what was left out, even where null is refused', async () => {
    const context = {} as Parameters<OperationPlan['run']>[0];
    expect(await planOf('query ($b: Boolean! = true) { f(b: $b) }').run(context, {})).toEqual({ data: { f: '{"b":true}' } });
    expect(await planOf('query ($d: D) { f(d: $d) }').run(context, { d: { n: [{}] } })).toEqual({ data: { f: '{"d":{"n":[{"b":false}]}}' } });
  });

  it('keeps one plan for each operation of a document', () => {
    const source = 'query A { f } query B { other: f }';
    expect(planOf(source, 'A')).toBe(planOf(source, 'A'));
    expect(planOf(source, 'A')).not.toBe(planOf(source, 'B'));
  });

  it('remembers valid documents only, and not without end', () => {
    const fresh = new DocumentPlans(schema, true);
    for (let i = 0; i < 1_500; i++) fresh.validate(fresh.parse(`{ unknown${i} }`));
    expect(fresh.size).toBe(0);
    for (let i = 0; i < 1_500; i++) fresh.validate(fresh.parse(`{ a${i}: f }`));
    expect(fresh.size).toBe(1_000);
  });
});
