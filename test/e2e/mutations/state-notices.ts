import { newId } from '#kernel';
import { RECEIVE_STATE_NOTICE, SETTLE_STATE_NOTICE } from '../state-notice-operations.js';
import { CONCLUDE_ON_SENTENCE, LOG_CASE, type Case } from '../case-operations.js';
import { caseInput, who } from './cases.js';
import type { DemoUsers, Scenario } from './scenario.js';

type Input = Readonly<Record<string, unknown>>;

const WARD = '{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }';

async function told({ inspection, member }: DemoUsers): Promise<Input> {
  const { organizations } = await inspection.ask<{ organizations: { edges: { node: { id: string } }[] } }>(WARD);
  return {
    organizationId: organizations.edges[0]?.node.id,
    memberId: (await who(member)).member.id,
    issuer: 'Tòa án nhân dân khu vực',
    documentNumber: `${newId()}/TB-TA`,
    issuedOn: '2026-11-14',
    receivedOn: '2026-11-16',
    matter: 'OTHER_SENTENCE',
    content: 'Phạt cảnh cáo',
  };
}

async function received(users: DemoUsers): Promise<string> {
  const { receiveStateNotice } = await users.inspection.ask<{ receiveStateNotice: { notice: { id: string } } }>(RECEIVE_STATE_NOTICE, { input: await told(users) });
  return receiveStateNotice.notice.id;
}

/** A case that was opened on a notice that its subject is sent to prison. */
async function sentenced(users: DemoUsers): Promise<string> {
  const subjects = [{ memberId: (await who(users.member)).member.id }];
  const { logCase } = await users.inspection.ask<{ logCase: { case: Case } }>(LOG_CASE, { input: { ...(await caseInput(users, 'DISCIPLINE')), subjects } });
  const input = { ...(await told(users)), matter: 'PRISON_SENTENCE' };
  const { receiveStateNotice } = await users.inspection.ask<{ receiveStateNotice: { notice: { id: string } } }>(RECEIVE_STATE_NOTICE, { input });
  await users.inspection.ask(SETTLE_STATE_NOTICE, { input: { noticeId: receiveStateNotice.notice.id, version: 1, caseId: logCase.case.id } });
  return logCase.case.id;
}

export const stateNoticeScenarios: readonly Scenario[] = [
  { mutation: 'receiveStateNotice', prepare: async (users) => ({ client: users.inspection, document: RECEIVE_STATE_NOTICE, variables: { input: await told(users) } }) },
  {
    mutation: 'concludeCaseOnSentence',
    prepare: async (users) => ({
      client: users.inspection,
      document: CONCLUDE_ON_SENTENCE,
      variables: { input: { caseId: await sentenced(users), version: 1, conclusionNumber: '09-KL/UBKTĐU', concludedOn: '2026-11-20', conclusion: 'Bị phạt tù' } },
    }),
  },
  {
    mutation: 'settleStateNotice',
    prepare: async (users) => ({
      client: users.inspection,
      document: SETTLE_STATE_NOTICE,
      variables: { input: { noticeId: await received(users), version: 1, reason: 'Đã xem xét trong vụ việc trước' } },
    }),
  },
];
