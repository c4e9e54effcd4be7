/** What the demo data tell nothing of, or only deeper than the short form goes, and which file holds it to its scope instead. */
export const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^(Query\.)?(recordReads|recordViewers)$|^RecordRead|^RecordViewer|^ViewerPost/, 'disclosure.e2e-spec.ts'],
  [/^Ceiling|^Progress\.ceiling/, 'ceilings.e2e-spec.ts: whole numbers, and organisations of the resolution'],
  [/^Relation\./, 'relations.e2e-spec.ts'],
  [/^PossibleDuplicate\./, 'identity-numbers.e2e-spec.ts'],
  [/^(Grant|Delegation)\.|^Hat\.(delegator|until)|^Account\.disabledAt/, 'grants.e2e-spec.ts, accounts.e2e-spec.ts'],
  [/^(LocalRule|HolidayNotice|RuleOverride)\./, 'rule-book.e2e-spec.ts'],
  [/^(Planned\w+|Reorganization|CellFinding|EndingTerm)\./, 'reorganizations.e2e-spec.ts'],
  [/^(PersonMerge|MovedRecords|MergeFinding|MergePreview)\.|^Query\.(personMerges|mergePreview)$/, 'merges.e2e-spec.ts'],
  [/^RatingPool\.(holders|organization)$/, 'season-decision.e2e-spec.ts'],
  [/^MemberExit\.(ground|destination|restor\w+)$/, 'movements.e2e-spec.ts'],
  [/^(Progress\.(figure|observation)|Observation\.(author|correctsId)|Fact\.member|FigurePart\.organization)$/, 'targets.e2e-spec.ts, observations.e2e-spec.ts'],
  [/^Transfer\.(destination|destinationName|dueOn|endedOn|letter\w+|plannedThrough|receivedOn)$/, 'transfers.e2e-spec.ts'],
  [/^RatingEntry\.(decidingBody|document\w+|tasks|restriction)|^Rating(Restriction|Tasks|Ballot|Disagreement|Step)\./, 'rating-ladder, season-decision.e2e-spec.ts; the full form of this walk'],
  [/^(RatingEntry\.decidedLevel|TrainingAttendance\.person|Committee\.validThrough)$/, 'rating-season, facts, reorganizations.e2e-spec.ts; the full form of this walk'],
  [/\.(voidReason|correctsId|remark|email)$|^MassOrganization\.validThrough$/, 'a column no demo row fills, beside others of the same row that are told'],
];
