-- Written from the metrics as they are declared, by `npm run cli -- generate metrics`.

CREATE OR REPLACE FUNCTION chibo_figures(_top uuid, _as_of date, _readings text[], _froms date[], _throughs date[])
RETURNS TABLE (question integer, child uuid, whole integer, numerator integer, denominator integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $figures$
#variable_conflict use_column
DECLARE
  _ids uuid[];
  _children uuid[];
  _question integer;
  _from date;
  _through date;
BEGIN
  -- How a resolution stands, in today's structure, is told to all who may read it; all else to whom the right reaches.
  IF NOT (_top IN (SELECT chibo_organizations('target_read')) OR (_as_of IS NULL AND _top IN (
    SELECT r.organization_id FROM resolution r WHERE r.id IN (SELECT chibo_visible_resolutions())))) THEN
    RETURN;
  END IF;
  IF _as_of IS NULL THEN
    -- Ids are the labels of a path, without hyphens.
    SELECT array_agg(o.id), array_agg(CASE WHEN o.id = t.id THEN NULL ELSE subltree(o.path, nlevel(t.path), nlevel(t.path) + 1)::text::uuid END)
    INTO _ids, _children FROM organization t JOIN organization o ON o.path <@ t.path WHERE t.id = _top;
  ELSE
    -- As it was: under its parent of that day, or, once it had been merged away, under what took it over.
    WITH RECURSIVE parent AS MATERIALIZED (SELECT * FROM organization_parents(_as_of)),
    tree AS (
      SELECT _top AS id, NULL::uuid AS child
      UNION ALL
      SELECT parent.id, COALESCE(tree.child, parent.id) FROM tree JOIN parent ON parent.parent_id = tree.id)
    SELECT array_agg(tree.id), array_agg(tree.child) INTO _ids, _children FROM tree;
  END IF;
  FOR _question IN 1 .. cardinality(_readings) LOOP
    _from := _froms[_question];
    _through := _throughs[_question];
    CASE _readings[_question]
    WHEN 'base-organizations-rated-excellent/of-good-or-better' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, s.organization_id AS subject_id, s.organization_id, e.decided_level = 'EXCELLENT' AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NULL AND e.decided_level IN ('EXCELLENT', 'GOOD') AND EXISTS (
      SELECT FROM organization_period p WHERE p.organization_id = s.organization_id AND p.kind IN ('BASE_CELL', 'BASE_COMMITTEE')
        AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on))
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'base-organizations-rated-excellent/of-rated' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, s.organization_id AS subject_id, s.organization_id, e.decided_level = 'EXCELLENT' AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NULL AND true AND EXISTS (
      SELECT FROM organization_period p WHERE p.organization_id = s.organization_id AND p.kind IN ('BASE_CELL', 'BASE_COMMITTEE')
        AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on))
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'cells-keeping-regular-meetings/every-month' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
          WITH cell AS MATERIALIZED (
            SELECT p.organization_id, GREATEST(date_trunc('month', _from::date + interval '1 month' - interval '1 day')::date, date_trunc('month', o.founded_on + interval '1 month' - interval '1 day')::date) AS since, date_trunc('month', _through::date + interval '1 day')::date AS after
            FROM organization_period p JOIN organization o ON o.id = p.organization_id
            WHERE p.kind IN ('CELL', 'BASE_CELL') AND p.valid_from <= _through::date AND (p.valid_through IS NULL OR p.valid_through >= _through::date) AND date_trunc('month', _from::date + interval '1 month' - interval '1 day')::date < date_trunc('month', _through::date + interval '1 day'))
          SELECT cell.organization_id AS fact_id, cell.organization_id AS subject_id, cell.organization_id,
            count(DISTINCT date_trunc('month', g.held_on::timestamp)) = GREATEST(((date_part('year', cell.after) - date_part('year', cell.since)) * 12 + date_part('month', cell.after) - date_part('month', cell.since)), 0) AS counted
          FROM cell LEFT JOIN cell_meeting g ON g.organization_id = cell.organization_id AND g.kind = 'REGULAR' AND g.voided_at IS NULL
            AND g.held_on >= cell.since AND g.held_on < cell.after AND g.held_on BETWEEN _from::date AND _through::date
          GROUP BY cell.organization_id, cell.since, cell.after
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'cells-rated-good-or-better/all-cells' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, s.organization_id AS subject_id, s.organization_id, e.decided_level IN ('EXCELLENT', 'GOOD') AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NULL AND true AND EXISTS (
      SELECT FROM organization_period p WHERE p.organization_id = s.organization_id AND p.kind IN ('CELL', 'BASE_CELL')
        AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on))
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'cells-rated-good-or-better/direct-cells' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, s.organization_id AS subject_id, s.organization_id, e.decided_level IN ('EXCELLENT', 'GOOD') AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NULL AND true AND EXISTS (
      SELECT FROM organization_period p WHERE p.organization_id = s.organization_id AND p.kind IN ('CELL')
        AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on))
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'civil-servants-rated-good-or-better/of-rated' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT r.id AS fact_id, r.person_id AS subject_id, r.organization_id, r.good AS counted FROM (
  SELECT r.*, r.level IN ('EXCELLENT', 'GOOD') AS good FROM recorded_rating r
  WHERE LEAST(r.decided_on, make_date(r.year, 12, 31)) BETWEEN _from::date AND _through::date
    AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id)) AS r WHERE r.person_id IS NOT NULL
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'civil-servants-trained-digital-skills/in-post' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(DISTINCT fact.fact_id) FILTER (WHERE fact.counted))::integer, count(DISTINCT fact.fact_id)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT post.person_id AS fact_id, post.person_id AS subject_id, post.organization_id, post.person_id IN (
    SELECT a.person_id FROM training_attendance a JOIN training_course c ON c.id = a.course_id
    WHERE a.completed AND c.voided_at IS NULL AND c.topic = 'DIGITAL_SKILLS' AND c.held_through BETWEEN _from::date AND _through::date) AS counted
  FROM post WHERE post.valid_from <= _through::date AND (post.valid_through IS NULL OR post.valid_through >= _through::date) AND (post.kind = 'CIVIL_SERVANT')
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'grassroots-leaders-trained/grassroots-leaders' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(DISTINCT fact.fact_id) FILTER (WHERE fact.counted))::integer, count(DISTINCT fact.fact_id)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT post.person_id AS fact_id, post.person_id AS subject_id, post.organization_id, post.person_id IN (
    SELECT a.person_id FROM training_attendance a JOIN training_course c ON c.id = a.course_id
    WHERE a.completed AND c.voided_at IS NULL AND c.topic = 'GRASSROOTS_LEADERSHIP' AND c.held_through BETWEEN _from::date AND _through::date) AS counted
  FROM post WHERE post.valid_from <= _through::date AND (post.valid_through IS NULL OR post.valid_through >= _through::date) AND (
  post.kind IN ('VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD') OR (post.kind = 'SECRETARY' AND post.organization_id IN (
    SELECT cell.organization_id FROM organization_period cell WHERE cell.kind IN ('CELL', 'BASE_CELL') AND cell.valid_from <= _through::date AND (cell.valid_through IS NULL OR cell.valid_through >= _through::date))))
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'grassroots-leaders-trained/with-civil-servants' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(DISTINCT fact.fact_id) FILTER (WHERE fact.counted))::integer, count(DISTINCT fact.fact_id)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT post.person_id AS fact_id, post.person_id AS subject_id, post.organization_id, post.person_id IN (
    SELECT a.person_id FROM training_attendance a JOIN training_course c ON c.id = a.course_id
    WHERE a.completed AND c.voided_at IS NULL AND c.topic = 'GRASSROOTS_LEADERSHIP' AND c.held_through BETWEEN _from::date AND _through::date) AS counted
  FROM post WHERE post.valid_from <= _through::date AND (post.valid_through IS NULL OR post.valid_through >= _through::date) AND (
  post.kind IN ('VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD') OR (post.kind = 'SECRETARY' AND post.organization_id IN (
    SELECT cell.organization_id FROM organization_period cell WHERE cell.kind IN ('CELL', 'BASE_CELL') AND cell.valid_from <= _through::date AND (cell.valid_through IS NULL OR cell.valid_through >= _through::date))) OR post.kind = 'CIVIL_SERVANT')
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'mass-organizations-rated-good-or-better/of-all' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
          SELECT b.id AS fact_id, b.id AS subject_id, b.organization_id, bool_and(r.good) FILTER (WHERE r.mass_organization_id = b.id) IS TRUE AS counted
          FROM mass_organization b JOIN (
  SELECT r.*, r.level IN ('EXCELLENT', 'GOOD') AS good FROM recorded_rating r
  WHERE LEAST(r.decided_on, make_date(r.year, 12, 31)) BETWEEN _from::date AND _through::date
    AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id)) AS r ON r.organization_id = b.organization_id AND r.mass_organization_id IS NOT NULL
          WHERE b.valid_from <= _through::date AND (b.valid_through IS NULL OR b.valid_through >= _through::date) GROUP BY b.id, b.organization_id
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'mass-organizations-rated-good-or-better/of-rated' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT r.id AS fact_id, r.mass_organization_id AS subject_id, r.organization_id, r.good AS counted FROM (
  SELECT r.*, r.level IN ('EXCELLENT', 'GOOD') AS good FROM recorded_rating r
  WHERE LEAST(r.decided_on, make_date(r.year, 12, 31)) BETWEEN _from::date AND _through::date
    AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id)) AS r WHERE r.mass_organization_id IS NOT NULL
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-admitted/by-ceremony' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT m.id AS fact_id, m.id AS subject_id, stay.organization_id, true AS counted
  FROM member m JOIN membership stay ON stay.member_id = m.id AND stay.kind = 'PRIMARY' AND stay.valid_from <= m.admission_decided_on AND (stay.valid_through IS NULL OR stay.valid_through >= m.admission_decided_on)
  WHERE m.admission_ceremony_on BETWEEN _from::date AND _through::date
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-admitted/by-decision' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT m.id AS fact_id, m.id AS subject_id, stay.organization_id, true AS counted
  FROM member m JOIN membership stay ON stay.member_id = m.id AND stay.kind = 'PRIMARY' AND stay.valid_from <= m.admission_decided_on AND (stay.valid_through IS NULL OR stay.valid_through >= m.admission_decided_on)
  WHERE m.admission_decided_on BETWEEN _from::date AND _through::date
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-rated-excellent/of-good-or-better' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, e.member_id AS subject_id, s.organization_id, e.decided_level = 'EXCELLENT' AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NOT NULL AND e.decided_level IN ('EXCELLENT', 'GOOD')
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-rated-excellent/of-rated' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, e.member_id AS subject_id, s.organization_id, e.decided_level = 'EXCELLENT' AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NOT NULL AND true
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-rated-good-or-better/of-rated' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
  SELECT e.id AS fact_id, e.member_id AS subject_id, s.organization_id, e.decided_level IN ('EXCELLENT', 'GOOD') AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN _from::date AND _through::date AND e.decided_level IS NOT NULL AND e.member_id IS NOT NULL AND true
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'members-recognized/by-recognition' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
          SELECT m.id AS fact_id, m.id AS subject_id, stay.organization_id, true AS counted
          FROM member m JOIN membership stay ON stay.member_id = m.id AND stay.kind = 'PRIMARY' AND stay.valid_from <= m.recognized_on AND (stay.valid_through IS NULL OR stay.valid_through >= m.recognized_on)
          WHERE m.recognized_on BETWEEN _from::date AND _through::date
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'organizations-founded-in-enterprises/founded' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
          SELECT o.id AS fact_id, o.id AS subject_id, o.id AS organization_id, true AS counted
          FROM organization o JOIN organization_period p ON p.organization_id = o.id AND p.valid_from = o.founded_on
          WHERE o.founded_on BETWEEN _from::date AND _through::date AND p.sector IN ('ENTERPRISE', 'COOPERATIVE')
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    WHEN 'street-group-cells-with-committee/sitting' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(*) FILTER (WHERE fact.counted))::integer, count(*)::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
          SELECT p.organization_id AS fact_id, p.organization_id AS subject_id, p.organization_id, EXISTS (
            SELECT FROM committee c WHERE c.organization_id = p.organization_id AND c.kind = 'CELL' AND c.valid_from <= _through::date AND (c.valid_through IS NULL OR c.valid_through >= _through::date)) AS counted
          FROM organization_period p
          WHERE p.kind IN ('CELL', 'BASE_CELL') AND p.sector = 'STREET_GROUP' AND p.valid_from <= _through::date AND (p.valid_through IS NULL OR p.valid_through >= _through::date) AND _from::date <= _through::date
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));
    END CASE;
  END LOOP;
END
$figures$;
REVOKE EXECUTE ON FUNCTION chibo_figures(uuid, date, text[], date[], date[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_figures(uuid, date, text[], date[], date[]) TO chibo_app;
