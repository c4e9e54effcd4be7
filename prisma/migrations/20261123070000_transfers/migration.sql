-- Transfers from both ends: proposal, introduction letter, receipt, return; and one such case a person at a time.

-- CreateEnum
CREATE TYPE "transfer_type" AS ENUM ('PERMANENT', 'TEMPORARY');

-- CreateEnum
CREATE TYPE "transfer_direction" AS ENUM ('WITHIN', 'OUT', 'IN');

-- CreateTable
CREATE TABLE "member_transfer" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "direction" "transfer_direction" NOT NULL,
    "type" "transfer_type" NOT NULL,
    "person_id" UUID NOT NULL,
    "destination_id" UUID,
    "place" TEXT,
    "reason" TEXT NOT NULL,
    "planned_through" DATE,
    "letter_number" TEXT,
    "letter_on" DATE,
    "letter_valid_through" DATE,
    "received_on" DATE,
    "ended_on" DATE,
    "closed_on" DATE,
    "carried_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exclusive_case" (
    "person_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "exclusive_case_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "member_transfer_organization_id_idx" ON "member_transfer"("organization_id");

-- CreateIndex
CREATE INDEX "member_transfer_destination_id_idx" ON "member_transfer"("destination_id");

-- CreateIndex
CREATE INDEX "member_transfer_person_id_idx" ON "member_transfer"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "exclusive_case_item_id_key" ON "exclusive_case"("item_id");

-- AddForeignKey
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_transfer" ADD CONSTRAINT "member_transfer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusive_case" ADD CONSTRAINT "exclusive_case_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusive_case" ADD CONSTRAINT "exclusive_case_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_transfer
  -- Within the system it goes to a cell, which is named with the letter at the latest; across its border to, or from, a place.
  ADD CONSTRAINT member_transfer_has_other_end CHECK ((direction = 'WITHIN') = (place IS NULL) AND (direction = 'WITHIN' OR destination_id IS NULL)),
  ADD CONSTRAINT member_transfer_goes_elsewhere CHECK (destination_id <> organization_id),
  ADD CONSTRAINT member_transfer_letter_is_whole CHECK ((letter_number IS NULL) = (letter_on IS NULL) AND (letter_on IS NULL) = (letter_valid_through IS NULL)),
  ADD CONSTRAINT member_transfer_letter_names_destination CHECK (letter_on IS NULL OR direction <> 'WITHIN' OR destination_id IS NOT NULL),
  ADD CONSTRAINT member_transfer_plans_its_end CHECK ((type = 'TEMPORARY') = (planned_through IS NOT NULL)),
  ADD CONSTRAINT member_transfer_dates_in_order CHECK (letter_valid_through >= letter_on AND received_on >= letter_on AND planned_through >= received_on AND ended_on BETWEEN received_on AND planned_through),
  ADD CONSTRAINT member_transfer_received_by_letter CHECK (received_on IS NULL OR letter_on IS NOT NULL),
  ADD CONSTRAINT member_transfer_carried_out CHECK ((received_on IS NULL) = (carried_at IS NULL)),
  ADD CONSTRAINT member_transfer_ends_once CHECK (ended_on IS NULL OR (type = 'TEMPORARY' AND closed_on IS NOT NULL)),
  ADD CONSTRAINT member_transfer_received_for_good_is_closed CHECK (received_on IS NULL OR type = 'TEMPORARY' OR closed_on IS NOT NULL);

CREATE UNIQUE INDEX member_transfer_one_open_a_person ON member_transfer (person_id) WHERE closed_on IS NULL;

CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON member_transfer FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('transfer');

-- Who is being admitted or recognised, moves or leaves, does one of these at a time. A temporary transfer is in the way of
-- nothing else once the member is there; an exit opens and closes at once, and ends it as it ends the admission of a
-- probationary member.
CREATE FUNCTION keep_exclusive_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told jsonb := to_jsonb(NEW);
  whose uuid := COALESCE((told ->> 'person_id')::uuid, (SELECT m.person_id FROM member m WHERE m.id = (told ->> 'member_id')::uuid));
  held boolean := CASE TG_ARGV[0]
    WHEN 'admission' THEN told ->> 'closed_on' IS NULL AND (told ->> 'ceremony_on' IS NULL OR told ->> 'review_voted_on' IS NOT NULL)
    WHEN 'transfer' THEN told ->> 'closed_on' IS NULL AND told ->> 'received_on' IS NULL
    ELSE true END;
BEGIN
  IF TG_ARGV[0] = 'exit' THEN
    DELETE FROM exclusive_case e WHERE e.person_id = whose AND e.kind = 'admission';
  END IF;
  IF held THEN
    INSERT INTO exclusive_case (person_id, item_id, kind) SELECT whose, NEW.id, TG_ARGV[0] WHERE NOT EXISTS (SELECT FROM exclusive_case e WHERE e.item_id = NEW.id);
  END IF;
  IF NOT held OR TG_ARGV[0] = 'exit' THEN
    DELETE FROM exclusive_case WHERE item_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_exclusive_case AFTER INSERT OR UPDATE ON admission FOR EACH ROW EXECUTE FUNCTION keep_exclusive_case('admission');
CREATE TRIGGER keep_exclusive_case AFTER INSERT OR UPDATE ON member_transfer FOR EACH ROW EXECUTE FUNCTION keep_exclusive_case('transfer');
CREATE TRIGGER keep_exclusive_case AFTER INSERT ON member_exit FOR EACH ROW EXECUTE FUNCTION keep_exclusive_case('exit');
INSERT INTO exclusive_case (person_id, item_id, kind) SELECT a.person_id, a.id, 'admission' FROM admission a WHERE a.closed_on IS NULL AND (a.ceremony_on IS NULL OR a.review_voted_on IS NOT NULL);

CREATE FUNCTION exit_ends_temporary_transfer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ending uuid;
BEGIN
  UPDATE member_transfer t SET ended_on = LEAST(GREATEST(t.received_on, NEW.effective_on - 1), t.planned_through), closed_on = NEW.effective_on
  WHERE t.closed_on IS NULL AND t.received_on IS NOT NULL AND t.person_id = (SELECT m.person_id FROM member m WHERE m.id = NEW.member_id)
  RETURNING t.id INTO ending;
  IF ending IS NOT NULL THEN
    INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage) VALUES (ending, NULL, 'LEAVE', 'STAYING', 'ENDED');
    UPDATE workflow_item SET stage = 'ENDED', due_on = NULL, version = version + 1 WHERE id = ending;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER exit_ends_temporary_transfer AFTER INSERT ON member_exit FOR EACH ROW EXECUTE FUNCTION exit_ends_temporary_transfer();

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security. The receiving side comes to know of a transfer with the letter, and then sees the case: not the
-- member's record, nor anything else of the cell that sends.

