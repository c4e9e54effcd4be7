/** The rows of a member's record that a cell ($1) knows: of whoever belongs elsewhere now, those up to the last day there. */
const knownRows = (table: string, key: string, day: string): string => `
  SELECT x.${key} FROM ${table} x JOIN LATERAL (SELECT max(COALESCE(h.valid_through, 'infinity')) AS through FROM membership h WHERE h.member_id = x.member_id AND h.organization_id = $1) here ON here.through IS NOT NULL
  WHERE x.${day} <= here.through OR NOT EXISTS (SELECT FROM membership o WHERE o.member_id = x.member_id AND o.organization_id <> $1 AND o.valid_from > here.through)`;

type Rows = [table: string, key: string, truth: string];

/** Each table with a column, and what of it belongs to a cell ($1): all that whoever heads the cell reads, and nothing more. */
export const ROWS_OF_A_CELL: readonly Rows[] = [
  ['membership', 'id', `SELECT id FROM membership WHERE organization_id = $1`],
  ['member', 'id', `SELECT DISTINCT member_id FROM membership WHERE organization_id = $1`],
  ['member_status_period', 'id', `SELECT s.id FROM member_status_period s WHERE s.member_id IN (SELECT member_id FROM membership WHERE organization_id = $1)`],
  ['admission', 'id', `SELECT id FROM admission WHERE organization_id = $1`],
  ['member_transfer', 'id', `SELECT id FROM member_transfer WHERE organization_id = $1`],
  ...['introducer', 'readmission', 'inquiry'].map((part): Rows => [`admission_${part}`, 'admission_id', `SELECT f.admission_id FROM admission_${part} f JOIN admission a ON a.id = f.admission_id WHERE a.organization_id = $1`]),
  ...Object.entries({ file_check: 'id', file_check_document: 'check_id' }).map(([table, id]): Rows => [table, id, knownRows('file_check', 'id', 'checked_on')]),
  ...Object.entries({ member_overlay: 'valid_from', member_badge: 'decided_on', member_readmission: 'decided_on' }).map(([table, day]): Rows => [table, 'member_id', knownRows(table, 'member_id', day)]),
  ['rating_sheet', 'id', `SELECT id FROM rating_sheet WHERE organization_id = $1`],
  ['rating_entry', 'id', `SELECT id FROM rating_entry WHERE sheet_id IN (SELECT id FROM rating_sheet WHERE organization_id = $1)`],
  ['rating_opinion', 'id', `SELECT o.id FROM rating_opinion o JOIN rating_entry e ON e.id = o.entry_id WHERE e.sheet_id IN (SELECT id FROM rating_sheet WHERE organization_id = $1)`],
  ['rating_amendment', 'id', `SELECT a.id FROM rating_amendment a JOIN rating_entry e ON e.id = a.entry_id WHERE e.sheet_id IN (SELECT id FROM rating_sheet WHERE organization_id = $1)`],
  ...['inspection_case', 'inspection_programme', 'member_suspension'].map((table): Rows => [table, 'id', `SELECT id FROM ${table} WHERE organization_id = $1`]),
  ...['inspection_case_subject', 'inspection_case_team', 'case_finding', 'case_recommendation'].map((table): Rows => [table, 'case_id', `SELECT id FROM inspection_case WHERE organization_id = $1`]),
  ['discipline_case', 'id', `SELECT id FROM discipline_case WHERE cell_id = $1`],
  ...['complaint', 'denunciation', 'state_notice', 'member_help', 'dues_payment', 'rating_season_draft'].map((table): Rows => [table, 'id', `SELECT id FROM ${table} WHERE organization_id = $1`]),
  ['programme_line', 'id', `SELECT l.id FROM programme_line l JOIN inspection_programme p ON p.id = l.programme_id WHERE p.organization_id = $1`],
  ...['discipline_post', 'member_restriction'].map((table): Rows => [table, 'discipline_id', `SELECT id FROM discipline_case WHERE cell_id = $1`]),
  ['workflow_item', 'id', `SELECT id FROM workflow_item WHERE organization_id = $1`],
  ['workflow_log', 'item_id', `SELECT item_id FROM workflow_log WHERE item_id IN (SELECT id FROM workflow_item WHERE organization_id = $1)`],
  ['rule_override', 'item_id', `SELECT item_id FROM rule_override WHERE item_id IN (SELECT id FROM workflow_item WHERE organization_id = $1)`],
  ...['person_origin', 'person_schooling', 'party_background'].map((table): Rows => [
    table,
    'person_id',
    `SELECT person_id FROM ${table} WHERE person_id IN (SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1${table === 'person_origin' ? ' UNION SELECT person_id FROM post WHERE organization_id = $1' : ''})`,
  ]),
  ...['person_residence', 'person_background'].map((table): Rows => [
    table,
    'person_id',
    `SELECT person_id FROM ${table} WHERE person_id IN (SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id
       WHERE s.organization_id = $1 AND s.valid_from <= current_date AND (s.valid_through IS NULL OR s.valid_through >= current_date))`,
  ]),
  ['correction', 'id', `SELECT id FROM correction WHERE organization_id = $1`],
  ['correction_change', 'correction_id', `SELECT correction_id FROM correction_change WHERE correction_id IN (SELECT id FROM correction WHERE organization_id = $1)`],
  ['observation', 'id', `SELECT id FROM observation WHERE organization_id = $1`],
  ['cell_following', 'id', `SELECT id FROM cell_following WHERE organization_id = $1`],
  ['cell_meeting', 'id', `SELECT id FROM cell_meeting WHERE organization_id = $1`],
  [
    'training_attendance',
    'person_id',
    `SELECT person_id FROM training_attendance WHERE person_id IN (
       SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1 UNION SELECT person_id FROM post WHERE organization_id = $1)`,
  ],
  [
    'person_relation',
    'id',
    `SELECT DISTINCT r.id FROM person_relation r JOIN member m ON m.person_id IN (r.person_id, r.other_id) JOIN membership s ON s.member_id = m.id AND s.valid_through IS NULL
     WHERE s.organization_id = $1`,
  ],
  [
    'not_same_person',
    'id',
    `SELECT d.id FROM not_same_person d WHERE (SELECT count(*) FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1 AND m.person_id IN (d.one_id, d.other_id)) = 2`,
  ],
  [
    'identity_number',
    "person_id || ' ' || kind",
    `SELECT person_id || ' ' || kind FROM identity_number WHERE person_id IN (
       SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1 UNION SELECT person_id FROM post WHERE organization_id = $1)`,
  ],
  ['post', 'id', `SELECT id FROM post WHERE organization_id = $1`],
  ['committee', 'id', `SELECT id FROM committee WHERE organization_id = $1`],
  [
    'person',
    'id',
    `SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id = $1
     UNION SELECT person_id FROM post WHERE organization_id = $1
     UNION SELECT person_id FROM admission WHERE organization_id = $1`,
  ],
  [
    'person_contact',
    'person_id',
    `SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id
     WHERE s.organization_id = $1 AND s.valid_from <= current_date AND (s.valid_through IS NULL OR s.valid_through >= current_date)
     UNION SELECT person_id FROM admission WHERE organization_id = $1`,
  ],
];
