/** What kind of value each parameter of the rule book has; the book must hold exactly these. */
export const PARAMETERS = {
  'rating.new-member-months': 'integer',
  'rating.cap-share': 'share',
  'rating.organization-cap-share': 'share',
  'rating.cap-mode': 'capMode',
  'rating.cap-rounding': 'capRounding',
  'rating.cap-pool': 'capPool',
  'voting.ordinary-resolution': 'voteShare',
  'admission.age-at-least': 'integer',
  'admission.age-consent-above': 'integer',
  'admission.least-education': 'educationLevel',
  'admission.certificate-months': 'integer',
  'admission.introducer-months': 'integer',
  'admission.vote-share': 'voteShare',
  'admission.ceremony-within': 'workingDays',
  'admission.probation-months': 'integer',
  'admission.review-within': 'workingDays',
  'voting.discipline': 'voteShare',
  'inspection.cell-checks-managed-above': 'boolean',
  'discipline.deciders': 'deciders',
  'organization.founding-full-members': 'integer',
  'organization.base-committee-members': 'integer',
  'organization.kinds': 'organizationKinds',
  'organization.voting-full-members': 'integer',
  'committee.cell-from-full-members': 'integer',
  'committee.cell-size-least': 'integer',
  'committee.cell-size-most': 'integer',
  'committee.standing-share': 'share',
  'exit.removal-vote-share': 'voteShare',
  'exit.expulsion-vote-share': 'voteShare',
  'exit.probationary-expelled': 'boolean',
} as const;

export type ParameterName = keyof typeof PARAMETERS;

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

export const DISCIPLINE_FORMS = ['REPRIMAND', 'WARNING'] as const;
export const DECIDING_BODIES = ['CELL', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'] as const;
export type DecidingBody = (typeof DECIDING_BODIES)[number];

/** Who decides a form of discipline of a member. */
export interface Decider {
  readonly form: (typeof DISCIPLINE_FORMS)[number];
  /** Of a violation in a task that a superior had assigned, or of any other. */
  readonly inAssignedTask: boolean;
  readonly bodies: readonly DecidingBody[];
}

interface Values {
  boolean: boolean;
  integer: number;
  /** A deadline, in working days. */
  workingDays: number;
  share: Share;
  voteShare: VoteShare;
  capMode: CapMode;
  capRounding: CapRounding;
  capPool: CapPool;
  educationLevel: LevelOfEducation;
  deciders: readonly Decider[];
  organizationKinds: readonly KindOfOrganization[];
}

export type ParameterValue<N extends ParameterName> = Values[(typeof PARAMETERS)[N]];
export type ValueKind = keyof Values;
export type ParameterOfKind<K extends ValueKind> = { [N in ParameterName]: (typeof PARAMETERS)[N] extends K ? N : never }[ParameterName];
export type AnyValue = Values[ValueKind];
