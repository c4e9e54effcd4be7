-- ---------------------------------------------------------------------------------------------------------
-- Mergers say nothing of cases

-- As before, but for cases: that two records stand in one case, or both in open ones, is found out by merging alone.
CREATE OR REPLACE FUNCTION chibo_merge_ground(keep uuid, merge uuid) RETURNS jsonb
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
      OR EXISTS (SELECT FROM member_badge x JOIN member_badge y ON y.member_id = other AND y.years = x.years WHERE x.member_id = one),
    'apart', EXISTS (SELECT FROM not_same_person d WHERE keep IN (d.one_id, d.other_id) AND merge IN (d.one_id, d.other_id)),
    'alike', names_alike(a.search_name, b.search_name) AND births_agree(a.birth_on, a.birth_precision, b.birth_on, b.birth_precision),
    'numbersDiffer', EXISTS (SELECT FROM identity_number x JOIN identity_number y ON y.person_id = merge AND y.kind = x.kind AND y.blind_index <> x.blind_index WHERE x.person_id = keep),
    'keepAdmittedOn', (SELECT m.admission_decided_on FROM member m WHERE m.id = one), 'mergeAdmittedOn', (SELECT m.admission_decided_on FROM member m WHERE m.id = other))
    FROM person a JOIN person b ON b.id = merge WHERE a.id = keep);
END
$$;

-- As before, and false too where two records that stand in one case, or both in open ones, would become one.
CREATE OR REPLACE FUNCTION chibo_merge_persons(merger uuid, keep uuid, merge uuid) RETURNS boolean
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
  IF EXISTS (
    SELECT FROM (SELECT s.case_id, s.member_id = one AS kept FROM inspection_case_subject s WHERE s.member_id IN (one, other)
      UNION ALL SELECT t.case_id, t.person_id = keep FROM inspection_case_team t WHERE t.person_id IN (keep, merge)) involved
    GROUP BY case_id HAVING count(DISTINCT kept) = 2)
    OR (SELECT count(DISTINCT s.member_id) = 2 FROM inspection_case_subject s JOIN inspection_case c ON c.id = s.case_id WHERE s.member_id IN (one, other) AND c.closed_on IS NULL) THEN
    RETURN false;
  END IF;
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

-- As before, but for what is confidential: of that, what came since stays with the kept record, and what was moved goes back.
CREATE OR REPLACE FUNCTION chibo_stands_on_merger(merger uuid) RETURNS TABLE (table_name text)
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
  FOR kept IN SELECT c.table_name, c.row_key, (array_agg(c.state ORDER BY c.id DESC))[1] AS state FROM person_merge_change c
    WHERE c.merger_id = merger AND c.table_name NOT IN (SELECT r.table_name FROM person_merge_references() r WHERE r.confidential) GROUP BY c.table_name, c.row_key LOOP
    EXECUTE format('SELECT person_merge_state(%L, to_jsonb(r)) FROM %I r WHERE %s', kept.table_name, kept.table_name,
      (SELECT string_agg(format('r.%I = %L', key, value), ' AND ') FROM jsonb_each_text(kept.row_key))) INTO now_is;
    IF now_is IS DISTINCT FROM kept.state THEN
      found_in := found_in || kept.table_name::text;
    END IF;
  END LOOP;
  found_in := found_in || ARRAY(
    SELECT split_part(n.key, '.', 1) FROM jsonb_each(person_merge_standing(made.keep_id)) n WHERE n.value IS DISTINCT FROM made.stood -> n.key
      AND n.key NOT IN (SELECT r.table_name || '.' || r.column_name FROM person_merge_references() r WHERE r.confidential));
  RETURN QUERY SELECT DISTINCT unnest(found_in) ORDER BY 1;
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Whoever went elsewhere is known as they were on the last day here

-- Members who were here once and belong out of scope now, with the last day here.
CREATE FUNCTION chibo_members_gone() RETURNS TABLE (member_id uuid, through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations('member_read') AS id),
  here AS (SELECT s.member_id, max(COALESCE(s.valid_through, 'infinity')) AS through FROM membership s JOIN scoped ON scoped.id = s.organization_id GROUP BY s.member_id)
  SELECT here.member_id, here.through FROM here
  WHERE here.through < 'infinity' AND here.member_id IS DISTINCT FROM chibo_member()
    AND EXISTS (SELECT FROM membership o WHERE o.member_id = here.member_id AND o.valid_from > here.through AND o.organization_id NOT IN (SELECT id FROM scoped));
END;
REVOKE EXECUTE ON FUNCTION chibo_members_gone() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_members_gone() TO chibo_app;

