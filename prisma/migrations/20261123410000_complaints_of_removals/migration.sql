-- Complaints against a removal from the roll: one record for both, against a measure or against the exit that is the removal.

-- AlterTable
ALTER TABLE "complaint" ALTER COLUMN "discipline_id" DROP NOT NULL, ADD COLUMN "exit_id" UUID;

-- CreateIndex
CREATE INDEX "complaint_exit_id_idx" ON "complaint"("exit_id");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_exit_id_fkey" FOREIGN KEY ("exit_id") REFERENCES "member_exit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE complaint
  ADD CONSTRAINT complaint_against_one CHECK (num_nonnulls(discipline_id, exit_id) = 1),
  ADD CONSTRAINT complaint_removal_has_no_form CHECK (exit_id IS NULL OR outcome IS DISTINCT FROM 'CHANGED');
CREATE UNIQUE INDEX complaint_one_at_a_time_of_removal ON complaint (exit_id) WHERE closed_on IS NULL;

-- As before; against a removal while it stands; and an annulled removal has the member back.
CREATE OR REPLACE FUNCTION complaint_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.closed_on IS NOT NULL THEN
      RAISE EXCEPTION 'complaint % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_closed_is_final';
    END IF;
    IF NEW.outcome = 'ANNULLED' AND EXISTS (SELECT FROM member_exit x WHERE x.id = NEW.exit_id AND x.restored_on IS NULL) THEN
      RAISE EXCEPTION 'complaint % annuls a removal that stands', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_annulled_removal_restores';
    END IF;
  ELSIF NEW.exit_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT FROM member_exit x JOIN decision d ON d.id = x.decision_id
      WHERE x.id = NEW.exit_id AND x.kind = 'REMOVED_FROM_ROLL' AND x.restored_on IS NULL AND d.issued_on <= NEW.received_on) THEN
      RAISE EXCEPTION 'complaint % is against no removal that stands', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_against_a_decision';
    END IF;
  ELSIF NOT EXISTS (SELECT FROM discipline_case d WHERE d.id = NEW.discipline_id AND d.decided_on <= NEW.received_on)
    OR EXISTS (SELECT FROM discipline_revision r WHERE r.discipline_id = NEW.discipline_id AND r.kind = 'ANNULLED') THEN
    RAISE EXCEPTION 'complaint % is against nothing that was decided', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_against_a_decision';
  END IF;
  RETURN NEW;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Need to know, as of complaints against measures

-- As before, and from the cell that somebody was removed from.
CREATE OR REPLACE FUNCTION complaint_place(measure uuid, committee_kind committee_kind, as_of date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE above AS (
    SELECT i.organization_id AS id, 0 AS steps FROM workflow_item i WHERE i.id = measure AND i.kind IN ('discipline', 'exit')
    UNION ALL
    SELECT next.id, above.steps + 1 FROM above CROSS JOIN LATERAL (
      SELECT p.parent_id AS id FROM organization_period p
      WHERE p.organization_id = above.id AND p.parent_id IS NOT NULL AND p.valid_from <= as_of AND (p.valid_through IS NULL OR p.valid_through >= as_of)
      UNION ALL SELECT l.successor_id FROM organization_lineage l
      WHERE l.predecessor_id = above.id AND l.kind = 'MERGED_INTO' AND l.effective_on <= as_of) next)
  SELECT above.id FROM above JOIN committee c ON c.organization_id = above.id
  WHERE c.kind = committee_kind AND c.valid_from <= as_of AND (c.valid_through IS NULL OR c.valid_through >= as_of)
  ORDER BY above.steps LIMIT 1;
END;

-- What the actor may complain of: measures as before, and the actor's own removal from the roll.
CREATE FUNCTION chibo_own_decisions() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT chibo_own_measures()
  UNION SELECT x.id FROM member_exit x WHERE x.kind = 'REMOVED_FROM_ROLL' AND x.member_id = (SELECT chibo_member());
END;

-- Nobody handles a complaint in a case, or against a removal, of themselves or a declared relative. What is decided above
-- the ward on a removal, the standing committee puts on record, which has the member back where it is annulled.
CREATE OR REPLACE FUNCTION chibo_handled_complaints() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT c.id FROM complaint c JOIN discipline_case d ON d.id = c.discipline_id
  WHERE (c.organization_id IN (SELECT chibo_overseen_organizations())
      OR c.handled_by IN ('STANDING_COMMITTEE', 'PARTY_COMMITTEE') AND c.organization_id IN (SELECT chibo_organizations('discipline_settle')))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self())
  UNION ALL
  SELECT c.id FROM complaint c JOIN member_exit x ON x.id = c.exit_id
  WHERE (c.organization_id IN (SELECT chibo_overseen_organizations()) OR c.organization_id IN (SELECT chibo_organizations('discipline_settle')))
    AND x.member_id IS DISTINCT FROM (SELECT chibo_member()) AND x.member_id NOT IN (SELECT chibo_relative_members());
END;

CREATE OR REPLACE FUNCTION chibo_readable_complaints() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT chibo_handled_complaints()
  UNION SELECT c.id FROM complaint c WHERE COALESCE(c.discipline_id, c.exit_id) IN (SELECT chibo_own_decisions());
