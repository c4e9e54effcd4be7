import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { RunningTerm } from './term-notice.rules.js';

// Whoever was elected or appointed since is the answer to a notice, so it is not told any more; of posts that several
// hold at once, only the same person's next term is. A secretary whose post ends with the committee is told with it.
const RUNNING_TERMS = `
  WITH scoped AS MATERIALIZED (SELECT chibo_organizations('post_prepare') AS id)
  SELECT c.id, c.organization_id AS "organizationId", p.kind AS "organizationKind", NULL::uuid AS "personId", c.kind::text AS "committeeKind", NULL::text AS "postKind",
    c.valid_from AS "validFrom", c.valid_through AS "validThrough"
  FROM committee c JOIN organization_period p ON p.organization_id = c.organization_id AND ${inForce('p', '$3::date')}
  WHERE c.organization_id IN (SELECT id FROM scoped) AND c.valid_from <= $3::date AND (c.valid_through IS NULL OR c.valid_through BETWEEN $1::date AND $2::date)
    AND NOT EXISTS (SELECT FROM committee n WHERE n.organization_id = c.organization_id AND n.kind = c.kind AND n.valid_from > c.valid_from)
  UNION ALL
  SELECT t.id, t.organization_id, p.kind, t.person_id, NULL, t.kind::text, t.valid_from, t.valid_through
  FROM post t JOIN organization_period p ON p.organization_id = t.organization_id AND ${inForce('p', '$3::date')}
  WHERE t.organization_id IN (SELECT id FROM scoped) AND t.committee_id IS NULL AND t.valid_from <= $3::date AND t.valid_through BETWEEN $1::date AND $2::date
    AND NOT EXISTS (SELECT FROM post n WHERE n.organization_id = t.organization_id AND n.kind = t.kind AND n.valid_from > t.valid_through
      AND (n.person_id = t.person_id OR n.kind NOT IN ('DEPUTY_SECRETARY', 'PARTY_OFFICE_OFFICER', 'CIVIL_SERVANT')))
    AND NOT (t.kind IN ('SECRETARY', 'DEPUTY_SECRETARY') AND EXISTS (
      SELECT FROM committee c WHERE c.organization_id = t.organization_id AND c.kind IN ('CELL', 'EXECUTIVE') AND c.valid_through = t.valid_through))`;

/** Reads terms of office whose end the actor is to be told of. */
@Injectable()
export class TermNoticesQuery {
  /** Those that end from one day through another, and committees of which no end is set. */
  async runningTerms(ctx: Ctx, from: PlainDate, through: PlainDate): Promise<RunningTerm[]> {
    return ctx.db.sql.many(RUNNING_TERMS, [from.toString(), through.toString(), ctx.today.toString()]);
  }
}