-- As before, but of whoever is elsewhere now nothing, and of a measure that may not be read only whether it is in force
-- today: asked for one day after the other it would give away its first and its last.
DROP FUNCTION chibo_restrictions(uuid[], date);
CREATE FUNCTION chibo_restrictions(members uuid[], as_of date, today date) RETURNS TABLE (member_id uuid, discipline_id uuid, form discipline_form, decision_number text, valid_from date, valid_through date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 5
BEGIN ATOMIC
  WITH readable AS (SELECT chibo_readable_disciplines() AS id)
  SELECT r.member_id, readable.id, CASE WHEN readable.id IS NOT NULL THEN r.form END, CASE WHEN readable.id IS NOT NULL THEN d.decision_number END,
    CASE WHEN readable.id IS NOT NULL THEN r.valid_from END, CASE WHEN readable.id IS NOT NULL THEN r.valid_through END
  FROM member_restriction r JOIN discipline_case d ON d.id = r.discipline_id LEFT JOIN readable ON readable.id = r.discipline_id
  WHERE r.member_id = ANY (members) AND r.member_id IN (SELECT chibo_visible_members()) AND r.member_id NOT IN (SELECT g.member_id FROM chibo_members_gone() g)
    AND r.revoked_at IS NULL AND r.during @> CASE WHEN readable.id IS NULL THEN today ELSE as_of END;
END;
REVOKE EXECUTE ON FUNCTION chibo_restrictions(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_restrictions(uuid[], date, date) TO chibo_app;

DROP POLICY member_overlay_read ON member_overlay;
CREATE POLICY member_overlay_read ON member_overlay FOR SELECT TO chibo_app
  USING (member_id = (SELECT chibo_member()) OR member_id IN (SELECT chibo_visible_members())
    AND (member_id NOT IN (SELECT g.member_id FROM chibo_members_gone() g) OR valid_from <= (SELECT g.through FROM chibo_members_gone() g WHERE g.member_id = member_overlay.member_id)));
DROP POLICY file_check_read ON file_check;
CREATE POLICY file_check_read ON file_check FOR SELECT TO chibo_app
  USING (member_id = (SELECT chibo_member()) OR member_id IN (SELECT chibo_visible_members())
    AND (member_id NOT IN (SELECT g.member_id FROM chibo_members_gone() g) OR checked_on <= (SELECT g.through FROM chibo_members_gone() g WHERE g.member_id = file_check.member_id)));
CREATE OR REPLACE FUNCTION chibo_file_checks() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  SELECT c.id FROM file_check c LEFT JOIN chibo_members_gone() g ON g.member_id = c.member_id
  WHERE c.member_id = chibo_member() OR c.member_id IN (SELECT chibo_visible_members()) AND (g.member_id IS NULL OR c.checked_on <= g.through);
END;
DROP POLICY member_badge_read ON member_badge;
CREATE POLICY member_badge_read ON member_badge FOR SELECT TO chibo_app
  USING (member_id = (SELECT chibo_member()) OR member_id IN (SELECT chibo_visible_members())
    AND (member_id NOT IN (SELECT g.member_id FROM chibo_members_gone() g) OR decided_on <= (SELECT g.through FROM chibo_members_gone() g WHERE g.member_id = member_badge.member_id)));
DROP POLICY member_readmission_read ON member_readmission;
CREATE POLICY member_readmission_read ON member_readmission FOR SELECT TO chibo_app
  USING (member_id = (SELECT chibo_member()) OR member_id IN (SELECT chibo_visible_members())
    AND (member_id NOT IN (SELECT g.member_id FROM chibo_members_gone() g) OR decided_on <= (SELECT g.through FROM chibo_members_gone() g WHERE g.member_id = member_readmission.member_id)));

-- ---------------------------------------------------------------------------------------------------------
-- What hangs on a post that never begins

-- As before; who would have followed a cell by a post that is not taken up follows it no more, and a proposal to take it has
-- nothing to take. A post that a decided measure took stays as that measure left it.
CREATE OR REPLACE FUNCTION chibo_exit_takes(of_exit uuid, post_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  leaving record;
  dropped uuid[];
BEGIN
  SELECT * INTO leaving FROM chibo_exits_under_way() u WHERE u.id = of_exit AND u.restored_on IS NULL;
  IF leaving.id IS NULL THEN
    RAISE EXCEPTION 'exit % is not under way', of_exit USING ERRCODE = 'insufficient_privilege';
  END IF;
  dropped := ARRAY(
    SELECT t.id FROM post t
    WHERE t.id = ANY (post_ids) AND t.person_id = leaving.person_id AND t.valid_from >= leaving.effective_on AND t.organization_id IN (SELECT chibo_organizations('exit_record'))
      AND NOT EXISTS (SELECT FROM discipline_post x JOIN discipline_case d ON d.id = x.discipline_id WHERE x.post_id = t.id AND d.decided_on IS NOT NULL));
  UPDATE member_exit e SET taken = COALESCE((
    SELECT jsonb_agg(kept.held ORDER BY kept.held ->> 'valid_from') FROM (
      SELECT jsonb_build_object('table', 'membership', 'name', (SELECT p.name FROM organization_period p WHERE p.organization_id = s.organization_id ORDER BY p.valid_from DESC LIMIT 1)) || to_jsonb(s) AS held
      FROM membership s WHERE s.member_id = leaving.member_id
        AND (s.valid_from >= leaving.effective_on OR s.kind = 'TEMPORARY' AND (s.valid_through IS NULL OR s.valid_through >= leaving.effective_on))
      UNION ALL
      SELECT jsonb_build_object('table', 'post') || to_jsonb(t) FROM post t WHERE t.id = ANY (dropped)) AS kept), '[]')
  WHERE e.id = of_exit;
  DELETE FROM membership s WHERE s.member_id = leaving.member_id AND s.valid_from >= leaving.effective_on;
  UPDATE membership s SET valid_through = leaving.effective_on - 1
  WHERE s.member_id = leaving.member_id AND (s.valid_through IS NULL OR s.valid_through >= leaving.effective_on);
  DELETE FROM cell_following f WHERE f.post_id = ANY (dropped);
  DELETE FROM discipline_post x WHERE x.post_id = ANY (dropped);
  DELETE FROM post t WHERE t.id = ANY (dropped);
END
$$;
