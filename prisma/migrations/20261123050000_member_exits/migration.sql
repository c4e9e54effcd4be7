-- How members leave, by which decision, and how they come back where that was wrong or annulled.

-- CreateEnum
CREATE TYPE "removal_ground" AS ENUM ('NO_ACTIVITY', 'CARD_GIVEN_UP', 'NO_PROGRESS', 'CONDUCT', 'POLITICAL_STANDARD', 'PROBATION_FAILED');

-- CreateTable
CREATE TABLE "member_exit" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "member_status_end" NOT NULL,
    "ground" "removal_ground",
    "grounds" TEXT NOT NULL,
    "destination" TEXT,
    "decision_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "restored_on" DATE,
    "restoration_decision_id" UUID,
    "restored_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_exit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_exit_member_id_idx" ON "member_exit"("member_id");

-- CreateIndex
CREATE INDEX "member_exit_organization_id_effective_on_idx" ON "member_exit"("organization_id", "effective_on");

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_restoration_decision_id_fkey" FOREIGN KEY ("restoration_decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_exit
  ADD CONSTRAINT member_exit_is_an_exit CHECK (kind <> 'RECOGNIZED'),
  ADD CONSTRAINT member_exit_removal_has_ground CHECK ((kind = 'REMOVED_FROM_ROLL') = (ground IS NOT NULL)),
  ADD CONSTRAINT member_exit_transfer_has_destination CHECK ((kind = 'TRANSFERRED_OUT') = (destination IS NOT NULL)),
  ADD CONSTRAINT member_exit_restored_by_decision CHECK ((restored_on IS NULL) = (restoration_decision_id IS NULL) AND (restored_on IS NULL) = (restored_at IS NULL)),
  ADD CONSTRAINT member_exit_restored_after CHECK (restored_on >= effective_on);

CREATE UNIQUE INDEX member_exit_once_a_day ON member_exit (member_id, effective_on) WHERE restored_on IS NULL;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

CREATE FUNCTION chibo_exits(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT x.id FROM member_exit x WHERE x.organization_id IN (SELECT chibo_organizations(right_name));
END;

-- Exits that this very transaction puts on record or takes back. Only in its course does whoever records exits write
-- what follows from one. With `recognized_on` as it was, since that is not for them to change.
CREATE FUNCTION chibo_exits_under_way() RETURNS TABLE (id uuid, member_id uuid, person_id uuid, recognized_on date, kind member_status_end, effective_on date, restored_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT x.id, m.id, m.person_id, m.recognized_on, x.kind, x.effective_on, x.restored_on
  FROM member_exit x JOIN member m ON m.id = x.member_id
  WHERE (x.recorded_at = now()::timestamptz(3) OR x.restored_at = now()::timestamptz(3)) AND x.organization_id IN (SELECT chibo_organizations('exit_record'));
END;

-- Admissions of members on probation who leave, or come back, in this transaction.
CREATE FUNCTION chibo_admissions_of_exits() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT a.id FROM admission a WHERE a.member_id IN (SELECT x.member_id FROM chibo_exits_under_way() x);
END;

-- How many posts of a member reach beyond a day where the actor records no exits: neither whose nor where is told.
CREATE FUNCTION chibo_posts_out_of_reach(of_member uuid, from_day date) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*)::integer FROM member m JOIN post t ON t.person_id = m.person_id
  WHERE m.id = of_member AND (t.valid_through IS NULL OR t.valid_through >= from_day)
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = m.id AND s.organization_id IN (SELECT chibo_organizations('exit_record')))
    AND t.organization_id NOT IN (SELECT chibo_organizations('exit_record'));
END;

ALTER TABLE member_exit ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_exit_read ON member_exit FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('member_read')));
-- From the cell of the primary membership, and nobody for oneself.
CREATE POLICY member_exit_record ON member_exit FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('exit_record')) AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND restored_on IS NULL
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = member_exit.member_id AND s.organization_id = member_exit.organization_id AND s.kind = 'PRIMARY'
      AND s.valid_from < effective_on AND (s.valid_through IS NULL OR s.valid_through >= effective_on)));
