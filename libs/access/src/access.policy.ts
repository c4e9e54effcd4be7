import type { Policy } from './policy.js';
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
} satisfies Policy;
