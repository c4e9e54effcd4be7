-- Every form of discipline by subject and level, what follows from it, and what is decided on it later.

-- CreateEnum
CREATE TYPE "time_bar_exception" AS ENUM ('POLITICAL_SECURITY', 'DEFENCE', 'FOREIGN_AFFAIRS', 'FALSE_DIPLOMA');

-- CreateEnum
CREATE TYPE "discipline_hearing" AS ENUM ('HEARD', 'STAYED_AWAY');

-- CreateEnum
CREATE TYPE "discipline_revision_kind" AS ENUM ('CORRECTED', 'ANNULLED', 'LIFTED');

-- AlterTable
ALTER TABLE "discipline_case" ADD COLUMN     "announced_on" DATE,
ADD COLUMN     "cell_voted_on" DATE,
ADD COLUMN     "heard_on" DATE,
ADD COLUMN     "hearing" "discipline_hearing",
ADD COLUMN     "lapses_on" DATE,
ADD COLUMN     "official_cell_id" UUID,
ADD COLUMN     "organization_id" UUID,
ADD COLUMN     "time_bar_exception" "time_bar_exception",
ADD COLUMN     "violated_on" DATE,
ALTER COLUMN "member_id" DROP NOT NULL,
ALTER COLUMN "cell_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "discipline_revision" (
    "id" UUID NOT NULL,
    "discipline_id" UUID NOT NULL,
    "kind" "discipline_revision_kind" NOT NULL,
    "form" "discipline_form",
    "decided_by" "discipline_body" NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "lapses_on" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discipline_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discipline_post" (
    "discipline_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "was_through" DATE,
    "left_through" DATE,
    "restored" BOOLEAN,

    CONSTRAINT "discipline_post_pkey" PRIMARY KEY ("discipline_id","post_id")
);

-- CreateTable
CREATE TABLE "member_restriction" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "discipline_id" UUID NOT NULL,
    "form" "discipline_form" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "lapses_on" DATE,
    "stopped_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,

    CONSTRAINT "member_restriction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "discipline_revision_discipline_id_idx" ON "discipline_revision"("discipline_id");

-- CreateIndex
CREATE INDEX "discipline_post_post_id_idx" ON "discipline_post"("post_id");

-- CreateIndex
CREATE INDEX "member_restriction_member_id_idx" ON "member_restriction"("member_id");

-- CreateIndex
CREATE INDEX "member_restriction_discipline_id_idx" ON "member_restriction"("discipline_id");

-- CreateIndex
CREATE INDEX "member_restriction_stopped_by_id_idx" ON "member_restriction"("stopped_by_id");

-- CreateIndex
CREATE INDEX "discipline_case_organization_id_idx" ON "discipline_case"("organization_id");

-- CreateIndex
CREATE INDEX "discipline_case_official_cell_id_idx" ON "discipline_case"("official_cell_id");

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_case" ADD CONSTRAINT "discipline_case_official_cell_id_fkey" FOREIGN KEY ("official_cell_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_revision" ADD CONSTRAINT "discipline_revision_discipline_id_fkey" FOREIGN KEY ("discipline_id") REFERENCES "discipline_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_post" ADD CONSTRAINT "discipline_post_discipline_id_fkey" FOREIGN KEY ("discipline_id") REFERENCES "discipline_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discipline_post" ADD CONSTRAINT "discipline_post_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_restriction" ADD CONSTRAINT "member_restriction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_restriction" ADD CONSTRAINT "member_restriction_discipline_id_fkey" FOREIGN KEY ("discipline_id") REFERENCES "discipline_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_restriction" ADD CONSTRAINT "member_restriction_stopped_by_id_fkey" FOREIGN KEY ("stopped_by_id") REFERENCES "discipline_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE discipline_case
  ADD CONSTRAINT discipline_case_subject_is_one CHECK (num_nonnulls(member_id, organization_id) = 1 AND (member_id IS NULL) = (cell_id IS NULL)),
  ADD CONSTRAINT discipline_case_form_of_subject CHECK (CASE WHEN member_id IS NULL
    THEN proposed_form IN ('REPRIMAND', 'WARNING', 'DISSOLUTION') AND COALESCE(decided_form, 'WARNING') IN ('REPRIMAND', 'WARNING', 'DISSOLUTION')
    ELSE proposed_form <> 'DISSOLUTION' AND decided_form IS DISTINCT FROM 'DISSOLUTION' END),
  ADD CONSTRAINT discipline_case_violated_before CHECK (violated_on <= proposed_on),
  ADD CONSTRAINT discipline_case_hearing_is_whole CHECK (
    (hearing IS NOT NULL OR heard_on IS NULL) AND (hearing IS DISTINCT FROM 'HEARD' OR heard_on IS NOT NULL) AND heard_on <= decided_on),
  ADD CONSTRAINT discipline_case_announced_after CHECK (announced_on IS NULL OR decided_on IS NOT NULL AND announced_on >= decided_on),
  ADD CONSTRAINT discipline_case_lapses_after CHECK (lapses_on IS NULL OR effective_on IS NOT NULL AND lapses_on > effective_on);

