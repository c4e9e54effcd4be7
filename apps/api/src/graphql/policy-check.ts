import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOLVER_REFERENCE_KEY } from '@nestjs/graphql';
import { extractMetadata } from '@nestjs/graphql/dist/utils/extract-metadata.util.js';
import { defaultFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { type FieldGuard, type FieldPolicy, policiesOf } from '#graphql';
import { kernelRefusals, refuse } from '#kernel';
import { directResolver, type Resolver } from './direct-fields.js';

/** A resolver method, the field it answers and what it says of who may call it. */
export interface GuardedField {
  /** `Type.field` */
  readonly field: string;
  /** `Class.method` */
  readonly method: string;
  readonly policies: readonly FieldPolicy[];
  /** Calls the method; undefined when Nest must. */
  readonly direct: Resolver | undefined;
}

type FieldMap = Record<string, unknown>;
/** Resolvers by type and field, as Nest hands them to the schema. */
export type ResolverMap = Record<string, FieldMap>;

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

/** Every resolver method in the container, found the way Nest finds it when it builds the schema. */
export function discoverFields(discovery: DiscoveryService, scanner: MetadataScanner): GuardedField[] {
  return discovery.getProviders().flatMap(({ instance }: { instance: unknown }) => {
    if (typeof instance !== 'object' || instance === null) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const found = extractMetadata(instance as Record<string, unknown>, prototype, name, isNoResolver) as { type: string; name: string } | null;
      if (!found || found.name === RESOLVER_REFERENCE_KEY || found.name.startsWith('__')) return [];
      const method = `${instance.constructor.name}.${name}`;
      const direct = ROOT_TYPES.includes(found.type) ? undefined : directResolver(instance, name);
      return [{ field: `${found.type}.${found.name}`, method, policies: policiesOf(prototype?.[name] as object), direct }];
    });
  });
}

/** @throws Error that lists every field whose policy is missing, doubled or open to a way round it */
export function requirePolicies(fields: readonly GuardedField[]): void {
  const faults = fields.flatMap(({ field, method, policies }) =>
    policies.length === 1 ? [] : [`${field} (${method}) has ${policies.length === 0 ? 'neither @Allow nor @Public' : 'more than one of @Allow and @Public'}.`],
  );
  for (const field of new Set(fields.map((each) => each.field))) {
    const methods = fields.filter((each) => each.field === field).map(({ method }) => method);
    if (methods.length > 1) faults.push(`${field} is answered by ${methods.join(' and ')}; only the last registered would run.`);
  }
  if (faults.length > 0) throw new Error(`Refusing to start, fields are not in order:\n${faults.join('\n')}`);
}

/**
 * Puts the guard into the resolvers themselves, before the schema is made of them: it runs for fields as for
 * operations, and wherever GraphQL carries a resolver (to the types that implement an interface), it goes along.
 */
export function guardResolvers(resolvers: ResolverMap, fields: readonly GuardedField[], guard: FieldGuard): ResolverMap {
  const known = new Map(fields.map((each) => [each.field, each]));
  const guarded = (type: string, name: string, made: unknown): unknown => {
    if (name.startsWith('__')) return made;
    const field = known.get(`${type}.${name}`);
    const policy = field?.policies[0];
    if (!policy || typeof made !== 'function') throw new Error(`Refusing to start: ${type}.${name} is resolved in a way that no policy can guard.`);
    const resolver = field.direct ?? (made as Resolver);
    return guardedBy(guard, ROOT_TYPES.includes(type) ? null : { type, name }, 'right' in policy ? policy.right : null, resolver);
  };
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, map]) => [
      type,
      isFieldMap(map) ? Object.fromEntries(Object.entries(map).map(([name, resolver]) => [name, guarded(type, name, resolver)])) : map,
    ]),
  );
}

/** The fields that no method answers are read off what the parent is: by those who may read what they hold of people. */
export function guardPlainFields(schema: GraphQLSchema, fields: readonly GuardedField[], guard: FieldGuard): void {
  const answered = new Set(fields.map(({ field }) => field));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || ROOT_TYPES.includes(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (answered.has(`${type.name}.${field.name}`)) continue;
      field.resolve = guardedBy(guard, { type: type.name, name: field.name }, null, (field.resolve ?? defaultFieldResolver) as Resolver);
    }
  }
}

/** An override that lost its decorator leaves its field in the schema, answered by nobody. */
export function requireResolvers(schema: GraphQLSchema, fields: readonly GuardedField[]): void {
  const answered = new Set(fields.map(({ field }) => field));
  const orphans = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
  );
  const faults = orphans.filter((field) => !answered.has(field));
  if (faults.length > 0) throw new Error(`Refusing to start: no resolver method answers ${faults.join(', ')}.`);
}

/**
 * Asks for the right that the method names, and for the one that what the field holds of people needs, if that is
 * another; a field of which nobody said what it holds is open to nobody.
 */
function guardedBy(guard: FieldGuard, field: { readonly type: string; readonly name: string } | null, right: string | null, resolver: Resolver): Resolver {
  // Looked up when first asked for: features say what their fields hold after the schema is made.
  let opener: ReturnType<FieldGuard['opener']>;
  let isKnown = false;
  return (source, args, context, info) => {
    if (right !== null) guard.check(right, context.ctx);
    if (!isKnown) [opener, isKnown] = [field && guard.opener(field.type, field.name), true];
    if (opener === undefined) throw refuse(kernelRefusals.FORBIDDEN);
    if (opener !== null && opener !== right) guard.check(opener, context.ctx);
    return resolver(source, args, context, info);
  };
}

/** Scalars stand among the resolvers too, as instances of their type. */
function isFieldMap(map: FieldMap): boolean {
  const prototype: unknown = Object.getPrototypeOf(map);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Mirrors the test in Nest's ResolversExplorerService, so that what it would register is what we check. */
function isNoResolver(type: string | undefined, isReference?: boolean, isProperty?: boolean): boolean {
  return type === undefined || (isReference !== true && isProperty !== true && !ROOT_TYPES.includes(type));
}
