import type {
  Cadence,
  CommitteeKind,
  Comparator,
  DatePrecision,
  EducationLevel,
  Gender,
  GrantRole,
  IdentityNumberKind,
  LineageKind,
  MeasureKind,
  MemberOverlayKind,
  MembershipKind,
  MemberStatus,
  MemberStatusEnd,
  OrganizationKind,
  OrganizationSector,
  PoliticalTheoryLevel,
  PostKind,
  RatingExcuse,
  RatingLevel,
  TargetGroup,
} from '#prisma-client';
import type { Day, Period } from './days.js';
import type {
  CaseFindingRow,
  CasePlannedDayRow,
  CaseRecommendationRow,
  CaseStepRow,
  ComplaintRow,
  DenunciationRow,
  DuesPaymentRow,
  InspectionProgrammeRow,
  ProgrammeLineRow,
  StateNoticeRow,
} from './inspection-rows.js';
import type {
  AdmissionIntroducerRow,
  AdmissionRow,
  CaseSubjectRow,
  CaseTeamRow,
  CellMeetingRow,
  DisciplineCaseRow,
  HolidayNoticeDayRow,
  HolidayNoticeRow,
  InspectionCaseRow,
  MassOrganizationRow,
  ObservationRow,
  RecordedRatingRow,
  RuleOverrideRow,
  TrainingAttendanceRow,
  TrainingCourseRow,
} from './work-rows.js';

export type { Period } from './days.js';
export type * from './inspection-rows.js';
export type * from './work-rows.js';

export interface DecisionRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuedBy: string;
  readonly title: string;
  readonly basis: string | null;
  readonly synthetic: boolean;
}

export interface OrganizationRow {
  readonly id: string;
  readonly foundedOn: Day;
  readonly foundingDecisionId: string | null;
  endedOn: Day | null;
  endingDecisionId: string | null;
}

export interface OrganizationPeriodRow extends Period {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly sector: OrganizationSector | null;
  readonly parentId: string | null;
  readonly decisionId: string | null;
}

export interface LineageRow {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly kind: LineageKind;
  readonly effectiveOn: Day;
  readonly decisionId: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly fullName: string;
  readonly birthOn: Day;
  readonly birthPrecision: DatePrecision;
  readonly gender: Gender;
  readonly ethnicGroupCode: string;
  readonly education: EducationLevel;
  readonly politicalTheory: PoliticalTheoryLevel;
}

export interface ContactRow {
  readonly personId: string;
  readonly phone: string | null;
  readonly address: string;
}

export interface PersonOriginRow {
  readonly personId: string;
  readonly birthName: string | null;
  readonly otherNames: string | null;
  readonly birthPlace: string;
  readonly homePlace: string;
}

export interface PersonResidenceRow {
  readonly personId: string;
  readonly permanentResidence: string;
  readonly presentResidence: string | null;
}

export interface PersonSchoolingRow {
  readonly personId: string;
  readonly generalEducation: string;
  readonly qualification: string | null;
  readonly academicTitle: string | null;
  readonly languages: string | null;
}

export interface PersonBackgroundRow {
  readonly personId: string;
  readonly religion: string;
  readonly familyClass: string;
  readonly familyOccupation: string | null;
  readonly health: string | null;
  readonly warMerit: string | null;
  readonly foreignRelationsFiled: boolean;
  readonly foreignFiledOn: Day | null;
  readonly economyFiled: boolean;
  readonly economyFiledOn: Day | null;
}

export interface PartyBackgroundRow {
  readonly personId: string;
  readonly fileNumber: string;
  readonly occupation: string;
  readonly recruitedOn: Day | null;
  readonly recruitedPrecision: DatePrecision | null;
  readonly recruitedBy: string | null;
  readonly youthUnionOn: Day;
  readonly youthUnionPrecision: DatePrecision;
  readonly enlistedOn: Day | null;
  readonly enlistedPrecision: DatePrecision | null;
  readonly dischargedOn: Day | null;
  readonly dischargedPrecision: DatePrecision | null;
}

export interface MemberRow {
  readonly id: string;
  readonly personId: string;
  readonly admissionDecidedOn: Day;
  readonly admissionCeremonyOn: Day;
  readonly recognizedOn: Day | null;
}

/** A number before it is sealed, which is done when the data is loaded: only then there are keys. */
export interface IdentityNumberRow {
  readonly personId: string;
  readonly kind: IdentityNumberKind;
  readonly number: string;
}

export interface StatusRow extends Period {
  readonly id: string;
  readonly memberId: string;
  readonly status: MemberStatus;
  endReason: MemberStatusEnd | null;
}

/** An exemption from activities or a suspension. */
export interface OverlayRow extends Period {
  readonly id: string;
  readonly memberId: string;
  readonly kind: MemberOverlayKind;
  readonly decisionId: string | null;
}

export interface MembershipRow extends Period {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly kind: MembershipKind;
}

export interface CommitteeRow extends Period {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: CommitteeKind;
  readonly termName: string;
  readonly decisionId: string | null;
}

export interface PostRow extends Period {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly committeeId: string | null;
  readonly kind: PostKind;
  readonly decisionId: string | null;
}

export interface WorkflowItemRow {
  readonly id: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly stage: string;
  readonly openedOn: Day;
  readonly dueOn: Day | null;
  /** The organisation it waits at, where that is another than its own. */
  readonly waitsAtId: string | null;
  readonly version: number;
}

