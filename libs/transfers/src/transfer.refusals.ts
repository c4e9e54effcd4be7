import { defineRefusals } from '#kernel';

export const transferRefusals = defineRefusals({
  OWN_TRANSFER: { vi: 'Đây là việc chuyển sinh hoạt của chính bạn: người khác phải xử lý.', en: 'This is your own transfer: somebody else must act on it.' },
  NOT_A_MEMBER_NOW: { vi: 'Người này đã ra khỏi danh sách đảng viên từ sau ngày {validThrough}.', en: 'This person left the roll after {validThrough}.' },
  CASE_UNDER_WAY: {
    vi: 'Người này đang có {whatVi} chưa xong: mỗi lúc chỉ một việc kết nạp, chuyển sinh hoạt hoặc ra khỏi Đảng.',
    en: 'There is {whatEn} of this person under way: of admission, transfer and exit, one at a time.',
  },
  DESTINATION_AMBIGUOUS: {
    vi: 'Nhập chi bộ đến (“destinationId”) hoặc nơi ngoài hệ thống (“place”), không nhập cả hai.',
    en: 'Give the receiving cell ("destinationId") or the place outside the system ("place"), not both.',
  },
  DESTINATION_MISSING: { vi: 'Giấy giới thiệu phải ghi chi bộ chuyển đến.', en: 'The letter must name the receiving cell.' },
  DESTINATION_IS_OWN: { vi: 'Nơi đến chính là chi bộ đang sinh hoạt.', en: 'The receiving cell is the one the member belongs to.' },
  DESTINATION_NOT_A_CELL: { vi: 'Nơi đến không phải là chi bộ đang hoạt động vào ngày {day}, hoặc đã có quyết định kết thúc hoạt động.', en: 'The receiving organisation is no cell that exists on {day}, or it is decided that it ends.' },
  STAY_END_MISSING: { vi: 'Chuyển sinh hoạt tạm thời phải có ngày hết hạn.', en: 'A temporary transfer needs its last day.' },
  STAY_END_POINTLESS: { vi: 'Chuyển sinh hoạt chính thức không có ngày hết hạn.', en: 'A permanent transfer has no last day.' },
  STAY_OUT_OF_TIME: {
    vi: 'Ngày {day} không nằm trong thời gian sinh hoạt tạm thời ({from} đến {through}).',
    en: 'The day {day} lies outside the temporary stay ({from} through {through}).',
  },
  LETTER_TOO_LONG: {
    vi: 'Giấy giới thiệu có giá trị đến {through}, quá {days} ngày làm việc ({deadline}) kể từ ngày cấp.{noteVi}',
    en: 'The letter is valid through {through}, beyond {days} working days ({deadline}) after its date.{noteEn}',
  },
  LETTER_EXPIRED: {
    vi: 'Giấy giới thiệu chỉ có giá trị đến {through}, tiếp nhận ngày {day}.',
    en: 'The letter was valid through {through} only; received on {day}.',
  },
  TRANSFER_LATE: {
    vi: 'Tiếp nhận ngày {day}, quá hạn {deadline} ({days} ngày làm việc kể từ giấy giới thiệu).{otherVi}{noteVi}',
    en: 'Received on {day}, later than {deadline} ({days} working days after the letter).{otherEn}{noteEn}',
  },
  RECEIVED_BEFORE_BEGIN: {
    vi: 'Ngày tiếp nhận ({day}) phải sau ngày bắt đầu ở nơi chuyển đi, hoặc bắt đầu tư cách đảng viên hiện nay ({begunOn}).',
    en: 'The day of receipt ({day}) must be after the day on which the member joined the cell that sends, or the present status began ({begunOn}).',
  },
  STAYED_THERE: {
    vi: 'Người này đã sinh hoạt ở nơi đến từ {from} đến {through}: không thể tiếp nhận vào ngày {day}.',
    en: 'This person was with the receiving cell from {from} through {through}, and cannot be received there on {day}.',
  },
  MEMBER_SUSPENDED: { vi: 'Đảng viên đang bị đình chỉ sinh hoạt đảng.', en: 'The member is suspended from activities.' },
  POSTS_STAY: {
    vi: 'Người này còn {posts} chức vụ ở nơi chuyển đi ({names}): cho thôi giữ chức, nếu không chức vụ vẫn còn.',
    en: 'This person holds {posts} posts where they leave ({names}): end them, or they go on.',
  },
  PERSON_AMBIGUOUS: {
    vi: 'Nhập “person” cho người chưa có trong dữ liệu, hoặc “personId” cho người đã có: một trong hai.',
    en: 'Give "person" for somebody not on record, or "personId" for somebody who is: one of the two.',
  },
  ETHNIC_GROUP_NOT_LISTED: { vi: 'Không có dân tộc mã “{code}” trong danh mục.', en: 'The list has no ethnic group "{code}".' },
  ALREADY_ON_ROLL: { vi: 'Người này đang có tên trong danh sách đảng viên.', en: 'This person is on the roll already.' },
  LEFT_THE_PARTY: {
    vi: 'Người này đã ra khỏi Đảng, không phải chuyển đi: chỉ có thể xét kết nạp lại hoặc khôi phục.',
    en: 'This person left the Party rather than moved: only an admission anew or a restoration brings them back.',
  },
  RECORD_DIFFERS: { vi: 'Ngày ở mục “{field}” khác với hồ sơ đang có ({onRecord}).', en: 'The day in "{field}" differs from the record ({onRecord}).' },
  RECEIVED_BEFORE_LEAVING: {
    vi: 'Người này còn trong danh sách đến hết ngày {through}: ngày tiếp nhận ({day}) phải sau ngày đó.',
    en: 'This person was on the roll through {through}: the day of receipt ({day}) must be after that.',
  },
  ADMISSION_NUMBER_MISSING: {
    vi: 'Đảng viên dự bị chuyển đến phải có số quyết định kết nạp, để chi bộ xét công nhận chính thức.',
    en: 'Of a probationary member the number of the admission decision is needed, for the recognition to come.',
  },
});

/** What is told ahead of a day; no refusals. */
export const transferNotices = defineRefusals({
  LETTER_RUNS_OUT: {
    vi: 'Giấy giới thiệu số {number} hết hạn sau ngày {through} mà nơi đến chưa tiếp nhận.',
    en: 'Letter {number} is valid through {through}, and the receiving side has not received the member yet.',
  },
  LETTER_RAN_OUT: {
    vi: 'Giấy giới thiệu số {number} đã hết hạn từ sau ngày {through} mà nơi đến chưa tiếp nhận: liên hệ nơi đến, hoặc thu hồi và cấp giấy khác.',
    en: 'Letter {number} was valid through {through}, and the receiving side has not received the member: ask there, or recall it and issue another.',
  },
});
