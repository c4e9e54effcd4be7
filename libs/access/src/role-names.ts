import type { Reach, Role } from './role.rules.js';

interface Naming {
  readonly title: string;
  readonly source: string;
}

export const ROLE_NAMES: Readonly<Record<Role, Naming>> = {
  SECRETARY: { title: 'Bí thư, phó bí thư', source: 'chức vụ bí thư, phó bí thư của tổ chức đảng, trong thời gian giữ chức vụ' },
  STANDING_COMMITTEE: { title: 'Ban Thường vụ', source: 'là ủy viên ban thường vụ đương nhiệm' },
  INSPECTION_COMMITTEE: { title: 'Ủy ban Kiểm tra', source: 'là ủy viên ủy ban kiểm tra đương nhiệm' },
  INSPECTION_OFFICER: { title: 'Chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra', source: 'chức vụ chủ nhiệm, phó chủ nhiệm ủy ban kiểm tra; có thêm mọi quyền của ủy viên' },
  PARTY_OFFICE: { title: 'Văn phòng Đảng ủy', source: 'chức vụ cán bộ văn phòng đảng ủy' },
  ADMINISTRATOR: { title: 'Quản trị hệ thống', source: 'được giao quản trị; không xem dữ liệu đảng viên' },
  MEMBER: { title: 'Đảng viên', source: 'đang sinh hoạt tại một tổ chức đảng' },
};

export const REACH_NAMES: Readonly<Record<Reach, string>> = {
  SELF: 'phần của mình',
  UNIT: 'đơn vị mình',
  UNIT_AND_BELOW: 'đơn vị mình và cấp dưới',
  ALL: 'toàn hệ thống',
};
