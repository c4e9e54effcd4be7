import { randomUUID } from 'node:crypto';
import { APP_ROLE, OWNER_ROLE, withClient } from '#database';
import { SERVER_VARIABLE, urlFor, type TestServer } from './test-server.js';

/** A database of a test's own. */
export interface TestDatabase {
  readonly name: string;
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A migrated database without data, that nobody else uses. */
export function freshDatabase(): Promise<TestDatabase> {
  return create(testServer().template);
}

/** A database with the demo data of both wards as of the reference date, that nobody else uses. */
export function demoDatabase(): Promise<TestDatabase> {
  return create(testServer().demoTemplate);
}

/** A database in which nothing was done yet, not even migrations. */
export function blankDatabase(): Promise<TestDatabase> {
  return create('template0');
}

/** The server of this run. */
export function testServer(): TestServer {
  const text = process.env[SERVER_VARIABLE];
  if (text === undefined) throw new Error('The global setup has not started the test database.');
  return JSON.parse(text) as TestServer;
}

async function create(template: string): Promise<TestDatabase> {
  const { superUrl, ownerUrl, appUrl } = testServer();
  const name = `chibo_test_${randomUUID().replaceAll('-', '')}`;
  const administer = (sql: string): Promise<unknown> => withClient(superUrl, 'CHIBO_TEST_DATABASE_URL', (client) => client.query(sql));
  await administer(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${template}`);
  // A copy starts with the rights every new database has, not with those of what it was copied from.
  await administer(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await administer(`GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`);
  return {
    name,
    superUrl: urlFor(superUrl, name),
    ownerUrl: urlFor(ownerUrl, name),
    appUrl: urlFor(appUrl, name),
    drop: async () => {
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
