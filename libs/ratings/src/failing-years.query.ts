import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { FailingMember } from './failing-years.rules.js';

// Those whose last decided year failed and who are still members: for the cell on whose sheet it was, and for the body that decided.
const FAILING = `
  SELECT e.id AS "entryId", s.organization_id AS "organizationId", m.person_id AS "personId", own.years, told.for_cell AS "forCell", told.for_decider AS "forDecider",
    COALESCE((SELECT max(l.decided_on) FROM workflow_log l WHERE l.item_id = s.id AND l.action = 'DECIDE'), e.document_on, n.cut_off_on)::text AS "decidedOn",
    (SELECT json_build_object('id', h.id, 'through', h.through, 'result', h.result) FROM member_help h WHERE h.member_id = e.member_id AND h.year = s.year) AS help
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id JOIN member m ON m.id = e.member_id
  CROSS JOIN LATERAL (SELECT s.organization_id IN (SELECT chibo_organizations('rating_submit')) AS for_cell,
    COALESCE(s.decider_id IN (SELECT chibo_organizations('rating_decide')), false) AS for_decider) AS told
  CROSS JOIN LATERAL (SELECT array_agg(DISTINCT f.year ORDER BY f.year DESC) AS years FROM rating_entry b JOIN rating_sheet f ON f.id = b.sheet_id
    WHERE b.member_id = e.member_id AND b.decided_level = 'NOT_COMPLETED') AS own
  WHERE e.decided_level = 'NOT_COMPLETED' AND (told.for_cell OR told.for_decider) AND e.member_id IS DISTINCT FROM (SELECT chibo_member())
    AND NOT EXISTS (SELECT FROM rating_entry o JOIN rating_sheet t ON t.id = o.sheet_id WHERE o.member_id = e.member_id AND o.decided_level IS NOT NULL AND t.year > s.year)
    AND EXISTS (SELECT FROM member_status_period p WHERE p.member_id = e.member_id AND ${inForce('p', '$1::date')})
  ORDER BY e.id`;

/** Reads who failed the last rated year, for those who have to do something about it. */
@Injectable()
export class FailingYearsQuery {
  async failing(ctx: Ctx): Promise<FailingMember[]> {
    return ctx.db.sql.many(FAILING, [ctx.today.toString()]);
  }
}
