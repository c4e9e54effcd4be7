-- What a measure takes and gives back, what keeps it from lapsing, and what comes after an annulment.

-- AlterTable
ALTER TABLE "discipline_case" ADD COLUMN     "annulled_on" DATE,
ADD COLUMN     "dropped_posts" JSONB NOT NULL DEFAULT '[]';

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE discipline_case
  ADD CONSTRAINT discipline_case_annulled_after CHECK (annulled_on IS NULL OR decided_on IS NOT NULL AND annulled_on >= decided_on),
  ADD CONSTRAINT discipline_case_dropped_is_a_list CHECK (jsonb_typeof(dropped_posts) = 'array');

-- As before, but for what the database itself notes of a later decision.
CREATE OR REPLACE FUNCTION decided_discipline_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  noted constant text[] := ARRAY['annulled_on', 'dropped_posts'];
BEGIN
  IF to_jsonb(OLD) - noted = to_jsonb(NEW) - noted AND (OLD.annulled_on IS NULL AND NEW.annulled_on IS NOT NULL OR OLD.dropped_posts <> NEW.dropped_posts) THEN
    RETURN NEW;
  END IF;
  IF OLD.closed_on IS NOT NULL AND (OLD.announced_on IS NOT NULL OR to_jsonb(OLD) - 'announced_on' IS DISTINCT FROM to_jsonb(NEW) - 'announced_on')
    AND NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'discipline_case % is closed', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_case_closed_is_final';
  END IF;
  RETURN NEW;
END
$$;

UPDATE discipline_case d SET annulled_on = r.decided_on FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'ANNULLED';

-- One violation, one form, once; a decision that was annulled can be made again.
DROP INDEX discipline_case_once_a_violation;
CREATE UNIQUE INDEX discipline_case_once_a_violation ON discipline_case (inspection_case_id, COALESCE(member_id, organization_id))
  WHERE (decided_on IS NOT NULL OR closed_on IS NULL) AND annulled_on IS NULL;

-- What was lifted may be annulled still.
DROP INDEX discipline_revision_ends_once;
CREATE UNIQUE INDEX discipline_revision_ends_once ON discipline_revision (discipline_id, kind) WHERE kind IN ('ANNULLED', 'LIFTED');

-- ---------------------------------------------------------------------------------------------------------
-- What follows from a decision

-- Until when the restrictions of a member last, from all that stands: the day on which one was lifted, at the latest the day
-- before it lapses, or before a complaint against it was settled that was made in time; which a violation committed under it
-- prevents, as long as the measure on that stands. While such a complaint is open it does not lapse: see complaints.
CREATE FUNCTION discipline_derives_lapse(of_member uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH standing AS (
    SELECT r.id, r.valid_from, r.lapses_on,
      GREATEST(r.lapses_on, (SELECT max(c.closed_on) FROM complaint c WHERE c.discipline_id = r.discipline_id AND c.received_on < r.lapses_on)) - 1 AS lapsed_through,
      (SELECT l.decided_on - 1 FROM discipline_revision l WHERE l.discipline_id = r.discipline_id AND l.kind = 'LIFTED') AS lifted_through,
      (SELECT d.id FROM discipline_case d
       WHERE d.member_id = r.member_id AND d.id <> r.discipline_id AND d.decided_on IS NOT NULL AND d.annulled_on IS NULL
         AND d.violated_on >= r.valid_from AND d.violated_on < r.lapses_on
       ORDER BY d.decided_on, d.id LIMIT 1) AS stopped_by_id
    FROM member_restriction r WHERE r.member_id = of_member AND r.revoked_at IS NULL),
  derived AS (
    SELECT s.id, CASE WHEN s.lifted_through IS NULL THEN s.stopped_by_id END AS stopped_by_id,
      GREATEST(s.valid_from, LEAST(s.lifted_through, CASE WHEN s.stopped_by_id IS NULL AND s.lapses_on IS NOT NULL THEN s.lapsed_through END)) AS valid_through,
      s.lifted_through IS NULL AND (s.stopped_by_id IS NOT NULL OR s.lapses_on IS NULL) AS endless
    FROM standing s)
  UPDATE member_restriction r SET stopped_by_id = d.stopped_by_id, valid_through = CASE WHEN NOT d.endless THEN d.valid_through END
  FROM derived d WHERE d.id = r.id;
END;

-- Of somebody expelled: takes the posts in the Party that begin on a day or later. They are kept with the measure, as they were.
-- One that an earlier measure tells of stays on record with its first day.
CREATE FUNCTION discipline_drops_posts(measure uuid, day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ahead uuid[];
  kept uuid[];
BEGIN
  SELECT array_agg(p.id) FILTER (WHERE NOT told.yes), array_agg(p.id) FILTER (WHERE told.yes) INTO ahead, kept
  FROM discipline_case d JOIN member m ON m.id = d.member_id JOIN post p ON p.person_id = m.person_id
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM discipline_post o WHERE o.post_id = p.id) AS yes) AS told
  WHERE d.id = measure AND p.valid_from >= day
    AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER');
  INSERT INTO discipline_post (discipline_id, post_id, was_through, left_through)
  SELECT measure, p.id, p.valid_through, p.valid_from FROM post p WHERE p.id = ANY (kept) AND p.valid_through IS DISTINCT FROM p.valid_from
  ON CONFLICT (discipline_id, post_id) DO UPDATE SET was_through = EXCLUDED.was_through, left_through = EXCLUDED.left_through, restored = NULL;
  UPDATE post p SET valid_through = p.valid_from, version = p.version + 1 WHERE p.id = ANY (kept) AND p.valid_through IS DISTINCT FROM p.valid_from;
  UPDATE discipline_case d SET dropped_posts = d.dropped_posts || (
    SELECT jsonb_agg((to_jsonb(p) - 'during') || jsonb_build_object('taken_on', day, 'followings', (
      SELECT COALESCE(jsonb_agg(to_jsonb(f) - 'during'), '[]') FROM cell_following f WHERE f.post_id = p.id)) ORDER BY p.valid_from, p.id)
    FROM post p WHERE p.id = ANY (ahead))
  WHERE d.id = measure AND cardinality(ahead) > 0;
  DELETE FROM cell_following f WHERE f.post_id = ANY (ahead);
  DELETE FROM post p WHERE p.id = ANY (ahead);
