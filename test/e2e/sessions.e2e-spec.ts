import { createHash } from 'node:crypto';
import { DEMO_PASSWORD } from '#demo/password';
import { DISABLE_ACCOUNT, isLoggedIn, LOGIN, LOGOUT, ME, openAccount, type Viewer } from './account-operations.js';
import { Client, TestApi, USERS, withoutRequestId } from './api.js';
import { Inspector } from './inspector.js';

describe('log-in and sessions', () => {
  let api: TestApi;
  let inspector: Inspector;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  const login = (input: object) => api.anonymous().send<{ login: { token: string | null; expiresAt: string } }>(LOGIN, { input });

  it('answers the same, but for the request id, whatever was wrong', async () => {
    const administrator = await api.login(USERS.administrator);
    const { id, username, password, version } = await openAccount(api, administrator);
    await administrator.ask(DISABLE_ACCOUNT, { input: { id, version } });
    const answers = await Promise.all([
      login({ username: 'khong.co-ai', password: DEMO_PASSWORD, transport: 'BEARER' }),
      login({ username: USERS.secretary, password: 'sai mat khau roi', transport: 'BEARER' }),
      login({ username, password, transport: 'BEARER' }),
      login({ username: "' OR 1=1; --", password: "' OR '1'='1", transport: 'BEARER' }),
    ]);
    const [first, ...others] = answers.map(({ text, status }) => `${status} ${withoutRequestId(text)}`);
    expect(first).toContain('LOGIN_FAILED');
    expect(new Set(others)).toEqual(new Set([first]));
  });

  it('refuses empty input before anything is computed of it', async () => {
    const { errors } = await login({ username: '', password: '' });
    expect(errors?.[0]?.extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INVALID_VALUE', 'input.username'],
      ['INVALID_VALUE', 'input.password'],
    ]);
  });

  it('takes the user name in any case', async () => {
    const client = await api.login(` ${USERS.secretary.toUpperCase()}`);
    expect((await client.ask<Viewer>(ME)).me.account.username).toBe(USERS.secretary);
  });

  it('gives browsers a cookie that scripts and other sites cannot use, and no token', async () => {
    const answer = await login({ username: USERS.secretary, password: DEMO_PASSWORD });
    expect(answer.data?.login.token).toBeNull();
    const [cookie = '', ...more] = answer.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);

    const [presented = ''] = cookie.split(';');
    const browser = api.anonymous();
    expect((await browser.send<Viewer>(ME, {}, { cookie: presented })).data?.me.account.username).toBe(USERS.secretary);
    const left = await browser.send(LOGOUT, {}, { cookie: presented });
    expect(left.headers.getSetCookie()[0]).toMatch(/^chibo_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await browser.send(ME, {}, { cookie: presented })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('gives programs a token and no cookie', async () => {
    const answer = await login({ username: USERS.secretary, password: DEMO_PASSWORD, transport: 'BEARER' });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const client = new Client(api.url, answer.data?.login.token ?? null);
    expect(await isLoggedIn(client)).toBe(true);
    expect(await client.ask(LOGOUT)).toEqual({ logout: { loggedOut: true } });
    expect(await isLoggedIn(client)).toBe(false);
  });

  it('gives no cookie to who is refused', async () => {
    const answer = await login({ username: USERS.secretary, password: 'sai mat khau roi' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('ends after twelve hours by the database’s clock', async () => {
    const client = await api.login(USERS.inspection);
    const hash = createHash('sha256').update(client.token ?? '').digest();
    expect(await inspector.value('SELECT extract(epoch FROM expires_at - created_at)::int FROM session WHERE token_hash = $1', [hash])).toBe(12 * 3600);
    await inspector.rows(`UPDATE session SET created_at = created_at - interval '12 hours', expires_at = expires_at - interval '12 hours' WHERE token_hash = $1`, [hash]);
    expect(await isLoggedIn(client)).toBe(false);
  });

  it('keeps neither token nor password where a copy of the database would show it', async () => {
    const administrator = await api.login(USERS.administrator);
    const { client, password } = await openAccount(api, administrator);
    for (const secret of [client.token ?? '', password, DEMO_PASSWORD]) expect(await inspector.tablesHolding(secret)).toEqual([]);
    const hash = await inspector.value<string>('SELECT password_hash FROM account LIMIT 1');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await inspector.tablesHolding(hash)).toEqual(['account']);
  });
});
