-- Admissions: from the application of a candidate to recognition as a full member.

-- CreateTable
CREATE TABLE "admission" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "applied_on" DATE NOT NULL,
    "course_certificate_on" DATE,
    "voted_on" DATE,
    "decision_number" TEXT,
    "decided_on" DATE,
    "ceremony_on" DATE,
    "member_id" UUID,
    "review_voted_on" DATE,
    "recognition_decision_number" TEXT,
    "recognition_decided_on" DATE,
    "recognized_on" DATE,
    "closed_on" DATE,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "admission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission_introducer" (
    "admission_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "member_id" UUID,
    "organization_name" TEXT,
    "guided_since" DATE,

    CONSTRAINT "admission_introducer_pkey" PRIMARY KEY ("admission_id","place")
);

-- CreateIndex
CREATE INDEX "admission_organization_id_idx" ON "admission"("organization_id");

-- CreateIndex
CREATE INDEX "admission_person_id_idx" ON "admission"("person_id");

-- CreateIndex
CREATE INDEX "admission_member_id_idx" ON "admission"("member_id");

-- CreateIndex
CREATE INDEX "admission_applied_on_id_idx" ON "admission"("applied_on", "id");

-- CreateIndex
CREATE INDEX "admission_introducer_member_id_idx" ON "admission_introducer"("member_id");

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_introducer" ADD CONSTRAINT "admission_introducer_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_introducer" ADD CONSTRAINT "admission_introducer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE admission
  ADD CONSTRAINT admission_dates_in_order CHECK (
    voted_on >= applied_on AND decided_on >= COALESCE(voted_on, applied_on) AND ceremony_on >= decided_on
    AND review_voted_on >= ceremony_on AND recognition_decided_on >= COALESCE(review_voted_on, ceremony_on)
    AND recognized_on BETWEEN ceremony_on AND recognition_decided_on),
  ADD CONSTRAINT admission_decision_is_whole CHECK ((decision_number IS NULL) = (decided_on IS NULL)),
  ADD CONSTRAINT admission_ceremony_after_decision CHECK (ceremony_on IS NULL OR decided_on IS NOT NULL),
  ADD CONSTRAINT admission_member_from_ceremony CHECK (member_id IS NULL OR ceremony_on IS NOT NULL),
  ADD CONSTRAINT admission_review_after_ceremony CHECK (review_voted_on IS NULL OR ceremony_on IS NOT NULL),
  ADD CONSTRAINT admission_recognition_is_whole CHECK (
    (recognition_decision_number IS NULL) = (recognition_decided_on IS NULL) AND (recognized_on IS NULL) = (recognition_decided_on IS NULL)),
  ADD CONSTRAINT admission_recognizes_a_member CHECK (recognized_on IS NULL OR (member_id IS NOT NULL AND closed_on IS NOT NULL)),
  -- Nobody is being admitted twice at a time.
  ADD CONSTRAINT admission_one_open_a_person EXCLUDE USING gist (person_id WITH =) WHERE (closed_on IS NULL);

ALTER TABLE admission_introducer
  ADD CONSTRAINT admission_introducer_one_of_two CHECK (place IN (1, 2)),
  ADD CONSTRAINT admission_introducer_member_or_organization CHECK ((member_id IS NULL) <> (organization_name IS NULL)),
  ADD CONSTRAINT admission_introducer_name_form CHECK (
    organization_name = btrim(organization_name) AND length(organization_name) BETWEEN 2 AND 200 AND organization_name !~ '[[:cntrl:]]'),
  ADD CONSTRAINT admission_introducer_member_has_guided CHECK (member_id IS NULL OR guided_since IS NOT NULL),
  -- Checked when a statement ends, so that two introducers may change places.
  ADD CONSTRAINT admission_introducer_differ EXCLUDE USING gist (admission_id WITH =, member_id WITH =) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT admission_introducer_one_organization EXCLUDE USING gist (admission_id WITH =) WHERE (member_id IS NULL) DEFERRABLE INITIALLY IMMEDIATE;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Admissions in the scope of a right.
