import 'reflect-metadata';
// The PostgreSQL of one run of the tests, with one migrated database to copy, and the processes that serve the
// API on the copies. It is given the folder of the built program, prints how to reach all that, and ends when whoever
// started it ends: its standard input is closed then.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '#access';
import { APP_ROLE, beginDataKeys, migrate, OWNER_ROLE, Sql, startEmbedded, withClient } from '#database';
import { generateDemo, loadDemo } from '#demo';
import { denouncerSealing } from '#denunciations';
import { numberSealing } from '#members';
import { startApiHosts } from './api-hosts.js';
import { DEMO_SEED, REFERENCE_DATE, testKeys } from './reference.js';
import { rowsFile, TEMPLATE_PREFIX, urlFor, type TestServer } from './test-server.js';

type Databases = Omit<TestServer, 'apiHostsUrl' | 'programFolder'>;

const PASSWORD = 'test'; // of a server that holds nothing but tests

const programFolder = process.argv[2] ?? '';
const external = process.env['CHIBO_TEST_DATABASE_URL'];
const { server, stop } = external === undefined ? await startOwn() : { server: await useExternal(external), stop: () => Promise.resolve() };
const apiHosts = await startApiHosts();

process.stdout.write(`${JSON.stringify({ ...server, programFolder, apiHostsUrl: apiHosts.url } satisfies TestServer)}\n`);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));
await apiHosts.stop();
await withClient(server.superUrl, 'CHIBO_TEST_DATABASE_URL', async (client) => {
  for (const name of [server.demoTemplate, server.template]) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});
for (const folder of [server.demoFolder, programFolder]) await rm(folder, { recursive: true });
await stop();

async function startOwn(): Promise<{ server: Databases; stop: () => Promise<void> }> {
  const dataDir = join(tmpdir(), `chibo-test-${randomUUID()}`);
  const embedded = await startEmbedded({ dataDir, fast: true });
  const { superUrl, ownerUrl, appUrl } = embedded;
  return {
    server: await makeTemplate({ superUrl, ownerUrl, appUrl }),
    stop: async () => {
      await embedded.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function useExternal(superUrl: string): Promise<Databases> {
  await withClient(superUrl, 'CHIBO_TEST_DATABASE_URL', async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
      await client.query(`ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${PASSWORD}'`);
    }
  });
  const asRole = (role: string): string => Object.assign(new URL(superUrl), { username: role, password: PASSWORD }).href;
  return makeTemplate({ superUrl, ownerUrl: asRole(OWNER_ROLE), appUrl: asRole(APP_ROLE) });
}

async function makeTemplate(urls: Omit<Databases, 'template' | 'demoTemplate' | 'demoFolder'>): Promise<Databases> {
  const template = `${TEMPLATE_PREFIX}${process.pid}`;
  await withClient(urls.superUrl, 'CHIBO_TEST_DATABASE_URL', async (client) => {
    for (const name of [`${template}_demo`, template]) await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${template} OWNER ${OWNER_ROLE} TEMPLATE template0 ENCODING 'UTF8'`);
    // As in the embedded server, so that a test sees the same rights.
    await client.query(`REVOKE ALL ON DATABASE ${template} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${template} TO ${APP_ROLE}`);
  });
  await migrate(urlFor(urls.ownerUrl, template));
  const demoTemplate = `${template}_demo`;
  await withClient(urls.superUrl, 'CHIBO_TEST_DATABASE_URL', (client) =>
    client.query(`CREATE DATABASE ${demoTemplate} OWNER ${OWNER_ROLE} TEMPLATE ${template}`),
  );
  const demoFolder = await mkdtemp(join(tmpdir(), 'chibo-test-demo-'));
  await withClient(urlFor(urls.ownerUrl, demoTemplate), 'CHIBO_TEST_DATABASE_URL', async (client) => {
    await client.query('INSERT INTO installation (id, key_check) VALUES (1, $1)', [testKeys().check]);
    await beginDataKeys(client, testKeys());
    const sql = new Sql(client);
    const secrets = { hash: hashPassword, seal: numberSealing(testKeys(), sql), sealDenouncers: denouncerSealing(testKeys(), sql) };
    const settings = { seed: DEMO_SEED, referenceDate: REFERENCE_DATE };
    const demo = generateDemo(settings);
    await loadDemo(client, demo, secrets);
    await writeFile(rowsFile(demoFolder, settings), JSON.stringify(demo.rows));
  });
  return { ...urls, template, demoTemplate, demoFolder };
}
