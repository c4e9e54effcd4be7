-- CreateEnum
CREATE TYPE "programme_body" AS ENUM ('PARTY_COMMITTEE', 'STANDING_COMMITTEE', 'INSPECTION_COMMITTEE', 'CELL');

-- CreateEnum
CREATE TYPE "programme_line_kind" AS ENUM ('INSPECTION', 'SUPERVISION', 'INSPECTION_AND_SUPERVISION');

-- AlterTable
ALTER TABLE "inspection_case" ADD COLUMN     "programme_line_id" UUID;

-- CreateTable
CREATE TABLE "inspection_programme" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "body" "programme_body" NOT NULL,
    "year" INTEGER,
    "period_from" DATE NOT NULL,
    "period_through" DATE NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,

    CONSTRAINT "inspection_programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_line" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" "programme_line_kind" NOT NULL,
    "content" TEXT NOT NULL,
    "subject_organization_id" UUID,
    "subject_member_id" UUID,
    "subject_group" TEXT,
    "lead_id" UUID,
    "quarter" INTEGER,
    "planned_rounds" INTEGER,
    "planned_subjects" INTEGER,
    "decision_number" TEXT,
    "decided_on" DATE,
    "done_on" DATE,
    "done_rounds" INTEGER,
    "done_subjects" INTEGER,
    "closed_on" DATE,

    CONSTRAINT "programme_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inspection_programme_organization_id_period_from_idx" ON "inspection_programme"("organization_id", "period_from");

-- CreateIndex
CREATE INDEX "programme_line_subject_organization_id_idx" ON "programme_line"("subject_organization_id");

-- CreateIndex
CREATE INDEX "programme_line_subject_member_id_idx" ON "programme_line"("subject_member_id");

-- CreateIndex
CREATE INDEX "programme_line_lead_id_idx" ON "programme_line"("lead_id");

-- CreateIndex
CREATE INDEX "programme_line_programme_id_idx" ON "programme_line"("programme_id");

-- CreateIndex
CREATE INDEX "inspection_case_programme_line_id_idx" ON "inspection_case"("programme_line_id");

-- AddForeignKey
ALTER TABLE "inspection_case" ADD CONSTRAINT "inspection_case_programme_line_id_fkey" FOREIGN KEY ("programme_line_id") REFERENCES "programme_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_programme" ADD CONSTRAINT "inspection_programme_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_line" ADD CONSTRAINT "programme_line_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_line" ADD CONSTRAINT "programme_line_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "inspection_programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_line" ADD CONSTRAINT "programme_line_subject_organization_id_fkey" FOREIGN KEY ("subject_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_line" ADD CONSTRAINT "programme_line_subject_member_id_fkey" FOREIGN KEY ("subject_member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_line" ADD CONSTRAINT "programme_line_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE inspection_programme
  ADD CONSTRAINT inspection_programme_in_order CHECK (period_from <= period_through),
  ADD CONSTRAINT inspection_programme_of_its_year CHECK (year IS NULL OR (extract(year FROM period_from) = year AND extract(year FROM period_through) = year)),
  ADD CONSTRAINT inspection_programme_one_a_term EXCLUDE USING gist (organization_id WITH =, body WITH =, daterange(period_from, period_through, '[]') WITH &&) WHERE (year IS NULL);
CREATE UNIQUE INDEX inspection_programme_one_a_year ON inspection_programme (organization_id, body, year) WHERE year IS NOT NULL;

ALTER TABLE programme_line
  ADD CONSTRAINT programme_line_of_one CHECK (num_nonnulls(subject_organization_id, subject_member_id, subject_group) = 1),
  ADD CONSTRAINT programme_line_quarter CHECK (quarter BETWEEN 1 AND 4),
  ADD CONSTRAINT programme_line_planned CHECK (planned_rounds > 0 AND planned_subjects > 0),
  ADD CONSTRAINT programme_line_added_by CHECK (num_nulls(decision_number, decided_on) IN (0, 2)),
  -- Rounds and subjects, or the one of the two that is known.
  ADD CONSTRAINT programme_line_done CHECK (
    (done_on IS NULL) = (num_nonnulls(done_rounds, done_subjects) = 0) AND done_rounds > 0 AND done_subjects > 0 AND (done_on IS NULL OR closed_on IS NOT NULL));
