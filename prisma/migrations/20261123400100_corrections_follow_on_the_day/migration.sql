-- Where a member belongs on a day, an open correction is checked and decided on that day: also when a merger that was
-- decided long before takes effect, and nobody writes anything.

CREATE FUNCTION move_corrections(as_of date, of_member uuid DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moving record;
  moved integer := 0;
BEGIN
  FOR moving IN
    SELECT i.id, i.stage, s.organization_id FROM correction c JOIN workflow_item i ON i.id = c.id
    JOIN membership s ON s.member_id = c.member_id AND s.kind = 'PRIMARY' AND s.during @> as_of
    WHERE c.organization_id <> s.organization_id AND i.stage IN ('AT_CELL', 'AT_OFFICE', 'RETURNED') AND (of_member IS NULL OR c.member_id = of_member)
    ORDER BY i.id
  LOOP
    INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage) VALUES (moving.id, NULL, 'MOVE', moving.stage, moving.stage);
    UPDATE correction SET organization_id = moving.organization_id WHERE id = moving.id;
    UPDATE workflow_item SET organization_id = moving.organization_id, version = version + 1 WHERE id = moving.id;
    moved := moved + 1;
  END LOOP;
  RETURN moved;
END
$$;

CREATE OR REPLACE FUNCTION corrections_move_with_the_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM move_corrections((now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, NEW.member_id);
  RETURN NULL;
END
$$;

-- What takes effect with a day that begins; answers how many records changed.
CREATE FUNCTION begin_day(as_of date) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT refresh_organization_paths(as_of) + move_corrections(as_of);
END;

REVOKE EXECUTE ON FUNCTION move_corrections(date, uuid), begin_day(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_day(date) TO chibo_app;
