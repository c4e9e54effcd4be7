import type {
  CaseConductor,
  CaseKind,
  Comparator,
  DisciplineBody,
  DisciplineForm,
  MassOrganizationKind,
  MeetingKind,
  NoticeDayKind,
  RatingLevel,
  TrainingTopic,
} from '#prisma-client';
import type { Day, Period } from './days.js';

/** Its id is its workflow item's. */
export interface AdmissionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly appliedOn: Day;
  readonly courseCertificateOn: Day | null;
  readonly votedOn: Day | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: Day | null;
  readonly ceremonyOn: Day | null;
  readonly memberId: string | null;
  readonly reviewVotedOn: Day | null;
  readonly recognitionDecisionNumber: string | null;
  readonly recognitionDecidedOn: Day | null;
  readonly recognizedOn: Day | null;
  readonly closedOn: Day | null;
  readonly synthetic: boolean;
}

/** Somebody who vouches for a candidate: a member, or an organisation in the place of one. */
export interface AdmissionIntroducerRow {
  readonly admissionId: string;
  readonly place: 1 | 2;
  readonly memberId: string | null;
  readonly organizationName: string | null;
  readonly guidedSince: Day | null;
}

/** Its id is its workflow item's. */
export interface InspectionCaseRow {
  readonly id: string;
  readonly organizationId: string;
  readonly conductedBy: CaseConductor;
  readonly kind: CaseKind;
  readonly decisionNumber: string;
  readonly decidedOn: Day;
  readonly content: string;
  readonly periodFrom: Day;
  readonly periodThrough: Day;
  readonly dueOn: Day;
  readonly conclusionNumber: string | null;
  readonly concludedOn: Day | null;
  readonly conclusion: string | null;
  readonly closedOn: Day | null;
  readonly synthetic: boolean;
  /** The line of a programme that it carries out. */
  programmeLineId: string | null;
}

/** Whom a case is about: an organisation or a member. */
export interface CaseSubjectRow {
  readonly id: string;
  readonly caseId: string;
  readonly organizationId: string | null;
  readonly memberId: string | null;
}

export interface CaseTeamRow {
  readonly caseId: string;
  readonly personId: string;
  readonly isLead: boolean;
}

/** Its id is its workflow item's. */
export interface DisciplineCaseRow {
  readonly id: string;
  readonly inspectionCaseId: string;
  readonly memberId: string;
  readonly cellId: string;
  readonly violation: string;
  readonly inAssignedTask: boolean;
  readonly proposalNumber: string;
  readonly proposedOn: Day;
  readonly proposedForm: DisciplineForm;
  readonly decidedForm: DisciplineForm | null;
  readonly decidedBy: DisciplineBody | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: Day | null;
  readonly effectiveOn: Day | null;
  readonly closedOn: Day | null;
  readonly synthetic: boolean;
}

/** A warning of the rules that somebody overrode, with the reason. */
export interface RuleOverrideRow {
  readonly id: string;
  readonly itemId: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly reason: string;
  readonly at: string;
}

/** A figure as a report prints it. */
export interface ObservationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly measure: string;
  readonly wordingVi: string;
  readonly value: number | null;
  readonly note: string | null;
  readonly comparator: Comparator;
  readonly unit: string;
  readonly periodFrom: Day;
  readonly periodThrough: Day;
  readonly sourceDocument: string;
  readonly sourceLine: number;
  readonly recordedAt: string;
}

export interface CellMeetingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly heldOn: Day;
  readonly kind: MeetingKind;
  readonly present: number;
  readonly absentExcused: number;
  readonly absentUnexcused: number;
  readonly subject: string;
  readonly minutesNumber: string;
}

export interface TrainingCourseRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly topic: TrainingTopic;
  readonly heldFrom: Day;
  readonly heldThrough: Day;
  readonly documentNumber: string;
}

export interface TrainingAttendanceRow {
  readonly courseId: string;
  readonly personId: string;
  readonly completed: boolean;
}

export interface MassOrganizationRow extends Period {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: MassOrganizationKind;
  readonly name: string;
}

/** Of a mass organisation or of a civil servant. */
export interface RecordedRatingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly level: RatingLevel;
  readonly massOrganizationId: string | null;
  readonly personId: string | null;
  readonly decidingBody: string;
  readonly documentNumber: string;
  readonly decidedOn: Day;
  readonly recordedAt: string;
}

/** The State's notice of a year's holidays, as a ward entered it. */
export interface HolidayNoticeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly documentOn: Day;
}

export interface HolidayNoticeDayRow {
  readonly noticeId: string;
  readonly day: Day;
  readonly kind: NoticeDayKind;
  readonly name: string;
}
