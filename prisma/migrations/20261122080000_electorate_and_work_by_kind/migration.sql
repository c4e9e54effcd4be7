-- Who of a cell votes, and row-level security of the stage engine's records by kind of work: each feature adds
-- policies of its own for its own items, so that no function has to know them all.

DROP POLICY workflow_item_read ON workflow_item;
DROP POLICY workflow_item_open ON workflow_item;
DROP POLICY workflow_item_move ON workflow_item;
DROP POLICY workflow_log_read ON workflow_log;
DROP POLICY workflow_log_append ON workflow_log;
DROP POLICY rule_override_read ON rule_override;
DROP POLICY rule_override_append ON rule_override;
DROP POLICY rating_entry_rate ON rating_entry;
DROP FUNCTION chibo_workable_items();
DROP FUNCTION chibo_visible_items();

-- Sheets that the actor fills in or decides.
CREATE FUNCTION chibo_workable_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT chibo_rating_sheets('rating_submit') UNION SELECT chibo_rating_sheets('rating_decide');
END;

CREATE POLICY rating_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_rating_sheets('rating_read')));
CREATE POLICY rating_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'rating-sheet' AND organization_id IN (SELECT chibo_organizations('rating_open')));
CREATE POLICY rating_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_workable_rating_sheets()));
CREATE POLICY rating_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_rating_sheets('rating_read')));
CREATE POLICY rating_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_rating_sheets()));
CREATE POLICY rating_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_rating_sheets('rating_read')));
CREATE POLICY rating_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_workable_rating_sheets()));
CREATE POLICY rating_entry_rate ON rating_entry FOR UPDATE TO chibo_app USING (sheet_id IN (SELECT chibo_workable_rating_sheets()));

-- How many of a cell count when it votes on a day: in numbers only, since where a member is active for a time may
-- lie out of the actor's scope. Nothing but zeros for an organisation out of scope.
CREATE FUNCTION chibo_electorate(cell uuid, as_of date, OUT full_members integer, OUT elsewhere integer, OUT exempt integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT count(*)::integer, count(*) FILTER (WHERE away)::integer, count(*) FILTER (WHERE excused AND NOT away)::integer
  FROM (
    SELECT
      EXISTS (SELECT FROM membership t WHERE t.member_id = m.member_id AND t.kind = 'TEMPORARY' AND t.organization_id <> m.organization_id
        AND t.valid_from <= as_of AND (t.valid_through IS NULL OR t.valid_through >= as_of)) AS away,
      EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.member_id AND v.kind = 'ACTIVITY_EXEMPTION'
        AND v.valid_from <= as_of AND (v.valid_through IS NULL OR v.valid_through >= as_of)) AS excused
    FROM membership m JOIN member_status_period s ON s.member_id = m.member_id
    WHERE m.organization_id = cell AND cell IN (SELECT chibo_organizations('member_read'))
      AND m.kind = 'PRIMARY' AND m.valid_from <= as_of AND (m.valid_through IS NULL OR m.valid_through >= as_of)
      AND s.status = 'FULL' AND s.valid_from <= as_of AND (s.valid_through IS NULL OR s.valid_through >= as_of)
  ) AS voter;
END;

REVOKE EXECUTE ON FUNCTION chibo_workable_rating_sheets(), chibo_electorate(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_workable_rating_sheets(), chibo_electorate(uuid, date) TO chibo_app;