-- One violation, one form, once: of organisations too.
DROP INDEX discipline_case_once_a_violation;
CREATE UNIQUE INDEX discipline_case_once_a_violation ON discipline_case (inspection_case_id, COALESCE(member_id, organization_id))
  WHERE decided_on IS NOT NULL OR closed_on IS NULL;

ALTER TABLE discipline_revision
  ADD CONSTRAINT discipline_revision_form_of_correction CHECK ((kind = 'CORRECTED') = (form IS NOT NULL)),
  ADD CONSTRAINT discipline_revision_lapses CHECK (lapses_on IS NULL OR kind = 'CORRECTED');
CREATE UNIQUE INDEX discipline_revision_ends_once ON discipline_revision (discipline_id) WHERE kind IN ('ANNULLED', 'LIFTED');

ALTER TABLE member_restriction
  ADD CONSTRAINT member_restriction_in_order CHECK (valid_through >= valid_from),
  ADD CONSTRAINT member_restriction_lapse_stopped CHECK (stopped_by_id IS NULL OR valid_through IS NULL);
CREATE UNIQUE INDEX member_restriction_one_a_measure ON member_restriction (discipline_id) WHERE revoked_at IS NULL;

-- What is decided stays as it is; when it was announced is noted once.
CREATE FUNCTION decided_discipline_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_on IS NOT NULL AND (OLD.announced_on IS NOT NULL OR to_jsonb(OLD) - 'announced_on' IS DISTINCT FROM to_jsonb(NEW) - 'announced_on') THEN
    RAISE EXCEPTION 'discipline_case % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_case_closed_is_final';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER closed_case_is_final ON discipline_case;
CREATE TRIGGER decided_discipline_is_final BEFORE UPDATE ON discipline_case FOR EACH ROW EXECUTE FUNCTION decided_discipline_is_final();

-- As before, and a measure on an organisation is for one that is a subject of the case.
CREATE OR REPLACE FUNCTION case_people_in_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'discipline_case' THEN
    IF NOT EXISTS (SELECT FROM inspection_case_subject s
      WHERE s.case_id = NEW.inspection_case_id AND COALESCE(s.member_id, s.organization_id) = COALESCE(NEW.member_id, NEW.organization_id)) THEN
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

-- ---------------------------------------------------------------------------------------------------------
-- What follows from a decision is written by the database itself, so that no way of deciding forgets any of it, and
-- whoever decides needs no right to write posts.

CREATE FUNCTION discipline_takes_effect() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.decided_on IS NULL OR OLD.decided_on IS NOT NULL OR NEW.member_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.decided_form IN ('REMOVAL_FROM_OFFICE', 'EXPULSION') THEN
    UPDATE discipline_post d SET was_through = p.valid_through, left_through = GREATEST(p.valid_from, NEW.effective_on - 1)
    FROM post p WHERE d.discipline_id = NEW.id AND p.id = d.post_id;
    UPDATE post p SET valid_through = d.left_through, version = p.version + 1
    FROM discipline_post d WHERE d.discipline_id = NEW.id AND p.id = d.post_id;
  END IF;
  -- A violation committed while an earlier measure was in force keeps that from lapsing by itself.
  UPDATE member_restriction SET stopped_by_id = NEW.id, valid_through = NULL
  WHERE member_id = NEW.member_id AND revoked_at IS NULL AND stopped_by_id IS NULL AND NEW.violated_on >= valid_from AND NEW.violated_on < lapses_on
    AND valid_through = lapses_on - 1;
  INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from, valid_through, lapses_on)
  VALUES (gen_random_uuid(), NEW.member_id, NEW.id, NEW.decided_form, NEW.effective_on, NEW.lapses_on - 1, NEW.lapses_on);
  RETURN NULL;
