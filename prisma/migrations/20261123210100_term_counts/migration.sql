-- What a report of a term counts besides: measures on organisations, and how far the programmes have come.

-- Every form for organisations, in the form that stands, with how many such measures bodies of the organisation decided;
-- no row where measures are not told.
CREATE FUNCTION chibo_organization_discipline_counts(unit uuid, from_day date, through_day date) RETURNS TABLE (form discipline_form, measures integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT f.form, count(d.id)::integer
  FROM unnest(ARRAY['REPRIMAND', 'WARNING', 'DISSOLUTION']::discipline_form[]) AS f (form)
  LEFT JOIN (discipline_case d JOIN workflow_item i ON i.id = d.id
    LEFT JOIN LATERAL (SELECT r.form FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1) corrected ON true)
    ON COALESCE(corrected.form, d.decided_form) = f.form AND d.decided_on BETWEEN from_day AND through_day AND d.organization_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'ANNULLED')
    AND stood_within(COALESCE(i.waits_at_id, i.organization_id), unit, d.decided_on)
  WHERE chibo_discipline_is_told(unit)
  GROUP BY f.form;
END;

-- Lines of the programmes whose time lies within the days, counted where their body stood on the first of them. Lines on the
-- actor or a declared relative are in no count.
CREATE FUNCTION chibo_programme_completion(unit uuid, from_day date, through_day date)
RETURNS TABLE (body programme_body, kind programme_line_kind, stage text, lines integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.body, l.kind, i.stage, count(*)::integer
  FROM inspection_programme p JOIN programme_line l ON l.programme_id = p.id JOIN workflow_item i ON i.id = l.id
  WHERE unit IN (SELECT chibo_organizations('case_count')) AND p.period_from >= from_day AND p.period_through <= through_day
    AND stood_within(p.organization_id, unit, p.period_from) AND l.id NOT IN (SELECT chibo_lines_on_self())
  GROUP BY p.body, l.kind, i.stage;
END;

REVOKE EXECUTE ON FUNCTION chibo_organization_discipline_counts(uuid, date, date), chibo_programme_completion(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_organization_discipline_counts(uuid, date, date), chibo_programme_completion(uuid, date, date) TO chibo_app;
