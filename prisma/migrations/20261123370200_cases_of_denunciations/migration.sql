-- A denunciation of an organisation is kept from who held a post there when it came in, or later: so is the case that settles it.

CREATE FUNCTION chibo_denounced_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  WITH held AS (SELECT p.organization_id, p.valid_through FROM post p WHERE p.person_id = (SELECT chibo_person()))
  SELECT d.case_id FROM held JOIN denunciation d ON d.accused_id = held.organization_id AND d.member_id IS NULL
  WHERE d.case_id IS NOT NULL AND (held.valid_through IS NULL OR held.valid_through >= d.received_on)
  -- One that was opened for it and does not hold the letter yet.
  UNION SELECT c.id FROM held JOIN inspection_case_subject s ON s.organization_id = held.organization_id JOIN inspection_case c ON c.id = s.case_id
  WHERE c.kind = 'DENUNCIATION' AND (held.valid_through IS NULL OR held.valid_through >= c.decided_on);
END;

-- As before, but for those.
CREATE OR REPLACE FUNCTION chibo_led_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT c.id FROM inspection_case c
  WHERE (c.conducted_by = 'INSPECTION_COMMITTEE' AND c.organization_id IN (SELECT chibo_overseen_organizations())
      OR c.conducted_by = 'CELL' AND c.organization_id IN (SELECT chibo_organizations('case_lead')))
    AND c.id NOT IN (SELECT chibo_cases_on_self()) AND c.id NOT IN (SELECT chibo_denounced_cases());
END;
CREATE OR REPLACE FUNCTION chibo_conducted_cases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_led_cases()
  UNION SELECT t.case_id FROM inspection_case_team t
  WHERE t.person_id = (SELECT chibo_person()) AND t.case_id NOT IN (SELECT chibo_cases_on_self()) AND t.case_id NOT IN (SELECT chibo_denounced_cases());
END;

REVOKE EXECUTE ON FUNCTION chibo_denounced_cases() FROM PUBLIC;
