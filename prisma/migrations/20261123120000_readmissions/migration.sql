-- Somebody who has left the Party is admitted again: the file says why they left, and the record keeps the first admission beside the
-- second, which has a probation of its own.

-- CreateEnum
CREATE TYPE "leaving_reason" AS ENUM ('SELF_ABANDONED', 'RESIGNED', 'FAMILY_HARDSHIP', 'SERIOUS_DISUNITY', 'CORRUPTION', 'SERIOUS_CRIME', 'MINOR_CRIME', 'OTHER');

-- CreateTable
CREATE TABLE "admission_readmission" (
    "admission_id" UUID NOT NULL,
    "left_for" "leaving_reason" NOT NULL,
    "record_cleared_on" DATE,
    "consent_number" TEXT,
    "consent_on" DATE,

    CONSTRAINT "admission_readmission_pkey" PRIMARY KEY ("admission_id")
);

-- CreateTable
CREATE TABLE "member_readmission" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "decided_on" DATE NOT NULL,
    "ceremony_on" DATE NOT NULL,
    "recognized_on" DATE,

    CONSTRAINT "member_readmission_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_readmission_member_id_decided_on_key" ON "member_readmission"("member_id", "decided_on");

-- AddForeignKey
ALTER TABLE "admission_readmission" ADD CONSTRAINT "admission_readmission_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_readmission" ADD CONSTRAINT "member_readmission_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE admission_readmission
  ADD CONSTRAINT admission_readmission_consent_whole CHECK ((consent_number IS NULL) = (consent_on IS NULL)),
  ADD CONSTRAINT admission_readmission_consent_told CHECK (btrim(consent_number) <> ''),
  ADD CONSTRAINT admission_readmission_record_cleared CHECK ((record_cleared_on IS NOT NULL) = (left_for = 'MINOR_CRIME'));
ALTER TABLE member_readmission
  ADD CONSTRAINT member_readmission_in_order CHECK (decided_on <= ceremony_on AND ceremony_on <= recognized_on);
-- One probation at a time.
CREATE UNIQUE INDEX member_readmission_one_probation ON member_readmission (member_id) WHERE recognized_on IS NULL;

-- ---------------------------------------------------------------------------------------------------------
-- What there is to know of a candidate

