import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const reorganizationPolicy = {
  'organization.reorganize': {
    vi: 'Ghi nhận quyết định thành lập, đổi tên, chuyển loại hình, chuyển trực thuộc, sáp nhập, chia tách, kết thúc hoạt động của các tổ chức đảng trực thuộc; hủy bỏ khi chưa có gì dựa vào',
    en: 'Put on record how organisations below are founded, renamed, changed in kind, moved, merged, split and dissolved; undo it while nothing stands on it',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    needs: ['organization.read', 'member.read'],
  },
} satisfies Policy;

export const reorganizationFields = {
  PlannedMove: { PARTY_RECORD: 'kind toName member from' },
  PlannedPost: { PARTY_RECORD: 'kind toName from', IDENTITY: 'person' },
  PlannedOrganization: IMPERSONAL,
  Reorganization: IMPERSONAL,
  ReorganizationFinding: IMPERSONAL,
  ReorganizationPreview: IMPERSONAL,
} satisfies FieldTable;
