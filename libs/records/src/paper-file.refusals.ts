import { defineRefusals } from '#kernel';

export const paperFileRefusals = defineRefusals({
  PAPER_TWICE: { vi: 'Mỗi loại giấy tờ chỉ ghi một lần; có nhiều bản thì ghi số bản.', en: 'Each kind of paper is entered once; of several copies enter how many.' },
});

/** What is told ahead of a day; no refusals. */
export const paperFileNotices = defineRefusals({
  FILE_CHECK_DUE: {
    vi: 'Đối chiếu danh sách đảng viên với hồ sơ giấy: {members} hồ sơ đến hạn, sớm nhất ngày {by}.',
    en: 'Hold the roll against the paper files: {members} are due, the first by {by}.',
  },
  FILE_CHECK_OVERDUE: {
    vi: 'Đã quá hạn đối chiếu danh sách đảng viên với hồ sơ giấy từ ngày {by}: {members} hồ sơ quá hạn hoặc sắp đến hạn.',
    en: 'Holding the roll against the paper files is overdue since {by}: {members} are overdue or due soon.',
  },
});
