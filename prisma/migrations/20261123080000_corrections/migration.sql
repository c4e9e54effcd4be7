-- Values of a member's record that are put right: proposed by the member, checked by the cell, decided by the party office.

-- CreateEnum
CREATE TYPE "record_field_group" AS ENUM ('IDENTITY', 'CONTACT', 'PARTY_RECORD', 'THEORY_EDUCATION', 'SENSITIVE');

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "direct" BOOLEAN NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_change" (
    "correction_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "field_group" "record_field_group" NOT NULL,
    "seen" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,
    "document" TEXT,
    "accepted" BOOLEAN,
    "verdict_reason" TEXT,

    CONSTRAINT "correction_change_pkey" PRIMARY KEY ("correction_id","round","field")
);

-- CreateIndex
CREATE INDEX "correction_member_id_idx" ON "correction"("member_id");

-- CreateIndex
CREATE INDEX "correction_organization_id_idx" ON "correction"("organization_id");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_change" ADD CONSTRAINT "correction_change_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "correction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE correction
  ADD CONSTRAINT correction_rounds CHECK (round > 0),
  ADD CONSTRAINT correction_direct_is_settled CHECK (NOT direct OR settled_at IS NOT NULL AND round = 1);

ALTER TABLE correction_change
  ADD CONSTRAINT correction_change_changes CHECK (seen IS DISTINCT FROM value),
  ADD CONSTRAINT correction_change_rejected_with_reason CHECK (accepted IS NOT false OR verdict_reason IS NOT NULL);

-- What began when is put right by a correction alone. Others who may write to these rows write their ends.
CREATE FUNCTION begins_anew_by_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'chibo_app' AND NOT EXISTS (
    SELECT FROM chibo_corrections_under_way() u
    WHERE u.member_id = (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'member' THEN 'id' ELSE 'member_id' END)::uuid AND 'PARTY_RECORD' = ANY (u.field_groups)) THEN
    RAISE EXCEPTION 'dates of % change by a correction', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER begins_anew_by_correction BEFORE UPDATE OF admission_decided_on, admission_ceremony_on ON member FOR EACH ROW EXECUTE FUNCTION begins_anew_by_correction();
