-- A notice of one State body, number and day on one member is on record once in an organisation. Not a unique index: where
-- two records of one person are merged, each may have brought the notice along.
CREATE FUNCTION state_notice_is_recorded_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('state_notice' || NEW.member_id, 0));
  IF EXISTS (
    SELECT FROM state_notice n WHERE n.organization_id = NEW.organization_id AND n.member_id = NEW.member_id AND n.issued_on = NEW.issued_on
      AND lower(n.issuer) = lower(NEW.issuer) AND lower(n.document_number) = lower(NEW.document_number)) THEN
    RAISE EXCEPTION 'state notice % is on record', NEW.document_number USING ERRCODE = 'unique_violation', CONSTRAINT = 'state_notice_once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER state_notice_is_recorded_once BEFORE INSERT ON state_notice FOR EACH ROW EXECUTE FUNCTION state_notice_is_recorded_once();
REVOKE EXECUTE ON FUNCTION state_notice_is_recorded_once() FROM PUBLIC;
