import pg from 'pg';
import { APP_ROLE } from './embedded-server.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart, codeOf } from './startup-error.js';

const OLDEST_VERSION = 15;
const CONNECT_WITHIN = 10_000;

interface Facts {
  readonly version: number;
  /** The same in two sessions only when they are on the same database of the same server. */
  readonly place: string;
  readonly suitable: boolean;
}

/**
 * Checks a database that we do not run ourselves, before anything is written to it.
 * @throws StartupError naming the setting at fault
 */
export async function checkExternal(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = await withClient(ownerUrl, 'DATABASE_URL', readFacts);
  if (owner.version < OLDEST_VERSION) {
    throw cannotStart(refusals.DATABASE_TOO_OLD, { setting: 'DATABASE_URL', found: owner.version, needed: OLDEST_VERSION });
  }
  if (!owner.suitable) throw cannotStart(refusals.DATABASE_UNSUITABLE, { setting: 'DATABASE_URL' });
  await withClient(appUrl, 'DATABASE_APP_URL', async (client) => {
    const app = await readFacts(client);
    if (app.place !== owner.place) throw cannotStart(refusals.APP_OTHER_DATABASE);
    await checkAppRole(client);
  });
}

/**
 * Runs some work on a connection of its own.
 * @param setting what to name when the database cannot be reached
 */
export async function withClient<T>(url: string, setting: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = makeClient(url, setting);
  client.on('error', () => undefined); // a query that is under way fails by itself
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw asRefusal(error, setting);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Parsing fails here on what looks like a URL but is none to the driver, such as a missing certificate file. */
function makeClient(url: string, setting: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN });
  } catch (error) {
    throw asRefusal(error, setting);
  }
}

function asRefusal(error: unknown, setting: string): Error {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000') return cannotStart(refusals.DATABASE_LOGIN_REFUSED, { setting });
  if (code === '3D000') return cannotStart(refusals.DATABASE_ABSENT, { setting });
  // Codes only: messages repeat the address or the name.
  return cannotStart(refusals.DATABASE_UNREACHABLE, { setting, reason: code ?? 'no answer' });
}

async function readFacts(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version,
            (SELECT oid FROM pg_database WHERE datname = current_database()) || '@' || pg_postmaster_start_time() AS place,
            current_setting('server_encoding') = 'UTF8'
              AND EXISTS (SELECT FROM pg_collation WHERE collname = 'vi-x-icu') AS suitable`,
  );
  const [facts] = rows;
  if (!facts) throw new Error('The database answers nothing.');
  return facts;
}

/** Row-level security holds only for a role that can neither switch it off nor become one that can. */
async function checkAppRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ strong: boolean; member: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')
                      AND (rolsuper OR rolbypassrls OR rolcreaterole
                           OR oid = (SELECT datdba FROM pg_database WHERE datname = current_database()))) AS strong,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid, 'MEMBER')) AS member`,
    [APP_ROLE],
  );
  if (rows[0]?.strong) throw cannotStart(refusals.APP_ROLE_TOO_STRONG);
  if (!rows[0]?.member) throw cannotStart(refusals.APP_ROLE_MISSING);
}
