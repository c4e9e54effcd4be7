-- CreateTable
CREATE TABLE "rating_season_draft" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "cut_off_on" DATE NOT NULL,
    "cell_deadline_on" DATE NOT NULL,
    "decision_deadline_on" DATE NOT NULL,
    "decided_above" UUID[] DEFAULT ARRAY[]::UUID[],
    "ended_on" DATE,

    CONSTRAINT "rating_season_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rating_season_draft_organization_id_idx" ON "rating_season_draft"("organization_id");

-- AddForeignKey
ALTER TABLE "rating_season_draft" ADD CONSTRAINT "rating_season_draft_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_season_draft" ADD CONSTRAINT "rating_season_draft_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE rating_season_draft
  ADD CONSTRAINT rating_season_draft_decided_above_given CHECK (decided_above IS NOT NULL),
  ADD CONSTRAINT rating_season_draft_in_order CHECK (cut_off_on <= cell_deadline_on AND cell_deadline_on <= decision_deadline_on),
  ADD CONSTRAINT rating_season_draft_of_its_year CHECK (EXTRACT(year FROM cut_off_on) = year);
-- One at a time is prepared of a year; what was discarded stays on record.
CREATE UNIQUE INDEX rating_season_draft_one_under_way ON rating_season_draft (organization_id, year) WHERE ended_on IS NULL;
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON rating_season_draft FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('rating-season');

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: of whoever may open the season, to read and to write.

CREATE FUNCTION chibo_rating_season_drafts() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT d.id FROM rating_season_draft d WHERE d.organization_id IN (SELECT chibo_organizations('rating_open'));
END;

ALTER TABLE rating_season_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY rating_season_draft_read ON rating_season_draft FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_season_draft_prepare ON rating_season_draft FOR INSERT TO chibo_app
  WITH CHECK (ended_on IS NULL AND organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_season_draft_change ON rating_season_draft FOR UPDATE TO chibo_app
  USING (ended_on IS NULL AND organization_id IN (SELECT chibo_organizations('rating_open')))
  WITH CHECK (organization_id IN (SELECT chibo_organizations('rating_open')));

CREATE POLICY rating_season_draft_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'rating-season' AND organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_season_draft_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'rating-season' AND organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_season_draft_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'rating-season' AND id IN (SELECT chibo_rating_season_drafts()));
CREATE POLICY rating_season_draft_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_rating_season_drafts()));
CREATE POLICY rating_season_draft_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_rating_season_drafts()));

REVOKE EXECUTE ON FUNCTION chibo_rating_season_drafts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_rating_season_drafts() TO chibo_app;
GRANT SELECT, INSERT (id, organization_id, year, cut_off_on, cell_deadline_on, decision_deadline_on, decided_above),
  UPDATE (cut_off_on, cell_deadline_on, decision_deadline_on, decided_above, ended_on) ON rating_season_draft TO chibo_app;