CREATE FUNCTION chibo_admissions(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT a.id FROM admission a WHERE a.organization_id IN (SELECT chibo_organizations(right_name));
END;

-- Admissions that the actor prepares or decides.
CREATE FUNCTION chibo_workable_admissions() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT chibo_admissions('admission_propose') UNION SELECT chibo_admissions('admission_decide');
END;

-- The actor's own: a member sees the dates and introducers, not the votes and remarks of those who decided.
CREATE FUNCTION chibo_own_admissions() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT a.id FROM admission a WHERE a.person_id = (SELECT chibo_person());
END;

-- Persons who are or were candidates in scope.
CREATE FUNCTION chibo_candidates() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT a.person_id FROM admission a WHERE a.organization_id IN (SELECT chibo_organizations('admission_read'));
END;

-- Candidates who may be reached: while their admission is open.
CREATE FUNCTION chibo_reachable_candidates() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT a.person_id FROM admission a
  WHERE a.closed_on IS NULL AND a.organization_id IN (SELECT chibo_organizations('admission_read'))
    AND a.organization_id IN (SELECT chibo_organizations('contact_read'));
END;

-- What stands in the way of proposing a person, also where it lies out of the actor's scope. Nothing is said of
-- persons who are themselves out of scope.
CREATE FUNCTION chibo_candidacy(candidate uuid, OUT known boolean, OUT has_member_record boolean, OUT has_open_admission boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT visible.known, visible.known AND EXISTS (SELECT FROM member m WHERE m.person_id = candidate),
    visible.known AND EXISTS (SELECT FROM admission a WHERE a.person_id = candidate AND a.closed_on IS NULL)
  FROM (SELECT candidate IN (SELECT chibo_visible_persons() UNION ALL SELECT chibo_candidates()) AS known) AS visible;
END;

-- Admissions whose ceremony the actor records, with all that the new member's rows must say: there is no other way
-- for the server to write a member.
CREATE FUNCTION chibo_admitted() RETURNS TABLE (person_id uuid, member_id uuid, organization_id uuid, decided_on date, ceremony_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT a.person_id, m.id, a.organization_id, a.decided_on, a.ceremony_on
  FROM admission a JOIN workflow_item i ON i.id = a.id LEFT JOIN member m ON m.person_id = a.person_id
  WHERE i.stage = 'AWAITING_CEREMONY' AND a.ceremony_on IS NOT NULL AND a.organization_id IN (SELECT chibo_organizations('admission_propose'));
END;

-- Members whose recognition the actor decides, with the day from which they are full members.
CREATE FUNCTION chibo_recognized() RETURNS TABLE (member_id uuid, recognized_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT a.member_id, a.recognized_on
  FROM admission a JOIN workflow_item i ON i.id = a.id
  WHERE i.stage = 'AWAITING_RECOGNITION' AND a.recognized_on IS NOT NULL AND a.organization_id IN (SELECT chibo_organizations('admission_decide'));
END;

ALTER TABLE admission ENABLE ROW LEVEL SECURITY;
ALTER TABLE admission_introducer ENABLE ROW LEVEL SECURITY;

CREATE POLICY admission_read ON admission FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('admission_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY admission_propose ON admission FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('admission_propose')));
CREATE POLICY admission_change ON admission FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_workable_admissions()));
CREATE POLICY admission_introducer_read ON admission_introducer FOR SELECT TO chibo_app
  USING (admission_id IN (SELECT chibo_admissions('admission_read')) OR admission_id IN (SELECT chibo_own_admissions()));
CREATE POLICY admission_introducer_propose ON admission_introducer FOR INSERT TO chibo_app
  WITH CHECK (admission_id IN (SELECT chibo_admissions('admission_propose')));
CREATE POLICY admission_introducer_change ON admission_introducer FOR UPDATE TO chibo_app
  USING (admission_id IN (SELECT chibo_admissions('admission_propose')));

CREATE POLICY admission_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_admissions('admission_read')));
CREATE POLICY admission_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'admission' AND organization_id IN (SELECT chibo_organizations('admission_propose')));
CREATE POLICY admission_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_workable_admissions()));
CREATE POLICY admission_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_admissions('admission_read')));
CREATE POLICY admission_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_admissions()));
CREATE POLICY admission_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_admissions('admission_read')));
CREATE POLICY admission_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_admissions()));

