-- Reorganisations: one operation on the tree of organisations, by one decision, from one day on. What it changed is kept
-- row by row, so that it can be undone as one while nothing stands on it.

-- CreateEnum
CREATE TYPE "reorganization_kind" AS ENUM ('FOUND', 'RENAME', 'CHANGE_KIND', 'MOVE', 'MERGE', 'SPLIT', 'DISSOLVE');

-- CreateTable
CREATE TABLE "reorganization" (
    "id" UUID NOT NULL,
    "kind" "reorganization_kind" NOT NULL,
    "organization_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undo_reason" TEXT,

    CONSTRAINT "reorganization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reorganization_change" (
    "id" BIGSERIAL NOT NULL,
    "reorganization_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "reorganization_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reorganization_organization_id_effective_on_idx" ON "reorganization"("organization_id", "effective_on");

-- CreateIndex
CREATE INDEX "reorganization_change_reorganization_id_idx" ON "reorganization_change"("reorganization_id");

-- CreateIndex
CREATE INDEX "reorganization_change_row_id_idx" ON "reorganization_change"("row_id");

-- AddForeignKey
ALTER TABLE "reorganization" ADD CONSTRAINT "reorganization_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganization" ADD CONSTRAINT "reorganization_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganization" ADD CONSTRAINT "reorganization_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reorganization_change" ADD CONSTRAINT "reorganization_change_reorganization_id_fkey" FOREIGN KEY ("reorganization_id") REFERENCES "reorganization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE reorganization ADD CONSTRAINT reorganization_undone_with_reason CHECK ((undone_at IS NULL) = (undo_reason IS NULL));

CREATE TRIGGER reorganization_change_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reorganization_change
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- An operation under way: its record was made in this very transaction, which names it. Only in its course does the
-- server write the tree, and what follows the tree.

CREATE FUNCTION chibo_reorganization() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT r.id FROM reorganization r
  WHERE r.id = NULLIF(current_setting('chibo.reorganization', true), '')::uuid AND r.recorded_at = now()::timestamptz(3) AND r.undone_at IS NULL
    AND r.organization_id IN (SELECT chibo_organizations('organization_reorganize'));
END;

-- Organisations that the operation under way founds: they stand nowhere yet.
CREATE FUNCTION chibo_organizations_being_founded() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT c.row_id FROM reorganization_change c
  WHERE c.reorganization_id = (SELECT chibo_reorganization()) AND c.table_name = 'organization' AND c.before IS NULL;
END;

-- Keeps every row that the operation under way makes or changes.
CREATE FUNCTION reorganization_keeps_track() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  under_way uuid := chibo_reorganization();
BEGIN
  IF under_way IS NOT NULL THEN
    INSERT INTO reorganization_change (reorganization_id, table_name, row_id, before, after)
    VALUES (under_way, TG_TABLE_NAME, NEW.id, CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW));
  END IF;
  RETURN NULL;
END
$$;

-- The path follows from the tree and is no change of its own.
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE OF ended_on, ending_decision_id ON organization
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE ON organization_period
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE ON organization_lineage
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE ON membership
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE ON committee
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();
CREATE TRIGGER reorganization_keeps_track AFTER INSERT OR UPDATE ON post
  FOR EACH ROW WHEN (NULLIF(current_setting('chibo.reorganization', true), '') IS NOT NULL) EXECUTE FUNCTION reorganization_keeps_track();

-- ---------------------------------------------------------------------------------------------------------
-- Undoing

-- What stands on an operation: rows it left that have changed or gone since, and rows of others that refer to rows it made,
-- by table. Found by the foreign keys themselves, so that a table that comes later is not forgotten.
CREATE FUNCTION chibo_stands_on_reorganization(reorganization uuid) RETURNS TABLE (table_name text, records integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept record;
  key record;
  now_is jsonb;
  others integer;
  found_in jsonb := '{}';
  passing text[] := ARRAY['path', 'version', 'during', 'search_name'];
BEGIN
  IF NOT EXISTS (SELECT FROM reorganization r WHERE r.id = $1 AND r.organization_id IN (SELECT chibo_organizations('organization_reorganize'))) THEN
    RETURN;
  END IF;
  FOR kept IN
    SELECT DISTINCT ON (c.table_name, c.row_id) c.table_name, c.row_id, c.after,
      EXISTS (SELECT FROM reorganization_change f WHERE f.reorganization_id = $1 AND f.table_name = c.table_name AND f.row_id = c.row_id AND f.before IS NULL) AS made
    FROM reorganization_change c WHERE c.reorganization_id = $1 ORDER BY c.table_name, c.row_id, c.id DESC
  LOOP
    EXECUTE format('SELECT to_jsonb(held) FROM %I held WHERE held.id = $1', kept.table_name) INTO now_is USING kept.row_id;
    IF now_is - passing IS DISTINCT FROM kept.after - passing THEN
      found_in := jsonb_set(found_in, ARRAY[kept.table_name], to_jsonb(COALESCE((found_in ->> kept.table_name)::integer, 0) + 1));
    END IF;
    CONTINUE WHEN NOT kept.made;
    FOR key IN
      SELECT c.conrelid::regclass::text AS referring, a.attname AS referring_column
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND c.confrelid = kept.table_name::regclass AND array_length(c.conkey, 1) = 1
    LOOP
      EXECUTE format(
        'SELECT count(*) FROM %s r WHERE r.%I = $1 AND NOT EXISTS (
           SELECT FROM reorganization_change c WHERE c.reorganization_id = $2 AND c.table_name = %L AND c.row_id::text = to_jsonb(r) ->> ''id'')',
        key.referring, key.referring_column, key.referring) INTO others USING kept.row_id, $1;
      IF others > 0 THEN
        found_in := jsonb_set(found_in, ARRAY[key.referring], to_jsonb(COALESCE((found_in ->> key.referring)::integer, 0) + others));
      END IF;
    END LOOP;
  END LOOP;
  RETURN QUERY SELECT f.key, f.value::integer FROM jsonb_each_text(found_in) f ORDER BY 1;
END
$$;

-- Puts everything back as it was, the last change first, unless something stands on it. Answers how many rows.
CREATE FUNCTION chibo_undo_reorganization(reorganization uuid, reason text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept record;
  put_back integer := 0;
BEGIN
  UPDATE reorganization r SET undone_at = now(), undo_reason = reason
  WHERE r.id = $1 AND r.undone_at IS NULL AND r.organization_id IN (SELECT chibo_organizations('organization_reorganize'));
  IF NOT FOUND OR EXISTS (SELECT FROM chibo_stands_on_reorganization($1)) THEN
    RAISE EXCEPTION 'reorganization % cannot be undone', $1 USING ERRCODE = 'check_violation', CONSTRAINT = 'reorganization_stands_alone';
  END IF;
  FOR kept IN SELECT * FROM reorganization_change c WHERE c.reorganization_id = $1 ORDER BY c.id DESC LOOP
    put_back := put_back + 1;
    IF kept.before IS NULL THEN
      EXECUTE format('DELETE FROM %I WHERE id = $1', kept.table_name) USING kept.row_id;
    ELSIF kept.table_name = 'organization' THEN
      UPDATE organization SET ended_on = (kept.before ->> 'ended_on')::date, ending_decision_id = (kept.before ->> 'ending_decision_id')::uuid, version = version + 1
      WHERE id = kept.row_id;
    ELSE
      EXECUTE format('UPDATE %I SET valid_through = $2 WHERE id = $1', kept.table_name) USING kept.row_id, (kept.before ->> 'valid_through')::date;
    END IF;
  END LOOP;
  RETURN put_back;
END
$$;

-- What an operation leaves open in organisations that end: sheets, admissions, and, where the asker counts cases, how many
-- of them; NULL where not all of these organisations are the asker's to count.
CREATE FUNCTION chibo_work_in(units uuid[], OUT sheets integer, OUT admissions integer, OUT cases integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT
    (SELECT count(*)::integer FROM workflow_item i WHERE i.kind = 'rating-sheet' AND i.stage <> 'DECIDED' AND i.organization_id = ANY (scoped.ids)),
    (SELECT count(*)::integer FROM admission a WHERE a.closed_on IS NULL AND a.organization_id = ANY (scoped.ids)),
    CASE WHEN chibo_scope('case_oversee_here') IS NOT NULL THEN
      (SELECT count(*)::integer FROM inspection_case c WHERE c.closed_on IS NULL AND c.id IN (SELECT chibo_led_cases())
        AND (c.organization_id = ANY (scoped.ids) OR EXISTS (SELECT FROM inspection_case_subject s WHERE s.case_id = c.id AND s.organization_id = ANY (scoped.ids)))) END
  FROM (SELECT array_agg(id) AS ids FROM unnest(units) AS asked (id) WHERE id IN (SELECT chibo_organizations('organization_reorganize'))) AS scoped;
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

CREATE FUNCTION chibo_reorganizations(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT r.id FROM reorganization r WHERE r.organization_id IN (SELECT chibo_organizations(right_name));
END;

ALTER TABLE reorganization ENABLE ROW LEVEL SECURITY;
ALTER TABLE reorganization_change ENABLE ROW LEVEL SECURITY;

CREATE POLICY reorganization_read ON reorganization FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('organization_read')));
CREATE POLICY reorganization_record ON reorganization FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('organization_reorganize')) AND undone_at IS NULL);

