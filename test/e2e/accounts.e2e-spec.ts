import { newId } from '#kernel';
import {
  CHANGE_PASSWORD,
  CREATE_ACCOUNT,
  createAccount,
  DISABLE_ACCOUNT,
  END_SESSIONS,
  freshUsername,
  isLoggedIn,
  LOGOUT,
  ME,
  openAccount,
  type Account,
  type Created,
  type OpenAccount,
  type Viewer,
} from './account-operations.js';
import { Client, TestApi, USERS, type ApiError } from './api.js';
import { Inspector } from './inspector.js';

const LONG_ENOUGH = 'con ngua trang di qua cau';

let api: TestApi;
let inspector: Inspector;
let administrator: Client;

beforeAll(async () => {
  api = await TestApi.start();
  inspector = await Inspector.open(api.database);
  administrator = await api.login(USERS.administrator);
});

afterAll(async () => {
  await inspector.close();
  await api.close();
});

/** Expects one refusal, said in both languages and pinned to the input it concerns. */
function expectRefusal(error: ApiError, code: string, path: readonly string[]): void {
  const { messages } = error.extensions;
  expect({ code: error.extensions.code, path: error.extensions.path }).toEqual({ code, path });
  expect(error.message).toBe(messages?.vi);
  expect(messages?.en).toMatch(/^[A-Z][ -~]+\.$/);
  expect(messages?.vi).not.toBe(messages?.en);
  expect(messages?.vi).not.toMatch(/[{}]/);
}

describe('createAccount', () => {
  const create = (input: object): Promise<ApiError> => administrator.refusal(CREATE_ACCOUNT, { input });
  const somebody = (hasAccount: boolean): Promise<string> =>
    inspector.value(`SELECT id FROM person p WHERE ${hasAccount ? '' : 'NOT '}EXISTS (SELECT FROM account a WHERE a.person_id = p.id) ORDER BY id LIMIT 1`);

  it('makes an account that must change its one-time password before anything else, and then can work', async () => {
    const secretary = await inspector.value<string>(
      `SELECT person_id FROM post WHERE kind = 'SECRETARY' AND valid_through IS NULL AND person_id NOT IN (SELECT person_id FROM account WHERE person_id IS NOT NULL) ORDER BY id LIMIT 1`,
    );
    const { account, oneTimePassword } = await createAccount(administrator, secretary);
    expect(account).toMatchObject({ mustChangePassword: true, disabledAt: null, version: 1 });
    const client = await api.login(account.username, oneTimePassword);
    for (const query of ['{ members { totalCount } }', '{ organizations { totalCount } }', '{ accounts { totalCount } }']) {
      expectRefusal(await client.refusal(query), 'PASSWORD_CHANGE_REQUIRED', []);
    }
    expectRefusal(await client.refusal(CREATE_ACCOUNT, { input: { username: freshUsername() } }), 'PASSWORD_CHANGE_REQUIRED', []);

    await client.ask(CHANGE_PASSWORD, { input: { currentPassword: oneTimePassword, newPassword: LONG_ENOUGH, version: 1 } });
    const { me } = await client.ask<Viewer>(ME);
    expect(me.roles).toContain('SECRETARY');
    const { members } = await client.ask<{ members: { totalCount: number } }>('{ members { totalCount } }');
    expect(members.totalCount).toBeGreaterThan(0);
  });

  it('keeps the user name in lower case without the spaces around it', async () => {
    const username = freshUsername();
    const { createAccount: made } = await administrator.ask<Created>(CREATE_ACCOUNT, { input: { username: `  ${username.toUpperCase()} ` } });
    expect(made.account.username).toBe(username);
  });

  it('refuses a user name that is malformed or taken', async () => {
    for (const username of ['ab', '.abc', 'a'.repeat(65), 'nguyễn.an', 'co khoang trang', '']) {
      expectRefusal(await create({ username }), 'USERNAME_MALFORMED', ['input', 'username']);
    }
    expectRefusal(await create({ username: USERS.standing.toUpperCase() }), 'USERNAME_TAKEN', ['input', 'username']);
  });

  it('refuses a person who does not exist or has an account', async () => {
    expectRefusal(await create({ username: freshUsername(), personId: newId() }), 'PERSON_UNKNOWN', ['input', 'personId']);
    expectRefusal(await create({ username: freshUsername(), personId: await somebody(true) }), 'PERSON_HAS_ACCOUNT', ['input', 'personId']);
  });

  it('says all that is wrong at once', async () => {
    const error = await create({ username: 'ab', personId: await somebody(true), validateOnly: true });
    expect(error.extensions.code).toBe('REFUSED');
    expect(error.extensions.refusals?.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['USERNAME_MALFORMED', 'input.username'],
      ['PERSON_HAS_ACCOUNT', 'input.personId'],
    ]);
  });

  it('with validateOnly also finds what only the database knows', async () => {
    expectRefusal(await create({ username: freshUsername(), personId: newId(), validateOnly: true }), 'PERSON_UNKNOWN', ['input', 'personId']);
  });
});

