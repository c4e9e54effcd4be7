import { change, CHECK, CORRECT, DECIDE, ownRecord, PROPOSE, proposedEmail, recordOf, RECORD_BADGE, RECORD_FILE_CHECK, RESUBMIT, RETURN, step, WITHDRAW, WITHDRAW_BADGE } from '../record-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

const remark = 'Chưa rõ';

async function checked({ member, secretary }: DemoUsers): Promise<{ readonly correctionId: string; readonly version: number }> {
  const { id, version } = await proposedEmail(member);
  const { version: next } = await step(secretary, CHECK, { correctionId: id, version });
  return { correctionId: id, version: next };
}

/** A badge that a member is far from having earned, so that the warning has to be overridden. */
async function badgeOf({ member }: DemoUsers): Promise<Readonly<Record<string, unknown>>> {
  const { id } = await ownRecord(member);
  const overrides = [{ rule: 'BADGE_NOT_REACHED', reason: 'Theo quyết định của cấp trên' }];
  return { memberId: id, years: 95, givenOn: '2026-11-07', decisionNumber: '12-QĐ/TU', decidedOn: '2026-10-20', decidedBy: 'Ban Thường vụ Tỉnh ủy', overrides };
}

export const recordScenarios: readonly Scenario[] = [
  {
    mutation: 'recordBadge',
    prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.office, document: RECORD_BADGE, variables: { input: await badgeOf(users) } }),
  },
  {
    mutation: 'withdrawBadge',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const { recordBadge } = await users.office.ask<{ recordBadge: { member: { badges: { id: string; version: number }[] } } }>(RECORD_BADGE, { input: await badgeOf(users) });
      const badge = recordBadge.member.badges.at(-1);
      return { client: users.office, document: WITHDRAW_BADGE, variables: { input: { badgeId: badge?.id, version: badge?.version, remark: 'Ghi nhầm người' } } };
    },
  },
  {
    mutation: 'recordFileCheck',
    prepare: async ({ member, office }: DemoUsers): Promise<Attempt> => {
      const { id } = await ownRecord(member);
      const documents = [{ kind: 'LIFE_HISTORY', documentOn: '2010-01-01' }, { kind: 'OTHER', copies: 3 }];
      return { client: office, document: RECORD_FILE_CHECK, variables: { input: { memberId: id, version: 0, checkedOn: '2026-11-20', keptAt: 'Tủ 2', remark: 'Đủ', documents } } };
    },
  },
  {
    mutation: 'proposeCorrection',
    prepare: async ({ member }: DemoUsers): Promise<Attempt> => {
      const { person } = await ownRecord(member);
      return { client: member, document: PROPOSE, variables: { input: { changes: [change('EMAIL', null, 'na.suong@vidu.vn'), change('FULL_NAME', person.fullName, 'Lò Văn Mới')] } } };
    },
  },
  {
    mutation: 'resubmitCorrection',
    prepare: async ({ member, secretary }: DemoUsers): Promise<Attempt> => {
      const { id, version } = await proposedEmail(member);
      const returned = await step(secretary, RETURN, { correctionId: id, version, remark });
      return { client: member, document: RESUBMIT, variables: { input: { correctionId: id, version: returned.version, changes: [change('EMAIL', null, 'khac@vidu.vn')] } } };
    },
  },
  {
    mutation: 'withdrawCorrection',
    prepare: async ({ member }: DemoUsers): Promise<Attempt> => {
      const { id, version } = await proposedEmail(member);
      return { client: member, document: WITHDRAW, variables: { input: { correctionId: id, version, remark } } };
    },
  },
  {
    mutation: 'checkCorrection',
    prepare: async ({ member, secretary }: DemoUsers): Promise<Attempt> => {
      const { id, version } = await proposedEmail(member);
      return { client: secretary, document: CHECK, variables: { input: { correctionId: id, version, remark: 'Đúng' } } };
    },
  },
  {
    mutation: 'returnCorrection',
    prepare: async ({ member, secretary }: DemoUsers): Promise<Attempt> => {
      const { id, version } = await proposedEmail(member);
      return { client: secretary, document: RETURN, variables: { input: { correctionId: id, version, remark } } };
    },
  },
  {
    mutation: 'decideCorrection',
    prepare: async (users: DemoUsers): Promise<Attempt> => {
      const open = await checked(users);
      return { client: users.office, document: DECIDE, variables: { input: { ...open, verdicts: [{ field: 'EMAIL', accepted: true }] } } };
    },
  },
  {
    mutation: 'correctRecord',
    prepare: async ({ member, office }: DemoUsers): Promise<Attempt> => {
      const { id, version, recognizedOn, person } = await recordOf(office, (await ownRecord(member)).id);
      const day = `${recognizedOn.slice(0, 8)}${recognizedOn.endsWith('28') ? '27' : '28'}`;
      const changes = [
        change('FULL_NAME', person.fullName, 'Lò Văn Mới'),
        change('EMAIL', null, 'na.suong@vidu.vn'),
        change('RECOGNIZED_ON', recognizedOn, day, { document: 'Quyết định 12-QĐ/HU' }),
      ];
      return { client: office, document: CORRECT, variables: { input: { memberId: id, version, changes } } };
    },
  },
];
