import { defineRefusals } from '#kernel';

export const postRefusals = defineRefusals({
  POST_FROM_ABOVE: {
    vi: 'Chức vụ này ở “{name}” do cấp trên quyết định: ở đây chỉ ghi được chức vụ của các tổ chức trực thuộc.',
    en: 'The level above decides on this post in "{name}": here one records the posts of what stands below.',
  },
  OWN_POST: { vi: 'Không ai tự ghi chức vụ của mình: người khác phải làm.', en: 'Nobody records a post of their own: somebody else must do it.' },
  POST_OUTSIDE_ORGANIZATION: {
    vi: 'Tổ chức này hoạt động từ {foundedOn} đến {endedOn}: nhiệm kỳ phải nằm trong thời gian đó.',
    en: 'This organisation existed from {foundedOn} to {endedOn}: the term must lie within.',
  },
  POST_TAKEN: { vi: 'Trong thời gian này đã có người giữ chức vụ đó: cho thôi giữ chức trước.', en: 'Somebody else holds this post in that time: relieve them first.' },
  POST_HELD: { vi: 'Người này đã giữ chức vụ đó trong thời gian này.', en: 'This person holds the post in that time already.' },
  POST_KIND_OF_COMMITTEE: {
    vi: 'Ủy viên, chủ nhiệm, phó chủ nhiệm được bầu hoặc chỉ định cùng cấp ủy: dùng việc bầu cấp ủy.',
    en: 'Members and heads of a committee come with its election: record that.',
  },
  POST_ENDED: { vi: 'Chức vụ này đã kết thúc ngày {validThrough}.', en: 'This post ended on {validThrough}.' },
  LAST_DAY_BEFORE_FIRST: { vi: 'Ngày cuối ({lastDay}) trước ngày đầu ({validFrom}).', en: 'The last day ({lastDay}) is before the first ({validFrom}).' },
  FOLLOWER_NOT_OF_COMMITTEE: { vi: 'Chỉ ủy viên ban chấp hành được phân công theo dõi chi bộ.', en: 'Only members of the executive committee are given cells to follow.' },
  FOLLOWER_OUT_OF_TERM: {
    vi: 'Ủy viên này giữ chức từ {postFrom} đến {postThrough}: ngày bắt đầu theo dõi phải nằm trong thời gian đó.',
    en: 'This member serves from {postFrom} to {postThrough}: the first day must lie within.',
  },
  FOLLOWED_NOT_A_CELL: { vi: 'Chỉ phân công theo dõi chi bộ.', en: 'Only cells are followed.' },
  FOLLOWED_NOT_BELOW: { vi: 'Chi bộ này không trực thuộc đảng bộ của ủy viên đó.', en: 'This cell does not stand below that member’s committee.' },
  FOLLOWED_ALREADY: { vi: 'Ủy viên này đã được phân công theo dõi chi bộ đó trong thời gian này.', en: 'This member follows that cell in that time already.' },
  FOLLOWING_ENDED: { vi: 'Việc theo dõi này đã kết thúc ngày {validThrough}.', en: 'This following ended on {validThrough}.' },
  COMMITTEE_LATER: {
    vi: 'Đã có nhiệm kỳ bắt đầu ngày {validFrom}: nhiệm kỳ mới phải bắt đầu sau ngày đó.',
    en: 'A term began on {validFrom}: a new one must begin after that day.',
  },
  COMMITTEE_KIND_UNFIT: {
    vi: 'Loại cấp ủy này không bầu ở tổ chức đó: chi bộ có chi ủy, đảng bộ có ban chấp hành, ban thường vụ, ủy ban kiểm tra.',
    en: 'This kind of committee is not elected there: a cell has a cell committee, a committee organisation executive, standing and inspection committees.',
  },
  MEMBER_TWICE_ELECTED: { vi: 'Một người được nêu hai lần.', en: 'A person is named twice.' },
  HEAD_NOT_ELECTED: { vi: 'Bí thư, phó bí thư, chủ nhiệm phải là người trong danh sách trúng cử.', en: 'Secretary, deputies and heads must be among those elected.' },
  COMMITTEE_SIZE: { vi: 'Cấp ủy có {size} người, theo hướng dẫn từ {least} đến {most}.', en: 'The committee has {size} members, guidance says {least} to {most}.' },
  STANDING_OVER_SHARE: {
    vi: 'Ban thường vụ có {size} người, tối đa {most}: không quá {share} của {executive} ủy viên ban chấp hành.',
    en: 'The standing committee has {size} members, at most {most} it may have: no more than {share} of the {executive} of the executive committee.',
  },
  INSPECTION_COMMITTEE_UNKNOWN: {
    vi: 'Theo quy định, loại hình tổ chức đảng của “{name}” không có ủy ban kiểm tra.',
    en: 'By the rules an organisation of the kind of "{name}" has no inspection committee.',
  },
  CELL_CANNOT_VOTE: {
    vi: 'Chi bộ có {fullMembers} đảng viên chính thức, dưới {least} thì không bầu, không biểu quyết hợp lệ được.',
    en: 'The cell has {fullMembers} full members; with fewer than {least} it can neither elect nor vote validly.',
  },
  CELL_WITHOUT_COMMITTEE: {
    vi: 'Chi bộ có {fullMembers} đảng viên chính thức: từ {from} trở lên phải bầu chi ủy, rồi bầu bí thư trong chi ủy.',
    en: 'The cell has {fullMembers} full members: from {from} on it elects a committee, and its secretary out of that.',
  },
  NOT_FULL_MEMBER: { vi: '{people} người không phải là đảng viên chính thức: không có quyền ứng cử, bầu cử.', en: '{people} people are no full members: they may not stand for election.' },
});

/** What is told ahead of a day; no refusals. */
export const postNotices = defineRefusals({
  TERM_ENDING: { vi: 'Nhiệm kỳ của {nameVi} hết ngày {last}: chuẩn bị đại hội, bầu cử.', en: 'The term of the {nameEn} ends on {last}: prepare the congress and the election.' },
  TERM_OVER: {
    vi: 'Nhiệm kỳ của {nameVi} đã hết ngày {last} mà chưa ghi kết quả bầu nhiệm kỳ mới.',
    en: 'The term of the {nameEn} ended on {last}, and no election is on record since.',
  },
  POST_ENDING: { vi: 'Thời hạn giữ chức {nameVi} hết ngày {last}: chuẩn bị bầu, bổ nhiệm lại hoặc thay thế.', en: 'The term of the {nameEn} ends on {last}: prepare the re-election, reappointment or succession.' },
  POST_VACANT: {
    vi: 'Thời hạn giữ chức {nameVi} đã hết ngày {last} mà chưa ghi ai kế nhiệm.',
    en: 'The term of the {nameEn} ended on {last}, and no successor is on record.',
  },
});
