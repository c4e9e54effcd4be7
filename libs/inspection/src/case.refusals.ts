import { defineRefusals } from '#kernel';

export const caseRefusals = defineRefusals({
  SUBJECT_NOT_ONE: {
    vi: 'Mỗi đối tượng là một tổ chức đảng hoặc một đảng viên: nhập đúng một trong hai.',
    en: 'A subject is an organisation or a member: give exactly one of the two.',
  },
  SUBJECT_TWICE: { vi: 'Một đối tượng được nhập hai lần.', en: 'A subject is given twice.' },
  SUBJECT_UNKNOWN: {
    vi: 'Không có đối tượng này trong tổ chức tiến hành, cả hôm nay lẫn vào ngày quyết định.',
    en: 'There is no such subject in the organisation that conducts the case, today or on the day of the decision.',
  },
  SUBJECT_IS_SELF: {
    vi: 'Bạn là đối tượng của vụ việc này: người khác phải lập.',
    en: 'You are a subject of this case: somebody else must log it.',
  },
  TEAM_TWICE: { vi: 'Một người được nhập hai lần trong tổ công tác.', en: 'A person is given twice on the team.' },
  TEAM_LEAD_NOT_ONE: { vi: 'Tổ công tác phải có đúng một tổ trưởng (hiện có {leads}).', en: 'A team has exactly one lead (this one has {leads}).' },
  TEAM_UNKNOWN: {
    vi: 'Người này không thuộc tổ chức tiến hành.',
    en: 'This person does not belong to the organisation that conducts the case.',
  },
  TEAM_IS_SUBJECT: { vi: 'Người là đối tượng không được ở trong tổ công tác.', en: 'A subject of the case cannot be on its team.' },
  LOGGED_BY_OUTSIDER: {
    vi: 'Bạn phải ở trong tổ công tác, hoặc là chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra: ngoài những người đó không ai được đọc vụ việc.',
    en: 'You must be on the team, or chair or deputy chair of the inspection committee: nobody else may read the case.',
  },
  CASE_DATE_IN_FUTURE: { vi: 'Ngày ở “{field}” không được ở tương lai.', en: 'The date in "{field}" must not lie in the future.' },
  BODY_OPENS_NO_INSPECTION: {
    vi: '{bodyVi} không được kiểm tra khi có dấu hiệu vi phạm: báo cáo tổ chức đảng có thẩm quyền.',
    en: 'On signs of violation {bodyEn} may not inspect: it reports to a body that may.',
  },
  CELL_CHECKS_MANAGED_ABOVE: {
    vi: 'Đảng viên này do cấp trên quản lý: khi có dấu hiệu vi phạm, chi bộ báo cáo cấp trên, không tự kiểm tra.',
    en: 'This member is managed by a committee above the cell: on signs of violation the cell reports and does not inspect.',
  },
  CONCLUDED_BEFORE_DECISION: {
    vi: 'Ngày này không được trước ngày quyết định mở vụ việc ({decidedOn}).',
    en: 'This day must not be before the decision that opened the case ({decidedOn}).',
  },
  STEP_OUT_OF_ORDER: {
    vi: 'Ngày {day} trước ngày của bước gần nhất đã ghi ({latestOn}).',
    en: 'The day {day} is before that of the latest step on record ({latestOn}).',
  },
  OUTCOME_EMPTY: { vi: 'Phải nhập ít nhất một khuyết điểm, vi phạm hoặc một kiến nghị.', en: 'Give at least one finding or one recommendation.' },
  VIOLATION_FIELD_UNNAMED: { vi: 'Chọn “lĩnh vực khác” thì phải nhập tên lĩnh vực.', en: 'Another field than those of the list must be named.' },
  VIOLATION_FIELD_NAMED_TWICE: { vi: 'Lĩnh vực đã chọn có sẵn trong danh mục: bỏ trống tên lĩnh vực khác.', en: 'The field is one of the list: leave the name of another one empty.' },
  ADDRESSEE_NOT_SUBJECT: {
    vi: 'Kiến nghị chỉ gửi đến đối tượng của vụ việc này: đây không phải là một trong {subjects} đối tượng đó.',
    en: 'A recommendation is addressed to a subject of this case: this is none of its {subjects}.',
  },
  BEFORE_CONCLUSION: { vi: 'Ngày {day} trước ngày kết luận vụ việc ({concludedOn}).', en: 'The day {day} is before the conclusion of the case ({concludedOn}).' },
  OUTCOME_WITHDRAWN: { vi: 'Nội dung này đã được rút ngày {withdrawnOn}.', en: 'This was withdrawn on {withdrawnOn}.' },
  RECOMMENDATION_DONE: { vi: 'Kiến nghị này đã thực hiện xong ngày {doneOn}.', en: 'This recommendation was done on {doneOn}.' },
});

/** What is told on the board of notices. */
export const caseNotices = defineRefusals({
  CASE_DUE: { vi: 'Vụ việc theo quyết định {number} phải kết luận trước hết ngày {last}.', en: 'The case opened by decision {number} is to be concluded by {last}.' },
  CASE_OVERDUE: { vi: 'Vụ việc theo quyết định {number} đã quá hạn kết luận ({last}).', en: 'The case opened by decision {number} was to be concluded by {last}.' },
  CASE_STEP_DUE: { vi: 'Vụ việc theo quyết định {number}, theo kế hoạch: “{stepVi}” trước hết ngày {last}.', en: 'By its plan the case opened by decision {number} is to have its {stepEn} by {last}.' },
  CASE_STEP_OVERDUE: { vi: 'Vụ việc theo quyết định {number} đã quá hạn của kế hoạch ({last}): “{stepVi}”.', en: 'By its plan the case opened by decision {number} was to have its {stepEn} by {last}.' },
  RECOMMENDATION_DUE: {
    vi: 'Kiến nghị theo kết luận {number} phải thực hiện xong trước hết ngày {last}.',
    en: 'A recommendation of conclusion {number} is to be done by {last}.',
  },
  RECOMMENDATION_OVERDUE: {
    vi: 'Kiến nghị theo kết luận {number} đã quá hạn thực hiện ({last}).',
    en: 'A recommendation of conclusion {number} was to be done by {last}.',
  },
});
