import { newId } from '#kernel';
import { NEXT_RESOLUTION } from './adoption-operations.js';
import { COURSE, MEETING, RESULT } from './fact-operations.js';
import { NOTICE_2027, OWN_END, OWN_VALUE } from './rule-operations.js';
import { REPORTED } from './observation-operations.js';

export type Variables = Readonly<Record<string, unknown>>;

/** A target in whose one measure nothing is left out. */
const FULL_TARGETS = NEXT_RESOLUTION.targets.slice(1).map((target) => ({ ...target, line: 1, measures: target.measures.slice(1) }));

/** Records that there are, for operations that look before they refuse. */
export interface Existing {
  readonly member: unknown;
  readonly organization: unknown;
  readonly committee: unknown;
  /** A rating season. */
  readonly season: unknown;
}

/** Variables with which each operation gets as far as it can without doing anything. */
export function validVariables({ member, organization, committee, season: ratingSeason }: Existing): Readonly<Record<string, Variables>> {
  const sheet = { sheetId: newId(), version: 1, validateOnly: true };
  const season = { seasonId: newId(), version: 1, validateOnly: true };
  const overrides = [{ rule: 'CAP_EXCEEDED', reason: 'Chờ hướng dẫn' }];
  const admission = { admissionId: newId(), version: 1, validateOnly: true };
  const candidate = { fullName: 'Lò Thị Mai', birthDate: '2000', gender: 'FEMALE', ethnicGroup: '03', education: 'UPPER_SECONDARY', phone: '0900000001', email: 'a@b.vn', address: 'Bản' };
  const file = { appliedOn: '2026-06-01', courseCertificateOn: '2026-01-01', introducers: [{ memberId: member, guidedSince: '2024-01-01', replacement: true }, { organizationName: 'Công đoàn' }], readmission: { leftFor: 'MINOR_CRIME', recordClearedOn: '2019-01-01', consentNumber: '12-CV/BTCTU', consentOn: '2026-05-01', former: { admittedOn: '1990-05-19', recognizedOn: '1991-05-19', leftOn: '2010-01-01', leftAs: 'EXPELLED', document: '12-QĐ/TU', readmitted: false } } };
  const decision = { ...admission, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', overrides };
  const vote = { ...decision, votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0 } };
  const reasoned = { ...admission, remark: 'Thiếu biên bản' };
  const suspension = { decisionNumber: '71-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ', overrides, validateOnly: true };
  const change = (id: 'caseId' | 'disciplineId') => ({ [id]: newId(), version: 1, validateOnly: true });
  const line = { kind: 'INSPECTION', content: 'Chấp hành quy chế', organizationId: null, memberId: null, group: 'Đảng viên', leadId: null, quarter: 1, plannedRounds: 1, plannedSubjects: 2 };
  const lineStep = { lineId: newId(), version: 1, validateOnly: true };
  const decided = { decisionNumber: '31-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ', decisionTitle: 'Sắp xếp', basis: 'Nghị quyết', effectiveOn: '2026-11-21', overrides, validateOnly: true };
  const { effectiveOn: validFrom, ...decision31 } = decided;
  const changed = { ...decided, organizationId: newId(), version: 1 };
  const part = { name: 'Chi bộ mới', kind: 'CELL', sector: 'VILLAGE', memberIds: [newId()], cellIds: [] };
  const newUnit = { parentId: newId(), name: 'Chi bộ mới', kind: 'CELL', sector: 'VILLAGE' };
  const operations = {
    found: { ...decided, parentId: newId(), founded: part },
    rename: { ...changed, name: 'Chi bộ khác' },
    changeKind: { ...changed, kind: 'SUBORDINATE_COMMITTEE', cells: [part] },
    move: { ...changed, parentId: newId() },
    merge: { ...decided, organizations: [{ id: newId(), version: 1 }], founded: newUnit },
    split: { ...changed, parts: [part], end: false },
    dissolve: { ...changed, membersToId: newId(), placements: [{ memberId: newId(), toId: newId() }], childrenToId: newId() },
  };
  const plan = { type: 'TEMPORARY', reason: 'Đi học', plannedThrough: '2027-06-30', destinationId: newId(), place: 'Trường Chính trị', validateOnly: true };
  const transferStep = { transferId: newId(), version: 1, validateOnly: true };
  const person = { fullName: 'Lò Thị Mai', birthDate: '1988', gender: 'FEMALE', ethnicGroup: '03', education: 'UPPER_SECONDARY', politicalTheory: 'NONE' };
  const correction = { correctionId: newId(), version: 1, validateOnly: true };
  const changes = [{ field: 'PHONE', seen: null, value: '0100000001', reason: 'Đổi số', document: 'Đơn' }];
  return {
    proposeCorrection: { input: { changes, validateOnly: true } },
    resubmitCorrection: { input: { ...correction, changes } },
    withdrawCorrection: { input: { ...correction, remark: 'Nhầm' } },
    checkCorrection: { input: { ...correction, remark: 'Đúng' } },
    returnCorrection: { input: { ...correction, remark: 'Thiếu giấy tờ' } },
    decideCorrection: { input: { ...correction, verdicts: [{ field: 'PHONE', accepted: false, reason: 'Chưa rõ' }] } },
    correctRecord: { input: { memberId: newId(), version: 1, changes, validateOnly: true } },
    foundOrganization: { input: operations.found },
    renameOrganization: { input: operations.rename },
    changeOrganizationKind: { input: operations.changeKind },
    moveOrganization: { input: operations.move },
    mergeOrganizations: { input: operations.merge },
    splitOrganization: { input: operations.split },
    dissolveOrganization: { input: operations.dissolve },
    undoReorganization: { input: { id: newId(), version: 1, reason: 'Ghi nhầm', validateOnly: true } },
    reorganizationPreview: operations,
    appointPost: { input: { ...decision31, organizationId: newId(), personId: newId(), kind: 'CIVIL_SERVANT', validFrom, validThrough: '2030-11-20' } },
    recordExit: {
      input: { ...decision31, memberId: newId(), version: 1, kind: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY', failingYears: [2024, 2025], grounds: 'Ba tháng không sinh hoạt', inactiveMonths: 3, unpaidMonths: 3, helpedSince: '2025-01-01', destination: 'Đảng bộ khác', effectiveOn: validFrom, votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0 } },
    },
    restoreMember: { input: { ...decision31, exitId: newId(), version: 1, restoredOn: validFrom, organizationId: newId() } },
    memberSuspensions: { organizationId: organization },
    suspendMember: { input: { ...suspension, memberId: newId(), validFrom: '2026-11-21', validThrough: '2026-12-20', reason: 'Bị tạm giam' } },
    extendSuspension: { input: { ...suspension, suspensionId: newId(), version: 1, validThrough: '2026-12-31' } },
    annulSuspension: { input: { ...suspension, suspensionId: newId(), version: 1, reason: 'Ghi nhầm người' } },
    endSuspension: { input: { ...suspension, suspensionId: newId(), version: 1, endedOn: '2026-11-21' } },
    memberExits: { organizationId: organization },
    movementBalance: { organizationId: organization, from: '2026-01-01', through: '2026-11-21' },
    proposeTransfer: { input: { ...plan, memberId: newId() } },
    resubmitTransfer: { input: { ...plan, ...transferStep } },
    issueTransfer: { input: { ...transferStep, decisionNumber: '15-GT/ĐU', decidedOn: '2026-11-10', validThrough: '2026-12-10', clearance: 'Công văn 12-CV/UBKTĐU', destinationId: newId(), overrides } },
    ...Object.fromEntries(['returnTransfer', 'withdrawTransfer', 'recallTransfer', 'refuseTransfer'].map((name) => [name, { input: { ...transferStep, remark: 'Thiếu đơn' } }])),
    receiveTransfer: { input: { ...transferStep, receivedOn: validFrom, organizationId: newId(), overrides } },
    endTemporaryTransfer: { input: { ...transferStep, endedOn: validFrom } },
    recordTransferIn: {
      input: {
        type: 'PERMANENT', reason: 'Chuyển nơi cư trú', plannedThrough: null, organizationId: newId(), place: 'Đảng bộ phường khác', letterNumber: '7', letterOn: '2026-11-02', validThrough: '2026-11-30', receivedOn: validFrom,
        personId: newId(), person, admissionDecidedOn: '2012-05-19', admissionCeremonyOn: '2012-05-19', recognizedOn: '2013-05-19', admissionDecisionNumber: '12-QĐ', overrides, validateOnly: true,
      },
    },
    transfers: { filter: { organizationId: organization, stages: ['SENT'], overdue: true } },
    transfer: { id: newId() },
    assignFollower: { input: { ...decision31, postId: newId(), organizationId: newId(), validFrom, validThrough: '2030-11-20' } },
    endFollowing: { input: { followingId: newId(), version: 1, lastDay: validFrom, validateOnly: true } },
    endPost: { input: { ...decision31, postId: newId(), version: 1, lastDay: validFrom } },
    electCommittee: {
      input: { ...decision31, organizationId: newId(), kind: 'CELL', termName: 'Nhiệm kỳ 2026-2031', validFrom, validThrough: '2031-11-20', memberPersonIds: [newId()], headId: newId(), deputyIds: [] },
    },
    member: { id: member },
    organization: { id: organization },
    committee: { id: committee },
    composition: { id: committee, age: 35 },
    login: { input: { username: 'khong.co-ai', password: 'khong phai mat khau' } },
    changePassword: { input: { currentPassword: 'khong phai mat khau', newPassword: 'con ngua trang di qua cau', version: 99, validateOnly: true } },
    createAccount: { input: { username: 'ten.chua-co', validateOnly: true } },
    disableAccount: { input: { id: newId(), version: 1, validateOnly: true } },
    endSessions: { input: { id: newId(), validateOnly: true } },
    openRatingSeason: {
      input: { organizationId: organization, year: 2026, cutOffOn: '2026-11-20', cellDeadlineOn: '2026-12-10', decisionDeadlineOn: '2026-12-31', decidedAbove: [newId()], overrides, validateOnly: true },
    },
    ratingSeasonDraft: { id: newId() },
    ratingSeasonDrafts: { organizationId: organization },
    ratingProgress: { seasonId: ratingSeason, organizationId: organization },
    prepareRatingSeason: { input: { organizationId: organization, year: 2027, cutOffOn: '2027-11-20', cellDeadlineOn: '2027-12-10', decisionDeadlineOn: '2027-12-31', decidedAbove: [newId()], validateOnly: true } },
    changeRatingSeasonDraft: { input: { draftId: newId(), version: 1, cutOffOn: '2027-11-20', cellDeadlineOn: '2027-12-10', decisionDeadlineOn: '2027-12-31', decidedAbove: [newId()], validateOnly: true } },
    discardRatingSeasonDraft: { input: { draftId: newId(), version: 1, remark: 'Lập nhầm năm', validateOnly: true } },
    openPreparedRatingSeason: { input: { draftId: newId(), version: 1, overrides, validateOnly: true } },
    enterRatings: { input: { ...sheet, mode: 'PER_ROW', secretBallot: true, sessionDays: 1, entries: [{ entryId: newId(), level: 'GOOD', votesFor: 1, votesAgainst: 0, votesAbsent: 0, sickMonths: 0, ballot: { excellent: 0, good: 1, completed: 0, notCompleted: 0 }, tasks: { all: 10, done: 10, onTime: 10, above: 0 }, opinions: [{ rater: 'UNION', level: 'GOOD', score: 80, body: 'Hội Nông dân', remark: 'Tốt' }] }], overrides } },
    openMemberHelp: { input: { memberId: newId(), year: 2026, helpers: 'Chi ủy giúp đỡ', startedOn: '2026-11-21', through: '2027-11-20', overrides, validateOnly: true } },
    endMemberHelp: { input: { helpId: newId(), version: 1, result: 'PROGRESS', decidedOn: '2026-11-21', votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0 }, remark: 'Có tiến bộ', overrides, validateOnly: true } },
    submitRatings: { input: { ...sheet, overrides } },
    withdrawRatings: { input: { ...sheet, remark: 'Nhầm một dòng' } },
    returnRatings: { input: { ...sheet, remark: 'Thiếu biên bản' } },
    figure: { metric: 'members-admitted', organizationId: organization, from: '2025-07-01', through: '2026-11-21' },
    amendMeasure: {
      input: { measureId: newId(), effectiveOn: '2026-12-01', comparator: 'GTE', threshold: '45', text: 'Kết nạp 45 đảng viên', decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-20', validateOnly: true },
    },
    adoptResolution: { input: { organizationId: newId(), ...NEXT_RESOLUTION, targets: FULL_TARGETS, validateOnly: true } },
    recordObservation: { input: { measureId: newId(), ...REPORTED, wordingVi: 'đạt 71,25%', validateOnly: true } },
    correctObservation: { input: { observationId: newId(), value: '72', sourceDocument: 'Báo cáo', sourceLine: 1, note: 'Đính chính', wordingVi: 'đạt 72%', validateOnly: true } },
    recordCompleteness: { organizationId: organization },
    badgeCandidates: { organizationId: organization },
    regulations: { on: '2026-11-21', organizationId: organization },
    regulationHistory: { parameter: 'rating.cap-mode', organizationId: organization },
    workingDayDeadline: { organizationId: organization, from: '2026-11-21', workingDays: 30 },
    localRules: { organizationId: organization },
    holidayNotices: { organizationId: organization },
    overrides: { filter: { organizationId: organization, code: 'CAP_EXCEEDED', authorId: newId(), from: '2026-01-01', through: '2026-11-21' } },
    setLocalRule: { input: { organizationId: newId(), ...OWN_VALUE, validThrough: '2030-12-31', article: 'Điều 2', supersedesId: newId(), validateOnly: true } },
    endLocalRule: { input: { localRuleId: newId(), version: 1, ...OWN_END, validateOnly: true } },
    enterHolidayNotice: { input: { organizationId: newId(), ...NOTICE_2027, supersedesId: newId(), validateOnly: true } },
    meetings: { organizationId: organization, year: 2026 },
    trainingCourses: { organizationId: organization, year: 2026 },
    duesOwed: { memberId: member, month: '2026-11-01', basis: 'INSURED_WAGE', amountDong: 6_000_000, relief: { kind: 'REDUCTION', percent: 50, from: '2026-10-01', months: 6 } },
    duesPayments: { filter: { organizationId: organization, memberId: member, year: 2026, month: '2026-10-01' } },
    massOrganizations: { organizationId: organization },
    recordedRatings: { organizationId: organization, year: 2025, corrected: false },
    recordMeeting: { input: { organizationId: newId(), ...MEETING, minutesNumber: '11/BB-2026', validateOnly: true } },
    correctMeeting: { input: { meetingId: newId(), version: 1, ...MEETING, minutesNumber: '11/BB-2026', validateOnly: true } },
    recordDues: { input: { organizationId: newId(), paidOn: '2026-11-20', receipt: 'Phiếu thu 11/2026', lines: [{ memberId: newId(), month: '2026-11-01', amountDong: 60_000 }], validateOnly: true } },
    voidDues: { input: { paymentId: newId(), version: 1, reason: 'Ghi nhầm', validateOnly: true } },
    voidMeeting: { input: { meetingId: newId(), version: 1, reason: 'Ghi nhầm', validateOnly: true } },
    recordTrainingCourse: { input: { organizationId: newId(), ...COURSE, documentNumber: '05-KH/ĐU', validateOnly: true } },
    recordTrainingAttendance: { input: { courseId: newId(), version: 1, attendees: [{ personId: newId(), completed: true }], validateOnly: true } },
    voidTrainingCourse: { input: { courseId: newId(), version: 1, reason: 'Ghi nhầm', validateOnly: true } },
    recordRatingResult: { input: { organizationId: newId(), personId: newId(), ...RESULT, correctsId: newId(), validateOnly: true } },
    declareRelation: { input: { personId: newId(), kind: 'SIBLING', otherId: newId(), otherCardNumber: '00000001', otherName: 'Lò Thị Mai', validateOnly: true } },
    possibleDuplicates: { personId: newId() },
    duplicateSuspicions: {},
    personMerges: {},
    mergePreview: { keepId: newId(), mergeId: newId() },
    mergePersons: { input: { keepId: newId(), mergeId: newId(), versions: { keep: 1, merge: 1 }, reason: 'Cùng số căn cước', documentNumber: '12-TB/ĐU', overrides, validateOnly: true } },
    undoMerge: { input: { id: newId(), version: 1, reason: 'Gộp nhầm', validateOnly: true } },
    declareNotSame: { input: { personId: newId(), otherId: newId(), suspicionId: newId(), reason: 'Khác ngày sinh', validateOnly: true } },
    withdrawBadge: { input: { badgeId: newId(), version: 1, remark: 'Ghi nhầm người', validateOnly: true } },
    recordBadge: { input: { memberId: newId(), years: 30, ground: 'ON_TIME', givenOn: '2027-02-03', decisionNumber: '12-QĐ/TU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ Tỉnh ủy', overrides, validateOnly: true } },
    recordFileCheck: { input: { memberId: newId(), version: 0, checkedOn: '2026-11-20', keptAt: 'Tủ 2, hộp 14', remark: 'Đủ', documents: [{ kind: 'LIFE_HISTORY', documentOn: '2010-01-01', copies: 1 }], validateOnly: true } },
    setIdentityNumber: { input: { personId: newId(), kind: 'NATIONAL_ID', number: '000190999999', version: 0, validateOnly: true } },
    revealIdentityNumber: { input: { personId: newId(), kind: 'CARD', purpose: 'Làm thẻ đảng viên', validateOnly: true } },
    withdrawRelation: { input: { relationId: newId(), version: 1, reason: 'Khai nhầm', validateOnly: true } },
    caseCounts: { organizationId: organization, from: '2026-01-01', through: '2026-12-31' },
    disciplineCounts: { organizationId: organization, fromYear: 2024, throughYear: 2026, by: ['FORM', 'FIELD'], onOrganizations: false },
    inspectionCases: { filter: { organizationId: organization, kinds: ['INSPECTION'], conductedBy: 'CELL', stages: ['OPENED'], concludedFrom: '2026-01-01', concludedThrough: '2026-12-31', overdue: false, fields: ['PARTY_LINE'], hasFindings: true, decidedFrom: '2026-01-01', decidedThrough: '2026-12-31', itselfOnly: false } },
    disciplineCases: { filter: { organizationId: organization, forms: ['REPRIMAND'], fields: ['PARTY_LINE'], hasFindings: true, decidedBy: ['CELL'], decidedFrom: '2026-01-01', decidedThrough: '2026-12-31', onOrganizations: false } },
    inspectionProgrammes: { organizationId: organization, year: 2026 },
    adoptProgramme: { input: { organizationId: organization, body: 'CELL', year: 2025, periodFrom: '2025-01-01', periodThrough: '2025-12-31', decisionNumber: '1-CTr/CB', decidedOn: '2025-01-05', lines: [line], validateOnly: true } },
    addProgrammeLine: { input: { programmeId: newId(), decisionNumber: '2-QĐ/CB', decidedOn: '2026-11-20', line: { ...line, group: null, memberId: member, leadId: newId() }, validateOnly: true } },
    startProgrammeLine: { input: { ...lineStep, decidedOn: '2026-11-20' } },
    completeProgrammeLine: { input: { ...lineStep, decidedOn: '2026-11-20', rounds: 1, subjects: 2 } },
    dropProgrammeLine: { input: { ...lineStep, remark: 'Cấp trên kiểm tra' } },
    withdrawProgrammeLine: { input: { ...lineStep, remark: 'Nhập trùng' } },
    logCase: {
      input: {
        organizationId: organization,
        kind: 'INSPECTION',
        decisionNumber: '01-QĐ/CB',
        decidedOn: '2026-11-20',
        content: 'Chấp hành quy chế sinh hoạt',
        periodFrom: '2026-01-01',
        periodThrough: '2026-06-30',
        dueOn: '2026-12-31',
        subjects: [{ memberId: newId() }],
        team: [{ personId: newId(), isLead: true }],
        programmeLineId: null,
        overrides: [{ rule: 'CELL_CHECKS_MANAGED_ABOVE', reason: 'Cấp trên giao' }],
        validateOnly: true,
      },
    },
    startCase: { input: { ...change('caseId'), decisionNumber: '02-KH/CB', decidedOn: '2026-11-20' } },
    reportCase: { input: { ...change('caseId'), decidedOn: '2026-11-20', remark: 'Đủ biên bản' } },
    returnCase: { input: { ...change('caseId'), remark: 'Thiếu biên bản' } },
    concludeCaseOnSentence: { input: { ...change('caseId'), conclusionNumber: '03-KL/UBKTĐU', concludedOn: '2026-11-20', conclusion: 'Bị phạt tù' } },
    concludeCase: { input: { ...change('caseId'), conclusionNumber: '03-KL/CB', concludedOn: '2026-11-20', conclusion: 'Chấp hành tốt' } },
    recordCaseStep: { input: { ...change('caseId'), step: 'PLAN', decisionNumber: '02-KH/CB', decidedOn: '2026-11-20', content: 'Theo đề cương', days: [{ step: 'MEETING', dueOn: '2026-12-10' }] } },
    markCase: { input: { ...change('caseId'), secrecy: 'ORDINARY', keptAt: 'Tủ mật', decisionNumber: '04-CV/CB', decidedOn: '2026-11-20' } },
    dropCase: { input: { ...change('caseId'), remark: 'Lập nhầm' } },
    recordCaseOutcome: {
      input: {
        ...change('caseId'),
        findings: [{ field: 'OTHER', otherName: 'Quản lý nhà ở', content: 'Chưa đúng quy định' }],
        recommendations: [{ subjectId: newId(), content: 'Khắc phục', dueOn: '2026-12-20' }],
      },
    },
    withdrawCaseOutcome: { input: { ...change('caseId'), findingIds: [newId()], recommendationIds: [newId()], remark: 'Ghi nhầm' } },
    followUpRecommendation: { input: { ...change('caseId'), recommendationId: newId(), doneOn: '2026-11-20', doneWith: 'Báo cáo 12-BC/CB' } },
    proposeDiscipline: {
      input: {
        caseId: newId(),
        memberId: newId(),
        violation: 'Vi phạm quy chế',
        violatedOn: '2026-09-15',
        timeBarException: 'FALSE_DIPLOMA',
        inAssignedTask: false,
        form: 'REPRIMAND',
        proposalNumber: '04-TTr/CB',
        proposedOn: '2026-11-20',
        overrides: [{ rule: 'SUPERVISION_DOES_NOT_DISCIPLINE', reason: 'Theo công văn' }],
        validateOnly: true,
      },
    },
    putDisciplineToCell: { input: { ...change('disciplineId'), atTemporaryCell: true, overrides } },
    submitDiscipline: { input: { ...change('disciplineId'), body: 'STANDING_COMMITTEE', overrides } },
    voteDiscipline: {
      input: { ...change('disciplineId'), carried: true, form: 'REPRIMAND', ballots: [{ form: 'REPRIMAND', votes: 10 }], hearing: 'HEARD', heardOn: '2026-11-10', votesFor: 10, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0, decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-20', remark: 'Biểu quyết kín', overrides },
    },
    decideDiscipline: { input: { ...change('disciplineId'), form: 'REMOVAL_FROM_OFFICE', postIds: [newId()], hearing: 'HEARD', heardOn: '2026-11-10', decisionNumber: '06-QĐ/ĐU', decidedOn: '2026-11-20', overrides } },
    returnDiscipline: { input: { ...change('disciplineId'), remark: 'Làm rõ', overrides } },
    withdrawDiscipline: { input: { ...change('disciplineId'), remark: 'Sửa câu chữ', overrides } },
    announceDiscipline: { input: { ...change('disciplineId'), announcedOn: '2026-11-20', overrides } },
    reviseDiscipline: { input: { ...change('disciplineId'), kind: 'CORRECTED', form: 'WARNING', by: 'STANDING_COMMITTEE', decisionNumber: '31-QĐ/ĐU', decidedOn: '2026-11-20', reason: 'Xét lại', overrides } },
    receiveDenunciation: {
      input: { organizationId: organization, memberId: newId(), receivedOn: '2026-11-02', content: 'Vi phạm quy chế', anonymous: false, denouncerName: 'Người viết đơn', denouncerAddress: 'Bản', validateOnly: true },
    },
    takeUpDenunciation: { input: { denunciationId: newId(), version: 1, caseId: newId(), decisionNumber: '21-QĐ/UBKT', decidedOn: '2026-11-20', overrides, validateOnly: true } },
    concludeDenunciation: { input: { denunciationId: newId(), version: 1, outcome: 'UNFOUNDED', conclusionNumber: '9-KL/UBKT', concludedOn: '2026-11-20', conclusion: 'Không có cơ sở', overrides, validateOnly: true } },
    keepDenunciation: { input: { denunciationId: newId(), version: 1, remark: 'Nặc danh', overrides, validateOnly: true } },
    revealDenouncer: { input: { denunciationId: newId(), purpose: 'Xác minh', validateOnly: true } },
    receiveStateNotice: {
      input: { organizationId: organization, memberId: newId(), issuer: 'Tòa án nhân dân khu vực', documentNumber: '7/TB-TA', issuedOn: '2026-11-14', receivedOn: '2026-11-16', matter: 'PRISON_SENTENCE', secrecy: 'ORDINARY', keptAt: 'Tủ hồ sơ', content: 'Bản án', validateOnly: true },
    },
    settleStateNotice: { input: { noticeId: newId(), version: 1, caseId: newId(), reason: 'Không thuộc phạm vi', decisionNumber: '12-CV/UBKTĐU', validateOnly: true } },
    fileComplaint: { input: { disciplineId: newId(), content: 'Xét lại mức độ', overrides, validateOnly: true } },
    receiveComplaint: {
      input: { memberId: newId(), decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-02', receivedOn: '2026-11-20', way: 'BY_POST', handledBy: 'INSPECTION_COMMITTEE', content: 'Xét lại mức độ', overrides, validateOnly: true },
    },
    settleComplaint: { input: { complaintId: newId(), version: 1, outcome: 'CHANGED', form: 'WARNING', decisionNumber: '40-QĐ/UBKT', decidedOn: '2026-11-20', reason: 'Chưa thỏa đáng', isFinal: false, restoredOn: '2026-11-21', organizationId: newId(), overrides, validateOnly: true } },
    withdrawComplaint: { input: { complaintId: newId(), version: 1, remark: 'Đã hiểu', overrides, validateOnly: true } },
    dropDiscipline: { input: { ...change('disciplineId'), remark: 'Chưa đủ căn cứ', overrides } },
    grantRole: { input: { role: 'PARTY_OFFICE', personId: newId(), organizationId: organization, reach: 'UNIT', from: '2026-11-21', through: '2026-12-31', reason: 'Thay người nghỉ', validateOnly: true } },
    approveGrant: { input: { id: newId(), version: 1, validateOnly: true } },
    endGrant: { input: { id: newId(), version: 1, reason: 'Đã có người mới', validateOnly: true } },
    delegateRights: {
      input: { personId: newId(), rights: ['member.read', 'meeting.read', 'meeting.record'], organizationId: organization, from: '2026-11-21', through: '2026-12-31', reason: 'Nghỉ phép', validateOnly: true },
    },
    endDelegation: { input: { id: newId(), version: 1, validateOnly: true } },
    decideRatingSeason: { input: { ...season, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', submittedOnly: true, except: [{ entryId: newId(), level: 'GOOD' }], overrides } },
    decideRatingRows: {
      input: { seasonId: newId(), rows: [{ entryId: newId(), version: 1, level: 'GOOD' }], mode: 'PER_ROW', decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Xét lại', overrides, validateOnly: true },
    },
    closeRatingSeason: { input: { ...season, decisionNumber: '12-QĐ/ĐU', closedOn: '2026-11-21' } },
    assessMyself: { input: { entryId: newId(), level: 'GOOD', score: 85, remark: 'Hoàn thành', validateOnly: true } },
    enterCollectiveOpinions: { input: { sheetId: newId(), version: 1, opinions: [{ entryId: newId(), level: 'GOOD', score: 85, body: 'Ban Thường vụ', remark: 'Nhất trí' }], validateOnly: true } },
    recordRatingsFromAbove: {
      input: { seasonId: newId(), rows: [{ entryId: newId(), version: 1, level: 'GOOD' }], decidingBody: 'Ban Thường vụ Tỉnh ủy', documentNumber: '5-TB/TU', decidedOn: '2026-11-21', reason: 'Nhập nhầm', validateOnly: true },
    },
    amendRatings: {
      input: { seasonId: newId(), rows: [{ entryId: newId(), version: 1, level: 'GOOD' }], decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', reason: 'Xét lại', overrides, validateOnly: true },
    },
    decideRatings: { input: { ...sheet, decisionNumber: '12-QĐ/ĐU', decidedOn: '2026-11-21', except: [{ entryId: newId(), level: 'GOOD' }], overrides } },
    proposeAdmission: { input: { organizationId: organization, candidate, ...file, overrides, validateOnly: true } },
    changeAdmission: { input: { ...admission, ...file } },
    prepareAdmission: {
      input: { ...admission, declaredOn: '2026-06-02', concludedOn: '2026-08-01', ageConsentNumber: '12-CV/TU', ageConsentOn: '2026-05-01', inquiries: [{ subject: 'PARENTS', outcome: 'VERIFIED', answeredOn: '2026-07-01' }] },
    },
    replaceIntroducer: { input: { ...admission, place: 1, memberId: newId(), guidedSince: '2024-01-01', decidedOn: '2026-11-20', remark: 'Chuyển nơi khác', overrides } },
    readRecognition: { input: { ...admission, readOn: '2026-11-20', overrides } },
    voteAdmission: { input: vote },
    voteFullRecognition: { input: vote },
    withdrawAdmission: { input: reasoned },
    returnAdmission: { input: reasoned },
    abandonAdmission: { input: reasoned },
    rejectAdmission: { input: reasoned },
    decideAdmission: { input: { ...decision, votes: { votesFor: 18, votesAgainst: 1, votesAbsent: 3 } } },
    decideFullRecognition: { input: { ...decision, votes: { votesFor: 18, votesAgainst: 1, votesAbsent: 3 } } },
    holdAdmissionCeremony: { input: { ...admission, ceremonyOn: '2026-11-20', receivedOn: '2026-11-19', overrides } },
  };
}
