import * as on from '../case-operations.js';
import type { Client } from '../client.js';
import { FILE, RECEIVE, SETTLE, WITHDRAW_COMPLAINT } from '../complaint-operations.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

type Input = Readonly<Record<string, unknown>>;
interface Who {
  readonly person: { readonly id: string; readonly member: { readonly id: string; readonly organization: { readonly id: string } } };
}

const ME = '{ me { person { id member { id organization { id } } } } }';
const WARD = '{ organizations(filter: { kinds: [WARD_COMMITTEE] }) { edges { node { id } } } }';
const ELECTORATE = 'query ($id: UUID!) { organization(id: $id) { electorate { fullMembers elsewhere } } }';
export const who = async (client: Client): Promise<Who['person']> => (await client.ask<{ me: Who }>(ME)).me.person;
const insistOn = (...rules: readonly string[]): Input => ({ overrides: rules.map((rule) => ({ rule, reason: 'Theo văn bản của cấp trên' })) });

async function caseInput({ inspection, member }: DemoUsers, kind: string): Promise<Input> {
  const { organizations } = await inspection.ask<{ organizations: { edges: { node: { id: string } }[] } }>(WARD);
  const organizationId = organizations.edges[0]?.node.id;
  const [chair, subject] = [await who(inspection), await who(member)];
  return {
    organizationId,
    kind,
    decisionNumber: '15-QĐ/UBKTĐU',
    decidedOn: '2026-10-05',
    content: 'Chấp hành quy chế sinh hoạt',
    subjects: [{ memberId: subject.member.id }, { organizationId: subject.member.organization.id }],
    team: [{ personId: chair.id, isLead: true }],
  };
}

export async function logged(users: DemoUsers, kind = 'INSPECTION'): Promise<string> {
  const { logCase } = await users.inspection.ask<{ logCase: { case: on.Case } }>(on.LOG_CASE, { input: await caseInput(users, kind) });
  return logCase.case.id;
}

/** Enters steps, from a version on. */
async function entered({ inspection }: DemoUsers, caseId: string, version: number, decidedOn: string, ...steps: readonly string[]): Promise<void> {
  for (const [index, step] of steps.entries()) await inspection.ask(on.STEP, { input: { caseId, version: version + index, step, decisionNumber: '03-KH/UBKTĐU', decidedOn } });
}

const START: Input = { version: 2, decisionNumber: '03-KH/UBKTĐU', decidedOn: '2026-10-07' };
const REPORT: Input = { version: 6, decidedOn: '2026-11-01', remark: 'Kèm biên bản' };
export const CONCLUDE: Input = { version: 7, conclusionNumber: '08-KL/UBKTĐU', concludedOn: '2026-11-06', conclusion: 'Có khuyết điểm' };

async function planned(users: DemoUsers, kind?: string): Promise<string> {
  const caseId = await logged(users, kind);
  await entered(users, caseId, 1, '2026-10-06', 'PLAN');
  return caseId;
}

async function lookedInto(users: DemoUsers, kind?: string): Promise<string> {
  const caseId = await planned(users, kind);
  await users.inspection.ask(on.START, { input: { caseId, ...START } });
  await entered(users, caseId, 3, '2026-10-20', 'SELF_REPORT', 'VERIFICATION', 'MEETING');
  return caseId;
}

export async function reported(users: DemoUsers, kind?: string): Promise<string> {
  const caseId = await lookedInto(users, kind);
  await users.inspection.ask(on.REPORT, { input: { caseId, ...REPORT } });
  return caseId;
}

const OUTCOME: Input = { findings: [{ field: 'PARTY_LINE', content: 'Thực hiện quy chế chưa nghiêm' }] };

async function concluded(users: DemoUsers): Promise<string> {
  const caseId = await reported(users);
  await users.inspection.ask(on.CONCLUDE, { input: { caseId, ...CONCLUDE } });
  return caseId;
}

/** A proposal on a subject of a concluded case, made against a warning. */
async function proposalInput(users: DemoUsers, inAssignedTask = false): Promise<Input> {
  const caseId = await reported(users, 'THEMATIC_SUPERVISION');
  await users.inspection.ask(on.CONCLUDE, { input: { caseId, ...CONCLUDE } });
  const { member } = await who(users.member);
  const paper = { violation: 'Vi phạm quy chế sinh hoạt', violatedOn: '2026-08-15', form: 'REPRIMAND', proposalNumber: '09-TTr/UBKTĐU', proposedOn: '2026-11-09' };
  return { caseId, memberId: member.id, inAssignedTask, ...paper, ...insistOn('SUPERVISION_DOES_NOT_DISCIPLINE') };
}

