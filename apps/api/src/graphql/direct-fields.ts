import { PARAM_ARGS_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import type { GraphQLFieldResolver } from 'graphql';
import { type GraphQLContext, readFromContext } from '#graphql';

export type Resolver = GraphQLFieldResolver<unknown, GraphQLContext>;

/** What Nest notes of a decorated parameter, under a key that begins with the kind of parameter. */
interface Parameter {
  readonly index: number;
  readonly data?: unknown;
  readonly factory?: unknown;
  readonly pipes: readonly unknown[];
}

type Source = (parent: unknown, context: GraphQLContext) => unknown;

/**
 * Calls the method of a field that takes nothing from the client. Nest would send it through its pipes and
 * interceptors, of which fields have none, at the cost of some ten promises: of every row of a list, for every
 * such field, and it comes to more than all other work on the list. Undefined when Nest must call it.
 */
export function directResolver(instance: object, method: string): Resolver | undefined {
  const noted = (Reflect.getMetadata(PARAM_ARGS_METADATA, instance.constructor, method) ?? {}) as Readonly<Record<string, Parameter>>;
  const sources: Source[] = [];
  for (const [kind, parameter] of Object.entries(noted)) {
    const source = sourceOf(kind, parameter);
    if (!source) return undefined;
    sources[parameter.index] = source;
  }
  const call = (instance as Readonly<Record<string, (...args: unknown[]) => unknown>>)[method];
  return call && ((parent, _args, context) => call.apply(instance, sources.map((source) => source(parent, context))));
}

function sourceOf(kind: string, { data, factory, pipes }: Parameter): Source | undefined {
  if (pipes.length > 0) return undefined;
  if (factory === readFromContext) return (_parent, context) => context[data as keyof GraphQLContext];
  return kind.startsWith(`${GqlParamtype.ROOT}:`) ? (parent) => parent : undefined;
}
