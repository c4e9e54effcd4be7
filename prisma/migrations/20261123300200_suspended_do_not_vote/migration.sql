-- Whoever is suspended from activities has no part in them: neither votes nor counts among those who could.

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
      AND NOT EXISTS (SELECT FROM member_restriction r WHERE r.member_id = m.member_id AND r.form = 'EXPULSION' AND r.revoked_at IS NULL AND r.during @> as_of)
      AND NOT EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.member_id AND v.kind = 'SUSPENSION'
        AND v.valid_from <= as_of AND (v.valid_through IS NULL OR v.valid_through >= as_of))
  ) AS voter;
END;
