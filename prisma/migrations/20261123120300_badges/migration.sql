-- Badges (Huy hiệu Đảng) that members were given.

-- CreateEnum
CREATE TYPE "badge_ground" AS ENUM ('ON_TIME', 'EARLY', 'POSTHUMOUS');

-- CreateTable
CREATE TABLE "member_badge" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "years" SMALLINT NOT NULL,
    "ground" "badge_ground" NOT NULL,
    "given_on" DATE NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "decided_by" TEXT NOT NULL,

    CONSTRAINT "member_badge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_badge_member_id_years_key" ON "member_badge"("member_id", "years");

-- AddForeignKey
ALTER TABLE "member_badge" ADD CONSTRAINT "member_badge_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_badge" ADD CONSTRAINT "member_badge_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE member_badge
  ADD CONSTRAINT member_badge_years CHECK (years BETWEEN 1 AND 120),
  ADD CONSTRAINT member_badge_decision_told CHECK (btrim(decision_number) <> '' AND btrim(decided_by) <> '');
CREATE TRIGGER member_badge_is_append_only BEFORE DELETE OR TRUNCATE ON member_badge FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER member_badge_does_not_change BEFORE UPDATE ON member_badge FOR EACH ROW EXECUTE FUNCTION append_only_but_for_mergers();

-- As before, and with badges.
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
    (38, 'member_badge', 'member_id', 'member', false, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Members whose badges the actor records: who belongs, or belonged, to the right's organisations; some have died.
CREATE FUNCTION chibo_awarded_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT s.member_id FROM membership s WHERE s.organization_id IN (SELECT chibo_organizations('badge_record'));
END;

CREATE FUNCTION chibo_badge_records(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT i.id FROM workflow_item i WHERE i.kind = 'badge' AND i.organization_id IN (SELECT chibo_organizations(right_name));
END;
REVOKE EXECUTE ON FUNCTION chibo_awarded_members(), chibo_badge_records(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_awarded_members(), chibo_badge_records(text) TO chibo_app;

CREATE POLICY badge_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'badge' AND organization_id IN (SELECT chibo_organizations('member_read')));
CREATE POLICY badge_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'badge' AND organization_id IN (SELECT chibo_organizations('badge_record')));
CREATE POLICY badge_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_badge_records('member_read')));
CREATE POLICY badge_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_badge_records('badge_record')));
CREATE POLICY badge_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_badge_records('member_read')));
CREATE POLICY badge_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_badge_records('badge_record')));

ALTER TABLE member_badge ENABLE ROW LEVEL SECURITY;
CREATE POLICY member_badge_read ON member_badge FOR SELECT TO chibo_app
  USING (member_id IN (SELECT chibo_visible_members()) OR member_id = (SELECT chibo_member()));
CREATE POLICY member_badge_record ON member_badge FOR INSERT TO chibo_app
  WITH CHECK (member_id IN (SELECT chibo_awarded_members()) AND id IN (SELECT chibo_badge_records('badge_record')));
GRANT SELECT, INSERT ON member_badge TO chibo_app;
