-- Complaints against discipline: from level to level, while what was decided stays in force.

-- CreateEnum
CREATE TYPE "complaint_way" AS ENUM ('IN_SYSTEM', 'BY_HAND', 'BY_POST');

-- CreateEnum
CREATE TYPE "complaint_outcome" AS ENUM ('UPHELD', 'CHANGED', 'ANNULLED');

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "discipline_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "handled_by" "discipline_body" NOT NULL,
    "previous_id" UUID,
    "received_on" DATE NOT NULL,
    "way" "complaint_way" NOT NULL,
    "content" TEXT NOT NULL,
    "outcome" "complaint_outcome",
    "form" "discipline_form",
    "decision_number" TEXT,
    "decided_on" DATE,
    "reason" TEXT,
    "is_final" BOOLEAN NOT NULL DEFAULT false,
    "closed_on" DATE,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_discipline_id_idx" ON "complaint"("discipline_id");

-- CreateIndex
CREATE INDEX "complaint_organization_id_idx" ON "complaint"("organization_id");

-- CreateIndex
CREATE INDEX "complaint_previous_id_idx" ON "complaint"("previous_id");

-- CreateIndex
CREATE INDEX "complaint_received_on_id_idx" ON "complaint"("received_on", "id");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_discipline_id_fkey" FOREIGN KEY ("discipline_id") REFERENCES "discipline_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE complaint
  ADD CONSTRAINT complaint_above_the_cell CHECK (handled_by <> 'CELL'),
  ADD CONSTRAINT complaint_settled_whole CHECK (
    num_nonnulls(outcome, decision_number, decided_on, reason) IN (0, 4) AND (outcome IS NOT DISTINCT FROM 'CHANGED') = (form IS NOT NULL)
      AND (outcome IS NULL OR closed_on IS NOT DISTINCT FROM decided_on) AND (outcome IS NOT NULL OR NOT is_final)),
  ADD CONSTRAINT complaint_in_order CHECK (closed_on >= received_on);
CREATE UNIQUE INDEX complaint_one_at_a_time ON complaint (discipline_id) WHERE closed_on IS NULL;

-- Against what was decided, after it was; and what is settled or withdrawn stays as it is.
CREATE FUNCTION complaint_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.closed_on IS NOT NULL THEN
      RAISE EXCEPTION 'complaint % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_closed_is_final';
    END IF;
  ELSIF NOT EXISTS (SELECT FROM discipline_case d WHERE d.id = NEW.discipline_id AND d.decided_on <= NEW.received_on)
    OR EXISTS (SELECT FROM discipline_revision r WHERE r.discipline_id = NEW.discipline_id AND r.kind = 'ANNULLED') THEN
    RAISE EXCEPTION 'complaint % is against nothing that was decided', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_against_a_decision';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER complaint_stands BEFORE INSERT OR UPDATE ON complaint FOR EACH ROW EXECUTE FUNCTION complaint_stands();
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON complaint FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('complaint');

-- ---------------------------------------------------------------------------------------------------------
-- A measure does not lapse by itself while a complaint against it is open, whatever else changes it meanwhile.

CREATE FUNCTION restriction_waits_for_complaint() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revoked_at IS NULL AND NEW.valid_through = NEW.lapses_on - 1
    AND EXISTS (SELECT FROM complaint c WHERE c.discipline_id = NEW.discipline_id AND c.closed_on IS NULL AND c.received_on < NEW.lapses_on) THEN
    NEW.valid_through := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER restriction_waits_for_complaint BEFORE INSERT OR UPDATE ON member_restriction FOR EACH ROW EXECUTE FUNCTION restriction_waits_for_complaint();

