-- Somebody who left the Party elsewhere is admitted again here: the file says what papers say of the earlier membership, and the
-- ceremony puts it on record beside the second.

ALTER TABLE "admission_readmission" ADD COLUMN "former_admitted_on" DATE,
ADD COLUMN "former_recognized_on" DATE,
ADD COLUMN "former_left_on" DATE,
ADD COLUMN "former_left_as" "member_status_end",
ADD COLUMN "former_document" TEXT,
ADD COLUMN "former_readmitted" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE admission_readmission
  ADD CONSTRAINT admission_readmission_former_whole CHECK (
    CASE WHEN former_document IS NULL THEN num_nonnulls(former_admitted_on, former_recognized_on, former_left_on, former_left_as) = 0 AND NOT former_readmitted
    ELSE num_nonnulls(former_admitted_on, former_left_on, former_left_as) = 3 AND btrim(former_document) <> '' END),
  ADD CONSTRAINT admission_readmission_former_in_order CHECK (former_admitted_on <= COALESCE(former_recognized_on, former_admitted_on) AND COALESCE(former_recognized_on, former_admitted_on) < former_left_on),
  ADD CONSTRAINT admission_readmission_former_left CHECK (former_left_as IN ('REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED'));
GRANT UPDATE (former_admitted_on, former_recognized_on, former_left_on, former_left_as, former_document, former_readmitted) ON admission_readmission TO chibo_app;

-- Puts the earlier membership of somebody whose ceremony the actor records on the roll of the past: the first admission and the
-- statuses, no cell, since none of them is here. Answers the member; null where the file says nothing of one, or there is a record.
CREATE FUNCTION chibo_enter_former(of_admission uuid, new_member uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  f admission_readmission;
  person uuid;
BEGIN
  SELECT a.person_id INTO person FROM admission a JOIN chibo_admitted() d ON d.person_id = a.person_id AND d.decided_on = a.decided_on AND d.ceremony_on = a.ceremony_on
  WHERE a.id = of_admission AND d.member_id IS NULL;
  SELECT x.* INTO f FROM admission_readmission x WHERE x.admission_id = of_admission AND x.former_document IS NOT NULL;
  IF person IS NULL OR f.admission_id IS NULL THEN
    RETURN NULL;
  END IF;
  -- Of the ceremony there nothing is known here.
  INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on, recognized_on) VALUES (new_member, person, f.former_admitted_on, f.former_admitted_on, f.former_recognized_on);
  IF f.former_recognized_on IS NULL OR f.former_recognized_on > f.former_admitted_on THEN
    INSERT INTO member_status_period (id, member_id, status, valid_from, valid_through, end_reason)
    VALUES (gen_random_uuid(), new_member, 'PROBATIONARY', f.former_admitted_on, COALESCE(f.former_recognized_on, f.former_left_on) - 1,
      CASE WHEN f.former_recognized_on IS NULL THEN f.former_left_as ELSE 'RECOGNIZED' END);
  END IF;
  IF f.former_recognized_on IS NOT NULL THEN
    INSERT INTO member_status_period (id, member_id, status, valid_from, valid_through, end_reason)
    VALUES (gen_random_uuid(), new_member, 'FULL', f.former_recognized_on, f.former_left_on - 1, f.former_left_as);
  END IF;
  RETURN new_member;
END
$$;
REVOKE EXECUTE ON FUNCTION chibo_enter_former(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_enter_former(uuid, uuid) TO chibo_app;
