/** What the baseline reads for one path: the statement, and the parameters it takes from the query string, in order. */
export interface BaselineQuery {
  readonly text: string;
  readonly params: readonly string[];
  /** The column whose values go into the audit as members read; none: nobody is shown. */
  readonly member?: string;
  /** The answer's rows, by the name and the type of each field. */
  readonly fields: Readonly<Record<string, 'string' | 'integer' | 'number'>>;
  /** Fields that may be null. */
  readonly nullable?: readonly string[];
}

const BORN = `left(p.birth_on::text, CASE p.birth_precision WHEN 'DAY' THEN 10 WHEN 'MONTH' THEN 7 ELSE 4 END)`;

/** The periods `named` of an organisation, the one that holds on a day or is nearest to it first. */
const nearest = (day: string): string => `named.during @> ${day} DESC, named.valid_from <= ${day} DESC, abs(named.valid_from - ${day})`;

const NODE = `node AS (
  SELECT o.id, CASE WHEN o.id = top.id THEN NULL ELSE subltree(o.path, nlevel(top.path), nlevel(top.path) + 1)::text::uuid END AS child
  FROM organization top JOIN organization o ON o.path <@ top.path
  WHERE top.id = $1::uuid)`;

/** The statements a handler written for one page alone would have, by path. */
export const BASELINE: Readonly<Record<string, BaselineQuery>> = {
  '/roll': {
    params: ['organization', 'day'],
    text: `
      WITH RECURSIVE unit AS (
        SELECT $1::uuid AS id
        UNION ALL
        SELECT below.organization_id FROM organization_period below JOIN unit ON below.parent_id = unit.id WHERE below.during @> $2::date)
      SELECT m.id, st.status, m.admission_decided_on AS "admissionDecidedOn", m.recognized_on AS "recognizedOn",
        p.full_name AS "fullName", ${BORN} AS "birthDate", p.gender, e.name_vi AS "ethnicGroup"
      FROM membership ms
      JOIN member m ON m.id = ms.member_id
      JOIN person p ON p.id = m.person_id
      JOIN ethnic_group e ON e.code = p.ethnic_group_code
      JOIN member_status_period st ON st.member_id = m.id AND st.during @> $2::date
      WHERE ms.kind = 'PRIMARY' AND ms.during @> $2::date AND ms.organization_id IN (SELECT id FROM unit)
      ORDER BY p.given_name, p.family_name, m.id LIMIT 50`,
    member: 'id',
    fields: {
      id: 'string', status: 'string', admissionDecidedOn: 'string', recognizedOn: 'string',
      fullName: 'string', birthDate: 'string', gender: 'string', ethnicGroup: 'string',
    },
    nullable: ['recognizedOn'],
  },
  '/rollup': {
    params: ['organization', 'from', 'through'],
    text: `
      WITH ${NODE},
      counted AS (
        SELECT node.child, count(*) FILTER (WHERE e.decided_level IN ('EXCELLENT', 'GOOD'))::int AS numerator, count(*)::int AS denominator
        FROM node JOIN rating_sheet s ON s.organization_id = node.id
        JOIN rating_entry e ON e.sheet_id = s.id JOIN rating_season n ON n.id = s.season_id
        WHERE n.cut_off_on BETWEEN $2::date AND $3::date AND e.decided_level IS NOT NULL AND e.member_id IS NOT NULL
        GROUP BY node.child)
      SELECT DISTINCT ON (counted.child) counted.child AS id, named.name, counted.numerator, counted.denominator
      FROM counted JOIN organization_period named ON named.organization_id = counted.child
      ORDER BY counted.child, ${nearest('$3::date')}`,
    fields: { id: 'string', name: 'string', numerator: 'integer', denominator: 'integer' },
  },
  '/list': {
    params: ['organization', 'from', 'through'],
    text: `
      WITH ${NODE}
      SELECT DISTINCT ON (m.id) m.id, p.full_name AS "fullName", m.admission_decided_on AS "admissionDecidedOn", st.status, stay.organization_id AS "organizationId", named.name
      FROM node
      JOIN membership stay ON stay.organization_id = node.id AND stay.kind = 'PRIMARY'
      JOIN member m ON m.id = stay.member_id AND m.admission_decided_on BETWEEN stay.valid_from AND COALESCE(stay.valid_through, 'infinity')
      JOIN person p ON p.id = m.person_id
      LEFT JOIN member_status_period st ON st.member_id = m.id AND st.during @> $3::date
      JOIN organization_period named ON named.organization_id = stay.organization_id
      WHERE m.admission_decided_on BETWEEN $2::date AND $3::date
      ORDER BY m.id, ${nearest('$3::date')} LIMIT 50`,
    member: 'id',
    fields: { id: 'string', fullName: 'string', admissionDecidedOn: 'string', status: 'string', organizationId: 'string', name: 'string' },
    nullable: ['status'],
  },
};
