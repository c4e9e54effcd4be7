/** Forms of discipline of members, the mildest first; organisations have two of them and their dissolution. */
export const ALL_DISCIPLINE_FORMS = ['REPRIMAND', 'WARNING', 'REMOVAL_FROM_OFFICE', 'EXPULSION', 'DISSOLUTION'] as const;
export type DisciplineForm = (typeof ALL_DISCIPLINE_FORMS)[number];

/** The forms that a cell may decide, and so the ones whose deciders the book lists. */
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

/** How long after a violation a form may be decided. */
export interface TimeBar {
  readonly form: DisciplineForm;
  /** Null: without limit. */
  readonly years: number | null;
}
