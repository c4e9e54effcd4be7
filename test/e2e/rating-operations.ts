export const OPEN_SEASON = 'mutation ($input: OpenRatingSeasonInput!) { openRatingSeason(input: $input) { season { id year } } }';
export const ENTER = 'mutation ($input: EnterRatingsInput!) { enterRatings(input: $input) { sheet { id state { stage version } } } }';
export const SUBMIT = 'mutation ($input: SubmitRatingsInput!) { submitRatings(input: $input) { sheet { id state { stage version } } } }';
export const WITHDRAW = 'mutation ($input: SendBackRatingsInput!) { withdrawRatings(input: $input) { sheet { id state { stage version } } } }';
export const RETURN = 'mutation ($input: SendBackRatingsInput!) { returnRatings(input: $input) { sheet { id state { stage version } } } }';
export const DECIDE = 'mutation ($input: DecideRatingsInput!) { decideRatings(input: $input) { sheet { id state { stage version } } } }';

/** The reference date is 21/11/2026: the rosters are frozen the day before. */
export const SEASON = { year: 2026, cutOffOn: '2026-11-20', cellDeadlineOn: '2026-12-10', decisionDeadlineOn: '2026-12-31' };
