-- The stage engine's records, and the yearly rating of members and cells built on it.

-- CreateEnum
CREATE TYPE "member_overlay_kind" AS ENUM ('ACTIVITY_EXEMPTION', 'SUSPENSION');

-- CreateEnum
CREATE TYPE "rating_level" AS ENUM ('EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED');

-- CreateEnum
CREATE TYPE "rating_excuse" AS ENUM ('NEW_MEMBER', 'EXEMPT', 'SUSPENDED');

-- CreateTable
CREATE TABLE "member_overlay" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "member_overlay_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,
    "decision_id" UUID,

    CONSTRAINT "member_overlay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_season" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "cut_off_on" DATE NOT NULL,
    "cell_deadline_on" DATE NOT NULL,
    "decision_deadline_on" DATE NOT NULL,

    CONSTRAINT "rating_season_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_sheet" (
    "id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "rating_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_entry" (
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "member_id" UUID,
    "excuse" "rating_excuse",
    "proposed_level" "rating_level",
    "votes_for" INTEGER,
    "votes_against" INTEGER,
    "votes_absent" INTEGER,
    "decided_level" "rating_level",

    CONSTRAINT "rating_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_item" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "due_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "workflow_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_log" (
    "item_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID,
    "hat" TEXT,
    "body" TEXT,
    "decision_number" TEXT,
    "decided_on" DATE,
    "votes_for" INTEGER,
    "votes_against" INTEGER,
    "votes_absent" INTEGER,
    "remark" TEXT,

    CONSTRAINT "workflow_log_pkey" PRIMARY KEY ("item_id","sequence")
);

-- CreateTable
CREATE TABLE "rule_override" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_override_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_overlay_member_id_idx" ON "member_overlay"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_season_organization_id_year_key" ON "rating_season"("organization_id", "year");

-- CreateIndex
CREATE INDEX "rating_sheet_organization_id_idx" ON "rating_sheet"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_sheet_season_id_organization_id_key" ON "rating_sheet"("season_id", "organization_id");

-- CreateIndex
CREATE INDEX "rating_entry_sheet_id_idx" ON "rating_entry"("sheet_id");

-- CreateIndex
CREATE INDEX "rating_entry_member_id_idx" ON "rating_entry"("member_id");

-- CreateIndex
CREATE INDEX "workflow_item_organization_id_idx" ON "workflow_item"("organization_id");

-- CreateIndex
CREATE INDEX "workflow_item_kind_stage_idx" ON "workflow_item"("kind", "stage");

-- CreateIndex
CREATE INDEX "rule_override_item_id_idx" ON "rule_override"("item_id");

-- AddForeignKey
ALTER TABLE "member_overlay" ADD CONSTRAINT "member_overlay_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_overlay" ADD CONSTRAINT "member_overlay_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_season" ADD CONSTRAINT "rating_season_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_sheet" ADD CONSTRAINT "rating_sheet_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_sheet" ADD CONSTRAINT "rating_sheet_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "rating_season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_sheet" ADD CONSTRAINT "rating_sheet_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_entry" ADD CONSTRAINT "rating_entry_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "rating_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_entry" ADD CONSTRAINT "rating_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_item" ADD CONSTRAINT "workflow_item_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_log" ADD CONSTRAINT "workflow_log_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_log" ADD CONSTRAINT "workflow_log_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_override" ADD CONSTRAINT "rule_override_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_override" ADD CONSTRAINT "rule_override_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_overlay
  ADD CONSTRAINT member_overlay_one_of_a_kind_at_a_time EXCLUDE USING gist (member_id WITH =, kind WITH =, during WITH &&);

ALTER TABLE rating_season
  ADD CONSTRAINT rating_season_dates_in_order CHECK (cut_off_on <= cell_deadline_on AND cell_deadline_on <= decision_deadline_on);

