interface Count {
  readonly rated: number;
  readonly good: number;
  readonly excellent: number;
  readonly allowed: number;
  readonly left: number;
  readonly formula: string;
}

export interface Pool {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly rule: string;
  readonly hard: boolean;
  readonly decided: Count;
  readonly proposed: Count;
  readonly holders: readonly { readonly id: string; readonly member: { readonly id: string } | null }[];
}

export interface Season {
  readonly id: string;
  readonly year: number;
  readonly closedOn: string | null;
  readonly progress: { readonly stage: string; readonly version: number; readonly sheets: number; readonly submitted: number; readonly decided: number; readonly roster: number; readonly excused: number; readonly rated: number };
  readonly pools: readonly Pool[];
  readonly amendments: readonly { readonly number: number; readonly before: string; readonly after: string; readonly decisionNumber: string; readonly entry: { readonly id: string } | null }[];
}

const COUNT = '{ rated good excellent allowed left formula }';
/** The seasons of a ward with their pools, progress and amendments. */
export const SEASONS = `query ($of: UUID!) { ratingSeasons(organizationId: $of) {
  id year closedOn progress { stage version sheets submitted decided roster excused rated }
  pools { id subject name rule hard decided ${COUNT} proposed ${COUNT} holders { id member { id } } }
  amendments { number before after decisionNumber entry { id } } } }`;

/** How many slots each pool has left. */
export const SLOTS_LEFT = 'query ($of: UUID!) { ratingSeasons(organizationId: $of) { id pools { id decided { left } } } }';

/** The base committees of Mộc Châu, and who heads them. */
export const BASE_COMMITTEES = `
  SELECT p.organization_id AS id, p.name, (SELECT t.person_id FROM post t WHERE t.organization_id = p.organization_id AND t.kind = 'SECRETARY' AND t.valid_through IS NULL) AS secretary
  FROM organization_period p JOIN organization_period ward ON ward.organization_id = p.parent_id AND ward.name = 'Đảng bộ phường Mộc Châu' AND ward.valid_through IS NULL
  WHERE p.kind = 'BASE_COMMITTEE' AND p.valid_through IS NULL ORDER BY p.name`;
/** How many of a pool are rated, good, excellent. */
export const OF_POOL = `
  SELECT count(*)::int AS rated, (count(*) FILTER (WHERE decided_level = 'GOOD'))::int AS good, (count(*) FILTER (WHERE decided_level = 'EXCELLENT'))::int AS excellent
  FROM rating_entry WHERE pool_id = $1 AND decided_level IS NOT NULL`;

/** As if every cell had voted and submitted: everybody good, and so many of each cell excellent. */
export function allSubmitted(seasonId: string, excellent: number): string[] {
  return [
    `UPDATE rating_entry e SET proposed_level = (CASE WHEN own.place BETWEEN 2 AND ${excellent + 1} THEN 'EXCELLENT' ELSE 'GOOD' END)::rating_level,
       votes_for = 9, votes_against = 0, votes_absent = 0
     FROM (SELECT e.id, row_number() OVER (PARTITION BY sheet_id ORDER BY member_id NULLS FIRST) AS place
       FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id WHERE s.season_id = '${seasonId}' AND excuse IS NULL) AS own
     WHERE own.id = e.id`,
    `UPDATE workflow_item i SET stage = 'SUBMITTED', version = version + 1, waits_at_id = s.decider_id FROM rating_sheet s WHERE s.id = i.id AND stage = 'DRAFTING' AND s.season_id = '${seasonId}'`,
  ];
}