CREATE POLICY member_exit_restore ON member_exit FOR UPDATE TO chibo_app
  USING (restored_on IS NULL AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND organization_id IN (SELECT chibo_organizations('exit_record')))
  WITH CHECK (restored_at = now()::timestamptz(3));

CREATE POLICY exit_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'exit' AND organization_id IN (SELECT chibo_organizations('member_read')));
CREATE POLICY exit_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'exit' AND organization_id IN (SELECT chibo_organizations('exit_record')));
CREATE POLICY exit_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_exits('exit_record')));
CREATE POLICY exit_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_exits('member_read')));
CREATE POLICY exit_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_exits('exit_record')));
CREATE POLICY exit_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_exits('member_read')));
CREATE POLICY exit_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_exits('exit_record')));

CREATE POLICY decision_of_exit_read ON decision FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM member_exit x WHERE decision.id IN (x.decision_id, x.restoration_decision_id)));
CREATE POLICY decision_on_exit ON decision FOR INSERT TO chibo_app WITH CHECK (NOT synthetic AND EXISTS (SELECT chibo_organizations('exit_record')));

-- What follows from an exit: status, memberships and posts end on the day before.
CREATE POLICY member_leaves ON member FOR UPDATE TO chibo_app
  USING (id IN (SELECT x.member_id FROM chibo_exits_under_way() x))
  WITH CHECK ((id, COALESCE(recognized_on, 'infinity')) IN (SELECT x.member_id, COALESCE(x.recognized_on, 'infinity') FROM chibo_exits_under_way() x));
CREATE POLICY member_status_period_leave ON member_status_period FOR UPDATE TO chibo_app
  USING (valid_through IS NULL AND member_id IN (SELECT x.member_id FROM chibo_exits_under_way() x))
  WITH CHECK ((member_id, end_reason, valid_through) IN (SELECT x.member_id, x.kind, x.effective_on - 1 FROM chibo_exits_under_way() x));
CREATE POLICY membership_leave ON membership FOR UPDATE TO chibo_app
  USING (member_id IN (SELECT x.member_id FROM chibo_exits_under_way() x))
  WITH CHECK ((member_id, valid_through) IN (SELECT x.member_id, x.effective_on - 1 FROM chibo_exits_under_way() x));
CREATE POLICY post_leave ON post FOR UPDATE TO chibo_app
  USING (person_id IN (SELECT x.person_id FROM chibo_exits_under_way() x) AND organization_id IN (SELECT chibo_organizations('exit_record')))
  WITH CHECK ((person_id, valid_through) IN (SELECT x.person_id, x.effective_on - 1 FROM chibo_exits_under_way() x));

-- What follows from a restoration.
CREATE POLICY member_status_period_restore ON member_status_period FOR INSERT TO chibo_app
  WITH CHECK ((member_id, valid_from) IN (SELECT x.member_id, x.restored_on FROM chibo_exits_under_way() x));
CREATE POLICY membership_restore ON membership FOR INSERT TO chibo_app
  WITH CHECK (kind = 'PRIMARY' AND organization_id IN (SELECT chibo_organizations('exit_record'))
    AND (member_id, valid_from) IN (SELECT x.member_id, x.restored_on FROM chibo_exits_under_way() x));

-- The admission of a member on probation ends with the exit and goes on with the restoration.
CREATE POLICY admission_leave ON admission FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_admissions_of_exits()));
CREATE POLICY admission_item_leave ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'admission' AND id IN (SELECT chibo_admissions_of_exits()));
CREATE POLICY admission_log_leave ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_admissions_of_exits()));

REVOKE EXECUTE ON FUNCTION chibo_exits(text), chibo_exits_under_way(), chibo_admissions_of_exits(), chibo_posts_out_of_reach(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_exits(text), chibo_exits_under_way(), chibo_admissions_of_exits(), chibo_posts_out_of_reach(uuid, date) TO chibo_app;

GRANT SELECT, INSERT (id, member_id, organization_id, kind, ground, grounds, destination, decision_id, effective_on),
  UPDATE (restored_on, restoration_decision_id, restored_at) ON member_exit TO chibo_app;