describe('changePassword', () => {
  let own: OpenAccount;

  beforeAll(async () => {
    own = await openAccount(api, administrator);
  });

  const change = (input: object): Promise<ApiError> =>
    own.client.refusal(CHANGE_PASSWORD, { input: { currentPassword: own.password, newPassword: LONG_ENOUGH, version: own.version, ...input } });

  it('changes the password, ends the other sessions and keeps its own', async () => {
    const account = await openAccount(api, administrator);
    const other = await api.login(account.username, account.password);
    const { changePassword } = await account.client.ask<{ changePassword: { account: Account } }>(CHANGE_PASSWORD, {
      input: { currentPassword: account.password, newPassword: LONG_ENOUGH, version: account.version },
    });
    expect(changePassword.account).toMatchObject({ mustChangePassword: false, version: account.version + 1 });
    expect(await isLoggedIn(other)).toBe(false);
    expect(await isLoggedIn(account.client)).toBe(true);
    await expect(api.login(account.username, account.password)).rejects.toThrow('LOGIN_FAILED');
    expect(await isLoggedIn(await api.login(account.username, LONG_ENOUGH))).toBe(true);
  });

  it('refuses by each of its rules, naming the field', async () => {
    expectRefusal(await change({ currentPassword: 'khong phai mat khau nay' }), 'CURRENT_PASSWORD_WRONG', ['input', 'currentPassword']);
    expectRefusal(await change({ newPassword: 'ngan qua' }), 'PASSWORD_TOO_SHORT', ['input', 'newPassword']);
    expectRefusal(await change({ newPassword: 'x'.repeat(129) }), 'PASSWORD_TOO_LONG', ['input', 'newPassword']);
    expectRefusal(await change({ newPassword: `mot cau ${own.username} dai` }), 'REFUSED', []);
    expectRefusal(await change({ newPassword: 'Mọi ĐẢNGVIÊN đều biết' }), 'PASSWORD_CONTAINS_CONTEXT', ['input', 'newPassword']);
    expectRefusal(await change({ newPassword: own.password }), 'PASSWORD_UNCHANGED', ['input', 'newPassword']);
  });

  it('says all that is wrong at once, in the client’s language', async () => {
    const client = new Client(api.url, own.client.token, 'en');
    const error = await client.refusal(CHANGE_PASSWORD, {
      input: { currentPassword: 'dangvien', newPassword: 'dangvien', version: own.version, validateOnly: true },
    });
    expect(error.extensions.refusals?.map(({ code }) => code)).toEqual([
      'CURRENT_PASSWORD_WRONG',
      'PASSWORD_TOO_SHORT',
      'PASSWORD_CONTAINS_CONTEXT',
      'PASSWORD_UNCHANGED',
    ]);
    expect(error.message).toBe(error.extensions.messages?.en);
  });

  it('refuses a stale version with the current and the given one', async () => {
    const error = await change({ version: own.version - 1 });
    expectRefusal(error, 'VERSION_STALE', ['input', 'version']);
    expect(error.extensions.params).toEqual({ current: own.version, given: own.version - 1 });
  });
});