-- The candidate as a person. A person is written before the admission that refers to it, so that all the database can
-- ask is whether the actor proposes anybody anywhere.
CREATE POLICY person_candidate_read ON person FOR SELECT TO chibo_app USING (id IN (SELECT chibo_candidates()));
CREATE POLICY person_candidate_write ON person FOR INSERT TO chibo_app WITH CHECK (EXISTS (SELECT chibo_organizations('admission_propose')));
CREATE POLICY person_contact_candidate_read ON person_contact FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_reachable_candidates()));
CREATE POLICY person_contact_candidate_write ON person_contact FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT chibo_reachable_candidates()));

-- The new member, from the ceremony on.
CREATE POLICY member_admit ON member FOR INSERT TO chibo_app
  WITH CHECK ((person_id, admission_decided_on, admission_ceremony_on) IN (SELECT a.person_id, a.decided_on, a.ceremony_on FROM chibo_admitted() a));
CREATE POLICY member_status_period_admit ON member_status_period FOR INSERT TO chibo_app
  WITH CHECK (status = 'PROBATIONARY' AND (member_id, valid_from) IN (SELECT a.member_id, a.decided_on FROM chibo_admitted() a));
CREATE POLICY membership_admit ON membership FOR INSERT TO chibo_app
  WITH CHECK (kind = 'PRIMARY' AND (member_id, organization_id, valid_from) IN (SELECT a.member_id, a.organization_id, a.decided_on FROM chibo_admitted() a));

-- The member recognised as a full one.
CREATE POLICY member_recognize ON member FOR UPDATE TO chibo_app
  USING (id IN (SELECT r.member_id FROM chibo_recognized() r))
  WITH CHECK ((id, recognized_on) IN (SELECT r.member_id, r.recognized_on FROM chibo_recognized() r));
CREATE POLICY member_status_period_end_probation ON member_status_period FOR UPDATE TO chibo_app
  USING (status = 'PROBATIONARY' AND valid_through IS NULL AND member_id IN (SELECT r.member_id FROM chibo_recognized() r))
  WITH CHECK (end_reason = 'RECOGNIZED' AND (member_id, valid_through) IN (SELECT r.member_id, r.recognized_on - 1 FROM chibo_recognized() r));
CREATE POLICY member_status_period_recognize ON member_status_period FOR INSERT TO chibo_app
  WITH CHECK (status = 'FULL' AND (member_id, valid_from) IN (SELECT r.member_id, r.recognized_on FROM chibo_recognized() r));

REVOKE EXECUTE ON FUNCTION
  chibo_admissions(text), chibo_workable_admissions(), chibo_own_admissions(), chibo_candidates(), chibo_reachable_candidates(),
  chibo_candidacy(uuid), chibo_admitted(), chibo_recognized()
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  chibo_admissions(text), chibo_workable_admissions(), chibo_own_admissions(), chibo_candidates(), chibo_reachable_candidates(),
  chibo_candidacy(uuid), chibo_admitted(), chibo_recognized()
  TO chibo_app;

GRANT SELECT, INSERT (id, organization_id, person_id, applied_on, course_certificate_on),
  UPDATE (applied_on, course_certificate_on, voted_on, decision_number, decided_on, ceremony_on, member_id, review_voted_on,
    recognition_decision_number, recognition_decided_on, recognized_on, closed_on)
  ON admission TO chibo_app;
GRANT SELECT, INSERT, UPDATE (member_id, organization_name, guided_since) ON admission_introducer TO chibo_app;
GRANT INSERT (id, full_name, birth_on, birth_precision, gender, ethnic_group_code, education, political_theory) ON person TO chibo_app;
GRANT INSERT (person_id, phone, email, address) ON person_contact TO chibo_app;
GRANT INSERT (id, person_id, admission_decided_on, admission_ceremony_on), UPDATE (recognized_on, version) ON member TO chibo_app;
GRANT INSERT (id, member_id, status, valid_from), UPDATE (valid_through, end_reason) ON member_status_period TO chibo_app;
GRANT INSERT (id, member_id, organization_id, kind, valid_from) ON membership TO chibo_app;
