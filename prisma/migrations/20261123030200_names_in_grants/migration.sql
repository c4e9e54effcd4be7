-- What the people and places of given roles and lent rights are called, for those to whom these are shown: one of the two
-- may lie out of the reader's scope. Whoever administers is called by the user name; administrators see no member data.

CREATE FUNCTION chibo_grant_names(grants uuid[], as_of date) RETURNS TABLE (
  grant_id uuid, holder text, organization text, granted_by text, approved_by text, ended_by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH shown AS (
    SELECT g.id, g.account_id, g.organization_id, g.granted_by, g.approved_by, g.ended_by FROM access_grant g
    WHERE g.id = ANY (grants) AND (g.account_id = chibo_account() OR g.granted_by = chibo_account() OR g.organization_id IN (SELECT chibo_organizations('access_grant'))
      OR g.organization_id IS NULL AND chibo_may_manage_accounts())),
  called AS (
    SELECT s.id AS grant_id, a.id, CASE WHEN s.organization_id IS NULL THEN a.username ELSE COALESCE(p.full_name, a.username) END AS name
    FROM shown s JOIN account a ON a.id IN (s.account_id, s.granted_by, s.approved_by, s.ended_by) LEFT JOIN person p ON p.id = a.person_id)
  SELECT s.id,
    (SELECT c.name FROM called c WHERE c.grant_id = s.id AND c.id = s.account_id),
    (SELECT p.name FROM organization_period p WHERE p.organization_id = s.organization_id ORDER BY p.during @> as_of DESC, p.valid_from DESC LIMIT 1),
    (SELECT c.name FROM called c WHERE c.grant_id = s.id AND c.id = s.granted_by),
    (SELECT c.name FROM called c WHERE c.grant_id = s.id AND c.id = s.approved_by),
    (SELECT c.name FROM called c WHERE c.grant_id = s.id AND c.id = s.ended_by)
  FROM shown s;
END;

CREATE FUNCTION chibo_delegation_names(delegations uuid[], as_of date) RETURNS TABLE (delegation_id uuid, delegator text, delegate text, organization text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT d.id, one.full_name, other.full_name,
    (SELECT p.name FROM organization_period p WHERE p.organization_id = d.organization_id ORDER BY p.during @> as_of DESC, p.valid_from DESC LIMIT 1)
  FROM delegation d JOIN person one ON one.id = d.delegator_id JOIN person other ON other.id = d.delegate_id
  WHERE d.id = ANY (delegations) AND (SELECT chibo_person()) IN (d.delegator_id, d.delegate_id);
END;

REVOKE EXECUTE ON FUNCTION chibo_grant_names(uuid[], date), chibo_delegation_names(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_grant_names(uuid[], date), chibo_delegation_names(uuid[], date) TO chibo_app;
