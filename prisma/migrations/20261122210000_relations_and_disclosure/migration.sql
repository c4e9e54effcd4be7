-- CreateEnum
CREATE TYPE "relation_kind" AS ENUM ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING');

-- DropIndex
DROP INDEX "audit_subject_subject_id_idx";

-- CreateTable
CREATE TABLE "person_relation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "kind" "relation_kind" NOT NULL,
    "declared_on" DATE NOT NULL,
    "declared_by_id" UUID,
    "withdrawn_on" DATE,
    "withdrawn_by_id" UUID,
    "withdraw_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_relation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_relation_person_id_idx" ON "person_relation"("person_id");

-- CreateIndex
CREATE INDEX "person_relation_other_id_idx" ON "person_relation"("other_id");

-- CreateIndex
CREATE INDEX "audit_subject_subject_id_entry_id_idx" ON "audit_subject"("subject_id", "entry_id");

-- AddForeignKey
ALTER TABLE "person_relation" ADD CONSTRAINT "person_relation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_relation" ADD CONSTRAINT "person_relation_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_relation" ADD CONSTRAINT "person_relation_declared_by_id_fkey" FOREIGN KEY ("declared_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_relation" ADD CONSTRAINT "person_relation_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE person_relation
  ADD CONSTRAINT person_relation_of_two CHECK (person_id <> other_id),
  ADD CONSTRAINT person_relation_withdrawn_with_reason CHECK ((withdrawn_on IS NULL) = (withdraw_reason IS NULL)),
  ADD CONSTRAINT person_relation_dates_in_order CHECK (withdrawn_on >= declared_on);
-- Two people are one thing to each other at a time, whoever of them it was declared of.
CREATE UNIQUE INDEX person_relation_once ON person_relation (LEAST(person_id, other_id), GREATEST(person_id, other_id)) WHERE withdrawn_on IS NULL;

CREATE FUNCTION withdrawn_relation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_on IS NOT NULL THEN
    RAISE EXCEPTION 'relation % is withdrawn', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'person_relation_withdrawn_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER withdrawn_relation_is_final BEFORE UPDATE ON person_relation FOR EACH ROW EXECUTE FUNCTION withdrawn_relation_is_final();

-- ---------------------------------------------------------------------------------------------------------
-- Who stands near whom. A relationship counts both ways.

-- People declared as relatives of the actor.
CREATE FUNCTION chibo_relatives() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT r.other_id FROM person_relation r WHERE r.person_id = (SELECT chibo_person()) AND r.withdrawn_on IS NULL
  UNION SELECT r.person_id FROM person_relation r WHERE r.other_id = (SELECT chibo_person()) AND r.withdrawn_on IS NULL;
END;

-- Those of them who are members.
CREATE FUNCTION chibo_relative_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT m.id FROM member m WHERE m.person_id IN (SELECT chibo_relatives());
END;

-- Of some people those declared as relatives of one of others. Nothing is said of anybody out of the actor's scope.
CREATE FUNCTION chibo_related(people uuid[], others uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  WITH known AS MATERIALIZED (SELECT chibo_visible_persons() AS id UNION SELECT chibo_candidates() UNION SELECT chibo_person()),
  pair AS (
    SELECT r.person_id AS one, r.other_id AS other FROM person_relation r WHERE r.withdrawn_on IS NULL
    UNION ALL SELECT r.other_id, r.person_id FROM person_relation r WHERE r.withdrawn_on IS NULL)
  SELECT DISTINCT pair.one FROM pair JOIN known one ON one.id = pair.one JOIN known other ON other.id = pair.other
  WHERE pair.one = ANY (people) AND pair.other = ANY (others);
END;

-- People whose relationships the actor keeps: present members, holders of posts and candidates of the right's organisations.
CREATE FUNCTION chibo_declarable_persons() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations('relation_declare') AS id)
  SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id JOIN scoped ON scoped.id = s.organization_id
  WHERE s.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  UNION SELECT p.person_id FROM post p JOIN scoped ON scoped.id = p.organization_id WHERE p.during @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  UNION SELECT a.person_id FROM admission a JOIN scoped ON scoped.id = a.organization_id WHERE a.closed_on IS NULL;
END;

-- The member who has this card and this name: who knows both already learns nothing but that they fit.
CREATE FUNCTION chibo_card_holder(card text, holder text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT min(p.id::text)::uuid FROM member m JOIN person p ON p.id = m.person_id
  WHERE m.card_number = card AND lower(normalize(p.full_name)) = lower(normalize(holder)) AND chibo_person() IS NOT NULL
  HAVING count(*) = 1;
END;

-- What the people of visible relationships are called: one of the two may lie out of the reader's scope.
CREATE FUNCTION chibo_relation_names(relations uuid[]) RETURNS TABLE (relation_id uuid, person_id uuid, full_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT r.id, p.id, p.full_name FROM person_relation r JOIN person p ON p.id IN (r.person_id, r.other_id)
  WHERE r.id = ANY (relations)
    AND ((SELECT chibo_person()) IN (r.person_id, r.other_id)
      OR r.person_id IN (SELECT chibo_declarable_persons()) OR r.other_id IN (SELECT chibo_declarable_persons()));
END;

ALTER TABLE person_relation ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_relation_read ON person_relation FOR SELECT TO chibo_app
  USING (person_id = (SELECT chibo_person()) OR other_id = (SELECT chibo_person())
    OR person_id IN (SELECT chibo_declarable_persons()) OR other_id IN (SELECT chibo_declarable_persons()));
CREATE POLICY person_relation_declare ON person_relation FOR INSERT TO chibo_app
  WITH CHECK (declared_by_id = (SELECT chibo_person()) AND withdrawn_on IS NULL
    AND (person_id = (SELECT chibo_person()) OR person_id IN (SELECT chibo_declarable_persons())));
-- Nobody takes away what somebody else declared of them.
CREATE POLICY person_relation_withdraw ON person_relation FOR UPDATE TO chibo_app
  USING (declared_by_id = (SELECT chibo_person())
    OR person_id IS DISTINCT FROM (SELECT chibo_person()) AND other_id IS DISTINCT FROM (SELECT chibo_person()))
  WITH CHECK (withdrawn_by_id = (SELECT chibo_person()));

-- ---------------------------------------------------------------------------------------------------------
-- Nobody works on or decides what concerns a relative

-- Cases in which the actor, or a declared relative of the actor, is a subject: out of sight, as if there were none.
CREATE OR REPLACE FUNCTION chibo_cases_on_self() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT s.case_id FROM inspection_case_subject s WHERE s.member_id = (SELECT chibo_member())
  UNION SELECT s.case_id FROM inspection_case_subject s WHERE s.member_id IN (SELECT chibo_relative_members());
END;

-- As before, with the cases on relatives: they too are in no count before a measure on the relative is decided.
CREATE OR REPLACE FUNCTION chibo_case_counts(unit uuid, from_day date, through_day date)
RETURNS TABLE (kind case_kind, conducted_by case_conductor, cases integer, organizations integer, members integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT c.kind, c.conducted_by, count(*)::integer, sum(s.organizations)::integer, sum(s.members)::integer
  FROM inspection_case c
  CROSS JOIN LATERAL (
    SELECT count(s.organization_id) AS organizations, count(s.member_id) AS members FROM inspection_case_subject s WHERE s.case_id = c.id) s
  WHERE unit IN (SELECT chibo_organizations('case_count')) AND c.concluded_on BETWEEN from_day AND through_day
    AND (c.kind <> 'DISCIPLINE' OR chibo_discipline_is_told(unit))
    AND stood_within(c.organization_id, unit, c.concluded_on)
    AND (c.id NOT IN (SELECT chibo_cases_on_self())
      OR EXISTS (SELECT FROM discipline_case d WHERE d.inspection_case_id = c.id AND d.decided_on IS NOT NULL
        AND (d.member_id = (SELECT chibo_member()) OR d.member_id IN (SELECT chibo_relative_members()))))
  GROUP BY c.kind, c.conducted_by;
END;

-- As before, and nobody is on the team of a case with a declared relative among its subjects. What is declared later
-- takes the relative off the case without a word: refusing the declaration would tell of the case.
CREATE OR REPLACE FUNCTION case_people_in_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'discipline_case' THEN
    IF NOT EXISTS (SELECT FROM inspection_case_subject s WHERE s.case_id = NEW.inspection_case_id AND s.member_id = NEW.member_id) THEN
      RAISE EXCEPTION 'discipline case % is for no subject of its case', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_case_of_a_subject';
    END IF;
  ELSIF EXISTS (
    SELECT FROM inspection_case_team t JOIN member m ON m.person_id = t.person_id
    JOIN inspection_case_subject s ON s.case_id = t.case_id AND s.member_id = m.id
    WHERE t.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'case % has a subject on its team', NEW.case_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_team_without_subjects';
  ELSIF EXISTS (
    SELECT FROM inspection_case_team t JOIN inspection_case_subject s ON s.case_id = t.case_id JOIN member m ON m.id = s.member_id
    JOIN person_relation r ON r.withdrawn_on IS NULL
      AND (r.person_id = t.person_id AND r.other_id = m.person_id OR r.other_id = t.person_id AND r.person_id = m.person_id)
    WHERE t.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'case % has a relative of a subject on its team', NEW.case_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_team_without_relatives';
  END IF;
  RETURN NULL;
END
$$;

-- An admission is not written to by the candidate nor by a relative, nor introduced by one.
CREATE POLICY admission_without_conflict ON admission AS RESTRICTIVE FOR UPDATE TO chibo_app
  USING (person_id IS DISTINCT FROM (SELECT chibo_person()) AND person_id NOT IN (SELECT chibo_relatives()));
CREATE FUNCTION introducer_is_no_relative() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM admission a JOIN member m ON m.id = NEW.member_id JOIN person_relation r ON r.withdrawn_on IS NULL
      AND (r.person_id = a.person_id AND r.other_id = m.person_id OR r.other_id = a.person_id AND r.person_id = m.person_id)
    WHERE a.id = NEW.admission_id) THEN
    RAISE EXCEPTION 'admission % is introduced by a relative', NEW.admission_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_introducer_is_no_relative';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER introducer_is_no_relative BEFORE INSERT OR UPDATE ON admission_introducer
  FOR EACH ROW WHEN (NEW.member_id IS NOT NULL) EXECUTE FUNCTION introducer_is_no_relative();

-- ---------------------------------------------------------------------------------------------------------
-- Who may see a member's record, and who opened it. The server appends to the audit and does not read it: these functions
-- do, and they check who asks.

-- Members of whom the actor may be told: the actor, and those in the scope of the right.
CREATE FUNCTION chibo_disclosed_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT chibo_member() WHERE chibo_member() IS NOT NULL
  UNION SELECT s.member_id FROM membership s WHERE s.organization_id IN (SELECT chibo_organizations('disclosure_read'));
END;

-- The audit entries in which others read or changed a member's record and of which the actor may be told. What was done
-- for a case is left out, until a measure on the member is decided; then the member is told, and nobody else ever: not
-- what touched a case or measure, not what asked for one, and, of those who have looked into a case on the member, no
-- single look at the record from then on. Their lists of many stay, or their silence would tell. Pages and counts are both
-- made of this, so that no gap and no total tells either.
CREATE FUNCTION chibo_record_entries(of_member uuid) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH subject AS MATERIALIZED (
    SELECT m.id, m.person_id FROM member m WHERE m.id = of_member AND m.id IN (SELECT chibo_disclosed_members())),
  about AS MATERIALIZED (
    SELECT s.case_id AS id, s.member_id = (SELECT chibo_member()) AND EXISTS (
      SELECT FROM discipline_case d WHERE d.inspection_case_id = s.case_id AND d.member_id = s.member_id AND d.decided_on IS NOT NULL) AS told
    FROM inspection_case_subject s JOIN subject ON subject.id = s.member_id),
  told AS MATERIALIZED (
    SELECT about.id FROM about WHERE about.told
    UNION ALL SELECT d.id FROM discipline_case d JOIN about ON about.id = d.inspection_case_id JOIN subject ON subject.id = d.member_id WHERE about.told),
  conducting AS MATERIALIZED (
    SELECT e.account_id, min(e.id) AS since
    FROM (SELECT about.id FROM about WHERE NOT about.told
      UNION ALL SELECT d.id FROM discipline_case d JOIN about ON about.id = d.inspection_case_id WHERE NOT about.told) untold
    JOIN audit_subject a ON a.subject_id = untold.id AND a.subject_kind IN ('inspection_case', 'discipline_case')
    JOIN audit_entry e ON e.id = a.entry_id
    GROUP BY e.account_id)
  SELECT e.id
  FROM (SELECT a.entry_id, bool_or(a.action = 'CHANGED') AS changed
    FROM subject JOIN audit_subject a ON a.subject_kind = 'member' AND a.subject_id = subject.id OR a.subject_kind = 'person' AND a.subject_id = subject.person_id
    WHERE a.action IN ('READ', 'CHANGED') GROUP BY a.entry_id) opened
  JOIN audit_entry e ON e.id = opened.entry_id CROSS JOIN subject
  WHERE e.person_id IS DISTINCT FROM subject.person_id
    AND CASE
      WHEN EXISTS (SELECT FROM audit_subject c WHERE c.entry_id = e.id AND c.subject_kind IN ('inspection_case', 'discipline_case'))
      THEN NOT EXISTS (SELECT FROM audit_subject c WHERE c.entry_id = e.id AND c.subject_kind IN ('inspection_case', 'discipline_case')
        AND c.subject_id NOT IN (SELECT told.id FROM told))
      ELSE e.operation !~* '(case|discipline)' AND (
        opened.changed OR NOT EXISTS (SELECT FROM conducting k WHERE k.account_id = e.account_id AND e.id >= k.since)
        OR (SELECT count(DISTINCT x.subject_id) > 5 FROM audit_subject x WHERE x.entry_id = e.id AND x.subject_kind IN ('member', 'person'))) END;
END;

-- One page of them, the latest first; backwards, the earliest first.
CREATE FUNCTION chibo_record_reads(of_member uuid, beyond bigint, backwards boolean, page integer)
RETURNS TABLE (id bigint, at timestamptz, operation text, changed boolean, reader_name text, hat text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT e.id, e.at, e.operation, EXISTS (
      SELECT FROM audit_subject a JOIN member m ON m.id = of_member
      WHERE a.entry_id = e.id AND a.action = 'CHANGED' AND (a.subject_kind = 'member' AND a.subject_id = m.id OR a.subject_kind = 'person' AND a.subject_id = m.person_id)),
    COALESCE(p.full_name, account.username), e.hat
  FROM chibo_record_entries(of_member) AS told (id) JOIN audit_entry e ON e.id = told.id
  LEFT JOIN person p ON p.id = e.person_id LEFT JOIN account ON account.id = e.account_id
  WHERE beyond IS NULL OR CASE WHEN backwards THEN e.id > beyond ELSE e.id < beyond END
  ORDER BY CASE WHEN backwards THEN e.id ELSE -e.id END LIMIT LEAST(page, 101);
END;

CREATE FUNCTION chibo_record_read_count(of_member uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*)::integer FROM chibo_record_entries(of_member);
END;

-- Posts and grants in force on a day at, or above, an organisation to which a member belongs or once belonged. What each
-- of them opens, the policy table says; nobody who only worked for a case is among them.
CREATE FUNCTION chibo_record_holders(of_member uuid, as_of date) RETURNS TABLE (
  full_name text, organization_name text, depth integer, within boolean, post_kind post_kind, committee_kind committee_kind, granted text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  WITH home AS MATERIALIZED (
    SELECT DISTINCT o.path FROM membership s JOIN organization o ON o.id = s.organization_id
    WHERE s.member_id = of_member AND of_member IN (SELECT chibo_disclosed_members())),
  place AS MATERIALIZED (
    SELECT o.id, nlevel(o.path) AS depth, bool_or(o.path = home.path) AS within, (
      SELECT p.name FROM organization_period p WHERE p.organization_id = o.id ORDER BY (p.valid_from <= as_of) DESC, abs(p.valid_from - as_of) LIMIT 1) AS name
    FROM organization o JOIN home ON o.path @> home.path WHERE as_of <= COALESCE(o.ended_on, 'infinity') GROUP BY o.id, o.path)
  SELECT person.full_name, place.name, place.depth, place.within, p.kind, c.kind, NULL::text
  FROM place JOIN post p ON p.organization_id = place.id AND p.during @> as_of JOIN person ON person.id = p.person_id LEFT JOIN committee c ON c.id = p.committee_id
  UNION ALL
  SELECT COALESCE(person.full_name, account.username), place.name, place.depth, place.within, NULL, NULL, g.role::text
  FROM access_grant g JOIN account ON account.id = g.account_id AND account.disabled_at IS NULL
  LEFT JOIN person ON person.id = account.person_id LEFT JOIN place ON place.id = g.organization_id
  WHERE daterange(g.valid_from, g.valid_through, '[]') @> as_of AND (g.organization_id IS NULL OR place.id IS NOT NULL)
    AND EXISTS (SELECT FROM home);
END;

REVOKE EXECUTE ON FUNCTION
  chibo_relatives(), chibo_relative_members(), chibo_related(uuid[], uuid[]), chibo_declarable_persons(), chibo_card_holder(text, text),
  chibo_relation_names(uuid[]), introducer_is_no_relative(), chibo_disclosed_members(), chibo_record_entries(uuid),
  chibo_record_reads(uuid, bigint, boolean, integer), chibo_record_read_count(uuid), chibo_record_holders(uuid, date)
  FROM PUBLIC;
-- Not the entries themselves: they are told in pages and counted, nothing else.
GRANT EXECUTE ON FUNCTION
  chibo_relatives(), chibo_relative_members(), chibo_related(uuid[], uuid[]), chibo_declarable_persons(), chibo_card_holder(text, text),
  chibo_relation_names(uuid[]), chibo_disclosed_members(),
  chibo_record_reads(uuid, bigint, boolean, integer), chibo_record_read_count(uuid), chibo_record_holders(uuid, date)
  TO chibo_app;

GRANT SELECT, INSERT (id, person_id, other_id, kind, declared_on, declared_by_id), UPDATE (withdrawn_on, withdrawn_by_id, withdraw_reason, version)
  ON person_relation TO chibo_app;
