/** The levels of the yearly rating, the best first. */
export const RATING_LEVELS = ['EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED'] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];
