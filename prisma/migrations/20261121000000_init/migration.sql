-- The first migration: tables, integrity, row-level security.
--
-- Whoever runs it (the owner) owns everything; `chibo_app`, as which the server runs, owns nothing and sees
-- nothing but what a policy below opens for the scope set on its transaction.

CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chibo_app') THEN
    CREATE ROLE chibo_app NOLOGIN;
  END IF;
END
$$;

-- The form in which names are searched: a space before every word, no accents, đ as d, lower case.
-- `searchText` of the kernel does the same for what is searched for.
CREATE FUNCTION chibo_search_text(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN ' ' || btrim(regexp_replace(
  lower(translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') COLLATE "und-x-icu"),
  '[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+', ' ', 'g'));

-- Vietnamese names are sorted by their last word, the given name, then by what stands before it.
CREATE FUNCTION chibo_given_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(btrim(name), '^.*\s', '');

CREATE FUNCTION chibo_family_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(btrim(name), '\s*\S+$', '');

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "session_transport" AS ENUM ('COOKIE', 'BEARER');

-- CreateEnum
CREATE TYPE "grant_role" AS ENUM ('ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('DONE', 'REFUSED', 'REPEATED');

-- CreateEnum
CREATE TYPE "audit_action" AS ENUM ('READ', 'CREATED', 'CHANGED');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('FEMALE', 'MALE');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "education_level" AS ENUM ('PRIMARY', 'LOWER_SECONDARY', 'UPPER_SECONDARY', 'VOCATIONAL', 'COLLEGE', 'UNIVERSITY', 'POSTGRADUATE');

-- CreateEnum
CREATE TYPE "political_theory_level" AS ENUM ('NONE', 'ELEMENTARY', 'INTERMEDIATE', 'ADVANCED');

-- CreateEnum
CREATE TYPE "member_status" AS ENUM ('PROBATIONARY', 'FULL');

-- CreateEnum
CREATE TYPE "member_status_end" AS ENUM ('RECOGNIZED', 'TRANSFERRED_OUT', 'REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'DIED');

-- CreateEnum
CREATE TYPE "membership_kind" AS ENUM ('PRIMARY', 'TEMPORARY');

-- CreateEnum
CREATE TYPE "committee_kind" AS ENUM ('EXECUTIVE', 'STANDING', 'INSPECTION', 'CELL');

-- CreateEnum
CREATE TYPE "post_kind" AS ENUM ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER', 'VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD');

-- CreateEnum
CREATE TYPE "organization_kind" AS ENUM ('PROVINCIAL_COMMITTEE', 'DISTRICT_COMMITTEE', 'WARD_COMMITTEE', 'BASE_COMMITTEE', 'SUBORDINATE_COMMITTEE', 'DIVISION_COMMITTEE', 'BASE_CELL', 'CELL');

-- CreateEnum
CREATE TYPE "organization_sector" AS ENUM ('VILLAGE', 'STREET_GROUP', 'SCHOOL', 'HEALTH', 'AGENCY', 'ARMED_FORCES', 'ENTERPRISE', 'COOPERATIVE');

-- CreateEnum
CREATE TYPE "lineage_kind" AS ENUM ('FOUNDED_FROM', 'MERGED_INTO', 'SPLIT_FROM');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "person_id" UUID,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "password_changed_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "transport" "session_transport" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "grant_role" NOT NULL,
    "organization_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "granted_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "request_id" UUID NOT NULL,
    "account_id" UUID,
    "person_id" UUID,
    "hat" TEXT,
    "operation" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL,
    "detail" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_subject" (
    "entry_id" BIGINT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "action" "audit_action" NOT NULL,

    CONSTRAINT "audit_subject_pkey" PRIMARY KEY ("entry_id","subject_kind","subject_id","action")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "key_check" BYTEA NOT NULL,
    "demo_seed" INTEGER,
    "demo_reference_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "response" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "ethnic_group" (
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,

    CONSTRAINT "ethnic_group_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "birth_on" DATE NOT NULL,
    "birth_precision" "date_precision" NOT NULL DEFAULT 'DAY',
    "gender" "gender" NOT NULL,
    "ethnic_group_code" TEXT NOT NULL,
    "education" "education_level" NOT NULL,
    "political_theory" "political_theory_level" NOT NULL DEFAULT 'NONE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "search_name" TEXT GENERATED ALWAYS AS (chibo_search_text("full_name")) STORED,
    "given_name" TEXT COLLATE "vi-x-icu" GENERATED ALWAYS AS (chibo_given_name("full_name")) STORED,
    "family_name" TEXT COLLATE "vi-x-icu" GENERATED ALWAYS AS (chibo_family_name("full_name")) STORED,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_contact" (
    "person_id" UUID NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_contact_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "admission_decided_on" DATE NOT NULL,
    "admission_ceremony_on" DATE NOT NULL,
    "recognized_on" DATE,
    "card_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_status_period" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "status" "member_status" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "end_reason" "member_status_end",
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,

    CONSTRAINT "member_status_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "membership_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "committee_kind" NOT NULL,
    "term_name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,
    "decision_id" UUID,

    CONSTRAINT "committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "committee_id" UUID,
    "kind" "post_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,
    "decision_id" UUID,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "issued_by" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "founded_on" DATE NOT NULL,
    "founding_decision_id" UUID,
    "ended_on" DATE,
    "ending_decision_id" UUID,
    "path" ltree,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_period" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "organization_kind" NOT NULL,
    "sector" "organization_sector",
    "parent_id" UUID,
    "decision_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,
    "search_name" TEXT GENERATED ALWAYS AS (chibo_search_text("name")) STORED,

    CONSTRAINT "organization_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_lineage" (
    "id" UUID NOT NULL,
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "kind" "lineage_kind" NOT NULL,
    "effective_on" DATE NOT NULL,
    "decision_id" UUID,

    CONSTRAINT "organization_lineage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "access_grant_account_id_idx" ON "access_grant"("account_id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_request_id_idx" ON "audit_entry"("request_id");

-- CreateIndex
CREATE INDEX "audit_subject_subject_id_idx" ON "audit_subject"("subject_id");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ethnic_group_name_vi_key" ON "ethnic_group"("name_vi");

-- CreateIndex
CREATE INDEX "person_given_name_family_name_id_idx" ON "person"("given_name", "family_name", "id");

-- CreateIndex
CREATE INDEX "person_birth_on_id_idx" ON "person"("birth_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_person_id_key" ON "member"("person_id");

-- CreateIndex
CREATE INDEX "member_admission_decided_on_id_idx" ON "member"("admission_decided_on", "id");

-- CreateIndex
CREATE INDEX "member_status_period_member_id_idx" ON "member_status_period"("member_id");

-- CreateIndex
CREATE INDEX "membership_member_id_idx" ON "membership"("member_id");

-- CreateIndex
CREATE INDEX "membership_organization_id_idx" ON "membership"("organization_id");

-- CreateIndex
CREATE INDEX "committee_organization_id_idx" ON "committee"("organization_id");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE INDEX "post_organization_id_idx" ON "post"("organization_id");

-- CreateIndex
CREATE INDEX "post_committee_id_idx" ON "post"("committee_id");

-- CreateIndex
CREATE INDEX "organization_period_organization_id_idx" ON "organization_period"("organization_id");

-- CreateIndex
CREATE INDEX "organization_period_parent_id_idx" ON "organization_period"("parent_id");

-- CreateIndex
CREATE INDEX "organization_lineage_successor_id_idx" ON "organization_lineage"("successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_lineage_predecessor_id_successor_id_kind_key" ON "organization_lineage"("predecessor_id", "successor_id", "kind");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_subject" ADD CONSTRAINT "audit_subject_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_record" ADD CONSTRAINT "idempotency_record_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_ethnic_group_code_fkey" FOREIGN KEY ("ethnic_group_code") REFERENCES "ethnic_group"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_status_period" ADD CONSTRAINT "member_status_period_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee" ADD CONSTRAINT "committee_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee" ADD CONSTRAINT "committee_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_founding_decision_id_fkey" FOREIGN KEY ("founding_decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_ending_decision_id_fkey" FOREIGN KEY ("ending_decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_period" ADD CONSTRAINT "organization_period_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_period" ADD CONSTRAINT "organization_period_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_period" ADD CONSTRAINT "organization_period_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_lineage" ADD CONSTRAINT "organization_lineage_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_lineage" ADD CONSTRAINT "organization_lineage_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_lineage" ADD CONSTRAINT "organization_lineage_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Reference data

INSERT INTO ethnic_group (code, name_vi)
SELECT lpad(number::text, 2, '0'), name
FROM unnest(ARRAY[
  'Kinh', 'Tày', 'Thái', 'Hoa', 'Khơ-me', 'Mường', 'Nùng', 'Mông', 'Dao', 'Gia-rai', 'Ngái', 'Ê-đê', 'Ba-na',
  'Xơ-đăng', 'Sán Chay', 'Cơ-ho', 'Chăm', 'Sán Dìu', 'Hrê', 'Mnông', 'Ra-glai', 'Xtiêng', 'Bru-Vân Kiều', 'Thổ',
  'Giáy', 'Cơ-tu', 'Gié-Triêng', 'Mạ', 'Khơ-mú', 'Co', 'Ta-ôi', 'Chơ-ro', 'Kháng', 'Xinh-mun', 'Hà Nhì', 'Chu-ru',
  'Lào', 'La Chí', 'La Ha', 'Phù Lá', 'La Hủ', 'Lự', 'Lô Lô', 'Chứt', 'Mảng', 'Pà Thẻn', 'Cơ Lao', 'Cống', 'Bố Y',
  'Si La', 'Pu Péo', 'Brâu', 'Ơ-đu', 'Rơ-măm'
]) WITH ORDINALITY AS list(name, number);

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE installation
  ADD CONSTRAINT installation_is_one_row CHECK (id = 1),
  ADD CONSTRAINT installation_demo_is_whole CHECK ((demo_seed IS NULL) = (demo_reference_date IS NULL));

ALTER TABLE account ADD CONSTRAINT account_username_form CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,63}$');

ALTER TABLE session
  ADD CONSTRAINT session_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT session_expires_later CHECK (expires_at > created_at);

ALTER TABLE access_grant ADD CONSTRAINT access_grant_dates_in_order CHECK (valid_through >= valid_from);

ALTER TABLE organization ADD CONSTRAINT organization_dates_in_order CHECK (ended_on >= founded_on);

ALTER TABLE organization_period
  ADD CONSTRAINT organization_period_name_form CHECK (name = btrim(name) AND length(name) BETWEEN 2 AND 200 AND name !~ '[[:cntrl:]]'),
  ADD CONSTRAINT organization_period_not_its_own_parent CHECK (parent_id <> organization_id),
  ADD CONSTRAINT organization_period_one_at_a_time EXCLUDE USING gist (organization_id WITH =, during WITH &&);

ALTER TABLE organization_lineage ADD CONSTRAINT organization_lineage_of_two CHECK (predecessor_id <> successor_id);

ALTER TABLE person
  ADD CONSTRAINT person_full_name_form CHECK (full_name = btrim(full_name) AND length(full_name) BETWEEN 2 AND 120 AND full_name !~ '[[:cntrl:]]'),
  ADD CONSTRAINT person_birth_precision CHECK (
    CASE birth_precision
      WHEN 'DAY' THEN true
      WHEN 'MONTH' THEN extract(day FROM birth_on) = 1
      WHEN 'YEAR' THEN extract(day FROM birth_on) = 1 AND extract(month FROM birth_on) = 1
    END);

ALTER TABLE member
  ADD CONSTRAINT member_ceremony_after_decision CHECK (admission_ceremony_on >= admission_decided_on),
  ADD CONSTRAINT member_recognized_after_ceremony CHECK (recognized_on >= admission_ceremony_on);

ALTER TABLE member_status_period
  ADD CONSTRAINT member_status_period_end_has_reason CHECK ((valid_through IS NULL) = (end_reason IS NULL)),
  ADD CONSTRAINT member_status_period_one_at_a_time EXCLUDE USING gist (member_id WITH =, during WITH &&);

ALTER TABLE membership
  ADD CONSTRAINT membership_one_primary_at_a_time EXCLUDE USING gist (member_id WITH =, during WITH &&) WHERE (kind = 'PRIMARY'),
  ADD CONSTRAINT membership_once_an_organization EXCLUDE USING gist (member_id WITH =, organization_id WITH =, during WITH &&);

ALTER TABLE committee
  ADD CONSTRAINT committee_one_of_a_kind_at_a_time EXCLUDE USING gist (organization_id WITH =, kind WITH =, during WITH &&);

ALTER TABLE post
  ADD CONSTRAINT post_held_once EXCLUDE USING gist (
    person_id WITH =, organization_id WITH =, kind WITH =,
    COALESCE(committee_id, '00000000-0000-0000-0000-000000000000') WITH =, during WITH &&),
  ADD CONSTRAINT post_one_head_at_a_time EXCLUDE USING gist (organization_id WITH =, kind WITH =, during WITH &&)
    WHERE (kind IN ('SECRETARY', 'INSPECTION_CHAIR'));

CREATE INDEX person_search_name_idx ON person USING gin (search_name gin_trgm_ops);
CREATE INDEX organization_path_idx ON organization USING gist (path);

-- What belongs to an organisation belongs to it only while it exists; checked at the end of the transaction,
-- whichever of the two changed, and past row-level security, since the writer may not see the other.
CREATE FUNCTION within_organization() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whole boolean := TG_TABLE_NAME = 'organization';
  held text;
  outside uuid;
BEGIN
  FOREACH held IN ARRAY CASE WHEN whole THEN ARRAY['organization_period', 'membership', 'committee', 'post'] ELSE ARRAY[TG_TABLE_NAME::text] END LOOP
    EXECUTE format(
      'SELECT held.id FROM %I held JOIN organization o ON o.id = held.organization_id
       WHERE %s = $1 AND NOT held.during <@ daterange(o.founded_on, o.ended_on, ''[]'') LIMIT 1',
      held, CASE WHEN whole THEN 'o.id' ELSE 'held.id' END) INTO outside USING NEW.id;
    IF outside IS NOT NULL THEN
      RAISE EXCEPTION '% % lies outside the life of its organisation', held, outside
        USING ERRCODE = 'check_violation', CONSTRAINT = held || '_within_organization';
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER within_organization AFTER UPDATE OF founded_on, ended_on ON organization
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION within_organization();
CREATE CONSTRAINT TRIGGER within_organization AFTER INSERT OR UPDATE ON organization_period
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION within_organization();
CREATE CONSTRAINT TRIGGER within_organization AFTER INSERT OR UPDATE ON membership
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION within_organization();
CREATE CONSTRAINT TRIGGER within_organization AFTER INSERT OR UPDATE ON committee
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION within_organization();
CREATE CONSTRAINT TRIGGER within_organization AFTER INSERT OR UPDATE ON post
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION within_organization();

-- A post on a committee is a post in that committee's organisation, within its term.
CREATE FUNCTION post_within_committee() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  outside uuid;
BEGIN
  SELECT p.id INTO outside FROM post p JOIN committee c ON c.id = p.committee_id
  WHERE (TG_TABLE_NAME = 'post' AND p.id = NEW.id OR TG_TABLE_NAME = 'committee' AND c.id = NEW.id)
    AND NOT (p.organization_id = c.organization_id AND p.during <@ c.during)
  LIMIT 1;
  IF outside IS NOT NULL THEN
    RAISE EXCEPTION 'post % does not fit its committee', outside
      USING ERRCODE = 'check_violation', CONSTRAINT = 'post_within_committee';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER post_within_committee AFTER INSERT OR UPDATE ON post
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION post_within_committee();
CREATE CONSTRAINT TRIGGER post_within_committee AFTER UPDATE ON committee
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION post_within_committee();

-- ---------------------------------------------------------------------------------------------------------
-- The tree. The dated parent is the truth; `path` is where an organisation stands for access and subtrees
-- on a day: under its parent, or, once it has been merged away, under the organisation that took it over, so
-- that its history stays with those who answer for it now.

CREATE FUNCTION organization_parents(as_of date) RETURNS TABLE (id uuid, parent_id uuid)
LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT o.id, COALESCE(
    CASE WHEN o.ended_on < as_of THEN (
      SELECT l.successor_id FROM organization_lineage l
      WHERE l.predecessor_id = o.id AND l.kind = 'MERGED_INTO'
      ORDER BY l.effective_on DESC LIMIT 1) END,
    (SELECT p.parent_id FROM organization_period p
     WHERE p.organization_id = o.id
     ORDER BY (p.valid_from <= as_of) DESC, abs(p.valid_from - as_of) LIMIT 1))
  FROM organization o;
END;

-- Brings the paths up to a day; answers how many changed. The server calls it once a day, triggers after
-- every change of the tree.
CREATE FUNCTION refresh_organization_paths(as_of date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed integer;
BEGIN
  WITH RECURSIVE parent AS MATERIALIZED (SELECT * FROM organization_parents(as_of)),
  placed AS (
    SELECT id, replace(id::text, '-', '')::ltree AS path FROM parent WHERE parent_id IS NULL
    UNION ALL
    SELECT parent.id, placed.path || replace(parent.id::text, '-', '')
    FROM placed JOIN parent ON parent.parent_id = placed.id
  ) CYCLE id SET is_cycle USING visited
  UPDATE organization o SET path = placed.path
  FROM placed WHERE placed.id = o.id AND o.path IS DISTINCT FROM placed.path;
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF EXISTS (
    WITH RECURSIVE parent AS MATERIALIZED (SELECT * FROM organization_parents(as_of)),
    placed AS (
      SELECT id FROM parent WHERE parent_id IS NULL
      UNION ALL
      SELECT parent.id FROM placed JOIN parent ON parent.parent_id = placed.id)
    SELECT FROM organization o WHERE o.id NOT IN (SELECT id FROM placed)
  ) THEN
    RAISE EXCEPTION 'the tree of organisations has a cycle' USING ERRCODE = 'check_violation', CONSTRAINT = 'organization_tree';
  END IF;
  RETURN changed;
END
$$;

CREATE FUNCTION organization_tree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_organization_paths((now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
  RETURN NULL;
END
$$;
CREATE TRIGGER organization_tree_changed AFTER INSERT OR DELETE OR UPDATE OF founded_on, ended_on ON organization
  FOR EACH STATEMENT EXECUTE FUNCTION organization_tree_changed();
CREATE TRIGGER organization_tree_changed AFTER INSERT OR UPDATE OR DELETE ON organization_period
  FOR EACH STATEMENT EXECUTE FUNCTION organization_tree_changed();
CREATE TRIGGER organization_tree_changed AFTER INSERT OR UPDATE OR DELETE ON organization_lineage
  FOR EACH STATEMENT EXECUTE FUNCTION organization_tree_changed();

-- ---------------------------------------------------------------------------------------------------------
-- The audit is append-only for everybody, its owner's ordinary statements included.

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_subject
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- The scope of a transaction. The server sets it after it has recognised the session. A setting that was
-- never set reads as NULL on a new connection and as '' on a reused one: both must mean "nothing".

CREATE FUNCTION chibo_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('chibo.account', true), '')::uuid;

CREATE FUNCTION chibo_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('chibo.person', true), '')::uuid;

CREATE FUNCTION chibo_member() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('chibo.member', true), '')::uuid;

-- Paths of the organisations to which, with all below, a right reaches: '{path,path}'; the empty path reaches all.
-- Under the right's name with `_here`: those it reaches without what is below.
CREATE FUNCTION chibo_scope(right_name text) RETURNS ltree[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('chibo.' || right_name, true), '')::ltree[];

CREATE FUNCTION chibo_may_manage_accounts() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN chibo_scope('account_manage') IS NOT NULL;

-- The sets that the policies below look rows up in. Each is worked out once a statement, from the scope
-- outwards along indexes, past the policies of the tables it reads: policies that lean on each other's are
-- checked row by row, which costs a list of a ward tens of times as much.

-- Organisations in the scope of a right.
CREATE FUNCTION chibo_organizations(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT id FROM organization
  WHERE path <@ ANY ((SELECT chibo_scope(right_name))::ltree[]) OR path = ANY ((SELECT chibo_scope(right_name || '_here'))::ltree[]);
END;

-- Organisations whose name and place may be known: those in scope, what they came out of, and all that either
-- stand or ever stood under.
CREATE FUNCTION chibo_visible_organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  WITH RECURSIVE scoped AS (
    SELECT id FROM organization WHERE path <@ ANY ((SELECT chibo_scope('organization_read'))::ltree[])),
  near AS (
    SELECT id FROM scoped
    UNION SELECT l.predecessor_id FROM organization_lineage l JOIN scoped ON scoped.id = l.successor_id),
  visible AS (
    SELECT id FROM near
    UNION SELECT p.parent_id FROM organization_period p JOIN visible ON visible.id = p.organization_id WHERE p.parent_id IS NOT NULL)
  SELECT id FROM visible;
END;

-- Members who belong or once belonged to an organisation in scope.
CREATE FUNCTION chibo_visible_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT s.member_id FROM membership s WHERE s.organization_id IN (SELECT chibo_organizations('member_read'));
END;

-- Those members as persons, and whoever holds or once held a post in scope.
CREATE FUNCTION chibo_visible_persons() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations('member_read') AS id)
  SELECT m.person_id FROM member m JOIN membership s ON s.member_id = m.id JOIN scoped ON scoped.id = s.organization_id
  UNION ALL SELECT p.person_id FROM post p JOIN scoped ON scoped.id = p.organization_id;
END;

-- How to reach a person is for those who work with that person now, not for those who once did.
CREATE FUNCTION chibo_reachable_persons() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id
  WHERE s.organization_id IN (SELECT chibo_organizations('contact_read'))
    AND s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
END;

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_lineage ENABLE ROW LEVEL SECURITY;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_status_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE committee ENABLE ROW LEVEL SECURITY;
ALTER TABLE post ENABLE ROW LEVEL SECURITY;

CREATE POLICY account_read ON account FOR SELECT TO chibo_app USING (id = chibo_account() OR chibo_may_manage_accounts());
CREATE POLICY account_create ON account FOR INSERT TO chibo_app WITH CHECK (chibo_may_manage_accounts());
CREATE POLICY account_change ON account FOR UPDATE TO chibo_app USING (id = chibo_account() OR chibo_may_manage_accounts());

CREATE POLICY session_read ON session FOR SELECT TO chibo_app USING (account_id = chibo_account() OR chibo_may_manage_accounts());
CREATE POLICY session_open ON session FOR INSERT TO chibo_app WITH CHECK (account_id = chibo_account());
CREATE POLICY session_end ON session FOR UPDATE TO chibo_app USING (account_id = chibo_account() OR chibo_may_manage_accounts());

CREATE POLICY access_grant_read ON access_grant FOR SELECT TO chibo_app USING (account_id = chibo_account() OR chibo_may_manage_accounts());

CREATE POLICY idempotency_own ON idempotency_record FOR ALL TO chibo_app
  USING (account_id = chibo_account()) WITH CHECK (account_id = chibo_account());

CREATE POLICY audit_append ON audit_entry FOR INSERT TO chibo_app WITH CHECK (account_id IS NOT DISTINCT FROM chibo_account());
CREATE POLICY audit_append ON audit_subject FOR INSERT TO chibo_app WITH CHECK (true);

CREATE POLICY organization_read ON organization FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_visible_organizations()));
CREATE POLICY organization_period_read ON organization_period FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_visible_organizations()));
CREATE POLICY organization_lineage_read ON organization_lineage FOR SELECT TO chibo_app
  USING (successor_id IN (SELECT chibo_visible_organizations()) AND predecessor_id IN (SELECT chibo_visible_organizations()));

CREATE POLICY membership_read ON membership FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('member_read')) OR member_id = (SELECT chibo_member()));
CREATE POLICY post_read ON post FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('member_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY committee_read ON committee FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('member_read')));
CREATE POLICY member_read ON member FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_visible_members()) OR id = (SELECT chibo_member()));
CREATE POLICY member_status_period_read ON member_status_period FOR SELECT TO chibo_app
  USING (member_id IN (SELECT chibo_visible_members()) OR member_id = (SELECT chibo_member()));
CREATE POLICY person_read ON person FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_visible_persons()) OR id = (SELECT chibo_person()));
CREATE POLICY person_contact_read ON person_contact FOR SELECT TO chibo_app
  USING (person_id IN (SELECT chibo_reachable_persons()) OR person_id = (SELECT chibo_person()));