CREATE TRIGGER begins_anew_by_correction BEFORE UPDATE OF valid_from ON member_status_period FOR EACH ROW EXECUTE FUNCTION begins_anew_by_correction();
CREATE TRIGGER begins_anew_by_correction BEFORE UPDATE OF valid_from ON membership FOR EACH ROW EXECUTE FUNCTION begins_anew_by_correction();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Corrections of those who belong now to the right's organisations: some of what they say is not for those who once worked with a member.
CREATE FUNCTION chibo_corrections_now(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT c.id FROM correction c JOIN membership s ON s.member_id = c.member_id AND s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  WHERE s.organization_id IN (SELECT chibo_organizations(right_name));
END;

-- Corrections of the right's organisations: of the cell where they were begun, and of those who belong there now.
CREATE FUNCTION chibo_corrections(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT c.id FROM correction c WHERE c.organization_id IN (SELECT chibo_organizations(right_name))
  UNION SELECT chibo_corrections_now(right_name);
END;

CREATE FUNCTION chibo_own_corrections() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT c.id FROM correction c WHERE c.member_id = (SELECT chibo_member());
END;

-- Open ones that the actor decides: nobody does of themselves or of a relative.
CREATE FUNCTION chibo_decidable_corrections() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT c.id FROM correction c
  WHERE c.settled_at IS NULL AND c.organization_id IN (SELECT chibo_organizations('correction_decide'))
    AND c.member_id IS DISTINCT FROM (SELECT chibo_member()) AND c.member_id NOT IN (SELECT chibo_relative_members());
END;

-- Those that the actor checks, decides or writes, or that are the actor's own.
CREATE FUNCTION chibo_workable_corrections() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT c.id FROM correction c
  WHERE c.organization_id IN (SELECT chibo_organizations('correction_check') UNION SELECT chibo_organizations('correction_decide') UNION SELECT chibo_organizations('record_correct'))
  UNION SELECT chibo_own_corrections();
END;

-- Corrections that this very transaction settles, with the kinds of fields that it changes. Only in its course does
-- anybody write to a record what a correction says.
CREATE FUNCTION chibo_corrections_under_way() RETURNS TABLE (correction_id uuid, organization_id uuid, member_id uuid, person_id uuid, direct boolean, field_groups record_field_group[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT c.id, c.organization_id, m.id, m.person_id, c.direct,
    ARRAY(SELECT DISTINCT h.field_group FROM correction_change h WHERE h.correction_id = c.id AND h.round = c.round AND h.accepted)
  FROM correction c JOIN member m ON m.id = c.member_id
  WHERE c.settled_at = now()::timestamptz(3) AND c.organization_id IN (SELECT chibo_organizations('correction_decide') UNION SELECT chibo_organizations('record_correct'))
    AND c.member_id IS DISTINCT FROM (SELECT chibo_member());
END;

ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE correction_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY correction_read ON correction FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_corrections('correction_read')) OR member_id = (SELECT chibo_member()));
-- Of one's own record, at one's own cell.
CREATE POLICY correction_propose ON correction FOR INSERT TO chibo_app
  WITH CHECK (NOT direct AND settled_at IS NULL AND member_id = (SELECT chibo_member())
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = correction.member_id AND s.organization_id = correction.organization_id AND s.kind = 'PRIMARY' AND s.valid_through IS NULL));
CREATE POLICY correction_write ON correction FOR INSERT TO chibo_app
  WITH CHECK (direct AND settled_at = now()::timestamptz(3) AND organization_id IN (SELECT chibo_organizations('record_correct'))
    AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members())
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = correction.member_id AND s.organization_id = correction.organization_id AND s.kind = 'PRIMARY'));
CREATE POLICY correction_resubmit ON correction FOR UPDATE TO chibo_app
  USING (settled_at IS NULL AND member_id = (SELECT chibo_member()))
  WITH CHECK (settled_at IS NULL AND member_id = (SELECT chibo_member()));
-- The check says again what is in the set of the decidable: a permissive policy's check stands on its own.
CREATE POLICY correction_settle ON correction FOR UPDATE TO chibo_app
  USING (id IN (SELECT chibo_decidable_corrections()))
  WITH CHECK (settled_at = now()::timestamptz(3) AND organization_id IN (SELECT chibo_organizations('correction_decide'))
    AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members()));

-- A field is told to whoever reads its group of the member's record.
CREATE POLICY correction_change_read_own ON correction_change FOR SELECT TO chibo_app USING (correction_id IN (SELECT chibo_own_corrections()));
CREATE POLICY correction_change_read ON correction_change FOR SELECT TO chibo_app
  USING (field_group IN ('IDENTITY', 'PARTY_RECORD') AND correction_id IN (SELECT chibo_corrections('correction_read')));
CREATE POLICY correction_change_read_education ON correction_change FOR SELECT TO chibo_app
  USING (field_group = 'THEORY_EDUCATION' AND correction_id IN (SELECT chibo_corrections('correction_read')) AND correction_id IN (SELECT chibo_corrections('education_read')));
CREATE POLICY correction_change_read_contact ON correction_change FOR SELECT TO chibo_app
  USING (field_group = 'CONTACT' AND correction_id IN (SELECT chibo_corrections('correction_read')) AND correction_id IN (SELECT chibo_corrections_now('contact_read')));
CREATE POLICY correction_change_read_sensitive ON correction_change FOR SELECT TO chibo_app
  USING (field_group = 'SENSITIVE' AND correction_id IN (SELECT chibo_corrections('correction_read')) AND correction_id IN (SELECT chibo_corrections_now('sensitive_read')));
CREATE POLICY correction_change_propose ON correction_change FOR INSERT TO chibo_app
  WITH CHECK (accepted IS NULL AND EXISTS (SELECT FROM correction c WHERE c.id = correction_id AND c.member_id = (SELECT chibo_member()) AND c.settled_at IS NULL AND c.round = correction_change.round));