-- Once it is settled or withdrawn, the measure lapses on its day, or, if that has passed, is over from then on.
CREATE FUNCTION complaint_holds_lapse() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE member_restriction SET valid_through = NULL
    WHERE discipline_id = NEW.discipline_id AND revoked_at IS NULL AND valid_through = lapses_on - 1 AND NEW.received_on < lapses_on;
  ELSIF OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL THEN
    UPDATE member_restriction SET valid_through = GREATEST(lapses_on, NEW.closed_on) - 1
    WHERE discipline_id = NEW.discipline_id AND revoked_at IS NULL AND stopped_by_id IS NULL AND valid_through IS NULL AND lapses_on IS NOT NULL;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER complaint_holds_lapse AFTER INSERT OR UPDATE ON complaint FOR EACH ROW EXECUTE FUNCTION complaint_holds_lapse();

-- As before, and of an earlier measure, too, that waits, or waited, for a complaint beyond its day; not of one that was lifted.
CREATE OR REPLACE FUNCTION discipline_takes_effect() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.decided_on IS NULL OR OLD.decided_on IS NOT NULL OR NEW.member_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.decided_form IN ('REMOVAL_FROM_OFFICE', 'EXPULSION') THEN
    UPDATE discipline_post d SET was_through = p.valid_through, left_through = GREATEST(p.valid_from, NEW.effective_on - 1)
    FROM post p WHERE d.discipline_id = NEW.id AND p.id = d.post_id;
    UPDATE post p SET valid_through = d.left_through, version = p.version + 1
    FROM discipline_post d WHERE d.discipline_id = NEW.id AND p.id = d.post_id;
  END IF;
  -- A violation committed while an earlier measure was in force keeps that from lapsing by itself.
  UPDATE member_restriction r SET stopped_by_id = NEW.id, valid_through = NULL
  WHERE r.member_id = NEW.member_id AND r.revoked_at IS NULL AND r.stopped_by_id IS NULL AND NEW.violated_on >= r.valid_from AND NEW.violated_on < r.lapses_on
    AND (r.valid_through IS NULL OR r.valid_through >= r.lapses_on - 1)
    AND NOT EXISTS (SELECT FROM discipline_revision v WHERE v.discipline_id = r.discipline_id AND v.kind = 'LIFTED');
  INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from, valid_through, lapses_on)
  VALUES (gen_random_uuid(), NEW.member_id, NEW.id, NEW.decided_form, NEW.effective_on, NEW.lapses_on - 1, NEW.lapses_on);
  RETURN NULL;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Need to know: the complainant, the body that handles it, the officers of the inspection committee; nobody else