CREATE FUNCTION chibo_transfers(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations(right_name) AS id)
  SELECT t.id FROM member_transfer t WHERE t.organization_id IN (SELECT id FROM scoped)
  UNION SELECT t.id FROM member_transfer t WHERE t.letter_on IS NOT NULL AND t.destination_id IN (SELECT id FROM scoped);
END;

CREATE FUNCTION chibo_workable_transfers() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT t.id FROM member_transfer t WHERE t.organization_id IN (
    SELECT chibo_organizations('transfer_propose') UNION SELECT chibo_organizations('transfer_issue') UNION SELECT chibo_organizations('transfer_receive'))
  UNION SELECT t.id FROM member_transfer t WHERE t.letter_on IS NOT NULL AND t.destination_id IN (SELECT chibo_organizations('transfer_receive'));
END;

-- What both ends may know of the member and of each other: what stands in the letter.
CREATE FUNCTION chibo_transfer_letters(transfers uuid[]) RETURNS TABLE (id uuid, member_id uuid, full_name text, birth_on date, birth_precision date_precision,
  status member_status, status_through date, admission_decided_on date, recognized_on date, begun_on date, organization_name text, destination_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT t.id, m.id, p.full_name, p.birth_on, p.birth_precision, last_status.status, last_status.valid_through, m.admission_decided_on, m.recognized_on, place.valid_from, home.name, other.name
  FROM member_transfer t JOIN person p ON p.id = t.person_id LEFT JOIN member m ON m.person_id = p.id
  LEFT JOIN LATERAL (SELECT s.status, s.valid_through FROM member_status_period s WHERE s.member_id = m.id ORDER BY s.valid_from DESC LIMIT 1) last_status ON true
  LEFT JOIN LATERAL (SELECT s.valid_from FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' ORDER BY s.valid_from DESC LIMIT 1) place ON true
  LEFT JOIN LATERAL (SELECT o.name FROM organization_period o WHERE o.organization_id = t.organization_id ORDER BY o.valid_from DESC LIMIT 1) home ON true
  LEFT JOIN LATERAL (SELECT o.name FROM organization_period o WHERE o.organization_id = t.destination_id ORDER BY o.valid_from DESC LIMIT 1) other ON true
  WHERE t.id = ANY (transfers) AND (t.person_id = (SELECT chibo_person()) OR t.id IN (SELECT chibo_transfers('transfer_read')));
END;

-- What is under way with somebody in scope, by which no other case of the kind may begin: admission or transfer; or a
-- temporary stay, which is in the way of another transfer only.
CREATE FUNCTION chibo_exclusive_case(whose uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT COALESCE((SELECT e.kind FROM exclusive_case e WHERE e.person_id = whose), (SELECT 'stay' FROM member_transfer t WHERE t.person_id = whose AND t.closed_on IS NULL))
  WHERE whose IN (SELECT chibo_visible_persons() UNION ALL SELECT chibo_candidates());
END;

-- Whether a competent body must be asked before somebody whose letter the actor issues may go: because a case or a measure
-- is open, or because the post is filled from above. Which of them it is, is not told.
CREATE FUNCTION chibo_transfer_needs_clearance(transfer uuid, as_of date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (
    SELECT FROM member_transfer t JOIN member m ON m.person_id = t.person_id
    WHERE t.id = transfer AND t.organization_id IN (SELECT chibo_organizations('transfer_issue'))
      AND (EXISTS (SELECT FROM inspection_case_subject s JOIN inspection_case c ON c.id = s.case_id WHERE s.member_id = m.id AND c.closed_on IS NULL)
        OR EXISTS (SELECT FROM discipline_case d WHERE d.member_id = m.id AND d.closed_on IS NULL)
        OR EXISTS (SELECT FROM post p JOIN committee c ON c.id = p.committee_id WHERE p.person_id = m.person_id AND c.kind <> 'CELL' AND p.during @> as_of)));
END;

-- Carries out what this very transaction puts on record of a transfer, receipt or return, on the roll: the one way to move
-- a member from a cell that the receiving side cannot see. `arrival` says who comes from outside the system.
CREATE FUNCTION chibo_carry_out_transfer(transfer uuid, arrival jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t member_transfer;
  m member;
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
  IF t.ended_on IS NOT NULL THEN
    UPDATE membership s SET valid_through = t.ended_on
    WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from BETWEEN t.received_on AND t.ended_on AND (s.valid_through IS NULL OR s.valid_through > t.ended_on);
    IF t.direction = 'IN' THEN
      UPDATE member_status_period SET valid_through = t.ended_on, end_reason = 'TRANSFERRED_OUT' WHERE member_id = m.id AND valid_through IS NULL;
    END IF;
    RETURN m.id;
  END IF;
  IF t.direction = 'IN' THEN
    INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES (gen_random_uuid(), m.id, CASE WHEN m.recognized_on IS NULL THEN 'PROBATIONARY' ELSE 'FULL' END::member_status, t.received_on);
    INSERT INTO membership (id, member_id, organization_id, kind, valid_from, valid_through)
    VALUES (gen_random_uuid(), m.id, t.organization_id, CASE t.type WHEN 'PERMANENT' THEN 'PRIMARY' ELSE 'TEMPORARY' END::membership_kind, t.received_on, t.planned_through);
    IF t.type = 'PERMANENT' AND m.recognized_on IS NULL THEN
      INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
      VALUES ((arrival ->> 'admissionId')::uuid, 'admission', t.organization_id, 'PROBATION', t.received_on, (arrival ->> 'reviewDueOn')::date);
      INSERT INTO admission (id, organization_id, person_id, applied_on, decision_number, decided_on, ceremony_on, member_id)
      VALUES ((arrival ->> 'admissionId')::uuid, t.organization_id, t.person_id, m.admission_decided_on, arrival ->> 'decisionNumber', m.admission_decided_on, m.admission_ceremony_on, m.id);
      INSERT INTO workflow_log (item_id, sequence, action, to_stage, body, decision_number, decided_on)
      VALUES ((arrival ->> 'admissionId')::uuid, NULL, 'ARRIVE', 'PROBATION', t.place, arrival ->> 'decisionNumber', m.admission_decided_on);
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

ALTER TABLE exclusive_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_transfer ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_transfer_read ON member_transfer FOR SELECT TO chibo_app
  USING (id IN (SELECT chibo_transfers('transfer_read')) OR person_id = (SELECT chibo_person()));
CREATE POLICY member_transfer_propose ON member_transfer FOR INSERT TO chibo_app
  WITH CHECK (person_id IS DISTINCT FROM (SELECT chibo_person()) AND (direction <> 'IN' AND received_on IS NULL AND letter_on IS NULL AND organization_id IN (SELECT chibo_organizations('transfer_propose'))
    OR direction = 'IN' AND organization_id IN (SELECT chibo_organizations('transfer_issue'))));
CREATE POLICY member_transfer_change ON member_transfer FOR UPDATE TO chibo_app
  USING (closed_on IS NULL AND person_id IS DISTINCT FROM (SELECT chibo_person()) AND id IN (SELECT chibo_workable_transfers()))
  WITH CHECK (true);

CREATE POLICY transfer_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'transfer' AND id IN (SELECT chibo_transfers('transfer_read')));
CREATE POLICY transfer_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'transfer' AND organization_id IN (SELECT chibo_organizations('transfer_propose') UNION SELECT chibo_organizations('transfer_issue')));
CREATE POLICY transfer_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'transfer' AND id IN (SELECT chibo_workable_transfers()));
CREATE POLICY transfer_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_transfers('transfer_read')));
CREATE POLICY transfer_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_transfers()));
CREATE POLICY transfer_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_transfers('transfer_read')));
CREATE POLICY transfer_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_transfers()));

