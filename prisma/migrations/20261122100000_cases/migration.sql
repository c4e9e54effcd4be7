-- Cases of inspection, supervision and discipline: who reads one is decided by name, not by place in the tree.

-- CreateEnum
CREATE TYPE "discipline_form" AS ENUM ('REPRIMAND', 'WARNING');

-- CreateEnum
CREATE TYPE "discipline_body" AS ENUM ('CELL', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE');

-- CreateEnum
CREATE TYPE "case_kind" AS ENUM ('INSPECTION', 'VIOLATION_SIGNS_INSPECTION', 'THEMATIC_SUPERVISION', 'DISCIPLINE');

-- CreateEnum
CREATE TYPE "case_conductor" AS ENUM ('INSPECTION_COMMITTEE', 'PARTY_COMMITTEE', 'CELL');

-- AlterTable
ALTER TABLE "workflow_item" ADD COLUMN     "waits_at_id" UUID;

-- CreateTable
CREATE TABLE "discipline_case" (
    "id" UUID NOT NULL,
    "inspection_case_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "cell_id" UUID NOT NULL,
    "violation" TEXT NOT NULL,
    "in_assigned_task" BOOLEAN NOT NULL DEFAULT false,
    "proposal_number" TEXT NOT NULL,
    "proposed_on" DATE NOT NULL,
    "proposed_form" "discipline_form" NOT NULL,
    "decided_form" "discipline_form",
    "decided_by" "discipline_body",
    "decision_number" TEXT,
    "decided_on" DATE,
    "effective_on" DATE,
    "closed_on" DATE,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "discipline_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_case" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "conducted_by" "case_conductor" NOT NULL,
    "kind" "case_kind" NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "period_from" DATE,
    "period_through" DATE,
    "due_on" DATE,
    "conclusion_number" TEXT,
    "concluded_on" DATE,
    "conclusion" TEXT,
    "closed_on" DATE,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "inspection_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_case_subject" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "organization_id" UUID,
    "member_id" UUID,

    CONSTRAINT "inspection_case_subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_case_team" (
    "case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "inspection_case_team_pkey" PRIMARY KEY ("case_id","person_id")
);

-- CreateIndex
CREATE INDEX "discipline_case_inspection_case_id_idx" ON "discipline_case"("inspection_case_id");

-- CreateIndex
CREATE INDEX "discipline_case_member_id_idx" ON "discipline_case"("member_id");

-- CreateIndex
CREATE INDEX "discipline_case_cell_id_idx" ON "discipline_case"("cell_id");

-- CreateIndex
CREATE INDEX "discipline_case_proposed_on_id_idx" ON "discipline_case"("proposed_on", "id");

-- CreateIndex
CREATE INDEX "inspection_case_organization_id_concluded_on_idx" ON "inspection_case"("organization_id", "concluded_on");

-- CreateIndex
CREATE INDEX "inspection_case_decided_on_id_idx" ON "inspection_case"("decided_on", "id");

-- CreateIndex
CREATE INDEX "inspection_case_subject_case_id_idx" ON "inspection_case_subject"("case_id");

-- CreateIndex
CREATE INDEX "inspection_case_subject_organization_id_idx" ON "inspection_case_subject"("organization_id");

-- CreateIndex
CREATE INDEX "inspection_case_subject_member_id_idx" ON "inspection_case_subject"("member_id");

-- CreateIndex
CREATE INDEX "inspection_case_team_person_id_idx" ON "inspection_case_team"("person_id");

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_inspection_case_id_fkey" FOREIGN KEY ("inspection_case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_cell_id_fkey" FOREIGN KEY ("cell_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case" ADD CONSTRAINT "inspection_case_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case" ADD CONSTRAINT "inspection_case_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case_subject" ADD CONSTRAINT "inspection_case_subject_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case_subject" ADD CONSTRAINT "inspection_case_subject_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case_subject" ADD CONSTRAINT "inspection_case_subject_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case_team" ADD CONSTRAINT "inspection_case_team_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_case_team" ADD CONSTRAINT "inspection_case_team_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_item" ADD CONSTRAINT "workflow_item_waits_at_id_fkey" FOREIGN KEY ("waits_at_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE inspection_case
  ADD CONSTRAINT inspection_case_period_in_order CHECK (period_from <= period_through),
  ADD CONSTRAINT inspection_case_dates_in_order CHECK (due_on >= decided_on AND concluded_on >= decided_on AND closed_on >= decided_on),
  ADD CONSTRAINT inspection_case_conclusion_is_whole CHECK (
    num_nulls(conclusion_number, concluded_on, conclusion) IN (0, 3) AND (concluded_on IS NULL OR closed_on IS NOT NULL));

ALTER TABLE inspection_case_subject ADD CONSTRAINT inspection_case_subject_is_one CHECK (num_nonnulls(organization_id, member_id) = 1);
CREATE UNIQUE INDEX inspection_case_subject_once ON inspection_case_subject (case_id, COALESCE(member_id, organization_id));
CREATE UNIQUE INDEX inspection_case_team_one_lead ON inspection_case_team (case_id) WHERE is_lead;

ALTER TABLE discipline_case
  ADD CONSTRAINT discipline_case_decision_is_whole CHECK (
    num_nulls(decided_form, decided_by, decision_number, decided_on, effective_on) IN (0, 5) AND (decided_on IS NULL OR closed_on IS NOT NULL)),
  ADD CONSTRAINT discipline_case_dates_in_order CHECK (decided_on >= proposed_on AND effective_on >= decided_on AND closed_on >= proposed_on);
-- One violation, one form, once: what was dropped without a decision may be proposed anew.
CREATE UNIQUE INDEX discipline_case_once_a_violation ON discipline_case (inspection_case_id, member_id) WHERE decided_on IS NOT NULL OR closed_on IS NULL;

-- What has come to an end stays as it is.
CREATE FUNCTION closed_case_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_on IS NOT NULL THEN
    RAISE EXCEPTION '% % is closed', TG_TABLE_NAME, OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_closed_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER closed_case_is_final BEFORE UPDATE ON inspection_case FOR EACH ROW EXECUTE FUNCTION closed_case_is_final();
CREATE TRIGGER closed_case_is_final BEFORE UPDATE ON discipline_case FOR EACH ROW EXECUTE FUNCTION closed_case_is_final();

-- Nobody is on the team of a case in which they are a subject; a measure is for a subject of its case. Checked at the
-- end of the transaction, past row-level security, since the writer may not see the other row.
CREATE FUNCTION case_people_in_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'discipline_case' THEN
    IF NOT EXISTS (SELECT FROM inspection_case_subject s WHERE s.case_id = NEW.inspection_case_id AND s.member_id = NEW.member_id) THEN
      RAISE EXCEPTION 'discipline case % is for no subject of its case', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_case_of_a_subject';
    END IF;
  ELSIF EXISTS (
    SELECT FROM inspection_case_team t JOIN member m ON m.person_id = t.person_id
    JOIN inspection_case_subject s ON s.case_id = t.case_id AND s.member_id = m.id
    WHERE t.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'case % has a subject on its team', NEW.case_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_team_without_subjects';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_people_in_order AFTER INSERT OR UPDATE ON inspection_case_team
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_people_in_order();
CREATE CONSTRAINT TRIGGER case_people_in_order AFTER INSERT OR UPDATE ON inspection_case_subject
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_people_in_order();
CREATE CONSTRAINT TRIGGER case_people_in_order AFTER INSERT ON discipline_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_people_in_order();

-- An entry of the log gets its place from the log itself: whoever writes it may not see all that went before.
CREATE FUNCTION workflow_log_takes_its_place() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.sequence := COALESCE(NEW.sequence, (SELECT 1 + count(*) FROM workflow_log WHERE item_id = NEW.item_id));
  RETURN NEW;
END
$$;
CREATE TRIGGER workflow_log_takes_its_place BEFORE INSERT ON workflow_log FOR EACH ROW EXECUTE FUNCTION workflow_log_takes_its_place();

-- ---------------------------------------------------------------------------------------------------------
-- Need to know. Nothing below leans on where somebody stands above a case: superiors are out like everybody else,
-- and nobody who is a subject of a case is in, whatever the office.

-- Organisations whose inspection committee the actor leads, and those that were merged into them.
CREATE FUNCTION chibo_overseen_organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  WITH RECURSIVE overseen AS (
    SELECT chibo_organizations('case_oversee') AS id
    UNION SELECT l.predecessor_id FROM organization_lineage l JOIN overseen ON overseen.id = l.successor_id WHERE l.kind = 'MERGED_INTO')
  SELECT id FROM overseen;
END;

-- Cases in which the actor is a subject.
CREATE FUNCTION chibo_cases_on_self() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT s.case_id FROM inspection_case_subject s WHERE s.member_id = (SELECT chibo_member());
END;

-- Cases that the actor leads: as officer of the inspection committee that conducts them, or, a cell's own, as its secretary.
CREATE FUNCTION chibo_led_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT c.id FROM inspection_case c
  WHERE (c.conducted_by = 'INSPECTION_COMMITTEE' AND c.organization_id IN (SELECT chibo_overseen_organizations())
      OR c.conducted_by = 'CELL' AND c.organization_id IN (SELECT chibo_organizations('case_lead')))
    AND c.id NOT IN (SELECT chibo_cases_on_self());
END;

-- Those, and the cases on whose team the actor is.
CREATE FUNCTION chibo_conducted_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_led_cases()
  UNION SELECT t.case_id FROM inspection_case_team t
  WHERE t.person_id = (SELECT chibo_person()) AND t.case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- Measures before, or decided by, a body above the cell to which the actor belongs.
CREATE FUNCTION chibo_submitted_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE ((i.stage = 'AWAITING_STANDING_COMMITTEE' OR d.decided_by = 'STANDING_COMMITTEE')
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_organizations('discipline_settle'))
      OR (i.stage = 'AWAITING_INSPECTION_COMMITTEE' OR d.decided_by = 'INSPECTION_COMMITTEE')
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_overseen_organizations()))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- Measures of which the actor may see the whole course, not only the vote.
CREATE FUNCTION chibo_filed_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d WHERE d.inspection_case_id IN (SELECT chibo_conducted_cases())
  UNION SELECT chibo_submitted_disciplines();
END;

-- Those, and what was put to the vote of the actor's cell, or decided by it.
CREATE FUNCTION chibo_handled_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_filed_disciplines()
  UNION SELECT d.id FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE d.cell_id IN (SELECT chibo_organizations('discipline_vote')) AND (i.stage = 'PUT_TO_CELL' OR d.decided_by = 'CELL')
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- Cases whose file the actor may read. A cell that votes on a measure reads the paper, not the file.
CREATE FUNCTION chibo_visible_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_conducted_cases()
  UNION SELECT d.inspection_case_id FROM discipline_case d WHERE d.id IN (SELECT chibo_submitted_disciplines());
END;

-- Cases just being logged: without a log entry yet. With the first one, team and subjects are settled.
CREATE FUNCTION chibo_cases_being_logged() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT c.id FROM inspection_case c JOIN workflow_item i ON i.id = c.id
  WHERE i.stage = 'OPENED' AND i.version = 1 AND NOT c.synthetic
    AND (c.conducted_by = 'INSPECTION_COMMITTEE' AND c.organization_id IN (SELECT chibo_organizations('case_inspect'))
      OR c.conducted_by = 'CELL' AND c.organization_id IN (SELECT chibo_organizations('case_lead')))
    AND NOT EXISTS (SELECT FROM workflow_log l WHERE l.item_id = c.id);
END;

-- Organisations in which the actor may propose a measure.
CREATE FUNCTION chibo_led_organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT chibo_overseen_organizations() UNION SELECT chibo_organizations('case_lead');
END;

-- What subjects and team of visible cases are called: a case names people who may lie out of its reader's scope.
CREATE FUNCTION chibo_case_names(cases uuid[]) RETURNS TABLE (case_id uuid, id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH visible AS (SELECT c.id, c.decided_on FROM inspection_case c WHERE c.id = ANY (cases) AND c.id IN (SELECT chibo_visible_cases()))
  SELECT s.case_id, s.id, COALESCE(p.full_name, (
    SELECT o.name FROM organization_period o WHERE o.organization_id = s.organization_id
    ORDER BY (o.valid_from <= v.decided_on) DESC, abs(o.valid_from - v.decided_on) LIMIT 1))
  FROM visible v JOIN inspection_case_subject s ON s.case_id = v.id
  LEFT JOIN member m ON m.id = s.member_id LEFT JOIN person p ON p.id = m.person_id
  UNION ALL
  SELECT t.case_id, t.person_id, p.full_name FROM visible v JOIN inspection_case_team t ON t.case_id = v.id JOIN person p ON p.id = t.person_id;
END;

-- What the member and the cell of visible measures are called.
CREATE FUNCTION chibo_discipline_names(measures uuid[]) RETURNS TABLE (id uuid, member_name text, cell_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT d.id, p.full_name, (
    SELECT o.name FROM organization_period o WHERE o.organization_id = d.cell_id
    ORDER BY (o.valid_from <= d.proposed_on) DESC, abs(o.valid_from - d.proposed_on) LIMIT 1)
  FROM discipline_case d JOIN member m ON m.id = d.member_id JOIN person p ON p.id = m.person_id
  WHERE d.id = ANY (measures)
    AND (d.id IN (SELECT chibo_handled_disciplines()) OR d.member_id = (SELECT chibo_member()) AND d.decided_on IS NOT NULL);
END;

-- Of these members in scope, those who sit on a committee above the cells: their own cell does not open a case on
-- signs of violation on them.
CREATE FUNCTION chibo_managed_above(members uuid[], as_of date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT DISTINCT m.id FROM member m JOIN post p ON p.person_id = m.person_id JOIN committee c ON c.id = p.committee_id
  WHERE m.id = ANY (members) AND m.id IN (SELECT chibo_visible_members()) AND c.kind <> 'CELL'
    AND p.valid_from <= as_of AND (p.valid_through IS NULL OR p.valid_through >= as_of);
END;

-- The nearest organisation, from one in scope upwards, that has a committee of a kind on a day; of one that was merged,
-- from its successor upwards.
CREATE FUNCTION chibo_committee_above(unit uuid, committee_kind committee_kind, as_of date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE above AS (
    SELECT unit AS id, 0 AS steps WHERE unit IN (SELECT chibo_led_organizations())
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

-- ---------------------------------------------------------------------------------------------------------
-- Counts flow up, names do not: numbers only, of what has come to an end. What is under way is in no count, or
-- somebody who counts more cases than the list shows would know that one is about them.

-- Whether an organisation stood, on a day, in another or in one that was merged into it.
CREATE FUNCTION stood_within(unit uuid, whole uuid, as_of date) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE origin AS (
    SELECT whole AS id
    UNION SELECT l.predecessor_id FROM organization_lineage l JOIN origin ON origin.id = l.successor_id WHERE l.kind = 'MERGED_INTO'),
  above AS (
    SELECT unit AS id
    UNION SELECT p.parent_id FROM organization_period p JOIN above ON above.id = p.organization_id
    WHERE p.parent_id IS NOT NULL AND p.valid_from <= as_of AND (p.valid_through IS NULL OR p.valid_through >= as_of))
  SELECT EXISTS (SELECT FROM above JOIN origin ON origin.id = above.id);
END;

-- Whether discipline may be counted for an organisation: the asker's own, or one with at least three below it of which
-- not just one or two are cells: then no number, and no difference between two, is that of a single cell which is not the
-- asker's own.
CREATE FUNCTION chibo_discipline_is_told(unit uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (
    SELECT FROM organization o
    WHERE o.id = unit AND unit IN (SELECT chibo_organizations('case_count'))
      AND (o.path = ANY ((SELECT chibo_scope('case_count'))::ltree[])
        OR (SELECT count(*) >= 3 AND count(*) FILTER (WHERE p.kind IN ('CELL', 'BASE_CELL')) NOT IN (1, 2) FROM organization_period p
            WHERE p.parent_id = o.id AND p.valid_from <= COALESCE(o.ended_on, 'infinity')
              AND COALESCE(p.valid_through, 'infinity') >= COALESCE(o.ended_on, 'infinity'))));
END;

-- Each case is counted where its body stood on the day of its conclusion, so that moving an organisation moves no
-- number that could be told by subtraction.
CREATE FUNCTION chibo_case_counts(unit uuid, from_day date, through_day date)
RETURNS TABLE (kind case_kind, conducted_by case_conductor, cases integer, organizations integer, members integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT c.kind, c.conducted_by, count(*)::integer, sum(s.organizations)::integer, sum(s.members)::integer
  FROM inspection_case c
  CROSS JOIN LATERAL (
    SELECT count(s.organization_id) AS organizations, count(s.member_id) AS members FROM inspection_case_subject s WHERE s.case_id = c.id) s
  WHERE unit IN (SELECT chibo_organizations('case_count')) AND c.concluded_on BETWEEN from_day AND through_day
    AND (c.kind <> 'DISCIPLINE' OR chibo_discipline_is_told(unit))
    AND stood_within(c.organization_id, unit, c.concluded_on)
  GROUP BY c.kind, c.conducted_by;
END;

-- Every form, with how many such measures bodies of the organisation decided; no row where that is not told.
CREATE FUNCTION chibo_discipline_counts(unit uuid, from_day date, through_day date) RETURNS TABLE (form discipline_form, measures integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT f.form, count(d.id)::integer
  FROM unnest(enum_range(NULL::discipline_form)) AS f (form)
  LEFT JOIN (discipline_case d JOIN workflow_item i ON i.id = d.id)
    ON d.decided_form = f.form AND d.decided_on BETWEEN from_day AND through_day
    AND stood_within(CASE d.decided_by WHEN 'CELL' THEN d.cell_id ELSE COALESCE(i.waits_at_id, i.organization_id) END, unit, d.decided_on)
  WHERE chibo_discipline_is_told(unit)
  GROUP BY f.form;
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE inspection_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspection_case_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspection_case_team ENABLE ROW LEVEL SECURITY;
ALTER TABLE discipline_case ENABLE ROW LEVEL SECURITY;

CREATE POLICY inspection_case_read ON inspection_case FOR SELECT TO chibo_app USING (id IN (SELECT chibo_visible_cases()));
CREATE POLICY inspection_case_log ON inspection_case FOR INSERT TO chibo_app WITH CHECK (NOT synthetic AND (
  conducted_by = 'INSPECTION_COMMITTEE' AND organization_id IN (SELECT chibo_organizations('case_inspect'))
  OR conducted_by = 'CELL' AND organization_id IN (SELECT chibo_organizations('case_lead'))));
CREATE POLICY inspection_case_conclude ON inspection_case FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_led_cases()));
CREATE POLICY inspection_case_subject_read ON inspection_case_subject FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY inspection_case_subject_log ON inspection_case_subject FOR INSERT TO chibo_app
  WITH CHECK (case_id IN (SELECT chibo_cases_being_logged()));
CREATE POLICY inspection_case_team_read ON inspection_case_team FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY inspection_case_team_log ON inspection_case_team FOR INSERT TO chibo_app
  WITH CHECK (case_id IN (SELECT chibo_cases_being_logged()));

CREATE POLICY discipline_case_read ON discipline_case FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_handled_disciplines()) OR member_id = (SELECT chibo_member()) AND decided_on IS NOT NULL);
CREATE POLICY discipline_case_propose ON discipline_case FOR INSERT TO chibo_app
  WITH CHECK (NOT synthetic AND decided_on IS NULL AND inspection_case_id IN (SELECT chibo_led_cases()));
CREATE POLICY discipline_case_decide ON discipline_case FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_handled_disciplines()));

CREATE POLICY case_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind LIKE 'case-%' AND (
  organization_id IN (SELECT chibo_organizations('case_inspect')) OR organization_id IN (SELECT chibo_organizations('case_lead'))));
CREATE POLICY case_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_conducted_cases()));
CREATE POLICY case_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_conducted_cases()));
CREATE POLICY case_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_conducted_cases()));

