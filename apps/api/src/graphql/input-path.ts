import { type ASTNode, BREAK, type DocumentNode, Kind, visit } from 'graphql';

/**
 * Where in the arguments of a field a value of the document stands, e.g. `['input', 'born']`; the name of the
 * variable for a value that is a variable's default.
 */
export function inputPathOf(document: DocumentNode, isWanted: (node: ASTNode) => boolean): string[] {
  let path: string[] = [];
  visit(document, {
    enter(node, key, parent, _path, ancestors) {
      if (key === 'variable') return false; // where a variable is declared, not where it is used
      if (!isWanted(node)) return undefined;
      path = [...ancestors, parent ?? []].flatMap((each) => ('kind' in each ? namesOf(each) : []));
      return BREAK;
    },
  });
  return path;
}

function namesOf(node: ASTNode): string[] {
  switch (node.kind) {
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return [node.name.value];
    case Kind.VARIABLE_DEFINITION:
      return [node.variable.name.value];
    default:
      return [];
  }
}