-- What was done stays; whom it is about follows a merger of records.
CREATE TRIGGER closed_case_is_final BEFORE UPDATE OF done_on, done_rounds, done_subjects, closed_on ON programme_line FOR EACH ROW EXECUTE FUNCTION closed_case_is_final();

-- A case carries out a line of the programme of the body that conducts it. Past row-level security: whoever logs it may not
-- see all of the programme.
CREATE FUNCTION case_is_of_its_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM programme_line l JOIN inspection_programme p ON p.id = l.programme_id
    WHERE l.id = NEW.programme_line_id AND p.organization_id = NEW.organization_id AND l.closed_on IS NULL
      AND CASE NEW.conducted_by WHEN 'PARTY_COMMITTEE' THEN p.body IN ('PARTY_COMMITTEE', 'STANDING_COMMITTEE') ELSE p.body::text = NEW.conducted_by::text END) THEN
    RAISE EXCEPTION 'case % is of no open line of its body', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_of_its_line';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER case_is_of_its_line BEFORE INSERT OR UPDATE OF programme_line_id ON inspection_case
  FOR EACH ROW WHEN (NEW.programme_line_id IS NOT NULL) EXECUTE FUNCTION case_is_of_its_line();

-- ---------------------------------------------------------------------------------------------------------
-- Who reads what: the programme as far as cases are counted; a line that names a member only who works on it.

CREATE FUNCTION chibo_programmes() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT p.id FROM inspection_programme p WHERE p.organization_id IN (SELECT chibo_organizations('programme_read'));
END;

-- Those of the bodies whose officer the actor is.
CREATE FUNCTION chibo_kept_programmes() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT p.id FROM inspection_programme p
  WHERE p.body = 'CELL' AND p.organization_id IN (SELECT chibo_organizations('case_lead'))
    OR p.body = 'INSPECTION_COMMITTEE' AND p.organization_id IN (SELECT chibo_organizations('case_oversee'))
    OR p.body IN ('PARTY_COMMITTEE', 'STANDING_COMMITTEE') AND p.organization_id IN (SELECT chibo_organizations('programme_direct'));
END;

-- Lines on the actor, or on a declared relative: out of sight and out of every count, as if there were none.
CREATE FUNCTION chibo_lines_on_self() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT l.id FROM programme_line l WHERE l.subject_member_id = (SELECT chibo_member()) OR l.subject_member_id IN (SELECT chibo_relative_members());
END;

CREATE FUNCTION chibo_programme_lines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 200
BEGIN ATOMIC
  SELECT l.id FROM programme_line l
  WHERE l.programme_id IN (SELECT chibo_programmes()) AND l.id NOT IN (SELECT chibo_lines_on_self())
    AND (l.subject_member_id IS NULL OR l.lead_id = (SELECT chibo_person()) OR l.programme_id IN (SELECT chibo_kept_programmes()));
END;

CREATE FUNCTION chibo_kept_lines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT l.id FROM programme_line l WHERE l.programme_id IN (SELECT chibo_kept_programmes()) AND l.id NOT IN (SELECT chibo_lines_on_self());
END;

