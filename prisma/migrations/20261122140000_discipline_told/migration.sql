-- Whether discipline may be counted for an organisation: for a cell, to its own office; else for a ward, or what went up
-- in one at its founding, and for nothing between cell and ward, whose numbers would be one cell's, or be told apart by
-- subtraction. The question carries no period, so on no day since the first case may one or two cells have stood in the
-- organisation, nor in any that was merged into it: every number is then one of three cells or more, and so is every
-- difference between two.
CREATE OR REPLACE FUNCTION chibo_discipline_is_told(unit uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE since AS (SELECT daterange(min(decided_on), NULL) AS days FROM inspection_case),
  -- What went up in an organisation while it stood in it was counted there all along.
  whole AS (
    SELECT unit AS id
    UNION SELECT l.predecessor_id FROM organization_lineage l JOIN whole ON whole.id = l.successor_id
    WHERE l.kind = 'MERGED_INTO'
      AND NOT EXISTS (SELECT FROM organization_period p WHERE p.organization_id = l.predecessor_id AND p.parent_id = l.successor_id)),
  below AS (
    SELECT whole.id AS whole_id, p.organization_id AS id, p.kind, p.during * since.days AS during
    FROM whole JOIN organization_period p ON p.organization_id = whole.id JOIN since ON p.during && since.days
    UNION SELECT below.whole_id, p.organization_id, p.kind, p.during * below.during
    FROM below JOIN organization_period p ON p.parent_id = below.id AND p.during && below.during),
  cell AS (
    SELECT whole_id, unnest(range_agg(during)) AS during FROM below WHERE kind IN ('CELL', 'BASE_CELL') GROUP BY whole_id, id),
  change AS (
    SELECT whole_id, lower(during) AS day, 1 AS cells FROM cell
    UNION ALL SELECT whole_id, upper(during), -1 FROM cell WHERE NOT upper_inf(during)),
  standing AS (SELECT sum(sum(cells)) OVER (PARTITION BY whole_id ORDER BY day) AS cells FROM change GROUP BY whole_id, day)
  SELECT unit IN (SELECT chibo_organizations('case_count')) AND (
    EXISTS (SELECT FROM organization o WHERE o.id = unit AND o.path = ANY ((SELECT chibo_scope('case_count'))::ltree[]))
      AND NOT EXISTS (SELECT FROM organization_period p WHERE p.organization_id = unit AND p.kind NOT IN ('CELL', 'BASE_CELL') OR p.parent_id = unit)
    OR (EXISTS (SELECT FROM organization_period p WHERE p.organization_id = unit AND p.kind = 'WARD_COMMITTEE')
        OR EXISTS (
          SELECT FROM organization_lineage l JOIN organization ward ON ward.id = l.successor_id
          WHERE l.predecessor_id = unit AND l.kind = 'MERGED_INTO' AND l.effective_on <= ward.founded_on
            AND EXISTS (SELECT FROM organization_period p WHERE p.organization_id = unit AND p.kind = 'BASE_COMMITTEE')
            AND EXISTS (SELECT FROM organization_period p WHERE p.organization_id = ward.id AND p.kind = 'WARD_COMMITTEE')))
      AND COALESCE((SELECT bool_and(standing.cells = 0 OR standing.cells >= 3) FROM standing), false));
END;
