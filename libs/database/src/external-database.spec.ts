import { freshDatabase, type TestDatabase } from '../../../test/setup/database.js';
import { checkExternal, withClient } from './external-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

function changed(url: string, change: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port'>>): string {
  return Object.assign(new URL(url), change).href;
}

/** Makes a role of its own for a test. */
async function withRole(attributes: string, work: (url: string) => Promise<void>): Promise<void> {
  const role = `chibo_test_role_${process.pid}`;
  const administer = (sql: string): Promise<unknown> => withClient(database.superUrl, 'TEST', (client) => client.query(sql));
  await administer(`CREATE ROLE ${role} LOGIN PASSWORD 'p' ${attributes}; GRANT CONNECT ON DATABASE ${database.name} TO ${role}`);
  try {
    await work(changed(database.appUrl, { username: role, password: 'p' }));
  } finally {
    await administer(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }
}

describe('checkExternal', () => {
  it('accepts the owner and a role that row-level security binds', async () => {
    await expect(checkExternal(database.ownerUrl, database.appUrl)).resolves.toBeUndefined();
    await withRole('IN ROLE chibo_app', (url) => expect(checkExternal(database.ownerUrl, url)).resolves.toBeUndefined());
  });

  it.each(['SUPERUSER', 'BYPASSRLS IN ROLE chibo_app', 'CREATEROLE IN ROLE chibo_app', 'IN ROLE chibo_app, chibo_owner'])('refuses an application role that is %s', (attributes) =>
    withRole(attributes, (url) => expect(checkExternal(database.ownerUrl, url)).rejects.toMatchObject({ code: 'APP_ROLE_TOO_STRONG' })),
  );

  it('refuses the owner as the application, and a role that is not chibo_app', async () => {
    await expect(checkExternal(database.ownerUrl, database.ownerUrl)).rejects.toMatchObject({ code: 'APP_ROLE_TOO_STRONG' });
    await withRole('', (url) => expect(checkExternal(database.ownerUrl, url)).rejects.toMatchObject({ code: 'APP_ROLE_MISSING' }));
  });

  it('refuses two different databases', async () => {
    const other = await freshDatabase();
    await expect(checkExternal(database.ownerUrl, other.appUrl)).rejects.toMatchObject({ code: 'APP_OTHER_DATABASE' });
    await other.drop();
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, 'DATABASE_LOGIN_REFUSED'],
    ['an unknown role', { username: 'nobody_knows' }, 'DATABASE_LOGIN_REFUSED'],
    ['an unknown database', { pathname: '/nothing_here' }, 'DATABASE_ABSENT'],
    ['a port on which nothing listens', { port: '1' }, 'DATABASE_UNREACHABLE'],
  ])('names the setting with %s, and nothing of its value', async (_, change, code) => {
    const wrong = changed(database.ownerUrl, change);
    const [value] = Object.values(change);
    for (const [urls, setting] of [[[wrong, database.appUrl], 'DATABASE_URL'], [[database.ownerUrl, changed(database.appUrl, change)], 'DATABASE_APP_URL']] as const) {
      const error = await checkExternal(...(urls as [string, string])).then(() => undefined, (reason: unknown) => reason as Error);
      expect(error).toMatchObject({ code, message: expect.stringContaining(setting) as unknown });
      if (value !== '1') expect(error?.message).not.toContain(value);
    }
  });
});
