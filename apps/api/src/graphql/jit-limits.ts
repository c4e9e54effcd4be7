import {
  type DocumentNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isRequiredInputField,
  isNonNullType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/**
 * graphql-jit 0.8.9 writes the values that stand in a document into the code it generates. It takes a text
 * with a certain beginning for a date and the rest of that text for code (anybody could then run code in the
 * server), and it turns the value of a custom scalar, also as a variable's default, back into a text before a
 * resolver sees it. And it refuses a variable or an input field that may be left out because it has a default,
 * when its type takes no null. So only documents whose values are all variables, names, whole numbers,
 * booleans and null, and whose variables hold no such default, are compiled, as programs write queries; in
 * any other, GraphQL's own executor runs.
 */
export function isSafeToCompile(schema: GraphQLSchema, document: DocumentNode): boolean {
  let safe = true;
  const spoil = (): void => {
    safe = false;
  };
  visit(document, {
    [Kind.STRING]: spoil,
    [Kind.FLOAT]: spoil,
    [Kind.OBJECT]: spoil,
    [Kind.VARIABLE_DEFINITION]: (definition) => {
      if (holdsNonNullDefault(schema, definition)) spoil();
    },
  });
  return safe;
}

function holdsNonNullDefault(schema: GraphQLSchema, { type: node, defaultValue }: VariableDefinitionNode): boolean {
  const type = typeFromAST(schema, node);
  if (!isInputType(type)) return false;
  return (defaultValue !== undefined && isNonNullType(type)) || hasNonNullDefault(type, new Set());
}

/** Whether an input, or one inside it, has a field that takes no null and has a default. */
function hasNonNullDefault(type: GraphQLInputType, seen: Set<unknown>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some(
    (field) => (isNonNullType(field.type) && !isRequiredInputField(field)) || hasNonNullDefault(field.type, seen),
  );
}
