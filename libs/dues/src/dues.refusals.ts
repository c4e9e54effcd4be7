import { defineRefusals } from '#kernel';

export const duesRefusals = defineRefusals({
  DUES_OF_NO_MEMBER: { vi: 'Ngày {day} người này không phải là đảng viên.', en: 'On {day} this person was no member.' },
  DUES_BASE_MISSING: { vi: 'Cần số tiền làm căn cứ tính đảng phí.', en: 'The amount that the dues are reckoned from is needed.' },
  DUES_BASE_POINTLESS: { vi: 'Căn cứ này không tính theo số tiền: để trống số tiền.', en: 'Dues of this kind follow from no amount: leave it out.' },
  DUES_RELIEF_INCOMPLETE: {
    vi: 'Giảm cần mức giảm, tháng bắt đầu và số tháng; miễn có thời hạn cần tháng bắt đầu và số tháng; miễn vì đặc biệt khó khăn không cần gì thêm.',
    en: 'A reduction needs its per cent, first month and months; a waiver its first month and months; an exemption for special hardship nothing more.',
  },
  DUES_REDUCTION_UNKNOWN: { vi: 'Không có mức giảm {percent}%; các mức giảm là {known}.', en: 'There is no reduction by {percent} per cent; those there are: {known}.' },
  DUES_RELIEF_LONG: { vi: 'Mỗi lần giảm hoặc miễn nhiều nhất {most} tháng, ở đây là {months} tháng.', en: 'Relief lasts {most} months at most each time, here it is {months}.' },
  DUES_NOT_HERE: { vi: 'Trong tháng {month} đảng viên này không sinh hoạt ở chi bộ.', en: 'In {month} this member did not belong to the cell.' },
  DUES_PAID: { vi: 'Đảng phí tháng {month} của đảng viên này đã được ghi: hãy hủy dòng đó nếu ghi nhầm.', en: 'Dues of {month} are on record of this member: void them if that was a mistake.' },
  OWN_DUES: { vi: 'Không ai tự ghi hoặc hủy đảng phí của mình: người khác phải làm.', en: 'Nobody records or voids dues of their own: somebody else must do it.' },
  DUES_VOIDED: { vi: 'Khoản đảng phí này đã bị hủy.', en: 'These dues have been voided.' },
});
