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
});
