import pg from 'pg';
import { CHANGE_PASSWORD, CREATE_ACCOUNT, createAccount, DISABLE_ACCOUNT, END_SESSIONS, freshUsername, LOGIN, LOGOUT, openAccount } from './account-operations.js';
import { Client, TestApi, USERS } from './api.js';
import { Inspector, type AuditEntry } from './inspector.js';

interface Roll {
  readonly members: { readonly totalCount: number; readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

interface Audited<T> {
  readonly entry: AuditEntry;
  readonly data: T;
}

const ROLL = 'query ($first: Int) { members(first: $first) { totalCount edges { node { id person { fullName } } } } }';
const MEMBER = 'query ($id: UUID!) { member(id: $id) { id person { fullName } } }';

describe('the audit', () => {
  let api: TestApi;
  let inspector: Inspector;
  let administrator: Client;
  let secretary: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    inspector = await Inspector.open(api.database);
    administrator = await api.login(USERS.administrator);
    secretary = await api.login(USERS.secretary);
  });

  afterAll(async () => {
    await inspector.close();
    await api.close();
  });

  /** The only audit entry of an operation, and what the operation answered. */
  async function audited<T>(client: Client, document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Audited<T>> {
    const answer = await client.send<T>(document, variables);
    const [entry, ...more] = await inspector.auditOf(answer.headers.get('x-request-id'));
    if (!entry || more.length > 0) throw new Error(`One audit entry was expected, and there are ${more.length + (entry ? 1 : 0)}: ${answer.text}`);
    return { entry, data: answer.data as T };
  }

  describe('of mutations', () => {
    it('has one entry for each, with who did it and what it touched', async () => {
      const username = freshUsername();
      const created = await audited<{ createAccount: { account: { id: string }; oneTimePassword: string } }>(administrator, CREATE_ACCOUNT, { input: { username } });
      const { account, oneTimePassword } = created.data.createAccount;
      const subjects = (action: string) => [{ kind: 'account', id: account.id, action }];
      expect(created.entry).toEqual({ account: USERS.administrator, hat: 'ADMINISTRATOR', operation: 'createAccount', outcome: 'DONE', detail: null, subjects: subjects('CREATED') });

      const loggedIn = await audited<{ login: { token: string } }>(api.anonymous(), LOGIN, { input: { username, password: oneTimePassword, transport: 'BEARER' } });
      expect(loggedIn.entry).toEqual({ account: username, hat: null, operation: 'login', outcome: 'DONE', detail: null, subjects: subjects('READ') });

      const client = new Client(api.url, loggedIn.data.login.token);
      const input = { currentPassword: oneTimePassword, newPassword: 'con ngua trang di qua cau', version: 1 };
      const changed = await audited(client, CHANGE_PASSWORD, { input });
      expect(changed.entry).toMatchObject({ account: username, operation: 'changePassword', outcome: 'DONE', subjects: subjects('CHANGED') });
      expect((await audited(client, LOGOUT)).entry).toMatchObject({ account: username, operation: 'logout', outcome: 'DONE' });
      expect((await audited(administrator, END_SESSIONS, { input: { id: account.id } })).entry).toMatchObject({ operation: 'endSessions', outcome: 'DONE', subjects: subjects('CHANGED') });
      const disabled = await audited(administrator, DISABLE_ACCOUNT, { input: { id: account.id, version: 2 } });
      expect(disabled.entry).toMatchObject({ operation: 'disableAccount', outcome: 'DONE', subjects: subjects('CHANGED') });
    });

    it('names every code of a refusal, and nothing of what was typed', async () => {
      const { client, username } = await openAccount(api, administrator);
      const input = { currentPassword: 'mat khau sai hoan toan', newPassword: 'dangvien', version: 2 };
      const { entry } = await audited(client, CHANGE_PASSWORD, { input });
      expect(entry).toEqual({
        account: username,
        hat: null,
        operation: 'changePassword',
        outcome: 'REFUSED',
        detail: { codes: ['CURRENT_PASSWORD_WRONG', 'PASSWORD_TOO_SHORT', 'PASSWORD_CONTAINS_CONTEXT'] },
        subjects: [],
      });
    });

    it.each<[string, () => Client, string, object, string]>([
      ['a wrong password', () => api.anonymous(), LOGIN, { username: USERS.secretary, password: 'sai mat khau roi' }, 'LOGIN_FAILED'],
      ['nobody', () => api.anonymous(), END_SESSIONS, { id: '01900000-0000-7000-8000-000000000000' }, 'UNAUTHENTICATED'],
      ['a right that is missing', () => secretary, CREATE_ACCOUNT, { username: 'ai.do' }, 'FORBIDDEN'],
      ['a record out of scope', () => secretary, END_SESSIONS, { id: '01900000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
      ['an input of no use', () => administrator, DISABLE_ACCOUNT, { id: 'no-id', version: 1 }, 'BAD_INPUT'],
    ])('records a mutation refused for %s', async (_, client, document, input, code) => {
      const { entry } = await audited(client(), document, { input });
      expect(entry).toMatchObject({ outcome: 'REFUSED', detail: { codes: [code] }, subjects: [] });
    });

    it('tells a rehearsal from the real thing', async () => {
      const { entry } = await audited(administrator, CREATE_ACCOUNT, { input: { username: freshUsername(), validateOnly: true } });
      expect(entry).toMatchObject({ outcome: 'DONE', detail: { validateOnly: true }, subjects: [] });
    });
  });

  describe('of reading members', () => {
    it('has one subject for each member shown', async () => {
      const { entry, data } = await audited<Roll>(secretary, ROLL, { first: 100 });
      const { edges, totalCount } = data.members;
      expect(edges).toHaveLength(totalCount);
      expect(totalCount).toBeGreaterThan(10);
      expect(entry).toMatchObject({ account: USERS.secretary, operation: 'members', outcome: 'DONE', detail: null });
      expect(entry.hat?.split(' ')).toContain('SECRETARY');
      expect(entry.subjects.map(({ kind, action }) => `${kind} ${action}`)).toEqual(edges.map(() => 'member READ'));
      expect(entry.subjects.map(({ id }) => id).sort()).toEqual(edges.map(({ node }) => node.id).sort());
    });

    it('has those of the page shown, and no others', async () => {
      const { entry, data } = await audited<Roll>(secretary, ROLL, { first: 3 });
      expect(entry.subjects.map(({ id }) => id).sort()).toEqual(data.members.edges.map(({ node }) => node.id).sort());
    });

    it('has none of those who are only counted', async () => {
      const { entry, data } = await audited<Roll>(secretary, ROLL, { first: 0 });
      expect(data.members.totalCount).toBeGreaterThan(0);
      expect(entry).toMatchObject({ outcome: 'DONE', subjects: [] });
    });

    it('has each member once, however often shown', async () => {
      const { data } = await audited<Roll>(secretary, ROLL, { first: 2 });
      const [first, second] = data.members.edges.map(({ node }) => node.id);
      const document = 'query ($a: UUID!, $b: UUID!) { a: member(id: $a) { id } again: member(id: $a) { person { member { id } } } b: member(id: $b) { id } }';
      const { entry } = await audited(secretary, document, { a: first, b: second });
      expect(entry.operation).toBe('member member member');
      expect(entry.subjects.map(({ id }) => id).sort()).toEqual([first, second].sort());
    });

    it('has the people shown as holders of posts', async () => {
      const document = '{ organizations { edges { node { posts { kind person { id fullName } } } } } }';
      interface Posts { readonly organizations: { readonly edges: readonly { readonly node: { readonly posts: readonly { readonly person: { readonly id: string } | null }[] } }[] } }
      const { entry, data } = await audited<Posts>(secretary, document);
      const shown = new Set(data.organizations.edges.flatMap(({ node }) => node.posts.flatMap(({ person }) => (person ? [person.id] : []))));
      expect(shown.size).toBeGreaterThan(0);
      expect(entry.subjects.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([...shown].map((id) => `person ${id}`).sort());
    });

    it('records that somebody asked for a member out of scope', async () => {
      const stranger = await inspector.value<string>(
        `SELECT id FROM member WHERE id NOT IN (SELECT ms.member_id FROM membership ms WHERE ms.organization_id IN (
           SELECT organization_id FROM post JOIN account USING (person_id) WHERE username = $1)) LIMIT 1`,
        [USERS.secretary],
      );
      const { entry, data } = await audited(secretary, MEMBER, { id: stranger });
      expect(data).toBeNull();
      expect(entry).toMatchObject({ outcome: 'REFUSED', detail: { codes: ['NOT_FOUND'] }, subjects: [] });
    });

    it('has no entry of strangers’ queries', async () => {
      const answer = await api.anonymous().send(ROLL);
      expect(await inspector.auditOf(answer.headers.get('x-request-id'))).toEqual([]);
    });
  });

  describe('when it cannot be written', () => {
    it.each(['audit_entry', 'audit_subject'])('without INSERT on %s nothing is shown and nothing is done', async (table) => {
      const { account } = await createAccount(administrator);
      const before = await inspector.contents();
      await inspector.rows(`REVOKE INSERT ON ${table} FROM chibo_app`);
      try {
        const read = await secretary.send(ROLL);
        expect(read.data).toBeUndefined();
        expect(read.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
        expect(read.text).not.toMatch(/fullName|audit|permission/);
        const write = await administrator.send(DISABLE_ACCOUNT, { input: { id: account.id, version: 1 } });
        expect(write.data).toBeUndefined();
        expect(write.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
        const login = await api.anonymous().send(LOGIN, { input: { username: USERS.member, password: 'chibo-demo-2026' } });
        expect(login.headers.getSetCookie()).toEqual([]);
        expect(await inspector.contents()).toEqual(before);
      } finally {
        await inspector.rows(`GRANT INSERT ON ${table} TO chibo_app`);
      }
    });
  });

  it('can be changed by neither the server nor the owner', async () => {
    await audited(secretary, ROLL);
    for (const url of [api.database.appUrl, api.database.ownerUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const before = await inspector.contents();
      for (const table of ['audit_entry', 'audit_subject']) {
        const column = table === 'audit_entry' ? 'operation' : 'subject_kind';
        for (const statement of [`UPDATE ${table} SET ${column} = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      }
      expect(await inspector.contents()).toEqual(before);
      await client.end();
    }
  });

  it('cannot be read, and names nobody but who acts, under the server’s role', async () => {
    const client = new pg.Client({ connectionString: api.database.appUrl });
    await client.connect();
    await expect(client.query('SELECT * FROM audit_entry')).rejects.toMatchObject({ code: '42501' });
    await expect(
      client.query(`INSERT INTO audit_entry (request_id, account_id, operation, outcome) VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 'DONE')`),
    ).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});
