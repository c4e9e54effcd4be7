import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isIntrospectionType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { accessPage, PolicyTable, type RightDeclaration } from '#access';
import { Keys, packageRoot, SystemClock } from '#database';
import { MetricTable, type Metric } from '#metrics';
import { AppModule } from './app.module.js';
import { createApp } from './create-app.js';
import { discoverFields } from './graphql/policy-check.js';
import { printedSchema } from './graphql/schema-check.js';
import { createLogger } from './http/logging.js';

/** Where the access page is committed. */
export const ACCESS_PAGE = join(packageRoot, 'docs/access.md');
/** Where the page of the rule book is committed. */
export const REGULATIONS_PAGE = join(packageRoot, 'docs/regulations.md');
/** Where the schema is committed, for reviews and clients. */
export const SCHEMA_FILE = join(packageRoot, 'apps/api/src/graphql/schema.graphql');

const NOWHERE = 'postgresql://nobody@127.0.0.1:1/nothing';

/** The whole application's schema, made without a database. */
export async function makeAppSchema(): Promise<GraphQLSchema> {
  return withWholeApp((app) => app.get(GraphQLSchemaHost).schema);
}

/** All metrics that the application's features declare. */
export async function appMetrics(): Promise<readonly Metric[]> {
  return withWholeApp((app) => app.get(MetricTable, { strict: false }).all());
}

/** All rights that the application's features declare, with who has them. */
export async function appPolicies(): Promise<readonly (readonly [string, RightDeclaration])[]> {
  return withWholeApp((app) => app.get(PolicyTable, { strict: false }).all());
}

/** Fields of which nobody said what they hold of people, and fields of which somebody did but which are not there. */
export async function misplacedFields(): Promise<{ readonly unplaced: readonly string[]; readonly unknown: readonly string[] }> {
  return withWholeApp((app) => {
    const { schema } = app.get(GraphQLSchemaHost);
    const policies = app.get(PolicyTable, { strict: false });
    const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType()];
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !isIntrospectionType(type) && !roots.includes(type)) as GraphQLObjectType[];
    const fields = types.flatMap((type) => Object.keys(type.getFields()).map((name) => [type.name, name] as const));
    const names = new Set(fields.map((field) => field.join('.')));
    return {
      unplaced: fields.flatMap(([type, name]) => (policies.opener(type, name) === undefined ? [`${type}.${name}`] : [])),
      unknown: [...policies.groupsOfFields().keys()].filter((name) => !names.has(name)),
    };
  });
}

/** The page that says who may do what, written from the policies of the whole application. */
export async function appAccessPage(): Promise<string> {
  return withWholeApp((app) => {
    const fields = discoverFields(app.get(DiscoveryService, { strict: false }), app.get(MetadataScanner, { strict: false }));
    const policies = app.get(PolicyTable, { strict: false });
    return accessPage(policies.all(), fields, policies.groupsOfFields());
  });
}

async function withWholeApp<T>(work: (app: INestApplication) => T): Promise<T> {
  const logger = createLogger('silent');
  const parts = { appUrl: NOWHERE, keys: Keys.random(), clock: new SystemClock(), logger, development: false, secureCookies: true };
  const app = await createApp(AppModule.forRoot(parts), { logger });
  try {
    await app.init();
    return work(app);
  } finally {
    await app.close();
  }
}

export async function printAppSchema(): Promise<string> {
  return printedSchema(await makeAppSchema());
}
