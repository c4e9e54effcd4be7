import { defineRefusals } from '#kernel';

export const admissionRefusals = defineRefusals({
  NOT_A_CELL: { vi: 'Chỉ chi bộ mới xét kết nạp.', en: 'Only a cell proposes an admission.' },
  CELL_ENDING: {
    vi: 'Chi bộ này đã có quyết định kết thúc hoạt động sau ngày {endedOn}.',
    en: 'It is decided that this cell ends after {endedOn}.',
  },
  CELL_TOO_SMALL: {
    vi: 'Chi bộ chỉ có {fullMembers} đảng viên chính thức, ít hơn {least}: biểu quyết không hợp lệ; cấp trên phải bổ sung đảng viên hoặc sáp nhập.',
    en: 'The cell has {fullMembers} full members, fewer than {least}: its vote is not valid; the level above must add members or merge it.',
  },
  CANDIDATE_AMBIGUOUS: {
    vi: 'Nhập “candidate” cho người chưa có trong dữ liệu, hoặc “personId” cho người đã có: một trong hai.',
    en: 'Give "candidate" for somebody not on record, or "personId" for somebody who is: one of the two.',
  },
  CANDIDATE_IS_MEMBER: {
    vi: 'Người này đang là đảng viên, hoặc đã chuyển sinh hoạt đi nơi khác.',
    en: 'This person is a member, or went elsewhere as one.',
  },
  CANDIDATE_DIED: { vi: 'Người này đã từ trần.', en: 'This person has died.' },
  ADMISSION_OPEN: {
    vi: 'Người này đang có hồ sơ kết nạp chưa xong.',
    en: 'An admission of this person is under way.',
  },
  TRANSFER_FIRST: {
    vi: 'Người này đang có hồ sơ chuyển sinh hoạt chưa xong: nơi tiếp nhận sẽ xét công nhận, hoặc rút hồ sơ chuyển trước.',
    en: 'A transfer of this person is under way: the receiving cell will review, or withdraw the transfer first.',
  },
  ETHNIC_GROUP_UNKNOWN: { vi: 'Không có dân tộc mã “{code}” trong danh mục.', en: 'The list has no ethnic group "{code}".' },
  INTRODUCER_AMBIGUOUS: {
    vi: 'Mỗi người giới thiệu là một đảng viên (“memberId”) hoặc một tổ chức (“organizationName”): một trong hai.',
    en: 'An introducer is a member ("memberId") or an organisation ("organizationName"): one of the two.',
  },
  INTRODUCER_TWICE: { vi: 'Hai người giới thiệu phải là hai người khác nhau.', en: 'The two introducers must be different people.' },
  INTRODUCER_NOT_THERE: { vi: 'Không có người giới thiệu thứ {place}, hoặc người này đã được thay.', en: 'There is no introducer {place}, or they have been replaced.' },
  INTRODUCER_ORGANIZATIONS: {
    vi: 'Tổ chức chỉ được thay một trong hai người giới thiệu.',
    en: 'An organisation may stand in for one of the two introducers only.',
  },
  INTRODUCER_NOT_FULL: {
    vi: 'Người giới thiệu không phải là đảng viên chính thức vào ngày {day}.',
    en: 'The introducer was not a full member on {day}.',
  },
  INTRODUCER_SINCE_MISSING: {
    vi: 'Phải nhập ngày người giới thiệu bắt đầu cùng công tác, cư trú với người vào Đảng.',
    en: 'Enter since when the introducer has been at the same unit or residence as the candidate.',
  },
  INTRODUCER_TOO_SHORT: {
    vi: 'Người giới thiệu mới cùng công tác, cư trú với người vào Đảng từ {since}, chưa đủ {months} tháng vào ngày {day}.',
    en: 'The introducer has been with the candidate since {since} only, less than {months} months on {day}.',
  },
  INTRODUCERS_TOO_FEW: {
    vi: 'Hồ sơ mới có {count} người giới thiệu, cần {least}.',
    en: 'The file names {count} introducers, {least} are needed.',
  },
  INQUIRY_TWICE: { vi: 'Mỗi mục chỉ nhập một lần: {subjectVi}.', en: 'Enter each once: {subjectEn}.' },
  INQUIRY_OUTCOME_UNFIT: {
    vi: 'Kết quả “{outcomeVi}” không dùng cho mục này: {subjectVi}.',
    en: 'For {subjectEn} there is no such outcome as "{outcomeEn}".',
  },
  INQUIRY_DAY_UNFIT: {
    vi: 'Phải nhập ngày có kết quả, trừ khi “chưa có kết quả” hoặc “không có”, lúc đó để trống: {subjectVi}.',
    en: 'An outcome has a day, unless there is none yet or nobody to ask about, which have none: {subjectEn}.',
  },
  DECLARATION_MISSING: { vi: 'Chưa ghi ngày người vào Đảng khai lý lịch.', en: 'The date of the candidate’s declaration is not entered.' },
  DECLARATION_BEFORE_APPLICATION: {
    vi: 'Lý lịch khai ngày {declared}, trước đơn xin vào Đảng ngày {applied}: đơn phải có trước.',
    en: 'The declaration, of {declared}, comes before the application of {applied}: the application comes first.',
  },
  VERIFICATION_MISSING: { vi: 'Chưa thẩm tra, xác minh xong: {whatVi}.', en: 'Not verified yet: {whatEn}.' },
  CONCLUSION_MISSING: {
    vi: 'Đến ngày {day} chi ủy chưa kết luận về thẩm tra, xác minh lý lịch.',
    en: 'On {day} the cell committee has not concluded on the verification.',
  },
  CONCLUSION_TOO_EARLY: {
    vi: 'Chi ủy kết luận ngày {concluded}, khi xác minh chưa xong (đến {verified}).',
    en: 'The cell committee concluded on {concluded}, before the verification was done (on {verified}).',
  },
  OPINIONS_MISSING: { vi: 'Chưa lấy ý kiến của: {whatVi}.', en: 'Not asked yet for their opinion: {whatEn}.' },
  OPINION_AGAINST: { vi: 'Không tán thành: {whatVi}.', en: 'Against the admission: {whatEn}.' },
  BASE_VOTE_MISSING: {
    vi: 'Theo quy định áp dụng ngày này, đảng ủy cơ sở biểu quyết: phải nhập số phiếu của các đảng ủy viên.',
    en: 'By the regulation of that day the base committee votes on it: enter the votes of its members.',
  },
  READ_LATE: {
    vi: 'Quyết định công nhận đọc ngày {day}, muộn hơn kỳ họp chi bộ gần nhất ({meeting}).',
    en: 'The recognition was read on {day}, later than the cell’s next meeting ({meeting}).',
  },
  AGE_TOO_LOW: {
    vi: 'Người vào Đảng sinh {birth}, chưa đủ {age} tuổi (tính theo tháng) vào ngày {day}.',
    en: 'The candidate, born {birth}, is not yet {age} (counted by month) on {day}.',
  },
  AGE_NEEDS_CONSENT: {
    vi: 'Người vào Đảng sinh {birth}, trên {age} tuổi vào ngày {day}: cần văn bản đồng ý trước của {authorityVi}.',
    en: 'The candidate, born {birth}, is over {age} on {day}: {authorityEn} must have consented in writing beforehand.',
  },
  AGE_UNCERTAIN: {
    vi: 'Chỉ biết năm sinh {birth}: không chắc đã đủ hoặc quá {age} tuổi vào ngày {day}.',
    en: 'Only the year of birth, {birth}, is known: whether the age is under or over {age} on {day} is not certain.',
  },
  EDUCATION_TOO_LOW: {
    vi: 'Trình độ học vấn của người vào Đảng thấp hơn mức {leastVi}; vùng cao có trường hợp riêng, nêu căn cứ ở lý do.',
    en: 'The candidate has less education than {leastEn}; upland places have exceptions, give their basis in the reason.',
  },
  CERTIFICATE_MISSING: {
    vi: 'Chưa có giấy chứng nhận bồi dưỡng nhận thức về Đảng.',
    en: 'There is no certificate of the course on the Party.',
  },
  CERTIFICATE_EXPIRED: {
    vi: 'Giấy chứng nhận bồi dưỡng nhận thức về Đảng ngày {certificate} đã quá {months} tháng vào ngày {day}: phải học lại.',
    en: 'The certificate of the course on the Party, of {certificate}, is older than {months} months on {day}: the course must be repeated.',
  },
  CEREMONY_LATE: {
    vi: 'Lễ kết nạp ngày {day} quá hạn {deadline} ({days} ngày làm việc kể từ ngày {from}).{noteVi}',
    en: 'The ceremony on {day} is later than {deadline} ({days} working days after {from}).{noteEn}',
  },
  PROBATION_UNKNOWN: {
    vi: 'Bộ quy định chưa có thời gian dự bị áp dụng cho ngày {day}.',
    en: 'The rule book has no length of probation for {day}.',
  },
  PROBATION_NOT_OVER: {
    vi: 'Ngày {day} chưa hết {months} tháng dự bị (đến {end}).',
    en: 'On {day} the {months} months of probation (until {end}) are not over.',
  },
  REVIEW_LATE: {
    vi: 'Chi bộ xét ngày {day}, quá hạn {deadline} ({days} ngày làm việc sau khi hết dự bị); ngày công nhận vẫn tính là {end}.{noteVi}',
    en: 'The cell reviewed on {day}, later than {deadline} ({days} working days after probation); the recognition still counts from {end}.{noteEn}',
  },
  RECOGNITION_TOO_EARLY: {
    vi: 'Quyết định ngày {day} trước ngày hết dự bị ({end}), từ đó mới công nhận được.',
    en: 'The decision of {day} comes before the end of probation ({end}), from which the recognition counts.',
  },
  READMISSION_UNSAID: {
    vi: 'Người này đã ra khỏi Đảng từ {leftOn}: phải nhập phần kết nạp lại.',
    en: 'This person left the Party on {leftOn}: say what there is to say of a re-admission.',
  },
  READMISSION_POINTLESS: {
    vi: 'Người này chưa từng là đảng viên theo hồ sơ: không nhập phần kết nạp lại.',
    en: 'On record this person never was a member: there is nothing to say of a re-admission.',
  },
  RECORD_CLEARED_UNFIT: {
    vi: 'Ngày được xóa án tích phải nhập, và chỉ nhập, khi ra khỏi Đảng vì phạm tội ít nghiêm trọng.',
    en: 'The day from which the record is clear is said after a minor crime, and then only.',
  },
  CONSENT_INCOMPLETE: {
    vi: 'Văn bản đồng ý phải có cả số và ngày.',
    en: 'The written consent has both a number and a date.',
  },
  READMISSION_TOO_EARLY: {
    vi: 'Ra khỏi Đảng từ {leftOn}: đến ngày {day} chưa đủ {months} tháng, sớm nhất {earliest} mới được xét kết nạp lại.',
    en: 'Outside the Party since {leftOn}: less than {months} months on {day}, a re-admission may be considered from {earliest}.',
  },
  READMISSION_AFTER_CRIME_TOO_EARLY: {
    vi: 'Được xóa án tích ngày {clearedOn}: đến ngày {day} chưa đủ {months} tháng, sớm nhất {earliest} mới được xét kết nạp lại.',
    en: 'The record is clear since {clearedOn}: less than {months} months on {day}, a re-admission may be considered from {earliest}.',
  },
  READMISSION_BARRED: {
    vi: 'Người ra khỏi Đảng vì lý do “{reasonVi}” không được xét kết nạp lại.',
    en: 'Who left the Party for this reason ({reasonEn}) is not admitted again.',
  },
  READMISSION_NEEDS_CONSENT: {
    vi: 'Kết nạp lại phải có văn bản đồng ý của {authorityVi}, đến ngày {day} chưa có.',
    en: 'A re-admission needs the written consent of {authorityEn}; there is none on {day}.',
  },
  READMITTED_BEFORE: {
    vi: 'Người này đã được kết nạp lại {times} lần; nhiều nhất là {most} lần.',
    en: 'This person has been admitted again {times} times; {most} is the most.',
  },
  LEAVING_REASON_DIFFERS: {
    vi: 'Lý do ra khỏi Đảng nêu ở đây ({reasonVi}) không khớp với hồ sơ: {recordVi}.',
    en: 'The reason given for leaving ({reasonEn}) does not agree with the record: {recordEn}.',
  },
  DECIDES_ON_OWN_ADMISSION: {
    vi: 'Đây là hồ sơ của chính bạn: người khác phải xử lý.',
    en: 'This is your own admission: somebody else must act on it.',
  },
  DECIDES_AS_INTRODUCER: {
    vi: 'Bạn là người giới thiệu trong hồ sơ này: nên để người khác quyết định.',
    en: 'You are an introducer in this admission: somebody else should decide it.',
  },
});

