-- Values of reported measures as observations, the reading that a resolution chose, resolutions entered here; and training
-- courses that were entered by mistake.

-- DropIndex
DROP INDEX "training_course_organization_id_title_held_from_key";

-- AlterTable
ALTER TABLE "measure" ADD COLUMN     "reading" TEXT;

-- AlterTable
ALTER TABLE "resolution" ADD COLUMN     "during" daterange GENERATED ALWAYS AS (daterange("term_from", "term_through", '[]')) STORED;

-- AlterTable
ALTER TABLE "training_course" ADD COLUMN     "void_reason" TEXT,
ADD COLUMN     "voided_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "training_course_organization_id_held_through_idx" ON "training_course"("organization_id", "held_through");

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE measure
  ADD CONSTRAINT measure_reading_of_computed CHECK (reading IS NULL OR kind = 'COMPUTED');

-- An organisation has one resolution at a time.
ALTER TABLE resolution
  ADD CONSTRAINT resolution_one_at_a_time EXCLUDE USING gist (organization_id WITH =, during WITH &&);

-- Two documents may print two figures of one period; of what is entered here there is one, and corrections of it.
CREATE UNIQUE INDEX observation_entered_once ON observation (organization_id, measure, period_from, period_through)
  WHERE author_id IS NOT NULL AND corrects_id IS NULL;

-- A course that was voided leaves its title and day free.
ALTER TABLE training_course
  ADD CONSTRAINT training_course_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL));
CREATE UNIQUE INDEX training_course_once ON training_course (organization_id, title, held_from) WHERE voided_at IS NULL;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Resolutions of organisations in the scope of a right, and their targets.
CREATE FUNCTION chibo_resolutions(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT r.id FROM resolution r WHERE r.organization_id IN (SELECT chibo_organizations(right_name));
END;
CREATE FUNCTION chibo_targets(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT t.id FROM target t WHERE t.resolution_id IN (SELECT chibo_resolutions(right_name));
END;

-- How a resolution stands is told to all who may read it, with the numbers that were reported; the rows themselves, with
-- document and author, only to those who see the organisation's figures.
CREATE FUNCTION chibo_reported(organizations uuid[]) RETURNS SETOF observation
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT o.* FROM observation o
  WHERE o.organization_id = ANY (organizations) AND NOT EXISTS (SELECT FROM observation later WHERE later.corrects_id = o.id)
    AND (o.organization_id, o.measure) IN (
      SELECT r.organization_id, m.key FROM resolution r JOIN target t ON t.resolution_id = r.id JOIN measure m ON m.target_id = t.id
      WHERE m.kind = 'REPORTED' AND r.id IN (SELECT chibo_visible_resolutions()));
END;

-- Whoever enters a figure stands for it; what was taken over, without an author, stays the owner's to write.
CREATE POLICY observation_record ON observation FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('target_report')) AND author_id = (SELECT chibo_person()));
CREATE POLICY resolution_adopt ON resolution FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('target_set')));
CREATE POLICY target_adopt ON target FOR INSERT TO chibo_app WITH CHECK (resolution_id IN (SELECT chibo_resolutions('target_set')));
CREATE POLICY measure_adopt ON measure FOR INSERT TO chibo_app WITH CHECK (target_id IN (SELECT chibo_targets('target_set')));

REVOKE EXECUTE ON FUNCTION chibo_resolutions(text), chibo_targets(text), chibo_reported(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_resolutions(text), chibo_targets(text), chibo_reported(uuid[]) TO chibo_app;

-- When it was entered, the database says.
GRANT INSERT (id, organization_id, measure, wording_vi, value, note, comparator, unit, period_from, period_through, source_document, source_line, author_id, corrects_id)
  ON observation TO chibo_app;
GRANT INSERT ON resolution, target, measure TO chibo_app;
GRANT UPDATE (voided_at, void_reason) ON training_course TO chibo_app;
