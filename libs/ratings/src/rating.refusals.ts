import { defineRefusals } from '#kernel';

export const ratingRefusals = defineRefusals({
  SEASON_EXISTS: { vi: 'Đã mở đợt đánh giá năm {year} của tổ chức này.', en: 'The rating season {year} of this organisation is already open.' },
  SEASON_DRAFT_EXISTS: { vi: 'Đang chuẩn bị đợt đánh giá năm {year} của tổ chức này.', en: 'The rating season {year} of this organisation is being prepared already.' },
  SEASON_OVERLAPS: {
    vi: '{rated} trên {cells} chi bộ, đảng bộ đã có phiếu đánh giá năm {year} trong một đợt khác: không ai được đánh giá hai lần.',
    en: '{rated} of {cells} cells and committees have a sheet of {year} in another season: nobody is rated twice.',
  },
  CUT_OFF_IN_FUTURE: {
    vi: 'Ngày chốt danh sách ({cutOffOn}) chưa đến: danh sách chỉ chốt được từ ngày đó.',
    en: 'The cut-off ({cutOffOn}) lies in the future: the roster can be frozen from that day on.',
  },
  CUT_OFF_OUTSIDE_YEAR: {
    vi: 'Ngày chốt danh sách phải trong năm {year}.',
    en: 'The cut-off must lie in the year {year}.',
  },
  ROSTER_EMPTY: { vi: 'Không có chi bộ nào trong tổ chức này vào ngày chốt.', en: 'This organisation had no cells on the cut-off.' },
  ENTRY_UNKNOWN: { vi: 'Không có dòng này trong danh sách của chi bộ.', en: 'There is no such row on the cell’s sheet.' },
  ENTRY_TWICE: { vi: 'Một dòng được nhập hai lần.', en: 'A row is given twice.' },
  ENTRY_EXCUSED: { vi: 'Người này được miễn đánh giá.', en: 'This member is excused from rating.' },
  NOT_RATED_HERE: { vi: 'Người này không có tên trong danh sách được đánh giá của đợt này.', en: 'This member is not among those rated in this season.' },
  ENTRY_DECIDED: { vi: 'Dòng này đã có kết quả: không nhập lại được.', en: 'This row is decided: it is not entered again.' },
  ENTRY_DECIDED_ABOVE: {
    vi: 'Kết quả này do cấp trên quyết định: Văn phòng Đảng ủy nhập theo văn bản của cấp đó.',
    en: 'A body above decides on this row: the party office enters the result with that body’s document.',
  },
  ENTRY_DECIDED_HERE: { vi: 'Dòng này được quyết định trong đợt đánh giá, không do cấp trên quyết định.', en: 'This row is decided in the season, not by a body above.' },
  ENTRY_NOT_PROPOSED: { vi: 'Chi bộ hoặc tập thể chưa đánh giá dòng này: kiểm điểm ở đó trước.', en: 'The cell or the collective has not rated this row yet: it comes first.' },
  REASON_MISSING: { vi: 'Thay đổi kết quả đã nhập thì phải nêu lý do.', en: 'Changing a result that was entered takes a reason.' },
  OPINION_EMPTY: { vi: 'Ý kiến phải có mức xếp loại, điểm hoặc nhận xét.', en: 'An opinion gives a level, a score or a remark.' },
  OPINION_TWICE: { vi: 'Một ý kiến được nhập hai lần.', en: 'An opinion is given twice.' },
  SCORE_NOT_OF_LEVEL: { vi: '{score} điểm là {scored} nhiệm vụ, không phải {given} nhiệm vụ.', en: '{score} points lead to another level than the one given ({scored}, given: {given}).' },
  BALLOT_WRONG: {
    vi: 'Phiếu theo từng mức không khớp: mức đề nghị {own} phiếu, biểu quyết {votesFor}; tổng {sum} trên {cast} phiếu.',
    en: 'The votes by level do not fit: {own} for the level proposed, {votesFor} voted for it; {sum} in all of {cast} cast.',
  },
  TASKS_WRONG: {
    vi: 'Số nhiệm vụ không hợp lý: tổng {all}, hoàn thành {done}, đúng hạn {onTime}, vượt yêu cầu {above}.',
    en: 'The tasks do not add up: {all} in all, {done} done, {onTime} on time, {above} beyond what was asked.',
  },
  CONDITION_NOT_MET: {
    vi: 'Chưa đủ điều kiện {level} nhiệm vụ ({what}): {all} nhiệm vụ, hoàn thành {done}, đúng hạn {onTime}, vượt yêu cầu {above}.',
    en: 'The conditions of that level ({level}) are not met ({what}): {all} tasks, {done} done, {onTime} on time, {above} beyond what was asked.',
  },
  DEADLINE_LATE: { vi: 'Hạn {deadline} sau hạn hằng năm ({latest}).', en: 'The deadline {deadline} is after the yearly one ({latest}).' },
  BALLOT_NOT_SECRET: { vi: 'Xếp loại phải bỏ phiếu kín.', en: 'Ratings are voted on by secret ballot.' },
  SESSION_TOO_SHORT: { vi: 'Hội nghị kiểm điểm của tập thể họp {sessionDays} ngày, ít nhất phải {least} ngày.', en: 'The collective sat for {sessionDays} days, at least {least} are asked for.' },
  SICK_BELOW_GOOD: {
    vi: 'Nghỉ ốm {sickMonths} tháng trong năm (từ {months} tháng trở lên): không xếp loại từ hoàn thành tốt trở lên.',
    en: 'Ill for {sickMonths} months of the year ({months} or more): not rated good or better.',
  },
  TASKS_UNDER_HALF: { vi: 'Hoàn thành {done} trên {all} nhiệm vụ, dưới một nửa: xếp loại không hoàn thành nhiệm vụ.', en: '{done} of {all} tasks were done, less than half: that fails the year.' },
  RATING_RESTRICTED: { vi: 'Có hạn chế về xếp loại đối với người hoặc tổ chức này trong năm: xếp loại không hoàn thành nhiệm vụ.', en: 'There is a restriction on this rating in the year: it fails.' },
  COLLECTIVE_RESTRICTED: {
    vi: 'Có hạn chế về xếp loại đối với tập thể này trong năm: không xếp loại hoàn thành xuất sắc nhiệm vụ.',
    en: 'There is a restriction on this collective’s rating in the year: it is not rated excellent.',
  },
  SELF_ASSESSED: { vi: 'Đảng viên đã tự nhập phần tự đánh giá: không nhập thay được.', en: 'The member has entered the self-assessment: nobody enters it instead.' },
  ASSESSMENT_CLOSED: { vi: 'Phiếu đã rời chi bộ hoặc bạn không thuộc diện đánh giá: không tự đánh giá được nữa.', en: 'The sheet has left the cell, or you are not rated on it: there is no self-assessment any more.' },
  COLLECTIVE_BEFORE_CELL: { vi: 'Chi bộ chưa đánh giá người này: kiểm điểm ở chi bộ trước, ở tập thể lãnh đạo sau.', en: 'The cell has not rated this member yet: the cell comes first, then the collective.' },
  SHEET_INCOMPLETE: {
    vi: 'Còn {missing} trên {roster} chưa được đánh giá.',
    en: '{missing} of {roster} are not rated yet.',
  },
  CAP_EXCEEDED: {
    vi: 'Xếp loại xuất sắc {excellent}, tối đa {allowed}: {percent}% của {base} ({mode}), không làm tròn lên.',
    en: '{excellent} are rated excellent, at most {allowed} may be: {percent}% of {base} ({mode}), not rounded up.',
  },
  POOL_CAP_EXCEEDED: {
    vi: '{pool}: xuất sắc {excellent}, tối đa {allowed}. {formula}.',
    en: '{pool}: {excellent} are rated excellent, at most {allowed} may be. {formula}.',
  },
  SHEETS_OPEN: {
    vi: 'Còn {open} trên {sheets} chi bộ, đảng bộ chưa gửi kết quả: {names}.',
    en: '{open} of {sheets} cells and committees have not submitted yet: {names}.',
  },
  SHEET_NOT_SUBMITTED: { vi: 'Chi bộ chưa gửi kết quả: chưa quyết định được dòng này.', en: 'The cell has not submitted yet: this row cannot be decided.' },
  ROWS_DECIDED: {
    vi: 'Đã quyết định {decided} dòng của phiếu này: phiếu không trở lại chi bộ được, kết quả chỉ thay đổi bằng điều chỉnh.',
    en: '{decided} rows of this sheet are decided: it does not go back to the cell, results change by amendments only.',
  },
  NOTHING_TO_DECIDE: { vi: 'Không có phiếu nào chờ bạn quyết định trong đợt này.', en: 'No sheet of this season waits for your decision.' },
  SEASON_INCOMPLETE: {
    vi: 'Chưa kết thúc được đợt đánh giá: {missing} trên {roster} người, tổ chức trong danh sách chưa có kết quả, ở {names}.',
    en: 'The season cannot be closed: {missing} of {roster} on the roster have no result, in {names}.',
  },
  SEASON_CLOSED: { vi: 'Đợt đánh giá đã kết thúc ngày {closedOn}: kết quả chỉ thay đổi bằng điều chỉnh có quyết định.', en: 'The season was closed on {closedOn}: results change only by amendments with a decision.' },
  CLOSED_BEFORE_CUT_OFF: { vi: 'Ngày kết thúc không được trước ngày chốt danh sách ({cutOffOn}).', en: 'A season is not closed before its cut-off ({cutOffOn}).' },
  DECIDED_BEFORE_CUT_OFF: {
    vi: 'Ngày quyết định ({decidedOn}) không được trước ngày chốt danh sách ({cutOffOn}).',
    en: 'The decision ({decidedOn}) must not be before the cut-off ({cutOffOn}).',
  },
  AMENDED_BEFORE_DECISION: {
    vi: 'Ngày quyết định điều chỉnh ({decidedOn}) không được trước quyết định được điều chỉnh ({lastDecidedOn}).',
    en: 'The amendment ({decidedOn}) must not be before the decision that it amends ({lastDecidedOn}).',
  },
  ENTRY_NOT_DECIDED: { vi: 'Dòng này chưa có kết quả được quyết định: không có gì để điều chỉnh.', en: 'This row has no decided result: there is nothing to amend.' },
  AMENDS_NOTHING: { vi: 'Dòng này đã được xếp loại như vậy.', en: 'This row has that level already.' },
  DECIDES_ON_SELF: {
    vi: 'Bạn có tên trong danh sách này: người khác trong Ban Thường vụ phải quyết định hoặc trả lại.',
    en: 'You stand on this sheet: another member of the standing committee must decide or return it.',
  },
  RESULT_SUBJECT_NOT_ONE: {
    vi: 'Phải nêu đúng một đối tượng: một tổ chức chính trị - xã hội hoặc một cán bộ, công chức (đang nêu {subjects}).',
    en: 'Exactly one subject must be named, a mass organisation or a civil servant ({subjects} are).',
  },
  RESULT_SUBJECT_UNKNOWN: {
    vi: 'Năm {year} tổ chức này không có đối tượng đó.',
    en: 'This organisation has no such mass organisation or civil servant in {year}.',
  },
  RESULT_OF_SELF: {
    vi: 'Không ai tự ghi kết quả xếp loại của chính mình: người khác ở Văn phòng Đảng ủy phải ghi.',
    en: 'Nobody records their own rating: another officer of the party office must.',
  },
  RESULT_DECIDED_IN_FUTURE: { vi: 'Ngày quyết định ({decidedOn}) chưa đến.', en: 'The day of the decision ({decidedOn}) lies in the future.' },
  RESULT_DECIDED_BEFORE_YEAR: {
    vi: 'Ngày quyết định ({decidedOn}) trước năm được đánh giá ({year}).',
    en: 'The day of the decision ({decidedOn}) lies before the year rated ({year}).',
  },
  RESULT_EXISTS: {
    vi: 'Đã có kết quả năm {year} của đối tượng này: muốn sửa, nêu kết quả đó ở “correctsId”.',
    en: 'There is a result of {year} already: to correct it, name it in "correctsId".',
  },
  RESULT_NOT_CURRENT: {
    vi: 'Kết quả muốn sửa không còn là kết quả năm {year} của đối tượng này: đã có người sửa trước. Hãy tải lại rồi thử lại.',
    en: 'The result to be corrected is not the one that holds for this subject in {year}: somebody corrected it before. Reload and try again.',
  },
});
