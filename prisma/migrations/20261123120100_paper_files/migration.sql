-- What members' paper files were found to hold, where they are kept, and the yearly check of the roll against them.

-- CreateEnum
CREATE TYPE "file_document_kind" AS ENUM ('APPLICATION', 'LIFE_HISTORY', 'COURSE_CERTIFICATE', 'INTRODUCTION', 'MASS_ORGANIZATION_OPINION', 'OPINIONS_SUMMARY', 'CELL_RESOLUTION', 'DIVISION_REPORT', 'BASE_RESOLUTION', 'ADMISSION_DECISION', 'PROBATION_REVIEW', 'GUIDE_REMARKS', 'RECOGNITION_PAPERS', 'RECOGNITION_DECISION', 'RECORD_SHEET', 'OTHER');

-- CreateTable
CREATE TABLE "file_check" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "checked_on" DATE NOT NULL,
    "kept_at" TEXT NOT NULL,
    "remark" TEXT,
    "checked_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_check_document" (
    "check_id" UUID NOT NULL,
    "kind" "file_document_kind" NOT NULL,
    "document_on" DATE,
    "copies" SMALLINT NOT NULL DEFAULT 1,

    CONSTRAINT "file_check_document_pkey" PRIMARY KEY ("check_id","kind")
);

-- CreateIndex
CREATE INDEX "file_check_member_id_checked_on_idx" ON "file_check"("member_id", "checked_on");

-- AddForeignKey
ALTER TABLE "file_check" ADD CONSTRAINT "file_check_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_check" ADD CONSTRAINT "file_check_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_check_document" ADD CONSTRAINT "file_check_document_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "file_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE file_check ADD CONSTRAINT file_check_place_told CHECK (btrim(kept_at) <> '');
ALTER TABLE file_check_document ADD CONSTRAINT file_check_document_copies CHECK (copies BETWEEN 1 AND 99);
-- What was found is what was found: only a merger of records puts a check under another member.
CREATE TRIGGER file_check_is_append_only BEFORE DELETE OR TRUNCATE ON file_check FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER file_check_does_not_change BEFORE UPDATE ON file_check FOR EACH ROW EXECUTE FUNCTION append_only_but_for_mergers();
CREATE TRIGGER file_check_document_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON file_check_document
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- As before, and with the checks of paper files.
CREATE OR REPLACE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql IMMUTABLE ROWS 35
BEGIN ATOMIC
  SELECT * FROM (VALUES
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
    (37, 'file_check', 'member_id', 'member', false, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Present members whose files the actor keeps.
CREATE FUNCTION chibo_filed_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT s.member_id FROM membership s
  WHERE s.kind = 'PRIMARY' AND s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND s.organization_id IN (SELECT chibo_organizations('file_keep'));
END;

-- Checks of the files of members in scope, and of the own.
CREATE FUNCTION chibo_file_checks() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT c.id FROM file_check c WHERE c.member_id IN (SELECT chibo_visible_members()) OR c.member_id = chibo_member();
END;
REVOKE EXECUTE ON FUNCTION chibo_filed_members(), chibo_file_checks() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_filed_members(), chibo_file_checks() TO chibo_app;

ALTER TABLE file_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_check_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_check_read ON file_check FOR SELECT TO chibo_app
  USING (member_id IN (SELECT chibo_visible_members()) OR member_id = (SELECT chibo_member()));
CREATE POLICY file_check_record ON file_check FOR INSERT TO chibo_app
  WITH CHECK (member_id IN (SELECT chibo_filed_members()) AND checked_by_id IS NOT DISTINCT FROM (SELECT chibo_person()));
CREATE POLICY file_check_document_read ON file_check_document FOR SELECT TO chibo_app USING (check_id IN (SELECT chibo_file_checks()));
-- With the check, in the transaction that records it.
CREATE POLICY file_check_document_record ON file_check_document FOR INSERT TO chibo_app
  WITH CHECK (check_id IN (SELECT c.id FROM file_check c WHERE c.recorded_at = now()::timestamptz(3) AND c.member_id IN (SELECT chibo_filed_members())));

GRANT SELECT, INSERT (id, member_id, checked_on, kept_at, remark, checked_by_id) ON file_check TO chibo_app;
GRANT SELECT, INSERT ON file_check_document TO chibo_app;
