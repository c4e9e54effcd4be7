import { defineRefusals } from '#kernel';

export const suspensionRefusals = defineRefusals({
  SUSPENDED_ALREADY: { vi: 'Đảng viên này đã bị đình chỉ sinh hoạt trong thời gian đó.', en: 'The member is suspended in that time already.' },
  SUSPENDS_ON_SELF: { vi: 'Không ai ghi việc đình chỉ của chính mình hoặc của người thân.', en: 'Nobody records a suspension of themselves or of a relative.' },
  SUSPENDED_BEFORE_DECISION: { vi: 'Ngày đầu tiên không được trước ngày quyết định ({decidedOn}).', en: 'The first day is not before the decision ({decidedOn}).' },
  SUSPENSION_TOO_LONG: { vi: 'Thời hạn đình chỉ, cộng cả những lần đình chỉ liền kề, là {days} ngày, quá {most} ngày.', en: 'With those that it joins on to, the suspension lasts {days} days, longer than {most} days.' },
  EXTENSION_TOO_LONG: { vi: 'Gia hạn {days} ngày, quá {most} ngày.', en: 'An extension of {days} days is longer than {most} days.' },
  EXTENDED_TOO_OFTEN: { vi: 'Đã gia hạn {times} lần; chỉ được gia hạn {most} lần.', en: 'It was extended {times} times; {most} is the most.' },
  EXTENSION_NOT_LATER: { vi: 'Ngày cuối mới phải sau ngày cuối hiện tại ({validThrough}).', en: 'The new last day is after the present one ({validThrough}).' },
  EXTENDED_INTO_ANOTHER: { vi: 'Đảng viên này có một quyết định đình chỉ khác từ ngày {validFrom}: chỉ được gia hạn đến trước ngày đó.', en: 'Another suspension of the member begins on {validFrom}: an extension ends before that day.' },
  EXTENDED_AFTER_END: { vi: 'Quyết định gia hạn phải ban hành khi còn trong thời hạn đình chỉ (đến {validThrough}).', en: 'An extension is decided while the suspension runs (through {validThrough}).' },
  ENDED_OUTSIDE: { vi: 'Ngày hết đình chỉ phải sau ngày đầu tiên ({validFrom}), không sau ngày cuối ({validThrough}) và không ở tương lai.', en: 'The day on which it is over lies after the first day ({validFrom}), not after the last ({validThrough}) nor in the future.' },
});

/** What is told on the board of notices. */
export const suspensionNotices = defineRefusals({
  SUSPENSION_ENDS: { vi: 'Thời hạn đình chỉ sinh hoạt đảng của một đảng viên hết ngày {validThrough}: gia hạn, kết thúc hoặc để hết hạn.', en: 'The suspension of a member ends on {validThrough}: extend it, end it, or let it run out.' },
});
