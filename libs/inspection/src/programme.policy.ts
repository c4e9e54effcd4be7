import { IMPERSONAL, type FieldTable, type Policy } from '#access';

/**
 * Programmes are read as far as cases are counted. Whose programme somebody may write, `case.lead`, `case.oversee` and
 * `programme.direct` say; lines that name a member are shown line by line (`chibo_programme_lines` in the database).
 */
export const programmePolicy = {
  'programme.read': {
    vi: 'Xem chương trình kiểm tra, giám sát, trừ nội dung nêu tên đảng viên',
    en: 'See the programmes of inspection and supervision, but for what names a member',
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', INSPECTION_COMMITTEE: 'UNIT_AND_BELOW' },
  },
  'programme.keep': {
    vi: 'Ban hành chương trình kiểm tra, giám sát của cơ quan mình, bổ sung, ghi kết quả thực hiện',
    en: 'Adopt the programme of one’s own body, add to it, and put on record what was done of it',
    roles: { SECRETARY: 'UNIT', INSPECTION_OFFICER: 'UNIT', STANDING_COMMITTEE: 'UNIT' },
  },
  'programme.direct': {
    vi: 'Lập chương trình kiểm tra, giám sát của cấp ủy, Ban Thường vụ',
    en: 'Keep the programmes of the party committee and the standing committee',
    roles: { STANDING_COMMITTEE: 'UNIT' },
  },
} satisfies Policy;

export const programmeFields = {
  InspectionProgramme: IMPERSONAL,
  ProgrammeLine: {
    CASE: 'id kind content subjectOrganizationId subjectMemberId subjectGroup subjectName leadId leadName quarter plannedRounds plannedSubjects decisionNumber decidedOn doneOn doneRounds doneSubjects state log',
  },
  ProgrammeLineState: { CASE: 'stage dueOn overdue version' },
  ProgrammeCount: IMPERSONAL,
  ProgrammeCompletion: IMPERSONAL,
  BodyCompletion: IMPERSONAL,
} satisfies FieldTable;
