import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { Keys, packageRoot, SystemClock } from '#database';
import { AppModule } from './app.module.js';
import { createApp } from './create-app.js';
import { printedSchema } from './graphql/schema-check.js';
import { createLogger } from './http/logging.js';

/** Where the schema is committed, for reviews and clients. */
export const SCHEMA_FILE = join(packageRoot, 'apps/api/src/graphql/schema.graphql');

const NOWHERE = 'postgresql://nobody@127.0.0.1:1/nothing';

/** The whole application's schema, made without a database. */
export async function makeAppSchema(): Promise<GraphQLSchema> {
  const logger = createLogger('silent');
  const parts = { appUrl: NOWHERE, keys: Keys.random(), clock: new SystemClock(), logger, development: false, secureCookies: true };
  const app = await createApp(AppModule.forRoot(parts), { logger });
  try {
    await app.init();
    return app.get(GraphQLSchemaHost).schema;
  } finally {
    await app.close();
  }
}

export async function printAppSchema(): Promise<string> {
  return printedSchema(await makeAppSchema());
}
