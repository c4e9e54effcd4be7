import type { Policy } from '#access';

export const memberPolicy = {
  'member.read': {
    vi: 'Xem danh sách và hồ sơ đảng viên, chức vụ, cấp ủy trong phạm vi; đảng viên xem hồ sơ của chính mình',
    en: 'See the roll, the records of members, posts and committees in scope; members see their own record',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
      MEMBER: 'SELF',
    },
    members: 'EVER',
  },
  'contact.read': {
    vi: 'Xem điện thoại, thư điện tử, địa chỉ của đảng viên đang sinh hoạt trong phạm vi; đảng viên xem của chính mình',
    en: 'See phone, e-mail and address of the present members in scope; members see their own',
    roles: { SECRETARY: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'NOW',
  },
  'relation.declare': {
    vi: 'Khai, rút, xem quan hệ thân thích (vợ chồng, cha mẹ, con, anh chị em ruột) để không ai quyết định việc của người thân; đảng viên khai của chính mình',
    en: 'Declare, withdraw and see relationships (spouse, parent, child, sibling), so that nobody decides on a relative; members declare their own',
    // A secretary those of the own cell; the office keeps the records of the whole ward.
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
  },
} satisfies Policy;
