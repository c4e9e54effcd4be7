-- CreateTable
CREATE TABLE "member_suspension" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "first_through" DATE NOT NULL,
    "valid_through" DATE NOT NULL,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "ended_on" DATE,

    CONSTRAINT "member_suspension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_suspension_member_id_idx" ON "member_suspension"("member_id");

-- CreateIndex
CREATE INDEX "member_suspension_organization_id_idx" ON "member_suspension"("organization_id");

-- AddForeignKey
ALTER TABLE "member_suspension" ADD CONSTRAINT "member_suspension_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_suspension" ADD CONSTRAINT "member_suspension_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_suspension" ADD CONSTRAINT "member_suspension_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_suspension
  ADD CONSTRAINT member_suspension_in_order CHECK (valid_from <= first_through AND first_through <= valid_through AND ended_on > valid_from AND ended_on <= valid_through),
  ADD CONSTRAINT member_suspension_extended CHECK (extensions >= 0 AND (extensions > 0) = (valid_through > first_through));

-- What other features read is the overlay of the same id: it goes with the suspension, whoever writes that.
CREATE FUNCTION suspension_is_an_overlay() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO member_overlay (id, member_id, kind, valid_from, valid_through) VALUES (NEW.id, NEW.member_id, 'SUSPENSION', NEW.valid_from, NEW.valid_through);
  ELSE
    UPDATE member_overlay SET valid_through = COALESCE(NEW.ended_on - 1, NEW.valid_through) WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER suspension_is_an_overlay AFTER INSERT OR UPDATE ON member_suspension FOR EACH ROW EXECUTE FUNCTION suspension_is_an_overlay();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: that somebody is suspended is read with the overlay; why, by those who put it on record.

CREATE FUNCTION chibo_suspensions() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT s.id FROM member_suspension s
  WHERE s.organization_id IN (SELECT chibo_organizations('suspension_record')) AND s.member_id IS DISTINCT FROM (SELECT chibo_member())
    AND s.member_id NOT IN (SELECT chibo_relative_members());
END;

ALTER TABLE member_suspension ENABLE ROW LEVEL SECURITY;
CREATE POLICY member_suspension_read ON member_suspension FOR SELECT TO chibo_app USING (id IN (SELECT chibo_suspensions()));
-- Of a member of the cell on the first day; nobody for oneself or a declared relative.
CREATE POLICY member_suspension_record ON member_suspension FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('suspension_record')) AND member_id IS DISTINCT FROM (SELECT chibo_member())
    AND member_id NOT IN (SELECT chibo_relative_members()) AND ended_on IS NULL AND extensions = 0
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = member_suspension.member_id AND s.organization_id = member_suspension.organization_id AND s.kind = 'PRIMARY'
      AND s.valid_from <= member_suspension.valid_from AND (s.valid_through IS NULL OR s.valid_through >= member_suspension.valid_from)));
CREATE POLICY member_suspension_change ON member_suspension FOR UPDATE TO chibo_app USING (ended_on IS NULL AND id IN (SELECT chibo_suspensions()))
  WITH CHECK (id IN (SELECT chibo_suspensions()));

CREATE POLICY suspension_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'suspension' AND id IN (SELECT chibo_suspensions()));
CREATE POLICY suspension_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'suspension' AND organization_id IN (SELECT chibo_organizations('suspension_record')));
CREATE POLICY suspension_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'suspension' AND id IN (SELECT chibo_suspensions()));
CREATE POLICY suspension_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_suspensions()));
CREATE POLICY suspension_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_suspensions()));
CREATE POLICY suspension_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_suspensions()));
CREATE POLICY suspension_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_suspensions()));

REVOKE EXECUTE ON FUNCTION suspension_is_an_overlay(), chibo_suspensions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_suspensions() TO chibo_app;
GRANT SELECT, INSERT (id, member_id, organization_id, reason, valid_from, first_through, valid_through), UPDATE (valid_through, extensions, ended_on) ON member_suspension TO chibo_app;