-- How a member of the cell is reached the secretary writes too; the rest the office alone.
CREATE POLICY correction_change_write ON correction_change FOR INSERT TO chibo_app
  WITH CHECK (accepted AND EXISTS (SELECT FROM chibo_corrections_under_way() u WHERE u.correction_id = correction_change.correction_id AND u.direct
    AND (field_group = 'CONTACT' OR u.organization_id IN (SELECT chibo_organizations('correction_decide')))));
CREATE POLICY correction_change_judge ON correction_change FOR UPDATE TO chibo_app USING (correction_id IN (SELECT chibo_decidable_corrections()));

CREATE POLICY correction_item_read ON workflow_item FOR SELECT TO chibo_app
  USING (kind = 'correction' AND (id IN (SELECT chibo_corrections('correction_read')) OR id IN (SELECT chibo_own_corrections())));
CREATE POLICY correction_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'correction' AND (organization_id IN (SELECT chibo_organizations('record_correct'))
    OR organization_id IN (SELECT s.organization_id FROM membership s WHERE s.member_id = (SELECT chibo_member()) AND s.kind = 'PRIMARY' AND s.valid_through IS NULL)));
CREATE POLICY correction_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'correction' AND id IN (SELECT chibo_workable_corrections()));
CREATE POLICY correction_log_read ON workflow_log FOR SELECT TO chibo_app
  USING (item_id IN (SELECT chibo_corrections('correction_read')) OR item_id IN (SELECT chibo_own_corrections()));
CREATE POLICY correction_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_corrections()));

-- What is written to the record with a correction, each table with the fields that it holds.
CREATE POLICY person_correct ON person FOR UPDATE TO chibo_app
  USING (id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE u.field_groups && '{IDENTITY,THEORY_EDUCATION}'::record_field_group[]));
CREATE POLICY person_contact_correct ON person_contact FOR UPDATE TO chibo_app
  USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'CONTACT' = ANY (u.field_groups)));
CREATE POLICY person_contact_enter ON person_contact FOR INSERT TO chibo_app
  WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'CONTACT' = ANY (u.field_groups)));
CREATE POLICY member_correct ON member FOR UPDATE TO chibo_app USING (id IN (SELECT u.member_id FROM chibo_corrections_under_way() u));
CREATE POLICY member_status_period_correct ON member_status_period FOR UPDATE TO chibo_app
  USING (member_id IN (SELECT u.member_id FROM chibo_corrections_under_way() u WHERE 'PARTY_RECORD' = ANY (u.field_groups)));
CREATE POLICY membership_correct ON membership FOR UPDATE TO chibo_app
  USING (member_id IN (SELECT u.member_id FROM chibo_corrections_under_way() u WHERE 'PARTY_RECORD' = ANY (u.field_groups)));

REVOKE EXECUTE ON FUNCTION chibo_corrections(text), chibo_corrections_now(text), chibo_own_corrections(), chibo_decidable_corrections(), chibo_workable_corrections(),
  chibo_corrections_under_way() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_corrections(text), chibo_corrections_now(text), chibo_own_corrections(), chibo_decidable_corrections(), chibo_workable_corrections(),
  chibo_corrections_under_way() TO chibo_app;

GRANT SELECT, INSERT (id, member_id, organization_id, direct, settled_at), UPDATE (round, settled_at) ON correction TO chibo_app;
GRANT SELECT, INSERT, UPDATE (accepted, verdict_reason) ON correction_change TO chibo_app;
GRANT UPDATE (full_name, birth_on, birth_precision, gender, ethnic_group_code, education, political_theory, version) ON person TO chibo_app;
GRANT UPDATE (phone, email, address, version) ON person_contact TO chibo_app;
GRANT UPDATE (admission_decided_on, admission_ceremony_on) ON member TO chibo_app;
GRANT UPDATE (valid_from) ON member_status_period, membership TO chibo_app;
