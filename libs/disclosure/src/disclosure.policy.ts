import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const disclosurePolicy = {
  'disclosure.read': {
    vi: 'Xem ai được xem và ai đã mở hồ sơ đảng viên trong phạm vi, trừ những lần xem phục vụ vụ việc; đảng viên xem của chính mình',
    en: 'See who may see, and who opened, the records of members in scope, but for what was done for a case; members see it of their own record',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    needs: ['member.read'],
  },
} satisfies Policy;

export const disclosureFields = {
  RecordRead: { IDENTITY: 'at changed operation readerName roles purpose' },
  RecordViewer: { IDENTITY: 'name posts' },
  RecordViewers: IMPERSONAL,
  ViewerPost: IMPERSONAL,
} satisfies FieldTable;
