import type { Metric, Reading } from './metric.js';

/** What the database calls one reading of one metric. */
export function readingName({ key }: Metric, reading: Reading): string {
  return `${key}/${reading.key}`;
}

/**
 * The database's function that counts, written from the metrics as they are declared: `chibo_figures` answers many
 * questions about one organisation at once, each with the whole and with what lies under every direct child. It counts
 * past row-level security, so that whoever is entitled to a number gets the whole of it without being shown a name;
 * the list behind a number stays under row-level security.
 */
export function countingFunction(metrics: readonly Metric[]): string {
  return `CREATE OR REPLACE FUNCTION chibo_figures(_top uuid, _as_of date, _readings text[], _froms date[], _throughs date[])
RETURNS TABLE (question integer, child uuid, whole integer, numerator integer, denominator integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $figures$${countingBody(metrics)}$figures$;
REVOKE EXECUTE ON FUNCTION chibo_figures(uuid, date, text[], date[], date[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_figures(uuid, date, text[], date[], date[]) TO chibo_app;
`;
}

/** What stands between the quotes of the function: by it the database's and the declared one are held against each other. */
export function countingBody(metrics: readonly Metric[]): string {
  const readings = metrics.flatMap((metric) => metric.readings.map((reading) => ({ name: readingName(metric, reading), reading })));
  return `
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
${readings.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, reading }) => branch(name, reading)).join('\n')}
    END CASE;
  END LOOP;
END
`;
}

function branch(name: string, { rows, several }: Reading): string {
  const each = several === true ? 'DISTINCT fact.fact_id' : '*';
  const inPeriod = rows.replace(/\$1\b/g, '_from').replace(/\$2\b/g, '_through').replace(/^\n+/, '');
  return `    WHEN '${name}' THEN
      RETURN QUERY SELECT _question, node.child, GROUPING(node.child), (count(${each}) FILTER (WHERE fact.counted))::integer, count(${each})::integer
      FROM unnest(_ids, _children) AS node (id, child) JOIN (
${inPeriod}
      ) AS fact ON fact.organization_id = node.id GROUP BY GROUPING SETS ((), (node.child));`;
}
