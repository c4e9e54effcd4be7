import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Ctx } from '#database';
import type { Language } from '#kernel';
import type { LoaderCache } from './loader-cache.js';

/** What the client showed to prove a session, and how it came. */
export interface PresentedToken {
  readonly value: string;
  readonly transport: 'COOKIE' | 'BEARER';
}

/** What an operation may know of, and say to, the HTTP request it came with. */
export interface OperationHttp {
  readonly requestId: string;
  readonly language: Language;
  readonly token: PresentedToken | null;
  readonly idempotencyKey: string | null;
  /** Gives the browser a session, or with null takes it away; sent only when the operation is committed. */
  setSessionCookie(token: string | null): void;
}

/** What resolvers receive as GraphQL context. */
export interface GraphQLContext {
  readonly ctx: Ctx;
  readonly http: OperationHttp;
  readonly loaders: LoaderCache;
}

/** How Nest fills a parameter that stands for a part of the GraphQL context; the driver knows it by this function. */
export function readFromContext(part: keyof GraphQLContext, host: ExecutionContext): unknown {
  return GqlExecutionContext.create(host).getContext<GraphQLContext>()[part];
}

const FromContext = createParamDecorator(readFromContext);

/** Resolver parameter: the `Ctx` to hand to the service. */
export const CurrentCtx = (): ParameterDecorator => FromContext('ctx');

/** Resolver parameter: the request, for login and logout. */
export const CurrentHttp = (): ParameterDecorator => FromContext('http');

/** Resolver parameter: the request's `LoaderCache`. */
export const CurrentLoaders = (): ParameterDecorator => FromContext('loaders');
