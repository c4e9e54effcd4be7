-- Somebody always manages accounts: the last administrator's role is not ended, nor their account disabled, through the
-- server. Whoever asks waits for whoever is just doing it, so that two do not each take the other for the one who stays.

CREATE FUNCTION chibo_administrators_beside(without_grant uuid, without_account uuid, as_of date) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT chibo_may_manage_accounts() THEN
    RETURN 0;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('chibo.administrators'));
  RETURN (SELECT count(*) FROM access_grant g JOIN account a ON a.id = g.account_id AND a.disabled_at IS NULL
    WHERE g.role::text = 'ADMINISTRATOR' AND g.ended_at IS NULL AND (NOT g.needs_approval OR g.approved_by IS NOT NULL)
      AND daterange(g.valid_from, g.valid_through, '[]') @> as_of
      AND g.id IS DISTINCT FROM without_grant AND g.account_id IS DISTINCT FROM without_account);
END;
$$;

CREATE FUNCTION an_administrator_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The operator of the installation can always make another.
  IF chibo_account() IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('chibo.administrators'));
  IF NOT EXISTS (
    SELECT FROM access_grant g JOIN account a ON a.id = g.account_id AND a.disabled_at IS NULL
    WHERE g.role::text = 'ADMINISTRATOR' AND g.ended_at IS NULL AND (NOT g.needs_approval OR g.approved_by IS NOT NULL)
      AND COALESCE(g.valid_through, 'infinity') >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) THEN
    RAISE EXCEPTION 'nobody would manage accounts' USING ERRCODE = 'check_violation', CONSTRAINT = 'an_administrator_stays';
  END IF;
  RETURN NULL;
END;
$$;
CREATE TRIGGER an_administrator_stays AFTER UPDATE ON access_grant
  FOR EACH ROW WHEN (OLD.role::text = 'ADMINISTRATOR' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION an_administrator_stays();
CREATE TRIGGER an_administrator_stays AFTER UPDATE ON account
  FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION an_administrator_stays();

REVOKE EXECUTE ON FUNCTION chibo_administrators_beside(uuid, uuid, date), an_administrator_stays() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_administrators_beside(uuid, uuid, date) TO chibo_app;
