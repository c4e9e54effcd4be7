-- CreateEnum
CREATE TYPE "rating_rater" AS ENUM ('SELF', 'PARTY_GROUP', 'RESIDENCE', 'WORKPLACE', 'UNION', 'COLLECTIVE');

-- AlterTable
ALTER TABLE "rating_entry" ADD COLUMN     "ballot_completed" INTEGER,
ADD COLUMN     "ballot_excellent" INTEGER,
ADD COLUMN     "ballot_good" INTEGER,
ADD COLUMN     "ballot_not_completed" INTEGER,
ADD COLUMN     "tasks" INTEGER,
ADD COLUMN     "tasks_above" INTEGER,
ADD COLUMN     "tasks_done" INTEGER,
ADD COLUMN     "tasks_on_time" INTEGER;

-- CreateTable
CREATE TABLE "rating_opinion" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "rater" "rating_rater" NOT NULL,
    "level" "rating_level",
    "score" DECIMAL(5,2),
    "body" TEXT,
    "remark" TEXT,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rating_opinion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rating_opinion_entry_id_idx" ON "rating_opinion"("entry_id");

-- AddForeignKey
ALTER TABLE "rating_opinion" ADD CONSTRAINT "rating_opinion_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "rating_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_opinion" ADD CONSTRAINT "rating_opinion_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- What the database itself holds to

ALTER TABLE rating_entry
  -- Of the votes cast: spoilt ones are for no level.
  ADD CONSTRAINT rating_entry_ballot_of_the_votes CHECK (
    num_nonnulls(ballot_excellent, ballot_good, ballot_completed, ballot_not_completed) = 0
    OR (num_nonnulls(ballot_excellent, ballot_good, ballot_completed, ballot_not_completed, votes_for) = 5
      AND LEAST(ballot_excellent, ballot_good, ballot_completed, ballot_not_completed) >= 0
      AND ballot_excellent + ballot_good + ballot_completed + ballot_not_completed <= votes_for + votes_against
      AND votes_for = CASE proposed_level WHEN 'EXCELLENT' THEN ballot_excellent WHEN 'GOOD' THEN ballot_good WHEN 'COMPLETED' THEN ballot_completed ELSE ballot_not_completed END)),
  ADD CONSTRAINT rating_entry_tasks_are_parts CHECK (
    num_nonnulls(tasks, tasks_done, tasks_on_time, tasks_above) = 0
    OR (num_nonnulls(tasks, tasks_done, tasks_on_time, tasks_above) = 4 AND tasks > 0 AND tasks_done <= tasks
      AND tasks_on_time BETWEEN 0 AND tasks_done AND tasks_above BETWEEN 0 AND tasks_done));
ALTER TABLE rating_opinion
  ADD CONSTRAINT rating_opinion_says_something CHECK (num_nonnulls(level, score, remark) > 0),
  ADD CONSTRAINT rating_opinion_score_of_100 CHECK (score BETWEEN 0 AND 100),
  ADD CONSTRAINT rating_opinion_texts_given CHECK (btrim(body) <> '' AND btrim(remark) <> '');
CREATE TRIGGER rating_opinion_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_opinion
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- Own rows on sheets that are still with the cell: members assess themselves there.
CREATE FUNCTION chibo_own_rating_rows() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT e.id FROM rating_entry e JOIN workflow_item i ON i.id = e.sheet_id
  WHERE e.member_id = (SELECT chibo_member()) AND e.excuse IS NULL AND e.decided_level IS NULL AND i.stage = 'DRAFTING';
END;

-- What a measure in force in the year of these sheets means for their rows. Only measures that were decided; of one
-- violation the first year is told, in which alone it counts. Form and number are for those who may read the measure.
CREATE FUNCTION chibo_rating_restrictions(_sheets uuid[]) RETURNS TABLE (entry_id uuid, first_year integer, form discipline_form, decision_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT e.id, EXTRACT(YEAR FROM (
      SELECT min(o.effective_on) FROM discipline_case o WHERE o.inspection_case_id = d.inspection_case_id AND o.member_id = d.member_id AND o.violation = d.violation))::integer,
    CASE WHEN told.yes THEN d.decided_form END, CASE WHEN told.yes THEN d.decision_number END
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
  JOIN discipline_case d ON d.member_id = e.member_id AND EXTRACT(YEAR FROM d.effective_on) = s.year
  CROSS JOIN LATERAL (SELECT d.id IN (SELECT chibo_handled_disciplines()) OR d.member_id = (SELECT chibo_member()) AS yes) AS told
  WHERE e.sheet_id = ANY (_sheets) AND e.excuse IS NULL AND d.decided_form IS NOT NULL AND (
    e.sheet_id IN (SELECT chibo_workable_rating_sheets()) OR e.sheet_id IN (SELECT chibo_rating_sheets('rating_read')) OR e.member_id = (SELECT chibo_member()));
END;

REVOKE EXECUTE ON FUNCTION chibo_own_rating_rows(), chibo_rating_restrictions(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_own_rating_rows(), chibo_rating_restrictions(uuid[]) TO chibo_app;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE rating_opinion ENABLE ROW LEVEL SECURITY;
-- Whoever sees the row sees what was said of it.
CREATE POLICY rating_opinion_read ON rating_opinion FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM rating_entry e WHERE e.id = entry_id));
CREATE POLICY rating_opinion_of_the_cell ON rating_opinion FOR INSERT TO chibo_app
  WITH CHECK (author_id = (SELECT chibo_person()) AND rater <> 'COLLECTIVE'
    AND EXISTS (SELECT FROM rating_entry e WHERE e.id = entry_id AND e.sheet_id IN (SELECT chibo_rating_sheets('rating_submit'))));
CREATE POLICY rating_opinion_of_the_collective ON rating_opinion FOR INSERT TO chibo_app
  WITH CHECK (author_id = (SELECT chibo_person()) AND rater = 'COLLECTIVE' AND EXISTS (
    SELECT FROM rating_entry e WHERE e.id = entry_id AND e.sheet_id IN (SELECT chibo_decidable_rating_sheets())
      AND e.sheet_id NOT IN (SELECT chibo_conflicting_rating_sheets())));
CREATE POLICY rating_opinion_of_oneself ON rating_opinion FOR INSERT TO chibo_app
  WITH CHECK (author_id = (SELECT chibo_person()) AND rater = 'SELF' AND entry_id IN (SELECT chibo_own_rating_rows()));

GRANT SELECT, INSERT ON rating_opinion TO chibo_app;
GRANT UPDATE (ballot_excellent, ballot_good, ballot_completed, ballot_not_completed, tasks, tasks_done, tasks_on_time, tasks_above) ON rating_entry TO chibo_app;
