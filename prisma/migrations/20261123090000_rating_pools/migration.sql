-- CreateEnum
CREATE TYPE "rating_pool_subject" AS ENUM ('MEMBERS', 'BASE_ORGANIZATIONS');

-- CreateEnum
CREATE TYPE "rating_cap_mode" AS ENUM ('STRICT', 'INCLUSIVE', 'ALL');

-- AlterTable
ALTER TABLE "rating_entry" ADD COLUMN     "pool_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "rating_season" ADD COLUMN     "amended" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "closed_on" DATE,
ADD COLUMN     "closing_number" TEXT;

-- CreateTable
CREATE TABLE "rating_pool" (
    "id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subject" "rating_pool_subject" NOT NULL,
    "mode" "rating_cap_mode",
    "cap_left" INTEGER,
    "cap_right" INTEGER,
    "cap_slack" INTEGER,
    "hard" BOOLEAN NOT NULL DEFAULT false,
    "rated" INTEGER NOT NULL DEFAULT 0,
    "good" INTEGER NOT NULL DEFAULT 0,
    "excellent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_amendment" (
    "id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "entry_id" UUID NOT NULL,
    "before" "rating_level" NOT NULL,
    "after" "rating_level" NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rating_amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rating_pool_season_id_subject_organization_id_key" ON "rating_pool"("season_id", "subject", "organization_id");

-- CreateIndex
CREATE INDEX "rating_amendment_entry_id_idx" ON "rating_amendment"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_amendment_season_id_number_entry_id_key" ON "rating_amendment"("season_id", "number", "entry_id");

-- CreateIndex
CREATE INDEX "rating_entry_pool_id_idx" ON "rating_entry"("pool_id");

-- AddForeignKey
ALTER TABLE "rating_entry" ADD CONSTRAINT "rating_entry_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "rating_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_pool" ADD CONSTRAINT "rating_pool_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "rating_season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_pool" ADD CONSTRAINT "rating_pool_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_amendment" ADD CONSTRAINT "rating_amendment_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "rating_season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_amendment" ADD CONSTRAINT "rating_amendment_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "rating_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_amendment" ADD CONSTRAINT "rating_amendment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- What the database itself holds to

ALTER TABLE rating_season
  ADD CONSTRAINT rating_season_closed_by_decision CHECK ((closed_on IS NULL) = (closing_number IS NULL)),
  ADD CONSTRAINT rating_season_closed_after_cut_off CHECK (closed_on >= cut_off_on),
  ADD CONSTRAINT rating_season_amended_is_a_count CHECK (amended >= 0);
ALTER TABLE rating_entry ADD CONSTRAINT rating_entry_excused_shares_no_cap CHECK (excuse IS NULL OR pool_id IS NULL);
ALTER TABLE rating_pool
  ADD CONSTRAINT rating_pool_cap_is_whole CHECK (num_nulls(mode, cap_left, cap_right, cap_slack) IN (0, 4) AND cap_left > 0 AND cap_right >= 0 AND cap_slack >= 0),
  ADD CONSTRAINT rating_pool_hard_has_a_cap CHECK (NOT hard OR mode IS NOT NULL),
  ADD CONSTRAINT rating_pool_counts CHECK (good >= 0 AND excellent >= 0 AND good + excellent <= rated);
ALTER TABLE rating_amendment
  ADD CONSTRAINT rating_amendment_number_counts CHECK (number > 0),
  ADD CONSTRAINT rating_amendment_changes CHECK (before <> after),
  ADD CONSTRAINT rating_amendment_texts_given CHECK (btrim(reason) <> '' AND btrim(decision_number) <> '');
CREATE TRIGGER rating_amendment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_amendment
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- A pool's counts follow its decided rows. To change one is to lock the pool: two decisions on one pool never run side by side.
CREATE FUNCTION rating_pool_counts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE rating_pool p SET rated = p.rated + change.rated, good = p.good + change.good, excellent = p.excellent + change.excellent
    FROM (
      SELECT pool_id, count(*) AS rated, count(*) FILTER (WHERE decided_level = 'GOOD') AS good, count(*) FILTER (WHERE decided_level = 'EXCELLENT') AS excellent
      FROM new_entry WHERE pool_id IS NOT NULL AND decided_level IS NOT NULL GROUP BY pool_id) AS change
    WHERE p.id = change.pool_id;
  ELSE
    UPDATE rating_pool p SET rated = p.rated + change.rated, good = p.good + change.good, excellent = p.excellent + change.excellent
    FROM (
      SELECT pool_id, sum(n) AS rated, COALESCE(sum(n) FILTER (WHERE decided_level = 'GOOD'), 0) AS good,
        COALESCE(sum(n) FILTER (WHERE decided_level = 'EXCELLENT'), 0) AS excellent
      FROM (SELECT pool_id, decided_level, 1 AS n FROM new_entry UNION ALL SELECT pool_id, decided_level, -1 FROM old_entry) AS entry
      WHERE pool_id IS NOT NULL AND decided_level IS NOT NULL GROUP BY pool_id) AS change
    WHERE p.id = change.pool_id AND (change.rated <> 0 OR change.good <> 0 OR change.excellent <> 0);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER rating_pool_counts_made AFTER INSERT ON rating_entry REFERENCING NEW TABLE AS new_entry
  FOR EACH STATEMENT EXECUTE FUNCTION rating_pool_counts();
CREATE TRIGGER rating_pool_counts_changed AFTER UPDATE ON rating_entry REFERENCING OLD TABLE AS old_entry NEW TABLE AS new_entry
  FOR EACH STATEMENT EXECUTE FUNCTION rating_pool_counts();

REVOKE EXECUTE ON FUNCTION rating_pool_counts() FROM PUBLIC;

-- How many too many are excellent.
CREATE FUNCTION rating_pool_excess(_pool rating_pool) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT _pool.cap_left::bigint * _pool.excellent - _pool.cap_slack
    - _pool.cap_right::bigint * CASE _pool.mode WHEN 'STRICT' THEN _pool.good WHEN 'INCLUSIVE' THEN _pool.good + _pool.excellent ELSE _pool.rated END;
$$;

-- Behind the program's own check: at the end of the transaction nobody has gone over a hard cap. A pool that was over it
-- when the ward entered the document may come nearer to it step by step.
CREATE FUNCTION rating_pool_within_cap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  _now rating_pool;
  _before rating_pool;
BEGIN
  SELECT * INTO _now FROM rating_pool WHERE id = NEW.id;
  _before := _now;
  _before.rated := OLD.rated;
  _before.good := OLD.good;
  _before.excellent := OLD.excellent;
  IF _now.hard AND rating_pool_excess(_now) > GREATEST(rating_pool_excess(_before), 0) THEN
    RAISE EXCEPTION 'more are rated excellent than the cap allows' USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_pool_within_cap';
  END IF;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION rating_pool_within_cap() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER rating_pool_within_cap AFTER UPDATE ON rating_pool DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION rating_pool_within_cap();

-- The pools of a season, by the structure of its cut-off: each base organisation, what stands directly under the owner of
-- the season, or the whole of it. Base organisations are one another's peers.
CREATE FUNCTION draw_rating_pools(_season uuid, _by text) RETURNS void
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
    WHERE e.member_id IS NOT NULL AND e.excuse IS NULL
    UNION ALL
    SELECT e.id, 'BASE_ORGANIZATIONS', season.organization_id
    FROM season JOIN rating_sheet s ON s.season_id = season.id JOIN tree ON tree.id = s.organization_id JOIN rating_entry e ON e.sheet_id = s.id
    WHERE e.member_id IS NULL AND tree.is_base),
  drawn AS (
    SELECT entry_id, subject, organization_id,
      -- Of the season, the subject and the organisation, so that the same pool has the same id wherever it is drawn (version 8).
      overlay(overlay(md5(_season::text || subject || organization_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid AS pool_id
    FROM pooled),
  made AS (INSERT INTO rating_pool (id, season_id, organization_id, subject) SELECT DISTINCT pool_id, _season, organization_id, subject FROM drawn)
  UPDATE rating_entry e SET pool_id = drawn.pool_id FROM drawn WHERE drawn.entry_id = e.id;
$$;
REVOKE EXECUTE ON FUNCTION draw_rating_pools(uuid, text) FROM PUBLIC;

-- The same for whoever opens the season, once.
CREATE FUNCTION chibo_draw_rating_pools(_season uuid, _by text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM rating_pool WHERE season_id = _season) OR NOT EXISTS (
    SELECT FROM rating_season n WHERE n.id = _season AND n.organization_id IN (SELECT chibo_organizations('rating_open'))) THEN
    RAISE EXCEPTION 'the pools of this season are not the actor''s to draw' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM draw_rating_pools(_season, _by);
END
$$;
REVOKE EXECUTE ON FUNCTION chibo_draw_rating_pools(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_draw_rating_pools(uuid, text) TO chibo_app;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE rating_pool ENABLE ROW LEVEL SECURITY;
ALTER TABLE rating_amendment ENABLE ROW LEVEL SECURITY;

CREATE POLICY rating_pool_read ON rating_pool FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_read')));
CREATE POLICY rating_pool_cap ON rating_pool FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_decide')));
CREATE POLICY rating_season_close ON rating_season FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('rating_decide')));
-- Whoever sees the row sees how it was amended.
CREATE POLICY rating_amendment_read ON rating_amendment FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM rating_entry e WHERE e.id = entry_id));
CREATE POLICY rating_amendment_append ON rating_amendment FOR INSERT TO chibo_app
  WITH CHECK (author_id = (SELECT chibo_person()) AND EXISTS (
    SELECT FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
    WHERE e.id = entry_id AND s.season_id = rating_amendment.season_id AND e.sheet_id IN (SELECT chibo_rating_sheets('rating_decide'))
      AND e.sheet_id NOT IN (SELECT chibo_conflicting_rating_sheets())));

GRANT SELECT, UPDATE (mode, cap_left, cap_right, cap_slack, hard) ON rating_pool TO chibo_app;
GRANT SELECT, INSERT ON rating_amendment TO chibo_app;
GRANT UPDATE (closed_on, closing_number, amended) ON rating_season TO chibo_app;
GRANT UPDATE (version) ON rating_entry TO chibo_app;

-- ---------------------------------------------------------------------------------------------------------
-- The seasons there are: in each base organisation, as the guidance of 2019 says.
SELECT draw_rating_pools(id, 'BASE_ORGANIZATION') FROM rating_season;
