-- What a second look at the work of the stage engine found.

-- A record of a kind of work is that of its own item: of the same kind and organisation, and of one that nothing has
-- happened to. Otherwise whoever knows an item's id could give it to a record of another kind and so come to read it.
CREATE FUNCTION record_is_of_its_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  item workflow_item;
  owner uuid;
BEGIN
  SELECT * INTO item FROM workflow_item WHERE id = NEW.id;
  owner := CASE WHEN TG_TABLE_NAME = 'discipline_case'
    THEN (SELECT c.organization_id FROM inspection_case c WHERE c.id = (to_jsonb(NEW) ->> 'inspection_case_id')::uuid)
    ELSE (to_jsonb(NEW) ->> 'organization_id')::uuid END;
  IF NOT (item.kind LIKE TG_ARGV[0]) OR item.organization_id IS DISTINCT FROM owner THEN
    RAISE EXCEPTION '% % is not of its work item', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_of_its_item';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON rating_sheet FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('rating-sheet');
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON admission FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('admission');
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON inspection_case FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('case-%');
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON discipline_case FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('discipline');
REVOKE EXECUTE ON FUNCTION record_is_of_its_item() FROM PUBLIC;

-- Whoever acts through the server signs what they do; only what is taken over from older records has no or another author.
CREATE FUNCTION authored_by_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.person_id := COALESCE(chibo_person(), NEW.person_id);
  RETURN NEW;
END
$$;
CREATE TRIGGER authored_by_actor BEFORE INSERT ON workflow_log FOR EACH ROW EXECUTE FUNCTION authored_by_actor();
CREATE TRIGGER authored_by_actor BEFORE INSERT ON rule_override FOR EACH ROW EXECUTE FUNCTION authored_by_actor();

-- A case on the asker is in no count of theirs before a measure on them is decided: the list hides it, and the difference
-- would tell.
CREATE OR REPLACE FUNCTION chibo_case_counts(unit uuid, from_day date, through_day date)
RETURNS TABLE (kind case_kind, conducted_by case_conductor, cases integer, organizations integer, members integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT c.kind, c.conducted_by, count(*)::integer, sum(s.organizations)::integer, sum(s.members)::integer
  FROM inspection_case c
  CROSS JOIN LATERAL (
    SELECT count(s.organization_id) AS organizations, count(s.member_id) AS members FROM inspection_case_subject s WHERE s.case_id = c.id) s
  WHERE unit IN (SELECT chibo_organizations('case_count')) AND c.concluded_on BETWEEN from_day AND through_day
    AND (c.kind <> 'DISCIPLINE' OR chibo_discipline_is_told(unit))
    AND stood_within(c.organization_id, unit, c.concluded_on)
    AND (c.id NOT IN (SELECT chibo_cases_on_self())
      OR EXISTS (SELECT FROM discipline_case d WHERE d.inspection_case_id = c.id AND d.member_id = (SELECT chibo_member()) AND d.decided_on IS NOT NULL))
  GROUP BY c.kind, c.conducted_by;
END;

-- Answers kept under their keys now say with which rights they were given; those that do not are forgotten.
DELETE FROM idempotency_record;
