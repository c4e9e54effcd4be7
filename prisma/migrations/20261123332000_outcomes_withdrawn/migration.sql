-- What was recorded by mistake of a case is withdrawn: it stays to be read, and counts nowhere.

-- AlterTable
ALTER TABLE "case_finding" ADD COLUMN     "withdrawn_on" DATE;

-- AlterTable
ALTER TABLE "case_recommendation" ADD COLUMN     "withdrawn_on" DATE;

ALTER TABLE case_recommendation ADD CONSTRAINT case_recommendation_done_or_withdrawn CHECK (num_nonnulls(done_on, withdrawn_on) <= 1);

-- By those who lead the case, once; what was done stays done.
CREATE POLICY case_finding_withdraw ON case_finding FOR UPDATE TO chibo_app
  USING (withdrawn_on IS NULL AND case_id IN (SELECT chibo_led_cases()))
  WITH CHECK (withdrawn_on IS NOT NULL AND case_id IN (SELECT chibo_led_cases()));
CREATE POLICY case_recommendation_withdraw ON case_recommendation FOR UPDATE TO chibo_app
  USING (done_on IS NULL AND withdrawn_on IS NULL AND case_id IN (SELECT chibo_led_cases()))
  WITH CHECK (done_on IS NULL AND withdrawn_on IS NOT NULL AND case_id IN (SELECT chibo_led_cases()));
GRANT UPDATE (withdrawn_on) ON case_finding, case_recommendation TO chibo_app;

-- As before, but for what was withdrawn.
CREATE OR REPLACE FUNCTION chibo_discipline_groups(unit uuid, from_day date, through_day date, on_organizations boolean, by_form boolean, by_field boolean, by_body boolean)
RETURNS TABLE (year integer, form discipline_form, field violation_field, body discipline_body, measures integer, readable integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXTRACT(YEAR FROM m.decided_on)::integer, CASE WHEN by_form THEN m.form END, CASE WHEN by_field THEN f.field END, CASE WHEN by_body THEN m.body END,
    count(DISTINCT m.id)::integer, (count(DISTINCT m.id) FILTER (WHERE m.id IN (SELECT chibo_readable_disciplines())))::integer
  FROM decided_measures(unit, from_day, through_day) m LEFT JOIN case_finding f ON f.case_id = m.inspection_case_id AND f.withdrawn_on IS NULL
  WHERE chibo_discipline_is_told(unit) AND m.of_organization = on_organizations
  GROUP BY 1, 2, 3, 4;
END;
