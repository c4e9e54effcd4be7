-- Figures as documents print them, beside what the records themselves count.

-- CreateEnum
CREATE TYPE "comparator" AS ENUM ('EQ', 'GT', 'GTE', 'LT', 'LTE');

-- CreateTable
CREATE TABLE "observation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "wording_vi" TEXT NOT NULL,
    "value" DECIMAL,
    "note" TEXT,
    "comparator" "comparator" NOT NULL,
    "unit" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_through" DATE NOT NULL,
    "source_document" TEXT NOT NULL,
    "source_line" INTEGER,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "corrects_id" UUID,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "observation_organization_id_idx" ON "observation"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "observation_id_organization_id_measure_key" ON "observation"("id", "organization_id", "measure");

-- CreateIndex
CREATE UNIQUE INDEX "observation_corrects_id_organization_id_measure_key" ON "observation"("corrects_id", "organization_id", "measure");

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_corrects_id_organization_id_measure_fkey" FOREIGN KEY ("corrects_id", "organization_id", "measure") REFERENCES "observation"("id", "organization_id", "measure") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE observation
  ADD CONSTRAINT observation_measure_is_a_key CHECK (measure ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT observation_not_stated_is_noted CHECK (value IS NOT NULL OR note IS NOT NULL),
  ADD CONSTRAINT observation_period_in_order CHECK (period_from <= period_through),
  ADD CONSTRAINT observation_line_counts_from_one CHECK (source_line >= 1),
  ADD CONSTRAINT observation_corrects_another CHECK (corrects_id <> id);

CREATE TRIGGER observation_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON observation
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
-- Those of a predecessor belong to whoever answers for it now: its path lies under its successor's.
CREATE POLICY observation_read ON observation FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('target_read')));
GRANT SELECT ON observation TO chibo_app;
