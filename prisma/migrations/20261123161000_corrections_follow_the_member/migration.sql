-- An open correction follows the member: to the cell they move to, and to its end when they leave. And of a record the
-- database takes from a correction only the fields of the kinds that it corrects.

-- Closes what is open of a member who is none any more.
CREATE FUNCTION close_corrections(of_member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage)
  SELECT i.id, NULL, 'LEAVE', i.stage, 'LEFT' FROM correction c JOIN workflow_item i ON i.id = c.id
  WHERE c.member_id = of_member AND i.stage IN ('AT_CELL', 'AT_OFFICE', 'RETURNED');
  UPDATE workflow_item i SET stage = 'LEFT', due_on = NULL, version = i.version + 1 FROM correction c
  WHERE c.id = i.id AND c.member_id = of_member AND i.stage IN ('AT_CELL', 'AT_OFFICE', 'RETURNED');
END
$$;

CREATE FUNCTION corrections_end_with_the_status() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM close_corrections(NEW.member_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER corrections_end_with_the_status AFTER UPDATE OF valid_through ON member_status_period
  FOR EACH ROW WHEN (OLD.valid_through IS NULL AND NEW.valid_through IS NOT NULL AND NEW.end_reason IS DISTINCT FROM 'RECOGNIZED') EXECUTE FUNCTION corrections_end_with_the_status();

-- Where the member belongs now, the correction is checked and decided; not where a merger ahead will take them.
CREATE FUNCTION corrections_move_with_the_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moving record;
BEGIN
  FOR moving IN
    SELECT i.id, i.stage FROM correction c JOIN workflow_item i ON i.id = c.id
    WHERE c.member_id = NEW.member_id AND c.organization_id <> NEW.organization_id AND i.stage IN ('AT_CELL', 'AT_OFFICE', 'RETURNED')
      AND NEW.valid_from <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  LOOP
    INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage) VALUES (moving.id, NULL, 'MOVE', moving.stage, moving.stage);
    UPDATE correction SET organization_id = NEW.organization_id WHERE id = moving.id;
    UPDATE workflow_item SET organization_id = NEW.organization_id, version = version + 1 WHERE id = moving.id;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER corrections_move_with_the_member AFTER INSERT OR UPDATE OF valid_through ON membership
  FOR EACH ROW WHEN (NEW.kind = 'PRIMARY' AND NEW.valid_through IS NULL) EXECUTE FUNCTION corrections_move_with_the_member();

REVOKE EXECUTE ON FUNCTION close_corrections(uuid), corrections_end_with_the_status(), corrections_move_with_the_member() FROM PUBLIC;

-- Those of members who have left already.
SELECT close_corrections(c.member_id) FROM (SELECT DISTINCT member_id FROM correction) c
WHERE NOT EXISTS (SELECT FROM member_status_period t WHERE t.member_id = c.member_id AND t.valid_through IS NULL);

-- ---------------------------------------------------------------------------------------------------------
-- Which fields a correction under way writes

-- Of a person, the columns of one kind of data only in the course of a correction of that kind.
CREATE FUNCTION person_changes_by_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'chibo_app' AND NOT EXISTS (SELECT FROM chibo_corrections_under_way() u WHERE u.person_id = NEW.id AND TG_ARGV[0]::record_field_group = ANY (u.field_groups)) THEN
    RAISE EXCEPTION 'this column of a person changes by a correction of %', TG_ARGV[0] USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_identity_by_correction BEFORE UPDATE OF full_name, birth_on, birth_precision, gender, ethnic_group_code ON person
  FOR EACH ROW EXECUTE FUNCTION person_changes_by_correction('IDENTITY');
CREATE TRIGGER person_education_by_correction BEFORE UPDATE OF education, political_theory ON person
  FOR EACH ROW EXECUTE FUNCTION person_changes_by_correction('THEORY_EDUCATION');

-- The day of recognition comes from a recognition, or from a correction of the party record.
CREATE FUNCTION recognized_by_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'chibo_app' AND NEW.recognized_on IS DISTINCT FROM OLD.recognized_on
    AND NOT EXISTS (SELECT FROM chibo_recognized() r WHERE r.member_id = NEW.id AND r.recognized_on = NEW.recognized_on)
    AND NOT EXISTS (SELECT FROM chibo_corrections_under_way() u WHERE u.member_id = NEW.id AND 'PARTY_RECORD' = ANY (u.field_groups)) THEN
    RAISE EXCEPTION 'recognition of % is decided, or put right by a correction', NEW.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER recognized_by_decision BEFORE UPDATE OF recognized_on ON member FOR EACH ROW EXECUTE FUNCTION recognized_by_decision();
