-- On what form the cell voted, and how; and who is told of a measure that the cell did not decide, or that does not stand.

-- AlterTable
ALTER TABLE "discipline_case" ADD COLUMN     "cell_vote_carried" BOOLEAN,
ADD COLUMN     "cell_voted_form" "discipline_form";

-- Only votes that carried are on record, without their form: the one proposed is the best that is known.
ALTER TABLE discipline_case DISABLE TRIGGER decided_discipline_is_final;
UPDATE discipline_case SET cell_vote_carried = true, cell_voted_form = proposed_form WHERE cell_voted_on IS NOT NULL;
-- What the cell of temporary activities did not decide is not the official cell's to know.
UPDATE discipline_case d SET official_cell_id = NULL
FROM workflow_item i
WHERE i.id = d.id AND d.official_cell_id IS NOT NULL AND d.decided_by IS DISTINCT FROM 'CELL' AND i.stage <> 'PUT_TO_CELL';
ALTER TABLE discipline_case ENABLE TRIGGER decided_discipline_is_final;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE discipline_case ADD CONSTRAINT discipline_case_cell_vote_is_whole CHECK (num_nonnulls(cell_voted_on, cell_voted_form, cell_vote_carried) IN (0, 3));

-- ---------------------------------------------------------------------------------------------------------
-- Need to know

-- As before; the official cell reads what the cell of temporary activities decided, and no other body; and the cell what it
-- voted to propose, not what it voted down.
CREATE OR REPLACE FUNCTION chibo_readable_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_handled_disciplines()
  UNION SELECT d.id FROM discipline_case d WHERE d.member_id = (SELECT chibo_member()) AND d.decided_on IS NOT NULL
  UNION SELECT d.id FROM discipline_case d
  WHERE (d.decided_on IS NOT NULL AND (d.organization_id IN (SELECT chibo_organizations('discipline_vote'))
        OR d.decided_by = 'CELL' AND d.official_cell_id IN (SELECT chibo_organizations('discipline_vote')))
      OR d.cell_vote_carried AND d.cell_id IN (SELECT chibo_organizations('discipline_vote')))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- As before, in the form that stands: what was annulled bears on no rating.
CREATE OR REPLACE FUNCTION chibo_rating_restrictions(_sheets uuid[]) RETURNS TABLE (entry_id uuid, first_year integer, form discipline_form, decision_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT e.id, EXTRACT(YEAR FROM (
      SELECT min(o.effective_on) FROM discipline_case o
      WHERE o.inspection_case_id = d.inspection_case_id AND o.member_id = d.member_id AND o.violation = d.violation AND o.annulled_on IS NULL))::integer,
    CASE WHEN told.yes THEN COALESCE(corrected.form, d.decided_form) END, CASE WHEN told.yes THEN COALESCE(corrected.decision_number, d.decision_number) END
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
  JOIN discipline_case d ON d.member_id = e.member_id AND EXTRACT(YEAR FROM d.effective_on) = s.year
  CROSS JOIN LATERAL (SELECT d.id IN (SELECT chibo_handled_disciplines()) OR d.member_id = (SELECT chibo_member()) AS yes) AS told
  LEFT JOIN LATERAL (
    SELECT r.form, r.decision_number FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1) corrected ON true
  WHERE e.sheet_id = ANY (_sheets) AND e.excuse IS NULL AND d.decided_form IS NOT NULL AND d.annulled_on IS NULL AND (
    e.sheet_id IN (SELECT chibo_workable_rating_sheets()) OR e.sheet_id IN (SELECT chibo_rating_sheets('rating_read')) OR e.member_id = (SELECT chibo_member()));
END;

GRANT UPDATE (cell_vote_carried, cell_voted_form) ON discipline_case TO chibo_app;
