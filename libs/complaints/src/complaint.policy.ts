import type { FieldTable, Policy } from '#access';

/** As with measures, these rights open doors; which complaints are behind them is decided one by one, by name. */
export const complaintPolicy = {
  'complaint.read': {
    vi: 'Xem khiếu nại kỷ luật, xóa tên mà mình được biết: người khiếu nại, cấp giải quyết, chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra',
    en: 'See the complaints one needs to know: the complainant, the body that handles it, the officers of the inspection committee',
    roles: { MEMBER: 'SELF', SECRETARY: 'SELF', STANDING_COMMITTEE: 'SELF', INSPECTION_OFFICER: 'SELF' },
  },
  'complaint.file': {
    vi: 'Gửi, rút khiếu nại về quyết định kỷ luật đối với mình hoặc tổ chức mình, về việc mình bị xóa tên; Ủy ban Kiểm tra ghi nhận đơn nhận được',
    en: 'File and withdraw complaints against what was decided on oneself or one’s organisation, and against one’s own removal from the roll; the inspection committee records those it receives',
    roles: { MEMBER: 'SELF', SECRETARY: 'SELF', INSPECTION_OFFICER: 'SELF' },
  },
  'complaint.settle': {
    vi: 'Ghi quyết định giải quyết khiếu nại của cấp mình; Ủy ban Kiểm tra, về việc xóa tên thì Ban Thường vụ, ghi cả quyết định của cấp trên đảng bộ phường',
    en: 'Settle complaints before one’s own body; what is decided above the ward is recorded by the inspection committee, on removals by the standing committee',
    roles: { STANDING_COMMITTEE: 'SELF', INSPECTION_OFFICER: 'SELF' },
  },
} satisfies Policy;

export const complaintFields = {
  Complaint: {
    CASE: 'id disciplineId discipline exitId exit organizationId handledBy previousId receivedOn way secrecy keptAt content outcome form decisionNumber decidedOn reason isFinal closedOn stage dueOn overdue version decisionStaysInForce log',
  },
} satisfies FieldTable;