CREATE POLICY discipline_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_handled_disciplines()));
CREATE POLICY discipline_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'discipline' AND organization_id IN (SELECT chibo_led_organizations()));
CREATE POLICY discipline_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_handled_disciplines()));
-- The cell sees of the log what concerns its own vote.
CREATE POLICY discipline_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_filed_disciplines())
  OR item_id IN (SELECT chibo_handled_disciplines()) AND 'PUT_TO_CELL' IN (from_stage, to_stage));
CREATE POLICY discipline_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_handled_disciplines()));
CREATE POLICY discipline_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_filed_disciplines()));
CREATE POLICY discipline_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_handled_disciplines()));

REVOKE EXECUTE ON FUNCTION
  chibo_overseen_organizations(), chibo_cases_on_self(), chibo_led_cases(), chibo_conducted_cases(), chibo_submitted_disciplines(),
  chibo_filed_disciplines(), chibo_handled_disciplines(), chibo_visible_cases(), chibo_cases_being_logged(), chibo_led_organizations(),
  chibo_case_names(uuid[]), chibo_discipline_names(uuid[]), chibo_managed_above(uuid[], date),
  chibo_committee_above(uuid, committee_kind, date), chibo_discipline_is_told(uuid), chibo_case_counts(uuid, date, date),
  chibo_discipline_counts(uuid, date, date), case_people_in_order(), workflow_log_takes_its_place()
  FROM PUBLIC;
-- Not the cases on the actor's own person: no statement of the server may ask for those.
GRANT EXECUTE ON FUNCTION
  chibo_overseen_organizations(), chibo_led_cases(), chibo_conducted_cases(), chibo_submitted_disciplines(),
  chibo_filed_disciplines(), chibo_handled_disciplines(), chibo_visible_cases(), chibo_cases_being_logged(), chibo_led_organizations(),
  chibo_case_names(uuid[]), chibo_discipline_names(uuid[]), chibo_managed_above(uuid[], date),
  chibo_committee_above(uuid, committee_kind, date), chibo_discipline_is_told(uuid), chibo_case_counts(uuid, date, date),
  chibo_discipline_counts(uuid, date, date)
  TO chibo_app;

GRANT SELECT, INSERT, UPDATE (conclusion_number, concluded_on, conclusion, closed_on) ON inspection_case TO chibo_app;
GRANT SELECT, INSERT ON inspection_case_subject, inspection_case_team TO chibo_app;
GRANT SELECT, INSERT, UPDATE (cell_id, decided_form, decided_by, decision_number, decided_on, effective_on, closed_on) ON discipline_case TO chibo_app;
GRANT UPDATE (waits_at_id) ON workflow_item TO chibo_app;