CREATE POLICY reorganization_item_read ON workflow_item FOR SELECT TO chibo_app USING (id IN (SELECT chibo_reorganizations('organization_read')));
CREATE POLICY reorganization_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'reorganization' AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY reorganization_item_move ON workflow_item FOR UPDATE TO chibo_app USING (id IN (SELECT chibo_reorganizations('organization_reorganize')));
CREATE POLICY reorganization_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_reorganizations('organization_read')));
CREATE POLICY reorganization_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_reorganizations('organization_reorganize')));
CREATE POLICY reorganization_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_reorganizations('organization_read')));
CREATE POLICY reorganization_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_reorganizations('organization_reorganize')));

CREATE POLICY decision_of_reorganization_read ON decision FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM reorganization r WHERE r.decision_id = decision.id));
CREATE POLICY decision_record ON decision FOR INSERT TO chibo_app WITH CHECK (NOT synthetic AND EXISTS (SELECT chibo_organizations('organization_reorganize')));

CREATE POLICY organization_found ON organization FOR INSERT TO chibo_app WITH CHECK ((SELECT chibo_reorganization()) IS NOT NULL AND ended_on IS NULL);
CREATE POLICY organization_reorganize ON organization FOR UPDATE TO chibo_app
  USING ((SELECT chibo_reorganization()) IS NOT NULL AND id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY organization_period_begin ON organization_period FOR INSERT TO chibo_app
  WITH CHECK ((SELECT chibo_reorganization()) IS NOT NULL AND parent_id IN (SELECT chibo_organizations('organization_reorganize'))
    AND (organization_id IN (SELECT chibo_organizations('organization_reorganize')) OR organization_id IN (SELECT chibo_organizations_being_founded())));
CREATE POLICY organization_period_end ON organization_period FOR UPDATE TO chibo_app
  USING ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY organization_lineage_record ON organization_lineage FOR INSERT TO chibo_app
  WITH CHECK ((SELECT chibo_reorganization()) IS NOT NULL AND predecessor_id IN (SELECT chibo_organizations('organization_reorganize'))
    AND successor_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY membership_reorganize ON membership FOR INSERT TO chibo_app
  WITH CHECK ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY membership_reorganize_end ON membership FOR UPDATE TO chibo_app
  USING ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY committee_reorganize_end ON committee FOR UPDATE TO chibo_app
  USING ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY post_reorganize ON post FOR INSERT TO chibo_app
  WITH CHECK ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));
