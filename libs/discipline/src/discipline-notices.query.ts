import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { DecidedMeasure } from './discipline-notice.rules.js';

// The body that decided hands it out: of a cell its officers, of others those who lead the case. Told is the official cell.
const DECIDED = `
  SELECT d.id, i.organization_id AS "organizationId", d.decided_by AS "decidedBy", d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn",
    d.announced_on AS "announcedOn", true AS handled
  FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE d.decided_on IS NOT NULL AND d.announced_on IS NULL AND NOT d.synthetic
    AND CASE d.decided_by WHEN 'CELL' THEN d.cell_id IN (SELECT chibo_organizations('discipline_vote')) AND d.id IN (SELECT chibo_handled_disciplines())
      ELSE d.inspection_case_id IN (SELECT chibo_led_cases()) END
    AND d.annulled_on IS NULL
  UNION ALL
  SELECT d.id, d.official_cell_id, d.decided_by, d.decision_number, d.decided_on, d.announced_on, false
  FROM discipline_case d
  WHERE d.decided_by = 'CELL' AND d.annulled_on IS NULL AND d.official_cell_id IN (SELECT chibo_organizations('discipline_vote'))`;

/** Reads of which decided measures the actor is to be told. */
@Injectable()
export class DisciplineNoticesQuery {
  async decided(ctx: Ctx): Promise<DecidedMeasure[]> {
    return ctx.db.sql.many(DECIDED);
  }
}
