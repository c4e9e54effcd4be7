import { defineRefusals } from '#kernel';

export const voteRefusals = defineRefusals({
  VOTES_NONE: { vi: 'Phải có ít nhất một phiếu.', en: 'There must be at least one vote.' },
  VOTES_TOO_MANY: {
    vi: 'Tổng số phiếu ({votes}) vượt số đảng viên được tính để biểu quyết ({base}): {fullMembers} đảng viên chính thức, trừ {elsewhere} đang sinh hoạt tạm thời nơi khác, trừ {exemptAbsent} được miễn sinh hoạt vắng mặt.',
    en: 'The votes add up to {votes}, more than the {base} members who count: {fullMembers} full members, less {elsewhere} temporarily elsewhere, less {exemptAbsent} exempt and absent.',
  },
  VOTES_MISSING: {
    vi: 'Tổng số phiếu ({votes}, tính cả vắng mặt) ít hơn số đảng viên được tính để biểu quyết ({base}): {fullMembers} đảng viên chính thức, trừ {elsewhere} đang sinh hoạt tạm thời nơi khác, trừ {exemptAbsent} được miễn sinh hoạt vắng mặt.',
    en: 'The votes add up to {votes}, the absent included, fewer than the {base} members who count: {fullMembers} full members, less {elsewhere} temporarily elsewhere, less {exemptAbsent} exempt and absent.',
  },
  EXEMPT_ABSENT_TOO_MANY: {
    vi: 'Số người được miễn sinh hoạt vắng mặt ({exemptAbsent}) vượt số đảng viên được miễn của chi bộ ({exempt}).',
    en: '{exemptAbsent} exempt members are said to have been absent, the cell has {exempt}.',
  },
  VOTE_NOT_CARRIED: {
    vi: 'Chỉ {votesFor} trên {base} phiếu tán thành, cần {shareVi}.',
    en: 'Only {votesFor} of {base} votes are in favour, {shareEn} are needed.',
  },
});
