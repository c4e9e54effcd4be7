-- What is marked Mật or above is on record by number, day and where it is kept, never by its content.

-- CreateEnum
CREATE TYPE "secrecy" AS ENUM ('ORDINARY', 'SECRET', 'HIGHLY_SECRET', 'TOP_SECRET');

-- AlterTable
ALTER TABLE "complaint" ADD COLUMN     "kept_at" TEXT,
ADD COLUMN     "secrecy" "secrecy" NOT NULL DEFAULT 'ORDINARY',
ALTER COLUMN "content" DROP NOT NULL;

-- AlterTable
ALTER TABLE "denunciation" ADD COLUMN     "kept_at" TEXT,
ADD COLUMN     "secrecy" "secrecy" NOT NULL DEFAULT 'ORDINARY',
ALTER COLUMN "content" DROP NOT NULL;

-- AlterTable
ALTER TABLE "discipline_case" ADD COLUMN     "kept_at" TEXT,
ADD COLUMN     "secrecy" "secrecy" NOT NULL DEFAULT 'ORDINARY',
ALTER COLUMN "violation" DROP NOT NULL;

-- AlterTable
ALTER TABLE "discipline_revision" ALTER COLUMN "reason" DROP NOT NULL;

-- AlterTable
ALTER TABLE "inspection_case" ADD COLUMN     "kept_at" TEXT,
ADD COLUMN     "secrecy" "secrecy" NOT NULL DEFAULT 'ORDINARY',
ALTER COLUMN "content" DROP NOT NULL;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

-- An ordinary case without content is one whose mark was taken off: it still says where it is kept.
ALTER TABLE inspection_case
  ADD CONSTRAINT inspection_case_secret_without_content CHECK (
    secrecy = 'ORDINARY' OR num_nonnulls(content, period_from, period_through, conclusion) = 0 AND kept_at IS NOT NULL),
  ADD CONSTRAINT inspection_case_says_something CHECK (num_nonnulls(content, kept_at) > 0),
  DROP CONSTRAINT inspection_case_conclusion_is_whole,
  ADD CONSTRAINT inspection_case_conclusion_is_whole CHECK (
    num_nulls(conclusion_number, concluded_on) IN (0, 2) AND (concluded_on IS NULL OR closed_on IS NOT NULL)
    AND (CASE WHEN concluded_on IS NULL THEN conclusion IS NULL ELSE (conclusion IS NULL) = (secrecy <> 'ORDINARY') END));
ALTER TABLE discipline_case
  ADD CONSTRAINT discipline_case_secret_without_content CHECK ((violation IS NULL) = (secrecy <> 'ORDINARY') AND (secrecy = 'ORDINARY' OR kept_at IS NOT NULL));

ALTER TABLE complaint
  DROP CONSTRAINT complaint_settled_whole,
  ADD CONSTRAINT complaint_settled_whole CHECK (
    num_nonnulls(outcome, decision_number, decided_on) IN (0, 3) AND (reason IS NOT NULL) = (outcome IS NOT NULL AND secrecy = 'ORDINARY')
      AND (outcome IS NOT DISTINCT FROM 'CHANGED') = (form IS NOT NULL)
      AND (outcome IS NULL OR closed_on IS NOT DISTINCT FROM decided_on) AND (outcome IS NOT NULL OR NOT is_final)),
  ADD CONSTRAINT complaint_secret_without_content CHECK ((content IS NULL) = (secrecy <> 'ORDINARY') AND (secrecy = 'ORDINARY' OR kept_at IS NOT NULL));
ALTER TABLE denunciation
  DROP CONSTRAINT denunciation_concluded_whole,
  ADD CONSTRAINT denunciation_concluded_whole CHECK (
    num_nonnulls(outcome, conclusion_number, concluded_on) IN (0, 3) AND (conclusion IS NOT NULL) = (outcome IS NOT NULL AND secrecy = 'ORDINARY')
      AND (outcome IS NULL OR case_id IS NOT NULL AND closed_on IS NOT DISTINCT FROM concluded_on)),
  ADD CONSTRAINT denunciation_secret_without_content CHECK ((content IS NULL) = (secrecy <> 'ORDINARY') AND (secrecy = 'ORDINARY' OR kept_at IS NOT NULL));

