import type { Decider, DecidingBody, DisciplineForm, TimeBar } from './discipline-values.js';

/**
 * What kind of value each parameter of the rule book has. The book holds exactly these, a file for each first word:
 * `rating.cap-share` stands in `book/rating.yaml`.
 */
export const PARAMETERS = {
  'organization.founding-full-members': 'persons',
  'organization.voting-full-members': 'persons',
  'organization.base-committee-members': 'persons',
  'organization.kinds': 'organizationKinds',
  'organization.inspection-committee-at': 'organizationKinds',
  'organization.base-term': 'duration',
  'organization.cell-term': 'duration',
  'organization.meeting-every': 'duration',
  'organization.code-groups': 'numbers',
  'committee.cell-from-full-members': 'persons',
  'committee.cell-size-least': 'persons',
  'committee.cell-size-most': 'persons',
  'committee.standing-share': 'share',
  'member.probationary-votes': 'boolean',
  'member.probationary-dues': 'boolean',
  'member.exempt-attends-congress': 'boolean',
  'member.exempt-receives-badges': 'boolean',
  'member.exempt-disciplined': 'boolean',
  'member.suspension-days': 'days',
  'member.suspension-extension-days': 'days',
  'member.suspension-extensions': 'times',
  'member.seniority-from': 'admissionEvent',
  'member.seniority-leaves-out-time-outside': 'boolean',
  'member.badge-years': 'numbers',
  'member.badge-rounds': 'monthDays',
  'member.badge-early-months-to-65': 'months',
  'member.badge-early-months-from-70': 'months',
  'member.badge-posthumous-months': 'months',
  'member.card-digits': 'numbers',
  'member.national-id-digits': 'numbers',
  'member.file-check-every': 'duration',
  'correction.answer-within': 'workingDays',
  'admission.age-at-least': 'years',
  'admission.age-consent-above': 'years',
  'admission.consent-authority': 'authority',
  'admission.least-education': 'educationLevel',
  'admission.certificate-months': 'months',
  'admission.application-before-declaration': 'boolean',
  'admission.introducers': 'persons',
  'admission.introducer-months': 'months',
  'admission.verified': 'inquirySubjects',
  'admission.member-relatives-skipped': 'boolean',
  'admission.conclusion-after-verification': 'boolean',
  'admission.opinions-from': 'inquirySubjects',
  'admission.vote-share': 'voteShare',
  'admission.decided-by': 'decidingBody',
  'admission.base-vote-share': 'voteShare',
  'admission.ceremony-within': 'workingDays',
  'admission.ceremony-counted-from': 'decisionEvent',
  'admission.probation-months': 'months',
  'admission.probation-counted-from': 'admissionEvent',
  'admission.review-within': 'workingDays',
  'admission.decision-read': 'boolean',
  'admission.not-qualified-vote-share': 'voteShare',
  'readmission.wait-months': 'months',
  'readmission.minor-crime-months': 'months',
  'readmission.consent-authority': 'authority',
  'readmission.probation-months': 'months',
  'readmission.times-at-most': 'times',
  'readmission.never-after': 'readmissionBars',
  'rating.excellent-from-points': 'points',
  'rating.good-from-points': 'points',
  'rating.completed-from-points': 'points',
  'rating.excellent-above-requirement': 'share',
  'rating.good-on-time': 'share',
  'rating.excellent-undisciplined': 'disciplinedParts',
  'rating.completed-late-at-most': 'share',
  'rating.excused': 'ratingExcuses',
  'rating.new-member-months': 'months',
  'rating.organization-new-months': 'months',
  'rating.sick-months-below-good': 'months',
  'rating.guests-rated-at': 'cellOfGuest',
  'rating.cap-share': 'share',
  'rating.organization-cap-share': 'share',
  'rating.cap-mode': 'capMode',
  'rating.cap-rounding': 'capRounding',
  'rating.cap-pool': 'capPool',
  'rating.fails-on': 'failingGrounds',
  'rating.violation-counts-once': 'boolean',
  'rating.secret-ballot': 'boolean',
  'rating.collective-session-days': 'days',
  'rating.cell-deadline': 'monthDays',
  'rating.base-deadline': 'monthDays',
  'rating.progress-vote-share': 'voteShare',
  'voting.ordinary-resolution': 'voteShare',
  'voting.base-leaves-out': 'voteBase',
  'voting.discipline': 'voteShare',
  'voting.removal-from-office': 'voteShare',
  'voting.expulsion': 'voteShare',
  'voting.adds-from-highest': 'boolean',
  'inspection.opened-by': 'decidingBodies',
  'inspection.cell-checks-managed-above': 'boolean',
  'inspection.state-notice-days': 'days',
  'inspection.anonymous-letters': 'boolean',
  'discipline.forms-of-full-member': 'disciplineForms',
  'discipline.forms-of-probationary': 'disciplineForms',
  'discipline.forms-of-organization': 'disciplineForms',
  'discipline.deciders': 'deciders',
  'discipline.cell-proposes': 'disciplineForms',
  'discipline.cell-committee-decides': 'boolean',
  'discipline.temporary-cell-decides': 'disciplineForms',
  'discipline.time-bars': 'timeBars',
  'discipline.organization-time-bars': 'timeBars',
  'discipline.never-time-barred': 'timeBarExceptions',
  'discipline.hearing': 'boolean',
  'discipline.expelled-on-prison-sentence': 'boolean',
  'discipline.cell-decision-from': 'effectEvent',
  'discipline.decision-from': 'effectEvent',
  'discipline.written-within': 'days',
  'discipline.announced-within': 'days',
  'discipline.lapses-after': 'duration',
  'discipline.lapses': 'disciplineForms',
  'complaint.window': 'duration',
  'complaint.levels': 'decidingBodies',
  'complaint.resolve-within': 'workingDays',
  'complaint.suspends-decision': 'boolean',
  'transfer.within': 'workingDays',
  'transfer.letter-within': 'workingDays',
  'transfer.temporary-counted-at': 'cellOfGuest',
  'transfer.temporary-dues-at': 'cellOfGuest',
  'dues.insured-share': 'share',
  'dues.benefit-share': 'share',
  'dues.pension-share': 'share',
  'dues.student-dong': 'dong',
  'dues.others-before-retirement': 'share',
  'dues.others-after-retirement': 'share',
  'dues.exempt-seniority': 'years',
  'dues.reductions': 'shares',
  'dues.reduction-months': 'months',
  'dues.village-cell-keeps': 'share',
  'removal.vote-share': 'voteShare',
  'removal.inactive-months': 'months',
  'removal.help-months': 'months',
  'removal.failing-years': 'years',
  'removal.complaint-within': 'workingDays',
  'removal.complaint-levels': 'decidingBodies',
  'removal.complaint-resolve-within': 'workingDays',
  'removal.complaint-suspends-decision': 'boolean',
  'statistics.cut-offs': 'monthDays',
} as const;

