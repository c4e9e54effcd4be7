-- What moves with a merger of two records of one person is a row a reference: whoever adds a table adds its rows, and says nothing again of the others.

-- CreateTable
CREATE TABLE "person_merge_reference" (
    "place" INTEGER NOT NULL,
    "table_name" TEXT NOT NULL,
    "column_name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "unless" TEXT,

    CONSTRAINT "person_merge_reference_pkey" PRIMARY KEY ("place")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_merge_reference_table_name_column_name_key" ON "person_merge_reference"("table_name", "column_name");

ALTER TABLE person_merge_reference ADD CONSTRAINT person_merge_reference_of_a_record CHECK (target IN ('person', 'member'));

INSERT INTO person_merge_reference (place, table_name, column_name, target, confidential, unless) VALUES
  (1, 'membership', 'member_id', 'member', false, NULL),
  (2, 'member_status_period', 'member_id', 'member', false, NULL),
  (3, 'member_overlay', 'member_id', 'member', false, NULL),
  (4, 'member_exit', 'member_id', 'member', false, NULL),
  (5, 'rating_entry', 'member_id', 'member', false, NULL),
  (6, 'admission', 'member_id', 'member', false, NULL),
  (7, 'admission_introducer', 'member_id', 'member', false, NULL),
  (8, 'inspection_case_subject', 'member_id', 'member', true, NULL),
  (9, 'discipline_case', 'member_id', 'member', true, NULL),
  -- A person has one party record: the kept one's own, if there is one.
  (10, 'member', 'person_id', 'person', false, 'EXISTS (SELECT FROM member k WHERE k.person_id = $1)'),
  (11, 'post', 'person_id', 'person', false, NULL),
  (12, 'training_attendance', 'person_id', 'person', false, NULL),
  (13, 'recorded_rating', 'person_id', 'person', false, NULL),
  (14, 'admission', 'person_id', 'person', false, NULL),
  (15, 'member_transfer', 'person_id', 'person', false, NULL),
  (16, 'inspection_case_team', 'person_id', 'person', true, NULL),
  (17, 'account', 'person_id', 'person', false, NULL),
  (18, 'access_grant', 'person_id', 'person', false, NULL),
  -- One that was ended gives nothing any more, and stays with whoever ended it.
  (19, 'delegation', 'delegator_id', 'person', false, 'r.ended_at IS NOT NULL'),
  (20, 'delegation', 'delegate_id', 'person', false, 'r.ended_at IS NOT NULL'),
  -- What the kept record has of its own stands.
  (21, 'person_contact', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_contact k WHERE k.person_id = $1)'),
  (22, 'identity_number', 'person_id', 'person', false, 'EXISTS (SELECT FROM identity_number k WHERE k.person_id = $1 AND k.kind = r.kind)'),
  (23, 'person_relation', 'person_id', 'person', false,
    'r.other_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
  (24, 'person_relation', 'other_id', 'person', false,
    'r.person_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
  (25, 'not_same_person', 'one_id', 'person', false,
    'r.other_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.other_id IN (k.one_id, k.other_id))'),
  (26, 'not_same_person', 'other_id', 'person', false,
    'r.one_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.one_id IN (k.one_id, k.other_id))'),
  (27, 'duplicate_suspicion', 'person_id', 'person', false,
    'r.other_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
  (28, 'duplicate_suspicion', 'other_id', 'person', false,
    'r.person_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
  -- What was merged into the merged record earlier opens to the kept one too.
  (29, 'person', 'merged_into_id', 'person', false, NULL),
  (30, 'correction', 'member_id', 'member', false, NULL),
  (31, 'person_origin', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_origin k WHERE k.person_id = $1)'),
  (32, 'person_residence', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_residence k WHERE k.person_id = $1)'),
  (33, 'person_schooling', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_schooling k WHERE k.person_id = $1)'),
  (34, 'person_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_background k WHERE k.person_id = $1)'),
  (35, 'party_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM party_background k WHERE k.person_id = $1)'),
  (36, 'member_readmission', 'member_id', 'member', false, NULL),
  (37, 'file_check', 'member_id', 'member', false, NULL),
  (38, 'member_badge', 'member_id', 'member', false, NULL),
  (39, 'member_restriction', 'member_id', 'member', true, NULL),
  (40, 'member_suspension', 'member_id', 'member', false, NULL),
  (41, 'programme_line', 'subject_member_id', 'member', true, NULL),
  (42, 'programme_line', 'lead_id', 'person', true, NULL),
  (43, 'denunciation', 'member_id', 'member', true, NULL),
  -- One help a year: that of the kept record stands.
  (44, 'member_help', 'member_id', 'member', false, 'EXISTS (SELECT FROM member_help k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.year = r.year)'),
  (45, 'state_notice', 'member_id', 'member', true, NULL),
  -- One payment a month: that of the kept record stands.
  (46, 'dues_payment', 'member_id', 'member', false,
    'r.voided_at IS NULL AND EXISTS (SELECT FROM dues_payment k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.month = r.month AND k.voided_at IS NULL)');

-- The server cannot read the table: a merger asks through this, and so does what holds back changes, in whoever's name it runs.
CREATE OR REPLACE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT r.place, r.table_name, r.column_name, r.target, r.confidential, r.unless FROM person_merge_reference r;
END;
REVOKE EXECUTE ON FUNCTION person_merge_references() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_merge_references() TO chibo_app;
