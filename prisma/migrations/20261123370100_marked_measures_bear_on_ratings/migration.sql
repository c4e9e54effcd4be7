-- A measure whose paper is marked bears on ratings as any other does: what it is for is not on record, so that of one case on
-- one subject it counts as one violation.

-- As before.
CREATE OR REPLACE FUNCTION chibo_rating_restrictions(_sheets uuid[]) RETURNS TABLE (entry_id uuid, first_year integer, form discipline_form, decision_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT e.id, EXTRACT(YEAR FROM (
      SELECT min(o.effective_on) FROM discipline_case o
      WHERE o.inspection_case_id = d.inspection_case_id AND o.member_id = d.member_id AND o.violation IS NOT DISTINCT FROM d.violation AND o.annulled_on IS NULL))::integer,
    CASE WHEN told.yes THEN COALESCE(corrected.form, d.decided_form) END, CASE WHEN told.yes THEN COALESCE(corrected.decision_number, d.decision_number) END
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
  JOIN discipline_case d ON d.member_id = e.member_id AND EXTRACT(YEAR FROM d.effective_on) = s.year
  CROSS JOIN LATERAL (SELECT d.id IN (SELECT chibo_handled_disciplines()) OR d.member_id = (SELECT chibo_member()) AS yes) AS told
  LEFT JOIN LATERAL (
    SELECT r.form, r.decision_number FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1) corrected ON true
  WHERE e.sheet_id = ANY (_sheets) AND e.excuse IS NULL AND d.decided_form IS NOT NULL AND d.annulled_on IS NULL AND (
    e.sheet_id IN (SELECT chibo_workable_rating_sheets()) OR e.sheet_id IN (SELECT chibo_rating_sheets('rating_read')) OR e.member_id = (SELECT chibo_member()));
END;

CREATE OR REPLACE FUNCTION chibo_collective_restrictions(_sheets uuid[])
RETURNS TABLE (entry_id uuid, ground text, first_year integer, form discipline_form, decision_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  WITH RECURSIVE subject AS (
    SELECT e.id AS entry_id, s.organization_id, s.year
    FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
    WHERE e.sheet_id = ANY (_sheets) AND e.member_id IS NULL AND e.excuse IS NULL
      AND (e.sheet_id IN (SELECT chibo_workable_rating_sheets()) OR e.sheet_id IN (SELECT chibo_rating_sheets('rating_read')))),
  measure AS (
    SELECT d.id, d.inspection_case_id, d.member_id, d.organization_id, d.violation, d.decided_form, d.decision_number, d.effective_on,
      EXTRACT(YEAR FROM d.effective_on)::integer AS year
    FROM discipline_case d
    WHERE d.decided_form IS NOT NULL AND d.annulled_on IS NULL AND EXTRACT(YEAR FROM d.effective_on) IN (SELECT subject.year FROM subject)),
  above (measure_id, effective_on, organization_id) AS (
    SELECT m.id, m.effective_on, p.parent_id FROM measure m JOIN organization_period p ON p.organization_id = m.organization_id
      AND p.valid_from <= m.effective_on AND (p.valid_through IS NULL OR p.valid_through >= m.effective_on - 1)
    UNION
    SELECT above.measure_id, above.effective_on, p.parent_id FROM above JOIN organization_period p ON p.organization_id = above.organization_id
      AND p.valid_from <= above.effective_on AND (p.valid_through IS NULL OR p.valid_through >= above.effective_on - 1)),
  bearing AS (
    SELECT m.id AS measure_id, m.organization_id, 'ORGANIZATION' AS ground FROM measure m WHERE m.organization_id IS NOT NULL
    UNION
    SELECT above.measure_id, above.organization_id, 'UNIT' FROM above WHERE above.organization_id IS NOT NULL
    UNION
    SELECT m.id, t.organization_id, 'LEADER' FROM measure m JOIN member b ON b.id = m.member_id JOIN post t ON t.person_id = b.person_id
    WHERE t.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER')
      AND t.valid_from <= m.effective_on AND (t.valid_through IS NULL OR t.valid_through >= m.effective_on - 1))
  SELECT subject.entry_id, bearing.ground, EXTRACT(YEAR FROM (
      SELECT min(o.effective_on) FROM discipline_case o
      WHERE o.inspection_case_id = m.inspection_case_id AND o.member_id IS NOT DISTINCT FROM m.member_id
        AND o.organization_id IS NOT DISTINCT FROM m.organization_id AND o.violation IS NOT DISTINCT FROM m.violation AND o.annulled_on IS NULL))::integer,
    CASE WHEN told.yes THEN COALESCE(corrected.form, m.decided_form) END, CASE WHEN told.yes THEN COALESCE(corrected.decision_number, m.decision_number) END
  FROM bearing JOIN measure m ON m.id = bearing.measure_id JOIN subject ON subject.organization_id = bearing.organization_id AND subject.year = m.year
  CROSS JOIN LATERAL (SELECT m.id IN (SELECT chibo_handled_disciplines()) OR m.member_id IS NOT DISTINCT FROM (SELECT chibo_member()) AND m.member_id IS NOT NULL AS yes) AS told
  LEFT JOIN LATERAL (
    SELECT r.form, r.decision_number FROM discipline_revision r WHERE r.discipline_id = m.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1) corrected ON true;
END;