export interface WorkflowLogRow {
  readonly itemId: string;
  readonly sequence: number;
  readonly action: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly at: string;
  readonly body: string;
  readonly decisionNumber: string | null;
  readonly decidedOn: Day | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbsent: number | null;
  /** Left out: none. */
  readonly remark?: string;
}

export interface RatingSeasonRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly cutOffOn: Day;
  readonly cellDeadlineOn: Day;
  readonly decisionDeadlineOn: Day;
  readonly closedOn: Day | null;
  readonly closingNumber: string | null;
}

/** Its id is its workflow item's. */
export interface RatingSheetRow {
  readonly id: string;
  readonly seasonId: string;
  readonly organizationId: string;
  readonly year: number;
  /** The organisation whose committee decides it; null when that stands above all on record. */
  readonly deciderId: string | null;
}

export interface RatingEntryRow {
  readonly id: string;
  readonly sheetId: string;
  /** Null: the row of the cell itself. */
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
  readonly proposedLevel: RatingLevel | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbsent: number | null;
  readonly decidedLevel: RatingLevel | null;
  readonly decidedAbove: boolean;
  readonly decidingBody: string | null;
  readonly documentNumber: string | null;
  readonly documentOn: Day | null;
}

export interface ResolutionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly termFrom: Day;
  readonly termThrough: Day;
  readonly source: string;
  readonly percentDecimals: number;
}

export interface TargetRow {
  readonly id: string;
  readonly resolutionId: string;
  readonly targetGroup: TargetGroup;
  readonly number: number;
  readonly text: string;
  readonly line: number;
}

export interface MeasureRow {
  readonly id: string;
  readonly targetId: string;
  readonly place: number;
  readonly key: string;
  readonly kind: MeasureKind;
  readonly comparator: Comparator;
  readonly threshold: number;
  readonly unit: string;
  readonly cadence: Cadence;
  readonly cadenceStated: boolean;
  readonly judgedOn: Day | null;
  readonly text: string;
  readonly reading: string | null;
}

/** An account without its password's hash, which is made when the data is loaded. */
export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly personId: string | null;
}

export interface GrantRow extends Period {
  readonly id: string;
  readonly accountId: string;
  readonly role: GrantRole;
  readonly organizationId: string | null;
}

/** All rows of the demo data, table by table, each table after those it refers to. */
export interface DemoRows {
  readonly decision: DecisionRow[];
  readonly organization: OrganizationRow[];
  readonly organizationPeriod: OrganizationPeriodRow[];
  readonly organizationLineage: LineageRow[];
  readonly person: PersonRow[];
  readonly personContact: ContactRow[];
  readonly identityNumber: IdentityNumberRow[];
  readonly personOrigin: PersonOriginRow[];
  readonly personResidence: PersonResidenceRow[];
  readonly personSchooling: PersonSchoolingRow[];
  readonly personBackground: PersonBackgroundRow[];
  readonly partyBackground: PartyBackgroundRow[];
  readonly member: MemberRow[];
  readonly memberStatusPeriod: StatusRow[];
  readonly memberOverlay: OverlayRow[];
  readonly membership: MembershipRow[];
  readonly committee: CommitteeRow[];
  readonly post: PostRow[];
  readonly account: AccountRow[];
  readonly accessGrant: GrantRow[];
  readonly workflowItem: WorkflowItemRow[];
  readonly workflowLog: WorkflowLogRow[];
  readonly ratingSeason: RatingSeasonRow[];
  readonly ratingSheet: RatingSheetRow[];
  readonly ratingEntry: RatingEntryRow[];
  readonly resolution: ResolutionRow[];
  readonly target: TargetRow[];
  readonly measure: MeasureRow[];
  readonly observation: ObservationRow[];
  readonly holidayNotice: HolidayNoticeRow[];
  readonly holidayNoticeDay: HolidayNoticeDayRow[];
  readonly admission: AdmissionRow[];
  readonly admissionIntroducer: AdmissionIntroducerRow[];
  readonly ruleOverride: RuleOverrideRow[];
  readonly inspectionProgramme: InspectionProgrammeRow[];
  readonly programmeLine: ProgrammeLineRow[];
  readonly inspectionCase: InspectionCaseRow[];
  readonly inspectionCaseSubject: CaseSubjectRow[];
  readonly inspectionCaseTeam: CaseTeamRow[];
  readonly disciplineCase: DisciplineCaseRow[];
  readonly caseStepEntry: CaseStepRow[];
  readonly casePlannedDay: CasePlannedDayRow[];
  readonly caseFinding: CaseFindingRow[];
  readonly caseRecommendation: CaseRecommendationRow[];
  readonly complaint: ComplaintRow[];
  readonly denunciation: DenunciationRow[];
  readonly stateNotice: StateNoticeRow[];
  readonly duesPayment: DuesPaymentRow[];
  readonly cellMeeting: CellMeetingRow[];
  readonly trainingCourse: TrainingCourseRow[];
  readonly trainingAttendance: TrainingAttendanceRow[];
  readonly massOrganization: MassOrganizationRow[];
  readonly recordedRating: RecordedRatingRow[];
}

export interface DemoData {
  readonly seed: number;
  readonly referenceDate: Day;
  readonly rows: DemoRows;
}