/** What is told ahead of a day; no refusals. */
export const admissionNotices = defineRefusals({
  RECOGNITION_DUE: {
    vi: 'Thời gian dự bị hết ngày {end}: chi bộ xét công nhận chính thức trong {days} ngày làm việc sau đó, chậm nhất ngày {by}.',
    en: 'The probation ends on {end}: the cell votes on the recognition within {days} working days of it, by {by}.',
  },
  RECOGNITION_OVERDUE: {
    vi: 'Đã quá hạn xét công nhận chính thức: thời gian dự bị hết ngày {end}, chi bộ phải xét chậm nhất ngày {by} ({days} ngày làm việc).',
    en: 'The vote on the recognition is overdue: the probation ended on {end}, the cell had to vote by {by} ({days} working days).',
  },
  INTRODUCER_GONE: {
    vi: 'Người giới thiệu thứ {place} không còn sinh hoạt tại chi bộ sau ngày {day}: cử đảng viên chính thức khác theo dõi, giúp đỡ.',
    en: 'Introducer {place} is no longer in the cell after {day}: let another full member guide the candidate.',
  },
  RECOGNITION_UNREAD: {
    vi: 'Quyết định công nhận chính thức ngày {day} chưa được đọc tại chi bộ: đọc ở kỳ họp gần nhất, chậm nhất ngày {by}.',
    en: 'The recognition of {day} has not been read out in the cell: read it at the next meeting, by {by}.',
  },
});
