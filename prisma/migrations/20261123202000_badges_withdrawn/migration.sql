-- A badge that was put on record by mistake is withdrawn, with the reason in the log; the row stays, and counts no more.

-- DropIndex
DROP INDEX "member_badge_member_id_years_key";

-- AlterTable
ALTER TABLE "member_badge" ADD COLUMN     "withdrawn_on" DATE;

-- CreateIndex
CREATE INDEX "member_badge_member_id_idx" ON "member_badge"("member_id");

CREATE UNIQUE INDEX member_badge_given_once ON member_badge (member_id, years) WHERE withdrawn_on IS NULL;

-- What was given does not change; a withdrawal is final.
CREATE FUNCTION member_badge_is_withdrawn_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.withdrawn_on IS NOT NULL OR to_jsonb(NEW) - 'withdrawn_on' <> to_jsonb(OLD) - 'withdrawn_on' THEN
    RAISE EXCEPTION 'member_badge is append-only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER member_badge_does_not_change ON member_badge;
CREATE TRIGGER member_badge_does_not_change BEFORE UPDATE ON member_badge FOR EACH ROW
  WHEN (NEW.withdrawn_on IS NOT DISTINCT FROM OLD.withdrawn_on) EXECUTE FUNCTION append_only_but_for_mergers();
CREATE TRIGGER member_badge_withdrawal BEFORE UPDATE ON member_badge FOR EACH ROW
  WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on) EXECUTE FUNCTION member_badge_is_withdrawn_once();

CREATE POLICY member_badge_withdraw ON member_badge FOR UPDATE TO chibo_app
  USING (withdrawn_on IS NULL AND id IN (SELECT chibo_badge_records('badge_record'))) WITH CHECK (withdrawn_on IS NOT NULL);
CREATE POLICY badge_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'badge' AND organization_id IN (SELECT chibo_organizations('badge_record')));
GRANT UPDATE (withdrawn_on) ON member_badge TO chibo_app;
