-- Denunciations: the letter, its course, and who denounces, sealed.

-- CreateEnum
CREATE TYPE "denunciation_outcome" AS ENUM ('FALSE', 'UNFOUNDED', 'TRUE_WITH_FAULTS', 'TRUE_WITH_VIOLATIONS');

-- CreateTable
CREATE TABLE "denunciation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID,
    "accused_id" UUID,
    "received_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "sealed" BYTEA,
    "data_key_id" UUID,
    "anonymous" BOOLEAN NOT NULL,
    "case_id" UUID,
    "taken_up_on" DATE,
    "outcome" "denunciation_outcome",
    "conclusion_number" TEXT,
    "concluded_on" DATE,
    "conclusion" TEXT,
    "closed_on" DATE,

    CONSTRAINT "denunciation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "denunciation_reveal" (
    "id" UUID NOT NULL,
    "denunciation_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "revealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "denunciation_reveal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "denunciation_organization_id_idx" ON "denunciation"("organization_id");

-- CreateIndex
CREATE INDEX "denunciation_member_id_idx" ON "denunciation"("member_id");

-- CreateIndex
CREATE INDEX "denunciation_accused_id_idx" ON "denunciation"("accused_id");

-- CreateIndex
CREATE INDEX "denunciation_case_id_idx" ON "denunciation"("case_id");

-- CreateIndex
CREATE INDEX "denunciation_data_key_id_idx" ON "denunciation"("data_key_id");

-- CreateIndex
CREATE INDEX "denunciation_received_on_id_idx" ON "denunciation"("received_on", "id");

-- CreateIndex
CREATE INDEX "denunciation_reveal_denunciation_id_idx" ON "denunciation_reveal"("denunciation_id");

-- CreateIndex
CREATE INDEX "denunciation_reveal_account_id_idx" ON "denunciation_reveal"("account_id");

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_accused_id_fkey" FOREIGN KEY ("accused_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation" ADD CONSTRAINT "denunciation_data_key_id_fkey" FOREIGN KEY ("data_key_id") REFERENCES "data_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation_reveal" ADD CONSTRAINT "denunciation_reveal_denunciation_id_fkey" FOREIGN KEY ("denunciation_id") REFERENCES "denunciation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denunciation_reveal" ADD CONSTRAINT "denunciation_reveal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE denunciation
  ADD CONSTRAINT denunciation_accused_is_one CHECK (num_nonnulls(member_id, accused_id) = 1),
  ADD CONSTRAINT denunciation_denouncer_is_sealed CHECK ((sealed IS NULL) = anonymous AND (sealed IS NULL) = (data_key_id IS NULL)),
  ADD CONSTRAINT denunciation_taken_up_whole CHECK ((case_id IS NULL) = (taken_up_on IS NULL) AND taken_up_on >= received_on),
  ADD CONSTRAINT denunciation_concluded_whole CHECK (
    num_nonnulls(outcome, conclusion_number, concluded_on, conclusion) IN (0, 4) AND (outcome IS NULL OR case_id IS NOT NULL AND closed_on IS NOT DISTINCT FROM concluded_on)),
  ADD CONSTRAINT denunciation_in_order CHECK (closed_on >= received_on AND concluded_on >= taken_up_on);
ALTER TABLE denunciation_reveal ADD CONSTRAINT denunciation_reveal_purpose_told CHECK (btrim(purpose) <> '');

CREATE TRIGGER denunciation_reveal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON denunciation_reveal
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- What was closed stays as it is, but for a new key and for mergers.
CREATE FUNCTION denunciation_closed_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.closed_on IS NOT NULL AND to_jsonb(OLD) - 'sealed' - 'data_key_id' IS DISTINCT FROM to_jsonb(NEW) - 'sealed' - 'data_key_id'
    AND NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'denunciation % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'denunciation_closed_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON denunciation FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('denunciation');
CREATE TRIGGER denunciation_closed_is_final BEFORE UPDATE ON denunciation FOR EACH ROW EXECUTE FUNCTION denunciation_closed_is_final();

-- ---------------------------------------------------------------------------------------------------------
-- Need to know: the officers of the inspection committee that received it, and the team of the case; never whom it is
-- against, nor their declared relatives

