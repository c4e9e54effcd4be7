import { IMPERSONAL, type FieldTable, type Policy } from '#access';

/**
 * These rights open doors; which cases are behind them is decided case by case, by name (`chibo_visible_cases` and its
 * neighbours in the database). So nearly everybody may ask for cases, and nearly everybody is told of none.
 */
export const inspectionPolicy = {
  'case.log': {
    vi: 'Lập vụ việc: Ủy ban Kiểm tra trong đảng bộ, bí thư đối với đảng viên chi bộ mình',
    en: 'Log a case: the inspection committee in its organisation, a secretary on members of the own cell',
    roles: { INSPECTION_COMMITTEE: 'UNIT', SECRETARY: 'UNIT' },
    needs: ['member.read'],
  },
  'case.inspect': {
    vi: 'Tiến hành vụ việc nhân danh Ủy ban Kiểm tra',
    en: 'Conduct cases in the name of the inspection committee',
    roles: { INSPECTION_COMMITTEE: 'UNIT' },
  },
  'case.oversee': {
    vi: 'Xem và chỉ đạo mọi vụ việc của Ủy ban Kiểm tra, nhận và xử lý thông báo của cơ quan nhà nước, Tòa án, trừ những gì về chính mình hoặc người thân đã khai',
    en: 'See and direct all cases of the inspection committee, receive and settle notices from State bodies and courts, but for those about oneself or a declared relative',
    roles: { INSPECTION_OFFICER: 'UNIT' },
  },
  'case.lead': {
    vi: 'Tiến hành vụ việc của chi bộ mình, trừ vụ việc về chính mình hoặc người thân đã khai',
    en: 'Conduct the cases of one’s own cell but those about oneself or a declared relative',
    roles: { SECRETARY: 'UNIT' },
  },
  'case.conduct': {
    vi: 'Triển khai, báo cáo vụ việc mà mình ở trong tổ công tác',
    en: 'Start and report the cases on whose team one is',
    roles: { INSPECTION_COMMITTEE: 'SELF', SECRETARY: 'SELF', MEMBER: 'SELF' },
  },
  'case.conclude': {
    vi: 'Kết luận, trả lại, dừng vụ việc, theo dõi kiến nghị: chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra; bí thư đối với vụ việc của chi bộ',
    en: 'Conclude, return and drop cases, follow up recommendations: the officers of the inspection committee; a secretary those of the cell',
    roles: { INSPECTION_OFFICER: 'UNIT', SECRETARY: 'UNIT' },
  },
  'case.count': {
    vi: 'Xem số lượng vụ việc đã kết luận, không có tên',
    en: 'See how many cases were concluded, without names',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', INSPECTION_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', SECRETARY: 'UNIT_AND_BELOW' },
  },
} satisfies Policy;

export const inspectionFields = {
  InspectionCase: {
    CASE: 'id kind conductedBy organization decisionNumber decidedOn secrecy keptAt content periodFrom periodThrough dueOn conclusionNumber concludedOn conclusion closedOn programmeLineId synthetic subjects team state log findings recommendations course steps',
  },
  CaseSubject: { CASE: 'id member memberId name organizationId' },
  CaseTeamMember: { CASE: 'personId name isLead' },
  CaseFinding: { CASE: 'id field otherName content withdrawnOn' },
  CaseRecommendation: { CASE: 'id addressee content dueOn doneOn doneWith overdue withdrawnOn' },
  CaseCourseStep: { CASE: 'step required doneOn dueOn' },
  CaseStepEntry: { CASE: 'step doneOn documentNumber content' },
  CaseState: { CASE: 'stage dueOn overdue version' },
  StateNotice: { CASE: 'id organizationId memberId issuer documentNumber issuedOn receivedOn matter secrecy keptAt content caseId reason dueOn closedOn stage version' },
  CaseCount: IMPERSONAL,
  CaseCounts: IMPERSONAL,
  InspectionCaseGroup: IMPERSONAL,
} satisfies FieldTable;
