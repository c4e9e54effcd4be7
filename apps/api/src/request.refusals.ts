import { defineRefusals } from '#kernel';

export const requestRefusals = defineRefusals({
  IDEMPOTENCY_KEY_REQUIRED: {
    vi: 'Chương trình phải gửi khóa chống lặp trong tiêu đề “Idempotency-Key”.',
    en: 'A program must send an idempotency key in the header "Idempotency-Key".',
  },
  IDEMPOTENCY_KEY_MALFORMED: {
    vi: 'Khóa chống lặp (“Idempotency-Key”) gồm 1–128 ký tự ASCII nhìn thấy được.',
    en: 'An idempotency key ("Idempotency-Key") has 1 to 128 visible ASCII characters.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    vi: 'Khóa chống lặp này đã dùng cho một yêu cầu có nội dung khác.',
    en: 'This idempotency key was used for a request with other content.',
  },
});
