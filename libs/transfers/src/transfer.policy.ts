import type { FieldTable, Policy } from '#access';

export const transferPolicy = {
  'transfer.read': {
    vi: 'Xem hồ sơ chuyển sinh hoạt đảng đi, đến của tổ chức trong phạm vi; đảng viên xem của mình',
    en: 'See the transfers from and to organisations in scope; members see their own',
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    needs: ['member.read'],
  },
  'transfer.propose': {
    vi: 'Đề nghị, rút đề nghị chuyển sinh hoạt đảng',
    en: 'Propose transfers, and withdraw proposals',
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['transfer.read'],
  },
  'transfer.issue': {
    vi: 'Cấp, thu hồi giấy giới thiệu chuyển sinh hoạt đảng; tiếp nhận đảng viên từ nơi ngoài hệ thống',
    en: 'Issue and recall letters of introduction; take in members from outside the system',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['transfer.read'],
  },
  'transfer.receive': {
    vi: 'Tiếp nhận hoặc không tiếp nhận đảng viên chuyển đến; ghi hết sinh hoạt tạm thời',
    en: 'Receive or refuse members who are sent; record the end of a temporary stay',
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['transfer.read'],
  },
} satisfies Policy;

export const transferFields = {
  Transfer: {
    PARTY_RECORD:
      'id direction type place reason plannedThrough letterNumber letterOn letterValidThrough clearance receivedOn endedOn closedOn status admissionDecidedOn recognizedOn organizationName destinationName organization destination member stage dueOn overdue version log',
    IDENTITY: 'fullName birthDate',
  },
} satisfies FieldTable;