CREATE POLICY decision_read ON decision FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM organization o WHERE decision.id IN (o.founding_decision_id, o.ending_decision_id))
    OR EXISTS (SELECT FROM organization_period p WHERE p.decision_id = decision.id)
    OR EXISTS (SELECT FROM organization_lineage l WHERE l.decision_id = decision.id)
    OR EXISTS (SELECT FROM committee c WHERE c.decision_id = decision.id)
    OR EXISTS (SELECT FROM post p WHERE p.decision_id = decision.id));

-- ---------------------------------------------------------------------------------------------------------
-- What the server needs before it knows whose request it serves

-- The account of a user name, for checking the password.
CREATE FUNCTION chibo_login_account(name text) RETURNS TABLE (account_id uuid, password_hash text, disabled boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT id, a.password_hash, disabled_at IS NOT NULL FROM account a WHERE username = name;
END;

-- Who a live session belongs to, and all that the person's rights rest on that day: posts, grants, membership.
CREATE FUNCTION chibo_session_actor(token bytea, as_of date) RETURNS TABLE (
  session_id uuid, account_id uuid, person_id uuid, member_id uuid, must_change_password boolean,
  posts json, grants json, home_paths text[]
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT s.id, a.id, a.person_id, m.id, a.must_change_password,
    (SELECT COALESCE(json_agg(json_build_object(
        'id', p.id, 'kind', p.kind, 'committee', c.kind, 'organizationId', p.organization_id, 'path', o.path::text)), '[]')
     FROM post p JOIN organization o ON o.id = p.organization_id LEFT JOIN committee c ON c.id = p.committee_id
     WHERE p.person_id = a.person_id AND p.during @> as_of
       AND as_of <= COALESCE(o.ended_on, 'infinity')),
    (SELECT COALESCE(json_agg(json_build_object('role', g.role, 'path', o.path::text)), '[]')
     FROM access_grant g LEFT JOIN organization o ON o.id = g.organization_id
     WHERE g.account_id = a.id AND daterange(g.valid_from, g.valid_through, '[]') @> as_of),
    (SELECT COALESCE(array_agg(DISTINCT o.path::text), '{}')
     FROM membership ms JOIN organization o ON o.id = ms.organization_id
     WHERE ms.member_id = m.id AND ms.during @> as_of)
  FROM session s
  JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
  LEFT JOIN member m ON m.person_id = a.person_id
  WHERE s.token_hash = token AND s.revoked_at IS NULL AND s.expires_at > now();
END;

-- ---------------------------------------------------------------------------------------------------------
-- Privileges

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION
  chibo_organizations(text), chibo_visible_organizations(), chibo_visible_members(), chibo_visible_persons(),
  chibo_reachable_persons(), chibo_login_account(text), chibo_session_actor(bytea, date), refresh_organization_paths(date),
  within_organization(), post_within_committee()
  FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO chibo_app;
GRANT EXECUTE ON FUNCTION
  chibo_organizations(text), chibo_visible_organizations(), chibo_visible_members(), chibo_visible_persons(),
  chibo_reachable_persons(), chibo_login_account(text), chibo_session_actor(bytea, date), refresh_organization_paths(date)
  TO chibo_app;

GRANT SELECT ON installation, ethnic_group, decision, organization, organization_period, organization_lineage,
  person, person_contact, member, member_status_period, membership, committee, post, access_grant, session TO chibo_app;
GRANT SELECT (id, username, person_id, must_change_password, password_changed_at, disabled_at, created_at, version)
  ON account TO chibo_app;
GRANT INSERT, UPDATE (password_hash, must_change_password, password_changed_at, disabled_at, version) ON account TO chibo_app;
GRANT INSERT, UPDATE (revoked_at) ON session TO chibo_app;
GRANT SELECT, INSERT, DELETE, UPDATE (response) ON idempotency_record TO chibo_app;
GRANT INSERT ON audit_entry, audit_subject TO chibo_app;
GRANT USAGE ON SEQUENCE audit_entry_id_seq TO chibo_app;
