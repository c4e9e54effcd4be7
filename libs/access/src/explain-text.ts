import type { Explanation, Ground, Obstacle } from './explain.rules.js';
import { ROLE_NAMES } from './role-names.js';

const BASES: Readonly<Record<Ground['basis'], string>> = {
  POST: 'theo chức vụ',
  GRANT: 'được giao',
  MEMBERSHIP: 'đang sinh hoạt đảng',
  DELEGATION: 'theo ủy quyền',
};

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  DISABLED: 'Tài khoản đã bị khóa.',
  PASSWORD: 'Chưa đổi mật khẩu được cấp; trước đó không làm được việc gì khác.',
  NOTHING_HELD: 'Hôm nay không giữ vai trò nào và không được ai ủy quyền.',
  NOT_OF_MEMBERS: 'Quyền này không xét theo từng đảng viên; hãy hỏi theo tổ chức.',
  OTHER_ROLES: 'Quyền này thuộc vai trò {roles}; người này không giữ vai trò nào trong số đó và không được ủy quyền.',
  ONLY_SELF: 'Vai trò {roles} chỉ cho quyền này đối với phần của chính mình.',
  ONLY_THAT_UNIT: 'Vai trò {roles} được giữ ở cấp trên, nhưng quyền này chỉ đến đúng đơn vị nơi giữ vai trò, không xuống cấp dưới.',
  ELSEWHERE: 'Có quyền này, nhưng ở nơi khác: nơi giữ vai trò hoặc nơi được ủy quyền không gồm đối tượng này.',
};

/** Why or why not, in plain Vietnamese. */
export function reasonOf({ grounds, obstacle, roles }: Explanation): string {
  const names = roles.map((role) => ROLE_NAMES[role].title).join(', ');
  if (obstacle !== null) return OBSTACLES[obstacle].replace('{roles}', names);
  const held = grounds.map(({ role, basis }) => (role === null ? BASES[basis] : `${ROLE_NAMES[role].title} (${BASES[basis]})`));
  return `Có: ${[...new Set(held)].join('; ')}.`;
}