-- What is entered later of a case or a measure, in words. The argument names the column that says whose it is. Past
-- row-level security, since whoever writes a step may not read the record any more.
CREATE FUNCTION secret_takes_no_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  record_id uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF EXISTS (SELECT FROM inspection_case c WHERE c.id = record_id AND c.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM discipline_case d WHERE d.id = record_id AND d.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM complaint c WHERE c.id = record_id AND c.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM denunciation d WHERE d.id = record_id AND d.secrecy <> 'ORDINARY') THEN
    RAISE EXCEPTION '% of % holds content, and is marked', TG_TABLE_NAME, record_id
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_secret_without_content';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER secret_takes_no_content BEFORE INSERT OR UPDATE ON case_finding FOR EACH ROW EXECUTE FUNCTION secret_takes_no_content('case_id');
CREATE TRIGGER secret_takes_no_content BEFORE INSERT OR UPDATE ON case_recommendation FOR EACH ROW EXECUTE FUNCTION secret_takes_no_content('case_id');
CREATE TRIGGER secret_takes_no_content BEFORE INSERT ON workflow_log FOR EACH ROW WHEN (NEW.remark IS NOT NULL) EXECUTE FUNCTION secret_takes_no_content('item_id');
CREATE TRIGGER secret_takes_no_content BEFORE INSERT ON discipline_revision FOR EACH ROW WHEN (NEW.reason IS NOT NULL) EXECUTE FUNCTION secret_takes_no_content('discipline_id');
-- A complaint is marked wherever what it is against is.
CREATE TRIGGER secret_takes_no_content BEFORE INSERT OR UPDATE ON complaint FOR EACH ROW
  WHEN (NEW.content IS NOT NULL OR NEW.reason IS NOT NULL) EXECUTE FUNCTION secret_takes_no_content('discipline_id');

-- And a case is not marked over what it holds already.
CREATE FUNCTION marked_case_holds_no_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM case_finding f WHERE f.case_id = NEW.id) OR EXISTS (SELECT FROM case_recommendation r WHERE r.case_id = NEW.id)
    OR EXISTS (SELECT FROM workflow_log l WHERE l.item_id = NEW.id AND l.remark IS NOT NULL) THEN
    RAISE EXCEPTION 'inspection_case % holds content', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_case_secret_without_content';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER marked_case_holds_no_content BEFORE UPDATE OF secrecy ON inspection_case FOR EACH ROW
  WHEN (NEW.secrecy <> 'ORDINARY') EXECUTE FUNCTION marked_case_holds_no_content();

-- An ordinary revision says why.
CREATE FUNCTION revision_says_why() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.reason IS NULL AND NOT EXISTS (SELECT FROM discipline_case d WHERE d.id = NEW.discipline_id AND d.secrecy <> 'ORDINARY') THEN
    RAISE EXCEPTION 'revision % gives no reason', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_revision_says_why';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER revision_says_why BEFORE INSERT ON discipline_revision FOR EACH ROW EXECUTE FUNCTION revision_says_why();

-- As before, with the mark of the measure.
DROP FUNCTION chibo_complained_measure(uuid, uuid, text, date, date);
CREATE FUNCTION chibo_complained_measure(of_measure uuid, on_subject uuid, by_number text, of_day date, as_of date)
RETURNS TABLE (id uuid, decided_by discipline_body, decided_on date, announced_on date, ended discipline_revision_kind, inspection_place uuid, standing_place uuid,
  secrecy secrecy)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  WITH found AS (
    SELECT d.*, complaint_place(d.id, 'INSPECTION', as_of) AS inspection, complaint_place(d.id, 'STANDING', as_of) AS standing
    FROM discipline_case d
    WHERE d.decided_on IS NOT NULL AND (d.id = of_measure OR COALESCE(d.member_id, d.organization_id) = on_subject
      AND d.decision_number = by_number AND d.decided_on = of_day))
  SELECT f.id, f.decided_by, f.decided_on, f.announced_on,
    (SELECT r.kind FROM discipline_revision r WHERE r.discipline_id = f.id AND r.kind <> 'CORRECTED'), f.inspection, f.standing, f.secrecy
  FROM found f
  WHERE f.id = of_measure AND f.id IN (SELECT chibo_own_measures())
    OR of_measure IS NULL AND COALESCE(f.inspection, f.standing) IN (SELECT chibo_overseen_organizations())
      AND f.inspection_case_id NOT IN (SELECT chibo_cases_on_self())
  LIMIT 1;
END;
REVOKE EXECUTE ON FUNCTION chibo_complained_measure(uuid, uuid, text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_complained_measure(uuid, uuid, text, date, date) TO chibo_app;

REVOKE EXECUTE ON FUNCTION secret_takes_no_content(), marked_case_holds_no_content(), revision_says_why() FROM PUBLIC;

GRANT UPDATE (secrecy, kept_at) ON inspection_case TO chibo_app;
GRANT INSERT (secrecy, kept_at) ON discipline_case TO chibo_app;
GRANT INSERT (secrecy, kept_at) ON complaint TO chibo_app;
GRANT SELECT (secrecy, kept_at), INSERT (secrecy, kept_at) ON denunciation TO chibo_app;
