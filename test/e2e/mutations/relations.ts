import { DECLARE, WITHDRAW_RELATION, type Relation } from '../relation-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

interface Listed {
  readonly members: { readonly edges: readonly { readonly node: { readonly person: { readonly id: string } } }[] };
}

/** Two people of the secretary's cell. */
async function siblings({ secretary }: DemoUsers): Promise<Readonly<Record<string, unknown>>> {
  const { members } = await secretary.ask<Listed>('{ members(first: 2) { edges { node { person { id } } } } }');
  const [one, other] = members.edges.map(({ node }) => node.person.id);
  return { personId: one, kind: 'SIBLING', otherId: other };
}

export const relationScenarios: readonly Scenario[] = [
  {
    mutation: 'declareRelation',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.secretary, document: DECLARE, variables: { input: await siblings(users) } }),
  },
  {
    mutation: 'withdrawRelation',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { declareRelation } = await users.secretary.ask<{ declareRelation: { relation: Relation } }>(DECLARE, { input: await siblings(users) });
      const { id, version } = declareRelation.relation;
      return { client: users.office, document: WITHDRAW_RELATION, variables: { input: { relationId: id, version, reason: 'Khai nhầm người' } } };
    },
  },
];
