-- AlterTable
ALTER TABLE "rating_entry" ADD COLUMN     "decided_above" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "deciding_body" TEXT,
ADD COLUMN     "document_number" TEXT,
ADD COLUMN     "document_on" DATE;

-- AlterTable
ALTER TABLE "rating_sheet" ADD COLUMN     "decider_id" UUID;

-- CreateIndex
CREATE INDEX "rating_sheet_decider_id_idx" ON "rating_sheet"("decider_id");

-- AddForeignKey
ALTER TABLE "rating_sheet" ADD CONSTRAINT "rating_sheet_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- What the database itself holds to

ALTER TABLE rating_sheet ADD CONSTRAINT rating_sheet_nobody_decides_on_itself CHECK (decider_id <> organization_id);
ALTER TABLE rating_entry
  ADD CONSTRAINT rating_entry_above_shares_no_cap CHECK (NOT decided_above OR pool_id IS NULL),
  ADD CONSTRAINT rating_entry_above_is_entered_with_its_document CHECK (
    num_nonnulls(deciding_body, document_number, document_on) = CASE WHEN decided_above AND decided_level IS NOT NULL THEN 3 ELSE 0 END),
  ADD CONSTRAINT rating_entry_document_texts_given CHECK (btrim(deciding_body) <> '' AND btrim(document_number) <> '');

