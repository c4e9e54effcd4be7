-- Nobody works on a denunciation of an organisation in which they held a post when the letter came in, or later.

CREATE FUNCTION chibo_denounced_with(accused uuid, received date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM post p
    WHERE p.organization_id = accused AND p.person_id = (SELECT chibo_person()) AND (p.valid_through IS NULL OR p.valid_through >= received));
END;

-- As before, but for those of the actor's own organisations.
CREATE OR REPLACE FUNCTION chibo_directed_denunciations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM denunciation d
  WHERE d.organization_id IN (SELECT chibo_overseen_organizations()) AND CASE WHEN d.member_id IS NULL THEN NOT chibo_denounced_with(d.accused_id, d.received_on)
    ELSE d.member_id IS DISTINCT FROM (SELECT chibo_member()) AND d.member_id NOT IN (SELECT chibo_relative_members()) END;
END;
CREATE OR REPLACE FUNCTION chibo_named_denunciations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM denunciation d JOIN inspection_case_team t ON t.case_id = d.case_id
  WHERE t.person_id = (SELECT chibo_person()) AND d.case_id NOT IN (SELECT chibo_cases_on_self())
    AND CASE WHEN d.member_id IS NULL THEN NOT chibo_denounced_with(d.accused_id, d.received_on)
      ELSE d.member_id IS DISTINCT FROM (SELECT chibo_member()) AND d.member_id NOT IN (SELECT chibo_relative_members()) END;
END;

REVOKE EXECUTE ON FUNCTION chibo_denounced_with(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_denounced_with(uuid, date) TO chibo_app;
