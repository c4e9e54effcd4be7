export const OPEN_SEASON = 'mutation ($input: OpenRatingSeasonInput!) { openRatingSeason(input: $input) { season { id year } } }';
const DRAFT = 'draft { id year cutOffOn cellDeadlineOn decisionDeadlineOn decidedAbove stage version log { action toStage remark } }';
export const PREPARE_SEASON = `mutation ($input: PrepareRatingSeasonInput!) { prepareRatingSeason(input: $input) { ${DRAFT} } }`;
export const CHANGE_DRAFT = `mutation ($input: ChangeRatingSeasonDraftInput!) { changeRatingSeasonDraft(input: $input) { ${DRAFT} } }`;
export const DISCARD_DRAFT = `mutation ($input: DiscardRatingSeasonDraftInput!) { discardRatingSeasonDraft(input: $input) { ${DRAFT} } }`;
export const OPEN_PREPARED = 'mutation ($input: OpenPreparedRatingSeasonInput!) { openPreparedRatingSeason(input: $input) { season { id year } } }';
export const ENTER = 'mutation ($input: EnterRatingsInput!) { enterRatings(input: $input) { sheet { id state { stage version } } rows { entryId accepted objections { code message path params { name value } overridable } } } }';
export const SUBMIT = 'mutation ($input: SubmitRatingsInput!) { submitRatings(input: $input) { sheet { id state { stage version } } } }';
export const WITHDRAW = 'mutation ($input: SendBackRatingsInput!) { withdrawRatings(input: $input) { sheet { id state { stage version } } } }';
export const RETURN = 'mutation ($input: SendBackRatingsInput!) { returnRatings(input: $input) { sheet { id state { stage version } } } }';
export const DECIDE = 'mutation ($input: DecideRatingsInput!) { decideRatings(input: $input) { sheet { id state { stage version } } } }';

/** As the demo opens it in both wards, the day before the reference date. */
export const SEASON = { year: 2026, cutOffOn: '2026-11-20', cellDeadlineOn: '2026-12-10', decisionDeadlineOn: '2026-12-31' };
/** A year in which the demo rates nobody of the hospital, a base committee with four cells. */
export const FREE_SEASON = { year: 2024, cutOffOn: '2024-11-20', cellDeadlineOn: '2024-12-10', decisionDeadlineOn: '2024-12-31' };
export const HOSPITAL = 'Đảng bộ Bệnh viện Đa khoa khu vực Mộc Châu';
export const DECIDE_SEASON =
  'mutation ($input: DecideRatingSeasonInput!) { decideRatingSeason(input: $input) { decided left { id } season { id progress { stage version } } } }';
export const CLOSE_SEASON = 'mutation ($input: CloseRatingSeasonInput!) { closeRatingSeason(input: $input) { season { id closedOn progress { stage version } } } }';
export const AMEND = 'mutation ($input: AmendRatingsInput!) { amendRatings(input: $input) { season { id amendments { number before after entry { id } } } } }';
/** Where there are thousands of amendments, none is asked for. */
export const AMEND_UNSEEN = 'mutation ($input: AmendRatingsInput!) { amendRatings(input: $input) { season { id } } }';
export const FROM_ABOVE =
  'mutation ($input: RecordRatingsFromAboveInput!) { recordRatingsFromAbove(input: $input) { season { id amendments { number before after decisionNumber reason entry { id } } } } }';
export const ASSESS = 'mutation ($input: AssessMyselfInput!) { assessMyself(input: $input) { sheet { id } } }';
export const COLLECTIVE = 'mutation ($input: EnterCollectiveOpinionsInput!) { enterCollectiveOpinions(input: $input) { sheet { id state { stage version } } } }';
export const DECIDE_ROWS = `mutation ($input: DecideRatingRowsInput!) { decideRatingRows(input: $input) {
  decided amended rows { entryId accepted objections { code message path params { name value } overridable } } season { id progress { stage version } } } }`;
