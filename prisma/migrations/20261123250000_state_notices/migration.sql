-- Notices from State bodies and courts: what they tell of a member, and what followed within the days there are for it.

-- CreateEnum
CREATE TYPE "state_notice_matter" AS ENUM ('PROSECUTION', 'DETENTION', 'PRISON_SENTENCE', 'OTHER_SENTENCE', 'STATE_DISCIPLINE');

-- CreateTable
CREATE TABLE "state_notice" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "received_on" DATE NOT NULL,
    "matter" "state_notice_matter" NOT NULL,
    "content" TEXT NOT NULL,
    "case_id" UUID,
    "reason" TEXT,
    "closed_on" DATE,

    CONSTRAINT "state_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "state_notice_organization_id_idx" ON "state_notice"("organization_id");

-- CreateIndex
CREATE INDEX "state_notice_member_id_idx" ON "state_notice"("member_id");

-- CreateIndex
CREATE INDEX "state_notice_case_id_idx" ON "state_notice"("case_id");

-- CreateIndex
CREATE INDEX "state_notice_received_on_id_idx" ON "state_notice"("received_on", "id");

-- AddForeignKey
ALTER TABLE "state_notice" ADD CONSTRAINT "state_notice_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_notice" ADD CONSTRAINT "state_notice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_notice" ADD CONSTRAINT "state_notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_notice" ADD CONSTRAINT "state_notice_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE state_notice
  ADD CONSTRAINT state_notice_in_order CHECK (issued_on <= received_on AND closed_on >= received_on),
  -- A case or a reason settles it, one of the two, on a day.
  ADD CONSTRAINT state_notice_settled_whole CHECK (num_nonnulls(case_id, reason) = num_nonnulls(closed_on));

-- What was settled stays as it is, but for mergers.
CREATE FUNCTION state_notice_settled_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.closed_on IS NOT NULL AND NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'state notice % is settled', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'state_notice_settled_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON state_notice FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('state-notice');
CREATE TRIGGER state_notice_settled_is_final BEFORE UPDATE ON state_notice FOR EACH ROW EXECUTE FUNCTION state_notice_settled_is_final();

-- ---------------------------------------------------------------------------------------------------------
-- Need to know: the officers of the inspection committee that received it; never the member it is about, nor declared relatives

CREATE FUNCTION chibo_directed_state_notices() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT n.id FROM state_notice n
  WHERE n.organization_id IN (SELECT chibo_overseen_organizations())
    AND n.member_id IS DISTINCT FROM (SELECT chibo_member()) AND n.member_id NOT IN (SELECT chibo_relative_members());
END;

ALTER TABLE state_notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY state_notice_read ON state_notice FOR SELECT TO chibo_app USING (id IN (SELECT chibo_directed_state_notices()));
CREATE POLICY state_notice_receive ON state_notice FOR INSERT TO chibo_app
  WITH CHECK (closed_on IS NULL AND organization_id IN (SELECT chibo_overseen_organizations())
    AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members()));
CREATE POLICY state_notice_settle ON state_notice FOR UPDATE TO chibo_app USING (closed_on IS NULL AND id IN (SELECT chibo_directed_state_notices()))
  WITH CHECK (id IN (SELECT chibo_directed_state_notices()));

CREATE POLICY state_notice_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'state-notice' AND id IN (SELECT chibo_directed_state_notices()));
CREATE POLICY state_notice_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'state-notice' AND organization_id IN (SELECT chibo_overseen_organizations()));
CREATE POLICY state_notice_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'state-notice' AND id IN (SELECT chibo_directed_state_notices()));
CREATE POLICY state_notice_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_directed_state_notices()));
CREATE POLICY state_notice_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_directed_state_notices()));

REVOKE EXECUTE ON FUNCTION state_notice_settled_is_final(), chibo_directed_state_notices() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_directed_state_notices() TO chibo_app;
GRANT SELECT, INSERT (id, organization_id, member_id, issuer, document_number, issued_on, received_on, matter, content), UPDATE (case_id, reason, closed_on) ON state_notice TO chibo_app;

-- As before, and whom notices from State bodies are about.
CREATE OR REPLACE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql IMMUTABLE ROWS 45
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
    (41, 'programme_line', 'subject_member_id', 'member', true, NULL),
    (42, 'programme_line', 'lead_id', 'person', true, NULL),
    (43, 'denunciation', 'member_id', 'member', true, NULL),
    -- One help a year: that of the kept record stands.
    (44, 'member_help', 'member_id', 'member', false, 'EXISTS (SELECT FROM member_help k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.year = r.year)'),
    (45, 'state_notice', 'member_id', 'member', true, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;
