import { defineRefusals } from '#kernel';

export const complaintRefusals = defineRefusals({
  COMPLAINT_PENDING: {
    vi: 'Quyết định này đang có khiếu nại chưa giải quyết xong.',
    en: 'A complaint against this decision is still open.',
  },
  COMPLAINT_POINTLESS: {
    vi: 'Quyết định này đã được hủy bỏ hoặc chấm dứt hiệu lực nên không còn gì để khiếu nại.',
    en: 'This decision was annulled or lifted: there is nothing left to complain of.',
  },
  COMPLAINT_OUT_OF_ORDER: {
    vi: 'Ngày nhận khiếu nại phải từ ngày {since} đến hôm nay.',
    en: 'The day of receipt must lie between {since} and today.',
  },
  COMPLAINT_LATE: {
    vi: 'Đã hết thời hạn khiếu nại: hạn là {last}.{readingsVi}{uncertainVi}',
    en: 'It is too late to complain: the last day was {last}.{readingsEn}{uncertainEn}',
  },
  COMPLAINT_SETTLED_FINALLY: {
    vi: 'Khiếu nại đã được cấp có thẩm quyền cuối cùng giải quyết ngày {settledOn}.',
    en: 'The complaint was settled for good on {settledOn}.',
  },
  COMPLAINT_ON_ITSELF: {
    vi: '{bodyVi} không giải quyết khiếu nại về quyết định của chính mình hoặc của cấp trên mình; cấp thấp nhất được giải quyết: {firstVi}.',
    en: 'A complaint against its own decision, or one from above it, is not handled by {bodyEn}; the lowest that may: {firstEn}.',
  },
  COMPLAINT_LEVEL_SKIPPED: {
    vi: 'Cấp dưới chưa giải quyết: {firstVi} giải quyết trước {bodyVi}.',
    en: 'A lower level has not handled it: {firstEn} comes before {bodyEn}.',
  },
  COMPLAINT_BODY_MISSING: {
    vi: 'Không có {bodyVi} ở cấp trên của nơi quyết định.',
    en: 'There is no such body as {bodyEn} above where it was decided.',
  },
  COMPLAINT_SUBJECT_NOT_ONE: {
    vi: 'Nhập đúng một trong hai: đảng viên hoặc tổ chức đảng khiếu nại.',
    en: 'Give exactly one of the two: the member or the organisation that complains.',
  },
  COMPLAINT_AGAINST_NOT_ONE: {
    vi: 'Nhập đúng một trong hai: quyết định kỷ luật hoặc việc xóa tên bị khiếu nại.',
    en: 'Give exactly one of the two: the measure or the removal from the roll that is complained of.',
  },
  COMPLAINT_FORM: {
    vi: 'Thay đổi hình thức kỷ luật thì nhập hình thức mới; giữ nguyên hoặc hủy bỏ thì không.',
    en: 'A changed decision has its new form; one upheld or annulled has none.',
  },
  REMOVAL_HAS_NO_FORM: {
    vi: 'Xóa tên không phải là kỷ luật nên không có hình thức để thay đổi: giữ nguyên hoặc hủy bỏ.',
    en: 'A removal from the roll is no discipline and has no form to change: it is upheld or annulled.',
  },
  NOBODY_TO_RESTORE: {
    vi: 'Chỉ khi hủy bỏ việc xóa tên đang có hiệu lực mới nhập ngày và chi bộ khôi phục.',
    en: 'Day and cell of a restoration belong to a removal that stands and is annulled.',
  },
  SETTLED_BEFORE_RECEIPT: {
    vi: 'Ngày quyết định giải quyết không được trước ngày nhận khiếu nại ({receivedOn}).',
    en: 'It is not settled before it was received ({receivedOn}).',
  },
});

/** What is told on the board of notices. */
export const complaintNotices = defineRefusals({
  COMPLAINT_DUE: {
    vi: 'Khiếu nại nhận ngày {receivedOn}: giải quyết xong trước hết ngày {last}.',
    en: 'A complaint received on {receivedOn} is to be settled by {last}.',
  },
  COMPLAINT_OVERDUE: {
    vi: 'Khiếu nại nhận ngày {receivedOn} đã quá hạn giải quyết ({last}).',
    en: 'A complaint received on {receivedOn} is overdue since {last}.',
  },
});