CREATE FUNCTION chibo_directed_denunciations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM denunciation d
  WHERE d.organization_id IN (SELECT chibo_overseen_organizations()) AND (d.member_id IS NULL
    OR d.member_id IS DISTINCT FROM (SELECT chibo_member()) AND d.member_id NOT IN (SELECT chibo_relative_members()));
END;

-- Those of a case on whose team the actor is by name: they may be told who denounces.
CREATE FUNCTION chibo_named_denunciations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM denunciation d JOIN inspection_case_team t ON t.case_id = d.case_id
  WHERE t.person_id = (SELECT chibo_person()) AND d.case_id NOT IN (SELECT chibo_cases_on_self())
    AND (d.member_id IS NULL OR d.member_id IS DISTINCT FROM (SELECT chibo_member()) AND d.member_id NOT IN (SELECT chibo_relative_members()));
END;

CREATE FUNCTION chibo_readable_denunciations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT chibo_directed_denunciations() UNION SELECT chibo_named_denunciations();
END;

-- Who denounces, sealed: for what was put on record in this very request, and for whoever may be told.
CREATE FUNCTION chibo_denouncer(reveal uuid, request uuid) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT d.sealed FROM denunciation_reveal r JOIN denunciation d ON d.id = r.denunciation_id
  WHERE r.id = reveal AND r.request_id = request AND r.account_id = (SELECT chibo_account()) AND d.id IN (SELECT chibo_named_denunciations());
END;

ALTER TABLE denunciation ENABLE ROW LEVEL SECURITY;
ALTER TABLE denunciation_reveal ENABLE ROW LEVEL SECURITY;

CREATE POLICY denunciation_read ON denunciation FOR SELECT TO chibo_app USING (id IN (SELECT chibo_readable_denunciations()));
CREATE POLICY denunciation_receive ON denunciation FOR INSERT TO chibo_app
  WITH CHECK (closed_on IS NULL AND case_id IS NULL AND organization_id IN (SELECT chibo_overseen_organizations())
    AND (member_id IS NULL OR member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members())));
CREATE POLICY denunciation_change ON denunciation FOR UPDATE TO chibo_app USING (closed_on IS NULL AND id IN (SELECT chibo_directed_denunciations()))
  WITH CHECK (id IN (SELECT chibo_directed_denunciations()));
CREATE POLICY denunciation_reveal_append ON denunciation_reveal FOR INSERT TO chibo_app
  WITH CHECK (account_id = (SELECT chibo_account()) AND denunciation_id IN (SELECT chibo_named_denunciations()));

CREATE POLICY denunciation_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'denunciation' AND id IN (SELECT chibo_readable_denunciations()));
CREATE POLICY denunciation_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'denunciation' AND organization_id IN (SELECT chibo_overseen_organizations()));
CREATE POLICY denunciation_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'denunciation' AND id IN (SELECT chibo_directed_denunciations()));
CREATE POLICY denunciation_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_readable_denunciations()));
CREATE POLICY denunciation_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_directed_denunciations()));
CREATE POLICY denunciation_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_directed_denunciations()));
CREATE POLICY denunciation_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_directed_denunciations()));

REVOKE EXECUTE ON FUNCTION denunciation_closed_is_final(), chibo_directed_denunciations(), chibo_named_denunciations(), chibo_readable_denunciations(), chibo_denouncer(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_directed_denunciations(), chibo_named_denunciations(), chibo_readable_denunciations(), chibo_denouncer(uuid, uuid) TO chibo_app;
-- What is sealed the server writes, and reads by the function alone.
GRANT SELECT (id, organization_id, member_id, accused_id, received_on, content, anonymous, case_id, taken_up_on, outcome, conclusion_number, concluded_on, conclusion, closed_on),
  INSERT (id, organization_id, member_id, accused_id, received_on, content, sealed, data_key_id, anonymous),
  UPDATE (case_id, taken_up_on, outcome, conclusion_number, concluded_on, conclusion, closed_on) ON denunciation TO chibo_app;
GRANT INSERT (id, denunciation_id, purpose, account_id, request_id) ON denunciation_reveal TO chibo_app;

-- As before, and whom denunciations are against.
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
    (41, 'denunciation', 'member_id', 'member', true, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;
