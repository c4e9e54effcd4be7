-- CreateEnum
CREATE TYPE "target_group" AS ENUM ('ECONOMIC', 'SOCIAL', 'SECURITY', 'PARTY_BUILDING');

-- CreateEnum
CREATE TYPE "measure_kind" AS ENUM ('COMPUTED', 'REPORTED');

-- CreateEnum
CREATE TYPE "cadence" AS ENUM ('TERM_TOTAL', 'TERM_END', 'ANNUAL', 'CONTINUOUS');

-- CreateTable
CREATE TABLE "resolution" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "term_from" DATE NOT NULL,
    "term_through" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "percent_decimals" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "resolution_id" UUID NOT NULL,
    "target_group" "target_group" NOT NULL,
    "number" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "line" INTEGER,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "measure_kind" NOT NULL,
    "comparator" "comparator" NOT NULL,
    "threshold" DECIMAL NOT NULL,
    "unit" TEXT NOT NULL,
    "cadence" "cadence" NOT NULL,
    "cadence_stated" BOOLEAN NOT NULL,
    "judged_on" DATE,
    "text" TEXT NOT NULL,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_amendment" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "comparator" "comparator" NOT NULL,
    "threshold" DECIMAL NOT NULL,
    "text" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "person_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measure_amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "resolution_organization_id_term_from_key" ON "resolution"("organization_id", "term_from");

-- CreateIndex
CREATE UNIQUE INDEX "target_resolution_id_target_group_number_key" ON "target"("resolution_id", "target_group", "number");

-- CreateIndex
CREATE UNIQUE INDEX "measure_target_id_place_key" ON "measure"("target_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "measure_target_id_key_key" ON "measure"("target_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "measure_amendment_measure_id_effective_on_key" ON "measure_amendment"("measure_id", "effective_on");

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_resolution_id_fkey" FOREIGN KEY ("resolution_id") REFERENCES "resolution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_amendment" ADD CONSTRAINT "measure_amendment_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_amendment" ADD CONSTRAINT "measure_amendment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE resolution
  ADD CONSTRAINT resolution_dates_in_order CHECK (term_through > term_from),
  ADD CONSTRAINT resolution_percent_decimals CHECK (percent_decimals BETWEEN 0 AND 4);
ALTER TABLE measure
  ADD CONSTRAINT measure_yearly_is_judged_each_year CHECK ((cadence = 'ANNUAL') OR judged_on IS NOT NULL);

-- A key once in a resolution, over all its targets.
CREATE FUNCTION measure_key_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM measure m JOIN target t ON t.id = m.target_id JOIN target own ON own.id = NEW.target_id AND own.resolution_id = t.resolution_id
    WHERE m.key = NEW.key AND m.id <> NEW.id) THEN
    RAISE EXCEPTION 'the measure % stands twice in its resolution', NEW.key USING ERRCODE = 'unique_violation', CONSTRAINT = 'measure_key_once';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER measure_key_once AFTER INSERT OR UPDATE ON measure
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION measure_key_once();

CREATE TRIGGER measure_amendment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON measure_amendment
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: a congress resolution is read by all who may know its organisation, the cells below included;
-- how it stands is worked out from records that each actor sees as far as the scope reaches.

ALTER TABLE resolution ENABLE ROW LEVEL SECURITY;
ALTER TABLE target ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure_amendment ENABLE ROW LEVEL SECURITY;

-- Resolutions that the actor may read.
CREATE FUNCTION chibo_visible_resolutions() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10
BEGIN ATOMIC
  SELECT r.id FROM resolution r WHERE r.organization_id IN (SELECT chibo_visible_organizations());
END;

-- Measures of resolutions of organisations in the scope of a right.
CREATE FUNCTION chibo_measures(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT m.id FROM measure m JOIN target t ON t.id = m.target_id JOIN resolution r ON r.id = t.resolution_id
  WHERE r.organization_id IN (SELECT chibo_organizations(right_name));
END;

CREATE POLICY resolution_read ON resolution FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY target_read ON target FOR SELECT TO chibo_app USING (resolution_id IN (SELECT chibo_visible_resolutions()));
CREATE POLICY measure_read ON measure FOR SELECT TO chibo_app
  USING (target_id IN (SELECT t.id FROM target t));
CREATE POLICY measure_amendment_read ON measure_amendment FOR SELECT TO chibo_app
  USING (measure_id IN (SELECT m.id FROM measure m));
CREATE POLICY measure_amendment_add ON measure_amendment FOR INSERT TO chibo_app WITH CHECK (measure_id IN (SELECT chibo_measures('target_set')));

REVOKE EXECUTE ON FUNCTION chibo_visible_resolutions(), chibo_measures(text), measure_key_once() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_visible_resolutions(), chibo_measures(text) TO chibo_app;

GRANT SELECT ON resolution, target, measure TO chibo_app;
GRANT SELECT, INSERT ON measure_amendment TO chibo_app;
