-- Discipline counted by form, field of violation, deciding body and year.

-- What bodies of an organisation decided while they stood in it, but for what was annulled, in the form that stands. What was
-- merged into it is asked for by itself: then no number is the difference of two others.
CREATE FUNCTION decided_measures(unit uuid, from_day date, through_day date)
RETURNS TABLE (id uuid, inspection_case_id uuid, of_organization boolean, form discipline_form, body discipline_body, decided_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE decided AS (
    SELECT d.*, CASE WHEN d.decided_by = 'CELL' AND d.member_id IS NOT NULL THEN d.cell_id ELSE COALESCE(i.waits_at_id, i.organization_id) END AS unit_id
    FROM discipline_case d JOIN workflow_item i ON i.id = d.id
    WHERE d.decided_on BETWEEN from_day AND through_day AND d.annulled_on IS NULL),
  above AS (
    SELECT decided.id, decided.decided_on, decided.unit_id FROM decided
    UNION SELECT above.id, above.decided_on, p.parent_id FROM above JOIN organization_period p ON p.organization_id = above.unit_id
    WHERE p.parent_id IS NOT NULL AND p.during @> above.decided_on)
  SELECT d.id, d.inspection_case_id, d.organization_id IS NOT NULL,
    COALESCE((SELECT r.form FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1), d.decided_form),
    d.decided_by, d.decided_on
  FROM decided d WHERE d.id IN (SELECT above.id FROM above WHERE above.unit_id = unit);
END;

-- How many there are of each group, and how many of those the actor reads; no row where discipline is not told. A measure
-- counts in every field in which its case found something. Which of the numbers are shown is for the caller to say: what
-- tells of one person is not.
CREATE FUNCTION chibo_discipline_groups(unit uuid, from_day date, through_day date, on_organizations boolean, by_form boolean, by_field boolean, by_body boolean)
RETURNS TABLE (year integer, form discipline_form, field violation_field, body discipline_body, measures integer, readable integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXTRACT(YEAR FROM m.decided_on)::integer, CASE WHEN by_form THEN m.form END, CASE WHEN by_field THEN f.field END, CASE WHEN by_body THEN m.body END,
    count(DISTINCT m.id)::integer, (count(DISTINCT m.id) FILTER (WHERE m.id IN (SELECT chibo_readable_disciplines())))::integer
  FROM decided_measures(unit, from_day, through_day) m LEFT JOIN case_finding f ON f.case_id = m.inspection_case_id
  WHERE chibo_discipline_is_told(unit) AND m.of_organization = on_organizations
  GROUP BY 1, 2, 3, 4;
END;

-- Of the same, those that the actor reads.
CREATE FUNCTION chibo_decided_measures(unit uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT m.id FROM decided_measures(unit, '-infinity', 'infinity') m WHERE m.id IN (SELECT chibo_readable_disciplines());
END;

REVOKE EXECUTE ON FUNCTION decided_measures(uuid, date, date), chibo_discipline_groups(uuid, date, date, boolean, boolean, boolean, boolean), chibo_decided_measures(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_discipline_groups(uuid, date, date, boolean, boolean, boolean, boolean), chibo_decided_measures(uuid) TO chibo_app;
