import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { GraphQLContext } from '#graphql';
import { parseFailed } from './client-error.js';
import { describeValidationError, describeVariableErrors } from './input-errors.js';
import { isSafeToCompile } from './jit-limits.js';
import { OneMutationFieldRule } from './one-mutation.rule.js';
import { rootFields } from './root-fields.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One operation of a document, ready to run again and again. */
export interface OperationPlan {
  readonly kind: 'query' | 'mutation';
  readonly fields: readonly string[];
  /** Whether it runs as generated code. */
  readonly compiled: boolean;
  run(context: GraphQLContext, variables: Variables): Promise<ExecutionResult>;
}

interface DocumentPlan {
  readonly document: DocumentNode;
  readonly operations: Map<string, OperationPlan>;
}

type Execution = (context: GraphQLContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

const MAX_TOKENS = 2_000;
const MAX_DOCUMENTS = 1_000;
const MAX_CHARACTERS = 4_000_000;

/**
 * Reads, checks and compiles documents, and remembers those found valid, the least used forgotten first.
 * Nothing invalid is kept: otherwise anybody could push the good ones out with rubbish.
 */
export class DocumentPlans {
  private readonly plans = new LRUCache<string, DocumentPlan>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_plan, source) => Math.max(1, source.length),
  });
  private readonly rules: readonly ValidationRule[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly introspection: boolean,
  ) {
    this.rules = [...specifiedRules, OneMutationFieldRule, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  }

  /** How many documents are remembered. */
  get size(): number {
    return this.plans.size;
  }

  /** @throws ClientError GRAPHQL_PARSE_FAILED */
  parse(source: string): DocumentNode {
    const known = this.plans.get(source);
    if (known) return known.document;
    try {
      return parse(source, { maxTokens: MAX_TOKENS });
    } catch (error) {
      throw error instanceof GraphQLError ? parseFailed(error) : error;
    }
  }

  validate(document: DocumentNode): readonly GraphQLError[] {
    const source = sourceOf(document);
    if (this.plans.has(source)) return [];
    const errors = validate(this.schema, document, this.rules, { hideSuggestions: !this.introspection });
    if (errors.length === 0) this.plans.set(source, { document, operations: new Map() });
    return errors.map((error) => describeValidationError(document, error));
  }

  /** The plan of an operation in a document that `validate` found valid. */
  operation(document: DocumentNode, name: string | null | undefined): OperationPlan {
    const operations = this.plans.get(sourceOf(document))?.operations;
    const node = getOperationAST(document, name);
    if (!node) throw new Error('The document has no such operation.');
    const key = node.name?.value ?? '';
    const plan = operations?.get(key) ?? this.plan(document, node);
    operations?.set(key, plan);
    return plan;
  }

  private plan(document: DocumentNode, node: OperationDefinitionNode): OperationPlan {
    const compiled = isSafeToCompile(this.schema, document);
    const start = compiled ? this.compile(document, node) : this.interpret(document, node);
    return {
      kind: node.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query',
      fields: rootFields(document, node).map((field) => field.name.value),
      compiled,
      run: async (context, variables) => {
        const result = await start(context, variables);
        if (result.data !== undefined) return result;
        const refused = describeVariableErrors(this.schema, document, node, variables);
        return refused.length > 0 ? { errors: refused } : result;
      },
    };
  }

  private compile(document: DocumentNode, node: OperationDefinitionNode): Execution {
    const compiled = compileQuery(this.schema, document, node.name?.value, { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(compiled)) throw new Error('A valid document could not be compiled.', { cause: compiled.errors?.[0] });
    return (context, variables) => compiled.query(undefined, context, variables);
  }

  private interpret(document: DocumentNode, node: OperationDefinitionNode): Execution {
    return (contextValue, variableValues) =>
      execute({ schema: this.schema, document, operationName: node.name?.value, contextValue, variableValues });
  }
}

function sourceOf(document: DocumentNode): string {
  if (!document.loc) throw new Error('A document was parsed without its source.');
  return document.loc.source.body;
}
