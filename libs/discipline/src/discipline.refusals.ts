import { defineRefusals } from '#kernel';

export const disciplineRefusals = defineRefusals({
  CASE_NOT_CONCLUDED: {
    vi: 'Vụ việc chưa kết luận: chỉ đề nghị kỷ luật sau khi kết luận.',
    en: 'The case is not concluded: a measure is proposed after the conclusion.',
  },
  NO_SUBJECT_OF_CASE: { vi: 'Đảng viên hoặc tổ chức này không phải là đối tượng của vụ việc.', en: 'This member or organisation is no subject of the case.' },
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
  SENTENCE_EXPELS: {
    vi: 'Đảng viên này bị phạt tù, bản án đã có hiệu lực: hình thức kỷ luật là khai trừ.',
    en: 'This member is sent to prison, by a sentence in force: the form is expulsion.',
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
  MEASURE_SUBJECT_NOT_ONE: {
    vi: 'Nhập đúng một trong hai: đảng viên hoặc tổ chức đảng.',
    en: 'Give exactly one of the two: a member or an organisation.',
  },
  VIOLATED_AFTER_PROPOSAL: {
    vi: 'Vi phạm phải xảy ra trước ngày đề nghị ({proposedOn}).',
    en: 'The violation cannot be after the proposal ({proposedOn}).',
  },
  CELL_VOTES_ON_MEMBERS: {
    vi: 'Chi bộ chỉ biểu quyết kỷ luật đảng viên; kỷ luật tổ chức đảng do cấp trên quyết định.',
    en: 'A cell votes on members; a measure on an organisation is decided above it.',
  },
  FORM_IMPOSSIBLE: {
    vi: 'Không thể {formVi} đối tượng này: giải tán chỉ dùng cho tổ chức đảng; cách chức, khai trừ chỉ dùng cho đảng viên.',
    en: 'A {formEn} is impossible here: only an organisation is dissolved, only a member is removed from office or expelled.',
  },
  FORM_NOT_FOR_SUBJECT: {
    vi: 'Không có hình thức {formVi} đối với đối tượng này.',
    en: 'There is no {formEn} for such a subject.',
  },
  NO_OFFICE: { vi: 'Đảng viên này không giữ chức vụ trong đảng nên không thể cách chức.', en: 'The member holds no post in the Party from which to be removed.' },
  CELL_NOT_ASKED: {
    vi: 'Chi bộ chưa biểu quyết đề nghị {formVi}.',
    en: 'The cell has not voted on proposing the {formEn}.',
  },
  CELL_VOTED_DOWN: {
    vi: 'Ngày {votedOn} chi bộ đã biểu quyết không thông qua hình thức {formVi}.',
    en: 'On {votedOn} the cell voted the {formEn} down.',
  },
  TEMPORARY_CELL_LIMIT: {
    vi: 'Chi bộ nơi sinh hoạt tạm thời không được quyết định hình thức {formVi}.',
    en: 'The cell of temporary activities does not decide a {formEn}.',
  },
  NOT_TEMPORARY: {
    vi: 'Đảng viên này hiện không sinh hoạt tạm thời ở chi bộ nào.',
    en: 'The member is not temporarily active in any cell today.',
  },
  NOT_HEARD: {
    vi: 'Chưa ghi việc nghe đảng viên trình bày, hoặc việc nhiều lần cố tình vắng mặt, trước khi quyết định.',
    en: 'It is not on record that the subject was heard before the decision, or stayed away again and again.',
  },
  HEARING_INCOMPLETE: {
    vi: 'Đã nghe trình bày thì ghi cả ngày; có ngày thì ghi cả kết quả.',
    en: 'A hearing has its day, and a day its hearing.',
  },
  HEARD_AFTER_DECISION: {
    vi: 'Phải nghe trình bày trước khi quyết định ({decidedOn}).',
    en: 'The subject is heard before the decision ({decidedOn}).',
  },
  POSTS_POINTLESS: { vi: 'Chỉ khi cách chức mới chọn chức vụ.', en: 'Posts are chosen only for a removal from office.' },
  POSTS_NOT_HELD: {
    vi: 'Có {posts} chức vụ được chọn mà đảng viên không giữ vào ngày quyết định, hoặc chọn hai lần; phải chọn ít nhất một.',
    en: 'Of the posts chosen {posts} are not held by the member on that day, or chosen twice; choose at least one.',
  },
  TIME_BARRED: {
    vi: 'Đã hết thời hiệu {formVi}: ngày cuối cùng là {last}.',
    en: 'It is too late for a {formEn}: the last day was {last}.',
  },
  BALLOT_TWICE: { vi: 'Một hình thức được nhập hai lần.', en: 'A form is given twice.' },
  BALLOTS_DO_NOT_SUM: {
    vi: 'Tổng số phiếu của các hình thức là {votes}, khác với số phiếu tán thành kỷ luật ({votesFor}).',
    en: 'The votes for the forms sum to {votes}, not to the votes for a measure ({votesFor}).',
  },
  FORM_NOT_OF_TALLY: {
    vi: 'Cộng dồn phiếu từ hình thức cao nhất xuống thì hình thức được thông qua là {formVi}.',
    en: 'With votes added from the highest form downwards, what carries is the {formEn}.',
  },
  MEASURE_NOT_DECIDED: { vi: 'Chưa có quyết định kỷ luật.', en: 'Nothing is decided yet.' },
  MEASURE_ENDED: {
    vi: 'Quyết định này đã được hủy bỏ hoặc đã được chấm dứt hiệu lực.',
    en: 'This measure was annulled or lifted already.',
  },
  MEASURE_LAPSED: {
    vi: 'Quyết định này đã tự hết hiệu lực sau ngày {lastsThrough} nên không còn gì để chấm dứt.',
    en: 'This measure lapsed by itself after {lastsThrough}: nothing is left to lift.',
  },
  FORM_OF_CORRECTION: {
    vi: 'Thay đổi hình thức kỷ luật thì nhập hình thức mới; hủy bỏ hoặc chấm dứt hiệu lực thì không.',
    en: 'A correction has its new form; an annulment or lifting has none.',
  },
  FORM_UNCHANGED: { vi: 'Hình thức đang áp dụng đã là {formVi}.', en: 'The form in force is a {formEn} already.' },
  REVISED_FROM_BELOW: {
    vi: 'Quyết định của {bodyVi} chỉ do chính cấp đó hoặc cấp trên thay đổi.',
    en: 'What {bodyEn} decided is changed by itself or from above only.',
  },
  REVISED_OUT_OF_ORDER: {
    vi: 'Ngày này phải từ quyết định gần nhất ({latestOn}) đến hôm nay.',
    en: 'This day must lie between the latest decision ({latestOn}) and today.',
  },
  ANNOUNCED_OUT_OF_ORDER: {
    vi: 'Ngày công bố phải từ ngày quyết định ({decidedOn}) đến hôm nay.',
    en: 'The day of the announcement must lie between the decision ({decidedOn}) and today.',
  },
  ANNOUNCED_LATE: {
    vi: 'Công bố, giao quyết định sau hạn ({last}).',
    en: 'It was announced after the last day ({last}).',
  },
});

/** What is told on the board of notices. */
export const disciplineNotices = defineRefusals({
  MEASURE_TO_ANNOUNCE: {
    vi: 'Quyết định kỷ luật {number} ngày {decidedOn}: công bố, giao văn bản trước hết ngày {last}.',
    en: 'Decision {number} of {decidedOn} on discipline: to be announced by {last}.',
  },
  MEASURE_TO_CARRY_OUT: {
    vi: 'Quyết định {formVi} {number} ngày {decidedOn} chưa được thực hiện: {doVi}.',
    en: 'Decision {number} of {decidedOn}, {formEn}, is not carried out yet: {doEn}.',
  },
  MEASURE_OF_TEMPORARY_CELL: {
    vi: 'Chi bộ nơi sinh hoạt tạm thời thông báo: đảng viên của chi bộ bị kỷ luật theo quyết định {number} ngày {decidedOn}.',
    en: 'The cell of temporary activities tells: a member of the cell was disciplined by decision {number} of {decidedOn}.',
  },
});
