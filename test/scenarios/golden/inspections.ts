import type { RuleBook } from '#regulations';
import { logVerdict, type CaseGround, type CaseToLog } from '../../../libs/inspection/src/case.rules.js';
import { codesOf, day, QD_21, scenario, type Scenario } from './scenario.js';

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
    actorOrganizations: new Set<string>(),
    actorLeads: true,
  };
  return codesOf(logVerdict(one, ground, book));
};

/** Who opens a case on signs of violation. */
export const INSPECTIONS: readonly Scenario[] = [
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
  scenario({
    vi: 'Chi bộ là một trong các tổ chức được kiểm tra khi có dấu hiệu vi phạm; không còn được thì báo cáo',
    parameter: 'inspection.opened-by',
    by: QD_21,
    judge: inspect(false),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: ['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'], is: ['BODY_OPENS_NO_INSPECTION'] },
  }),
  scenario({
    vi: 'Chi bộ kiểm tra dấu hiệu vi phạm của cấp ủy viên phường, khi chi bộ không còn được mở kiểm tra nào: cả hai điều được nêu',
    parameter: 'inspection.opened-by',
    by: QD_21,
    judge: inspect(true),
    answers: [{ on: '2026-11-20', is: ['CELL_CHECKS_MANAGED_ABOVE'] }],
    otherwise: { value: ['INSPECTION_COMMITTEE'], is: ['BODY_OPENS_NO_INSPECTION', 'CELL_CHECKS_MANAGED_ABOVE'] },
  }),
];
