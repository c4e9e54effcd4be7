import { defineRefusals } from '#kernel';

export const meetingRefusals = defineRefusals({
  MEETING_IN_FUTURE: { vi: 'Ngày họp ({heldOn}) chưa đến.', en: 'The day of the meeting ({heldOn}) lies in the future.' },
  MEETING_OF_NO_CELL: {
    vi: 'Vào ngày {heldOn} tổ chức này không phải là chi bộ đang hoạt động.',
    en: 'On {heldOn} this organisation was no cell.',
  },
  MEETING_EXISTS: {
    vi: 'Đã có buổi sinh hoạt loại này vào ngày {heldOn}: hãy sửa buổi đó.',
    en: 'There is a meeting of this kind on {heldOn} already: correct that one.',
  },
  ATTENDANCE_TOO_HIGH: {
    vi: 'Có mặt và vắng mặt cộng lại {attendance}, trong khi ngày đó chi bộ có {members} đảng viên sinh hoạt.',
    en: 'Present and absent come to {attendance}, while {members} members belonged to the cell that day.',
  },
  MEETING_VOIDED: { vi: 'Buổi sinh hoạt này đã bị hủy.', en: 'This meeting has been voided.' },
});

export const meetingNotices = defineRefusals({
  MEETING_MISSED: {
    vi: 'Buổi sinh hoạt thường kỳ gần nhất được ghi là ngày {since}; buổi tiếp theo phải tổ chức chậm nhất ngày {due} mà chưa thấy ghi.',
    en: 'The last regular meeting on record is that of {since}; the next was due by {due} and is not on record.',
  },
  MEETING_NEVER_HELD: {
    vi: 'Chi bộ thành lập ngày {since} chưa ghi buổi sinh hoạt thường kỳ nào; buổi đầu tiên phải tổ chức chậm nhất ngày {due}.',
    en: 'The cell was founded on {since} and has no regular meeting on record; the first was due by {due}.',
  },
});
