-- Who may see a record: only grants that work (approved where they must be, not ended, as far as they reach), and those
-- to whom a holder lent the right to read members, beside the holder.
CREATE OR REPLACE FUNCTION chibo_record_holders(of_member uuid, as_of date) RETURNS TABLE (
  full_name text, organization_name text, depth integer, within boolean, post_kind post_kind, committee_kind committee_kind, granted text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  WITH home AS MATERIALIZED (
    SELECT DISTINCT o.path FROM membership s JOIN organization o ON o.id = s.organization_id
    WHERE s.member_id = of_member AND of_member IN (SELECT chibo_disclosed_members())),
  place AS MATERIALIZED (
    SELECT o.id, nlevel(o.path) AS depth, bool_or(o.path = home.path) AS within, (
      SELECT p.name FROM organization_period p WHERE p.organization_id = o.id ORDER BY (p.valid_from <= as_of) DESC, abs(p.valid_from - as_of) LIMIT 1) AS name
    FROM organization o JOIN home ON o.path @> home.path WHERE as_of <= COALESCE(o.ended_on, 'infinity') GROUP BY o.id, o.path),
  held AS MATERIALIZED (
    SELECT p.person_id, place.name, place.depth, place.within, p.kind, c.kind AS committee
    FROM place JOIN post p ON p.organization_id = place.id AND p.during @> as_of LEFT JOIN committee c ON c.id = p.committee_id)
  SELECT person.full_name, held.name, held.depth, held.within, held.kind, held.committee, NULL::text
  FROM held JOIN person ON person.id = held.person_id
  UNION ALL
  SELECT person.full_name, held.name, held.depth, held.within, held.kind, held.committee, NULL
  FROM held JOIN delegation d ON d.delegator_id = held.person_id AND d.ended_at IS NULL AND 'member.read' = ANY (d.rights)
    AND daterange(d.valid_from, d.valid_through, '[]') @> as_of
  JOIN person ON person.id = d.delegate_id
  WHERE EXISTS (SELECT FROM home JOIN organization lent ON lent.id = d.organization_id AND home.path <@ lent.path)
  UNION ALL
  SELECT COALESCE(person.full_name, account.username), place.name, place.depth, place.within, NULL, NULL, g.role::text
  FROM access_grant g JOIN account ON account.id = g.account_id AND account.disabled_at IS NULL
  LEFT JOIN person ON person.id = account.person_id LEFT JOIN place ON place.id = g.organization_id
  WHERE daterange(g.valid_from, g.valid_through, '[]') @> as_of AND (g.organization_id IS NULL OR place.id IS NOT NULL)
    AND g.ended_at IS NULL AND (NOT g.needs_approval OR g.approved_by IS NOT NULL) AND (g.reach IS DISTINCT FROM 'UNIT' OR place.within)
    AND EXISTS (SELECT FROM home);
END;
