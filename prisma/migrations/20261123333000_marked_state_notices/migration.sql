-- A notice from a State body or court that is marked Mật or above is on record by its number, its days and where it is kept.

-- AlterTable
ALTER TABLE "state_notice" ADD COLUMN     "kept_at" TEXT,
ADD COLUMN     "secrecy" "secrecy" NOT NULL DEFAULT 'ORDINARY',
ALTER COLUMN "content" DROP NOT NULL;

ALTER TABLE state_notice
  DROP CONSTRAINT state_notice_settled_whole,
  -- A case or a reason settles it, one of the two, on a day; of a marked one the paper that says the reason stands in the log.
  ADD CONSTRAINT state_notice_settled_whole CHECK (
    CASE secrecy WHEN 'ORDINARY' THEN num_nonnulls(case_id, reason) = num_nonnulls(closed_on) ELSE reason IS NULL AND num_nonnulls(case_id) <= num_nonnulls(closed_on) END),
  ADD CONSTRAINT state_notice_secret_without_content CHECK ((content IS NULL) = (secrecy <> 'ORDINARY') AND (secrecy = 'ORDINARY' OR kept_at IS NOT NULL));

-- As before, and notices.
CREATE OR REPLACE FUNCTION secret_takes_no_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  record_id uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF EXISTS (SELECT FROM inspection_case c WHERE c.id = record_id AND c.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM discipline_case d WHERE d.id = record_id AND d.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM complaint c WHERE c.id = record_id AND c.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM denunciation d WHERE d.id = record_id AND d.secrecy <> 'ORDINARY')
    OR EXISTS (SELECT FROM state_notice n WHERE n.id = record_id AND n.secrecy <> 'ORDINARY') THEN
    RAISE EXCEPTION '% of % holds content, and is marked', TG_TABLE_NAME, record_id
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_secret_without_content';
  END IF;
  RETURN NEW;
END
$$;

GRANT INSERT (secrecy, kept_at) ON state_notice TO chibo_app;