export type ParameterName = keyof typeof PARAMETERS;
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];

/** What a ward may set for itself by a document of its own or of a committee above it. */
export const LOCAL_PARAMETERS = [
  'rating.cap-share',
  'rating.organization-cap-share',
  'rating.cap-mode',
  'rating.cap-rounding',
  'rating.cap-pool',
  'rating.cell-deadline',
  'rating.base-deadline',
  'correction.answer-within',
] as const satisfies readonly ParameterName[];

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}

export function isLocal(name: ParameterName): boolean {
  return LOCAL_PARAMETERS.some((local) => local === name);
}

export const CAP_MODES = ['STRICT', 'INCLUSIVE', 'ALL'] as const;
export type CapMode = (typeof CAP_MODES)[number];

/** What becomes of a fraction of a slot under the cap on "excellent". */
export const CAP_ROUNDINGS = ['DOWN', 'HALF_UP', 'UP'] as const;
export type CapRounding = (typeof CAP_ROUNDINGS)[number];

/** Whose members share one cap: those of a base organisation (of the cells directly under the ward together), of each organisation directly under the ward, or of the whole ward. */
export const CAP_POOLS = ['BASE_ORGANIZATION', 'DIRECT_ORGANIZATION', 'WHOLE'] as const;
export type CapPool = (typeof CAP_POOLS)[number];

