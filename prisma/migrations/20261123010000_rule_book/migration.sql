-- A ward's own values for the rule book, the State's notices of holidays, and what an overridden warning said.

-- CreateEnum
CREATE TYPE "notice_day_kind" AS ENUM ('HOLIDAY', 'COMPENSATORY', 'SWAPPED_OFF', 'SWAPPED_WORKED');

-- AlterTable
ALTER TABLE "rule_override" ADD COLUMN     "article" TEXT,
ADD COLUMN     "document" TEXT,
ADD COLUMN     "document_date" TEXT,
ADD COLUMN     "message" TEXT;

-- CreateTable
CREATE TABLE "local_rule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "parameter" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    -- A value that another took the place of never held.
    "during" daterange GENERATED ALWAYS AS (CASE WHEN "superseded_at" IS NULL THEN daterange("valid_from", "valid_through", '[]') END) STORED,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "article" TEXT,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "end_document_number" TEXT,
    "end_document_on" DATE,
    "ended_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "local_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday_notice" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_on" DATE NOT NULL,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,

    CONSTRAINT "holiday_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday_notice_day" (
    "notice_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "notice_day_kind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_notice_day_pkey" PRIMARY KEY ("notice_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "local_rule_supersedes_id_key" ON "local_rule"("supersedes_id");

-- CreateIndex
CREATE INDEX "local_rule_organization_id_idx" ON "local_rule"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "holiday_notice_supersedes_id_key" ON "holiday_notice"("supersedes_id");

-- CreateIndex
CREATE INDEX "holiday_notice_organization_id_idx" ON "holiday_notice"("organization_id");

-- AddForeignKey
ALTER TABLE "local_rule" ADD CONSTRAINT "local_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_rule" ADD CONSTRAINT "local_rule_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_rule" ADD CONSTRAINT "local_rule_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_rule" ADD CONSTRAINT "local_rule_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "local_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday_notice" ADD CONSTRAINT "holiday_notice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday_notice" ADD CONSTRAINT "holiday_notice_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday_notice" ADD CONSTRAINT "holiday_notice_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "holiday_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday_notice_day" ADD CONSTRAINT "holiday_notice_day_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "holiday_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE local_rule
  ADD CONSTRAINT local_rule_period CHECK (valid_through IS NULL OR valid_through >= valid_from),
  ADD CONSTRAINT local_rule_not_itself CHECK (supersedes_id <> id),
  -- What ends a value is a document and somebody; a value entered with its last day has neither.
  ADD CONSTRAINT local_rule_ended CHECK ((end_document_number IS NULL) = (end_document_on IS NULL) AND (end_document_number IS NULL OR valid_through IS NOT NULL)),
  ADD CONSTRAINT local_rule_one_at_a_time EXCLUDE USING gist (organization_id WITH =, parameter WITH =, during WITH &&);

ALTER TABLE holiday_notice
  ADD CONSTRAINT holiday_notice_year CHECK (year BETWEEN 1986 AND 2200),
  ADD CONSTRAINT holiday_notice_not_itself CHECK (supersedes_id <> id);
-- One notice of a year is in force.
CREATE UNIQUE INDEX holiday_notice_one_a_year ON holiday_notice (organization_id, year) WHERE superseded_at IS NULL;

-- Who entered it is whoever did.
CREATE FUNCTION entered_by_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.author_id := COALESCE(chibo_person(), NEW.author_id);
  RETURN NEW;
END
$$;
CREATE TRIGGER entered_by_actor BEFORE INSERT ON local_rule FOR EACH ROW EXECUTE FUNCTION entered_by_actor();
CREATE TRIGGER entered_by_actor BEFORE INSERT ON holiday_notice FOR EACH ROW EXECUTE FUNCTION entered_by_actor();

CREATE TRIGGER holiday_notice_day_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON holiday_notice_day
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: a ward's rules are read by all whose ward it is, for every verdict rests on them.

ALTER TABLE local_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE holiday_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE holiday_notice_day ENABLE ROW LEVEL SECURITY;

CREATE POLICY local_rule_read ON local_rule FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY local_rule_set ON local_rule FOR INSERT TO chibo_app WITH CHECK (organization_id IN (SELECT chibo_organizations('regulation_set')));
CREATE POLICY local_rule_end ON local_rule FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('regulation_set'))) WITH CHECK (organization_id IN (SELECT chibo_organizations('regulation_set')));
CREATE POLICY holiday_notice_read ON holiday_notice FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY holiday_notice_enter ON holiday_notice FOR INSERT TO chibo_app WITH CHECK (organization_id IN (SELECT chibo_organizations('regulation_set')));
CREATE POLICY holiday_notice_supersede ON holiday_notice FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('regulation_set'))) WITH CHECK (organization_id IN (SELECT chibo_organizations('regulation_set')));
CREATE POLICY holiday_notice_day_read ON holiday_notice_day FOR SELECT TO chibo_app USING (notice_id IN (SELECT n.id FROM holiday_notice n));
CREATE POLICY holiday_notice_day_enter ON holiday_notice_day FOR INSERT TO chibo_app
  WITH CHECK (notice_id IN (SELECT n.id FROM holiday_notice n WHERE n.author_id = (SELECT chibo_person()) AND n.organization_id IN (SELECT chibo_organizations('regulation_set'))));

GRANT SELECT ON local_rule, holiday_notice, holiday_notice_day TO chibo_app;
GRANT INSERT (id, organization_id, parameter, value, valid_from, valid_through, document_number, document_on, article, supersedes_id) ON local_rule TO chibo_app;
GRANT UPDATE (valid_through, end_document_number, end_document_on, ended_by_id, superseded_at, version) ON local_rule TO chibo_app;
GRANT INSERT (id, organization_id, year, document_number, document_on, supersedes_id) ON holiday_notice TO chibo_app;
GRANT UPDATE (superseded_at) ON holiday_notice TO chibo_app;
GRANT INSERT ON holiday_notice_day TO chibo_app;
