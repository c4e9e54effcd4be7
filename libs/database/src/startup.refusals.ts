import { defineRefusals } from '#kernel';

/**
 * Why the program refuses to start. Texts name settings, never their values: a value may be a secret, and
 * these lines end up in logs.
 */
export const startupRefusals = defineRefusals({
  SETTING_UNKNOWN: { vi: 'không có thiết lập tên {setting}', en: 'there is no setting named {setting}' },
  SETTING_MALFORMED: { vi: '{setting} không hợp lệ: cần {needVi}', en: '{setting} is malformed: it must be {needEn}' },
  SETTING_MISSING: { vi: 'thiếu {setting}, cần có cùng {other}', en: '{setting} is missing; {other} needs it' },
  SETTINGS_EXCLUSIVE: { vi: 'chỉ đặt một trong hai: {setting} hoặc {other}', en: 'set only one of {setting} and {other}' },

  PORT_IN_USE: { vi: 'cổng đặt ở CHIBO_PORT đang có chương trình khác dùng', en: 'the port set in CHIBO_PORT is in use' },
  PORT_FORBIDDEN: {
    vi: 'không được phép mở cổng đặt ở CHIBO_PORT',
    en: 'opening the port set in CHIBO_PORT is not permitted',
  },
  HOST_UNAVAILABLE: {
    vi: 'máy này không có địa chỉ đặt ở CHIBO_HOST',
    en: 'this machine does not have the address set in CHIBO_HOST',
  },

  DATA_UNUSABLE: {
    vi: 'không đọc hoặc ghi được thư mục dữ liệu (CHIBO_DATA): {reason}',
    en: 'the data folder (CHIBO_DATA) cannot be read or written: {reason}',
  },
  DATA_CLOSED: {
    vi: 'người dùng {user} của cơ sở dữ liệu không vào được thư mục dữ liệu (CHIBO_DATA)',
    en: 'the database user {user} cannot enter the data folder (CHIBO_DATA)',
  },
  DATA_FOREIGN: {
    vi: 'thư mục dữ liệu (CHIBO_DATA) chứa tệp không phải của chibo; không đụng vào',
    en: 'the data folder (CHIBO_DATA) holds files that are not of chibo; left as it is',
  },
  DATA_NEWER: {
    vi: 'thư mục dữ liệu (CHIBO_DATA) do phiên bản chibo mới hơn tạo ra',
    en: 'the data folder (CHIBO_DATA) was made by a newer chibo',
  },
  DATA_OTHER_POSTGRESQL: {
    vi: 'thư mục dữ liệu (CHIBO_DATA) thuộc PostgreSQL {found}, chương trình này dùng {expected}',
    en: 'the data folder (CHIBO_DATA) belongs to PostgreSQL {found}, this program uses {expected}',
  },
  DATA_IN_USE: {
    vi: 'một chibo khác đang chạy trên thư mục dữ liệu này (CHIBO_DATA)',
    en: 'another chibo is running on this data folder (CHIBO_DATA)',
  },

  SERVER_NOT_INSTALLED: {
    vi: 'không có PostgreSQL nhúng cho máy này; hãy chạy lại npm ci hoặc đặt DATABASE_URL và DATABASE_APP_URL',
    en: 'there is no embedded PostgreSQL for this machine; run npm ci again, or set DATABASE_URL and DATABASE_APP_URL',
  },
  SERVER_USER_MISSING: {
    vi: 'cần một người dùng hệ thống không phải root để chạy PostgreSQL; hãy tạo người dùng postgres',
    en: 'PostgreSQL needs a system user other than root; create a user named postgres',
  },
  SERVER_FAILED: {
    vi: 'PostgreSQL nhúng không chạy được (xem postgres.log trong CHIBO_DATA): {reason}',
    en: 'the embedded PostgreSQL does not start (see postgres.log in CHIBO_DATA): {reason}',
  },

  DATABASE_UNREACHABLE: {
    vi: 'không kết nối được tới cơ sở dữ liệu ở {setting} ({reason})',
    en: 'the database in {setting} cannot be reached ({reason})',
  },
  DATABASE_LOGIN_REFUSED: {
    vi: 'cơ sở dữ liệu từ chối tên hoặc mật khẩu ở {setting}',
    en: 'the database refuses the name or password in {setting}',
  },
  DATABASE_ABSENT: {
    vi: 'cơ sở dữ liệu nêu ở {setting} không tồn tại',
    en: 'the database named in {setting} does not exist',
  },
  DATABASE_TOO_OLD: {
    vi: 'PostgreSQL ở {setting} là bản {found}; cần bản {needed} trở lên',
    en: 'PostgreSQL in {setting} is version {found}; {needed} or later is needed',
  },
  DATABASE_UNSUITABLE: {
    vi: 'cơ sở dữ liệu ở {setting} phải dùng mã UTF8 và có bộ so chữ vi-x-icu',
    en: 'the database in {setting} must use UTF8 and have the collation vi-x-icu',
  },
  APP_ROLE_TOO_STRONG: {
    vi: 'vai trò ở DATABASE_APP_URL không được là chủ cơ sở dữ liệu, SUPERUSER, BYPASSRLS hay CREATEROLE',
    en: 'the role in DATABASE_APP_URL must not own the database nor be SUPERUSER, BYPASSRLS or CREATEROLE',
  },
  APP_ROLE_MISSING: {
    vi: 'vai trò ở DATABASE_APP_URL phải là chibo_app hoặc thuộc chibo_app',
    en: 'the role in DATABASE_APP_URL must be chibo_app or a member of it',
  },
  APP_OTHER_DATABASE: {
    vi: 'DATABASE_URL và DATABASE_APP_URL trỏ tới hai cơ sở dữ liệu khác nhau',
    en: 'DATABASE_URL and DATABASE_APP_URL point at different databases',
  },
  DATABASE_NEWER: {
    vi: 'cơ sở dữ liệu ({setting}) mới hơn chương trình: có bước chuyển đổi {migration} chưa biết',
    en: 'the database ({setting}) is newer than the program: it has the unknown migration {migration}',
  },
  MIGRATION_FAILED: {
    vi: 'bước chuyển đổi {migration} của cơ sở dữ liệu ({setting}) thất bại: {reason}',
    en: 'migration {migration} of the database ({setting}) failed: {reason}',
  },

  KEY_MISSING: {
    vi: 'thiếu khóa của cơ sở dữ liệu này: {setting}',
    en: 'the key of this database is missing: {setting}',
  },
  KEY_UNREADABLE: { vi: 'không đọc được tệp khóa: {setting}', en: 'the key file cannot be read: {setting}' },
  KEY_MALFORMED: {
    vi: 'khóa không hợp lệ, cần 32 byte ở dạng base64: {setting}',
    en: 'the key is malformed, it must be 32 bytes in base64: {setting}',
  },
  KEY_WRONG: {
    vi: 'khóa không phải của cơ sở dữ liệu này: {setting}',
    en: 'the key does not belong to this database: {setting}',
  },
});
