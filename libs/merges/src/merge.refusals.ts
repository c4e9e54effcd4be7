import { defineRefusals } from '#kernel';

export const mergeRefusals = defineRefusals({
  MERGE_OF_ONE: { vi: 'Phải là hai hồ sơ khác nhau.', en: 'These must be two records.' },
  MERGES_OWN_RECORD: {
    vi: 'Không ai tự gộp hoặc tách hồ sơ của chính mình: phải do người khác làm.',
    en: 'Nobody merges or takes apart their own record: somebody else must do it.',
  },
  MERGE_MEMBERSHIPS_OVERLAP: {
    vi: 'Hai hồ sơ cùng có nơi sinh hoạt chính thức trong một thời gian, từ ngày {from}: sửa cho khớp trước khi gộp.',
    en: 'Both records have a primary membership at the same time, from {from} on: correct that first.',
  },
  MERGE_STATUSES_OVERLAP: {
    vi: 'Hai hồ sơ cùng được tính là đảng viên trong một thời gian, từ ngày {from}: sửa cho khớp trước khi gộp.',
    en: 'Both records count as a member at the same time, from {from} on: correct that first.',
  },
  MERGE_RATED_TWICE: {
    vi: 'Cả hai hồ sơ đều được đánh giá, xếp loại trong cùng một năm ({years}): một người chỉ có một kết quả mỗi năm.',
    en: 'Both records are rated in the same year ({years}): one person has one result a year.',
  },
  MERGE_WORK_OPEN: {
    vi: 'Một trong hai người đang có việc kết nạp, công nhận chính thức, chuyển sinh hoạt hoặc ra khỏi danh sách chưa xong: kết thúc việc đó trước khi gộp.',
    en: 'An admission, recognition, transfer or exit of one of the two is not finished: finish it first.',
  },
  MERGE_BOTH_LOG_IN: {
    vi: 'Cả hai hồ sơ đều có tài khoản đăng nhập: quản trị hệ thống phải để lại một tài khoản.',
    en: 'Both records have an account: the administrator has to leave one.',
  },
  MERGE_OF_RELATIVES: {
    vi: 'Hai người này đã được khai là thân thích của nhau: nếu khai nhầm, rút bản khai trước khi gộp.',
    en: 'The two are declared as relatives of each other: if that is a mistake, withdraw it first.',
  },
  MERGE_HELD_UP: {
    vi: 'Có phần của hai hồ sơ không thể nằm chung trong một hồ sơ, nên chưa gộp được: đối chiếu lại chức vụ, tập huấn, các việc liên quan, hoặc đề nghị cơ quan phụ trách xem xét.',
    en: 'Something of the two cannot lie in one record, so that they cannot be merged yet: compare posts, training and other work, or ask those in charge of it.',
  },
  MERGE_DECLARED_APART: {
    vi: 'Hai hồ sơ này đã được ghi là của hai người khác nhau. Nếu ghi nhầm, nêu lý do.',
    en: 'These two are on record as not the same. If that was a mistake, say why.',
  },
  MERGE_UNLIKE: {
    vi: 'Họ tên hoặc ngày sinh của hai hồ sơ khác nhau. Nếu đúng là một người, nêu lý do.',
    en: 'Names or birth dates of the two differ. If it is the same person, say why.',
  },
  MERGE_NUMBERS_DIFFER: {
    vi: 'Số căn cước hoặc số thẻ đảng viên của hai hồ sơ khác nhau: sẽ giữ số của hồ sơ được giữ lại. Nếu đúng là một người, nêu lý do.',
    en: 'The two have different national ids or card numbers: those of the kept record stand. If it is the same person, say why.',
  },
  MERGE_ADMISSIONS_DIFFER: {
    vi: 'Ngày kết nạp khác nhau (giữ lại: {keptOn}; bị gộp: {mergedOn}): tuổi đảng sẽ tính theo hồ sơ được giữ lại. Nêu lý do.',
    en: 'The days of admission differ (kept: {keptOn}; merged: {mergedOn}): seniority counts by the kept record. Say why.',
  },
  MERGE_STOOD_ON: {
    vi: 'Sau khi gộp, hồ sơ đã có thay đổi ({whatVi}) nên không tách lại được: không biết phần mới thuộc về hồ sơ nào.',
    en: 'The record has changed since the merger ({whatEn}), so that it cannot be undone: nobody could say to which record what is new belongs.',
  },
});
