-- What the record sheet (phiếu đảng viên) has besides the roll, a table for each group of data, so that each is read by its own right.

-- CreateTable
CREATE TABLE "person_origin" (
    "person_id" UUID NOT NULL,
    "birth_name" TEXT,
    "other_names" TEXT,
    "birth_place" TEXT,
    "home_place" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_origin_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_residence" (
    "person_id" UUID NOT NULL,
    "permanent_residence" TEXT,
    "present_residence" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_residence_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_schooling" (
    "person_id" UUID NOT NULL,
    "general_education" TEXT,
    "qualification" TEXT,
    "academic_title" TEXT,
    "languages" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_schooling_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_background" (
    "person_id" UUID NOT NULL,
    "religion" TEXT,
    "family_class" TEXT,
    "family_occupation" TEXT,
    "health" TEXT,
    "war_merit" TEXT,
    "foreign_relations_filed" BOOLEAN,
    "foreign_filed_on" DATE,
    "economy_filed" BOOLEAN,
    "economy_filed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_background_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "party_background" (
    "person_id" UUID NOT NULL,
    "file_number" TEXT,
    "occupation" TEXT,
    "recruited_on" DATE,
    "recruited_precision" "date_precision",
    "recruited_by" TEXT,
    "youth_union_on" DATE,
    "youth_union_precision" "date_precision",
    "enlisted_on" DATE,
    "enlisted_precision" "date_precision",
    "discharged_on" DATE,
    "discharged_precision" "date_precision",
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "party_background_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "person_origin" ADD CONSTRAINT "person_origin_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_residence" ADD CONSTRAINT "person_residence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_schooling" ADD CONSTRAINT "person_schooling_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_background" ADD CONSTRAINT "person_background_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_background" ADD CONSTRAINT "party_background_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE person_background
  ADD CONSTRAINT person_background_foreign_filed CHECK (foreign_filed_on IS NULL OR foreign_relations_filed),
  ADD CONSTRAINT person_background_economy_filed CHECK (economy_filed_on IS NULL OR economy_filed);
ALTER TABLE party_background
  ADD CONSTRAINT party_background_recruited CHECK ((recruited_on IS NULL) = (recruited_precision IS NULL)),
  ADD CONSTRAINT party_background_youth_union CHECK ((youth_union_on IS NULL) = (youth_union_precision IS NULL)),
  ADD CONSTRAINT party_background_enlisted CHECK ((enlisted_on IS NULL) = (enlisted_precision IS NULL)),
  ADD CONSTRAINT party_background_discharged CHECK ((discharged_on IS NULL) = (discharged_precision IS NULL));

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Members who belong now to the right's organisations, as persons.
CREATE FUNCTION chibo_persons_now(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id
  WHERE s.organization_id IN (SELECT chibo_organizations(right_name)) AND s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
END;

-- Members who belong or once belonged there.
CREATE FUNCTION chibo_persons_ever(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id WHERE s.organization_id IN (SELECT chibo_organizations(right_name));
END;

REVOKE EXECUTE ON FUNCTION chibo_persons_now(text), chibo_persons_ever(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_persons_now(text), chibo_persons_ever(text) TO chibo_app;

ALTER TABLE person_origin ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_origin_read ON person_origin FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_visible_persons()) OR person_id = (SELECT chibo_person()));
CREATE POLICY person_origin_enter ON person_origin FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'IDENTITY' = ANY (u.field_groups)));
CREATE POLICY person_origin_correct ON person_origin FOR UPDATE TO chibo_app USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'IDENTITY' = ANY (u.field_groups)));
GRANT SELECT, INSERT (person_id, birth_name, other_names, birth_place, home_place), UPDATE (birth_name, other_names, birth_place, home_place, version) ON person_origin TO chibo_app;

ALTER TABLE person_residence ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_residence_read ON person_residence FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_reachable_persons()) OR person_id = (SELECT chibo_person()));
CREATE POLICY person_residence_enter ON person_residence FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'CONTACT' = ANY (u.field_groups)));
CREATE POLICY person_residence_correct ON person_residence FOR UPDATE TO chibo_app USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'CONTACT' = ANY (u.field_groups)));
GRANT SELECT, INSERT (person_id, permanent_residence, present_residence), UPDATE (permanent_residence, present_residence, version) ON person_residence TO chibo_app;

ALTER TABLE person_schooling ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_schooling_read ON person_schooling FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_persons_ever('education_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY person_schooling_enter ON person_schooling FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'THEORY_EDUCATION' = ANY (u.field_groups)));
CREATE POLICY person_schooling_correct ON person_schooling FOR UPDATE TO chibo_app USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'THEORY_EDUCATION' = ANY (u.field_groups)));
GRANT SELECT, INSERT (person_id, general_education, qualification, academic_title, languages), UPDATE (general_education, qualification, academic_title, languages, version) ON person_schooling TO chibo_app;

ALTER TABLE person_background ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_background_read ON person_background FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_persons_now('sensitive_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY person_background_enter ON person_background FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'SENSITIVE' = ANY (u.field_groups)));
CREATE POLICY person_background_correct ON person_background FOR UPDATE TO chibo_app USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'SENSITIVE' = ANY (u.field_groups)));
GRANT SELECT, INSERT (person_id, religion, family_class, family_occupation, health, war_merit, foreign_relations_filed, foreign_filed_on, economy_filed, economy_filed_on), UPDATE (religion, family_class, family_occupation, health, war_merit, foreign_relations_filed, foreign_filed_on, economy_filed, economy_filed_on, version) ON person_background TO chibo_app;

ALTER TABLE party_background ENABLE ROW LEVEL SECURITY;
CREATE POLICY party_background_read ON party_background FOR SELECT TO chibo_app USING (person_id IN (SELECT chibo_persons_ever('member_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY party_background_enter ON party_background FOR INSERT TO chibo_app WITH CHECK (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'PARTY_RECORD' = ANY (u.field_groups)));
CREATE POLICY party_background_correct ON party_background FOR UPDATE TO chibo_app USING (person_id IN (SELECT u.person_id FROM chibo_corrections_under_way() u WHERE 'PARTY_RECORD' = ANY (u.field_groups)));
GRANT SELECT, INSERT (person_id, file_number, occupation, recruited_on, recruited_precision, recruited_by, youth_union_on, youth_union_precision, enlisted_on, enlisted_precision, discharged_on, discharged_precision), UPDATE (file_number, occupation, recruited_on, recruited_precision, recruited_by, youth_union_on, youth_union_precision, enlisted_on, enlisted_precision, discharged_on, discharged_precision, version) ON party_background TO chibo_app;