END
$$;
CREATE TRIGGER discipline_takes_effect AFTER UPDATE ON discipline_case FOR EACH ROW EXECUTE FUNCTION discipline_takes_effect();

-- Gives back what a measure took, as it was; where somebody else holds the post by now, it stays taken, and on record.
CREATE FUNCTION discipline_gives_back(measure uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  taken record;
BEGIN
  FOR taken IN
    SELECT d.post_id, d.left_through, LEAST(d.was_through, c.valid_through, o.ended_on) AS through
    FROM discipline_post d JOIN post p ON p.id = d.post_id LEFT JOIN committee c ON c.id = p.committee_id JOIN organization o ON o.id = p.organization_id
    WHERE d.discipline_id = measure AND d.left_through IS NOT NULL AND d.restored IS NULL
  LOOP
    BEGIN
      UPDATE post SET valid_through = taken.through, version = version + 1 WHERE id = taken.post_id AND valid_through = taken.left_through;
      UPDATE discipline_post SET restored = FOUND WHERE discipline_id = measure AND post_id = taken.post_id;
    EXCEPTION WHEN exclusion_violation THEN
      UPDATE discipline_post SET restored = false WHERE discipline_id = measure AND post_id = taken.post_id;
    END;
  END LOOP;
END
$$;

CREATE FUNCTION discipline_is_revised() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  measure discipline_case;
BEGIN
  SELECT * INTO measure FROM discipline_case WHERE id = NEW.discipline_id FOR UPDATE;
  IF measure.decided_on IS NULL OR NEW.decided_on < measure.decided_on OR EXISTS (
    SELECT FROM discipline_revision r WHERE r.discipline_id = NEW.discipline_id AND r.id <> NEW.id AND (r.kind = 'ANNULLED' OR r.decided_on > NEW.decided_on)) THEN
    RAISE EXCEPTION 'measure % is not to be revised', NEW.discipline_id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_revision_in_order';
  END IF;
  IF measure.member_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.kind = 'LIFTED' THEN
    UPDATE member_restriction SET valid_through = GREATEST(valid_from, NEW.decided_on - 1), stopped_by_id = NULL WHERE discipline_id = NEW.discipline_id AND revoked_at IS NULL;
    RETURN NULL;
  END IF;
  UPDATE member_restriction SET revoked_at = now()::timestamptz(3) WHERE discipline_id = NEW.discipline_id AND revoked_at IS NULL;
  IF NEW.kind = 'CORRECTED' THEN
    INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from, valid_through, lapses_on)
    VALUES (gen_random_uuid(), measure.member_id, measure.id, NEW.form, measure.effective_on, NEW.lapses_on - 1, NEW.lapses_on);
    IF NEW.form IN ('REPRIMAND', 'WARNING') THEN
      PERFORM discipline_gives_back(NEW.discipline_id);
    ELSE
      -- A heavier form takes every post in the Party, from the day of the correction.
      INSERT INTO discipline_post (discipline_id, post_id, was_through, left_through)
      SELECT measure.id, p.id, p.valid_through, NEW.decided_on - 1 FROM member m JOIN post p ON p.person_id = m.person_id
      WHERE m.id = measure.member_id AND p.valid_from < NEW.decided_on AND (p.valid_through IS NULL OR p.valid_through >= NEW.decided_on)
        AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER')
      ON CONFLICT (discipline_id, post_id) DO UPDATE SET was_through = EXCLUDED.was_through, left_through = EXCLUDED.left_through, restored = NULL;
      UPDATE post p SET valid_through = d.left_through, version = p.version + 1
      FROM discipline_post d WHERE d.discipline_id = measure.id AND p.id = d.post_id AND d.left_through = NEW.decided_on - 1 AND p.valid_through IS DISTINCT FROM d.left_through;
    END IF;
  ELSE
    PERFORM discipline_gives_back(NEW.discipline_id);
    UPDATE member_restriction SET stopped_by_id = NULL, valid_through = lapses_on - 1 WHERE stopped_by_id = NEW.discipline_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER discipline_is_revised AFTER INSERT ON discipline_revision FOR EACH ROW EXECUTE FUNCTION discipline_is_revised();