-- Whoever is decided above shares the cap of the body above, not the season's.
CREATE OR REPLACE FUNCTION draw_rating_pools(_season uuid, _by text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH RECURSIVE season AS (SELECT n.id, n.organization_id, n.cut_off_on FROM rating_season n WHERE n.id = _season),
  tree (id, is_base, base, direct) AS (
    SELECT organization_id, false, organization_id, NULL::uuid FROM season
    UNION ALL
    SELECT p.organization_id, p.kind IN ('BASE_CELL', 'BASE_COMMITTEE'),
      CASE WHEN p.kind IN ('BASE_CELL', 'BASE_COMMITTEE') THEN p.organization_id ELSE tree.base END, COALESCE(tree.direct, p.organization_id)
    FROM season, tree JOIN organization_period p ON p.parent_id = tree.id
    WHERE p.valid_from <= season.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= season.cut_off_on)),
  pooled AS (
    SELECT e.id AS entry_id, 'MEMBERS'::rating_pool_subject AS subject,
      CASE _by WHEN 'WHOLE' THEN season.organization_id WHEN 'BASE_ORGANIZATION' THEN tree.base ELSE COALESCE(tree.direct, tree.id) END AS organization_id
    FROM season JOIN rating_sheet s ON s.season_id = season.id JOIN tree ON tree.id = s.organization_id JOIN rating_entry e ON e.sheet_id = s.id
    WHERE e.member_id IS NOT NULL AND e.excuse IS NULL AND NOT e.decided_above
    UNION ALL
    SELECT e.id, 'BASE_ORGANIZATIONS', season.organization_id
    FROM season JOIN rating_sheet s ON s.season_id = season.id JOIN tree ON tree.id = s.organization_id JOIN rating_entry e ON e.sheet_id = s.id
    WHERE e.member_id IS NULL AND tree.is_base AND NOT e.decided_above),
  drawn AS (
    SELECT entry_id, subject, organization_id,
      -- Of the season, the subject and the organisation, so that the same pool has the same id wherever it is drawn (version 8).
      overlay(overlay(md5(_season::text || subject || organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS pool_id
    FROM pooled),
  made AS (INSERT INTO rating_pool (id, season_id, organization_id, subject) SELECT DISTINCT pool_id, _season, organization_id, subject FROM drawn)
  UPDATE rating_entry e SET pool_id = drawn.pool_id FROM drawn WHERE drawn.entry_id = e.id;
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security: whoever acts for the organisation that decides a sheet decides it, and nobody above it

-- Sheets that the actor decides. Where the deciding organisation is no more, whoever would close the season does.
CREATE FUNCTION chibo_decidable_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT s.id FROM rating_sheet s WHERE s.decider_id IN (SELECT chibo_organizations('rating_decide'))
  UNION
  SELECT s.id FROM rating_sheet s WHERE s.organization_id IN (SELECT chibo_organizations('rating_close'))
    AND NOT EXISTS (SELECT FROM organization_period p WHERE p.organization_id = s.decider_id AND p.valid_through IS NULL);
END;

-- Sheets of the seasons for which the actor enters what was decided above.
CREATE FUNCTION chibo_rating_sheets_from_above() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT s.id FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id
  WHERE n.organization_id IN (SELECT chibo_organizations('rating_record'));
END;

-- Pools in which the actor decides: of a pool that several bodies share each must know what the others used.
CREATE FUNCTION chibo_decided_rating_pools() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT DISTINCT e.pool_id FROM rating_entry e
  WHERE e.pool_id IS NOT NULL AND e.sheet_id IN (SELECT chibo_decidable_rating_sheets());
END;

CREATE OR REPLACE FUNCTION chibo_workable_rating_sheets() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 500
BEGIN ATOMIC
  SELECT chibo_rating_sheets('rating_submit') UNION SELECT chibo_decidable_rating_sheets();
END;

-- The number of the next amendment of a season, for whoever decides or enters one of its results.
CREATE FUNCTION chibo_next_rating_amendment(_season uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  _number integer;
BEGIN
  UPDATE rating_season n SET amended = n.amended + 1
  WHERE n.id = _season AND EXISTS (
    SELECT FROM rating_sheet s WHERE s.season_id = n.id
      AND (s.id IN (SELECT chibo_decidable_rating_sheets()) OR s.id IN (SELECT chibo_rating_sheets_from_above())))
  RETURNING n.amended INTO _number;
  IF _number IS NULL THEN
    RAISE EXCEPTION 'the results of this season are not the actor''s to amend' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN _number;
END
$$;

REVOKE EXECUTE ON FUNCTION chibo_decidable_rating_sheets(), chibo_rating_sheets_from_above(), chibo_decided_rating_pools(), chibo_next_rating_amendment(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_decidable_rating_sheets(), chibo_rating_sheets_from_above(), chibo_decided_rating_pools(), chibo_next_rating_amendment(uuid) TO chibo_app;

DROP POLICY rating_pool_read ON rating_pool;
DROP POLICY rating_pool_cap ON rating_pool;
DROP POLICY rating_season_close ON rating_season;
DROP POLICY rating_amendment_append ON rating_amendment;
DROP POLICY rating_entry_without_conflict ON rating_entry;

CREATE POLICY rating_pool_read ON rating_pool FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_read')) OR id IN (SELECT chibo_decided_rating_pools()));
CREATE POLICY rating_pool_cap ON rating_pool FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_decided_rating_pools()));
CREATE POLICY rating_season_close ON rating_season FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_close')));
CREATE POLICY rating_entry_from_above ON rating_entry FOR UPDATE TO chibo_app
  USING (decided_above AND sheet_id IN (SELECT chibo_rating_sheets_from_above()));
CREATE POLICY rating_entry_above_only_from_above ON rating_entry AS RESTRICTIVE FOR UPDATE TO chibo_app
  USING (true) WITH CHECK (NOT decided_above OR decided_level IS NULL OR sheet_id IN (SELECT chibo_rating_sheets_from_above()));
-- Of what was decided above only the row itself is in question: whoever enters it decides nothing.
CREATE POLICY rating_entry_without_conflict ON rating_entry AS RESTRICTIVE FOR UPDATE TO chibo_app
  USING (true) WITH CHECK (decided_level IS NULL OR CASE
    WHEN decided_above THEN member_id IS NULL OR (member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members()))
    ELSE sheet_id NOT IN (SELECT chibo_conflicting_rating_sheets()) END);
CREATE POLICY rating_amendment_append ON rating_amendment FOR INSERT TO chibo_app
  WITH CHECK (author_id = (SELECT chibo_person()) AND EXISTS (
    SELECT FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
    WHERE e.id = entry_id AND s.season_id = rating_amendment.season_id AND CASE
      WHEN e.decided_above THEN e.sheet_id IN (SELECT chibo_rating_sheets_from_above())
        AND (e.member_id IS NULL OR (e.member_id IS DISTINCT FROM (SELECT chibo_member()) AND e.member_id NOT IN (SELECT chibo_relative_members())))
      ELSE e.sheet_id IN (SELECT chibo_decidable_rating_sheets()) AND e.sheet_id NOT IN (SELECT chibo_conflicting_rating_sheets()) END));

GRANT UPDATE (deciding_body, document_number, document_on) ON rating_entry TO chibo_app;
REVOKE UPDATE (amended) ON rating_season FROM chibo_app;

-- ---------------------------------------------------------------------------------------------------------
-- The seasons there are. What was decided stays decided as it was, by whose season it is.

WITH RECURSIVE tree (season, day, id, kind, decider) AS (
  SELECT n.id, n.cut_off_on, p.organization_id, p.kind, p.parent_id
  FROM rating_season n JOIN organization_period p ON p.organization_id = n.organization_id
    AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on)
  UNION ALL
  SELECT tree.season, tree.day, p.organization_id, p.kind, CASE tree.kind WHEN 'DIVISION_COMMITTEE' THEN tree.decider ELSE tree.id END
  FROM tree JOIN organization_period p ON p.parent_id = tree.id AND p.valid_from <= tree.day AND (p.valid_through IS NULL OR p.valid_through >= tree.day))
UPDATE rating_sheet s
SET decider_id = CASE WHEN i.stage = 'DECIDED' AND n.organization_id <> s.organization_id THEN n.organization_id ELSE tree.decider END
FROM workflow_item i, rating_season n JOIN tree ON tree.season = n.id
WHERE i.id = s.id AND n.id = s.season_id AND tree.id = s.organization_id;

UPDATE workflow_item i SET waits_at_id = s.decider_id FROM rating_sheet s WHERE s.id = i.id AND i.stage = 'SUBMITTED';

-- Those whom a body above rates: the standing committee of the organisation whose season it is.
UPDATE rating_entry e SET decided_above = true, pool_id = NULL
FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id
WHERE e.sheet_id = s.id AND n.closed_on IS NULL AND e.decided_level IS NULL AND e.excuse IS NULL AND EXISTS (
  SELECT FROM member m JOIN post t ON t.person_id = m.person_id JOIN committee c ON c.id = t.committee_id
  WHERE m.id = e.member_id AND c.organization_id = n.organization_id AND c.kind = 'STANDING'
    AND t.valid_from <= n.cut_off_on AND (t.valid_through IS NULL OR t.valid_through >= n.cut_off_on));

-- Committees are rated too where the season is still under way.
CREATE TEMP TABLE rated_committee AS
WITH RECURSIVE tree (season, day, id, kind, decider) AS (
  SELECT n.id, n.cut_off_on, n.organization_id, NULL::organization_kind, NULL::uuid
  FROM rating_season n
  WHERE n.closed_on IS NULL AND EXISTS (SELECT FROM rating_sheet s JOIN workflow_item i ON i.id = s.id WHERE s.season_id = n.id AND i.stage = 'DRAFTING')
  UNION ALL
  SELECT tree.season, tree.day, p.organization_id, p.kind, CASE tree.kind WHEN 'DIVISION_COMMITTEE' THEN tree.decider ELSE tree.id END
  FROM tree JOIN organization_period p ON p.parent_id = tree.id AND p.valid_from <= tree.day AND (p.valid_through IS NULL OR p.valid_through >= tree.day))
SELECT overlay(overlay(md5('sheet of ' || tree.season || tree.id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS sheet_id,
  overlay(overlay(md5('row of ' || tree.season || tree.id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS entry_id,
  overlay(overlay(md5(tree.season || 'BASE_ORGANIZATIONS' || n.organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS pool_id,
  n.id AS season_id, n.organization_id AS owner_id, n.year, n.cut_off_on, n.cell_deadline_on, tree.id AS organization_id, tree.kind, tree.decider AS decider_id
FROM tree JOIN rating_season n ON n.id = tree.season
WHERE tree.kind IN ('BASE_COMMITTEE', 'SUBORDINATE_COMMITTEE')
  AND NOT EXISTS (SELECT FROM rating_sheet s WHERE s.organization_id = tree.id AND s.year = n.year);

INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
SELECT sheet_id, 'rating-sheet', organization_id, 'DRAFTING', cut_off_on, cell_deadline_on FROM rated_committee;
INSERT INTO rating_sheet (id, season_id, organization_id, year, decider_id) SELECT sheet_id, season_id, organization_id, year, decider_id FROM rated_committee;
INSERT INTO rating_pool (id, season_id, organization_id, subject)
SELECT DISTINCT pool_id, season_id, owner_id, 'BASE_ORGANIZATIONS'::rating_pool_subject FROM rated_committee WHERE kind = 'BASE_COMMITTEE'
ON CONFLICT (season_id, subject, organization_id) DO NOTHING;
INSERT INTO rating_entry (id, sheet_id, pool_id) SELECT entry_id, sheet_id, CASE kind WHEN 'BASE_COMMITTEE' THEN pool_id END FROM rated_committee;
DROP TABLE rated_committee;
