import { DEMO_PASSWORD } from '#demo/password';
import { CHANGE_PASSWORD, CREATE_ACCOUNT, DISABLE_ACCOUNT, END_SESSIONS, freshUsername, LOGIN, LOGOUT, ME, type Viewer } from '../account-operations.js';
import { USERS, type TestApi } from '../api.js';
import type { Client } from '../client.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

const accountOf = async (client: Client): Promise<Viewer['me']['account']> => (await client.ask<Viewer>(ME)).me.account;

const WITHOUT_KEY = 'it opens or ends the session that a key belongs to';

export const accountScenarios: readonly Scenario[] = [
  {
    mutation: 'login',
    withoutKey: WITHOUT_KEY,
    prepare: (_, api) =>
      Promise.resolve({ client: api.anonymous(), document: LOGIN, variables: { input: { username: USERS.member, password: DEMO_PASSWORD, transport: 'BEARER' } } }),
  },
  {
    mutation: 'logout',
    withoutKey: WITHOUT_KEY,
    prepare: (users) => Promise.resolve({ client: users.member, document: LOGOUT, variables: {} }),
  },
  {
    mutation: 'changePassword',
    prepare: async ({ member }: DemoUsers, api: TestApi): Promise<Attempt> => {
      await api.login(USERS.member); // another session, which is to end
      const { version } = await accountOf(member);
      const input = { currentPassword: DEMO_PASSWORD, newPassword: 'con ngua trang di qua cau', version };
      return { client: member, document: CHANGE_PASSWORD, variables: { input } };
    },
  },
  {
    mutation: 'createAccount',
    prepare: ({ administrator }) => Promise.resolve({ client: administrator, document: CREATE_ACCOUNT, variables: { input: { username: freshUsername() } } }),
  },
  {
    mutation: 'disableAccount',
    prepare: async ({ administrator, member }: DemoUsers): Promise<Attempt> => {
      const { id, version } = await accountOf(member);
      return { client: administrator, document: DISABLE_ACCOUNT, variables: { input: { id, version } } };
    },
  },
  {
    mutation: 'endSessions',
    prepare: async ({ administrator, member }: DemoUsers): Promise<Attempt> => {
      const { id } = await accountOf(member);
      return { client: administrator, document: END_SESSIONS, variables: { input: { id } } };
    },
  },
];
