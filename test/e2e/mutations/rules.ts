import type { Client } from '../client.js';
import { END_LOCAL_RULE, ENTER_NOTICE, NOTICE_2027, OWN_END, OWN_VALUE, SET_LOCAL_RULE, type LocalRule } from '../rule-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

async function wardId(client: Client): Promise<string> {
  const { resolutions } = await client.ask<{ resolutions: { organization: { id: string } }[] }>('{ resolutions { organization { id } } }');
  const id = resolutions[0]?.organization.id;
  if (id === undefined) throw new Error('The ward has a resolution.');
  return id;
}

async function valueSet({ office }: DemoUsers): Promise<LocalRule> {
  const { setLocalRule } = await office.ask<{ setLocalRule: { localRule: LocalRule } }>(SET_LOCAL_RULE, { input: { organizationId: await wardId(office), ...OWN_VALUE } });
  return setLocalRule.localRule;
}

export const ruleScenarios: readonly Scenario[] = [
  {
    mutation: 'setLocalRule',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id } = await valueSet(users);
      const input = { organizationId: await wardId(users.standing), ...OWN_VALUE, value: 'ALL', supersedesId: id };
      return { client: users.standing, document: SET_LOCAL_RULE, variables: { input } };
    },
  },
  {
    mutation: 'endLocalRule',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await valueSet(users);
      return { client: users.standing, document: END_LOCAL_RULE, variables: { input: { localRuleId: id, version, ...OWN_END } } };
    },
  },
  {
    mutation: 'enterHolidayNotice',
    prepare: async ({ office }: DemoUsers): Promise<Attempt> => {
      const input = { organizationId: await wardId(office), ...NOTICE_2027 };
      const { enterHolidayNotice } = await office.ask<{ enterHolidayNotice: { notice: { id: string } } }>(ENTER_NOTICE, { input });
      return { client: office, document: ENTER_NOTICE, variables: { input: { ...input, documentNumber: '101/TB-BNV', supersedesId: enterHolidayNotice.notice.id } } };
    },
  },
];