describe('disableAccount', () => {
  const disable = (input: object): Promise<ApiError> => administrator.refusal(DISABLE_ACCOUNT, { input });

  it('takes effect with the very next request, and at the next log-in', async () => {
    const { client, ...account } = await openAccount(api, administrator);
    const { disableAccount } = await administrator.ask<{ disableAccount: { account: Account } }>(DISABLE_ACCOUNT, {
      input: { id: account.id, version: account.version },
    });
    expect(disableAccount.account.version).toBe(account.version + 1);
    expect(disableAccount.account.disabledAt).not.toBeNull();
    expect(await isLoggedIn(client)).toBe(false);
    await expect(api.login(account.username, account.password)).rejects.toThrow('LOGIN_FAILED');
  });

  it('refuses by each of its rules, naming the field', async () => {
    const { account } = await createAccount(administrator);
    const stale = await disable({ id: account.id, version: 7 });
    expectRefusal(stale, 'VERSION_STALE', ['input', 'version']);
    expect(stale.extensions.params).toEqual({ current: 1, given: 7 });
    await administrator.ask(DISABLE_ACCOUNT, { input: { id: account.id, version: 1 } });
    expectRefusal(await disable({ id: account.id, version: 2 }), 'ACCOUNT_DISABLED', ['input', 'id']);
    const { me } = await administrator.ask<Viewer>(ME);
    expectRefusal(await disable({ id: me.account.id, version: me.account.version }), 'ACCOUNT_OWN', ['input', 'id']);
    expectRefusal(await disable({ id: newId(), version: 1 }), 'NOT_FOUND', ['input', 'id']);
  });

  it('lets only one of two administrators win who start from the same version', async () => {
    const { account } = await createAccount(administrator);
    const answers = await Promise.all([1, 2].map(() => administrator.send(DISABLE_ACCOUNT, { input: { id: account.id, version: 1 } })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.find(({ errors }) => errors)?.errors?.[0]?.extensions.code).toBe('VERSION_STALE');
    expect(await inspector.value('SELECT version FROM account WHERE id = $1', [account.id])).toBe(2);
  });
});

describe('endSessions', () => {
  it('ends one’s own sessions, the one it came with included, and counts the live ones only', async () => {
    const account = await openAccount(api, administrator);
    const other = await api.login(account.username, account.password);
    await inspector.rows(
      `INSERT INTO session (id, account_id, token_hash, transport, created_at, expires_at)
       SELECT gen_random_uuid(), $1, sha256('expired'), 'BEARER', now() - interval '2 days', now() - interval '1 day'`,
      [account.id],
    );
    expect(await account.client.ask(END_SESSIONS, { input: { id: account.id } })).toEqual({ endSessions: { ended: 2 } });
    expect([await isLoggedIn(account.client), await isLoggedIn(other)]).toEqual([false, false]);
  });

  it('lets administrators end those of others', async () => {
    const account = await openAccount(api, administrator);
    expect(await administrator.ask(END_SESSIONS, { input: { id: account.id } })).toEqual({ endSessions: { ended: 1 } });
    expect(await isLoggedIn(account.client)).toBe(false);
    expect(await administrator.ask(END_SESSIONS, { input: { id: account.id } })).toEqual({ endSessions: { ended: 0 } });
  });

  it('finds nobody else’s account for anybody else', async () => {
    const secretary = await api.login(USERS.secretary);
    const { account } = await createAccount(administrator);
    for (const id of [account.id, newId()]) {
      expectRefusal(await secretary.refusal(END_SESSIONS, { input: { id } }), 'NOT_FOUND', ['input', 'id']);
    }
  });
});

describe('scope', () => {
  it('leaves who holds no post (any more) nothing but the own account', async () => {
    const { client } = await openAccount(api, administrator);
    const { me } = await client.ask<Viewer>(ME);
    expect(me).toMatchObject({ roles: [], rights: ['session.own'] });
    expectRefusal(await client.refusal('{ members { totalCount } }'), 'FORBIDDEN', []);
    expect(await client.ask(LOGOUT)).toEqual({ logout: { loggedOut: true } });
  });

  it.each(['secretary', 'otherSecretary', 'inspection', 'standing', 'office', 'member', 'vanSonStanding'] as const)('%s manages no accounts', async (role) => {
    const client = await api.login(USERS[role]);
    const input = { id: newId(), version: 1 };
    expectRefusal(await client.refusal(CREATE_ACCOUNT, { input: { username: freshUsername() } }), 'FORBIDDEN', []);
    expectRefusal(await client.refusal(DISABLE_ACCOUNT, { input }), 'FORBIDDEN', []);
  });

  it('nobody does anything but log in without a session', async () => {
    const requests: [string, object][] = [
      [LOGOUT, {}],
      [CREATE_ACCOUNT, { input: { username: freshUsername() } }],
      [CHANGE_PASSWORD, { input: { currentPassword: 'x', newPassword: LONG_ENOUGH, version: 1 } }],
      [DISABLE_ACCOUNT, { input: { id: newId(), version: 1 } }],
      [END_SESSIONS, { input: { id: newId() } }],
    ];
    for (const client of [api.anonymous(), new Client(api.url, 'no-such-token')]) {
      for (const [mutation, variables] of requests) expectRefusal(await client.refusal(mutation, { ...variables }), 'UNAUTHENTICATED', []);
    }
  });
});

describe('validateOnly', () => {
  it('writes nothing but the audit, answers the account as it is, and leaves the key for the real thing', async () => {
    const own = await openAccount(api, administrator);
    const { account } = await createAccount(administrator);
    const before = await inspector.contents({ except: ['audit_entry', 'audit_subject'] });
    const headers = { 'idempotency-key': newId() };
    const rehearse = (client: Client, mutation: string, input: object) => client.send(mutation, { input: { ...input, validateOnly: true } }, headers);

    const created = await rehearse(administrator, CREATE_ACCOUNT, { username: freshUsername() });
    expect(created.data).toEqual({ createAccount: { account: null, oneTimePassword: null } });
    const disabled = await rehearse(administrator, DISABLE_ACCOUNT, { id: account.id, version: 1 });
    expect(disabled.data).toEqual({ disableAccount: { account } });
    const changed = await rehearse(own.client, CHANGE_PASSWORD, { currentPassword: own.password, newPassword: LONG_ENOUGH, version: own.version });
    expect(changed.data).toMatchObject({ changePassword: { account: { version: own.version } } });
    const ended = await rehearse(own.client, END_SESSIONS, { id: own.id });
    expect(ended.data).toEqual({ endSessions: { ended: 1 } });

    expect(await inspector.contents({ except: ['audit_entry', 'audit_subject'] })).toEqual(before);
    expect(await isLoggedIn(own.client)).toBe(true);
    const real = await administrator.send(DISABLE_ACCOUNT, { input: { id: account.id, version: 1 } }, headers);
    expect(real.errors).toBeUndefined();
  });
});
