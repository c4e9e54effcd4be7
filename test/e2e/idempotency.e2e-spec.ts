import { newId } from '#kernel';
import { CHANGE_PASSWORD, CREATE_ACCOUNT, END_SESSIONS, freshUsername, openAccount, type Created } from './account-operations.js';
import { Client, TestApi, USERS, type Answer } from './api.js';
import { Inspector } from './inspector.js';

/** What every mutation makes of its key is tested in `every-mutation.e2e-spec.ts`, also when it fails, in `test/faults`. */
describe('idempotency keys', () => {
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

  const create = (key: string, input: object, client = administrator): Promise<Answer<Created>> =>
    client.send<Created>(CREATE_ACCOUNT, { input }, { 'idempotency-key': key });
  const accountsNamed = (username: string): Promise<number> => inspector.value('SELECT count(*)::int FROM account WHERE username = $1', [username]);
  const records = (key: string): Promise<number> => inspector.value('SELECT count(*)::int FROM idempotency_record WHERE key = $1', [key]);
  const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;
  const auditOf = async ({ headers }: Answer<unknown>): Promise<unknown> => {
    const entries = await inspector.auditOf(headers.get('x-request-id'));
    return entries.map(({ account, operation, outcome, detail }) => ({ account, operation, outcome, codes: detail?.codes }));
  };

  it('say what is wrong when they come with other content', async () => {
    const key = newId();
    await create(key, { username: freshUsername() });
    const other = await create(key, { username: freshUsername() });
    expect(codeOf(other)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(other.errors?.[0]?.extensions.messages).toEqual({
      vi: 'Khóa chống lặp này đã dùng cho một yêu cầu có nội dung khác.',
      en: 'This idempotency key was used for a request with other content.',
    });
  });

  it('give twenty requests at once one effect and one answer', async () => {
    const [key, username] = [newId(), freshUsername()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(key, { username })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.errors).toBeUndefined();
    expect(await accountsNamed(username)).toBe(1);
    const outcomes = await Promise.all(answers.map(auditOf));
    expect(outcomes.flat()).toHaveLength(20);
    expect(JSON.stringify(outcomes).match(/DONE/g)).toHaveLength(1);
  });

  it('are required of programs', async () => {
    const username = freshUsername();
    const answer = await create('', { username });
    expect(codeOf(answer)).toBe('IDEMPOTENCY_KEY_REQUIRED');
    expect(await accountsNamed(username)).toBe(0);
    expect(await auditOf(answer)).toEqual([
      { account: USERS.administrator, operation: 'createAccount', outcome: 'REFUSED', codes: ['IDEMPOTENCY_KEY_REQUIRED'] },
    ]);
  });

  it('are optional for browsers, and honoured when given', async () => {
    const cookie = { cookie: `chibo_session=${administrator.token ?? ''}` };
    const browser = api.anonymous();
    const without = await browser.send(CREATE_ACCOUNT, { input: { username: freshUsername() } }, { ...cookie, 'idempotency-key': '' });
    expect(without.errors).toBeUndefined();
    const [key, username] = [newId(), freshUsername()];
    const send = (): Promise<Answer<unknown>> => browser.send(CREATE_ACCOUNT, { input: { username } }, { ...cookie, 'idempotency-key': key });
    expect((await send()).text).toBe((await send()).text);
  });

  it.each([['with a space', 'a b'], ['with a letter beyond ASCII', 'kh\u00f3a'], ['too long', 'k'.repeat(129)]])('%s are malformed', async (_, key) => {
    const username = freshUsername();
    expect(codeOf(await create(key, { username }))).toBe('IDEMPOTENCY_KEY_MALFORMED');
    expect(await accountsNamed(username)).toBe(0);
  });

  it('of a refused mutation stay free for the corrected one', async () => {
    const [key, username] = [newId(), freshUsername()];
    expect(codeOf(await create(key, { username: 'ab' }))).toBe('USERNAME_MALFORMED');
    expect(await records(key)).toBe(0);
    expect((await create(key, { username })).errors).toBeUndefined();
    expect(await records(key)).toBe(1);
  });

  it('belong to one account each', async () => {
    const [first, second] = [await openAccount(api, administrator), await openAccount(api, administrator)];
    const key = newId();
    const change = ({ client, password, version }: typeof first): Promise<Answer<unknown>> =>
      client.send(CHANGE_PASSWORD, { input: { currentPassword: password, newPassword: 'con ngua trang di qua cau', version } }, { 'idempotency-key': key });
    for (const account of [first, second]) expect((await change(account)).errors).toBeUndefined();
    expect(await records(key)).toBe(2);
  });

  it('keep the answer sealed', async () => {
    const key = newId();
    const { data } = await create(key, { username: freshUsername() });
    const password = data?.createAccount.oneTimePassword ?? '';
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
    const [row] = await inspector.rows<{ response: Buffer }>('SELECT response FROM idempotency_record WHERE key = $1', [key]);
    expect(row?.response.length).toBeGreaterThan(password.length);
    expect(row?.response.includes(password)).toBe(false);
    expect(await inspector.tablesHolding(password)).toEqual([]);
  });

  it('are forgotten after thirty days, at the next use of any', async () => {
    const [old, younger, username] = [newId(), newId(), freshUsername()];
    await create(old, { username });
    await create(younger, { username: freshUsername() });
    const age = (key: string, days: number): Promise<unknown> =>
      inspector.rows(`UPDATE idempotency_record SET created_at = now() - make_interval(days => $2) WHERE key = $1`, [key, days]);
    await age(old, 31);
    await age(younger, 29);
    expect(codeOf(await create(newId(), { username }))).toBe('USERNAME_TAKEN');
    expect(await records(old)).toBe(1); // what was refused has not even forgotten anything
    await create(newId(), { username: freshUsername() });
    expect([await records(old), await records(younger)]).toEqual([0, 1]);
    expect(codeOf(await create(old, { username }))).toBe('USERNAME_TAKEN');
  });

  it('answer nothing to a session that has ended', async () => {
    const { client, id } = await openAccount(api, administrator);
    const key = { 'idempotency-key': newId() };
    const end = (): Promise<Answer<unknown>> => client.send(END_SESSIONS, { input: { id } }, key);
    expect((await end()).errors).toBeUndefined();
    expect(codeOf(await end())).toBe('UNAUTHENTICATED');
  });
});
