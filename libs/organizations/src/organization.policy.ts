import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const organizationPolicy = {
  'organization.read': {
    vi: 'Xem tên, loại hình, vị trí và lịch sử của tổ chức đảng trong phạm vi',
    en: 'See name, kind, place and history of the party organisations in scope',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
      MEMBER: 'UNIT_AND_BELOW',
    },
  },
} satisfies Policy;

export const organizationFields = {
  Decision: IMPERSONAL,
  Organization: IMPERSONAL,
  OrganizationLineage: IMPERSONAL,
  OrganizationPeriod: IMPERSONAL,
} satisfies FieldTable;
