import { IMPERSONAL, type FieldTable } from './field-groups.js';
import type { Policy } from './right.js';
import { ROLES, type Role, type Reach } from './role.rules.js';

const everybody = Object.fromEntries(ROLES.map((role) => [role, 'SELF'])) as Record<Role, Reach>;

export const accessPolicy = {
  'session.own': {
    vi: 'Xem tài khoản của mình, đổi mật khẩu, đăng xuất',
    en: 'See one’s own account, change its password, log out',
    roles: everybody,
  },
  'account.manage': {
    vi: 'Lập, khóa tài khoản và kết thúc phiên đăng nhập; không xem dữ liệu đảng viên',
    en: 'Make and disable accounts and end their sessions; sees no member data',
    roles: { ADMINISTRATOR: 'ALL' },
  },
  'access.read': {
    vi: 'Xem vai trò được giao, việc ủy quyền của mình; hỏi vì sao mình được hay không được làm một việc',
    en: 'See the roles one was given and one’s delegations; ask why one may or may not do something',
    roles: everybody,
  },
  'access.grant': {
    vi: 'Giao, chấp thuận, thu hồi vai trò trong phạm vi; quản trị chỉ đối với vai trò quản trị, vai trò này không gắn với tổ chức nào',
    en: 'Give, approve and end roles in scope; administrators only the administrator’s, which is bound to no organisation',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW', ADMINISTRATOR: 'SELF' },
  },
  'access.delegate': {
    vi: 'Ủy quyền có thời hạn một phần quyền của mình cho người khác',
    en: 'Lend another a part of one’s own rights for a time',
    roles: { SECRETARY: 'SELF', STANDING_COMMITTEE: 'SELF', INSPECTION_COMMITTEE: 'SELF', INSPECTION_OFFICER: 'SELF', PARTY_OFFICE: 'SELF' },
  },
} satisfies Policy;

/** Who holds which role, or has lent which right, is no secret of theirs; names are told to whom these are told. */
export const accessFields = {
  AccessExplanation: IMPERSONAL,
  AccessGround: IMPERSONAL,
  Account: IMPERSONAL,
  Delegation: IMPERSONAL,
  Grant: IMPERSONAL,
  Hat: IMPERSONAL,
  Viewer: IMPERSONAL,
} satisfies FieldTable;
