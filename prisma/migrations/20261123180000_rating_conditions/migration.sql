-- What a cell says of its meeting and of the year of a member, and organisations that are too new to be rated.

-- AlterEnum
ALTER TYPE "rating_excuse" ADD VALUE 'NEW_ORGANIZATION';

-- AlterTable
ALTER TABLE "rating_entry" ADD COLUMN     "secret_ballot" BOOLEAN,
ADD COLUMN     "session_days" DECIMAL(4,1),
ADD COLUMN     "sick_months" SMALLINT;

-- The new value cannot be named as such in the transaction that makes it.
ALTER TABLE rating_entry
  DROP CONSTRAINT rating_entry_cell_is_not_excused,
  ADD CONSTRAINT rating_entry_cell_is_excused_as_new CHECK (excuse IS NULL OR (member_id IS NULL) = (excuse::text = 'NEW_ORGANIZATION')),
  ADD CONSTRAINT rating_entry_sick_in_the_year CHECK (sick_months IS NULL OR (sick_months BETWEEN 0 AND 12 AND member_id IS NOT NULL)),
  ADD CONSTRAINT rating_entry_session_lasts CHECK (session_days >= 0);

GRANT UPDATE (secret_ballot, session_days, sick_months) ON rating_entry TO chibo_app;

-- Whoever opens a season may set deadlines after the usual ones, with a reason that stands with its first sheet.
CREATE POLICY rating_override_opening ON rule_override FOR INSERT TO chibo_app
  WITH CHECK (item_id IN (SELECT chibo_rating_sheets('rating_open')) AND EXISTS (SELECT FROM workflow_item i WHERE i.id = item_id AND i.version = 1));

-- An organisation that is not rated takes no part in the cap among its peers.
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
    WHERE e.member_id IS NULL AND e.excuse IS NULL AND tree.is_base AND NOT e.decided_above),
  drawn AS (
    SELECT entry_id, subject, organization_id,
      -- Of the season, the subject and the organisation, so that the same pool has the same id wherever it is drawn (version 8).
      overlay(overlay(md5(_season::text || subject || organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS pool_id
    FROM pooled),
  made AS (INSERT INTO rating_pool (id, season_id, organization_id, subject) SELECT DISTINCT pool_id, _season, organization_id, subject FROM drawn)
  UPDATE rating_entry e SET pool_id = drawn.pool_id FROM drawn WHERE drawn.entry_id = e.id;
$$;