CREATE POLICY post_reorganize_end ON post FOR UPDATE TO chibo_app
  USING ((SELECT chibo_reorganization()) IS NOT NULL AND organization_id IN (SELECT chibo_organizations('organization_reorganize')));

REVOKE EXECUTE ON FUNCTION
  chibo_reorganization(), chibo_organizations_being_founded(), reorganization_keeps_track(), chibo_stands_on_reorganization(uuid),
  chibo_undo_reorganization(uuid, text), chibo_work_in(uuid[]), chibo_reorganizations(text)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  chibo_reorganization(), chibo_organizations_being_founded(), chibo_stands_on_reorganization(uuid),
  chibo_undo_reorganization(uuid, text), chibo_work_in(uuid[]), chibo_reorganizations(text)
  TO chibo_app;

GRANT SELECT, INSERT (id, kind, organization_id, decision_id, effective_on) ON reorganization TO chibo_app;
GRANT INSERT ON decision, organization_lineage TO chibo_app;
GRANT INSERT (id, founded_on, founding_decision_id), UPDATE (ended_on, ending_decision_id, version) ON organization TO chibo_app;
GRANT INSERT (id, organization_id, name, kind, sector, parent_id, decision_id, valid_from), UPDATE (valid_through) ON organization_period TO chibo_app;
GRANT INSERT (valid_through), UPDATE (valid_through) ON membership TO chibo_app;
GRANT UPDATE (valid_through) ON committee TO chibo_app;
GRANT INSERT (id, person_id, organization_id, committee_id, kind, valid_from, valid_through, decision_id), UPDATE (valid_through) ON post TO chibo_app;
