export const OPEN_HELP = 'mutation ($input: OpenMemberHelpInput!) { openMemberHelp(input: $input) { help { id year helpers startedOn through result endedOn version log { action } } } }';
export const END_HELP = 'mutation ($input: EndMemberHelpInput!) { endMemberHelp(input: $input) { help { id result endedOn version log { action votesFor remark } } } }';

/** Makes decided years of a member failing ones, as the owner of the database. */
export const FAIL_YEARS = `
  UPDATE rating_entry e SET decided_level = 'NOT_COMPLETED' FROM rating_sheet s
  WHERE s.id = e.sheet_id AND s.year = ANY ($2::int[]) AND e.decided_level IS NOT NULL AND e.member_id = $1
  RETURNING e.member_id AS id`;
/** Members of a cell that were rated in a year and in the one before, but for those with an account and those who hold a post. */
export const RATED_OF_CELL = `
  SELECT e.member_id AS id, m.person_id AS "personId", s.organization_id AS "organizationId" FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN member m ON m.id = e.member_id
  JOIN organization_period p ON p.organization_id = s.organization_id AND p.valid_through IS NULL
  WHERE p.name = $1 AND s.year = $2 AND e.decided_level IS NOT NULL AND NOT e.decided_above
    AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = m.person_id) AND NOT EXISTS (SELECT FROM post t WHERE t.person_id = m.person_id)
    AND EXISTS (SELECT FROM rating_entry b JOIN rating_sheet t ON t.id = b.sheet_id WHERE b.member_id = e.member_id AND t.year = $2 - 1 AND b.decided_level IS NOT NULL)
    AND EXISTS (SELECT FROM membership x WHERE x.member_id = m.id AND x.organization_id = s.organization_id AND x.kind = 'PRIMARY' AND x.valid_through IS NULL)
  ORDER BY e.member_id`;
export const NA_SUONG = 'Chi bộ bản Nà Sương';
