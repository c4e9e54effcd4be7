-- Whoever holds a post in a denounced organisation learns nothing of the case that settles it, also not by sitting on the body that decides.

CREATE OR REPLACE FUNCTION chibo_submitted_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE ((i.stage IN ('AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE') OR d.decided_by IN ('STANDING_COMMITTEE', 'PARTY_COMMITTEE'))
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_organizations('discipline_settle'))
      OR (i.stage = 'AWAITING_INSPECTION_COMMITTEE' OR d.decided_by = 'INSPECTION_COMMITTEE')
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_overseen_organizations()))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self()) AND d.inspection_case_id NOT IN (SELECT chibo_denounced_cases())
  UNION SELECT c.discipline_id FROM complaint c JOIN discipline_case d ON d.id = c.discipline_id
  WHERE (c.closed_on IS NULL OR c.outcome IS NOT NULL) AND c.id IN (SELECT chibo_handled_complaints()) AND d.inspection_case_id NOT IN (SELECT chibo_denounced_cases());
END;
