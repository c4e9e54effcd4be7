import type {
  CaseStep,
  ComplaintOutcome,
  ComplaintWay,
  DenunciationOutcome,
  DisciplineBody,
  ProgrammeBody,
  ProgrammeLineKind,
  StateNoticeMatter,
  ViolationField,
} from '#prisma-client';
import type { Day } from './days.js';

/** A step of a case that was entered. */
export interface CaseStepRow {
  readonly id: string;
  readonly caseId: string;
  readonly step: CaseStep;
  readonly doneOn: Day;
  readonly documentNumber: string | null;
  readonly content: string | null;
}

/** The day by which a plan has a step done. */
export interface CasePlannedDayRow {
  readonly entryId: string;
  readonly caseId: string;
  readonly step: CaseStep;
  readonly dueOn: Day;
}

export interface CaseFindingRow {
  readonly id: string;
  readonly caseId: string;
  readonly field: ViolationField;
  readonly otherName: string | null;
  readonly content: string;
}

export interface CaseRecommendationRow {
  readonly id: string;
  readonly caseId: string;
  readonly subjectId: string;
  readonly content: string;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  readonly doneWith: string | null;
}

export interface InspectionProgrammeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly body: ProgrammeBody;
  /** Null: for the term. */
  readonly year: number | null;
  readonly periodFrom: Day;
  readonly periodThrough: Day;
  readonly decisionNumber: string;
  readonly decidedOn: Day;
}

/** Its id is its workflow item's. */
export interface ProgrammeLineRow {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: ProgrammeLineKind;
  readonly content: string;
  readonly subjectOrganizationId: string | null;
  readonly subjectGroup: string | null;
  readonly leadId: string | null;
  readonly quarter: number | null;
  readonly plannedRounds: number | null;
  readonly plannedSubjects: number | null;
  readonly doneOn: Day | null;
  readonly doneRounds: number | null;
  readonly doneSubjects: number | null;
  readonly closedOn: Day | null;
}

/** Its id is its workflow item's. */
export interface StateNoticeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly memberId: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly issuedOn: Day;
  readonly receivedOn: Day;
  readonly matter: StateNoticeMatter;
  readonly content: string;
  readonly reason: string | null;
  readonly closedOn: Day | null;
}

/** Its id is its workflow item's. */
export interface ComplaintRow {
  readonly id: string;
  readonly disciplineId: string;
  readonly organizationId: string;
  readonly handledBy: DisciplineBody;
  readonly previousId: string | null;
  readonly receivedOn: Day;
  readonly way: ComplaintWay;
  readonly content: string;
  readonly outcome: ComplaintOutcome | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: Day | null;
  readonly reason: string | null;
  readonly closedOn: Day | null;
}

/** Its id is its workflow item's. Who denounces is sealed when the data is loaded: only then there are keys. */
export interface DenunciationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly memberId: string;
  readonly receivedOn: Day;
  readonly keptAt: string;
  readonly content: string;
  /** Null: an anonymous letter. */
  readonly denouncer: { readonly name: string; readonly address: string } | null;
  readonly caseId: string | null;
  readonly takenUpOn: Day | null;
  readonly outcome: DenunciationOutcome | null;
  readonly conclusionNumber: string | null;
  readonly concludedOn: Day | null;
  readonly conclusion: string | null;
  readonly closedOn: Day | null;
}

export interface DuesPaymentRow {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  /** Its first day. */
  readonly month: Day;
  readonly amountDong: number;
  readonly paidOn: Day;
  readonly receipt: string;
}
