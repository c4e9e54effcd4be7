import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { SCHEMA_FILE } from '../../apps/api/src/app-schema.js';

/** One place where a client can put a value: a variable, or a field of an input object in it. */
export interface InputPlace {
  readonly path: readonly string[];
  /** The scalar or enum expected there, without list and non-null. */
  readonly type: string;
  readonly isEnum: boolean;
  readonly isList: boolean;
}

/** An operation with a variable for each argument. */
export interface InputOperation {
  readonly name: string;
  readonly document: string;
  readonly places: readonly InputPlace[];
}

const schema = buildSchema(readFileSync(SCHEMA_FILE, 'utf8'));

/** All queries, or mutations, of the schema as clients see it. */
export function operations(kind: 'query' | 'mutation'): InputOperation[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).map(({ name, args, type }) => {
    const declared = args.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ');
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const returned = getNamedType(type);
    const selection = isObjectType(returned) ? ` { ${selectionOf(returned)} }` : '';
    return operation(name, args.length > 0 ? `${kind} (${declared}) { ${name}(${given})${selection} }` : `${kind} { ${name}${selection} }`);
  });
}

/** An operation written by hand, for arguments of fields further down. */
export function operation(name: string, document: string): InputOperation {
  const places = parse(document).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []).flatMap(({ variable, type }) => placesOf([variable.name.value], typeFromAST(schema, type))) : [],
  );
  return { name, document, places };
}

/** Variables with a value put at a place; what stood there is replaced. */
export function withValue(variables: Readonly<Record<string, unknown>>, [head = '', ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const below = (variables[head] ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.length > 0 && Array.isArray(below)) return { ...variables, [head]: [withValue(below[0] as Readonly<Record<string, unknown>>, rest.slice(1), value)] };
  return { ...variables, [head]: rest.length === 0 ? value : withValue(below, rest, value) };
}

function selectionOf(type: GraphQLObjectType): string {
  const fields = type.getFields();
  return 'edges' in fields ? `${'totalCount' in fields ? 'totalCount ' : ''}edges { cursor }` : '__typename';
}

function placesOf(path: readonly string[], type: ReturnType<typeof typeFromAST>): InputPlace[] {
  if (!isInputType(type)) throw new Error(`${path.join('.')} is no input.`);
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const at = isList(type) ? [...path, '0'] : path; // the first of a list stands for all of it
    return Object.values(named.getFields()).flatMap((field) => placesOf([...at, field.name], field.type));
  }
  return [{ path, type: named.name, isEnum: isEnumType(named), isList: isList(type) }];
}

function isList(type: GraphQLInputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
