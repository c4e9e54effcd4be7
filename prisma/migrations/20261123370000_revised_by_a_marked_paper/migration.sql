-- An ordinary revision says why, but for one by which a marked complaint is settled: its paper says it.
CREATE OR REPLACE FUNCTION revision_says_why() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.reason IS NULL AND NOT EXISTS (SELECT FROM discipline_case d WHERE d.id = NEW.discipline_id AND d.secrecy <> 'ORDINARY')
    AND NOT EXISTS (SELECT FROM complaint c WHERE c.discipline_id = NEW.discipline_id AND c.secrecy <> 'ORDINARY' AND c.closed_on IS NULL) THEN
    RAISE EXCEPTION 'revision % gives no reason', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_revision_says_why';
  END IF;
  RETURN NEW;
END
$$;
