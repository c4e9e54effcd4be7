-- DropForeignKey
ALTER TABLE "recorded_rating" DROP CONSTRAINT "recorded_rating_corrects_id_organization_id_year_subject_i_fkey";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "keep_id" UUID NOT NULL,
    "merge_id" UUID NOT NULL,
    "stood" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge_change" (
    "id" BIGSERIAL NOT NULL,
    "merger_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "column_name" TEXT NOT NULL,
    "row_key" JSONB NOT NULL,
    "from_id" UUID,
    "state" TEXT NOT NULL,

    CONSTRAINT "person_merge_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_merge_organization_id_recorded_at_idx" ON "person_merge"("organization_id", "recorded_at");

-- CreateIndex
CREATE INDEX "person_merge_keep_id_idx" ON "person_merge"("keep_id");

-- CreateIndex
CREATE INDEX "person_merge_merge_id_idx" ON "person_merge"("merge_id");

-- CreateIndex
CREATE INDEX "person_merge_change_merger_id_idx" ON "person_merge_change"("merger_id");

-- CreateIndex
CREATE INDEX "person_merged_into_id_idx" ON "person"("merged_into_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_keep_id_fkey" FOREIGN KEY ("keep_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge_change" ADD CONSTRAINT "person_merge_change_merger_id_fkey" FOREIGN KEY ("merger_id") REFERENCES "person_merge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recorded_rating" ADD CONSTRAINT "recorded_rating_corrects_id_organization_id_year_subject_i_fkey" FOREIGN KEY ("corrects_id", "organization_id", "year", "subject_id") REFERENCES "recorded_rating"("id", "organization_id", "year", "subject_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE person ADD CONSTRAINT person_not_merged_into_itself CHECK (merged_into_id <> id);
ALTER TABLE person_merge ADD CONSTRAINT person_merge_of_two CHECK (keep_id <> merge_id);
-- One record lives on in one other only.
CREATE UNIQUE INDEX person_merge_once ON person_merge (merge_id) WHERE undone_at IS NULL;
CREATE TRIGGER record_is_of_its_item BEFORE INSERT ON person_merge FOR EACH ROW EXECUTE FUNCTION record_is_of_its_item('person-merge');
CREATE TRIGGER person_merge_change_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_merge_change
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- What moves with a record. A test holds this list, and the one of what stays, against the foreign keys of the catalog.
-- `unless` says which rows stay, where r is the row, $1 the kept and $2 the merged person; what is confidential is counted for
-- nobody here.

CREATE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql IMMUTABLE ROWS 35
BEGIN ATOMIC
  SELECT * FROM (VALUES
    (1, 'membership', 'member_id', 'member', false, NULL),
    (2, 'member_status_period', 'member_id', 'member', false, NULL),
    (3, 'member_overlay', 'member_id', 'member', false, NULL),
    (4, 'member_exit', 'member_id', 'member', false, NULL),
    (5, 'rating_entry', 'member_id', 'member', false, NULL),
    (6, 'admission', 'member_id', 'member', false, NULL),
    (7, 'admission_introducer', 'member_id', 'member', false, NULL),
    (8, 'inspection_case_subject', 'member_id', 'member', true, NULL),
    (9, 'discipline_case', 'member_id', 'member', true, NULL),
    -- A person has one party record: the kept one's own, if there is one.
    (10, 'member', 'person_id', 'person', false, 'EXISTS (SELECT FROM member k WHERE k.person_id = $1)'),
    (11, 'post', 'person_id', 'person', false, NULL),
    (12, 'training_attendance', 'person_id', 'person', false, NULL),
    (13, 'recorded_rating', 'person_id', 'person', false, NULL),
    (14, 'admission', 'person_id', 'person', false, NULL),
    (15, 'member_transfer', 'person_id', 'person', false, NULL),
    (16, 'inspection_case_team', 'person_id', 'person', true, NULL),
    (17, 'account', 'person_id', 'person', false, NULL),
    (18, 'access_grant', 'person_id', 'person', false, NULL),
    -- One that was ended gives nothing any more, and stays with whoever ended it.
    (19, 'delegation', 'delegator_id', 'person', false, 'r.ended_at IS NOT NULL'),
    (20, 'delegation', 'delegate_id', 'person', false, 'r.ended_at IS NOT NULL'),
    -- What the kept record has of its own stands.
    (21, 'person_contact', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_contact k WHERE k.person_id = $1)'),
    (22, 'identity_number', 'person_id', 'person', false, 'EXISTS (SELECT FROM identity_number k WHERE k.person_id = $1 AND k.kind = r.kind)'),
    (23, 'person_relation', 'person_id', 'person', false,
      'r.other_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (24, 'person_relation', 'other_id', 'person', false,
      'r.person_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    (25, 'not_same_person', 'one_id', 'person', false,
      'r.other_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.other_id IN (k.one_id, k.other_id))'),
    (26, 'not_same_person', 'other_id', 'person', false,
      'r.one_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.one_id IN (k.one_id, k.other_id))'),
    (27, 'duplicate_suspicion', 'person_id', 'person', false,
      'r.other_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (28, 'duplicate_suspicion', 'other_id', 'person', false,
      'r.person_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    -- What was merged into the merged record earlier opens to the kept one too.
    (29, 'person', 'merged_into_id', 'person', false, NULL),
    (30, 'correction', 'member_id', 'member', false, NULL),
    (31, 'person_origin', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_origin k WHERE k.person_id = $1)'),
    (32, 'person_residence', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_residence k WHERE k.person_id = $1)'),
    (33, 'person_schooling', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_schooling k WHERE k.person_id = $1)'),
    (34, 'person_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_background k WHERE k.person_id = $1)'),
    (35, 'party_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM party_background k WHERE k.person_id = $1)')
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;

-- The primary key of a row.
CREATE FUNCTION person_merge_key(of_table text, held jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT jsonb_object_agg(a.attname, held -> a.attname::text)
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
  WHERE i.indrelid = of_table::regclass AND i.indisprimary;
END;

-- A hash of what a row says; not of how it is sealed, which changes with the keys, nor of how somebody logs in.
CREATE FUNCTION person_merge_state(of_table text, held jsonb) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN md5(CASE of_table
  WHEN 'account' THEN held -> 'person_id'
  WHEN 'person' THEN held -> 'merged_into_id'
  ELSE held - ARRAY['during', 'sealed', 'blind_index', 'data_key_id'] END::text);

-- How many rows refer to a person and to that person's party record, by table and column.
CREATE FUNCTION person_merge_standing(whose uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  ref record;
  found_rows integer;
  standing jsonb := '{}';
  whose_member uuid := (SELECT m.id FROM member m WHERE m.person_id = whose);
BEGIN
  FOR ref IN SELECT * FROM person_merge_references() ORDER BY place LOOP
    EXECUTE format('SELECT count(*) FROM %I WHERE %I = $1', ref.table_name, ref.column_name) INTO found_rows
      USING CASE ref.target WHEN 'member' THEN whose_member ELSE whose END;
    standing := standing || jsonb_build_object(ref.table_name || '.' || ref.column_name, found_rows);
  END LOOP;
  RETURN standing;
END
$$;

-- A merger under way, or its undoing: recorded in this very transaction, which names it.
CREATE FUNCTION chibo_merging() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM person_merge m WHERE m.id = NULLIF(current_setting('chibo.merger', true), '')::uuid
    AND now()::timestamptz(3) IN (m.recorded_at, m.undone_at));
END;

-- Whether a change does nothing but move a reference in the course of a merger: that is let through where else nothing changes any more.
CREATE FUNCTION person_merge_moves(old_row jsonb, new_row jsonb) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT old_row - moving.columns = new_row - moving.columns AND chibo_merging()
  FROM (SELECT array_agg(DISTINCT column_name) || 'subject_id'::text AS columns FROM person_merge_references()) moving;
END;

CREATE FUNCTION append_only_but_for_mergers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER recorded_rating_is_append_only ON recorded_rating;
CREATE TRIGGER recorded_rating_is_append_only BEFORE DELETE OR TRUNCATE ON recorded_rating FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER recorded_rating_does_not_change BEFORE UPDATE ON recorded_rating FOR EACH ROW EXECUTE FUNCTION append_only_but_for_mergers();
DROP TRIGGER not_same_person_append_only ON not_same_person;
CREATE TRIGGER not_same_person_append_only BEFORE DELETE OR TRUNCATE ON not_same_person FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();
CREATE TRIGGER not_same_person_does_not_change BEFORE UPDATE ON not_same_person FOR EACH ROW EXECUTE FUNCTION append_only_but_for_mergers();

-- As before, but for mergers.
CREATE OR REPLACE FUNCTION closed_case_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.closed_on IS NOT NULL AND NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION '% % is closed', TG_TABLE_NAME, OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_closed_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION withdrawn_relation_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.withdrawn_on IS NOT NULL AND NOT person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'relation % is withdrawn', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'person_relation_withdrawn_is_final';
  END IF;
  RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION grant_steps_are_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF person_merge_moves(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was ended does not change' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_ended_is_final';
  END IF;
  IF TG_TABLE_NAME = 'access_grant' THEN
    IF OLD.approved_by IS NOT NULL AND (OLD.approved_by, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by, NEW.approved_at) THEN
      RAISE EXCEPTION 'an approval does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'access_grant_approval_is_final';
    END IF;
    IF chibo_account() IS NOT NULL AND (OLD.approved_by IS NULL AND NEW.approved_by <> chibo_account() OR NEW.ended_by <> chibo_account()) THEN
      RAISE EXCEPTION 'nobody approves or ends in the name of another' USING ERRCODE = 'check_violation', CONSTRAINT = 'access_grant_in_own_name';
    END IF;
  END IF;
  RETURN NEW;
END;
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Who may merge whom

-- People with something in the right's organisations and nothing now in another, who are not merged already.
CREATE FUNCTION chibo_mergeable_persons() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations('duplicate_settle') AS id),
  today AS (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  here AS (
    SELECT m.person_id FROM membership s JOIN member m ON m.id = s.member_id JOIN scoped ON scoped.id = s.organization_id
    UNION SELECT p.person_id FROM post p JOIN scoped ON scoped.id = p.organization_id
    UNION SELECT a.person_id FROM admission a JOIN scoped ON scoped.id = a.organization_id)
  SELECT here.person_id FROM here JOIN person p ON p.id = here.person_id AND p.merged_into_id IS NULL CROSS JOIN today
  WHERE NOT EXISTS (SELECT FROM member m JOIN membership s ON s.member_id = m.id WHERE m.person_id = p.id AND s.during @> today.day AND s.organization_id NOT IN (SELECT id FROM scoped))
    AND NOT EXISTS (SELECT FROM post o WHERE o.person_id = p.id AND o.during @> today.day AND o.organization_id NOT IN (SELECT id FROM scoped))
    AND NOT EXISTS (SELECT FROM admission a WHERE a.person_id = p.id AND a.closed_on IS NULL AND a.organization_id NOT IN (SELECT id FROM scoped));
END;

-- The organisation whose office answers for a person: the ward of the place where the person is, or was last.
CREATE FUNCTION chibo_merge_home(whose uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT above.id
  FROM (SELECT s.organization_id AS id, s.valid_from AS since, s.valid_through AS through, 1 AS rank FROM membership s JOIN member m ON m.id = s.member_id WHERE m.person_id = whose AND s.kind = 'PRIMARY'
    UNION ALL SELECT p.organization_id, p.valid_from, p.valid_through, 2 FROM post p WHERE p.person_id = whose
    UNION ALL SELECT a.organization_id, a.applied_on, a.closed_on, 3 FROM admission a WHERE a.person_id = whose) home
  JOIN organization o ON o.id = home.id JOIN organization above ON above.path @> o.path
  WHERE above.id IN (SELECT chibo_organizations('duplicate_settle'))
  ORDER BY home.through IS NULL DESC, home.rank, home.through DESC, home.since DESC, nlevel(above.path), above.id LIMIT 1;
END;

-- Nobody merges, or takes apart, their own record or a relative's.
CREATE FUNCTION chibo_may_merge(keep uuid, merge uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT chibo_person() IS NOT NULL AND keep <> merge AND chibo_person() NOT IN (keep, merge)
    AND NOT EXISTS (SELECT FROM chibo_relatives() AS near (id) WHERE near.id IN (keep, merge));
END;

-- ---------------------------------------------------------------------------------------------------------
-- What there is to know beforehand

-- What two records hold that speaks against making them one; of whoever is out of scope nothing. `heldUp` takes everything
-- together that cannot lie in one record and is not named: it says of nobody that there is a case.
CREATE FUNCTION chibo_merge_ground(keep uuid, merge uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one uuid := (SELECT m.id FROM member m WHERE m.person_id = keep);
  other uuid := (SELECT m.id FROM member m WHERE m.person_id = merge);
  keep_known boolean := keep IN (SELECT chibo_mergeable_persons());
  merge_known boolean := merge IN (SELECT chibo_mergeable_persons());
BEGIN
  IF NOT keep_known OR NOT merge_known OR keep = merge THEN
    RETURN jsonb_build_object('keepKnown', keep_known, 'mergeKnown', merge_known, 'same', keep = merge);
  END IF;
  RETURN (SELECT jsonb_build_object('keepKnown', true, 'mergeKnown', true, 'same', false,
    'keepMemberId', one, 'mergeMemberId', other, 'keepVersion', a.version, 'mergeVersion', b.version,
    'ofActor', COALESCE(chibo_person() IN (keep, merge), false),
    'ofRelative', EXISTS (SELECT FROM chibo_relatives() AS near (id) WHERE near.id IN (keep, merge)),
    'membershipsOverlapOn', (SELECT min(lower(x.during * y.during)) FROM membership x JOIN membership y ON y.member_id = other AND y.kind = 'PRIMARY' AND y.during && x.during WHERE x.member_id = one AND x.kind = 'PRIMARY'),
    'statusesOverlapOn', (SELECT min(lower(x.during * y.during)) FROM member_status_period x JOIN member_status_period y ON y.member_id = other AND y.during && x.during WHERE x.member_id = one),
    'ratedTwice', ARRAY(
      SELECT s.year::integer FROM rating_entry x JOIN rating_sheet s ON s.id = x.sheet_id JOIN rating_entry y ON y.member_id = other JOIN rating_sheet t ON t.id = y.sheet_id AND t.year = s.year
      WHERE x.member_id = one AND (x.excuse IS NULL AND y.excuse IS NULL OR x.sheet_id = y.sheet_id)
      UNION SELECT x.year::integer FROM recorded_rating x JOIN recorded_rating y ON y.person_id = merge AND y.year = x.year AND y.organization_id = x.organization_id WHERE x.person_id = keep ORDER BY 1),
    'exclusive', EXISTS (SELECT FROM exclusive_case e WHERE e.person_id IN (keep, merge)),
    'accounts', (SELECT count(*) = 2 FROM account c WHERE c.person_id IN (keep, merge)),
    'related', EXISTS (SELECT FROM person_relation r WHERE r.withdrawn_on IS NULL AND keep IN (r.person_id, r.other_id) AND merge IN (r.person_id, r.other_id)),
    'heldUp', EXISTS (SELECT FROM training_attendance x JOIN training_attendance y USING (course_id) WHERE x.person_id = keep AND y.person_id = merge)
      OR EXISTS (SELECT FROM post x JOIN post y ON y.person_id = merge AND y.organization_id = x.organization_id AND y.kind = x.kind AND y.committee_id IS NOT DISTINCT FROM x.committee_id AND y.during && x.during WHERE x.person_id = keep)
      OR EXISTS (SELECT FROM membership x JOIN membership y ON y.member_id = other AND y.organization_id = x.organization_id AND y.during && x.during AND 'TEMPORARY' IN (x.kind, y.kind) WHERE x.member_id = one)
      OR EXISTS (SELECT FROM member_overlay x JOIN member_overlay y ON y.member_id = other AND y.kind = x.kind AND y.during && x.during WHERE x.member_id = one)
      OR EXISTS (SELECT FROM member_exit x JOIN member_exit y ON y.member_id = other AND y.effective_on = x.effective_on AND y.restored_on IS NULL WHERE x.member_id = one AND x.restored_on IS NULL)
      OR EXISTS (SELECT FROM admission x JOIN admission y ON y.person_id = merge AND y.closed_on IS NULL WHERE x.person_id = keep AND x.closed_on IS NULL)
      OR EXISTS (SELECT FROM member_transfer x JOIN member_transfer y ON y.person_id = merge AND y.closed_on IS NULL WHERE x.person_id = keep AND x.closed_on IS NULL)
      OR EXISTS (SELECT FROM admission_introducer x JOIN admission_introducer y ON y.admission_id = x.admission_id AND y.member_id = other WHERE x.member_id = one)
      OR EXISTS (SELECT FROM admission_introducer x JOIN admission y ON y.id = x.admission_id WHERE x.member_id = one AND y.person_id = merge OR x.member_id = other AND y.person_id = keep)
      OR EXISTS (SELECT FROM delegation d WHERE keep IN (d.delegator_id, d.delegate_id) AND merge IN (d.delegator_id, d.delegate_id))
      OR EXISTS (
        SELECT FROM (SELECT s.case_id, s.member_id = one AS kept FROM inspection_case_subject s WHERE s.member_id IN (one, other)
          UNION ALL SELECT t.case_id, t.person_id = keep FROM inspection_case_team t WHERE t.person_id IN (keep, merge)) involved
        GROUP BY case_id HAVING count(DISTINCT kept) = 2)
      OR (SELECT count(DISTINCT s.member_id) = 2 FROM inspection_case_subject s JOIN inspection_case c ON c.id = s.case_id WHERE s.member_id IN (one, other) AND c.closed_on IS NULL),
    'apart', EXISTS (SELECT FROM not_same_person d WHERE keep IN (d.one_id, d.other_id) AND merge IN (d.one_id, d.other_id)),
    'alike', names_alike(a.search_name, b.search_name) AND births_agree(a.birth_on, a.birth_precision, b.birth_on, b.birth_precision),
    'numbersDiffer', EXISTS (SELECT FROM identity_number x JOIN identity_number y ON y.person_id = merge AND y.kind = x.kind AND y.blind_index <> x.blind_index WHERE x.person_id = keep),
    'keepAdmittedOn', (SELECT m.admission_decided_on FROM member m WHERE m.id = one), 'mergeAdmittedOn', (SELECT m.admission_decided_on FROM member m WHERE m.id = other))
    FROM person a JOIN person b ON b.id = merge WHERE a.id = keep);
END
$$;

-- How many rows of each table would move, of what is not confidential; cases only for whoever leads them, of those led.
CREATE FUNCTION chibo_merge_preview(keep uuid, merge uuid) RETURNS TABLE (table_name text, records integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ref record;
  one uuid := (SELECT m.id FROM member m WHERE m.person_id = keep);
  other uuid := (SELECT m.id FROM member m WHERE m.person_id = merge);
  counted integer;
BEGIN
  IF keep = merge OR keep NOT IN (SELECT chibo_mergeable_persons()) OR merge NOT IN (SELECT chibo_mergeable_persons()) THEN
    RETURN;
  END IF;
  FOR ref IN SELECT * FROM person_merge_references() r WHERE NOT r.confidential ORDER BY r.place LOOP
    -- Under a kept party record the rows of the other move to it; without one the party record moves, and they stay its own.
    EXECUTE format('SELECT count(*) FROM %I r WHERE r.%I = $3 AND ($1 IS NOT NULL AND $2 IS NOT NULL) AND NOT COALESCE(%s, false)', ref.table_name, ref.column_name, COALESCE(ref.unless, 'false')) INTO counted
      USING keep, merge, CASE ref.target WHEN 'member' THEN other ELSE merge END;
    IF counted > 0 THEN
      RETURN QUERY SELECT ref.table_name::text, counted;
    END IF;
  END LOOP;
  IF chibo_scope('case_oversee') IS NOT NULL OR chibo_scope('case_oversee_here') IS NOT NULL THEN
    RETURN QUERY SELECT 'inspection_case'::text, count(DISTINCT s.case_id)::integer FROM inspection_case_subject s WHERE s.member_id = other AND s.case_id IN (SELECT chibo_led_cases());
  END IF;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Merging and undoing

-- Settles the suspicions that two people are one, or opens again those that a merger settled.
CREATE FUNCTION person_merge_settles(suspicions uuid[], opened boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE duplicate_suspicion d SET settled_on = CASE WHEN NOT opened THEN (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END WHERE d.id = ANY (suspicions);
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, person_id)
  SELECT i.id, NULL, CASE WHEN opened THEN 'REOPEN' ELSE 'MERGE' END, i.stage, CASE WHEN opened THEN 'OPEN' ELSE 'MERGED' END, chibo_person() FROM workflow_item i WHERE i.id = ANY (suspicions);
  UPDATE workflow_item i SET stage = CASE WHEN opened THEN 'OPEN' ELSE 'MERGED' END, version = i.version + 1 WHERE i.id = ANY (suspicions);
END
$$;

-- Keeps both records from being merged or taken apart by somebody else until the transaction ends.
CREATE FUNCTION chibo_lock_merged(keep uuid, merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM person p WHERE p.id IN (keep, merge) AND p.id IN (SELECT chibo_mergeable_persons()) ORDER BY p.id FOR UPDATE;
  PERFORM FROM member m WHERE m.person_id IN (keep, merge) AND m.person_id IN (SELECT chibo_mergeable_persons()) ORDER BY m.id FOR UPDATE;
END
$$;

-- Makes two records one: all that refers to the merged one, but logs, refers to the kept one from now on. Answers false, and has
-- changed nothing, where something of the two cannot lie in one record.
CREATE FUNCTION chibo_merge_persons(merger uuid, keep uuid, merge uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ref record;
  one uuid;
  other uuid;
  suspicions uuid[];
BEGIN
  PERFORM chibo_lock_merged(keep, merge);
  IF NOT chibo_may_merge(keep, merge) OR keep NOT IN (SELECT chibo_mergeable_persons()) OR merge NOT IN (SELECT chibo_mergeable_persons())
    OR NOT EXISTS (SELECT FROM workflow_item i WHERE i.id = merger AND i.kind = 'person-merge' AND i.organization_id IN (SELECT chibo_organizations('duplicate_settle')))
    OR EXISTS (SELECT FROM exclusive_case e WHERE e.person_id IN (keep, merge)) THEN
    RAISE EXCEPTION 'persons % and % are not merged here', keep, merge USING ERRCODE = 'insufficient_privilege';
  END IF;
  one := (SELECT m.id FROM member m WHERE m.person_id = keep);
  other := (SELECT m.id FROM member m WHERE m.person_id = merge);
  INSERT INTO person_merge (id, organization_id, keep_id, merge_id, stood) SELECT i.id, i.organization_id, keep, merge, '{}' FROM workflow_item i WHERE i.id = merger;
  PERFORM set_config('chibo.merger', merger::text, true);
  suspicions := ARRAY(SELECT d.id FROM duplicate_suspicion d WHERE d.settled_on IS NULL AND keep IN (d.person_id, d.other_id) AND merge IN (d.person_id, d.other_id));
  PERFORM person_merge_settles(suspicions, false);
  INSERT INTO person_merge_change (merger_id, table_name, column_name, row_key, state)
  SELECT merger, 'duplicate_suspicion', 'settled_on', jsonb_build_object('id', d.id), person_merge_state('duplicate_suspicion', to_jsonb(d)) FROM duplicate_suspicion d WHERE d.id = ANY (suspicions);
  FOR ref IN SELECT * FROM person_merge_references() ORDER BY place LOOP
    CONTINUE WHEN ref.target = 'member' AND (one IS NULL OR other IS NULL);
    EXECUTE format(
      'WITH moved AS (UPDATE %1$I r SET %2$I = $4 WHERE r.%2$I = $5 AND ($1 IS NOT NULL AND $2 IS NOT NULL) AND NOT COALESCE(%3$s, false) RETURNING to_jsonb(r) AS held)
       INSERT INTO person_merge_change (merger_id, table_name, column_name, row_key, from_id, state)
       SELECT $3, %1$L, %2$L, person_merge_key(%1$L, held), $5, person_merge_state(%1$L, held) FROM moved',
      ref.table_name, ref.column_name, COALESCE(ref.unless, 'false'))
      USING keep, merge, merger, CASE ref.target WHEN 'member' THEN one ELSE keep END, CASE ref.target WHEN 'member' THEN other ELSE merge END;
  END LOOP;
  UPDATE person p SET merged_into_id = CASE p.id WHEN merge THEN keep END, version = p.version + 1 WHERE p.id IN (keep, merge);
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  UPDATE person_merge m SET stood = person_merge_standing(keep) WHERE m.id = merger;
  PERFORM set_config('chibo.merger', '', true);
  RETURN true;
EXCEPTION
  WHEN unique_violation OR exclusion_violation OR check_violation THEN
    PERFORM set_config('chibo.merger', '', true);
    RETURN false;
END
$$;

-- What stands on a merger, by table: rows it moved that have changed or gone since, and records that joined the kept one since,
-- of which nobody could say whose they are.
CREATE FUNCTION chibo_stands_on_merger(merger uuid) RETURNS TABLE (table_name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made person_merge;
  kept record;
  now_is text;
  found_in text[] := '{}';
BEGIN
  SELECT * INTO made FROM person_merge m WHERE m.id = merger AND m.undone_at IS NULL AND m.organization_id IN (SELECT chibo_organizations('duplicate_settle'));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM person p WHERE p.id = made.keep_id AND p.merged_into_id IS NOT NULL) THEN
    found_in := found_in || 'person'::text;
  END IF;
  FOR kept IN SELECT c.table_name, c.row_key, (array_agg(c.state ORDER BY c.id DESC))[1] AS state FROM person_merge_change c WHERE c.merger_id = merger GROUP BY c.table_name, c.row_key LOOP
    EXECUTE format('SELECT person_merge_state(%L, to_jsonb(r)) FROM %I r WHERE %s', kept.table_name, kept.table_name,
      (SELECT string_agg(format('r.%I = %L', key, value), ' AND ') FROM jsonb_each_text(kept.row_key))) INTO now_is;
    IF now_is IS DISTINCT FROM kept.state THEN
      found_in := found_in || kept.table_name::text;
    END IF;
  END LOOP;
  found_in := found_in || ARRAY(
    SELECT split_part(n.key, '.', 1) FROM jsonb_each(person_merge_standing(made.keep_id)) n WHERE n.value IS DISTINCT FROM made.stood -> n.key);
  RETURN QUERY SELECT DISTINCT unnest(found_in) ORDER BY 1;
END
$$;

-- Gives every row back that a merger moved, unless something stands on it. Answers how many.
CREATE FUNCTION chibo_undo_merger(merger uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made person_merge;
  kept record;
  keep_member uuid;
  put_back integer := 0;
BEGIN
  SELECT * INTO made FROM person_merge m
  WHERE m.id = merger AND m.undone_at IS NULL AND m.organization_id IN (SELECT chibo_organizations('duplicate_settle')) FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'merger % cannot be undone', merger USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM FROM person p WHERE p.id IN (made.keep_id, made.merge_id) ORDER BY p.id FOR UPDATE;
  IF NOT chibo_may_merge(made.keep_id, made.merge_id) OR made.keep_id NOT IN (SELECT chibo_mergeable_persons()) THEN
    RAISE EXCEPTION 'merger % cannot be undone', merger USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM chibo_stands_on_merger(merger)) THEN
    RAISE EXCEPTION 'merger % cannot be undone', merger USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merge_stands_alone';
  END IF;
  keep_member := (SELECT m.id FROM member m WHERE m.person_id = made.keep_id);
  UPDATE person_merge m SET undone_at = now() WHERE m.id = merger;
  PERFORM set_config('chibo.merger', merger::text, true);
  -- All rows of a table at once: some refer to each other by whose they are.
  FOR kept IN
    SELECT c.table_name, c.column_name, c.from_id, count(*)::integer AS records FROM person_merge_change c
    WHERE c.merger_id = merger AND c.column_name <> 'settled_on' GROUP BY c.table_name, c.column_name, c.from_id ORDER BY max(c.id) DESC
  LOOP
    put_back := put_back + kept.records;
    EXECUTE format(
      'UPDATE %1$I r SET %2$I = $1 FROM person_merge_change c
       WHERE c.merger_id = $2 AND c.table_name = %1$L AND c.column_name = %2$L AND r.%2$I IN ($3, $4) AND c.row_key = person_merge_key(%1$L, to_jsonb(r))', kept.table_name, kept.column_name)
      USING kept.from_id, merger, made.keep_id, keep_member;
  END LOOP;
  PERFORM person_merge_settles(ARRAY(SELECT (c.row_key ->> 'id')::uuid FROM person_merge_change c WHERE c.merger_id = merger AND c.column_name = 'settled_on'), true);
  UPDATE person p SET merged_into_id = NULL, version = p.version + 1 WHERE p.id IN (made.keep_id, made.merge_id);
  PERFORM set_config('chibo.merger', '', true);
  RETURN put_back;
END
$$;

-- Numbers are sealed for whose they are, and only the program can seal them again: those that a merger, or its undoing, moved in this
-- very transaction, with for whom they are sealed still and whose they are now.
CREATE FUNCTION chibo_moved_numbers(merger uuid) RETURNS TABLE (kind identity_number_kind, sealed bytea, sealed_for_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT n.kind, n.sealed, CASE n.person_id WHEN m.keep_id THEN m.merge_id ELSE m.keep_id END, n.person_id
  FROM person_merge m JOIN person_merge_change c ON c.merger_id = m.id AND c.table_name = 'identity_number'
  JOIN identity_number n ON n.kind::text = c.row_key ->> 'kind' AND n.person_id = CASE WHEN m.undone_at IS NULL THEN m.keep_id ELSE m.merge_id END
  WHERE m.id = merger AND n.sealed IS NOT NULL AND now()::timestamptz(3) = COALESCE(m.undone_at, m.recorded_at)
    AND m.organization_id IN (SELECT chibo_organizations('duplicate_settle'));
END;
CREATE FUNCTION chibo_seal_moved_number(merger uuid, of_kind identity_number_kind, anew bytea, key_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity_number n SET sealed = anew, data_key_id = key_id FROM chibo_moved_numbers(merger) moved
  WHERE n.person_id = moved.person_id AND n.kind = moved.kind AND n.kind = of_kind;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'merger % moved no such number', merger USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

-- What mergers moved, by table, as the preview counts it; and what the merged record was called, which nobody sees any more.
CREATE FUNCTION chibo_merger_contents(mergers uuid[]) RETURNS TABLE (merger_id uuid, merged_name text, moved jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  SELECT m.id, p.full_name, COALESCE((
    SELECT jsonb_object_agg(t.table_name, t.records) FROM (
      SELECT c.table_name, count(*) AS records FROM person_merge_change c JOIN person_merge_references() r ON r.table_name = c.table_name AND r.column_name = c.column_name AND NOT r.confidential
      WHERE c.merger_id = m.id GROUP BY c.table_name) t), '{}')
  FROM person_merge m JOIN person p ON p.id = m.merge_id
  WHERE m.id = ANY (mergers) AND m.organization_id IN (SELECT chibo_organizations('duplicate_settle'));
END;

-- The party record to which a merged one opens.
CREATE FUNCTION chibo_kept_member(of_member uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT k.id FROM member m JOIN person p ON p.id = m.person_id JOIN member k ON k.person_id = p.merged_into_id
  WHERE m.id = of_member AND (k.id IN (SELECT chibo_visible_members()) OR k.id = chibo_member());
END;

-- ---------------------------------------------------------------------------------------------------------
-- A merged record is found by nobody

-- As before; what is still on a merged record stands for nobody.
CREATE OR REPLACE FUNCTION chibo_number_holders(indexes bytea[], beside uuid) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
BEGIN ATOMIC
  SELECT CASE WHEN n.person_id IN (SELECT chibo_visible_persons()) OR n.person_id IN (SELECT chibo_candidates()) OR n.person_id = (SELECT chibo_person()) THEN n.person_id END
  FROM identity_number n JOIN person p ON p.id = n.person_id AND p.merged_into_id IS NULL
  WHERE n.blind_index = ANY (indexes) AND n.person_id <> beside AND chibo_person() IS NOT NULL;
END;
CREATE OR REPLACE FUNCTION chibo_card_holder(card bytea, holder text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT min(p.id::text)::uuid FROM identity_number n JOIN person p ON p.id = n.person_id AND p.merged_into_id IS NULL JOIN member m ON m.person_id = p.id
  WHERE n.kind = 'CARD' AND n.blind_index = card AND lower(normalize(p.full_name)) = lower(normalize(holder)) AND chibo_person() IS NOT NULL
  HAVING count(*) = 1;
END;

CREATE OR REPLACE FUNCTION chibo_suspect_duplicates(of_person uuid, indexes bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  ward uuid;
  match record;
  item uuid;
BEGIN
  IF chibo_person() IS NULL OR NOT (of_person IN (SELECT chibo_identified_persons('identity_write')) OR of_person IN (SELECT chibo_candidates())) THEN
    RETURN;
  END IF;
  SELECT above.id INTO ward
  FROM (SELECT s.organization_id AS id FROM member m JOIN membership s ON s.member_id = m.id WHERE m.person_id = of_person AND s.kind = 'PRIMARY' AND s.during @> today
    UNION ALL SELECT a.organization_id FROM admission a WHERE a.person_id = of_person AND a.closed_on IS NULL
    UNION ALL SELECT p.organization_id FROM post p WHERE p.person_id = of_person AND p.during @> today) home
  JOIN organization o ON o.id = home.id JOIN organization above ON above.path @> o.path
  JOIN organization_period p ON p.organization_id = above.id AND p.kind = 'WARD_COMMITTEE' AND p.during @> today
  ORDER BY nlevel(above.path) DESC LIMIT 1;
  IF ward IS NULL THEN
    RETURN;
  END IF;
  FOR match IN
    SELECT other.id, number.same, names.alike
    FROM person self JOIN person other ON other.id <> self.id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM identity_number n WHERE n.person_id = other.id AND n.blind_index = ANY (indexes)) AS same) number
    CROSS JOIN LATERAL (SELECT births_agree(self.birth_on, self.birth_precision, other.birth_on, other.birth_precision) AND names_alike(self.search_name, other.search_name) AS alike) names
    WHERE self.id = of_person AND other.merged_into_id IS NULL
      AND (other.id IN (SELECT n.person_id FROM identity_number n WHERE n.blind_index = ANY (indexes))
        OR other.birth_on >= date_trunc('year', self.birth_on)::date AND other.birth_on < (date_trunc('year', self.birth_on) + interval '1 year')::date)
      AND (number.same OR names.alike)
      AND other.id NOT IN (SELECT chibo_visible_persons()) AND other.id NOT IN (SELECT chibo_candidates()) AND other.id <> chibo_person()
      AND NOT EXISTS (SELECT FROM not_same_person d WHERE self.id IN (d.one_id, d.other_id) AND other.id IN (d.one_id, d.other_id))
      AND NOT EXISTS (SELECT FROM duplicate_suspicion d WHERE d.settled_on IS NULL AND self.id IN (d.person_id, d.other_id) AND other.id IN (d.person_id, d.other_id))
  LOOP
    item := overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1)::uuid;
    INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (item, 'duplicate', ward, 'OPEN', today);
    INSERT INTO workflow_log (item_id, sequence, action, to_stage) VALUES (item, NULL, 'SUSPECT', 'OPEN');
    INSERT INTO duplicate_suspicion (id, organization_id, person_id, other_id, same_number, alike) VALUES (item, ward, of_person, match.id, match.same, match.alike);
  END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Who opened a member's record: also the one that was merged into it

CREATE OR REPLACE FUNCTION chibo_record_entries(of_member uuid) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH subject AS MATERIALIZED (
    SELECT m.id, people.ids AS person_ids, people.ids || ARRAY(SELECT r.id FROM member r WHERE r.person_id = ANY (people.ids)) AS record_ids
    FROM member m CROSS JOIN LATERAL (SELECT ARRAY(SELECT m.person_id UNION ALL SELECT p.id FROM person p WHERE p.merged_into_id = m.person_id) AS ids) people
    WHERE m.id = of_member AND m.id IN (SELECT chibo_disclosed_members())),
  about AS MATERIALIZED (
    SELECT s.case_id AS id, s.member_id = (SELECT chibo_member()) AND EXISTS (
      SELECT FROM discipline_case d WHERE d.inspection_case_id = s.case_id AND d.member_id = s.member_id AND d.decided_on IS NOT NULL) AS told
    FROM inspection_case_subject s JOIN subject ON subject.id = s.member_id),
  told AS MATERIALIZED (
    SELECT about.id FROM about WHERE about.told
    UNION ALL SELECT d.id FROM discipline_case d JOIN about ON about.id = d.inspection_case_id JOIN subject ON subject.id = d.member_id WHERE about.told),
  untold AS MATERIALIZED (
    SELECT about.id FROM about WHERE NOT about.told
    UNION ALL SELECT d.id FROM discipline_case d JOIN about ON about.id = d.inspection_case_id WHERE NOT about.told),
  conducting AS MATERIALIZED (
    SELECT e.account_id, min(e.id) AS since
    FROM untold CROSS JOIN LATERAL (
      SELECT a.entry_id FROM audit_subject a WHERE a.subject_id = untold.id AND a.subject_kind IN ('inspection_case', 'discipline_case') OFFSET 0) a
    CROSS JOIN LATERAL (SELECT x.id, x.account_id FROM audit_entry x WHERE x.id = a.entry_id LIMIT 1) e
    GROUP BY e.account_id)
  SELECT e.id
  FROM subject CROSS JOIN LATERAL (
    SELECT a.entry_id, bool_or(a.action = 'CHANGED') AS changed FROM audit_subject a
    WHERE a.subject_id = ANY (subject.record_ids) AND a.action IN ('READ', 'CHANGED') AND a.subject_kind IN ('member', 'person')
    GROUP BY a.entry_id) opened
  CROSS JOIN LATERAL (SELECT x.id, x.account_id, x.person_id, x.operation FROM audit_entry x WHERE x.id = opened.entry_id LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT bool_or(c.subject_kind IN ('inspection_case', 'discipline_case')) AS of_case,
      bool_or(c.subject_kind IN ('inspection_case', 'discipline_case') AND c.subject_id NOT IN (SELECT told.id FROM told)) AS of_untold,
      count(DISTINCT c.subject_id) FILTER (WHERE c.subject_kind IN ('member', 'person')) AS people
    FROM audit_subject c WHERE c.entry_id = opened.entry_id OFFSET 0) touched
  WHERE (e.person_id = ANY (subject.person_ids)) IS NOT TRUE
    AND CASE
      WHEN touched.of_case THEN NOT touched.of_untold
      ELSE e.operation !~* '(case|discipline)' AND (
        opened.changed OR touched.people > 5 OR NOT EXISTS (SELECT FROM conducting k WHERE k.account_id = e.account_id AND e.id >= k.since)) END;
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

ALTER TABLE person_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_merge_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_merge_read ON person_merge FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('duplicate_settle')));

CREATE FUNCTION chibo_mergers() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  SELECT i.id FROM workflow_item i WHERE i.kind = 'person-merge' AND i.organization_id IN (SELECT chibo_organizations('duplicate_settle'));
END;
CREATE POLICY person_merge_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'person-merge' AND organization_id IN (SELECT chibo_organizations('duplicate_settle')));
CREATE POLICY person_merge_item_open ON workflow_item FOR INSERT TO chibo_app WITH CHECK (kind = 'person-merge' AND organization_id IN (SELECT chibo_organizations('duplicate_settle')));
CREATE POLICY person_merge_item_move ON workflow_item FOR UPDATE TO chibo_app USING (kind = 'person-merge' AND organization_id IN (SELECT chibo_organizations('duplicate_settle')));
CREATE POLICY person_merge_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_mergers()));
CREATE POLICY person_merge_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_mergers()));
CREATE POLICY person_merge_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_mergers()));
CREATE POLICY person_merge_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_mergers()));

REVOKE EXECUTE ON FUNCTION
  person_merge_standing(uuid), chibo_merging(), append_only_but_for_mergers(), chibo_mergeable_persons(), chibo_merge_home(uuid), chibo_may_merge(uuid, uuid),
  chibo_merge_ground(uuid, uuid), chibo_merge_preview(uuid, uuid), person_merge_settles(uuid[], boolean), chibo_lock_merged(uuid, uuid), chibo_merge_persons(uuid, uuid, uuid),
  chibo_stands_on_merger(uuid), chibo_undo_merger(uuid), chibo_merger_contents(uuid[]), chibo_kept_member(uuid), chibo_mergers(),
  chibo_moved_numbers(uuid), chibo_seal_moved_number(uuid, identity_number_kind, bytea, uuid)
  FROM PUBLIC;
-- The first is asked by triggers of tables that the server writes.
GRANT EXECUTE ON FUNCTION
  chibo_merging(), chibo_mergeable_persons(), chibo_merge_home(uuid), chibo_may_merge(uuid, uuid), chibo_merge_ground(uuid, uuid), chibo_merge_preview(uuid, uuid),
  chibo_lock_merged(uuid, uuid), chibo_merge_persons(uuid, uuid, uuid), chibo_stands_on_merger(uuid), chibo_undo_merger(uuid), chibo_merger_contents(uuid[]), chibo_kept_member(uuid), chibo_mergers(),
  chibo_moved_numbers(uuid), chibo_seal_moved_number(uuid, identity_number_kind, bytea, uuid)
  TO chibo_app;
GRANT SELECT ON person_merge TO chibo_app;
