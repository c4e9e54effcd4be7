-- The committee whose season it is is rated as a collective too: a ward's by a body above, whose document its result is entered
-- with, a base committee's by the ward.

-- As before, but for a committee on which a body above decides: nobody here does.
CREATE OR REPLACE FUNCTION chibo_decidable_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT s.id FROM rating_sheet s WHERE s.decider_id IN (SELECT chibo_organizations('rating_decide'))
  UNION
  SELECT s.id FROM rating_sheet s WHERE s.organization_id IN (SELECT chibo_organizations('rating_close'))
    AND NOT EXISTS (SELECT FROM organization_period p WHERE p.organization_id = s.decider_id AND p.valid_through IS NULL)
    AND NOT EXISTS (SELECT FROM rating_entry e WHERE e.sheet_id = s.id AND e.member_id IS NULL AND e.decided_above);
END;

-- Sheets of collectives on which a body above decides, for whoever enters its document: the sheet is decided with it.
CREATE FUNCTION chibo_collectives_from_above() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT e.sheet_id FROM rating_entry e WHERE e.member_id IS NULL AND e.decided_above AND e.sheet_id IN (SELECT chibo_rating_sheets_from_above());
END;
REVOKE EXECUTE ON FUNCTION chibo_collectives_from_above() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_collectives_from_above() TO chibo_app;

CREATE POLICY rating_item_from_above ON workflow_item FOR UPDATE TO chibo_app
  USING (id IN (SELECT chibo_collectives_from_above()))
  WITH CHECK (stage = 'DECIDED' AND id IN (SELECT chibo_collectives_from_above()));
CREATE POLICY rating_log_from_above ON workflow_log FOR INSERT TO chibo_app
  WITH CHECK (action = 'ENTER_ABOVE' AND item_id IN (SELECT chibo_collectives_from_above()));

-- ---------------------------------------------------------------------------------------------------------
-- Seasons that are under way: their own committee is rated too.

CREATE TEMP TABLE own_committee AS
SELECT overlay(overlay(md5('sheet of ' || n.id || n.organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS sheet_id,
  overlay(overlay(md5('row of ' || n.id || n.organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS entry_id,
  n.id AS season_id, n.year, n.cut_off_on, n.cell_deadline_on, n.organization_id,
  CASE WHEN p.kind <> 'WARD_COMMITTEE' THEN p.parent_id END AS decider_id
FROM rating_season n JOIN organization_period p ON p.organization_id = n.organization_id
  AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on)
WHERE n.closed_on IS NULL AND p.kind IN ('WARD_COMMITTEE', 'BASE_COMMITTEE', 'SUBORDINATE_COMMITTEE')
  AND EXISTS (SELECT FROM rating_sheet s JOIN workflow_item i ON i.id = s.id WHERE s.season_id = n.id AND i.stage = 'DRAFTING')
  AND NOT EXISTS (SELECT FROM rating_sheet s WHERE s.organization_id = n.organization_id AND s.year = n.year);

INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
SELECT sheet_id, 'rating-sheet', organization_id, 'DRAFTING', cut_off_on, cell_deadline_on FROM own_committee;
INSERT INTO rating_sheet (id, season_id, organization_id, year, decider_id) SELECT sheet_id, season_id, organization_id, year, decider_id FROM own_committee;
INSERT INTO rating_entry (id, sheet_id, decided_above) SELECT entry_id, sheet_id, decider_id IS NULL FROM own_committee;
DROP TABLE own_committee;