END
$$;

CREATE OR REPLACE FUNCTION discipline_takes_effect() RETURNS trigger
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
  IF NEW.decided_form = 'EXPULSION' THEN
    PERFORM discipline_drops_posts(NEW.id, NEW.effective_on);
  END IF;
  INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from, valid_through, lapses_on)
  VALUES (gen_random_uuid(), NEW.member_id, NEW.id, NEW.decided_form, NEW.effective_on, NEW.lapses_on - 1, NEW.lapses_on);
  PERFORM discipline_derives_lapse(NEW.member_id);
  RETURN NULL;
END
$$;

-- Last day on which a member could have held on to a post taken away: through the day before an exit in force, and while the
-- member belonged where the post is, if so on the last day before. Null: no end of that kind.
CREATE FUNCTION discipline_holds_through(of_member uuid, unit uuid, held_on date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT LEAST(
    (SELECT min(e.effective_on) - 1 FROM member_exit e WHERE e.member_id = of_member AND e.restored_on IS NULL AND e.effective_on > held_on),
    (SELECT upper(belonged.during) - 1
     FROM (SELECT unnest(range_agg(s.during)) AS during FROM membership s
           WHERE s.member_id = of_member AND s.kind = 'PRIMARY' AND stood_within(s.organization_id, unit, GREATEST(s.valid_from, held_on))) AS belonged
     WHERE belonged.during @> held_on));
END;

-- Gives back what a measure took, as it was. What somebody else holds by now, and what the member would not hold any more,
-- having left or moved, stays taken, and on record.
CREATE OR REPLACE FUNCTION discipline_gives_back(measure uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject uuid := (SELECT d.member_id FROM discipline_case d WHERE d.id = measure);
  taken record;
  through date;
  whole boolean;
  settled jsonb := '[]';
BEGIN
  FOR taken IN
    SELECT d.post_id, d.left_through, LEAST(d.was_through, c.valid_through, o.ended_on) AS through, discipline_holds_through(subject, p.organization_id, d.left_through) AS held
    FROM discipline_post d JOIN post p ON p.id = d.post_id LEFT JOIN committee c ON c.id = p.committee_id JOIN organization o ON o.id = p.organization_id
    WHERE d.discipline_id = measure AND d.left_through IS NOT NULL AND d.restored IS NULL
  LOOP
    through := LEAST(taken.through, taken.held);
    whole := through IS NOT DISTINCT FROM taken.through;
    BEGIN
      IF whole OR through > taken.left_through THEN
        UPDATE post SET valid_through = through, version = version + 1 WHERE id = taken.post_id AND valid_through = taken.left_through;
        whole := whole AND FOUND;
      END IF;
    EXCEPTION WHEN exclusion_violation THEN
      whole := false;
    END;
    UPDATE discipline_post SET restored = whole WHERE discipline_id = measure AND post_id = taken.post_id;
  END LOOP;
  FOR taken IN
    SELECT held.value AS post, LEAST((held.value ->> 'valid_through')::date, c.valid_through, o.ended_on) AS through,
      discipline_holds_through(subject, o.id, (held.value ->> 'taken_on')::date - 1) AS held
    FROM discipline_case d CROSS JOIN LATERAL jsonb_array_elements(d.dropped_posts) WITH ORDINALITY AS held (value, place)
    LEFT JOIN committee c ON c.id = (held.value ->> 'committee_id')::uuid JOIN organization o ON o.id = (held.value ->> 'organization_id')::uuid
    WHERE d.id = measure ORDER BY held.place
  LOOP
    IF NOT taken.post ? 'restored' THEN
      through := LEAST(taken.through, taken.held);
      whole := through IS NOT DISTINCT FROM taken.through;
      BEGIN
        IF whole THEN
          INSERT INTO post (id, person_id, organization_id, committee_id, kind, valid_from, valid_through, decision_id, version)
          SELECT p.id, m.person_id, p.organization_id, p.committee_id, p.kind, p.valid_from, through, p.decision_id, p.version + 1
          FROM jsonb_populate_record(NULL::post, taken.post) p JOIN member m ON m.id = subject;
          INSERT INTO cell_following (id, post_id, organization_id, valid_from, valid_through, decision_id, version)
          SELECT f.id, f.post_id, f.organization_id, f.valid_from, f.valid_through, f.decision_id, f.version + 1
          FROM jsonb_populate_recordset(NULL::cell_following, taken.post -> 'followings') f;
        END IF;
      EXCEPTION WHEN exclusion_violation OR check_violation THEN
        whole := false;
      END;
      taken.post := taken.post || jsonb_build_object('restored', whole);
    END IF;
    settled := settled || jsonb_build_array(taken.post);
  END LOOP;
  UPDATE discipline_case d SET dropped_posts = settled WHERE d.id = measure AND d.dropped_posts <> settled;
END
$$;

CREATE OR REPLACE FUNCTION discipline_is_revised() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  measure discipline_case;
BEGIN
  SELECT * INTO measure FROM discipline_case WHERE id = NEW.discipline_id FOR UPDATE;
  IF measure.decided_on IS NULL OR NEW.decided_on < measure.decided_on OR EXISTS (
    SELECT FROM discipline_revision r WHERE r.discipline_id = NEW.discipline_id AND r.id <> NEW.id
      AND (r.kind = 'ANNULLED' OR r.kind = 'LIFTED' AND NEW.kind <> 'ANNULLED' OR r.decided_on > NEW.decided_on)) THEN
    RAISE EXCEPTION 'measure % is not to be revised', NEW.discipline_id USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_revision_in_order';
  END IF;
  IF NEW.kind = 'ANNULLED' THEN
    UPDATE discipline_case SET annulled_on = NEW.decided_on WHERE id = NEW.discipline_id;
  END IF;
  IF measure.member_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.kind <> 'LIFTED' THEN
    UPDATE member_restriction SET revoked_at = now()::timestamptz(3) WHERE discipline_id = NEW.discipline_id AND revoked_at IS NULL;
  END IF;
  IF NEW.kind = 'CORRECTED' THEN
    INSERT INTO member_restriction (id, member_id, discipline_id, form, valid_from, valid_through, lapses_on)
    VALUES (gen_random_uuid(), measure.member_id, measure.id, NEW.form, measure.effective_on, NEW.lapses_on - 1, NEW.lapses_on);
  END IF;
  IF NEW.kind = 'ANNULLED' OR NEW.form IN ('REPRIMAND', 'WARNING') THEN
    PERFORM discipline_gives_back(NEW.discipline_id);
  ELSIF NEW.kind = 'CORRECTED' THEN
    -- A heavier form takes every post in the Party, from the day of the correction.
    INSERT INTO discipline_post (discipline_id, post_id, was_through, left_through)
    SELECT measure.id, p.id, p.valid_through, NEW.decided_on - 1 FROM member m JOIN post p ON p.person_id = m.person_id
    WHERE m.id = measure.member_id AND p.valid_from < NEW.decided_on AND (p.valid_through IS NULL OR p.valid_through >= NEW.decided_on)
      AND p.kind IN ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER')
    ON CONFLICT (discipline_id, post_id) DO UPDATE SET was_through = EXCLUDED.was_through, left_through = EXCLUDED.left_through, restored = NULL;
    UPDATE post p SET valid_through = d.left_through, version = p.version + 1
    FROM discipline_post d WHERE d.discipline_id = measure.id AND p.id = d.post_id AND d.left_through = NEW.decided_on - 1 AND p.valid_through IS DISTINCT FROM d.left_through;
    IF NEW.form = 'EXPULSION' THEN
      PERFORM discipline_drops_posts(measure.id, NEW.decided_on);
    END IF;
  END IF;
  PERFORM discipline_derives_lapse(measure.member_id);
  RETURN NULL;
END
$$;

-- What is on record, as it would have come out.
SELECT discipline_derives_lapse(member_id) FROM (SELECT DISTINCT r.member_id FROM member_restriction r) AS restricted;

REVOKE EXECUTE ON FUNCTION discipline_derives_lapse(uuid), discipline_drops_posts(uuid, date), discipline_holds_through(uuid, uuid, date) FROM PUBLIC;

-- What the database notes by itself is nobody's to propose.
REVOKE INSERT ON discipline_case FROM chibo_app;
GRANT INSERT (id, inspection_case_id, member_id, organization_id, cell_id, violation, violated_on, time_bar_exception, in_assigned_task, proposal_number, proposed_on, proposed_form)
  ON discipline_case TO chibo_app;
