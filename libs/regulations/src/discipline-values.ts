/** Forms of discipline of members, the mildest first; organisations have two of them and their dissolution. */
export const ALL_DISCIPLINE_FORMS = ['REPRIMAND', 'WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION', 'DISSOLUTION'] as const;
export type DisciplineForm = (typeof ALL_DISCIPLINE_FORMS)[number];

/** On whom a measure is decided. */
export const DISCIPLINE_SUBJECTS = ['FULL_MEMBER', 'PROBATIONARY_MEMBER', 'ORGANIZATION'] as const;
export type DisciplineSubject = (typeof DISCIPLINE_SUBJECTS)[number];

/**
 * At what level the subject stands: a member by the highest party post (none, of a cell or base organisation, or of the
 * ward); an organisation directly under the ward, or below that.
 */
export const DISCIPLINE_LEVELS = ['NO_POST', 'POST_BELOW_WARD', 'POST_OF_WARD', 'UNDER_WARD', 'BELOW_BASE'] as const;
export type DisciplineLevel = (typeof DISCIPLINE_LEVELS)[number];

/** The last one: whoever above the ward has the power; what it decides is put on record here. */
export const DECIDING_BODIES = ['CELL', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE', 'SUPERIOR'] as const;
export type DecidingBody = (typeof DECIDING_BODIES)[number];

/** What a measure is decided by: each such combination stands in exactly one row of the table. */
export interface Deciding {
  readonly subject: DisciplineSubject;
  readonly level: DisciplineLevel;
  readonly form: DisciplineForm;
  /** Of a violation in a task that a superior had assigned, or of any other. */
  readonly inAssignedTask: boolean;
}

/** A row of the table of who decides: for all of these, and all of these forms. */
export interface Decider {
  readonly subjects: readonly DisciplineSubject[];
  readonly levels: readonly DisciplineLevel[];
  readonly forms: readonly DisciplineForm[];
  /** Null: whichever task it was. */
  readonly inAssignedTask: boolean | null;
  readonly bodies: readonly DecidingBody[];
}

const OF_MEMBER = ['NO_POST', 'POST_BELOW_WARD', 'POST_OF_WARD'] as const;
/** Everything that can come up: nobody is removed from a post without holding one, and nobody but a member holds posts. */
export const DECIDINGS: readonly Deciding[] = [
  ...combined('FULL_MEMBER', OF_MEMBER, ['REPRIMAND', 'WARNING', 'EXPULSION']),
  ...combined('FULL_MEMBER', ['POST_BELOW_WARD', 'POST_OF_WARD'], ['REMOVAL_FROM_OFFICE']),
  ...combined('PROBATIONARY_MEMBER', ['NO_POST'], ['REPRIMAND', 'WARNING']),
  ...combined('ORGANIZATION', ['UNDER_WARD', 'BELOW_BASE'], ['REPRIMAND', 'WARNING', 'DISSOLUTION']),
];

function combined(subject: DisciplineSubject, levels: readonly DisciplineLevel[], forms: readonly DisciplineForm[]): Deciding[] {
  return levels.flatMap((level) => forms.flatMap((form) => [true, false].map((inAssignedTask) => ({ subject, level, form, inAssignedTask }))));
}

/** Whether a row of the table is about this. */
export function isAbout({ subjects, levels, forms, inAssignedTask }: Decider, asked: Deciding): boolean {
  return subjects.includes(asked.subject) && levels.includes(asked.level) && forms.includes(asked.form) && (inAssignedTask ?? asked.inAssignedTask) === asked.inAssignedTask;
}

/** How long after a violation a form may be decided. */
export interface TimeBar {
  readonly form: DisciplineForm;
  /** Null: without limit. */
  readonly years: number | null;
}
