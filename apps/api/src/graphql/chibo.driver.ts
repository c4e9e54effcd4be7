import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { FieldGuard } from '#graphql';
import { describeError } from '../http/describe-error.js';
import { badRequest } from './client-error.js';
import { DocumentPlans } from './document-plans.js';
import { errorBody, graphqlEndpoint } from './endpoint.js';
import { OperationRunner } from './operation-runner.js';
import { discoverFields, type GuardedField, guardPlainFields, guardResolvers, requirePolicies, requireResolvers, type ResolverMap } from './policy-check.js';
import { requirePlainDefaults } from './schema-check.js';

export interface ChiboDriverConfig extends GqlModuleOptions {
  /** Whether clients may ask for the schema; also decides whether errors suggest names. */
  readonly introspection: boolean;
  /** Whether /graphiql serves a page to try queries on; for development. */
  readonly graphiql: boolean;
  /** Whether session cookies may travel over HTTPS only, even though a proxy speaks plain HTTP with us. */
  readonly secureCookies: boolean;
  readonly logger: Logger;
}

type Resolvers = Parameters<NonNullable<GqlModuleOptions['transformResolvers']>>[0];

/**
 * Serves the schema that Nest generates over `graphql-http`, which answers all of the GraphQL-over-HTTP
 * audits, with documents read once and run as compiled code.
 */
@Injectable()
export class ChiboDriver extends AbstractGraphQLDriver<ChiboDriverConfig> {
  @Inject() private readonly discovery!: DiscoveryService;
  @Inject() private readonly scanner!: MetadataScanner;
  @Inject() private readonly moduleRef!: ModuleRef;

  /** @throws Error when a field has no policy, or more than one, or can be reached round it */
  override async generateSchema(options: ChiboDriverConfig): Promise<GraphQLSchema> {
    const fields = discoverFields(this.discovery, this.scanner);
    requirePolicies(fields);
    const schema = await super.generateSchema({ ...options, transformResolvers: (resolvers) => this.guarded(resolvers, fields) });
    if (!schema) throw new Error('Nest generated no schema.');
    requireResolvers(schema, fields);
    guardPlainFields(schema, fields, this.guard());
    requirePlainDefaults(schema);
    return schema;
  }

  async start(options: ChiboDriverConfig): Promise<void> {
    const { schema, path = '/graphql' } = options;
    if (!schema) throw new Error('The driver was started without a schema.');
    const report = (error: unknown, requestId: string, fields: readonly string[]): void => {
      options.logger.error({ requestId, fields, error: describeError(error) }, 'operation failed unexpectedly');
    };
    const handler = graphqlEndpoint({
      schema,
      plans: new DocumentPlans(schema, options.introspection),
      runner: this.moduleRef.get(OperationRunner, { strict: false }),
      report,
      secureCookies: options.secureCookies,
    });
    const server = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    await server.register((scope, _options, done) => {
      scope.setErrorHandler<Error & { statusCode?: number }>(async (error, request, reply) => {
        const isClients = error.statusCode !== undefined && error.statusCode < 500;
        await reply.code(isClients ? (error.statusCode ?? 400) : 500).send(errorBody(isClients ? badRequest(error.message) : error, request, report));
      });
      scope.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      scope.all(path, handler);
      done();
    });
    if (options.graphiql) await serveGraphiql(server, path);
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  private guard(): FieldGuard {
    return this.moduleRef.get(FieldGuard, { strict: false });
  }

  private guarded(resolvers: Resolvers, fields: readonly GuardedField[]): Resolvers {
    return [resolvers].flat().map((map) => guardResolvers(map as ResolverMap, fields, this.guard()) as Resolvers).flat();
  }
}

/** The page weighs nine megabytes, so production never loads it. */
async function serveGraphiql(server: FastifyInstance, endpoint: string): Promise<void> {
  const { renderGraphiQL } = (await import('@graphql-yoga/render-graphiql')) as { renderGraphiQL: (options: { endpoint: string; title: string }) => string };
  const page = renderGraphiQL({ endpoint, title: 'chibo' });
  server.get('/graphiql', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}
