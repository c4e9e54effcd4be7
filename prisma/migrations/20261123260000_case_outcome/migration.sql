-- What concluded cases found, by field of violation, and what they recommend to their subjects.

-- CreateEnum
CREATE TYPE "violation_field" AS ENUM ('PARTY_LINE', 'DEMOCRATIC_CENTRALISM', 'LAND_AND_FINANCE', 'FAMILY_AND_POPULATION', 'QUALITIES_AND_LIFESTYLE', 'OTHER');

-- CreateTable
CREATE TABLE "case_finding" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "field" "violation_field" NOT NULL,
    "other_name" TEXT,
    "content" TEXT NOT NULL,

    CONSTRAINT "case_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_recommendation" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "done_with" TEXT,

    CONSTRAINT "case_recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_finding_case_id_idx" ON "case_finding"("case_id");

-- CreateIndex
CREATE INDEX "case_recommendation_case_id_idx" ON "case_recommendation"("case_id");

-- CreateIndex
CREATE INDEX "case_recommendation_subject_id_case_id_idx" ON "case_recommendation"("subject_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_case_subject_id_case_id_key" ON "inspection_case_subject"("id", "case_id");

-- AddForeignKey
ALTER TABLE "case_finding" ADD CONSTRAINT "case_finding_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_recommendation" ADD CONSTRAINT "case_recommendation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_recommendation" ADD CONSTRAINT "case_recommendation_subject_id_case_id_fkey" FOREIGN KEY ("subject_id", "case_id") REFERENCES "inspection_case_subject"("id", "case_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE case_finding ADD CONSTRAINT case_finding_other_is_named CHECK ((field = 'OTHER') = (other_name IS NOT NULL));
ALTER TABLE case_recommendation ADD CONSTRAINT case_recommendation_done_is_whole CHECK (num_nulls(done_on, done_with) IN (0, 2));

-- ---------------------------------------------------------------------------------------------------------
-- Read exactly as the case is; written by those who lead it, once it is concluded. What was done stays done.

ALTER TABLE case_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_recommendation ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_finding_read ON case_finding FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_finding_record ON case_finding FOR INSERT TO chibo_app
  WITH CHECK (case_id IN (SELECT c.id FROM inspection_case c WHERE c.concluded_on IS NOT NULL AND c.id IN (SELECT chibo_led_cases())));
CREATE POLICY case_recommendation_read ON case_recommendation FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_recommendation_record ON case_recommendation FOR INSERT TO chibo_app
  WITH CHECK (done_on IS NULL AND case_id IN (SELECT c.id FROM inspection_case c WHERE c.concluded_on <= case_recommendation.due_on AND c.id IN (SELECT chibo_led_cases())));
CREATE POLICY case_recommendation_follow_up ON case_recommendation FOR UPDATE TO chibo_app
  USING (done_on IS NULL AND case_id IN (SELECT chibo_led_cases()))
  WITH CHECK (case_id IN (SELECT c.id FROM inspection_case c WHERE c.concluded_on <= case_recommendation.done_on AND c.id IN (SELECT chibo_led_cases())));

GRANT SELECT, INSERT ON case_finding TO chibo_app;
GRANT SELECT, INSERT, UPDATE (done_on, done_with) ON case_recommendation TO chibo_app;
