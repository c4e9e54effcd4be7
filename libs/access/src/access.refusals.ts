import { defineRefusals } from '#kernel';

export const accessRefusals = defineRefusals({
  LOGIN_FAILED: {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or the password is wrong.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    vi: 'Mật khẩu này do người khác cấp: hãy đổi mật khẩu trước khi làm việc khác.',
    en: 'This password was handed out: change it before doing anything else.',
  },
  CURRENT_PASSWORD_WRONG: { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is wrong.' },
  PASSWORD_TOO_SHORT: {
    vi: 'Mật khẩu phải có ít nhất {min} ký tự (hiện có {length}).',
    en: 'A password needs at least {min} characters (this one has {length}).',
  },
  PASSWORD_TOO_LONG: {
    vi: 'Mật khẩu có nhiều nhất {max} ký tự (hiện có {length}).',
    en: 'A password has at most {max} characters (this one has {length}).',
  },
  PASSWORD_CONTAINS_CONTEXT: {
    vi: 'Mật khẩu không được chứa “{word}”.',
    en: 'A password must not contain "{word}".',
  },
  PASSWORD_UNCHANGED: {
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the current one.',
  },
  USERNAME_MALFORMED: {
    vi: 'Tên đăng nhập gồm 3–64 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số.',
    en: 'A user name has 3 to 64 characters: lower-case letters without accents, digits, dots, hyphens, underscores; it starts with a letter or a digit.',
  },
  USERNAME_TAKEN: { vi: 'Tên đăng nhập này đã có người dùng.', en: 'This user name is taken.' },
  PERSON_UNKNOWN: { vi: 'Không có người nào mang mã này.', en: 'There is no person with this id.' },
  PERSON_HAS_ACCOUNT: { vi: 'Người này đã có tài khoản.', en: 'This person already has an account.' },
  ACCOUNT_OWN: {
    vi: 'Bạn không thể tự khóa tài khoản của mình.',
    en: 'You cannot disable your own account.',
  },
  ACCOUNT_DISABLED: { vi: 'Tài khoản này đã bị khóa.', en: 'This account is already disabled.' },
  LAST_ADMINISTRATOR: {
    vi: 'Đây là quản trị hệ thống cuối cùng còn hoạt động: hãy giao quản trị cho người khác trước.',
    en: 'This is the last active administrator: appoint another first.',
  },
  HAT_NOT_HELD: {
    vi: 'Tư cách nêu trong tiêu đề “chibo-hat” không phải vai trò bạn đang giữ, cũng không phải ủy quyền bạn đang nhận.',
    en: 'The hat in the header "chibo-hat" is no role you hold now and no delegation made to you.',
  },
  GRANT_SHAPE_WRONG: {
    vi: 'Vai trò quản trị giao cho một tài khoản, không gắn với tổ chức; vai trò khác giao cho một người tại một tổ chức, có ngày cuối.',
    en: 'The administrator’s role is given to an account, at no organisation; any other to a person at an organisation, with a last day.',
  },
  PERSON_WITHOUT_ACCOUNT: { vi: 'Người này chưa có tài khoản còn dùng được.', en: 'This person has no account that can be used.' },
  GRANT_TO_SELF: { vi: 'Không ai tự giao vai trò cho mình.', en: 'Nobody gives a role to themselves.' },
  FORBIDDEN_TO_GRANT: {
    vi: 'Bạn không thể giao vai trò có những quyền mà chính bạn không có ở đó, hoặc không có xa đến thế: {rights}.',
    en: 'You cannot give a role with rights that you do not have there yourself, or not that far: {rights}.',
  },
  PERIOD_FROM_PAST: { vi: 'Ngày đầu ({from}) không được trước hôm nay ({today}).', en: 'The first day ({from}) must not be before today ({today}).' },
  GRANT_NEEDS_NO_APPROVAL: { vi: 'Việc giao vai trò này không cần chấp thuận.', en: 'This role needs no approval.' },
  GRANT_APPROVED: { vi: 'Việc giao vai trò này đã được chấp thuận.', en: 'This role was approved already.' },
  GRANT_ENDED: { vi: 'Vai trò được giao này đã kết thúc.', en: 'This role has been ended already.' },
  APPROVER_NOT_SECOND: {
    vi: 'Phải do người thứ hai chấp thuận: không phải người giao, không phải người được giao.',
    en: 'A second person must approve it: neither who gave it nor who was given it.',
  },
  DELEGATION_TO_SELF: { vi: 'Không ai ủy quyền cho chính mình.', en: 'Nobody delegates to themselves.' },
  DELEGATION_TOO_LONG: {
    vi: 'Ủy quyền tối đa {max} ngày (từ {from} đến {through} là {days} ngày).',
    en: 'Rights are lent for at most {max} days (from {from} through {through} are {days}).',
  },
  RIGHT_NOT_DELEGABLE: { vi: 'Những quyền này không ủy quyền được: {rights}.', en: 'These rights cannot be delegated: {rights}.' },
  RIGHT_NOT_HELD: {
    vi: 'Bạn không tự mình có những quyền này tại tổ chức đó: {rights}.',
    en: 'You do not have these rights of your own at that organisation: {rights}.',
  },
  RIGHTS_NEED_OTHERS: {
    vi: 'Người nhận sẽ không dùng được: phải ủy quyền kèm cả những quyền xem này: {rights}.',
    en: 'They would be of no use: lend these rights of reading with them: {rights}.',
  },
  DELEGATION_ENDED: { vi: 'Việc ủy quyền này đã kết thúc.', en: 'This delegation has been ended already.' },
  RIGHT_UNKNOWN: { vi: 'Không có quyền nào tên “{right}”.', en: 'There is no right called "{right}".' },
  EXPLAIN_ONE: {
    vi: 'Chỉ hỏi về một người (theo tài khoản hoặc theo người) và một đối tượng (tổ chức hoặc đảng viên).',
    en: 'Ask about one person (by account or by person) and one record (an organisation or a member).',
  },
});
