import type { ParameterName } from '#regulations';

/** What the book says and shows, and no rule reads yet. A rule that comes to read one takes it out of here and brings a scenario. */
export const NOT_YET_READ: readonly ParameterName[] = [
  // No code of an organisation is on record.
  'organization.code-groups',
  // The electorate is counted by status in the database (full members only), whose constraints a changed value could not follow.
  'member.probationary-votes',
  // Congresses and who sits in them are not on record.
  'member.exempt-attends-congress',
  // A measure asks for no activity: nothing stands in the way of one on an exempt member.
  'member.exempt-disciplined',
  // Decisions are taken by the bodies that `discipline.deciders` names; a cell's committee is none of them.
  'discipline.cell-committee-decides',
  // Members are counted by their primary membership, of which the database holds one a day: a changed value could not follow.
  'transfer.temporary-counted-at',
  // Figures are asked for any day or period; nothing is closed on the days of the statistics.
  'statistics.cut-offs',
];
