-- Measures on one member may be annulled in any order: what one gives back, another that stands may take as well.

-- From when on a measure that stands takes every post in the Party, and from when on those ahead, too: as decided, or by the
-- corrections since it was last a mild one. A removal from office as first decided takes the posts chosen alone.
CREATE FUNCTION discipline_takes_all(measure uuid, OUT all_from date, OUT ahead_from date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH given AS (
    SELECT 0 AS place, d.decided_form AS form, d.effective_on AS day, d.decided_form = 'EXPULSION' AS takes_all
    FROM discipline_case d WHERE d.id = measure AND d.decided_on IS NOT NULL
    UNION ALL
    SELECT row_number() OVER (ORDER BY r.decided_on, r.recorded_at, r.id), r.form, r.decided_on, r.form IN ('REMOVAL_FROM_OFFICE', 'EXPULSION')
    FROM discipline_revision r WHERE r.discipline_id = measure AND r.kind = 'CORRECTED'),
  since AS (
    SELECT g.* FROM given g WHERE g.place > COALESCE((SELECT max(mild.place) FROM given mild WHERE mild.form IN ('REPRIMAND', 'WARNING')), -1))
  SELECT min(since.day) FILTER (WHERE since.takes_all), min(since.day) FILTER (WHERE since.form = 'EXPULSION')
  FROM since WHERE EXISTS (SELECT FROM discipline_case d WHERE d.id = measure AND d.annulled_on IS NULL);
END;

-- Of the other measures on the member that stand, the one that takes a post of these days first, and what it leaves of it:
-- nothing of one that begins later, where it takes those ahead.
CREATE FUNCTION discipline_also_takes(measure uuid, post_from date, post_through date, held_through date, OUT taker uuid, OUT takes_from date, OUT left_through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT d.id, t.day, CASE WHEN post_from < t.day THEN t.day - 1 END
  FROM discipline_case d CROSS JOIN LATERAL discipline_takes_all(d.id) AS whole
  CROSS JOIN LATERAL (SELECT CASE WHEN whole.all_from > post_from THEN whole.all_from ELSE whole.ahead_from END AS day) AS t
  WHERE d.member_id = (SELECT m.member_id FROM discipline_case m WHERE m.id = measure) AND d.id <> measure
    AND t.day <= COALESCE(post_through, 'infinity') AND t.day <= COALESCE(held_through, 'infinity'::date - 1) + 1
  ORDER BY t.day, d.decided_on, d.id LIMIT 1;
END;

-- As before, but for what another measure that stands takes: then that one holds it, with the end that it had before.
CREATE OR REPLACE FUNCTION discipline_gives_back(measure uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject uuid := (SELECT d.member_id FROM discipline_case d WHERE d.id = measure);
  taken record;
  other record;
  through date;
  whole boolean;
  settled jsonb := '[]';
BEGIN
  FOR taken IN
    SELECT d.post_id, d.left_through, p.valid_from, LEAST(d.was_through, c.valid_through, o.ended_on) AS through, discipline_holds_through(subject, p.organization_id, d.left_through) AS held
    FROM discipline_post d JOIN post p ON p.id = d.post_id LEFT JOIN committee c ON c.id = p.committee_id JOIN organization o ON o.id = p.organization_id
    WHERE d.discipline_id = measure AND d.left_through IS NOT NULL AND d.restored IS NULL
  LOOP
    -- One that ended it still earlier gives it back as far as this one would.
    UPDATE discipline_post n SET was_through = taken.through
    WHERE n.post_id = taken.post_id AND n.discipline_id = (
      SELECT l.discipline_id FROM discipline_post l
      WHERE l.post_id = taken.post_id AND l.discipline_id <> measure AND l.restored IS NULL AND l.left_through < taken.left_through AND l.was_through = taken.left_through
      ORDER BY l.left_through DESC LIMIT 1);
    IF FOUND THEN
      UPDATE discipline_post SET restored = true WHERE discipline_id = measure AND post_id = taken.post_id;
      CONTINUE;
    END IF;
    SELECT * INTO other FROM discipline_also_takes(measure, taken.valid_from, taken.through, taken.held);
    through := CASE WHEN other.taker IS NULL THEN LEAST(taken.through, taken.held) ELSE COALESCE(other.left_through, taken.valid_from) END;
    whole := other.taker IS NOT NULL OR through IS NOT DISTINCT FROM taken.through;
    BEGIN
      IF whole OR through > taken.left_through THEN
        UPDATE post SET valid_through = through, version = version + 1 WHERE id = taken.post_id AND valid_through = taken.left_through;
        whole := whole AND FOUND;
      END IF;
      IF whole AND other.taker IS NOT NULL THEN
        INSERT INTO discipline_post (discipline_id, post_id, was_through, left_through) VALUES (other.taker, taken.post_id, taken.through, through)
        ON CONFLICT (discipline_id, post_id) DO UPDATE SET was_through = EXCLUDED.was_through, left_through = EXCLUDED.left_through, restored = NULL;
      END IF;
    EXCEPTION WHEN exclusion_violation THEN
      whole := false;
    END;
    UPDATE discipline_post SET restored = whole WHERE discipline_id = measure AND post_id = taken.post_id;
  END LOOP;
  FOR taken IN
    SELECT held.value AS post, (held.value ->> 'valid_from')::date AS valid_from, LEAST((held.value ->> 'valid_through')::date, c.valid_through, o.ended_on) AS through,
      discipline_holds_through(subject, o.id, (held.value ->> 'taken_on')::date - 1) AS held
    FROM discipline_case d CROSS JOIN LATERAL jsonb_array_elements(d.dropped_posts) WITH ORDINALITY AS held (value, place)
    LEFT JOIN committee c ON c.id = (held.value ->> 'committee_id')::uuid JOIN organization o ON o.id = (held.value ->> 'organization_id')::uuid
    WHERE d.id = measure ORDER BY held.place
  LOOP
    IF NOT taken.post ? 'restored' THEN
      SELECT * INTO other FROM discipline_also_takes(measure, taken.valid_from, taken.through, taken.held);
      through := CASE WHEN other.taker IS NULL THEN LEAST(taken.through, taken.held) ELSE other.left_through END;
      whole := other.taker IS NOT NULL OR through IS NOT DISTINCT FROM taken.through;
      BEGIN
        IF other.taker IS NOT NULL AND other.left_through IS NULL THEN
          UPDATE discipline_case d SET dropped_posts = d.dropped_posts || jsonb_build_array(taken.post || jsonb_build_object('taken_on', other.takes_from)) WHERE d.id = other.taker;
        ELSIF whole THEN
          INSERT INTO post (id, person_id, organization_id, committee_id, kind, valid_from, valid_through, decision_id, version)
          SELECT p.id, m.person_id, p.organization_id, p.committee_id, p.kind, p.valid_from, through, p.decision_id, p.version + 1
          FROM jsonb_populate_record(NULL::post, taken.post) p JOIN member m ON m.id = subject;
          INSERT INTO cell_following (id, post_id, organization_id, valid_from, valid_through, decision_id, version)
          SELECT f.id, f.post_id, f.organization_id, f.valid_from, f.valid_through, f.decision_id, f.version + 1
          FROM jsonb_populate_recordset(NULL::cell_following, taken.post -> 'followings') f;
          IF other.taker IS NOT NULL THEN
            INSERT INTO discipline_post (discipline_id, post_id, was_through, left_through) VALUES (other.taker, (taken.post ->> 'id')::uuid, taken.through, through);
          END IF;
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

REVOKE EXECUTE ON FUNCTION discipline_takes_all(uuid), discipline_also_takes(uuid, date, date, date) FROM PUBLIC;