-- The nearest organisation, from that of a measure upwards, that has such a committee.
CREATE FUNCTION complaint_place(measure uuid, committee_kind committee_kind, as_of date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE above AS (
    SELECT i.organization_id AS id, 0 AS steps FROM workflow_item i WHERE i.id = measure AND i.kind = 'discipline'
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

-- What was decided on the actor, or on the organisation whose secretary the actor is.
CREATE FUNCTION chibo_own_measures() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d WHERE d.decided_on IS NOT NULL AND d.member_id = (SELECT chibo_member())
  UNION SELECT d.id FROM discipline_case d WHERE d.decided_on IS NOT NULL AND d.organization_id IN (SELECT chibo_organizations('discipline_vote'));
END;

-- Nobody handles a complaint in a case about themselves or a declared relative.
CREATE FUNCTION chibo_handled_complaints() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT c.id FROM complaint c JOIN discipline_case d ON d.id = c.discipline_id
  WHERE (c.organization_id IN (SELECT chibo_overseen_organizations())
      OR c.handled_by IN ('STANDING_COMMITTEE', 'PARTY_COMMITTEE') AND c.organization_id IN (SELECT chibo_organizations('discipline_settle')))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

CREATE FUNCTION chibo_readable_complaints() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT chibo_handled_complaints()
  UNION SELECT c.id FROM complaint c WHERE c.discipline_id IN (SELECT chibo_own_measures());
END;

-- Where complaints of the actor, or recorded by the actor, may go.
CREATE FUNCTION chibo_complaint_places(as_of date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT chibo_overseen_organizations()
  UNION SELECT complaint_place(own.id, wanted.kind, as_of)
  FROM (SELECT chibo_own_measures() AS id) own CROSS JOIN unnest(ARRAY['INSPECTION', 'STANDING']::committee_kind[]) AS wanted (kind);
END;

-- A measure that a complaint is against: the actor's own by its id; of others, for the officers who hold the letter, by
-- whom it is on, number and day. Nothing else of it is told here than what a complaint needs.
CREATE FUNCTION chibo_complained_measure(of_measure uuid, on_subject uuid, by_number text, of_day date, as_of date)
RETURNS TABLE (id uuid, decided_by discipline_body, decided_on date, announced_on date, ended discipline_revision_kind, inspection_place uuid, standing_place uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  WITH found AS (
    SELECT d.*, complaint_place(d.id, 'INSPECTION', as_of) AS inspection, complaint_place(d.id, 'STANDING', as_of) AS standing
    FROM discipline_case d
    WHERE d.decided_on IS NOT NULL AND (d.id = of_measure OR COALESCE(d.member_id, d.organization_id) = on_subject
      AND d.decision_number = by_number AND d.decided_on = of_day))
  SELECT f.id, f.decided_by, f.decided_on, f.announced_on,
    (SELECT r.kind FROM discipline_revision r WHERE r.discipline_id = f.id AND r.kind <> 'CORRECTED'), f.inspection, f.standing
  FROM found f
  WHERE f.id = of_measure AND f.id IN (SELECT chibo_own_measures())
    OR of_measure IS NULL AND COALESCE(f.inspection, f.standing) IN (SELECT chibo_overseen_organizations())
      AND f.inspection_case_id NOT IN (SELECT chibo_cases_on_self())
  LIMIT 1;
END;

-- As before, and what is complained of, before or settled by those who handle it.
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
  WHERE (c.closed_on IS NULL OR c.outcome IS NOT NULL) AND c.id IN (SELECT chibo_handled_complaints());
END;

ALTER TABLE complaint ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaint_read ON complaint FOR SELECT TO chibo_app USING (id IN (SELECT chibo_readable_complaints()));
CREATE POLICY complaint_receive ON complaint FOR INSERT TO chibo_app
  WITH CHECK (closed_on IS NULL AND (discipline_id IN (SELECT chibo_own_measures()) OR organization_id IN (SELECT chibo_overseen_organizations())));
CREATE POLICY complaint_settle ON complaint FOR UPDATE TO chibo_app USING (closed_on IS NULL AND id IN (SELECT chibo_handled_complaints()))
  WITH CHECK (id IN (SELECT chibo_handled_complaints()));
-- Who complains may withdraw it, and no more.
CREATE POLICY complaint_withdraw ON complaint FOR UPDATE TO chibo_app USING (closed_on IS NULL AND discipline_id IN (SELECT chibo_own_measures()))
  WITH CHECK (outcome IS NULL AND discipline_id IN (SELECT chibo_own_measures()));

CREATE POLICY complaint_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'complaint' AND id IN (SELECT chibo_readable_complaints()));
CREATE POLICY complaint_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'complaint' AND organization_id IN (SELECT chibo_complaint_places(opened_on)));
CREATE POLICY complaint_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'complaint' AND id IN (SELECT chibo_readable_complaints()));
CREATE POLICY complaint_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_readable_complaints()));
CREATE POLICY complaint_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_readable_complaints()));
CREATE POLICY complaint_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_handled_complaints()));
CREATE POLICY complaint_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_readable_complaints()));

REVOKE EXECUTE ON FUNCTION complaint_stands(), restriction_waits_for_complaint(), complaint_holds_lapse(), complaint_place(uuid, committee_kind, date), chibo_own_measures(),
  chibo_handled_complaints(), chibo_readable_complaints(), chibo_complained_measure(uuid, uuid, text, date, date), chibo_complaint_places(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_own_measures(), chibo_handled_complaints(), chibo_readable_complaints(), chibo_complained_measure(uuid, uuid, text, date, date),
  chibo_complaint_places(date) TO chibo_app;
GRANT SELECT, INSERT (id, discipline_id, organization_id, handled_by, previous_id, received_on, way, content),
  UPDATE (outcome, form, decision_number, decided_on, reason, is_final, closed_on) ON complaint TO chibo_app;
