-- Work that the actor reads and others are to do, whatever body the actor sits on: complaints of one's own.
CREATE FUNCTION chibo_work_of_others() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT c.id FROM complaint c WHERE c.closed_on IS NULL AND c.discipline_id IN (SELECT chibo_own_measures()) AND c.id NOT IN (SELECT chibo_handled_complaints());
END;
REVOKE EXECUTE ON FUNCTION chibo_work_of_others() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_work_of_others() TO chibo_app;
