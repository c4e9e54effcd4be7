-- Who opened a record, without reading the whole audit for it, and in pages whose cursors do not tell how much is in the
-- audit: an entry is named by its request, not by its number.

-- As before; every step now goes from the record to its entries along indexes, however many entries there are.
CREATE OR REPLACE FUNCTION chibo_record_entries(of_member uuid) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1000
BEGIN ATOMIC
  WITH subject AS MATERIALIZED (
    SELECT m.id, m.person_id FROM member m WHERE m.id = of_member AND m.id IN (SELECT chibo_disclosed_members())),
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
    WHERE a.subject_id = ANY (ARRAY[subject.id, subject.person_id]) AND a.action IN ('READ', 'CHANGED')
      AND (a.subject_kind = 'member' AND a.subject_id = subject.id OR a.subject_kind = 'person' AND a.subject_id = subject.person_id)
    GROUP BY a.entry_id) opened
  CROSS JOIN LATERAL (SELECT x.id, x.account_id, x.person_id, x.operation FROM audit_entry x WHERE x.id = opened.entry_id LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT bool_or(c.subject_kind IN ('inspection_case', 'discipline_case')) AS of_case,
      bool_or(c.subject_kind IN ('inspection_case', 'discipline_case') AND c.subject_id NOT IN (SELECT told.id FROM told)) AS of_untold,
      count(DISTINCT c.subject_id) FILTER (WHERE c.subject_kind IN ('member', 'person')) AS people
    FROM audit_subject c WHERE c.entry_id = opened.entry_id OFFSET 0) touched
  WHERE e.person_id IS DISTINCT FROM subject.person_id
    AND CASE
      WHEN touched.of_case THEN NOT touched.of_untold
      ELSE e.operation !~* '(case|discipline)' AND (
        opened.changed OR touched.people > 5 OR NOT EXISTS (SELECT FROM conducting k WHERE k.account_id = e.account_id AND e.id >= k.since)) END;
END;

DROP FUNCTION chibo_record_reads(uuid, bigint, boolean, integer);
-- One page of them, the latest first; backwards, the earliest first. One request makes one entry.
CREATE FUNCTION chibo_record_reads(of_member uuid, beyond uuid, backwards boolean, page integer)
RETURNS TABLE (id uuid, at timestamptz, operation text, changed boolean, reader_name text, hat text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
BEGIN ATOMIC
  WITH told AS MATERIALIZED (
    SELECT e.* FROM chibo_record_entries(of_member) AS listed (id)
    CROSS JOIN LATERAL (SELECT x.id, x.request_id, x.at, x.operation, x.person_id, x.account_id, x.hat FROM audit_entry x WHERE x.id = listed.id LIMIT 1) e),
  start AS MATERIALIZED (SELECT min(told.id) AS id FROM told WHERE told.request_id = beyond)
  SELECT e.request_id, e.at, e.operation, EXISTS (
      SELECT FROM audit_subject a JOIN member m ON m.id = of_member
      WHERE a.entry_id = e.id AND a.action = 'CHANGED' AND (a.subject_kind = 'member' AND a.subject_id = m.id OR a.subject_kind = 'person' AND a.subject_id = m.person_id)),
    COALESCE(p.full_name, account.username), e.hat
  FROM (
    SELECT t.* FROM told t CROSS JOIN start
    WHERE beyond IS NULL OR CASE WHEN backwards THEN t.id > start.id ELSE t.id < start.id END
    ORDER BY CASE WHEN backwards THEN t.id ELSE -t.id END LIMIT LEAST(page, 101)) e
  LEFT JOIN person p ON p.id = e.person_id LEFT JOIN account ON account.id = e.account_id
  ORDER BY CASE WHEN backwards THEN e.id ELSE -e.id END;
END;
REVOKE EXECUTE ON FUNCTION chibo_record_reads(uuid, uuid, boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_record_reads(uuid, uuid, boolean, integer) TO chibo_app;
