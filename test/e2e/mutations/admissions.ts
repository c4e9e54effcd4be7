import { ABANDON, CANDIDATE, CEREMONY, CHANGE, COMMITTEE_VOTES, DECIDE, FILE, PREPARE, PREPARED, PROPOSE, READ, RECOGNIZE, REJECT, REPLACE_INTRODUCER, RETURN, REVIEW, VOTE, WITHDRAW } from '../admission-desk.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

type Input = Readonly<Record<string, unknown>>;

const CELLS = 'query ($day: PlainDate) { organizations(filter: { kinds: [CELL] }, asOf: $day) { edges { node { id electorate { fullMembers elsewhere } } } } }';
const OLDEST = '{ members(asOf: "2020-01-01", first: 2, sort: SENIORITY) { edges { node { id } } } }';
const DECISION = { decisionNumber: '31-QĐ/ĐU', decidedOn: '2025-10-01', votes: COMMITTEE_VOTES };
const REASON = { remark: 'Bổ sung xác minh' };

interface Cells {
  readonly organizations: { readonly edges: readonly { readonly node: { readonly id: string; readonly electorate: { readonly fullMembers: number; readonly elsewhere: number } | null } }[] };
}

/** The secretary's cell, and how many of it vote on a day. */
async function cellOn({ secretary }: DemoUsers, day: string): Promise<{ readonly id: string; readonly base: number }> {
  const { organizations } = await secretary.ask<Cells>(CELLS, { day });
  const own = organizations.edges.find(({ node }) => (node.electorate?.fullMembers ?? 0) > 0)?.node;
  if (!own?.electorate) throw new Error('The secretary has a cell with a roll.');
  return { id: own.id, base: own.electorate.fullMembers - own.electorate.elsewhere };
}

async function file({ secretary }: DemoUsers): Promise<Input> {
  const { members } = await secretary.ask<{ members: { edges: { node: { id: string } }[] } }>(OLDEST);
  return { ...FILE, introducers: members.edges.map(({ node }) => ({ memberId: node.id, guidedSince: '2024-01-01' })) };
}

async function proposal(users: DemoUsers): Promise<Input> {
  return { organizationId: (await cellOn(users, '2025-09-05')).id, candidate: CANDIDATE, ...(await file(users)) };
}

/** A vote that does not carry, so that the warning has to be overridden. */
async function vote(users: DemoUsers, decidedOn: string): Promise<Input> {
  const { base } = await cellOn(users, decidedOn);
  const votes = { votesFor: 1, votesAgainst: base - 1, votesAbsent: 0 };
  return { decisionNumber: '05-NQ/CB', decidedOn, votes, overrides: [{ rule: 'VOTE_NOT_CARRIED', reason: 'Biên bản họp số 11' }] };
}

/** The steps that come before each, and what each says; every step counts the version up by one. */
const STEPS: readonly { readonly who: 'secretary' | 'standing'; readonly document: string; readonly input: (users: DemoUsers) => Promise<Input> }[] = [
  { who: 'secretary', document: PREPARE, input: () => Promise.resolve(PREPARED) },
  { who: 'secretary', document: VOTE, input: (users) => vote(users, '2025-09-05') },
  { who: 'standing', document: DECIDE, input: () => Promise.resolve(DECISION) },
  { who: 'secretary', document: CEREMONY, input: () => Promise.resolve({ ceremonyOn: '2025-11-13', overrides: [{ rule: 'CEREMONY_LATE', reason: 'Bão lũ' }] }) },
  { who: 'secretary', document: REVIEW, input: (users) => vote(users, '2026-11-14') },
  { who: 'standing', document: RECOGNIZE, input: () => Promise.resolve({ decisionNumber: '77-QĐ/ĐU', decidedOn: '2026-11-20' }) },
  { who: 'secretary', document: READ, input: () => Promise.resolve({ readOn: '2026-11-21' }) },
];

/** An admission after so many of the steps, at its present version. */
async function after(steps: number, users: DemoUsers): Promise<{ readonly admissionId: string; readonly version: number }> {
  const { proposeAdmission } = await users.secretary.ask<{ proposeAdmission: { admission: { id: string } } }>(PROPOSE, { input: await proposal(users) });
  const admissionId = proposeAdmission.admission.id;
  for (const [index, { who, document, input }] of STEPS.slice(0, steps).entries()) {
    await users[who].ask(document, { input: { admissionId, version: index + 1, ...(await input(users)) } });
  }
  return { admissionId, version: steps + 1 };
}

/** The scenario of a mutation that can be done after so many of the steps. */
function scenario(mutation: string, steps: number, step: { readonly who: 'secretary' | 'standing'; readonly document: string; readonly input: (users: DemoUsers) => Promise<Input> }): Scenario {
  const prepare = async (users: DemoUsers): Promise<Attempt> => {
    const input = await step.input(users);
    return { client: users[step.who], document: step.document, variables: { input: { ...(await after(steps, users)), ...input } } };
  };
  return { mutation, prepare };
}

const inOrder = ['prepareAdmission', 'voteAdmission', 'decideAdmission', 'holdAdmissionCeremony', 'voteFullRecognition', 'decideFullRecognition', 'readRecognition'];
const reasoned = (who: 'secretary' | 'standing', document: string) => ({ who, document, input: () => Promise.resolve(REASON) });

export const admissionScenarios: readonly Scenario[] = [
  { mutation: 'proposeAdmission', prepare: async (users) => ({ client: users.secretary, document: PROPOSE, variables: { input: await proposal(users) } }) },
  scenario('changeAdmission', 0, { who: 'secretary', document: CHANGE, input: async (users) => ({ ...(await file(users)), courseCertificateOn: '2025-01-10' }) }),
  ...STEPS.map((step, index) => scenario(inOrder[index] ?? '', index, step)),
  scenario('replaceIntroducer', 4, {
    who: 'secretary',
    document: REPLACE_INTRODUCER,
    input: async ({ secretary }) => {
      const { members } = await secretary.ask<{ members: { edges: { node: { id: string } }[] } }>(OLDEST.replace('first: 2', 'first: 3'));
      return { place: 1, memberId: members.edges[2]?.node.id, guidedSince: '2025-12-01', decidedOn: '2026-01-10', remark: 'Chuyển nơi khác' };
    },
  }),
  scenario('withdrawAdmission', 2, reasoned('secretary', WITHDRAW)),
  scenario('returnAdmission', 5, reasoned('standing', RETURN)),
  scenario('abandonAdmission', 0, reasoned('secretary', ABANDON)),
  scenario('rejectAdmission', 2, reasoned('standing', REJECT)),
];
