-- CreateEnum
CREATE TYPE "identity_number_kind" AS ENUM ('NATIONAL_ID', 'CARD');

-- CreateTable
CREATE TABLE "data_key" (
    "id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_number" (
    "person_id" UUID NOT NULL,
    "kind" "identity_number_kind" NOT NULL,
    "sealed" BYTEA,
    "blind_index" BYTEA,
    "digits" INTEGER,
    "data_key_id" UUID,
    "disputed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "identity_number_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "identity_reveal" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "identity_number_kind" NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "revealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_reveal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "identity_number_blind_index_idx" ON "identity_number"("blind_index");

-- CreateIndex
CREATE INDEX "identity_number_data_key_id_idx" ON "identity_number"("data_key_id");

-- CreateIndex
CREATE INDEX "identity_reveal_person_id_idx" ON "identity_reveal"("person_id");

-- CreateIndex
CREATE INDEX "identity_reveal_request_id_idx" ON "identity_reveal"("request_id");

-- AddForeignKey
ALTER TABLE "identity_number" ADD CONSTRAINT "identity_number_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_number" ADD CONSTRAINT "identity_number_data_key_id_fkey" FOREIGN KEY ("data_key_id") REFERENCES "data_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_reveal" ADD CONSTRAINT "identity_reveal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_reveal" ADD CONSTRAINT "identity_reveal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

-- One data key seals; the others only open.
CREATE UNIQUE INDEX data_key_one_current ON data_key ((true)) WHERE retired_at IS NULL;
ALTER TABLE identity_number
  ADD CONSTRAINT identity_number_whole CHECK (num_nonnulls(sealed, blind_index, digits, data_key_id) IN (0, 4)),
  ADD CONSTRAINT identity_number_national_id_digits CHECK (kind <> 'NATIONAL_ID' OR digits = 12),
  ADD CONSTRAINT identity_number_blind_index_bytes CHECK (octet_length(blind_index) = 32),
  -- Format 1: one byte that says so, the key's id, nonce, tag, at least one byte.
  ADD CONSTRAINT identity_number_names_its_key CHECK (
    substring(sealed FROM 1 FOR 17) = '\x01'::bytea || decode(replace(data_key_id::text, '-', ''), 'hex') AND octet_length(sealed) > 45);
-- A national id belongs to one person. Cards of older records may hold misprints, so they are only compared when entered.
CREATE UNIQUE INDEX identity_number_one_national_id ON identity_number (blind_index) WHERE kind = 'NATIONAL_ID' AND NOT disputed;
ALTER TABLE identity_reveal ADD CONSTRAINT identity_reveal_purpose_told CHECK (btrim(purpose) <> '');

CREATE TRIGGER identity_reveal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_reveal
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- Card numbers in plain are not taken any more. Those of older records are sealed by the program, which has the keys, at its
-- next start; then it validates this.
ALTER TABLE member ADD CONSTRAINT member_card_number_is_sealed CHECK (card_number IS NULL) NOT VALID;

-- ---------------------------------------------------------------------------------------------------------
-- Who reads and enters them

-- People over whom a right of the actor reaches today: present members, holders of posts and candidates of its organisations.
CREATE FUNCTION chibo_identified_persons(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations(right_name) AS id)
  SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id JOIN scoped ON scoped.id = s.organization_id
  WHERE s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  UNION SELECT p.person_id FROM post p JOIN scoped ON scoped.id = p.organization_id WHERE p.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  UNION SELECT a.person_id FROM admission a JOIN scoped ON scoped.id = a.organization_id WHERE a.closed_on IS NULL;
END;

-- Who besides a person has one of these numbers, for whoever enters them: the person where the actor sees that person, nobody elsewhere.
CREATE FUNCTION chibo_number_holders(indexes bytea[], beside uuid) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT CASE WHEN n.person_id IN (SELECT chibo_visible_persons()) OR n.person_id IN (SELECT chibo_candidates()) OR n.person_id = (SELECT chibo_person()) THEN n.person_id END
  FROM identity_number n WHERE n.blind_index = ANY (indexes) AND n.person_id <> beside AND chibo_person() IS NOT NULL;
END;

-- The member who has this card and this name, as before, by the card's hash.
DROP FUNCTION chibo_card_holder(text, text);
CREATE FUNCTION chibo_card_holder(card bytea, holder text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT min(p.id::text)::uuid FROM identity_number n JOIN person p ON p.id = n.person_id JOIN member m ON m.person_id = p.id
  WHERE n.kind = 'CARD' AND n.blind_index = card AND lower(normalize(p.full_name)) = lower(normalize(holder)) AND chibo_person() IS NOT NULL
  HAVING count(*) = 1;
END;

ALTER TABLE identity_number ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity_number_read ON identity_number FOR SELECT TO chibo_app
  USING (person_id IN (SELECT chibo_visible_persons()) OR person_id = (SELECT chibo_person()) OR person_id IN (SELECT chibo_candidates()));
CREATE POLICY identity_number_enter ON identity_number FOR INSERT TO chibo_app
  WITH CHECK (person_id IN (SELECT chibo_identified_persons('identity_write')));
CREATE POLICY identity_number_change ON identity_number FOR UPDATE TO chibo_app
  USING (person_id IN (SELECT chibo_identified_persons('identity_write')))
  WITH CHECK (person_id IN (SELECT chibo_identified_persons('identity_write')));
ALTER TABLE identity_reveal ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity_reveal_append ON identity_reveal FOR INSERT TO chibo_app
  WITH CHECK (account_id = (SELECT chibo_account())
    AND (person_id = (SELECT chibo_person()) OR person_id IN (SELECT chibo_identified_persons('identity_reveal'))));

-- As before, and what a whole number was shown for.
DROP FUNCTION chibo_record_reads(uuid, uuid, boolean, integer);
CREATE FUNCTION chibo_record_reads(of_member uuid, beyond uuid, backwards boolean, page integer)
RETURNS TABLE (id uuid, at timestamptz, operation text, changed boolean, reader_name text, hat text, purpose text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  WITH told AS MATERIALIZED (
    SELECT e.* FROM chibo_record_entries(of_member) AS listed (id)
    CROSS JOIN LATERAL (SELECT x.id, x.request_id, x.at, x.operation, x.person_id, x.account_id, x.hat FROM audit_entry x WHERE x.id = listed.id LIMIT 1) e),
  start AS MATERIALIZED (SELECT min(told.id) AS id FROM told WHERE told.request_id = beyond)
  SELECT e.request_id, e.at, e.operation, EXISTS (
      SELECT FROM audit_subject a JOIN member m ON m.id = of_member
      WHERE a.entry_id = e.id AND a.action = 'CHANGED' AND (a.subject_kind = 'member' AND a.subject_id = m.id OR a.subject_kind = 'person' AND a.subject_id = m.person_id)),
    COALESCE(p.full_name, account.username), e.hat,
    (SELECT min(r.purpose) FROM identity_reveal r JOIN member m ON m.person_id = r.person_id WHERE r.request_id = e.request_id AND m.id = of_member)
  FROM (
    SELECT t.* FROM told t CROSS JOIN start
    WHERE beyond IS NULL OR CASE WHEN backwards THEN t.id > start.id ELSE t.id < start.id END
    ORDER BY CASE WHEN backwards THEN t.id ELSE -t.id END LIMIT LEAST(page, 101)) e
  LEFT JOIN person p ON p.id = e.person_id LEFT JOIN account ON account.id = e.account_id
  ORDER BY CASE WHEN backwards THEN e.id ELSE -e.id END;
END;

REVOKE EXECUTE ON FUNCTION chibo_identified_persons(text), chibo_number_holders(bytea[], uuid), chibo_card_holder(bytea, text), chibo_record_reads(uuid, uuid, boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_identified_persons(text), chibo_number_holders(bytea[], uuid), chibo_card_holder(bytea, text), chibo_record_reads(uuid, uuid, boolean, integer) TO chibo_app;

-- The wrapped keys are of no use without the master key, which is not here.
GRANT SELECT ON data_key TO chibo_app;
GRANT SELECT, INSERT (person_id, kind, sealed, blind_index, digits, data_key_id, disputed), UPDATE (sealed, blind_index, digits, data_key_id, disputed, version)
  ON identity_number TO chibo_app;
GRANT INSERT (id, person_id, kind, purpose, account_id, request_id) ON identity_reveal TO chibo_app;
