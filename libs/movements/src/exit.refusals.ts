import { defineRefusals } from '#kernel';

export const exitRefusals = defineRefusals({
  ALREADY_OUT: { vi: 'Người này đã ra khỏi danh sách đảng viên từ sau ngày {validThrough}.', en: 'This person left the roll after {validThrough}.' },
  OWN_EXIT: { vi: 'Không ai tự ghi việc ra khỏi Đảng hay khôi phục của mình: người khác phải làm.', en: 'Nobody records an exit or a restoration of their own: somebody else must do it.' },
  EXIT_BEFORE_BEGIN: {
    vi: 'Ngày có hiệu lực ({effectiveOn}) phải sau ngày bắt đầu tình trạng, nơi sinh hoạt hiện nay ({begunOn}).',
    en: 'The day of effect ({effectiveOn}) must be after the day on which the present status or membership began ({begunOn}).',
  },
  EXIT_OF_GUEST: {
    vi: 'Người này không sinh hoạt chính thức ở đây (chỉ sinh hoạt tạm thời): nơi sinh hoạt chính thức ghi việc ra khỏi danh sách; ở đây hãy kết thúc thời gian sinh hoạt tạm thời.',
    en: 'This person is no member of a cell here for good, at most a guest: the exit is recorded where the member is counted; here, end the temporary stay.',
  },
  EXIT_DETAIL_MISSING: { vi: 'Loại việc này cần có “{field}”.', en: 'An exit of this kind needs "{field}".' },
  EXIT_DETAIL_POINTLESS: { vi: 'Loại việc này không có “{field}”.', en: 'An exit of this kind has no "{field}".' },
  EXIT_KIND_UNFIT: { vi: '“Công nhận chính thức” không phải là lý do ra khỏi danh sách.', en: 'Recognition is no way of leaving the roll.' },
  PROBATIONARY_EXPELLED: {
    vi: 'Đảng viên dự bị không có hình thức khai trừ: không đủ tư cách thì xóa tên.',
    en: 'A probationary member is not expelled: one who proves unfit is removed from the roll.',
  },
  EXIT_VOTE_MISSING: { vi: 'Chưa có kết quả biểu quyết của chi bộ.', en: 'The vote of the cell is missing.' },
  UNPAID_MONTHS_PAID: {
    vi: 'Ghi {unpaid} tháng không đóng đảng phí, trong khi 12 tháng trước đó đã ghi thu {paid} tháng.',
    en: '{unpaid} months without dues are entered, while {paid} of the twelve months before are on record as paid.',
  },
  REMOVAL_MONTHS_FEW: {
    vi: 'Mới ghi {months} tháng không sinh hoạt hoặc không đóng đảng phí trong năm, chưa đủ {least} tháng để xóa tên.',
    en: '{months} months of a year without activity or dues are entered, a removal takes {least}.',
  },
  REMOVAL_HELP_SHORT: {
    vi: 'Chi bộ mới giáo dục, giúp đỡ từ {since}, đến ngày {day} chưa đủ {months} tháng.',
    en: 'The cell has helped since {since} only, less than {months} months on {day}.',
  },
  POSTS_BEGIN_LATER: {
    vi: 'Người này có {posts} chức vụ bắt đầu từ ngày có hiệu lực trở đi ({names}): sửa các chức vụ đó trước.',
    en: 'This person has {posts} posts that begin on or after the day of effect ({names}): put those right first.',
  },
  POSTS_OUT_OF_REACH: {
    vi: 'Người này còn {posts} chức vụ ở tổ chức ngoài phạm vi của bạn: nơi đó phải cho thôi giữ chức trước.',
    en: 'This person has {posts} more posts in organisations beyond your reach: they must be ended there first.',
  },
  POSTS_END_TOO: { vi: 'Cùng ngày kết thúc {posts} chức vụ: {names}.', en: 'With it end {posts} posts: {names}.' },
  ADMISSION_ENDS_TOO: {
    vi: 'Hồ sơ kết nạp của đảng viên dự bị này đang mở và sẽ kết thúc theo.',
    en: 'The admission of this probationary member is open and will end with it.',
  },
  TRANSFER_UNDER_WAY: {
    vi: 'Người này đang có hồ sơ chuyển sinh hoạt chưa xong: hãy rút hồ sơ hoặc thu hồi giấy giới thiệu trước.',
    en: 'A transfer of this person is under way: withdraw it, or recall the letter, first.',
  },
  RATING_OPEN: { vi: 'Đảng viên đang có trong phiếu đánh giá chưa quyết định của năm {years}.', en: 'The member stands on an undecided rating sheet of {years}.' },
  FAILING_YEARS_NOT_ON_RECORD: {
    vi: 'Xóa tên vì {needed} năm liền: hồ sơ đánh giá ghi không hoàn thành nhiệm vụ các năm {onRecord}, căn cứ nêu các năm {claimed}.',
    en: 'A removal takes {needed} years running: the ratings on record have {onRecord} as “not completed”, the years given are {claimed}.',
  },
  HELP_NOT_ON_RECORD: {
    vi: 'Chưa ghi việc giúp đỡ đủ {months} tháng với kết quả không tiến bộ; nếu đã giúp mà chưa ghi thì nhập ngày bắt đầu giúp đỡ.',
    en: 'No help of {months} months that ended without progress is on record; if there was one, enter since when.',
  },
  MEMBER_IN_FORCE: { vi: 'Người này đang là đảng viên từ ngày {validFrom}: không còn gì để khôi phục.', en: 'This person has been a member since {validFrom}: there is nothing to restore.' },
  RESTORED_BEFORE_EXIT: { vi: 'Ngày khôi phục ({restoredOn}) trước ngày ra khỏi danh sách ({effectiveOn}).', en: 'The day of restoration ({restoredOn}) is before the day of the exit ({effectiveOn}).' },
  RESTORE_CELL_GONE: {
    vi: 'Vào ngày khôi phục, nơi được chọn không phải là chi bộ đang hoạt động, hoặc đã có quyết định kết thúc: hãy chọn chi bộ khác.',
    en: 'On the day of restoration the place chosen is no cell that exists, or its end is on record: choose another.',
  },
  RESTORE_CASE_OPEN: {
    vi: 'Người này đang có hồ sơ kết nạp hoặc chuyển sinh hoạt chưa xong: hãy kết thúc hồ sơ đó trước.',
    en: 'An admission or a transfer of this person is under way: end it first.',
  },
  MEMBERSHIPS_NOT_BACK: {
    vi: 'Việc ra khỏi danh sách đã bỏ hoặc cắt ngắn thời gian sinh hoạt ở {places} nơi khác, không tự trở lại: {names}. Nếu cần, hãy ghi lại.',
    en: 'The exit took away or cut short memberships in {places} other places, which do not come back by themselves: {names}. Put them on record anew where needed.',
  },
});