async function proposed(users: DemoUsers, inAssignedTask = false): Promise<string> {
  const input = await proposalInput(users, inAssignedTask);
  return (await users.inspection.ask<{ proposeDiscipline: { discipline: on.Measure } }>(on.PROPOSE, { input })).proposeDiscipline.discipline.id;
}

/** Put to the cell, though the task had been assigned by a superior. */
async function putToCell(users: DemoUsers): Promise<string> {
  const disciplineId = await proposed(users, true);
  await users.inspection.ask(on.PUT, { input: { disciplineId, version: 1, ...insistOn('BODY_NOT_ENTITLED') } });
  return disciplineId;
}

async function submitted(users: DemoUsers): Promise<string> {
  const disciplineId = await proposed(users);
  await users.inspection.ask(on.SUBMIT, { input: { disciplineId, version: 1, body: 'STANDING_COMMITTEE', ...insistOn('BODY_NOT_ENTITLED') } });
  return disciplineId;
}

async function voteInput(users: DemoUsers): Promise<Input> {
  const disciplineId = await putToCell(users);
  const { id } = (await who(users.secretary)).member.organization;
  const { organization } = await users.secretary.ask<{ organization: { electorate: { fullMembers: number; elsewhere: number } } }>(ELECTORATE, { id });
  const { fullMembers, elsewhere } = organization.electorate;
  const votes = { votesFor: fullMembers - elsewhere, votesAgainst: 0, votesAbsent: 0 };
  return { disciplineId, version: 2, carried: true, ...votes, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-20', ...insistOn('BODY_NOT_ENTITLED', 'NOT_HEARD') };
}

/** Decided by the cell, long before it was announced. */
async function decided(users: DemoUsers): Promise<string> {
  const { disciplineId, ...vote } = await voteInput(users);
  await users.secretary.ask(on.VOTE, { input: { disciplineId, ...vote, decidedOn: '2026-11-09' } });
  return String(disciplineId);
}

const LETTER: Input = { way: 'BY_HAND', content: 'Xét lại mức độ', receivedOn: '2026-11-20', decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-09' };

async function complained(users: DemoUsers): Promise<string> {
  const input = { ...LETTER, memberId: (await who(users.member)).member.id };
  await decided(users);
  return (await users.inspection.ask<{ receiveComplaint: { complaint: { id: string } } }>(RECEIVE, { input })).receiveComplaint.complaint.id;
}

const scenario = (mutation: string, document: string, by: keyof DemoUsers, input: (users: DemoUsers) => Promise<Input>): Scenario => ({
  mutation,
  prepare: async (users: DemoUsers): Promise<Attempt> => ({ client: users[by], document, variables: { input: await input(users) } }),
});

export const caseScenarios: readonly Scenario[] = [
  scenario('logCase', on.LOG_CASE, 'inspection', (users) => caseInput(users, 'DISCIPLINE')),
  scenario('startCase', on.START, 'inspection', async (users) => ({ caseId: await planned(users), ...START })),
  scenario('reportCase', on.REPORT, 'inspection', async (users) => ({ caseId: await lookedInto(users), ...REPORT })),
  scenario('recordCaseStep', on.STEP, 'inspection', async (users) => ({
    caseId: await logged(users),
    version: 1,
    step: 'PLAN',
    decisionNumber: '03-KH/UBKTĐU',
    decidedOn: '2026-10-06',
    days: [{ step: 'MEETING', dueOn: '2026-12-10' }],
  })),
  scenario('returnCase', on.RETURN_CASE, 'inspection', async (users) => ({ caseId: await reported(users), version: 7, remark: 'Bổ sung biên bản' })),
  scenario('concludeCase', on.CONCLUDE, 'inspection', async (users) => ({ caseId: await reported(users), ...CONCLUDE })),
  scenario('recordCaseOutcome', on.RECORD_OUTCOME, 'inspection', async (users) => ({ caseId: await concluded(users), version: 8, ...OUTCOME })),
  scenario('withdrawCaseOutcome', on.WITHDRAW_OUTCOME, 'inspection', async (users) => {
    const caseId = await concluded(users);
    const { recordCaseOutcome } = await users.inspection.ask<{ recordCaseOutcome: { case: on.CaseWithOutcome } }>(on.RECORD_OUTCOME, { input: { caseId, version: 8, ...OUTCOME } });
    return { caseId, version: 9, findingIds: recordCaseOutcome.case.findings.map(({ id }) => id), remark: 'Ghi nhầm vụ việc' };
  }),
  scenario('followUpRecommendation', on.FOLLOW_UP, 'inspection', async (users) => {
    const caseId = await concluded(users);
    const { subjects } = (await users.inspection.ask<{ inspectionCase: on.CaseWithOutcome }>(on.WITH_OUTCOME, { id: caseId })).inspectionCase;
    const recommendations = [{ subjectId: subjects[0]?.id, content: 'Bổ sung quy chế', dueOn: '2026-12-20' }];
    const { recordCaseOutcome } = await users.inspection.ask<{ recordCaseOutcome: { case: on.CaseWithOutcome } }>(on.RECORD_OUTCOME, { input: { caseId, version: 8, recommendations } });
    return { caseId, version: 9, recommendationId: recordCaseOutcome.case.recommendations[0]?.id, doneOn: '2026-11-20', doneWith: 'Quy chế sửa đổi' };
  }),
  scenario('markCase', on.MARK, 'inspection', async (users) => {
    const { logCase } = await users.inspection.ask<{ logCase: { case: on.Case } }>(on.LOG_CASE, {
      input: { ...(await caseInput(users, 'INSPECTION')), content: null, secrecy: 'SECRET', keptAt: 'Tủ mật' },
    });
    return { caseId: logCase.case.id, version: 1, secrecy: 'TOP_SECRET', decisionNumber: '16-CV/UBKTĐU', decidedOn: '2026-10-06' };
  }),
  scenario('dropCase', on.DROP_CASE, 'inspection', async (users) => ({ caseId: await logged(users), version: 1, remark: 'Lập nhầm' })),
  scenario('proposeDiscipline', on.PROPOSE, 'inspection', (users) => proposalInput(users)),
  scenario('putDisciplineToCell', on.PUT, 'inspection', async (users) => ({ disciplineId: await proposed(users, true), version: 1, ...insistOn('BODY_NOT_ENTITLED') })),
  scenario('voteDiscipline', on.VOTE, 'secretary', voteInput),
  scenario('submitDiscipline', on.SUBMIT, 'inspection', async (users) => ({
    disciplineId: await proposed(users),
    version: 1,
    body: 'STANDING_COMMITTEE',
    ...insistOn('BODY_NOT_ENTITLED'),
  })),
  scenario('decideDiscipline', on.DECIDE, 'standing', async (users) => ({
    disciplineId: await submitted(users),
    version: 2,
    form: 'WARNING',
    decisionNumber: '12-QĐ/ĐU',
    decidedOn: '2026-11-20',
    hearing: 'STAYED_AWAY',
    ...insistOn('BODY_NOT_ENTITLED'),
  })),
  scenario('returnDiscipline', on.RETURN, 'standing', async (users) => ({ disciplineId: await submitted(users), version: 2, remark: 'Làm rõ mức độ' })),
  scenario('withdrawDiscipline', on.WITHDRAW, 'inspection', async (users) => ({ disciplineId: await putToCell(users), version: 2, remark: 'Sửa câu chữ' })),
  scenario('announceDiscipline', on.ANNOUNCE, 'inspection', async (users) => ({ disciplineId: await decided(users), version: 3, announcedOn: '2026-11-21', ...insistOn('ANNOUNCED_LATE') })),
  scenario('reviseDiscipline', on.REVISE, 'inspection', async (users) => ({
    disciplineId: await decided(users),
    version: 3,
    kind: 'CORRECTED',
    form: 'WARNING',
    by: 'CELL',
    decisionNumber: '31-QĐ/ĐU',
    decidedOn: '2026-11-20',
    reason: 'Xét lại mức độ',
    ...insistOn('BODY_NOT_ENTITLED'),
  })),
  scenario('fileComplaint', FILE, 'member', async (users) => ({ disciplineId: await decided(users), content: 'Xét lại mức độ' })),
  scenario('receiveComplaint', RECEIVE, 'inspection', async (users) => {
    await decided(users);
    return { ...LETTER, memberId: (await who(users.member)).member.id, handledBy: 'STANDING_COMMITTEE', ...insistOn('COMPLAINT_LEVEL_SKIPPED') };
  }),
  scenario('settleComplaint', SETTLE, 'inspection', async (users) => ({
    complaintId: await complained(users),
    version: 1,
    outcome: 'CHANGED',
    form: 'WARNING',
    decisionNumber: '40-QĐ/UBKT',
    decidedOn: '2026-11-21',
    reason: 'Chưa thỏa đáng',
  })),
  scenario('withdrawComplaint', WITHDRAW_COMPLAINT, 'member', async (users) => ({ complaintId: await complained(users), version: 1 })),
  scenario('dropDiscipline', on.DROP, 'inspection', async (users) => ({ disciplineId: await proposed(users), version: 1, remark: 'Chưa đủ căn cứ' })),
];