END;

CREATE OR REPLACE FUNCTION chibo_complaint_places(as_of date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT chibo_overseen_organizations()
  UNION SELECT complaint_place(own.id, wanted.kind, as_of)
  FROM (SELECT chibo_own_decisions() AS id) own CROSS JOIN unnest(ARRAY['INSPECTION', 'STANDING']::committee_kind[]) AS wanted (kind);
END;

CREATE OR REPLACE FUNCTION chibo_work_of_others() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT c.id FROM complaint c
  WHERE c.closed_on IS NULL AND COALESCE(c.discipline_id, c.exit_id) IN (SELECT chibo_own_decisions()) AND c.id NOT IN (SELECT chibo_handled_complaints());
END;

CREATE OR REPLACE FUNCTION chibo_submitted_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE ((i.stage IN ('AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE') OR d.decided_by IN ('STANDING_COMMITTEE', 'PARTY_COMMITTEE'))
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_organizations('discipline_settle'))
      OR (i.stage = 'AWAITING_INSPECTION_COMMITTEE' OR d.decided_by = 'INSPECTION_COMMITTEE')
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_overseen_organizations()))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self())
  UNION SELECT c.discipline_id FROM complaint c
  WHERE c.discipline_id IS NOT NULL AND (c.closed_on IS NULL OR c.outcome IS NOT NULL) AND c.id IN (SELECT chibo_handled_complaints());
END;

-- What a complaint is against: the actor's own by its id; of others, for the officers who hold the letter, by whom it is on,
-- number and day. Nothing else of it is told here than what a complaint needs. A removal is put on record for the standing
-- committee, and counts as made known on the day of the decision.
DROP FUNCTION chibo_complained_measure(uuid, uuid, text, date, date);
CREATE FUNCTION chibo_complained_decision(of_decision uuid, on_subject uuid, by_number text, of_day date, as_of date)
RETURNS TABLE (id uuid, is_removal boolean, decided_by discipline_body, decided_on date, announced_on date, ended discipline_revision_kind, inspection_place uuid, standing_place uuid,
  secrecy secrecy)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  WITH named AS (
    SELECT d.id, false AS is_removal, d.decided_by, d.decided_on, d.announced_on, d.secrecy,
      (SELECT r.kind FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind <> 'CORRECTED') AS ended,
      d.inspection_case_id IN (SELECT chibo_cases_on_self()) AS on_self
    FROM discipline_case d
    WHERE d.decided_on IS NOT NULL AND (d.id = of_decision OR COALESCE(d.member_id, d.organization_id) = on_subject
      AND d.decision_number = by_number AND d.decided_on = of_day)
    UNION ALL
    SELECT x.id, true, 'STANDING_COMMITTEE', n.issued_on, n.issued_on, 'ORDINARY', CASE WHEN x.restored_on IS NOT NULL THEN 'ANNULLED'::discipline_revision_kind END,
      x.member_id IS NOT DISTINCT FROM (SELECT chibo_member()) OR x.member_id IN (SELECT chibo_relative_members())
    FROM member_exit x JOIN decision n ON n.id = x.decision_id
    WHERE x.kind = 'REMOVED_FROM_ROLL' AND (x.id = of_decision OR x.member_id = on_subject AND n.number = by_number AND n.issued_on = of_day)),
  found AS (
    SELECT n.*, complaint_place(n.id, 'INSPECTION', as_of) AS inspection, complaint_place(n.id, 'STANDING', as_of) AS standing FROM named n)
  SELECT f.id, f.is_removal, f.decided_by, f.decided_on, f.announced_on, f.ended, f.inspection, f.standing, f.secrecy
  FROM found f
  WHERE f.id = of_decision AND f.id IN (SELECT chibo_own_decisions())
    OR of_decision IS NULL AND COALESCE(f.inspection, f.standing) IN (SELECT chibo_overseen_organizations()) AND NOT f.on_self
  LIMIT 1;
END;

DROP POLICY complaint_receive ON complaint;
CREATE POLICY complaint_receive ON complaint FOR INSERT TO chibo_app
  WITH CHECK (closed_on IS NULL AND (COALESCE(discipline_id, exit_id) IN (SELECT chibo_own_decisions()) OR organization_id IN (SELECT chibo_overseen_organizations())));
-- Who complains may withdraw it, and no more.
DROP POLICY complaint_withdraw ON complaint;
CREATE POLICY complaint_withdraw ON complaint FOR UPDATE TO chibo_app USING (closed_on IS NULL AND COALESCE(discipline_id, exit_id) IN (SELECT chibo_own_decisions()))
  WITH CHECK (outcome IS NULL AND COALESCE(discipline_id, exit_id) IN (SELECT chibo_own_decisions()));

REVOKE EXECUTE ON FUNCTION chibo_own_decisions(), chibo_complained_decision(uuid, uuid, text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_own_decisions(), chibo_complained_decision(uuid, uuid, text, date, date) TO chibo_app;
GRANT INSERT (exit_id) ON complaint TO chibo_app;
