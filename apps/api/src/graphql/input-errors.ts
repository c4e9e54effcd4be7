import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { InvalidScalarError } from '#graphql';
import { badInput, type ClientError, type Messages, validationFailed } from './client-error.js';
import { inputPathOf } from './input-path.js';

const MISSING: Messages = { vi: 'là bắt buộc', en: 'is required' };
const MUST_NOT_BE_NULL = /^Argument "(\w+)" of (?:non-null|required) type /;

/** A finding of GraphQL's validation, as the client shall see it: a value refused by its type is named by its place. */
export function describeValidationError(document: DocumentNode, error: GraphQLError): ClientError {
  if (!(error.originalError instanceof InvalidScalarError)) return validationFailed(error);
  const node = error.nodes?.[0];
  return badInput(reasonOf(error), node ? inputPathOf(document, (each) => each === node) : [], error);
}

/**
 * Why the variables given do not fit an operation. The executors say it too, but only in a sentence, without
 * the path of the value.
 */
export function describeVariableErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ClientError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => refusedIn(schema, document, definition, variables));
}

/** A null given by a variable where an argument takes none is found only while the operation runs. */
export function describeNullArgument(error: unknown): ClientError | undefined {
  const name = error instanceof GraphQLError ? MUST_NOT_BE_NULL.exec(error.message)?.[1] : undefined;
  return name === undefined ? undefined : badInput(MISSING, [name]);
}

function refusedIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ClientError[] {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return [];
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const start = (): string[] => inputPathOf(document, (node) => node.kind === Kind.VARIABLE && node.name.value === name);
  const at = new GraphQLError('', { nodes: definition });
  if (given == null) {
    const defaulted = given === undefined && definition.defaultValue !== undefined;
    return isNonNullType(type) && !defaulted ? [badInput(MISSING, start(), at)] : [];
  }
  const refused: ClientError[] = [];
  coerceInputValue(given, type, (path, _value, error) => {
    refused.push(badInput(reasonOf(error), [...start(), ...path.map(String)], at));
  });
  return refused;
}

function reasonOf(error: GraphQLError): Messages {
  const original = error.originalError;
  if (original instanceof InvalidScalarError) {
    return { vi: `phải là ${original.expected.vi}`, en: `must be ${original.expected.en}` };
  }
  const detail = error.message.replace(/\.$/, '');
  return { vi: `không hợp lệ: ${detail}`, en: `is not valid: ${detail}` };
}
