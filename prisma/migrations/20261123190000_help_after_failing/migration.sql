-- CreateEnum
CREATE TYPE "member_help_result" AS ENUM ('PROGRESS', 'NO_PROGRESS');

-- AlterTable
ALTER TABLE "member_exit" ADD COLUMN     "failing_years" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[];

-- CreateTable
CREATE TABLE "member_help" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "helpers" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "through" DATE NOT NULL,
    "result" "member_help_result",
    "ended_on" DATE,

    CONSTRAINT "member_help_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_help_organization_id_idx" ON "member_help"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_help_member_id_year_key" ON "member_help"("member_id", "year");

-- AddForeignKey
ALTER TABLE "member_help" ADD CONSTRAINT "member_help_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_help" ADD CONSTRAINT "member_help_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_help" ADD CONSTRAINT "member_help_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_help
  ADD CONSTRAINT member_help_in_order CHECK (started_on < through AND ended_on >= started_on),
  ADD CONSTRAINT member_help_ended_with_result CHECK ((result IS NULL) = (ended_on IS NULL)),
  ADD CONSTRAINT member_help_helpers_given CHECK (btrim(helpers) <> '');
ALTER TABLE member_exit ADD CONSTRAINT member_exit_failing_years_of_conduct CHECK (ground = 'CONDUCT' OR COALESCE(cardinality(failing_years), 0) = 0);
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON member_help FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('member-help');

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: as the sheet on which the year was rated; members see the help they are given.

CREATE FUNCTION chibo_member_helps() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT h.id FROM member_help h WHERE h.organization_id IN (SELECT chibo_organizations('rating_read')) OR h.member_id = (SELECT chibo_member());
END;
-- The cell's own to write, but for whoever is helped.
CREATE FUNCTION chibo_workable_member_helps() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT h.id FROM member_help h WHERE h.organization_id IN (SELECT chibo_organizations('rating_submit')) AND h.member_id IS DISTINCT FROM (SELECT chibo_member());
END;

ALTER TABLE member_help ENABLE ROW LEVEL SECURITY;
CREATE POLICY member_help_read ON member_help FOR SELECT TO chibo_app USING (id IN (SELECT chibo_member_helps()));
CREATE POLICY member_help_open ON member_help FOR INSERT TO chibo_app
  WITH CHECK (result IS NULL AND organization_id IN (SELECT chibo_organizations('rating_submit')) AND member_id IS DISTINCT FROM (SELECT chibo_member())
    AND EXISTS (SELECT FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
      WHERE e.member_id = member_help.member_id AND s.year = member_help.year AND s.organization_id = member_help.organization_id AND e.decided_level = 'NOT_COMPLETED'));
CREATE POLICY member_help_end ON member_help FOR UPDATE TO chibo_app USING (result IS NULL AND id IN (SELECT chibo_workable_member_helps()))
  WITH CHECK (id IN (SELECT chibo_workable_member_helps()));

CREATE POLICY member_help_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'member-help' AND id IN (SELECT chibo_member_helps()));
CREATE POLICY member_help_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'member-help' AND organization_id IN (SELECT chibo_organizations('rating_submit')));
CREATE POLICY member_help_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'member-help' AND id IN (SELECT chibo_workable_member_helps()));
CREATE POLICY member_help_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_member_helps()));
CREATE POLICY member_help_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_member_helps()));
CREATE POLICY member_help_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_member_helps()));
CREATE POLICY member_help_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_member_helps()));

REVOKE EXECUTE ON FUNCTION chibo_member_helps(), chibo_workable_member_helps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_member_helps(), chibo_workable_member_helps() TO chibo_app;
GRANT SELECT, INSERT (id, member_id, organization_id, year, helpers, started_on, through), UPDATE (result, ended_on) ON member_help TO chibo_app;
GRANT INSERT (failing_years) ON member_exit TO chibo_app;

-- As before, with helps.
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
    (37, 'file_check', 'member_id', 'member', false, NULL),
    (38, 'member_badge', 'member_id', 'member', false, NULL),
    (39, 'member_restriction', 'member_id', 'member', true, NULL),
    (40, 'member_suspension', 'member_id', 'member', false, NULL),
    -- A year opens one help: the kept record's own, if there is one.
    (41, 'member_help', 'member_id', 'member', false, 'EXISTS (SELECT FROM member_help k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.year = r.year)')
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;
