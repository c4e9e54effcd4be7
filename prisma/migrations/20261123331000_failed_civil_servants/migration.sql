-- Whoever fails as a civil servant fails as a member in the same year: which rows of these sheets that bears on. The document is told to whoever may read the recorded rating.
CREATE FUNCTION chibo_failed_civil_servants(_sheets uuid[]) RETURNS TABLE (entry_id uuid, year integer, told boolean, document_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT e.id, r.year, told.yes, CASE WHEN told.yes THEN r.document_number END
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN member m ON m.id = e.member_id
  JOIN recorded_rating r ON r.person_id = m.person_id AND r.year = s.year AND r.level = 'NOT_COMPLETED'
  CROSS JOIN LATERAL (SELECT r.organization_id IN (SELECT chibo_organizations('rating_read')) OR r.person_id = (SELECT chibo_person()) AS yes) AS told
  WHERE e.sheet_id = ANY (_sheets) AND e.excuse IS NULL AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id) AND (
    e.sheet_id IN (SELECT chibo_workable_rating_sheets()) OR e.sheet_id IN (SELECT chibo_rating_sheets('rating_read')) OR e.member_id = (SELECT chibo_member()));
END;
REVOKE EXECUTE ON FUNCTION chibo_failed_civil_servants(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_failed_civil_servants(uuid[]) TO chibo_app;
