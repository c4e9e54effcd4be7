-- A line of a programme that was entered by mistake stays to be read and is counted nowhere.

CREATE OR REPLACE FUNCTION chibo_programme_counts(programmes uuid[])
RETURNS TABLE (programme_id uuid, kind programme_line_kind, stage text, lines integer, planned_rounds integer, planned_subjects integer, done_rounds integer, done_subjects integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT l.programme_id, l.kind, i.stage, count(*)::integer, COALESCE(sum(l.planned_rounds), 0)::integer, COALESCE(sum(l.planned_subjects), 0)::integer,
    COALESCE(sum(l.done_rounds), 0)::integer, COALESCE(sum(l.done_subjects), 0)::integer
  FROM programme_line l JOIN workflow_item i ON i.id = l.id
  WHERE l.programme_id = ANY (programmes) AND l.programme_id IN (SELECT chibo_programmes()) AND l.id NOT IN (SELECT chibo_lines_on_self())
    AND i.stage <> 'WITHDRAWN'
  GROUP BY l.programme_id, l.kind, i.stage;
END;

CREATE OR REPLACE FUNCTION chibo_programme_completion(unit uuid, from_day date, through_day date)
RETURNS TABLE (body programme_body, kind programme_line_kind, stage text, lines integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.body, l.kind, i.stage, count(*)::integer
  FROM inspection_programme p JOIN programme_line l ON l.programme_id = p.id JOIN workflow_item i ON i.id = l.id
  WHERE unit IN (SELECT chibo_organizations('case_count')) AND p.period_from >= from_day AND p.period_through <= through_day
    AND stood_within(p.organization_id, unit, p.period_from) AND l.id NOT IN (SELECT chibo_lines_on_self())
    AND i.stage <> 'WITHDRAWN'
  GROUP BY p.body, l.kind, i.stage;
END;
