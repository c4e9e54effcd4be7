import { IMPERSONAL, type FieldTable, type Policy } from '#access';

/** As with cases, these rights open doors; what is behind them is decided measure by measure, by name. */
export const disciplinePolicy = {
  'discipline.read': {
    vi: 'Xem hồ sơ kỷ luật mà mình được biết: người tiến hành vụ việc, cấp quyết định, chi bộ khi được đưa ra biểu quyết; đảng viên xem quyết định về mình',
    en: 'See the measures one needs to know: those who conduct the case, the deciding body, the cell once it is put to its vote; members see what was decided on themselves',
    roles: { SECRETARY: 'SELF', STANDING_COMMITTEE: 'SELF', INSPECTION_COMMITTEE: 'SELF', MEMBER: 'SELF' },
  },
  'discipline.propose': {
    vi: 'Đề nghị kỷ luật từ vụ việc mình chỉ đạo, đưa ra chi bộ, trình cấp quyết định',
    en: 'Propose a measure from a case one directs, put it to the cell, submit it to the deciding body',
    roles: { INSPECTION_OFFICER: 'UNIT', SECRETARY: 'UNIT' },
  },
  'discipline.vote': {
    vi: 'Ghi kết quả biểu quyết kỷ luật của chi bộ mình',
    en: 'Enter the vote of one’s own cell on a measure',
    roles: { SECRETARY: 'UNIT' },
  },
  'discipline.decide': {
    vi: 'Quyết định hoặc trả lại đề nghị kỷ luật được trình',
    en: 'Decide or return a measure that was submitted',
    roles: { INSPECTION_OFFICER: 'UNIT', STANDING_COMMITTEE: 'UNIT' },
  },
  'discipline.settle': {
    vi: 'Nhận hồ sơ kỷ luật trình Ban Thường vụ',
    en: 'Receive what is submitted to the standing committee',
    roles: { STANDING_COMMITTEE: 'UNIT' },
  },
  'suspension.record': {
    vi: 'Ghi việc đình chỉ sinh hoạt đảng, gia hạn, kết thúc trước hạn, hủy bỏ',
    en: 'Put on record suspensions from activities, their extension, early end and annulment',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['organization.read', 'member.read'],
  },
} satisfies Policy;

export const disciplineFields = {
  DisciplineCase: {
    CASE: 'id case member memberId memberName organizationId organizationName cellName violation violatedOn timeBarException inAssignedTask proposalNumber proposedOn proposedForm cellVotedOn cellVotedForm cellVoteCarried hearing heardOn decidedForm decidedBy decisionNumber decidedOn effectiveOn lapsesOn announcedOn presentForm ended revisions takenPosts closedOn synthetic state log',
  },
  DisciplineRevision: { CASE: 'id kind form decidedBy decisionNumber decidedOn reason' },
  TakenPost: { CASE: 'postId wasThrough leftThrough restored' },
  DisciplineState: { CASE: 'stage version' },
  InspectionCase: { CASE: 'disciplineCases' },
  Member: { PARTY_RECORD: 'disciplineMeasures' },
  MemberSuspension: { PARTY_RECORD: 'id memberId member reason validFrom firstThrough validThrough extensions endedOn annulledOn version' },
  MeasureCount: IMPERSONAL,
  DisciplineCounts: IMPERSONAL,
  DisciplineGroup: IMPERSONAL,
} satisfies FieldTable;
