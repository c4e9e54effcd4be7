-- A transfer on record says what a turn of the balance is, whatever else happened that day: to the cell, as its founding or its
-- end, or before, as an exit of another kind. Who went elsewhere and comes back never left the Party, and is not admitted again.

CREATE OR REPLACE FUNCTION chibo_movements(unit uuid, from_day date, through_day date) RETURNS TABLE (line text, member_id uuid, on_day date, organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH RECURSIVE under AS (
    SELECT o.id, daterange(NULL, NULL) AS during FROM organization o WHERE o.id = unit AND o.path <@ ANY ((SELECT chibo_scope('member_read'))::ltree[])
    UNION ALL
    SELECT p.organization_id, p.during * u.during FROM under u JOIN organization_period p ON p.parent_id = u.id AND p.during && u.during),
  place AS (SELECT u.id, range_agg(u.during) AS during FROM under u GROUP BY u.id),
  inside AS (
    SELECT s.member_id, s.organization_id, piece.during
    FROM place JOIN membership s ON s.organization_id = place.id AND s.kind = 'PRIMARY'
    CROSS JOIN LATERAL unnest(place.during * datemultirange(s.during)) AS piece (during)),
  stretch AS (
    SELECT whole.member_id, lower(one.during) AS begun, upper(one.during) AS ended
    FROM (SELECT i.member_id, range_agg(i.during) AS during FROM inside i GROUP BY i.member_id) AS whole
    CROSS JOIN LATERAL unnest(whole.during) AS one (during)),
  standing AS (
    SELECT 'OPENING' AS line, i.member_id, from_day - 1 AS on_day, i.organization_id FROM inside i WHERE i.during @> (from_day - 1)
    UNION ALL
    SELECT 'CLOSING', i.member_id, through_day, i.organization_id FROM inside i WHERE i.during @> through_day),
  turn AS (
    SELECT b.member_id, b.begun AS on_day, true AS inward FROM stretch b WHERE b.begun BETWEEN from_day AND through_day
    UNION ALL
    SELECT e.member_id, e.ended, false FROM stretch e WHERE e.ended BETWEEN from_day AND through_day),
  -- Status and primary membership on the last day before and on the day itself.
  around AS (
    SELECT t.member_id, t.on_day, t.inward, before.status AS status_before, before.end_reason, before.valid_through = t.on_day - 1 AS has_ended, now.status, now.valid_from AS status_from,
      was.organization_id AS was_in, came.organization_id AS came_to,
      EXISTS (SELECT FROM member_status_period e WHERE e.member_id = t.member_id AND e.valid_through < t.on_day AND e.end_reason NOT IN ('RECOGNIZED', 'TRANSFERRED_OUT')) AS left_before,
      EXISTS (SELECT FROM membership e WHERE e.member_id = t.member_id AND e.kind = 'PRIMARY' AND e.valid_from < t.on_day) AS was_somewhere,
      EXISTS (SELECT FROM member_exit x WHERE x.member_id = t.member_id AND x.restored_on = t.on_day) AS is_restored,
      EXISTS (SELECT FROM member_transfer x WHERE x.person_id = m.person_id AND x.type = 'PERMANENT' AND x.received_on = t.on_day) AS is_transferred,
      m.admission_decided_on
    FROM turn t JOIN member m ON m.id = t.member_id
    LEFT JOIN member_status_period before ON before.member_id = t.member_id AND before.during @> (t.on_day - 1)
    LEFT JOIN member_status_period now ON now.member_id = t.member_id AND now.during @> t.on_day
    LEFT JOIN membership was ON was.member_id = t.member_id AND was.kind = 'PRIMARY' AND was.during @> (t.on_day - 1)
    LEFT JOIN membership came ON came.member_id = t.member_id AND came.kind = 'PRIMARY' AND came.during @> t.on_day),
  -- The tree moved with the member, or put the member elsewhere.
  told AS (
    SELECT a.*, NOT a.is_transferred AND (a.was_in = a.came_to
      OR EXISTS (SELECT FROM organization_lineage l WHERE l.effective_on = a.on_day AND (l.predecessor_id, l.successor_id) = (a.was_in, a.came_to))
      OR EXISTS (SELECT FROM organization o WHERE o.id = a.was_in AND o.ended_on = a.on_day - 1)
      OR EXISTS (SELECT FROM organization o WHERE o.id = a.came_to AND o.founded_on = a.on_day)) AS is_reorganized
    FROM around a)
  SELECT CASE
      WHEN t.inward THEN CASE
        WHEN t.status IS NULL THEN 'UNEXPLAINED_IN'
        WHEN t.status_before IS NULL OR t.has_ended AND t.end_reason <> 'RECOGNIZED' THEN CASE
          WHEN t.status_from <> t.on_day THEN 'UNEXPLAINED_IN'
          WHEN t.is_restored THEN 'RESTORED'
          WHEN t.is_transferred THEN 'TRANSFERRED_IN'
          WHEN t.left_before THEN CASE WHEN t.status = 'PROBATIONARY' THEN 'READMITTED' ELSE 'RESTORED' END
          WHEN t.status = 'PROBATIONARY' AND t.admission_decided_on = t.on_day THEN 'ADMITTED'
          ELSE 'TRANSFERRED_IN' END
        WHEN t.was_in IS NOT NULL THEN CASE WHEN t.is_reorganized THEN 'REORGANIZED_IN' ELSE 'TRANSFERRED_IN' END
        WHEN t.was_somewhere THEN 'UNEXPLAINED_IN'
        ELSE 'TRANSFERRED_IN' END
      WHEN t.status_before IS NULL THEN 'UNEXPLAINED_OUT'
      WHEN t.has_ended AND t.end_reason <> 'RECOGNIZED' THEN t.end_reason::text
      WHEN t.came_to IS NULL THEN 'UNEXPLAINED_OUT'
      WHEN t.is_reorganized THEN 'REORGANIZED_OUT'
      ELSE 'TRANSFERRED_OUT' END,
    t.member_id, t.on_day, CASE WHEN t.inward THEN t.came_to ELSE t.was_in END
  FROM told t
  UNION ALL
  SELECT s.line, s.member_id, s.on_day, s.organization_id FROM standing s
  UNION ALL
  -- On the roll of a cell at the end, and no member by status.
  SELECT 'WITHOUT_STATUS', s.member_id, s.on_day, s.organization_id FROM standing s
  WHERE s.line = 'CLOSING' AND NOT EXISTS (SELECT FROM member_status_period p WHERE p.member_id = s.member_id AND p.during @> s.on_day);
END;