-- ---------------------------------------------------------------------------------------------------------
-- Need to know

-- As before, and what stands before the party committee.
CREATE OR REPLACE FUNCTION chibo_submitted_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT d.id FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE ((i.stage IN ('AWAITING_STANDING_COMMITTEE', 'AWAITING_PARTY_COMMITTEE') OR d.decided_by IN ('STANDING_COMMITTEE', 'PARTY_COMMITTEE'))
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_organizations('discipline_settle'))
      OR (i.stage = 'AWAITING_INSPECTION_COMMITTEE' OR d.decided_by = 'INSPECTION_COMMITTEE')
        AND COALESCE(i.waits_at_id, i.organization_id) IN (SELECT chibo_overseen_organizations()))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- Measures whose paper the actor may read: what the actor works on; decided, on the actor, on the actor's organisation,
-- or of the cell of temporary activities on a member of the actor's cell; and what the actor's cell voted to propose.
CREATE FUNCTION chibo_readable_disciplines() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT chibo_handled_disciplines()
  UNION SELECT d.id FROM discipline_case d WHERE d.member_id = (SELECT chibo_member()) AND d.decided_on IS NOT NULL
  UNION SELECT d.id FROM discipline_case d
  WHERE (d.decided_on IS NOT NULL AND (d.organization_id IN (SELECT chibo_organizations('discipline_vote')) OR d.official_cell_id IN (SELECT chibo_organizations('discipline_vote')))
      OR d.cell_voted_on IS NOT NULL AND d.cell_id IN (SELECT chibo_organizations('discipline_vote')))
    AND d.inspection_case_id NOT IN (SELECT chibo_cases_on_self());
END;

