import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, isObjectType, isRequiredArgument } from 'graphql';
import { packageRoot } from '#database';

const schema = buildSchema(readFileSync(join(packageRoot, 'apps/api/src/graphql/schema.graphql'), 'utf8'));
const queryType = schema.getQueryType();
if (!queryType) throw new Error('The schema has no queries.');
const roots = queryType.getFields();

/** Values for arguments a field cannot go without, below the root. */
const REQUIRED: Readonly<Record<string, string>> = { age: '35', by: '[KIND]' };

/** Connections, edges and values such as shares add no depth: no record is reached through them alone. */
const isWrapper = (type: GraphQLNamedType): boolean => /(Connection|Edge)$/.test(type.name);

/** The names of all query fields. */
export const QUERY_FIELDS = Object.keys(roots);

/**
 * A document that asks a query field for everything: every field of every type, records within records so many
 * levels deep. The root's arguments are variables of their own names.
 */
export function everything(name: string, depth: number): string {
  const root = roots[name];
  if (!root) throw new Error(`The schema has no query ${name}.`);
  const fragments = new Map<string, string>();
  const body = selection(root, depth, fragments);
  const variables = root.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const args = root.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = variables === '' ? `{ ${name} ${body} }` : `query (${variables}) { ${name}(${args}) ${body} }`;
  return [head, ...fragments.values()].join('\n');
}

function selection(field: GraphQLField<unknown, unknown>, depth: number, fragments: Map<string, string>): string {
  const type = getNamedType(field.type);
  return isObjectType(type) ? `{ ...${fragmentOf(type, depth, fragments)} }` : '';
}

function fragmentOf(type: GraphQLObjectType, depth: number, fragments: Map<string, string>): string {
  const name = reachesRecords(type) ? `${type.name}_${depth}` : type.name;
  if (fragments.has(name)) return name;
  fragments.set(name, '');
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type);
    const deeper = isObjectType(target) && reachesRecords(target) && !isWrapper(type);
    if (deeper && depth === 0) return [];
    const args = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${REQUIRED[arg.name] ?? missing(arg.name)}`);
    return [`${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection(field, deeper ? depth - 1 : depth, fragments)}`];
  });
  fragments.set(name, `fragment ${name} on ${type.name} { ${fields.join(' ')} }`);
  return name;
}

const reaching = new Map<GraphQLObjectType, boolean>();

/** Whether, from a type, one comes to records of people or organisations, in any number of steps. */
function reachesRecords(type: GraphQLObjectType): boolean {
  const known = reaching.get(type) ?? walksToRecords(type);
  reaching.set(type, known);
  return known;
}

function walksToRecords(type: GraphQLObjectType): boolean {
  const seen = new Set<GraphQLNamedType>([type]);
  for (const each of seen) {
    if (isObjectType(each)) for (const field of Object.values(each.getFields())) seen.add(getNamedType(field.type));
  }
  return ['Organization', 'Person'].some((name) => [...seen].some((each) => each.name === name));
}

function missing(name: string): never {
  throw new Error(`No value is known for the argument ${name}.`);
}

/** All texts of an answer, what cursors hold included. */
export function textsOf(answer: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof answer === 'string') into.add(answer);
  else if (Array.isArray(answer)) for (const each of answer) textsOf(each, into);
  else if (answer !== null && typeof answer === 'object') {
    for (const [key, value] of Object.entries(answer)) {
      textsOf(value, into);
      if (/cursor/i.test(key) && typeof value === 'string') into.add(Buffer.from(value, 'base64url').toString());
    }
  }
  return into;
}

/** Every field that a query can come to, as `Type.field`. */
export function everyEdge(): Set<string> {
  const types = new Set<GraphQLNamedType>([queryType as GraphQLObjectType]);
  for (const type of types) {
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) types.add(getNamedType(field.type));
  }
  return new Set([...types].flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [])));
}

/** The fields of an answer that told something, as `Type.field`. */
export function edgesTold(data: unknown, into: Set<string>, type: GraphQLNamedType = queryType as GraphQLObjectType): void {
  if (Array.isArray(data)) for (const each of data) edgesTold(each, into, type);
  else if (data !== null && typeof data === 'object' && isObjectType(type)) {
    for (const [name, value] of Object.entries(data)) {
      const field = type.getFields()[name];
      if (!field || value === null) continue;
      into.add(`${type.name}.${name}`);
      edgesTold(value, into, getNamedType(field.type));
    }
  }
}