ALTER TABLE rating_entry
  ADD CONSTRAINT rating_entry_excused_is_not_rated CHECK (excuse IS NULL OR (proposed_level IS NULL AND decided_level IS NULL)),
  ADD CONSTRAINT rating_entry_cell_is_not_excused CHECK (member_id IS NOT NULL OR excuse IS NULL),
  ADD CONSTRAINT rating_entry_proposal_has_votes CHECK (
    (proposed_level IS NULL AND votes_for IS NULL AND votes_against IS NULL AND votes_absent IS NULL)
    OR (proposed_level IS NOT NULL AND votes_for >= 0 AND votes_against >= 0 AND votes_absent >= 0));
-- A sheet has each member once, and the cell itself once.
CREATE UNIQUE INDEX rating_entry_once_a_sheet ON rating_entry (sheet_id, COALESCE(member_id, '00000000-0000-0000-0000-000000000000'));

CREATE FUNCTION workflow_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER workflow_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workflow_log
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER rule_override_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_override
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Sheets in the scope of a right.
CREATE FUNCTION chibo_rating_sheets(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT s.id FROM rating_sheet s WHERE s.organization_id IN (SELECT chibo_organizations(right_name));
END;

-- Sheets on which the actor stands as a member.
CREATE FUNCTION chibo_own_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT e.sheet_id FROM rating_entry e WHERE e.member_id = (SELECT chibo_member());
END;

-- Pieces of work on which the actor may act; each feature that uses the stage engine adds its own here.
CREATE FUNCTION chibo_workable_items() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT chibo_rating_sheets('rating_submit') UNION SELECT chibo_rating_sheets('rating_decide');
END;

CREATE FUNCTION chibo_visible_items() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT chibo_rating_sheets('rating_read');
END;

ALTER TABLE member_overlay ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_override ENABLE ROW LEVEL SECURITY;
ALTER TABLE rating_season ENABLE ROW LEVEL SECURITY;
ALTER TABLE rating_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE rating_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_overlay_read ON member_overlay FOR SELECT TO chibo_app
  USING (member_id IN (SELECT chibo_visible_members()) OR member_id = (SELECT chibo_member()));

CREATE POLICY workflow_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_visible_items()));
CREATE POLICY workflow_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'rating-sheet' AND organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY workflow_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_workable_items()));
CREATE POLICY workflow_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_visible_items()));
CREATE POLICY workflow_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_items()));
CREATE POLICY rule_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_visible_items()));
CREATE POLICY rule_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_items()));

CREATE POLICY rating_season_read ON rating_season FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY rating_season_open ON rating_season FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_sheet_read ON rating_sheet FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_read')) OR id IN (SELECT chibo_own_rating_sheets()));
CREATE POLICY rating_sheet_open ON rating_sheet FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_entry_read ON rating_entry FOR SELECT TO chibo_app
  USING (sheet_id IN (SELECT chibo_rating_sheets('rating_read')) OR member_id = (SELECT chibo_member()));
CREATE POLICY rating_entry_open ON rating_entry FOR INSERT TO chibo_app
  WITH CHECK (sheet_id IN (SELECT chibo_rating_sheets('rating_open')));
CREATE POLICY rating_entry_rate ON rating_entry FOR UPDATE TO chibo_app
  USING (sheet_id IN (SELECT chibo_workable_items()));

REVOKE EXECUTE ON FUNCTION chibo_rating_sheets(text), chibo_own_rating_sheets(), chibo_workable_items(), chibo_visible_items() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_rating_sheets(text), chibo_own_rating_sheets(), chibo_workable_items(), chibo_visible_items() TO chibo_app;

GRANT SELECT ON member_overlay TO chibo_app;
GRANT SELECT, INSERT, UPDATE (stage, due_on, version) ON workflow_item TO chibo_app;
GRANT SELECT, INSERT ON workflow_log, rule_override, rating_season, rating_sheet TO chibo_app;
GRANT SELECT, INSERT, UPDATE (proposed_level, votes_for, votes_against, votes_absent, decided_level) ON rating_entry TO chibo_app;
