import { defineRefusals } from '#kernel';

export const programmeRefusals = defineRefusals({
  BODY_NOT_OF_ORGANIZATION: {
    vi: 'Chi bộ có chương trình của chi bộ; đảng bộ có chương trình của cấp ủy, Ban Thường vụ, Ủy ban Kiểm tra.',
    en: 'A cell has a programme of the cell; a committee has those of the party committee, the standing committee and the inspection committee.',
  },
  PROGRAMME_ADOPTED_ALREADY: {
    vi: 'Đã có chương trình của {bodyVi} cho thời gian này.',
    en: 'There is a programme of {bodyEn} for that time already.',
  },
  PERIOD_NOT_IN_YEAR: { vi: 'Thời gian thực hiện phải nằm trong năm {year}.', en: 'The period must lie in the year {year}.' },
  QUARTER_OUTSIDE: { vi: 'Quý {quarter} nằm ngoài thời gian của chương trình.', en: 'Quarter {quarter} lies outside the period of the programme.' },
  QUARTER_IN_TERM: { vi: 'Chương trình toàn khóa không chia theo quý.', en: 'A programme for the term has no quarters.' },
  LINE_SUBJECT_NOT_ONE: {
    vi: 'Mỗi dòng về một tổ chức đảng, một đảng viên hoặc một nhóm đối tượng: nhập đúng một trong ba.',
    en: 'A line is about an organisation, a member or a group: give exactly one of the three.',
  },
  LINE_SUBJECT_UNKNOWN: { vi: 'Không có đối tượng này trong tổ chức.', en: 'The organisation has no such subject.' },
  LINE_ON_SELF: { vi: 'Không ai lập hoặc chủ trì nội dung kiểm tra, giám sát chính mình.', en: 'Nobody plans, or leads, an inspection or supervision of themselves.' },
  LINE_LEAD_UNKNOWN: { vi: 'Người chủ trì không thuộc tổ chức này.', en: 'The lead does not belong to this organisation.' },
  ADDED_BEFORE_PROGRAMME: {
    vi: 'Ngày quyết định bổ sung không được trước ngày ban hành chương trình ({decidedOn}).',
    en: 'The decision to add is not before that of the programme ({decidedOn}).',
  },
  ADDED_AFTER_PERIOD: { vi: 'Chương trình đã hết thời gian thực hiện ({through}).', en: 'The period of the programme is over ({through}).' },
  DONE_BEFORE_PERIOD: { vi: 'Ngày hoàn thành không được trước ngày đầu của chương trình ({from}).', en: 'The day it was done is not before the first of the programme ({from}).' },
  DONE_BEFORE_START: { vi: 'Ngày hoàn thành không được trước ngày bắt đầu ({startedOn}).', en: 'The day it was done is not before the day it was started ({startedOn}).' },
  DONE_COUNTS_NOTHING: {
    vi: 'Phải ghi số cuộc, hoặc số đối tượng nếu chỉ biết số đối tượng.',
    en: 'Give the rounds, or the subjects where only those are known.',
  },
  LINE_CASE_OPEN: { vi: 'Còn {cases} vụ việc của dòng này chưa kết thúc.', en: '{cases} cases of this line have not come to an end.' },
  LINE_HAS_CASES: {
    vi: 'Đã có {cases} vụ việc thực hiện dòng này: không rút được, chỉ đưa ra khỏi chương trình khi các vụ việc đã kết thúc.',
    en: '{cases} cases carry out this line: it cannot be withdrawn, only dropped once they have come to an end.',
  },
  LINE_NOT_OF_CASE: {
    vi: 'Dòng chương trình này không thuộc cơ quan tiến hành, hoặc không dự kiến loại việc này.',
    en: 'This line is not of the body that conducts the case, or does not plan this kind of it.',
  },
});

/** What is told on the board of notices. */
export const programmeNotices = defineRefusals({
  LINE_DUE: { vi: 'Một nội dung trong chương trình kiểm tra, giám sát phải xong trước hết ngày {last}.', en: 'A line of the inspection programme is to be done by {last}.' },
  LINE_OVERDUE: { vi: 'Một nội dung trong chương trình kiểm tra, giám sát đã quá hạn ({last}).', en: 'A line of the inspection programme was to be done by {last}.' },
});