/** Levels of education, the lowest first. */
export const EDUCATION_LEVELS = ['PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'COLLEGE', 'UNIVERSITY', 'POSTGRADUATE'] as const;
export type LevelOfEducation = (typeof EDUCATION_LEVELS)[number];

/** Who is not in the base that a vote is counted against. */
export const LEFT_OUT = ['ELSEWHERE', 'EXEMPT_ABSENT'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What day a period of somebody's party life is counted from. */
export const ADMISSION_EVENTS = ['ADMISSION_DECISION', 'CEREMONY', 'RECOGNITION'] as const;
export const DECISION_EVENTS = ['ISSUED', 'RECEIVED'] as const;
export const EFFECT_EVENTS = ['VOTE_ANNOUNCED', 'SIGNED'] as const;
/** Which cell of somebody who is temporarily active elsewhere. */
export const CELLS_OF_GUEST = ['OFFICIAL', 'TEMPORARY'] as const;
export const AUTHORITIES = ['PROVINCIAL_STANDING_COMMITTEE', 'COMMITTEE_UNDER_PROVINCIAL', 'PROVINCIAL_LEVEL'] as const;
/** Kinds of party organisation, from the top down. */
export const KINDS_OF_ORGANIZATION = [
  'PROVINCIAL_COMMITTEE',
  'DISTRICT_COMMITTEE',
  'WARD_COMMITTEE',
  'BASE_COMMITTEE',
  'SUBORDINATE_COMMITTEE',
  'DIVISION_COMMITTEE',
  'BASE_CELL',
  'CELL',
] as const;
export type KindOfOrganization = (typeof KINDS_OF_ORGANIZATION)[number];
/** Who is inquired about before a cell votes on a candidate, and who is asked what they think. */
export const INQUIRY_SUBJECTS = ['CANDIDATE', 'PARENTS', 'IN_LAWS_OR_CARERS', 'SPOUSE', 'ADULT_CHILDREN', 'RESIDENCE_CELL', 'MASS_ORGANIZATIONS'] as const;
export type SubjectOfInquiry = (typeof INQUIRY_SUBJECTS)[number];
export const RATING_EXCUSES = ['NEW_MEMBER', 'EXEMPT', 'SUSPENDED'] as const;
export const FAILING_GROUNDS = ['DISCIPLINED', 'DEGRADED', 'UNDER_HALF_OF_TASKS', 'CIVIL_SERVICE_RATING_FAILED'] as const;
/** Whose discipline counts against a collective. */
export const DISCIPLINED_PARTS = ['LEADER', 'UNIT'] as const;
export const READMISSION_BARS = ['SELF_ABANDONED', 'RESIGNED', 'SERIOUS_DISUNITY', 'CORRUPTION', 'SERIOUS_CRIME'] as const;
export const TIME_BAR_EXCEPTIONS = ['POLITICAL_SECURITY', 'DEFENCE', 'FOREIGN_AFFAIRS', 'FALSE_DIPLOMA'] as const;

/** A part of a whole, in whole numbers. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** The part of the votes that carries a resolution. */
export interface VoteShare extends Share {
  /** Whether exactly that part is enough. */
  readonly inclusive: boolean;
  /** It is a part of all full members, whoever may or can vote. */
  readonly ofAllFullMembers?: true;
}

/** A time as a document names it: 30 days are not 30 working days. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'DAYS' | 'WORKING_DAYS' | 'MONTHS' | 'YEARS';
}

interface Values {
  boolean: boolean;
  persons: number;
  times: number;
  points: number;
  years: number;
  months: number;
  days: number;
  dong: number;
  /** A deadline, in working days. */
  workingDays: number;
  numbers: readonly number[];
  /** Days that come every year, as `MM-DD`. */
  monthDays: readonly string[];
  duration: Duration;
  share: Share;
  shares: readonly Share[];
  voteShare: VoteShare;
  voteBase: readonly LeftOut[];
  capMode: CapMode;
  capRounding: CapRounding;
  capPool: CapPool;
  educationLevel: LevelOfEducation;
  organizationKinds: readonly KindOfOrganization[];
  admissionEvent: (typeof ADMISSION_EVENTS)[number];
  decisionEvent: (typeof DECISION_EVENTS)[number];
  effectEvent: (typeof EFFECT_EVENTS)[number];
  cellOfGuest: (typeof CELLS_OF_GUEST)[number];
  authority: (typeof AUTHORITIES)[number];
  inquirySubjects: readonly SubjectOfInquiry[];
  ratingExcuses: readonly (typeof RATING_EXCUSES)[number][];
  failingGrounds: readonly (typeof FAILING_GROUNDS)[number][];
  disciplinedParts: readonly (typeof DISCIPLINED_PARTS)[number][];
  readmissionBars: readonly (typeof READMISSION_BARS)[number][];
  timeBarExceptions: readonly (typeof TIME_BAR_EXCEPTIONS)[number][];
  decidingBody: DecidingBody;
  decidingBodies: readonly DecidingBody[];
  disciplineForms: readonly DisciplineForm[];
  deciders: readonly Decider[];
  timeBars: readonly TimeBar[];
}

export type ParameterValue<N extends ParameterName> = Values[(typeof PARAMETERS)[N]];
export type ValueKind = keyof Values;
export type ParameterOfKind<K extends ValueKind> = { [N in ParameterName]: (typeof PARAMETERS)[N] extends K ? N : never }[ParameterName];
export type AnyValue = Values[ValueKind];