-- Who comes from outside is written before the transfer that refers to the person.
CREATE POLICY person_transfer_write ON person FOR INSERT TO chibo_app WITH CHECK (EXISTS (SELECT chibo_organizations('transfer_issue')));

-- Whoever was sent out of the system for a time does not vote here, like those who are in another cell of it.
CREATE OR REPLACE FUNCTION chibo_electorate(cell uuid, as_of date, OUT full_members integer, OUT elsewhere integer, OUT exempt integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*)::integer, count(*) FILTER (WHERE away)::integer, count(*) FILTER (WHERE excused AND NOT away)::integer
  FROM (
    SELECT
      EXISTS (SELECT FROM membership t WHERE t.member_id = m.member_id AND t.kind = 'TEMPORARY' AND t.organization_id <> m.organization_id
        AND t.valid_from <= as_of AND (t.valid_through IS NULL OR t.valid_through >= as_of))
      OR EXISTS (SELECT FROM member_transfer t JOIN member o ON o.person_id = t.person_id WHERE o.id = m.member_id AND t.type = 'TEMPORARY' AND t.direction = 'OUT'
        AND as_of BETWEEN t.received_on AND COALESCE(t.ended_on, t.planned_through)) AS away,
      EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.member_id AND v.kind = 'ACTIVITY_EXEMPTION'
        AND v.valid_from <= as_of AND (v.valid_through IS NULL OR v.valid_through >= as_of)) AS excused
    FROM membership m JOIN member_status_period s ON s.member_id = m.member_id
    WHERE m.organization_id = cell AND cell IN (SELECT chibo_organizations('member_read'))
      AND m.kind = 'PRIMARY' AND m.valid_from <= as_of AND (m.valid_through IS NULL OR m.valid_through >= as_of)
      AND s.status = 'FULL' AND s.valid_from <= as_of AND (s.valid_through IS NULL OR s.valid_through >= as_of)
  ) AS voter;
END;

REVOKE EXECUTE ON FUNCTION keep_exclusive_case(), exit_ends_temporary_transfer(), chibo_transfers(text), chibo_workable_transfers(), chibo_transfer_letters(uuid[]),
  chibo_exclusive_case(uuid), chibo_transfer_needs_clearance(uuid, date), chibo_carry_out_transfer(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_transfers(text), chibo_workable_transfers(), chibo_transfer_letters(uuid[]),
  chibo_exclusive_case(uuid), chibo_transfer_needs_clearance(uuid, date), chibo_carry_out_transfer(uuid, jsonb) TO chibo_app;

GRANT SELECT, INSERT,
  UPDATE (direction, type, destination_id, place, reason, planned_through, letter_number, letter_on, letter_valid_through, received_on, ended_on, closed_on, carried_at) ON member_transfer TO chibo_app;
