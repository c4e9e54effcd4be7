import type { FieldTable, Policy } from '#access';

/** These rights open doors; which denunciations are behind them is decided one by one, by name. */
export const denunciationPolicy = {
  'denunciation.read': {
    vi: 'Xem đơn tố cáo, không có tên người tố cáo: chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra, thành viên tổ công tác; người bị tố cáo, người thân và người giữ chức vụ trong tổ chức bị tố cáo thì không',
    en: 'See denunciations without who denounces: the officers of the inspection committee, the team of the case; never whom it is against, nor relatives, nor who holds a post in the accused organisation',
    roles: { MEMBER: 'SELF', SECRETARY: 'SELF', INSPECTION_COMMITTEE: 'SELF' },
  },
  'denunciation.direct': {
    vi: 'Ghi nhận, thụ lý, kết luận, lưu đơn tố cáo của Ủy ban Kiểm tra',
    en: 'Receive, take up, conclude and keep denunciations of the inspection committee',
    roles: { INSPECTION_OFFICER: 'SELF' },
  },
  'denunciation.reveal': {
    vi: 'Xem tên người tố cáo, có ghi mục đích: chỉ thành viên tổ công tác ghi trong quyết định',
    en: 'Be told who denounces, with a purpose put on record: the team named in the decision alone',
    roles: { MEMBER: 'SELF', SECRETARY: 'SELF', INSPECTION_COMMITTEE: 'SELF' },
  },
} satisfies Policy;

export const denunciationFields = {
  Denunciation: { CASE: 'id organizationId memberId accusedId receivedOn secrecy keptAt content anonymous caseId case takenUpOn outcome conclusionNumber concludedOn conclusion closedOn stage version log' },
  RevealedDenouncer: { CASE: 'name address' },
} satisfies FieldTable;