-- What member, organisation and cell of readable measures are called.
DROP FUNCTION chibo_discipline_names(uuid[]);
CREATE FUNCTION chibo_discipline_names(measures uuid[]) RETURNS TABLE (id uuid, member_name text, organization_name text, cell_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT d.id, p.full_name, (
    SELECT o.name FROM organization_period o WHERE o.organization_id = d.organization_id
    ORDER BY (o.valid_from <= d.proposed_on) DESC, abs(o.valid_from - d.proposed_on) LIMIT 1), (
    SELECT o.name FROM organization_period o WHERE o.organization_id = d.cell_id
    ORDER BY (o.valid_from <= d.proposed_on) DESC, abs(o.valid_from - d.proposed_on) LIMIT 1)
  FROM discipline_case d LEFT JOIN member m ON m.id = d.member_id LEFT JOIN person p ON p.id = m.person_id
  WHERE d.id = ANY (measures) AND d.id IN (SELECT chibo_readable_disciplines());
END;

-- The posts that a member in sight holds in the Party on a day, and whether in the ward or below it. By these it is told
-- who decides a measure, wherever the posts are.
CREATE FUNCTION chibo_party_posts(of_member uuid, as_of date) RETURNS TABLE (post_id uuid, valid_from date, of_ward boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT p.id, p.valid_from, COALESCE(o.kind IN ('WARD_COMMITTEE', 'DISTRICT_COMMITTEE', 'PROVINCIAL_COMMITTEE'), false)
  FROM member m JOIN post p ON p.person_id = m.person_id
  LEFT JOIN organization_period o ON o.organization_id = p.organization_id AND o.valid_from <= as_of AND (o.valid_through IS NULL OR o.valid_through >= as_of)
  WHERE m.id = of_member AND m.id IN (SELECT chibo_visible_members())
    AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER')
    AND p.valid_from <= as_of AND (p.valid_through IS NULL OR p.valid_through >= as_of);
END;

-- Under what measures members in sight are on a day. Which one it is, and since when, is told to those alone who may
-- read it; everybody else learns that there is one.
CREATE FUNCTION chibo_restrictions(members uuid[], as_of date) RETURNS TABLE (member_id uuid, discipline_id uuid, form discipline_form, decision_number text, valid_from date, valid_through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  WITH readable AS (SELECT chibo_readable_disciplines() AS id)
  SELECT r.member_id, readable.id, CASE WHEN readable.id IS NOT NULL THEN r.form END, CASE WHEN readable.id IS NOT NULL THEN d.decision_number END,
    CASE WHEN readable.id IS NOT NULL THEN r.valid_from END, CASE WHEN readable.id IS NOT NULL THEN r.valid_through END
  FROM member_restriction r JOIN discipline_case d ON d.id = r.discipline_id LEFT JOIN readable ON readable.id = r.discipline_id
  WHERE r.member_id = ANY (members) AND r.member_id IN (SELECT chibo_visible_members()) AND r.revoked_at IS NULL AND r.during @> as_of;
END;

-- As before, of members, in the form that stands: what was annulled is in no count.
CREATE OR REPLACE FUNCTION chibo_discipline_counts(unit uuid, from_day date, through_day date) RETURNS TABLE (form discipline_form, measures integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT f.form, count(d.id)::integer
  FROM unnest(enum_range(NULL::discipline_form)) AS f (form)
  LEFT JOIN (discipline_case d JOIN workflow_item i ON i.id = d.id
    LEFT JOIN LATERAL (SELECT r.form FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1) corrected ON true)
    ON COALESCE(corrected.form, d.decided_form) = f.form AND d.decided_on BETWEEN from_day AND through_day AND d.member_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'ANNULLED')
    AND stood_within(CASE d.decided_by WHEN 'CELL' THEN d.cell_id ELSE COALESCE(i.waits_at_id, i.organization_id) END, unit, d.decided_on)
  WHERE chibo_discipline_is_told(unit) AND f.form <> 'DISSOLUTION'
  GROUP BY f.form;
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE discipline_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE discipline_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_restriction ENABLE ROW LEVEL SECURITY;

DROP POLICY discipline_case_read ON discipline_case;
CREATE POLICY discipline_case_read ON discipline_case FOR SELECT TO chibo_app USING (id IN (SELECT chibo_readable_disciplines()));
CREATE POLICY discipline_revision_read ON discipline_revision FOR SELECT TO chibo_app USING (discipline_id IN (SELECT chibo_readable_disciplines()));
CREATE POLICY discipline_revision_record ON discipline_revision FOR INSERT TO chibo_app WITH CHECK (discipline_id IN (SELECT chibo_filed_disciplines()));
CREATE POLICY discipline_post_read ON discipline_post FOR SELECT TO chibo_app USING (discipline_id IN (SELECT chibo_readable_disciplines()));
CREATE POLICY discipline_post_choose ON discipline_post FOR INSERT TO chibo_app WITH CHECK (discipline_id IN (
  SELECT d.id FROM discipline_case d WHERE d.closed_on IS NULL AND d.id IN (SELECT chibo_handled_disciplines())));
CREATE POLICY member_restriction_read ON member_restriction FOR SELECT TO chibo_app USING (discipline_id IN (SELECT chibo_readable_disciplines()));

REVOKE EXECUTE ON FUNCTION discipline_takes_effect(), discipline_gives_back(uuid), discipline_is_revised(), chibo_readable_disciplines(),
  chibo_discipline_names(uuid[]), chibo_party_posts(uuid, date), chibo_restrictions(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_readable_disciplines(), chibo_discipline_names(uuid[]), chibo_party_posts(uuid, date), chibo_restrictions(uuid[], date) TO chibo_app;

GRANT UPDATE (official_cell_id, cell_voted_on, hearing, heard_on, lapses_on, announced_on) ON discipline_case TO chibo_app;
GRANT SELECT, INSERT (id, discipline_id, kind, form, decided_by, decision_number, decided_on, reason, lapses_on) ON discipline_revision TO chibo_app;
GRANT SELECT, INSERT (discipline_id, post_id) ON discipline_post TO chibo_app;
GRANT SELECT ON member_restriction TO chibo_app;
