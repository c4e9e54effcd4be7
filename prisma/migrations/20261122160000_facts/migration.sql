-- The simple facts that targets are computed from: meetings of cells, training, recorded ratings of mass organisations
-- and civil servants.

-- CreateEnum
CREATE TYPE "meeting_kind" AS ENUM ('REGULAR', 'THEMATIC', 'EXTRAORDINARY');

-- CreateEnum
CREATE TYPE "mass_organization_kind" AS ENUM ('FATHERLAND_FRONT', 'YOUTH_UNION', 'WOMENS_UNION', 'FARMERS_UNION', 'VETERANS_ASSOCIATION');

-- CreateEnum
CREATE TYPE "training_topic" AS ENUM ('DIGITAL_SKILLS', 'GRASSROOTS_LEADERSHIP', 'OTHER');

-- AlterEnum
ALTER TYPE "post_kind" ADD VALUE 'CIVIL_SERVANT';

-- CreateTable
CREATE TABLE "cell_meeting" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "kind" "meeting_kind" NOT NULL,
    "present" INTEGER NOT NULL,
    "absent_excused" INTEGER NOT NULL,
    "absent_unexcused" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "minutes_number" TEXT,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cell_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mass_organization" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "mass_organization_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,

    CONSTRAINT "mass_organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recorded_rating" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "level" "rating_level" NOT NULL,
    "mass_organization_id" UUID,
    "person_id" UUID,
    "subject_id" UUID GENERATED ALWAYS AS (COALESCE("mass_organization_id", "person_id")) STORED,
    "deciding_body" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "corrects_id" UUID,

    CONSTRAINT "recorded_rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_course" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "topic" "training_topic" NOT NULL,
    "held_from" DATE NOT NULL,
    "held_through" DATE NOT NULL,
    "document_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "training_course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_attendance" (
    "course_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "completed" BOOLEAN NOT NULL,

    CONSTRAINT "training_attendance_pkey" PRIMARY KEY ("course_id","person_id")
);

-- CreateIndex
CREATE INDEX "cell_meeting_organization_id_held_on_idx" ON "cell_meeting"("organization_id", "held_on");

-- CreateIndex
CREATE UNIQUE INDEX "mass_organization_organization_id_kind_valid_from_key" ON "mass_organization"("organization_id", "kind", "valid_from");

-- CreateIndex
CREATE INDEX "recorded_rating_organization_id_year_idx" ON "recorded_rating"("organization_id", "year");

-- CreateIndex
CREATE INDEX "recorded_rating_person_id_idx" ON "recorded_rating"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_rating_id_organization_id_year_subject_id_key" ON "recorded_rating"("id", "organization_id", "year", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_rating_corrects_id_organization_id_year_subject_id_key" ON "recorded_rating"("corrects_id", "organization_id", "year", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_course_organization_id_title_held_from_key" ON "training_course"("organization_id", "title", "held_from");

-- CreateIndex
CREATE INDEX "training_attendance_person_id_idx" ON "training_attendance"("person_id");

-- AddForeignKey
ALTER TABLE "cell_meeting" ADD CONSTRAINT "cell_meeting_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mass_organization" ADD CONSTRAINT "mass_organization_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_mass_organization_id_fkey" FOREIGN KEY ("mass_organization_id") REFERENCES "mass_organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_corrects_id_organization_id_year_subject_i_fkey" FOREIGN KEY ("corrects_id", "organization_id", "year", "subject_id") REFERENCES "recorded_rating"("id", "organization_id", "year", "subject_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_course" ADD CONSTRAINT "training_course_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "training_course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE cell_meeting
  ADD CONSTRAINT cell_meeting_attendance CHECK (present >= 1 AND absent_excused >= 0 AND absent_unexcused >= 0),
  ADD CONSTRAINT cell_meeting_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL));
CREATE UNIQUE INDEX cell_meeting_once_a_day_and_kind ON cell_meeting (organization_id, held_on, kind) WHERE voided_at IS NULL;

ALTER TABLE training_course
  ADD CONSTRAINT training_course_dates_in_order CHECK (held_from <= held_through);

ALTER TABLE mass_organization
  ADD CONSTRAINT mass_organization_dates_in_order CHECK (valid_from <= valid_through);

ALTER TABLE recorded_rating
  ADD CONSTRAINT recorded_rating_of_one_subject CHECK (num_nonnulls(mass_organization_id, person_id) = 1),
  ADD CONSTRAINT recorded_rating_decided_in_or_after_its_year CHECK (decided_on >= make_date(year, 1, 1)),
  ADD CONSTRAINT recorded_rating_corrects_another CHECK (corrects_id <> id);
-- One result a year and subject; further rows only as corrections, each of which is corrected at most once.
CREATE UNIQUE INDEX recorded_rating_once_a_year ON recorded_rating (organization_id, year, subject_id) WHERE corrects_id IS NULL;

CREATE TRIGGER recorded_rating_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recorded_rating
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE cell_meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_course ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE mass_organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE recorded_rating ENABLE ROW LEVEL SECURITY;

-- Courses of organisations in the scope of a right.
CREATE FUNCTION chibo_training_courses(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT c.id FROM training_course c WHERE c.organization_id IN (SELECT chibo_organizations(right_name));
END;

CREATE POLICY cell_meeting_read ON cell_meeting FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('meeting_read')));
CREATE POLICY cell_meeting_record ON cell_meeting FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('meeting_record')));
CREATE POLICY cell_meeting_correct ON cell_meeting FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('meeting_record')));

-- Courses are no secret below whoever holds them; who attended is known to those who know the person, so that a cell's
-- share of trained people is the same whoever asks.
CREATE POLICY training_course_read ON training_course FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY training_course_record ON training_course FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('training_record')));
CREATE POLICY training_course_change ON training_course FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('training_record')));
CREATE POLICY training_attendance_read ON training_attendance FOR SELECT TO chibo_app
  USING (person_id IN (SELECT chibo_visible_persons()) OR person_id = (SELECT chibo_person()));
CREATE POLICY training_attendance_record ON training_attendance FOR INSERT TO chibo_app
  WITH CHECK (course_id IN (SELECT chibo_training_courses('training_record')));
CREATE POLICY training_attendance_change ON training_attendance FOR UPDATE TO chibo_app
  USING (course_id IN (SELECT chibo_training_courses('training_record')));

CREATE POLICY mass_organization_read ON mass_organization FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_visible_organizations()));

CREATE POLICY recorded_rating_read ON recorded_rating FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY recorded_rating_record ON recorded_rating FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('rating_record')) AND author_id IS NOT DISTINCT FROM chibo_person());

REVOKE EXECUTE ON FUNCTION chibo_training_courses(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_training_courses(text) TO chibo_app;

GRANT SELECT, INSERT, UPDATE (held_on, kind, present, absent_excused, absent_unexcused, subject, minutes_number, voided_at, void_reason, version)
  ON cell_meeting TO chibo_app;
GRANT SELECT, INSERT, UPDATE (version) ON training_course TO chibo_app;
GRANT SELECT, INSERT, UPDATE (completed) ON training_attendance TO chibo_app;
GRANT SELECT ON mass_organization TO chibo_app;
GRANT SELECT, INSERT ON recorded_rating TO chibo_app;