-- What subjects and leads of visible lines are called: they may lie out of the reader's scope.
CREATE FUNCTION chibo_programme_names(lines uuid[]) RETURNS TABLE (line_id uuid, subject_name text, lead_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT l.id, COALESCE(s.full_name, l.subject_group, (
      SELECT o.name FROM organization_period o WHERE o.organization_id = l.subject_organization_id
      ORDER BY (o.valid_from <= p.period_from) DESC, abs(o.valid_from - p.period_from) LIMIT 1)), d.full_name
  FROM programme_line l JOIN inspection_programme p ON p.id = l.programme_id
  LEFT JOIN member m ON m.id = l.subject_member_id LEFT JOIN person s ON s.id = m.person_id LEFT JOIN person d ON d.id = l.lead_id
  WHERE l.id = ANY (lines) AND l.id IN (SELECT chibo_programme_lines());
END;

-- How far programmes have come, numbers only, with the lines whose subject the reader is not to know.
CREATE FUNCTION chibo_programme_counts(programmes uuid[])
RETURNS TABLE (programme_id uuid, kind programme_line_kind, stage text, lines integer, planned_rounds integer, planned_subjects integer, done_rounds integer, done_subjects integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT l.programme_id, l.kind, i.stage, count(*)::integer, COALESCE(sum(l.planned_rounds), 0)::integer, COALESCE(sum(l.planned_subjects), 0)::integer,
    COALESCE(sum(l.done_rounds), 0)::integer, COALESCE(sum(l.done_subjects), 0)::integer
  FROM programme_line l JOIN workflow_item i ON i.id = l.id
  WHERE l.programme_id = ANY (programmes) AND l.programme_id IN (SELECT chibo_programmes()) AND l.id NOT IN (SELECT chibo_lines_on_self())
  GROUP BY l.programme_id, l.kind, i.stage;
END;

ALTER TABLE inspection_programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE programme_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY inspection_programme_read ON inspection_programme FOR SELECT TO chibo_app USING (id IN (SELECT chibo_programmes()));
CREATE POLICY inspection_programme_adopt ON inspection_programme FOR INSERT TO chibo_app WITH CHECK (
  body = 'CELL' AND organization_id IN (SELECT chibo_organizations('case_lead'))
  OR body = 'INSPECTION_COMMITTEE' AND organization_id IN (SELECT chibo_organizations('case_oversee'))
  OR body IN ('PARTY_COMMITTEE', 'STANDING_COMMITTEE') AND organization_id IN (SELECT chibo_organizations('programme_direct')));
CREATE POLICY programme_line_read ON programme_line FOR SELECT TO chibo_app USING (id IN (SELECT chibo_programme_lines()));
-- Nobody plans anything on themselves or a declared relative.
CREATE POLICY programme_line_add ON programme_line FOR INSERT TO chibo_app WITH CHECK (
  programme_id IN (SELECT chibo_kept_programmes()) AND closed_on IS NULL
  AND (subject_member_id IS NULL OR subject_member_id IS DISTINCT FROM (SELECT chibo_member()) AND subject_member_id NOT IN (SELECT chibo_relative_members())));
CREATE POLICY programme_line_close ON programme_line FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_kept_lines()));

CREATE POLICY programme_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'programme-line' AND id IN (SELECT chibo_programme_lines()));
CREATE POLICY programme_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'programme-line' AND (
  organization_id IN (SELECT chibo_organizations('case_lead')) OR organization_id IN (SELECT chibo_organizations('case_oversee'))
  OR organization_id IN (SELECT chibo_organizations('programme_direct'))));
CREATE POLICY programme_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'programme-line' AND id IN (SELECT chibo_kept_lines()));
CREATE POLICY programme_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_programme_lines()));
CREATE POLICY programme_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_kept_lines()));

REVOKE EXECUTE ON FUNCTION
  case_is_of_its_line(), chibo_programmes(), chibo_kept_programmes(), chibo_lines_on_self(), chibo_programme_lines(), chibo_kept_lines(),
  chibo_programme_names(uuid[]), chibo_programme_counts(uuid[])
  FROM PUBLIC;
-- Not the lines on the actor's own person: no statement of the server may ask for those.
GRANT EXECUTE ON FUNCTION
  chibo_programmes(), chibo_kept_programmes(), chibo_programme_lines(), chibo_kept_lines(), chibo_programme_names(uuid[]), chibo_programme_counts(uuid[])
  TO chibo_app;
GRANT SELECT, INSERT ON inspection_programme TO chibo_app;
GRANT SELECT, INSERT (id, programme_id, kind, content, subject_organization_id, subject_member_id, subject_group, lead_id, quarter, planned_rounds, planned_subjects, decision_number, decided_on),
  UPDATE (done_on, done_rounds, done_subjects, closed_on) ON programme_line TO chibo_app;

-- As before, and with the lines of programmes.
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
    (41, 'programme_line', 'subject_member_id', 'member', true, NULL),
    (42, 'programme_line', 'lead_id', 'person', true, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;
