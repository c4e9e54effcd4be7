-- AlterTable
ALTER TABLE "member_transfer" ADD COLUMN     "clearance" TEXT;

ALTER TABLE member_transfer ADD CONSTRAINT member_transfer_clearance_told CHECK (btrim(clearance) <> '');
GRANT UPDATE (clearance) ON member_transfer TO chibo_app;

-- That there is a case is no longer told, not even together with other reasons: for every letter its issuer says by which
-- document the competent level was asked.
DROP FUNCTION chibo_transfer_needs_clearance(uuid, date);

-- Posts held as a member of the Party.
CREATE FUNCTION party_posts() RETURNS post_kind[]
LANGUAGE sql IMMUTABLE
RETURN ARRAY['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER']::post_kind[];

-- What is in the way of a receipt on a day, also where it lies out of the receiving end's sight, and no more than that: since
-- when the member has been where the transfer leaves from, if that is too late; whether the member belongs to the receiving cell;
-- and the days of another membership there.
CREATE FUNCTION chibo_receipt(transfer uuid, received date, cell uuid, OUT begun_on date, OUT is_own boolean, OUT there_from date, OUT there_through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT
    CASE WHEN NOT EXISTS (SELECT FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_from < received + stay.days AND (s.valid_through IS NULL OR s.valid_through >= received - 1))
      THEN (SELECT min(s.valid_from) FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_from >= received)
      ELSE (SELECT p.valid_from FROM member_status_period p WHERE p.member_id = m.id AND p.valid_through IS NULL AND p.valid_from >= received AND t.direction = 'OUT' AND t.type = 'PERMANENT') END,
    EXISTS (SELECT FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.organization_id = cell AND (s.valid_through IS NULL OR s.valid_through >= received)
      AND s.valid_from <= CASE t.type WHEN 'TEMPORARY' THEN t.planned_through ELSE received END),
    there.valid_from, there.valid_through
  FROM member_transfer t JOIN member m ON m.person_id = t.person_id
  CROSS JOIN LATERAL (SELECT CASE t.type WHEN 'TEMPORARY' THEN 1 ELSE 0 END AS days) stay
  LEFT JOIN LATERAL (SELECT s.valid_from, s.valid_through FROM membership s
    WHERE s.member_id = m.id AND s.organization_id = cell AND (s.kind = 'TEMPORARY' OR s.valid_from < received)
      AND s.during && daterange(received, CASE t.type WHEN 'TEMPORARY' THEN t.planned_through END, '[]') ORDER BY s.valid_from LIMIT 1) there ON true
  WHERE t.id = transfer AND t.id IN (SELECT chibo_workable_transfers());
END;

-- What is on record of somebody who comes from outside the system, also where the party record lies out of sight: by the last
-- admission. Nothing is said of persons who are themselves out of sight.
CREATE FUNCTION chibo_arriving(whose uuid, OUT known boolean, OUT open_case text, OUT member_id uuid, OUT decided_on date, OUT ceremony_on date, OUT recognized_on date,
  OUT last_end member_status_end, OUT last_through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT visible.known, CASE WHEN visible.known THEN chibo_exclusive_case(whose) END, m.id, COALESCE(again.decided_on, m.admission_decided_on), COALESCE(again.ceremony_on, m.admission_ceremony_on),
    CASE WHEN again.decided_on IS NULL THEN m.recognized_on ELSE again.recognized_on END, last.end_reason, last.valid_through
  FROM (SELECT whose IN (SELECT chibo_visible_persons()) AS known) AS visible
  LEFT JOIN member m ON visible.known AND m.person_id = whose
  LEFT JOIN LATERAL (SELECT r.decided_on, r.ceremony_on, r.recognized_on FROM member_readmission r WHERE r.member_id = m.id ORDER BY r.decided_on DESC LIMIT 1) again ON true
  LEFT JOIN LATERAL (SELECT p.end_reason, p.valid_through FROM member_status_period p WHERE p.member_id = m.id ORDER BY p.valid_from DESC LIMIT 1) last ON true;
END;

-- As before, on the day: a merger recorded ahead does not hold up a receipt before it, nor keep what ended before it in force
-- after it; whoever leaves the system leaves the posts of the Party; and no number is written where it would stand open.
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
    INSERT INTO member (id, person_id, admission_decided_on, admission_ceremony_on)
    SELECT (arrival ->> 'memberId')::uuid, t.person_id, (arrival ->> 'decidedOn')::date, (arrival ->> 'ceremonyOn')::date
    WHERE NOT EXISTS (SELECT FROM member e WHERE e.person_id = t.person_id);
  END IF;
  UPDATE member e SET version = e.version + 1, recognized_on = CASE
    WHEN EXISTS (SELECT FROM member_readmission r WHERE r.member_id = e.id) THEN e.recognized_on ELSE COALESCE(e.recognized_on, (arrival ->> 'recognizedOn')::date) END
  WHERE e.person_id = t.person_id RETURNING e.* INTO m;
  -- Who was admitted again is on the probation of the last admission, whatever is on record of the first.
  UPDATE member_readmission r SET recognized_on = (arrival ->> 'recognizedOn')::date WHERE r.member_id = m.id AND r.recognized_on IS NULL AND arrival ->> 'recognizedOn' IS NOT NULL;
  SELECT r.* INTO again FROM member_readmission r WHERE r.member_id = m.id ORDER BY r.decided_on DESC LIMIT 1;
  on_probation := CASE WHEN again.id IS NULL THEN m.recognized_on ELSE again.recognized_on END IS NULL;
  IF t.ended_on IS NOT NULL THEN
    UPDATE membership s SET valid_through = t.ended_on
    WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from BETWEEN t.received_on AND t.ended_on AND (s.valid_through IS NULL OR s.valid_through > t.ended_on);
    -- What the stay went on as, in the cell that took over the hosting one later.
    DELETE FROM membership s WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from > t.ended_on AND s.valid_from <= t.planned_through;
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
  UPDATE membership s SET valid_through = t.received_on - 1
  WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_from < t.received_on AND (s.valid_through IS NULL OR s.valid_through >= t.received_on);
  -- What the membership goes on as, in the cell that takes over the one that is left.
  DELETE FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_from >= t.received_on;
  IF NOT EXISTS (SELECT FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' AND s.valid_through = t.received_on - 1) THEN
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
    DELETE FROM membership s WHERE s.member_id = m.id AND s.kind = 'TEMPORARY' AND s.valid_from >= t.received_on;
    -- Whoever is no member here any more holds no post of the Party here: with the post would go its rights.
    DELETE FROM post o WHERE o.person_id = t.person_id AND o.kind = ANY (party_posts()) AND o.valid_from >= t.received_on;
    UPDATE post o SET valid_through = t.received_on - 1, version = o.version + 1
    WHERE o.person_id = t.person_id AND o.kind = ANY (party_posts())
      AND (o.valid_through IS NULL OR o.valid_through >= t.received_on);
    UPDATE member_status_period SET valid_through = t.received_on - 1, end_reason = 'TRANSFERRED_OUT' WHERE member_id = m.id AND valid_through IS NULL;
    UPDATE admission SET closed_on = t.received_on WHERE id = probation.id;
    UPDATE workflow_item SET stage = 'LEFT', due_on = NULL, version = version + 1 WHERE id = probation.id;
  END IF;
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, decision_number, decided_on)
  SELECT probation.id, NULL, 'TRANSFER', stage_was, CASE t.direction WHEN 'OUT' THEN 'LEFT' ELSE stage_was END, t.letter_number, t.letter_on WHERE probation.id IS NOT NULL;
  RETURN m.id;
END
$$;

-- As before, and of whoever the standing committee takes in.
CREATE OR REPLACE FUNCTION chibo_suspect_duplicates(of_person uuid, indexes bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  ward uuid;
  match record;
  item uuid;
BEGIN
  IF chibo_person() IS NULL OR NOT (of_person IN (SELECT chibo_identified_persons('identity_write')) OR of_person IN (SELECT chibo_candidates())
    -- Whoever comes in is entered by the standing committee too.
    OR EXISTS (SELECT FROM member_transfer t WHERE t.person_id = of_person AND t.direction = 'IN' AND t.carried_at = now()::timestamptz(3) AND t.organization_id IN (SELECT chibo_organizations('transfer_issue')))) THEN
    RETURN;
  END IF;
  SELECT above.id INTO ward
  FROM (SELECT s.organization_id AS id FROM member m JOIN membership s ON s.member_id = m.id WHERE m.person_id = of_person AND s.kind = 'PRIMARY' AND s.during @> today
    UNION ALL SELECT a.organization_id FROM admission a WHERE a.person_id = of_person AND a.closed_on IS NULL
    UNION ALL SELECT p.organization_id FROM post p WHERE p.person_id = of_person AND p.during @> today) home
  JOIN organization o ON o.id = home.id JOIN organization above ON above.path @> o.path
  JOIN organization_period p ON p.organization_id = above.id AND p.kind = 'WARD_COMMITTEE' AND p.during @> today
  ORDER BY nlevel(above.path) DESC LIMIT 1;
  IF ward IS NULL THEN
    RETURN;
  END IF;
  FOR match IN
    SELECT other.id, number.same, names.alike
    FROM person self JOIN person other ON other.id <> self.id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM identity_number n WHERE n.person_id = other.id AND n.blind_index = ANY (indexes)) AS same) number
    CROSS JOIN LATERAL (SELECT births_agree(self.birth_on, self.birth_precision, other.birth_on, other.birth_precision) AND names_alike(self.search_name, other.search_name) AS alike) names
    WHERE self.id = of_person AND other.merged_into_id IS NULL
      AND (other.id IN (SELECT n.person_id FROM identity_number n WHERE n.blind_index = ANY (indexes))
        OR other.birth_on >= date_trunc('year', self.birth_on)::date AND other.birth_on < (date_trunc('year', self.birth_on) + interval '1 year')::date)
      AND (number.same OR names.alike)
      AND other.id NOT IN (SELECT chibo_visible_persons()) AND other.id NOT IN (SELECT chibo_candidates()) AND other.id <> chibo_person()
      AND NOT EXISTS (SELECT FROM not_same_person d WHERE self.id IN (d.one_id, d.other_id) AND other.id IN (d.one_id, d.other_id))
      AND NOT EXISTS (SELECT FROM duplicate_suspicion d WHERE d.settled_on IS NULL AND self.id IN (d.person_id, d.other_id) AND other.id IN (d.person_id, d.other_id))
  LOOP
    item := overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1)::uuid;
    INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (item, 'duplicate', ward, 'OPEN', today);
    INSERT INTO workflow_log (item_id, sequence, action, to_stage) VALUES (item, NULL, 'SUSPECT', 'OPEN');
    INSERT INTO duplicate_suspicion (id, organization_id, person_id, other_id, same_number, alike) VALUES (item, ward, of_person, match.id, match.same, match.alike);
  END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- The receiving end reads what happened from its own letter on, not what the sending end and others said before.

CREATE FUNCTION chibo_letter_entry(item uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT max(l.sequence) FROM workflow_log l WHERE l.item_id = item AND l.action IN ('ISSUE', 'ISSUE_OUT') AND item IN (SELECT chibo_transfers('transfer_read'));
END;
DROP POLICY transfer_log_read ON workflow_log;
CREATE POLICY transfer_log_read ON workflow_log FOR SELECT TO chibo_app
  USING (item_id IN (SELECT t.id FROM member_transfer t WHERE t.organization_id IN (SELECT chibo_organizations('transfer_read')))
    OR item_id IN (SELECT chibo_transfers('transfer_read')) AND sequence >= chibo_letter_entry(item_id));

REVOKE EXECUTE ON FUNCTION chibo_receipt(uuid, date, uuid), chibo_arriving(uuid), chibo_letter_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_receipt(uuid, date, uuid), chibo_arriving(uuid), chibo_letter_entry(uuid) TO chibo_app;
