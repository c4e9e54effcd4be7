import * as on from '../programme-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

type Input = Readonly<Record<string, unknown>>;
const ME = '{ me { person { id member { id organization { id } } } } }';

async function programmeInput({ member, secretary }: DemoUsers): Promise<Input> {
  const who = async (user: typeof member) => (await user.ask<{ me: { person: { id: string; member: { id: string; organization: { id: string } } } } }>(ME)).me.person;
  const [subject, lead] = [await who(member), await who(secretary)];
  const line = { kind: 'INSPECTION', content: 'Chấp hành quy chế sinh hoạt', leadId: lead.id, quarter: 4, plannedRounds: 1 };
  return {
    organizationId: lead.member.organization.id,
    body: 'CELL',
    year: 2026,
    periodFrom: '2026-01-01',
    periodThrough: '2026-12-31',
    decisionNumber: '01-CTr/CB',
    decidedOn: '2026-01-05',
    lines: [{ ...line, memberId: subject.member.id }, { ...line, group: 'Đảng viên trẻ', plannedSubjects: 3 }],
  };
}

async function adopted(users: DemoUsers): Promise<on.Programme> {
  return (await users.secretary.ask<{ adoptProgramme: { programme: on.Programme } }>(on.ADOPT, { input: await programmeInput(users) })).adoptProgramme.programme;
}

const scenario = (mutation: string, document: string, input: (users: DemoUsers) => Promise<Input>): Scenario => ({
  mutation,
  prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users.secretary, document, variables: { input: await input(users) } }),
});
const firstLine = async (users: DemoUsers): Promise<Input> => ({ lineId: (await adopted(users)).lines[0]?.id, version: 1 });

export const programmeScenarios: readonly Scenario[] = [
  scenario('adoptProgramme', on.ADOPT, programmeInput),
  scenario('addProgrammeLine', on.ADD_LINE, async (users) => ({
    programmeId: (await adopted(users)).id,
    decisionNumber: '09-QĐ/CB',
    decidedOn: '2026-11-20',
    line: { kind: 'SUPERVISION', content: 'Giám sát việc nêu gương', group: 'Cấp ủy viên', quarter: 4 },
  })),
  scenario('startProgrammeLine', on.START_LINE, async (users) => ({ ...(await firstLine(users)), decidedOn: '2026-11-02' })),
  scenario('completeProgrammeLine', on.COMPLETE_LINE, async (users) => ({ ...(await firstLine(users)), decidedOn: '2026-11-20', rounds: 1, subjects: 1 })),
  scenario('dropProgrammeLine', on.DROP_LINE, async (users) => ({ ...(await firstLine(users)), remark: 'Cấp trên đã kiểm tra' })),
  scenario('withdrawProgrammeLine', on.WITHDRAW_LINE, async (users) => ({ ...(await firstLine(users)), remark: 'Nhập trùng' })),
];
