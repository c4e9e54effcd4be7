-- Nobody decides or returns a rating of themselves or of a declared relative, nor records one that others decided.

-- Sheets on which the actor, or a declared relative of the actor, is rated.
CREATE FUNCTION chibo_conflicting_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT e.sheet_id FROM rating_entry e
  WHERE e.excuse IS NULL AND (e.member_id = (SELECT chibo_member()) OR e.member_id IN (SELECT chibo_relative_members()));
END;
REVOKE EXECUTE ON FUNCTION chibo_conflicting_rating_sheets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_conflicting_rating_sheets() TO chibo_app;

-- What the cell proposes its secretary writes down, also of relatives: the cell rates, not the secretary.
CREATE POLICY rating_entry_without_conflict ON rating_entry AS RESTRICTIVE FOR UPDATE TO chibo_app
  USING (true) WITH CHECK (decided_level IS NULL OR sheet_id NOT IN (SELECT chibo_conflicting_rating_sheets()));
CREATE POLICY rating_log_without_conflict ON workflow_log AS RESTRICTIVE FOR INSERT TO chibo_app
  WITH CHECK (action NOT IN ('DECIDE', 'RETURN') OR item_id NOT IN (SELECT chibo_conflicting_rating_sheets()));
CREATE POLICY recorded_rating_without_conflict ON recorded_rating AS RESTRICTIVE FOR INSERT TO chibo_app
  WITH CHECK (person_id IS NULL OR (person_id IS DISTINCT FROM (SELECT chibo_person()) AND person_id NOT IN (SELECT chibo_relatives())));
