import { APPROVE_GRANT, DELEGATE, delegationInput, END_DELEGATION, END_GRANT, GRANT_ROLE, grantInput, personOf, placeOf, type Granted } from '../grant-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

async function given({ inspection, member }: DemoUsers, role: string): Promise<Granted> {
  const { id } = await placeOf(inspection, 'WARD_COMMITTEE');
  return (await inspection.ask<{ grantRole: { grant: Granted } }>(GRANT_ROLE, { input: grantInput(role, await personOf(member), id) })).grantRole.grant;
}

export const grantScenarios: readonly Scenario[] = [
  {
    mutation: 'grantRole',
    prepare: async ({ inspection, member }: DemoUsers): Promise<Attempt> => {
      const { id } = await placeOf(inspection, 'WARD_COMMITTEE');
      return { client: inspection, document: GRANT_ROLE, variables: { input: grantInput('INSPECTION_OFFICER', await personOf(member), id) } };
    },
  },
  {
    mutation: 'approveGrant',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await given(users, 'INSPECTION_OFFICER');
      return { client: users.standing, document: APPROVE_GRANT, variables: { input: { id, version } } };
    },
  },
  {
    mutation: 'endGrant',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { id, version } = await given(users, 'INSPECTION_COMMITTEE');
      return { client: users.standing, document: END_GRANT, variables: { input: { id, version, reason: 'Đã có người mới' } } };
    },
  },
  {
    mutation: 'delegateRights',
    prepare: async ({ secretary, member }: DemoUsers): Promise<Attempt> => {
      const { id } = await placeOf(secretary, 'CELL');
      return { client: secretary, document: DELEGATE, variables: { input: delegationInput(await personOf(member), ['member.read', 'meeting.read', 'meeting.record'], id) } };
    },
  },
  {
    mutation: 'endDelegation',
    // By the one who lent: whoever gives back what was lent has less than before, and is not told the same again.
    prepare: async ({ secretary, member }: DemoUsers): Promise<Attempt> => {
      const { id: place } = await placeOf(secretary, 'CELL');
      const input = delegationInput(await personOf(member), ['member.read', 'meeting.read', 'meeting.record'], place);
      const { delegateRights } = await secretary.ask<{ delegateRights: { delegation: Granted } }>(DELEGATE, { input });
      const { id, version } = delegateRights.delegation;
      return { client: secretary, document: END_DELEGATION, variables: { input: { id, version } } };
    },
  },
];
