import * as on from '../case-operations.js';
import type { Client } from '../client.js';
import { CONCLUDE_DENUNCIATION, KEEP, RECEIVE_DENUNCIATION, REVEAL_DENOUNCER, TAKE_UP } from '../denunciation-operations.js';
import { CONCLUDE, logged, reported, who } from './cases.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

type Input = Readonly<Record<string, unknown>>;

const WARD = '{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }';
const DECISION: Input = { version: 1, decisionNumber: '21-QĐ/UBKT', decidedOn: '2026-10-06' };
const DENOUNCER: Input = { denouncerName: 'Người viết đơn', denouncerAddress: 'Bản' };

async function letter({ inspection, member }: DemoUsers, by: Input): Promise<Input> {
  const { organizations } = await inspection.ask<{ organizations: { edges: { node: { id: string } }[] } }>(WARD);
  return { organizationId: organizations.edges[0]?.node.id, memberId: (await who(member)).member.id, receivedOn: '2026-10-01', content: 'Vi phạm quy chế', ...by };
}

async function received(users: DemoUsers, by: Input = DENOUNCER): Promise<string> {
  const input = await letter(users, by);
  return (await users.inspection.ask<{ receiveDenunciation: { denunciation: { id: string } } }>(RECEIVE_DENUNCIATION, { input })).receiveDenunciation.denunciation.id;
}

async function takenUp(users: DemoUsers, caseId: string): Promise<string> {
  const denunciationId = await received(users);
  await users.inspection.ask(TAKE_UP, { input: { denunciationId, caseId, ...DECISION } });
  return denunciationId;
}

const scenario = (mutation: string, document: string, input: (users: DemoUsers) => Promise<Input>): Scenario => ({
  mutation,
  prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.inspection satisfies Client, document, variables: { input: await input(users) } }),
});

export const denunciationScenarios: readonly Scenario[] = [
  scenario('receiveDenunciation', RECEIVE_DENUNCIATION, (users) => letter(users, DENOUNCER)),
  scenario('takeUpDenunciation', TAKE_UP, async (users) => ({
    denunciationId: await received(users, { anonymous: true }),
    caseId: await logged(users),
    ...DECISION,
    overrides: [{ rule: 'ANONYMOUS_NOT_PROCESSED', reason: 'Theo chỉ đạo của cấp trên' }],
  })),
  scenario('concludeDenunciation', CONCLUDE_DENUNCIATION, async (users) => {
    const caseId = await reported(users);
    const denunciationId = await takenUp(users, caseId);
    await users.inspection.ask(on.CONCLUDE, { input: { caseId, ...CONCLUDE } });
    return { denunciationId, version: 2, outcome: 'UNFOUNDED', conclusionNumber: '9-KL/UBKT', concludedOn: '2026-11-20', conclusion: 'Không có cơ sở' };
  }),
  scenario('keepDenunciation', KEEP, async (users) => ({ denunciationId: await received(users), version: 1, remark: 'Không đủ căn cứ' })),
  scenario('revealDenouncer', REVEAL_DENOUNCER, async (users) => {
    const input = { denunciationId: await takenUp(users, await logged(users)), purpose: 'Xác minh nội dung' };
    // The first to open anything loads the key; from then on every attempt takes the same statements.
    await users.inspection.ask(REVEAL_DENOUNCER, { input });
    return input;
  }),
];
