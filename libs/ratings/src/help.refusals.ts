import { defineRefusals } from '#kernel';

export const helpRefusals = defineRefusals({
  HELP_NOT_FAILING: { vi: 'Kết quả năm {year} của người này không phải là không hoàn thành nhiệm vụ.', en: 'The year {year} of this member was not rated “not completed”.' },
  HELP_EXISTS: { vi: 'Đã ghi việc giúp đỡ sau năm {year} của người này.', en: 'The help after {year} is on record already.' },
  HELP_OF_SELF: { vi: 'Không ai tự ghi việc giúp đỡ chính mình: người khác trong chi ủy phải ghi.', en: 'Nobody records the help given to themselves: somebody else of the cell must.' },
  HELP_BEFORE_CUT_OFF: { vi: 'Việc giúp đỡ bắt đầu ({startedOn}) trước ngày chốt danh sách của năm không hoàn thành ({cutOffOn}).', en: 'The help begins ({startedOn}) before the cut-off of the failing year ({cutOffOn}).' },
  HELP_ENDED_BEFORE_BEGIN: { vi: 'Ngày biểu quyết ({decidedOn}) trước ngày bắt đầu giúp đỡ ({startedOn}).', en: 'The vote ({decidedOn}) is before the help began ({startedOn}).' },
  HELP_TOO_SHORT: {
    vi: 'Việc giúp đỡ từ {from} đến {through} chưa đủ {months} tháng: chưa đủ để xem xét xóa tên vì không tiến bộ.',
    en: 'The help from {from} through {through} is shorter than {months} months: it does not ground a removal for lack of progress.',
  },
});

/** What cells and the bodies that decide are told after failing years. */
export const failingNotices = defineRefusals({
  HELP_DUE: {
    vi: 'Năm {year} không hoàn thành nhiệm vụ: chi bộ phân công giáo dục, giúp đỡ và ghi lại.',
    en: 'The year {year} was rated “not completed”: the cell appoints who helps, and puts it on record.',
  },
  HELP_ENDING: { vi: 'Thời gian giúp đỡ đến hết ngày {through}: chi bộ biểu quyết kết quả.', en: 'The help runs through {through}: the cell votes on its result.' },
  REMOVAL_DUE: {
    vi: '{count} năm liền không hoàn thành nhiệm vụ ({years}): xem xét xóa tên trong danh sách đảng viên.',
    en: '{count} years running were rated “not completed” ({years}): removal from the roll is to be considered.',
  },
});
