import { defineRefusals } from './verdict.js';

/** Refusals that any feature may give. */
export const kernelRefusals = defineRefusals({
  UNAUTHENTICATED: { vi: 'Bạn cần đăng nhập.', en: 'You need to log in.' },
  FORBIDDEN: {
    vi: 'Bạn không có quyền thực hiện việc này.',
    en: 'You do not have the right to do this.',
  },
  BUSY: { vi: 'Hệ thống đang bận, chưa làm gì với yêu cầu này. Hãy thử lại sau ít giây.', en: 'The system is busy and has done nothing about this. Try again in a few seconds.' },
  NOT_FOUND: { vi: 'Không tìm thấy {whatVi}.', en: 'Not found: {whatEn}.' },
  INVALID_VALUE: {
    vi: 'Trường “{field}” không hợp lệ: {reasonVi}.',
    en: 'Field "{field}" is not valid: {reasonEn}.',
  },
  BORN_AFTER_ADMISSION: {
    vi: 'Ngày sinh ({born}) phải trước ngày quyết định kết nạp ({admitted}).',
    en: 'The birth date ({born}) must be before the day of the admission decision ({admitted}).',
  },
  CURSOR_INVALID: {
    vi: 'Con trỏ trang ở “{field}” không hợp lệ hoặc thuộc truy vấn khác.',
    en: 'The cursor in "{field}" is not valid or belongs to another query.',
  },
  PAGE_SIZE_INVALID: {
    vi: 'Trường “{field}” phải là số nguyên từ 0 đến {max}.',
    en: 'Field "{field}" must be a whole number from 0 to {max}.',
  },
  PAGE_DIRECTION_AMBIGUOUS: {
    vi: 'Chỉ dùng một chiều: “first”/“after” hoặc “last”/“before”.',
    en: 'Use one direction only: "first"/"after" or "last"/"before".',
  },
  DATES_OUT_OF_ORDER: {
    vi: 'Trường “{later}” không được trước “{earlier}”.',
    en: 'Field "{later}" must not be before "{earlier}".',
  },
  DATE_IN_FUTURE: { vi: 'Ngày ở “{field}” không được ở tương lai.', en: 'The date in "{field}" must not lie in the future.' },
  CONFLICT_OF_INTEREST: {
    vi: 'Không ai tham gia, giới thiệu hoặc quyết định việc của người thân: có quan hệ thân thích đã khai ngăn việc này, người khác phải làm.',
    en: 'Nobody works on, introduces or decides what concerns a relative: a declared relationship stands against it, somebody else must do it.',
  },
  VERSION_STALE: {
    vi: 'Bản ghi đã được người khác thay đổi (phiên bản hiện tại {current}, bạn sửa từ phiên bản {given}). Hãy tải lại rồi thử lại.',
    en: 'Somebody else has changed this record (it is at version {current}, you started from {given}). Reload it and try again.',
  },
});
