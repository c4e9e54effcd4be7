import type { DecidingBody, RuleBook } from '#regulations';
import { entitledVerdict, type DisciplineForm } from '../../../libs/discipline/src/discipline.rules.js';
import { logVerdict, type CaseGround, type CaseToLog } from '../../../libs/inspection/src/case.rules.js';
import { codesOf, day, QD_21, scenario, type Scenario } from './scenario.js';

const decide = (body: DecidingBody, form: DisciplineForm, inAssignedTask: boolean) => (book: RuleBook) => codesOf(entitledVerdict(body, { form, inAssignedTask }, book));

/** A cell's case on signs of violation of one of its members. */
const inspect = (managedAbove: boolean) => (book: RuleBook) => {
  const one: CaseToLog = { kind: 'VIOLATION_SIGNS_INSPECTION', decidedOn: book.date, subjects: [{ memberId: 'member' }], team: [{ personId: 'lead', isLead: true }] };
  const ground: CaseGround = {
    conductor: 'CELL',
    today: day('2026-11-21'),
    organizationIds: new Set(),
    personOfMember: new Map([['member', 'person']]),
    personIds: new Set(['lead']),
    subjectOfficers: new Set(),
    relatives: new Set(),
    actorRelatives: new Set(),
    managedAbove: new Set(managedAbove ? ['member'] : []),
    actorPersonId: 'lead',
    actorLeads: true,
  };
  return codesOf(logVerdict(one, ground, book));
};

const ANYBODY = [true, false].flatMap((inAssignedTask) =>
  (['REPRIMAND', 'WARNING'] as const).map((form) => ({ form, inAssignedTask, bodies: ['CELL', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'] as const })),
);

export const DISCIPLINE: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ cảnh cáo đảng viên vi phạm nhiệm vụ cấp trên giao: không đúng thẩm quyền theo Quy định 21',
    parameter: 'discipline.deciders',
    by: QD_21,
    judge: decide('CELL', 'WARNING', true),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-04-11', is: ['BODY_NOT_ENTITLED'] },
    ],
    otherwise: { value: ANYBODY, is: [] },
  }),
  scenario({
    vi: 'Chi bộ khiển trách đảng viên vi phạm khác: đúng thẩm quyền',
    parameter: 'discipline.deciders',
    by: QD_21,
    judge: decide('CELL', 'REPRIMAND', false),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Ủy ban kiểm tra khiển trách đảng viên vi phạm nhiệm vụ cấp trên giao: đúng thẩm quyền',
    parameter: 'discipline.deciders',
    by: QD_21,
    judge: decide('INSPECTION_COMMITTEE', 'REPRIMAND', true),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Ban thường vụ khiển trách về vi phạm thuộc thẩm quyền của chi bộ',
    parameter: 'discipline.deciders',
    by: QD_21,
    judge: decide('STANDING_COMMITTEE', 'REPRIMAND', false),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['BODY_NOT_ENTITLED'] },
    ],
    otherwise: { value: ANYBODY, is: [] },
  }),
  scenario({
    vi: 'Chi bộ tự kiểm tra dấu hiệu vi phạm của cấp ủy viên phường sinh hoạt tại chi bộ: phải báo cáo cấp trên',
    parameter: 'inspection.cell-checks-managed-above',
    by: QD_21,
    judge: inspect(true),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-20', is: ['CELL_CHECKS_MANAGED_ABOVE'] },
    ],
    otherwise: { value: true, is: [] },
  }),
  scenario({
    vi: 'Chi bộ kiểm tra dấu hiệu vi phạm của đảng viên do mình quản lý',
    parameter: 'inspection.cell-checks-managed-above',
    by: QD_21,
    judge: inspect(false),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
];
