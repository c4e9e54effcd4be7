import { defineRefusals } from '#kernel';

export const disciplineRefusals = defineRefusals({
  CASE_NOT_CONCLUDED: {
    vi: 'Vụ việc chưa kết luận: chỉ đề nghị kỷ luật sau khi kết luận.',
    en: 'The case is not concluded: a measure is proposed after the conclusion.',
  },
  NO_SUBJECT_OF_CASE: { vi: 'Đảng viên này không phải là đối tượng của vụ việc.', en: 'This member is no subject of the case.' },
  SUBJECT_LEFT: {
    vi: 'Người này hiện không sinh hoạt đảng trong phạm vi của tổ chức tiến hành.',
    en: 'This person is not a member today within the organisation that conducts the case.',
  },
  VIOLATION_HAS_MEASURE: {
    vi: 'Vi phạm này đã có đề nghị hoặc quyết định kỷ luật: một vi phạm chỉ xử lý một lần, bằng một hình thức.',
    en: 'A measure for this violation is proposed or decided already: one violation is given one form, once.',
  },
  PROPOSED_OUT_OF_ORDER: {
    vi: 'Ngày đề nghị phải từ ngày kết luận ({concludedOn}) đến hôm nay.',
    en: 'The day of the proposal must lie between the conclusion ({concludedOn}) and today.',
  },
  SUPERVISION_DOES_NOT_DISCIPLINE: {
    vi: 'Giám sát chỉ nhận xét, nhắc nhở: muốn kỷ luật phải kiểm tra khi có dấu hiệu vi phạm.',
    en: 'Supervision observes and reminds: a measure follows an inspection on signs of violation.',
  },
  BODY_NOT_ENTITLED: {
    vi: 'Thẩm quyền quyết định hình thức {formVi} đối với vi phạm này không thuộc {bodyVi}; có thẩm quyền: {entitledVi}.',
    en: 'It is not for {bodyEn} to decide a {formEn} for this violation; entitled are: {entitledEn}.',
  },
  BODY_MISSING: {
    vi: 'Không có {bodyVi} ở tổ chức tiến hành hoặc cấp trên của tổ chức đó.',
    en: 'Neither the organisation that conducts the case nor any above it has {bodyEn}.',
  },
  VOTE_CARRIED: {
    vi: 'Với {votesFor} phiếu tán thành, đề nghị đã được thông qua.',
    en: 'With {votesFor} votes in favour the proposal carried.',
  },
  DECIDED_BEFORE_PROPOSAL: {
    vi: 'Ngày này không được trước ngày đề nghị ({proposedOn}).',
    en: 'This day must not be before the proposal ({proposedOn}).',
  },
});
