import { type ASTVisitor, GraphQLError, Kind, OperationTypeNode, type ValidationContext } from 'graphql';
import { rootFields } from './root-fields.js';

/**
 * OneMutationField: a document holds at most one mutation field. One operation is then one transaction, one
 * audit row and one idempotency key, and nobody tries a thousand passwords in one request.
 */
export function OneMutationFieldRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const fields = document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION
          ? rootFields(document, definition)
          : [],
      );
      if (fields.length < 2) return;
      context.reportError(new GraphQLError('Rule OneMutationField: a document may hold only one mutation field.', { nodes: fields.slice(0, 2) }));
    },
  };
}
