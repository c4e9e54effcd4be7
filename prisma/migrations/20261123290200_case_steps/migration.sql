-- The steps of a case as they are entered, and the days that its plan sets for them.

-- CreateEnum
CREATE TYPE "case_step" AS ENUM ('DECISION', 'PLAN', 'TEAM', 'NOTICE', 'SELF_REPORT', 'VERIFICATION', 'MEETING', 'CONCLUSION', 'ANNOUNCEMENT', 'FOLLOW_UP', 'ARCHIVE');

-- CreateTable
CREATE TABLE "case_step_entry" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "step" "case_step" NOT NULL,
    "done_on" DATE NOT NULL,
    "document_number" TEXT,
    "content" TEXT,

    CONSTRAINT "case_step_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_planned_day" (
    "entry_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "step" "case_step" NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "case_planned_day_pkey" PRIMARY KEY ("entry_id","step")
);

-- CreateIndex
CREATE INDEX "case_step_entry_case_id_idx" ON "case_step_entry"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_step_entry_id_case_id_key" ON "case_step_entry"("id", "case_id");

-- CreateIndex
CREATE INDEX "case_planned_day_case_id_idx" ON "case_planned_day"("case_id");

-- AddForeignKey
ALTER TABLE "case_step_entry" ADD CONSTRAINT "case_step_entry_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "inspection_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_planned_day" ADD CONSTRAINT "case_planned_day_entry_id_case_id_fkey" FOREIGN KEY ("entry_id", "case_id") REFERENCES "case_step_entry"("id", "case_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

-- The other steps are on record as the decision, team, start and conclusion of the case, and as what became of its recommendations.
ALTER TABLE case_step_entry
  ADD CONSTRAINT case_step_entry_is_entered CHECK (step IN ('PLAN', 'SELF_REPORT', 'VERIFICATION', 'MEETING', 'ANNOUNCEMENT', 'ARCHIVE')),
  ADD CONSTRAINT case_step_entry_plan_numbered CHECK (step <> 'PLAN' OR document_number IS NOT NULL);
CREATE UNIQUE INDEX case_step_entry_ends_once ON case_step_entry (case_id, step) WHERE step IN ('ANNOUNCEMENT', 'ARCHIVE');
CREATE TRIGGER case_step_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_step_entry FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER case_planned_day_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_planned_day FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER secret_takes_no_content BEFORE INSERT ON case_step_entry FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION secret_takes_no_content('case_id');

-- As before, and what was entered of its steps.
CREATE OR REPLACE FUNCTION marked_case_holds_no_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM case_finding f WHERE f.case_id = NEW.id) OR EXISTS (SELECT FROM case_recommendation r WHERE r.case_id = NEW.id)
    OR EXISTS (SELECT FROM case_step_entry e WHERE e.case_id = NEW.id AND e.content IS NOT NULL)
    OR EXISTS (SELECT FROM workflow_log l WHERE l.item_id = NEW.id AND l.remark IS NOT NULL) THEN
    RAISE EXCEPTION 'inspection_case % holds content', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_secret_without_content';
  END IF;
  RETURN NEW;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Read exactly as the case is; the team enters its steps, those who lead the case its end.

ALTER TABLE case_step_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_planned_day ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_step_entry_read ON case_step_entry FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_step_entry_enter ON case_step_entry FOR INSERT TO chibo_app
  WITH CHECK (CASE WHEN step IN ('ANNOUNCEMENT', 'ARCHIVE') THEN case_id IN (SELECT chibo_led_cases()) ELSE case_id IN (SELECT chibo_conducted_cases()) END);
CREATE POLICY case_planned_day_read ON case_planned_day FOR SELECT TO chibo_app USING (case_id IN (SELECT chibo_visible_cases()));
CREATE POLICY case_planned_day_plan ON case_planned_day FOR INSERT TO chibo_app WITH CHECK (case_id IN (SELECT chibo_conducted_cases()));

GRANT SELECT, INSERT ON case_step_entry, case_planned_day TO chibo_app;
