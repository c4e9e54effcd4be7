import { NOT_SAME, REVEAL, SET_NUMBER } from '../identity-number-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

interface Listed {
  readonly members: { readonly edges: readonly { readonly node: { readonly person: { readonly id: string; readonly identityNumbers: readonly { readonly kind: string; readonly masked: string | null; readonly version: number }[] } } }[] };
}

/** Somebody of the secretary's cell with a card on record, and its version. */
async function cardOf({ secretary }: DemoUsers): Promise<{ readonly personId: string; readonly version: number }> {
  const { members } = await secretary.ask<Listed>('{ members(filter: { statuses: [FULL] }, first: 1) { edges { node { person { id identityNumbers { kind masked version } } } } } }');
  const person = members.edges[0]?.node.person;
  const card = person?.identityNumbers.find(({ kind, masked }) => kind === 'CARD' && masked !== null);
  if (!person || !card) throw new Error('The first full member of the cell has no card.');
  return { personId: person.id, version: card.version };
}

interface People {
  readonly members: { readonly edges: readonly { readonly node: { readonly person: { readonly id: string } } }[] };
}

export const identityNumberScenarios: readonly Scenario[] = [
  {
    mutation: 'declareNotSame',
    prepare: async ({ secretary }: DemoUsers): Promise<Attempt> => {
      const { members } = await secretary.ask<People>('{ members(first: 2) { edges { node { person { id } } } } }');
      const [personId, otherId] = members.edges.map(({ node }) => node.person.id);
      return { client: secretary, document: NOT_SAME, variables: { input: { personId, otherId, reason: 'Khác cha mẹ' } } };
    },
  },
  {
    mutation: 'setIdentityNumber',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({
      client: users.secretary,
      document: SET_NUMBER,
      variables: { input: { ...(await cardOf(users)), kind: 'CARD', number: '000190999999' } },
    }),
  },
  {
    mutation: 'revealIdentityNumber',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { personId } = await cardOf(users);
      return { client: users.office, document: REVEAL, variables: { input: { personId, kind: 'CARD', purpose: 'Làm lại thẻ đảng viên' } } };
    },
  },
];
