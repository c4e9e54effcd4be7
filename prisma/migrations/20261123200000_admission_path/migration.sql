-- What a cell prepares before it votes on a candidate: the declaration after the application, the verification of the
-- candidate and the family, the opinions asked for, the conclusion; and what follows the decisions: its receipt, from which
-- an earlier regulation counted, and its reading at the cell's next meeting.

-- CreateEnum
CREATE TYPE "inquiry_subject" AS ENUM ('CANDIDATE', 'PARENTS', 'IN_LAWS_OR_CARERS', 'SPOUSE', 'ADULT_CHILDREN', 'RESIDENCE_CELL', 'MASS_ORGANIZATIONS');

-- CreateEnum
CREATE TYPE "inquiry_outcome" AS ENUM ('OPEN', 'VERIFIED', 'MEMBER_DECLARED', 'NONE', 'IN_FAVOUR', 'AGAINST');

-- AlterTable
ALTER TABLE "admission" ADD COLUMN     "age_consent_number" TEXT,
ADD COLUMN     "age_consent_on" DATE,
ADD COLUMN     "concluded_on" DATE,
ADD COLUMN     "declared_on" DATE,
ADD COLUMN     "read_on" DATE,
ADD COLUMN     "received_on" DATE;

-- AlterTable
ALTER TABLE "admission_introducer" ADD COLUMN     "replacement" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "admission_inquiry" (
    "admission_id" UUID NOT NULL,
    "subject" "inquiry_subject" NOT NULL,
    "outcome" "inquiry_outcome" NOT NULL,
    "answered_on" DATE,

    CONSTRAINT "admission_inquiry_pkey" PRIMARY KEY ("admission_id","subject")
);

-- AddForeignKey
ALTER TABLE "admission_inquiry" ADD CONSTRAINT "admission_inquiry_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE admission
  ADD CONSTRAINT admission_age_consent_is_whole CHECK ((age_consent_number IS NULL) = (age_consent_on IS NULL)),
  ADD CONSTRAINT admission_receipt_after_decision CHECK (received_on IS NULL OR (decided_on IS NOT NULL AND received_on BETWEEN decided_on AND COALESCE(ceremony_on, received_on))),
  ADD CONSTRAINT admission_reading_after_recognition CHECK (read_on IS NULL OR (recognition_decided_on IS NOT NULL AND read_on >= recognition_decided_on));

-- How many introducers there are is the rule book's to say.
ALTER TABLE admission_introducer
  DROP CONSTRAINT admission_introducer_one_of_two,
  ADD CONSTRAINT admission_introducer_few CHECK (place BETWEEN 1 AND 5),
  ADD CONSTRAINT admission_introducer_member_replaces CHECK (NOT replacement OR member_id IS NOT NULL);

ALTER TABLE admission_inquiry
  ADD CONSTRAINT admission_inquiry_outcome_fits CHECK (
    CASE WHEN subject IN ('RESIDENCE_CELL', 'MASS_ORGANIZATIONS') THEN outcome NOT IN ('VERIFIED', 'MEMBER_DECLARED') ELSE outcome NOT IN ('IN_FAVOUR', 'AGAINST') END
    AND NOT (subject = 'CANDIDATE' AND outcome IN ('MEMBER_DECLARED', 'NONE')) AND NOT (subject = 'RESIDENCE_CELL' AND outcome = 'NONE')),
  ADD CONSTRAINT admission_inquiry_answer_has_a_day CHECK ((answered_on IS NULL) = (outcome IN ('OPEN', 'NONE')));

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Like the log: not told to the candidate.
ALTER TABLE admission_inquiry ENABLE ROW LEVEL SECURITY;
CREATE POLICY admission_inquiry_read ON admission_inquiry FOR SELECT TO chibo_app USING (admission_id IN (SELECT chibo_admissions('admission_read')));
CREATE POLICY admission_inquiry_record ON admission_inquiry FOR INSERT TO chibo_app WITH CHECK (admission_id IN (SELECT chibo_admissions('admission_propose')));
CREATE POLICY admission_inquiry_change ON admission_inquiry FOR UPDATE TO chibo_app USING (admission_id IN (SELECT chibo_admissions('admission_propose')));

-- A file with fewer introducers than before keeps the first of them.
CREATE POLICY admission_introducer_drop ON admission_introducer FOR DELETE TO chibo_app USING (admission_id IN (SELECT chibo_admissions('admission_propose')));

GRANT UPDATE (declared_on, concluded_on, age_consent_number, age_consent_on, received_on, read_on) ON admission TO chibo_app;
GRANT UPDATE (replacement), DELETE ON admission_introducer TO chibo_app;
GRANT SELECT, INSERT, UPDATE (outcome, answered_on) ON admission_inquiry TO chibo_app;
