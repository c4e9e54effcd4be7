-- A suspension that was put on record by mistake, or should not have been decided, is annulled.

-- AlterTable
ALTER TABLE "member_suspension" ADD COLUMN     "annulled_on" DATE;

-- As before; of one that is annulled the overlay goes: it excuses from nothing, and the suspension itself stays as its trace.
CREATE OR REPLACE FUNCTION suspension_is_an_overlay() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO member_overlay (id, member_id, kind, valid_from, valid_through) VALUES (NEW.id, NEW.member_id, 'SUSPENSION', NEW.valid_from, NEW.valid_through);
  ELSIF OLD.ended_on IS NOT NULL AND NEW.annulled_on IS NULL AND NEW.member_id = OLD.member_id THEN
    RAISE EXCEPTION 'suspension % is over', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'member_suspension_over_is_final';
  ELSIF NEW.annulled_on IS NOT NULL THEN
    DELETE FROM member_overlay WHERE id = NEW.id;
  ELSE
    UPDATE member_overlay SET valid_through = COALESCE(NEW.ended_on - 1, NEW.valid_through) WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

-- What is over can be annulled still; what is annulled, nothing happens to any more.
DROP POLICY member_suspension_change ON member_suspension;
CREATE POLICY member_suspension_change ON member_suspension FOR UPDATE TO chibo_app USING (annulled_on IS NULL AND id IN (SELECT chibo_suspensions()))
  WITH CHECK (id IN (SELECT chibo_suspensions()));

GRANT UPDATE (annulled_on) ON member_suspension TO chibo_app;