-- What stands in the way of proposing a person, also where it lies out of the actor's scope, and how an earlier membership ended.
-- Nothing is said of persons who are themselves out of scope.
DROP FUNCTION chibo_candidacy(uuid);
CREATE FUNCTION chibo_candidacy(candidate uuid, OUT known boolean, OUT has_open_admission boolean, OUT has_member_record boolean, OUT left_on date,
  OUT left_as member_status_end, OUT left_ground removal_ground, OUT readmissions integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT visible.known, visible.known AND EXISTS (SELECT FROM admission a WHERE a.person_id = candidate AND a.closed_on IS NULL), m.id IS NOT NULL,
    last.valid_through + 1, last.end_reason,
    (SELECT x.ground FROM member_exit x WHERE x.member_id = m.id AND x.effective_on = last.valid_through + 1 AND x.restored_on IS NULL),
    (SELECT count(*)::integer FROM member_readmission r WHERE r.member_id = m.id)
  FROM (SELECT candidate IN (SELECT chibo_visible_persons() UNION ALL SELECT chibo_candidates()) AS known) AS visible
  LEFT JOIN member m ON visible.known AND m.person_id = candidate
  LEFT JOIN LATERAL (SELECT s.valid_through, s.end_reason FROM member_status_period s WHERE s.member_id = m.id ORDER BY s.valid_from DESC LIMIT 1) last ON true;
END;
REVOKE EXECUTE ON FUNCTION chibo_candidacy(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_candidacy(uuid) TO chibo_app;

-- As before, and with the members who were admitted again.
CREATE OR REPLACE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql IMMUTABLE ROWS 35
BEGIN ATOMIC
  SELECT * FROM (VALUES
    (1, 'membership', 'member_id', 'member', false, NULL),
    (2, 'member_status_period', 'member_id', 'member', false, NULL),
    (3, 'member_overlay', 'member_id', 'member', false, NULL),
    (4, 'member_exit', 'member_id', 'member', false, NULL),
    (5, 'rating_entry', 'member_id', 'member', false, NULL),
    (6, 'admission', 'member_id', 'member', false, NULL),
    (7, 'admission_introducer', 'member_id', 'member', false, NULL),
    (8, 'inspection_case_subject', 'member_id', 'member', true, NULL),
    (9, 'discipline_case', 'member_id', 'member', true, NULL),
    -- A person has one party record: the kept one's own, if there is one.
    (10, 'member', 'person_id', 'person', false, 'EXISTS (SELECT FROM member k WHERE k.person_id = $1)'),
    (11, 'post', 'person_id', 'person', false, NULL),
    (12, 'training_attendance', 'person_id', 'person', false, NULL),
    (13, 'recorded_rating', 'person_id', 'person', false, NULL),
    (14, 'admission', 'person_id', 'person', false, NULL),
    (15, 'member_transfer', 'person_id', 'person', false, NULL),
    (16, 'inspection_case_team', 'person_id', 'person', true, NULL),
    (17, 'account', 'person_id', 'person', false, NULL),
    (18, 'access_grant', 'person_id', 'person', false, NULL),
    -- One that was ended gives nothing any more, and stays with whoever ended it.
    (19, 'delegation', 'delegator_id', 'person', false, 'r.ended_at IS NOT NULL'),
    (20, 'delegation', 'delegate_id', 'person', false, 'r.ended_at IS NOT NULL'),
    -- What the kept record has of its own stands.
    (21, 'person_contact', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_contact k WHERE k.person_id = $1)'),
    (22, 'identity_number', 'person_id', 'person', false, 'EXISTS (SELECT FROM identity_number k WHERE k.person_id = $1 AND k.kind = r.kind)'),
    (23, 'person_relation', 'person_id', 'person', false,
      'r.other_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (24, 'person_relation', 'other_id', 'person', false,
      'r.person_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    (25, 'not_same_person', 'one_id', 'person', false,
      'r.other_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.other_id IN (k.one_id, k.other_id))'),
    (26, 'not_same_person', 'other_id', 'person', false,
      'r.one_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.one_id IN (k.one_id, k.other_id))'),
    (27, 'duplicate_suspicion', 'person_id', 'person', false,
      'r.other_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (28, 'duplicate_suspicion', 'other_id', 'person', false,
      'r.person_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    -- What was merged into the merged record earlier opens to the kept one too.
    (29, 'person', 'merged_into_id', 'person', false, NULL),
    (30, 'correction', 'member_id', 'member', false, NULL),
    (31, 'person_origin', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_origin k WHERE k.person_id = $1)'),
    (32, 'person_residence', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_residence k WHERE k.person_id = $1)'),
    (33, 'person_schooling', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_schooling k WHERE k.person_id = $1)'),
    (34, 'person_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_background k WHERE k.person_id = $1)'),
    (35, 'party_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM party_background k WHERE k.person_id = $1)'),
    (36, 'member_readmission', 'member_id', 'member', false, NULL)
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;

-- As before; somebody admitted again comes back on the probation, or as the full member, of the last admission.
CREATE OR REPLACE FUNCTION chibo_carry_out_transfer(transfer uuid, arrival jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t member_transfer;
  m member;
  again member_readmission;
  on_probation boolean;
  probation admission;
  stage_was text;
BEGIN
  SELECT x.* INTO t FROM member_transfer x
  WHERE x.id = transfer AND x.carried_at = now()::timestamptz(3)
    AND (x.organization_id IN (SELECT chibo_organizations('transfer_issue')) AND x.direction <> 'WITHIN'
      OR x.organization_id IN (SELECT chibo_organizations('transfer_receive')) AND x.ended_on IS NOT NULL
      OR x.destination_id IN (SELECT chibo_organizations('transfer_receive')));
  IF t.id IS NULL THEN
    RAISE EXCEPTION 'transfer % is not the actor''s to carry out', transfer USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF t.direction = 'IN' AND t.ended_on IS NULL THEN
    INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on, card_number)
    SELECT (arrival ->> 'memberId')::uuid, t.person_id, (arrival ->> 'decidedOn')::date, (arrival ->> 'ceremonyOn')::date, arrival ->> 'cardNumber'
    WHERE NOT EXISTS (SELECT FROM member e WHERE e.person_id = t.person_id);
  END IF;
  UPDATE member SET version = version + 1, recognized_on = COALESCE(recognized_on, (arrival ->> 'recognizedOn')::date) WHERE person_id = t.person_id RETURNING * INTO m;
  -- Who was admitted again is on the probation of the last admission, whatever is on record of the first.
  UPDATE member_readmission r SET recognized_on = (arrival ->> 'recognizedOn')::date WHERE r.member_id = m.id AND r.recognized_on IS NULL AND arrival ->> 'recognizedOn' IS NOT NULL;
  SELECT r.* INTO again FROM member_readmission r WHERE r.member_id = m.id ORDER BY r.decided_on DESC LIMIT 1;
  on_probation := CASE WHEN again.id IS NULL THEN m.recognized_on ELSE again.recognized_on END IS NULL;
  IF t.ended_on IS NOT NULL THEN
    UPDATE membership s SET valid_through = t.ended_on
    WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from BETWEEN t.received_on AND t.ended_on AND (s.valid_through IS NULL OR s.valid_through > t.ended_on);
    IF t.direction = 'IN' THEN
      UPDATE member_status_period SET valid_through = t.ended_on, end_reason = 'TRANSFERRED_OUT' WHERE member_id = m.id AND valid_through IS NULL;
    END IF;
    RETURN m.id;
  END IF;
  IF t.direction = 'IN' THEN
    INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES (gen_random_uuid(), m.id, CASE WHEN on_probation THEN 'PROBATIONARY' ELSE 'FULL' END::member_status, t.received_on);
    INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through)
    VALUES (gen_random_uuid(), m.id, t.organization_id, CASE t.type WHEN 'PERMANENT' THEN 'PRIMARY' ELSE 'TEMPORARY' END::membership_kind, t.received_on, t.planned_through);
    IF t.type = 'PERMANENT' AND on_probation THEN
      INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
      VALUES ((arrival ->> 'admissionId')::uuid, 'admission', t.organization_id, 'PROBATION', t.received_on, (arrival ->> 'reviewDueOn')::date);
      INSERT INTO admission (id, organization_id, person_id, applied_on, decision_number, decided_on, ceremony_on, member_id)
      VALUES ((arrival ->> 'admissionId')::uuid, t.organization_id, t.person_id, COALESCE(again.decided_on, m.admission_decided_on), arrival ->> 'decisionNumber', COALESCE(again.decided_on, m.admission_decided_on), COALESCE(again.ceremony_on, m.admission_ceremony_on), m.id);
      INSERT INTO workflow_log (item_id, sequence, action, to_stage, body, decision_number, decided_on)
      VALUES ((arrival ->> 'admissionId')::uuid, NULL, 'ARRIVE', 'PROBATION', t.place, arrival ->> 'decisionNumber', COALESCE(again.decided_on, m.admission_decided_on));
    END IF;
    RETURN m.id;
  END IF;
  IF t.type = 'TEMPORARY' THEN
    IF t.destination_id IS NOT NULL THEN
      INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through) VALUES (gen_random_uuid(), m.id, t.destination_id, 'TEMPORARY', t.received_on, t.planned_through);
    END IF;
    RETURN m.id;
  END IF;
  UPDATE membership s SET valid_through = t.received_on - 1 WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_from < t.received_on AND s.valid_through IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'member % has no membership to leave', m.id USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_leaves_a_cell';
  END IF;
  SELECT a.* INTO probation FROM admission a WHERE a.member_id = m.id AND a.closed_on IS NULL;
  SELECT i.stage INTO stage_was FROM workflow_item i WHERE i.id = probation.id;
  IF t.direction = 'WITHIN' THEN
    INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES (gen_random_uuid(), m.id, t.destination_id, 'PRIMARY', t.received_on);
    UPDATE admission SET organization_id = t.destination_id WHERE id = probation.id;
    UPDATE workflow_item SET organization_id = t.destination_id, version = version + 1 WHERE id = probation.id;
  ELSE
    UPDATE membership s SET valid_through = t.received_on - 1 WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from < t.received_on AND (s.valid_through IS NULL OR s.valid_through >= t.received_on);
    UPDATE member_status_period SET valid_through = t.received_on - 1, end_reason = 'TRANSFERRED_OUT' WHERE member_id = m.id AND valid_through IS NULL;
    UPDATE admission SET closed_on = t.received_on WHERE id = probation.id;
    UPDATE workflow_item SET stage = 'LEFT', due_on = NULL, version = version + 1 WHERE id = probation.id;
  END IF;
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, decision_number, decided_on)
  SELECT probation.id, NULL, 'TRANSFER', stage_was, CASE t.direction WHEN 'OUT' THEN 'LEFT' ELSE stage_was END, t.letter_number, t.letter_on WHERE probation.id IS NOT NULL;
  RETURN m.id;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE admission_readmission ENABLE ROW LEVEL SECURITY;
CREATE POLICY admission_readmission_read ON admission_readmission FOR SELECT TO chibo_app
  USING (admission_id IN (SELECT chibo_admissions('admission_read')) OR admission_id IN (SELECT chibo_own_admissions()));
CREATE POLICY admission_readmission_propose ON admission_readmission FOR INSERT TO chibo_app
  WITH CHECK (admission_id IN (SELECT chibo_admissions('admission_propose')));
CREATE POLICY admission_readmission_change ON admission_readmission FOR UPDATE TO chibo_app
  USING (admission_id IN (SELECT chibo_admissions('admission_propose')));

-- Like the rest of the new member: with the ceremony, and with the recognition.
ALTER TABLE member_readmission ENABLE ROW LEVEL SECURITY;
CREATE POLICY member_readmission_read ON member_readmission FOR SELECT TO chibo_app
  USING (member_id IN (SELECT chibo_visible_members()) OR member_id = (SELECT chibo_member()));
CREATE POLICY member_readmission_admit ON member_readmission FOR INSERT TO chibo_app
  WITH CHECK (recognized_on IS NULL AND (member_id, decided_on, ceremony_on) IN (SELECT a.member_id, a.decided_on, a.ceremony_on FROM chibo_admitted() a));
CREATE POLICY member_readmission_recognize ON member_readmission FOR UPDATE TO chibo_app
  USING (recognized_on IS NULL AND member_id IN (SELECT r.member_id FROM chibo_recognized() r))
  WITH CHECK ((member_id, recognized_on) IN (SELECT r.member_id, r.recognized_on FROM chibo_recognized() r));

GRANT SELECT, INSERT, UPDATE (left_for, record_cleared_on, consent_number, consent_on) ON admission_readmission TO chibo_app;
GRANT SELECT, INSERT, UPDATE (recognized_on) ON member_readmission TO chibo_app;
