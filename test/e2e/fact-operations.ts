/** The mutations that record facts, each asking for what it changes. */
export const RECORD_MEETING = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { id heldOn kind present voidReason version } } }';
export const CORRECT_MEETING = 'mutation ($input: CorrectMeetingInput!) { correctMeeting(input: $input) { meeting { id heldOn kind present voidReason version } } }';
export const VOID_MEETING = 'mutation ($input: VoidMeetingInput!) { voidMeeting(input: $input) { meeting { id heldOn kind present voidReason version } } }';
export const RECORD_DUES = 'mutation ($input: RecordDuesInput!) { recordDues(input: $input) { payments { id month amountDong paidOn receipt voidReason version member { id } organization { name } } } }';
export const VOID_DUES = 'mutation ($input: VoidDuesInput!) { voidDues(input: $input) { payments { id month voidReason version } } }';
export const RECORD_COURSE = 'mutation ($input: RecordTrainingCourseInput!) { recordTrainingCourse(input: $input) { course { id title version attendance { completed } } } }';
export const RECORD_ATTENDANCE = 'mutation ($input: RecordTrainingAttendanceInput!) { recordTrainingAttendance(input: $input) { course { id title version attendance { completed } } } }';
export const VOID_COURSE = 'mutation ($input: VoidTrainingCourseInput!) { voidTrainingCourse(input: $input) { course { id title voidReason version attendance { completed } } } }';
export const RECORD_RESULT =
  'mutation ($input: RecordRatingResultInput!) { recordRatingResult(input: $input) { result { id year level correctsId massOrganization { name } person { id } } } }';

export const MEETING = { heldOn: '2026-11-20', kind: 'EXTRAORDINARY', present: 15, absentExcused: 1, absentUnexcused: 1, subject: 'Góp ý dự thảo báo cáo' } as const;
export const COURSE = { title: 'Tập huấn nghiệp vụ kiểm tra', topic: 'OTHER', heldFrom: '2026-11-17', heldThrough: '2026-11-18' } as const;
export const RESULT = { year: 2026, level: 'GOOD', decidingBody: 'Ban Thường vụ Đảng ủy', documentNumber: '12-QĐ/ĐU', decidedOn: '2026-11-20' } as const;
