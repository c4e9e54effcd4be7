import { defineRefusals } from '#kernel';

export const trainingRefusals = defineRefusals({
  COURSE_NOT_OVER: {
    vi: 'Lớp kết thúc ngày {heldThrough}, ngày đó chưa đến: chỉ ghi lớp đã tổ chức xong.',
    en: 'The course ends on {heldThrough}, which lies in the future: only courses that are over are recorded.',
  },
  COURSE_EXISTS: { vi: 'Đã có lớp cùng tên bắt đầu ngày {heldFrom}.', en: 'There is a course of this title beginning on {heldFrom} already.' },
  COURSE_VOIDED: { vi: 'Lớp tập huấn này đã bị hủy.', en: 'This training course has been voided.' },
  ATTENDEE_TWICE: { vi: 'Một người được nhập hai lần.', en: 'A person is given twice.' },
  ATTENDEE_UNKNOWN: { vi: 'Không tìm thấy người này.', en: 'There is no such person.' },
});
